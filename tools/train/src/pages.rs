//! Pasted pages with the article in them, and which of their lines are its.
//!
//! ```text
//! {"id": "1", "url": "https://…", "paste": "…", "html": "…", "body": "…"}
//! ```

use std::path::Path;

use anyhow::Result;
use quotelens::blocks::segment;
use quotelens::clean::features::Row;
use quotelens::clean::seen_by_model;
use quotelens::normalise::normalise;
use quotelens::paste::Paste;
use serde::Deserialize;
use std::collections::HashSet;

use crate::corpus;

/// A page as it was copied.
#[derive(Clone, Debug, Deserialize)]
pub struct Page {
    /// Its name in the corpus.
    pub id: String,
    /// Where it stood.
    pub url: String,
    /// The clipboard's plain text.
    pub paste: String,
    /// The clipboard's HTML.
    pub html: String,
    /// The article in it.
    pub body: String,
}

/// A line that the model is asked about: what it sees, and whether the line is the article's.
pub type Example = (Row, bool);

/// The pages of a file, gzipped or not.
///
/// # Errors
///
/// If the file cannot be read, or a line of it is no page.
pub fn read(path: &Path) -> Result<Vec<Page>> {
    corpus::read(path)
}

impl Page {
    /// The site it stood on: pages of one site are made alike, so that none may be trained on when
    /// another is scored.
    #[must_use]
    pub fn site(&self) -> String {
        let host = self.url.split('/').nth(2).unwrap_or("").split(':').next().unwrap_or("");
        let parts: Vec<&str> = host.split('.').collect();
        let second_level = parts.len() > 2 && parts[parts.len() - 2].len() <= 3;
        parts[parts.len().saturating_sub(if second_level { 3 } else { 2 })..].join(".")
    }

    /// The page as plain text, to learn from.
    #[must_use]
    pub fn plain(&self) -> Vec<Example> {
        examples(&Paste::plain(&self.paste), &self.body)
    }

    /// The page as HTML, to learn from.
    #[must_use]
    pub fn rich(&self) -> Vec<Example> {
        let page = quotelens_html::blocks(&self.html);
        examples(&Paste { text: &page.text, hints: page.hints }, &self.body)
    }
}

fn examples(paste: &Paste, body: &str) -> Vec<Example> {
    let text = normalise(paste);
    let seen = seen_by_model(&text, &segment(&text, &paste.hints), paste);
    let words: Vec<&str> = seen.iter().map(|seen| seen.words.as_str()).collect();
    let kept = in_body(&words, body);
    let together = seen.into_iter().zip(kept).filter(|(seen, _)| seen.asked);
    together.map(|(seen, kept)| (seen.row, kept)).collect()
}

/// Words in lower case, as the scorer of cleanups counts them.
fn folded(words: &str) -> Vec<String> {
    let words = words.split(|char: char| !(char.is_alphanumeric() || char == '_'));
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Words of a stretch that is looked for in the article.
const STRETCH: usize = 3;

/// Whether each line is in the article: most of its stretches of three words, or, of fewer words,
/// if it is a line of the article or stands between two lines that are.
fn in_body(lines: &[&str], body: &str) -> Vec<bool> {
    let words = folded(body);
    let stretches = |length: usize| -> HashSet<&[String]> { words.windows(length).collect() };
    let known: Vec<HashSet<&[String]>> = (1..=STRETCH).map(stretches).collect();
    let whole: HashSet<Vec<String>> = body.lines().map(folded).collect();
    let lines: Vec<Vec<String>> = lines.iter().map(|line| folded(line)).collect();
    let long = |line: &Vec<String>| line.len() >= STRETCH;
    let mut kept: Vec<bool> = lines
        .iter()
        .map(|line| {
            let hits = line.windows(STRETCH).filter(|few| known[STRETCH - 1].contains(few)).count();
            if long(line) {
                hits * 2 >= line.len() + 1 - STRETCH
            } else {
                !line.is_empty() && whole.contains(line)
            }
        })
        .collect();
    for at in 0..lines.len() {
        let line = &lines[at];
        if kept[at] || line.is_empty() || long(line) || !known[line.len() - 1].contains(&line[..]) {
            continue;
        }
        let before = (0..at).rev().find(|other| long(&lines[*other]));
        let after = (at + 1..lines.len()).find(|other| long(&lines[*other]));
        kept[at] =
            before.is_some_and(|other| kept[other]) && after.is_some_and(|other| kept[other]);
    }
    kept
}
