//! Who is meant: names, titles and pronouns as people, bodies and documents.
//!
//! Names of one person are gathered over the whole article first; then each source is looked up in
//! the order of the text. A pronoun goes to the most salient person before it, by the weights
//! measured for news (distance in sentences, subject, sex, frequency, the last speaker). Where
//! nothing fits, the source stays as it stands: a wrong name is worse than none.

mod descriptions;
mod entities;
mod pronouns;

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::cues::Cue;
use crate::lexicon::Sex;
use crate::mentions::{self, Mention, MentionKind};
use crate::phrases::Reading;
use crate::report::SpeakerKind;
use crate::sentences::Sentence;
use crate::statements::{Rule, Statement};

use entities::Entities;

pub use entities::Entity;

/// How a source was resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The source has the name.
    Named,
    /// A pronoun, by salience.
    Pronoun,
    /// A title or description whose words fit the person.
    Description,
    /// A document, by who issued it.
    Document,
    /// The same words are attributed elsewhere in the article.
    Repeated,
    /// The statements around it are this speaker's.
    Neighbour,
    /// It names nobody the article names elsewhere: the description is the speaker.
    AsWritten,
}

/// Who is behind a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// The speaker, an index into [`Speakers::entities`].
    pub speaker: Option<usize>,
    /// How it was found.
    pub way: Way,
    /// How sure that is, 0 to 100.
    pub sureness: u8,
    /// Through whom it came, nearest the speaker first.
    pub via: Vec<usize>,
}

/// All speakers and what each statement resolves to.
#[derive(Clone, Debug, Default)]
pub struct Speakers {
    /// People, bodies and documents, those that say nothing too.
    pub entities: Vec<Entity>,
    /// One for each statement.
    pub resolutions: Vec<Resolution>,
}

/// What resolution looks at.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub reading: Reading<'a>,
    pub sentences: &'a [Sentence],
    pub mentions: &'a [Mention],
    /// Of each mention: its entity.
    pub owners: &'a [usize],
}

/// A statement already resolved: its sentence and who speaks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spoken {
    pub sentence: usize,
    pub speaker: usize,
    /// Who passed it on, if anybody.
    pub reporter: Option<usize>,
}

/// Resolves the source of every statement.
#[must_use]
pub fn resolve(
    reading: Reading,
    sentences: &[Sentence],
    cues: &[Cue],
    mentions: &[Mention],
    statements: &[Statement],
) -> Speakers {
    let (mut entities, owners) = entities::gather(reading, mentions);
    let context = Context { reading, sentences, mentions, owners: &owners };
    let mut resolutions: Vec<Resolution> = Vec::with_capacity(statements.len());
    let mut spoken: Vec<Spoken> = Vec::new();
    for statement in statements {
        let at = place(statement, cues);
        let sentence = sentence_of(sentences, at);
        let mut found = resolve_one(context, &mut entities, &spoken, statement, cues, sentence);
        found.via = statement
            .reporters
            .iter()
            .map(|reporter| {
                by_source(context, &mut entities, &spoken, reporter.clone(), sentence).0
            })
            .collect::<Option<Vec<_>>>()
            .unwrap_or_default();
        if let Some(owner) = passed_on(reading, &entities, &spoken, statement) {
            found.via.push(owner);
        }
        if let Some(speaker) = found.speaker {
            spoken.push(Spoken { sentence, speaker, reporter: found.via.first().copied() });
        }
        resolutions.push(found);
    }
    lend_repeated(reading, statements, &mut resolutions);
    lend_neighbours(sentences, cues, statements, &mut resolutions);
    Speakers { entities: entities.into_list(), resolutions }
}

/// `its sources` of an outlet that has just spoken: it comes through the outlet.
fn passed_on(
    reading: Reading,
    entities: &Entities,
    spoken: &[Spoken],
    statement: &Statement,
) -> Option<usize> {
    let source = statement.source.clone()?;
    let owned = matches!(reading.tokens.lower(source.start), "its" | "their") && source.len() > 1;
    spoken.last().map(|last| last.speaker).filter(|&owner| owned && entities[owner].outlet)
}

/// Where a statement's source stands, or failing that its cue or content.
fn place(statement: &Statement, cues: &[Cue]) -> usize {
    let source = statement.source.as_ref().map(|source| source.start);
    let cue = statement.cue.map(|cue| cues[cue].anchor);
    source.or(cue).or_else(|| statement.content.first().map(|piece| piece.start)).unwrap_or(0)
}

fn sentence_of(sentences: &[Sentence], at: usize) -> usize {
    sentences
        .partition_point(|sentence| sentence.range.end <= at)
        .min(sentences.len().saturating_sub(1))
}

fn resolve_one(
    context: Context,
    entities: &mut Entities,
    spoken: &[Spoken],
    statement: &Statement,
    cues: &[Cue],
    sentence: usize,
) -> Resolution {
    let nobody = Resolution { speaker: None, way: Way::AsWritten, sureness: 30, via: Vec::new() };
    if statement.rule == Rule::Term {
        return nobody;
    }
    let Some(source) = statement.source.clone() else { return nobody };
    if statement.rule == Rule::Label && context.reading.tokens.word(source.start) == "A" {
        let speaker = interviewee(entities);
        return Resolution { speaker, way: Way::Neighbour, sureness: 80, via: Vec::new() };
    }
    if let Some(speaker) = goes_on(context, entities, spoken, statement, cues, sentence) {
        return Resolution {
            speaker: Some(speaker),
            way: Way::Pronoun,
            sureness: 90,
            via: Vec::new(),
        };
    }
    let (speaker, way, sureness) = by_source(context, entities, spoken, source, sentence);
    Resolution { speaker, way, sureness, via: Vec::new() }
}

