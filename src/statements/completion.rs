//! What stands in quotation marks without a cue of its own: the rest of an interrupted quotation,
//! its next paragraphs, quotations standing alone, and terms.

use std::ops::Range;

use super::{Context, Rule, Statement, labels};
use crate::marks::Quotation;
use crate::order;
use crate::phrases::{self, Link, Subject};
use crate::tags::Tag;

/// Gives every quotation that no statement holds to a neighbour, or makes it a statement.
pub fn complete(context: Context, statements: Vec<Statement>) -> Vec<Statement> {
    let start = |statement: &Statement| order::number(statement.hull(context.cues).start);
    let mut statements = order::sorted(statements, |statement| [start(statement), 0, 0]);
    labels::complete(context, &mut statements);
    let mut holders = holders(context, &statements);
    let quotations = &context.reading.marks.quotations;
    // Forwards: what goes on.
    let mut previous = None;
    for (number, quotation) in context.reading.marks.outer() {
        let previous = previous.replace(number);
        if holders[number].is_some() {
            continue;
        }
        let heir = quotation
            .continues
            .and_then(|before| holders[before])
            .or_else(|| continued(context, &statements, &holders, previous, number));
        if let Some(heir) = heir {
            statements[heir].content.push(quotation.inside.clone());
            holders[number] = Some(heir);
        }
    }
    // Backwards: paragraphs left open before the one with the cue.
    for number in (0..quotations.len()).rev() {
        let Some(before) = quotations[number].continues else { continue };
        if let (Some(heir), None) = (holders[number], holders[before]) {
            statements[heir].content.insert(0, quotations[before].inside.clone());
            holders[before] = Some(heir);
        }
    }
    let mut last: Option<&Quotation> = None;
    for (_, quotation) in context.reading.marks.outer().filter(|(at, _)| holders[*at].is_none()) {
        let before = last.replace(quotation);
        match statements.last_mut().filter(|last| last.rule == Rule::Alone) {
            Some(last) if before.is_some_and(|before| adjoins(context, before, quotation)) => {
                last.content.push(quotation.inside.clone());
            }
            _ => statements.extend(uncued(context, quotation)),
        }
    }
    for statement in &mut statements {
        let content = std::mem::take(&mut statement.content);
        statement.content = order::sorted(content, |piece| [order::number(piece.start), 0, 0]);
        statement.content.dedup();
    }
    statements
}

/// Whether two quotations are paragraphs in a row that are nothing else.
fn adjoins(context: Context, before: &Quotation, quotation: &Quotation) -> bool {
    let line = |quotation: &Quotation| context.reading.tokens[quotation.whole().start].line;
    let (above, below) = (line(before), line(quotation));
    !quotation.inside.is_empty()
        && above + 1 == below
        && fully_quoted(context, above)
        && fully_quoted(context, below)
}

/// Of each quotation: the statement whose content holds at least half of it.
fn holders(context: Context, statements: &[Statement]) -> Vec<Option<usize>> {
    let mut owner: Vec<Option<usize>> = vec![None; context.reading.tokens.len()];
    for (number, statement) in statements.iter().enumerate() {
        for at in statement.content.iter().cloned().flatten() {
            owner[at] = Some(number);
        }
    }
    let holder = |quotation: &Quotation| {
        let inside = quotation.inside.clone();
        let middle = inside.start + inside.len() / 2;
        owner.get(middle).copied().flatten().or_else(|| owner.get(inside.start).copied().flatten())
    };
    context.reading.marks.quotations.iter().map(holder).collect()
}

