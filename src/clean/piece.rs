//! A block with its words and what can be seen of them.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::blocks::{Block, Joint, is_list_item, is_turn};
use crate::eight::{self, Eight};
use crate::paste::{BlockHint, Paste};
use crate::span::Span;
use crate::text::Text;

use super::held::Held;

/// Beyond this many bytes no line rule is tried: such a line is prose.
pub const LONGEST_LINE: usize = 420;

/// A block of the paste as the rules see it. What many of them ask of it is found out once.
#[derive(Clone, Debug)]
pub struct Piece<'a> {
    /// Its words on one line, with their places in the paste.
    pub text: Words<'a>,
    /// The words in ASCII lower case, empty for a block too long for the line rules.
    pub folded: Cow<'a, str>,
    /// Which signs are among the words.
    pub signs: Signs,
    /// Which words that rules look for are among them, none for a block too long for them.
    pub held: Held,
    /// How many words it has.
    pub words: usize,
    /// How often its words stand on the page as a line; 1 for a block too long for the line rules.
    pub times: usize,
    /// The first line with the same words.
    pub first: usize,
    /// How its words end.
    pub ending: Ending,
    /// Whether it is running text.
    prose: bool,
    /// How many blank lines stand before it.
    pub gap: usize,
    /// What HTML said of it.
    pub hint: Option<&'a BlockHint>,
}

/// The words of a block: nearly always a stretch of the text.
#[derive(Clone, Debug)]
pub enum Words<'a> {
    /// As they stand there from a byte on.
    Stretch(&'a Text, usize, &'a str),
    /// Several lines as one.
    Joined(Text),
}

impl Words<'_> {
    /// The words alone.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Stretch(_, _, words) => words,
            Self::Joined(text) => text.as_str(),
        }
    }

    /// Where the bytes `range` of the words stand in the paste.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        match self {
            Self::Stretch(text, at, _) => text.span(at + range.start..at + range.end),
            Self::Joined(text) => text.span(range),
        }
    }

    /// Adds the bytes `range` of the words to `other` with their places in the paste.
    pub fn push_to(&self, other: &mut Text, range: Range<usize>) {
        match self {
            Self::Stretch(text, at, _) => other.push_text(text, at + range.start..at + range.end),
            Self::Joined(text) => other.push_text(text, range),
        }
    }
}

/// Which signs are among the words of a line, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs(u16);

impl Signs {
    /// An ASCII letter or digit.
    pub const ALPHANUMERIC: Self = Self(1);
    /// An ASCII digit.
    pub const DIGIT: Self = Self(1 << 1);
    /// Anything beyond ASCII.
    pub const WIDE: Self = Self(1 << 2);
    /// A straight quotation mark.
    pub const QUOTE: Self = Self(1 << 3);
    /// A straight single one.
    pub const APOSTROPHE: Self = Self(1 << 8);
    /// A closing bracket.
    pub const BRACKET: Self = Self(1 << 4);
    /// A colon.
    pub const COLON: Self = Self(1 << 5);
    /// A slash.
    pub const SLASH: Self = Self(1 << 6);
    /// A bar.
    pub const BAR: Self = Self(1 << 7);

    /// Whether one of `others` is among them.
    #[must_use]
    pub fn has(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    /// Those of both.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn of(byte: u8) -> Self {
        match byte {
            b'0'..=b'9' => Self::DIGIT.or(Self::ALPHANUMERIC),
            b'a'..=b'z' | b'A'..=b'Z' => Self::ALPHANUMERIC,
            b'"' => Self::QUOTE,
            b'\'' => Self::APOSTROPHE,
            b')' | b']' => Self::BRACKET,
            b':' => Self::COLON,
            b'/' => Self::SLASH,
            b'|' => Self::BAR,
            0x80.. => Self::WIDE,
            _ => Self(0),
        }
    }
}

