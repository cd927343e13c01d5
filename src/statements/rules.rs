//! The statements that rules see around each cue.

mod forms;

use std::ops::Range;

use super::extent::{self, Start};
use super::{Context, Rule, Statement};
use crate::cues::{Cue, CueKind};
use crate::lexicon;
use crate::phrases::{self, Link, Subject};
use crate::tags::Tag;

/// Every statement that a rule sees; they may contradict each other.
pub fn propose(context: Context) -> Vec<Statement> {
    let mut proposed = Vec::new();
    for number in 0..context.cues.len() {
        let cue = &context.cues[number];
        match cue.kind {
            CueKind::Preposition => proposed.extend(forms::according(context, number)),
            CueKind::Possessive => proposed.extend(forms::possessive(context, number)),
            CueKind::Verb | CueKind::Participle => verbal(context, number, &mut proposed),
            CueKind::Infinitive => proposed.extend(forms::infinitive(context, number)),
            CueKind::Passive => proposed.extend(forms::passive(context, number)),
            CueKind::Nominal => {}
        }
    }
    proposed.retain(|statement| statement.content.iter().any(|piece| has_words(context, piece)));
    proposed
}

fn has_words(context: Context, piece: &Range<usize>) -> bool {
    piece.clone().any(|at| context.reading.tokens.is_word(at))
}

fn statement(
    cue: usize,
    rule: Rule,
    content: Vec<Range<usize>>,
    subject: Option<Subject>,
    score: i32,
) -> Statement {
    let source = subject.map(|subject| subject.range);
    Statement { cue: Some(cue), ..Statement::new(rule, content, source, score) }
}

/// What stands before the subject and verb of a cue.
fn verbal(context: Context, number: usize, proposed: &mut Vec<Statement>) {
    let cue = &context.cues[number];
    if cue.lemma == "dub"
        && let Some(found) = nickname(context, number)
    {
        proposed.push(found);
        return;
    }
    let floor = floor(context, cue);
    let joined = cue.group > 0 && context.reading.tags[cue.group - 1] == Tag::CC;
    if let Some(found) = absolute(context, number) {
        proposed.push(found);
        return;
    }
    let before = if cue.kind == CueKind::Participle || joined {
        shown(context, number).or_else(|| shared_subject(context, number))
    } else {
        phrases::subject_before(context.reading, cue.group, floor)
    };
    let adjacent =
        before.clone().filter(|subject| !matches!(subject.link, Link::Shared | Link::Relative));
    let begins = adjacent.as_ref().map_or(cue.group, |subject| subject.range.start);

    if let Some(inverted) = inverted(context, number, begins) {
        proposed.push(inverted);
        return;
    }
    if adjacent.is_some()
        && let Some(found) = quote_first(context, number, begins, adjacent.clone())
    {
        proposed.push(found);
        return;
    }
    let forward = forward(context, number, before.clone());
    if let Some(found) =
        adjacent.as_ref().and_then(|subject| as_says(context, number, subject.clone()))
    {
        proposed.push(found);
        return;
    }
    let fronted = adjacent.and_then(|subject| fronted(context, number, subject));
    match (forward, fronted) {
        (Some(forward), Some(fronted)) if forward.rule == Rule::QuoteAfter => {
            proposed.push(with_piece(fronted, forward))
        }
        (Some(forward), _) => proposed.push(forward),
        (None, Some(fronted)) => proposed.push(fronted),
        (None, None) => proposed.extend(forms::phrase(context, number, before)),
    }
}

/// `a video of |Lund| saying`, `with |Lund| asking`: a participle right behind a name is that person’s.
fn shown(context: Context, number: usize) -> Option<Subject> {
    let cue = &context.cues[number];
    let reading = context.reading;
    let last = cue.group.checked_sub(1).filter(|_| cue.kind == CueKind::Participle)?;
    if !matches!(reading.tags[last], Tag::NNP | Tag::PRP) || reading.marks.is_quoted(last) {
        return None;
    }
    let start = context.sentences[cue.sentence].range.start;
    let is_name = |at: &usize| reading.tags[*at] == Tag::NNP && !reading.marks.is_quoted(*at);
    let first = (start..last).rev().take_while(is_name).last().unwrap_or(last);
    let before = first.checked_sub(1).filter(|&at| at >= start)?;
    // "a spokesman for Brekk saying" is the spokesman.
    let noun = before.checked_sub(1).filter(|&at| at >= start);
    let spokesman = noun.is_some_and(|at| {
        let word = reading.tokens.lower(at);
        let office = lexicon::role(word).is_some() || lexicon::roles(word);
        office || reading.tags[at] == Tag::NNP || lexicon::organisation(word)
    });
    let of = matches!(reading.tokens.lower(before), "of" | "with" | "from");
    (of && !spokesman).then_some(Subject { range: first..cue.group, link: Link::Adjacent })
}

