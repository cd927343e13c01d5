//! Statements whose cue is no plain verb with a clause: according to her, in her words, she was
//! told, she denied the charges.

use super::{clause_start, forward_content, led_in, shared_subject, statement};
use crate::phrases::{self, Link, Subject};
use crate::statements::extent::{self, Start};
use crate::statements::{Context, Rule, Statement};
use crate::tags::Tag;

/// According to her, …; …, according to her.
pub fn according(context: Context, number: usize) -> Option<Statement> {
    let cue = &context.cues[number];
    let reading = context.reading;
    let sentence = &context.sentences[cue.sentence].range;
    let end = extent::sentence_end(context, cue.sentence);
    let subject = phrases::subject_after(reading, cue.range.end, sentence.end)?;
    // "according to plan", "according to their size": neither speaks.
    let first = reading.tags[subject.range.start];
    let bare = subject.range.len() == 1 && first == Tag::NN;
    if (bare || first == Tag::PRPS) && !phrases::is_speaker_like(reading, subject.range.clone()) {
        return None;
    }
    let first = (sentence.start..cue.range.start)
        .all(|at| reading.tags[at] == Tag::PUN || reading.tags[at] == Tag::CC);
    if first {
        let start = past_comma(context, subject.range.end);
        let content = vec![start..extent::forward_end(context, number, start).max(start)];
        return (start < end)
            .then(|| statement(number, Rule::According, content, Some(subject), 84));
    }
    let comma = cue.range.start - 1;
    let cut = if reading.tokens.word(comma) == "," { comma } else { cue.range.start };
    if let Some(quotation) = context.closes[cut - 1].or(context.closes[comma]) {
        let whole = reading.marks.quotations[quotation].whole();
        let inside = reading.marks.quotations[quotation].inside.clone();
        let piece = led_in(context, whole.clone()).map_or(inside, |start| start..whole.end);
        return Some(statement(number, Rule::According, vec![piece], Some(subject), 84));
    }
    let start = clause_start(context, number, sentence.start);
    let mut content = vec![start..cut];
    let after = subject.range.end;
    // The plan, according to her, was …
    if reading.tokens.lower(after) == "," && after + 3 < end && reading.tags[after + 1].is_finite()
    {
        content.push(after + 1..end);
    }
    Some(statement(number, Rule::According, content, Some(subject), 78))
}

/// Past a comma at `at`, if there is one.
fn past_comma(context: Context, at: usize) -> usize {
    at + usize::from(context.reading.tokens.lower(at) == ",")
}

/// In her words, …
pub fn possessive(context: Context, number: usize) -> Option<Statement> {
    let cue = &context.cues[number];
    let noun = cue.second.clone()?;
    let end = extent::sentence_end(context, cue.sentence);
    let start = past_comma(context, noun.end);
    let owner = cue.range.end..noun.start;
    // The possessor loses its ’s.
    let owner = if context.reading.tags[owner.end - 1] == Tag::POS {
        owner.start..owner.end - 1
    } else {
        owner
    };
    let subject = Subject { range: owner, link: Link::Adjacent };
    (start < end).then(|| {
        statement(
            number,
            Rule::Possessive,
            vec![start..extent::forward_end(context, number, start)],
            Some(subject),
            84,
        )
    })
}

/// An infinitive announces only what stands in quotation marks: `wants to say “…”`.
pub fn infinitive(context: Context, number: usize) -> Option<Statement> {
    let cue = &context.cues[number];
    let start = extent::forward_start(context, cue, cue.range.end)?;
    let content = forward_content(context, number, &start);
    let quoted = context.is_quoted(&content);
    let subject = shared_subject(context, number);
    quoted.then(|| statement(number, Rule::QuoteAfter, content, subject, 55))
}

/// `were told that …`, `was described by her as “…”`: the speaker is in the by-phrase or unnamed.
pub fn passive(context: Context, number: usize) -> Option<Statement> {
    let cue = &context.cues[number];
    let reading = context.reading;
    let limit = context.sentences[cue.sentence].range.end;
    let by =
        (cue.range.end..limit.min(cue.range.end + 4)).find(|&at| reading.tokens.lower(at) == "by");
    let subject = by.and_then(|by| phrases::subject_after(reading, by + 1, limit));
    let from = subject.as_ref().map_or(cue.range.end, |subject| subject.range.end);
    let start = extent::forward_start(context, cue, from);
    let charges = cue.classes.of && reading.tokens.lower(from) == "of";
    let as_phrase = || {
        (charges || reading.tokens.lower(from) == "as").then_some(Start {
            at: from,
            rule: Rule::Phrase,
            addressee: None,
        })
    };
    let start = start.or_else(as_phrase)?;
    let content = forward_content(context, number, &start);
    let quoted = context.is_quoted(&content);
    let says = start.rule == Rule::ThatClause && cue.lemma == "tell"
        || start.rule == Rule::Phrase && subject.is_some();
    (quoted || says)
        .then(|| statement(number, start.rule, content, subject, if quoted { 55 } else { 42 }))
}

/// `denied the charges`, `warned of “chaos”`, `described it as “…”`, `called for calm`.
pub fn phrase(context: Context, number: usize, subject: Option<Subject>) -> Option<Statement> {
    let cue = &context.cues[number];
    let reading = context.reading;
    let end = extent::forward_end(context, number, cue.range.end);
    let start = cue.range.end;
    if start >= end {
        return None;
    }
    let subject = subject?;
    let quoted = (start..end).any(|at| reading.marks.is_quoted(at));
    let reports = extent::takes_phrase(context, cue);
    let begins = quoted || reports && reading.tags[start] != Tag::PUN;
    if !begins {
        return None;
    }
    // "a deal that would rule out": things deny nothing. "confirmed this": nothing is told.
    let speaks = reading.tags[subject.range.start] == Tag::PRP
        || phrases::is_speaker_like(reading, subject.range.clone());
    let tells = (start..end).any(|at| reading.tags[at].is_noun() || reading.tags[at] == Tag::VBG);
    let told = quoted || speaks && tells;
    if !told {
        return None;
    }
    let near = (start..end.min(start + 24)).any(|at| reading.marks.is_quoted(at));
    let score = match (quoted && near, reports) {
        (true, true) => 66,
        (true, false) => 50,
        (false, true) => 40,
        (false, false) => return None,
    };
    Some(statement(number, Rule::Phrase, vec![start..end], Some(subject), score))
}
