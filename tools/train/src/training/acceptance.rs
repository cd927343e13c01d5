//! What the last model learns from: what the others find in documents they have not seen, and whether
//! it is right.

use std::collections::BTreeSet;
use std::ops::Range;

use anyhow::Result;
use quotelens::cues;
use quotelens::model::file::Parts;
use quotelens::model::probability::Powers;
use quotelens::phrases::{self, Reading};
use quotelens::statements::acceptance;
use quotelens::statements::scored::Candidate;
use quotelens::statements::{self, Context};

use super::prepared::Prepared;
use crate::document::Roles;
use crate::logistic::Example;
use crate::read_model;

/// What a model that has not seen these documents finds in those that are completely annotated.
pub fn examples(documents: &[&Prepared], parts: &Parts) -> Result<Vec<Example>> {
    let file = parts.write();
    let model = read_model(&file)?;
    let powers = Powers::new();
    let mut examples = Vec::new();
    for prepared in documents.iter().filter(|prepared| prepared.document.complete) {
        let (document, reading, atoms) = (prepared.document, prepared.reading(), &prepared.atoms);
        let cues = cues::find(&model, document.article, reading, &document.sentences, atoms);
        let edges = statements::edges(reading);
        let context = Context::new(reading, &document.sentences, &cues, &edges);
        for candidate in statements::candidates(&model, context, atoms, &powers).candidates {
            let mut features = Vec::new();
            acceptance::features(context, atoms, &candidate, &mut features);
            examples.push((features, is_right(reading, &candidate, &document.attributions)));
        }
    }
    Ok(examples)
}

/// Whether half of the content's words and the source are those of one attribution: the criterion of
/// the attribution literature (Pareti 2015), as the scorer of the corpora has it.
fn is_right(reading: Reading, candidate: &Candidate, attributions: &[Roles]) -> bool {
    let content = words(reading, candidate.content.iter().cloned().flatten());
    attributions.iter().any(|roles| {
        let gold = words(reading, roles.content.iter().copied());
        overlap_enough(&content, &gold)
            && is_same_source(reading, candidate.source.clone(), &roles.source)
    })
}

fn is_same_source(reading: Reading, found: Option<Range<usize>>, gold: &BTreeSet<usize>) -> bool {
    let (Some(found), Some(first), Some(last)) = (found, gold.first(), gold.last()) else {
        return gold.is_empty();
    };
    let named = words(reading, gold.iter().copied());
    overlap_enough(&words(reading, found.clone()), &named)
        || phrases::head(reading, found) == phrases::head(reading, *first..last + 1)
}

fn words(reading: Reading, tokens: impl Iterator<Item = usize>) -> BTreeSet<usize> {
    tokens.filter(|&at| reading.tokens.is_word(at)).collect()
}

/// Whether at least half of what either holds is in both, and there is anything.
fn overlap_enough(a: &BTreeSet<usize>, b: &BTreeSet<usize>) -> bool {
    let both = a.intersection(b).count();
    let either = a.len() + b.len() - both;
    either > 0 && both * 2 >= either
}
