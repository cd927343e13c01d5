//! Who says what, as stretches of the text: content, cue and source of every statement.
//!
//! Rules propose statements around each cue (`statements/rules.rs`), the choice keeps those that do
//! not contradict each other (`statements/choice.rs`), and what stands in quotation marks without a
//! cue of its own is given to its neighbour (`statements/completion.rs`).

mod choice;
mod completion;
mod extent;
mod labels;
mod rules;

use std::ops::Range;

use crate::cues::Cue;
use crate::phrases::Reading;
use crate::report::AttributionType;
use crate::sentences::Sentence;
use crate::tags::Tag;

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

/// What the rules look at.
#[derive(Clone, Copy)]
struct Context<'a> {
    reading: Reading<'a>,
    sentences: &'a [Sentence],
    cues: &'a [Cue],
    /// Of each token: the quotation it opens, the quotation it closes.
    opens: &'a [Option<usize>],
    closes: &'a [Option<usize>],
}

impl<'a> Context<'a> {
    /// Whether any of it stands in quotation marks.
    fn is_quoted(self, content: &[Range<usize>]) -> bool {
        content.iter().cloned().flatten().any(|at| self.reading.marks.is_quoted(at))
    }

    /// The cues whose anchors are in a range of tokens.
    fn cues_in(self, range: Range<usize>) -> &'a [Cue] {
        let first = self.cues.partition_point(|cue| cue.anchor < range.start);
        let past = self.cues.partition_point(|cue| cue.anchor < range.end);
        &self.cues[first..past.max(first)]
    }
}

/// Finds the statements of a document, in the order of the text.
#[must_use]
pub fn find(reading: Reading, sentences: &[Sentence], cues: &[Cue]) -> Vec<Statement> {
    let (opens, closes) = edges(reading);
    let context = Context { reading, sentences, cues, opens: &opens, closes: &closes };
    let proposed = rules::propose(context);
    let chosen = choice::choose(context, proposed);
    let mut statements = completion::complete(context, chosen);
    for statement in &mut statements {
        statement.kind = kind(reading, statement);
        if matches!(statement.kind, AttributionType::Direct | AttributionType::Term) {
            statement.content =
                statement.content.iter().map(|piece| without_comma(reading, piece)).collect();
        }
    }
    statements.sort_by_key(|statement| statement.content.first().map_or(0, |piece| piece.start));
    statements
}

fn edges(reading: Reading) -> (Vec<Option<usize>>, Vec<Option<usize>>) {
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
    (opens, closes)
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
