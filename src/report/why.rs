//! What decided, in words.

use super::compose::Findings;
use crate::speakers::{Resolution, Way};
use crate::statements::acceptance::Ground;
use crate::statements::{Rule, Statement};

/// A few plain lines: how the statement was found, what made that likely or doubtful, and how its
/// speaker was found.
pub fn of(findings: &Findings, statement: &Statement, resolution: &Resolution) -> Vec<String> {
    let mut why = vec![shape(findings, statement)];
    why.extend(in_favour(findings, statement).map(|line| format!("what speaks for it: {line}")));
    why.extend(against(findings, statement).map(|line| format!("what speaks against it: {line}")));
    why.extend(speaker(findings, statement, resolution));
    if !statement.reporters.is_empty() {
        why.push("an outlet that only passes it on is given as via, not as the speaker".to_owned());
    }
    why
}

fn cue<'a>(findings: &Findings<'a>, statement: &Statement) -> &'a str {
    statement.cue.map_or("", |cue| findings.tokens.text(findings.cues[cue].range.clone()))
}

/// What made the trained model find the statement likely.
fn in_favour(findings: &Findings, statement: &Statement) -> Option<String> {
    let line = match statement.evidence.in_favour? {
        Ground::Cue => format!("‘{}’ often announces what somebody says", cue(findings, statement)),
        Ground::Extent => "it is clear where its words begin and end".to_owned(),
        Ground::Source => {
            let source = findings.tokens.text(statement.source.clone()?);
            format!("‘{source}’ stands where a speaker is named")
        }
        Ground::Form => {
            "its length, its beginning and its marks are usual for a statement".to_owned()
        }
        Ground::Rules => "rules and trained model see it alike".to_owned(),
        Ground::Nesting => return None,
    };
    Some(line)
}

/// What made the trained model doubt it, where it is not quite sure.
fn against(findings: &Findings, statement: &Statement) -> Option<String> {
    /// Percent from which on it is.
    const SURE: i32 = 80;
    if statement.score >= SURE {
        return None;
    }
    let line = match statement.evidence.against? {
        Ground::Cue => {
            format!("‘{}’ is a weak sign here that somebody speaks", cue(findings, statement))
        }
        Ground::Extent => "it is not clear where its words begin or end".to_owned(),
        Ground::Source => statement.source.clone().map_or_else(
            || "no words say whose it is".to_owned(),
            |source| format!("‘{}’ may not be whose it is", findings.tokens.text(source)),
        ),
        Ground::Form => {
            "its length, its beginning or its marks are unusual for a statement".to_owned()
        }
        Ground::Rules if statement.noticed => {
            "rules and trained model see it differently".to_owned()
        }
        Ground::Rules => "no rule sees a statement here".to_owned(),
        Ground::Nesting => "it may be a part of another statement, or hold one".to_owned(),
    };
    Some(line)
}

fn shape(findings: &Findings, statement: &Statement) -> String {
    let cue = cue(findings, statement);
    match statement.rule {
        Rule::QuoteFirst | Rule::QuoteFirstInverted => format!("the cue ‘{cue}’ follows the closing quotation mark"),
        Rule::QuoteAfter => format!("the quotation follows ‘{cue}’"),
        Rule::QuoteInside => format!("the clause after ‘{cue}’ has words in quotation marks"),
        Rule::ThatClause => format!("a clause with ‘that’ follows ‘{cue}’"),
        Rule::BareClause => format!("a clause follows ‘{cue}’"),
        Rule::WhClause => format!("a question follows ‘{cue}’"),
        Rule::Fronted => format!("the cue ‘{cue}’ ends the sentence, after a comma"),
        Rule::Parenthetical => format!("the cue ‘{cue}’ stands between commas inside the sentence"),
        Rule::According | Rule::Possessive => format!("the cue ‘{cue}’ names the source of the rest of the sentence"),
        Rule::Infinitive => format!("what is asked for or promised follows ‘{cue}’"),
        Rule::Phrase => format!("what was said follows ‘{cue}’"),
        Rule::WeakVerb if statement.source.is_none() => "the quotation is part of a sentence about a thing, which says nothing".to_owned(),
        Rule::WeakVerb => "the quotation is part of a sentence without a known speech verb; its subject is taken for the speaker".to_owned(),
        Rule::Label => "the line begins with a name and a colon, like others in the article".to_owned(),
        Rule::Signature => "a dash and a name follow the quotation".to_owned(),
        Rule::Alone => "words in quotation marks with no speech verb beside them".to_owned(),
        Rule::Term => "quotation marks around a name or a few words that nobody is said to have spoken".to_owned(),
    }
}

fn speaker(findings: &Findings, statement: &Statement, resolution: &Resolution) -> Option<String> {
    let entity = &findings.speakers.entities[resolution.speaker?];
    let source = statement.source.clone().map_or("", |source| findings.tokens.text(source));
    let name = &entity.name;
    let line = match resolution.way {
        Way::Pronoun => {
            format!("by ‘{source}’ the article most likely means {name}, of those just mentioned")
        }
        Way::Description => format!("what the article says of {name} fits ‘{source}’"),
        Way::Document => format!("the words of ‘{source}’ are taken for those of {name}"),
        Way::Repeated => format!("the same words are given to {name} elsewhere in the article"),
        Way::Neighbour => format!("the statements around it are by {name}"),
        Way::Named if source.contains(name.as_str()) => return None,
        Way::Named => format!("the article’s full name for ‘{source}’ is {name}"),
        Way::AsWritten => return None,
    };
    Some(line)
}

#[cfg(test)]
mod tests {
    use crate::analyse;

    fn why(paste: &str) -> Vec<String> {
        let report = analyse(paste);
        assert_eq!(report.attributions.len(), 1, "{paste}");
        report.attributions[0].why.clone()
    }

    #[test]
    fn what_is_plain_has_something_in_its_favour_and_nothing_against_it() {
        let why = why("Rector Mara Lund said on Monday that the bridge would be closed.");
        assert_eq!(why[0], "a clause with ‘that’ follows ‘said’");
        assert!(why[1].starts_with("what speaks for it: "), "{why:?}");
        assert!(!why.iter().any(|line| line.starts_with("what speaks against it")), "{why:?}");
    }

    #[test]
    fn what_is_doubtful_says_what_speaks_against_it() {
        let why = why("Lund spoke of “a difficult year” for the town.");
        assert!(why.iter().any(|line| line.starts_with("what speaks against it: ")), "{why:?}");
    }
}
