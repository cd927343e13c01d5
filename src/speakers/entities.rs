//! Names gathered into people and bodies over the whole article.

use std::ops::{Deref, DerefMut, Range};

use rustc_hash::FxHashMap;

use super::{Context, speaker_kind};
use crate::lexicon::{self, Sex};
use crate::mentions::{Mention, MentionKind};
use crate::phrases::Reading;
use crate::report::SpeakerKind;
use crate::tags::Tag;
use crate::tokens::Tokens;

/// A person, body or document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The fullest name, without title; else the description.
    pub name: String,
    /// The words of the name in lower case.
    pub words: Vec<String>,
    /// What it is.
    pub kind: SpeakerKind,
    /// Title or office as written, the first that is given.
    pub role: Option<String>,
    /// All words the article uses for what it is, lower case: roles, appositions.
    pub role_words: Vec<String>,
    /// Other names and descriptions, in order.
    pub aliases: Vec<String>,
    /// By title, forename or role.
    pub sex: Sex,
    /// How often it is named.
    pub mentions: usize,
    /// Whether it is more than one: officials, both parties.
    pub plural: bool,
    /// Whether it is a news agency or outlet.
    pub outlet: bool,
}

/// The entities of an article, found by number or by the words of their names.
#[derive(Debug, Default)]
pub struct Entities {
    list: Vec<Entity>,
    by_words: FxHashMap<String, usize>,
}

impl Entities {
    fn new(list: Vec<Entity>) -> Self {
        let mut by_words = FxHashMap::default();
        for (at, entity) in list.iter().enumerate() {
            by_words.entry(entity.words.join(" ")).or_insert(at);
        }
        Self { list, by_words }
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

/// Of names with so many words or more none is longer than the other.
const LONG: usize = 4;

/// Gathers the names of an article: the entities, and of each mention its entity.
pub fn gather(reading: Reading, mentions: &[Mention]) -> (Entities, Vec<usize>) {
    let mut book = Book { reading, entities: Vec::new(), by_last: FxHashMap::default() };
    let mut owners = vec![0; mentions.len()];
    // Longer names first, so that a surname finds its bearer wherever the full name stands; what
    // only a headline has comes last.
    let rank = |mention: &Mention| {
        usize::from(mention.heading) * (LONG + 1) + LONG - mention.name.len().min(LONG)
    };
    for turn in 0..2 * (LONG + 1) {
        for (at, mention) in
            mentions.iter().enumerate().filter(|(_, mention)| rank(mention) == turn)
        {
            owners[at] = book.enter(mention);
        }
    }
    join_acronyms(&mut book.entities, &mut owners);
    // Roles come in the order of the text.
    for (at, mention) in mentions.iter().enumerate() {
        learn(reading.tokens, &mut book.entities[owners[at]], mention);
    }
    (Entities::new(book.entities), owners)
}

/// `EU` is the European Union where the article has both. The entity of the acronym stays, unused.
fn join_acronyms(entities: &mut [Entity], owners: &mut [usize]) {
    let initials = |entity: &Entity| -> String {
        let words = entity
            .words
            .iter()
            .filter(|word| !matches!(word.as_str(), "of" | "the" | "and" | "for"));
        words.filter_map(|word| word.chars().next()).collect()
    };
    let mut full: FxHashMap<String, usize> = FxHashMap::default();
    for (at, entity) in entities.iter().enumerate().filter(|(_, entity)| entity.words.len() >= 2) {
        full.entry(initials(entity)).or_insert(at);
    }
    for owner in owners.iter_mut() {
        let entity = &entities[*owner];
        let acronym = entity.words.len() == 1
            && entity.name.len() >= 2
            && !entity.name.contains(char::is_lowercase);
        let letters = entity.words.first().map(|word| word.replace('.', ""));
        if let (true, Some(&long)) = (acronym, letters.and_then(|letters| full.get(&letters))) {
            let count = entity.mentions;
            *owner = long;
            entities[long].mentions += count;
        }
    }
}

struct Book<'a> {
    reading: Reading<'a>,
    entities: Vec<Entity>,
    /// Entities by the last word of their name.
    by_last: FxHashMap<String, Vec<usize>>,
}

impl Book<'_> {
    fn enter(&mut self, mention: &Mention) -> usize {
        let words = name_words(self.reading.tokens, mention.name.clone());
        let last = words.last().cloned().unwrap_or_default();
        let known = self.by_last.get(&last).into_iter().flatten().copied();
        let found = known.take(24).find(|&at| is_same(&self.entities[at], mention, &words));
        if let Some(at) = found {
            let entity = &mut self.entities[at];
            entity.mentions += 1;
            if entity.sex == Sex::Unknown {
                entity.sex = mention.sex;
            }
            // The article says "Lopes" nine times and "Mr. Lopes" once: he is a person.
            if mention.kind == MentionKind::Person {
                entity.kind = SpeakerKind::Person;
            }
            return at;
        }
        let at = self.entities.len();
        self.entities.push(new_entity(self.reading.tokens, mention, words));
        self.by_last.entry(last).or_default().push(at);
        at
    }
}

