//! Who is behind a statement, letter or report.

use super::entities;
use super::{Resolver, Way};
use crate::mentions::Mention;

/// A document that somebody has issued: `In an open letter, the bakers urged …`.
#[derive(Clone, Copy, Debug)]
pub struct Issued {
    /// Its noun, as a token.
    pub head: usize,
    /// The sentence.
    pub sentence: usize,
    /// Who speaks in it.
    pub speaker: usize,
}

/// A document speaks for who issued it: the name in it, else whoever spoke in such a document last,
/// else the last speaker or reporter.
pub fn document(resolver: &mut Resolver, mention: &Mention) -> (Option<usize>, Way, u8) {
    let context = resolver.context;
    let tokens = context.reading.tokens;
    if let Some(named) = named_in(resolver, mention) {
        // "the White House statement"
        return (Some(named), Way::Document, 78);
    }
    let head = tokens.lower(mention.head);
    let definite = matches!(tokens.lower(mention.range.start), "the" | "this" | "that");
    let near = |last: usize| mention.sentence.abs_diff(last) <= 4;
    let last = resolver.spoken.last().filter(|last| near(last.sentence));
    if definite && is_issued(head) {
        let of_kind = |issued: &&Issued| tokens.lower(issued.head) == head;
        let issued = resolver.issued.iter().rev().take(12).find(of_kind);
        let later = issued.filter(|issued| {
            head != "statement" || last.is_none_or(|last| last.sentence <= issued.sentence)
        });
        if let Some(issued) = later {
            return (Some(issued.speaker), Way::Document, 70);
        }
        if let Some(last) = last {
            return (Some(last.reporter.unwrap_or(last.speaker)), Way::Document, 62);
        }
    }
    let words = mention.name.clone();
    let entity = entities::as_written(context, &mut resolver.entities, mention, words);
    (Some(entity), Way::AsWritten, 80)
}

/// Documents that are somebody's words.
pub fn is_issued(head: &str) -> bool {
    matches!(
        head,
        "statement"
            | "letter"
            | "email"
            | "e-mail"
            | "release"
            | "memo"
            | "filing"
            | "note"
            | "post"
            | "tweet"
            | "message"
    )
}

fn named_in(resolver: &Resolver, mention: &Mention) -> Option<usize> {
    let context = resolver.context;
    let first = context.mentions.partition_point(|known| known.name.end <= mention.range.start);
    let known = context.mentions.get(first)?;
    let owner = context.owners[first];
    // "a Tumblr post" is not by Tumblr.
    let within = known.name.start >= mention.range.start && known.name.end <= mention.range.end;
    // "a report on Lund", "a page of Lund's site": who or what a document is about does not speak in it.
    let tokens = context.reading.tokens;
    let mut between = mention.head + 1..known.name.start.max(mention.head + 1);
    let about = between.any(|at| {
        matches!(tokens.lower(at), "about" | "against" | "for" | "in" | "into" | "on" | "to")
    });
    (within && !about && !is_platform(&resolver.entities[owner].name)).then_some(owner)
}

/// Where people post.
pub fn is_platform(name: &str) -> bool {
    matches!(
        name,
        "Bluesky"
            | "Facebook"
            | "Instagram"
            | "LinkedIn"
            | "Mastodon"
            | "Reddit"
            | "Snapchat"
            | "Telegram"
            | "TikTok"
            | "Truth Social"
            | "Tumblr"
            | "Twitter"
            | "Weibo"
            | "WhatsApp"
            | "X"
            | "YouTube"
    )
}
