//! How fast is the cleanup alone, on pastes as long as somebody may paste? From the paste to its blocks,
//! and from the blocks to the article; neither tokens nor statements.

use quotelens::blocks::segment;
use quotelens::clean::clean;
use quotelens::normalise::normalise;
use quotelens::paste::{Paste, Settings};
use serde_json::{Value, json};

use crate::growth::repeated;
use crate::measuring::best;

/// Long pastes have so many bytes.
const LONG: usize = 2_000_000;

/// Bytes and seconds of each kind of paste: our articles, cleaned and as pasted, in one long paste each; and
/// `pages`, where there are any, in one long paste and one after the other.
pub fn plain(paragraphs: &[String], articles: &[String], pages: &[String]) -> Value {
    let mut rows = vec![
        row("our articles without their furniture, in one paste", &[repeated(LONG, paragraphs)]),
        row("our articles as pasted, in one paste", &[repeated(LONG, articles)]),
    ];
    if !pages.is_empty() {
        rows.push(row("pasted pages, in one paste", &[repeated(LONG, pages)]));
        rows.push(row("pasted pages, one by one", pages));
    }
    Value::from(rows)
}

/// Seconds for each page of HTML, from its blocks to the article; how long the blocks take is the affair of the
/// walker, and of the browser it walks in.
pub fn html(pages: &[String]) -> Value {
    let seconds = |html: &String| {
        let page = quotelens_html::blocks(html);
        let paste = Paste { text: &page.text, hints: page.hints };
        json!({ "seconds": best(|| kept(&paste)) })
    };
    pages.iter().map(seconds).collect()
}

fn row(name: &str, pastes: &[String]) -> Value {
    let seconds = best(|| pastes.iter().map(|paste| kept(&Paste::plain(paste))).sum::<usize>());
    let bytes: usize = pastes.iter().map(String::len).sum();
    json!({ "name": name, "bytes": bytes, "seconds": seconds })
}

/// How many bytes of the paste are kept.
fn kept(paste: &Paste) -> usize {
    let text = normalise(paste);
    let blocks = segment(&text, &paste.hints);
    clean(&text, &blocks, paste, &Settings::default()).body.as_str().len()
}
