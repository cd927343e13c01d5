//! The findings of all stages as one report.

use std::ops::Range;

use super::{Attribution, AttributionType, BodyBlock, Origin, Repair, Report, Speaker, Stance};
use super::{confidence, why};
use crate::chains::Chain;
use crate::clean::Article;
use crate::cues::Cue;
use crate::follow_on::Continuation;
use crate::marks::{Fault, Marks};
use crate::order;
use crate::span::Span;
use crate::speakers::{Resolution, Speakers};
use crate::statements::Statement;
use crate::tokens::Tokens;

/// Everything the stages found, for [`compose`].
pub struct Findings<'a> {
    /// The body and what was removed.
    pub article: &'a Article,
    /// The body's tokens.
    pub tokens: &'a Tokens<'a>,
    /// Quotation marks.
    pub marks: &'a Marks,
    /// The cues that statements point to.
    pub cues: &'a [Cue],
    /// Who says what.
    pub statements: &'a [Statement],
    /// Who is meant, one resolution a statement.
    pub speakers: &'a Speakers,
    /// Through whom and to whom, one a statement.
    pub chains: &'a [Chain],
    /// Sentences that go on without a cue.
    pub continuations: &'a [Continuation],
}

/// The report, in bytes of the paste.
#[must_use]
pub fn compose(findings: &Findings) -> Report {
    let article = findings.article;
    let numbers = numbers(findings);
    Report {
        meta: article.meta.clone(),
        body: article.body.as_str().to_owned(),
        blocks: blocks(article),
        origin: origin(article),
        removed: article.removed.clone(),
        speakers: speakers(findings, &numbers),
        attributions: attributions(findings, &numbers),
        repairs: repairs(findings),
        words: findings.tokens.words_in(0..findings.tokens.len()),
    }
}

fn blocks(article: &Article) -> Vec<BodyBlock> {
    let block = |line: &crate::clean::Line| BodyBlock {
        kind: line.kind,
        span: article.body.span(line.range.clone()),
        in_body: Span::new(line.range.start, line.range.end),
    };
    article.lines.iter().map(block).collect()
}

fn origin(article: &Article) -> Vec<Origin> {
    let copied = article.body.runs().iter().filter(|run| run.is_copied());
    copied
        .map(|run| Origin { in_body: Span::new(run.at, run.at + run.len), span: run.span })
        .collect()
}

/// Of each entity: its number in the report, by its first statement; 0 for those that say nothing.
fn numbers(findings: &Findings) -> Vec<usize> {
    let mut numbers = vec![0; findings.speakers.entities.len()];
    let mut next = 1;
    for speaker in findings.speakers.resolutions.iter().filter_map(|resolution| resolution.speaker)
    {
        if numbers[speaker] == 0 {
            numbers[speaker] = next;
            next += 1;
        }
    }
    numbers
}

fn speakers(findings: &Findings, numbers: &[usize]) -> Vec<Speaker> {
    let mut by_number = vec![None; numbers.len() + 1];
    for (entity, &number) in findings.speakers.entities.iter().zip(numbers) {
        by_number[number] = Some(entity);
    }
    let speaking = by_number.into_iter().enumerate().skip(1);
    let speaking = speaking.filter_map(|(id, entity)| Some((id, entity?)));
    speaking
        .map(|(id, entity)| Speaker {
            id,
            name: entity.name.clone(),
            kind: entity.kind,
            role: entity.role.clone(),
            aliases: entity.aliases.clone(),
        })
        .collect()
}

fn attributions(findings: &Findings, numbers: &[usize]) -> Vec<Attribution> {
    let places = findings
        .statements
        .iter()
        .zip(&findings.speakers.resolutions)
        .zip(findings.chains)
        .enumerate();
    let mut attributions: Vec<Attribution> = places
        .map(|(at, ((statement, resolution), chain))| {
            attribution(findings, numbers, at + 1, statement, resolution, chain)
        })
        .collect();
    if !findings.continuations.is_empty() {
        let implied = findings.continuations.iter().enumerate();
        attributions.extend(implied.map(|(at, one)| implied_by(findings, numbers, at + 1, one)));
        let start = |one: &Attribution| one.content.first().map_or(0, |span| span.start);
        attributions = order::sorted(attributions, |one| [order::number(start(one)), 0, 0]);
    }
    attributions
}

