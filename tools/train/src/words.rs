//! What the trained model knows of single words: how often they announce, and their tag if they
//! have but one.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use quotelens::model::atoms::Spelling;
use quotelens::model::file::TAGS;
use quotelens::model::words::{Known, write_words};

use crate::document::Document;

/// A word with one tag has been seen so often.
const SEEN: u32 = 30;
/// Of a thousand times it had the same tag.
const SAME: u32 = 996;
/// A word that announces has done so more than once.
const ANNOUNCED: u32 = 2;

/// The table of words, and of each word how often it announces.
pub struct WordList {
    /// The table as the file holds it.
    pub table: Vec<u8>,
    ratios: BTreeMap<u32, f32>,
}

impl WordList {
    /// The share of a word's places outside quotation marks where it is in a cue, smoothed.
    #[must_use]
    pub fn ratio(&self, word: u32) -> f32 {
        self.ratios.get(&word).copied().unwrap_or(0.0)
    }
}

/// Counts the words of all documents into a table of `2^bits` slots. `spellings` need not know any
/// words yet.
#[must_use]
pub fn count(documents: &[Document], spellings: &[Vec<Spelling>], bits: u32) -> WordList {
    let mut counts: BTreeMap<u32, Counts> = BTreeMap::new();
    for (document, spellings) in documents.iter().zip(spellings) {
        count_document(&mut counts, document, spellings);
    }
    let announcing = counts.iter().filter(|(_, count)| count.in_cue >= 1);
    let ratios = announcing.map(|(&word, count)| (word, count.ratio())).collect();
    WordList { table: table(&counts, 1 << bits), ratios }
}

#[derive(Default)]
struct Counts {
    /// Places outside quotation marks.
    outside: u32,
    /// Places in a cue.
    in_cue: u32,
    /// Places with each tag.
    tags: [u32; TAGS],
}

impl Counts {
    /// Smoothed towards 5 %, the share of a word that was seen four times and never announced.
    #[expect(clippy::cast_precision_loss, reason = "a share needs no more")]
    fn ratio(&self) -> f32 {
        (self.in_cue as f32 + 0.2) / (self.outside as f32 + 4.0)
    }

    fn known(&self) -> Known {
        let ratio = if self.in_cue >= ANNOUNCED { step(self.ratio()) } else { 0 };
        Known { ratio, tag: self.only_tag() }
    }

    /// One more than the number of the word's only tag; 0 where there are several.
    fn only_tag(&self) -> u8 {
        let seen: u32 = self.tags.iter().sum();
        let most = |best: u8, at: u8| {
            if self.tags[usize::from(at)] > self.tags[usize::from(best)] { at } else { best }
        };
        let best = (1..TAGS as u8).fold(0, most);
        let only = seen >= SEEN && self.tags[usize::from(best)] * 1000 >= seen * SAME;
        if only { best + 1 } else { 0 }
    }
}

fn count_document(counts: &mut BTreeMap<u32, Counts>, document: &Document, spellings: &[Spelling]) {
    for (at, spelling) in spellings.iter().enumerate() {
        let count = counts.entry(spelling.word).or_default();
        if document.complete && !document.marks.is_quoted(at) {
            count.outside += 1;
        }
        if let Some(tag) = document.tags[at] {
            count.tags[tag as usize] += 1;
        }
    }
    let attributions = document.attributions.iter().filter(|_| document.complete);
    for &at in attributions.flat_map(|roles| &roles.cue) {
        if document.tokens.is_word(at) {
            counts.entry(spellings[at].word).or_default().in_cue += 1;
        }
    }
}

/// The words that something is known of, at most half as many as there are slots.
fn table(counts: &BTreeMap<u32, Counts>, slots: usize) -> Vec<u8> {
    let mut known: Vec<(u32, Known, u32)> = counts
        .iter()
        .map(|(&word, count)| (word, count.known(), count.outside))
        .filter(|(_, known, _)| *known != Known::default())
        .collect();
    // Of two words with one fingerprint the more frequent is kept.
    known.sort_by_key(|&(word, _, seen)| (Reverse(seen), word));
    known.truncate(slots / 2);
    let known: Vec<(u32, Known)> =
        known.into_iter().map(|(word, known, _)| (word, known)).collect();
    write_words(&known, slots)
}

/// A share in the steps of [`Known::ratio`].
fn step(ratio: f32) -> u8 {
    match ratio {
        _ if ratio > 0.8 => 5,
        _ if ratio > 0.5 => 4,
        _ if ratio > 0.3 => 3,
        _ if ratio > 0.1 => 2,
        _ if ratio > 0.03 => 1,
        _ => 0,
    }
}
