//! The report as a page to read: what the article is, who speaks, each statement with its reasons.

use quotelens::report::{Attribution, Meta, Removed, Report, Speaker, Stance};

use crate::wording::{name, on_one_line, words};

/// How much of a removed block is shown, in characters.
const GLIMPSE: usize = 80;

/// `report` (positions in bytes of `text`) as Markdown.
pub fn write(report: &Report, text: &str) -> String {
    let mut parts = heading(&report.meta);
    parts.push(counts(report));
    parts.extend(section("Speakers", "-", report.speakers.iter().map(|one| speaker(one, report))));
    parts.extend(section("Quotes", "1.", report.attributions.iter().map(|one| quote(one, text))));
    parts.extend(section("Removed", "-", report.removed.iter().map(|one| removed(one, text))));
    parts.join("\n\n") + "\n"
}

fn heading(meta: &Meta) -> Vec<String> {
    let headline = meta.headline.as_deref().unwrap_or("Article without a headline");
    let standfirst = meta.standfirst.as_deref().map(|words| format!("*{}*", plain(words)));
    let dateline = meta.dateline.as_ref().map(|dateline| {
        let parts = [dateline.places.join(", ")].into_iter().filter(|places| !places.is_empty());
        parts
            .chain(dateline.date.clone())
            .chain(dateline.agency.clone())
            .collect::<Vec<_>>()
            .join(", ")
    });
    let facts: Vec<String> = [
        meta.byline.as_ref().map(|names| format!("By {names}")),
        dateline,
        meta.date.clone(),
        meta.section.clone(),
    ]
    .into_iter()
    .flatten()
    .map(|fact| plain(&fact))
    .collect();
    let facts = Some(facts.join(" · ")).filter(|facts| !facts.is_empty());
    [Some(format!("# {}", plain(headline))), standfirst, facts].into_iter().flatten().collect()
}

