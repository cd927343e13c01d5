//! Which of the proposed statements stand: the strongest first, none that contradicts it.

use super::{Context, Rule, Statement};
use crate::lexicon;
use crate::phrases;

/// Keeps statements that do not contradict each other, the stronger before the weaker. A dropped
/// statement of an outlet or agency about a kept one becomes its reporter.
pub fn choose(context: Context, mut proposed: Vec<Statement>) -> Vec<Statement> {
    for statement in &mut proposed {
        statement.score -= reporter_discount(context, statement);
    }
    nest(context, &mut proposed);
    // Longer first among equals: the statement about a statement holds it.
    proposed.sort_by_key(|statement| {
        let hull = statement.hull(context.cues);
        (-statement.score, std::cmp::Reverse(hull.len()), hull.start)
    });
    let mut taken = Taken::new(context.reading.tokens.len());
    let mut chosen: Vec<Statement> = Vec::new();
    for statement in proposed {
        match taken.rival(context, &statement) {
            None => {
                taken.enter(context, &statement, chosen.len());
                chosen.push(statement);
            }
            Some(rival) => {
                if reporter_discount(context, &statement) > 0
                    && let Some(source) = statement.source
                {
                    chosen[rival].reporters.push(source);
                }
            }
        }
    }
    chosen
}

/// Of each token: the chosen statement whose content it is in, and the one whose cue it anchors.
struct Taken {
    content: Vec<Option<usize>>,
    anchor: Vec<Option<usize>>,
}

impl Taken {
    fn new(tokens: usize) -> Self {
        Self { content: vec![None; tokens], anchor: vec![None; tokens] }
    }

    /// A chosen statement that contradicts this one: one's cue is in the other's content, or their
    /// contents overlap.
    fn rival(&self, context: Context, statement: &Statement) -> Option<usize> {
        let cue = statement.cue.map(|cue| context.cues[cue].anchor);
        let content = || statement.content.iter().cloned().flatten();
        content()
            .find_map(|at| self.anchor[at])
            .or_else(|| cue.and_then(|at| self.content[at]))
            .or_else(|| content().find_map(|at| self.content[at]))
    }

    fn enter(&mut self, context: Context, statement: &Statement, number: usize) {
        for at in statement.content.iter().cloned().flatten() {
            self.content[at] = Some(number);
        }
        if let Some(cue) = statement.cue {
            self.anchor[context.cues[cue].anchor] = Some(number);
        }
    }
}

/// A statement about a statement is stronger than the one it is about, unless it only passes it on:
/// in "she said the town had warned of floods" it is she who speaks.
fn nest(context: Context, proposed: &mut [Statement]) {
    const REACH: usize = 8;
    for inner in 0..proposed.len() {
        let Some(anchor) = proposed[inner].cue.map(|cue| context.cues[cue].anchor) else {
            continue;
        };
        // “…,” she said, according to the minutes: she said it.
        if matches!(proposed[inner].rule, Rule::QuoteFirst | Rule::QuoteFirstInverted) {
            continue;
        }
        let near = inner.saturating_sub(REACH)..proposed.len().min(inner + REACH);
        let is_outer = |outer: &Statement| {
            let announces = !matches!(
                outer.rule,
                Rule::Phrase | Rule::WeakVerb | Rule::Infinitive | Rule::Parenthetical
            );
            announces && outer.score >= 50 && outer.source.is_some() && outer.holds(anchor)
        };
        if near.into_iter().any(|outer| outer != inner && is_outer(&proposed[outer])) {
            proposed[inner].score -= 45;
        }
    }
}

/// Points taken from `…, Reuters reported`: where the clause has a speaker of its own, that one is
/// who said it and the agency is through whom it came.
fn reporter_discount(context: Context, statement: &Statement) -> i32 {
    let Some(cue) = statement.cue.map(|cue| &context.cues[cue]) else { return 0 };
    let Some(source) = statement.source.clone() else { return 0 };
    let fronted = matches!(statement.rule, Rule::Fronted | Rule::Parenthetical)
        || statement.rule == Rule::According
            && statement.content.first().is_some_and(|piece| piece.start < cue.anchor);
    let head = phrases::head(context.reading, source.clone());
    let head_word = context.reading.tokens.lower(head);
    let reports = matches!(cue.lemma, "report" | "recall" | "write");
    let outlet = outlet_in(context, source)
        || matches!(head_word, "media" | "agency" | "newspaper" | "outlet");
    if fronted && (outlet || reports) { 34 } else { 0 }
}

/// Whether an outlet stands in the source: `Reuters`, `Sui Wei of the New York Times`.
fn outlet_in(context: Context, source: std::ops::Range<usize>) -> bool {
    let tokens = context.reading.tokens;
    let starts = source.clone().filter(|&at| tokens.is_capital(at)).take(12);
    let mut names = starts.flat_map(|at| (at + 1..=source.end.min(at + 4)).map(move |end| at..end));
    names.any(|name| lexicon::outlet(tokens.text(name)))
}