/// The statement that an uncued quotation goes on with: `“…,” she said. |“…”|`, or a paragraph of
/// quotation after a paragraph that ended in one.
fn continued(
    context: Context,
    statements: &[Statement],
    holders: &[Option<usize>],
    previous: Option<usize>,
    number: usize,
) -> Option<usize> {
    let reading = context.reading;
    let quotation = &reading.marks.quotations[number];
    let start = quotation.whole().start;
    // The quotation before it, if a statement has it.
    let last = previous.and_then(|at| Some((&reading.marks.quotations[at], holders[at]?)));
    if let Some(heir) = last.and_then(|last| {
        interrupted(context, statements, last, start)
            .or_else(|| coordinated(context, statements, last, start))
    }) {
        return Some(heir);
    }
    if !begins_sentence(context, start) || !is_speech(context, quotation) {
        return None;
    }
    if let Some(heir) = last.and_then(|last| resumed(context, statements, last, start)) {
        return Some(heir);
    }
    let line = reading.tokens[start].line;
    // A paragraph that is all quotation goes on from the one before.
    let alone = reading.tokens.lines[line].start == start && fully_quoted(context, line);
    let floor = if alone && line > 0 { line - 1 } else { line };
    let holder =
        before(context, statements, reading.tokens.lines[floor].start, start).or_else(|| {
            let (before, holder) = last?;
            let adjoins = reading.tokens[before.inside.start].line + 1 == line;
            (alone && adjoins).then_some(holder)
        })?;
    let statement = &statements[holder];
    let named = statement.source.is_some()
        && !matches!(statement.rule, Rule::Term | Rule::Signature | Rule::WeakVerb);
    // A paragraph after words without marks is a statement of its own.
    let marked = reading.tokens.lines[line].start < start && !alone
        || statement.content.iter().take(4).all(|piece| context.is_marked(piece))
        || closes(context, statement);
    if !(statement.rule == Rule::Alone || named && marked) {
        return None;
    }
    // Between them stands nothing but the cue of the first and its circumstances.
    let end = statement
        .content
        .iter()
        .chain(&statement.source)
        .map(|piece| piece.end)
        .filter(|&end| end <= start)
        .chain(statement.cue.map(|cue| context.cues[cue].range.end))
        .max()?;
    let rest = end..start;
    let sentences = context
        .sentence_of(end.saturating_sub(1))
        .zip(context.sentence_of(start))
        .map(|(a, b)| b.saturating_sub(a));
    let other_cue = cue_between(context, statements, statement, &rest);
    let words = rest.filter(|&at| reading.tags[at] != Tag::PUN).count();
    let close = sentences.is_some_and(|count| count <= 1) && words <= 40;
    (close && !other_cue).then_some(holder)
}

/// `“We know,” she said in a speech in Norrby, |“but we stay”|`, `“Safe,” she wrote, and |“sound”|`: the
/// clause breaks off with a comma in the marks, and goes on after the circumstances of the cue.
fn interrupted(
    context: Context,
    statements: &[Statement],
    (before, holder): (&Quotation, usize),
    start: usize,
) -> Option<usize> {
    let reading = context.reading;
    let comma = |at: usize| reading.tokens.word(at) == ",";
    let last = before.inside.clone().next_back()?;
    let cue = &context.cues[statements[holder].cue?];
    let sentence = context.sentence_of(start)?;
    let between = cue.range.end..start.checked_sub(1)?;
    let near = cue.sentence == sentence && between.len() <= 24;
    let joined = start > 1 && reading.tags[start - 1] == Tag::CC && comma(start - 2);
    let breaks = comma(last) && (comma(start - 1) || joined) && before.whole().end <= cue.group;
    let plain = |mut words: Range<usize>| words.all(|at| !reading.tags[at].is_finite());
    (near && breaks && plain(between)).then_some(holder)
}

/// `“I build boats,” said Lund. He has a yard in Norrby. |“I like it.”|`: within a paragraph whoever spoke
/// goes on, a few sentences later too, if nobody else says anything between.
fn resumed(
    context: Context,
    statements: &[Statement],
    (before, holder): (&Quotation, usize),
    start: usize,
) -> Option<usize> {
    const SENTENCES: usize = 4;
    let reading = context.reading;
    let before = before.whole();
    let statement = &statements[holder];
    let sentences = context.sentence_of(start)?.abs_diff(context.sentence_of(before.end - 1)?);
    let near = reading.tokens[before.start].line == reading.tokens[start].line
        && sentences <= SENTENCES
        && statement.cue.is_some()
        && statement.source.is_some();
    let said = statement.content.iter().all(|piece| context.is_marked(piece));
    let rest = before.end..start;
    (near && said && !cue_between(context, statements, statement, &rest)).then_some(holder)
}

/// Whether a statement ends in marks and its cue comes after: `They need leaders “who understand,” she said`.
fn closes(context: Context, statement: &Statement) -> bool {
    let end = statement.content.last().map_or(0, |piece| piece.end);
    let last = end.checked_sub(1).filter(|&at| context.reading.marks.is_quoted(at));
    last.is_some() && statement.cue.is_some_and(|cue| context.cues[cue].group >= end)
}

/// `claims that it is “a threat” but |“nobody dares to say it”|`: a quotation that a conjunction joins to
/// the one before it, both after the cue.
fn coordinated(
    context: Context,
    statements: &[Statement],
    (before, holder): (&Quotation, usize),
    start: usize,
) -> Option<usize> {
    let reading = context.reading;
    let statement = &statements[holder];
    let cue = &context.cues[statement.cue?];
    let conjunction = start.checked_sub(1).filter(|&at| reading.tags[at] == Tag::CC)?;
    let comma = usize::from(conjunction > 0 && reading.tokens.word(conjunction - 1) == ",");
    let adjoins = before.whole().end == conjunction - comma;
    let after = cue.range.end <= before.whole().start;
    (adjoins && after && context.sentence_of(start)? == cue.sentence).then_some(holder)
}

