//! The article out of the pieces and the plan.

use std::ops::Range;

use crate::report::Removed;
use crate::text::Text;

use super::piece::Piece;
use super::plan::{Cut, Fate, Plan};
use super::{Article, Line};

/// The body, its lines and what was left out.
#[must_use]
pub fn compose(pieces: &[Piece], plan: Plan) -> Article {
    let mut article = Article { meta: plan.meta, ..Article::default() };
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
    let kept = without_trims(piece, fate);
    for trim in &fate.trims {
        article.removed.push(removed(piece, trim.range.clone(), trim.cut));
    }
    if kept.as_str().is_empty() {
        return;
    }
    if !article.body.as_str().is_empty() {
        article.body.push_inserted("\n");
    }
    let start = article.body.as_str().len();
    article.body.push_text(&kept, 0..kept.as_str().len());
    article.lines.push(Line { kind: fate.kind, range: start..article.body.as_str().len() });
}

/// The piece's words without what is trimmed, and without the blanks that leaves at the edges.
fn without_trims(piece: &Piece, fate: &Fate) -> Text {
    let mut kept = Text::default();
    let mut done = 0;
    for trim in &fate.trims {
        kept.push_text(&piece.text, done..trim.range.start);
        done = trim.range.end;
    }
    kept.push_text(&piece.text, done..piece.as_str().len());
    let words = kept.as_str();
    let start = words.len() - words.trim_start().len();
    let end = words.trim_end().len().max(start);
    let mut trimmed = Text::default();
    trimmed.push_text(&kept, start..end);
    trimmed
}
