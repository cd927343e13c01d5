//! How fast is the engine on one core, and does its time grow with the text and no faster?
//!
//! Prints figures as JSON for bench.mjs, which sets them beside those of other tools: times in
//! seconds, lengths in bytes. With the argument `first` only the time of the first article of this
//! process, when patterns and lists are made ready; with `cleaning` only those of the cleanup, over
//! the pages on standard input too (an object with two arrays of strings: pages as text in `plain`, and in
//! `html` what is long already). The texts are the articles of
//! tests/articles, our own writing.

mod cleaning;
mod growth;
mod measuring;

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use mimalloc::MiMalloc;
use quotelens::paste::{Paste, Settings};
use serde::Deserialize;
use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation;

use measuring::{best_of_each, timed};

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/articles");
    let pastes = read(&folder, "paste.txt")?;
    let figures = match std::env::args().nth(1).as_deref() {
        Some("first") => {
            let (_, first) = timed(|| quotelens::analyse(&pastes[0]));
            json!({ "first": first })
        }
        Some("cleaning") => {
            let pages: Pages = serde_json::from_reader(io::stdin().lock())
                .context("standard input is no object with arrays of strings")?;
            let paragraphs = paragraphs(&read(&folder, "cleaned.txt")?);
            json!({
                "plain": cleaning::plain(&paragraphs, &pastes, &pages.plain),
                "html": cleaning::html(&pages.html),
            })
        }
        _ => {
            let paragraphs = paragraphs(&read(&folder, "cleaned.txt")?);
            let mut figures = articles(&pastes);
            figures["growth"] = growth::growth(&paragraphs);
            figures
        }
    };
    writeln!(io::stdout(), "{figures}").context("cannot write the figures")
}

/// Pages as a clipboard holds them.
#[derive(Deserialize)]
struct Pages {
    plain: Vec<String>,
    html: Vec<String>,
}

/// The file `name` of every folder in `folder` that has one, in order.
fn read(folder: &Path, name: &str) -> Result<Vec<String>> {
    let mut folders = fs::read_dir(folder)
        .with_context(|| format!("cannot read {}", folder.display()))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    folders.sort();
    let texts: Vec<String> =
        folders.iter().filter_map(|path| fs::read_to_string(path.join(name)).ok()).collect();
    ensure!(!texts.is_empty(), "there is no {name} in {}", folder.display());
    Ok(texts)
}

fn paragraphs(bodies: &[String]) -> Vec<String> {
    let lines = bodies.iter().flat_map(|body| body.lines());
    lines.filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

/// All articles once: the whole engine, the engine as far as its tokens, and words alone.
fn articles(pastes: &[String]) -> Value {
    let words: usize = pastes.iter().map(|paste| paste.split_whitespace().count()).sum();
    let analysing = best_of_each(pastes, |paste| quotelens::analyse(paste));
    let tokens = best_of_each(pastes, |paste| tokens_of(paste));
    let finding_words = best_of_each(pastes, |paste| paste.unicode_words().count());
    json!({
        "articles": pastes.len(),
        "words": words,
        "analysing": analysing,
        "tokens": tokens,
        "findingWords": finding_words,
    })
}

/// The engine's first stages: the paste normalised, cut into blocks, cleaned and tokenised.
fn tokens_of(paste: &str) -> usize {
    let paste = Paste::plain(paste);
    let text = quotelens::normalise::normalise(&paste);
    let blocks = quotelens::blocks::segment(&text, &paste.hints);
    let article = quotelens::clean::clean(&text, &blocks, &paste, &Settings::default());
    quotelens::tokens::tokenise(&article).len()
}
