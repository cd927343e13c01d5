//! One article in, one answer out.

use std::borrow::Cow;

use indexmap::IndexMap;
use quotelens::offsets::{Unit, report_in};
use quotelens::paste::{Paste, Settings};
use quotelens::report::Report;
use serde::Serialize;
use serde_json::value::RawValue;

/// An article as it was handed in.
#[derive(Clone, Copy, Debug)]
pub enum Article<'a> {
    /// Plain text.
    Text(&'a str),
    /// HTML source.
    Html(&'a str),
}

/// A report and the text its positions count in.
pub struct Analysed<'a> {
    /// The plain text as it came, or the text of the blocks of an HTML page.
    pub text: Cow<'a, str>,
    /// The report, positions in bytes of `text`.
    pub report: Report,
}

/// Analyses one article.
pub fn analyse<'a>(article: Article<'a>, settings: &Settings) -> Analysed<'a> {
    let (text, hints) = match article {
        Article::Text(text) => (Cow::Borrowed(text), Vec::new()),
        Article::Html(source) => {
            let page = quotelens_html::blocks(source);
            (Cow::Owned(page.text), page.hints)
        }
    };
    let report = quotelens::analyse_with(&Paste { text: &text, hints }, settings);
    Analysed { text, report }
}

/// The answer as it is printed: the report after an article's id.
#[derive(Serialize)]
pub struct Answer<'a> {
    /// As it came: a string or a number.
    pub id: &'a RawValue,
    /// What the positions count in, where it was not in the input.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Cow<'a, str>>,
    /// The report, positions in the unit asked for.
    #[serde(flatten)]
    pub report: Report,
    /// The other keys of the input.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input: Option<IndexMap<&'a str, &'a RawValue>>,
}

impl<'a> Answer<'a> {
    /// What is printed of `analysed`.
    pub fn new(id: &'a RawValue, article: Article<'a>, analysed: Analysed<'a>, unit: Unit) -> Self {
        let Analysed { text, report } = analysed;
        let report = report_in(unit, report, &text);
        let text = matches!(article, Article::Html(_)).then_some(text);
        Self { id, text, report, input: None }
    }
}
