//! Speakers of quotations that stand alone, lent by statements that say the same or stand beside them.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::{Resolution, Way, place};
use crate::cues::Cue;
use crate::lexicon;
use crate::phrases::{self, Reading};
use crate::sentences::{Sentence, sentence_of};
use crate::statements::{Rule, Statement};
use crate::tags::Tag;

/// Gives quotations without a speaker the speaker of their neighbours.
pub fn lend(
    reading: Reading,
    sentences: &[Sentence],
    cues: &[Cue],
    statements: &[Statement],
    resolutions: &mut [Resolution],
) {
    lend_to_things(sentences, cues, statements, resolutions);
    lend_repeated(reading, statements, resolutions);
    lend_neighbours(reading, sentences, cues, statements, resolutions);
}

/// A quotation without a speaker whose words another statement has: a pull quote.
fn lend_repeated(reading: Reading, statements: &[Statement], resolutions: &mut [Resolution]) {
    // Only quotations standing alone are looked up, each against those near in number: linear.
    let alone: Vec<usize> = (0..statements.len())
        .filter(|&at| statements[at].rule == Rule::Alone && resolutions[at].speaker.is_none())
        .collect();
    if alone.is_empty() {
        return;
    }
    let words = |statement: &Statement| -> FxHashSet<&str> {
        let tokens = statement.content.iter().cloned().flatten();
        let words = tokens.filter(|&at| reading.tokens.is_word(at));
        words.map(|at| reading.tokens.lower(at)).collect()
    };
    let known: Vec<_> = statements.iter().take(2_000).map(words).collect();
    for at in alone.into_iter().take(64) {
        let mine = words(&statements[at]);
        let found = (0..known.len())
            .filter(|&other| other != at && resolutions[other].speaker.is_some())
            .find(|&other| {
                let theirs = &known[other];
                let common = mine.iter().filter(|word| theirs.contains(*word)).count();
                mine.len() >= 4 && common * 5 >= 4 * mine.len().max(theirs.len())
            });
        if let Some(other) = found {
            resolutions[at] = Resolution {
                speaker: resolutions[other].speaker,
                way: Way::Repeated,
                sureness: 85,
                via: Vec::new(),
            };
        }
    }
}

/// A quotation without a cue between two statements of one speaker in neighbouring lines is that
/// speaker's.
fn lend_neighbours(
    reading: Reading,
    sentences: &[Sentence],
    cues: &[Cue],
    statements: &[Statement],
    resolutions: &mut [Resolution],
) {
    let line = |statement: &Statement| {
        sentences
            .get(sentence_of(sentences, place(statement, cues)))
            .map_or(0, |sentence| sentence.line)
    };
    for at in 1..statements.len() {
        if statements[at].rule != Rule::Alone || resolutions[at].speaker.is_some() {
            continue;
        }
        let document = |source: &Range<usize>| {
            lexicon::document(reading.tokens.lower(phrases::head(reading, source.clone())))
        };
        // "The video shows …": whoever shouts in it is not the video.
        let thing = resolutions[at - 1].way == Way::AsWritten
            && statements[at - 1].source.as_ref().is_some_and(document);
        let before = resolutions[at - 1].speaker.filter(|_| {
            !thing
                && line(&statements[at]) - line(&statements[at - 1]).min(line(&statements[at])) <= 1
        });
        let after = resolutions.get(at + 1).and_then(|next| next.speaker);
        let same_line = line(&statements[at]) == line(&statements[at - 1]);
        let goes_on = || follows_report(reading, sentences, cues, &statements[at - 1..=at]);
        if before.is_some() && (before == after || same_line || goes_on()) {
            resolutions[at] =
                Resolution { speaker: before, way: Way::Neighbour, sureness: 55, via: Vec::new() };
        }
    }
}

/// Whether a paragraph that is all quotation stands right after a paragraph whose last sentence reports
/// without marks or with some: `She said it would close.` / `“Nobody asked us.”`
fn follows_report(
    reading: Reading,
    sentences: &[Sentence],
    cues: &[Cue],
    pair: &[Statement],
) -> bool {
    let [report, quotation] = pair else { return false };
    let at = sentence_of(sentences, place(report, cues));
    let line = sentences.get(at).map_or(0, |sentence| sentence.line);
    let last = sentences.get(at + 1).is_some_and(|next| next.line == line + 1);
    let words = reading.tokens.lines.get(line + 1).cloned().unwrap_or_default();
    let quoted = |at: usize| reading.tags[at] == Tag::PUN || reading.marks.is_quoted(at);
    let within = quotation.content.iter().all(|piece| words.contains(&piece.start));
    last && report.cue.is_some() && within && words.into_iter().all(quoted)
}

/// Quoted words in a sentence about a thing, "the line was “maintained”", are those of whoever spoke in
/// the sentence before; a thing says nothing.
fn lend_to_things(
    sentences: &[Sentence],
    cues: &[Cue],
    statements: &[Statement],
    resolutions: &mut [Resolution],
) {
    let sentence = |at: usize| sentence_of(sentences, place(&statements[at], cues));
    for at in 0..statements.len() {
        let statement = &statements[at];
        if statement.rule != Rule::WeakVerb || statement.source.is_some() {
            continue;
        }
        let (own, before) = (sentence(at), at.checked_sub(1));
        let before = before.filter(|&before| {
            let last = sentence(before);
            own.saturating_sub(last) <= 1
                && sentences.get(last).map(|s| s.line) == sentences.get(own).map(|s| s.line)
        });
        let speaker = before.and_then(|before| resolutions[before].speaker);
        resolutions[at] =
            Resolution { speaker, way: Way::Neighbour, sureness: 45, via: Vec::new() };
    }
}
