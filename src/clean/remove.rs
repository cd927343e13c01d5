//! The plan of a cleanup: what goes, and what the article says about itself.

use std::ops::Range;

use crate::report::RemovedKind::{Byline, PageFurniture, RelatedLink, Share, Timestamp};

use super::foreign;
use super::head::{self, Head};
use super::inline;
use super::lines::{Hit, hits};
use super::page::{best_run, is_foreign, is_page, times_seen};
use super::piece::Piece;
use super::plan::{Cut, Fate, Plan};
use super::table::Zone;

/// What becomes of the pieces.
#[must_use]
pub fn plan(pieces: &[Piece], article: &str) -> Plan {
    let hits = hits(pieces);
    let mut plan = Plan { fates: vec![Fate::default(); pieces.len()], ..Plan::default() };
    // A page without a paragraph of running text is no article that could be told from the rest.
    let on_page = is_page(pieces, &hits).then(|| best_run(pieces, &hits));
    let on_page = on_page.filter(|run| !run.is_empty());
    let page = on_page.is_some();
    let run = on_page.unwrap_or_else(|| prose_run(pieces, &hits));
    cut_lines(&mut plan, &hits, &run);
    let head = head::find(pieces, &hits, &run);
    head::cut_bylines(&mut plan, pieces, &run, head);
    head::cut_section(&mut plan, pieces, head);
    foreign::cut_posts(&mut plan, pieces);
    foreign::cut_headlines(&mut plan, pieces);
    if page {
        cut_outside(&mut plan, pieces, &run, head);
    }
    inline::cut_parts(&mut plan, pieces, article);
    head::label(&mut plan, pieces, head);
    head::date(&mut plan, pieces, &run, head);
    plan
}

/// From the first to the last line of running text.
fn prose_run(pieces: &[Piece], hits: &[Option<Hit>]) -> Range<usize> {
    let prose = |index: &usize| hits[*index].is_none() && pieces[*index].is_prose();
    let first = (0..pieces.len()).find(prose).unwrap_or(0);
    let last = (0..pieces.len()).rev().find(prose).map_or(0, |last| last + 1);
    first..last.max(first)
}

fn cut_lines(plan: &mut Plan, hits: &[Option<Hit>], run: &Range<usize>) {
    for (index, hit) in hits.iter().enumerate() {
        if let Some(hit) = hit
            && (hit.zone == Zone::Anywhere || !run.contains(&index))
        {
            plan.cut(index, hit.cut);
        }
    }
}

fn cut_outside(plan: &mut Plan, pieces: &[Piece], run: &Range<usize>, head: Head) {
    let lead = lead(plan, run, head);
    let (all, inside) = (times_seen(pieces), times_seen(&pieces[run.clone()]));
    for (index, piece) in pieces.iter().enumerate() {
        if run.contains(&index) && is_foreign(piece, &all, &inside) {
            plan.cut(
                index,
                Cut::new(
                    RelatedLink,
                    "stands elsewhere on the page too, or leads to another article",
                ),
            );
        }
        if run.contains(&index) || Some(index) == head.headline || Some(index) == head.standfirst {
            continue;
        }
        // The first paragraphs, cut off by a list of links in their midst.
        if piece.is_prose() && (lead..run.start).contains(&index) {
            continue;
        }
        let cut = if index < run.start {
            Cut::new(PageFurniture, "above the article")
        } else if piece.words >= 6 {
            Cut::new(RelatedLink, "below the article")
        } else {
            Cut::new(PageFurniture, "below the article")
        };
        plan.cut(index, cut);
    }
}

/// Where the first paragraph may stand: below the headline and what stands under it on a page, a
/// byline or a date.
fn lead(plan: &Plan, run: &Range<usize>, head: Head) -> usize {
    let Some(headline) = head.headline else { return run.start };
    let is_head = |index: &usize| {
        let kind = plan.fates[*index].cut.map(|cut| cut.kind);
        matches!(kind, Some(Byline | Timestamp | Share))
    };
    (headline..run.start).rev().find(is_head).map_or(run.start, |last| last + 1)
}
