//! Which of the proposed statements stand: the strongest first, none that contradicts it.

use std::ops::Range;

use super::{Context, Rule, Statement, rules};
use crate::cues::{Cue, CueKind};
use crate::lexicon;
use crate::order::{self, Key};
use crate::phrases;
use crate::sentences::sentence_of;
use crate::tags::Tag;

/// Of each cue: whether the rules' proposal for it would stand by itself, the stronger before the
/// weaker. The model is told.
pub fn standing(context: Context, mut proposed: Vec<Statement>) -> Vec<bool> {
    for statement in &mut proposed {
        statement.score -= reporter_discount(context, statement);
    }
    nest(context, &mut proposed);
    let proposed = order::sorted(proposed, |statement| strength(context, statement));
    let mut taken = Taken::new(context.reading.tokens.len());
    let mut stands = vec![false; context.cues.len()];
    for (number, statement) in proposed.iter().enumerate() {
        if taken.rival(context, statement).is_none() {
            taken.enter(context, statement, number);
            if let Some(cue) = statement.cue {
                stands[cue] = true;
            }
        }
    }
    stands
}

/// What statements are sorted by. Longer first among equals: the statement about a statement holds it.
fn strength(context: Context, statement: &Statement) -> Key {
    let hull = statement.hull(context.cues);
    [-i64::from(statement.score), -order::number(hull.len()), order::number(hull.start)]
}

/// Keeps the likely statements, the likelier before the less likely. What a kept statement holds is
/// cut from the content of the next; one whose cue is in a kept content, or of which little is left,
/// is dropped, and becomes a reporter where an outlet or agency speaks. Then quotations that nothing
/// holds take the likeliest of the rest.
pub fn settle(context: Context, least: [i32; 2], proposed: Vec<Statement>) -> Vec<Statement> {
    let discounted = |mut statement: Statement| {
        leave_to_others(context, &mut statement);
        let discount = reporter_discount(context, &statement);
        statement.score -= discount;
        (statement, discount)
    };
    let mut proposed: Vec<(Statement, i32)> = proposed.into_iter().map(discounted).collect();
    give_way(context, least, &mut proposed);
    let proposed = order::sorted(proposed, |(statement, _)| strength(context, statement));
    let mut taken = Taken::new(context.reading.tokens.len());
    let mut chosen: Vec<Statement> = Vec::new();
    let mut rest: Vec<Statement> = Vec::new();
    for (statement, discount) in proposed {
        if statement.score + discount < threshold(context, least, &statement) {
            rest.push(statement);
            continue;
        }
        match taken.remainder(context, &statement) {
            Ok(content) if discount == 0 || content == statement.content => {
                let statement = Statement { content, ..statement };
                taken.enter(context, &statement, chosen.len());
                chosen.push(statement);
            }
            _ => {
                if discount > 0
                    && let Some(rival) = taken.rival(context, &statement)
                    && let Some(source) = statement.source
                {
                    chosen[rival].reporters.push(source);
                }
            }
        }
    }
    for offer in offers(context, rest) {
        if taken.holds_some(&offer.quotation) {
            continue;
        }
        if let Ok(content) = taken.remainder(context, &offer.statement) {
            let statement = Statement { content, ..offer.statement };
            taken.enter(context, &statement, chosen.len());
            chosen.push(statement);
        }
    }
    chosen
}

/// More than any statement has.
const NEVER: i32 = 101;

/// The least probability in percent: what only the model takes for a cue may announce a belief, a
/// plan or an act as well as a statement, and has to be likelier.
fn threshold(context: Context, [known, other]: [i32; 2], statement: &Statement) -> i32 {
    let quoted =
        statement.content.iter().map(|piece| quoted_words(context, piece)).max().unwrap_or(0);
    let Some(cue) = statement.cue.map(|cue| &context.cues[cue]) else { return known };
    let stricter = |percent: i32| other + (100 - other) * percent / 100;
    if statement.rule == Rule::Term {
        known
    } else if statement.source.is_none() && quoted == 0 && cue.lemma == "ask" {
        // "Asked whether it would hold, he shrugged": a question of nobody in the article.
        NEVER
    } else if quoted == 0 && is_silence(context, cue, statement) {
        NEVER
    } else if quoted == 0 && is_narrators(context, statement) {
        stricter(70)
    } else if !statement.noticed && quoted == 0 && says_nothing(context, cue, statement) {
        stricter(80)
    } else if quoted == 0 && is_to_come(context, cue) {
        stricter(60)
    } else if statement.source.is_none() && quoted < 4 {
        // "is expected to": what nobody is named to say is mostly the paper's own.
        stricter(50)
    } else if cue.classes.say && !cue.learned || statement.source.is_some() && quoted >= 3 {
        known
    } else {
        other
    }
}

