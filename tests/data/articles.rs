//! An article folder: the paste, the body it must be cleaned to, and the findings drawn.

use std::path::Path;

use crate::drawing::draw;
use crate::shown::{Wrong, difference, escaped};

/// Rewrites `attributions.snap`, when set to `1`.
const UPDATE_SNAPSHOTS: &str = "UPDATE_SNAPSHOTS";
/// Rewrites `cleaned.txt`, when set to `1`. Apart from the other on purpose: the body is written
/// by hand and says what is right.
const UPDATE_CLEANED: &str = "UPDATE_CLEANED";

/// Analyses the paste and compares body and drawing with the files beside it.
pub fn run(path: &Path, paste: String) -> datatest_stable::Result<()> {
    let folder = path.parent().ok_or("a paste stands in a folder")?;
    let report = quotelens::analyse(&paste);
    let faults: Vec<String> = [
        compare(&folder.join("cleaned.txt"), &(escaped(&report.body) + "\n"), UPDATE_CLEANED)?,
        compare(&folder.join("attributions.snap"), &draw(&report, &paste), UPDATE_SNAPSHOTS)?,
    ]
    .into_iter()
    .flatten()
    .collect();
    if faults.is_empty() { Ok(()) } else { Err(Wrong(faults.join("\n")).into()) }
}

/// What is wrong with the file, unless `update` asks for it to be rewritten.
fn compare(file: &Path, got: &str, update: &str) -> datatest_stable::Result<Option<String>> {
    let expected = if file.exists() { Some(std::fs::read_to_string(file)?) } else { None };
    if expected.as_deref() == Some(got) {
        return Ok(None);
    }
    if std::env::var(update).is_ok_and(|value| value == "1") {
        std::fs::write(file, got)?;
        return Ok(None);
    }
    let name = file.display();
    Ok(Some(match expected {
        None => format!("{name} is missing: make it with {update}=1 and read it"),
        Some(expected) => {
            format!("{name} differs (if this is right: {update}=1)\n{}", difference(&expected, got))
        }
    }))
}
