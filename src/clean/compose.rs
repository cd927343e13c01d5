//! The article out of the pieces and the plan.

use std::ops::Range;

use super::piece::Piece;
use super::plan::{Cut, Fate, Plan};
use super::{Article, Line};
use crate::report::Removed;
use crate::text::Text;

/// The body, its lines and what was left out.
#[must_use]
pub fn compose(pieces: &[Piece], plan: Plan) -> Article {
    let kept = pieces.iter().zip(&plan.fates).filter(|(_, fate)| fate.cut.is_none());
    let bytes = kept.map(|(piece, _)| piece.as_str().len() + "\n".len()).sum();
    let body = Text::with_capacity(bytes);
    let mut article = Article { body, meta: plan.meta, ..Article::default() };
    for (piece, fate) in pieces.iter().zip(&plan.fates) {
        match fate.cut {
            Some(cut) => article.removed.push(removed(piece, 0..piece.as_str().len(), cut)),
            None => push_line(&mut article, piece, fate),
        }
    }
    article
}

fn removed(piece: &Piece, range: Range<usize>, cut: Cut) -> Removed {
    Removed { kind: cut.kind, reason: cut.reason.to_owned(), span: piece.text.span(range) }
}

fn push_line(article: &mut Article, piece: &Piece, fate: &Fate) {
    for trim in &fate.trims {
        article.removed.push(removed(piece, trim.range.clone(), trim.cut));
    }
    let parts = without_trims(piece, fate);
    if parts.is_empty() {
        return;
    }
    if !article.body.as_str().is_empty() {
        article.body.push_inserted("\n");
    }
    let start = article.body.as_str().len();
    for part in parts {
        piece.text.push_to(&mut article.body, part);
    }
    article.lines.push(Line { kind: fate.kind, range: start..article.body.as_str().len() });
}

/// The parts of the piece's words that stay, without the blanks that trims leave at the edges.
fn without_trims(piece: &Piece, fate: &Fate) -> Vec<Range<usize>> {
    let words = piece.as_str();
    if fate.trims.is_empty() {
        return vec![0..words.len()];
    }
    let ends = fate.trims.iter().map(|trim| trim.range.start).chain([words.len()]);
    let starts = [0].into_iter().chain(fate.trims.iter().map(|trim| trim.range.end));
    let blank = |part: &Range<usize>| words[part.clone()].trim().is_empty();
    let mut parts: Vec<_> = starts.zip(ends).map(|(start, end)| start..end).collect();
    while parts.last().is_some_and(blank) {
        parts.pop();
    }
    parts.drain(..parts.iter().take_while(|part| blank(part)).count());
    if let Some(first) = parts.first_mut() {
        first.start += words[first.clone()].len() - words[first.clone()].trim_start().len();
    }
    if let Some(last) = parts.last_mut() {
        last.end = last.start + words[last.clone()].trim_end().len();
    }
    parts
}
