//! The word lists: plain text in `lexicon/`, checked by `tests/lexicon.rs`, looked up here.
//!
//! All lists are our own. A line is `word`, or `word attribute …`; lines with `#` are comments.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::report::Stance;
use crate::tags::Tag;

/// What sex the bearer of a name, title or role is called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sex {
    /// she
    Female,
    /// he
    Male,
    /// Either, or not known.
    #[default]
    Unknown,
}

impl Sex {
    fn read(letter: &str) -> Self {
        match letter {
            "f" => Self::Female,
            "m" => Self::Male,
            _ => Self::Unknown,
        }
    }

    /// Whether the two can be one person.
    #[must_use]
    pub fn agrees(self, other: Self) -> bool {
        self == Self::Unknown || other == Self::Unknown || self == other
    }
}

/// How a verb announces a statement; a verb can be of several classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CueClasses {
    /// Takes quotations, that-clauses and bare clauses.
    pub say: bool,
    /// A cue only beside quotation marks.
    pub quote: bool,
    /// Its noun phrase alone is the statement: denied the charges.
    pub object: bool,
    /// urged Y to do Z, promised to do Z
    pub infinitive: bool,
    /// accused Y of Z, warned of Z
    pub of: bool,
    /// described Y as Z
    pub as_: bool,
    /// called for Z
    pub for_: bool,
    /// asked whether Z
    pub question: bool,
}

/// The form of a cue verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbForm {
    /// say
    Base,
    /// says
    Present,
    /// said
    Past,
    /// said (has said, was said)
    Participle,
    /// saying
    Ing,
}

/// A form of a cue verb.
#[derive(Clone, Copy, Debug)]
pub struct CueVerb {
    /// The dictionary form.
    pub lemma: &'static str,
    /// The first form that is written like this; a past is also written for a participle.
    pub form: VerbForm,
    /// How it announces.
    pub classes: CueClasses,
}

/// Whether an abbreviation can be the last word of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// Mr, Dr, Sen: a name follows.
    Title,
    /// Inc, Jr: may end a sentence.
    End,
}

/// A list as it is looked up: of each word where its value stands. That every list has the same
/// map, whatever its values are, keeps the code of the maps small.
pub(crate) struct Table<T> {
    places: FxHashMap<&'static str, u32>,
    values: Vec<T>,
}