/// Whether a name can be that of an entity with the same last word.
fn is_same(entity: &Entity, mention: &Mention, words: &[String]) -> bool {
    let person = entity.kind == SpeakerKind::Person;
    if person && !entity.sex.agrees(mention.sex) {
        return false;
    }
    if entity.words == words {
        return true;
    }
    if !person || mention.kind == MentionKind::Body {
        return false;
    }
    // A surname alone, or with spelling variants of the forename: Yury, Yuri.
    match (entity.words.first(), words) {
        (_, [_]) => true,
        (Some(first), [other, ..]) => entity.words.len() == 1 || near(first, other),
        _ => false,
    }
}

/// Whether two forenames can be one: equal, an initial or a prefix, alike but for one letter, or
/// with the same first letter and ending (Vladimir, Volodymyr).
fn near(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim_end_matches('.'), other.trim_end_matches('.'));
    if one.starts_with(other) || other.starts_with(one) {
        return true;
    }
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let start = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let shorter = a.len().min(b.len());
    (a.len().abs_diff(b.len()) <= 1 && start + end + 1 >= shorter)
        || (start >= 1 && end >= 1 && shorter >= 6 && start + end >= 2 && same_consonants(&a, &b))
}

/// Whether two spellings share most of their consonants in order: Vladimir and Volodymyr.
fn same_consonants(a: &[char], b: &[char]) -> bool {
    let bones = |word: &[char]| -> Vec<char> {
        word.iter().copied().filter(|c| !"aeiouy".contains(*c)).collect()
    };
    bones(a) == bones(b)
}

fn name_words(tokens: &Tokens, name: Range<usize>) -> Vec<String> {
    name.filter(|&at| {
        tokens.is_word(at)
            && !matches!(tokens.lower(at), "the" | "'s" | "jr." | "sr." | "jr" | "sr")
    })
    .map(|at| tokens.lower(at).to_owned())
    .collect()
}

fn new_entity(tokens: &Tokens, mention: &Mention, words: Vec<String>) -> Entity {
    let name = tokens.text(trim_article(tokens, mention.name.clone())).to_owned();
    Entity {
        outlet: lexicon::outlet(&name),
        kind: speaker_kind(mention),
        name,
        words,
        role: None,
        role_words: Vec::new(),
        aliases: Vec::new(),
        sex: mention.sex,
        mentions: 1,
        plural: false,
    }
}

/// A name's own words: without "the" before it and "’s" after it.
fn trim_article(tokens: &Tokens, name: Range<usize>) -> Range<usize> {
    let start = name.start + usize::from(tokens.lower(name.start) == "the" && name.len() > 1);
    start..trim_possessive(tokens, start..name.end).end
}

fn trim_possessive(tokens: &Tokens, words: Range<usize>) -> Range<usize> {
    let owns = words.len() > 1 && tokens.lower(words.end - 1) == "'s";
    words.start..words.end - usize::from(owns)
}

/// Notes the role and the wording of a mention.
fn learn(tokens: &Tokens, entity: &mut Entity, mention: &Mention) {
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
    for at in role.clone().filter(|&at| tokens.is_word(at)) {
        let word = tokens.lower(at);
        if !entity.role_words.iter().any(|known| known == word) && entity.role_words.len() < 40 {
            entity.role_words.push(word.to_owned());
        }
    }
}

/// The entity of a source that has a name, made if the article's names do not have it.
pub fn of_name(context: Context, entities: &mut Entities, mention: &Mention) -> usize {
    let tokens = context.reading.tokens;
    let composed = mention.kind != MentionKind::Person && owns(context, mention)
        || joins_names(context, mention);
    let first = context.mentions.partition_point(|known| known.name.end <= mention.name.start);
    let known =
        context.mentions[first..].iter().take_while(|known| known.name.start < mention.name.end);
    let found = known.clone().position(|known| known.name.end == mention.name.end);
    if let (Some(offset), false) = (found, composed) {
        let at = first + offset;
        let owner = context.owners[at];
        let seen = Mention { name: context.mentions[at].name.clone(), ..mention.clone() };
        learn(tokens, &mut entities[owner], &seen);
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
    let mut entity = new_entity(tokens, &Mention { name: words.clone(), ..mention.clone() }, lower);
    entity.name = inside_a_sentence(tokens, words);
    entity.plural = mention.kind == MentionKind::Group;
    entity.role_words.clone_from(&entity.words);
    entities.push(entity)
}

/// The entity of this name, made for `mention` where there is none.
pub fn named(context: Context, entities: &mut Entities, mention: &Mention, name: String) -> usize {
    let lower = |word: &str| word.chars().flat_map(char::to_lowercase).collect();
    let words: Vec<String> = name.split(' ').map(lower).collect();
    if let Some(known) = entities.with_words(&words) {
        return known;
    }
    let mut entity = new_entity(context.reading.tokens, mention, words);
    entity.name = name;
    entity.plural = mention.kind == MentionKind::Group;
    entities.push(entity)
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
