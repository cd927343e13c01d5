//! What pages say below an article of who wrote it: `Ann Ek is a reporter for the Harbour Post.`

use crate::report::RemovedKind::Signature;

use super::piece::{Ending, Piece};
use super::plan::Cut;

/// Such a note has no more words.
const LONGEST: usize = 70;
/// The office stands among so many words behind the verb.
const NEAR: usize = 9;

/// What those who write for a paper are.
pub const OFFICES: &[&str] = &[
    "reporter",
    "reporters",
    "writer",
    "correspondent",
    "correspondents",
    "editor",
    "columnist",
    "journalist",
    "journalists",
    "contributor",
    "producer",
    "intern",
];

/// What follows the office: for whom, where, about what.
const BEHIND: &[&str] =
    &["for", "at", "with", "of", "who", "covering", "based", "and", "on", "in", "specializing"];

/// Why the piece goes, if it says that somebody by name writes for a paper, and nothing is said by anybody.
#[must_use]
pub fn author_note(piece: &Piece) -> Option<Cut> {
    let short = piece.ending == Ending::Stop && piece.words <= LONGEST;
    if !piece.held.office() || !short || piece.as_str().contains(['"', '“', '”']) {
        return None;
    }
    let words: Vec<&str> = piece.as_str().split(' ').collect();
    let verb = words.iter().position(|word| *word == "is")?;
    let near = words[verb..].len().min(NEAR);
    let office = words[verb..verb + near]
        .iter()
        .position(|word| OFFICES.contains(&word.trim_end_matches(',')))?;
    let article = words.get(verb + 1).is_some_and(|word| matches!(*word, "a" | "an" | "the"));
    let behind = words.get(verb + office + 1).is_some_and(|word| BEHIND.contains(word));
    (article && behind && is_name(&words[..verb]))
        .then_some(Cut::new(Signature, "about the author"))
}

/// Two to four words with capitals, one in brackets behind them aside.
fn is_name(words: &[&str]) -> bool {
    let name = match words {
        [name @ .., last] if last.starts_with('(') => name,
        _ => words,
    };
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    (2..=4).contains(&name.len()) && name.iter().all(capital)
}

#[cfg(test)]
mod tests {
    use crate::clean::piece::with_pieces;

    use super::author_note;

    fn is_note(words: &str) -> bool {
        with_pieces(words, |pieces| author_note(&pieces[0]).is_some())
    }

    #[test]
    fn notes_name_somebody_and_a_paper() {
        for words in [
            "Ann Ek is a reporter for the Harbour Post.",
            "Jon Berg (jon@harbour.example) is the chief political correspondent at Fell Wire.",
            "Ann Ek is a staff writer who covers ports. Follow her online.",
        ] {
            assert!(is_note(words), "{words}");
        }
    }

    #[test]
    fn news_of_reporters_is_none() {
        for words in [
            "Ann Ek is a reporter for the Harbour Post",
            "“Ann Ek is a reporter for the Harbour Post,” the editor said.",
            "Ada Holm is an editor.",
            "The man is a reporter for the Harbour Post.",
            "Ann Ek is a fisherman who once wrote for the Harbour Post.",
            "Ann Ek, who is a reporter for the Harbour Post, was arrested on Monday.",
        ] {
            assert!(!is_note(words), "{words}");
        }
    }
}
