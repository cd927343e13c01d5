//! The statements that the trained model sees: one reading of the paragraph for each cue, and how
//! likely what it finds is right.

use std::ops::Range;
use std::rc::Rc;

use super::extent::{self, Start};
use super::window::{Hint, Shared, Window, label, reach};
use super::{Context, Rule, Statement};
use crate::cues::CueKind;
use crate::model::Model;
use crate::model::atoms::Atom;
use crate::model::chain::{self, LABELS, Scores};
use crate::model::probability::{ONE, Powers};
use crate::model::table::Sum;
use crate::phrases::{self, Reading};
use crate::tags::Tag;

/// What a window holds, as the model reads it.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The index of the cue.
    pub cue: usize,
    /// What was said.
    pub content: Vec<Range<usize>>,
    /// The words that name the speaker.
    pub source: Option<Range<usize>>,
    /// The words that announce.
    pub words: Range<usize>,
    /// Of the content, the source: mean probability in 1/65536.
    pub sure_content: i32,
    /// 0 where there is none.
    pub sure_source: i32,
    /// The least probability at an edge of the content.
    pub sure_edge: i32,
    /// The rule whose proposal it was shown, from 1; and how far the two agree, in tenths.
    pub rule: u32,
    /// Tenths of the words that both hold.
    pub agrees: u32,
    /// Whether the rule names the same source: 0 no rule, 1 another, 2 the same, 3 both none.
    pub same_source: u32,
    /// Whether the rules read it so, not the model.
    pub by_rule: bool,
    /// The hearer, where the rules see one.
    pub addressee: Option<Range<usize>>,
    /// Whether the rules alone would keep it, said with a verb of speech by somebody named.
    pub stands: bool,
    /// How likely this cue is a part of what another announces, in 1/65536.
    pub outer: i32,
    /// How likely a cue within this content announces something itself, in 1/65536.
    pub inner: i32,
    /// The probability of each label at each token of the window.
    marginals: Rc<[Scores]>,
    window: Range<usize>,
}

impl Candidate {
    /// The probability that a token is content, in 1/65536.
    fn content_at(&self, at: usize) -> i32 {
        let place = at.checked_sub(self.window.start).and_then(|place| self.marginals.get(place));
        place.map_or(0, |scores| scores[usize::from(label::CONTENT)])
    }
}

/// Tells each candidate of a paragraph of those around it; they come in the order of their cues.
pub fn relate(context: Context, powers: &Powers, candidates: &mut [Candidate]) {
    const REACH: usize = 20;
    let likely = |number: usize| powers.logistic(context.cues[number].logit);
    for at in 0..candidates.len() {
        let anchor = context.cues[candidates[at].cue].anchor;
        let near = at.saturating_sub(REACH)..candidates.len().min(at + REACH + 1);
        let (mut outer, mut inner) = (0, 0);
        for other in near.filter(|&other| candidates[other].cue != candidates[at].cue) {
            let other_anchor = context.cues[candidates[other].cue].anchor;
            let holds = candidates[other].content_at(anchor);
            outer = outer.max(product(likely(candidates[other].cue), holds));
            if candidates[at].content.iter().any(|piece| piece.contains(&other_anchor)) {
                let sure = candidates[other].sure_content;
                inner = inner.max(product(likely(candidates[other].cue), sure));
            }
        }
        (candidates[at].outer, candidates[at].inner) = (outer, inner);
    }
    for candidate in candidates {
        candidate.marginals = Rc::default();
    }
}

/// The product of two probabilities in 1/65536.
fn product(a: i32, b: i32) -> i32 {
    i32::try_from(i64::from(a) * i64::from(b) / i64::from(ONE)).unwrap_or(0)
}

/// A cue with its window and what the rules propose for it.
pub struct Task<'a> {
    /// The index of the cue.
    pub cue: usize,
    /// What the model is asked.
    pub window: Window<'a>,
    /// What the rules say.
    pub proposed: Option<Statement>,
    /// Whether that would stand by itself.
    pub stands: bool,
}