/// Whether another statement is announced in `rest`; what the same words say in passing, `she said,
/// noting the time`, is none.
fn cue_between(
    context: Context,
    statements: &[Statement],
    statement: &Statement,
    rest: &Range<usize>,
) -> bool {
    const REACH: usize = 12;
    let past =
        statements.partition_point(|statement| statement.hull(context.cues).start < rest.end);
    let near = &statements[past.saturating_sub(REACH)..past];
    let others = near.iter().filter(|other| other.source != statement.source);
    others.filter_map(|other| other.cue).any(|cue| rest.contains(&context.cues[cue].anchor))
}

/// The statement of the sentence before `start` that speech can go on from, ending after `first`: one
/// with quotation marks before one without, then the later.
fn before(context: Context, statements: &[Statement], first: usize, start: usize) -> Option<usize> {
    let sentence = context.sentence_of(start.checked_sub(1)?)?;
    let sentence = context.sentences[sentence].range.clone();
    let last = |statement: &Statement| {
        let parts = statement.content.iter().map(|piece| piece.end);
        parts
            .chain(statement.cue.map(|cue| context.cues[cue].range.end))
            .filter(|&end| end <= start && end > sentence.start.max(first))
            .max()
    };
    // They are in the order of their beginnings, and few begin in one sentence.
    const REACH: usize = 12;
    let past = statements.partition_point(|statement| statement.hull(context.cues).start < start);
    let near = past.saturating_sub(REACH)..past;
    let found = near.filter_map(|number| {
        let statement = &statements[number];
        Some((context.is_quoted(&statement.content), last(statement)?, number))
    });
    found.max().map(|(_, _, number)| number)
}

/// Whether a sentence begins with the token at `start`.
fn begins_sentence(context: Context, start: usize) -> bool {
    context.sentence_of(start).is_some_and(|at| context.sentences[at].range.start == start)
}

/// Whether all words of a line stand in quotation marks.
fn fully_quoted(context: Context, line: usize) -> bool {
    context.reading.tokens.lines[line]
        .clone()
        .all(|at| context.reading.tags[at] == Tag::PUN || context.reading.marks.is_quoted(at))
}

/// Whether quoted words read as something said rather than a name: four words or more, a verb, or
/// a sentence's end.
fn is_speech(context: Context, quotation: &Quotation) -> bool {
    let reading = context.reading;
    let words = reading.tokens.words_in(quotation.inside.clone());
    let trails = matches!(last_word(context, quotation), "…" | "...");
    words >= 3 || trails || ends_like_speech(context, quotation)
}

/// A quotation that no statement and no neighbour takes.
fn uncued(context: Context, quotation: &Quotation) -> Option<Statement> {
    let reading = context.reading;
    let words = reading.tokens.words_in(quotation.inside.clone());
    if words == 0 {
        return None;
    }
    if let Some(found) = signed(context, quotation) {
        return Some(found);
    }
    if let Some(subject) = announced(context, quotation) {
        return Some(bare(quotation, Rule::Alone, Some(subject), 45));
    }
    let short = words < 3 && !ends_like_speech(context, quotation);
    if short || is_title(context, quotation) || is_called_so(context, quotation) {
        return Some(bare(quotation, Rule::Term, None, 40));
    }
    if let Some(subject) = introduced(context, quotation) {
        return Some(bare(quotation, Rule::Alone, Some(subject), 45));
    }
    let sentence = context.sentence_of(quotation.whole().start)?;
    let start = context.sentences[sentence].range.start;
    let verb = (start..quotation.whole().start)
        .rev()
        .find(|&at| reading.tags[at].is_finite() && !reading.marks.is_quoted(at));
    if let Some(verb) = verb {
        let subject = phrases::subject_before(reading, group_start(context, verb, start), start)
            .or_else(|| {
                phrases::first_subject(reading, start, verb)
                    .map(|range| Subject { range, link: Link::Shared })
            });
        let rule = if words < 4 { Rule::Term } else { Rule::WeakVerb };
        // "if their marriage is “…”": things say nothing.
        let subject = subject
            .filter(|subject| rule == Rule::WeakVerb && speaks(context, subject.range.clone()));
        return Some(bare(quotation, rule, subject, 30));
    }
    Some(bare(quotation, Rule::Alone, None, 25))
}

fn group_start(context: Context, verb: usize, floor: usize) -> usize {
    (floor..verb)
        .rev()
        .take_while(|&at| {
            matches!(context.reading.tags[at], Tag::RB | Tag::MD | Tag::VBP | Tag::VBD | Tag::VB)
        })
        .last()
        .unwrap_or(verb)
}

fn bare(quotation: &Quotation, rule: Rule, subject: Option<Subject>, score: i32) -> Statement {
    let source = subject.map(|subject| subject.range);
    Statement::new(rule, vec![quotation.inside.clone()], source, score)
}

