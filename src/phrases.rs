//! Noun phrases, read off the tags: the words before or after a verb that can name a speaker.

use std::ops::Range;

use crate::calendar::is_time;
use crate::cues::Cue;
use crate::lexicon;
use crate::marks::Marks;
use crate::tags::Tag;
use crate::tokens::Tokens;

/// What phrases are read from.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The words.
    pub tokens: &'a Tokens<'a>,
    /// Their parts of speech.
    pub tags: &'a [Tag],
    /// What stands in quotation marks.
    pub marks: &'a Marks,
}

impl Reading<'_> {
    /// Whether the token may be inside a noun phrase outside quotation marks.
    fn is_inner(&self, at: usize) -> bool {
        let (tag, word) = (self.tags[at], self.tokens.lower(at));
        if self.marks.is_quoted(at) || is_time(word) {
            return false;
        }
        tag.is_nominal() && word != "that" && word != "no" || self.is_modifier(at)
    }

    /// `retired`, `outgoing` between a determiner and a noun; `online`, `then` in `the online forum`.
    fn is_modifier(&self, at: usize) -> bool {
        let next = self.tags.get(at + 1).copied().unwrap_or(Tag::X);
        let before = at.checked_sub(1).map_or(Tag::X, |before| self.tags[before]);
        let adverb = self.tags[at] == Tag::RB && next.is_noun();
        let verb = matches!(self.tags[at], Tag::VBN | Tag::VBD | Tag::VBG) && next.is_nominal();
        verb && matches!(before, Tag::DT | Tag::PRPS | Tag::JJ)
            || adverb && matches!(before, Tag::DT | Tag::PRPS | Tag::JJ | Tag::NNP)
    }

    fn is_comma(&self, at: usize) -> bool {
        self.tokens.word(at) == ","
    }
}

/// The last word of a phrase's core: of `the head of the State Department` it is `head`.
#[must_use]
pub fn head(reading: Reading, phrase: Range<usize>) -> usize {
    let mut head = phrase.start;
    for at in phrase.clone() {
        let tag = reading.tags[at];
        let stops = matches!(tag, Tag::IN | Tag::WH | Tag::VBD | Tag::VBP | Tag::TO | Tag::MD)
            || reading.tokens.word(at) == ","
            || matches!(reading.tokens.word(at), "(" | "—" | "–" | "-");
        // "the diplomat and adviser": the first of two offices.
        let named = (at..phrase.end).any(|at| reading.tags[at] == Tag::NNP);
        if tag == Tag::CC && is_role(reading, head) && !named {
            break;
        }
        // "Minister of Education Mara Lindqvist": a name after the title's own "of" is the head.
        if stops && at > phrase.start && !title_goes_on(reading, at, phrase.end) {
            break;
        }
        let possessor = reading.tags.get(at + 1) == Some(&Tag::POS) && at + 2 < phrase.end;
        if (tag.is_noun() || matches!(tag, Tag::PRP | Tag::DT | Tag::CD | Tag::JJ | Tag::PRPS))
            && !possessor
        {
            head = at;
        }
    }
    head
}

fn is_role(reading: Reading, at: usize) -> bool {
    lexicon::role(reading.tokens.lower(at)).is_some() && reading.tags[at] != Tag::NNP
}

/// Whether the `of` at `at` is within a title that a name follows: Minister of Education Lindqvist.
fn title_goes_on(reading: Reading, at: usize, end: usize) -> bool {
    reading.tokens.lower(at) == "of"
        && at > 0
        && lexicon::title(reading.tokens.lower(at - 1)).is_some()
        && reading.tokens.is_capital(at - 1)
        && at + 2 < end
        && reading.tags[at + 1] == Tag::NNP
        && reading.tags[at + 2] == Tag::NNP
}

