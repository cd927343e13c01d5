//! Where the content of a statement begins and ends.

use std::ops::Range;

use super::{Context, Rule};
use crate::calendar::is_time;
use crate::cues::{Cue, CueKind};
use crate::lexicon;
use crate::phrases;
use crate::tags::Tag;

/// Where a content that follows its cue begins.
pub struct Start {
    /// Its first token.
    pub at: usize,
    /// What it begins with.
    pub rule: Rule,
    /// The hearer named before it.
    pub addressee: Option<Range<usize>>,
}

/// The end of what a sentence says: its last word, or the mark that closes its last quotation.
pub fn sentence_end(context: Context, sentence: usize) -> usize {
    let range = &context.sentences[sentence].range;
    let mut end = range.end;
    while end > range.start
        && context.reading.tags[end - 1] == Tag::PUN
        && !context.reading.marks.is_quoted(end - 1)
    {
        if matches!(context.reading.tokens.word(end - 1), ")" | "]" | ">") {
            break;
        }
        end -= 1;
    }
    end
}

/// Finds where the content after `cue` begins; `from` is the first token after cue and subject.
pub fn forward_start(context: Context, cue: &Cue, from: usize) -> Option<Start> {
    let limit = context.sentences[cue.sentence].range.end;
    let mut at = from;
    let mut addressee = None;
    if let Some(hearer) = phrases::hearer(context.reading, cue, at, limit) {
        at = hearer.end;
        addressee = Some(hearer);
    }
    let found = |at, rule| Some(Start { at, rule, addressee: addressee.clone() });
    if cue.classes.infinitive && context.reading.tokens.lower(at) == "to" && at + 1 < limit {
        return found(at, Rule::Infinitive);
    }
    if cue.classes.infinitive
        && context.reading.tokens.lower(at) == "not"
        && context.reading.tokens.lower(at + 1) == "to"
    {
        return found(at, Rule::Infinitive);
    }
    at = past_circumstances(context, at, limit);
    if at >= limit {
        return None;
    }
    if let Some(quote) = quote_at(context, at, limit) {
        return found(quote, Rule::QuoteAfter);
    }
    let reading = context.reading;
    match (reading.tags[at], reading.tokens.lower(at)) {
        (_, "that") if cue.classes.say || cue.classes.question || cue.classes.quote => {
            let lonely = reading.tags.get(at + 1) == Some(&Tag::PUN)
                && !reading.marks.is_quoted(at + 1)
                && reading.tokens.word(at + 1) != ",";
            (!lonely).then_some(()).and_then(|()| found(at, Rule::ThatClause))
        }
        (_, "whether" | "if") if cue.classes.say || cue.classes.question => {
            found(at, Rule::WhClause)
        }
        (Tag::WH, _) if cue.classes.say || cue.classes.question => found(at, Rule::WhClause),
        _ if cue.classes.say && begins_clause(context, at, limit) => found(at, Rule::BareClause),
        _ => None,
    }
}

/// Whether the cue's verb has a hearer for an object.
pub fn takes_hearer(cue: &Cue) -> bool {
    lexicon::takes_hearer(cue.lemma)
}

/// Past adverbs, days, occasions and asides: `said |on Monday in a statement| that`.
fn past_circumstances(context: Context, from: usize, limit: usize) -> usize {
    let reading = context.reading;
    let mut at = from;
    while at < limit && !reading.marks.is_quoted(at) {
        let word = reading.tokens.lower(at);
        if is_time(word) || (reading.tags[at] == Tag::RB && word != "not") {
            at += 1;
        } else if reading.tags[at] == Tag::IN
            && !matches!(word, "that" | "if" | "whether" | "as" | "because" | "of")
        {
            let Some(end) = prepositional_end(context, at, limit) else { break };
            // "said in 2014 he had": a fronted phrase of the content itself is passed over too.
            at = end;
        } else if matches!(word, "last" | "this" | "earlier" | "late" | "early" | "later" | "next")
            && (at + 1 < limit
                && (is_time(reading.tokens.lower(at + 1))
                    || matches!(
                        reading.tokens.lower(at + 1),
                        "week" | "month" | "year" | "night" | "in" | "on" | "this" | "that"
                    )))
        {
            at += 2;
        } else if word == "," && at > from && ends_aside(context, at, limit) {
            at += 1;
        } else {
            break;
        }
    }
    at
}

