//! What a model finds, as reports in lines of JSON, so that it can be scored.

use std::io::{BufRead, Write};

use anyhow::{Context, Result};
use quotelens::model::Model;
use quotelens::offsets::{self, Unit};
use quotelens::paste::{Cleanup, Paste, Settings};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Record {
    #[serde(default)]
    id: Value,
    text: String,
}

/// Reads articles, an object with `id` and `text` a line, and writes a report with the same `id` for
/// each; offsets count code points, as those of the corpora do.
///
/// # Errors
///
/// If a line is no such object, or nothing can be written.
pub fn reports(
    model: &Model,
    cleanup: Cleanup,
    input: impl BufRead,
    mut output: impl Write,
) -> Result<()> {
    let settings = Settings { cleanup, ..Settings::default() };
    for (number, line) in input.lines().enumerate() {
        let place = || format!("standard input, line {}", number + 1);
        let record: Record =
            serde_json::from_str(&line.with_context(place)?).with_context(place)?;
        let report = quotelens::analyse_by(model, &Paste::plain(&record.text), &settings);
        let report = offsets::report_in(Unit::CodePoint, report, &record.text);
        let mut value = serde_json::to_value(&report)?;
        value["id"] = record.id;
        writeln!(output, "{value}")?;
    }
    Ok(())
}