/// The noun phrase that ends right before `end`, reaching no further back than `floor`.
#[must_use]
pub fn ending_before(reading: Reading, end: usize, floor: usize) -> Option<Range<usize>> {
    let core = core_before(reading, end, floor)?;
    if reading.tags[core.start] == Tag::PRP && core.len() == 1 {
        return Some(core);
    }
    Some(extended_back(reading, core, floor))
}

fn core_before(reading: Reading, end: usize, floor: usize) -> Option<Range<usize>> {
    if end <= floor || reading.marks.is_quoted(end - 1) {
        return None;
    }
    if reading.tags[end - 1] == Tag::PRP {
        return Some(end - 1..end);
    }
    let mut start = end;
    while start > floor && reading.is_inner(start - 1) {
        start -= 1;
        // A determiner begins a phrase: "the minister" is not "Monday the minister".
        if matches!(reading.tags[start], Tag::DT | Tag::PRPS) && !joins_back(reading, start, floor)
        {
            break;
        }
    }
    while start < end && reading.tags[start] == Tag::POS {
        start += 1;
    }
    let has_head = (start..end).any(|at| {
        reading.tags[at].is_noun()
            || matches!(reading.tags[at], Tag::CD | Tag::DT)
            || is_pronominal(reading.tokens.lower(at))
    });
    (start < end && has_head).then_some(start..end)
}

/// `all the`, `both the`, `half of the` have two determiners.
fn joins_back(reading: Reading, start: usize, floor: usize) -> bool {
    start > floor && matches!(reading.tokens.lower(start - 1), "all" | "both" | "half")
}

fn is_pronominal(lower: &str) -> bool {
    matches!(lower, "many" | "several" | "few" | "other" | "others" | "such")
}

fn extended_back(reading: Reading, core: Range<usize>, floor: usize) -> Range<usize> {
    let mut start = core.start;
    let mut listed = false;
    while start > floor + 1 {
        let link = start - 1;
        let word = reading.tokens.lower(link);
        let Some(before) = core_before(reading, link, floor) else { break };
        let joins = match word {
            "of" => true,
            "for" | "at" | "in" | "from" | "with" | "on" | "to" | "by" => {
                is_speaker_like(reading, before.clone()) && at_edge(reading, before.start, floor)
            }
            "and" | "&" => {
                joins_pair(reading, before.clone(), start..core.end)
                    && at_edge(reading, before.start, floor)
            }
            "," => {
                listed && is_listed(reading, before.clone(), floor)
                    || is_province(reading, start..core.end) && names(reading, before.clone())
            }
            _ => false,
        };
        if !joins {
            let Some(first) = first_office(reading, start..core.end, floor) else { break };
            return first..core.end;
        }
        listed |= matches!(word, "and" | "&");
        start = before.start;
    }
    start..core.end
}

/// Where two offices of one person begin, the first with its own phrase: `|the former mayor of Norrby| and
/// current party chairman`.
fn first_office(reading: Reading, second: Range<usize>, floor: usize) -> Option<usize> {
    let link = second.start.checked_sub(1).filter(|&at| reading.tokens.lower(at) == "and")?;
    let bare = !matches!(reading.tags[second.start], Tag::DT | Tag::PRPS | Tag::NNP);
    (bare && is_role(reading, head(reading, second))).then_some(())?;
    let first = ending_before(reading, link, floor)?;
    let determined = matches!(reading.tags[first.start], Tag::DT | Tag::PRPS);
    (determined && at_edge(reading, first.start, floor)).then_some(first.start)
}

/// Whether a phrase is the name of a province or state and nothing else.
fn is_province(reading: Reading, phrase: Range<usize>) -> bool {
    let words = phrase.clone().map(|at| reading.tokens.lower(at)).collect::<Vec<_>>();
    phrase.len() <= 2 && names(reading, phrase) && lexicon::province(&words.join(" "))
}

/// Whether all words of a phrase are those of a name.
fn names(reading: Reading, mut phrase: Range<usize>) -> bool {
    phrase.all(|at| reading.tags[at] == Tag::NNP)
}