/// `said goodbye`, `noted the time`, `called a taxi`, `according to size`: the rules know the cue and see nothing that
/// was said.
fn says_nothing(context: Context, cue: &Cue, statement: &Statement) -> bool {
    let reading = context.reading;
    if cue.kind == CueKind::Preposition {
        return true;
    }
    let Some(first) = statement.content.first().filter(|first| first.start > cue.anchor) else {
        return false;
    };
    // No verb of its own: none at all, or only in a relative clause.
    let verb =
        first.clone().find(|&at| reading.tags[at].is_finite() || reading.tags[at] == Tag::WH);
    let bare = verb.is_none_or(|at| reading.tags[at] == Tag::WH && at > first.start);
    bare && matches!(cue.lemma, "say" | "tell" | "note" | "respond" | "add" | "laugh" | "call")
}

/// `declined to comment`, `asked not to be named`.
fn is_silence(context: Context, cue: &Cue, statement: &Statement) -> bool {
    let first = statement.content.first().map(|first| first.start);
    first.is_some_and(|at| at >= cue.range.end && rules::declines(context, cue, at))
}

/// `I wanted to go`, `we found that`: outside quotation marks the narrator speaks, or somebody whose
/// whole turn is already what he says.
fn is_narrators(context: Context, statement: &Statement) -> bool {
    statement.source.as_ref().is_some_and(|source| {
        let word = context.reading.tokens.lower(source.start);
        source.len() == 1 && matches!(word, "i" | "we")
    })
}

/// `will discuss the line`: nothing is said yet.
fn is_to_come(context: Context, cue: &Cue) -> bool {
    let will = |at: usize| matches!(context.reading.tokens.lower(at), "will" | "'ll");
    (cue.group..cue.anchor).any(will)
}

fn quoted_words(context: Context, piece: &Range<usize>) -> usize {
    let Context { reading, .. } = context;
    piece.clone().filter(|&at| reading.tokens.is_word(at) && reading.marks.is_quoted(at)).count()
}

/// A statement that holds most of a quotation.
struct Offer {
    quotation: Range<usize>,
    statement: Statement,
}

