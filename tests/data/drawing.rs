//! An article with what was found in it drawn under its words, for an editor to proofread.
//!
//! ```text
//!  7 | “We will not close the school,” said Mara Lindqvist, who leads the council.
//!    |  ^Q3^^^^^^^^^^^^^^^^^^^^^^^^^^  ~~~~ --------------
//!    = Q3 direct <- Mara Lindqvist (person; council leader) as "Mara Lindqvist", said, 0.92
//! ```

use std::fmt::Write as _;
use std::ops::Range;

use quotelens::report::{Attribution, Report, Speaker, Stance};
use quotelens::span::Span;

use crate::body_map::in_body;
use crate::report_lines::{self, kind, pieces, word};
use crate::shown::{escaped, on_one_line};

/// Columns of a line of the body; what is longer goes on below.
const WIDTH: usize = 100;

/// A stretch of the body to underline.
struct Underline {
    /// The attribution it belongs to.
    of: usize,
    /// Bytes of the body.
    range: Range<usize>,
    /// The character it is drawn with.
    with: char,
    /// Its name, drawn into it.
    name: String,
}

/// The report drawn.
pub fn draw(report: &Report, paste: &str) -> String {
    let mut out = report_lines::meta(&report.meta);
    for removed in &report.removed {
        let words = on_one_line(removed.span.of(paste));
        writeln!(out, "removed {}: {words}", word(&removed.kind)).expect("a string");
        writeln!(out, "    because {}", removed.reason).expect("a string");
    }
    for repair in &report.repairs {
        writeln!(out, "repaired {}: {}", on_one_line(repair.span.of(paste)), repair.what)
            .expect("a string");
    }
    out.push('\n');
    let underlines = underlines(report);
    let mut at = 0;
    for (number, line) in report.body.split('\n').enumerate() {
        let range = at..at + line.len();
        draw_line(&mut out, number + 1, range.clone(), &report.body, &underlines);
        for (nth, found) in report.attributions.iter().enumerate() {
            let first = underlines.iter().find(|underline| underline.of == nth);
            if first.is_some_and(|first| range.contains(&first.range.start)) {
                out.push_str(&caption(found, report, paste));
            }
        }
        at += line.len() + 1;
    }
    out
}

/// What is drawn, the first content piece of each attribution before its other pieces.
fn underlines(report: &Report) -> Vec<Underline> {
    let mut all = Vec::new();
    for (of, found) in report.attributions.iter().enumerate() {
        let mut add = |spans: &[Span], with: char, name: &str| {
            for span in spans {
                let range = in_body(*span, &report.origin, &report.body);
                if !range.is_empty() {
                    all.push(Underline { of, range, with, name: name.to_owned() });
                }
            }
        };
        add(&found.content, '^', &found.id);
        add(&found.cue, '~', "");
        add(&found.source, '-', "");
    }
    all
}

fn draw_line(
    out: &mut String,
    number: usize,
    line: Range<usize>,
    body: &str,
    underlines: &[Underline],
) {
    for (nth, row) in rows(line.clone(), body).into_iter().enumerate() {
        let number = if nth == 0 { number.to_string() } else { String::new() };
        writeln!(out, "{}", format!("{number:>3} | {}", escaped(&body[row.clone()])).trim_end())
            .expect("a string");
        for lane in lanes(&row, body, underlines) {
            writeln!(out, "    | {}", lane.trim_end()).expect("a string");
        }
    }
}

/// The line in rows of at most [`WIDTH`] columns, broken at blanks.
fn rows(line: Range<usize>, body: &str) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let (mut start, mut blank, mut column) = (line.start, None, 0);
    for (offset, character) in body[line.clone()].char_indices() {
        let at = line.start + offset;
        if column >= WIDTH
            && let Some(cut) = blank.take()
        {
            rows.push(start..cut);
            start = cut + 1;
            column = columns(&body[start..at]);
        }
        if character == ' ' {
            blank = Some(at);
        }
        column += columns(character.encode_utf8(&mut [0; 4]));
    }
    rows.push(start..line.end);
    rows
}

/// The underlines of a row, one below the other where they would stand on each other.
fn lanes(row: &Range<usize>, body: &str, underlines: &[Underline]) -> Vec<String> {
    let mut lanes: Vec<Vec<char>> = Vec::new();
    for underline in underlines {
        let (start, end) = (underline.range.start.max(row.start), underline.range.end.min(row.end));
        if start >= end {
            continue;
        }
        let (first, past) = (columns(&body[row.start..start]), columns(&body[row.start..end]));
        let free = lanes.iter().position(|lane| {
            lane.get(first..past.min(lane.len()))
                .is_none_or(|cells| cells.iter().all(|c| *c == ' '))
        });
        let lane = free.unwrap_or(lanes.len());
        if lane == lanes.len() {
            lanes.push(Vec::new());
        }
        let width = past.max(lanes[lane].len());
        lanes[lane].resize(width, ' ');
        lanes[lane][first..past].fill(underline.with);
        let name = underline.name.chars();
        if past - first >= underline.name.chars().count() + 2 {
            for (nth, character) in name.enumerate() {
                lanes[lane][first + 1 + nth] = character;
            }
        }
    }
    lanes.into_iter().map(String::from_iter).collect()
}

fn columns(words: &str) -> usize {
    escaped(words).chars().count()
}

fn caption(found: &Attribution, report: &Report, paste: &str) -> String {
    let speaker = found.speaker_id.and_then(|id| report.speakers.iter().find(|s| s.id == id));
    let mut out = format!(
        "    = {} {} <- {}{} as \"{}\", {}, {:.2}\n",
        found.id,
        kind(found.kind),
        found.speaker.as_deref().unwrap_or("?"),
        speaker.map(about).unwrap_or_default(),
        pieces(&found.source, paste),
        pieces(&found.cue, paste),
        found.confidence,
    );
    let further = [
        ("via", (!found.via.is_empty()).then(|| found.via.join("; "))),
        ("to", found.addressee.clone()),
        ("venue", found.venue.clone()),
        ("stance", (found.stance != Stance::Neutral).then(|| word(&found.stance))),
    ];
    for (name, value) in further {
        if let Some(value) = value {
            writeln!(out, "      {name}: {value}").expect("a string");
        }
    }
    out
}

/// ` (person; council leader)`
fn about(speaker: &Speaker) -> String {
    let role = speaker.role.as_ref().map(|role| format!("; {role}")).unwrap_or_default();
    format!(" ({}{role})", word(&speaker.kind))
}