/// Whether a phrase says where the place named before it lies: `in Norrby, |Iowa|`.
#[must_use]
pub fn locates(reading: Reading, phrase: Range<usize>) -> bool {
    let before = phrase.start.checked_sub(2);
    before.is_some_and(|at| reading.is_comma(at + 1) && reading.tags[at] == Tag::NNP)
        && is_province(reading, phrase)
}

/// `an alliance of |bakers|, farmers and fishers`: bare plurals in a list that hangs on an `of`.
fn is_listed(reading: Reading, item: Range<usize>, floor: usize) -> bool {
    let before = item.start.checked_sub(1).filter(|&at| at > floor);
    reading.tags[item.end - 1] == Tag::NNS
        && !matches!(reading.tags[item.start], Tag::DT | Tag::PRPS)
        && before.is_some_and(|at| matches!(reading.tokens.lower(at), "," | "of"))
}

/// Whether a clause can begin at `at`.
fn at_edge(reading: Reading, at: usize, floor: usize) -> bool {
    at == floor
        || reading.marks.is_quoted(at - 1)
        || matches!(reading.tags[at - 1], Tag::PUN | Tag::CC | Tag::WH | Tag::RB)
        || is_time(reading.tokens.lower(at - 1))
        || is_subordinator(reading.tokens.lower(at - 1))
}

/// Whether the clause of the subject at `at` hangs on another: `when |she| asked`.
#[must_use]
pub fn is_subordinate(reading: Reading, at: usize, floor: usize) -> bool {
    let before = at.checked_sub(1).filter(|&at| at >= floor);
    before.is_some_and(|at| {
        matches!(reading.tokens.lower(at), "when" | "while" | "after" | "before" | "if")
    })
}

fn is_preposition(reading: Reading, at: usize) -> bool {
    reading.tags[at] == Tag::IN && !is_subordinator(reading.tokens.lower(at))
}

/// Words after which a clause begins.
fn is_subordinator(lower: &str) -> bool {
    matches!(
        lower,
        "that"
            | "while"
            | "because"
            | "although"
            | "though"
            | "as"
            | "if"
            | "when"
            | "since"
            | "until"
            | "after"
            | "before"
            | "whereas"
    )
}

fn joins_pair(reading: Reading, left: Range<usize>, right: Range<usize>) -> bool {
    reading.tags[left.end - 1].is_noun() && reading.tags[right.end - 1].is_noun()
}

/// Whether the phrase's head is somebody or something that can speak.
#[must_use]
pub fn is_speaker_like(reading: Reading, phrase: Range<usize>) -> bool {
    let at = head(reading, phrase);
    let word = reading.tokens.lower(at);
    reading.tags[at] == Tag::NNP
        || lexicon::role(word).is_some()
        || lexicon::roles(word)
        || lexicon::organisation(word)
        || lexicon::document(word)
        || word
            .strip_suffix('s')
            .is_some_and(|one| lexicon::organisation(one) || lexicon::document(one))
        || matches!(
            word,
            "one" | "some" | "others" | "many" | "those" | "several" | "another" | "most"
        )
}

/// The noun phrase that begins at `start`, with what hangs on it by prepositions, no further than
/// `limit`.
#[must_use]
pub fn beginning_at(reading: Reading, start: usize, limit: usize) -> Option<Range<usize>> {
    if start >= limit || reading.marks.is_quoted(start) {
        return None;
    }
    if reading.tags[start] == Tag::PRP {
        return Some(start..start + 1);
    }
    let mut end = core_after(reading, start, limit)?;
    while end + 1 < limit {
        let word = reading.tokens.lower(end);
        let links =
            matches!(word, "of" | "for" | "at" | "from" | "with" | "in" | "and" | "&" | "on");
        // "said Smith in a statement": where it was said is not who said it.
        let venue = matches!(word, "in" | "on" | "at") && is_venue(reading, end + 1, limit);
        if !links || venue || reading.marks.is_quoted(end) {
            break;
        }
        let Some(next) = core_after(reading, end + 1, limit) else { break };
        if word == "and" && reading.tags.get(next).is_some_and(|tag| tag.is_finite()) {
            break;
        }
        end = next;
    }
    Some(start..end)
}

