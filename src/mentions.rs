//! Words that refer to somebody or something that can speak: names with their titles, pronouns,
//! descriptions, documents.

use crate::calendar::is_time;
use std::ops::Range;

use crate::clean::Article;
use crate::lexicon::{self, Sex};
use crate::phrases::{self, Reading};
use crate::report::BodyKind;
use crate::sentences::Sentence;
use crate::tags::Tag;
use crate::tokens::Tokens;

/// What kind of words a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionKind {
    /// A person's name.
    Person,
    /// The name of a body, a country or a place.
    Body,
    /// A name that could be either.
    Name,
    /// he, she, his, her
    Pronoun,
    /// they, their
    Plural,
    /// it, its
    Neuter,
    /// I, we and other words that refer to nobody the article names.
    Other,
    /// the spokesman, a resident
    Description,
    /// officials, both parties
    Group,
    /// the company, the ministry
    BodyDescription,
    /// the statement, a letter
    Document,
}

impl MentionKind {
    /// Whether it is a name.
    #[must_use]
    pub fn is_name(self) -> bool {
        matches!(self, Self::Person | Self::Body | Self::Name)
    }
}

/// A mention, in tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// All of it, with title and apposition.
    pub range: Range<usize>,
    /// The name itself, or the whole of a description.
    pub name: Range<usize>,
    /// Title, office or apposition.
    pub role: Option<Range<usize>>,
    /// The word that decides.
    pub head: usize,
    /// What it is.
    pub kind: MentionKind,
    /// By title, forename, role or pronoun.
    pub sex: Sex,
    /// The sentence it is in.
    pub sentence: usize,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
    /// Whether a finite verb follows.
    pub subject: bool,
    /// Whether it stands in a headline, standfirst or subheading.
    pub heading: bool,
    /// Whether it only qualifies the noun after it: British public, Trump supporters.
    pub modifier: bool,
    /// What stands around it: above 0 for a person, below for a body or a place.
    pub leaning: i8,
}

/// Every name in the body, in the order of the text.
#[must_use]
pub fn find(article: &Article, reading: Reading, sentences: &[Sentence]) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for (number, sentence) in sentences.iter().enumerate() {
        let heading =
            !matches!(article.lines[sentence.line].kind, BodyKind::Paragraph | BodyKind::ListItem);
        let mut at = sentence.range.start;
        while at < sentence.range.end {
            match name_at(reading, at, sentence.range.end) {
                Some(run) => {
                    at = run.end;
                    if run.clone().all(|at| is_role_word(reading.tokens.lower(at))) {
                        continue;
                    }
                    let run = with_role_before(reading, run, sentence.range.start);
                    let mention = read_name(reading, run, sentence.range.end);
                    mentions.push(Mention { sentence: number, heading, ..mention });
                }
                None => at += 1,
            }
        }
    }
    mentions
}

/// The mention that a source is; `None` where it refers to nobody.
#[must_use]
pub fn of_source(reading: Reading, source: Range<usize>, sentence: usize) -> Mention {
    let tokens = reading.tokens;
    let first = tokens.lower(source.start);
    let bare = |kind, sex| Mention {
        range: source.clone(),
        name: source.clone(),
        role: None,
        head: source.start,
        kind,
        sex,
        sentence,
        quoted: false,
        subject: true,
        heading: false,
        modifier: false,
        leaning: 0,
    };
    // "WHO" is no pronoun.
    let acronym = tokens.word(source.start).chars().all(char::is_uppercase) && first.len() > 1;
    if source.len() == 1 && !acronym {
        match first {
            "he" | "his" | "him" | "himself" => return bare(MentionKind::Pronoun, Sex::Male),
            "she" | "her" | "hers" | "herself" => return bare(MentionKind::Pronoun, Sex::Female),
            "they" | "their" | "them" | "both" => return bare(MentionKind::Plural, Sex::Unknown),
            "it" | "its" => return bare(MentionKind::Neuter, Sex::Unknown),
            "i" | "we" | "you" | "one" | "this" | "that" | "which" | "who" | "there" => {
                return bare(MentionKind::Other, Sex::Unknown);
            }
            _ => {}
        }
    }
    // "in a post at the time |she| wrote": the pronoun beside the verb is the speaker.
    let last = source.end - 1;
    if source.len() > 1
        && reading.tags[last] == Tag::PRP
        && matches!(tokens.lower(last), "he" | "she" | "they" | "it")
    {
        return Mention { range: source, ..of_source(reading, last..last + 1, sentence) };
    }
    let mention = if let Some(name) = source_name(reading, source.clone()) {
        name
    } else {
        described(reading, source.clone())
    };
    Mention { sentence, subject: true, range: source, ..mention }
}

