//! What the model of cues learns from: every word that may announce, and whether it does.

use std::collections::BTreeSet;

use quotelens::cues::anchors;

use super::prepared::Prepared;
use crate::logistic::Example;
use crate::words::WordList;

/// The candidates of all completely annotated documents; says how many cues are out of reach.
pub fn of(documents: &[&Prepared], list: &WordList) -> Vec<Example> {
    let mut examples = Vec::new();
    let (mut missed, mut all) = (0, 0);
    for prepared in documents.iter().filter(|prepared| prepared.document.complete) {
        let attributions = prepared.document.attributions.iter();
        let gold: BTreeSet<usize> =
            attributions.filter_map(|roles| prepared.anchor(list, roles)).collect();
        all += gold.len();
        missed += gold.iter().filter(|&&at| !is_candidate(prepared, at)).count();
        add(&mut examples, prepared, &gold);
    }
    eprintln!("cues: {missed} of {all} are no candidates");
    examples
}

fn add(examples: &mut Vec<Example>, prepared: &Prepared, gold: &BTreeSet<usize>) {
    for sentence in &prepared.document.sentences {
        for at in sentence.range.clone().filter(|&at| is_candidate(prepared, at)) {
            let mut features = Vec::new();
            let range = sentence.range.clone();
            anchors::features(&mut features, &prepared.atoms, &prepared.noticed, range, at);
            examples.push((features, gold.contains(&at)));
        }
    }
}

fn is_candidate(prepared: &Prepared, at: usize) -> bool {
    anchors::is_candidate(prepared.reading(), &prepared.atoms, &prepared.noticed, at)
}
