//! How well pages are cleaned by models that have not seen their sites.

use std::collections::BTreeSet;
use std::io::Write;

use anyhow::Result;
use quotelens::blocks::segment;
use quotelens::clean::page_model::PageModel;
use quotelens::clean::{Article, clean_by};
use quotelens::normalise::normalise;
use quotelens::paste::{Paste, Settings};
use quotelens::report::BodyKind;
use serde_json::json;

use crate::corpora::FOLDS;
use crate::page_training::{PageRecipe, train};
use crate::pages::Page;

/// Cleans each page by a model trained on the pages of other sites, and writes the bodies, an object
/// with `id` and `text` a line, from plain text and from HTML.
///
/// # Errors
///
/// If nothing can be written.
pub fn bodies(
    pages: &[Page],
    recipe: PageRecipe,
    mut plain: impl Write,
    mut html: impl Write,
) -> Result<()> {
    let sites: Vec<String> =
        pages.iter().map(Page::site).collect::<BTreeSet<_>>().into_iter().collect();
    let fold_of = |page: &Page| sites.binary_search(&page.site()).unwrap_or(0) % FOLDS;
    for fold in 0..FOLDS {
        let others: Vec<&Page> = pages.iter().filter(|page| fold_of(page) != fold).collect();
        let model = train(&others, recipe);
        for page in pages.iter().filter(|page| fold_of(page) == fold) {
            writeln!(
                plain,
                "{}",
                json!({"id": page.id, "text": body(&model, &Paste::plain(&page.paste))})
            )?;
            let walked = quotelens_html::blocks(&page.html);
            let paste = Paste { text: &walked.text, hints: walked.hints };
            writeln!(html, "{}", json!({"id": page.id, "text": body(&model, &paste)}))?;
        }
    }
    Ok(())
}

/// The article without headline and summary, as the corpus has it.
fn body(model: &PageModel, paste: &Paste) -> String {
    let text = normalise(paste);
    let article: Article =
        clean_by(model, &text, &segment(&text, &paste.hints), paste, &Settings::default());
    let kept = article
        .lines
        .iter()
        .filter(|line| !matches!(line.kind, BodyKind::Headline | BodyKind::Standfirst));
    let lines: Vec<&str> = kept.map(|line| &article.body.as_str()[line.range.clone()]).collect();
    lines.join("\n")
}
