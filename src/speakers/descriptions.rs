//! Whom a title or description means: the spokesman, the top diplomat, the statement.

use super::entities::{self, Entities, Entity};
use super::{Context, Spoken, Way, pronouns};
use crate::mentions::{Mention, MentionKind};
use crate::report::SpeakerKind;
use crate::tags::Tag;

/// Offices that one person can be called by in one article; the words of a line fit each other.
const ALIKE: [&[&str]; 9] = [
    &["diplomat", "secretary", "ambassador", "envoy", "minister", "consul", "attache"],
    &["adviser", "advisor", "aide", "assistant", "strategist"],
    &[
        "leader",
        "president",
        "premier",
        "minister",
        "chancellor",
        "chief",
        "head",
        "chairman",
        "chair",
        "chairwoman",
    ],
    &[
        "head",
        "secretary",
        "minister",
        "director",
        "chief",
        "chair",
        "leader",
        "principal",
        "governor",
        "commissioner",
    ],
    &[
        "lawmaker",
        "senator",
        "representative",
        "congressman",
        "congresswoman",
        "legislator",
        "politician",
        "mp",
    ],
    &["manager", "coach", "boss", "trainer"],
    &["spokesman", "spokeswoman", "spokesperson", "secretary"],
    &[
        "scientist",
        "researcher",
        "geologist",
        "biologist",
        "physicist",
        "author",
        "professor",
        "academic",
        "expert",
    ],
    &["lawyer", "attorney", "counsel", "barrister", "solicitor", "prosecutor"],
];

/// Words that stand for one state.
const STATES: [&[&str]; 8] = [
    &["us", "u.s.", "american", "washington", "america", "states"],
    &["russian", "kremlin", "moscow", "russia"],
    &["uk", "u.k.", "british", "britain", "london", "downing"],
    &["eu", "european", "brussels"],
    &["french", "france", "paris", "elysee"],
    &["german", "germany", "berlin"],
    &["chinese", "china", "beijing"],
    &["presidential", "president", "kremlin"],
];

/// The person, group or body a description means; its own words where it fits nobody.
pub fn described(
    context: Context,
    entities: &mut Entities,
    spoken: &[Spoken],
    mention: &Mention,
) -> (Option<usize>, Way, u8) {
    if is_definite(context, mention)
        && let Some((entity, sureness)) = best_fit(context, entities, spoken, mention)
    {
        return (Some(entity), Way::Description, sureness);
    }
    if is_definite(context, mention)
        && renames(context, mention)
        && let Some((entity, sureness)) = renamed(context, entities, spoken, mention)
    {
        return (Some(entity), Way::Description, sureness);
    }
    if let Some(entity) = owned_by_pronoun(context, entities, spoken, mention) {
        return (Some(entity), Way::Description, 70);
    }
    let words = mention.name.clone();
    (Some(entities::as_written(context, entities, mention, words)), Way::AsWritten, 88)
}

/// `the`, `this`: it means somebody known.
fn is_definite(context: Context, mention: &Mention) -> bool {
    matches!(
        context.reading.tokens.lower(mention.range.start),
        "the" | "this" | "that" | "these" | "those"
    )
}

/// `its sources` of an outlet are `CNN’s sources`.
fn owned_by_pronoun(
    context: Context,
    entities: &mut Entities,
    spoken: &[Spoken],
    mention: &Mention,
) -> Option<usize> {
    let tokens = context.reading.tokens;
    let owner = tokens.lower(mention.name.start);
    if !matches!(owner, "its" | "his" | "her" | "their") || mention.name.len() < 2 {
        return None;
    }
    let last = spoken.last().filter(|last| mention.sentence.abs_diff(last.sentence) <= 2)?;
    let rest = tokens.text(mention.name.start + 1..mention.name.end);
    let name = format!("{}’s {rest}", entities[last.speaker].name);
    Some(entities::named(context, entities, mention, name))
}

/// Whether a description can be an article's other word for its protagonist: a bare "the actor",
/// "the 56-year-old". "The spokesman" or "the chairman of the party" brings somebody new.
fn renames(context: Context, mention: &Mention) -> bool {
    const HEADS: [&str; 22] = [
        "actor",
        "actress",
        "author",
        "billionaire",
        "boss",
        "businessman",
        "coach",
        "comedian",
        "defendant",
        "defender",
        "goalkeeper",
        "lawmaker",
        "manager",
        "midfielder",
        "novelist",
        "player",
        "politician",
        "senator",
        "singer",
        "star",
        "striker",
        "suspect",
    ];
    let head = context.reading.tokens.lower(mention.head);
    let bare = mention.range.len() <= 3
        && !mention.range.clone().any(|at| context.reading.tags[at] == Tag::NNP);
    bare && (HEADS.contains(&head) || head.contains("year-old"))
}

/// The salient person a bare description renames; one named in full only.
fn renamed(
    context: Context,
    entities: &[Entity],
    spoken: &[Spoken],
    mention: &Mention,
) -> Option<(usize, u8)> {
    let found = pronouns::antecedent(context, entities, spoken, mention, mention.range.start)?;
    let entity = &entities[found.0];
    (entity.kind == SpeakerKind::Person && entity.words.len() >= 2)
        .then_some((found.0, found.1.min(60)))
}