/// Whether a phrase at `start` names an occasion: a statement, an interview, Monday.
#[must_use]
pub fn is_venue(reading: Reading, start: usize, limit: usize) -> bool {
    (start..limit.min(start + 6))
        .take_while(|&at| reading.tags[at] != Tag::PUN && reading.tags[at] != Tag::IN)
        .any(|at| {
            let word = reading.tokens.lower(at);
            is_time(word)
                || lexicon::document(word)
                || matches!(
                    word,
                    "conference"
                        | "briefing"
                        | "call"
                        | "phone"
                        | "twitter"
                        | "facebook"
                        | "address"
                        | "remarks"
                        | "comments"
                        | "thread"
                        | "social"
                        | "podcast"
                )
        })
}

fn core_after(reading: Reading, start: usize, limit: usize) -> Option<usize> {
    let mut end = start;
    while end < limit
        && (reading.is_inner(end)
            || (end == start && matches!(reading.tags[end], Tag::VBN | Tag::VBG)))
    {
        // A second determiner begins another phrase.
        if end > start
            && matches!(reading.tags[end], Tag::DT | Tag::PRPS)
            && !joins_back(reading, end, start)
        {
            break;
        }
        end += 1;
    }
    let has_head = (start..end).any(|at| {
        reading.tags[at].is_noun()
            || matches!(reading.tags[at], Tag::DT | Tag::CD)
            || is_pronominal(reading.tokens.lower(at))
    });
    (end > start && has_head).then_some(end)
}

/// How a subject was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// It stands right before the verb.
    Adjacent,
    /// With an apposition between commas.
    Apposition,
    /// The verb is in its relative clause.
    Relative,
    /// It is the subject of an earlier verb of the sentence.
    Shared,
    /// It follows the verb.
    Inverted,
}

/// A subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Its tokens.
    pub range: Range<usize>,
    /// How it was found.
    pub link: Link,
}

/// The subject of the verb group that begins at `verb`, no further back than `floor`.
#[must_use]
pub fn subject_before(reading: Reading, verb: usize, floor: usize) -> Option<Subject> {
    if verb <= floor {
        return None;
    }
    let last = verb - 1;
    let word = reading.tokens.word(last);
    if reading.marks.is_quoted(last) {
        return None;
    }
    if let Some(who) = relative_before(reading, verb, floor) {
        let end = if who > floor && reading.is_comma(who - 1) { who - 1 } else { who };
        let range = ending_before(reading, end, floor)?;
        return Some(Subject { range, link: Link::Relative });
    }
    match word {
        ")" => {
            let open = (floor..last).rev().find(|&at| reading.tokens.word(at) == "(")?;
            let range = ending_before(reading, open, floor)?;
            Some(Subject { range: range.start..verb, link: Link::Adjacent })
        }
        "," => in_apposition(reading, last, floor, ","),
        "—" | "–" | "-" | "--" => in_apposition(reading, last, floor, word),
        _ => {
            let end = before_time(reading, verb, floor);
            let range = ending_before(reading, end, floor)
                .map(|range| with_marked(reading, range))
                .or_else(|| lone_capital(reading, end, floor))?;
            // "The spokesman ahead of the meeting |urged": the subject stands before the preposition.
            if range.start > floor && is_preposition(reading, range.start - 1) {
                let range = first_subject(reading, floor, verb + 1)?;
                return Some(Subject { range, link: Link::Shared });
            }
            Some(Subject { range, link: Link::Adjacent })
        }
    }
}

