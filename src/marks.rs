//! Which quotation mark opens and which closes: the best set of pairs for the whole document.
//!
//! Every mark may open, close, go on (a paragraph of a quotation that was left open), be an
//! apostrophe or be stray; each role costs by the mark's shape and its sides. A path of least cost
//! through the marks (Viterbi) under at most two nested quotations decides them together, so one
//! odd mark does not turn the rest of the article inside out.

mod glyphs;

use std::ops::Range;

use glyphs::{Glyph, closing, glyph, openings};

use crate::tokens::{TokenKind, Tokens};

/// The glyphs a quotation is marked with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// “ ”
    Curly,
    /// " "
    Straight,
    /// '' '' or `` ''
    Doubled,
    /// « »
    Guillemets,
    /// „ “
    Low,
    /// ‘ ’
    SingleCurly,
    /// ' '
    SingleStraight,
}

impl Style {
    fn is_single(self) -> bool {
        matches!(self, Self::SingleCurly | Self::SingleStraight)
    }

    /// Whether the closing glyph differs from the opening one, so that it may nest in itself.
    fn is_directed(self) -> bool {
        matches!(self, Self::Curly | Self::Guillemets | Self::Low)
    }
}

/// A stretch between quotation marks, within one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The opening mark; `None` where a paragraph goes on without one.
    pub open: Option<usize>,
    /// The closing mark; `None` where the quotation runs to the end of its line.
    pub close: Option<usize>,
    /// The tokens inside, without the marks.
    pub inside: Range<usize>,
    /// 0 for a quotation, 1 for one inside another.
    pub depth: u8,
    /// The piece in the line before, where the quotation runs over several.
    pub continues: Option<usize>,
    /// Its glyphs.
    pub style: Style,
}

impl Quotation {
    /// Its tokens with the marks.
    #[must_use]
    pub fn whole(&self) -> Range<usize> {
        let start = self.open.unwrap_or(self.inside.start);
        let end = self.close.map_or(self.inside.end, |close| close + 1);
        start..end
    }
}

/// A mark that has no partner, or is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Opened and never closed: the quotation ends with its line.
    Unclosed,
    /// Closed and never opened: the mark is passed over.
    Unopened,
    /// Belongs to nothing.
    Stray,
}

/// All quotations of a document.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// In the order of their beginnings.
    pub quotations: Vec<Quotation>,
    /// Marks without partner, by token.
    pub faults: Vec<(usize, Fault)>,
    /// Of each token: how many quotations it is in; a mark is in the quotation it belongs to.
    pub depth: Vec<u8>,
}

impl Marks {
    /// Whether the token is in a quotation or one of its marks.
    #[must_use]
    pub fn is_quoted(&self, at: usize) -> bool {
        self.depth.get(at).is_some_and(|&depth| depth > 0)
    }

    /// The outermost quotations that share a token with `range`, in their order.
    #[must_use]
    pub fn outer_in(&self, range: &Range<usize>) -> Vec<&Quotation> {
        let past = self.quotations.partition_point(|quotation| quotation.whole().start < range.end);
        let outer = self.quotations[..past].iter().rev().filter(|quotation| quotation.depth == 0);
        let mut found: Vec<&Quotation> =
            outer.take_while(|quotation| quotation.whole().end > range.start).collect();
        found.reverse();
        found
    }

    /// The outermost quotations.
    pub fn outer(&self) -> impl Iterator<Item = (usize, &Quotation)> {
        self.quotations.iter().enumerate().filter(|(_, quotation)| quotation.depth == 0)
    }
}

/// Pairs the quotation marks of a document.
#[must_use]
pub fn pair(tokens: &Tokens) -> Marks {
    let candidates = candidates(tokens);
    let roles = decide(tokens, &candidates);
    assemble(tokens, &roles)
}

// Costs in tenths. Set by reading errors on news with curly, straight, doubled and single marks.
const UNCLOSED: u32 = 30;
const UNOPENED: u32 = 42;
const STRAY: u32 = 36;
const CONTINUE: u32 = 3;
/// A paragraph that goes on without an opening mark of its own: seen after a forgotten mark, but
/// an unclosed quotation is likelier.
const CONTINUE_UNMARKED: u32 = 38;
const MISMATCH: u32 = 14;
const EMPTY: u32 = 30;
/// Paths this much dearer than the best are given up.
const BEAM: u32 = 140;

/// What a mark is looked at for.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    token: usize,
    glyph: Glyph,
    /// Cost of opening here by the sides of the mark, and of closing.
    open: u32,
    close: u32,
    /// Cost of being an apostrophe; `None` for double marks.
    apostrophe: Option<u32>,
    stray: u32,
    /// It is the first token of its line.
    starts_line: bool,
}

