//! A block with its words and what can be seen of them.

use rustc_hash::FxHashMap;

use crate::blocks::{Block, Joint, is_list_item, is_turn};
use crate::paste::{BlockHint, Paste};
use crate::text::Text;

/// Beyond this many bytes no line rule is tried: such a line is prose.
pub const LONGEST_LINE: usize = 420;

/// A block of the paste as the rules see it.
#[derive(Clone, Debug)]
pub struct Piece<'a> {
    /// Its words on one line, with their places in the paste.
    pub text: Text,
    /// The words in ASCII lower case, empty for a block too long for the line rules.
    pub folded: String,
    /// How many words it has.
    pub words: usize,
    /// How often its words stand on the page as a line; 1 for a block too long for the line rules.
    pub times: usize,
    /// Whether no line above has the same words.
    pub is_first: bool,
    /// How its words end.
    pub ending: Ending,
    /// How many blank lines stand before it.
    pub gap: usize,
    /// What HTML said of it.
    pub hint: Option<&'a BlockHint>,
}

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
        match self.ending {
            Ending::Stop => self.words >= 8,
            Ending::Colon => self.words >= 20,
            Ending::Open => self.words > 40 || self.words >= 16 && self.as_str().contains(". "),
        }
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
            || is_turn(words)
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

/// The pieces of `blocks`.
#[must_use]
pub fn pieces<'a>(text: &Text, blocks: &[Block], paste: &'a Paste) -> Vec<Piece<'a>> {
    let mut pieces: Vec<Piece> = blocks.iter().map(|block| piece(text, block, paste)).collect();
    // Where each line's words stand first, and how often.
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    let mut times = vec![0; pieces.len()];
    let firsts: Vec<usize> = (0..pieces.len())
        .map(|index| {
            let words = pieces[index].folded.as_str();
            let first = if words.is_empty() { index } else { *known.entry(words).or_insert(index) };
            times[first] += 1;
            first
        })
        .collect();
    for (index, piece) in pieces.iter_mut().enumerate() {
        (piece.times, piece.is_first) = (times[firsts[index]], firsts[index] == index);
    }
    pieces
}

fn piece<'a>(text: &Text, block: &Block, paste: &'a Paste) -> Piece<'a> {
    let mut own = Text::default();
    for (index, strip) in block.lines.iter().enumerate() {
        if index > 0 && strip.joint == Joint::Blank {
            own.push_inserted(" ");
        }
        own.push_text(text, strip.range.clone());
    }
    let words = own.as_str();
    let folded =
        if words.len() > LONGEST_LINE { String::new() } else { words.to_ascii_lowercase() };
    Piece {
        folded,
        words: count_words(words),
        times: 1,
        is_first: true,
        ending: ending(words),
        gap: block.gap,
        hint: block.hint.and_then(|index| paste.hints.get(index)),
        text: own,
    }
}

/// Words between blanks; for scripts without blanks, characters by fours.
fn count_words(words: &str) -> usize {
    let spaced = words.split_ascii_whitespace().count();
    if words.len() > spaced * 24 { spaced.max(words.chars().count() / 4) } else { spaced }
}

/// How `words` end; the address of a picture behind an embedded post does not count.
#[must_use]
pub fn ending(words: &str) -> Ending {
    let said = match words.rsplit_once(' ') {
        Some((said, last))
            if last.starts_with("pic.twitter.com/") || last.starts_with("https://t.co/") =>
        {
            said
        }
        _ => words,
    };
    let bare = said.trim_end_matches(|char: char| {
        char.is_whitespace() || matches!(char, '"' | '”' | '’' | '\'' | '»' | ')' | ']' | '“' | '*')
    });
    match bare.chars().next_back() {
        Some('.' | '!' | '?' | '…' | '。' | '！' | '？') => Ending::Stop,
        Some(':' | ';') => Ending::Colon,
        _ => Ending::Open,
    }
}
