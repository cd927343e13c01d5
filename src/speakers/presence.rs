//! Who is present to a reader: each entity's salience at a place of the text.
//!
//! Every mention raises it, subjects more than others (Lappin and Leass 1994), and it falls by a fixed
//! share with every sentence. The weights are measured: `tools/eval/coreference.py`.

use super::Context;
use crate::mentions::Mention;
use crate::sentences::Sentence;

/// How many entities a reader keeps in mind.
const IN_MIND: usize = 24;
/// After so many sentences without a mention an entity is forgotten.
const REACH: usize = 14;
/// What is left after a sentence, of 16.
const LEFT: i32 = 9;

/// What a new mention leaves of the points so far, of 16.
const KEPT: i32 = 10;

/// A mention; a subject; the first word of a sentence; the speaker of a statement.
const MENTION: i32 = 40;
const SUBJECT: i32 = 45;
const FIRST: i32 = 15;
/// How much more a speaker is present than somebody only mentioned.
pub const SPEAKER: i32 = 40;

/// The salience of every entity.
#[derive(Clone, Debug, Default)]
pub struct Presence {
    /// Of each entity: its points, and the sentence in which it had them.
    points: Vec<(i32, usize)>,
    /// Those in mind, the latest last.
    recent: Vec<usize>,
}

impl Presence {
    /// The points of an entity at a sentence.
    pub fn of(&self, entity: usize, sentence: usize) -> i32 {
        let Some(&(points, last)) = self.points.get(entity) else { return 0 };
        let distance = sentence.saturating_sub(last);
        if distance > REACH {
            return 0;
        }
        (0..distance).fold(points, |points, _| points * LEFT / 16)
    }

    /// Those in mind, the latest first.
    pub fn in_mind(&self) -> impl Iterator<Item = usize> {
        self.recent.iter().rev().copied()
    }

    /// An entity is mentioned.
    pub fn raise(&mut self, entity: usize, sentence: usize, points: i32) {
        // Named three times, one is not three times as present.
        let points = self.of(entity, sentence) * KEPT / 16 + points;
        if self.points.len() <= entity {
            self.points.resize(entity + 1, (0, 0));
        }
        self.points[entity] = (points, sentence);
        self.recent.retain(|&other| other != entity);
        if self.recent.len() == IN_MIND {
            self.recent.remove(0);
        }
        self.recent.push(entity);
    }
}

/// The points of a name where it stands.
pub fn of_name(context: Context, mention: &Mention) -> i32 {
    let Context { reading, sentences, .. } = context;
    let tokens = reading.tokens;
    let before = mention.range.start.checked_sub(1).map_or("", |at| tokens.lower(at));
    let possessor = mention.name.end < tokens.len() && tokens.lower(mention.name.end) == "'s";
    let points = at_place(sentences, mention.range.start, mention.sentence, mention.subject);
    if mention.heading {
        points / 8
    } else if mention.modifier
        || matches!(before, "in" | "at" | "near" | "across")
        || is_question(context, mention.sentence)
    {
        points / 6
    } else if mention.quoted {
        points / 3
    } else if possessor {
        points * 3 / 4
    } else {
        points
    }
}

/// Whether a sentence tells what somebody was asked before it tells the answer: `Asked whether Odell
/// would go, she said no`. Those in the question are not the ones who answer.
fn is_question(context: Context, sentence: usize) -> bool {
    let Some(sentence) = context.sentences.get(sentence) else { return false };
    let tokens = context.reading.tokens;
    let first = sentence.range.clone().take(2).find(|&at| tokens.lower(at) != "when");
    first.is_some_and(|at| matches!(tokens.lower(at), "asked" | "questioned" | "pressed"))
}

/// The points of a mention that begins at token `at`.
pub fn at_place(sentences: &[Sentence], at: usize, sentence: usize, subject: bool) -> i32 {
    let first = sentences.get(sentence).is_some_and(|sentence| at <= sentence.range.start + 1);
    MENTION + i32::from(subject) * SUBJECT + i32::from(first) * FIRST
}
