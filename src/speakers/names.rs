//! Which names are one person's or one body's, over the whole article.
//!
//! Sieves, the surest first: equal names; names that end alike (Van Der Beek); spellings of one name
//! (Yury, Yuri); acronyms; and last a single word, which goes to its nearest bearer before it.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::entities::{Entity, trim_article};
use crate::lexicon::{self, Sex};
use crate::mentions::{Mention, MentionKind};
use crate::report::SpeakerKind;
use crate::tokens::Tokens;

/// How many bearers of one word are compared.
const BEARERS: usize = 24;
/// Of names with so many words or more none is longer than the other.
const LONG: usize = 5;

/// Equal names: their words, and what the article shows of them.
#[derive(Debug, Default)]
struct Form {
    words: Vec<String>,
    /// The first mention, outside headings if there is one.
    first: usize,
    /// Mentions that are a person's, or a body's, by their own words.
    persons: usize,
    bodies: usize,
    /// What stands around the mentions: above 0 for a person, below for a body or place.
    leaning: i32,
    count: i32,
    /// Whether the last word is all capitals, and whether it stands in headings only.
    acronym: bool,
    heading: bool,
    sex: Sex,
}

impl Form {
    /// How full a name is: its words, initials left out.
    fn length(&self) -> usize {
        let initial = |word: &&String| word.trim_end_matches('.').chars().nth(1).is_none();
        let initials = self.words.iter().filter(initial).count();
        (self.words.len() - initials).max(self.words.len().min(2)).min(LONG)
    }
}

/// Names that are one, while they are gathered.
#[derive(Debug)]
struct Cluster {
    forms: Vec<usize>,
    kind: SpeakerKind,
    sex: Sex,
}

/// Gathers names: the entities, and of each mention its entity.
pub fn gather(tokens: &Tokens, mentions: &[Mention]) -> (Vec<Entity>, Vec<usize>) {
    let (forms, form_of) = forms(tokens, mentions);
    let mut book = Book {
        forms: &forms,
        clusters: Vec::new(),
        cluster_of: vec![None; forms.len()],
        by_last: FxHashMap::default(),
        by_first: FxHashMap::default(),
        by_bones: FxHashMap::default(),
    };
    // Longer names first, so that a part of a name finds the whole; what only a heading has, last.
    for turn in 0..2 * LONG {
        let (heading, length) = (turn >= LONG, LONG - turn % LONG);
        let fits = |form: &Form| form.heading == heading && form.length() == length;
        if length > 1 {
            (0..forms.len()).filter(|&at| fits(&forms[at])).for_each(|at| book.enter(at));
        }
    }
    book.join_bracketed(tokens, mentions, &form_of);
    book.join_acronyms();
    let owners = book.owners(mentions, &form_of);
    (book.entities(tokens, mentions, &owners, &form_of), owners)
}

fn forms(tokens: &Tokens, mentions: &[Mention]) -> (Vec<Form>, Vec<usize>) {
    let mut forms: Vec<Form> = Vec::new();
    let mut by_words: FxHashMap<String, usize> = FxHashMap::default();
    let mut form_of = Vec::with_capacity(mentions.len());
    for (at, mention) in mentions.iter().enumerate() {
        let words = name_words(tokens, mention.name.clone());
        let number = *by_words.entry(words.join(" ")).or_insert_with(|| {
            let acronym = is_acronym(tokens.word(mention.name.end - 1));
            forms.push(Form { words, first: at, heading: true, acronym, ..Form::default() });
            forms.len() - 1
        });
        let form = &mut forms[number];
        form.persons += usize::from(mention.kind == MentionKind::Person);
        form.bodies += usize::from(mention.kind == MentionKind::Body);
        form.leaning += i32::from(mention.leaning);
        form.count += 1;
        if form.heading && !mention.heading {
            form.first = at;
            form.heading = false;
        }
        if form.sex == Sex::Unknown {
            form.sex = mention.sex;
        }
        form_of.push(number);
    }
    (forms, form_of)
}

/// The words of a name in lower case, without those that come and go.
pub fn name_words(tokens: &Tokens, name: Range<usize>) -> Vec<String> {
    let kept = name.filter(|&at| {
        tokens.is_word(at)
            && !matches!(tokens.lower(at), "the" | "'s" | "jr." | "sr." | "jr" | "sr")
    });
    kept.map(|at| tokens.lower(at).to_owned()).collect()
}

