//! The tags that the later stages meet in training: those of a tagger that has not seen the document
//! (jackknifing), since its mistakes are what the stages have to live with.

use anyhow::Result;
use quotelens::model::atoms::Spelling;
use quotelens::model::file::Parts;
use quotelens::tags;

use super::Recipe;
use super::parallel::{both, half, in_half};
use super::prepared::Prepared;
use crate::document::Document;
use crate::read_model;
use crate::tagger::{self, Spelled};

/// The tagger's table, trained on some documents.
pub fn table(documents: &[Spelled], recipe: Recipe) -> Vec<u8> {
    let weights = tagger::train(documents, recipe.tag_bits, recipe.tag_epochs);
    tagger::quantised(&weights, recipe.tag_least)
}

/// All documents, each half tagged by a tagger that was trained on the other.
pub fn jackknifed<'a>(
    documents: &'a [Document<'a>],
    spellings: &'a [Vec<Spelling>],
    untrained: &Parts,
    recipe: Recipe,
) -> Result<Vec<Prepared<'a>>> {
    let all = spelled(documents, spellings);
    let tagger = |which: usize| table(&in_half(&all, which), recipe);
    let (even, odd) = both(|| tagger(0), || tagger(1));
    let files = [even, odd].map(|table| Parts { tags: table, ..untrained.clone() }.write());
    let models = [read_model(&files[0])?, read_model(&files[1])?];
    let prepared = |(number, &(document, spellings)): (usize, &Spelled<'a>)| {
        let model = &models[1 - half(number)];
        let tags = tags::tag(model, spellings, &document.tokens, &document.sentences);
        Prepared::new(document, spellings, tags)
    };
    Ok(all.iter().enumerate().map(prepared).collect())
}

/// Documents together with their spellings.
pub fn spelled<'a>(
    documents: &'a [Document<'a>],
    spellings: &'a [Vec<Spelling>],
) -> Vec<Spelled<'a>> {
    documents.iter().zip(spellings.iter().map(Vec::as_slice)).collect()
}

/// Says how many of the tags are right.
#[expect(clippy::cast_precision_loss, reason = "a share to be read")]
pub fn report(prepared: &[Prepared]) {
    let both = prepared.iter().flat_map(|one| one.document.tags.iter().zip(&one.tags));
    let known = both.filter_map(|(gold, tag)| Some(gold.as_ref()? == tag));
    let (right, all) =
        known.fold((0, 0), |(right, all), is_right| (right + usize::from(is_right), all + 1));
    eprintln!("tags: {right} of {all} right where not seen, {:.4}", right as f64 / all as f64);
}
