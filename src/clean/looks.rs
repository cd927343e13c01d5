//! How a line looks, word by word and sign by sign, seen in one pass over its bytes.

use std::ops::Range;
use std::sync::LazyLock;

use super::piece::Piece;
use super::words::Sorts;

/// What stands in a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looks {
    /// Words that have a letter, of the first sixty.
    pub words: usize,
    /// Those of them that begin with a capital.
    pub capitals: usize,
    /// Whether no letter of them is small.
    pub shouted: bool,
    /// Words of [`FUNCTION_WORDS`] among the first sixty.
    pub function_words: usize,
    /// Whether the reader is spoken to.
    pub you: bool,
    /// Whether the page speaks of itself.
    pub we: bool,
    /// Whether somebody is said to speak.
    pub said: bool,
    /// Commas before a blank.
    pub commas: usize,
    /// Stops before a blank, closing quotation marks aside.
    pub stops: usize,
    /// ASCII digits.
    pub digits: usize,
    /// Whether it has cells.
    pub tab: bool,
    /// Whether it has an address of the web.
    pub address: bool,
    /// Whether it has an `@`.
    pub at: bool,
    /// Whether it has signs that part the entries of a row.
    pub bars: bool,
    /// Whether it has arrows and crosses.
    pub arrows: bool,
    /// Whether it has signs of code.
    pub code: bool,
    /// Whether it has a sign of money.
    pub money: bool,
    /// Whether it has double quotation marks.
    pub quotes: bool,
}

/// So many words of a line are looked at.
const FIRST: usize = 60;

/// Words that are in every sentence of a language and in few labels.
const FUNCTION_WORDS: &[&str] = &[
    "a", "al", "als", "an", "and", "are", "as", "at", "au", "auf", "be", "been", "but", "by",
    "che", "com", "como", "con", "da", "dan", "das", "de", "del", "della", "dem", "den", "der",
    "des", "di", "die", "do", "e", "ein", "eine", "el", "em", "en", "es", "est", "et", "for",
    "from", "für", "had", "has", "have", "he", "his", "i", "il", "in", "ini", "is", "ist", "it",
    "its", "la", "las", "le", "les", "los", "mit", "más", "na", "nicht", "no", "non", "not", "não",
    "o", "of", "on", "or", "os", "para", "per", "por", "pour", "que", "se", "she", "sich", "sono",
    "su", "sur", "that", "the", "their", "they", "this", "to", "um", "un", "una", "und", "untuk",
    "von", "was", "were", "which", "who", "with", "would", "y", "yang", "zu", "à", "è", "был",
    "была", "в", "для", "его", "за", "и", "из", "как", "на", "не", "но", "о", "от", "по", "с",
    "то", "что", "это",
];

const FUNCTION: u8 = 1;
const YOU: u8 = 2;
const WE: u8 = 4;
const SAID: u8 = 8;

static WORDS: LazyLock<Sorts> = LazyLock::new(|| {
    Sorts::new(&[
        (FUNCTION_WORDS, FUNCTION),
        (&["you", "your"], YOU),
        (&["we", "our", "us", "my"], WE),
        (&["said", "says", "told"], SAID),
    ])
});

/// How `piece` looks.
#[must_use]
pub fn looks(piece: &Piece) -> Looks {
    let mut looks = Looks { shouted: true, ..Looks::default() };
    let bytes = piece.as_str().as_bytes();
    let mut at = 0;
    for _ in 0..FIRST {
        let (start, mut classes) = (at, 0);
        while let Some(class) = class(bytes, at)
            && class & BLANK == 0
        {
            classes |= class;
            see_sign(&mut looks, piece.as_str(), at, class);
            at += 1;
        }
        see_word(&mut looks, piece, start..at, classes);
        if at == bytes.len() {
            break;
        }
        see_sign(&mut looks, piece.as_str(), at, BLANK | SIGN);
        at += 1;
    }
    while let Some(class) = class(bytes, at) {
        see_sign(&mut looks, piece.as_str(), at, class);
        at += 1;
    }
    looks
}

#[inline]
fn class(bytes: &[u8], at: usize) -> Option<u8> {
    bytes.get(at).map(|byte| CLASSES[usize::from(*byte)])
}

/// Looks at the word that stands at `place` and has bytes of these classes.
fn see_word(looks: &mut Looks, piece: &Piece, place: Range<usize>, classes: u8) {
    let word = &piece.as_str()[place.clone()];
    let Some(capital) = first_is_capital(word, classes) else { return };
    let small = classes & SMALL != 0 || classes & WIDE != 0 && word.contains(char::is_lowercase);
    looks.words += 1;
    looks.capitals += usize::from(capital);
    looks.shouted = looks.shouted && !small;
    // Lower case in ASCII leaves each byte in its place.
    see_sort(looks, piece.folded.get(place).unwrap_or(word));
}

