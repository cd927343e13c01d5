//! What the trained model sees of a line of a page: one small number a column.
//!
//! Columns are of three kinds: how the line itself looks, what stands around it and where on the
//! page, and, where the page came as HTML, what its elements and class names say. A column's number
//! is 0 where it says nothing.

use std::ops::Range;

use crate::report::RemovedKind;

use super::cohesion::cohesion;
use super::html_features::{self, HTML_COLUMNS};
use super::lines::{CLOCK, Hit};
use super::looks::{Looks, looks};
use super::names::Names;
use super::piece::{Ending, Piece};
use super::speech::is_speech;
use super::table::Zone;
use super::topics::{TOPICS, topic};

/// A column: its name in the file of weights, and how many numbers it can hold.
pub type Column = (&'static str, u8);

/// The columns of a line, those of HTML behind them.
const OWN_COLUMNS: [Column; 32] = [
    ("form", 24),
    ("title", 6),
    ("first", 6),
    ("function-words", 12),
    ("commas", 4),
    ("sentences", 3),
    ("signs", 8),
    ("digits", 4),
    ("speech", 4),
    ("address", 4),
    ("hit", 17),
    ("zone", 12),
    ("seen", 5),
    ("gaps", 9),
    ("place", 14),
    ("class-in-place", 24),
    ("before", 42),
    ("after", 42),
    ("second-before", 7),
    ("second-after", 7),
    ("prose-near", 12),
    ("prose-around", 6),
    ("decile", 10),
    ("cohesion", 24),
    ("period", 8),
    ("headline", 4),
    ("topic", TOPICS * 2 + 1),
    ("furniture-before", 4),
    ("prose-left", 5),
    ("prose-done", 5),
    ("doubled", 2),
    ("topic-before", TOPICS + 1),
];

/// How many columns a line has.
pub const WIDTH: usize = OWN_COLUMNS.len() + HTML_COLUMNS.len();

/// A line as the model sees it.
pub type Row = [u8; WIDTH];

/// All columns, in the order of a [`Row`].
pub static COLUMNS: [Column; WIDTH] = {
    let mut columns = [("", 0); WIDTH];
    let mut at = 0;
    while at < WIDTH {
        let own = OWN_COLUMNS.len();
        columns[at] = if at < own { OWN_COLUMNS[at] } else { HTML_COLUMNS[at - own] };
        at += 1;
    }
    columns
};

/// Columns for which every word of the line is looked at.
pub const LOOKS: [usize; 8] = [1, 3, 4, 5, 6, 7, 8, 9];
/// The column for which every word of the page is.
pub const COHESION: usize = 23;

/// The columns of each piece that stands where the article does, by `region`; nothing for the others.
#[must_use]
pub fn rows(pieces: &[Piece], hits: &[Option<Hit>], region: &[bool], names: &Names) -> Vec<Row> {
    let lines = Lines::new(pieces, hits, region, names);
    let inside: Vec<usize> = (0..pieces.len()).filter(|index| region[*index]).collect();
    let mut rows = vec![[0; WIDTH]; pieces.len()];
    for (index, cohesion) in inside.iter().zip(lines.cohesion(&inside)) {
        let mut row = lines.at_sight(*index);
        lines.add_looks(*index, &mut row);
        row[COHESION] = cohesion;
        rows[*index] = row;
    }
    rows
}

/// The lines of a page, their columns found out as they are asked for. Only lines that stand where the
/// article does are asked about.
pub struct Lines<'a> {
    page: Page<'a>,
    /// What HTML says; nothing for plain text.
    html: Vec<html_features::Columns>,
}

impl<'a> Lines<'a> {
    /// The lines of the page of `pieces`.
    #[must_use]
    pub fn new(
        pieces: &'a [Piece<'a>],
        hits: &'a [Option<Hit>],
        region: &'a [bool],
        names: &Names,
    ) -> Self {
        let html = html_features::columns(pieces, region, names);
        Self { page: Page::new(pieces, hits, region), html }
    }

    /// The columns of a line but [`LOOKS`] and [`COHESION`].
    #[must_use]
    pub fn at_sight(&self, line: usize) -> Row {
        let mut row = [0; WIDTH];
        let (own, around) = (self.page.own(line), self.page.around(line));
        row[..own.len()].copy_from_slice(&own);
        row[own.len()..OWN_COLUMNS.len()].copy_from_slice(&around);
        if let Some(html) = self.html.get(line) {
            row[OWN_COLUMNS.len()..].copy_from_slice(html);
        }
        for (cell, (_, values)) in row.iter_mut().zip(&COLUMNS) {
            *cell = (*cell).min(*values - 1);
        }
        row
    }

    /// Fills in the columns of [`LOOKS`].
    pub fn add_looks(&self, line: usize, row: &mut Row) {
        for (column, number) in LOOKS.into_iter().zip(self.page.looks(line)) {
            row[column] = number.min(COLUMNS[column].1 - 1);
        }
    }

    /// The column [`COHESION`] of `lines`.
    #[must_use]
    pub fn cohesion(&self, lines: &[usize]) -> Vec<u8> {
        let Page { pieces, region, .. } = self.page;
        let column = |(line, cohesion): (&usize, u8)| cohesion * 4 + self.page.side(*line);
        lines.iter().zip(cohesion(pieces, region, lines)).map(column).collect()
    }
}

