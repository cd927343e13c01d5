//! What was put in: the words, and what is known of how they looked.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// The paste as it reaches the engine.
///
/// Plain text comes with no hints. A rich paste or an HTML file has been walked to a list of
/// blocks before (in the browser over an inert document, on the command line by html5ever): its
/// `text` is those blocks' words with a line break between them, and each block is a [`BlockHint`].
#[derive(Clone, Debug, Default)]
pub struct Paste<'a> {
    /// The words. Every position in a report counts from here.
    pub text: &'a str,
    /// The blocks in order, or empty where nothing is known of them.
    pub hints: Vec<BlockHint>,
}

impl<'a> Paste<'a> {
    /// Plain text, nothing known of its looks.
    #[must_use]
    pub fn plain(text: &'a str) -> Self {
        Self { text, hints: Vec::new() }
    }
}

/// What an HTML walker saw of one block.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", default)]
pub struct BlockHint {
    /// Where the block's words stand in the text.
    #[cfg_attr(feature = "wasm", tsify(type = "[number, number]"))]
    pub span: Span,
    /// The block element in lower case: `p`, `h1`, `li`, `figcaption`, `blockquote`, `td` …
    pub tag: String,
    /// How many UTF-16 units of the words are inside links.
    pub link_chars: usize,
    /// `class`, `id`, `role` and `itemprop` of the block and of what it stands in, nearest first,
    /// joined by blanks.
    pub class_hint: String,
    /// The elements around it that say what it is, nearest first, joined by blanks: `nav`,
    /// `header`, `footer`, `aside`, `figure`, `ul`, `table`, `article`, `main`.
    pub within: String,
}

/// What the user may set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// Whether page furniture is taken out.
    pub cleanup: Cleanup,
    /// How sure the engine must be of a statement to report it.
    pub precision: Precision,
    /// Whether sentences that go on without a cue are reported, flagged as implied.
    pub follow_on: FollowOn,
    /// Stretches of the paste that the user wants in the body whatever the cleanup thinks.
    #[cfg_attr(feature = "wasm", tsify(type = "[number, number][]"))]
    pub put_back: Vec<Span>,
}

/// What becomes of page furniture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Cleanup {
    /// It is left out of the body and listed under `removed`.
    #[default]
    Remove,
    /// The paste is taken to be an article already: every line stays.
    Keep,
}

/// How sure the engine must be of a statement to report it. Quotations are always reported: this
/// decides on reported speech, beliefs and plans.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// Fewer statements, more of them right.
    Strict,
    /// As many right ones as wrong and missed ones balance.
    #[default]
    Normal,
    /// More statements, more of them wrong.
    FindMore,
}

/// Whether sentences that seem to go on from a statement, without saying so, are reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum FollowOn {
    /// They are not.
    #[default]
    Leave,
    /// They are, flagged as implied: guesses.
    Report,
}