/// The person's or body's name that a source is built around.
fn source_name(reading: Reading, source: Range<usize>) -> Option<Mention> {
    let tokens = reading.tokens;
    let segments = segments(reading, source.clone());
    let head = phrases::head(reading, segments[0].clone());
    let named = reading.tags[head] == Tag::NNP || is_acronym(tokens.word(head));
    if named && !is_role_word(tokens.lower(head)) {
        let run = name_run_over(reading, head, segments[0].clone())?;
        let mut mention = read_name(reading, segments[0].start..run.end, source.end);
        if mention.role.is_none()
            && let Some(role) =
                segments.get(1).filter(|segment| is_role_segment(reading, (*segment).clone()))
        {
            mention.role = Some(without_article(tokens, role.clone()));
        }
        return Some(mention);
    }
    if let Some(found) = after_office(reading, segments[0].clone(), source.end) {
        return Some(found);
    }
    // "the head of the town council, Mara Lindqvist"
    let mut second = segments.get(1)?.clone();
    // "her former student, |the botanist| Edda Quill"
    let office = second.clone().take_while(|&at| reading.tags[at] != Tag::NNP).count();
    let introduced = office > 0 && is_role_word(tokens.lower(second.start + office - 1));
    if introduced && second.len() > office {
        second.start += office;
    }
    let all_names =
        second.clone().all(|at| reading.tags[at] == Tag::NNP && !is_role_word(tokens.lower(at)));
    let introduces =
        lexicon::role(tokens.lower(head)).is_some() || lexicon::organisation(tokens.lower(head));
    if all_names && second.len() >= 2 && introduces {
        let mut mention = read_name(reading, second.clone(), source.end);
        mention.role = Some(without_article(tokens, segments[0].clone()));
        if lexicon::role(tokens.lower(head)).is_some() {
            mention.kind = MentionKind::Person;
        }
        return Some(mention);
    }
    None
}

/// `Estmark’s ambassador to Norrland |Mara Lindqvist|`: a name after an office and its country.
fn after_office(reading: Reading, segment: Range<usize>, limit: usize) -> Option<Mention> {
    let start =
        (segment.start..segment.end).rev().take_while(|&at| reading.tags[at] == Tag::NNP).last()?;
    let name = (start + 1..segment.end)
        .find(|&at| ends_office(reading, start..at, segment.end))
        .filter(|&at| segment.end - at <= 4)?;
    let mut mention = read_name(reading, name..segment.end, limit);
    mention.kind = MentionKind::Person;
    mention.role = Some(without_article(reading.tokens, segment.start..name));
    Some(mention)
}

fn segments(reading: Reading, source: Range<usize>) -> Vec<Range<usize>> {
    let tokens = reading.tokens;
    let mut found = Vec::new();
    let mut start = source.start;
    for at in source.clone() {
        let splits = matches!(tokens.word(at), "," | "(" | ")" | "—" | "–");
        if splits && !lists(reading, at, source.end) {
            if at > start {
                found.push(start..at);
            }
            start = at + 1;
        }
    }
    if start < source.end {
        found.push(start..source.end);
    }
    if found.is_empty() {
        found.push(source);
    }
    found
}

