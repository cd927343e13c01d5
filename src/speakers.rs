//! Who is meant: names, titles and pronouns as people, bodies and documents.
//!
//! Names of one person are gathered over the whole article first, with what the article says they are.
//! Then the text is read from its beginning: names and pronouns make people present, and each
//! source is looked up where it stands. A pronoun goes to the most present person that agrees. Where
//! nothing fits, the source stays as it stands: a wrong name is worse than none.

mod descriptions;
mod documents;
mod entities;
mod lending;
mod names;
mod presence;
mod pronouns;
mod roles;

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::cues::{Cue, CueKind};
use crate::lexicon::Sex;
use crate::mentions::{self, Mention, MentionKind};
use crate::order;
use crate::phrases::{self, Reading};
use crate::report::{AttributionType, SpeakerKind};
use crate::sentences::{Sentence, sentence_of};
use crate::statements::{Rule, Statement};
use crate::tags::Tag;

use documents::Issued;
use entities::Entities;
use presence::Presence;
use pronouns::Question;
use roles::Naming;

pub use documents::is_platform;
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
    refer(reading, sentences, cues, mentions, statements, &[]).speakers
}

/// Whom names and pronouns mean, for an evaluation.
#[derive(Clone, Debug, Default)]
pub struct Referred {
    /// The answer about statements.
    pub speakers: Speakers,
    /// Of each mention: its entity.
    pub owners: Vec<usize>,
    /// Of each token asked about: the entity it means.
    pub referents: Vec<Option<usize>>,
}

/// The same, and whom the pronouns at tokens `asked` mean, in the order of the text.
#[must_use]
pub fn refer(
    reading: Reading,
    sentences: &[Sentence],
    cues: &[Cue],
    mentions: &[Mention],
    statements: &[Statement],
    asked: &[usize],
) -> Referred {
    let (mut entities, owners) = names::gather(reading.tokens, mentions);
    let namings = roles::gather(reading, sentences, mentions, &owners, &mut entities);
    let outlets = roles::outlets(reading.tokens, mentions, &owners, &entities);
    let context = Context { reading, sentences, mentions, owners: &owners };
    let key = |statement| [order::number(place(statement, cues)), 0, 0];
    let places = order::places(statements.iter().map(key).collect());
    let mut resolver = Resolver {
        context,
        cues,
        interviewee: interviewee(&entities),
        entities: Entities::new(entities),
        presence: Presence::default(),
        spoken: Vec::new(),
        namings,
        issued: Vec::new(),
        outlets,
        referents: FxHashMap::default(),
        sources: single_sources(statements),
        next_token: 0,
        next_mention: 0,
        subject: None,
    };
    let mut resolutions = vec![Resolution::nobody(); statements.len()];
    let mut referents = Vec::new();
    let mut asked = asked.iter().copied().peekable();
    for at in places {
        let place = place(&statements[at], cues);
        while let Some(token) = asked.next_if(|&token| token < place) {
            referents.push(resolver.asked(token));
        }
        resolver.read_to(place);
        resolutions[at] = resolver.resolve(&statements[at]);
    }
    referents.extend(asked.map(|token| resolver.asked(token)));
    lending::lend(reading, sentences, cues, statements, &mut resolutions);
    let speakers = Speakers { entities: resolver.entities.into_list(), resolutions };
    Referred { speakers, owners, referents }
}

/// Sources of one word, in order.
fn single_sources(statements: &[Statement]) -> Vec<usize> {
    let sources = statements.iter().filter_map(|statement| statement.source.as_ref());
    let single = sources.filter(|source| source.len() == 1).map(|source| source.start).collect();
    order::sorted(single, |&at| [order::number(at), 0, 0])
}

/// Where a statement's source stands, or failing that its cue or content.
pub(crate) fn place(statement: &Statement, cues: &[Cue]) -> usize {
    let source = statement.source.as_ref().map(|source| source.start);
    let cue = statement.cue.map(|cue| cues[cue].anchor);
    source.or(cue).or_else(|| statement.content.first().map(|piece| piece.start)).unwrap_or(0)
}

impl Resolution {
    fn nobody() -> Self {
        Self { speaker: None, way: Way::AsWritten, sureness: 30, via: Vec::new() }
    }
}

