//! `tests/data/drawing.rs`, which draws the snapshots: a report made by hand, and its drawing.

use quotelens::report::{
    Attribution, AttributionType, BodyBlock, BodyKind, Origin, Removed, RemovedKind, Report,
    Speaker, SpeakerKind, Stance,
};
use quotelens::span::Span;

use crate::drawing::draw;

/// The body holds the paste without its first line, and `“` for the entity.
const PASTE: &str = "Back\n&#8220;We are done,” she told Reuters. The so-called “end” is near.";
const BODY: &str = "“We are done,” she told Reuters. The so-called “end” is near.";

fn span(words: &str) -> Span {
    let start = PASTE.find(words).expect("words of the paste");
    Span::new(start, start + words.len())
}

/// An attribution of which nothing is known but its content.
pub fn found(id: &str, kind: AttributionType, content: Span) -> Attribution {
    Attribution {
        id: id.to_owned(),
        kind,
        implied: false,
        content: vec![content],
        cue: Vec::new(),
        source: Vec::new(),
        speaker: None,
        speaker_id: None,
        role: None,
        via: Vec::new(),
        addressee: None,
        venue: None,
        stance: Stance::Neutral,
        confidence: 0.5,
        why: Vec::new(),
    }
}

fn report() -> Report {
    let (entity, rest) = (span("&#8220;"), Span::new(span("We").start, PASTE.len()));
    let mut direct = found("Q1", AttributionType::Direct, span("We are done"));
    direct.cue = vec![span("told")];
    direct.source = vec![span("she")];
    direct.speaker = Some("Mara Lindqvist".to_owned());
    direct.speaker_id = Some(1);
    direct.addressee = Some("Reuters".to_owned());
    direct.confidence = 0.92;
    Report {
        body: BODY.to_owned(),
        blocks: vec![BodyBlock {
            kind: BodyKind::Paragraph,
            span: Span::new(entity.start, PASTE.len()),
            in_body: Span::new(0, BODY.len()),
        }],
        origin: vec![Origin { in_body: Span::new("“".len(), BODY.len()), span: rest }],
        removed: vec![Removed {
            kind: RemovedKind::PageFurniture,
            reason: "a link of the page".to_owned(),
            span: span("Back"),
        }],
        speakers: vec![Speaker {
            id: 1,
            name: "Mara Lindqvist".to_owned(),
            kind: SpeakerKind::Person,
            role: Some("council leader".to_owned()),
            aliases: Vec::new(),
        }],
        attributions: vec![direct, found("Q2", AttributionType::Term, span("end"))],
        ..Report::default()
    }
}

#[test]
fn findings_stand_under_their_words() {
    let expected = "\
removed page-furniture: Back
    because a link of the page

  1 | “We are done,” she told Reuters. The so-called “end” is near.
    |  ^Q1^^^^^^^^   --- ~~~~                         ^^^
    = Q1 direct <- Mara Lindqvist (person; council leader) as \"she\", told, 0.92
      to: Reuters
    = Q2 term <- ? as \"-\", -, 0.50
";
    assert_eq!(draw(&report(), PASTE), expected);
}

#[test]
fn findings_on_the_same_words_are_drawn_below_each_other() {
    let mut report = report();
    report.attributions[1] = found("Q2", AttributionType::Term, span("done"));
    let drawing = draw(&report, PASTE);
    let lanes: Vec<&str> = drawing.lines().filter_map(|line| line.strip_prefix("    | ")).collect();
    assert_eq!(lanes, [" ^Q1^^^^^^^^   --- ~~~~", "        ^Q2^"]);
}

#[test]
fn an_entity_belongs_to_the_span_wholly() {
    let mut report = report();
    report.attributions.truncate(1);
    report.attributions[0].content = vec![Span::new(span("&#8220;").start, span(",").start)];
    let drawing = draw(&report, PASTE);
    assert!(drawing.contains("    | ^Q1^^^^^^^^^   --- ~~~~\n"), "{drawing}");
}

#[test]
fn a_long_line_is_broken_at_blanks() {
    let words = "word ".repeat(60);
    let words = words.trim_end();
    let whole = Span::new(0, words.len());
    let report = Report {
        body: words.to_owned(),
        origin: vec![Origin { in_body: whole, span: whole }],
        attributions: vec![found("Q1", AttributionType::Direct, whole)],
        ..Report::default()
    };
    let drawing = draw(&report, words);
    assert!(drawing.lines().all(|line| line.chars().count() <= 110), "{drawing}");
    assert_eq!(drawing.lines().filter(|line| line.contains("^Q1^")).count(), 3, "{drawing}");
}