fn best_fit(
    context: Context,
    entities: &[Entity],
    spoken: &[Spoken],
    mention: &Mention,
) -> Option<(usize, u8)> {
    let mut best: (i32, usize) = (0, 0);
    for number in candidates(context, spoken, mention) {
        let score = fit(context, entities, spoken, mention, number);
        if score > best.0 {
            best = (score, number);
        }
    }
    let (score, number) = best;
    let sureness = u8::try_from((44 + score / 2).clamp(40, 90)).unwrap_or(50);
    (score >= 40).then_some((number, sureness))
}

/// Those heard or named before, the latest first, each once.
fn candidates(context: Context, spoken: &[Spoken], mention: &Mention) -> Vec<usize> {
    let past = context.mentions.partition_point(|known| known.name.start < mention.range.start);
    let named = context.owners[..past].iter().rev().take(300).copied();
    let heard = spoken.iter().rev().take(40).map(|spoken| spoken.speaker);
    let mut seen = Vec::new();
    for entity in heard.chain(named) {
        if !seen.contains(&entity) && seen.len() < 60 {
            seen.push(entity);
        }
    }
    seen
}

/// How well an entity fits a description, in points: its head and its other words against the
/// roles the article gives the entity, and how lately it spoke.
fn fit(
    context: Context,
    entities: &[Entity],
    spoken: &[Spoken],
    mention: &Mention,
    number: usize,
) -> i32 {
    let entity = &entities[number];
    let head = context.reading.tokens.lower(mention.head);
    if !kind_fits(entity, mention) || !entity.sex.agrees(mention.sex) {
        return 0;
    }
    let last = spoken.iter().rev().take(40).position(|spoken| spoken.speaker == number);
    let recency = match last {
        Some(0) => 24,
        Some(1) => 14,
        Some(2..5) => 6,
        _ => 0,
    };
    let score = head_points(entity, head) + modifier_points(context, entity, mention) + recency;
    // "the official" without more means the last speaker, never one who has not spoken.
    if is_generic(head) && last.is_none() && score < 30 { 0 } else { score }
}

fn kind_fits(entity: &Entity, mention: &Mention) -> bool {
    match mention.kind {
        MentionKind::Description => {
            entity.kind == SpeakerKind::Person
                || entity.kind == SpeakerKind::Unnamed && !entity.plural
        }
        MentionKind::BodyDescription => entity.kind == SpeakerKind::Organisation,
        MentionKind::Group => entity.plural,
        _ => false,
    }
}

fn modifier_points(context: Context, entity: &Entity, mention: &Mention) -> i32 {
    let tokens = context.reading.tokens;
    let known = |word: &str| {
        entity
            .role_words
            .iter()
            .chain(&entity.words)
            .any(|role| role == word || same_state(role, word))
    };
    mention
        .name
        .clone()
        .filter(|&at| at != mention.head && tokens.is_word(at))
        .filter(|&at| {
            tokens.is_capital(at) && at != mention.name.start
                || context.reading.tags[at].is_noun()
                || tokens.lower(at).len() > 5
        })
        .map(|at| if known(tokens.lower(at)) { 18 } else { -6 })
        .sum()
}

fn is_generic(head: &str) -> bool {
    matches!(head, "official" | "man" | "woman" | "person" | "source" | "expert" | "politician")
        || head.contains("year-old")
}

fn head_points(entity: &Entity, head: &str) -> i32 {
    const OUTLETS: [&str; 7] =
        ["agency", "newspaper", "broadcaster", "paper", "network", "magazine", "outlet"];
    const BODIES: [&str; 7] =
        ["company", "firm", "group", "organisation", "organization", "body", "agency"];
    let has = |word: &str| entity.role_words.iter().chain(&entity.words).any(|role| role == word);
    if has(head) {
        40
    } else if entity.outlet && OUTLETS.contains(&head) {
        38
    } else if is_generic(head) {
        20
    } else if ALIKE.iter().any(|alike| alike.contains(&head) && alike.iter().any(|word| has(word)))
    {
        30
    } else if entity.kind == SpeakerKind::Organisation && BODIES.contains(&head) {
        18
    } else {
        -20
    }
}

fn same_state(one: &str, other: &str) -> bool {
    STATES.iter().any(|state| state.contains(&one) && state.contains(&other))
}

/// A document speaks for who issued it: the name in it, else the last speaker or reporter.
pub fn document(
    context: Context,
    entities: &mut Entities,
    spoken: &[Spoken],
    mention: &Mention,
) -> (Option<usize>, Way, u8) {
    if let Some(named) = named_in(context, mention) {
        // "the White House statement"
        return (Some(named), Way::Document, 78);
    }
    let head = context.reading.tokens.lower(mention.head);
    let issued = matches!(
        head,
        "statement"
            | "letter"
            | "email"
            | "e-mail"
            | "release"
            | "memo"
            | "filing"
            | "note"
            | "post"
            | "tweet"
            | "message"
    );
    let near = |last: &&Spoken| mention.sentence.abs_diff(last.sentence) <= 4;
    if issued
        && is_definite(context, mention)
        && let Some(last) = spoken.last().filter(near)
    {
        return (Some(last.reporter.unwrap_or(last.speaker)), Way::Document, 62);
    }
    let words = mention.name.clone();
    (Some(entities::as_written(context, entities, mention, words)), Way::AsWritten, 80)
}

fn named_in(context: Context, mention: &Mention) -> Option<usize> {
    let first = context.mentions.partition_point(|known| known.name.end <= mention.range.start);
    let known = context.mentions.get(first)?;
    (known.name.start >= mention.range.start && known.name.end <= mention.range.end)
        .then(|| context.owners[first])
}