const BLANK: u8 = 1;
const SMALL: u8 = 1 << 1;
const CAPITAL: u8 = 1 << 2;
const WIDE: u8 = 1 << 3;
/// A sign that is looked at on its own.
const SIGN: u8 = 1 << 4;
/// The first byte of characters such signs are among.
const WIDE_SIGN: u8 = 1 << 5;
/// What may stand around a word.
const PUNCTUATION: u8 = 1 << 6;

/// What each byte is.
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let punctuation = if (byte as u8).is_ascii_punctuation() { PUNCTUATION } else { 0 };
        classes[byte] = punctuation
            | match byte as u8 {
                b' ' | b'\t' => BLANK | SIGN,
                b'a'..=b'z' => SMALL,
                b'A'..=b'Z' => CAPITAL,
                b'0'..=b'9'
                | b'@'
                | b'|'
                | b'>'
                | b'#'
                | b'{'
                | b'}'
                | b'_'
                | b'%'
                | b'$'
                | b'"'
                | b'/'
                | b'.' => SIGN,
                0xc2 | 0xc3 | 0xe2 => WIDE | WIDE_SIGN,
                0x80.. => WIDE,
                _ => 0,
            };
        byte += 1;
    }
    classes
};

/// Whether the first letter of a word with bytes of these classes is a capital, if it has one.
fn first_is_capital(word: &str, classes: u8) -> Option<bool> {
    if classes & WIDE != 0 {
        return Some(word.chars().find(|char| char.is_alphabetic())?.is_uppercase());
    }
    if classes & (SMALL | CAPITAL) == 0 {
        return None;
    }
    word.bytes().find(u8::is_ascii_alphabetic).map(|first| first.is_ascii_uppercase())
}

fn see_sort(looks: &mut Looks, folded: &str) {
    let bytes = folded.as_bytes();
    let of_word = |byte: &u8| CLASSES[usize::from(*byte)] & PUNCTUATION == 0;
    let Some(start) = bytes.iter().position(of_word) else { return };
    let end = bytes.iter().rposition(of_word).map_or(start, |at| at + 1);
    match WORDS.get(&folded[start..end]) {
        FUNCTION => looks.function_words += 1,
        YOU => looks.you = true,
        WE => looks.we = true,
        SAID => looks.said = true,
        _ => {}
    }
}

/// Looks at the byte at `at`, of this class.
#[inline]
fn see_sign(looks: &mut Looks, words: &str, at: usize, class: u8) {
    if class & (SIGN | WIDE_SIGN) != 0 {
        see_one_sign(looks, words, at);
    }
}

fn see_one_sign(looks: &mut Looks, words: &str, at: usize) {
    let bytes = words.as_bytes();
    let back = |by: usize| at.checked_sub(by).map_or(b' ', |at| bytes[at]);
    match bytes[at] {
        0x80.. => see_wide_sign(looks, words[at..].chars().next()),
        b' ' => {
            let stop = match back(1) {
                b'"' => back(2),
                0x9d if words[..at].ends_with('”') => back(1 + '”'.len_utf8()),
                last => last,
            };
            looks.commas += usize::from(back(1) == b',');
            looks.stops += usize::from(matches!(stop, b'.' | b'?' | b'!'));
        }
        b'0'..=b'9' => looks.digits += 1,
        b'\t' => looks.tab = true,
        b'@' => looks.at = true,
        b'|' => looks.bars = true,
        b'>' => looks.arrows = true,
        b'$' => looks.money = true,
        b'"' => looks.quotes = true,
        b'/' => looks.address |= back(1) == b'/',
        b'.' => looks.address |= back(1) == b'w' && back(2) == b'w',
        _ => looks.code = true,
    }
}

fn see_wide_sign(looks: &mut Looks, char: Option<char>) {
    match char {
        Some('•' | '·') => looks.bars = true,
        Some('»' | '›' | '→' | '▼' | '×') => looks.arrows = true,
        Some('£' | '€') => looks.money = true,
        Some('“' | '”' | '«' | '„') => looks.quotes = true,
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::clean::piece::with_pieces;

    use super::{Looks, looks};

    fn seen(words: &str) -> Looks {
        with_pieces(words, |pieces| looks(&pieces[0]))
    }

    #[test]
    fn words_are_counted_by_their_first_letter() {
        let looks = seen("The Mayor of Lillevik, 41, told us: 3 boats");
        assert_eq!((looks.words, looks.capitals, looks.function_words), (7, 3, 2));
        assert!(looks.said && looks.we && !looks.you && !looks.shouted);
        assert!(seen("FERRY STOPS, 3 HURT").shouted);
    }

    #[test]
    fn signs_are_seen_where_they_stand() {
        let looks = seen("“Stop.” He left, and so on. See www.example.org | 10% off");
        assert_eq!((looks.stops, looks.commas, looks.digits), (2, 1, 2));
        assert!(looks.quotes && looks.address && looks.bars && looks.code);
        assert!(!looks.tab && !looks.at && !looks.money && !looks.arrows);
    }
}