impl<T: Copy> Table<T> {
    /// The table of `entries`; of equal words the last counts.
    pub(crate) fn new(entries: Vec<(&'static str, T)>) -> Self {
        let mut places = FxHashMap::default();
        let mut values = Vec::with_capacity(entries.len());
        for (place, (word, value)) in (0..).zip(entries) {
            places.insert(word, place);
            values.push(value);
        }
        Self { places, values }
    }

    /// The value of `word`.
    pub(crate) fn get(&self, word: &str) -> Option<T> {
        let place = *self.places.get(word)?;
        self.values.get(usize::try_from(place).ok()?).copied()
    }

    fn contains(&self, word: &str) -> bool {
        self.places.contains_key(word)
    }
}

/// The lines of a list, without the comments.
pub(crate) fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The lines of a list in `lexicon/`.
macro_rules! list {
    ($file:literal) => {
        include_str!(concat!("lexicon/", $file))
    };
}

type Lazy<T> = LazyLock<Table<T>>;
type Phrase = (&'static str, &'static str, CueVerb);

static FUNCTION_WORDS: Lazy<Tag> = LazyLock::new(|| {
    let tagged = |(word, tag)| Some((word, Tag::read(tag)?));
    Table::new(attributed(list!("function-words.txt")).into_iter().filter_map(tagged).collect())
});
static CUE_VERBS: Lazy<CueVerb> = LazyLock::new(|| {
    let mut verbs = Vec::new();
    lines(list!("cue-verbs.txt")).for_each(|line| cue_forms(line, &mut verbs));
    Table::new(verbs)
});
static CUE_PHRASES: LazyLock<(Table<()>, Vec<Phrase>)> = LazyLock::new(|| {
    let mut phrases = Vec::new();
    lines(list!("cue-phrases.txt")).for_each(|line| phrase_forms(line, &mut phrases));
    (Table::new(phrases.iter().map(|(word, _, _)| (*word, ())).collect()), phrases)
});
static ABBREVIATIONS: Lazy<Abbreviation> = LazyLock::new(|| {
    let read =
        |(word, end)| (word, if end == "end" { Abbreviation::End } else { Abbreviation::Title });
    Table::new(attributed(list!("abbreviations.txt")).into_iter().map(read).collect())
});
static TITLES: Lazy<Sex> = LazyLock::new(|| sexed(list!("titles.txt")));
static ROLES: Lazy<Sex> = LazyLock::new(|| sexed(list!("roles.txt")));
static FORENAMES: Lazy<Sex> = LazyLock::new(|| sexed(list!("forenames.txt")));
static ORGANISATIONS: Lazy<()> = LazyLock::new(|| set(list!("organisations.txt")));
static DOCUMENTS: Lazy<()> = LazyLock::new(|| set(list!("documents.txt")));
static OUTLETS: Lazy<()> = LazyLock::new(|| set(list!("outlets.txt")));
static PROVINCES: Lazy<()> = LazyLock::new(|| set(list!("provinces.txt")));
static STATES: Lazy<u32> = LazyLock::new(|| {
    let named = |(state, line): (u32, &'static str)| line.split('|').map(move |name| (name, state));
    Table::new((0..).zip(lines(list!("states.txt"))).flat_map(named).collect())
});

fn set(list: &'static str) -> Table<()> {
    Table::new(lines(list).map(|line| (line, ())).collect())
}

fn sexed(list: &'static str) -> Table<Sex> {
    let read = |(word, sex)| (word, Sex::read(sex));
    Table::new(attributed(list).into_iter().map(read).collect())
}

/// What stands before and behind the last blank of each line of a list.
fn attributed(list: &'static str) -> Vec<(&'static str, &'static str)> {
    lines(list).filter_map(|line| line.rsplit_once(' ')).collect()
}

fn cue_forms(line: &'static str, verbs: &mut Vec<(&'static str, CueVerb)>) {
    use VerbForm::{Base, Ing, Participle, Past, Present};
    let mut words = line.split(' ');
    let lemma = words.next().unwrap_or_default();
    let classes = classes(words.next().unwrap_or_default());
    let mut listed: Vec<&'static str> = words.collect();
    if listed.is_empty() {
        listed = regular(lemma);
    }
    let listed = listed.into_iter().zip([Present, Past, Participle, Ing]);
    let forms = [(lemma, Base)].into_iter().chain(listed);
    // The last of two equal keys stays in a map, so the forms come in falling order of use:
    // `said` is a past before it is a participle, `read` a past before it is a base.
    let mut forms: Vec<_> = forms.collect();
    forms.reverse();
    let past = forms.iter().position(|(_, form)| *form == Past);
    if let Some(past) = past {
        let form = forms.remove(past);
        forms.push(form);
    }
    for (word, form) in forms {
        verbs.push((word, CueVerb { lemma, form, classes }));
    }
}

/// The forms of a verb as most verbs make them: third person, past, past participle, -ing.
fn regular(lemma: &str) -> Vec<&'static str> {
    let vowel = |letter: char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u');
    let (stem, endings) = if let Some(stem) = lemma.strip_suffix('e') {
        (stem, ["es", "ed", "ed", "ing"])
    } else if let Some(stem) = lemma.strip_suffix('y').filter(|stem| !stem.ends_with(vowel)) {
        (stem, ["ies", "ied", "ied", "ying"])
    } else if lemma.ends_with(['s', 'x']) || lemma.ends_with("sh") || lemma.ends_with("ch") {
        (lemma, ["es", "ed", "ed", "ing"])
    } else {
        (lemma, ["s", "ed", "ed", "ing"])
    };
    // Kept for as long as the program runs, as the lists are.
    let form = |ending: &str| -> &'static str { String::leak(stem.to_owned() + ending) };
    endings.map(form).to_vec()
}

fn phrase_forms(line: &'static str, phrases: &mut Vec<Phrase>) {
    let mut words = line.splitn(3, ' ');
    let (verb, particle) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let mut rest = words.next().unwrap_or_default().split(' ');
    let classes = classes(rest.next().unwrap_or_default());
    use VerbForm::{Base, Ing, Participle, Past, Present};
    let forms = [(verb, Base)].into_iter().chain(rest.zip([Present, Past, Participle, Ing]));
    for (word, form) in forms {
        phrases.push((word, particle, CueVerb { lemma: verb, form, classes }));
    }
}

fn classes(names: &str) -> CueClasses {
    let mut found = CueClasses::default();
    for name in names.split(',') {
        match name {
            "say" => found.say = true,
            "quote" => found.quote = true,
            "object" => found.object = true,
            "infinitive" => found.infinitive = true,
            "of" => found.of = true,
            "as" => found.as_ = true,
            "for" => found.for_ = true,
            "quest" => found.question = true,
            _ => {}
        }
    }
    found
}

