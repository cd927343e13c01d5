//! The report as a table: one statement a row, for spreadsheets and statistics.

use anyhow::{Context, Result};
use quotelens::offsets::{Index, Unit};
use quotelens::report::{Attribution, Report};
use quotelens::span::Span;

use crate::wording::{name, words};

const HEADER: [&str; 15] = [
    "id",
    "type",
    "content",
    "speaker",
    "role",
    "source",
    "cue",
    "via",
    "addressee",
    "venue",
    "stance",
    "confidence",
    "start",
    "end",
    "implied",
];

/// The statements of `report` (positions in bytes of `text`) as CSV; `start` and `end` are in
/// `unit`.
///
/// # Errors
///
/// If a row cannot be written, which in memory it always can.
pub fn write(report: &Report, text: &str, unit: Unit) -> Result<Vec<u8>> {
    let units = Index::new(text, unit);
    let mut table = ::csv::Writer::from_writer(Vec::new());
    table.write_record(HEADER)?;
    for attribution in &report.attributions {
        let row = row(attribution, text, &units);
        table.write_record(row.into_iter().map(harmless))?;
    }
    table.into_inner().context("cannot write the table")
}

fn row(attribution: &Attribution, text: &str, units: &Index) -> [String; 15] {
    let Attribution { content, cue, source, .. } = attribution;
    let or_empty = |field: &Option<String>| field.clone().unwrap_or_default();
    let whole = content
        .iter()
        .copied()
        .reduce(|whole, span| Span::new(whole.start.min(span.start), whole.end.max(span.end)));
    let ends = whole.map(|span| units.of_span(span));
    [
        attribution.id.clone(),
        name(attribution.kind),
        words(content, text),
        or_empty(&attribution.speaker),
        or_empty(&attribution.role),
        words(source, text),
        words(cue, text),
        attribution.via.join("; "),
        or_empty(&attribution.addressee),
        or_empty(&attribution.venue),
        name(attribution.stance),
        attribution.confidence.to_string(),
        ends.map_or_else(String::new, |span| span.start.to_string()),
        ends.map_or_else(String::new, |span| span.end.to_string()),
        if attribution.implied { "yes" } else { "" }.to_owned(),
    ]
}

/// A spreadsheet runs a cell that begins like a formula, and an article may hold one. An apostrophe
/// in front makes it text.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use quotelens::offsets::Unit;
    use quotelens::report::{Attribution, AttributionType, Report, Stance};
    use quotelens::span::Span;

    use super::write;

    fn span_of(words: &str, text: &str) -> Span {
        let start = text.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    #[test]
    fn a_row_holds_words_and_positions() {
        let text = "🏫 “We, the board,\u{a0}stay,” said\nMara Lindqvist.";
        let report = Report {
            attributions: vec![Attribution {
                id: "Q1".to_owned(),
                kind: AttributionType::Direct,
                implied: false,
                content: vec![span_of("We, the board,\u{a0}stay", text)],
                cue: vec![span_of("said", text)],
                source: vec![span_of("Mara Lindqvist", text)],
                speaker: Some("=SUM(A1:A9)".to_owned()),
                speaker_id: Some(1),
                role: None,
                via: vec!["Radio Nord".to_owned(), "TT".to_owned()],
                addressee: None,
                venue: Some("-".to_owned()),
                stance: Stance::Neutral,
                confidence: 0.93,
                why: Vec::new(),
            }],
            ..Report::default()
        };
        let table = String::from_utf8(write(&report, text, Unit::CodePoint).unwrap()).unwrap();
        let rows: Vec<&str> = table.lines().collect();
        assert_eq!(
            rows,
            [
                "id,type,content,speaker,role,source,cue,via,addressee,venue,stance,confidence,start,end,implied",
                "Q1,direct,\"We, the board, stay\",'=SUM(A1:A9),,Mara Lindqvist,said,Radio Nord; TT,,'-,neutral,0.93,3,22,",
            ]
        );
    }
}