fn ends_like_speech(context: Context, quotation: &Quotation) -> bool {
    matches!(last_word(context, quotation), "." | "!" | "?")
}

/// The last token inside the marks; empty where there is none.
fn last_word<'a>(context: Context<'a>, quotation: &Quotation) -> &'a str {
    quotation.inside.clone().next_back().map_or("", |at| context.reading.tokens.word(at))
}

/// `the so-called |“bridge to nowhere”|`, `known as |“the sieve of the north”|`.
fn is_called_so(context: Context, quotation: &Quotation) -> bool {
    let tokens = context.reading.tokens;
    let word =
        |back: usize| quotation.whole().start.checked_sub(back).map_or("", |at| tokens.lower(at));
    word(1) == "so-called"
        || matches!((word(2), word(1)), ("known" | "to", "as"))
        || matches!(word(1), "dubbed" | "nicknamed" | "titled" | "entitled")
}

/// Titles of works and names: every word but the small ones has a capital.
fn is_title(context: Context, quotation: &Quotation) -> bool {
    let reading = context.reading;
    let inside = quotation.inside.clone();
    let mut capitals = 0;
    for at in inside.clone().filter(|&at| reading.tokens.is_word(at)) {
        let small =
            matches!(reading.tags[at], Tag::IN | Tag::DT | Tag::CC | Tag::TO | Tag::CD | Tag::POS);
        if reading.tokens.is_capital(at) {
            capitals += 1;
        } else if !small {
            return false;
        }
    }
    let start = quotation.whole().start;
    let begins = begins_sentence(context, start);
    capitals >= 1
        && inside.len() < 10
        && (capitals >= 2 && !begins || !ends_like_speech(context, quotation))
}

/// `“…” ― Mara Lindqvist`: a dash and a name after the closing mark, to the line's end.
fn signed(context: Context, quotation: &Quotation) -> Option<Statement> {
    let reading = context.reading;
    let after = quotation.close? + 1;
    let line = reading.tokens[after.checked_sub(1)?].line;
    let end = reading.tokens.lines[line].end;
    let dash = after < end && matches!(reading.tokens.word(after), "―" | "—" | "–" | "-" | "--");
    let name = after + 1..end;
    let named = dash && !name.is_empty() && name.len() < 16 && reading.tags[name.start] == Tag::NNP;
    let verbless = named && name.clone().all(|at| !reading.tags[at].is_finite());
    verbless.then(|| {
        bare(quotation, Rule::Signature, Some(Subject { range: name, link: Link::Inverted }), 70)
    })
}

/// `|Lund| has a new message: “It is about me.”`: a sentence in marks after a colon is said by the subject
/// of the clause before it, a person or body.
fn announced(context: Context, quotation: &Quotation) -> Option<Subject> {
    let reading = context.reading;
    let colon = quotation.whole().start.checked_sub(1)?;
    let sentence = &context.sentences[context.sentence_of(colon)?].range;
    let said = ends_like_speech(context, quotation) && reading.tokens.word(colon) == ":";
    let verb = |&at: &usize| reading.tags[at].is_finite() && !reading.marks.is_quoted(at);
    let spoken = quotation.inside.clone().any(|at| reading.tags[at].is_finite());
    let first =
        phrases::first_subject(reading, sentence.start, colon).filter(|_| said && spoken)?;
    let own = (first.end..colon).find(verb)?;
    // "its head, Uwe Kanz, wrote"
    let whole = phrases::subject_before(reading, own, sentence.start)
        .map(|subject| subject.range)
        .filter(|whole| whole.start == first.start);
    speaks(context, first.clone())
        .then_some(Subject { range: whole.unwrap_or(first), link: Link::Shared })
}

/// Whether a subject can say anything: a person or body, and no thing.
fn speaks(context: Context, subject: Range<usize>) -> bool {
    let reading = context.reading;
    let pronoun = reading.tags[subject.start] == Tag::PRP;
    pronoun && reading.tokens.lower(subject.start) != "it"
        || phrases::is_speaker_like(reading, subject)
}

/// A line of quotation after a line that ends in a colon: the subject of that line speaks.
fn introduced(context: Context, quotation: &Quotation) -> Option<Subject> {
    let reading = context.reading;
    let start = quotation.whole().start;
    let line = reading.tokens[start].line;
    if reading.tokens.lines[line].start != start || line == 0 {
        return None;
    }
    let before = reading.tokens.lines[line - 1].clone();
    let colon = before.clone().next_back().filter(|&at| reading.tokens.word(at) == ":")?;
    let sentence = &context.sentences[context.sentence_of(colon)?].range;
    let range = phrases::first_subject(reading, sentence.start, colon)?;
    Some(Subject { range, link: Link::Shared })
}