fn candidates(tokens: &Tokens) -> Vec<Candidate> {
    let marks: Vec<usize> =
        (0..tokens.len()).filter(|&at| tokens[at].kind == TokenKind::Mark).collect();
    let single = single_cost(tokens, &marks);
    marks.iter().map(|&at| candidate(tokens, at, single)).collect()
}

/// What opening a single quotation costs in this document: little where double marks are rare.
fn single_cost(tokens: &Tokens, marks: &[usize]) -> u32 {
    let mut doubles = 0;
    let mut singles = 0;
    for &at in marks {
        match glyph(tokens.word(at)) {
            Glyph::SingleOpen | Glyph::SingleLow => singles += 2,
            Glyph::SingleStraight | Glyph::SingleClose => singles += 1,
            _ => doubles += 2,
        }
    }
    if doubles == 0 {
        0
    } else if singles > 2 * doubles {
        3
    } else {
        10
    }
}

fn candidate(tokens: &Tokens, at: usize, single: u32) -> Candidate {
    let token = tokens[at];
    let glyph = glyph(tokens.word(at));
    let line = &tokens.lines[token.line];
    let before = (at > line.start).then(|| tokens.word(at - 1).chars().next_back().unwrap_or(' '));
    let after = (at + 1 < line.end).then(|| tokens.word(at + 1).chars().next().unwrap_or(' '));
    let blank_before = token.spaced || before.is_none();
    let blank_after = after.is_none() || tokens[at + 1].spaced;
    let free_before = blank_before
        || before.is_some_and(|c| "([{<-–—/:…".contains(c) || crate::tokens::is_mark(c));
    let free_after = blank_after
        || after.is_some_and(|c| ")]}>.,;:!?-–—/…".contains(c) || crate::tokens::is_mark(c));
    let open = match (free_before, blank_after) {
        (true, false) => 0,
        (true, true) => 12,
        (false, false) => 26,
        (false, true) => 50,
    };
    let close = match (blank_before, free_after) {
        (false, true) => 0,
        (true, true) => 12,
        (false, false) => 26,
        (true, false) => 50,
    };
    // A glyph that shows its direction is believed before its neighbours are.
    let directed = !matches!(
        glyph,
        Glyph::Straight | Glyph::Doubled | Glyph::SingleStraight | Glyph::SingleClose
    );
    let (open, close) = if directed { (open * 3 / 10, close * 3 / 10) } else { (open, close) };
    let is_single = openings(glyph)[0].0.is_single();
    let digit_before = before.is_some_and(char::is_numeric);
    Candidate {
        token: at,
        glyph,
        open: open + if is_single { single } else { 0 },
        close,
        apostrophe: is_single
            .then(|| apostrophe_cost(tokens, at, before, after, blank_before, blank_after)),
        // 6'2" and 12" are feet and inches.
        stray: if digit_before && !blank_before { 12 } else { STRAY },
        starts_line: at == line.start,
    }
}

fn apostrophe_cost(
    tokens: &Tokens,
    at: usize,
    before: Option<char>,
    after: Option<char>,
    blank_before: bool,
    blank_after: bool,
) -> u32 {
    let letter_before = before.is_some_and(char::is_alphanumeric) && !blank_before;
    let letter_after = after.is_some_and(char::is_alphanumeric) && !blank_after;
    match (letter_before, letter_after) {
        (true, true) => 0,
        // officers’ — a closing mark after an s is as likely, so the path decides.
        (true, false) if before == Some('s') => 6,
        (true, false) if matches!(before, Some('n' | 'z' | 'x')) => 12,
        (true, false) if before.is_some_and(char::is_numeric) => 4,
        (true, false) => 22,
        (false, true) if after.is_some_and(char::is_numeric) => 1,
        (false, true)
            if matches!(
                tokens.lower(at + 1),
                "em" | "tis" | "twas" | "cause" | "til" | "n" | "bout" | "round"
            ) =>
        {
            3
        }
        (false, true) if tokens.word(at) == "’" => 10,
        (false, true) => 24,
        (false, false) => 26,
    }
}

/// What a mark was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Open(Style),
    Close,
    /// Opens the next paragraph of a quotation that was left open.
    Continue,
    Unopened,
    Apostrophe,
    Stray,
    /// Not a mark but a line's end, at which open quotations end without a mark.
    EndUnclosed,
    /// A line's end that an open quotation runs across.
    EndOpen,
}

/// What is open: the outer and the inner quotation, and whether the outer one waits for the mark
/// that opens its next paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct State {
    outer: Option<Style>,
    inner: Option<Style>,
    waits: bool,
    /// The last event opened, so closing now would leave an empty quotation.
    fresh: bool,
}