fn ends_aside(context: Context, comma: usize, limit: usize) -> bool {
    comma + 1 < limit
        && (context.reading.tokens.lower(comma + 1) == "that" || context.opens[comma + 1].is_some())
}

/// The end of a prepositional phrase at `at`: one noun phrase and what hangs on it.
fn prepositional_end(context: Context, at: usize, limit: usize) -> Option<usize> {
    let reading = context.reading;
    let start = at + 1;
    if start < limit && is_time(reading.tokens.lower(start)) {
        return Some(start + 1);
    }
    if start < limit && reading.tags[start] == Tag::CD {
        return Some(start + 1);
    }
    let range = phrases::beginning_at(reading, start, limit)?;
    let mut end = range.end;
    while end < limit && is_time(reading.tokens.lower(end)) {
        end += 1;
    }
    // "said in the city people are": no telling; the phrase must not be followed by its own verb.
    (end >= limit || !reading.tags[end].is_finite()).then_some(end)
}

/// The quotation that begins at `at` or after a colon or comma there.
fn quote_at(context: Context, at: usize, limit: usize) -> Option<usize> {
    if at < limit && context.opens[at].is_some() {
        return Some(at);
    }
    let next = at + 1;
    let line_end = context.reading.tokens.lines[context.reading.tokens[at].line].end;
    let tokens = context.reading.tokens;
    if at >= limit || next >= line_end {
        return None;
    }
    // "responded with, “…”"
    if tokens.lower(at) == "with" && tokens.word(next) == "," && next + 1 < line_end {
        return context.opens[next + 1].map(|_| next + 1);
    }
    (matches!(tokens.word(at), "," | ":" | "-" | "—" | "–" | "...")
        && context.opens[next].is_some())
    .then_some(next)
}

/// Whether a noun phrase and a finite verb begin at `at`, with no sign between them that a clause
/// could not hold.
fn begins_clause(context: Context, at: usize, limit: usize) -> bool {
    let reading = context.reading;
    let first = reading.tags[at];
    if !(first.is_nominal()
        || first == Tag::PRP
        || matches!(first, Tag::VBG | Tag::RB)
        || (first == Tag::IN && reading.tokens.lower(at) != "of"))
    {
        return false;
    }
    let mut commas = 0;
    // A relative clause, "those who had crossed it", has a verb of its own that does not count.
    let mut relative = false;
    for here in at + 1..limit.min(at + 24) {
        let word = reading.tokens.word(here);
        commas += usize::from(word == ",");
        if commas > 2 || matches!(word, ";" | ":") {
            return false;
        }
        relative |= reading.tags[here] == Tag::WH && reading.tags[here - 1].is_noun()
            || matches!(word, "who" | "which");
        if reading.tags[here].is_finite() && !reading.marks.is_quoted(here) {
            // "declare a wish to talk, she said": the verb is the cue of the whole sentence.
            if commas == 1 && context.cues_in(here..here + 1).next().is_some() {
                return false;
            }
            if !relative {
                // "added two chairs and noted": the verb of another clause.
                return reading.tags[here - 1] != Tag::CC;
            }
            relative = reading.tags.get(here + 1).is_some_and(|tag| tag.is_finite());
        }
        // The verb may stand in quotation marks: said it "was a disgrace".
        if context.opens[here].is_some() {
            return here > at;
        }
    }
    false
}

/// Where a content that began at `start` ends: the sentence's end, or before the next cue that
/// begins a statement of its own.
pub fn forward_end(context: Context, cue: usize, start: usize) -> usize {
    let sentence = context.cues[cue].sentence;
    let end = closing_dash(context, cue)
        .or_else(|| fronted_end(context, cue, start))
        .unwrap_or_else(|| sentence_end(context, sentence))
        .max(start);
    let later = context.cues[cue + 1..]
        .iter()
        .filter(|next| !next.learned)
        .take_while(|next| next.sentence == sentence);
    // "According to her, the town is escalating the row, accusing …": all of it is hers.
    let all = matches!(context.cues[cue].kind, CueKind::Preposition | CueKind::Possessive);
    for next in
        later.filter(|next| next.range.start > start && !(all && next.kind == CueKind::Participle))
    {
        if let Some(cut) = cut_before(context, next, start) {
            return cut.min(end).max(start + 1);
        }
    }
    end
}

