//! How likely a reading of a window is right, and what decides that.
//!
//! A logistic regression over what the readings are like. Its features fall into a few grounds that a
//! reader can be told of; what the weights of each ground come to says which of them decided.

use super::Context;
use super::scored::Candidate;
use crate::model::Model;
use crate::model::atoms::Atom;
use crate::model::hash::{Sink, templates};
use crate::model::probability::{NAT, ONE, Powers};
use crate::model::table::Sum;
use crate::phrases;

/// What speaks for a statement or against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The word that announces.
    Cue,
    /// How clear it is which words were said.
    Extent,
    /// Who said it, and where that stands.
    Source,
    /// How long it is, how it begins, and what of it stands in marks.
    Form,
    /// What the rules make of it.
    Rules,
    /// Whether it is a part of another statement, or holds one.
    Nesting,
}

const GROUNDS: [Ground; 6] =
    [Ground::Cue, Ground::Extent, Ground::Source, Ground::Form, Ground::Rules, Ground::Nesting];

/// A ground decides in favour from here on: half a nat, odds of five to three. Doubts are told earlier.
const DECIDES: i32 = NAT / 2;
const RAISES_DOUBT: i32 = NAT / 4;

/// The grounds that decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// What speaks for it most.
    pub in_favour: Option<Ground>,
    /// What speaks against it most.
    pub against: Option<Ground>,
}

/// The probability that a candidate is right, in 1/65536, and what decided.
#[must_use]
pub fn judged(
    context: Context,
    model: &Model,
    powers: &Powers,
    atoms: &[Atom],
    candidate: &Candidate,
) -> (i32, Evidence) {
    let table = &model.acceptance;
    let mut features = Vec::with_capacity(TEMPLATES);
    self::features(context, atoms, candidate, &mut features);
    let (mut bias, mut sums) = (Sum::<1>::of(table), [Sum::<1>::of(table); GROUNDS.len()]);
    for (template, &feature) in features.iter().enumerate() {
        let own = ground(template).map_or(&mut bias, |ground| &mut sums[ground as usize]);
        own.fire(feature);
    }
    let [bias] = bias.total();
    let sums = sums.map(|sum| sum.total()[0]);
    let all = bias + sums.iter().sum::<i32>();
    let sums = sums.map(|sum| table.nats(sum));
    let of = |ground: &Ground| sums[*ground as usize];
    // To be no part of another is usual: only the contrary is worth a word.
    let usual = |ground: &Ground| *ground == Ground::Nesting;
    let likeliest = GROUNDS.into_iter().filter(|ground| !usual(ground)).max_by_key(of);
    let unlikeliest = GROUNDS.into_iter().min_by_key(of);
    let evidence = Evidence {
        in_favour: likeliest.filter(|ground| of(ground) >= DECIDES),
        against: unlikeliest.filter(|ground| of(ground) <= -RAISES_DOUBT),
    };
    (powers.logistic(table.nats(all)), evidence)
}

/// The ground that a template is about, by its place in the list: what its first numbers tell.
fn ground(template: usize) -> Option<Ground> {
    match template {
        1..=2 | 27..=32 => Some(Ground::Cue),
        3..=4 | 7..=9 => Some(Ground::Extent),
        5..=6 | 10..=11 | 22..=26 | 33 => Some(Ground::Source),
        17..=21 => Some(Ground::Form),
        12..=16 | 34..=40 => Some(Ground::Rules),
        41..TEMPLATES => Some(Ground::Nesting),
        _ => None,
    }
}

/// How many templates there are.
const TEMPLATES: usize = 50;

