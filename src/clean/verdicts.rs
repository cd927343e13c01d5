//! The trained model's word on lines of a page. Of each line only as much is looked at as the word hangs on:
//! weights are bounded, so a few cheap columns often say already which way it goes.

use super::features::{COHESION, LOOKS, Lines};
use super::page_model::{Kind, PageModel};

/// A line that the model is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// The line.
    pub line: usize,
    /// It stays unless its logit is less than this.
    pub least: i32,
}

/// Whether each of the lines stays.
#[must_use]
pub fn verdicts(model: &PageModel, kind: Kind, lines: &Lines, asked: &[Question]) -> Vec<bool> {
    let page = model.reach(kind, &[COHESION]);
    let words = model.reach(kind, &LOOKS).and(page);
    let mut unsure = Vec::new();
    let mut verdict = |number: usize, Question { line, least }: Question| {
        let mut row = lines.at_sight(line);
        let logit = model.logit(kind, &row);
        words.reaches(logit, least).unwrap_or_else(|| {
            lines.add_looks(line, &mut row);
            let logit = logit + model.gain(kind, &row, &LOOKS);
            page.reaches(logit, least).unwrap_or_else(|| {
                unsure.push((number, row, logit));
                false
            })
        })
    };
    let mut verdicts: Vec<bool> =
        asked.iter().enumerate().map(|(number, question)| verdict(number, *question)).collect();
    let open: Vec<usize> = unsure.iter().map(|(number, ..)| asked[*number].line).collect();
    for ((number, mut row, logit), cohesion) in unsure.into_iter().zip(lines.cohesion(&open)) {
        row[COHESION] = cohesion;
        verdicts[number] = logit + model.gain(kind, &row, &[COHESION]) >= asked[number].least;
    }
    verdicts
}
