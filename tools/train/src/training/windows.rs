//! What the statement model learns from: the window around the cue of every attribution, labelled.

use quotelens::cues::{self, Cue};
use quotelens::statements::scored::Task;
use quotelens::statements::window::{Shared, Window, label};
use quotelens::statements::{self, Context};

use super::prepared::Prepared;
use crate::chain::Sequence;
use crate::document::Roles;
use crate::words::WordList;

/// The windows of all documents.
pub fn of(documents: &[&Prepared], list: &WordList) -> Vec<Sequence> {
    let mut sequences = Vec::new();
    for prepared in documents {
        let attributions = prepared.document.attributions.iter();
        let anchored: Vec<(usize, &Roles)> =
            attributions.filter_map(|roles| Some((prepared.anchor(list, roles)?, roles))).collect();
        let cues = cues_with(prepared, &anchored);
        read(prepared, &cues, |tasks| {
            for (at, roles) in anchored {
                let task = tasks.iter().find(|task| task.window.anchor == at);
                sequences.extend(task.map(|task| sequence(&task.window, roles)));
            }
        });
    }
    sequences
}

/// Hands over the windows of all cues, in the order of the text, with the rules' hints in them.
pub fn read(prepared: &Prepared, cues: &[Cue], with: impl FnOnce(&[Task])) {
    let document = prepared.document;
    let edges = statements::edges(prepared.reading());
    let context = Context::new(prepared.reading(), &document.sentences, cues, &edges);
    let starts = statements::sentence_starts(&document.sentences, document.tokens.len());
    with(&statements::tasks(context, &prepared.atoms, &starts));
}

/// The rules' cues and those that only the annotation knows.
fn cues_with(prepared: &Prepared, anchored: &[(usize, &Roles)]) -> Vec<Cue> {
    let sentences = &prepared.document.sentences;
    let mut cues = prepared.known.clone();
    for &(at, _) in anchored {
        if !cues.iter().any(|cue| cue.anchor == at) {
            let sentence = sentences.partition_point(|sentence| sentence.range.end <= at);
            cues.push(cues::learned(prepared.reading(), sentences, sentence, at));
        }
    }
    cues.sort_by_key(|cue| cue.anchor);
    cues
}

/// A window's features, fired by the engine, and its labels.
#[must_use]
pub fn sequence(window: &Window, roles: &Roles) -> Sequence {
    let mut sequence = Sequence::default();
    window.visit(&mut Shared::new(&window.paragraph, Vec::new()), |features: Vec<u32>| {
        sequence.features.extend(features);
        sequence.ends.push(sequence.features.len());
    });
    // A word in two roles is first of all what announces, then who speaks.
    let labelled = |at: usize| match at {
        _ if roles.cue.contains(&at) => label::CUE,
        _ if roles.source.contains(&at) => label::SOURCE,
        _ if roles.content.contains(&at) => label::CONTENT,
        _ => label::OTHER,
    };
    sequence.labels = window.range.clone().map(labelled).collect();
    sequence
}