/// The windows of all cues, with what the rules propose for each.
#[must_use]
pub fn tasks<'a>(
    context: Context<'a>,
    atoms: &'a [Atom],
    sentences: &'a [usize],
    proposed: &[Statement],
    stands: &[bool],
) -> Vec<Task<'a>> {
    let mut best: Vec<Option<&Statement>> = vec![None; context.cues.len()];
    for statement in proposed {
        let Some(cue) = statement.cue else { continue };
        if best[cue].is_none_or(|other| other.score < statement.score) {
            best[cue] = Some(statement);
        }
    }
    let tokens = context.reading.tokens;
    context
        .cues
        .iter()
        .enumerate()
        .map(|(number, cue)| {
            let paragraph = tokens.lines[tokens[cue.anchor].line].clone();
            let range = reach(&paragraph, cue.anchor);
            let hint = best[number].map_or_else(Hint::default, |statement| {
                hint(context, statement, &range, stands[number])
            });
            let window = Window { atoms, sentences, paragraph, range, anchor: cue.anchor, hint };
            Task { cue: number, window, proposed: best[number].cloned(), stands: stands[number] }
        })
        .collect()
}

fn hint(context: Context, statement: &Statement, range: &Range<usize>, stands: bool) -> Hint {
    let mut labels = vec![label::OTHER + 1; range.len()];
    let mut paint = |piece: &Range<usize>, label: u8| {
        for at in piece.start.max(range.start)..piece.end.min(range.end) {
            labels[at - range.start] = label + 1;
        }
    };
    for piece in &statement.content {
        paint(piece, label::CONTENT);
    }
    if let Some(source) = &statement.source {
        paint(source, label::SOURCE);
    }
    if let Some(cue) = statement.cue {
        paint(&context.cues[cue].range, label::CUE);
    }
    Hint { labels, rule: 1 + statement.rule as u32 + if stands { 0 } else { 32 } }
}

/// Whether a window can hold a statement: its cue is likely, or the rules see something.
#[must_use]
pub fn is_worth_reading(model: &Model, context: Context, task: &Task) -> bool {
    task.proposed.is_some() || context.cues[task.cue].logit >= model.thresholds.anchor
}

/// Tenths of the words from which on the model and the rules see the same statement.
const AGREE: u32 = 8;

/// The readings of a window: the model's, and the rules' where it is another.
#[must_use]
pub fn read(
    context: Context,
    model: &Model,
    powers: &Powers,
    shared: &mut Shared<Sum<LABELS>>,
    task: &Task,
) -> Vec<Candidate> {
    let window = &task.window;
    let mut emissions: Vec<Scores> = Vec::with_capacity(window.range.len());
    window.visit(shared, |sum| {
        emissions.push(sum.total().map(|total| model.statements.nats(total)));
    });
    let mut labels = chain::best(&emissions, &model.transitions);
    snap(context, window, &mut labels);
    let has_content = labels.contains(&label::CONTENT);
    if !has_content && task.proposed.is_none() {
        return Vec::new();
    }
    let marginals: Rc<[Scores]> = chain::marginals(&emissions, &model.transitions, powers).into();
    let (content, addressee) = without_hearer(context, task.cue, pieces(context, window, &labels));
    let content = without_occasion(context, task.cue, content);
    let source = source(context, window, &labels, &marginals);
    let own = Proposal {
        agreement: agreement(window, &content, source.as_ref()),
        content,
        source,
        words: cue_words(window, &labels),
        addressee,
        by_rule: false,
    };
    let by_rule = task.proposed.as_ref().map(|statement| Proposal {
        agreement: agreement(window, &statement.content, statement.source.as_ref()),
        content: statement.content.clone(),
        source: statement.source.clone(),
        words: own.words.clone(),
        addressee: statement.addressee.clone(),
        by_rule: true,
    });
    // Where both see the same, the rules know better where it begins and ends.
    let (agrees, same_source) = own.agreement;
    let readings = match by_rule {
        Some(by_rule) if by_rule.content == own.content && by_rule.source == own.source => {
            vec![Proposal { addressee: by_rule.addressee, ..own }]
        }
        Some(by_rule) if agrees >= AGREE && same_source >= 2 => vec![by_rule],
        // "After the flood, she said, it was gone": what stands before the cue is said too.
        Some(by_rule)
            if task.proposed.as_ref().is_some_and(|known| known.rule == Rule::Parenthetical)
                && same_source >= 2
                && by_rule.content.get(1..) == Some(own.content.as_slice()) =>
        {
            vec![by_rule]
        }
        Some(by_rule) => vec![own, by_rule],
        None => vec![own],
    };
    let found = readings.into_iter();
    found.filter_map(|reading| candidate(context, task, reading, &marginals)).collect()
}