/// The `who` or `which` whose verb this is, words on the time and place between them: `who |in 2010| said`.
fn relative_before(reading: Reading, verb: usize, floor: usize) -> Option<usize> {
    const FEW: usize = 7;
    let circumstance = |at: &usize| {
        let tag = reading.tags[*at];
        let plain = matches!(tag, Tag::IN | Tag::CD | Tag::RB | Tag::NNP | Tag::DT | Tag::JJ);
        (plain || tag != Tag::WH && is_time(reading.tokens.lower(*at)))
            && !reading.marks.is_quoted(*at)
    };
    let first = (floor..verb).rev().take(FEW).take_while(circumstance).last().unwrap_or(verb);
    let who = first.checked_sub(1).filter(|&at| at >= floor)?;
    // "who Lund said": the phrase between is the subject.
    let adverbial = first == verb
        || is_preposition(reading, first)
        || reading.tags[first] == Tag::RB
        || matches!(reading.tokens.lower(first), "last" | "this" | "earlier" | "later");
    (adverbial && matches!(reading.tokens.lower(who), "who" | "which")).then_some(who)
}

/// What a relative pronoun stands for: the phrase before it, or the name that this one describes:
/// `|Mara Lindqvist|, the head of the council, who said`.
#[must_use]
pub fn antecedent(reading: Reading, who: usize, floor: usize) -> Option<Range<usize>> {
    let before_comma = |at: usize| match at.checked_sub(1) {
        Some(comma) if comma > floor && reading.is_comma(comma) => Some(comma),
        _ => None,
    };
    let range = ending_before(reading, before_comma(who).unwrap_or(who), floor)?;
    let named = |range: &Range<usize>| reading.tags[head(reading, range.clone())] == Tag::NNP;
    // "Lund, |now| the head of the council, who"
    let adverb = range.start.checked_sub(1).filter(|&at| reading.tags[at] == Tag::RB);
    let described = before_comma(adverb.unwrap_or(range.start))
        .and_then(|comma| ending_before(reading, comma, floor))
        .filter(|name| named(name) && !named(&range));
    Some(described.unwrap_or(range))
}

/// A phrase with a few words in marks between its determiner and the rest: `|the “Mill”| manager`.
fn with_marked(reading: Reading, range: Range<usize>) -> Range<usize> {
    const FEW: usize = 6;
    // "the “near future,” Lund said": what ends with a sign is no nickname.
    let close = range
        .start
        .checked_sub(1)
        .filter(|&at| reading.marks.is_quoted(at) && at > 0 && reading.tags[at - 1] != Tag::PUN);
    let opens = |at: &usize| !reading.marks.is_quoted(*at);
    let line = &reading.tokens.lines[reading.tokens[range.start].line];
    let within = |close: usize| close.saturating_sub(FEW).max(line.start)..close;
    let before = close.and_then(|close| within(close).rev().find(opens));
    let determines = |&at: &usize| matches!(reading.tags[at], Tag::DT | Tag::PRPS);
    before.filter(determines).map_or(range.clone(), |at| at..range.end)
}

/// Where a subject before a verb ends: `The council |today| urged`, `Lund |later Thursday| told`.
fn before_time(reading: Reading, verb: usize, floor: usize) -> usize {
    let now = |at: usize| {
        let word = reading.tokens.lower(at);
        matches!(word, "today" | "tonight" | "yesterday") || is_time(word)
    };
    if verb <= floor + 1 || !now(verb - 1) || reading.marks.is_quoted(verb - 1) {
        return verb;
    }
    let narrows = |at: &usize| {
        matches!(reading.tokens.lower(*at), "later" | "earlier" | "early" | "late" | "last" | "on")
    };
    let before = (floor + 1..verb - 1).next_back().filter(narrows);
    before.unwrap_or(verb - 1)
}

/// A name at the beginning of its sentence that the tagger took for another word: `|Odell| said`.
fn lone_capital(reading: Reading, end: usize, floor: usize) -> Option<Range<usize>> {
    let at = end.checked_sub(1).filter(|&at| at == floor)?;
    let word = reading.tokens.lower(at);
    let name = reading.tokens.is_capital(at)
        && lexicon::function_word(word).is_none()
        && !matches!(reading.tags[at], Tag::PUN | Tag::CD);
    name.then_some(at..at + 1)
}

