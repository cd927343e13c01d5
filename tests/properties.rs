//! The laws: what holds for every paste, also for those nobody would write.

use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use quotelens::offsets::{Unit, report_in, units};
use quotelens::paste::{Cleanup, Paste, Settings};
use quotelens::report::{Attribution, Report};
use quotelens::span::Span;
use quotelens::{analyse, analyse_with};

/// Pastes tried for each law: enough to find what is common, few enough for every run.
/// `PROPTEST_CASES=5000` tries more.
const CASES: u32 = 96;

/// How laws are tried: a failing paste is kept in `tests/regressions/` and tried first from then on.
pub fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: cases.unwrap_or(CASES),
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/regressions/properties.txt"
        )))),
        ..ProptestConfig::default()
    }
}

/// Pieces that news pastes are made of, and what goes wrong in copying them.
const PIECES: [&str; 64] = [
    "Mara Lindqvist",
    "the council leader",
    "Mr. Odell",
    "she",
    "He",
    "they",
    "a spokesman for the port",
    "said",
    "told reporters",
    "according to",
    "added that",
    "asked whether",
    "denied",
    "did not rule out",
    "We will not close the school",
    "the plan is dead",
    "nobody was told",
    "not even us",
    ".",
    ",",
    "?",
    "!",
    ":",
    "—",
    " - ",
    "…",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "'",
    "''",
    "«",
    "»",
    "„",
    "‟",
    "‹",
    "›",
    "&quot;",
    "&#8217;",
    "&#x27;",
    "&amp;quot;",
    "&nbsp;",
    "&#xFFFFFFFF;",
    "[",
    "]",
    "<…>",
    "(Reuters) -",
    "/TASS/.",
    "OSLO, March 3",
    "Photo: Jo Sample/AFP",
    "3 Dec, 2021 21:46",
    "Back",
    "Share",
    "NAME:",
    "dogs’",
];

/// Characters that break counting, matching and drawing.
const ODD: [&str; 20] = [
    "\0",
    "\u{7}",
    "\u{b}",
    "\u{c}",
    "\u{85}",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{200d}",
    "\u{200f}",
    "\u{202e}",
    "\u{2028}",
    "\u{2066}",
    "\u{feff}",
    "\u{fffd}",
    "\u{301}",
    "😀",
    "👩‍👩‍👧",
    "ﬁ",
    "Ⅷ",
];

/// Anything: plain strings, mark soup, news in pieces.
fn paste() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => proptest::sample::select(PIECES.as_slice()).prop_map(str::to_owned),
        2 => proptest::sample::select(ODD.as_slice()).prop_map(str::to_owned),
        1 => "[a-zA-Z]{1,9}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop_oneof![
        1 => any::<String>(),
        2 => "[\"“”‘’'«»„‹›`´ a.,\n]{0,60}",
        6 => proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat()),
    ]
}

/// An article in order: three paragraphs and more, none twice, the first without a quotation, so
/// that no cleanup can doubt that it is one.
fn article() -> impl Strategy<Value = String> {
    const SENTENCES: [&str; 10] = [
        "“We will not close the school,” said Mara Lindqvist, who leads the council.",
        "She said the roof would be mended before winter.",
        "According to the port, two ferries were held at the quay.",
        "\"I have no idea what they mean by a 'fair' price,\" Mr Odell told reporters.",
        "The vote is due on Tuesday and the result is expected by midnight.",
        "Odell denied that he had seen the letter, adding that “nobody was told”.",
        "Asked whether he would resign, the minister did not answer.",
        "The bridge has been shut since the flood in April, and lorries are sent through the village.",
        "‘It’s the dogs’ home or nothing,’ the neighbours’ spokeswoman said.",
        "“There is more to it,” she said.",
    ];
    const LEAD: &str = "The only primary school on the island is to be closed in summer after its \
        roof was found to be unsafe, and parents say that they were the last to be told.";
    let paragraphs = |sentences: Vec<&str>| -> Vec<String> {
        sentences.chunks(2).map(|paragraph| paragraph.join(" ")).collect()
    };
    (Just(SENTENCES.to_vec()).prop_shuffle(), 4usize..=SENTENCES.len()).prop_map(
        move |(mut sentences, count)| {
            sentences.truncate(count);
            format!("{LEAD}\n\n{}", paragraphs(sentences).join("\n\n"))
        },
    )
}

/// Every span of a report that points into the paste.
fn spans(report: &Report) -> Vec<Span> {
    let mut spans: Vec<Span> = report.blocks.iter().map(|block| block.span).collect();
    spans.extend(report.origin.iter().map(|run| run.span));
    spans.extend(report.removed.iter().map(|removed| removed.span));
    spans.extend(report.repairs.iter().map(|repair| repair.span));
    for found in &report.attributions {
        spans.extend(found.content.iter().chain(&found.cue).chain(&found.source));
    }
    spans
}

fn kept(text: &str) -> Report {
    let settings = Settings { cleanup: Cleanup::Keep, ..Settings::default() };
    analyse_with(&Paste::plain(text), &settings)
}