/// Content without the words right after its cue that name the hearer: `warned |Putin| of …`; and
/// those words.
fn without_hearer(
    context: Context,
    cue: usize,
    mut content: Vec<Range<usize>>,
) -> (Vec<Range<usize>>, Option<Range<usize>>) {
    let cue = &context.cues[cue];
    let Some(first) = content.iter_mut().find(|piece| piece.start >= cue.range.end) else {
        return (content, None);
    };
    let start = (first.start == cue.range.end && !cue.learned)
        .then(|| extent::forward_start(context, cue, cue.range.end))
        .flatten();
    match start {
        Some(Start { at, addressee, .. })
            if at > first.start
                && at + 1 < first.end
                && (addressee.is_some() || extent::takes_hearer(cue)) =>
        {
            first.start = at;
            (content, addressee)
        }
        _ => (content, None),
    }
}

/// Content without words after the cue that stand in no marks, where all before it does: `“We stay,”
/// she said in response to |questions about the line|`.
fn without_occasion(context: Context, cue: usize, content: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let cue = &context.cues[cue];
    let Reading { tokens, marks, .. } = context.reading;
    let before = |first: &Range<usize>| first.end <= cue.range.start && context.is_marked(first);
    let all = content.first().is_some_and(before);
    let goes_on = |piece: &Range<usize>| {
        piece.clone().any(|at| marks.is_quoted(at))
            || matches!(tokens.lower(piece.start), "that" | "and" | "but")
            || tokens.word(piece.start - 1) == ","
    };
    let kept = |piece: &Range<usize>| !all || piece.start < cue.range.start || goes_on(piece);
    content.into_iter().filter(kept).collect()
}

/// One way to read a window.
struct Proposal {
    content: Vec<Range<usize>>,
    source: Option<Range<usize>>,
    words: Range<usize>,
    addressee: Option<Range<usize>>,
    by_rule: bool,
    /// How far it agrees with the rules: tenths of the content, and the source.
    agreement: (u32, u32),
}

/// A reading with how sure the model is of it; `None` where nothing is said.
fn candidate(
    context: Context,
    task: &Task,
    reading: Proposal,
    marginals: &Rc<[Scores]>,
) -> Option<Candidate> {
    let Proposal { content, source, words, addressee, by_rule, agreement } = reading;
    let (agrees, same_source) = agreement;
    let source = source.filter(|source| names_somebody(context, source));
    if !content.iter().cloned().flatten().any(|at| context.reading.tokens.is_word(at)) {
        return None;
    }
    let window = &task.window;
    let probability = |at: usize, label: u8| {
        let place = at.checked_sub(window.range.start).and_then(|place| marginals.get(place));
        place.map_or(0, |scores| scores[usize::from(label)])
    };
    let mean = |tokens: &mut dyn Iterator<Item = usize>, label: u8| {
        let (sum, count) = tokens.fold((0_i64, 0_i64), |(sum, count), at| {
            (sum + i64::from(probability(at, label)), count + 1)
        });
        i32::try_from(sum / count.max(1)).unwrap_or(0)
    };
    let sure_content = mean(&mut content.iter().cloned().flatten(), label::CONTENT);
    let sure_source = source.clone().map_or(0, |mut source| mean(&mut source, label::SOURCE));
    let edges = content.iter().flat_map(|piece| [piece.start, piece.end - 1]);
    let sure_edge = edges.map(|at| probability(at, label::CONTENT)).min().unwrap_or(0);
    let cue = &context.cues[task.cue];
    let as_proposed = by_rule || agrees >= 10 && same_source >= 2;
    // "urged the council to", "is accused by critics of": whoever is bidden, or speaks, is named.
    let bids = cue.classes.infinitive && addressee.is_some();
    let speaks = cue.classes.say || bids || cue.kind == CueKind::Passive;
    let stands = task.stands && as_proposed && source.is_some() && speaks && !cue.learned;
    Some(Candidate {
        cue: task.cue,
        content,
        source,
        words,
        sure_content,
        sure_source,
        sure_edge,
        rule: window.hint.rule,
        agrees,
        same_source,
        addressee,
        stands,
        by_rule,
        outer: 0,
        inner: 0,
        marginals: Rc::clone(marginals),
        window: window.range.clone(),
    })
}

