//! What HTML says of a block.

use crate::paste::BlockHint;
use crate::report::RemovedKind::{
    self, Advertisement, Byline, Caption, Comment, Credit, PageFurniture, Promotion, RelatedLink,
    Share, Timestamp,
};

use super::names::Names;
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

/// How many groups of names there are, posts among them.
pub const CLASS_GROUPS: u8 = 10;

/// The group of posts embedded from elsewhere, which articles quote.
pub const POSTS: u8 = 10;

/// The group that a name with these parts is in, from 1; 0 for none.
#[must_use]
pub fn class_group(parts: &[String]) -> u8 {
    let named = |words: &[&str]| parts.iter().any(|part| words.contains(&part.as_str()));
    let at = CLASSES.iter().position(|(words, _, _)| named(words));
    at.and_then(|at| u8::try_from(at + 1).ok()).unwrap_or(0)
}

/// Whether a name with these parts is of a post embedded from elsewhere.
#[must_use]
pub fn is_post_name(parts: &[String]) -> bool {
    parts.iter().any(|part| matches!(part.as_str(), "tweet" | "instagram" | "blockquote"))
}

/// The group of readers' comments.
#[must_use]
pub fn comments_group() -> u8 {
    group_of(Comment)
}

fn group_of(kind: RemovedKind) -> u8 {
    let at = CLASSES.iter().position(|(_, of, _)| *of == kind);
    at.and_then(|at| u8::try_from(at + 1).ok()).unwrap_or(0)
}

/// Why HTML takes the piece out, if it does.
#[must_use]
pub fn hinted(piece: &Piece, index: usize, names: &Names) -> Option<Cut> {
    let hint = piece.hint?;
    let apart = |element: &str| names.elements(hint).any(|around| around == element);
    if is_heading(&hint.tag) && !["nav", "footer", "aside"].into_iter().any(apart) {
        return None;
    }
    by_element(hint, names)
        .or_else(|| by_links(piece, hint))
        .or_else(|| by_class(piece, hint, index, names))
}

fn by_element(hint: &BlockHint, names: &Names) -> Option<Cut> {
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
    let reason = names.elements(hint).find_map(|element| match element {
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
    if hint.link_chars == 0 || piece.words > 40 {
        return None;
    }
    let units = piece.as_str().encode_utf16().count();
    if hint.link_chars * 10 < units * 8 {
        return None;
    }
    if piece.words >= 4 {
        return Some(Cut::new(RelatedLink, "nothing but a link"));
    }
    Some(Cut::new(PageFurniture, "nothing but a link"))
}

/// Names say what a block is up to so far out.
const NEAR: usize = 12;
/// A caption is called so itself, or what stands close around it is.
const CLOSE: usize = 4;

/// Names are taken at their word only for short blocks, but for readers' comments and for captions,
/// which may be long; a post that is quoted in something called `banner` stays.
fn by_class(piece: &Piece, hint: &BlockHint, index: usize, names: &Names) -> Option<Cut> {
    let near = names.of(index).take(NEAR).map(|name| name.group);
    if hint.tag == "blockquote"
        || within(hint, &["blockquote"])
        || near.clone().any(|group| group == POSTS)
    {
        return None;
    }
    let (_, kind, reason) = CLASSES.get(usize::from(names.group(index, NEAR)).checked_sub(1)?)?;
    let sentence = piece.words >= 12 && piece.ending == Ending::Stop && hint.tag == "p";
    let short = piece.words <= 50 && !sentence;
    let sure = *kind == Comment
        || *kind == Caption
            && piece.words <= 70
            && near.take(CLOSE).any(|group| group == group_of(Caption));
    (short || sure).then(|| Cut::new(*kind, reason))
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
    fn word_processors_and_reader_modes_say_nothing_of_their_paragraphs() {
        let kinds = [
            ("MsoNormal WordSection1", "MsoTitle WordSection1"),
            ("docs-internal-guid-1f2e", "docs-internal-guid-1f2e"),
            ("moz-reader-content reader-show-element", "reader-title header reader-header"),
        ];
        for (text, title) in kinds {
            let (article, body) = cleaned(&[
                ("h1", "", title, 0, "Ferry stops"),
                ("p", "", text, 0, FIRST),
                ("p", "", text, 0, LAST),
            ]);
            assert_eq!(body, format!("Ferry stops\n{FIRST}\n{LAST}"));
            assert_eq!(article.meta.headline.as_deref(), Some("Ferry stops"));
        }
    }

    #[test]
    fn what_a_page_calls_comments_or_captions_goes_however_long_it_is() {
        let long = format!("{FIRST} {LAST}");
        let (article, body) = cleaned(&[
            ("p", "article", "story-text", 0, FIRST),
            ("p", "article", "leadImageCaption", 0, &long),
            ("p", "article", "twitter-tweet social-embed", 12, "Bring soup, we are all here."),
            ("p", "article", "story-text", 0, LAST),
            ("p", "ol", "comment-content comment-body", 0, &long),
        ]);
        assert_eq!(body, format!("{FIRST}\nBring soup, we are all here.\n{LAST}"));
        let kinds: Vec<_> = article.removed.iter().map(|removed| removed.kind).collect();
        assert_eq!(kinds, [RemovedKind::Caption, RemovedKind::Comment]);
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