/// Whether a comma stands in a list of plurals: `bakers|,| farmers and fishers`.
fn lists(reading: Reading, comma: usize, end: usize) -> bool {
    let plural = |at: usize| at < end && reading.tags[at] == Tag::NNS;
    let next = |at: usize| at < end && matches!(reading.tokens.lower(at), "," | "and");
    comma > 0 && plural(comma - 1) && plural(comma + 1) && next(comma + 2)
}

fn is_role_segment(reading: Reading, segment: Range<usize>) -> bool {
    let head = phrases::head(reading, segment.clone());
    lexicon::role(reading.tokens.lower(head)).is_some()
        || segment.clone().any(|at| lexicon::role(reading.tokens.lower(at)).is_some())
}

fn name_run_over(reading: Reading, head: usize, within: Range<usize>) -> Option<Range<usize>> {
    let mut start = head;
    while start > within.start && reading.tags[start - 1] == Tag::NNP {
        start -= 1;
    }
    let mut end = head + 1;
    while end < within.end && reading.tags[end] == Tag::NNP {
        end += 1;
    }
    (start < end).then_some(start..end)
}

/// Whether a word is a title or a role: it names an office, not its holder.
#[must_use]
pub fn is_role_word(lower: &str) -> bool {
    lexicon::title(lower).is_some() || lexicon::role(lower).is_some()
}

/// The run of capitalised words at `at`, with small words inside names.
fn name_at(reading: Reading, at: usize, limit: usize) -> Option<Range<usize>> {
    let is_name = |at: usize| is_name(reading, at, limit);
    if !is_name(at) {
        return None;
    }
    let mut end = at + 1;
    // Inside a name a word with a capital is a part of it, whatever its tag.
    let goes_on =
        |at: usize| is_name(at) || reading.tokens.is_capital(at) && reading.tags[at].is_noun();
    while end < limit {
        let word = reading.tokens.lower(end);
        if goes_on(end) {
            if ends_office(reading, at..end, limit) {
                break;
            }
            end += 1;
        } else if end + 1 < limit && goes_on(end + 1) && joins_name(reading, at..end, word) {
            end += 2;
        } else if let Some(next) = past_particles(reading, end, limit)
            && is_name(next)
        {
            end = next + 1;
        } else {
            break;
        }
    }
    Some(at..end)
}

fn is_name(reading: Reading, at: usize, limit: usize) -> bool {
    let tokens = reading.tokens;
    let (tag, word) = (reading.tags[at], tokens.word(at));
    let named_next = || {
        let next = past_particles(reading, at + 1, limit).unwrap_or(at + 1);
        next < limit && reading.tags[next] == Tag::NNP
    };
    // "…,” Will Moy said": a forename that is a verb too, before a name.
    let forename = || tag != Tag::DT && named_next() && lexicon::forename(word).is_some();
    // "Safe Crossings": inside a sentence a capital before a name belongs to it, unless it is
    // "French".
    let inside = || {
        at > 0
            && (reading.tags[at - 1] != Tag::PUN || tokens.word(at - 1) == ",")
            && !reading.marks.is_quoted(at)
            && tag.is_nominal()
            && named_next()
            && lexicon::state(tokens.lower(at)).is_none()
    };
    let tagged = tag == Tag::NNP || is_acronym(word) && (tag.is_noun() || tag == Tag::JJ);
    let other = || tokens.is_capital(at) && (forename() || inside());
    (tagged || other()) && !is_time(tokens.lower(at))
}

/// `EOHR`: capitals that are no word at the start of a line of capitals.
fn is_acronym(word: &str) -> bool {
    (3..=6).contains(&word.len()) && word.chars().all(|letter| letter.is_ascii_uppercase())
}