/// The statements, in their order, that hold half or more of a quotation of three words or more.
fn offers(context: Context, statements: Vec<Statement>) -> Vec<Offer> {
    let tokens = context.reading.tokens;
    let mut quotations = vec![None; tokens.len()];
    for (_, quotation) in context.reading.marks.outer() {
        quotations[quotation.inside.clone()].fill(Some(&quotation.inside));
    }
    let largest = |statement: &Statement| {
        let inside = statement.content.iter().cloned().flatten().filter_map(|at| quotations[at]);
        inside.max_by_key(|inside| inside.len()).cloned()
    };
    let offer = |statement: Statement| {
        let quotation = largest(&statement)?;
        let held = quotation.clone().filter(|&at| statement.holds(at)).count();
        let speech = tokens.words_in(quotation.clone()) >= 3;
        (speech && held * 2 >= quotation.len()).then_some(Offer { quotation, statement })
    };
    statements.into_iter().filter_map(offer).collect()
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

    /// Whether three tenths of a quotation are some statement's.
    fn holds_some(&self, quotation: &Range<usize>) -> bool {
        let held = quotation.clone().filter(|&at| self.content[at].is_some()).count();
        held * 10 >= quotation.len() * 3
    }

    /// What is left of a statement's content beside those chosen; the rival where that is too little.
    fn remainder(
        &self,
        context: Context,
        statement: &Statement,
    ) -> Result<Vec<Range<usize>>, usize> {
        let reading = context.reading;
        let cue = statement.cue.map(|cue| context.cues[cue].anchor);
        // The cue is in what another says, or another reading of it was taken.
        if let Some(rival) = cue.and_then(|at| self.content[at].or(self.anchor[at])) {
            return Err(rival);
        }
        let all = statement.content.iter().map(ExactSizeIterator::len).sum::<usize>();
        let mut rival = None;
        let mut left: Vec<Range<usize>> = Vec::new();
        for at in statement.content.iter().cloned().flatten() {
            let owner = self.content[at].or(self.anchor[at]);
            rival = rival.or(owner);
            // The marks around a quotation go with it.
            let marks = self.opens(context, at) || self.closes(context, at);
            if owner.is_some() || marks {
                continue;
            }
            match left.last_mut() {
                Some(piece) if piece.end == at => piece.end = at + 1,
                _ => left.push(at..at + 1),
            }
        }
        let Some(rival) = rival else { return Ok(statement.content.clone()) };
        left.retain(|piece| piece.clone().any(|at| reading.tokens.is_word(at)));
        let kept = left.iter().map(ExactSizeIterator::len).sum::<usize>();
        if kept * 2 >= all { Ok(left) } else { Err(rival) }
    }

    /// Whether a mark opens a quotation that another statement has.
    fn opens(&self, context: Context, at: usize) -> bool {
        context.opens[at].is_some() && self.content.get(at + 1).is_some_and(Option::is_some)
    }

    /// Whether a mark closes a quotation that another statement has.
    fn closes(&self, context: Context, at: usize) -> bool {
        context.closes[at].is_some() && at > 0 && self.content[at - 1].is_some()
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

/// Cuts from a statement the quotations before it that another cue has announced by the end of its
/// sentence: `“It leaks,” |said Odell. “It always has,” Lund said|` leaves the first one to Odell.
fn leave_to_others(context: Context, statement: &mut Statement) {
    let Some(own) = statement.cue.map(|cue| &context.cues[cue]) else { return };
    let announced = |piece: &Range<usize>, end: usize| {
        let first = context.cues.partition_point(|cue| cue.anchor < piece.end);
        let between = context.cues[first..].iter().take_while(|cue| cue.anchor < end);
        between.into_iter().any(|cue| {
            let sentence = &context.sentences[sentence_of(context.sentences, cue.anchor)].range;
            cue.classes.say
                && !cue.learned
                && !context.reading.marks.is_quoted(cue.anchor)
                && sentence.contains(&(piece.end - 1))
                && sentence.end <= end
        })
    };
    let starts: Vec<usize> = statement.content.iter().skip(1).map(|piece| piece.start).collect();
    let mut next = starts.into_iter().chain([own.range.start]);
    statement.content.retain(|piece| {
        let end = next.next().unwrap_or(own.range.start).min(own.range.start);
        !(piece.end <= own.range.start && quoted_words(context, piece) > 0 && announced(piece, end))
    });
}

/// Lowers readings of cues within a statement that runs around them: one that takes the statement's own
/// cue for content (`they agreed |that it would close, the port said|`), and words that only the model
/// takes for a cue (`she said they had heard |promises|`).
fn give_way(context: Context, least: [i32; 2], proposed: &mut [(Statement, i32)]) {
    const REACH: usize = 8;
    for inner in 0..proposed.len() {
        let Some(cue) = proposed[inner].0.cue.map(|cue| &context.cues[cue]) else { continue };
        let near = inner.saturating_sub(REACH)..proposed.len().min(inner + REACH);
        let holds = |(outer, discount): &(Statement, i32)| {
            let Some(around) = outer.cue.map(|cue| &context.cues[cue]) else { return false };
            let says = around.classes.say && !around.learned && outer.source.is_some();
            let swallowed = outer.rule == Rule::Fronted && proposed[inner].0.holds(around.anchor);
            says && around.anchor != cue.anchor
                && *discount == 0
                && outer.score >= threshold(context, least, outer)
                && outer.holds(cue.anchor)
                && (swallowed || cue.learned)
        };
        if near.clone().any(|outer| outer != inner && holds(&proposed[outer])) {
            proposed[inner].0.score -= 45;
            continue;
        }
        // "showed a video of |Lund asking, “…”|": whose words they are, and not who shows them.
        let (asks, _) = &proposed[inner];
        let aloud = matches!(asks.rule, Rule::QuoteAfter)
            && asks.source.is_some()
            && !cue.learned
            && asks.score >= threshold(context, least, asks);
        for outer in near.filter(|&outer| outer != inner && aloud) {
            let cues = proposed[outer].0.cue.map(|cue| &context.cues[cue]);
            let shows = cues.is_some_and(|cue| cue.learned || !cue.classes.say);
            if shows && proposed[outer].0.holds(cue.anchor) {
                proposed[outer].0.score -= 45;
            }
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
    // “…,” she said, according to the minutes: she said it.
    let said =
        cue.kind == CueKind::Preposition && fronted && is_said_by_another(context, statement);
    let head = phrases::head(context.reading, source.clone());
    let head_word = context.reading.tokens.lower(head);
    let reports = matches!(cue.lemma, "report" | "recall" | "write");
    let outlet = outlet_in(context, source)
        || matches!(head_word, "media" | "agency" | "newspaper" | "outlet");
    if said || fronted && (outlet || reports) { 60 } else { 0 }
}

/// Whether the content of a statement ends with a cue of its own: `“We stay,” |she told the port|`.
fn is_said_by_another(context: Context, statement: &Statement) -> bool {
    const TAIL: usize = 6;
    let Some(content) = statement.content.last() else { return false };
    let mut cues =
        context.cues_in(content.end.saturating_sub(TAIL).max(content.start)..content.end);
    cues.any(|cue| {
        let subject = phrases::subject_before(context.reading, cue.group, content.start);
        let comma =
            |at: usize| context.reading.tokens.word(at) == "," || context.closes[at].is_some();
        let adjoins = |at: usize| at > content.start && comma(at - 1);
        cue.kind == CueKind::Verb
            && cue.classes.say
            && subject.is_some_and(|subject| adjoins(subject.range.start))
    })
}

/// Whether an outlet stands in the source: `Reuters`, `Sui Wei of the New York Times`.
fn outlet_in(context: Context, source: std::ops::Range<usize>) -> bool {
    let tokens = context.reading.tokens;
    let starts = source.clone().filter(|&at| tokens.is_capital(at)).take(12);
    let mut names = starts.flat_map(|at| (at + 1..=source.end.min(at + 4)).map(move |end| at..end));
    names.any(|name| lexicon::outlet(tokens.text(name)))
}
