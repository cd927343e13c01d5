//! What archives, mail and printed pages put around an article: fields, headers, signatures, running heads.
//!
//! A single such line may be anything ("LENGTH: nine metres"); only where several stand together the paste
//! is taken to come from there.

use crate::blocks::is_list_item;
use crate::report::Meta;
use crate::report::RemovedKind::{Byline, Credit, Dateline, PageFurniture, Signature, Timestamp};

use super::piece::{Ending, Piece, Signs};
use super::plan::Cut;

/// Fields that newspaper archives print, and what each is.
const FIELDS: &[(&str, Cut)] = &[
    ("byline:", Cut::new(Byline, "byline of a newspaper archive")),
    ("dateline:", Cut::new(Dateline, "dateline of a newspaper archive")),
    ("load-date:", Cut::new(Timestamp, "date of a newspaper archive")),
    ("graphic:", Cut::new(Credit, "pictures of a newspaper archive")),
    ("section:", FIELD),
    ("length:", FIELD),
    ("headline:", FIELD),
    ("language:", FIELD),
    ("publication-type:", FIELD),
    ("document-type:", FIELD),
    ("journal-code:", FIELD),
    ("subject:", FIELD),
    ("body:", FIELD),
];
const FIELD: Cut = Cut::new(PageFurniture, "field of a newspaper archive");
/// So many different fields make an archive.
const ARCHIVE: usize = 3;

/// Fields of a mail's head.
const HEADERS: &[&str] =
    &["from:", "to:", "cc:", "bcc:", "sent:", "date:", "subject:", "reply-to:", "attachments:"];
const HEADER: Cut = Cut::new(PageFurniture, "head of a mail");
/// So many different headers, one below the other, make a mail.
const MAIL: usize = 3;
const ANNOUNCEMENT: Cut = Cut::new(PageFurniture, "line of a mail above what it quotes");
const MAIL_END: Cut = Cut::new(Signature, "signature of a mail");
/// A mail's signature has no more lines.
const LONGEST_SIGNATURE: usize = 8;

const PAGE_NUMBER: Cut = Cut::new(PageFurniture, "number of a page");
const RUNNING_HEAD: Cut = Cut::new(PageFurniture, "running head of a page");
/// A running head has no more words.
const LONGEST_RUNNING_HEAD: usize = 10;

/// What goes because of where the paste comes from, with the indices of the pieces.
#[must_use]
pub fn cuts(pieces: &[Piece]) -> Vec<(usize, Cut)> {
    let mut cuts = archive(pieces);
    cuts.extend(mail(pieces));
    cuts.extend(printed(pieces));
    cuts
}

/// Fills in what the fields of an archive say and the article itself did not.
pub fn read_fields(meta: &mut Meta, pieces: &[Piece]) {
    for (index, _) in archive(pieces) {
        let words = pieces[index].as_str();
        let Some((name, value)) = words.split_once(':') else { continue };
        let value = value.trim();
        if value.is_empty() {
            continue;
        }
        match name.to_ascii_lowercase().as_str() {
            "byline" => {
                let names =
                    value.get(3..).filter(|_| value.to_ascii_lowercase().starts_with("by "));
                meta.byline.get_or_insert_with(|| names.unwrap_or(value).trim().to_owned());
            }
            "headline" => meta.headline = Some(value.to_owned()),
            "section" => {
                let section = value.split(';').next().unwrap_or(value).trim();
                meta.section.get_or_insert_with(|| section.to_owned());
            }
            "dateline" => {
                let dateline = meta.dateline.get_or_insert_default();
                if dateline.places.is_empty() {
                    dateline.places.push(value.trim_end_matches('.').to_owned());
                }
            }
            _ => {}
        }
    }
}

fn archive(pieces: &[Piece]) -> Vec<(usize, Cut)> {
    let field = |(index, piece): (usize, &Piece)| {
        let label = label(piece)?;
        let found = FIELDS.iter().position(|(name, _)| *name == label)?;
        Some((index, found))
    };
    let fields: Vec<(usize, usize)> = pieces.iter().enumerate().filter_map(field).collect();
    let different = (0..FIELDS.len()).filter(|field| fields.iter().any(|(_, own)| own == field));
    if different.count() < ARCHIVE {
        return Vec::new();
    }
    // Words behind `BODY:` on its line are the article's.
    let is_field =
        |(index, field): &(usize, usize)| FIELDS[*field].0 != "body:" || pieces[*index].words == 1;
    fields.into_iter().filter(is_field).map(|(index, field)| (index, FIELDS[field].1)).collect()
}

