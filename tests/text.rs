//! `src/text.rs`: words made from the paste, and the way back.

use proptest::prelude::*;
use quotelens::span::Span;
use quotelens::text::Text;

/// `Mr. Lind’s` out of `Mr.&nbsp;Lind&#8217;s`, whose `L` stands at byte 5.
fn lind() -> Text {
    let mut text = Text::default();
    text.push_copied("Mr.", 0);
    text.push_replaced(" ", Span::new(3, 5));
    text.push_copied("Lind", 5);
    text.push_replaced("’", Span::new(9, 16));
    text.push_copied("s", 16);
    text
}

/// `Mr.&nbsp;Lind&#8217;s ↵↵ plan` as the normaliser would make it.
fn sample() -> (&'static str, Text) {
    let paste = "Mr.\u{a0}Lind&#8217;s \n\n  plan";
    let mut text = lind();
    text.push_inserted("\n");
    text.push_copied("plan", 22);
    (paste, text)
}

fn words_at(paste: &str, text: &Text, words: &str) -> String {
    let start = text.as_str().find(words).expect("the words stand in the text");
    text.span(start..start + words.len()).of(paste).to_owned()
}

#[test]
fn the_way_back_of_copied_and_replaced_words() {
    let (paste, text) = sample();
    assert_eq!(text.as_str(), "Mr. Lind’s\nplan");
    assert_eq!(words_at(paste, &text, "Mr."), "Mr.");
    assert_eq!(words_at(paste, &text, "Mr. Lind"), "Mr.\u{a0}Lind");
    assert_eq!(words_at(paste, &text, "nd’s"), "nd&#8217;s");
    assert_eq!(words_at(paste, &text, "’"), "&#8217;");
    assert_eq!(words_at(paste, &text, "s\np"), "s \n\n  p");
}

#[test]
fn inserted_words_at_the_edges_are_passed_over() {
    let (paste, text) = sample();
    assert_eq!(words_at(paste, &text, "\nplan"), "plan");
    assert_eq!(words_at(paste, &text, "s\n"), "s");
}

#[test]
fn an_empty_range_has_an_empty_span() {
    let (_, text) = sample();
    let newline = text.as_str().find('\n').expect("a line break");
    assert!(text.span(newline..newline + 1).is_empty());
    assert!(text.span(0..0).is_empty());
    assert!(text.span(text.as_str().len()..text.as_str().len()).is_empty());
    assert!(Text::default().span(0..0).is_empty());
    let mut replaced = Text::default();
    replaced.push_replaced("ab", Span::new(0, 5));
    assert!(replaced.span(1..1).is_empty());
}

#[test]
fn adjoining_copies_are_one_run() {
    let mut text = Text::default();
    text.push_copied("ab", 0);
    text.push_copied("cd", 2);
    text.push_copied("fg", 5);
    assert_eq!(text.runs().len(), 2);
    assert_eq!(text.span(1..6), Span::new(1, 7));
}

#[test]
fn a_replacement_of_equal_length_is_still_a_replacement() {
    // A form feed made a blank: one byte for one byte, yet not the same word.
    let mut text = Text::default();
    text.push_copied("a", 0);
    text.push_replaced(" ", Span::new(1, 2));
    text.push_copied("b", 2);
    let copied: Vec<Span> =
        text.runs().iter().filter(|run| run.is_copied()).map(|run| run.span).collect();
    assert_eq!(copied, [Span::new(0, 1), Span::new(2, 3)]);
}

#[test]
fn a_cut_replacement_keeps_its_whole_place() {
    let mut text = Text::default();
    text.push_replaced("...", Span::new(0, 3));
    let mut part = Text::default();
    part.push_text(&text, 1..2);
    assert_eq!((part.as_str(), part.span(0..1)), (".", Span::new(0, 3)));
}

#[test]
fn a_part_of_a_text_knows_the_same_way_back() {
    let (paste, text) = sample();
    let mut part = Text::default();
    part.push_text(&text, 5..text.as_str().len());
    part.push_inserted(" ");
    part.push_text(&text, 0..3);
    assert_eq!(part.as_str(), "ind’s\nplan Mr.");
    assert_eq!(words_at(paste, &part, "ind’"), "ind&#8217;");
    assert_eq!(words_at(paste, &part, "lan"), "lan");
    assert_eq!(words_at(paste, &part, "Mr"), "Mr");
}

#[test]
fn a_range_and_its_span_lead_to_each_other() {
    let text = lind();
    for range in [0..3, 4..8, 0..12, 4..12, 5..7] {
        assert_eq!(text.range_of(text.span(range.clone())), range, "{range:?}");
    }
}