/// What a line is at first sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// A rule knows it.
    Hit,
    /// A few words that end without a stop.
    Label,
    /// More words that end without a stop.
    Open,
    /// A short sentence.
    Short,
    /// Words before a colon.
    Colon,
    /// Running text.
    Prose,
}

const CLASSES: u8 = 6;

impl Class {
    fn of(piece: &Piece, hit: Option<Hit>) -> Self {
        if hit.is_some_and(|hit| hit.cut != CLOCK) {
            return Self::Hit;
        }
        if piece.is_prose() {
            return Self::Prose;
        }
        match piece.ending {
            Ending::Stop => Self::Short,
            Ending::Colon => Self::Colon,
            Ending::Open if piece.words <= 3 => Self::Label,
            Ending::Open => Self::Open,
        }
    }
}

/// The whole page, counted once.
struct Page<'a> {
    pieces: &'a [Piece<'a>],
    hits: &'a [Option<Hit>],
    classes: Vec<Class>,
    region: &'a [bool],
    run: Range<usize>,
    /// Running text before each line, in lines.
    prose: Vec<usize>,
    /// Words of running text before each line, and bytes.
    prose_words: Vec<usize>,
    bytes: Vec<usize>,
    periods: Vec<u8>,
    headline: Option<usize>,
    topics: Vec<u8>,
    furniture: Vec<u8>,
}

