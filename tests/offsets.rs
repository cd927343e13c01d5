//! `src/offsets.rs`: bytes to the units other programs count in, and back.

use proptest::prelude::*;
use quotelens::offsets::{Index, Unit, report_in, units};
use quotelens::report::{Attribution, BodyBlock, Origin, Removed, RemovedKind, Repair, Report};
use quotelens::span::Span;

use crate::drawing_of_snapshots::found;

const UNITS: [Unit; 3] = [Unit::Utf8, Unit::Utf16, Unit::CodePoint];

/// The units before byte `at`, counted one character after the other.
fn counted(text: &str, at: usize, unit: Unit) -> usize {
    let before = text.char_indices().take_while(|(start, c)| start + c.len_utf8() <= at);
    before.map(|(_, character)| units(character.encode_utf8(&mut [0; 4]), unit)).sum()
}

#[test]
fn units_of_an_emoji_and_of_an_accent() {
    assert_eq!(UNITS.map(|unit| units("a😀é", unit)), [7, 4, 3]);
    assert_eq!(UNITS.map(|unit| units("", unit)), [0, 0, 0]);
}

#[test]
fn an_empty_text_has_one_position() {
    for unit in UNITS {
        let index = Index::new("", unit);
        assert_eq!((index.of_byte(0), index.of_byte(9)), (0, 0));
        assert_eq!((index.to_byte(0), index.to_byte(9)), (0, 0));
    }
}

#[test]
fn past_the_end_is_the_end() {
    let text = "“äö” ".repeat(40);
    for unit in UNITS {
        let index = Index::new(&text, unit);
        assert_eq!(index.of_byte(text.len() + 5), units(&text, unit));
        assert_eq!(index.to_byte(units(&text, unit) + 5), text.len());
    }
}

#[test]
fn inside_a_character_is_its_start() {
    let index = Index::new("a😀b", Unit::Utf16);
    assert_eq!([1, 2, 3, 4].map(|at| index.of_byte(at)), [1, 1, 1, 1]);
    assert_eq!([0, 1, 2, 3, 4].map(|at| index.to_byte(at)), [0, 1, 1, 5, 6]);
}

#[test]
fn characters_across_the_marks_of_the_table() {
    // The table has a mark every 64 bytes: put a wide character across each kind of edge.
    for lead in 60..=66 {
        for wide in ["é", "€", "😀"] {
            let text = "x".repeat(lead) + &wide.repeat(70);
            agree(&text);
        }
    }
}

fn agree(text: &str) {
    for unit in UNITS {
        let index = Index::new(text, unit);
        let edges = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        for at in edges {
            let expected = counted(text, at, unit);
            assert_eq!(index.of_byte(at), expected, "{unit:?} of byte {at} of {text:?}");
            assert_eq!(index.to_byte(expected), at, "{unit:?} {expected} of {text:?}");
        }
    }
}

proptest! {
    #![proptest_config(crate::properties::config())]

    #[test]
    fn every_position_agrees_with_counting(text in "[a “”é😀\u{301}\u{a0}\n]{0,200}") {
        agree(&text);
    }

    #[test]
    fn spans_go_there_and_back(text in "\\PC{0,90}", a in 0usize..400, b in 0usize..400) {
        let (a, b) = (text.floor_char_boundary(a.min(b)), text.floor_char_boundary(a.max(b)));
        for unit in UNITS {
            let index = Index::new(&text, unit);
            prop_assert_eq!(index.to_span(index.of_span(Span::new(a, b))), Span::new(a, b));
        }
    }
}

/// A report about `paste` with every kind of position in it, each being `span`, those in the body
/// `in_body`.
fn full_report(body: &str, span: Span, in_body: Span) -> Report {
    Report {
        body: body.to_owned(),
        blocks: vec![BodyBlock { kind: Default::default(), span, in_body }],
        origin: vec![Origin { in_body, span }],
        removed: vec![Removed { kind: RemovedKind::Caption, reason: "test".to_owned(), span }],
        repairs: vec![Repair { what: "test".to_owned(), span }],
        attributions: vec![Attribution {
            content: vec![span, span],
            cue: vec![span],
            source: vec![span],
            ..found("Q1", Default::default(), span)
        }],
        ..Report::default()
    }
}

#[test]
fn a_whole_report_is_turned() {
    // paste: 4 + 2 + 1 bytes before the a; body: é before it.
    let (paste, body) = ("😀éxab", "éab");
    let bytes = full_report(body, Span::new(7, 9), Span::new(2, 4));
    assert_eq!(report_in(Unit::Utf8, bytes.clone(), paste), bytes);
    let utf16 = full_report(body, Span::new(4, 6), Span::new(1, 3));
    assert_eq!(report_in(Unit::Utf16, bytes.clone(), paste), utf16);
    let points = full_report(body, Span::new(3, 5), Span::new(1, 3));
    assert_eq!(report_in(Unit::CodePoint, bytes, paste), points);
}