/// `Mara Lindqvist, the head of the council, a farmer, |said`: the name before one of the commas.
fn in_apposition(reading: Reading, close: usize, floor: usize, sign: &str) -> Option<Subject> {
    let commas: Vec<usize> = (floor..close)
        .filter(|&at| reading.tokens.word(at) == sign && !reading.marks.is_quoted(at))
        .rev()
        .take(5)
        .collect();
    let names = |range: &Range<usize>| range.clone().any(|at| reading.tags[at] == Tag::NNP);
    let phrases: Vec<(usize, Range<usize>)> = commas
        .iter()
        .filter_map(|&comma| Some((comma, ending_before(reading, comma, floor)?)))
        .filter(|(comma, range)| {
            at_edge(reading, range.start, floor)
                && is_aside(reading, comma + 1..close)
                && !locates(reading, range.clone())
        })
        .collect();
    // "Scott Pruitt, the attorney general of Oklahoma, one of …": a name before a name in a description.
    let is_name = |range: &Range<usize>| {
        matches!(reading.tags[range.start], Tag::NNP | Tag::PRP)
            && reading.tags[head(reading, range.clone())] != Tag::NNS
    };
    let named = phrases
        .iter()
        .find(|(_, range)| is_name(range))
        .or_else(|| phrases.iter().find(|(_, range)| names(range)));
    let found =
        named.or_else(|| phrases.iter().find(|(_, range)| is_speaker_like(reading, range.clone())));
    let Some((comma, range)) = found else {
        // "The group that owns the songs, Big Machine, says"
        let aside = commas.first().and_then(|&comma| apposition_end(reading, comma + 1, close + 1));
        let range = first_subject(reading, floor, close).filter(|_| aside == Some(close))?;
        return Some(Subject { range: range.start..close, link: Link::Apposition });
    };
    // A relative clause is no part of the source.
    let clause = commas.iter().rev().find(|&&at| {
        at >= *comma
            && (matches!(reading.tags[at + 1], Tag::WH | Tag::VBG)
                || at == *comma && reading.tags[at + 1] == Tag::IN
                || reading.tokens.lower(at + 1) == "however")
    });
    let end = clause.copied().unwrap_or(close);
    Some(Subject { range: range.start..end, link: Link::Apposition })
}

/// Whether a stretch between commas can interrupt a subject and its verb: no clause of its own,
/// unless a relative one.
fn is_aside(reading: Reading, range: Range<usize>) -> bool {
    let relative = reading.tags.get(range.start) == Some(&Tag::WH);
    relative
        || !range.into_iter().any(|at| {
            reading.tags[at].is_finite()
                && !reading.marks.is_quoted(at)
                && !is_short_relative(reading, at)
        })
}

/// `a man who lives in Oslo` has a verb but no clause of its own.
fn is_short_relative(reading: Reading, at: usize) -> bool {
    (at.saturating_sub(3)..at)
        .any(|at| reading.tags[at] == Tag::WH || reading.tokens.lower(at) == "that")
}

/// The first noun phrase of a clause that is not inside a prepositional phrase at its start.
#[must_use]
pub fn first_subject(reading: Reading, start: usize, limit: usize) -> Option<Range<usize>> {
    let mut at = start;
    while at < limit {
        if reading.marks.is_quoted(at) {
            at += 1;
            continue;
        }
        let fronted = matches!(reading.tags[at], Tag::IN | Tag::TO | Tag::VBG)
            || is_subordinator(reading.tokens.lower(at)) && reading.tokens.lower(at) != "that";
        if fronted {
            // A fronted phrase or clause: go on after its comma, or after its noun phrase.
            let comma = (at..limit).find(|&at| reading.is_comma(at));
            at = match comma {
                Some(comma) => comma + 1,
                None => return None,
            };
            continue;
        }
        if let Some(range) = beginning_at(reading, at, limit) {
            if locates(reading, range.clone()) {
                at = range.end;
                continue;
            }
            let verb_follows = (range.end..limit).take(8).any(|at| reading.tags[at].is_finite());
            if verb_follows || range.end == limit {
                return Some(range);
            }
            at = range.end.max(at + 1);
            continue;
        }
        at += 1;
    }
    None
}

