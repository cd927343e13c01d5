//! What goes out of a line that stays: a dateline, a stray bracket, an agency's mark at the end.

use std::mem;
use std::sync::LazyLock;

use regex::Regex;

use crate::report;
use crate::report::RemovedKind::{Dateline, Embed, Signature, StrayMark};

use super::piece::{Piece, Signs, heading_signs};
use super::plan::{Cut, Plan, Trim};
use super::wire;

/// A dateline stands in one of the first lines of the body.
const FIRST_LINES: usize = 6;
/// A dateline stands before at least so many words.
const SHORTEST_PARAGRAPH: usize = 5;
/// A signature is no longer than this, in bytes.
const LONGEST_SIGNATURE: usize = 48;

/// Trims what does not belong out of the kept pieces, and cuts the signatures after the last.
pub fn cut_parts(plan: &mut Plan, pieces: &[Piece], article: &str) {
    cut_signatures(plan, pieces);
    trim_dateline(plan, pieces, article);
    for (index, piece) in pieces.iter().enumerate() {
        if plan.stays(index) && (may_be_trimmed(piece) || !plan.fates[index].trims.is_empty()) {
            if let Some(trim) = embed_tail(piece) {
                let rest = [&piece.as_str()[..trim.range.start], &piece.as_str()[trim.range.end..]];
                if !rest.concat().contains(char::is_alphanumeric) {
                    plan.cut(index, trim.cut);
                    continue;
                }
                plan.fates[index].trims.push(trim);
            }
            let trims = &mut plan.fates[index].trims;
            trims.extend(stray_bracket(piece));
            trims.extend(markdown(piece));
            for trim in mem::take(trims) {
                let at = trims.partition_point(|before| before.range.start <= trim.range.start);
                trims.insert(at, trim);
            }
        }
    }
}

/// Whether a line has signs of an address, a bracket or a heading.
fn may_be_trimmed(piece: &Piece) -> bool {
    piece.signs.has(Signs::SLASH.or(Signs::BRACKET)) || piece.as_str().starts_with('#')
}

fn trim_dateline(plan: &mut Plan, pieces: &[Piece], article: &str) {
    let first: Vec<usize> = plan.kept().take(FIRST_LINES).collect();
    for index in first {
        let piece = &pieces[index];
        if let Some(dateline) = wire::dateline_line(piece.as_str()) {
            plan.cut(index, Cut::new(Dateline, "place, date and agency above the first sentence"));
            keep_dateline(plan, dateline);
            return;
        }
        let found = wire::dateline(piece.as_str(), article);
        if let Some(found) =
            found.filter(|found| begins_paragraph(&piece.as_str()[found.range.end..]))
        {
            let cut = Cut::new(Dateline, "place, date and agency before the first sentence");
            plan.fates[index].trims.push(Trim { range: found.range, cut });
            keep_dateline(plan, found.dateline);
            return;
        }
        if piece.is_prose() && piece.words >= 14 {
            return;
        }
    }
}

fn keep_dateline(plan: &mut Plan, mut dateline: report::Dateline) {
    let signed = plan.meta.dateline.take().and_then(|signed| signed.agency);
    dateline.agency = dateline.agency.or(signed);
    plan.meta.dateline = Some(dateline);
}

/// Whether what a dateline stands before is worth one.
fn begins_paragraph(rest: &str) -> bool {
    rest.split_whitespace().count() >= SHORTEST_PARAGRAPH
}

/// `adm / jbg`, `-30-` on the last line.
static SIGNATURE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let patterns = [
        r"[a-z]{2,4}(?: ?/ ?[a-z]{2,4}){1,3}(?: \([^()]*\))?",
        r"[A-Z]{2,4}(?: ?/ ?[A-Z]{2,4}){1,3}(?: \([^()]*\))?",
        r"-+ ?30 ?-+|-+ ?ENDS?-+|ENDS",
    ];
    Regex::new(&format!("^(?:{})$", patterns.join("|"))).ok()
});

fn cut_signatures(plan: &mut Plan, pieces: &[Piece]) {
    let mut kept: Vec<usize> = plan.kept().collect();
    while let [.., before, last] = kept[..]
        && let Some(agency) = signature_below(pieces[before].as_str(), pieces[last].as_str())
    {
        plan.cut(last, Cut::new(Signature, "mark of the agency or the editors at the end"));
        keep_agency(plan, agency);
        kept.pop();
    }
    let Some(last) = kept.pop() else { return };
    let words = pieces[last].as_str();
    if let Some((start, agency)) = agency_tail(words) {
        let cut = Cut::new(Signature, "mark of the agency at the end");
        plan.fates[last].trims.push(Trim { range: start..words.len(), cut });
        keep_agency(plan, Some(agency));
    }
}

