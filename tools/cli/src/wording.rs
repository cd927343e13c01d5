//! How the findings of a report are put into words.

use quotelens::span::Span;
use serde::Serialize;

/// The words at `spans` of `text` on one line, pieces of a broken statement joined by an ellipsis.
pub fn words(spans: &[Span], text: &str) -> String {
    let pieces: Vec<String> = spans.iter().map(|span| on_one_line(span.of(text))).collect();
    pieces.join(" … ")
}

/// `text` with every run of blanks and line breaks as one blank.
pub fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name that a kind, type or stance has in every report.
pub fn name(value: impl Serialize) -> String {
    let name = serde_json::to_value(value).ok();
    name.as_ref().and_then(|name| name.as_str()).unwrap_or_default().to_owned()
}
