//! Where sentences begin and end, inside quotations too.

use std::ops::Range;

use crate::lexicon::{self, Abbreviation, function_word};
use crate::tags::Tag;
use crate::tokens::{TokenKind, Tokens};

/// A sentence; a line's end always ends one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens.
    pub range: Range<usize>,
    /// The line of the body it is in.
    pub line: usize,
}

/// Tokens after which a sentence is cut: five times what the longest sentence of a newspaper has,
/// so that no stage need fear a paste without full stops.
const LONGEST: usize = 400;

/// The number of the sentence a token is in; of one behind the last sentence, the last.
#[must_use]
pub fn sentence_of(sentences: &[Sentence], at: usize) -> usize {
    let number = sentences.partition_point(|sentence| sentence.range.end <= at);
    number.min(sentences.len().saturating_sub(1))
}

/// Splits every line into sentences: after `. ? ! …` with the closing marks and brackets that
/// follow, where a blank and then a capital, a digit or an opening sign come next.
#[must_use]
pub fn split(tokens: &Tokens) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (line, range) in tokens.lines.iter().enumerate() {
        let mut start = range.start;
        let mut at = range.start;
        while at < range.end {
            let end = closing_end(tokens, at, range.end);
            let full = end - start >= LONGEST && end < range.end;
            if full || ends_sentence(tokens, at) && begins_sentence(tokens, end, range.end) {
                sentences.push(Sentence { range: start..end, line });
                start = end;
            }
            at = end.max(at + 1);
        }
        if start < range.end {
            sentences.push(Sentence { range: start..range.end, line });
        }
    }
    sentences
}

/// Past the closing marks and brackets that stick to a stop at `at`; `at + 1` where there are none.
fn closing_end(tokens: &Tokens, at: usize, limit: usize) -> usize {
    let mut end = at + 1;
    if !is_stop(tokens, at) {
        return end;
    }
    while end < limit && !tokens[end].spaced && (is_closing(tokens, end) || is_stop(tokens, end)) {
        end += 1;
    }
    // A closing mark after a blank: `ends here. ” He`.
    if end < limit && tokens.word(end) == "”" && (end + 1 == limit || tokens[end + 1].spaced) {
        end += 1;
    }
    end
}

fn is_closing(tokens: &Tokens, at: usize) -> bool {
    tokens[at].kind == TokenKind::Mark || matches!(tokens.word(at), ")" | "]" | "}")
}

fn is_stop(tokens: &Tokens, at: usize) -> bool {
    matches!(tokens.word(at).chars().next(), Some('.' | '?' | '!' | '…'))
}

fn ends_sentence(tokens: &Tokens, at: usize) -> bool {
    if is_stop(tokens, at) {
        return !numbers(tokens, at);
    }
    // An abbreviation's own full stop ends a sentence only before a word that begins them.
    let word = tokens.lower(at);
    let Some(stem) = word.strip_suffix('.') else { return false };
    let may_end = lexicon::abbreviation(stem) == Some(Abbreviation::End)
        || (stem.contains('.') && stem.chars().filter(|&c| c != '.').count() > 1);
    may_end
        && at + 1 < tokens.len()
        && tokens.is_capital(at + 1)
        && is_starter(tokens.lower(at + 1))
}

/// `No. 4`: the stop after "No" is an abbreviation's where a number follows.
fn numbers(tokens: &Tokens, at: usize) -> bool {
    at > 0
        && matches!(tokens.word(at - 1), "No" | "Nos")
        && !tokens[at].spaced
        && at + 1 < tokens.len()
        && tokens[at + 1].kind == TokenKind::Number
}

/// Words that begin sentences and are no part of a name after `U.S.` or `Inc.`
fn is_starter(lower: &str) -> bool {
    matches!(
        function_word(lower),
        Some(Tag::DT | Tag::PRP | Tag::PRPS | Tag::IN | Tag::CC | Tag::WH | Tag::RB)
    )
}

fn begins_sentence(tokens: &Tokens, at: usize, limit: usize) -> bool {
    let mut at = at;
    if at >= limit || !tokens[at].spaced {
        return false;
    }
    while at < limit
        && (tokens[at].kind == TokenKind::Mark
            || matches!(tokens.word(at), "(" | "[" | "…" | "<" | "-" | "—" | "–" | "..."))
    {
        at += 1;
    }
    at < limit && (tokens.is_capital(at) || tokens[at].kind != TokenKind::Word)
}