/// The same as [`signature`], or initials alone (`ROH ROH`) below a line that an agency signed.
fn signature_below(before: &str, words: &str) -> Option<Option<String>> {
    let signed = || agency_tail(before).is_some() || bare_agency(before).is_some();
    signature(words).or_else(|| (are_initials(words) && signed()).then_some(None))
}

/// Initials of editors: up to four groups of two to four capitals.
fn are_initials(words: &str) -> bool {
    let group = |word: &str| {
        (2..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    words.len() <= 20 && !words.is_empty() && words.split(' ').all(group)
}

fn keep_agency(plan: &mut Plan, agency: Option<String>) {
    if let Some(agency) = agency {
        plan.meta.dateline.get_or_insert_default().agency.get_or_insert(agency);
    }
}

/// The agency a signature names, if the words are a signature at all.
fn signature(words: &str) -> Option<Option<String>> {
    if words.len() > LONGEST_SIGNATURE {
        return None;
    }
    let agency = bare_agency(words);
    let signed = agency.is_some()
        || is_slashed(words)
        || SIGNATURE.as_ref().is_some_and(|regex| regex.is_match(words));
    signed.then_some(agency)
}

/// A word or two behind a slash: `/HarbourZ`, `/ J. Berg/`.
fn is_slashed(words: &str) -> bool {
    let Some(names) = words.strip_prefix('/') else { return false };
    let names = names.strip_prefix(' ').unwrap_or(names);
    let names = names.strip_suffix('/').unwrap_or(names);
    let (first, second) = match names.split_once(' ') {
        Some((first, second)) => (first, Some(second)),
        None => (names, None),
    };
    first.starts_with(char::is_alphabetic)
        && first.chars().count() > 1
        && first.chars().all(|char| char.is_alphabetic() || char == '.')
        && second.is_none_or(|word| !word.is_empty() && word.chars().all(char::is_alphabetic))
}

fn bare_agency(words: &str) -> Option<String> {
    let bare = words.trim_matches(|char: char| {
        char.is_whitespace()
            || matches!(char, '(' | ')' | '[' | ']' | '/' | '—' | '–' | '-' | '.' | '©')
    });
    let agency = match bare.split_once(' ') {
        Some((agency, initials)) if are_initials(initials) => agency,
        _ => bare,
    };
    wire::is_agency(agency).then(|| agency.to_owned())
}

/// Where the agency begins that stands behind the last sentence, and which it is:
/// `… in the spring. PTI KVR`.
fn agency_tail(words: &str) -> Option<(usize, String)> {
    let from = words.len().saturating_sub(LONGEST_SIGNATURE);
    let from = (from..=words.len()).find(|at| words.is_char_boundary(*at))?;
    let tail = &words[from..];
    let stops =
        tail.char_indices().filter(|(_, char)| matches!(char, '.' | '!' | '?' | '”' | '"' | '’'));
    let mut starts = stops.map(|(at, char)| from + at + char.len_utf8());
    starts.find_map(|at| {
        let agency = bare_agency(words[at..].strip_prefix(' ')?)?;
        (agency != "PA").then_some((at + 1, agency))
    })
}

/// The address of a picture at the end of an embedded post.
fn embed_tail(piece: &Piece) -> Option<Trim> {
    let words = piece.as_str();
    let start = words.find("pic.twitter.com/")?;
    let name = start + "pic.twitter.com/".len();
    let other = |char: char| !char.is_ascii_alphanumeric();
    let end = words[name..].find(other).map_or(words.len(), |length| name + length);
    let cut = Cut::new(Embed, "address of a picture in an embedded post");
    Some(Trim { range: start..end, cut })
}

/// What Markdown writes beside the words: the signs of a heading, and of a link all but its words.
fn markdown(piece: &Piece) -> Vec<Trim> {
    let words = piece.as_str();
    let trim = |range| Trim { range, cut: Cut::new(StrayMark, "sign of Markdown") };
    let mut trims = Vec::new();
    let signs = heading_signs(words);
    if signs > 0 {
        trims.push(trim(0..signs));
    }
    let mut from = 0;
    while let Some(middle) = words[from..].find("](http").map(|at| from + at) {
        let open = words[from..middle].rfind('[').map(|at| from + at);
        let close = words[middle..].find(')').map(|at| middle + at + 1);
        let (Some(open), Some(close)) = (open, close) else { break };
        trims.push(trim(open..open + 1));
        trims.push(trim(middle..close));
        from = close;
    }
    trims
}

/// A closing bracket at the end that nothing opens.
fn stray_bracket(piece: &Piece) -> Option<Trim> {
    let words = piece.as_str();
    if !words.ends_with(']') || words.matches('[').count() >= words.matches(']').count() {
        return None;
    }
    let cut = Cut::new(StrayMark, "a bracket that nothing opens");
    Some(Trim { range: words.len() - 1..words.len(), cut })
}
