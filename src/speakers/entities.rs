//! People, bodies and documents: those that names stand for, and those that only a description names.

use std::ops::{Deref, DerefMut, Range};

use rustc_hash::FxHashMap;

use super::Context;
use super::names::name_words;
use crate::lexicon::{self, Sex};
use crate::mentions::{Mention, MentionKind};
use crate::report::SpeakerKind;
use crate::tags::Tag;
use crate::tokens::Tokens;

/// A person, body or document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entity {
    /// The fullest name, without title; else the description.
    pub name: String,
    /// The words of the name in lower case.
    pub words: Vec<String>,
    /// What it is.
    pub kind: SpeakerKind,
    /// Whether nothing in the article says outright what it is.
    pub doubtful: bool,
    /// Title or office as written, the first that is given.
    pub role: Option<String>,
    /// All words the article uses for what it is, lower case: roles, appositions.
    pub role_words: Vec<String>,
    /// Other names and descriptions, in order.
    pub aliases: Vec<String>,
    /// By title, forename or role.
    pub sex: Sex,
    /// The token of its first mention.
    pub first: usize,
    /// How often it is named.
    pub mentions: usize,
    /// Whether it is more than one: officials, both parties.
    pub plural: bool,
    /// Whether it is a news agency or outlet.
    pub outlet: bool,
    /// Whether it is named in headings only.
    pub heading: bool,
}

impl Entity {
    /// An entity of which nothing but its name is known.
    pub fn new(name: String, words: Vec<String>) -> Self {
        Self { name, words, ..Self::default() }
    }

    /// Whether its names or its roles have a word.
    pub fn has(&self, word: &str) -> bool {
        self.role_words.iter().chain(&self.words).any(|known| known == word)
    }
}

/// The entities of an article, found by number, by the words of their names or by a word of their roles.
#[derive(Debug, Default)]
pub struct Entities {
    list: Vec<Entity>,
    by_words: FxHashMap<String, usize>,
    by_role: FxHashMap<String, Vec<usize>>,
    by_last: FxHashMap<String, usize>,
}

impl Entities {
    /// The entities of an article's names.
    pub fn new(list: Vec<Entity>) -> Self {
        let mut by_words = FxHashMap::default();
        let mut by_role: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (at, entity) in list.iter().enumerate() {
            by_words.entry(entity.words.join(" ")).or_insert(at);
            for word in &entity.role_words {
                by_role.entry(word.clone()).or_default().push(at);
            }
        }
        let mut by_last = FxHashMap::default();
        let people = list.iter().enumerate().filter(|(_, entity)| {
            entity.kind == SpeakerKind::Person && entity.words.len() > 1 && !entity.heading
        });
        for (at, last) in people.filter_map(|(at, entity)| Some((at, entity.words.last()?))) {
            by_last.entry(last.clone()).or_insert(at);
        }
        Self { list, by_words, by_role, by_last }
    }

    /// Those of whom the article uses this word, at most some.
    pub fn called(&self, word: &str) -> impl Iterator<Item = usize> {
        self.by_role.get(word).into_iter().flatten().copied().take(24)
    }

    /// Who bears a surname, of the people who are named in full.
    fn surnamed(&self, word: &str) -> Option<usize> {
        self.by_last.get(word).copied()
    }

    fn with_words(&self, words: &[String]) -> Option<usize> {
        self.by_words.get(&words.join(" ")).copied()
    }

    fn push(&mut self, entity: Entity) -> usize {
        let at = self.list.len();
        self.by_words.entry(entity.words.join(" ")).or_insert(at);
        self.list.push(entity);
        at
    }

    /// All of them, by number.
    pub fn into_list(self) -> Vec<Entity> {
        self.list
    }
}

impl Deref for Entities {
    type Target = [Entity];

    fn deref(&self) -> &[Entity] {
        &self.list
    }
}

impl DerefMut for Entities {
    fn deref_mut(&mut self) -> &mut [Entity] {
        &mut self.list
    }
}

/// A name's own words: without "the" before it and "’s" after it.
pub fn trim_article(tokens: &Tokens, name: Range<usize>) -> Range<usize> {
    let start = name.start + usize::from(tokens.lower(name.start) == "the" && name.len() > 1);
    start..trim_possessive(tokens, start..name.end).end
}

fn trim_possessive(tokens: &Tokens, words: Range<usize>) -> Range<usize> {
    let owns = words.len() > 1 && tokens.lower(words.end - 1) == "'s";
    words.start..words.end - usize::from(owns)
}

/// Notes the role and the wording of a mention.
pub fn learn(tokens: &Tokens, entity: &mut Entity, mention: &Mention) {
    let name = tokens.text(trim_article(tokens, mention.name.clone()));
    if name != entity.name
        && !entity.aliases.iter().any(|alias| alias == name)
        && entity.aliases.len() < 12
    {
        entity.aliases.push(name.to_owned());
    }
    let Some(role) = &mention.role else { return };
    if entity.role.is_none() {
        entity.role = Some(tokens.text(role.clone()).to_owned());
    }
    learn_words(tokens, entity, role.clone());
}