/// The noun phrase after a verb whose subject follows it, with its appositions:
/// `said |Mara Lindqvist, the head of the council|, on Monday`.
#[must_use]
pub fn subject_after(reading: Reading, start: usize, limit: usize) -> Option<Subject> {
    let range = beginning_at(reading, start, limit)?;
    let mut end = range.end;
    while end < limit && matches!(reading.tokens.word(end), ",") {
        let Some(segment) = apposition_end(reading, end + 1, limit) else { break };
        end = segment;
    }
    if end < limit && reading.tokens.word(end) == "(" {
        end =
            (end..limit).find(|&at| reading.tokens.word(at) == ")").map_or(end, |close| close + 1);
    }
    Some(Subject { range: range.start..end, link: Link::Inverted })
}

/// A name of two to four words between its signs: `the spokesman, |Jonas Reith|.`
fn is_lone_name(reading: Reading, start: usize, limit: usize) -> bool {
    let end = (start..limit).find(|&at| reading.tags[at] != Tag::NNP).unwrap_or(limit);
    (2..=4).contains(&(end - start)) && (end == limit || reading.tags[end] == Tag::PUN)
}

/// The end of an apposition that begins at `start`: a stretch without a verb up to a comma or stop.
#[must_use]
pub fn apposition_end(reading: Reading, start: usize, limit: usize) -> Option<usize> {
    if start >= limit {
        return None;
    }
    let tag = reading.tags[start];
    let role = |at: usize| lexicon::role(reading.tokens.lower(at)).is_some();
    // ", Biden plans to": a name begins an apposition only with a role in it.
    if tag == Tag::NNP
        && !is_lone_name(reading, start, limit)
        && !(start..limit.min(start + 8)).take_while(|&at| reading.tags[at] != Tag::PUN).any(role)
    {
        return None;
    }
    if !matches!(tag, Tag::DT | Tag::NN | Tag::NNS | Tag::JJ | Tag::CD | Tag::PRPS | Tag::NNP) {
        return None;
    }
    let end = (start..limit)
        .find(|&at| {
            reading.tags[at] == Tag::PUN
                && !matches!(reading.tokens.word(at), "-" | "&" | "/" | "(" | ")")
        })
        .unwrap_or(limit);
    let verbless =
        (start..end).all(|at| !reading.tags[at].is_finite() && reading.tags[at] != Tag::WH);
    (verbless && end > start && !(start..end).any(|at| is_time(reading.tokens.lower(at))))
        .then_some(end)
}

/// The noun phrase at `at` that names the hearer of a verb, and not the subject of what is said:
/// `told |reporters in Geneva| that`. `None` for verbs that have none.
#[must_use]
pub fn hearer(reading: Reading, cue: &Cue, at: usize, limit: usize) -> Option<Range<usize>> {
    let calls_on = matches!(reading.tokens.lower(cue.range.end - 1), "on" | "upon");
    let takes = lexicon::takes_hearer(cue.lemma) && (cue.lemma != "call" || calls_on);
    if !takes || at >= limit || matches!(reading.tokens.lower(at), "that" | "of") {
        return None;
    }
    let range = beginning_at(reading, at, limit)?;
    // "warned the plan would fail": the phrase is the subject of what is said.
    let verb_follows = range.end < limit && reading.tags[range.end].is_finite();
    (!verb_follows || cue.lemma == "tell").then_some(range)
}
