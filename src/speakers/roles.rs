//! What the article says people and bodies are: titles, appositions, "is a …", and descriptions that a
//! name explains ("The group, Harbour Watch, said").

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::entities::{Entity, learn, learn_words};
use crate::lexicon::{self, Sex};
use crate::mentions::{Mention, without_article};
use crate::phrases::{self, Reading};
use crate::report::SpeakerKind;
use crate::sentences::Sentence;
use crate::tags::Tag;
use crate::tokens::Tokens;

/// A description that the name after it explains.
#[derive(Clone, Debug)]
pub struct Naming {
    /// The description's head, as a token.
    pub head: usize,
    /// The sentence.
    pub sentence: usize,
    /// Whom it describes.
    pub entity: usize,
}

/// Learns what entities are from all their mentions, in the order of the text.
pub fn gather(
    reading: Reading,
    sentences: &[Sentence],
    mentions: &[Mention],
    owners: &[usize],
    entities: &mut [Entity],
) -> Vec<Naming> {
    let mut namings = Vec::new();
    for (mention, &owner) in mentions.iter().zip(owners) {
        let entity = &mut entities[owner];
        learn(reading.tokens, entity, mention);
        learn_outlet(reading.tokens, entity, mention);
        // "Estmark’s ambassador": whose is no part of the role, but tells one from another.
        let start = mention.range.start;
        if mention.role.is_some() && start > 1 && reading.tokens.lower(start - 1) == "'s" {
            learn_words(reading.tokens, entity, start - 2..start - 1);
        }
        let limit = sentences[mention.sentence].range.end;
        if let Some(words) = predicate(reading, mention, limit) {
            learn_words(reading.tokens, entity, words);
        }
        let start = sentences[mention.sentence].range.start;
        if let Some(words) = explained(reading, mention, start, limit) {
            let head = phrases::head(reading, words.clone());
            describe(reading, entity, head, words);
            namings.push(Naming { head, sentence: mention.sentence, entity: owner });
        }
        learn_sex(entity);
    }
    namings
}

/// `the |daily| Hlas`, `|broadcaster| Radio Port` are outlets.
fn learn_outlet(tokens: &Tokens, entity: &mut Entity, mention: &Mention) {
    let before = mention.range.start.checked_sub(1).map_or("", |at| tokens.lower(at));
    let outlet = matches!(
        before,
        "agency"
            | "broadcaster"
            | "daily"
            | "magazine"
            | "newspaper"
            | "paper"
            | "tabloid"
            | "weekly"
    );
    if outlet {
        entity.outlet = true;
        entity.doubtful = false;
        entity.kind = SpeakerKind::Organisation;
    }
}

/// An actress is a woman.
fn learn_sex(entity: &mut Entity) {
    if entity.sex != Sex::Unknown || entity.kind != SpeakerKind::Person {
        return;
    }
    let sexes = || entity.role_words.iter().filter_map(|word| lexicon::role(word));
    let (male, female) = (sexes().any(|s| s == Sex::Male), sexes().any(|s| s == Sex::Female));
    // "His wife, the son of": words of both sexes say nothing.
    entity.sex = match (male, female) {
        (true, false) => Sex::Male,
        (false, true) => Sex::Female,
        _ => Sex::Unknown,
    };
}

fn describe(reading: Reading, entity: &mut Entity, head: usize, words: Range<usize>) {
    let tokens = reading.tokens;
    let person = lexicon::role(tokens.lower(head)).is_some();
    if entity.doubtful {
        entity.kind = if person { SpeakerKind::Person } else { SpeakerKind::Organisation };
        entity.doubtful = false;
    }
    let role = without_article(tokens, words);
    if person && entity.role.is_none() {
        entity.role = Some(tokens.text(role.clone()).to_owned());
    }
    learn_words(tokens, entity, role);
}

/// `Mara Lindqvist |is a teacher|`, `Odell, who |was mayor|`: the words after the copula.
fn predicate(reading: Reading, mention: &Mention, limit: usize) -> Option<Range<usize>> {
    let tokens = reading.tokens;
    let after = mention.name.end;
    let who = after + 1 < limit && tokens.word(after) == "," && tokens.lower(after + 1) == "who";
    let verb = if who { after + 2 } else { after };
    let is = verb + 1 < limit && matches!(tokens.lower(verb), "is" | "was" | "became");
    if !is || mention.quoted || mention.heading {
        return None;
    }
    let range = phrases::beginning_at(reading, verb + 1, limit)?;
    let head = phrases::head(reading, range.clone());
    lexicon::role(tokens.lower(head)).map(|_| without_article(tokens, range))
}

/// `|The group|, Harbour Watch, said`, `|the company| that runs the port, Brekk Lines, said`: the
/// description before a name between commas.
fn explained(
    reading: Reading,
    mention: &Mention,
    start: usize,
    limit: usize,
) -> Option<Range<usize>> {
    let tokens = reading.tokens;
    let comma = mention.range.start.checked_sub(1).filter(|&at| at > start)?;
    let after = mention.name.end;
    let closes = after + 1 >= limit
        || tokens.word(after) == ","
            && (reading.tags[after + 1].is_finite()
                || matches!(reading.tags[after + 1], Tag::WH | Tag::RB | Tag::VBN));
    if tokens.word(comma) != "," || !closes || mention.range.start < mention.name.start {
        return None;
    }
    // "The company that runs the port, Brekk Lines,": the sentence's first words, up to "that".
    let relative = (start + 2..comma.min(start + 8))
        .find(|&at| matches!(tokens.lower(at), "that" | "which" | "who"))
        .filter(|_| !(start..comma).any(|at| tokens.word(at) == ","));
    let range = match relative {
        Some(pronoun) => start..pronoun,
        None => phrases::ending_before(reading, comma, start)?,
    };
    let definite = matches!(reading.tags[range.start], Tag::DT | Tag::PRPS)
        || range.clone().any(|at| tokens.lower(at) == "'s");
    let begins = range.start == start
        || matches!(reading.tags[range.start - 1], Tag::PUN | Tag::CC | Tag::IN | Tag::WH)
        || reading.tags[range.start - 1].is_finite();
    let head = phrases::head(reading, range.clone());
    let word = tokens.lower(head);
    let describes = lexicon::role(word).is_some() || lexicon::organisation(word);
    (definite && begins && describes && reading.tags[head] != Tag::NNP).then_some(range)
}

/// For whom people report: `Mara Lindqvist of the |Daily Hlas|`, `|NPR|’s Lindqvist`, `reports for |AP|`.
pub fn outlets(
    tokens: &Tokens,
    mentions: &[Mention],
    owners: &[usize],
    entities: &[Entity],
) -> FxHashMap<usize, usize> {
    let mut outlets = FxHashMap::default();
    for (at, pair) in mentions.windows(2).enumerate() {
        let (one, other) = (owners[at], owners[at + 1]);
        let between = pair[0].name.end..pair[1].range.start;
        let words = between.len();
        let has = |word: &str| between.clone().any(|at| tokens.lower(at) == word);
        let (first, second) = (&entities[one], &entities[other]);
        let person = |entity: &Entity| entity.kind == SpeakerKind::Person;
        if person(first) && second.outlet && words <= 3 && (has("of") || has("for") || has("from"))
        {
            outlets.entry(one).or_insert(other);
        } else if person(second) && first.outlet && words == 1 && has("'s") {
            outlets.entry(other).or_insert(one);
        }
    }
    outlets
}
