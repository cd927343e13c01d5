//! Which files a release is trained from, and which articles a fold leaves out.

use std::path::Path;

use anyhow::Result;

use crate::corpus::{self, Annotated, Coverage};

/// Parts into which the fully annotated articles are dealt for cross-validation.
pub const FOLDS: usize = 5;

/// The articles of a release, from a folder with `polnear` and `gum`.
///
/// `PolNeAR` teaches what announces and what is said; of GUM, whose attributions are not complete, come
/// gold tags and a few hundred extents.
///
/// # Errors
///
/// If a file is missing or holds something else; the error says which file and line.
pub fn release(corpora: &Path) -> Result<Vec<Annotated>> {
    let polnear = corpora.join("polnear");
    let mut articles = corpus::with_silver_tags(
        &polnear.join("train.jsonl.gz"),
        &polnear.join("silver-train.jsonl.gz"),
    )?;
    articles.extend(corpus::with_tags(&corpora.join("gum/train.jsonl.gz"), Coverage::Some)?);
    Ok(articles)
}

/// The articles that are not in one of the [`FOLDS`]; what is not fully annotated is in none, since
/// nothing could be measured on it.
#[must_use]
pub fn without_fold(articles: Vec<Annotated>, fold: usize) -> Vec<Annotated> {
    let numbered = articles.into_iter().enumerate();
    numbered
        .filter(|(number, article)| !article.complete || number % FOLDS != fold)
        .map(|(_, article)| article)
        .collect()
}

/// So many percent of the articles, as evenly spread as whole articles can be: for a learning curve.
#[must_use]
pub fn share(articles: Vec<Annotated>, percent: usize) -> Vec<Annotated> {
    let before = |number: usize| number * percent / 100;
    let numbered = articles.into_iter().enumerate();
    numbered
        .filter(|(number, _)| before(*number) < before(number + 1))
        .map(|(_, article)| article)
        .collect()
}
