//! What is to be left out of the body, before it is left out.

use std::ops::Range;

use crate::report::{BodyKind, Meta, RemovedKind};
use crate::span::Span;

use super::piece::Piece;

/// Why something is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// What it is.
    pub kind: RemovedKind,
    /// Why, in words.
    pub reason: &'static str,
}

impl Cut {
    /// A cut of `kind` for `reason`.
    #[must_use]
    pub const fn new(kind: RemovedKind, reason: &'static str) -> Self {
        Self { kind, reason }
    }
}

/// A part of a piece that is left out while the rest stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trim {
    /// Bytes of the piece's words.
    pub range: Range<usize>,
    /// Why.
    pub cut: Cut,
}

/// What becomes of one piece.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fate {
    /// Why it goes as a whole, if it goes.
    pub cut: Option<Cut>,
    /// What of it goes, in order.
    pub trims: Vec<Trim>,
    /// What it is in the body.
    pub kind: BodyKind,
}

/// What becomes of the pieces, one fate a piece.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The fates, in the order of the pieces.
    pub fates: Vec<Fate>,
    /// What the article says about itself.
    pub meta: Meta,
}

impl Plan {
    /// Whether the piece `index` stays.
    #[must_use]
    pub fn stays(&self, index: usize) -> bool {
        self.fates.get(index).is_some_and(|fate| fate.cut.is_none())
    }

    /// Cuts the piece `index` unless it is cut already.
    pub fn cut(&mut self, index: usize, cut: Cut) {
        if let Some(fate) = self.fates.get_mut(index) {
            fate.cut.get_or_insert(cut);
        }
    }

    /// The kept pieces' indices.
    pub fn kept(&self) -> impl Iterator<Item = usize> {
        self.fates.iter().enumerate().filter(|(_, fate)| fate.cut.is_none()).map(|(index, _)| index)
    }

    /// The same plan with nothing left out.
    #[must_use]
    pub fn without_cuts(mut self) -> Self {
        for fate in &mut self.fates {
            fate.cut = None;
            fate.trims.clear();
        }
        self
    }

    /// The same plan with everything kept that overlaps one of `spans` of the paste.
    #[must_use]
    pub fn put_back(mut self, pieces: &[Piece], spans: &[Span]) -> Self {
        if spans.is_empty() {
            return self;
        }
        let wanted = |span: Span| spans.iter().any(|wanted| wanted.overlaps(span));
        for (fate, piece) in self.fates.iter_mut().zip(pieces) {
            if fate.cut.is_some() && wanted(piece.text.span(0..piece.as_str().len())) {
                fate.cut = None;
            }
            fate.trims.retain(|trim| !wanted(piece.text.span(trim.range.clone())));
        }
        self
    }
}
