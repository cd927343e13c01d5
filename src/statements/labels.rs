//! Lines of transcripts and interviews: `LINDQVIST: …`, `Q: …`, `A: …`.

use std::ops::Range;

use super::{Context, Rule, Statement};
use crate::tokens::TokenKind;

/// A line with a label: the label, and what is said.
struct Labelled {
    name: Range<usize>,
    words: Range<usize>,
}

/// Makes every labelled line a statement, where at least two lines have labels; what rules found
/// inside such lines gives way. The questions of an interview are nobody's news.
pub fn complete(context: Context, statements: &mut Vec<Statement>) {
    let lines = context.reading.tokens.lines.iter();
    let labelled: Vec<Labelled> = lines.filter_map(|line| label(context, line.clone())).collect();
    if labelled.len() < 2 {
        return;
    }
    let overlaps = |piece: &Range<usize>| {
        let line = labelled.partition_point(|line| line.words.end <= piece.start);
        labelled.get(line).is_some_and(|line| line.name.start < piece.end)
    };
    statements.retain(|statement| !statement.content.iter().any(overlaps));
    let said = labelled.into_iter().filter(|line| !is_question(context, &line.name));
    statements.extend(said.map(statement));
}

fn statement(line: Labelled) -> Statement {
    let content = std::iter::once(line.words).collect();
    Statement::new(Rule::Label, content, Some(line.name), 60)
}

fn is_question(context: Context, name: &Range<usize>) -> bool {
    matches!(context.reading.tokens.text(name.clone()), "Q" | "Question" | "QUESTION")
}

fn label(context: Context, line: Range<usize>) -> Option<Labelled> {
    let tokens = context.reading.tokens;
    // A transcript may stand in marks as a whole, a mark before each label.
    let start = line.start + usize::from(tokens[line.start].kind == TokenKind::Mark);
    let colon = (start..line.end).take(6).find(|&at| tokens.word(at) == ":")?;
    let name = start..colon;
    let words = colon + 1..line.end;
    let is_label = !name.is_empty()
        && (is_letter(context, &name) || name.clone().all(|at| is_capitals(tokens.word(at))));
    let heading = name.clone().any(|at| is_heading(tokens.lower(at)));
    let quoted = |at: usize| context.reading.marks.is_quoted(at);
    let prose =
        tokens.words_in(words.clone()) >= 3 && (quoted(line.start) || !words.clone().any(quoted));
    (is_label && !heading && prose).then_some(Labelled { name, words })
}

/// `Q:` and `A:`
fn is_letter(context: Context, name: &Range<usize>) -> bool {
    matches!(context.reading.tokens.text(name.clone()), "Q" | "A")
}

fn is_capitals(word: &str) -> bool {
    word.len() > 2
        && word
            .chars()
            .all(|letter| letter.is_uppercase() || matches!(letter, '.' | '-' | '\'' | '’'))
}

/// Words in capitals before a colon that name a part of a page and nobody who speaks.
fn is_heading(lower: &str) -> bool {
    const HEADINGS: [&str; 20] = [
        "analysis",
        "breaking",
        "byline",
        "correction",
        "dateline",
        "exclusive",
        "headline",
        "length",
        "live",
        "note",
        "opinion",
        "photo",
        "read",
        "related",
        "section",
        "source",
        "update",
        "updated",
        "video",
        "watch",
    ];
    HEADINGS.contains(&lower)
}