/// What a reader sees of an attribution: words and answers, without numbers that count the rest
/// of the paste.
fn seen(found: &Attribution) -> impl PartialEq + std::fmt::Debug + use<> {
    (
        (found.kind, found.content.clone(), found.cue.clone(), found.source.clone()),
        (found.speaker.clone(), found.role.clone(), found.via.clone()),
        (found.addressee.clone(), found.venue.clone(), found.stance),
    )
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_paste_gets_a_report_whose_spans_fit_it(paste in paste()) {
        let report = analyse(&paste);
        for span in spans(&report) {
            prop_assert!(span.start <= span.end, "{span:?}");
            prop_assert!(paste.get(span.start..span.end).is_some(), "{span:?}");
        }
        for block in &report.blocks {
            prop_assert!(report.body.get(block.in_body.start..block.in_body.end).is_some());
        }
    }

    #[test]
    fn content_is_not_empty_and_in_order(paste in paste()) {
        let report = analyse(&paste);
        for (nth, found) in report.attributions.iter().enumerate() {
            prop_assert_eq!(&found.id, &format!("Q{}", nth + 1));
            prop_assert!(!found.content.is_empty());
            for pieces in [&found.content, &found.cue, &found.source] {
                prop_assert!(pieces.iter().all(|span| !span.of(&paste).trim().is_empty()));
                prop_assert!(pieces.windows(2).all(|pair| pair[0].end <= pair[1].start));
            }
            prop_assert!((0.01..=0.99).contains(&found.confidence));
        }
        let starts: Vec<usize> = report.attributions.iter().map(|a| a.content[0].start).collect();
        prop_assert!(starts.is_sorted(), "{starts:?}");
    }

    #[test]
    fn speakers_and_attributions_name_each_other(paste in paste()) {
        let report = analyse(&paste);
        for (nth, speaker) in report.speakers.iter().enumerate() {
            prop_assert_eq!(speaker.id, nth + 1);
            prop_assert!(!speaker.name.trim().is_empty());
            prop_assert!(report.attributions.iter().any(|a| a.speaker_id == Some(speaker.id)));
        }
        for found in &report.attributions {
            let speaker = found.speaker_id.and_then(|id| report.speakers.get(id - 1));
            prop_assert_eq!(found.speaker.as_ref(), speaker.map(|speaker| &speaker.name));
        }
    }

    #[test]
    fn origin_is_equal_words_in_order(paste in paste()) {
        let report = analyse(&paste);
        for run in &report.origin {
            prop_assert_eq!(run.span.of(&paste), run.in_body.of(&report.body));
            prop_assert!(!run.span.is_empty());
        }
        for pair in report.origin.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start);
            prop_assert!(pair[0].in_body.end <= pair[1].in_body.start);
        }
    }

    #[test]
    fn body_lines_are_the_body(paste in paste()) {
        let report = analyse(&paste);
        let lines: Vec<&str> = report.blocks.iter().map(|b| b.in_body.of(&report.body)).collect();
        prop_assert_eq!(lines.join("\n"), report.body.clone());
        prop_assert!(lines.iter().all(|line| !line.trim().is_empty() && !line.contains('\n')));
        prop_assert!(report.words <= report.body.chars().count());
        prop_assert_eq!(report.words == 0, !report.body.contains(char::is_alphanumeric));
    }

    #[test]
    fn what_is_removed_is_not_in_the_body(paste in paste()) {
        let report = analyse(&paste);
        for removed in &report.removed {
            prop_assert!(!removed.span.of(&paste).trim().is_empty());
            prop_assert!(!removed.reason.is_empty());
            let twice = report.origin.iter().find(|run| run.span.overlaps(removed.span));
            prop_assert!(twice.is_none(), "{:?} and {:?}", removed, twice);
        }
        for pair in report.removed.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start, "{pair:?}");
        }
    }

    #[test]
    fn the_body_of_a_body_is_the_body(paste in prop_oneof![paste(), article()]) {
        let body = analyse(&paste).body;
        prop_assert_eq!(kept(&body).body, body);
    }

    #[test]
    fn nothing_is_removed_from_what_is_kept(paste in paste()) {
        prop_assert!(kept(&paste).removed.is_empty());
    }

    #[test]
    fn the_same_paste_gets_the_same_report(paste in prop_oneof![paste(), article()]) {
        prop_assert_eq!(analyse(&paste), analyse(&paste));
    }

    #[test]
    fn a_report_in_other_units_points_at_the_same_words(paste in paste()) {
        let bytes = analyse(&paste);
        for unit in [Unit::Utf16, Unit::CodePoint] {
            let turned = report_in(unit, bytes.clone(), &paste);
            for (byte, other) in spans(&bytes).into_iter().zip(spans(&turned)) {
                prop_assert_eq!(other.start, units(&paste[..byte.start], unit));
                prop_assert_eq!(other.len(), units(byte.of(&paste), unit));
            }
        }
    }

    #[test]
    fn appended_furniture_changes_no_attribution(article in article()) {
        let before = analyse(&article);
        let furniture = "\n\nShare this article\nFacebook\nTwitter\nWhatsApp\n\n\
            Sign up to our newsletter\n\n© 2026 Harbour Media. All rights reserved.\n";
        let after = analyse(&(article.clone() + furniture));
        let [before, after] =
            [&before, &after].map(|r| r.attributions.iter().map(seen).collect::<Vec<_>>());
        prop_assert_eq!(before, after);
    }
}
