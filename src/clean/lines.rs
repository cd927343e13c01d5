//! What single lines give away of themselves.

use crate::report::RemovedKind::{
    Advertisement, PageFurniture, RelatedLink, Share, StrayMark, Timestamp,
};

use super::authors::author_note;
use super::dates::{Stamp, is_clock, stamp};
use super::hints::hinted;
use super::labels::{Label, label};
use super::names::Names;
use super::pictures::picture;
use super::piece::{Ending, Piece, Signs};
use super::plan::Cut;
use super::rules::matching;
use super::sources;
use super::table::Zone;

/// What a line looks like, and where that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where it counts.
    pub zone: Zone,
    /// Why the line would go.
    pub cut: Cut,
}

impl Hit {
    /// Whether no page around it can make the line one of the article's.
    #[must_use]
    pub fn is_certain(self) -> bool {
        self.cut == FILE || self.cut == MARKS
    }
}

/// The time above an entry of a live report.
pub const CLOCK: Cut = Cut::new(Timestamp, "time of an entry in a live report");
/// The heading of a list of other articles.
pub const LIST: Cut = Cut::new(RelatedLink, "heading of a list of other articles");
/// A name of a file, as pictures are called.
pub const FILE: Cut = Cut::new(PageFurniture, "name of a file");
/// Marks that say nothing.
const MARKS: Cut = Cut::new(StrayMark, "marks without words");
/// So many entries make a live report.
const ENTRIES: usize = 3;

/// The hit of each piece.
#[must_use]
pub fn hits(pieces: &[Piece], names: &Names) -> Vec<Option<Hit>> {
    let mut hits: Vec<Option<Hit>> = Vec::with_capacity(pieces.len());
    for (index, piece) in pieces.iter().enumerate() {
        let first = &pieces[piece.first];
        // What the page says of a line is its own affair.
        let told = piece.hint.is_some() || first.hint.is_some();
        let again = piece.first < index && !told && first.as_str() == piece.as_str();
        hits.push(if again { hits[piece.first] } else { hit(piece, index, names) });
    }
    for (index, cut) in sources::cuts(pieces) {
        hits[index] = Some(Hit { zone: Zone::Anywhere, cut });
    }
    for index in clocks(pieces) {
        hits[index] = Some(Hit { zone: Zone::Anywhere, cut: CLOCK });
    }
    hits
}

/// The times of day that stand alone above a line of words, where there are several of them. A
/// column of times is a timetable.
fn clocks(pieces: &[Piece]) -> Vec<usize> {
    let is_clock = |index: usize| pieces.get(index).is_some_and(|piece| is_clock(piece.as_str()));
    let is_head = |index: &usize| {
        let alone = index.checked_sub(1).is_none_or(|before| !is_clock(before));
        is_clock(*index) && alone && pieces.get(index + 1).is_some_and(|next| next.words >= 3)
    };
    let clocks: Vec<usize> = (0..pieces.len()).filter(is_head).collect();
    if clocks.len() < ENTRIES { Vec::new() } else { clocks }
}

fn hit(piece: &Piece, index: usize, names: &Names) -> Option<Hit> {
    let anywhere = |cut| Hit { zone: Zone::Anywhere, cut };
    hinted(piece, index, names)
        .map(anywhere)
        .or_else(|| bare_marks(piece).map(anywhere))
        .or_else(|| leaked_icons(piece).map(anywhere))
        .or_else(|| file_name(piece).map(anywhere))
        .or_else(|| listed(piece))
        .or_else(|| {
            let found = matching(&piece.folded, piece.words, piece.held);
            found.map(|(zone, cut)| Hit { zone, cut })
        })
        .or_else(|| stamped(piece))
        .or_else(|| picture(piece).map(anywhere))
        .or_else(|| author_note(piece).map(|cut| Hit { zone: Zone::Edge, cut }))
}

fn bare_marks(piece: &Piece) -> Option<Cut> {
    (!piece.has_words()).then_some(MARKS)
}

/// So many icons in a line have leaked.
const MANY_ICONS: usize = 4;

/// The names of an icon font, which some pages leave in every copy.
fn leaked_icons(piece: &Piece) -> Option<Cut> {
    let words = piece.as_str();
    let many = piece.ending == Ending::Open
        && words.len() >= MANY_ICONS * "icon".len()
        && words.contains("icon")
        && words.matches("icon").count() >= MANY_ICONS;
    many.then_some(Cut::new(PageFurniture, "leaked names of icons"))
}

/// How files of pictures end.
const PICTURES: [&str; 9] =
    [".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".mp4", ".pdf", ".bmp"];

/// No name of a file has more bytes.
const LONGEST_FILE: usize = 160;

/// The name of a picture's file, or one long word of many parts, as pictures are called:
/// `harbour-ferry-at-dusk-aerial-02`.
fn file_name(piece: &Piece) -> Option<Cut> {
    if piece.as_str().len() > LONGEST_FILE || piece.as_str().contains([' ', ':', '/', '@']) {
        return None;
    }
    let parts = piece.as_str().split(['-', '_']).filter(|part| !part.is_empty()).count();
    let ends = PICTURES.iter().any(|ending| piece.folded.ends_with(ending));
    (ends || parts >= 5).then_some(FILE)
}

fn listed(piece: &Piece) -> Option<Hit> {
    let (zone, cut) = match label(&piece.folded)? {
        Label::Share => (Zone::Anywhere, Cut::new(Share, "share row")),
        Label::Furniture => (Zone::Anywhere, Cut::new(PageFurniture, "button or link of the page")),
        Label::Edge => (Zone::Edge, Cut::new(PageFurniture, "button or link of the page")),
        Label::Related => (Zone::Anywhere, LIST),
        Label::Advertisement => {
            (Zone::Anywhere, Cut::new(Advertisement, "label of an advertisement"))
        }
    };
    Some(Hit { zone, cut })
}

fn stamped(piece: &Piece) -> Option<Hit> {
    let number = piece.signs.has(Signs::DIGIT);
    let zone = match number.then(|| stamp(piece.as_str())).flatten()? {
        Stamp::Labelled => Zone::Anywhere,
        Stamp::Bare => Zone::Edge,
    };
    Some(Hit { zone, cut: Cut::new(Timestamp, "date or time of the page") })
}
