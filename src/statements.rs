//! Who says what, as stretches of the text: content, cue and source of every statement.
//!
//! Rules propose statements around each cue (`statements/rules.rs`), the trained model reads the
//! paragraph around it and weighs both readings (`statements/scored.rs`, `statements/acceptance.rs`), the choice keeps those that
//! do not contradict each other (`statements/choice.rs`), and what stands in quotation marks without
//! a cue of its own is given to its neighbour (`statements/completion.rs`).

pub mod acceptance;
mod choice;
mod completion;
mod extent;
mod labels;
mod rules;
pub mod scored;
pub mod window;

use std::ops::Range;

use crate::cues::Cue;
use crate::model::Model;
use crate::model::atoms::Atom;
use crate::model::chain::LABELS;
use crate::model::probability::{ONE, Powers};
use crate::model::table::Sum;
use crate::order;
use crate::paste::Precision;
use crate::phrases::Reading;
use crate::report::AttributionType;
use crate::sentences::{self, Sentence};
use crate::tags::Tag;
use acceptance::Evidence;
use window::Shared;

/// The shape in which a statement was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// “…,” she said.
    QuoteFirst,
    /// “…,” said Mara Lindqvist.
    QuoteFirstInverted,
    /// She said: “…”
    QuoteAfter,
    /// She said the plan was “…” and …
    QuoteInside,
    /// She said that …
    ThatClause,
    /// She said the plan was …
    BareClause,
    /// She asked whether …
    WhClause,
    /// The plan was …, she said.
    Fronted,
    /// The plan, she said, was …
    Parenthetical,
    /// According to her, …
    According,
    /// In her words, …
    Possessive,
    /// She urged them to …
    Infinitive,
    /// She denied the charges. She warned of …
    Phrase,
    /// Words in quotation marks beside a verb that is no known cue.
    WeakVerb,
    /// `NAME: …`
    Label,
    /// “…” ― Name
    Signature,
    /// Words in quotation marks with nobody beside them.
    Alone,
    /// Words in quotation marks that nobody is quoted as saying.
    Term,
}

/// A statement: what was said, by whom, and the words that announce it; all in tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What was said.
    pub content: Vec<Range<usize>>,
    /// The index of its cue.
    pub cue: Option<usize>,
    /// The words that name the speaker.
    pub source: Option<Range<usize>>,
    /// The shape in which it was found.
    pub rule: Rule,
    /// How much of it stands in marks.
    pub kind: AttributionType,
    /// How strong it is against others, in points.
    pub score: i32,
    /// Sources of statements about this statement, nearest first: `…, Reuters reported`.
    pub reporters: Vec<Range<usize>>,
    /// The words between cue and content that name the hearer.
    pub addressee: Option<Range<usize>>,
    /// Whether the rules see a statement here.
    pub noticed: bool,
    /// What made the model find it likely or unlikely; nothing where it was not asked.
    pub evidence: Evidence,
}

impl Statement {
    /// A statement without a cue; its kind is read off the marks when all are found.
    fn new(
        rule: Rule,
        content: Vec<Range<usize>>,
        source: Option<Range<usize>>,
        score: i32,
    ) -> Self {
        Self {
            content,
            cue: None,
            source,
            rule,
            kind: AttributionType::default(),
            score,
            reporters: Vec::new(),
            addressee: None,
            noticed: true,
            evidence: Evidence::default(),
        }
    }

    /// From the first to the last token of content and cue.
    fn hull(&self, cues: &[Cue]) -> Range<usize> {
        let parts = self.content.iter().cloned().chain(self.cue.map(|cue| cues[cue].range.clone()));
        parts.reduce(|a, b| a.start.min(b.start)..a.end.max(b.end)).unwrap_or(0..0)
    }

    fn holds(&self, at: usize) -> bool {
        self.content.iter().any(|piece| piece.contains(&at))
    }
}

/// The text of all templates of this stage: the weights belong to them.
pub const FEATURES: [&[&str]; 2] = [&window::FEATURES, &[acceptance::FEATURES]];

/// What rules and model look at.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    reading: Reading<'a>,
    sentences: &'a [Sentence],
    cues: &'a [Cue],
    /// Of each token: the quotation it opens, the quotation it closes.
    opens: &'a [Option<usize>],
    closes: &'a [Option<usize>],
}

