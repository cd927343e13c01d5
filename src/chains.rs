//! Through whom a statement came, to whom and where it was said, and how its cue stands to it.

use std::ops::Range;

use crate::cues::Cue;
use crate::lexicon;
use crate::phrases::{self, Reading};
use crate::report::Stance;
use crate::sentences::Sentence;
use crate::speakers::{self, Resolution, Speakers};
use crate::statements::Statement;
use crate::tags::Tag;

/// What surrounds a statement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// Through whom it reached the paper, nearest the speaker first.
    pub via: Vec<String>,
    /// To whom it was said, in tokens.
    pub addressee: Option<Range<usize>>,
    /// Where it was said, in tokens.
    pub venue: Option<Range<usize>>,
    /// How the cue stands to what is said.
    pub stance: Stance,
}

/// The chain of each statement.
#[must_use]
pub fn trace(
    reading: Reading,
    sentences: &[Sentence],
    cues: &[Cue],
    statements: &[Statement],
    speakers: &Speakers,
) -> Vec<Chain> {
    let chain = |(statement, resolution): (&Statement, &Resolution)| {
        let cue = statement.cue.map(|cue| &cues[cue]);
        let sentence = cue.map(|cue| &sentences[cue.sentence].range);
        let name = |&entity: &usize| speakers.entities[entity].name.clone();
        let mut via: Vec<String> = resolution.via.iter().map(name).collect();
        let quoted = sentence.and_then(|sentence| quoted_by(reading, sentence.clone(), statement));
        via.extend(quoted.filter(|quoted| !via.contains(quoted)));
        Chain {
            via,
            addressee: cue.and_then(|cue| addressee(reading, statement, cue, sentence?.end)),
            venue: cue.and_then(|cue| venue(reading, statement, cue, sentence?.clone())),
            stance: cue.map_or(Stance::Neutral, |cue| stance(reading, cue)),
        }
    };
    statements.iter().zip(&speakers.resolutions).map(chain).collect()
}

/// `…, quoted by |BTA|`; `…, as cited by |the daily Hlas|`: behind whoever reported it, if anybody.
fn quoted_by(reading: Reading, sentence: Range<usize>, statement: &Statement) -> Option<String> {
    let tokens = reading.tokens;
    let reported = statement.reporters.iter().map(|reporter| reporter.end).max();
    let by = sentence.clone().find(|&at| {
        tokens.lower(at) == "by"
            && at > sentence.start
            && matches!(tokens.lower(at - 1), "quoted" | "cited" | "carried")
            && (reported.is_some_and(|end| end < at)
                || !statement.content.iter().any(|piece| piece.contains(&at)))
    })?;
    let range = phrases::beginning_at(reading, by + 1, sentence.end)?;
    let start = range.start + usize::from(tokens.lower(range.start) == "the" && range.len() > 1);
    Some(tokens.text(start..range.end).to_owned())
}

/// To whom it was said: `told |reporters|`, `urged |the council| to`, `said to |a friend|`, and of a
/// passive its subject: `|parents| were told`.
fn addressee(
    reading: Reading,
    statement: &Statement,
    cue: &Cue,
    limit: usize,
) -> Option<Range<usize>> {
    if speakers::is_told(cue) {
        // "were told by the mayor": the subject stands before.
        let agent = statement.source.as_ref().is_some_and(|source| source.start > cue.anchor);
        let subject = || phrases::subject_before(reading, cue.group, cue.group.saturating_sub(20));
        let hearer = if agent { subject().map(|subject| subject.range) } else { None };
        return hearer.or_else(|| statement.source.clone().filter(|_| !agent));
    }
    // A cue that only the model noticed has no lemma; its verb may be known all the same.
    let verb = lexicon::cue_verb(reading.tokens.lower(cue.anchor)).filter(|_| cue.learned);
    let cue = &Cue { lemma: verb.map_or(cue.lemma, |verb| verb.lemma), ..cue.clone() };
    let start = cue.range.end;
    let bids = cue.classes.infinitive && !cue.classes.say;
    let found = phrases::hearer(reading, cue, start, limit)
        .or_else(|| statement.addressee.clone())
        .filter(|range| {
            !bids
                || is_bidden(reading, range.end, limit)
                || phrases::is_speaker_like(reading, range.clone())
        })
        .or_else(|| with_preposition(reading, start, limit))?;
    // Where the content begins with the hearer, it is one only if what he is bidden follows.
    let begins = statement.content.iter().any(|piece| piece.start == found.start);
    let bidden = begins
        && phrases::is_speaker_like(reading, found.clone())
        && found.end < limit
        && matches!(reading.tokens.lower(found.end), "to" | "not" | "of" | "about" | ":");
    let said = |at: usize| !bidden && statement.content.iter().any(|piece| piece.contains(&at));
    let named = found.clone().any(|at| reading.tags[at].is_noun() || reading.tags[at] == Tag::PRP);
    let speaks = statement.source.as_ref().is_some_and(|source| source.contains(&found.start));
    (named && !said(found.start) && !speaks).then_some(found)
}