/// `|Noting that the bridge was old|, Lund asked …`, `|After saying it was old|, Lund left`: a participle
/// that begins a sentence has the subject after its comma, where what was said ends.
fn absolute(context: Context, number: usize) -> Option<Statement> {
    let cue = &context.cues[number];
    let sentence = &context.sentences[cue.sentence].range;
    let fronted = cue.group.checked_sub(1).filter(|&at| context.reading.tags[at] == Tag::IN);
    if cue.kind != CueKind::Participle || fronted.unwrap_or(cue.group) != sentence.start {
        return None;
    }
    let start = extent::forward_start(context, cue, cue.range.end)?;
    let (end, subject) = extent::main_clause(context, cue.sentence, start.at)?;
    let subject = Subject { range: subject, link: Link::Shared };
    let content = vec![start.at..end];
    let mut found = statement(number, start.rule, content, Some(subject), 70);
    found.addressee = start.addressee;
    Some(found)
}

/// Dubbed “the sieve”: a few words in quotation marks after it are a name.
fn nickname(context: Context, number: usize) -> Option<Statement> {
    let start = context.cues[number].range.end;
    let end = extent::sentence_end(context, context.cues[number].sentence);
    let open = (start..end).take(12).find_map(|at| context.opens[at])?;
    let inside = context.reading.marks.quotations[open].inside.clone();
    (inside.len() < 8).then(|| statement(number, Rule::Term, vec![inside], None, 60))
}

/// `NATO had no such plan, she said: “None.”`: a quotation after a fronted clause belongs to it.
fn with_piece(mut fronted: Statement, forward: Statement) -> Statement {
    if fronted.rule == Rule::Parenthetical {
        return fronted;
    }
    fronted.content.extend(forward.content);
    fronted
}

/// A subject stands after the last quotation that closed before the cue.
fn floor(context: Context, cue: &Cue) -> usize {
    let start = context.sentences[cue.sentence].range.start;
    (start..cue.group)
        .rev()
        .find(|&at| context.reading.marks.is_quoted(at))
        .map_or(start, |at| at + 1)
}

/// The subject of an earlier verb of the sentence.
fn shared_subject(context: Context, number: usize) -> Option<Subject> {
    let cue = &context.cues[number];
    let start = context.sentences[cue.sentence].range.start;
    let earlier =
        context.cues[..number].iter().rev().take_while(|earlier| earlier.sentence == cue.sentence);
    for earlier in earlier.filter(|earlier| {
        earlier.kind == CueKind::Verb && !earlier.learned && !is_nested(context, earlier)
    }) {
        let found =
            phrases::subject_before(context.reading, earlier.group, floor(context, earlier))
                .filter(|subject| subject.link != Link::Shared)
                .or_else(|| phrases::subject_after(context.reading, earlier.range.end, cue.group));
        if let Some(subject) = found.filter(|subject| subject.range.end <= cue.group) {
            // "when I asked Lund, |she| frowned and said": the subject of the main clause.
            let main = phrases::is_subordinate(context.reading, subject.range.start, start)
                .then(|| extent::main_clause(context, cue.sentence, earlier.range.end))
                .flatten()
                .filter(|(_, main)| main.end <= cue.group);
            let range = main.map_or(subject.range, |(_, main)| main);
            return Some(Subject { link: Link::Shared, range });
        }
    }
    let range = phrases::first_subject(context.reading, start, cue.group)?;
    Some(Subject { range, link: Link::Shared })
}

/// Whether a cue is a part of what an earlier cue of the sentence announces: "said the town had
/// |warned| of". A comma and a conjunction between them begin a new statement.
fn is_nested(context: Context, cue: &Cue) -> bool {
    let tokens = context.reading.tokens;
    let announces = |other: &&Cue| {
        other.sentence == cue.sentence
            && other.range.end <= cue.group
            && other.kind == CueKind::Verb
            && !other.learned
            && other.classes.say
    };
    let before = context.cues.partition_point(|other| other.anchor < cue.anchor);
    let Some(outer) = context.cues[..before].iter().rev().take(6).find(announces) else {
        return false;
    };
    let breaks = |at: usize| {
        matches!(tokens.word(at), "," | ";")
            && matches!(tokens.lower(at + 1), "and" | "but" | "while")
            || tokens.word(at) == ";"
    };
    let shared = cue.group > outer.range.end && context.reading.tags[cue.group - 1] == Tag::CC;
    !shared && !(outer.range.end..cue.group).any(breaks)
}

