//! What decided, in words.

use super::compose::Findings;
use crate::speakers::{Resolution, Way};
use crate::statements::{Rule, Statement};

/// Two or three plain lines: how the statement was found, and how its speaker.
pub fn of(findings: &Findings, statement: &Statement, resolution: &Resolution) -> Vec<String> {
    let mut why = vec![shape(findings, statement)];
    why.extend(speaker(findings, statement, resolution));
    if !statement.reporters.is_empty() {
        why.push("an outlet that only passes it on is given as via, not as the speaker".to_owned());
    }
    why
}

fn shape(findings: &Findings, statement: &Statement) -> String {
    let cue =
        statement.cue.map_or("", |cue| findings.tokens.text(findings.cues[cue].range.clone()));
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
