//! What HTML says of a block.

use crate::paste::BlockHint;
use crate::report::RemovedKind::{
    self, Advertisement, Byline, Caption, Comment, Credit, PageFurniture, Promotion, RelatedLink,
    Share, Timestamp,
};

use super::piece::{Ending, Piece};
use super::plan::Cut;

/// Words in `class`, `id` and `role` near a block, and what they make of it. Whole parts of names
/// only: `share` is in `post-share-row`, not in `shareholder`.
const CLASSES: &[(&[&str], RemovedKind, &str)] = &[
    (&["caption", "figcaption", "wp-caption"], Caption, "the page calls it a caption"),
    (&["credit", "photocredit", "copyright"], Credit, "the page calls it a credit"),
    (
        &["share", "sharing", "social", "sharedaddy", "addthis"],
        Share,
        "the page calls it a share row",
    ),
    (&["comments", "comment", "disqus", "respond"], Comment, "the page calls it comments"),
    (
        &["newsletter", "subscribe", "subscription", "signup", "paywall", "promo"],
        Promotion,
        "the page calls it a promotion",
    ),
    (
        &[
            "related",
            "recommended",
            "recirc",
            "trending",
            "outbrain",
            "taboola",
            "teaser",
            "readmore",
            "mostpopular",
            "popular",
            "more-stories",
        ],
        RelatedLink,
        "the page calls it related links",
    ),
    (
        &["ad", "ads", "advert", "advertisement", "sponsored"],
        Advertisement,
        "the page calls it an advertisement",
    ),
    (&["byline", "author", "contributors"], Byline, "the page calls it the byline"),
    (&["timestamp", "dateline", "pubdate", "published"], Timestamp, "the page calls it the date"),
    (
        &[
            "breadcrumb",
            "breadcrumbs",
            "cookie",
            "consent",
            "gdpr",
            "navigation",
            "navbar",
            "menu",
            "sidebar",
            "footer",
            "tags",
            "taglist",
            "skip",
            "banner",
            "masthead",
            "search",
            "contentinfo",
            "complementary",
            "screen-reader",
            "sr-only",
        ],
        PageFurniture,
        "the page calls it furniture",
    ),
];

/// How many groups of names there are.
pub const CLASS_GROUPS: u8 = 9;

/// The group that a name is in, from 1.
#[must_use]
pub fn class_group(name: &str) -> Option<u8> {
    let at = CLASSES.iter().position(|(words, _, _)| names(words, name))?;
    u8::try_from(at + 1).ok()
}

/// Whether a name is one of `words`, or a part of it is.
fn names(words: &[&str], name: &str) -> bool {
    let folded = name.to_ascii_lowercase();
    words.iter().any(|word| folded == *word || folded.split(['-', '_']).any(|part| part == *word))
}

/// Why HTML takes the piece out, if it does.
#[must_use]
pub fn hinted(piece: &Piece) -> Option<Cut> {
    let hint = piece.hint?;
    if is_heading(&hint.tag) && !within(hint, &["nav", "footer", "aside"]) {
        return None;
    }
    by_element(hint).or_else(|| by_links(piece, hint)).or_else(|| by_class(piece, hint))
}

fn by_element(hint: &BlockHint) -> Option<Cut> {
    if hint.tag == "figcaption" || within(hint, &["figcaption"]) {
        return Some(Cut::new(Caption, "words under a picture"));
    }
    if hint.tag == "img" || hint.tag == "alt" {
        return Some(Cut::new(Caption, "description of a picture"));
    }
    if matches!(hint.tag.as_str(), "button" | "label" | "option" | "select" | "input" | "textarea")
    {
        return Some(Cut::new(PageFurniture, "a control of the page"));
    }
    let reason = hint.within.split_ascii_whitespace().find_map(|element| match element {
        "nav" => Some("in the navigation of the page"),
        "footer" => Some("in the footer of the page"),
        "aside" => Some("beside the article"),
        "form" => Some("in a form"),
        _ => None,
    })?;
    Some(Cut::new(PageFurniture, reason))
}

/// A block that is all links is a way to somewhere else.
fn by_links(piece: &Piece, hint: &BlockHint) -> Option<Cut> {
    let units = piece.as_str().encode_utf16().count();
    if units == 0 || hint.link_chars * 10 < units * 8 || piece.words > 40 {
        return None;
    }
    if piece.words >= 4 {
        return Some(Cut::new(RelatedLink, "nothing but a link"));
    }
    Some(Cut::new(PageFurniture, "nothing but a link"))
}