/// Notes words that say what an entity is.
pub fn learn_words(tokens: &Tokens, entity: &mut Entity, words: Range<usize>) {
    for at in words.filter(|&at| tokens.is_word(at)) {
        let word = tokens.lower(at);
        if !entity.role_words.iter().any(|known| known == word) && entity.role_words.len() < 40 {
            entity.role_words.push(word.to_owned());
        }
    }
}

/// The entity of a source that has a name, made if the article's names do not have it.
pub fn of_name(context: Context, entities: &mut Entities, mention: &Mention) -> usize {
    let tokens = context.reading.tokens;
    let first = context.mentions.partition_point(|known| known.name.end <= mention.name.start);
    let mut known =
        context.mentions[first..].iter().take_while(|known| known.name.start < mention.name.end);
    let ends = mention.name.end..=mention.range.end;
    let found = known.position(|known| ends.contains(&known.name.end));
    let owner = found.map(|offset| context.owners[first + offset]);
    // "Estmark’s ambassador Mara Lindqvist" is she; "the palace’s press service" is not the palace.
    let person = mention.kind == MentionKind::Person
        || owner.is_some_and(|owner| {
            entities[owner].kind == SpeakerKind::Person && !entities[owner].doubtful
        });
    let composed = !person && owns(context, mention) || joins_names(context, mention);
    if let (Some(offset), Some(owner), false) = (found, owner, composed) {
        let at = first + offset;
        let seen = Mention { name: context.mentions[at].name.clone(), ..mention.clone() };
        learn(tokens, &mut entities[owner], &seen);
        return owner;
    }
    if let ([word], false) = (name_words(tokens, mention.name.clone()).as_slice(), composed)
        && let Some(owner) = entities.surnamed(word)
    {
        return owner;
    }
    // A body's name with small words, "the palace’s press service", or two names: as written.
    let words = if composed { mention.range.clone() } else { mention.name.clone() };
    as_written(context, entities, mention, words)
}

/// Whether the source names two: `Moscow and Washington`, not `co-founder and chair Mara Lindqvist`.
fn joins_names(context: Context, mention: &Mention) -> bool {
    let is_name = |at: usize| matches!(context.reading.tags[at], Tag::NNP | Tag::NNS);
    (mention.range.start + 1..mention.name.end)
        .any(|at| context.reading.tokens.lower(at) == "and" && is_name(at - 1))
}

/// Whether a possessor stands in the source: `the palace’s press service`.
fn owns(context: Context, mention: &Mention) -> bool {
    let range = mention.range.start..mention.name.end.max(mention.range.start + 1);
    range.clone().any(|at| context.reading.tokens.lower(at) == "'s" && at + 1 < mention.range.end)
}

/// The entity whose name is just these words.
pub fn as_written(
    context: Context,
    entities: &mut Entities,
    mention: &Mention,
    words: Range<usize>,
) -> usize {
    let tokens = context.reading.tokens;
    let lower = name_words(tokens, words.clone());
    if let Some(known) = entities.with_words(&lower) {
        return known;
    }
    let name = inside_a_sentence(tokens, words);
    entities.push(Entity { role_words: lower.clone(), ..described(mention, name, lower) })
}

/// The entity of this name, made for `mention` where there is none.
pub fn named(entities: &mut Entities, mention: &Mention, name: String) -> usize {
    let lower = |word: &str| word.chars().flat_map(char::to_lowercase).collect();
    let words: Vec<String> = name.split(' ').map(lower).collect();
    if let Some(known) = entities.with_words(&words) {
        return known;
    }
    entities.push(described(mention, name, words))
}

/// Somebody of whom a description is all that is known.
fn described(mention: &Mention, name: String, words: Vec<String>) -> Entity {
    let kind = match mention.kind {
        MentionKind::Person => SpeakerKind::Person,
        MentionKind::Body | MentionKind::BodyDescription => SpeakerKind::Organisation,
        MentionKind::Document => SpeakerKind::Document,
        MentionKind::Name if mention.name.len() >= 2 => SpeakerKind::Person,
        MentionKind::Name => SpeakerKind::Organisation,
        _ => SpeakerKind::Unnamed,
    };
    Entity {
        kind,
        outlet: lexicon::outlet(&name),
        sex: mention.sex,
        mentions: 1,
        plural: mention.kind == MentionKind::Group,
        ..Entity::new(name, words)
    }
}

/// A description as it stands inside a sentence: `The officials` is `the officials`.
fn inside_a_sentence(tokens: &Tokens, words: Range<usize>) -> String {
    let first = tokens.word(words.start);
    let text = tokens.text(trim_possessive(tokens, words.clone()));
    if lexicon::function_word(tokens.lower(words.start)).is_none() {
        return text.to_owned();
    }
    format!("{}{}", tokens.lower(words.start), text.get(first.len()..).unwrap_or_default())
}