#[derive(Clone, Copy)]
struct Node {
    state: State,
    cost: u32,
    back: usize,
    role: Role,
}

/// The cheapest roles: `(token or line end, role)` in order; the token of a line's end is that of
/// the first token of the next line.
fn decide(tokens: &Tokens, candidates: &[Candidate]) -> Vec<(usize, Role)> {
    let mut steps: Vec<Vec<Node>> =
        vec![vec![Node { state: State::default(), cost: 0, back: 0, role: Role::Stray }]];
    let mut events = Vec::new();
    let mut next = 0;
    for line in &tokens.lines {
        let first = next;
        while next < candidates.len() && candidates[next].token < line.end {
            let candidate = &candidates[next];
            let adjacent = next > first && candidates[next - 1].token + 1 == candidate.token;
            steps.push(advance(&steps[steps.len() - 1], |node, out| {
                step(node, candidate, adjacent, out)
            }));
            events.push(candidate.token);
            next += 1;
        }
        // Lines without marks between closed quotations change nothing.
        if steps[steps.len() - 1].iter().any(|node| node.state.outer.is_some()) {
            let heir =
                candidates.get(next).filter(|heir| heir.token == line.end && heir.starts_line);
            steps.push(advance(&steps[steps.len() - 1], |node, out| line_end(node, heir, out)));
            events.push(line.end);
        }
    }
    trace(&steps, &events)
}

fn advance(nodes: &[Node], go: impl Fn(&Node, &mut dyn FnMut(State, u32, Role))) -> Vec<Node> {
    let mut found: Vec<Node> = Vec::new();
    for (back, node) in nodes.iter().enumerate() {
        let mut put = |state: State, cost: u32, role: Role| {
            let cost = node.cost + cost;
            match found.iter_mut().find(|other| other.state == state) {
                Some(other) if other.cost <= cost => {}
                Some(other) => *other = Node { state, cost, back, role },
                None => found.push(Node { state, cost, back, role }),
            }
        };
        go(node, &mut put);
    }
    let best = found.iter().map(|node| node.cost).min().unwrap_or(0);
    found.retain(|node| node.cost <= best + BEAM);
    // Costs are counted from the best, so that they stay small however long the text is.
    for node in &mut found {
        node.cost -= best;
    }
    found
}

fn step(node: &Node, candidate: &Candidate, adjacent: bool, put: &mut dyn FnMut(State, u32, Role)) {
    let state = State { fresh: false, ..node.state };
    if state.waits {
        let style = state.outer.unwrap_or(Style::Straight);
        if openings(candidate.glyph).iter().any(|&(opening, _)| opening == style) {
            put(State { waits: false, fresh: true, ..state }, CONTINUE, Role::Continue);
        }
        return;
    }
    if let Some(cost) = candidate.apostrophe {
        put(state, cost, Role::Apostrophe);
    }
    put(state, candidate.stray, Role::Stray);
    put(state, UNOPENED + candidate.close, Role::Unopened);
    for &(style, cost) in openings(candidate.glyph) {
        let cost = cost + candidate.open;
        match state {
            State { outer: None, .. } => {
                put(State { outer: Some(style), fresh: true, ..state }, cost, Role::Open(style))
            }
            State { outer: Some(outer), inner: None, .. } => {
                if let Some(nest) = nesting_cost(outer, style) {
                    put(
                        State { inner: Some(style), fresh: true, ..state },
                        cost + nest,
                        Role::Open(style),
                    );
                }
            }
            _ => {}
        }
    }
    let empty = if node.state.fresh && adjacent { EMPTY } else { 0 };
    if let Some(cost) =
        state.inner.or(state.outer).and_then(|style| closing(candidate.glyph, style))
    {
        let closed = if state.inner.is_some() {
            State { inner: None, ..state }
        } else {
            State { outer: None, ..state }
        };
        put(closed, cost + candidate.close + empty, Role::Close);
    }
}

fn nesting_cost(outer: Style, inner: Style) -> Option<u32> {
    match (outer.is_single(), inner.is_single()) {
        (false, true) | (true, false) => Some(0),
        _ if outer == inner => outer.is_directed().then_some(20),
        _ => Some(10),
    }
}

