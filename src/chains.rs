//! Through whom a statement came, to whom and where it was said, and how its cue stands to it.

use std::ops::Range;

use crate::cues::Cue;
use crate::lexicon;
use crate::phrases::{self, Reading};
use crate::report::Stance;
use crate::sentences::Sentence;
use crate::speakers::{Resolution, Speakers};
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
        let mut via: Vec<String> =
            resolution.via.iter().map(|&entity| speakers.entities[entity].name.clone()).collect();
        via.extend(sentence.and_then(|sentence| quoted_by(reading, sentence.clone(), statement)));
        Chain {
            via,
            addressee: statement
                .addressee
                .clone()
                .or_else(|| cue.and_then(|cue| addressee(reading, cue, sentence?.end))),
            venue: cue.and_then(|cue| venue(reading, statement, cue, sentence?.clone())),
            stance: cue.map_or(Stance::Neutral, |cue| stance(reading, cue)),
        }
    };
    statements.iter().zip(&speakers.resolutions).map(chain).collect()
}

/// `…, quoted by |BTA|`; `…, as cited by |the daily Hlas|`.
fn quoted_by(reading: Reading, sentence: Range<usize>, statement: &Statement) -> Option<String> {
    let tokens = reading.tokens;
    let by = sentence.clone().find(|&at| {
        tokens.lower(at) == "by"
            && at > sentence.start
            && matches!(tokens.lower(at - 1), "quoted" | "cited" | "carried")
            && !statement.content.iter().any(|piece| piece.contains(&at))
    })?;
    let range = phrases::beginning_at(reading, by + 1, sentence.end)?;
    let start = range.start + usize::from(tokens.lower(range.start) == "the" && range.len() > 1);
    Some(tokens.text(start..range.end).to_owned())
}

/// `told |reporters|`, where the hearer does not stand between the cue and its content.
fn addressee(reading: Reading, cue: &Cue, limit: usize) -> Option<Range<usize>> {
    let tells = matches!(
        cue.lemma,
        "tell" | "inform" | "assure" | "remind" | "warn" | "reassure" | "notify"
    );
    let start = cue.range.end;
    if !tells || start >= limit || reading.tokens.lower(start) == "of" {
        return None;
    }
    let range = phrases::beginning_at(reading, start, limit)?;
    let verb_follows = range.end < limit && reading.tags[range.end].is_finite();
    (!verb_follows || cue.lemma == "tell").then_some(range)
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
        let place =
            matches!(reading.tokens.lower(at), "in" | "during" | "on" | "at" | "via" | "to");
        let named = statement.source.as_ref().is_some_and(|source| source.contains(&at));
        if !place || named || reading.tags[at] == Tag::TO && reading.tokens.lower(at) == "to" {
            return None;
        }
        let range = phrases::beginning_at(reading, at + 1, sentence.end)?;
        let head = phrases::head(reading, range.clone());
        is_occasion(reading.tokens.lower(head)).then_some(range)
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
                | "twitter"
                | "x"
                | "facebook"
                | "instagram"
                | "telegram"
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
