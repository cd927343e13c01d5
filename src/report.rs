//! The answer: what the article is, who speaks in it and what they say.
//!
//! The types here are the contract with every reader of a report: keys may be added, none is
//! renamed. Positions are byte spans of the paste; [`crate::offsets`] turns a whole report into
//! UTF-16 units or code points.

mod compose;
mod confidence;
mod why;

use serde::Serialize;

use crate::span::Span;

pub use compose::{Findings, compose};

/// Everything found in one paste.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Report {
    /// Headline, dateline and the like.
    pub meta: Meta,
    /// The cleaned article: one paragraph, heading or list item a line.
    pub body: String,
    /// The lines of the body in order, and what each of them is.
    pub blocks: Vec<BodyBlock>,
    /// The way from the body back to the paste: stretches of equal words, in order. What lies
    /// between them was replaced (a leaked entity) or inserted (a line break).
    pub origin: Vec<Origin>,
    /// What was left out, and why, in the order of the paste.
    pub removed: Vec<Removed>,
    /// Who speaks, in order of their first statement.
    pub speakers: Vec<Speaker>,
    /// Who says what, in the order of the text.
    pub attributions: Vec<Attribution>,
    /// Quotation marks that do not pair up, and what was made of them.
    pub repairs: Vec<Repair>,
    /// Words in the body.
    pub words: usize,
}

/// What an article says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Meta {
    /// The headline, as written.
    pub headline: Option<String>,
    /// The summary under the headline.
    pub standfirst: Option<String>,
    /// Who wrote it: the names, without "By".
    pub byline: Option<String>,
    /// Where and when it was filed, and the agency.
    pub dateline: Option<Dateline>,
    /// Publication date, ISO 8601 to the minute where a time is given: `2021-12-03T21:46`.
    pub date: Option<String>,
    /// The section of the paper.
    pub section: Option<String>,
    /// Headings inside the article, in order.
    pub subheadings: Vec<String>,
}

/// `KYIV, March 3 (Reuters)`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Dateline {
    /// The places as written.
    pub places: Vec<String>,
    /// The date as written.
    pub date: Option<String>,
    /// The agency.
    pub agency: Option<String>,
}

/// A line of the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct BodyBlock {
    /// What it is.
    pub kind: BodyKind,
    /// Where it stands in the paste.
    #[cfg_attr(feature = "wasm", tsify(type = "[number, number]"))]
    pub span: Span,
    /// Where it stands in `body`, in the unit of the report.
    #[cfg_attr(feature = "wasm", tsify(type = "[number, number]"))]
    pub in_body: Span,
}

/// What a line of the body is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum BodyKind {
    /// The article's title.
    Headline,
    /// The summary under it.
    Standfirst,
    /// A heading inside the article.
    Subheading,
    /// Running text.
    #[default]
    Paragraph,
    /// An item of a list.
    ListItem,
}

/// A stretch of equal words in the body and in the paste.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Origin {
    /// Where it stands in `body`.
    #[cfg_attr(feature = "wasm", tsify(type = "[number, number]"))]
    pub in_body: Span,
    /// Where it stands in the paste.
    #[cfg_attr(feature = "wasm", tsify(type = "[number, number]"))]
    pub span: Span,
}

/// Something left out of the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Removed {
    /// What it is.
    pub kind: RemovedKind,
    /// Why it was left out, in words.
    pub reason: String,
    /// Where it stands in the paste.
    #[cfg_attr(feature = "wasm", tsify(type = "[number, number]"))]
    pub span: Span,
}

/// Kinds of what is not the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum RemovedKind {
    /// Menus, icons, buttons, view counts.
    PageFurniture,
    /// When it was published or changed.
    Timestamp,
    /// Who wrote it.
    Byline,
    /// Where and when it was filed.
    Dateline,
    /// The words under a picture.
    Caption,
    /// Whose picture it is.
    Credit,
    /// An agency's or editor's mark at the end.
    Signature,
    /// A link to another article.
    RelatedLink,
    /// Newsletters, subscriptions, apps.
    Promotion,
    /// Share buttons.
    Share,
    /// Advertisements.
    Advertisement,
    /// Readers' comments.
    Comment,
    /// A correction or update note.
    Correction,
    /// An embedded post.
    Embed,
    /// A mark that belongs to nothing.
    StrayMark,
}

/// A person, body or document that speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Speaker {
    /// Number in the report, from 1.
    pub id: usize,
    /// The fullest name the article gives, without title; else its most specific description.
    pub name: String,
    /// What kind of speaker it is.
    pub kind: SpeakerKind,
    /// Title or office as the article says it.
    pub role: Option<String>,
    /// The other ways the article refers to it, in order of appearance, pronouns left out.
    pub aliases: Vec<String>,
}

/// Kinds of speakers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum SpeakerKind {
    /// A named person.
    Person,
    /// A firm, ministry, country, agency, party.
    Organisation,
    /// A statement, letter, report.
    Document,
    /// Somebody without a name: an official, sources, residents.
    #[default]
    Unnamed,
}

/// One statement: its content, cue and source, and who is behind it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Attribution {
    /// `Q1`, `Q2` … in the order of the text; `I1`, `I2` … of implied ones.
    pub id: String,
    /// How much of it stands between quotation marks.
    #[serde(rename = "type")]
    pub kind: AttributionType,
    /// Whether no cue says that it was said: the sentence only seems to go on from the statement
    /// before it. A guess, reported only if asked for.
    pub implied: bool,
    /// What was said, in one or more pieces.
    #[cfg_attr(feature = "wasm", tsify(type = "[number, number][]"))]
    pub content: Vec<Span>,
    /// The words that announce it: `said`, `according to`.
    #[cfg_attr(feature = "wasm", tsify(type = "[number, number][]"))]
    pub cue: Vec<Span>,
    /// The words that name the speaker: `he`, `the minister`.
    #[cfg_attr(feature = "wasm", tsify(type = "[number, number][]"))]
    pub source: Vec<Span>,
    /// The speaker's full name or most specific description.
    pub speaker: Option<String>,
    /// The number of the speaker in [`Report::speakers`].
    pub speaker_id: Option<usize>,
    /// The speaker's title or office.
    pub role: Option<String>,
    /// Through whom it reached the paper, nearest the speaker first.
    pub via: Vec<String>,
    /// To whom it was said, as written.
    pub addressee: Option<String>,
    /// Where it was said, as written.
    pub venue: Option<String>,
    /// How the cue stands to what is said.
    pub stance: Stance,
    /// How sure the engine is that content and speaker are right, 0.01 to 0.99.
    pub confidence: f64,
    /// What decided, in words.
    pub why: Vec<String>,
}

/// How much of a statement stands between quotation marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum AttributionType {
    /// All of it.
    Direct,
    /// Part of it.
    Mixed,
    /// Nothing of it.
    #[default]
    Indirect,
    /// Marks around words nobody is quoted as saying.
    Term,
}

/// How a cue stands to what is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// said, added, according to
    #[default]
    Neutral,
    /// denied, rejected, refuted
    Denied,
    /// suggested, did not rule out, allegedly
    Hedged,
    /// asked, wondered whether
    Questioned,
}

/// A quotation mark without its partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Repair {
    /// What was wrong and what was made of it, in words.
    pub what: String,
    /// The mark in the paste.
    #[cfg_attr(feature = "wasm", tsify(type = "[number, number]"))]
    pub span: Span,
}
