//! Where on a whole page the article stands: the best run of running text.
//!
//! Each paragraph earns its words, every other line costs; the stretch of lines with the highest
//! sum is the article. That is only asked of a paste that is a page: with lines of furniture in it
//! and rows of labels around. An article without its page is never cut this way.

use std::ops::Range;

use crate::blocks::is_list_item;

use super::lines::{CLOCK, FILE, Hit};
use super::piece::{Ending, Piece, Signs};
use super::speech::{is_sentence, is_speech};
use super::table::Zone;
use crate::report::RemovedKind;

/// The most that one paragraph earns, in words.
const MOST: i64 = 60;
/// What the signature of an embedded post earns.
const POST: i64 = 8;
/// So many labels in a row are a menu.
const MENU: usize = 4;
/// So many lines of furniture make a page.
const FURNITURE: usize = 3;
/// So many labels in a row are a menu whatever language they are in.
const LONG_MENU: usize = 8;

/// Whether the paste is a whole page: furniture, and a menu of labels.
#[must_use]
pub fn is_page(pieces: &[Piece], hits: &[Option<Hit>]) -> bool {
    let found = || hits.iter().flatten().filter(|hit| hit.cut != CLOCK);
    let furniture = found().filter(|hit| hit.zone == Zone::Anywhere).count();
    let any = found().count();
    let menu = longest_menu(pieces, hits);
    furniture >= FURNITURE && menu >= MENU || any >= 1 && menu >= LONG_MENU && pieces.len() >= 40
}

fn longest_menu(pieces: &[Piece], hits: &[Option<Hit>]) -> usize {
    let (mut longest, mut row) = (0, 0);
    for (piece, hit) in pieces.iter().zip(hits) {
        let clock = hit.is_some_and(|hit| hit.cut == CLOCK);
        let in_menu = piece.is_label() && !clock && (hit.is_some() || !piece.is_spoken_or_listed());
        row = if in_menu { row + 1 } else { 0 };
        longest = longest.max(row);
    }
    longest
}

/// Where the best run of running text stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its lines.
    pub lines: Range<usize>,
    /// Where readers' comments begin, or the end.
    pub until: usize,
}

/// The pieces between which the article stands.
#[must_use]
pub fn best_run(pieces: &[Piece], hits: &[Option<Hit>]) -> Run {
    let until = commented(pieces).unwrap_or(pieces.len());
    let (mut best, mut best_sum) = (0..0, 0);
    let (mut start, mut sum) = (0, 0);
    for (index, piece) in pieces.iter().enumerate().take(until) {
        if sum <= 0 {
            (start, sum) = (index, 0);
        }
        sum += worth(piece, index, hits[index]);
        if sum > best_sum {
            (best, best_sum) = (start..index + 1, sum);
        }
    }
    Run { lines: grown(pieces, hits, best, until), until }
}

/// The run with the sentences beside it that only what stands inside of articles parts from it: an
/// advertisement, a picture. What somebody says may stand behind a share row too.
fn grown(pieces: &[Piece], hits: &[Option<Hit>], run: Range<usize>, until: usize) -> Range<usize> {
    let live = hits.iter().flatten().any(|hit| hit.cut == CLOCK);
    let inside = |index: &usize| match hits[*index] {
        Some(hit) => stands_inside(hit.cut.kind) || live && parts_entries(&pieces[*index], hit),
        None => {
            is_list_item(pieces[*index].as_str()) || live && is_entry_head(pieces, hits, *index)
        }
    };
    let no_comment =
        |index: &usize| hits[*index].is_some_and(|hit| hit.cut.kind != RemovedKind::Comment);
    let said = |index: &usize| hits[*index].is_none() && is_said(&pieces[*index]);
    let speech = |index: &usize| hits[*index].is_none() && is_speech(&pieces[*index]);
    let Range { mut start, mut end } = run;
    let before = |start| {
        let near = (0..start).rev().find(|index| !inside(index)).filter(said);
        near.or_else(|| (0..start).rev().find(|index| !no_comment(index)).filter(speech))
    };
    while let Some(index) = before(start) {
        start = index;
    }
    let after = |end| {
        let near = (end..until).find(|index| !inside(index)).filter(said);
        near.or_else(|| (end..until).find(|index| !no_comment(index)).filter(speech))
    };
    while let Some(index) = after(end) {
        end = index + 1;
    }
    // The last items of a list that has begun inside.
    let item = |index: &usize| hits[*index].is_none() && is_list_item(pieces[*index].as_str());
    if (start..end).any(|index| item(&index)) {
        end += (end..until).take_while(item).count();
    }
    start..end
}

/// Whether such things stand between the entries of a live report.
fn parts_entries(piece: &Piece, hit: Hit) -> bool {
    let button = hit.cut.kind == RemovedKind::PageFurniture && piece.words <= 2;
    button || matches!(hit.cut.kind, RemovedKind::Share | RemovedKind::Timestamp)
}

