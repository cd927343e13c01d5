//! Whom a pronoun means: the most salient before it that agrees.

use super::{Context, Entity, Spoken};
use crate::lexicon::Sex;
use crate::mentions::{Mention, MentionKind};
use crate::report::SpeakerKind;

/// How many sentences back a pronoun reaches.
const REACH: usize = 8;

/// The entity that a pronoun at token `at` means, and how sure that is in per cent.
pub fn antecedent(
    context: Context,
    entities: &[Entity],
    spoken: &[Spoken],
    pronoun: &Mention,
    at: usize,
) -> Option<(usize, u8)> {
    let mut scores = named(context, entities, pronoun, at);
    for (age, last) in spoken.iter().rev().take(6).enumerate() {
        let distance = pronoun.sentence.abs_diff(last.sentence);
        if distance > REACH || !agrees(&entities[last.speaker], pronoun) {
            continue;
        }
        let bonus = if age == 0 { 42 } else { 12 };
        raise(&mut scores, last.speaker, 60 - 12 * clamp(distance), bonus);
    }
    let &(best, score) = scores.iter().min_by_key(|&&(entity, score)| (-score, entity))?;
    let others = scores.iter().filter(|&&(entity, _)| entity != best);
    let margin = others.map(|&(_, second)| score - second).min().unwrap_or(60);
    if score < 14 {
        return None;
    }
    let sexed = if entities[best].sex == pronoun.sex { 6 } else { 0 };
    let sureness = 56 + margin.clamp(0, 60) / 2 + sexed;
    Some((best, u8::try_from(sureness.clamp(30, 94)).unwrap_or(50)))
}

/// Everybody named before the pronoun who agrees, with the best of their mentions' points.
fn named(context: Context, entities: &[Entity], pronoun: &Mention, at: usize) -> Vec<(usize, i32)> {
    let mut scores: Vec<(usize, i32)> = Vec::new();
    let past = context.mentions.partition_point(|mention| mention.name.start < at);
    for (number, mention) in context.mentions[..past].iter().enumerate().rev().take(120) {
        let distance = pronoun.sentence.saturating_sub(mention.sentence);
        if distance > REACH {
            break;
        }
        let entity = context.owners[number];
        if agrees(&entities[entity], pronoun) && can_be_meant(mention, pronoun, distance) {
            raise(
                &mut scores,
                entity,
                salience(context, mention, &entities[entity], pronoun, distance),
                0,
            );
        }
    }
    scores
}

/// A body is "they" or "it" only where it has just been a subject; one that only qualifies a noun,
/// "the British public", never is.
fn can_be_meant(mention: &Mention, pronoun: &Mention, distance: usize) -> bool {
    pronoun.sex != Sex::Unknown
        || matches!(pronoun.kind, MentionKind::Description)
        || mention.subject && !mention.modifier && distance <= 1
}

/// Lifts an entity to at least `floor`, then by `bonus`.
fn raise(scores: &mut Vec<(usize, i32)>, entity: usize, floor: i32, bonus: i32) {
    match scores.iter_mut().find(|(other, _)| *other == entity) {
        Some((_, score)) => *score = (*score).max(floor) + bonus,
        None => scores.push((entity, floor + bonus)),
    }
}

fn clamp(distance: usize) -> i32 {
    i32::try_from(distance.min(20)).unwrap_or(20)
}

/// Points in tenths: 6 − 1.2 a sentence, less inside quotation marks, more for a subject, for the
/// sentence's first name, for a known sex and for each mention.
fn salience(
    context: Context,
    mention: &Mention,
    entity: &Entity,
    pronoun: &Mention,
    distance: usize,
) -> i32 {
    let first = context.sentences[mention.sentence].range.start;
    let tokens = context.reading.tokens;
    let possessor = mention.name.end < tokens.len() && tokens.lower(mention.name.end) == "'s";
    let points = [
        (true, 60 - 12 * clamp(distance)),
        (mention.quoted, -30),
        (mention.heading, -20),
        (mention.modifier, -40),
        (mention.subject, 25),
        (mention.range.start <= first + 1, 15),
        (entity.sex == pronoun.sex, 20),
        (entity.kind != SpeakerKind::Person && pronoun.kind == MentionKind::Pronoun, -25),
        // "Biden’s plan" is less about Biden than "Biden said".
        (possessor, -12),
    ];
    let sum: i32 = points.iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum();
    sum + 5 * i32::try_from(entity.mentions.min(6)).unwrap_or(6) / 2
}

/// Whether an entity can be what a pronoun means.
pub fn agrees(entity: &Entity, pronoun: &Mention) -> bool {
    let one_person = !entity.plural && !entity.outlet && pronoun.sex.agrees(entity.sex);
    match pronoun.kind {
        // A lone official may be he or she; a body may not.
        MentionKind::Pronoun | MentionKind::Description => {
            one_person && matches!(entity.kind, SpeakerKind::Person | SpeakerKind::Unnamed)
        }
        MentionKind::Plural => entity.plural || entity.kind == SpeakerKind::Organisation,
        _ => matches!(entity.kind, SpeakerKind::Organisation | SpeakerKind::Document),
    }
}
