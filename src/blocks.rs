//! The text as blocks: paragraphs, headings, captions, list items, lines.
//!
//! Every line is a block of its own, for pasted paragraphs stand one on a line, with or without
//! blank lines between them. Only where a paste was wrapped to a column, as mail and PDF are, do
//! lines belong together; when in doubt they are not joined.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::paste::BlockHint;
use crate::text::Text;

/// A block of the normalised text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The line it is made of, or the first of them.
    pub first: Strip,
    /// Those that were joined to it where lines were wrapped.
    pub more: Vec<Strip>,
    /// The index of the hint it comes from.
    pub hint: Option<usize>,
    /// How many blank lines stand before it.
    pub gap: usize,
}

impl Block {
    /// The lines it is made of.
    pub fn lines(&self) -> impl Iterator<Item = &Strip> {
        [&self.first].into_iter().chain(&self.more)
    }
}

/// A line of a block, or what is left of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// Its bytes in the text, without the blanks around it or a hyphen that only wrapped a word.
    pub range: Range<usize>,
    /// How it hangs together with the line before.
    pub joint: Joint,
}

/// What stands between two lines of a block once they are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// A blank.
    Blank,
    /// Nothing: the lines are the halves of one word.
    Nothing,
}

/// Splits `text` into blocks, by `hints` where there are any.
#[must_use]
pub fn segment(text: &Text, hints: &[BlockHint]) -> Vec<Block> {
    if hints.is_empty() {
        let lines = lines_of(text.as_str(), 0..text.as_str().len());
        let lines =
            if is_reply(text.as_str(), &lines) { unquoted(text.as_str(), lines) } else { lines };
        return joined(text.as_str(), lines);
    }
    let mut blocks = Vec::new();
    let mut done = 0;
    for (index, hint) in hints.iter().enumerate() {
        let range = text.range_of(hint.span);
        if range.start < done || text.as_str().get(range.clone()).is_none() {
            continue;
        }
        push_single(&mut blocks, lines_of(text.as_str(), done..range.start), None);
        push_single(&mut blocks, lines_of(text.as_str(), range.clone()), Some(index));
        done = range.end;
    }
    push_single(&mut blocks, lines_of(text.as_str(), done..text.as_str().len()), None);
    blocks
}

/// A line with words in it.
#[derive(Clone, Debug)]
struct RawLine {
    range: Range<usize>,
    indent: usize,
    gap: usize,
}

fn lines_of(words: &str, within: Range<usize>) -> Vec<RawLine> {
    let Some(part) = words.get(within.clone()) else { return Vec::new() };
    let mut lines = Vec::new();
    let (mut at, mut gap) = (within.start, 0);
    for line in part.split('\n') {
        let own = line.trim_start();
        let indent = line.len() - own.len();
        if own.is_empty() {
            gap += 1;
        } else {
            let start = at + indent;
            lines.push(RawLine { range: start..start + own.trim_end().len(), indent, gap });
            gap = 0;
        }
        at += line.len() + 1;
    }
    lines
}

/// The sign that mail sets before each line that it quotes.
const QUOTED: char = '>';

/// Whether so many lines are quoted as only mail quotes: half of them, or some below a line that says who
/// wrote them. Elsewhere the sign may be a bullet or an arrow.
fn is_reply(words: &str, lines: &[RawLine]) -> bool {
    let line = |line: &RawLine| &words[line.range.clone()];
    let quoted = lines.iter().filter(|own| line(own).starts_with(QUOTED)).count();
    let announced = || {
        lines
            .windows(2)
            .any(|pair| line(&pair[0]).ends_with("wrote:") && line(&pair[1]).starts_with(QUOTED))
    };
    quoted >= 2 && (quoted * 2 >= lines.len() || announced())
}

