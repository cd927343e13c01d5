//! Words that stand alone on a line where pages have buttons, menus and share rows.

use std::sync::LazyLock;

use crate::lexicon::{Table, lines};

/// Networks and ways to send a page on.
const NETWORKS: &[&str] = &[
    "facebook",
    "twitter",
    "linkedin",
    "instagram",
    "pinterest",
    "whatsapp",
    "youtube",
    "reddit",
    "tumblr",
    "flipboard",
    "telegram",
    "messenger",
    "snapchat",
    "tiktok",
    "vkontakte",
    "rss",
    "google+",
    "stumbleupon",
    "weibo",
    "wechat",
    "bluesky",
    "mastodon",
    "threads",
];

/// What stands beside them in a share row.
const SHARE_WORDS: &[&str] = &[
    "share", "shares", "tweet", "tweets", "email", "e-mail", "mail", "print", "save", "copy",
    "link", "pin", "it", "this", "via", "on", "to", "with", "by", "in", "a", "new", "window",
    "opens", "open", "more", "follow", "us", "sms", "pocket", "mix", "line", "gmail", "url",
    "page", "post", "story", "article", "google", "plus", "fb", "x", "-", "|", "/", "•", "·", "&",
    "+", "(opens", "window)", "friends", "sharing", "options", "icon", "like", "likes", "feed",
    "logo", "button",
];

/// Which list a line is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// Share and follow rows.
    Share,
    /// Furniture wherever it stands.
    Furniture,
    /// Furniture only at the edges of a page.
    Edge,
    /// The heading of a list of other articles.
    Related,
    /// An advertisement's label.
    Advertisement,
}

/// The lists of whole lines, in `labels/`; what is in several is of the last.
static LABELS: LazyLock<Table<Label>> = LazyLock::new(|| {
    let lists = [
        (Label::Edge, include_str!("labels/edge.txt")),
        (Label::Advertisement, include_str!("labels/advertisement.txt")),
        (Label::Furniture, include_str!("labels/furniture.txt")),
        (Label::Share, include_str!("labels/share.txt")),
        (Label::Related, include_str!("labels/related.txt")),
    ];
    let mut labels = Vec::new();
    for (label, list) in lists {
        labels.extend(lines(list).map(|line| (line, label)));
    }
    Table::new(labels)
});

/// The list that the whole line `folded` (in lower case) is in.
#[must_use]
pub fn label(folded: &str) -> Option<Label> {
    if folded.len() > 80 {
        return None;
    }
    let bare = folded.trim_matches(|char: char| {
        char.is_whitespace() || matches!(char, '»' | '›' | '>' | '→' | '▼' | '|')
    });
    let listed = LABELS.get(bare);
    listed.or_else(|| is_share_row(bare).then_some(Label::Share))
}

/// Whether the line is names of networks and what stands beside them, glued ones too
/// (`FacebookTwitterEmail`).
fn is_share_row(folded: &str) -> bool {
    let mut networks = 0;
    let mut words = 0;
    for word in folded.split_whitespace() {
        let bare = word.trim_end_matches([',', ':']);
        words += 1;
        if NETWORKS.contains(&bare) || is_glued_row(bare) {
            networks += 1;
        } else if !SHARE_WORDS.contains(&bare) {
            return false;
        }
    }
    networks > 0 && words <= 16
}

fn is_glued_row(word: &str) -> bool {
    let mut rest = word;
    let mut parts = 0;
    while !rest.is_empty() {
        let known = NETWORKS.iter().chain(&["email", "print", "share", "more", "copy", "link"]);
        let Some(part) = known.into_iter().find(|part| rest.starts_with(**part)) else {
            return false;
        };
        rest = &rest[part.len()..];
        parts += 1;
    }
    parts >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_networks_are_known() {
        for row in [
            "facebook",
            "share on facebook",
            "linkedinfacebooktwitteremailmore",
            "facebook twitter email |",
        ] {
            assert_eq!(label(row), Some(Label::Share), "{row}");
        }
        for prose in ["facebook fined", "share prices", "the", "line", "threads of gold", "x"] {
            assert_eq!(label(prose), None, "{prose}");
        }
    }
}