/// Whether what somebody is asked follows: `to come`, `not to come`, a clause or a quotation. In
/// `urged an end to the strike` nobody is asked.
fn is_bidden(reading: Reading, at: usize, limit: usize) -> bool {
    let word = |at: usize| if at < limit { reading.tokens.lower(at) } else { "" };
    let infinitive = |at: usize| {
        let verb = at + 1 < limit && reading.tags[at + 1] == Tag::VB;
        word(at) == "to" && (verb || at + 1 < limit && reading.marks.is_quoted(at + 1))
    };
    infinitive(at)
        || word(at) == "not" && infinitive(at + 1)
        || matches!(
            word(at),
            "that" | "whether" | "if" | "of" | "about" | "against" | ":" | "," | ""
        )
        || at < limit && reading.marks.is_quoted(at)
}

/// `said to |reporters|`, `shared with |Reuters|`: people who report, and outlets.
fn with_preposition(reading: Reading, at: usize, limit: usize) -> Option<Range<usize>> {
    let tokens = reading.tokens;
    if at >= limit || !matches!(tokens.lower(at), "to" | "with") {
        return None;
    }
    let range = phrases::beginning_at(reading, at + 1, limit)?;
    let head = tokens.lower(phrases::head(reading, range.clone()));
    let name = reading.tags[range.start] == Tag::NNP && tokens.lower(at) == "with";
    let people = matches!(head, "reporters" | "journalists" | "media" | "supporters" | "fans");
    let hears = name || people || lexicon::outlet(tokens.text(range.clone()));
    hears.then_some(range)
}

/// `in |a statement|`, `during |the Harbour Forum|`, `on |Twitter|` beside the cue.
fn venue(
    reading: Reading,
    statement: &Statement,
    cue: &Cue,
    sentence: Range<usize>,
) -> Option<Range<usize>> {
    let outside = |at: usize| {
        !statement.content.iter().any(|piece| piece.contains(&at)) && !reading.marks.is_quoted(at)
    };
    let after = cue.range.end..sentence.end.min(cue.range.end + 14);
    let before = sentence.start..cue.group;
    after.chain(before).filter(|&at| outside(at)).find_map(|at| {
        let place = matches!(reading.tokens.lower(at), "in" | "during" | "on" | "at" | "via");
        let named = statement.source.as_ref().is_some_and(|source| source.contains(&at));
        if !place || named {
            return None;
        }
        let range = phrases::beginning_at(reading, at + 1, sentence.end)?;
        let head = phrases::head(reading, range.clone());
        let platform = speakers::is_platform(reading.tokens.word(head));
        (platform || is_occasion(reading.tokens.lower(head))).then_some(range)
    })
}

/// Nouns for where things are said.
fn is_occasion(head: &str) -> bool {
    lexicon::document(head)
        || matches!(
            head,
            "conference"
                | "briefing"
                | "forum"
                | "summit"
                | "rally"
                | "hearing"
                | "podcast"
                | "remarks"
                | "comments"
                | "thread"
                | "call"
                | "debate"
                | "ceremony"
                | "address"
        )
}

fn stance(reading: Reading, cue: &Cue) -> Stance {
    let hedged = (cue.group..cue.range.end).any(|at| {
        matches!(
            reading.tokens.lower(at),
            "allegedly" | "reportedly" | "apparently" | "purportedly"
        )
    });
    let out = reading.tokens.lower(cue.anchor + 1) == "out" && cue.lemma == "rule";
    match (lexicon::stance(cue.lemma), cue.negated) {
        _ if out && cue.negated => Stance::Hedged,
        _ if out => Stance::Denied,
        (Stance::Denied, true) => Stance::Hedged,
        (Stance::Neutral, _) if hedged => Stance::Hedged,
        (stance, _) => stance,
    }
}
