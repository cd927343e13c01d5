//! Lines that somebody says, or that say something: what no cleanup may take for a page's own.

use std::sync::LazyLock;

use super::piece::{Ending, Piece, Signs};
use super::words::Sorts;

/// Verbs that stand beside quotations, and finite verbs that make a sentence of a few words.
const SAYING_WORDS: &[&str] = &[
    "said",
    "says",
    "told",
    "tells",
    "added",
    "adds",
    "asked",
    "asks",
    "replied",
    "replies",
    "wrote",
    "writes",
    "tweeted",
    "posted",
    "explained",
    "explains",
    "recalled",
    "insisted",
    "warned",
    "argued",
    "noted",
    "admitted",
    "claimed",
    "quipped",
    "answered",
    "stated",
];

/// Finite verbs that any sentence may have.
const FINITE_WORDS: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "did", "does",
    "didn't", "didn’t", "wasn't", "wasn’t", "went", "came", "took", "made", "gave", "left", "won",
    "lost", "died", "began", "declined", "refused", "denied",
];

const SAYING: u8 = 1;
const FINITE: u8 = 2;

static VERBS: LazyLock<Sorts> =
    LazyLock::new(|| Sorts::new(&[(SAYING_WORDS, SAYING), (FINITE_WORDS, FINITE)]));

/// A sentence that is nobody's speech has at least so many words.
const SHORTEST_SENTENCE: usize = 3;

/// Whether the line holds a quotation and a verb of saying, and ends as a sentence does.
#[must_use]
pub fn is_speech(piece: &Piece) -> bool {
    if piece.ending != Ending::Stop {
        return false;
    }
    let words = piece.as_str();
    let marks = piece.signs.has(Signs::QUOTE)
        || piece.signs.has(Signs::WIDE) && words.contains(['“', '”', '‘', '«', '„'])
        || piece.signs.has(Signs::APOSTROPHE) && (words.starts_with('\'') || words.contains(" '"));
    marks && has_word(piece, SAYING)
}

/// Whether the line is a whole sentence, however short: a capital, a finite verb, a stop.
#[must_use]
pub fn is_sentence(piece: &Piece) -> bool {
    piece.ending == Ending::Stop
        && piece.words >= SHORTEST_SENTENCE
        && piece.as_str().ends_with(['.', '”', '"', '’', '…'])
        && piece.as_str().starts_with(char::is_uppercase)
        && has_word(piece, FINITE | SAYING)
}

fn has_word(piece: &Piece, sorts: u8) -> bool {
    let inside = |char: char| match char {
        '\0'..='\x7f' => char.is_ascii_alphanumeric() || char == '\'',
        _ => char == '’' || char.is_alphanumeric(),
    };
    let mut words = piece.folded.split(|char: char| !inside(char));
    words.any(|word| {
        VERBS.get(word) & sorts != 0
            || sorts & FINITE != 0 && word.len() >= 5 && word.ends_with("ed")
    })
}