/// Whoever answers in an interview: the person named most, and in full.
fn interviewee(entities: &Entities) -> Option<usize> {
    let people = entities
        .iter()
        .enumerate()
        .filter(|(_, entity)| entity.kind == SpeakerKind::Person && entity.words.len() >= 2);
    people.max_by_key(|(at, entity)| (entity.mentions, std::cmp::Reverse(*at))).map(|(at, _)| at)
}

/// The last speaker, where a pronoun goes on speaking: `he continued`, `she added`.
fn goes_on(
    context: Context,
    entities: &[Entity],
    spoken: &[Spoken],
    statement: &Statement,
    cues: &[Cue],
    sentence: usize,
) -> Option<usize> {
    let source = statement.source.clone()?;
    let cue = &cues[statement.cue?];
    let last = spoken.last()?;
    let pronoun =
        matches!(context.reading.tokens.lower(source.start), "he" | "she") && source.len() == 1;
    let mention = mentions::of_source(context.reading, source, sentence);
    let near = sentence.abs_diff(last.sentence) <= 4;
    let goes_on = matches!(cue.lemma, "continue" | "add" | "go" | "conclude");
    (pronoun && goes_on && near && pronouns::agrees(&entities[last.speaker], &mention))
        .then_some(last.speaker)
}

/// The entity that a source refers to, making one for a description that fits nobody.
fn by_source(
    context: Context,
    entities: &mut Entities,
    spoken: &[Spoken],
    source: Range<usize>,
    sentence: usize,
) -> (Option<usize>, Way, u8) {
    let mention = mentions::of_source(context.reading, source.clone(), sentence);
    match mention.kind {
        MentionKind::Pronoun | MentionKind::Plural | MentionKind::Neuter => {
            let found = pronouns::antecedent(context, entities, spoken, &mention, source.start);
            // Who is surely "she" once is she in the rest of the article.
            if let Some((entity, sureness)) = found
                && sureness >= 72
                && entities[entity].sex == Sex::Unknown
            {
                entities[entity].sex = mention.sex;
            }
            (
                found.map(|(entity, _)| entity),
                Way::Pronoun,
                found.map_or(20, |(_, sureness)| sureness),
            )
        }
        kind if kind.is_name() => {
            (Some(entities::of_name(context, entities, &mention)), Way::Named, 96)
        }
        MentionKind::Other if mention.range.len() == 1 => (None, Way::AsWritten, 20),
        MentionKind::Document => descriptions::document(context, entities, spoken, &mention),
        _ => descriptions::described(context, entities, spoken, &mention),
    }
}

/// A quotation without a speaker whose words another statement has: a pull quote.
fn lend_repeated(reading: Reading, statements: &[Statement], resolutions: &mut [Resolution]) {
    // Only quotations standing alone are looked up, each against those near in number: linear.
    let alone: Vec<usize> = (0..statements.len())
        .filter(|&at| statements[at].rule == Rule::Alone && resolutions[at].speaker.is_none())
        .collect();
    if alone.is_empty() {
        return;
    }
    let words = |statement: &Statement| -> FxHashSet<&str> {
        let tokens = statement.content.iter().cloned().flatten();
        let words = tokens.filter(|&at| reading.tokens.is_word(at));
        words.map(|at| reading.tokens.lower(at)).collect()
    };
    let known: Vec<_> = statements.iter().take(2_000).map(words).collect();
    for at in alone.into_iter().take(64) {
        let mine = words(&statements[at]);
        let found = (0..known.len())
            .filter(|&other| other != at && resolutions[other].speaker.is_some())
            .find(|&other| {
                let theirs = &known[other];
                let common = mine.iter().filter(|word| theirs.contains(*word)).count();
                mine.len() >= 4 && common * 5 >= 4 * mine.len().max(theirs.len())
            });
        if let Some(other) = found {
            resolutions[at] = Resolution {
                speaker: resolutions[other].speaker,
                way: Way::Repeated,
                sureness: 85,
                via: Vec::new(),
            };
        }
    }
}

/// A quotation without a cue between two statements of one speaker in neighbouring lines is that
/// speaker's.
fn lend_neighbours(
    sentences: &[Sentence],
    cues: &[Cue],
    statements: &[Statement],
    resolutions: &mut [Resolution],
) {
    let line = |statement: &Statement| {
        sentences
            .get(sentence_of(sentences, place(statement, cues)))
            .map_or(0, |sentence| sentence.line)
    };
    for at in 1..statements.len() {
        if statements[at].rule != Rule::Alone || resolutions[at].speaker.is_some() {
            continue;
        }
        let before = resolutions[at - 1].speaker.filter(|_| {
            line(&statements[at]) - line(&statements[at - 1]).min(line(&statements[at])) <= 1
        });
        let after = resolutions.get(at + 1).and_then(|next| next.speaker);
        if before.is_some()
            && (before == after || line(&statements[at]) == line(&statements[at - 1]))
        {
            resolutions[at] =
                Resolution { speaker: before, way: Way::Neighbour, sureness: 55, via: Vec::new() };
        }
    }
}

/// What kind of speaker an entity is.
pub(crate) fn speaker_kind(mention: &Mention) -> SpeakerKind {
    match mention.kind {
        MentionKind::Person => SpeakerKind::Person,
        MentionKind::Body | MentionKind::BodyDescription => SpeakerKind::Organisation,
        MentionKind::Document => SpeakerKind::Document,
        MentionKind::Name if mention.name.len() >= 2 => SpeakerKind::Person,
        MentionKind::Name => SpeakerKind::Organisation,
        _ => SpeakerKind::Unnamed,
    }
}