/// `ambassador to |Britain| Mara Lindqvist`: an office ends with its country, and a name begins.
fn ends_office(reading: Reading, run: Range<usize>, limit: usize) -> bool {
    let tokens = reading.tokens;
    let office = run.start >= 2
        && matches!(tokens.lower(run.start - 1), "to" | "of" | "for" | "in")
        && is_role_word(tokens.lower(run.start - 2));
    let names = (run.end..limit).take_while(|&at| reading.tags[at] == Tag::NNP).count();
    let body = names > 0 && lexicon::organisation(tokens.lower(run.end + names - 1));
    office && names >= 2 && !body && lexicon::place(tokens.text(run))
}

fn joins_name(reading: Reading, run: Range<usize>, word: &str) -> bool {
    let last = reading.tokens.lower(run.end - 1);
    match word {
        // Secretary of State, Ministry of Defence, Bank of England
        "of" => {
            is_role_word(last)
                || lexicon::organisation(last)
                || matches!(last, "union" | "house" | "bank" | "duke" | "republic" | "kingdom")
        }
        // Office for Nuclear Safety
        "for" => lexicon::organisation(last),
        // Department of Health and Care
        "and" => joins_field(reading, run),
        _ => false,
    }
}

/// Past small words inside a name, three at most: `Piet |van der| Laan`.
fn past_particles(reading: Reading, from: usize, limit: usize) -> Option<usize> {
    let particle = |at: &usize| {
        matches!(
            reading.tokens.lower(*at),
            "de" | "la"
                | "van"
                | "von"
                | "der"
                | "den"
                | "bin"
                | "ben"
                | "al"
                | "el"
                | "di"
                | "da"
                | "dos"
                | "del"
                | "du"
                | "le"
        )
    };
    let count = (from..limit.min(from + 3)).take_while(particle).count();
    (count > 0 && from + count < limit).then_some(from + count)
}

/// Whether a body's field of work goes on after `and`: the word is no acronym, place, body or title.
fn joins_field(reading: Reading, run: Range<usize>) -> bool {
    let tokens = reading.tokens;
    let small = run.clone().find(|&at| matches!(tokens.lower(at), "of" | "for"));
    let field =
        small.is_some_and(|at| at > run.start && lexicon::organisation(tokens.lower(at - 1)));
    let next = run.end + 1;
    let (word, lower) = (tokens.word(next), tokens.lower(next));
    field
        && word.contains(char::is_lowercase)
        && !lexicon::place(word)
        && !lexicon::place(tokens.word(run.end - 1))
        && !lexicon::organisation(lower)
        && !lexicon::outlet(word)
        && lexicon::forename(word).is_none()
        && !is_role_word(lower)
}

/// A role in small letters before a name: `presidential aide |Yuri Ushakov|`.
fn with_role_before(reading: Reading, run: Range<usize>, floor: usize) -> Range<usize> {
    let tokens = reading.tokens;
    let mut start = run.start;
    if start > floor + 2
        && matches!(tokens.lower(start - 2), "to" | "of" | "for" | "in")
        && is_role_word(tokens.lower(start - 3))
        && lexicon::place(tokens.word(start - 1))
    {
        return start - 3..run.end;
    }
    if start == floor
        || lexicon::role(reading.tokens.lower(start - 1)).is_none()
            && lexicon::title(reading.tokens.lower(start - 1)).is_none()
    {
        return run;
    }
    while start > floor
        && matches!(reading.tags[start - 1], Tag::NN | Tag::JJ | Tag::NNP)
        && !reading.marks.is_quoted(start - 1)
        && !is_time(reading.tokens.lower(start - 1))
    {
        start -= 1;
    }
    start..run.end
}