/// The lines without the signs of quoting; where their number changes, a paragraph ends.
fn unquoted(words: &str, lines: Vec<RawLine>) -> Vec<RawLine> {
    let (mut plain, mut depth, mut gap) = (Vec::new(), 0, 0);
    for mut line in lines {
        let all = &words[line.range.clone()];
        let own = all.trim_start_matches(|char: char| char == QUOTED || char.is_whitespace());
        let signs = all[..all.len() - own.len()].matches(QUOTED).count();
        gap += line.gap;
        if own.is_empty() {
            gap += 1;
            continue;
        }
        if signs > 0 {
            (line.range.start, line.indent) = (line.range.end - own.len(), 0);
        }
        line.gap = if signs == depth { gap } else { gap.max(1) };
        (depth, gap) = (signs, 0);
        plain.push(line);
    }
    plain
}

fn push_single(blocks: &mut Vec<Block>, lines: Vec<RawLine>, hint: Option<usize>) {
    blocks.extend(lines.into_iter().map(|line| single(line, hint)));
}

fn single(line: RawLine, hint: Option<usize>) -> Block {
    let first = Strip { range: line.range, joint: Joint::Blank };
    Block { first, more: Vec::new(), hint, gap: line.gap }
}

/// One block a line, or one a paragraph where the paste was wrapped to a column.
fn joined(words: &str, lines: Vec<RawLine>) -> Vec<Block> {
    let Some(column) = wrap_column(words, &lines) else {
        return lines.into_iter().map(|line| single(line, None)).collect();
    };
    let vocabulary = vocabulary(words, &lines);
    let airy = lines.iter().skip(1).filter(|line| line.gap > 0).count() * 12 >= lines.len();
    let mut blocks: Vec<Block> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let before = index.checked_sub(1).map(|index| &lines[index]);
        match (before, blocks.last_mut()) {
            (Some(before), Some(block)) if goes_on(words, before, line, column, airy) => {
                let joint = unhyphenate(words, block, line, &vocabulary);
                block.more.push(Strip { range: line.range.clone(), joint });
            }
            _ => blocks.push(single(line.clone(), None)),
        }
    }
    blocks
}

/// The narrowest and the widest column that text is wrapped to, in characters.
const COLUMNS: Range<usize> = 38..112;

/// The column the paste was wrapped to, in characters, if it was.
///
/// Nearly all lines must fit into it, and again and again a line must end in the middle of a
/// sentence, full, with the next one going on in lower case.
fn wrap_column(words: &str, lines: &[RawLine]) -> Option<usize> {
    // How many lines are how wide: the column is the narrowest that all but every fiftieth fit.
    let mut widths = [0; COLUMNS.end];
    for line in lines {
        let width = match line.range.len() {
            // A line of so few bytes is none of the widest, one of so many is too wide.
            bytes if bytes < COLUMNS.start => 0,
            bytes if bytes >= COLUMNS.end * '\u{10000}'.len_utf8() => COLUMNS.end,
            _ => width(words, line),
        };
        if let Some(lines) = widths.get_mut(width) {
            *lines += 1;
        }
    }
    let mut fitting = lines.len().checked_sub(lines.len() / 50).filter(|fitting| *fitting > 0)?;
    let column = widths.iter().position(|lines| {
        fitting = fitting.saturating_sub(*lines);
        fitting == 0
    })?;
    if !COLUMNS.contains(&column) {
        return None;
    }
    let breaks = lines.windows(2).filter(|pair| pair[1].gap == 0);
    let (mut all, mut full) = (0, 0);
    for pair in breaks {
        all += 1;
        let goes_on = ends_open(words, &pair[0]) && starts_low(words, &pair[1]);
        full += usize::from(goes_on && is_full(words, &pair[0], &pair[1], column));
    }
    (full >= 3 && full * 3 >= all).then_some(column)
}

fn width(words: &str, line: &RawLine) -> usize {
    words[line.range.clone()].chars().count()
}

/// Whether the first word of the next line would not have fitted on this one. Lines of a PDF are
/// even in print, not in characters, so a little is allowed for.
fn is_full(words: &str, line: &RawLine, next: &RawLine, column: usize) -> bool {
    let first = words[next.range.clone()].split_whitespace().next().unwrap_or("");
    let needed = line.indent + width(words, line) + 1 + first.chars().count();
    needed * 100 > column * 88
}

