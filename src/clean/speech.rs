//! Lines that somebody says, or that say something: what no cleanup may take for a page's own.

use super::piece::{Ending, Piece};

/// Verbs that stand beside quotations, and finite verbs that make a sentence of a few words.
const SAYING: &[&str] = &[
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
const FINITE: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "did", "does",
    "didn't", "didn’t", "wasn't", "wasn’t", "went", "came", "took", "made", "gave", "left", "won",
    "lost", "died", "began", "declined", "refused", "denied",
];

/// A sentence that is nobody's speech has at least so many words.
const SHORTEST_SENTENCE: usize = 3;

/// Whether the line holds a quotation and a verb of saying, and ends as a sentence does.
#[must_use]
pub fn is_speech(piece: &Piece) -> bool {
    if piece.ending != Ending::Stop {
        return false;
    }
    let marks = piece.as_str().contains(['"', '“', '”', '‘', '«', '„'])
        || piece.as_str().starts_with('\'')
        || piece.as_str().contains(" '");
    marks && has_word(piece, SAYING)
}

/// Whether the line is a whole sentence, however short: a capital, a finite verb, a stop.
#[must_use]
pub fn is_sentence(piece: &Piece) -> bool {
    piece.ending == Ending::Stop
        && piece.words >= SHORTEST_SENTENCE
        && piece.as_str().ends_with(['.', '”', '"', '’', '…'])
        && piece.as_str().starts_with(char::is_uppercase)
        && (has_word(piece, FINITE) || has_word(piece, SAYING))
}

fn has_word(piece: &Piece, list: &[&str]) -> bool {
    let words =
        piece.folded.split(|char: char| !(char.is_alphanumeric() || matches!(char, '\'' | '’')));
    words.into_iter().any(|word| list.contains(&word))
}
