//! Which words announce a statement: a logistic model over each word that may.

use std::ops::Range;

use super::Cue;
use crate::model::Model;
use crate::model::atoms::{Atom, EDGE};
use crate::model::hash::{Sink, templates};
use crate::model::table::Sum;
use crate::phrases::Reading;
use crate::sentences::Sentence;

/// Of each token: what the cue rules make of it, as a number; 0 for nothing.
#[must_use]
pub fn noticed(cues: &[Cue], tokens: usize) -> Vec<u32> {
    let mut noticed = vec![0; tokens];
    for cue in cues {
        for at in cue.range.clone() {
            noticed[at] = 1;
        }
        let classes = cue.classes;
        let bits = [
            classes.say,
            classes.quote,
            classes.object,
            classes.infinitive,
            classes.of,
            classes.as_,
            classes.for_,
            classes.question,
            cue.negated,
        ];
        let bits = bits.iter().fold(0, |bits, &bit| bits << 1 | u32::from(bit));
        noticed[cue.anchor] = 2 + (cue.kind as u32) + (bits << 4);
    }
    noticed
}

/// Whether a word is worth asking the model about.
#[must_use]
pub fn is_candidate(reading: Reading, atoms: &[Atom], noticed: &[u32], at: usize) -> bool {
    !reading.marks.is_quoted(at)
        && reading.tokens.is_word(at)
        && (noticed[at] > 1 || atoms[at].ratio > 0)
}

/// Every candidate with its logit in 1/256 nat and the number of its sentence.
#[must_use]
pub fn score(
    model: &Model,
    reading: Reading,
    sentences: &[Sentence],
    atoms: &[Atom],
    noticed: &[u32],
) -> Vec<(usize, i32, usize)> {
    let mut found = Vec::new();
    for (number, sentence) in sentences.iter().enumerate() {
        for at in sentence.range.clone() {
            if is_candidate(reading, atoms, noticed, at) {
                let mut sum = Sum::<1>::of(&model.cues);
                features(&mut sum, atoms, noticed, sentence.range.clone(), at);
                found.push((at, model.cues.nats(sum.total()[0]), number));
            }
        }
    }
    found
}

/// The features of the word at `at` in its sentence.
pub fn features(
    sink: &mut impl Sink,
    atoms: &[Atom],
    noticed: &[u32],
    sentence: Range<usize>,
    at: usize,
) {
    let near = |offset: isize| {
        at.checked_add_signed(offset)
            .filter(|at| sentence.contains(at))
            .map_or(&EDGE, |at| &atoms[at])
    };
    let is_landmark = |&at: &usize| {
        let symbol = atoms[at].symbol;
        symbol != 0 && symbol != crate::model::atoms::VERB
    };
    let left = (sentence.start..at).rev().find(is_landmark).map_or(0, |at| atoms[at].symbol);
    let right = (at + 1..sentence.end).find(is_landmark).map_or(0, |at| atoms[at].symbol);
    let next_noticed = noticed.get(at + 1).copied().unwrap_or(0).min(1);
    fire(
        sink,
        [near(-3), near(-2), near(-1), near(0), near(1), near(2), near(3)],
        left,
        right,
        noticed[at],
        next_noticed,
    );
}

templates! {
    fn fire(near: [&Atom; 7], left: u32, right: u32, noticed: u32, next: u32), FEATURES, 0.., [
        [near[3].word],
        [near[2].word],
        [near[4].word],
        [near[1].word],
        [near[5].word],
        [near[2].word, near[3].word],
        [near[3].word, near[4].word],
        [near[3].word, near[5].word],
        [near[1].word, near[2].word, near[3].word],
        [near[3].word, near[4].word, near[5].word],
        [near[2].word, near[4].word],
        [near[3].stem],
        [near[3].stem, near[4].stem],
        [near[2].stem, near[3].stem],
        [near[3].stem, near[4].tag, near[5].tag],
        [near[3].stem, near[2].tag],
        [near[3].stem, near[2].tag, near[1].tag],
        [near[3].stem, near[3].tag],
        [near[3].ending3],
        [near[3].ending2, near[3].shape],
        [near[3].ratio],
        [near[3].ratio, near[2].ratio],
        [near[3].ratio, near[4].ratio],
        [near[3].ratio, near[2].tag, near[3].tag, near[4].tag],
        [near[3].ratio, near[2].inside, near[4].inside],
        [near[3].ratio, near[3].inside, near[2].inside, near[4].inside],
        [near[3].stem, near[2].inside, near[1].inside],
        [near[3].stem, near[4].inside, near[5].inside],
        [near[3].stem, near[4].word, near[5].inside],
        [near[3].stem, near[3].sentence],
        [near[3].ratio, near[3].sentence],
        [near[3].stem, near[3].before],
        [near[3].sentence, near[3].since, near[3].until],
        [near[3].stem, near[3].since],
        [near[3].stem, near[3].until],
        [near[3].word, near[3].tag],
        [near[2].tag, near[3].tag, near[4].tag],
        [near[1].tag, near[2].tag, near[3].tag],
        [near[3].tag, near[4].tag, near[5].tag],
        [near[4].tag, near[5].tag, near[3].ratio],
        [near[2].capital, near[3].capital, near[4].capital, near[3].stem],
        [near[2].shape, near[3].stem],
        [near[4].shape, near[3].stem],
        [near[1].ratio, near[2].ratio, near[3].ratio],
        [near[3].ratio, near[4].ratio, near[5].ratio],
        [near[6].word, near[3].stem],
        [near[0].word, near[3].stem],
        [left, near[3].stem],
        [right, near[3].stem],
        [left, near[3].tag],
        [right, near[3].tag],
        [left, right, near[3].ratio],
        [noticed],
        [noticed, near[2].tag],
        [noticed, near[4].tag],
        [noticed, near[3].ratio, next],
        [noticed, near[3].sentence],
    ]
}
