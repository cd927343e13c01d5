//! Whom a title or description means: the spokesman, the top diplomat, the company.

use super::entities::{self, Entity};
use super::pronouns::{self, Question};
use super::{Resolver, Way};
use crate::lexicon;
use crate::mentions::{Mention, MentionKind};
use crate::report::SpeakerKind;
use crate::tags::Tag;
use crate::tokens::TokenKind;

/// Offices that one person can be called by in one article; the words of a line fit each other.
const ALIKE: [&[&str]; 10] = [
    &["diplomat", "secretary", "ambassador", "envoy", "minister", "consul", "attache"],
    &["adviser", "advisor", "aide", "assistant", "strategist"],
    &["leader", "president", "premier", "minister", "chancellor", "chief", "head"],
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
    &["chairman", "chairwoman", "chair", "head", "chief"],
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

/// The points from which a description fits.
const FITS: i32 = 40;
/// The same for somebody the article names only afterwards.
const FITS_LATER: i32 = 58;
/// No points make up for this.
const NEVER: i32 = -500;

/// The person, group or body a description means; its own words where it fits nobody.
pub fn described(resolver: &mut Resolver, mention: &Mention) -> (Option<usize>, Way, u8) {
    if let Some((entity, sureness)) = owned_by_pronoun(resolver, mention) {
        return (Some(entity), Way::Description, sureness);
    }
    if is_definite(resolver, mention) {
        let found = best_fit(resolver, mention).or_else(|| renamed(resolver, mention));
        if let Some((entity, sureness)) = found {
            return (Some(entity), Way::Description, sureness);
        }
    } else if let Some(entity) = named_next(resolver, mention) {
        return (Some(entity), Way::Description, 75);
    }
    let words = mention.name.clone();
    let context = resolver.context;
    let entity = entities::as_written(context, &mut resolver.entities, mention, words);
    (Some(entity), Way::AsWritten, 88)
}

/// `the`, `this`, `China’s`: it means somebody known.
fn is_definite(resolver: &Resolver, mention: &Mention) -> bool {
    let tokens = resolver.context.reading.tokens;
    let start = mention.range.start;
    let possessor = (start..mention.head.min(start + 4)).any(|at| tokens.lower(at) == "'s");
    // the “Pose” |actor|
    let after_marks = start > 2
        && tokens[start - 1].kind == TokenKind::Mark
        && (start.saturating_sub(8)..start).any(|at| tokens.lower(at) == "the");
    after_marks
        || possessor && tokens.is_capital(start)
        || matches!(tokens.lower(start), "the" | "this" | "that" | "these" | "those")
}

/// `A group of parents said … The group, Harbour Watch, …`: whom the next sentences name by the same
/// head.
fn named_next(resolver: &Resolver, mention: &Mention) -> Option<usize> {
    const NEAR: usize = 2;
    let tokens = resolver.context.reading.tokens;
    let indefinite = matches!(tokens.lower(mention.range.start), "a" | "an");
    let first = resolver.namings.partition_point(|naming| naming.head <= mention.head);
    let next = resolver.namings[first..].iter();
    let mut next = next.take_while(|naming| naming.sentence <= mention.sentence + NEAR);
    let same = |head: usize| tokens.lower(head) == tokens.lower(mention.head);
    next.find(|naming| indefinite && same(naming.head)).map(|naming| naming.entity)
}

/// `its sources` of an outlet are `CNN’s sources`; `his lawyer` is the one called Odell’s lawyer.
fn owned_by_pronoun(resolver: &mut Resolver, mention: &Mention) -> Option<(usize, u8)> {
    let tokens = resolver.context.reading.tokens;
    let start = mention.name.start;
    if !matches!(tokens.lower(start), "its" | "his" | "her" | "their") || mention.name.len() < 2 {
        return None;
    }
    let (owner, sureness) = resolver.pronoun(start, mention.sentence)?;
    let head = tokens.lower(mention.head);
    let entities = &resolver.entities;
    let belongs = |at: &usize| {
        entities[owner].words.last().is_some_and(|word| entities[*at].role_words.contains(word))
    };
    if let Some(known) = entities.called(head).find(|at| *at != owner && belongs(at)) {
        return Some((known, sureness.min(80)));
    }
    let rest = tokens.text(start + 1..mention.name.end);
    let name = format!("{}’s {rest}", resolver.entities[owner].name);
    Some((entities::named(&mut resolver.entities, mention, name), sureness.min(70)))
}

/// Whom a bare description renames: "the actor", "the 56-year-old", "the company". "The spokesman" or
/// "the chairman of the party" brings somebody new.
fn renamed(resolver: &Resolver, mention: &Mention) -> Option<(usize, u8)> {
    const PEOPLE: [&str; 24] = [
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
        "rapper",
        "senator",
        "singer",
        "songwriter",
        "star",
        "striker",
        "suspect",
    ];
    const BODIES: [&str; 13] = [
        "airline",
        "bank",
        "brokerage",
        "charity",
        "club",
        "company",
        "firm",
        "group",
        "label",
        "maker",
        "organisation",
        "organization",
        "retailer",
    ];
    let Resolver { context, entities, presence, spoken, .. } = resolver;
    let head = context.reading.tokens.lower(mention.head);
    let names = mention
        .range
        .clone()
        .any(|at| context.reading.tags[at] == Tag::NNP && !context.reading.marks.is_quoted(at));
    let body = BODIES.contains(&head);
    let person = PEOPLE.contains(&head) || head.contains("year-old");
    // the “Mill” actor: what stands in marks makes it no longer.
    let plain = |at: &usize| !context.reading.marks.is_quoted(*at);
    let length = mention.range.clone().filter(plain).count();
    if names || length > if body { 2 } else { 3 } || !(body || person) {
        return None;
    }
    let kind = if body { MentionKind::Neuter } else { MentionKind::Description };
    let question = Question {
        mention: &Mention { kind, ..mention.clone() },
        named: &[],
        cost: 0,
        speaks: true,
    };
    let found = pronouns::antecedent(entities, presence, spoken, &question)?;
    let entity = &entities[found.0];
    let fits = if body {
        !entity.outlet && !entity.words.iter().any(|word| lexicon::state(word).is_some())
    } else {
        entity.kind == SpeakerKind::Person && entity.words.len() >= 2
    };
    fits.then_some((found.0, found.1.min(66)))
}

fn best_fit(resolver: &Resolver, mention: &Mention) -> Option<(usize, u8)> {
    let mut best: (i32, usize) = (0, 0);
    for number in candidates(resolver, mention) {
        let entity = &resolver.entities[number];
        let score = fit(resolver, mention, number);
        let later = entity.first > mention.range.start;
        if score > best.0 && (!later || score >= FITS_LATER) {
            best = (score, number);
        }
    }
    let (score, number) = best;
    let sureness = u8::try_from((44 + score / 2).clamp(40, 90)).unwrap_or(50);
    (score >= FITS).then_some((number, sureness))
}

/// Those heard or in mind, the latest first, and those the article calls by the same word, each once.
fn candidates(resolver: &Resolver, mention: &Mention) -> Vec<usize> {
    let head = resolver.context.reading.tokens.lower(mention.head);
    let heard = resolver.spoken.iter().rev().take(40).map(|spoken| spoken.speaker);
    let called = resolver.entities.called(head);
    let mut seen = Vec::new();
    for entity in heard.chain(resolver.presence.in_mind()).chain(called) {
        if !seen.contains(&entity) && seen.len() < 60 {
            seen.push(entity);
        }
    }
    seen
}

/// How well an entity fits a description, in points: its head and its other words against the
/// roles the article gives the entity, how lately it spoke and how present it is.
fn fit(resolver: &Resolver, mention: &Mention, number: usize) -> i32 {
    let entity = &resolver.entities[number];
    let head = resolver.context.reading.tokens.lower(mention.head);
    if entity.heading || !kind_fits(entity, mention) || !entity.sex.agrees(mention.sex) {
        return NEVER;
    }
    let last = resolver.spoken.iter().rev().take(40).position(|spoken| spoken.speaker == number);
    let spoke = match last {
        Some(0) => 24,
        Some(1) => 14,
        Some(2..5) => 6,
        _ => 0,
    };
    // "the official" without more means the last speaker, never one who has not spoken.
    let heads = head_points(entity, head);
    if is_generic(head) && last.is_none() && heads < 30 {
        return NEVER;
    }
    let present = resolver.presence.of(number, mention.sentence) / 6;
    heads + modifier_points(resolver, entity, mention) + spoke + present.min(24)
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

/// Words beside the head: each that the article uses of the entity speaks for it; a name of another
/// country, party or place than its own, against.
fn modifier_points(resolver: &Resolver, entity: &Entity, mention: &Mention) -> i32 {
    let reading = resolver.context.reading;
    let tokens = reading.tokens;
    let is_name = |word: &str| lexicon::state(word).is_some();
    let own: Vec<u32> = entity
        .role_words
        .iter()
        .chain(&entity.words)
        .filter_map(|word| lexicon::state(word))
        .collect();
    // "the Labour leader" is not "the head of the Conservatives"; "the union leader" may be "the head
    // of the Dockers".
    let named = entity.role.as_deref().is_some_and(has_name) || !own.is_empty();
    let mut points = 0;
    for at in mention.name.clone().filter(|&at| at != mention.head && tokens.is_word(at)) {
        let word = tokens.lower(at);
        let name = tokens.is_capital(at)
            && at != mention.range.start
            && reading.tags[at].is_noun()
            && lexicon::role(word).is_none()
            && !lexicon::organisation(word)
            || is_name(word);
        let known =
            entity.has(word) || lexicon::state(word).is_some_and(|state| own.contains(&state));
        points += match (known, name) {
            (true, _) if name || reading.tags[at].is_noun() || word.len() > 5 => 18,
            (true, _) => 0,
            (false, true) if is_name(word) && !own.is_empty() => NEVER,
            (false, true) if named => NEVER,
            (false, true) => -10,
            (false, false) if reading.tags[at].is_noun() || word.len() > 5 => -6,
            (false, false) => 0,
        };
    }
    points
}

/// Whether a role names a party, firm or place: a capital after its first word.
fn has_name(role: &str) -> bool {
    let lower = |word: &str| word.chars().flat_map(char::to_lowercase).collect::<String>();
    role.split(' ')
        .skip(1)
        .any(|word| word.starts_with(char::is_uppercase) && lexicon::role(&lower(word)).is_none())
}

fn is_generic(head: &str) -> bool {
    matches!(head, "official" | "man" | "woman" | "person" | "source" | "expert" | "politician")
        || head.contains("year-old")
}

fn head_points(entity: &Entity, head: &str) -> i32 {
    const OUTLETS: [&str; 7] =
        ["agency", "newspaper", "broadcaster", "paper", "network", "magazine", "outlet"];
    if entity.has(head) {
        40
    } else if entity.outlet && OUTLETS.contains(&head) {
        38
    } else if is_generic(head) {
        20
    } else if ALIKE
        .iter()
        .any(|alike| alike.contains(&head) && alike.iter().any(|word| entity.has(word)))
    {
        30
    } else {
        NEVER
    }
}
