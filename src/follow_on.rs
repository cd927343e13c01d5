//! Sentences that go on reporting what somebody said without a cue of their own.
//!
//! "The school would close, Odell said. Its roof would be sold." The second sentence is Odell's too, but
//! nothing says so: it is a guess, reported only to those who ask for it, flagged, and never sure.

use std::ops::Range;

use crate::cues::{Cue, CueKind};
use crate::paste::FollowOn;
use crate::phrases::Reading;
use crate::report::AttributionType;
use crate::sentences::Sentence;
use crate::speakers::Speakers;
use crate::statements::Statement;
use crate::tags::Tag;

/// A sentence that goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Continuation {
    /// The sentence, without its full stop.
    pub content: Range<usize>,
    /// The number of the statement it goes on from.
    pub of: usize,
    /// How sure it is, 0 to 100.
    pub sureness: u8,
}

/// How many sentences in a row can go on from one statement.
const REACH: usize = 2;

/// The sentences that go on from a statement before them in their paragraph.
#[must_use]
pub fn find(
    wanted: FollowOn,
    reading: Reading,
    sentences: &[Sentence],
    cues: &[Cue],
    statements: &[Statement],
    speakers: &Speakers,
) -> Vec<Continuation> {
    if wanted == FollowOn::Leave {
        return Vec::new();
    }
    let held = held(sentences, cues, statements);
    let mut found: Vec<Continuation> = Vec::new();
    // The statement that the sentence before goes on from, and how far back it is.
    let mut thread: Option<(usize, usize)> = None;
    for (number, sentence) in sentences.iter().enumerate() {
        if let Some((_, last)) = held[number] {
            thread = goes_on(statements, speakers, last).then_some((last, 0));
            continue;
        }
        let same_line = number > 0 && sentences[number - 1].line == sentence.line;
        let open = thread.filter(|&(_, length)| same_line && length < REACH);
        let continuation = open.and_then(|(of, _)| {
            let next = held
                .get(number + 1)
                .copied()
                .flatten()
                .map(|(first, _)| first)
                .filter(|_| sentences[number + 1].line == sentence.line);
            let speaker = speakers.resolutions[of].speaker;
            let again = next.is_some_and(|next| speakers.resolutions[next].speaker == speaker);
            let cue = statements[of].cue.map(|cue| &cues[cue])?;
            continues(reading, sentence, cue, again).map(|(content, sureness)| Continuation {
                content,
                of,
                sureness,
            })
        });
        thread = continuation.as_ref().and(open).map(|(of, length)| (of, length + 1));
        found.extend(continuation);
    }
    found
}

/// Of each sentence: the first and the last statement that has words in it.
fn held(
    sentences: &[Sentence],
    cues: &[Cue],
    statements: &[Statement],
) -> Vec<Option<(usize, usize)>> {
    let mut held: Vec<Option<(usize, usize)>> = vec![None; sentences.len()];
    for (number, statement) in statements.iter().enumerate() {
        let cue = statement.cue.map(|cue| cues[cue].range.clone());
        for part in statement.content.iter().cloned().chain(cue).chain(statement.source.clone()) {
            let first = sentences.partition_point(|sentence| sentence.range.end <= part.start);
            let past = sentences.partition_point(|sentence| sentence.range.start < part.end);
            for one in &mut held[first.min(past)..past] {
                *one = Some((one.map_or(number, |(first, _)| first), number));
            }
        }
    }
    held
}

/// Whether a statement can go on: reported speech, by somebody the article names.
fn goes_on(statements: &[Statement], speakers: &Speakers, at: usize) -> bool {
    let resolution = &speakers.resolutions[at];
    matches!(statements[at].kind, AttributionType::Indirect | AttributionType::Mixed)
        && statements[at].cue.is_some()
        && resolution.speaker.is_some()
        && resolution.sureness >= 60
}

/// The content of a sentence that goes on, and how sure that is: the same speaker goes on after it, or
/// its verb has moved back in time as reported speech does ("would"), or it takes up what was said
/// ("however, this") after "according to".
fn continues(
    reading: Reading,
    sentence: &Sentence,
    cue: &Cue,
    again: bool,
) -> Option<(Range<usize>, u8)> {
    let Reading { tokens, tags, marks } = reading;
    let range = sentence.range.clone();
    let end = range.clone().rev().find(|&at| tags[at] != Tag::PUN)? + 1;
    let stops = end < range.end && tokens.word(end) == ".";
    let quoted = range.clone().any(|at| marks.is_quoted(at));
    let verb = range.clone().find(|&at| tags[at].is_finite())?;
    // What the speaker did next is told by the paper.
    let first = tokens.lower(range.start);
    let acts = range.clone().take(6).any(|at| matches!(tokens.lower(at), "he" | "she" | "they"));
    // A sentence about somebody else begins with the name.
    let other = tags[range.start] == Tag::NNP;
    if !stops || quoted || acts || other || tokens.words_in(range.clone()) < 5 {
        return None;
    }
    let past = tags[cue.anchor] == Tag::VBD || cue.kind == CueKind::Preposition;
    let moved = past && matches!(tokens.lower(verb), "would" | "could" | "might");
    let takes_up = cue.kind == CueKind::Preposition
        && matches!(first, "however" | "this" | "these" | "it" | "such" | "therefore" | "moreover");
    let sureness = match (again, moved, takes_up) {
        (true, true, _) => 40,
        (_, true, _) => 30,
        (true, false, _) => 25,
        (false, false, true) => 20,
        _ => return None,
    };
    Some((range.start..end, sureness))
}