fn ends_open(words: &str, line: &RawLine) -> bool {
    let last = words[line.range.clone()].chars().next_back();
    last.is_some_and(|last| last.is_alphanumeric() || matches!(last, ',' | '-' | '’' | '\''))
}

fn starts_low(words: &str, line: &RawLine) -> bool {
    words[line.range.clone()].chars().next().is_some_and(char::is_lowercase)
}

/// Whether `line` goes on with the paragraph that `before` ended in. In an airy paste paragraphs
/// are parted by blank lines; elsewhere a line after a full stop may begin a new one.
fn goes_on(words: &str, before: &RawLine, line: &RawLine, column: usize, airy: bool) -> bool {
    let text = &words[line.range.clone()];
    line.gap == 0
        && is_full(words, before, line, column)
        && (line.indent == before.indent || line.indent < 2)
        && (airy || ends_open(words, before) || starts_low(words, line))
        && !is_list_item(text)
        && !is_turn(text)
        && !text.starts_with(['—', '–', '>'])
}

/// Whether the words begin with a bullet or a number as items of a list do.
#[must_use]
pub fn is_list_item(words: &str) -> bool {
    let mut chars = words.chars();
    let Some(first) = chars.next() else { return false };
    if matches!(first, '•' | '‣' | '▪' | '●' | '◦' | '■' | '*' | '-' | '·') {
        return chars.next().is_some_and(char::is_whitespace) && chars.any(char::is_alphanumeric);
    }
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &words.as_bytes()[digits..];
    (1..=2).contains(&digits) && matches!(rest, [b'.' | b')', b' ', ..])
}

/// Whether the words are somebody's turn in a transcript: `NAME: …`, `Q: …`.
#[must_use]
pub fn is_turn(words: &str) -> bool {
    let Some(colon) = words.bytes().take(48).position(|byte| byte == b':') else { return false };
    let name = &words[..colon];
    let followed = words[colon + 1..].is_empty() || words[colon + 1..].starts_with(' ');
    followed
        && name.chars().any(char::is_uppercase)
        && name.split(' ').count() <= 5
        && name.chars().all(|char| {
            char.is_alphabetic() && !char.is_lowercase()
                || matches!(char, ' ' | '.' | '-' | '’' | '\'')
        })
}

/// The words of the paste that stand whole, for telling a wrapped word from a hyphenated one.
fn vocabulary<'a>(words: &'a str, lines: &[RawLine]) -> FxHashSet<&'a str> {
    let mut vocabulary = FxHashSet::default();
    let mut parted = false;
    for line in lines {
        let line = &words[line.range.clone()];
        vocabulary.extend(line.split_whitespace().skip(usize::from(parted)).map(bare));
        parted = line.ends_with('-');
    }
    vocabulary
}

fn bare(word: &str) -> &str {
    word.trim_matches(|char: char| !char.is_alphanumeric() && char != '-')
}

/// First halves that keep their hyphen.
const HYPHENATED: &[&str] = &[
    "all", "anti", "co", "cross", "ex", "far", "first", "four", "five", "full", "half", "hard",
    "high", "ill", "left", "long", "low", "mid", "multi", "near", "new", "non", "old", "one",
    "pre", "post", "pro", "right", "second", "self", "semi", "short", "single", "six", "so",
    "soft", "ten", "third", "three", "two", "under", "vice", "well", "would", "year",
];

