//! A report as lines, in the forms that the fences of a specification have.

use quotelens::report::{Attribution, AttributionType, Meta, Report, Stance};
use quotelens::span::Span;

use crate::shown::on_one_line;

/// One line an attribution.
pub fn attributions(report: &Report, paste: &str) -> String {
    lines(report.attributions.iter().map(|attribution| attribution_line(attribution, paste)))
}

/// One line a removed stretch: `kind: words`.
pub fn removed(report: &Report, paste: &str) -> String {
    lines(
        report.removed.iter().map(|removed| {
            format!("{}: {}", word(&removed.kind), on_one_line(removed.span.of(paste)))
        }),
    )
}

/// One line a field that is filled: `headline: …`.
pub fn meta(meta: &Meta) -> String {
    let line = meta.dateline.clone().unwrap_or_default();
    let fields = [
        ("headline", meta.headline.clone()),
        ("standfirst", meta.standfirst.clone()),
        ("byline", meta.byline.clone()),
        ("places", filled(&line.places, "; ")),
        ("dateline-date", line.date),
        ("agency", line.agency),
        ("date", meta.date.clone()),
        ("section", meta.section.clone()),
        ("subheadings", filled(&meta.subheadings, " | ")),
    ];
    lines(
        fields.into_iter().filter_map(|(name, value)| {
            value.map(|value| format!("{name}: {}", on_one_line(&value)))
        }),
    )
}

fn attribution_line(found: &Attribution, paste: &str) -> String {
    let mut line = format!(
        "{} \"{}\" <- {} | source: {} | cue: {}",
        kind(found.kind),
        pieces(&found.content, paste),
        found.speaker.as_deref().unwrap_or("?"),
        pieces(&found.source, paste),
        pieces(&found.cue, paste),
    );
    if found.implied {
        line.push_str(" | implied");
    }
    let further = [
        ("role", found.role.clone()),
        ("via", filled(&found.via, "; ")),
        ("to", found.addressee.clone()),
        ("venue", found.venue.clone()),
        ("stance", (found.stance != Stance::Neutral).then(|| word(&found.stance))),
    ];
    for (name, value) in further {
        if let Some(value) = value {
            line.push_str(&format!(" | {name}: {}", on_one_line(&value)));
        }
    }
    line
}

/// `direct`, `mixed`, `indirect` or `term`.
pub fn kind(kind: AttributionType) -> &'static str {
    match kind {
        AttributionType::Direct => "direct",
        AttributionType::Mixed => "mixed",
        AttributionType::Indirect => "indirect",
        AttributionType::Term => "term",
    }
}

/// The words of the spans, joined by ` … `; `-` where there are none.
pub fn pieces(spans: &[Span], paste: &str) -> String {
    if spans.is_empty() {
        return "-".to_owned();
    }
    let words: Vec<String> = spans.iter().map(|span| on_one_line(span.of(paste))).collect();
    words.join(" … ")
}

/// The word that a value of an enumeration is written as in the report's JSON.
pub fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        other => panic!("no word: {other:?}"),
    }
}

fn filled(values: &[String], between: &str) -> Option<String> {
    (!values.is_empty()).then(|| values.join(between))
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.map(|line| line + "\n").collect()
}