/// Of each token: the quotation it opens, the quotation it closes.
#[derive(Clone, Debug)]
pub struct Edges {
    opens: Vec<Option<usize>>,
    closes: Vec<Option<usize>>,
}

impl<'a> Context<'a> {
    /// Whether any of it stands in quotation marks.
    fn is_quoted(self, content: &[Range<usize>]) -> bool {
        content.iter().cloned().flatten().any(|at| self.reading.marks.is_quoted(at))
    }

    /// Whether all words of a piece stand in quotation marks.
    fn is_marked(self, piece: &Range<usize>) -> bool {
        let Reading { tags, marks, .. } = self.reading;
        piece.clone().all(|at| tags[at] == Tag::PUN || marks.is_quoted(at))
    }

    /// The number of the sentence a token is in, if it is in one.
    fn sentence_of(self, at: usize) -> Option<usize> {
        let number = sentences::sentence_of(self.sentences, at);
        let sentence = self.sentences.get(number)?;
        sentence.range.contains(&at).then_some(number)
    }

    /// The cues of the rules whose anchors are in a range of tokens.
    fn cues_in(self, range: Range<usize>) -> impl Iterator<Item = &'a Cue> {
        let first = self.cues.partition_point(|cue| cue.anchor < range.start);
        let past = self.cues.partition_point(|cue| cue.anchor < range.end);
        self.cues[first..past.max(first)].iter().filter(|cue| !cue.learned)
    }

    /// What rules and model look at.
    #[must_use]
    pub fn new(
        reading: Reading<'a>,
        sentences: &'a [Sentence],
        cues: &'a [Cue],
        edges: &'a Edges,
    ) -> Self {
        Self { reading, sentences, cues, opens: &edges.opens, closes: &edges.closes }
    }
}

/// Finds the statements of a document, in the order of the text.
#[must_use]
pub fn find(
    model: &Model,
    precision: Precision,
    reading: Reading,
    sentences: &[Sentence],
    atoms: &[Atom],
    cues: &mut [Cue],
) -> Vec<Statement> {
    let edges = edges(reading);
    let context = Context::new(reading, sentences, cues, &edges);
    let (proposed, words) = propose(model, context, atoms);
    for (cue, range) in words {
        cues[cue].range = range;
    }
    let context = Context::new(reading, sentences, cues, &edges);
    let chosen = choice::settle(context, model.thresholds.percent(precision), proposed);
    let mut statements = completion::complete(context, chosen);
    for statement in &mut statements {
        drop_afterthought(context, statement);
        statement.kind = kind(reading, statement);
        if matches!(statement.kind, AttributionType::Direct | AttributionType::Term) {
            statement.content =
                statement.content.iter().map(|piece| without_comma(reading, piece)).collect();
        }
    }
    let start = |statement: &Statement| statement.content.first().map_or(0, |piece| piece.start);
    order::sorted(statements, |statement| [order::number(start(statement)), 0, 0])
}

/// What the model finds in the windows, and the words of the cues that only it knows.
fn propose(
    model: &Model,
    context: Context,
    atoms: &[Atom],
) -> (Vec<Statement>, Vec<(usize, Range<usize>)>) {
    let powers = Powers::new();
    let Candidates { candidates, nicknames: mut statements } =
        candidates(model, context, atoms, &powers);
    let mut words = Vec::new();
    for candidate in candidates {
        let (sure, evidence) = acceptance::judged(context, model, &powers, atoms, &candidate);
        let sure = sure * 100 / ONE;
        let sure = if candidate.stands { sure.max(STANDS) } else { sure };
        let cue = candidate.cue;
        if context.cues[cue].learned {
            words.push((cue, candidate.words.clone()));
        }
        let rule = scored::shape(context, &candidate);
        statements.push(Statement {
            cue: Some(cue),
            addressee: candidate.addressee,
            noticed: candidate.rule > 0,
            evidence,
            ..Statement::new(rule, candidate.content, candidate.source, sure)
        });
    }
    (statements, words)
}

/// The least percent of what the rules would keep, said with a verb of speech by somebody named: the
/// corpus that the weights are from is of one paper's kind, the rules are not.
const STANDS: i32 = 50;

/// What was found around all cues.
#[derive(Debug)]
pub struct Candidates {
    /// What the model reads in each window, however unlikely, in the order of the cues.
    pub candidates: Vec<scored::Candidate>,
    /// Names that somebody is given: `dubbed “the sieve”`. They are no speech, whatever the model says.
    pub nicknames: Vec<Statement>,
}