/// The features of a candidate: how sure each part is, and what shape it has.
pub fn features(context: Context, atoms: &[Atom], candidate: &Candidate, sink: &mut impl Sink) {
    let cue = &context.cues[candidate.cue];
    let anchor = &atoms[cue.anchor];
    let reading = context.reading;
    let words =
        candidate.content.iter().cloned().flatten().filter(|&at| reading.tokens.is_word(at));
    let (count, quoted, verbs) = words.fold((0, 0, 0), |(count, quoted, verbs), at| {
        (
            count + 1,
            quoted + i32::from(reading.marks.is_quoted(at)),
            verbs + u32::from(reading.tags[at].is_finite()),
        )
    });
    let layout = if quoted == 0 {
        0
    } else if quoted == count {
        2
    } else {
        1
    };
    let first = candidate.content.first().map_or(0, |piece| piece.start);
    let side = u32::from(first > cue.anchor) + 2 * u32::from(candidate.content.len() > 1);
    let opens = atoms.get(first).map_or(0, |atom| atom.word);
    let (source_tag, source_side, source_gap) =
        candidate.source.clone().map_or((50, 3, 0), |source| {
            let head = phrases::head(reading, source.clone());
            let gap = if source.start > cue.anchor {
                source.start - cue.anchor
            } else {
                cue.anchor - source.end.min(cue.anchor)
            };
            (
                reading.tags[head] as u32,
                u32::from(source.start > cue.anchor),
                crate::model::atoms::small(gap, 8),
            )
        });
    fire(
        sink,
        anchor,
        step(cue.logit + 8 * 128, 64, 40),
        step(candidate.sure_content, ONE / 20, 20),
        if candidate.source.is_some() { 1 + step(candidate.sure_source, ONE / 20, 20) } else { 0 },
        step(candidate.sure_edge, ONE / 10, 10),
        candidate.rule,
        candidate.agrees,
        candidate.same_source,
        step(count, 1, 5) + step(count, 5, 6),
        layout,
        verbs.min(2),
        side,
        opens,
        source_tag,
        source_side,
        source_gap,
        u32::from(candidate.by_rule),
        step(candidate.outer, ONE / 10, 10),
        step(candidate.inner, ONE / 10, 10),
    );
}

templates! {
    #[expect(clippy::too_many_arguments, reason = "one argument an atom, as the templates name them")]
    fn fire(anchor: &Atom, logit: u32, content: u32, source: u32, edge: u32, rule: u32, agrees: u32, same: u32, len: u32, layout: u32, verbs: u32, side: u32, opens: u32, tag: u32, source_side: u32, gap: u32, by_rule: u32, outer: u32, inner: u32), FEATURES, 0.., [
        [0],
        [logit],
        [logit / 4, layout],
        [content],
        [content / 2, layout],
        [source],
        [source / 2, layout],
        [edge],
        [edge / 2, layout],
        [logit / 4, content / 4],
        [logit / 4, source / 4],
        [content / 4, source / 4],
        [rule],
        [rule, agrees / 2, same],
        [agrees, same],
        [agrees / 2, same, layout],
        [rule, logit / 4],
        [len, layout],
        [len, side],
        [verbs, layout, side],
        [opens],
        [opens, anchor.stem],
        [tag],
        [tag, layout],
        [tag, source_side, gap],
        [source_side, side],
        [gap, side, source_side],
        [anchor.stem],
        [anchor.word],
        [anchor.word, layout],
        [anchor.stem, side],
        [anchor.ratio, layout],
        [anchor.tag, layout],
        [anchor.tag, tag, source_side],
        [by_rule],
        [by_rule, rule],
        [by_rule, agrees / 2, same],
        [by_rule, content / 2],
        [by_rule, source / 2],
        [by_rule, edge],
        [by_rule, layout, agrees / 2],
        [outer],
        [inner],
        [outer, logit / 4],
        [inner, logit / 4],
        [outer, layout, side],
        [inner, layout, side],
        [outer, anchor.stem],
        [inner, anchor.stem],
        [outer, inner],
    ]
}

/// A number in steps of equal width, `most` at most.
fn step(number: i32, width: i32, most: i32) -> u32 {
    u32::try_from((number / width).clamp(0, most)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_but_the_first_has_the_ground_that_its_numbers_tell() {
        let templates: Vec<&str> = FEATURES.split_terminator(';').collect();
        assert_eq!(templates.len(), TEMPLATES);
        assert_eq!(ground(0), None);
        for (template, numbers) in templates.iter().enumerate().skip(1) {
            let told = match ground(template) {
                Some(Ground::Cue) => &["logit", "anchor"][..],
                Some(Ground::Extent) => &["content", "edge"],
                Some(Ground::Source) => &["source", "tag", "gap"],
                Some(Ground::Form) => &["len", "verbs", "opens"],
                Some(Ground::Rules) => &["rule", "agrees", "by_rule"],
                Some(Ground::Nesting) => &["outer", "inner"],
                None => &[],
            };
            assert!(told.iter().any(|number| numbers.contains(number)), "{template}: {numbers}");
        }
    }
}