/// Takes a run of words apart into role and name, and says what it names.
fn read_name(reading: Reading, run: Range<usize>, limit: usize) -> Mention {
    let tokens = reading.tokens;
    let name = name_part(reading, run.clone());
    let before = run.start..name.start;
    let role = (!before.is_empty())
        .then(|| without_article(tokens, before.clone()))
        .filter(|role| !role.is_empty() && is_role(tokens, role.clone()));
    let apposed = if role.is_none() { apposed_role(reading, run.end, limit) } else { None };
    let sex = name_sex(tokens, name.clone(), before.clone());
    let addressed = before.clone().any(|at| is_address(tokens.lower(at)));
    let found = name_kind(
        reading,
        name.clone(),
        role.is_some()
            || before.clone().any(|at| lexicon::title(tokens.lower(at)).is_some())
            || apposed.is_some(),
        limit,
    );
    let kind = if addressed { MentionKind::Person } else { found };
    Mention {
        range: run.clone(),
        head: name.end - 1,
        role: role.or(apposed),
        kind,
        sex,
        sentence: 0,
        quoted: reading.marks.is_quoted(name.start),
        subject: is_subject(reading, name.end, limit) || follows_cue(reading, run.start),
        heading: false,
        modifier: name.end < limit
            && matches!(reading.tags[name.end], Tag::NN | Tag::NNS)
            && run.end == name.end,
        leaning: leaning(reading, run, limit),
        name,
    }
}

/// Whether a finite verb follows, an apposition between commas passed over.
fn is_subject(reading: Reading, end: usize, limit: usize) -> bool {
    // "…, the council and the league – demands": a sign between them, and it is no subject.
    let finite = |from: usize| {
        let mut next = (from..limit.min(from + 3)).take_while(|&at| reading.tags[at] != Tag::PUN);
        next.any(|at| reading.tags[at].is_finite())
    };
    let aside = || {
        let close = phrases::apposition_end(reading, end + 1, limit)?;
        (close < limit && reading.tokens.word(close) == ",").then_some(close)
    };
    // "Lindqvist, who leads the council, said"
    let relative = || {
        let who = end + 1 < limit && reading.tags[end + 1] == Tag::WH;
        (end + 2..limit.min(end + 16)).find(|&at| who && reading.tokens.word(at) == ",")
    };
    if end < limit && reading.tokens.word(end) == "," {
        let directly = end + 1 < limit && reading.tags[end + 1].is_finite();
        directly || aside().or_else(relative).is_some_and(|close| finite(close + 1))
    } else {
        finite(end)
    }
}

/// Titles that are forms of address and no role worth keeping.
fn is_role(tokens: &Tokens, range: Range<usize>) -> bool {
    range.clone().any(|at| !is_address(tokens.lower(at)) && is_role_word(tokens.lower(at)))
}

fn is_address(lower: &str) -> bool {
    matches!(
        lower.trim_end_matches('.'),
        "mr" | "mrs" | "ms" | "miss" | "dr" | "sir" | "dame" | "lord" | "lady"
    )
}

/// A phrase without the article or possessor it begins with.
pub(crate) fn without_article(tokens: &Tokens, range: Range<usize>) -> Range<usize> {
    let skip = range
        .clone()
        .take_while(|&at| {
            matches!(tokens.lower(at), "the" | "a" | "an" | "his" | "her" | "their" | "its")
        })
        .count();
    range.start + skip..range.end
}

/// The name at the end of a run: what follows its last title or role.
fn name_part(reading: Reading, run: Range<usize>) -> Range<usize> {
    let tokens = reading.tokens;
    let last_role =
        run.clone().rev().find(|&at| is_role_word(tokens.lower(at)) && at + 1 < run.end);
    let mut start = match last_role {
        None => run.start,
        Some(at) if matches!(tokens.lower(at + 1), "of" | "to" | "for" | "in") => {
            past_office(tokens, at + 2, run.end)
        }
        Some(at) => at + 1,
    };
    // Small words and determiners at the front are none of the name.
    let own = |at: usize| {
        let determiner = matches!(reading.tags[at], Tag::DT | Tag::PRPS | Tag::IN | Tag::CC);
        let inside = tokens.is_capital(at) && lexicon::state(tokens.lower(at)).is_none();
        reading.tags[at] == Tag::NNP || inside && !determiner
    };
    while start + 1 < run.end && !own(start) {
        start += 1;
    }
    // A body's name that begins with a role word: "Prime Minister's Office", "General Motors".
    if start >= run.end { run } else { start..run.end }
}

