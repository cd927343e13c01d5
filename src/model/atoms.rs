//! What the templates are filled with: each token as a row of small numbers.

use super::hash::word;
use super::words::{Known, Words};
use crate::marks::Marks;
use crate::phrases::Reading;
use crate::sentences::Sentence;
use crate::tags::Tag;
use crate::tokens::{TokenKind, Tokens};

/// A token by its spelling alone.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spelling {
    /// The word in lower case, marks and dashes of all kinds made one.
    pub word: u32,
    /// Its crude stem.
    pub stem: u32,
    /// Its last letter, last two and last three.
    pub endings: [u32; 3],
    /// Its first two letters.
    pub beginning: u32,
    /// Letters as X and x, digits as d, runs as one, six at most.
    pub shape: u32,
    /// Whether it begins with a capital.
    pub capital: u32,
    /// What is known of the word.
    pub known: Known,
}

/// Stands for whatever is before the first and after the last token.
pub const OUTSIDE: Spelling = Spelling {
    word: u32::MAX,
    stem: u32::MAX,
    endings: [u32::MAX; 3],
    beginning: u32::MAX,
    shape: u32::MAX,
    capital: 9,
    known: Known { ratio: 7, tag: 0 },
};

/// The spelling of every token.
#[must_use]
pub fn spellings(tokens: &Tokens, words: &Words) -> Vec<Spelling> {
    (0..tokens.len()).map(|at| spelling(tokens, words, at)).collect()
}

fn spelling(tokens: &Tokens, words: &Words, at: usize) -> Spelling {
    let token = &tokens[at];
    let lower = match token.kind {
        TokenKind::Mark => "\"",
        _ if tokens.lower(at).starts_with(['—', '–', '―']) || tokens.lower(at) == "--" => "-",
        _ => tokens.lower(at),
    };
    let bytes = lower.as_bytes();
    let last = |count: usize| &bytes[bytes.len().saturating_sub(count)..];
    let hash = word(b'w', bytes);
    let (stem, doubled) = stem(bytes);
    Spelling {
        word: hash,
        stem: word(b'm', stem) ^ doubled,
        endings: [word(b'1', last(1)), word(b'2', last(2)), word(b'3', last(3))],
        beginning: word(b'p', &bytes[..bytes.len().min(2)]),
        shape: shape(tokens.word(at)),
        capital: u32::from(tokens.is_capital(at)),
        known: words.get(hash),
    }
}

/// A word without its inflection, and a number to tell a restored `y` by: `denied` and `denies` are
/// `den` + y, `stopping` is `stop`.
fn stem(word: &[u8]) -> (&[u8], u32) {
    const Y: u32 = 0x79;
    if word.len() <= 4 {
        return match word {
            [.., b'y'] if word.len() > 2 => (&word[..word.len() - 1], Y),
            _ => (word, 0),
        };
    }
    for ending in ["ies", "ied"] {
        if let Some(stem) = word.strip_suffix(ending.as_bytes()) {
            return (stem, Y);
        }
    }
    for ending in ["ing", "ed"] {
        if let Some(stem) = word.strip_suffix(ending.as_bytes()) {
            let undoubled = match stem {
                [.., a, b] if stem.len() > 3 && a == b && *b != b'l' => &stem[..stem.len() - 1],
                _ => stem,
            };
            return without_e(undoubled);
        }
    }
    for ending in ["es", "s"] {
        if let Some(stem) = word.strip_suffix(ending.as_bytes()) {
            return without_e(stem);
        }
    }
    without_e(word)
}

fn without_e(stem: &[u8]) -> (&[u8], u32) {
    match stem {
        [rest @ .., b'e'] => (rest, 0),
        [rest @ .., b'y'] => (rest, 0x79),
        _ => (stem, 0),
    }
}

fn shape(word: &str) -> u32 {
    let mut shape = [0_u8; 6];
    let mut len = 0;
    for character in word.chars() {
        let class = match character {
            'a'..='z' => b'x',
            'A'..='Z' => b'X',
            '0'..='9' => b'd',
            _ if character.is_ascii() => u8::try_from(character).unwrap_or(b'?'),
            _ if character.is_lowercase() => b'x',
            _ if character.is_uppercase() => b'X',
            _ => b'?',
        };
        let repeats = len > 0 && shape[len - 1] == class && class != b'X';
        if repeats {
            continue;
        }
        if len == shape.len() {
            break;
        }
        shape[len] = class;
        len += 1;
    }
    super::hash::word(b's', &shape[..len])
}