/// What being named in a statement costs whoever may have made it: in reported words, and in words
/// quoted, which may be another's to him.
const NAMED: i32 = 160;
const NAMED_ALOUD: i32 = 60;

/// Whether a cue's subject is told and does not speak: `were told`, `has been warned`.
#[must_use]
pub fn is_told(cue: &Cue) -> bool {
    let tells = matches!(cue.lemma, "tell" | "inform" | "assure" | "warn" | "remind" | "notify");
    cue.kind == CueKind::Passive && (tells || matches!(cue.lemma, "urge" | "ask" | "order"))
}

/// The text as far as it has been read.
pub(crate) struct Resolver<'a> {
    context: Context<'a>,
    cues: &'a [Cue],
    /// Whoever answers, if it is an interview.
    interviewee: Option<usize>,
    entities: Entities,
    presence: Presence,
    spoken: Vec<Spoken>,
    namings: Vec<Naming>,
    issued: Vec<Issued>,
    /// Of people who report: for whom.
    outlets: FxHashMap<usize, usize>,
    /// Of each pronoun read: whom it means, and how sure that is.
    referents: FxHashMap<usize, (usize, u8)>,
    /// Sources of one word: they are looked up with their statement.
    sources: Vec<usize>,
    next_token: usize,
    next_mention: usize,
    /// The last subject read, and its token: `him` is somebody else.
    subject: Option<(usize, usize)>,
}