/// What the model reads in each window, and what it is not asked about.
#[must_use]
pub fn candidates(model: &Model, context: Context, atoms: &[Atom], powers: &Powers) -> Candidates {
    let starts = sentence_starts(context.sentences, context.reading.tokens.len());
    let tasks = tasks(context, atoms, &starts);
    let line = |task: &scored::Task| context.reading.tokens[task.window.anchor].line;
    let nickname = |task: &&scored::Task| {
        task.proposed.as_ref().is_some_and(|statement| statement.rule == Rule::Term)
    };
    let nicknames =
        tasks.iter().filter(nickname).filter_map(|task| task.proposed.clone()).collect();
    let mut candidates: Vec<scored::Candidate> = Vec::new();
    // A window ends with its paragraph, so candidates of one paragraph know all that concerns them.
    for paragraph in tasks.chunk_by(|a, b| line(a) == line(b)) {
        let worth = paragraph
            .iter()
            .filter(|task| scored::is_worth_reading(model, context, task) && !nickname(task));
        let mut shared =
            Shared::new(&paragraph[0].window.paragraph, Sum::<LABELS>::of(&model.statements));
        let mut read: Vec<scored::Candidate> = worth
            .flat_map(|task| scored::read(context, model, powers, &mut shared, task))
            .collect();
        scored::relate(context, powers, &mut read);
        candidates.extend(read);
    }
    Candidates { candidates, nicknames }
}

/// The window of every cue, with what the rules propose for it.
#[must_use]
pub fn tasks<'a>(
    context: Context<'a>,
    atoms: &'a [Atom],
    starts: &'a [usize],
) -> Vec<scored::Task<'a>> {
    let proposed = rules::propose(context);
    let stands = choice::standing(context, proposed.clone());
    scored::tasks(context, atoms, starts, &proposed, &stands)
}

/// Of each token: the first token of its sentence.
#[must_use]
pub fn sentence_starts(sentences: &[Sentence], tokens: usize) -> Vec<usize> {
    let mut starts = vec![0; tokens];
    for sentence in sentences {
        starts[sentence.range.clone()].fill(sentence.range.start);
    }
    starts
}

/// The quotations of each token's edge.
#[must_use]
pub fn edges(reading: Reading) -> Edges {
    let mut opens = vec![None; reading.tokens.len()];
    let mut closes = vec![None; reading.tokens.len()];
    for (number, quotation) in reading.marks.outer() {
        if let Some(open) = quotation.open {
            opens[open] = Some(number);
        }
        if let Some(close) = quotation.close {
            closes[close] = Some(number);
        }
    }
    Edges { opens, closes }
}

/// `The school would close, he said afterwards`: an adverb after the cue belongs to it.
fn drop_afterthought(context: Context, statement: &mut Statement) {
    let Some(cue) = statement.cue.map(|cue| &context.cues[cue]) else { return };
    let Reading { tokens, tags, marks } = context.reading;
    let is_adverb = |at: usize| {
        let time = matches!(tokens.lower(at), "afterwards" | "afterward" | "later" | "today");
        (time || tags[at] == Tag::RB) && !marks.is_quoted(at)
    };
    let lags = |piece: &Range<usize>| piece.start >= cue.range.end && piece.clone().all(is_adverb);
    if statement.content.len() > 1 && statement.content.last().is_some_and(lags) {
        statement.content.pop();
    }
}

/// A comma that only leads over to the cue, `“We know,” she said`, is not what was said.
fn without_comma(reading: Reading, piece: &Range<usize>) -> Range<usize> {
    let ends = piece.len() > 1 && reading.tokens.word(piece.end - 1) == ",";
    piece.start..piece.end - usize::from(ends)
}

/// Direct, mixed or indirect by the marks in the content; terms stay terms.
fn kind(reading: Reading, statement: &Statement) -> AttributionType {
    if statement.rule == Rule::Term {
        return AttributionType::Term;
    }
    if matches!(statement.rule, Rule::Label | Rule::Signature) {
        return AttributionType::Direct;
    }
    let words =
        || statement.content.iter().cloned().flatten().filter(|&at| reading.tags[at] != Tag::PUN);
    let quoted = words().filter(|&at| reading.marks.is_quoted(at)).count();
    if quoted == 0 {
        AttributionType::Indirect
    } else if quoted == words().count() {
        AttributionType::Direct
    } else {
        AttributionType::Mixed
    }
}