/// The quotation that ends right before `begins`, a comma between them allowed.
fn quote_before(context: Context, begins: usize) -> Option<usize> {
    let last = begins.checked_sub(1)?;
    let line = context.reading.tokens[begins].line;
    let sign = context.reading.tokens.word(last);
    let close = if matches!(sign, "," | "-" | "—" | "–") && context.closes[last].is_none() {
        last.checked_sub(1)?
    } else {
        last
    };
    (context.reading.tokens[close].line == line).then_some(())?;
    context.closes[close]
}

/// “…,” said Mara Lindqvist; and `…, said Mara Lindqvist` without marks.
fn inverted(context: Context, number: usize, begins: usize) -> Option<Statement> {
    let cue = &context.cues[number];
    if cue.kind != CueKind::Verb
        || begins != cue.group && quote_before(context, cue.group).is_none()
    {
        return None;
    }
    let reading = context.reading;
    let sentence = &context.sentences[cue.sentence];
    let begins_sentence = (sentence.range.start..cue.group).all(|at| reading.tags[at] == Tag::PUN);
    let subject = phrases::subject_after(reading, cue.range.end, sentence.range.end)?;
    let end = subject.range.end;
    let own_verb = end < sentence.range.end && reading.tags[end].is_finite();
    if own_verb || extent::takes_hearer(cue) && cue.lemma != "ask" && cue.lemma != "warn" {
        return None;
    }
    if let Some(quotation) = quote_before(context, cue.group) {
        let content = quoted_content(context, quotation, end);
        return Some(statement(number, Rule::QuoteFirstInverted, content, Some(subject), 100));
    }
    if begins_sentence && cue.classes.say {
        // Said Ellis: “…”
        let end = past_relative(context, end, sentence.range.end);
        let start = extent::forward_start(context, cue, end)
            .filter(|start| start.rule == Rule::QuoteAfter)?;
        let content = forward_content(context, number, &start);
        return Some(statement(number, Rule::QuoteAfter, content, Some(subject), 95));
    }
    let comma = cue
        .group
        .checked_sub(1)
        .filter(|&at| reading.tokens.word(at) == "," && at > sentence.range.start)?;
    (cue.classes.say && cue.range.start == cue.anchor && extent::ends_after(context, cue, end))
        .then_some(())?;
    let content = vec![clause_start(context, number, sentence.range.start)..comma];
    Some(statement(number, Rule::Fronted, content, Some(subject), 82))
}

/// Past a relative clause: `Said Mara Lindqvist, |who leads the council|: “…”`
fn past_relative(context: Context, at: usize, limit: usize) -> usize {
    let reading = context.reading;
    let relative =
        at + 1 < limit && reading.tokens.word(at) == "," && reading.tags[at + 1] == Tag::WH;
    let colon =
        (at..limit).find(|&at| reading.tokens.word(at) == ":" && !reading.marks.is_quoted(at));
    colon.filter(|_| relative).unwrap_or(at)
}

/// “…,” she said, “…”
fn quote_first(
    context: Context,
    number: usize,
    begins: usize,
    subject: Option<Subject>,
) -> Option<Statement> {
    let cue = &context.cues[number];
    let quotation = quote_before(context, begins)?;
    let reading = context.reading;
    let sentence = &context.sentences[cue.sentence].range;
    // “That is all.” He said the plan was dead: the quotation has ended, a new sentence begins.
    let new_sentence = begins == sentence.start;
    let full_stop = reading.marks.quotations[quotation]
        .inside
        .clone()
        .next_back()
        .is_some_and(|at| reading.tokens.word(at) == ".");
    if new_sentence && full_stop && !extent::is_last(context, cue) {
        return None;
    }
    if new_sentence && extent::forward_start(context, cue, cue.range.end).is_some() {
        return None;
    }
    if let Some(start) = nested_lead(context, number, quotation) {
        // The town called for calm “at once”, the agency reported: it may only pass it on.
        let whole = reading.marks.quotations[quotation].whole();
        return Some(statement(number, Rule::Fronted, vec![start..whole.end], subject, 82));
    }
    let content = quoted_content(context, quotation, cue.range.end);
    Some(statement(number, Rule::QuoteFirst, content, subject, 100))
}