/// How `line` joins `block`: a word parted by a hyphen becomes whole, the hyphen of a compound
/// (`well-` / `known`) stays. The paste's other words decide; a half that is a word of its own
/// speaks for a compound.
fn unhyphenate(
    words: &str,
    block: &mut Block,
    line: &RawLine,
    vocabulary: &FxHashSet<&str>,
) -> Joint {
    let strip = block.more.last_mut().unwrap_or(&mut block.first);
    let before = &words[strip.range.clone()];
    let Some(open) = before.strip_suffix('-') else { return Joint::Blank };
    let head = open.rsplit(|char: char| char.is_whitespace()).next().unwrap_or("");
    let tail = words[line.range.clone()].split_whitespace().next().unwrap_or("");
    let (head, tail) = (head.trim_start_matches(|char: char| !char.is_alphanumeric()), bare(tail));
    if head.is_empty() || head.ends_with('-') {
        return Joint::Blank;
    }
    // "two- and three-year terms": the hyphen waits for another word.
    if matches!(tail, "and" | "or" | "to") {
        return Joint::Blank;
    }
    let is_compound = vocabulary.contains(format!("{head}-{tail}").as_str())
        || !head.chars().all(char::is_alphabetic)
        || !tail.chars().next().is_some_and(char::is_lowercase)
        || head.contains('-')
        || HYPHENATED.contains(&head.to_ascii_lowercase().as_str())
        || (vocabulary.contains(head) && vocabulary.contains(tail));
    if vocabulary.contains(format!("{head}{tail}").as_str()) || !is_compound {
        strip.range.end -= 1;
    }
    Joint::Nothing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::normalise;
    use crate::paste::Paste;
    use crate::span::Span;

    fn blocks(paste: &str) -> Vec<String> {
        let text = normalise(&Paste::plain(paste));
        shown(&text, &segment(&text, &[]))
    }

    fn shown(text: &Text, blocks: &[Block]) -> Vec<String> {
        let line = |strip: &Strip| text.as_str()[strip.range.clone()].to_owned();
        blocks.iter().map(|block| block.lines().map(line).collect::<Vec<_>>().join("|")).collect()
    }

    #[test]
    fn a_hint_is_a_block_and_what_lies_between_is_kept() {
        let paste = "The ferry\u{a0}stops\nloose words\nThe mayor spoke.";
        let text = normalise(&Paste::plain(paste));
        let hint = |span: Span| BlockHint { span, tag: "p".into(), ..BlockHint::default() };
        let hints = [hint(Span::new(0, 16)), hint(Span::new(29, paste.len()))];
        let blocks = segment(&text, &hints);
        assert_eq!(shown(&text, &blocks), ["The ferry stops", "loose words", "The mayor spoke."]);
        let hints: Vec<_> = blocks.iter().map(|block| block.hint).collect();
        assert_eq!(hints, [Some(0), None, Some(1)]);
    }

    #[test]
    fn hints_that_do_not_fit_are_passed_over() {
        let text = normalise(&Paste::plain("Zürich voted."));
        let hint = |start, end| BlockHint { span: Span::new(start, end), ..BlockHint::default() };
        let blocks = segment(&text, &[hint(0, 2), hint(5, 900), hint(1, 4)]);
        let words: String = shown(&text, &blocks).concat();
        assert_eq!(words.replace(' ', ""), "Zürichvoted.");
    }

    #[test]
    fn halves_of_a_word_are_told_from_compounds() {
        let paste = "The council has asked for more time to prepare its educa-\n\
                     tion plan, which the mayor, a long-serving and also well-\n\
                     known teacher, had promised to the unions of the town be-\n\
                     fore the vote, and the two-year budget that goes with the\n\
                     plan will be put to the people.";
        let text = normalise(&Paste::plain(paste));
        let blocks = segment(&text, &[]);
        let ends: Vec<_> = blocks[0]
            .lines()
            .map(|strip| text.as_str()[strip.range.clone()].rsplit(' ').next().unwrap_or(""))
            .collect();
        assert_eq!(ends, ["educa", "well-", "be", "the", "people."]);
    }

    #[test]
    fn blank_lines_are_counted() {
        let text = normalise(&Paste::plain("One.\n\n\nTwo.\nThree."));
        let gaps: Vec<_> = segment(&text, &[]).iter().map(|block| block.gap).collect();
        assert_eq!(gaps, [0, 2, 0]);
    }

    #[test]
    fn short_pastes_are_never_joined() {
        assert_eq!(blocks("roses are red and\nviolets are blue").len(), 2);
    }
}