/// The sign that each byte is.
const SIGNS: [Signs; 256] = {
    let mut signs = [Signs(0); 256];
    let mut byte = 0;
    while byte < 256 {
        signs[byte] = Signs::of(byte as u8);
        byte += 1;
    }
    signs
};

/// How the words of a block end, closing marks and brackets aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// With `.`, `!`, `?` or `…`: a sentence.
    Stop,
    /// With a colon or semicolon.
    Colon,
    /// With a word: a heading, a label, a link.
    Open,
}

impl Piece<'_> {
    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.text.as_str()
    }

    /// Whether it is running text: a sentence of eight words or more, or so many words that the
    /// missing stop is a slip (or stands before an agency's mark).
    #[must_use]
    pub fn is_prose(&self) -> bool {
        self.prose
    }

    /// Whether it has words, and not marks only.
    #[must_use]
    pub fn has_words(&self) -> bool {
        self.signs.has(Signs::ALPHANUMERIC)
            || self.signs.has(Signs::WIDE) && self.as_str().contains(char::is_alphanumeric)
    }

    /// Whether it is a few words that end without a stop, as menus and headings do.
    #[must_use]
    pub fn is_label(&self) -> bool {
        self.words <= 8 && self.ending == Ending::Open
    }

    /// Whether it starts as speech, a list item or a turn of a transcript does.
    #[must_use]
    pub fn is_spoken_or_listed(&self) -> bool {
        let words = self.as_str();
        words.starts_with(['"', '“', '‘', '\'', '«', '„', '—', '–', '-', '•', '*'])
            || is_list_item(words)
            || self.signs.has(Signs::COLON) && is_turn(words)
    }

    /// The block element it comes from, or nothing.
    #[must_use]
    pub fn tag(&self) -> &str {
        self.hint.map_or("", |hint| hint.tag.as_str())
    }
}

/// How many signs of a Markdown heading the words begin with: `## The owners`.
#[must_use]
pub fn heading_signs(words: &str) -> usize {
    let signs = words.bytes().take_while(|byte| *byte == b'#').count();
    if signs <= 6 && words[signs..].starts_with(' ') { signs } else { 0 }
}

/// The pieces of `blocks`; `folded` is the text in ASCII lower case.
#[must_use]
pub fn pieces<'a>(
    text: &'a Text,
    folded: &'a str,
    blocks: &[Block],
    paste: &'a Paste,
) -> Vec<Piece<'a>> {
    let mut pieces: Vec<Piece> =
        blocks.iter().map(|block| piece(text, folded, block, paste)).collect();
    let (firsts, times) = repetitions(&pieces);
    for (piece, first) in pieces.iter_mut().zip(firsts) {
        piece.first = first;
        piece.times = times[first];
    }
    pieces
}

/// Where each line's words stand first; and of the first ones, how often.
fn repetitions(pieces: &[Piece]) -> (Vec<usize>, Vec<usize>) {
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    known.reserve(pieces.len());
    let mut times = vec![0; pieces.len()];
    let firsts = pieces.iter().enumerate().map(|(index, piece)| {
        let first = match piece.folded.as_ref() {
            "" => index,
            folded => *known.entry(folded).or_insert(index),
        };
        times[first] += 1;
        first
    });
    (firsts.collect(), times)
}

fn piece<'a>(text: &'a Text, folded: &'a str, block: &Block, paste: &'a Paste) -> Piece<'a> {
    let first = &block.first.range;
    let own = match block.more.is_empty() {
        true => Words::Stretch(text, first.start, &text.as_str()[first.clone()]),
        false => Words::Joined(as_one(text, block)),
    };
    let words = own.as_str();
    let folded = match &own {
        _ if words.len() > LONGEST_LINE => Cow::Borrowed(""),
        Words::Stretch(_, at, words) => Cow::Borrowed(&folded[*at..at + words.len()]),
        Words::Joined(text) => Cow::Owned(text.as_str().to_ascii_lowercase()),
    };
    let (held, Seen { spaced, signs }) = match folded.as_ref() {
        "" => (Held::default(), see(words, |_| {})),
        folded => Held::seen(folded),
    };
    let count = count(words, spaced);
    let ending = ending(if signs.has(Signs::SLASH) { without_address(words) } else { words });
    let prose = match ending {
        Ending::Stop => count >= 8,
        Ending::Colon => count >= 20,
        Ending::Open => count > 40 || count >= 16 && words.contains(". "),
    };
    Piece {
        held,
        folded,
        signs,
        words: count,
        times: 1,
        first: 0,
        ending,
        prose,
        gap: block.gap,
        hint: block.hint.and_then(|index| paste.hints.get(index)),
        text: own,
    }
}