/// The quotation before a cue, with the words before it in its sentence that belong to it, and the
/// quotation that goes on after the cue. `after` is the first token past cue and subject.
fn quoted_content(context: Context, quotation: usize, after: usize) -> Vec<Range<usize>> {
    let reading = context.reading;
    let found = &reading.marks.quotations[quotation];
    let whole = found.whole();
    let mut content =
        vec![led_in(context, whole.clone()).map_or(found.inside.clone(), |start| start..whole.end)];
    let next = if reading.tokens.lower(after) == "," { after + 1 } else { after };
    if let Some(Some(second)) = context.opens.get(next) {
        let second = &reading.marks.quotations[*second];
        content.push(second.inside.clone());
    }
    content
}

/// The start of the sentence, where a quotation before cue `number` is a part of another statement
/// in it.
fn nested_lead(context: Context, number: usize, quotation: usize) -> Option<usize> {
    let reading = context.reading;
    let found = &reading.marks.quotations[quotation];
    let sentence = context.sentence_of(found.whole().start)?;
    let start = context.sentences[sentence].range.start;
    let lead = start..found.whole().start;
    let has_cue = context.cues_in(lead).any(|cue| cue.kind == CueKind::Verb);
    let fragment = found.inside.len() < 14 && !starts_sentence(context, found.inside.clone());
    (has_cue && fragment && sentence == context.cues[number].sentence).then_some(start)
}

/// Where the content of a half-quoted statement before its cue begins:
/// `|The plan would be “a disaster for the town,” she said`; `None` where the quotation is all.
fn led_in(context: Context, whole: Range<usize>) -> Option<usize> {
    let reading = context.reading;
    let sentence = context.sentence_of(whole.start)?;
    let start = context.sentences[sentence].range.start;
    let lead = start..whole.start;
    let has_verb = lead.clone().any(|at| reading.tags[at].is_finite());
    let has_cue = context.cues_in(lead.clone()).any(|cue| cue.kind != CueKind::Infinitive);
    let has_break = lead
        .clone()
        .any(|at| reading.marks.is_quoted(at) || matches!(reading.tokens.word(at), ":" | ";"));
    (lead.len() > 2 && has_verb && !has_cue && !has_break).then_some(start)
}

/// She said that …; she said: “…”
fn forward(context: Context, number: usize, subject: Option<Subject>) -> Option<Statement> {
    let cue = &context.cues[number];
    let start = extent::forward_start(context, cue, cue.range.end)?;
    if start.rule == Rule::QuoteAfter && cue.classes.as_ && !cue.classes.say {
        return None;
    }
    let content = forward_content(context, number, &start);
    let quoted = context.is_quoted(&content);
    let has_verb = content.iter().cloned().flatten().any(|at| context.reading.tags[at].is_finite());
    if start.rule == Rule::BareClause && !has_verb && !quoted {
        return None;
    }
    if !quoted && !cue.classes.say && !cue.classes.question && start.rule != Rule::Infinitive {
        return None;
    }
    if declines(context, cue, start.at) {
        return None;
    }
    let base = match start.rule {
        Rule::QuoteAfter => 95,
        Rule::ThatClause => 80,
        Rule::WhClause => 62,
        Rule::BareClause => 72,
        Rule::Infinitive
            if cue.lemma == "ask" || cue.lemma == "decline" || cue.lemma == "refuse" =>
        {
            45
        }
        _ => 50,
    };
    let score =
        base + if quoted && base < 80 { 14 } else { 0 } - if subject.is_none() { 20 } else { 0 };
    let rule = if quoted && matches!(start.rule, Rule::BareClause | Rule::ThatClause) {
        Rule::QuoteInside
    } else {
        start.rule
    };
    let mut found = statement(number, rule, content, subject, score);
    found.addressee = start.addressee;
    Some(found)
}

/// `declined to comment`, `refused to say`, `asked not to be named`: nothing was said.
pub fn declines(context: Context, cue: &Cue, at: usize) -> bool {
    const SILENCES: [&str; 13] = [
        "answer",
        "be",
        "comment",
        "discuss",
        "elaborate",
        "give",
        "identify",
        "name",
        "provide",
        "respond",
        "say",
        "speak",
        "talk",
    ];
    let tokens = context.reading.tokens;
    let unnamed = tokens.lower(at) == "not" && tokens.lower(at + 2) == "be";
    cue.lemma == "ask" && unnamed
        || matches!(cue.lemma, "decline" | "refuse") && SILENCES.contains(&tokens.lower(at + 1))
}