/// No label of a field has more bytes.
const LONGEST_LABEL: usize = 18;

/// The beginning of a line up to its colon, if that is near.
fn label<'a>(piece: &'a Piece) -> Option<&'a str> {
    if !piece.signs.has(Signs::COLON) {
        return None;
    }
    let colon = piece.folded.bytes().take(LONGEST_LABEL).position(|byte| byte == b':')?;
    piece.folded.get(..=colon)
}

/// What mail programs write above what they quote or send on.
fn is_announcement(piece: &Piece) -> bool {
    const FORWARDED: &[&str] =
        &["forwarded message", "original message", "begin forwarded message:"];
    // Nearly every line ends in another way.
    if !piece.folded.ends_with(['e', ':', '-', ' ']) {
        return false;
    }
    let words = piece.folded.trim_matches(|char: char| char == '-' || char == ' ');
    let replied = words.ends_with("wrote:")
        && words.starts_with("on ")
        && piece.signs.has(Signs::DIGIT)
        && (words.contains('@') || holds_clock(words));
    FORWARDED.contains(&words) || replied
}

/// Whether there is a time of day, `21:46`.
fn holds_clock(words: &str) -> bool {
    let is_clock =
        |four: &[u8]| four[1] == b':' && [four[0], four[2], four[3]].iter().all(u8::is_ascii_digit);
    words.as_bytes().windows(4).any(is_clock)
}

/// The head of a mail and its signature.
fn mail(pieces: &[Piece]) -> Vec<(usize, Cut)> {
    let is_header = |piece: &Piece| label(piece).is_some_and(|label| HEADERS.contains(&label));
    let announced = (0..pieces.len()).filter(|index| is_announcement(&pieces[*index]));
    let mut cuts: Vec<_> = announced.map(|index| (index, ANNOUNCEMENT)).collect();
    let mut start = 0;
    for end in 0..=pieces.len() {
        if pieces.get(end).is_some_and(is_header) {
            continue;
        }
        if end - start >= MAIL {
            cuts.extend((start..end).map(|index| (index, HEADER)));
        }
        start = end + 1;
    }
    if cuts.is_empty() {
        return cuts;
    }
    let from = pieces.len().saturating_sub(LONGEST_SIGNATURE);
    let ends = |piece: &Piece| piece.as_str() == "--" || piece.folded.starts_with("sent from my ");
    if let Some(end) = (from..pieces.len()).find(|index| ends(&pieces[*index])) {
        cuts.extend((end..pieces.len()).map(|index| (index, MAIL_END)));
    }
    cuts
}

/// Numbers of printed pages, which rise by one, and what stands beside them on every page.
fn printed(pieces: &[Piece]) -> Vec<(usize, Cut)> {
    let numbered = |(index, piece): (usize, &Piece)| Some((index, page_number(piece)?));
    let numbers: Vec<(usize, u32)> = pieces.iter().enumerate().filter_map(numbered).collect();
    let rising = |pair: &[(usize, u32)]| pair[1].1 == pair[0].1 + 1 && pair[1].0 > pair[0].0 + 1;
    if numbers.len() < 2 || !numbers.windows(2).all(rising) {
        return Vec::new();
    }
    let mut cuts = Vec::new();
    for (index, _) in numbers {
        cuts.push((index, PAGE_NUMBER));
        for beside in [index.checked_sub(1), Some(index + 1)].into_iter().flatten() {
            if pieces.get(beside).is_some_and(is_running_head) {
                cuts.push((beside, RUNNING_HEAD));
            }
        }
    }
    cuts
}

fn is_running_head(piece: &Piece) -> bool {
    piece.times > 1
        && piece.words <= LONGEST_RUNNING_HEAD
        && piece.ending == Ending::Open
        && !is_list_item(piece.as_str())
}

/// The number of `3`, `- 3 -`, `Page 3`, `Page 3 of 9`.
fn page_number(piece: &Piece) -> Option<u32> {
    if piece.words > 4 || !piece.signs.has(Signs::DIGIT) {
        return None;
    }
    let bare = piece.folded.trim_matches([' ', '-', '–', '—']);
    let number = match bare.strip_prefix("page ") {
        Some(rest) => rest.split([' ', '/']).next()?,
        None => bare,
    };
    number.parse().ok().filter(|number| *number < 1000)
}
