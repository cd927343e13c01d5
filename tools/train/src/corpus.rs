//! Articles with attributions and tags, read from lines of JSON, gzipped or not.
//!
//! ```text
//! {"id": "1", "text": "…", "attributions": [{"source": [[s, e]], "cue": …, "content": …}],
//!  "tokens": [[s, e, "NNP"], …]}
//! ```
//!
//! Offsets in files count Unicode code points. Silver tags are in a file of their own, an object
//! with `id` and `tokens` for each article, in the same order.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use flate2::read::GzDecoder;
use quotelens::tags::Tag;
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use crate::penn;

/// An annotated article. Ranges are bytes of its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotated {
    /// Its words.
    pub text: String,
    /// Who says what.
    pub attributions: Vec<Attribution>,
    /// Whether every attribution in it is annotated, so that what is not, is none.
    pub complete: bool,
    /// Words with their parts of speech.
    pub tags: Vec<(Range<usize>, Tag)>,
}

/// Who says what, as ranges of bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attribution {
    /// The words that name the speaker.
    pub source: Vec<Range<usize>>,
    /// The words that announce.
    pub cue: Vec<Range<usize>>,
    /// What was said.
    pub content: Vec<Range<usize>>,
}

/// How many of the attributions in a file's articles are annotated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// Every one: what is not annotated, is none.
    Every,
    /// Some: nothing follows from what is missing.
    Some,
}

#[derive(Deserialize)]
struct Record {
    id: String,
    text: String,
    attributions: Vec<RecordAttribution>,
    #[serde(default)]
    tokens: Vec<Token>,
}

#[derive(Deserialize)]
struct RecordAttribution {
    #[serde(default)]
    source: Spans,
    #[serde(default)]
    cue: Spans,
    #[serde(default)]
    content: Spans,
    /// A source alone, such as a picture's credit: nothing that `PolNeAR` would call an attribution.
    #[serde(default)]
    byline: bool,
}

#[derive(Deserialize)]
struct Silver {
    id: String,
    tokens: Vec<Token>,
}

/// Start and end, in code points.
type Spans = Vec<(usize, usize)>;

/// Start, end, tag; what follows (syntax, names) differs between the corpora and is not used.
#[derive(Deserialize)]
struct Token(
    usize,
    usize,
    String,
    #[serde(default)] IgnoredAny,
    #[serde(default)] IgnoredAny,
    #[serde(default)] IgnoredAny,
);

/// Articles with all their attributions, and silver tags from a second file in the same order.
///
/// # Errors
///
/// If a file cannot be read, a line is no such record, or the two files do not go together.
pub fn with_silver_tags(articles: &Path, tags: &Path) -> Result<Vec<Annotated>> {
    let records: Vec<Record> = read(articles)?;
    let silver: Vec<Silver> = read(tags)?;
    let (expected, found) = (records.len(), silver.len());
    ensure!(
        expected == found,
        "{} has {expected} articles, {} has {found}",
        articles.display(),
        tags.display()
    );
    let together = |(number, (record, silver)): (usize, (Record, Silver))| {
        let place = || place(tags, number);
        ensure!(
            record.id == silver.id,
            "{}: these are tags of {}, and {} is next",
            place(),
            silver.id,
            record.id
        );
        annotated(record, &silver.tokens, Coverage::Every).with_context(place)
    };
    records.into_iter().zip(silver).enumerate().map(together).collect()
}

/// Articles with tags of their own.
///
/// # Errors
///
/// If the file cannot be read or a line is no such record.
pub fn with_tags(articles: &Path, coverage: Coverage) -> Result<Vec<Annotated>> {
    let records: Vec<Record> = read(articles)?;
    let own = |(number, mut record): (usize, Record)| {
        let tokens = std::mem::take(&mut record.tokens);
        annotated(record, &tokens, coverage).with_context(|| place(articles, number))
    };
    records.into_iter().enumerate().map(own).collect()
}

/// The records of a file of lines of JSON, gzipped or not.
///
/// # Errors
///
/// If the file cannot be read or a line is no such record.
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    let zipped = path.extension().is_some_and(|extension| extension == "gz");
    let input: Box<dyn Read> = if zipped { Box::new(GzDecoder::new(file)) } else { Box::new(file) };
    let parsed = |(number, line): (usize, std::io::Result<String>)| {
        let line = line.with_context(|| place(path, number))?;
        serde_json::from_str(&line).with_context(|| place(path, number))
    };
    BufReader::new(input).lines().enumerate().map(parsed).collect()
}

/// Where an error is; lines count from 1.
fn place(path: &Path, number: usize) -> String {
    format!("{}, line {}", path.display(), number + 1)
}

fn annotated(record: Record, tokens: &[Token], coverage: Coverage) -> Result<Annotated> {
    let bytes = Bytes::of(&record.text);
    let attributions: Result<Vec<Attribution>> = record
        .attributions
        .iter()
        .filter(|attribution| !attribution.content.is_empty() && !attribution.byline)
        .map(|attribution| {
            Ok(Attribution {
                source: bytes.ranges(&attribution.source)?,
                cue: bytes.ranges(&attribution.cue)?,
                content: bytes.ranges(&attribution.content)?,
            })
        })
        .collect();
    let attributions = attributions?;
    let tags: Result<Vec<(Range<usize>, Tag)>> = tokens
        .iter()
        .map(|token| Ok((bytes.range(token.0, token.1)?, penn::folded(&token.2))))
        .collect();
    let complete = coverage == Coverage::Every;
    Ok(Annotated { attributions, complete, tags: tags?, text: record.text })
}

/// Where each character of a text begins, in bytes, and where the last one ends.
struct Bytes(Vec<usize>);

impl Bytes {
    fn of(text: &str) -> Self {
        let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        bytes.push(text.len());
        Self(bytes)
    }

    fn range(&self, start: usize, end: usize) -> Result<Range<usize>> {
        let characters = self.0.len() - 1;
        ensure!(
            start <= end && end <= characters,
            "there is no span {start} to {end} in a text of {characters} characters"
        );
        Ok(self.0[start]..self.0[end])
    }

    fn ranges(&self, spans: &Spans) -> Result<Vec<Range<usize>>> {
        spans.iter().map(|&(start, end)| self.range(start, end)).collect()
    }
}