impl<'a> Page<'a> {
    fn new(pieces: &'a [Piece<'a>], hits: &'a [Option<Hit>], region: &'a [bool]) -> Self {
        let classes: Vec<Class> =
            pieces.iter().zip(hits).map(|(piece, hit)| Class::of(piece, *hit)).collect();
        let first_in = region.iter().position(|inside| *inside).unwrap_or(0);
        let run = first_in..region.iter().rposition(|inside| *inside).map_or(0, |last| last + 1);
        let is_prose = |index: usize| usize::from(classes[index] == Class::Prose);
        let prose = sums(pieces.len(), is_prose);
        let prose_words = sums(pieces.len(), |index| is_prose(index) * pieces[index].words.min(60));
        let bytes = sums(pieces.len(), |index| pieces[index].as_str().len());
        let mut furniture = Vec::with_capacity(pieces.len());
        let mut count = 0_u8;
        for class in &classes {
            furniture.push(count.min(3));
            count = match class {
                Class::Prose => 0,
                Class::Hit => count.saturating_add(1),
                _ => count,
            };
        }
        let headline = super::head::find(pieces, hits, &run).headline;
        // The line before one of the region counts too.
        let near = |index: usize| region[index] || region.get(index + 1) == Some(&true);
        let topics = (0..pieces.len())
            .map(|index| if near(index) { topic(pieces[index].held) } else { 0 })
            .collect();
        let periods = periods(pieces, &classes, &run);
        Self {
            pieces,
            hits,
            classes,
            region,
            run,
            prose,
            prose_words,
            bytes,
            periods,
            headline,
            topics,
            furniture,
        }
    }

    /// What the line itself is at sight, [`LOOKS`] left out.
    fn own(&self, index: usize) -> [u8; 12] {
        let piece = &self.pieces[index];
        let hit = self.hits[index];
        let ending = match piece.ending {
            Ending::Stop => 0,
            Ending::Colon => 1,
            Ending::Open => 2,
        };
        let size = bucket(piece.words, &[2, 3, 5, 8, 12, 20, 40]);
        let zone = match hit.map(|hit| hit.zone) {
            None => 0,
            Some(Zone::Edge) => 1,
            Some(Zone::Anywhere) => 2,
        };
        let (form, first, kind) =
            (size * 3 + ending, first(piece.as_str()), hit.map_or(0, kind_number));
        [form, 0, first, 0, 0, 0, 0, 0, 0, 0, kind, zone * 4 + self.side(index)]
    }

    /// How its words look: the columns of [`LOOKS`].
    fn looks(&self, index: usize) -> [u8; LOOKS.len()] {
        let piece = &self.pieces[index];
        let looks = looks(piece);
        [
            title(piece, &looks),
            function_words(piece, &looks),
            bucket(looks.commas, &[1, 2, 4]),
            bucket(looks.stops, &[1, 2]),
            signs(&looks),
            bucket(looks.digits * 100 / piece.as_str().len().max(1), &[1, 10, 30]),
            speech(piece, &looks),
            u8::from(looks.you) + u8::from(looks.we) * 2,
        ]
    }

    /// What stands around it, and where it stands, [`COHESION`] left out.
    fn around(&self, index: usize) -> [u8; 20] {
        let piece = &self.pieces[index];
        let class = self.classes[index] as u8;
        let seen = match (piece.times, piece.first == index) {
            (0 | 1, _) => 0,
            (2, true) => 1,
            (2, false) => 2,
            (_, true) => 3,
            (_, false) => 4,
        };
        let gap =
            |index: usize| self.pieces.get(index).map_or(2, |piece| bucket(piece.gap, &[1, 2]));
        let near = |index: Option<usize>| {
            index.and_then(|index| self.classes.get(index)).map_or(CLASSES, |class| *class as u8)
        };
        let end = self.pieces.len();
        let within = |reach: usize| {
            let (from, to) = (index.saturating_sub(reach), (index + reach + 1).min(end));
            self.prose[to] - self.prose[from]
        };
        let all_words = self.prose_words[end].max(1);
        let done = self.prose_words[index] * 100 / all_words;
        let left = (self.prose_words[end] - self.prose_words[index + 1]) * 100 / all_words;
        let decile = self.bytes[index] * 10 / self.bytes[end].max(1);
        let headline = match self.headline {
            None => 0,
            Some(headline) if index < headline => 1,
            Some(headline) if index == headline => 2,
            Some(_) => 3,
        };
        let short = piece.as_str().len() < 60;
        let topic = self.topics[index];
        let topic_column = if topic == 0 { 0 } else { topic * 2 - u8::from(short) };
        let topic_before = index.checked_sub(1).map_or(0, |before| self.topics[before]);
        let prose = u8::from(class == Class::Prose as u8);
        [
            seen,
            gap(index) * 3 + gap(index + 1),
            self.place(index),
            class * 4 + self.side(index),
            class * 7 + near(index.checked_sub(1)),
            class * 7 + near(Some(index + 1)),
            near(index.checked_sub(2)),
            near(Some(index + 2)),
            bucket(within(5), &[1, 3, 5, 7, 9]) * 2 + prose,
            bucket(within(10), &[1, 4, 8, 12, 16]),
            u8::try_from(decile).unwrap_or(9),
            0,
            self.periods[index] * 2 + prose,
            headline,
            topic_column,
            self.furniture[index],
            bucket(left, &[1, 10, 30, 70]),
            bucket(done, &[1, 10, 30, 70]),
            u8::from(is_doubled(piece.as_str())),
            topic_before,
        ]
    }

    /// Before, in or behind where the article stands, or between its lines.
    fn side(&self, index: usize) -> u8 {
        match self.region[index] {
            true => 1,
            _ if index < self.run.start => 0,
            _ if index < self.run.end => 3,
            _ => 2,
        }
    }

    /// The same with how far it is.
    fn place(&self, index: usize) -> u8 {
        let steps = [2, 3, 6, 16];
        match self.side(index) {
            0 => bucket(self.run.start - index, &steps),
            2 => 8 + bucket(index + 1 - self.run.end, &steps),
            3 => 13,
            _ if index == self.run.start => 5,
            _ if index + 1 == self.run.end => 7,
            _ => 6,
        }
    }
}

/// The sums of what is before each of `len` places, and of all.
fn sums(len: usize, at: impl Fn(usize) -> usize) -> Vec<usize> {
    let mut sum = 0;
    let mut sums = vec![0];
    for index in 0..len {
        sum += at(index);
        sums.push(sum);
    }
    sums
}

/// How many of the rising `steps` a number has reached.
pub fn bucket(number: usize, steps: &[usize]) -> u8 {
    steps.iter().fold(0, |reached, step| reached + u8::from(number >= *step))
}

/// The share of its words that begin with a capital.
fn title(piece: &Piece, looks: &Looks) -> u8 {
    if piece.words < 2 {
        return 0;
    }
    match looks.capitals * 100 / looks.words.max(1) {
        _ if looks.shouted => 5,
        0..=24 => 1,
        25..=49 => 2,
        50..=74 => 3,
        _ => 4,
    }
}