/// The tag of a word of the closed classes, lower case.
#[must_use]
pub fn function_word(word: &str) -> Option<Tag> {
    FUNCTION_WORDS.get(word)
}

/// The cue verb a lower-case word is a form of.
#[must_use]
pub fn cue_verb(word: &str) -> Option<CueVerb> {
    CUE_VERBS.get(word)
}

/// The cue verb that a form and the particle after it make together: `pointed`, `out`.
#[must_use]
pub fn cue_phrase(word: &str, particle: &str) -> Option<CueVerb> {
    let (forms, phrases) = &*CUE_PHRASES;
    if !forms.contains(word) {
        return None;
    }
    let found = phrases.iter().find(|(form, with, _)| *form == word && *with == particle);
    found.map(|&(_, _, verb)| verb)
}

/// Whether a lower-case word is an abbreviation that keeps its full stop.
#[must_use]
pub fn abbreviation(word: &str) -> Option<Abbreviation> {
    ABBREVIATIONS.get(word)
}

/// The sex a title stands for: `mrs` is [`Sex::Female`].
#[must_use]
pub fn title(word: &str) -> Option<Sex> {
    TITLES.get(word.trim_end_matches('.'))
}

/// The sex of a noun for a person in the singular: `spokeswoman` is [`Sex::Female`].
#[must_use]
pub fn role(word: &str) -> Option<Sex> {
    // "vice-president", "ex-wife": the last part decides.
    let head = word.rsplit('-').next().unwrap_or(word);
    ROLES.get(word).or_else(|| ROLES.get(head))
}

/// Whether a word is a noun for people in the plural: `officials`.
#[must_use]
pub fn roles(word: &str) -> bool {
    const IRREGULAR: [&str; 16] = [
        "people",
        "men",
        "women",
        "children",
        "police",
        "media",
        "authorities",
        "families",
        "spokesmen",
        "lawmen",
        "allies",
        "critics",
        "locals",
        "parties",
        "families",
        "relatives",
    ];
    IRREGULAR.contains(&word)
        || word.strip_suffix('s').is_some_and(|singular| role(singular).is_some())
}

/// The sex of a forename, as written.
#[must_use]
pub fn forename(word: &str) -> Option<Sex> {
    FORENAMES.get(word)
}

/// Whether a lower-case singular noun heads the name of a body that can speak.
#[must_use]
pub fn organisation(word: &str) -> bool {
    ORGANISATIONS.contains(word)
}

/// Whether a lower-case singular noun is something that can be quoted in place of a speaker.
#[must_use]
pub fn document(word: &str) -> bool {
    DOCUMENTS.contains(word)
}

/// Whether a name, as written and without "the", is a news agency or outlet.
#[must_use]
pub fn outlet(name: &str) -> bool {
    OUTLETS.contains(name)
}

/// Whether a name, as written and without "the", is a country, capital or seat of government.
#[must_use]
pub fn place(name: &str) -> bool {
    let lower: String = name.chars().flat_map(char::to_lowercase).collect();
    name.starts_with(char::is_uppercase) && state(&lower).is_some()
}

/// The state that a lower-case name or adjective belongs to, as a number: `moscow` and `russian` have
/// the same.
#[must_use]
pub fn state(word: &str) -> Option<u32> {
    STATES.get(word)
}

/// Whether a lower-case name is that of a part of a country that is written behind its towns, or short
/// for one: `iowa`, `calif.`
#[must_use]
pub fn province(name: &str) -> bool {
    PROVINCES.contains(name)
}

/// Whether a cue verb has a hearer for an object: tell somebody, call on somebody.
#[must_use]
pub fn takes_hearer(lemma: &str) -> bool {
    matches!(
        lemma,
        "tell"
            | "inform"
            | "remind"
            | "assure"
            | "reassure"
            | "warn"
            | "advise"
            | "notify"
            | "ask"
            | "urge"
            | "order"
            | "beg"
            | "implore"
            | "exhort"
            | "admonish"
            | "instruct"
            | "encourage"
            | "invite"
            | "call"
            | "promise"
            | "caution"
    )
}

/// How a cue verb stands to what is said.
#[must_use]
pub fn stance(lemma: &str) -> Stance {
    match lemma {
        "deny" | "reject" | "refute" | "dispute" | "dismiss" | "decry" | "object" => Stance::Denied,
        "suggest" | "allege" | "hint" | "imply" | "speculate" | "claim" | "insinuate"
        | "reckon" | "guess" => Stance::Hedged,
        "ask" | "wonder" | "inquire" | "question" => Stance::Questioned,
        _ => Stance::Neutral,
    }
}
