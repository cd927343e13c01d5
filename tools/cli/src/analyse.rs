//! `quotelens analyse`: one article, one report.

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use serde_json::value::to_raw_value;

use crate::answer::{Answer, Article, analyse};
use crate::arguments::{Analyse, Format};
use crate::input::{decode, is_standard};
use crate::{csv, markdown};

/// Reads, analyses, prints.
///
/// # Errors
///
/// If the article cannot be read or the report cannot be written.
pub fn run(arguments: &Analyse) -> Result<ExitCode> {
    let path = arguments.file.as_deref();
    let name = name_of(path);
    let (text, encoding) = decode(read(path)?);
    if let Some(encoding) = encoding {
        eprintln!("quotelens: {name} is not UTF-8; read as {encoding}");
    }
    let is_html = arguments.html || path.is_some_and(has_html_ending);
    let article = if is_html { Article::Html(&text) } else { Article::Text(&text) };
    let analysed = analyse(article, &arguments.common.settings());
    let unit = arguments.common.offsets.into();
    let printed = match arguments.format {
        Format::Json => {
            let id = to_raw_value(&name)?;
            let answer = Answer::new(&id, article, analysed, unit);
            format!("{}\n", serde_json::to_string(&answer)?).into_bytes()
        }
        Format::Markdown => markdown::write(&analysed.report, &analysed.text).into_bytes(),
        Format::Csv => csv::write(&analysed.report, &analysed.text, unit)?,
    };
    let mut out = io::stdout().lock();
    out.write_all(&printed).and_then(|()| out.flush()).context("cannot write the report")?;
    Ok(ExitCode::SUCCESS)
}

fn read(path: Option<&Path>) -> Result<Vec<u8>> {
    match path {
        Some(path) if !is_standard(Some(path)) => {
            fs::read(path).with_context(|| format!("cannot read {}", path.display()))
        }
        _ => {
            let mut bytes = Vec::new();
            io::stdin().read_to_end(&mut bytes).context("cannot read standard input")?;
            Ok(bytes)
        }
    }
}

/// The article's id: the name of its file.
fn name_of(path: Option<&Path>) -> String {
    path.and_then(Path::file_name).map_or_else(|| "-".into(), |name| name.to_string_lossy().into())
}

fn has_html_ending(path: &Path) -> bool {
    path.extension().is_some_and(|ending| {
        ["html", "htm", "xhtml"].iter().any(|html| ending.eq_ignore_ascii_case(html))
    })
}
