//! How fast is the engine on one core, and does its time grow with the text and no faster?
//!
//! Prints two Markdown tables. Times are the best of several runs: what disturbs a run only ever
//! makes it slower. The texts are the articles of tests/articles, our own writing.

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::io::{self, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use quotelens::report::Report;
use unicode_segmentation::UnicodeSegmentation;

/// How long a measurement goes on; a longer run is made once.
const PATIENCE: Duration = Duration::from_secs(1);

/// Lengths of the growth table, in bytes.
const LENGTHS: [usize; 5] = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];

fn main() -> Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/articles");
    let pastes = read(&folder, "paste.txt")?;
    let paragraphs: Vec<String> = read(&folder, "cleaned.txt")?
        .iter()
        .flat_map(|body| body.split('\n').map(str::to_owned))
        .filter(|paragraph| !paragraph.trim().is_empty())
        .collect();
    let tables = format!("{}\n{}", articles(&pastes), growth(&paragraphs));
    io::stdout().write_all(tables.as_bytes()).context("cannot write the tables")
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

// ---- articles as they are pasted ---------------------------------------------------------------

fn articles(pastes: &[String]) -> String {
    let words: usize = pastes.iter().map(|paste| paste.split_whitespace().count()).sum();
    // Before anything else: patterns and word lists are made ready once a process.
    let (_, first) = timed(|| quotelens::analyse(&pastes[0]));
    let (_, engine) =
        best(|| pastes.iter().map(|paste| quotelens::analyse(paste)).collect::<Vec<_>>());
    let (_, tokens) =
        best(|| pastes.iter().map(|paste| paste.unicode_words().count()).sum::<usize>());
    let per_second = |time: Duration| as_count(as_f64(words) / time.as_secs_f64());
    let per_thousand = |time: Duration| time.as_secs_f64() * 1e6 / as_f64(words);
    let mut table = format!(
        "| {} pasted articles, {} words | words a second | ms for 1,000 words |\n| --- | ---: | ---: |\n",
        pastes.len(),
        as_count(as_f64(words)),
    );
    for (name, time) in
        [("analysing", engine), ("finding words only (unicode-segmentation)", tokens)]
    {
        let (second, thousand) = (per_second(time), per_thousand(time));
        writeln!(table, "| {name} | {second} | {thousand:.3} |").ok();
    }
    let ratio = engine.as_secs_f64() / tokens.as_secs_f64();
    writeln!(
        table,
        "\nAnalysing takes {ratio:.1} times as long as finding the words. The first article of a process takes \
         {:.1} ms: that is when patterns and lists are made ready.",
        first.as_secs_f64() * 1e3
    )
    .ok();
    table
}

// ---- growth ------------------------------------------------------------------------------------

fn growth(paragraphs: &[String]) -> String {
    let mut table = String::from(
        "| length | words | ms | ns a byte | statements |\n| ---: | ---: | ---: | ---: | ---: |\n",
    );
    for length in LENGTHS {
        let text = text_of(length, paragraphs);
        let (Report { attributions, words, .. }, time) = best(|| quotelens::analyse(&text));
        let nanoseconds = time.as_secs_f64() * 1e9 / as_f64(text.len());
        writeln!(
            table,
            "| {} KB | {} | {:.1} | {nanoseconds:.0} | {} |",
            as_count(as_f64(length) / 1e3),
            as_count(as_f64(words)),
            time.as_secs_f64() * 1e3,
            as_count(as_f64(attributions.len())),
        )
        .ok();
    }
    table
}

/// About `length` bytes: the paragraphs over and over, with new names each time round, so that
/// speakers grow in number as the text does.
fn text_of(length: usize, paragraphs: &[String]) -> String {
    let mut text = String::with_capacity(length + 2_000);
    for round in 0.. {
        for paragraph in paragraphs {
            if text.len() >= length {
                return text;
            }
            text.push_str(&renamed(paragraph, round));
            text.push_str("\n\n");
        }
    }
    text
}

/// `paragraph` with an ending on each capitalised word that does not begin it: `Mara Lindqvist`
/// becomes `Mara Lindqvistad` in the third round.
fn renamed(paragraph: &str, round: usize) -> String {
    if round == 0 {
        return paragraph.to_owned();
    }
    let ending = letters(round);
    let words = paragraph.split(' ').enumerate().map(|(at, word)| {
        let end = word.trim_end_matches(|last: char| !last.is_alphabetic()).len();
        let is_name = at > 0 && end > 3 && word.starts_with(char::is_uppercase);
        if is_name { format!("{}{ending}{}", &word[..end], &word[end..]) } else { word.to_owned() }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A number in letters, two at least.
fn letters(mut number: usize) -> String {
    let mut letters = String::new();
    while number > 0 || letters.len() < 2 {
        letters.push(char::from(b"abdeiklmnorstu"[number % 14]));
        number /= 14;
    }
    letters
}

// ---- measuring ---------------------------------------------------------------------------------

/// The best time of the runs that fit into [`PATIENCE`], and what the work gave.
fn best<T>(mut work: impl FnMut() -> T) -> (T, Duration) {
    let begin = Instant::now();
    let (mut result, mut best) = timed(&mut work);
    while begin.elapsed() < PATIENCE {
        let (again, time) = timed(&mut work);
        (result, best) = (again, best.min(time));
    }
    (result, best)
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = black_box(work());
    (result, start.elapsed())
}

/// Exact for anything that fits into memory.
#[expect(clippy::cast_precision_loss, reason = "counts here stay far below 2^52")]
fn as_f64(count: usize) -> f64 {
    count as f64
}

/// Rounded, with commas between thousands.
fn as_count(number: f64) -> String {
    let digits = format!("{number:.0}");
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .filter_map(|group| std::str::from_utf8(group).ok())
        .collect();
    groups.join(",")
}