/// The content from `start` on: a whole quotation, or the clause to its end.
fn forward_content(context: Context, number: usize, start: &Start) -> Vec<Range<usize>> {
    let reading = context.reading;
    let end = extent::forward_end(context, number, start.at);
    if start.rule != Rule::QuoteAfter {
        return vec![start.at..end];
    }
    let Some(quotation) = context.opens[start.at].map(|number| &reading.marks.quotations[number])
    else {
        return vec![start.at..end];
    };
    let whole = quotation.whole();
    // “…” on Monday; “…” and that …: words after the closing mark belong to a half-quoted clause.
    let goes_on = whole.end < end
        && !matches!(reading.tokens.word(whole.end), "," | ";" | "—" | "–" | "-" | "(" | ".");
    let short = quotation.inside.len() < 14 && !starts_sentence(context, quotation.inside.clone());
    if goes_on && short { vec![whole.start..end] } else { vec![quotation.inside.clone()] }
}

/// Whether quoted words read as a sentence of their own.
fn starts_sentence(context: Context, inside: Range<usize>) -> bool {
    context.reading.tokens.is_capital(inside.start)
        && inside
            .clone()
            .next_back()
            .is_some_and(|at| matches!(context.reading.tokens.word(at), "." | "!" | "?" | ","))
}

/// The plan was …, she said. / The plan, she said, was …
fn fronted(context: Context, number: usize, subject: Subject) -> Option<Statement> {
    let cue = &context.cues[number];
    let reading = context.reading;
    let sentence = &context.sentences[cue.sentence].range;
    // "as she put it" stands between commas too.
    let before = subject.range.start.saturating_sub(1);
    let conjunction = usize::from(reading.tokens.lower(before) == "as");
    let comma =
        subject.range.start.checked_sub(1 + conjunction).filter(|&at| {
            at > sentence.start && matches!(reading.tokens.word(at), "," | "—" | "–")
        })?;
    // "…, and the town would respond": a promise, not an attribution.
    let modal = cue.range.clone().any(|at| reading.tags[at] == Tag::MD);
    if !cue.classes.say || cue.kind == CueKind::Participle || modal {
        return None;
    }
    let start = clause_start(context, number, sentence.start);
    // "He denied it, as a paper had claimed": the sentence has a speaker of its own.
    if conjunction == 1 && context.cues_in(start..comma).next().is_some() {
        return None;
    }
    let has_verb =
        (start..comma).any(|at| reading.tags[at].is_finite() || reading.tags[at] == Tag::VBN);
    if extent::is_last(context, cue) && has_verb {
        return Some(statement(number, Rule::Fronted, vec![start..comma], Some(subject), 82));
    }
    // The second half of a statement that the cue interrupts.
    let after = cue.range.end;
    let end = extent::forward_end(context, number, after + 1);
    let interrupts = reading.tokens.lower(after) == ","
        && after + 1 < end
        && !matches!(reading.tags[after + 1], Tag::VBG | Tag::WH | Tag::CC)
        && (context.opens[after + 1].is_none() || conjunction == 1);
    let content = vec![start..comma, after + 1..end];
    interrupts.then(|| statement(number, Rule::Parenthetical, content, Some(subject), 60))
}

/// As Mara Lindqvist reports, …
fn as_says(context: Context, number: usize, subject: Subject) -> Option<Statement> {
    let cue = &context.cues[number];
    let tokens = context.reading.tokens;
    let sentence = &context.sentences[cue.sentence].range;
    let first = subject
        .range
        .start
        .checked_sub(1)
        .filter(|&at| at == sentence.start && tokens.lower(at) == "as")?;
    let comma =
        (cue.range.end..sentence.end.min(cue.range.end + 8)).find(|&at| tokens.word(at) == ",")?;
    let clause = (first + 1..comma).filter(|&at| context.reading.tags[at].is_finite()).count() == 1;
    let content = comma + 1..extent::forward_end(context, number, comma + 1);
    (cue.classes.say && clause)
        .then(|| statement(number, Rule::According, vec![content], Some(subject), 76))
}

/// Where a clause that ends before a cue begins: the sentence's start, or after the content of an
/// earlier statement.
fn clause_start(context: Context, number: usize, start: usize) -> usize {
    let reading = context.reading;
    let semicolon =
        (start..context.cues[number].group).rev().find(|&at| reading.tokens.word(at) == ";");
    let mut start = semicolon.map_or(start, |at| at + 1);
    // "But" and a bullet are no part of what was said.
    while reading.tags[start] == Tag::PUN && !reading.marks.is_quoted(start) {
        start += 1;
    }
    start
}
