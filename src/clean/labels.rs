//! Words that stand alone on a line where pages have buttons, menus and share rows.

use std::sync::LazyLock;

use crate::lexicon::{Table, lines};

use super::needles::Needles;

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

/// No line of the lists has more bytes, and no share row.
const LONGEST: usize = 80;

/// The list that the whole line `folded` (in lower case) is in.
#[must_use]
pub fn label(folded: &str) -> Option<Label> {
    if folded.len() > LONGEST {
        return None;
    }
    let bare = folded.trim_matches(|char: char| {
        char.is_whitespace() || matches!(char, '»' | '›' | '>' | '→' | '▼' | '|')
    });
    let listed = LABELS.get(bare);
    listed.or_else(|| is_share_row(bare).then_some(Label::Share))
}

/// What a word is in a share row: whether it is the name of a network.
static ROW_WORDS: LazyLock<Table<bool>> = LazyLock::new(|| {
    let beside = SHARE_WORDS.iter().map(|word| (*word, false));
    let networks = NETWORKS.iter().map(|word| (*word, true));
    Table::new(beside.chain(networks).collect())
});

/// Whether the line is names of networks and what stands beside them, glued ones too
/// (`FacebookTwitterEmail`).
fn is_share_row(folded: &str) -> bool {
    let mut networks = 0;
    let mut words = 0;
    for word in folded.split_whitespace() {
        let bare = word.trim_end_matches([',', ':']);
        words += 1;
        match ROW_WORDS.get(bare) {
            Some(network) => networks += usize::from(network),
            None if is_glued_row(bare) => networks += 1,
            None => return false,
        }
    }
    networks > 0 && words <= 16
}

/// What stands in glued rows.
const PARTS: [&str; 6] = ["email", "print", "share", "more", "copy", "link"];

static GLUED: LazyLock<Needles> = LazyLock::new(|| {
    let known = NETWORKS.iter().chain(&PARTS);
    Needles::new(known.enumerate().map(|(number, part)| ((*part).to_owned(), number)).collect())
});

fn is_glued_row(word: &str) -> bool {
    /// Two names have so many bytes.
    const SHORTEST: usize = 6;
    if word.len() < SHORTEST {
        return false;
    }
    if GLUED.begin(word.as_bytes()) == 0 {
        return false;
    }
    let mut rest = word;
    let mut parts = 0;
    while !rest.is_empty() {
        let known = NETWORKS.iter().chain(&PARTS);
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