/// A sentence that goes on from a statement: its speaker and way, nothing else of it.
fn implied_by(
    findings: &Findings,
    numbers: &[usize],
    id: usize,
    continuation: &Continuation,
) -> Attribution {
    let resolution = &findings.speakers.resolutions[continuation.of];
    let entity = resolution.speaker.map(|speaker| &findings.speakers.entities[speaker]);
    let name = entity.map_or("", |entity| entity.name.as_str());
    Attribution {
        id: format!("I{id}"),
        kind: AttributionType::Indirect,
        implied: true,
        content: spans(findings, continuation.content.clone()),
        cue: Vec::new(),
        source: Vec::new(),
        speaker: entity.map(|entity| entity.name.clone()),
        speaker_id: resolution.speaker.map(|speaker| numbers[speaker]),
        role: entity.and_then(|entity| entity.role.clone()),
        via: findings.chains[continuation.of].via.clone(),
        addressee: None,
        venue: None,
        stance: Stance::Neutral,
        confidence: confidence::of_guess(continuation.sureness, resolution),
        why: vec![format!("it seems to go on with what {name} said in the sentence before")],
    }
}

fn attribution(
    findings: &Findings,
    numbers: &[usize],
    id: usize,
    statement: &Statement,
    resolution: &Resolution,
    chain: &Chain,
) -> Attribution {
    let entity = resolution.speaker.map(|speaker| &findings.speakers.entities[speaker]);
    let cue = statement.cue.map(|cue| &findings.cues[cue]);
    let cue_ranges = cue.map(|cue| std::iter::once(cue.range.clone()).chain(cue.second.clone()));
    let words = |range: &Range<usize>| findings.tokens.text(range.clone()).to_owned();
    Attribution {
        id: format!("Q{id}"),
        kind: statement.kind,
        implied: false,
        content: statement
            .content
            .iter()
            .flat_map(|piece| spans(findings, piece.clone()))
            .collect(),
        cue: cue_ranges.into_iter().flatten().flat_map(|range| spans(findings, range)).collect(),
        source: statement
            .source
            .iter()
            .flat_map(|source| spans(findings, source.clone()))
            .collect(),
        speaker: entity.map(|entity| entity.name.clone()),
        speaker_id: resolution.speaker.map(|speaker| numbers[speaker]),
        role: entity.and_then(|entity| entity.role.clone()),
        via: chain.via.clone(),
        addressee: chain.addressee.as_ref().map(words),
        venue: chain.venue.as_ref().map(words),
        stance: chain.stance,
        confidence: confidence::of(statement, resolution),
        why: why::of(findings, statement, resolution),
    }
}

/// The places of a range of tokens in the paste; more than one where something was removed from
/// between them.
fn spans(findings: &Findings, range: Range<usize>) -> Vec<Span> {
    let whole = findings.article.body.span(findings.tokens.bytes(range));
    let removed = &findings.article.removed;
    let first = removed.partition_point(|removed| removed.span.end <= whole.start);
    let mut pieces = Vec::new();
    let mut start = whole.start;
    for gap in removed[first..]
        .iter()
        .map(|removed| removed.span)
        .take_while(|span| span.start < whole.end)
    {
        if gap.start > start {
            pieces.push(Span::new(start, gap.start));
        }
        start = start.max(gap.end);
    }
    if start < whole.end {
        pieces.push(Span::new(start, whole.end));
    }
    pieces
}

fn repairs(findings: &Findings) -> Vec<Repair> {
    let repair = |&(at, fault): &(usize, Fault)| Repair {
        what: match fault {
            Fault::Unclosed => "this quotation is never closed: taken to end with its paragraph",
            Fault::Unopened => "this mark closes a quotation that was never opened: passed over",
            Fault::Stray => "this mark belongs to no quotation: passed over",
        }
        .to_owned(),
        span: findings.article.body.span(findings.tokens.bytes(at..at + 1)),
    };
    findings.marks.faults.iter().map(repair).collect()
}