/// A token in its sentence, for the cues and the statements.
#[derive(Clone, Copy, Debug, Default)]
pub struct Atom {
    /// The token by itself.
    pub word: u32,
    /// Its stem.
    pub stem: u32,
    /// Its last two letters.
    pub ending2: u32,
    /// Its last three letters.
    pub ending3: u32,
    /// Its shape.
    pub shape: u32,
    /// How often the word announces a statement: [`Known::ratio`].
    pub ratio: u32,
    /// Whether it begins with a capital.
    pub capital: u32,
    /// Its tag.
    pub tag: u32,
    /// 0 outside quotation marks, 1 inside, 2 an opening mark, 3 a closing one.
    pub inside: u32,
    /// Whether it is in quotation marks or one of them.
    pub quoted: u32,
    /// The sign, or the word "that"; 0 for other words.
    pub sign: u32,
    /// Tokens since the sentence began, 3 at most.
    pub since: u32,
    /// Tokens until it ends, 3 at most.
    pub until: u32,
    /// How much of the sentence is quoted (0 nothing, 1 some, 2 nearly all), 10 more where it begins
    /// in marks, 20 more where it ends in them.
    pub sentence: u32,
    /// 0 in the first sentence of a paragraph, 1 after a sentence that ended outside marks, 2 inside.
    pub before: u32,
    /// A path symbol: a sign, a connective or a finite verb; 0 for what a path passes over.
    pub symbol: u32,
    /// The number of the noun phrase it is in, from 1; 0 outside of any.
    pub phrase: u32,
}

/// Stands for whatever is before the first and after the last token of a sentence or paragraph.
pub const EDGE: Atom = Atom {
    word: u32::MAX,
    stem: u32::MAX,
    ending2: u32::MAX,
    ending3: u32::MAX,
    shape: u32::MAX,
    ratio: 7,
    capital: 9,
    tag: 99,
    inside: 9,
    quoted: 9,
    sign: u32::MAX,
    since: 9,
    until: 9,
    sentence: 99,
    before: 9,
    symbol: 0,
    phrase: 0,
};

/// A finite verb on a path.
pub const VERB: u32 = 1;
/// The word "that" on a path.
pub const THAT: u32 = 2;
const OPENING: u32 = 3;
const CLOSING: u32 = 4;

/// Every token in its sentence.
#[must_use]
pub fn atoms(reading: Reading, sentences: &[Sentence], spellings: &[Spelling]) -> Vec<Atom> {
    let Reading { tokens, tags, marks } = reading;
    let edges = edges(marks, tokens.len());
    let mut atoms = vec![Atom::default(); tokens.len()];
    let mut phrase = 0;
    for (number, sentence) in sentences.iter().enumerate() {
        let range = sentence.range.clone();
        let words = range.clone().filter(|&at| tokens.is_word(at)).count();
        let quoted = range.clone().filter(|&at| tokens.is_word(at) && marks.is_quoted(at)).count();
        let share = match quoted {
            0 => 0,
            _ if quoted * 10 >= words * 9 => 2,
            _ => 1,
        };
        let layout = share
            + 10 * u32::from(marks.is_quoted(range.start))
            + 20 * u32::from(marks.is_quoted(range.end - 1));
        let first = number == 0 || sentences[number - 1].line != sentence.line;
        let before = if first { 0 } else { 1 + u32::from(marks.is_quoted(range.start - 1)) };
        let mut in_phrase = false;
        for at in range.clone() {
            let spelling = &spellings[at];
            let is_word = tokens.is_word(at);
            let lower = tokens.lower(at);
            let belongs = belongs(tags[at]);
            let pronoun = tags[at] == Tag::PRP;
            phrase += u32::from(pronoun || belongs && !in_phrase);
            in_phrase = belongs;
            atoms[at] = Atom {
                word: spelling.word,
                stem: spelling.stem,
                ending2: spelling.endings[1],
                ending3: spelling.endings[2],
                shape: spelling.shape,
                ratio: u32::from(spelling.known.ratio),
                capital: spelling.capital,
                tag: tags[at] as u32,
                inside: if edges[at] > 1 {
                    u32::from(edges[at])
                } else {
                    u32::from(marks.is_quoted(at))
                },
                quoted: u32::from(marks.is_quoted(at)),
                sign: if !is_word || lower == "that" { spelling.word } else { 0 },
                since: small(at - range.start, 3),
                until: small(range.end - 1 - at, 3),
                sentence: layout,
                before,
                symbol: symbol(is_word, lower, tags[at], edges[at], spelling.word),
                phrase: if pronoun || belongs { phrase } else { 0 },
            };
        }
    }
    atoms
}

/// Of each token: 2 for an opening mark, 3 for a closing one, 0 else.
fn edges(marks: &Marks, tokens: usize) -> Vec<u8> {
    let mut edges = vec![0; tokens];
    for quotation in &marks.quotations {
        if let Some(open) = quotation.open {
            edges[open] = 2;
        }
        if let Some(close) = quotation.close {
            edges[close] = 3;
        }
    }
    edges
}

fn belongs(tag: Tag) -> bool {
    tag.is_nominal()
}

fn symbol(is_word: bool, lower: &str, tag: Tag, edge: u8, word: u32) -> u32 {
    match edge {
        2 => return OPENING,
        3 => return CLOSING,
        _ => {}
    }
    if !is_word {
        return 64 + (word & 0xff);
    }
    match lower {
        "that" => THAT,
        "who" => 5,
        "which" => 6,
        "to" => 7,
        "if" => 8,
        "whether" => 9,
        "and" => 10,
        "but" => 11,
        "as" => 12,
        "when" => 13,
        "because" => 14,
        "while" => 15,
        _ if tag.is_finite() => VERB,
        _ => 0,
    }
}

/// A count as an atom, no more than `most`.
#[must_use]
pub fn small(count: usize, most: u32) -> u32 {
    u32::try_from(count).map_or(most, |count| count.min(most))
}