impl Resolver<'_> {
    /// Reads on to a token: names and pronouns become present.
    fn read_to(&mut self, to: usize) {
        let Context { reading, sentences, mentions, owners } = self.context;
        while self.next_token < to {
            let at = self.next_token;
            self.next_token += 1;
            while let Some(mention) = mentions.get(self.next_mention)
                && mention.name.start <= at
            {
                let owner = owners[self.next_mention];
                let points = presence::of_name(self.context, mention);
                self.presence.raise(owner, mention.sentence, points);
                if mention.subject && !mention.quoted {
                    self.subject = Some((owner, at));
                }
                self.next_mention += 1;
            }
            let personal = matches!(reading.tags[at], Tag::PRP | Tag::PRPS)
                && matches!(reading.tokens.lower(at), "he" | "she" | "his" | "her" | "him");
            if personal && !reading.marks.is_quoted(at) && self.sources.binary_search(&at).is_err()
            {
                self.pronoun(at, sentence_of(sentences, at));
            }
        }
    }

    /// Whom a token means, for an evaluation.
    fn asked(&mut self, at: usize) -> Option<usize> {
        self.read_to(at + 1);
        let sentence = sentence_of(self.context.sentences, at);
        self.pronoun(at, sentence).map(|(entity, _)| entity)
    }

    /// Whom the pronoun at a token means; it becomes present by it.
    fn pronoun(&mut self, at: usize, sentence: usize) -> Option<(usize, u8)> {
        if let Some(&known) = self.referents.get(&at) {
            return Some(known);
        }
        let reading = self.context.reading;
        let mention = mentions::of_source(reading, at..at + 1, sentence);
        let object = reading.tokens.lower(at) == "him"
            || reading.tokens.lower(at) == "her" && reading.tags[at] == Tag::PRP;
        let subject = self.subject.filter(|&(_, token)| object && at - token.min(at) < 9);
        let named: Vec<usize> = subject.map(|(entity, _)| entity).into_iter().collect();
        // "its sources": whose sources is asked as often as who says.
        let speaks = mention.kind == MentionKind::Neuter && reading.tags[at] == Tag::PRPS;
        self.answer(at, &Question { mention: &mention, named: &named, cost: NAMED, speaks })
    }

    /// The answer to a question about the pronoun at a token.
    fn answer(&mut self, at: usize, question: &Question) -> Option<(usize, u8)> {
        let mention = question.mention;
        let found = pronouns::antecedent(&self.entities, &self.presence, &self.spoken, question)?;
        let (entity, sureness) = found;
        // Who is surely "she" once is she in the rest of the article.
        if sureness >= 72 && self.entities[entity].sex == Sex::Unknown {
            self.entities[entity].sex = mention.sex;
        }
        let tags = self.context.reading.tags;
        let end = tags.len().min(at + 3);
        let subject = tags[at] == Tag::PRP && tags[at + 1..end].iter().any(|tag| tag.is_finite());
        let points = presence::at_place(self.context.sentences, at, mention.sentence, subject);
        self.presence.raise(entity, mention.sentence, points);
        if subject {
            self.subject = Some((entity, at));
        }
        self.referents.insert(at, found);
        Some(found)
    }

    fn resolve(&mut self, statement: &Statement) -> Resolution {
        let sentence = sentence_of(self.context.sentences, place(statement, self.cues));
        let mut found = self.resolve_one(statement, sentence);
        for reporter in &statement.reporters {
            let through = self.by_source(reporter.clone(), sentence, (&[], 0)).0;
            found.via.extend(through);
            found.via.extend(through.and_then(|person| self.outlets.get(&person).copied()));
        }
        found.via.extend(self.passed_on(statement));
        found.via.dedup();
        found.via.retain(|&via| Some(via) != found.speaker);
        if let Some(speaker) = found.speaker {
            self.presence.raise(speaker, sentence, presence::SPEAKER);
            self.spoken.push(Spoken { sentence, speaker, reporter: found.via.first().copied() });
            self.issue(statement, sentence, speaker);
        }
        found
    }

    /// Notes the document that a statement was made in: `In an open letter, the bakers urged …`.
    fn issue(&mut self, statement: &Statement, sentence: usize, speaker: usize) {
        let Context { reading, sentences, .. } = self.context;
        let Some(range) = sentences.get(sentence).map(|sentence| sentence.range.clone()) else {
            return;
        };
        let said = |at: usize| statement.content.iter().any(|piece| piece.contains(&at));
        let head = range.take(60).find(|&at| {
            documents::is_issued(reading.tokens.lower(at))
                && reading.tags[at].is_noun()
                && !reading.marks.is_quoted(at)
                && !said(at)
        });
        self.issued.extend(head.map(|head| Issued { head, sentence, speaker }));
    }

    /// `its sources` of an outlet: it comes through the outlet.
    fn passed_on(&mut self, statement: &Statement) -> Option<usize> {
        let source = statement.source.clone()?;
        let owned = matches!(self.context.reading.tokens.lower(source.start), "its" | "their");
        let owner = self.referents.get(&source.start).map(|&(owner, _)| owner)?;
        (owned && source.len() > 1 && self.entities[owner].outlet).then_some(owner)
    }

    fn resolve_one(&mut self, statement: &Statement, sentence: usize) -> Resolution {
        let nobody = Resolution::nobody();
        if statement.rule == Rule::Term {
            return nobody;
        }
        let Some(source) = statement.source.clone() else { return nobody };
        if statement.rule == Rule::Label && self.context.reading.tokens.word(source.start) == "A" {
            let speaker = self.interviewee;
            return Resolution { speaker, way: Way::Neighbour, sureness: 80, via: Vec::new() };
        }
        if statement.cue.is_some_and(|cue| is_told(&self.cues[cue])) {
            return self.teller(statement, sentence);
        }
        if let Some(speaker) = self.goes_on(statement, sentence) {
            self.referents.insert(source.start, (speaker, 90));
            let way = Way::Pronoun;
            return Resolution { speaker: Some(speaker), way, sureness: 90, via: Vec::new() };
        }
        let named = self.named_in(statement);
        let direct = statement.kind == AttributionType::Direct;
        let cost = if direct { NAMED_ALOUD } else { NAMED };
        let (speaker, way, sureness) = self.by_source(source, sentence, (&named, cost));
        Resolution { speaker, way, sureness, via: Vec::new() }
    }

    /// Who tells, of a passive: `were told by |the ministry|`, `in an email from |Odell|, staff were
    /// told`; nobody knows otherwise.
    fn teller(&mut self, statement: &Statement, sentence: usize) -> Resolution {
        let Context { reading, sentences, mentions, owners } = self.context;
        let nobody = Resolution::nobody();
        let (Some(cue), Some(source)) = (statement.cue, &statement.source) else { return nobody };
        let (cue, range) = (&self.cues[cue], &sentences[sentence].range);
        let after = cue.range.end;
        let by = (after < range.end && reading.tokens.lower(after) == "by")
            .then(|| phrases::beginning_at(reading, after + 1, range.end))
            .flatten();
        if let Some(agent) = by {
            let (speaker, way, sureness) = self.by_source(agent, sentence, (&[], 0));
            return Resolution { speaker, way, sureness, via: Vec::new() };
        }
        let head =
            (range.start..source.start).find(|&at| documents::is_issued(reading.tokens.lower(at)));
        let Some(head) = head else { return nobody };
        let first = mentions.partition_point(|mention| mention.name.start < head);
        let named = mentions.get(first).filter(|mention| mention.name.end <= source.start);
        let speaker = named.map(|_| owners[first]);
        Resolution { speaker, way: Way::Document, sureness: 60, ..nobody }
    }

    /// Those whom a statement names: neither they nor its hearer are its speaker.
    fn named_in(&self, statement: &Statement) -> Vec<usize> {
        let Context { mentions, owners, .. } = self.context;
        let mut named = Vec::new();
        for piece in statement.content.iter().chain(&statement.addressee) {
            let first = mentions.partition_point(|mention| mention.name.start < piece.start);
            let within = mentions[first..].iter().take(24);
            let within = within.take_while(|mention| mention.name.end <= piece.end).count();
            named.extend_from_slice(&owners[first..first + within]);
        }
        named
    }

    /// The last speaker, where a pronoun goes on speaking: `he continued`, `she added`.
    fn goes_on(&self, statement: &Statement, sentence: usize) -> Option<usize> {
        let source = statement.source.clone()?;
        let cue = &self.cues[statement.cue?];
        let last = self.spoken.last()?;
        let reading = self.context.reading;
        let word = reading.tokens.lower(source.start);
        // "In his words": those of whoever has just spoken.
        let own = cue.kind == CueKind::Possessive && matches!(word, "his" | "her");
        let pronoun = (own || matches!(word, "he" | "she")) && source.len() == 1;
        let mention = mentions::of_source(reading, source, sentence);
        let near = sentence.abs_diff(last.sentence) <= 4;
        let goes_on = own || matches!(cue.lemma, "continue" | "add" | "go" | "conclude");
        let agrees = pronouns::agrees(&self.entities[last.speaker], &mention);
        (pronoun && goes_on && near && agrees).then_some(last.speaker)
    }

    /// The entity that a source refers to, making one for a description that fits nobody.
    fn by_source(
        &mut self,
        source: Range<usize>,
        sentence: usize,
        named: (&[usize], i32),
    ) -> (Option<usize>, Way, u8) {
        let mention = mentions::of_source(self.context.reading, source.clone(), sentence);
        match mention.kind {
            MentionKind::Pronoun | MentionKind::Plural | MentionKind::Neuter => {
                let known = self.referents.get(&source.start).copied();
                let question =
                    Question { mention: &mention, named: named.0, cost: named.1, speaks: true };
                let found = known.or_else(|| self.answer(source.start, &question));
                let sureness = found.map_or(20, |(_, sureness)| sureness);
                (found.map(|(entity, _)| entity), Way::Pronoun, sureness)
            }
            kind if kind.is_name() => {
                let entity = entities::of_name(self.context, &mut self.entities, &mention);
                (Some(entity), Way::Named, 96)
            }
            MentionKind::Other if mention.range.len() == 1 => {
                let Context { reading, sentences, .. } = self.context;
                let relative = matches!(reading.tokens.lower(source.start), "who" | "which");
                let start = sentences[sentence].range.start;
                let antecedent =
                    phrases::antecedent(reading, source.start, start).filter(|_| relative);
                antecedent.map_or((None, Way::AsWritten, 20), |antecedent| {
                    self.by_source(antecedent, sentence, named)
                })
            }
            MentionKind::Document => documents::document(self, &mention),
            _ => descriptions::described(self, &mention),
        }
    }
}

/// Whoever answers in an interview: the person named most, and in full.
fn interviewee(entities: &[Entity]) -> Option<usize> {
    let people = entities
        .iter()
        .enumerate()
        .filter(|(_, entity)| entity.kind == SpeakerKind::Person && entity.words.len() >= 2);
    people.max_by_key(|(at, entity)| (entity.mentions, std::cmp::Reverse(*at))).map(|(at, _)| at)
}