/// `Education |Mara Lindqvist|`: a forename, else the last word, begins the name after an office.
fn past_office(tokens: &Tokens, start: usize, end: usize) -> usize {
    let forename = (start + 1..end).find(|&at| lexicon::forename(tokens.word(at)).is_some());
    match forename {
        Some(at) => at,
        None if end - start >= 3 => end - 2,
        None if end - start == 2 => end - 1,
        None => start,
    }
}

fn name_sex(tokens: &Tokens, name: Range<usize>, before: Range<usize>) -> Sex {
    let title = before.clone().rev().find_map(|at| {
        known(lexicon::title(tokens.lower(at))).or_else(|| known(lexicon::role(tokens.lower(at))))
    });
    title.or_else(|| known(lexicon::forename(tokens.word(name.start)))).unwrap_or_default()
}

fn known(sex: Option<Sex>) -> Option<Sex> {
    sex.filter(|&sex| sex != Sex::Unknown)
}

/// Words that end the names of firms and clubs.
fn is_business(last: &str) -> bool {
    matches!(
        last.trim_end_matches('.'),
        "ag" | "airways"
            | "capital"
            | "co"
            | "corp"
            | "enterprises"
            | "entertainment"
            | "equities"
            | "fc"
            | "gmbh"
            | "holdings"
            | "inc"
            | "industries"
            | "international"
            | "labs"
            | "llc"
            | "ltd"
            | "motors"
            | "news"
            | "plc"
            | "productions"
            | "records"
            | "resources"
            | "sa"
            | "securities"
            | "systems"
            | "technologies"
            | "times"
            | "ventures"
    )
}

fn name_kind(reading: Reading, name: Range<usize>, titled: bool, limit: usize) -> MentionKind {
    let tokens = reading.tokens;
    let text = tokens.text(name.clone());
    let last = tokens.lower(name.end - 1);
    // "MP Neil Parish": whatever "parish" is elsewhere.
    if titled && lexicon::forename(tokens.word(name.start)).is_some() {
        return MentionKind::Person;
    }
    if lexicon::place(text)
        || lexicon::outlet(text)
        || lexicon::organisation(last)
        || lexicon::organisation(last.trim_end_matches('s'))
        || name.len() > 1 && is_business(last)
    {
        return MentionKind::Body;
    }
    // "State of Israel", "Bank of Estmark": no person has an "of" in the name.
    if name.clone().any(|at| matches!(tokens.lower(at), "of" | "for")) {
        return MentionKind::Body;
    }
    if titled || lexicon::forename(tokens.word(name.start)).is_some() && name.len() >= 2 {
        return MentionKind::Person;
    }
    let acronym = name.len() == 1 && text.len() > 1 && text.chars().all(|c| !c.is_lowercase());
    if acronym {
        return MentionKind::Body;
    }
    // Mara Lindqvist, 42, …
    let aged = name.end + 1 < limit
        && tokens.word(name.end) == ","
        && tokens.word(name.end + 1).parse::<u8>().is_ok_and(|age| age > 9);
    if aged || (lexicon::forename(text).is_some()) {
        return MentionKind::Person;
    }
    MentionKind::Name
}

/// What the words around a name say of it, in points: people speak and are "who"; bodies and places
/// are "the", and things happen in them.
fn leaning(reading: Reading, run: Range<usize>, limit: usize) -> i8 {
    let tokens = reading.tokens;
    let word = |at: usize| if at < limit { tokens.lower(at) } else { "" };
    let says = |lower: &str| lexicon::cue_verb(lower).is_some_and(|verb| verb.classes.say);
    let before = run.start.checked_sub(1).map_or("", |at| tokens.lower(at));
    let who = word(run.end) == "who" || word(run.end) == "," && word(run.end + 1) == "who";
    let qualifies = run.end < limit && matches!(reading.tags[run.end], Tag::NN | Tag::NNS);
    let points = [
        (who, 3),
        (says(word(run.end)), 1),
        (says(before), 1),
        (before == "the", -2),
        (matches!(before, "in" | "at" | "near" | "across" | "inside"), -2),
        (qualifies, -1),
        (pronoun_after(reading, run.end, limit) == Some(true), 2),
        (pronoun_after(reading, run.end, limit) == Some(false), -1),
    ];
    points.iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum()
}