/// A quotation that is content for the most part is content as a whole.
fn snap(context: Context, window: &Window, labels: &mut [u8]) {
    for quotation in context.reading.marks.outer_in(&window.range) {
        let whole = quotation.whole();
        let inside = whole.start.max(window.range.start)..whole.end.min(window.range.end);
        let places = inside.start - window.range.start..inside.end - window.range.start;
        let held = labels[places.clone()].iter().filter(|&&label| label == label::CONTENT).count();
        if held * 2 >= places.len() {
            labels[places].fill(label::CONTENT);
        }
    }
}

fn cue_words(window: &Window, labels: &[u8]) -> Range<usize> {
    let is_cue = |at: usize| labels[at - window.range.start] == label::CUE;
    let mut words = window.anchor..window.anchor + 1;
    while words.start > window.range.start && is_cue(words.start - 1) {
        words.start -= 1;
    }
    while words.end < window.range.end && is_cue(words.end) {
        words.end += 1;
    }
    words
}

/// The runs of content, bridged over signs, without the signs at their edges.
fn pieces(context: Context, window: &Window, labels: &[u8]) -> Vec<Range<usize>> {
    let reading = context.reading;
    let start = window.range.start;
    let sentence = window.sentences[window.anchor];
    // What is reported without marks ends with the sentence that reports it.
    let belongs = |at: usize| {
        labels[at - start] == label::CONTENT
            && (reading.marks.is_quoted(at) || window.sentences[at] == sentence)
    };
    let mut runs: Vec<Range<usize>> = Vec::new();
    for at in window.range.clone().filter(|&at| belongs(at)) {
        match runs.last_mut() {
            Some(run) if bridges(context, window, labels, run.end..at) => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs.iter()
        .flat_map(|run| split_quotations(context, run.clone()))
        .map(|run| trimmed(context, run))
        .filter(|run| run.clone().any(|at| reading.tokens.is_word(at)))
        .collect()
}

fn bridges(context: Context, window: &Window, labels: &[u8], gap: Range<usize>) -> bool {
    gap.len() <= 2
        && gap.into_iter().all(|at| {
            labels[at - window.range.start] == label::OTHER && context.reading.tags[at] == Tag::PUN
        })
}

/// A run that is all quotations, as the words inside each; any other run as it is.
fn split_quotations(context: Context, run: Range<usize>) -> Vec<Range<usize>> {
    let reading = context.reading;
    let quoted = run.clone().all(|at| reading.tags[at] == Tag::PUN || reading.marks.is_quoted(at));
    if !quoted {
        return vec![run];
    }
    let inside = reading.marks.outer_in(&run).into_iter().filter_map(|quotation| {
        let inside = quotation.inside.start.max(run.start)..quotation.inside.end.min(run.end);
        (inside.start < inside.end).then_some(inside)
    });
    inside.collect()
}

/// Without the signs at its edges that are no part of what was said.
fn trimmed(context: Context, mut run: Range<usize>) -> Range<usize> {
    let reading = context.reading;
    let loose = |at: usize| reading.tags[at] == Tag::PUN && !reading.marks.is_quoted(at);
    while run.start < run.end
        && loose(run.start)
        && !matches!(reading.tokens.word(run.start), "$" | "£" | "€" | "(" | "[" | "#")
    {
        run.start += 1;
    }
    while run.start < run.end
        && loose(run.end - 1)
        && !matches!(reading.tokens.word(run.end - 1), "%" | ")" | "]")
    {
        run.end -= 1;
    }
    run
}

/// The run of source words the model is surest of; where no word is labelled so, the likeliest.
fn source(
    context: Context,
    window: &Window,
    labels: &[u8],
    marginals: &[Scores],
) -> Option<Range<usize>> {
    let start = window.range.start;
    let sure = |at: usize| marginals[at - start][usize::from(label::SOURCE)];
    let mut runs: Vec<Range<usize>> = Vec::new();
    for at in window.range.clone().filter(|&at| labels[at - start] == label::SOURCE) {
        match runs.last_mut() {
            Some(run)
                if at - run.end <= 2
                    && (run.end..at).all(|at| labels[at - start] == label::OTHER) =>
            {
                run.end = at + 1
            }
            _ => runs.push(at..at + 1),
        }
    }
    let total = |run: &Range<usize>| run.clone().map(|at| i64::from(sure(at))).sum::<i64>();
    let best =
        runs.into_iter().max_by_key(total).or_else(|| likeliest(context, window, labels, &sure))?;
    let best = whole_name(context, window, labels, trimmed(context, best));
    (!best.is_empty()).then(|| without_relative(context, best))
}

/// A source without a relative clause, or of one but its pronoun: `Lund|, who watched|`, `who |in 2010|`.
fn without_relative(context: Context, source: Range<usize>) -> Range<usize> {
    let tokens = context.reading.tokens;
    let relative = |at: &usize| matches!(tokens.lower(*at), "who" | "which");
    let clause = |at: &usize| relative(at) && tokens.word(at - 1) == ",";
    let end = if relative(&source.start) {
        Some(source.start + 1)
    } else {
        (source.start + 1..source.end).find(clause).map(|at| at - 1)
    };
    source.start..end.unwrap_or(source.end)
}

/// Whether a word of a source can name somebody.
fn names_somebody(context: Context, source: &Range<usize>) -> bool {
    !phrases::locates(context.reading, source.clone())
        && source.clone().any(|at| {
            let tag = context.reading.tags[at];
            let word = context.reading.tokens.lower(at);
            let small = matches!(word, "there" | "here" | "why" | "how" | "when" | "where");
            let odd = source.len() == 1 && context.reading.tokens.is_capital(at);
            !small
                && (odd
                    || tag.is_noun()
                    || matches!(tag, Tag::PRP | Tag::PRPS | Tag::CD | Tag::WH | Tag::JJ))
        })
}

/// A source with all of a name that it would cut, and with whose it is.
fn whole_name(
    context: Context,
    window: &Window,
    labels: &[u8],
    mut source: Range<usize>,
) -> Range<usize> {
    let is_free =
        |at: usize| labels[at - window.range.start] != label::CONTENT && at != window.anchor;
    let Reading { tokens, tags, marks } = context.reading;
    // An odd name may be tagged as anything.
    let is_name = |at: usize| {
        tokens.is_capital(at)
            && !marks.is_quoted(at)
            && !matches!(tags[at], Tag::DT | Tag::PRP | Tag::PRPS | Tag::IN | Tag::CC | Tag::WH)
    };
    let adjoins = |at: usize| is_name(at) && is_free(at) && window.range.contains(&at);
    if source.is_empty() {
        return source;
    }
    while is_name(source.start) && source.start > window.range.start && adjoins(source.start - 1) {
        source.start -= 1;
    }
    // Whose: "the bakers’ |guild|".
    let before =
        |start: usize| start.checked_sub(1).filter(|&at| window.range.contains(&at) && is_free(at));
    if let Some(at) = before(source.start).filter(|&at| tags[at] == Tag::POS) {
        source.start = at;
        while let Some(at) = before(source.start).filter(|&at| tags[at].is_nominal()) {
            source.start = at;
        }
    }
    while is_name(source.end - 1) && source.end < window.range.end && adjoins(source.end) {
        source.end += 1;
    }
    source
}

fn likeliest(
    context: Context,
    window: &Window,
    labels: &[u8],
    sure: &dyn Fn(usize) -> i32,
) -> Option<Range<usize>> {
    const LEAST: i32 = ONE * 15 / 100;
    let start = window.range.start;
    let free = |at: usize| labels[at - start] == label::OTHER && at != window.anchor;
    let top = window
        .range
        .clone()
        .filter(|&at| free(at) && context.reading.tokens.is_word(at))
        .max_by_key(|&at| sure(at))
        .filter(|&at| sure(at) >= LEAST)?;
    let goes_on = |at: usize| free(at) && sure(at) * 2 >= sure(top);
    let mut run = top..top + 1;
    while run.start > start && goes_on(run.start - 1) {
        run.start -= 1;
    }
    while run.end < window.range.end && goes_on(run.end) {
        run.end += 1;
    }
    Some(run)
}

/// How far the model and the rules agree: tenths of the content that both hold, and the source.
fn agreement(
    window: &Window,
    content: &[Range<usize>],
    source: Option<&Range<usize>>,
) -> (u32, u32) {
    let labels = &window.hint.labels;
    if labels.is_empty() {
        return (0, 0);
    }
    let hinted =
        |at: usize| labels.get(at.wrapping_sub(window.range.start)).map_or(0, |label| label - 1);
    let both = content.iter().cloned().flatten().filter(|&at| hinted(at) == label::CONTENT).count();
    let mine: usize = content.iter().map(ExactSizeIterator::len).sum();
    let theirs = labels.iter().filter(|&&label| label == label::CONTENT + 1).count();
    let either = mine + theirs - both;
    let is_named = |at: usize| hinted(at) == label::SOURCE && at >= window.range.start;
    let first = (window.range.clone()).find(|&at| is_named(at));
    let named = first.is_some();
    // The rules' source begins where the model's does, or holds all of it.
    let same = source.zip(first).is_some_and(|(source, first)| {
        first == source.start && is_named(source.start)
            || first < source.start && source.clone().all(is_named)
    });
    let same_source = match (source, named) {
        (None, false) => 3,
        _ if same => 2,
        _ => 1,
    };
    (u32::try_from(both * 10 / either.max(1)).unwrap_or(0), same_source)
}

/// The shape of a statement, by where its parts stand.
#[must_use]
pub fn shape(context: Context, candidate: &Candidate) -> Rule {
    let reading = context.reading;
    let cue = &context.cues[candidate.cue];
    let (Some(first), Some(last)) = (candidate.content.first(), candidate.content.last()) else {
        return Rule::Phrase;
    };
    let words =
        || candidate.content.iter().cloned().flatten().filter(|&at| reading.tokens.is_word(at));
    let quoted = words().all(|at| reading.marks.is_quoted(at));
    let mixed = !quoted && words().any(|at| reading.marks.is_quoted(at));
    let inverted = candidate.source.as_ref().is_some_and(|source| source.start > cue.anchor);
    match cue.kind {
        CueKind::Preposition => return Rule::According,
        CueKind::Possessive => return Rule::Possessive,
        _ => {}
    }
    if first.start < cue.anchor {
        if quoted {
            return if inverted { Rule::QuoteFirstInverted } else { Rule::QuoteFirst };
        }
        return if last.start > cue.anchor { Rule::Parenthetical } else { Rule::Fronted };
    }
    if quoted {
        return Rule::QuoteAfter;
    }
    match reading.tokens.lower(first.start) {
        "that" if !mixed => Rule::ThatClause,
        "to" => Rule::Infinitive,
        "whether" | "if" | "why" | "how" | "what" | "who" | "when" | "where" => Rule::WhClause,
        _ if mixed => Rule::QuoteInside,
        _ if words().any(|at| reading.tags[at].is_finite()) => Rule::BareClause,
        _ => Rule::Phrase,
    }
}