/// Where the main clause of a sentence begins, after `start`: the end of what stands before its comma or
/// dash, and its subject.
pub fn main_clause(
    context: Context,
    sentence: usize,
    start: usize,
) -> Option<(usize, Range<usize>)> {
    const REACH: usize = 60;
    let reading = context.reading;
    let limit = context.sentences[sentence].range.end;
    let sign = |at: usize| matches!(reading.tokens.word(at), "," | "—" | "–" | "--");
    let main = |at: usize| {
        // “…,” she left: the comma stands inside the marks.
        let closed = context.closes[at].is_some() && sign(at - 1);
        let free = sign(at) && !reading.marks.is_quoted(at);
        (closed || free).then_some(())?;
        let subject = phrases::beginning_at(reading, at + 1, limit)?;
        let verb = subject.end < limit && reading.tags[subject.end].is_finite();
        let end = if closed { at + 1 } else { at };
        verb.then_some((end, subject))
    };
    (start + 1..limit.min(start + REACH)).rev().find_map(main)
}

/// `|When Lund noted that it was old|, Brekk replied`: what is said in a clause before the main one ends
/// with its clause.
fn fronted_end(context: Context, cue: usize, start: usize) -> Option<usize> {
    let cue = &context.cues[cue];
    let sentence = context.sentences[cue.sentence].range.start;
    // "As Lund said, the bridge is old": what she said is the main clause.
    let fronted = matches!(
        context.reading.tokens.lower(sentence),
        "when" | "while" | "although" | "though" | "after" | "before"
    );
    let (end, _) = main_clause(context, cue.sentence, start).filter(|_| fronted)?;
    (cue.kind == CueKind::Verb && cue.group > sentence).then_some(end)
}

/// Where a content must end because of the cue `next` in it; `None` where that cue is a part of
/// what is said.
fn cut_before(context: Context, next: &Cue, start: usize) -> Option<usize> {
    let reading = context.reading;
    let is_comma = |at: usize| matches!(reading.tokens.word(at), "," | ";" | "—" | "–" | "-");
    let before = next.group.checked_sub(1).filter(|&at| at > start)?;
    match next.kind {
        CueKind::Participle if is_comma(before) => Some(before),
        CueKind::Participle if reading.tags[before] == Tag::CC => Some(with_comma(context, before)),
        CueKind::Preposition if is_comma(before) => Some(before),
        CueKind::Verb if reading.tags[before] == Tag::CC && says(context, next) => {
            Some(with_comma(context, before))
        }
        CueKind::Verb if is_comma(before) && reports_inverted(context, next) => Some(before),
        CueKind::Verb => cut_before_subject(context, next, start),
        _ => None,
    }
}

/// `…, reports Sui Wei.` at a sentence's end.
fn reports_inverted(context: Context, cue: &Cue) -> bool {
    let limit = context.sentences[cue.sentence].range.end;
    let subject = phrases::subject_after(context.reading, cue.range.end, limit);
    cue.classes.say
        && !takes_hearer(cue)
        && subject.is_some_and(|subject| ends_after(context, cue, subject.range.end))
}

/// A comma before a conjunction is cut with it.
fn with_comma(context: Context, conjunction: usize) -> usize {
    let before = conjunction - 1;
    if context.reading.tokens.word(before) == "," { before } else { conjunction }
}

/// Whether a cue has a content of its own after it.
fn says(context: Context, cue: &Cue) -> bool {
    forward_start(context, cue, cue.range.end).is_some() || takes_phrase(context, cue)
}

/// Whether what follows a cue is what was said though it is no clause: `accused them of`,
/// `described it as`, `called for`, `denied the charges`.
pub fn takes_phrase(context: Context, cue: &Cue) -> bool {
    let tokens = context.reading.tokens;
    let start = cue.range.end;
    let limit = context.sentences[cue.sentence].range.end;
    let particle = cue.range.end > cue.anchor + 1;
    let within =
        |word: &str, reach: usize| (start..limit).take(reach).any(|at| tokens.lower(at) == word);
    let word = tokens.lower(start);
    cue.classes.object
        && cue.kind == CueKind::Verb
        && start < limit
        && context.reading.tags[start] != Tag::PUN
        || cue.classes.of && (word == "of" || word == "against" || within("of", 8))
        || cue.classes.for_ && particle && tokens.lower(start - 1) == "for"
        || cue.classes.as_ && within("as", 10)
        || gives_name(context, cue)
}

