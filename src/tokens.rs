//! The body as tokens: words, numbers, quotation marks, punctuation.
//!
//! Abbreviations keep their full stop (`Mr.`, `U.S.`), clitics stand apart (`do n't`, `she 's`),
//! words keep their inner hyphens. A doubled apostrophe is one quotation mark.

use std::borrow::Cow;
use std::ops::{Index, Range};

use crate::clean::Article;
use crate::lexicon;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A word, an abbreviation or a clitic.
    Word,
    /// A number, with its commas, points and ordinal ending.
    Number,
    /// A quotation mark, or an apostrophe at the edge of a word; `marks` tells which.
    Mark,
    /// Any other sign.
    Punctuation,
    /// An address, a handle or a hashtag.
    Web,
}

/// A token: where it stands in the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte in the body.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// What it is.
    pub kind: TokenKind,
    /// Whether a blank or the line's start stands before it.
    pub spaced: bool,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// The line of the body it is in.
    pub line: usize,
}

/// The tokens of a body.
#[derive(Debug)]
pub struct Tokens<'a> {
    body: &'a str,
    list: Vec<Token>,
    /// The tokens as written.
    words: Vec<&'a str>,
    /// The tokens in lower case with straight apostrophes; borrowed where they are written so.
    lower: Vec<Cow<'a, str>>,
    /// The tokens of each line of the body.
    pub lines: Vec<Range<usize>>,
}

impl Tokens<'_> {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The token as written.
    #[must_use]
    pub fn word(&self, at: usize) -> &str {
        self.words[at]
    }

    /// The token in lower case, apostrophes straight; the empty string past the end.
    #[must_use]
    pub fn lower(&self, at: usize) -> &str {
        self.lower.get(at).map_or("", |lower| lower)
    }

    /// The stretch of the body from the first to the last token of `range`.
    #[must_use]
    pub fn text(&self, range: Range<usize>) -> &str {
        &self.body[self.bytes(range)]
    }

    /// The bytes in the body of a range of tokens.
    #[must_use]
    pub fn bytes(&self, range: Range<usize>) -> Range<usize> {
        if range.is_empty() {
            let at = self.list.get(range.start).map_or(self.body.len(), |token| token.start);
            return at..at;
        }
        self.list[range.start].start..self.list[range.end - 1].end
    }

    /// Whether the token is a word, number or address rather than a sign.
    #[must_use]
    pub fn is_word(&self, at: usize) -> bool {
        matches!(self.list[at].kind, TokenKind::Word | TokenKind::Number | TokenKind::Web)
    }

    /// Whether the token begins with a capital.
    #[must_use]
    pub fn is_capital(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|token| token.capital)
    }

    /// How many of the tokens in `range` are words as a reader counts them: `don't` is one.
    #[must_use]
    pub fn words_in(&self, range: Range<usize>) -> usize {
        range.filter(|&at| self.is_word(at) && !is_clitic(self.lower(at))).count()
    }
}

impl Index<usize> for Tokens<'_> {
    type Output = Token;

    fn index(&self, at: usize) -> &Token {
        &self.list[at]
    }
}

/// Splits the body of `article` into tokens.
#[must_use]
pub fn tokenise(article: &Article) -> Tokens<'_> {
    let body = article.body.as_str();
    let mut tokens =
        Tokens { body, list: Vec::new(), words: Vec::new(), lower: Vec::new(), lines: Vec::new() };
    for (number, line) in article.lines.iter().enumerate() {
        let first = tokens.list.len();
        split_line(&mut tokens.list, body, line.range.clone(), number);
        tokens.lines.push(first..tokens.list.len());
    }
    tokens.words = tokens.list.iter().map(|token| &body[token.start..token.end]).collect();
    tokens.lower = tokens.words.iter().map(|word| lower(word)).collect();
    tokens
}

/// A word in lower case, apostrophes straight.
fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    let mut lower = String::with_capacity(word.len());
    for character in word.chars() {
        match character {
            '’' | '‘' => lower.push('\''),
            _ if character.is_ascii() => lower.push(character.to_ascii_lowercase()),
            _ => lower.extend(character.to_lowercase()),
        }
    }
    Cow::Owned(lower)
}

fn split_line(list: &mut Vec<Token>, body: &str, line: Range<usize>, number: usize) {
    let mut at = line.start;
    let mut spaced = true;
    while at < line.end {
        let rest = &body[at..line.end];
        let Some(first) = rest.chars().next() else { break };
        if first.is_whitespace() {
            at += first.len_utf8();
            spaced = true;
            continue;
        }
        let (len, kind) = next_token(rest, spaced);
        let (start, end) = (at, at + len);
        let mut push = |start: usize, end, spaced| {
            let capital = begins_capital(&body[start..end]);
            list.push(Token { start, end, kind, spaced, capital, line: number });
        };
        let cut = if kind == TokenKind::Word { clitic_start(&body[start..end]) } else { None };
        match cut {
            Some(cut) => {
                push(start, start + cut, spaced);
                push(start + cut, end, false);
            }
            None => push(start, end, spaced),
        }
        at = end;
        spaced = false;
    }
}

fn begins_capital(word: &str) -> bool {
    match word.as_bytes() {
        [first, ..] if first.is_ascii() => first.is_ascii_uppercase(),
        _ => word.starts_with(char::is_uppercase),
    }
}