fn line_end(node: &Node, heir: Option<&Candidate>, put: &mut dyn FnMut(State, u32, Role)) {
    let state = State { fresh: false, ..node.state };
    let Some(outer) = state.outer else {
        put(state, 0, Role::EndOpen);
        return;
    };
    let inner = if state.inner.is_some() { UNCLOSED - 8 } else { 0 };
    // A single mark is easily an apostrophe: an open one costs more.
    let single = if outer.is_single() { 8 } else { 0 };
    put(State::default(), UNCLOSED + inner + single, Role::EndUnclosed);
    if heir.is_some_and(|heir| openings(heir.glyph).iter().any(|&(style, _)| style == outer)) {
        put(State { inner: None, waits: true, ..state }, inner, Role::EndOpen);
    }
    put(State { inner: None, ..state }, CONTINUE_UNMARKED + inner + single, Role::EndOpen);
}

fn trace(steps: &[Vec<Node>], events: &[usize]) -> Vec<(usize, Role)> {
    let Some(last) = steps.last() else { return Vec::new() };
    // What is still open at the very end is paid for at the last line's end already.
    let Some((mut at, _)) = last
        .iter()
        .enumerate()
        .min_by_key(|(_, node)| node.cost + if node.state.outer.is_some() { UNCLOSED } else { 0 })
    else {
        return Vec::new();
    };
    let mut roles = Vec::with_capacity(events.len());
    for number in (1..steps.len()).rev() {
        let node = steps[number][at];
        roles.push((events[number - 1], node.role));
        at = node.back;
    }
    roles.reverse();
    roles
}

/// Quotations being put together: indices into `Marks::quotations`.
#[derive(Default)]
struct Opened {
    outer: Option<usize>,
    inner: Option<usize>,
    /// The outer quotation's piece in the line before, which the next mark continues.
    waiting: Option<usize>,
}

fn assemble(tokens: &Tokens, roles: &[(usize, Role)]) -> Marks {
    let mut marks = Marks { depth: vec![0; tokens.len()], ..Marks::default() };
    let mut opened = Opened::default();
    for (number, &(at, role)) in roles.iter().enumerate() {
        match role {
            Role::Open(style) => open(&mut marks, &mut opened, at, style),
            Role::Continue => {
                let before = opened.waiting.take();
                let style = before.map_or(Style::Straight, |before| marks.quotations[before].style);
                opened.outer = Some(marks.quotations.len());
                marks.quotations.push(begun(Some(at), at + 1, 0, before, style));
            }
            Role::Close => {
                let closed = opened.inner.take().or_else(|| opened.outer.take());
                if let Some(quotation) = closed.map(|closed| &mut marks.quotations[closed]) {
                    quotation.inside.end = at;
                    quotation.close = Some(at);
                }
            }
            Role::Unopened => marks.faults.push((at, Fault::Unopened)),
            Role::Stray => marks.faults.push((at, Fault::Stray)),
            Role::Apostrophe => {}
            Role::EndUnclosed => end_line(&mut marks, &mut opened, at, Heir::None),
            Role::EndOpen => {
                let marked = roles.get(number + 1).is_some_and(|&(_, role)| role == Role::Continue);
                end_line(
                    &mut marks,
                    &mut opened,
                    at,
                    if marked { Heir::Marked } else { Heir::Unmarked },
                );
            }
        }
    }
    end_line(&mut marks, &mut opened, tokens.len(), Heir::None);
    fill_depth(&mut marks);
    marks
}

/// How a quotation goes on after its line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heir {
    None,
    Marked,
    Unmarked,
}

fn begun(
    open: Option<usize>,
    start: usize,
    depth: u8,
    continues: Option<usize>,
    style: Style,
) -> Quotation {
    Quotation { open, close: None, inside: start..start, depth, continues, style }
}

fn open(marks: &mut Marks, opened: &mut Opened, at: usize, style: Style) {
    let number = marks.quotations.len();
    let depth = u8::from(opened.outer.is_some());
    if opened.outer.is_none() {
        opened.outer = Some(number);
    } else {
        opened.inner = Some(number);
    }
    marks.quotations.push(begun(Some(at), at + 1, depth, None, style));
}

fn end_line(marks: &mut Marks, opened: &mut Opened, end: usize, heir: Heir) {
    if let Some(inner) = opened.inner.take() {
        marks.quotations[inner].inside.end = end;
    }
    let Some(outer) = opened.outer.take() else { return };
    marks.quotations[outer].inside.end = end;
    match heir {
        Heir::None => {
            if let Some(at) = marks.quotations[outer].open {
                marks.faults.push((at, Fault::Unclosed));
            }
        }
        Heir::Marked => opened.waiting = Some(outer),
        Heir::Unmarked => {
            let style = marks.quotations[outer].style;
            opened.outer = Some(marks.quotations.len());
            marks.quotations.push(begun(None, end, 0, Some(outer), style));
        }
    }
}

fn fill_depth(marks: &mut Marks) {
    for quotation in &marks.quotations {
        for depth in &mut marks.depth[quotation.whole()] {
            *depth += 1;
        }
    }
}
