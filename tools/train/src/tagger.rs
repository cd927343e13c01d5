//! Parts of speech: an averaged perceptron (Collins, EMNLP 2002) that sees its own tags to the left,
//! as it will in the engine.

use quotelens::model::atoms::Spelling;
use quotelens::model::file::TAGS;
use quotelens::tags::{self, Neighbours, Tag};

use crate::document::Document;
use crate::ftrl;
use crate::random::Random;

/// A document and the spelling of each of its tokens.
pub type Spelled<'a> = (&'a Document<'a>, &'a [Spelling]);

/// Weights in rows of one a tag, `2^bits` rows.
#[must_use]
pub fn train(documents: &[Spelled], bits: u32, epochs: u32) -> Vec<f32> {
    let mut perceptron = Perceptron::new(bits);
    let mut random = Random::new(1);
    for _ in 0..epochs {
        for number in random.order(documents.len()) {
            perceptron.read(documents[number]);
        }
    }
    perceptron.averaged()
}

/// Weights under training, and what averages them: the sum of every change times the moment of it.
struct Perceptron {
    weights: Vec<f32>,
    sums: Vec<f64>,
    mask: u32,
    /// Tokens seen so far, and one.
    clock: f64,
}

impl Perceptron {
    fn new(bits: u32) -> Self {
        let len = TAGS << bits;
        Self { weights: vec![0.0; len], sums: vec![0.0; len], mask: (1 << bits) - 1, clock: 1.0 }
    }

    /// Tags a document from left to right and learns from what it gets wrong.
    fn read(&mut self, (document, spellings): Spelled) {
        let mut guesses = vec![Tag::X; document.tokens.len()];
        let mut features: Vec<u32> = Vec::new();
        for sentence in &document.sentences {
            for at in sentence.range.clone() {
                if let Some(tag) = tags::certain(&document.tokens, spellings, at) {
                    guesses[at] = tag;
                    continue;
                }
                features.clear();
                let range = sentence.range.clone();
                tags::features(&mut features, &Neighbours { spellings, tags: &guesses, range, at });
                let guess = self.best(&features);
                let start = sentence.range.start;
                guesses[at] = tags::named(&document.tokens, &guesses, start, at, Tag::ALL[guess]);
                self.clock += 1.0;
                if let Some(gold) = document.tags[at].filter(|&gold| gold != guesses[at]) {
                    self.change(&features, gold as usize, 1.0);
                    self.change(&features, guess, -1.0);
                }
            }
        }
    }

    fn best(&self, features: &[u32]) -> usize {
        let mut scores = [0.0_f32; TAGS];
        for &hash in features {
            let row = (hash & self.mask) as usize * TAGS;
            for (score, weight) in scores.iter_mut().zip(&self.weights[row..row + TAGS]) {
                *score += weight;
            }
        }
        (1..TAGS).fold(0, |best, at| if scores[at] > scores[best] { at } else { best })
    }

    fn change(&mut self, features: &[u32], tag: usize, by: f32) {
        for &hash in features {
            let at = (hash & self.mask) as usize * TAGS + tag;
            self.weights[at] += by;
            self.sums[at] += f64::from(by) * self.clock;
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "an average is as small as what it is of")]
    fn averaged(&self) -> Vec<f32> {
        let average = |(weight, sum): (&f32, &f64)| weight - (sum / self.clock) as f32;
        self.weights.iter().zip(&self.sums).map(average).collect()
    }
}

/// As bytes: doubled, since averages of whole numbers differ by less than one, and without what is
/// smaller than `least`.
#[must_use]
pub fn quantised(weights: &[f32], least: f32) -> Vec<u8> {
    let kept = |weight: &f32| if weight.abs() < least { 0.0 } else { *weight };
    weights.iter().map(|weight| ftrl::byte((kept(weight) * 2.0).clamp(-127.0, 127.0))).collect()
}
