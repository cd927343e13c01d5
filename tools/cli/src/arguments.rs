//! What may be written after `quotelens`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use quotelens::offsets::Unit;
use quotelens::paste::{Cleanup, FollowOn, Precision, Settings};

/// Cleans news articles and says who is quoted in them.
#[derive(Debug, Parser)]
#[command(name = "quotelens", version, propagate_version = true, max_term_width = 100)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The two ways to work.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Analyse one article and print its report
    #[command(visible_alias = "analyze", after_help = ANALYSE_EXAMPLES)]
    Analyse(Analyse),
    /// Analyse many articles: JSON Lines in, JSON Lines out, in the same order
    #[command(after_help = BATCH_EXAMPLES)]
    Batch(Batch),
}

const ANALYSE_EXAMPLES: &str = "\
Examples:
  quotelens analyse article.txt --format markdown
  quotelens analyse page.html --format csv > quotes.csv
  xclip -o | quotelens analyse";

const BATCH_EXAMPLES: &str = "\
Examples:
  quotelens batch articles.jsonl.gz -o reports.jsonl.gz
  quotelens batch --id-key uri --text-key body --keep-input < articles.jsonl > reports.jsonl
  quotelens batch --html-key html --jobs 4 pages.jsonl -o reports.jsonl

A line that cannot be read gives an error object in its place:
  {\"line\": 7, \"id\": null, \"error\": \"…\"}
Exit status: 0 if every article was analysed, 1 if not, 2 if the command is wrong.";

/// Arguments of `analyse`.
#[derive(Debug, Args)]
pub struct Analyse {
    /// The article, plain text or HTML; `-` or nothing is standard input
    pub file: Option<PathBuf>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Json)]
    pub format: Format,
    /// Read the article as HTML, whatever its file is called
    #[arg(long)]
    pub html: bool,
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `batch`.
#[derive(Debug, Args)]
pub struct Batch {
    /// One JSON object a line, plain or gzip; `-` or nothing is standard input
    #[arg(value_name = "IN.jsonl[.gz]")]
    pub input: Option<PathBuf>,
    /// Where the reports go, gzip if it ends in .gz; `-` or nothing is standard output
    #[arg(short, long, value_name = "OUT.jsonl[.gz]")]
    pub output: Option<PathBuf>,
    /// The key of an article's id, a string or a number; an article without one gets its line number
    #[arg(long, value_name = "KEY", default_value = "id")]
    pub id_key: String,
    /// The key of the article as plain text
    #[arg(long, value_name = "KEY", default_value = "text")]
    pub text_key: String,
    /// The key of the article as HTML; the report then holds as "text" what its offsets count in
    #[arg(long, value_name = "KEY", conflicts_with = "text_key")]
    pub html_key: Option<String>,
    /// Pass the other keys of each object on, under "input"
    #[arg(long)]
    pub keep_input: bool,
    /// How many articles to analyse at once [default: one a processor]
    #[arg(long, short, value_name = "N")]
    pub jobs: Option<std::num::NonZeroUsize>,
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of both.
#[derive(Clone, Copy, Debug, Args)]
pub struct Common {
    /// What positions count
    #[arg(long, value_enum, default_value_t = Offsets::Codepoint)]
    pub offsets: Offsets,
    /// Take the text as an article already: nothing is removed
    #[arg(long)]
    pub no_clean: bool,
    /// How sure a reported statement must be; quotations are always reported
    #[arg(long, value_enum, default_value_t = Sureness::Normal)]
    pub precision: Sureness,
    /// Report sentences too that only seem to go on with what was said, flagged as implied
    #[arg(long)]
    pub implied: bool,
}

impl Common {
    /// The engine's settings.
    pub fn settings(self) -> Settings {
        let cleanup = if self.no_clean { Cleanup::Keep } else { Cleanup::Remove };
        let follow_on = if self.implied { FollowOn::Report } else { FollowOn::Leave };
        Settings { cleanup, precision: self.precision.into(), follow_on, ..Settings::default() }
    }
}

/// How sure a reported statement must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Sureness {
    /// Fewer statements, more of them right
    Strict,
    /// The balance
    Normal,
    /// More statements, more of them wrong
    FindMore,
}

impl From<Sureness> for Precision {
    fn from(sureness: Sureness) -> Self {
        match sureness {
            Sureness::Strict => Self::Strict,
            Sureness::Normal => Self::Normal,
            Sureness::FindMore => Self::FindMore,
        }
    }
}

/// How a report is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The whole report, one line
    Json,
    /// A page to read
    Markdown,
    /// A table with one statement a row
    Csv,
}

/// What a position counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Offsets {
    /// Unicode code points, as Python counts
    Codepoint,
    /// UTF-16 units, as JavaScript counts
    Utf16,
    /// Bytes
    Utf8,
}

impl From<Offsets> for Unit {
    fn from(offsets: Offsets) -> Self {
        match offsets {
            Offsets::Codepoint => Self::CodePoint,
            Offsets::Utf16 => Self::Utf16,
            Offsets::Utf8 => Self::Utf8,
        }
    }
}
