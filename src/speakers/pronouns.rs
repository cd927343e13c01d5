//! Whom a pronoun means: the most present before it that agrees.

use super::presence::Presence;
use super::{Entity, Spoken};
use crate::lexicon::Sex;
use crate::mentions::{Mention, MentionKind};
use crate::report::SpeakerKind;

/// What is asked of: a pronoun, or a description that renames somebody.
pub struct Question<'a> {
    /// The words.
    pub mention: &'a Mention,
    /// Those who are named in what is said: nobody names himself, unless he tells what others said.
    pub named: &'a [usize],
    /// What being named costs, in points.
    pub cost: i32,
    /// Whether they are a speaker's.
    pub speaks: bool,
}

/// The entity that a pronoun means, and how sure that is in per cent.
pub fn antecedent(
    entities: &[Entity],
    presence: &Presence,
    spoken: &[Spoken],
    question: &Question,
) -> Option<(usize, u8)> {
    let pronoun = question.mention;
    let last = spoken.last().filter(|last| pronoun.sentence.saturating_sub(last.sentence) <= 3);
    // Whom "it" means is guessed from what it does: a body that spoke goes on speaking.
    let again = if person(pronoun) { 15 } else { 30 };
    let score = |entity: usize| -> i32 {
        let known = &entities[entity];
        let points = [
            (true, presence.of(entity, pronoun.sentence)),
            (true, 3 * i32::try_from(known.mentions.min(8)).unwrap_or(8)),
            (known.sex == pronoun.sex && known.sex != Sex::Unknown, 15),
            (known.doubtful && known.kind != SpeakerKind::Person, -35),
            (known.heading, -40),
            (question.speaks && last.is_some_and(|last| last.speaker == entity), again),
            (question.named.contains(&entity), -question.cost),
        ];
        points.iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum()
    };
    let (mut best, mut second) = (None, 0);
    for entity in presence.in_mind().filter(|&entity| agrees(&entities[entity], pronoun)) {
        let score = score(entity);
        match best {
            Some((_, most)) if score <= most => second = second.max(score),
            _ => {
                second = best.map_or(0, |(_, most)| most);
                best = Some((entity, score));
            }
        }
    }
    let (entity, score) = best.filter(|&(_, score)| score >= least(question))?;
    let share = (score - second).max(0) * 100 / score.max(1);
    let sureness = 54 + share * 2 / 5;
    Some((entity, u8::try_from(sureness.clamp(30, 94)).unwrap_or(50)))
}

/// Whether a pronoun or description means a person.
fn person(pronoun: &Mention) -> bool {
    matches!(pronoun.kind, MentionKind::Pronoun | MentionKind::Description)
}

/// The points under which nobody is meant. "It" may mean nothing at all: a body must have been the
/// subject of the sentence before, or a speaker.
fn least(question: &Question) -> i32 {
    match (person(question.mention), question.speaks) {
        (true, _) => 18,
        (false, true) => 50,
        (false, false) => 62,
    }
}

/// Whether an entity can be what a pronoun means.
pub fn agrees(entity: &Entity, pronoun: &Mention) -> bool {
    let one_person = !entity.plural && !entity.outlet && pronoun.sex.agrees(entity.sex);
    match pronoun.kind {
        // A lone official may be he or she; a body may not.
        MentionKind::Pronoun | MentionKind::Description => {
            let person = matches!(entity.kind, SpeakerKind::Person | SpeakerKind::Unnamed);
            one_person && (person || entity.doubtful)
        }
        MentionKind::Plural => entity.plural || entity.kind == SpeakerKind::Organisation,
        _ => matches!(entity.kind, SpeakerKind::Organisation | SpeakerKind::Document),
    }
}