fn first(words: &str) -> u8 {
    match words.chars().next() {
        Some(char) if char.is_uppercase() => 0,
        Some(char) if char.is_lowercase() => 1,
        Some(char) if char.is_ascii_digit() => 2,
        Some('"' | '“' | '‘' | '\'' | '«' | '„') => 3,
        Some('-' | '–' | '—' | '•' | '*' | '·') => 4,
        _ => 5,
    }
}

fn function_words(piece: &Piece, looks: &Looks) -> u8 {
    let share = looks.function_words * 100 / piece.words.clamp(1, 60);
    bucket(share, &[1, 12, 22, 32, 42]) * 2 + u8::from(piece.words >= 8)
}

/// The first of the signs that a line has which say what it is.
fn signs(looks: &Looks) -> u8 {
    let signs =
        [looks.tab, looks.address, looks.at, looks.bars, looks.arrows, looks.code, looks.money];
    let first = signs.iter().position(|has| *has);
    first.and_then(|first| u8::try_from(first + 1).ok()).unwrap_or(0)
}

fn speech(piece: &Piece, looks: &Looks) -> u8 {
    match (looks.quotes, looks.said) {
        _ if is_speech(piece) => 3,
        (true, _) => 1,
        (false, true) => 2,
        (false, false) => 0,
    }
}

fn kind_number(hit: Hit) -> u8 {
    match hit.cut.kind {
        _ if hit.cut == CLOCK => 16,
        RemovedKind::PageFurniture => 1,
        RemovedKind::Timestamp => 2,
        RemovedKind::Byline => 3,
        RemovedKind::Dateline => 4,
        RemovedKind::Caption => 5,
        RemovedKind::Credit => 6,
        RemovedKind::Signature => 7,
        RemovedKind::RelatedLink => 8,
        RemovedKind::Promotion => 9,
        RemovedKind::Share => 10,
        RemovedKind::Advertisement => 11,
        RemovedKind::Comment => 12,
        RemovedKind::Correction => 13,
        RemovedKind::Embed => 14,
        RemovedKind::StrayMark => 15,
    }
}

/// Whether the line is one text twice, as a headline glued to its picture's description is.
fn is_doubled(words: &str) -> bool {
    let half = words.len() / 2;
    let (Some(left), Some(right)) = (words.get(..half), words.get(words.len() - half..)) else {
        return false;
    };
    half >= 6 && left.trim() == right.trim()
}

/// Whether a line stands in a list of like groups of lines (headline, label, date; headline, label,
/// date; …), and how many lines a group has: 0 for none, 1 for two, 2 for three, 3 for more.
fn periods(pieces: &[Piece], classes: &[Class], run: &Range<usize>) -> Vec<u8> {
    let shape = |index: usize| {
        (
            classes[index],
            bucket(pieces[index].words, &[2, 4, 8, 16, 30]),
            first(pieces[index].as_str()) == 2,
        )
    };
    // What stands further away cannot be of a list that is told by two of its groups.
    let near = run.start.saturating_sub(4 * LONGEST_PERIOD)
        ..(run.end + 4 * LONGEST_PERIOD).min(pieces.len());
    let shapes: Vec<_> = near.clone().map(shape).collect();
    let mut periods = vec![0; pieces.len()];
    let found = &mut periods[near];
    for period in (2..=LONGEST_PERIOD).rev() {
        let mut from = 0;
        for at in 0..shapes.len() {
            if at + period < shapes.len() && shapes[at] == shapes[at + period] {
                continue;
            }
            // The lines from `from` on repeat until here.
            let group = &shapes[from..(from + period).min(shapes.len())];
            let long = at - from >= period * 2;
            let mixed = || group.iter().any(|shape| *shape != group[0]);
            let furniture = || group.iter().any(|shape| shape.0 != Class::Prose);
            if long && mixed() && furniture() {
                let number = bucket(period, &[2, 3, 4]);
                found[from..(at + period).min(shapes.len())].fill(number);
            }
            from = at + 1;
        }
    }
    periods
}

/// A group of a list has no more lines.
const LONGEST_PERIOD: usize = 6;

#[cfg(test)]
mod tests {
    use super::{COHESION, COLUMNS, LOOKS};

    #[test]
    fn the_columns_that_are_left_out_at_sight_are_those() {
        let names = [
            "title",
            "function-words",
            "commas",
            "sentences",
            "signs",
            "digits",
            "speech",
            "address",
        ];
        assert_eq!(LOOKS.map(|column| COLUMNS[column].0), names);
        assert_eq!(COLUMNS[COHESION].0, "cohesion");
    }
}