/// Names are taken at their word only for short blocks: a whole article may stand in something
/// called `share-wrapper`, and a post that is quoted in something called `banner`.
fn by_class(piece: &Piece, hint: &BlockHint) -> Option<Cut> {
    if within(hint, &["blockquote"]) {
        return None;
    }
    if piece.words > 50 || (piece.words >= 12 && piece.ending == Ending::Stop && hint.tag == "p") {
        return None;
    }
    let mut near = hint.class_hint.split_ascii_whitespace().take(12);
    near.find_map(|name| {
        let found = CLASSES.iter().find(|(words, _, _)| names(words, name));
        found.map(|(_, kind, reason)| Cut::new(*kind, reason))
    })
}

fn within(hint: &BlockHint, elements: &[&str]) -> bool {
    hint.within.split_ascii_whitespace().any(|element| elements.contains(&element))
}

/// Whether the tag is a heading's.
#[must_use]
pub fn is_heading(tag: &str) -> bool {
    matches!(tag.as_bytes(), [b'h', b'1'..=b'6'])
}

#[cfg(test)]
mod tests {
    use crate::blocks::segment;
    use crate::clean::{Article, clean};
    use crate::normalise::normalise;
    use crate::paste::{BlockHint, Paste, Settings};
    use crate::report::{BodyKind, RemovedKind};
    use crate::span::Span;

    /// An article of blocks: tag, elements around, classes, words in links, words.
    fn cleaned(blocks: &[(&str, &str, &str, usize, &str)]) -> (Article, String) {
        let words: Vec<&str> = blocks.iter().map(|block| block.4).collect();
        let text = words.join("\n");
        let mut paste = Paste::plain(&text);
        let mut at = 0;
        for (tag, within, class, links, words) in blocks {
            let span = Span::new(at, at + words.len());
            at = span.end + 1;
            paste.hints.push(BlockHint {
                span,
                tag: (*tag).into(),
                link_chars: *links,
                class_hint: (*class).into(),
                within: (*within).into(),
            });
        }
        let normal = normalise(&paste);
        let article = clean(&normal, &segment(&normal, &paste.hints), &paste, &Settings::default());
        let body = article.body.as_str().to_owned();
        (article, body)
    }

    const FIRST: &str =
        "The ferry to Lillevik stopped running on Monday after its crew had walked out.";
    const LAST: &str =
        "The owners said the boat would sail again as soon as wages had been agreed.";

    #[test]
    fn what_html_says_is_believed_of_furniture() {
        let (article, body) = cleaned(&[
            ("li", "ul nav", "", 0, "Tide tables"),
            ("h1", "header article", "", 0, "Ferry stops"),
            ("p", "article", "", 0, FIRST),
            ("figcaption", "figure article", "", 0, "The old ferry in the harbour in the spring"),
            ("p", "article", "", 38, "What the strike means for the islands."),
            ("span", "article", "post-share-row", 0, "Send it on"),
            ("p", "article", "", 0, LAST),
            ("p", "footer", "", 0, "Harbour Post is a paper of the islands and of nobody else."),
        ]);
        assert_eq!(body, format!("Ferry stops\n{FIRST}\n{LAST}"));
        let kinds: Vec<_> = article.removed.iter().map(|removed| removed.kind).collect();
        use RemovedKind::{Caption, PageFurniture, RelatedLink, Share};
        assert_eq!(kinds, [PageFurniture, Caption, RelatedLink, Share, PageFurniture]);
    }

    #[test]
    fn html_does_not_take_prose_for_its_wrapper_or_a_shareholder() {
        let (article, body) = cleaned(&[
            ("p", "article", "share-wrapper", 20, FIRST),
            ("h2", "article", "related-style", 0, "A boat of one's own"),
            ("p", "blockquote article", "banner", 0, "Bring soup!"),
            ("p", "article", "shareholder-news", 0, "They left."),
            ("p", "article", "", 0, LAST),
        ]);
        assert!(article.removed.is_empty(), "{:?}", article.removed);
        assert_eq!(body.lines().count(), 5);
        assert_eq!(article.lines[1].kind, BodyKind::Subheading);
    }
}