fn as_one(text: &Text, block: &Block) -> Text {
    let mut own = Text::default();
    for (index, strip) in block.lines().enumerate() {
        if index > 0 && strip.joint == Joint::Blank {
            own.push_inserted(" ");
        }
        own.push_text(text, strip.range.clone());
    }
    own
}

/// What is seen of a line in one pass over its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// How many words stand between blanks.
    pub spaced: usize,
    /// Which signs there are.
    pub signs: Signs,
}

/// Looks over a line; `begins` is shown what stands from each place on where a word or a sign begins.
pub fn see(line: &str, mut begins: impl FnMut(&[u8])) -> Seen {
    let bytes = line.as_bytes();
    let (mut spaced, mut signs) = (0, Signs(0));
    let (mut words_before, mut blanks_before) = (0, eight::ALL);
    for at in (0..bytes.len()).step_by(8) {
        let own = Eight::first_of(&bytes[at..]);
        // Normalised text has no other control characters than tabs.
        let (digits, blanks) = (own.digits(), own.below(b' ' + 1));
        let words = own.letters() | digits;
        spaced += eight::count(eight::behind(blanks, blanks_before) & !blanks);
        if words != 0 {
            signs = signs.or(Signs::ALPHANUMERIC);
        }
        if digits != 0 {
            signs = signs.or(Signs::DIGIT);
        }
        let beginnings = eight::ALL & !blanks & !(words & eight::behind(words, words_before));
        for place in eight::places(beginnings) {
            let from = &bytes[at + place..];
            signs = signs.or(from.first().map_or(Signs(0), |byte| SIGNS[usize::from(*byte)]));
            begins(from);
        }
        (words_before, blanks_before) = (words, blanks);
    }
    Seen { spaced, signs }
}

/// How many words there are; of scripts without blanks, characters by fours.
fn count(words: &str, spaced: usize) -> usize {
    let wordy = words.len() > spaced * 24;
    if wordy { spaced.max(words.chars().count() / 4) } else { spaced }
}

/// The words without the address of a picture behind an embedded post.
fn without_address(words: &str) -> &str {
    match words.rsplit_once(' ') {
        Some((said, last))
            if last.starts_with("pic.twitter.com/") || last.starts_with("https://t.co/") =>
        {
            said
        }
        _ => words,
    }
}

/// How `words` end.
fn ending(words: &str) -> Ending {
    let bare = words.trim_end_matches(|char: char| {
        char.is_whitespace() || matches!(char, '"' | '”' | '’' | '\'' | '»' | ')' | ']' | '“' | '*')
    });
    match bare.chars().next_back() {
        Some('.' | '!' | '?' | '…' | '。' | '！' | '？') => Ending::Stop,
        Some(':' | ';') => Ending::Colon,
        _ => Ending::Open,
    }
}

/// What `see` makes of the pieces of a paste.
#[cfg(test)]
pub fn with_pieces<T>(paste: &str, see: impl FnOnce(&[Piece]) -> T) -> T {
    let paste = Paste::plain(paste);
    let text = crate::normalise::normalise(&paste);
    let folded = text.as_str().to_ascii_lowercase();
    see(&pieces(&text, &folded, &crate::blocks::segment(&text, &[]), &paste))
}
