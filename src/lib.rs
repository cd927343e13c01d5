//! Quotelens cleans a pasted news article and says who is quoted in it.
//!
//! [`analyse`] takes what was pasted and gives a [`Report`]: the article without
//! page furniture, every quotation and reported statement in it, who spoke, through whom it reached
//! the paper, and how sure each of these is.
//!
//! ```
//! let report = quotelens::analyse("“We will not close the school,” said Mara Lindqvist.");
//! let statement = &report.attributions[0];
//! assert_eq!(statement.content[0].of("“We will not close the school,” said Mara Lindqvist."),
//!     "We will not close the school");
//! assert_eq!(statement.speaker.as_deref(), Some("Mara Lindqvist"));
//! ```
//!
//! Analysis never fails: any text gives a report, and doubt is data in it. Nothing here reads a
//! file, a clock or the network, and the same paste gives the same report everywhere.

// The way of the text: each stage one file, in this order.
pub mod paste;
pub mod normalise;
pub mod blocks;
pub mod clean;
pub mod tokens;
pub mod sentences;
pub mod marks;
pub mod tags;
pub mod cues;
pub mod statements;
pub mod mentions;
pub mod speakers;
pub mod chains;
pub mod follow_on;
pub mod report;

// The ground they stand on.
pub mod calendar;
pub mod eight;
pub mod lexicon;
pub mod model;
pub mod offsets;
pub mod order;
pub mod phrases;
pub mod span;
pub mod text;

// The face in a browser.
#[cfg(feature = "wasm")]
pub mod wasm;

use model::{Model, atoms};
use paste::{Paste, Settings};
use phrases::Reading;
use report::{Findings, Report};

/// Cleans plain pasted text and says who is quoted in it.
#[must_use]
pub fn analyse(paste: &str) -> Report {
    analyse_with(&Paste::plain(paste), &Settings::default())
}

/// The same for a paste with hints, under the user's settings. Positions are bytes of `paste.text`;
/// [`offsets::report_in`] gives them in other units.
#[must_use]
pub fn analyse_with(paste: &Paste, settings: &Settings) -> Report {
    analyse_by(model::embedded(), paste, settings)
}

/// The same with a model of one's own.
#[must_use]
pub fn analyse_by(model: &Model, paste: &Paste, settings: &Settings) -> Report {
    let text = normalise::normalise(paste);
    let blocks = blocks::segment(&text, &paste.hints);
    let article = clean::clean(&text, &blocks, paste, settings);

    let tokens = tokens::tokenise(&article);
    let sentences = sentences::split(&tokens);
    let marks = marks::pair(&tokens);
    let spellings = atoms::spellings(&tokens, &model.words);
    let tags = tags::read(model, &spellings, &tokens, &sentences, &marks);
    let reading = Reading { tokens: &tokens, tags: &tags, marks: &marks };

    let atoms = atoms::atoms(reading, &sentences, &spellings);
    let mut cues = cues::find(model, &article, reading, &sentences, &atoms);
    let statements =
        statements::find(model, settings.precision, reading, &sentences, &atoms, &mut cues);
    let mentions = mentions::find(&article, reading, &sentences);
    let speakers = speakers::resolve(reading, &sentences, &cues, &mentions, &statements);
    let chains = chains::trace(reading, &sentences, &cues, &statements, &speakers);

    let continuations =
        follow_on::find(settings.follow_on, reading, &sentences, &cues, &statements, &speakers);

    report::compose(&Findings {
        article: &article,
        tokens: &tokens,
        marks: &marks,
        cues: &cues,
        statements: &statements,
        speakers: &speakers,
        chains: &chains,
        continuations: &continuations,
    })
}
