//! Whom the engine takes every name and pronoun of an article for.
//!
//! Standard input: lines of `{"id", "text", "probes": [[start, end], …]}`. Standard output: for each
//! `{"id", "entities": [{"name", "kind", "sex"}], "names": [[start, end, entity]], "probes": [entity or
//! null, …]}`. Offsets count code points of the text. `coreference.py` writes the one and scores the
//! other; a report says this only of those who speak.

use std::io::{self, BufRead, Write};
use std::ops::Range;

use anyhow::{Context, Result};
use quotelens::model::{self, atoms};
use quotelens::offsets::{Index, Unit};
use quotelens::paste::{Cleanup, Paste, Settings};
use quotelens::phrases::Reading;
use quotelens::{blocks, clean, cues, marks, mentions, normalise, sentences, speakers};
use quotelens::{statements, tags, tokens};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Record {
    id: Value,
    text: String,
    probes: Vec<(usize, usize)>,
}

fn main() -> Result<()> {
    let mut output = io::stdout().lock();
    for (number, line) in io::stdin().lock().lines().enumerate() {
        let place = || format!("standard input, line {}", number + 1);
        let record: Record =
            serde_json::from_str(&line.with_context(place)?).with_context(place)?;
        writeln!(output, "{}", answer(&record))?;
    }
    Ok(())
}

fn answer(record: &Record) -> Value {
    let paste = Paste::plain(&record.text);
    let settings = Settings { cleanup: Cleanup::Keep, ..Settings::default() };
    let text = normalise::normalise(&paste);
    let blocks = blocks::segment(&text, &paste.hints);
    let article = clean::clean(&text, &blocks, &paste, &settings);
    let model = model::embedded();
    let tokens = tokens::tokenise(&article);
    let sentences = sentences::split(&tokens);
    let marks = marks::pair(&tokens);
    let spellings = atoms::spellings(&tokens, &model.words);
    let tags = tags::read(model, &spellings, &tokens, &sentences, &marks);
    let reading = Reading { tokens: &tokens, tags: &tags, marks: &marks };
    let atoms = atoms::atoms(reading, &sentences, &spellings);
    let mut cues = cues::find(model, &article, reading, &sentences, &atoms);
    let said = statements::find(model, settings.precision, reading, &sentences, &atoms, &mut cues);
    let mentions = mentions::find(&article, reading, &sentences);

    let offsets = Index::new(&record.text, Unit::CodePoint);
    let bytes = |at: usize| {
        let span = article.body.span(tokens.bytes(at..at + 1));
        span.start..span.end
    };
    let places: Vec<Range<usize>> = (0..tokens.len()).map(bytes).collect();
    let probes: Vec<Option<usize>> = record
        .probes
        .iter()
        .map(|&(start, _)| {
            let start = offsets.to_byte(start);
            places.iter().position(|place| place.start <= start && start < place.end)
        })
        .collect();
    let asked: Vec<usize> = probes.iter().copied().flatten().collect();
    let found = speakers::refer(reading, &sentences, &cues, &mentions, &said, &asked);
    let entities: Vec<Value> = found
        .speakers
        .entities
        .iter()
        .map(|entity| json!({"name": entity.name, "kind": entity.kind, "sex": format!("{:?}", entity.sex)}))
        .collect();
    let names: Vec<Value> = mentions
        .iter()
        .zip(&found.owners)
        .map(|(mention, owner)| {
            let start = offsets.of_byte(places[mention.name.start].start);
            let end = offsets.of_byte(places[mention.name.end - 1].end);
            json!([start, end, owner])
        })
        .collect();
    let mut answers = found.referents.into_iter();
    let probes: Vec<Option<usize>> =
        probes.into_iter().map(|probe| probe.and_then(|_| answers.next().flatten())).collect();
    json!({"id": record.id, "entities": entities, "names": names, "probes": probes})
}