/// `said |Lindqvist|`
fn follows_cue(reading: Reading, start: usize) -> bool {
    start > 0
        && reading.tags[start - 1].is_finite()
        && lexicon::cue_verb(reading.tokens.lower(start - 1)).is_some_and(|verb| verb.classes.say)
}

/// Whether the next pronoun is a person's: `Lindqvist said |she|`; none where another name is between.
fn pronoun_after(reading: Reading, from: usize, limit: usize) -> Option<bool> {
    const REACH: usize = 7;
    for at in from..limit.min(from + REACH) {
        match reading.tokens.lower(at) {
            "he" | "she" | "his" | "her" | "him" => return Some(true),
            "it" | "its" => return Some(false),
            _ if reading.tags[at] == Tag::NNP || reading.marks.is_quoted(at) => return None,
            _ => {}
        }
    }
    None
}

/// `Mara Lindqvist, |head of the council|, said`
fn apposed_role(reading: Reading, comma: usize, limit: usize) -> Option<Range<usize>> {
    if comma + 1 >= limit || reading.tokens.word(comma) != "," {
        return None;
    }
    let end = phrases::apposition_end(reading, comma + 1, limit)?;
    let range = without_article(reading.tokens, comma + 1..end);
    let near = range.clone().take(7).any(|at| lexicon::role(reading.tokens.lower(at)).is_some());
    (near && range.len() <= 16).then_some(range)
}

/// A name that the tagger took for another word: `|Hill| said`.
fn is_lone_capital(reading: Reading, source: &Range<usize>) -> bool {
    let lower = reading.tokens.lower(source.start);
    source.len() == 1
        && reading.tokens.is_capital(source.start)
        && lexicon::function_word(lower).is_none()
        && !is_role_word(lower)
}

/// A source without a name: a description of a person, group, body or document.
fn described(reading: Reading, source: Range<usize>) -> Mention {
    let tokens = reading.tokens;
    let first = segments(reading, source.clone())[0].clone();
    // Of "the diplomat and long-time adviser" the first office is looked up.
    let and = first.clone().skip(1).find(|&at| {
        tokens.lower(at) == "and"
            && lexicon::role(tokens.lower(at - 1)).is_some()
            && reading.tags[at - 1] != Tag::NNP
    });
    let first = first.start..and.unwrap_or(first.end);
    let head = phrases::head(reading, first.clone());
    let word = tokens.lower(head);
    let plural = word.ends_with('s') && !word.ends_with("ss");
    let singular = word.strip_suffix('s').unwrap_or(word);
    let kind = if lexicon::role(word).is_some() || word.contains("year-old") {
        MentionKind::Description
    } else if lexicon::roles(word)
        || matches!(word, "some" | "many" | "others" | "several" | "those" | "most")
    {
        MentionKind::Group
    } else if lexicon::document(word) {
        MentionKind::Document
    } else if lexicon::organisation(word) {
        MentionKind::BodyDescription
    } else if plural && (lexicon::organisation(singular) || lexicon::document(singular)) {
        MentionKind::Group
    } else if reading.tags[head] == Tag::NNP || is_lone_capital(reading, &first) {
        MentionKind::Name
    } else {
        MentionKind::Other
    };
    let sex = lexicon::role(word).unwrap_or_default();
    Mention {
        range: source,
        name: first,
        role: None,
        head,
        kind,
        sex,
        sentence: 0,
        quoted: false,
        subject: true,
        heading: false,
        modifier: false,
        leaning: 0,
    }
}