fn is_acronym(word: &str) -> bool {
    word.len() > 1 && !word.contains(char::is_lowercase)
}

struct Book<'a> {
    forms: &'a [Form],
    clusters: Vec<Cluster>,
    /// Of each form: its cluster; none for single words, whose every mention is looked up.
    cluster_of: Vec<Option<usize>>,
    /// Clusters by the last word of their names, by the first, and by the consonants of the last.
    by_last: FxHashMap<&'a str, Vec<usize>>,
    by_first: FxHashMap<&'a str, Vec<usize>>,
    by_bones: FxHashMap<String, Vec<usize>>,
}

impl<'a> Book<'a> {
    /// Gives a name of two words or more to a cluster, a new one if it goes with none.
    fn enter(&mut self, form: usize) {
        let last = self.forms[form].words.last().map_or("", String::as_str);
        let alike = self.by_last.get(last).into_iter().flatten().take(BEARERS);
        let spelled = self.by_bones.get(&bones(last)).into_iter().flatten().take(BEARERS);
        let found = alike.chain(spelled).copied().find(|&at| self.is_same(at, form));
        match found {
            Some(at) => self.join(at, form),
            None => self.found(form),
        }
    }

    /// Begins a cluster.
    fn found(&mut self, form: usize) {
        let at = self.clusters.len();
        let Form { words, sex, .. } = &self.forms[form];
        let kind = kind(self.forms, &[form]);
        self.clusters.push(Cluster { forms: vec![form], kind, sex: *sex });
        self.cluster_of[form] = Some(at);
        if let (Some(first), Some(last)) = (words.first(), words.last()) {
            self.by_last.entry(last).or_default().push(at);
            self.by_bones.entry(bones(last)).or_default().push(at);
            self.by_first.entry(first).or_default().push(at);
        }
    }

    fn join(&mut self, at: usize, form: usize) {
        let cluster = &mut self.clusters[at];
        cluster.forms.push(form);
        cluster.kind = kind(self.forms, &cluster.forms);
        if cluster.sex == Sex::Unknown {
            cluster.sex = self.forms[form].sex;
        }
        self.cluster_of[form] = Some(at);
    }

