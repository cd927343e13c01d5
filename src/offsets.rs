//! From bytes to the units other programs count in.
//!
//! The engine counts bytes of the paste. JavaScript counts UTF-16 units, Python and the files of
//! corpora count code points. A whole report is turned at once, at the edge, by [`report_in`].

use crate::report::Report;
use crate::span::Span;

/// What a position counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Bytes of UTF-8.
    Utf8,
    /// 16-bit units, as JavaScript, Java and C# count.
    Utf16,
    /// Unicode code points, as Python and W3C Web Annotation count.
    #[default]
    CodePoint,
}

/// Distance in bytes between two marks of an [`Index`]: small enough that counting on from a mark
/// is quick, large enough that the table stays a sixteenth of the text.
const STEP: usize = 64;

/// Positions of one text, byte to unit and back.
pub struct Index<'a> {
    text: &'a str,
    unit: Unit,
    /// Units of the characters that begin before byte `i * STEP`.
    marks: Vec<usize>,
}

impl<'a> Index<'a> {
    /// Counts `text` once.
    #[must_use]
    pub fn new(text: &'a str, unit: Unit) -> Self {
        let mut marks = vec![0];
        let mut count = 0;
        for step in text.as_bytes().chunks(STEP) {
            count += begun(step, unit);
            marks.push(count);
        }
        Self { text, unit, marks }
    }

    /// The position of byte `at`; past the end it is the end, inside a character its start.
    #[must_use]
    pub fn of_byte(&self, at: usize) -> usize {
        let at = self.text.floor_char_boundary(at);
        let mark = (at / STEP).min(self.marks.len() - 1);
        let since = self.text.as_bytes().get(mark * STEP..at).unwrap_or_default();
        self.marks[mark] + begun(since, self.unit)
    }

    /// The byte at position `at`, past the end the end; inside a surrogate pair its start.
    #[must_use]
    pub fn to_byte(&self, at: usize) -> usize {
        let mark = self.marks.partition_point(|&count| count <= at).saturating_sub(1);
        let from = self.text.ceil_char_boundary(mark * STEP);
        let mut count = self.marks[mark];
        for (offset, character) in self.text[from..].char_indices() {
            count += unit_len(character, self.unit);
            if count > at {
                return from + offset;
            }
        }
        self.text.len()
    }

    /// A byte span in this unit.
    #[must_use]
    pub fn of_span(&self, span: Span) -> Span {
        Span::new(self.of_byte(span.start), self.of_byte(span.end))
    }

    /// A span in this unit in bytes.
    #[must_use]
    pub fn to_span(&self, span: Span) -> Span {
        Span::new(self.to_byte(span.start), self.to_byte(span.end))
    }
}

/// How many units the characters have whose first byte is among these.
fn begun(bytes: &[u8], unit: Unit) -> usize {
    // Nearly all text, and eight bytes at a time.
    if bytes.is_ascii() {
        return bytes.len();
    }
    let len = |byte: u8| match byte {
        0x80..0xc0 => 0,
        ..0x80 => 1,
        0xc0..0xe0 => 2,
        0xe0..0xf0 => 3,
        0xf0.. => 4,
    };
    let units = |len: usize| match unit {
        Unit::Utf8 => len,
        // Four bytes are a surrogate pair.
        Unit::Utf16 => len.min(1) + len / 4,
        Unit::CodePoint => len.min(1),
    };
    let mut sum = 0;
    for byte in bytes {
        sum += units(len(*byte));
    }
    sum
}

/// How many units `text` has.
#[must_use]
pub fn units(text: &str, unit: Unit) -> usize {
    match unit {
        Unit::Utf8 => text.len(),
        Unit::Utf16 => text.chars().map(char::len_utf16).sum(),
        Unit::CodePoint => text.chars().count(),
    }
}

fn unit_len(character: char, unit: Unit) -> usize {
    match unit {
        Unit::Utf8 => character.len_utf8(),
        Unit::Utf16 => character.len_utf16(),
        Unit::CodePoint => 1,
    }
}

/// The report with every position in `unit` instead of bytes. `paste` is the text it is about.
#[must_use]
pub fn report_in(unit: Unit, mut report: Report, paste: &str) -> Report {
    if unit == Unit::Utf8 {
        return report;
    }
    let body = std::mem::take(&mut report.body);
    let (paste, in_body) = (Index::new(paste, unit), Index::new(&body, unit));
    for block in &mut report.blocks {
        block.span = paste.of_span(block.span);
        block.in_body = in_body.of_span(block.in_body);
    }
    for run in &mut report.origin {
        run.span = paste.of_span(run.span);
        run.in_body = in_body.of_span(run.in_body);
    }
    for removed in &mut report.removed {
        removed.span = paste.of_span(removed.span);
    }
    for repair in &mut report.repairs {
        repair.span = paste.of_span(repair.span);
    }
    for attribution in &mut report.attributions {
        let spans = [&mut attribution.content, &mut attribution.cue, &mut attribution.source];
        for span in spans.into_iter().flatten() {
            *span = paste.of_span(*span);
        }
    }
    report.body = body;
    report
}