#[test]
fn a_part_of_what_was_replaced_is_all_of_it() {
    assert_eq!(lind().range_of(Span::new(10, 12)), 8..11);
    assert_eq!(lind().span(9..10), Span::new(9, 16));
}

#[test]
fn what_is_taken_away_leaves_the_places_of_the_rest() {
    let mut text = lind();
    text.truncate(6);
    text.push_copied("x", 30);
    assert_eq!(text.as_str(), "Mr. Lix");
    assert_eq!((text.span(4..6), text.span(6..7)), (Span::new(5, 7), Span::new(30, 31)));
}

#[test]
fn a_span_with_nothing_of_the_text_in_it_is_empty() {
    let mut text = Text::default();
    text.push_copied("ab", 0);
    text.push_copied("cd", 5);
    assert_eq!(text.range_of(Span::new(3, 4)), 2..2);
    assert_eq!(text.range_of(Span::new(9, 12)), 4..4);
}

/// What a normaliser may do with a piece of the paste.
#[derive(Clone, Debug)]
enum Step {
    Copy(String),
    Replace(String, String),
    Drop(String),
    Insert(String),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let word = "[a-cé😀]{1,4}";
    let step = prop_oneof![
        word.prop_map(Step::Copy),
        (word, word).prop_map(|(from, to)| Step::Replace(from, to)),
        word.prop_map(Step::Drop),
        "[ \n]{1,2}".prop_map(Step::Insert),
    ];
    proptest::collection::vec(step, 0..12)
}

fn made(steps: &[Step]) -> (String, Text) {
    let (mut paste, mut text) = (String::new(), Text::default());
    for step in steps {
        match step {
            Step::Copy(words) => {
                text.push_copied(words, paste.len());
                paste.push_str(words);
            }
            Step::Replace(from, to) => {
                text.push_replaced(to, Span::new(paste.len(), paste.len() + from.len()));
                paste.push_str(from);
            }
            Step::Drop(words) => paste.push_str(words),
            Step::Insert(words) => text.push_inserted(words),
        }
    }
    (paste, text)
}

proptest! {
    #![proptest_config(crate::properties::config())]

    #[test]
    fn copied_runs_are_equal_words(steps in steps()) {
        let (paste, text) = made(&steps);
        for run in text.runs().iter().filter(|run| run.is_copied()) {
            prop_assert_eq!(run.span.of(&paste), &text.as_str()[run.at..run.at + run.len]);
        }
    }

    #[test]
    fn runs_are_in_order_in_both(steps in steps()) {
        let (_, text) = made(&steps);
        for pair in text.runs().windows(2) {
            prop_assert!(pair[0].at + pair[0].len <= pair[1].at);
            prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
    }

    #[test]
    fn cutting_and_joining_changes_nothing(steps in steps(), cut in 0usize..60) {
        let (_, text) = made(&steps);
        let end = text.as_str().len();
        let cut = text.as_str().floor_char_boundary(cut);
        // Replaced words are replaced only whole: a cut inside one gives two runs for one place.
        prop_assume!(text.runs().iter().all(|run| {
            run.is_copied() || cut <= run.at || cut >= run.at + run.len
        }));
        let mut joined = Text::default();
        joined.push_text(&text, 0..cut);
        joined.push_text(&text, cut..end);
        prop_assert_eq!(joined, text);
    }

    #[test]
    fn a_part_has_the_spans_of_the_whole(steps in steps(), a in 0usize..60, b in 0usize..60) {
        let (_, text) = made(&steps);
        let words = text.as_str();
        let (a, b) = (words.floor_char_boundary(a.min(b)), words.floor_char_boundary(a.max(b)));
        let mut part = Text::default();
        part.push_text(&text, a..b);
        prop_assert_eq!(part.as_str(), &words[a..b]);
        if !text.span(a..b).is_empty() {
            prop_assert_eq!(part.span(0..b - a), text.span(a..b));
        }
    }

    #[test]
    fn copied_words_are_found_again_by_their_place(steps in steps(), a in 0usize..60, b in 0usize..60) {
        let (_, text) = made(&steps);
        let words = text.as_str();
        let (a, b) = (words.floor_char_boundary(a.min(b)), words.floor_char_boundary(a.max(b)));
        let copied = |at: usize| {
            text.runs().iter().any(|run| run.is_copied() && (run.at..run.at + run.len).contains(&at))
        };
        // Not an assumption: most strings have few copied words, and too many would be thrown away.
        if a < b && copied(a) && copied(b - 1) {
            prop_assert_eq!(text.range_of(text.span(a..b)), a..b);
        }
    }
}