    /// The words of a cluster's fullest name.
    fn words(&self, at: usize) -> &'a [String] {
        &self.forms[self.clusters[at].forms[0]].words
    }

    /// Whether a name of two words or more can be that of a cluster.
    fn is_same(&self, at: usize, form: usize) -> bool {
        let (cluster, words, form) = (&self.clusters[at], self.words(at), &self.forms[form]);
        let person = cluster.kind == SpeakerKind::Person;
        let (for_person, for_body) = (form.persons > form.bodies, form.bodies > form.persons);
        if person && for_body || !person && for_person {
            return false;
        }
        if person && !cluster.sex.agrees(form.sex) {
            return false;
        }
        let variant = |first: &str, other: &str, last: &str, ends: &str| {
            near(first, other) && (last == ends || near_last(last, ends))
        };
        words.ends_with(&form.words)
            || match (words, form.words.as_slice()) {
                // Jared Tristan Padalecki, Jared Padalecki; Yury, Yuri; Zelensky, Zelenskiy.
                ([first, .., last], [other, .., ends]) => {
                    person && variant(first, other, last, ends)
                }
                _ => false,
            }
    }

    /// `World Health Organization (WHO)`: the one in brackets is the other.
    fn join_bracketed(&mut self, tokens: &Tokens, mentions: &[Mention], form_of: &[usize]) {
        for (at, pair) in mentions.windows(2).enumerate() {
            let (long, short) = (&pair[0].name, &pair[1].name);
            let adjoin = long.end + 1 == short.start
                && tokens.word(long.end) == "("
                && short.end < tokens.len()
                && tokens.word(short.end) == ")"
                && short.len() == 1
                && is_acronym(tokens.word(short.start));
            let cluster = self.cluster_of[form_of[at]].filter(|_| adjoin);
            if let (Some(cluster), None) = (cluster, self.cluster_of[form_of[at + 1]]) {
                self.join(cluster, form_of[at + 1]);
            }
        }
    }

    /// `EU` is the European Union where the article has both, and `the Chinese CDC` the Chinese Center
    /// for Disease Control and Prevention: letters in a row of the initials.
    fn join_acronyms(&mut self) {
        let mut full: FxHashMap<String, usize> = FxHashMap::default();
        for (at, cluster) in self.clusters.iter().enumerate() {
            let small = |word: &&String| !matches!(word.as_str(), "of" | "the" | "and" | "for");
            let words = self.words(at).iter().filter(small);
            let letters: Vec<char> = words.filter_map(|word| word.chars().next()).take(9).collect();
            if cluster.kind == SpeakerKind::Person || letters.len() < 2 {
                continue;
            }
            full.entry(letters.iter().collect()).or_insert(at);
            for start in 0..letters.len() {
                for end in start + 3..=letters.len() {
                    full.entry(letters[start..end].iter().collect()).or_insert(at);
                }
            }
        }
        for (at, form) in self.forms.iter().enumerate().filter(|(_, form)| form.acronym) {
            let Some((last, before)) = form.words.split_last() else { continue };
            let letters: String = last.chars().filter(|&letter| letter != '.').collect();
            let Some(&long) = full.get(&letters).filter(|_| letters.len() > 1) else { continue };
            let words = self.words(long);
            let unknown = self.cluster_of[at].is_none_or(|own| own != long);
            if unknown && !words.contains(last) && before.iter().all(|word| words.contains(word)) {
                self.join(long, at);
            }
        }
    }

    /// Of each mention: its cluster. A single word is the surname, or failing that the forename, of
    /// whoever bears it and was named last before it; failing that, of the first to come.
    fn owners(&mut self, mentions: &[Mention], form_of: &[usize]) -> Vec<usize> {
        let named = self.clusters.len();
        let mut seen: Vec<usize> = vec![0; named];
        let mut owners = Vec::with_capacity(mentions.len());
        for (at, mention) in mentions.iter().enumerate() {
            let form = form_of[at];
            let known = self.cluster_of[form];
            let owner = known.or_else(|| {
                let bearers = self.bearers(form, mention);
                bearers.into_iter().rev().max_by_key(|&bearer| seen[bearer])
            });
            let owner = owner.unwrap_or_else(|| {
                self.found(form);
                self.clusters.len() - 1
            });
            if let Some(seen) = seen.get_mut(owner) {
                *seen = at + 1;
            }
            if known.is_none() && owner < named {
                self.learn(owner, form, mention);
            }
            owners.push(owner);
        }
        owners
    }

    /// A single word tells of its bearer: "Mr. Lopes" makes Rosaly Lopes a man.
    fn learn(&mut self, owner: usize, form: usize, mention: &Mention) {
        let cluster = &mut self.clusters[owner];
        if cluster.sex == Sex::Unknown && is_titled(mention) {
            cluster.sex = mention.sex;
        }
        // What a town of that name is called says nothing of a person.
        let evidence = self.forms[form].persons > self.forms[form].bodies;
        if evidence && !cluster.forms.contains(&form) && cluster.forms.len() < BEARERS {
            cluster.forms.push(form);
        }
    }

    /// Whose part a single word can be: surnames before forenames and a body's first word.
    fn bearers(&self, form: usize, mention: &Mention) -> Vec<usize> {
        let form = &self.forms[form];
        let [word] = form.words.as_slice() else { return Vec::new() };
        let sex = if is_titled(mention) { mention.sex } else { Sex::Unknown };
        // "Paris" is the town unless the article treats it as a person.
        let body = form.bodies > form.persons && form.leaning <= 0;
        let person = |at: &usize| {
            let cluster = &self.clusters[*at];
            cluster.kind == SpeakerKind::Person
                && cluster.sex.agrees(sex)
                && self.words(*at).len() > 1
        };
        let of = |list: Option<&Vec<usize>>| -> Vec<usize> {
            let list = list.into_iter().flatten().take(BEARERS).copied();
            list.filter(person).collect()
        };
        if body {
            return Vec::new();
        }
        let surname = of(self.by_last.get(word.as_str()));
        if !surname.is_empty() {
            return surname;
        }
        let spelled = of(self.by_bones.get(&bones(word)));
        let spelled: Vec<usize> = spelled
            .into_iter()
            .filter(|&at| self.words(at).last().is_some_and(|last| near_last(last, word)))
            .collect();
        if !spelled.is_empty() {
            return spelled;
        }
        let first = self.by_first.get(word.as_str());
        let forename = of(first);
        if !forename.is_empty() {
            return forename;
        }
        // Harvard, of Harvard University.
        let heads = |at: &usize| {
            let last = self.words(*at).last().map_or("", String::as_str);
            self.words(*at).len() == 2
                && lexicon::organisation(last)
                && lexicon::state(word).is_none()
        };
        first.into_iter().flatten().copied().filter(heads).take(1).collect()
    }

    fn entities(
        &self,
        tokens: &Tokens,
        mentions: &[Mention],
        owners: &[usize],
        form_of: &[usize],
    ) -> Vec<Entity> {
        let entity = |cluster: &Cluster| {
            let fullest = &self.forms[cluster.forms[0]];
            let mention = &mentions[fullest.first];
            let name = tokens.text(trim_article(tokens, mention.name.clone())).to_owned();
            let kind = kind(self.forms, &cluster.forms);
            let sum = |of: fn(&Form) -> usize| -> usize {
                cluster.forms.iter().map(|&form| of(&self.forms[form])).sum()
            };
            let leaning: i32 = cluster.forms.iter().map(|&form| self.forms[form].leaning).sum();
            let sure = sum(|form| form.persons) != sum(|form| form.bodies) || leaning < 0;
            Entity {
                outlet: lexicon::outlet(&name),
                kind,
                doubtful: !sure,
                heading: fullest.heading,
                first: usize::MAX,
                sex: if kind == SpeakerKind::Person || !sure { cluster.sex } else { Sex::Unknown },
                ..Entity::new(name, fullest.words.clone())
            }
        };
        let mut entities: Vec<Entity> = self.clusters.iter().map(entity).collect();
        for (at, &owner) in owners.iter().enumerate() {
            let entity = &mut entities[owner];
            entity.mentions += 1;
            entity.first = entity.first.min(mentions[at].name.start);
            entity.heading &= self.forms[form_of[at]].heading;
        }
        entities
    }
}