/// Whether a line is the head of an entry of a live report: under its time, and no text.
fn is_entry_head(pieces: &[Piece], hits: &[Option<Hit>], index: usize) -> bool {
    let above = index.checked_sub(1).and_then(|above| hits[above]);
    above.is_some_and(|hit| hit.cut == CLOCK) && !is_said(&pieces[index])
}

/// Whether it is running text, or however short a sentence or somebody's words.
fn is_said(piece: &Piece) -> bool {
    let short = piece.ending == Ending::Stop
        && (piece.as_str().starts_with(['"', '“', '‘', '\'', '«', '„']) || is_sentence(piece));
    piece.is_prose() || short || is_speech(piece)
}

/// Whether such things stand inside of articles too.
#[must_use]
pub fn stands_inside(kind: RemovedKind) -> bool {
    use RemovedKind::{
        Advertisement, Caption, Correction, Credit, Embed, Promotion, RelatedLink, StrayMark,
    };
    matches!(
        kind,
        Advertisement | Caption | Correction | Credit | Embed | Promotion | RelatedLink | StrayMark
    )
}

/// Where readers' comments begin: the first of three heads of comments or more.
fn commented(pieces: &[Piece]) -> Option<usize> {
    let heads = pieces.windows(2).enumerate().filter(|(_, pair)| is_comment(&pair[0], &pair[1]));
    let mut heads = heads.map(|(index, _)| index);
    let first = heads.next()?;
    (heads.count() >= 2).then_some(first)
}

/// `Ann says:`, `Ann on May 3, 2019 at 4:47 pm said:`, and then no quotation mark: what newspapers
/// set after "said:" begins with one.
fn is_comment(head: &Piece, next: &Piece) -> bool {
    let folded = &*head.folded;
    if !folded.ends_with(':') {
        return false;
    }
    let dated = head.words <= 14 && head.signs.has(Signs::DIGIT);
    let said = dated && (folded.ends_with(" said:") || folded.ends_with(" wrote:"))
        || (dated || head.words <= 5) && folded.ends_with(" says:");
    said && !next.as_str().starts_with(['"', '“', '‘', '\'', '«', '„'])
}

/// How often each line stands among the lines of `range`, by the first line of its words on the page.
#[must_use]
pub fn times_seen(pieces: &[Piece], range: &Range<usize>) -> Vec<usize> {
    let mut times = vec![0; pieces.len()];
    for piece in pieces[range.clone()].iter().filter(|piece| !piece.folded.is_empty()) {
        times[piece.first] += 1;
    }
    times
}

/// What a piece earns or costs. Of equal paragraphs the first earns its words, and the others nothing.
fn worth(piece: &Piece, index: usize, hit: Option<Hit>) -> i64 {
    let words = i64::try_from(piece.words).unwrap_or(MOST).min(MOST);
    match hit {
        Some(hit) if hit.cut == CLOCK => 0,
        Some(hit) if hit.cut.kind == RemovedKind::Comment => -40,
        Some(hit) if hit.cut == FILE || stands_inside(hit.cut.kind) => -4,
        Some(_) => -14,
        None if piece.is_prose() && piece.first != index => 0,
        None if piece.is_prose() && piece.ending == Ending::Open => words / 3,
        None if piece.is_prose() => words,
        None if is_post_signature(piece) => POST,
        None if piece.ending == Ending::Stop => -3,
        None if piece.ending == Ending::Colon => -5,
        None if piece.times > 1 => -14,
        None => -12,
    }
}

/// The line under an embedded post: `— Ann Example (@ann) May 3, 2019`.
#[must_use]
pub fn is_post_signature(piece: &Piece) -> bool {
    piece.as_str().starts_with(['—', '–']) && piece.as_str().contains("(@")
}

/// Whether a line inside the article is the page's all the same: it stands outside of the article
/// too, or so long a line stands there twice, or it shouts at length as links to other articles do.
#[must_use]
pub fn is_foreign(piece: &Piece, inside: &[usize]) -> bool {
    let (all, inside) = (piece.times, inside.get(piece.first).copied().unwrap_or(0));
    let again = all > inside.max(1) || all > 1 && piece.words >= 6;
    piece.ending == Ending::Open
        && !piece.is_prose()
        && !piece.is_spoken_or_listed()
        && !is_speech(piece)
        && (again || piece.words >= 6 && is_shouted(piece.as_str()))
}

fn is_shouted(words: &str) -> bool {
    let (mut upper, mut lower) = (0, 0);
    for char in words.chars() {
        upper += usize::from(char.is_uppercase());
        lower += usize::from(char.is_lowercase());
        // Most lines have so many small letters soon that the rest cannot outweigh them.
        if lower * 4 >= words.len() {
            return false;
        }
    }
    upper > lower * 4
}
