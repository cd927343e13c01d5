//! What is left of a page of HTML, from the walker to the article: pages of our own writing, each built as
//! one kind of them is.

use quotelens::blocks::segment;
use quotelens::clean::{Article, clean};
use quotelens::normalise::normalise;
use quotelens::paste::{Paste, Settings};
use quotelens::report::RemovedKind;

const FIRST: &str =
    "The ferry to Lillevik stopped running on Monday after its crew had walked out.";
const SAID: &str =
    "“We are sailors, not beggars,” said Karl Lund, who has steered the old boat for thirty years.";
const LAST: &str = "The owners said the boat would sail again as soon as wages had been agreed.";
const HEADLINE: &str = "Ferry to Lillevik stops as crew walks out";
const MENU: &str = "<nav><a href='/'>Home</a><a href='/n'>News</a></nav>";
const AROUND: &str = "<aside><h3>Most read</h3><ul><li><a href='/1'>Harbour fees to rise</a></li>\
    <li><a href='/2'>Council votes on quay</a></li></ul></aside>\
    <footer><a href='/t'>Terms of use</a></footer>";

fn cleaned(html: &str) -> Article {
    let page = quotelens_html::blocks(html);
    let paste = Paste { text: &page.text, hints: page.hints };
    let text = normalise(&paste);
    clean(&text, &segment(&text, &paste.hints), &paste, &Settings::default())
}

fn paragraphs(words: &[&str]) -> String {
    words.iter().map(|words| format!("<p>{words}</p>")).collect()
}

fn lines(article: &Article) -> Vec<&str> {
    article.body.as_str().lines().collect()
}

#[test]
fn accelerated_pages() {
    let article = cleaned(&format!(
        "<header class='amp-header'><button>Open menu</button><a href='/'>Harbour Post</a></header>\
         <amp-sidebar hidden><ul><li><a href='/a'>News</a></li></ul></amp-sidebar>\
         <article class='amp-wp-article'><header><h1 class='amp-wp-title'>{HEADLINE}</h1>\
         <div class='amp-wp-meta amp-wp-byline'>By Ada Moen</div>\
         <div class='amp-wp-meta'><time>March 4, 2031</time></div></header>\
         <figure><amp-img alt='ferry'></amp-img><figcaption>The old ferry in spring</figcaption></figure>\
         <div class='amp-wp-article-content'><p>{FIRST}</p>\
         <amp-ad class='ad'><div>Advertisement</div></amp-ad>{}</div>\
         <footer class='amp-wp-article-footer'>Categories: <a href='/x'>Harbour</a></footer></article>\
         <footer class='amp-wp-footer'><a href='#'>Back to top</a><p>Powered by Pressy</p></footer>",
        paragraphs(&[SAID, LAST])
    ));
    assert_eq!(lines(&article), [HEADLINE, FIRST, SAID, LAST]);
    assert_eq!(article.meta.byline.as_deref(), Some("Ada Moen"));
    assert_eq!(article.meta.date.as_deref(), Some("2031-03-04"));
}

#[test]
fn an_answered_mail() {
    let article = cleaned(&format!(
        "<div dir='ltr'>Jonas, please read it before noon and ring me about it.</div><br>\
         <div class='gmail_quote'><div class='gmail_attr'>On Mon, 4 Mar 2031 at 21:46, Ada Moen \
         &lt;<a href='mailto:ada@example.org'>ada@example.org</a>&gt; wrote:<br></div>\
         <blockquote class='gmail_quote'>{}<span class='gmail_signature_prefix'>-- </span><br>\
         <div class='gmail_signature'>Ada Moen<br>Harbour desk</div></blockquote></div>",
        paragraphs(&[FIRST, SAID, LAST])
    ));
    let greeting = "Jonas, please read it before noon and ring me about it.";
    assert_eq!(lines(&article), [greeting, FIRST, SAID, LAST]);
    let kinds: Vec<_> = article.removed.iter().map(|removed| removed.kind).collect();
    use RemovedKind::{PageFurniture, Signature};
    assert_eq!(kinds, [PageFurniture, Signature, Signature, Signature]);
}

#[test]
fn word_processors() {
    let text =
        [FIRST, SAID, LAST].map(|words| format!("<p class='MsoNormal'><span>{words}</span></p>"));
    let word = format!(
        "<div class='WordSection1'><p class='MsoTitle'>{HEADLINE}</p>{}</div>",
        text.concat()
    );
    let text =
        [FIRST, SAID, LAST].map(|words| format!("<p dir='ltr'><span>{words}</span></p><br>"));
    let docs = format!(
        "<b id='docs-internal-guid-1f'><h1><span>{HEADLINE}</span></h1>{}</b>",
        text.concat()
    );
    for page in [word, docs] {
        let article = cleaned(&page);
        assert_eq!(lines(&article), [HEADLINE, FIRST, SAID, LAST]);
        assert!(article.removed.is_empty(), "{:?}", article.removed);
        assert_eq!(article.meta.headline.as_deref(), Some(HEADLINE));
    }
}

#[test]
fn live_reports() {
    let entry = |time: &str, words: &str| {
        format!("<div class='block'><time>{time}</time>{words}<button>Share</button></div>")
    };
    let article = cleaned(&format!(
        "<main>{MENU}<h1>Ferry strike: latest updates</h1><div class='live-blog'>{}{}{}</div>{AROUND}</main>",
        entry("22.05 GMT", "<p>The crew has gone home. We stop here for tonight.</p>"),
        entry("21.30 GMT", &format!("<h2>Boatswain closes the door</h2><p>{SAID}</p>")),
        entry("20.15 GMT", &format!("<h2>Last boat tied up</h2><p>{FIRST}</p>")),
    ));
    assert_eq!(
        lines(&article),
        [
            "Ferry strike: latest updates",
            "The crew has gone home. We stop here for tonight.",
            "Boatswain closes the door",
            SAID,
            "Last boat tied up",
            FIRST
        ]
    );
}

#[test]
fn questions_lists_and_very_short_news() {
    let body = |words: String| {
        format!(
            "{MENU}<article><h1>{HEADLINE}</h1><p class='byline'>By Ada Moen</p>\
                 <div class='article-body'>{words}</div></article>{AROUND}"
        )
    };
    let told = "Ada Moen spoke with Karl Lund about the walk-out that has stopped the ferry.";
    let questions =
        [told, "Why did you leave?", "Because nobody listened.", "Will you go back?", "Yes."];
    let article = cleaned(&body(paragraphs(&questions)));
    assert_eq!(lines(&article)[1..], questions);

    let list = format!(
        "<p>{told}</p><h2>1. Walk to the lighthouse</h2><p>It is an hour from the quay.</p>\
         <h2>2. Count the boats</h2><p>There are nine.</p>"
    );
    let article = cleaned(&body(list));
    assert_eq!(article.meta.subheadings, ["1. Walk to the lighthouse", "2. Count the boats"]);
    assert_eq!(lines(&article).len(), 6);

    let short =
        ["The ferry to Lillevik stopped running on Monday.", "Its crew walked out at noon."];
    let article = cleaned(&body(paragraphs(&short)));
    assert_eq!(lines(&article)[1..], short);
    assert_eq!(article.meta.byline.as_deref(), Some("Ada Moen"));
}