/// Whether a title or an office stands before the name.
fn is_titled(mention: &Mention) -> bool {
    mention.range.start < mention.name.start
}

/// What names are names of, by all their mentions together; of two words or more a person without
/// other signs.
fn kind(forms: &[Form], of: &[usize]) -> SpeakerKind {
    let sum = |count: fn(&Form) -> i32| -> i32 { of.iter().map(|&form| count(&forms[form])).sum() };
    let persons = sum(|form| i32::try_from(form.persons.min(99)).unwrap_or(0));
    let bodies = sum(|form| i32::try_from(form.bodies.min(99)).unwrap_or(0));
    let (leaning, count) = (sum(|form| form.leaning), sum(|form| form.count));
    let long = of.iter().any(|&form| forms[form].words.len() > 1 && !forms[form].acronym);
    let person = match persons.cmp(&bodies) {
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Less => false,
        // Of two words most are people: "the" before some of them is no proof.
        std::cmp::Ordering::Equal if long => leaning * 4 > -3 * count,
        std::cmp::Ordering::Equal => leaning * 3 > count,
    };
    if person { SpeakerKind::Person } else { SpeakerKind::Organisation }
}

/// Whether two forenames can be one: equal, an initial or a prefix, alike but for one letter, or
/// with the same first letter and consonants (Vladimir, Volodymyr).
fn near(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim_end_matches('.'), other.trim_end_matches('.'));
    if one.starts_with(other) || other.starts_with(one) {
        return true;
    }
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let start = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let shorter = a.len().min(b.len());
    let one_letter = shorter >= 4 && a.len().abs_diff(b.len()) <= 1 && start + end + 1 >= shorter;
    one_letter || start >= 1 && shorter >= 5 && bones(one) == bones(other)
}

/// Whether two surnames with the same consonants are spellings of one.
fn near_last(one: &str, other: &str) -> bool {
    let shorter = one.chars().count().min(other.chars().count());
    shorter >= 5 && one.chars().next() == other.chars().next() && bones(one) == bones(other)
}

/// The consonants of a word, each run of one letter once: Zelensky and Zelenskiy have the same.
fn bones(word: &str) -> String {
    let mut bones = String::new();
    for letter in word.chars().filter(|letter| !"aeiouy".contains(*letter)) {
        if !bones.ends_with(letter) {
            bones.push(letter);
        }
    }
    bones
}
