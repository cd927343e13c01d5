//! How sure a statement is: the share of statements of its shape that were right, measured, times
//! how sure its speaker is.

use crate::speakers::Resolution;
use crate::statements::{Rule, Statement};

/// Per cent of the statements of each shape whose content and source were right on PolNeAR dev and
/// news-gold dev together (docs/benchmarks.md).
fn measured(rule: Rule) -> u32 {
    match rule {
        Rule::QuoteFirst => 94,
        Rule::QuoteFirstInverted => 94,
        Rule::QuoteAfter => 83,
        Rule::QuoteInside => 84,
        Rule::ThatClause => 82,
        Rule::BareClause => 76,
        Rule::WhClause => 68,
        Rule::Fronted => 80,
        Rule::Parenthetical => 80,
        Rule::According => 82,
        Rule::Possessive => 80,
        Rule::Infinitive => 55,
        Rule::Phrase => 62,
        Rule::WeakVerb => 32,
        Rule::Label => 80,
        Rule::Signature => 90,
        Rule::Alone => 25,
        Rule::Term => 60,
    }
}

/// The confidence of a statement, in steps of 0.01 from 0.01 to 0.99.
pub fn of(statement: &Statement, resolution: &Resolution) -> f64 {
    let speaker = if statement.rule == Rule::Term { 100 } else { u32::from(resolution.sureness) };
    let found = match statement.cue {
        Some(_) => statement.score.unsigned_abs(),
        None => measured(statement.rule),
    };
    let percent = (found * speaker + 50) / 100;
    f64::from(percent.clamp(1, 99)) / 100.0
}

/// The same for a sentence that only seems to go on from a statement.
pub fn of_guess(sureness: u8, resolution: &Resolution) -> f64 {
    let percent = (u32::from(sureness) * u32::from(resolution.sureness) + 50) / 100;
    f64::from(percent.clamp(1, 99)) / 100.0
}
