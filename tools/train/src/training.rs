//! From annotated articles to a model: words, tagger, cues, statements, acceptance.

pub mod acceptance;
pub mod cue_examples;
pub mod parallel;
pub mod prepared;
pub mod settings;
pub mod tagging;
pub mod windows;

use anyhow::Result;
use quotelens::model::atoms::{self, Spelling};
use quotelens::model::chain::LABELS;
use quotelens::model::file::{Parts, TAGS, Thresholds};
use quotelens::model::probability::NAT;
use quotelens::model::words::Words;

use crate::chain;
use crate::document::Document;
use crate::ftrl::{Rates, quantised};
use crate::logistic::{self, Example};
use crate::read_model;
use crate::words::{self, WordList};
use parallel::{both, in_half};
use prepared::Prepared;

/// Sizes and rates: all that can be chosen about a training.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    /// Rows of the tagger's table, as a power of two.
    pub tag_bits: u32,
    /// Rows of the table of cues, likewise.
    pub cue_bits: u32,
    /// Rows of the table of statements, likewise.
    pub statement_bits: u32,
    /// Rows of the table of acceptance, likewise.
    pub acceptance_bits: u32,
    /// Passes over the tags.
    pub tag_epochs: u32,
    /// Passes over cues and windows.
    pub epochs: u32,
    /// Weights of the tagger below this are dropped.
    pub tag_least: f32,
    /// FTRL's l1 for acceptance.
    pub acceptance_l1: f32,
    /// Passes over the candidates.
    pub acceptance_epochs: u32,
    /// FTRL's rate.
    pub alpha: f32,
    /// FTRL's l1 for cues.
    pub cue_l1: f32,
    /// FTRL's l1 for statements.
    pub statement_l1: f32,
    /// Of the orders in which examples are gone through.
    pub seed: u64,
    /// Slots of the table of words, as a power of two; at most half are used.
    pub word_bits: u32,
    /// Steps on each side of zero for the weights of cues: 127 uses whole bytes, 15 five bits of
    /// them, which costs nothing on a held-out fold and compresses far better.
    pub cue_levels: u8,
    /// The same for statements.
    pub statement_levels: u8,
    /// The same for acceptance.
    pub acceptance_levels: u8,
}

impl Default for Recipe {
    fn default() -> Self {
        Self {
            tag_bits: 15,
            cue_bits: 17,
            statement_bits: 17,
            acceptance_bits: 15,
            tag_epochs: 4,
            epochs: 8,
            alpha: 0.05,
            acceptance_l1: 6.0,
            acceptance_epochs: 8,
            tag_least: 3.0,
            cue_l1: 11.0,
            statement_l1: 26.0,
            seed: 1,
            word_bits: 13,
            cue_levels: 15,
            statement_levels: 20,
            acceptance_levels: 31,
        }
    }
}

/// The least probability of a cue for its window to be read in training: 5 %.
const ANCHOR: i32 = -294 * NAT / 100;

/// The same in the engine: 27 %. Acceptance learns more from the unlikely windows than it finds in
/// them, and they take half of the time.
const READ: i32 = -NAT;

/// The least probability of a statement in percent, as [`Thresholds`] has it.
const ACCEPT: [[i32; 2]; 3] = [[60, 75], [42, 50], [20, 30]];

impl Recipe {
    fn cue_rates(self) -> Rates {
        Rates { epochs: self.epochs, alpha: self.alpha, l1: self.cue_l1, seed: self.seed }
    }

    fn statement_rates(self) -> Rates {
        Rates { epochs: self.epochs, alpha: self.alpha, l1: self.statement_l1, seed: self.seed }
    }

    fn acceptance_rates(self) -> Rates {
        Rates {
            epochs: self.acceptance_epochs,
            alpha: self.alpha,
            l1: self.acceptance_l1,
            seed: self.seed,
        }
    }
}

/// The parts of a model, trained from documents.
///
/// Each stage learns from what the stages before it make of documents they have not seen
/// (jackknifing over two halves); what is shipped is then trained on all of them.
///
/// # Errors
///
/// If the recipe makes tables that the engine cannot read.
pub fn train(documents: &[Document], recipe: Recipe) -> Result<Parts> {
    let list = words::count(documents, &spellings(documents, &Words::default()), recipe.word_bits);
    let untrained = untrained(&list, recipe);
    let file = untrained.write();
    let spellings = spellings(documents, &read_model(&file)?.words);
    let prepared = tagging::jackknifed(documents, &spellings, &untrained, recipe)?;
    tagging::report(&prepared);

    let all: Vec<&Prepared> = prepared.iter().collect();
    let (even, odd) = (in_half(&all, 0), in_half(&all, 1));
    let extents = |documents: &[&Prepared]| extents(documents, &list, &untrained, recipe);
    let (by_even, by_odd) = both(|| extents(&even), || extents(&odd));
    let (full, (tags, acceptance)) = both(
        || extents(&all),
        || {
            let tags = tagging::table(&tagging::spelled(documents, &spellings), recipe);
            (tags, acceptance(&[(&odd, &by_even), (&even, &by_odd)], recipe))
        },
    );
    let thresholds = Thresholds { anchor: READ, ..full.thresholds };
    Ok(Parts { tags, acceptance: acceptance?, thresholds, ..full })
}

/// The spellings of all documents, with what is known of the words.
#[must_use]
pub fn spellings(documents: &[Document], words: &Words) -> Vec<Vec<Spelling>> {
    documents.iter().map(|document| atoms::spellings(&document.tokens, words)).collect()
}

/// A model that knows words and nothing else.
#[must_use]
pub fn untrained(list: &WordList, recipe: Recipe) -> Parts {
    let zeros = |columns: usize, bits: u32| (vec![0; columns << bits], 1);
    Parts {
        words: list.table.clone(),
        tags: vec![0; TAGS << recipe.tag_bits],
        cues: zeros(1, recipe.cue_bits),
        statements: zeros(LABELS, recipe.statement_bits),
        acceptance: zeros(1, recipe.acceptance_bits),
        thresholds: Thresholds { anchor: ANCHOR, accept: ACCEPT },
        ..Parts::default()
    }
}

/// `untrained` with cues and statements from some documents.
fn extents(documents: &[&Prepared], list: &WordList, untrained: &Parts, recipe: Recipe) -> Parts {
    let (examples, windows) =
        both(|| cue_examples::of(documents, list), || windows::of(documents, list));
    let announcing = examples.iter().filter(|(_, is_one)| *is_one).count();
    eprintln!("cues: {} words, {announcing} cues; {} windows", examples.len(), windows.len());
    let cues = logistic::train(&examples, recipe.cue_bits, recipe.cue_rates());
    let statements = chain::train(&windows, recipe.statement_bits, recipe.statement_rates());
    Parts {
        cues: quantised(&cues, recipe.cue_levels),
        statements: quantised(&statements.rows, recipe.statement_levels),
        transitions: statements.transitions,
        ..untrained.clone()
    }
}

/// The table of acceptance, from documents each with a model that has not seen them.
fn acceptance(unseen: &[(&Vec<&Prepared>, &Parts)], recipe: Recipe) -> Result<(Vec<u8>, i32)> {
    let mut examples: Vec<Example> = Vec::new();
    for (documents, parts) in unseen {
        examples.extend(acceptance::examples(documents, parts)?);
    }
    let right = examples.iter().filter(|(_, is_right)| *is_right).count();
    eprintln!("acceptance: {} candidates, {right} right", examples.len());
    let weights = logistic::train(&examples, recipe.acceptance_bits, recipe.acceptance_rates());
    Ok(quantised(&weights, recipe.acceptance_levels))
}