fn counts(report: &Report) -> String {
    let Report { words, attributions, speakers, removed, .. } = report;
    [
        counted(*words, "word", "words"),
        counted(attributions.len(), "statement", "statements"),
        counted(speakers.len(), "speaker", "speakers"),
        counted(removed.len(), "part removed", "parts removed"),
    ]
    .join(", ")
        + "."
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A heading and its list; nothing where there is nothing to list. Markdown counts on from `1.`.
fn section(title: &str, mark: &str, items: impl Iterator<Item = String>) -> Vec<String> {
    let items: Vec<String> = items.map(|item| format!("{mark} {item}")).collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![format!("## {title}"), items.join("\n")]
}

fn speaker(speaker: &Speaker, report: &Report) -> String {
    let said = report.attributions.iter().filter(|one| one.speaker_id == Some(speaker.id)).count();
    let role = speaker.role.as_ref().map(|role| format!(", {}", plain(role))).unwrap_or_default();
    let also = if speaker.aliases.is_empty() {
        String::new()
    } else {
        format!("; also {}", plain(&speaker.aliases.join(", ")))
    };
    let said = counted(said, "statement", "statements");
    format!("**{}**{role} ({}, {said}{also})", plain(&speaker.name), name(speaker.kind))
}

fn quote(quote: &Attribution, text: &str) -> String {
    let speaker = quote.speaker.as_deref().unwrap_or("Nobody named");
    let role = quote.role.as_ref().map(|role| format!(", {}", plain(role))).unwrap_or_default();
    let mut lines = vec![format!(
        "**{}**{role} ({}, {}):\n   > {}",
        plain(speaker),
        quote.id,
        name(quote.kind),
        plain(&words(&quote.content, text))
    )];
    let details: Vec<String> = [
        detail("cue", &words(&quote.cue, text)),
        detail("as written", &words(&quote.source, text)),
        detail("via", &quote.via.join(", ")),
        detail("to", quote.addressee.as_deref().unwrap_or_default()),
        detail("where", quote.venue.as_deref().unwrap_or_default()),
        (quote.stance != Stance::Neutral).then(|| name(quote.stance)),
        quote.implied.then(|| "implied".to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !details.is_empty() {
        lines.push(details.join(" · "));
    }
    let sure = format!("{:.0} % sure", quote.confidence * 100.0);
    let why = quote.why.iter().map(|why| plain(why));
    lines.push([sure].into_iter().chain(why).collect::<Vec<_>>().join("; "));
    // A blank line ends the quotation, an indented one stays in the list's item.
    lines.join("\n\n   ")
}

fn detail(label: &str, words: &str) -> Option<String> {
    (!words.is_empty()).then(|| format!("{label}: {}", plain(words)))
}

fn removed(removed: &Removed, text: &str) -> String {
    let words = on_one_line(removed.span.of(text));
    let glimpse: String = words.chars().take(GLIMPSE).collect();
    let more = if glimpse.len() < words.len() { "…" } else { "" };
    format!("{}: {}{more} ({})", name(removed.kind), plain(&glimpse), plain(&removed.reason))
}

/// Words of an article on one line, so that none of their characters is taken for Markdown or HTML.
fn plain(words: &str) -> String {
    let words = on_one_line(words);
    let mut plain = String::with_capacity(words.len());
    for (at, character) in words.char_indices() {
        // At the start, `-` or `12.` would begin a list.
        let begins_list = match character {
            '-' | '+' => at == 0,
            '.' | ')' => at > 0 && words[..at].bytes().all(|byte| byte.is_ascii_digit()),
            _ => false,
        };
        if begins_list || "\\`*_[]<>#|~&".contains(character) {
            plain.push('\\');
        }
        plain.push(character);
    }
    plain
}

#[cfg(test)]
mod tests {
    use quotelens::report::{
        Attribution, AttributionType, Dateline, Meta, Removed, RemovedKind, Report, Speaker,
        SpeakerKind, Stance,
    };
    use quotelens::span::Span;

    use super::{plain, write};

    const TEXT: &str = "“We stay,” she told Radio Nord. Share this";

    fn report() -> Report {
        Report {
            meta: Meta {
                headline: Some("School *stays*".to_owned()),
                byline: Some("Ann Ek".to_owned()),
                dateline: Some(Dateline {
                    places: vec!["LINDHOLM".to_owned()],
                    date: Some("May 4".to_owned()),
                    agency: None,
                }),
                ..Meta::default()
            },
            words: 6,
            speakers: vec![Speaker {
                id: 1,
                name: "Mara Lindqvist".to_owned(),
                kind: SpeakerKind::Person,
                role: Some("mayor".to_owned()),
                aliases: vec!["the mayor".to_owned()],
            }],
            attributions: vec![Attribution {
                id: "Q1".to_owned(),
                kind: AttributionType::Direct,
                implied: false,
                content: vec![Span::new(3, 10)],
                cue: vec![Span::new(19, 23)],
                source: vec![Span::new(15, 18)],
                speaker: Some("Mara Lindqvist".to_owned()),
                speaker_id: Some(1),
                role: Some("mayor".to_owned()),
                via: Vec::new(),
                addressee: None,
                venue: Some("Radio Nord".to_owned()),
                stance: Stance::Denied,
                confidence: 0.9,
                why: vec!["the only woman named so far".to_owned()],
            }],
            removed: vec![Removed {
                kind: RemovedKind::Share,
                reason: "a share button".to_owned(),
                span: Span::new(TEXT.len() - 10, TEXT.len()),
            }],
            ..Report::default()
        }
    }

    #[test]
    fn a_page_says_all_of_it() {
        let page = "\
# School \\*stays\\*

By Ann Ek · LINDHOLM, May 4

6 words, 1 statement, 1 speaker, 1 part removed.

## Speakers

- **Mara Lindqvist**, mayor (person, 1 statement; also the mayor)

## Quotes

1. **Mara Lindqvist**, mayor (Q1, direct):
   > We stay

   cue: told · as written: she · where: Radio Nord · denied

   90 % sure; the only woman named so far

## Removed

- share: Share this (a share button)
";
        assert_eq!(write(&report(), TEXT), page);
    }

    #[test]
    fn an_empty_report_is_a_page_too() {
        let page =
            "# Article without a headline\n\n0 words, 0 statements, 0 speakers, 0 parts removed.\n";
        assert_eq!(write(&Report::default(), ""), page);
    }

    #[test]
    fn words_of_an_article_stay_words() {
        for (words, escaped) in [
            ("# <b>\n*x*", "\\# \\<b\\> \\*x\\*"),
            ("- no", "\\- no"),
            ("2019. It rained - 3.5 mm", "2019\\. It rained - 3.5 mm"),
        ] {
            assert_eq!(plain(words), escaped);
        }
    }
}