/// Length in bytes and kind of the token at the start of `rest`, which is not blank.
fn next_token(rest: &str, spaced: bool) -> (usize, TokenKind) {
    let first = rest.chars().next().unwrap_or(' ');
    if let Some(len) = web_len(rest, first, spaced) {
        return (len, TokenKind::Web);
    }
    if first.is_numeric() {
        return (number_len(rest), TokenKind::Number);
    }
    if first.is_alphanumeric() {
        return (word_len(rest), TokenKind::Word);
    }
    if let Some(len) = mark_len(rest, first) {
        return (len, TokenKind::Mark);
    }
    (sign_len(rest, first), TokenKind::Punctuation)
}

fn web_len(rest: &str, first: char, spaced: bool) -> Option<usize> {
    let is_web = rest.starts_with("http://")
        || rest.starts_with("https://")
        || rest.starts_with("www.")
        || (spaced
            && matches!(first, '@' | '#')
            && rest[1..].starts_with(|c: char| c.is_alphabetic() || c == '_'));
    if !is_web {
        return None;
    }
    let len = rest
        .find(|c: char| c.is_whitespace() || is_mark(c) || matches!(c, ')' | ']' | '>'))
        .unwrap_or(rest.len());
    let trimmed = rest[..len].trim_end_matches(['.', ',', ':', ';', '!', '?']).len();
    (trimmed > 0).then_some(trimmed)
}

fn number_len(rest: &str) -> usize {
    let mut end = 0;
    let mut characters = rest.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|&(_, c)| c);
        let goes_on = character.is_alphanumeric()
            || (matches!(character, '.' | ',' | ':' | '/' | '-')
                && next.is_some_and(|c| c.is_alphanumeric())
                && {
                    // "5-year-old" is one word, "16.Now" and "3,he" are not.
                    matches!(character, '-' | '/') || next.is_some_and(char::is_numeric)
                });
        if !goes_on {
            break;
        }
        end = at + character.len_utf8();
    }
    end
}

/// Letters with inner hyphens, apostrophes and full stops: `co-chair`, `O’Brien`, `U.S.`, `D-S.C.`.
fn word_len(rest: &str) -> usize {
    let mut end = 0;
    let mut piece_start = 0;
    let mut characters = rest.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let after = at + character.len_utf8();
        let next = characters.peek().map(|&(_, c)| c);
        if character.is_alphanumeric() || is_combining(character) {
            end = after;
            continue;
        }
        let joins = next.is_some_and(char::is_alphanumeric);
        match character {
            '-' | '\u{2010}' | '\u{2011}' | '&' | '_' if joins => piece_start = after,
            '\'' | '’' if joins => {}
            '.' if is_abbreviation(&rest[piece_start..at], &rest[..at], joins)
                && !ends_line(&rest[piece_start..at], &rest[after..], piece_start) =>
            {
                end = after;
                piece_start = after;
            }
            _ => break,
        }
    }
    end
}

fn is_combining(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe0f}')
}

/// Whether a full stop after `piece` (the letters since the last sign) belongs to the word.
fn is_abbreviation(piece: &str, word: &str, joins: bool) -> bool {
    let mut letters = piece.chars();
    let single = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    if single {
        // Initials and acronyms: J. Smith, U.S., a.m.; a lone lower-case letter ends a sentence.
        return word.len() > piece.len() || joins || piece.starts_with(char::is_uppercase);
    }
    let lower = piece.to_ascii_lowercase();
    // "D-Minn.": a party and a state.
    let whole = word.len() == piece.len() || word.find('-') == Some(1);
    (lexicon::abbreviation(&lower).is_some() && whole && piece.starts_with(char::is_uppercase))
        || matches!(lower.as_str(), "etc" | "vs" | "ph" if !joins || lower == "ph")
}

/// Whether the stop after a lone letter ends the line, "posted on X.", rather than marks an initial.
fn ends_line(piece: &str, rest: &str, piece_start: usize) -> bool {
    let lone = piece_start == 0 && piece.chars().nth(1).is_none();
    lone && rest.chars().take(4).all(|character| !character.is_alphanumeric())
        && rest.chars().nth(4).is_none()
}

/// Where a clitic begins in a word: `don|'t` is `do|n't`.
fn clitic_start(word: &str) -> Option<usize> {
    // ’ begins with 0xe2.
    if !word.bytes().any(|byte| matches!(byte, b'\'' | 0xe2)) {
        return None;
    }
    let at = word.rfind(['\'', '’'])?;
    let mark = if word[at..].starts_with('\'') { 1 } else { '’'.len_utf8() };
    let tail = &word[at + mark..];
    if at == 0 {
        return None;
    }
    match tail {
        "t" | "T" if word[..at].ends_with(['n', 'N']) => Some(at - 1).filter(|&cut| cut > 0),
        "s" | "S" | "re" | "ve" | "ll" | "d" | "m" | "RE" | "VE" | "LL" | "D" | "M" => Some(at),
        _ => None,
    }
}

/// Whether a lower-case token is the tail of a word: `'s`, `n't`.
#[must_use]
pub fn is_clitic(lower: &str) -> bool {
    matches!(lower, "'s" | "n't" | "'re" | "'ve" | "'ll" | "'d" | "'m")
}

/// Whether a sign can be a quotation mark.
#[must_use]
pub fn is_mark(character: char) -> bool {
    matches!(
        character,
        '"' | '“'
            | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '\''
            | '`'
            | '´'
            | '＂'
    )
}

fn mark_len(rest: &str, first: char) -> Option<usize> {
    if !is_mark(first) {
        return None;
    }
    let one = first.len_utf8();
    let doubled = matches!(first, '\'' | '`' | '’' | '‘' | '´') && rest[one..].starts_with(first);
    Some(if doubled { 2 * one } else { one })
}

fn sign_len(rest: &str, first: char) -> usize {
    match first {
        '.' | '-' => rest.len() - rest.trim_start_matches(first).len(),
        _ => first.len_utf8(),
    }
}