/// `called |the ruling a landmark|`: somebody or something, and at once what it is called.
fn gives_name(context: Context, cue: &Cue) -> bool {
    let reading = context.reading;
    let limit = context.sentences[cue.sentence].range.end;
    let calls = matches!(cue.lemma, "call" | "brand" | "label" | "term")
        && cue.range.end == cue.anchor + 1
        && cue.kind == CueKind::Verb;
    let object = phrases::beginning_at(reading, cue.range.end, limit).filter(|_| calls);
    object.is_some_and(|object| {
        object.end < limit
            && (matches!(reading.tokens.lower(object.end), "a" | "an" | "the")
                || reading.tags[object.end] == Tag::JJ)
    })
}

/// The dash that closes an aside the cue stands in: `the town – which denies it – called for`.
fn closing_dash(context: Context, cue: usize) -> Option<usize> {
    let cue = &context.cues[cue];
    let tokens = context.reading.tokens;
    let sentence = &context.sentences[cue.sentence].range;
    let is_dash = |at: &usize| {
        matches!(tokens.word(*at), "—" | "–" | "-" | "--")
            && tokens[*at].spaced
            && !context.reading.marks.is_quoted(*at)
    };
    let before = (sentence.start..cue.group).filter(is_dash).count();
    (before % 2 == 1).then(|| (cue.range.end..sentence.end).find(is_dash)).flatten()
}

/// `…, and Brekk replied that`, `…, Reuters reported.`: cut before the subject.
fn cut_before_subject(context: Context, next: &Cue, start: usize) -> Option<usize> {
    let reading = context.reading;
    let subject = phrases::subject_before(reading, next.group, start)?;
    if subject.link != phrases::Link::Adjacent && subject.link != phrases::Link::Apposition {
        return None;
    }
    let before = subject.range.start.checked_sub(1).filter(|&at| at > start)?;
    let word = reading.tokens.lower(before);
    let joined = matches!(word, "and" | "but" | "while" | "whereas" | "though" | "although" | "as")
        && matches!(reading.tokens.word(before - 1), "," | ";" | "—" | "–");
    let contrasts = matches!(word, "while" | "whereas");
    if joined && (contrasts || says(context, next)) {
        return Some(before - 1);
    }
    // "if the town stays shut, the port would respond with tolls": a promise, and no attribution.
    let promises = next.range.clone().any(|at| reading.tags[at] == Tag::MD);
    let closes_sentence = is_last(context, next);
    (word == "," && closes_sentence && next.classes.say && !promises).then_some(before)
}

/// Whether nothing but circumstances follows the cue in its sentence.
pub fn is_last(context: Context, cue: &Cue) -> bool {
    ends_after(context, cue, cue.range.end)
}

/// `…, she said, |Reuters reported.|`
fn reporter_follows(context: Context, cue: &Cue, start: usize) -> bool {
    let end = context.sentences[cue.sentence].range.end;
    let Some(next) = context.cues_in(start..end).next() else { return false };
    let subject = phrases::subject_before(context.reading, next.group, start);
    next.kind == CueKind::Verb
        && subject.is_some_and(|subject| subject.range.start == start)
        && is_last(context, next)
}

/// Whether nothing but circumstances follows from `from` on.
pub fn ends_after(context: Context, cue: &Cue, from: usize) -> bool {
    let end = sentence_end(context, cue.sentence);
    let reading = context.reading;
    let mut at = from;
    if let Some(hearer) = phrases::hearer(context.reading, cue, at, end) {
        at = hearer.end;
    }
    at = past_circumstances(context, at, end);
    if at >= end {
        return true;
    }
    // What goes on about the occasion: ", quoted by", ", commenting on", "in response to", "when asked".
    let word = reading.tokens.lower(at);
    let next = reading.tokens.lower(at + 1);
    let aside = |word: &str| {
        matches!(
            word,
            "when"
                | "as"
                | "after"
                | "before"
                | "who"
                | "which"
                | "while"
                | "in"
                | "during"
                | "at"
                | "on"
                | "following"
        ) || reading
            .tags
            .get(at + 1)
            .is_some_and(|&tag| matches!(tag, Tag::VBG | Tag::VBN | Tag::VBD))
            && word != "that"
    };
    match word {
        "," if reporter_follows(context, cue, at + 1) => true,
        "," => aside(next) || matches!(next, "according" | "quoted" | "citing"),
        "when" | "as" | "after" | "before" | "while" | "because" | "citing" => true,
        _ => {
            reading.tags[at] == Tag::IN && lexicon::function_word(word).is_some() && word != "that"
        }
    }
}
