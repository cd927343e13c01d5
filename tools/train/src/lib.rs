//! Trains the weights that the engine carries: `src/model/README.md` says on what and how well.
//!
//! The model of whole pages is apart from the others: [`pages`] come in, [`page_training`] makes a table
//! of weights, [`page_folds`] says how well it does on sites that it has not seen.
//!
//! Articles come in from [`corpora`], become what the engine's stages see ([`document`]), and go
//! through [`training`], which trains four linear models one after the other: parts of speech
//! ([`tagger`]), the words that announce ([`logistic`]), the extent of statements ([`chain`]) and how
//! likely each is right ([`logistic`] again). Features are those of the engine, fired by its own
//! functions, so that nothing can be trained on that the engine does not see.
//!
//! The same articles and the same [`Recipe`] give the same bytes on every machine: random numbers come
//! from a fixed seed ([`random`]), work is split into fixed halves however many cores there are, and
//! floating point uses nothing but what IEEE 754 fixes, or `libm`.

// From files to what the engine sees.
pub mod corpora;
pub mod corpus;
pub mod penn;
pub mod document;
pub mod pages;

// The methods.
pub mod random;
pub mod ftrl;
pub mod logistic;
pub mod chain;
pub mod tagger;
pub mod words;

// All of it together.
pub mod training;
pub mod page_training;

// What comes out.
pub mod card;
pub mod predict;
pub mod page_folds;

use std::time::Instant;

use anyhow::{Result, anyhow};
use quotelens::clean::Article;
use quotelens::model::Model;

use corpus::Annotated;
use document::Document;
pub use training::Recipe;

/// The model file trained from articles.
///
/// # Errors
///
/// If the recipe makes tables that the engine cannot read.
pub fn model_file(articles: &[Annotated], recipe: Recipe) -> Result<Vec<u8>> {
    let begin = Instant::now();
    let bodies: Vec<Article> = articles.iter().map(document::body).collect();
    let documents: Vec<Document> =
        articles.iter().zip(&bodies).map(|(article, body)| Document::new(article, body)).collect();
    eprintln!("{} articles read after {:.1} s", articles.len(), begin.elapsed().as_secs_f64());
    let parts = training::train(&documents, recipe)?;
    eprintln!("trained after {:.1} s", begin.elapsed().as_secs_f64());
    Ok(parts.write())
}

/// A model file as the engine reads it; the error in words.
///
/// # Errors
///
/// If it is no model of this engine.
pub fn read_model(file: &[u8]) -> Result<Model> {
    Model::read(file).map_err(|error| anyhow!("no model of this engine ({error:?})"))
}
