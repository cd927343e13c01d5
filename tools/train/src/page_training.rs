//! The trained model of a page's lines: a logistic regression with few enough weights to follow the
//! gradient of all lines at once.

use quotelens::clean::page_model::{PageModel, UNIT, places, weight_count};
use quotelens::model::probability::NAT;

use crate::pages::{Example, Page};

/// What can be chosen about a training.
#[derive(Clone, Copy, Debug)]
pub struct PageRecipe {
    /// Steps along the gradient.
    pub steps: u32,
    /// How long the first step is.
    pub rate: f32,
    /// How much a large weight costs: the square's factor.
    pub smoothing: f32,
}

impl Default for PageRecipe {
    fn default() -> Self {
        Self { steps: 400, rate: 0.05, smoothing: 4.0 }
    }
}

/// The model of some pages.
#[must_use]
pub fn train(pages: &[&Page], recipe: PageRecipe) -> PageModel {
    let plain: Vec<Example> = pages.iter().flat_map(|page| page.plain()).collect();
    let html: Vec<Example> = pages.iter().flat_map(|page| page.rich()).collect();
    PageModel { plain: weights(&plain, recipe), html: weights(&html, recipe) }
}

/// The weights that tell the article's lines from others, by Adam (Kingma and Ba, ICLR 2015) with steps
/// that grow shorter.
fn weights(examples: &[Example], recipe: PageRecipe) -> Vec<i32> {
    const SLOW: f32 = 0.9;
    const SLOWER: f32 = 0.99;
    let fired: Vec<(Vec<usize>, f32)> = examples
        .iter()
        .map(|(row, is_one)| (places(row).collect(), f32::from(u8::from(*is_one))))
        .collect();
    let mut weights = vec![0.0_f32; weight_count()];
    let (mut mean, mut square) = (weights.clone(), weights.clone());
    let (mut mean_share, mut square_share) = (1.0_f32, 1.0_f32);
    for step in 0..recipe.steps {
        let mut gradient: Vec<f32> =
            weights.iter().map(|weight| weight * recipe.smoothing).collect();
        for (places, is_one) in &fired {
            let logit: f32 = places.iter().map(|at| weights[*at]).sum();
            let own = 1.0 / (1.0 + libm::expf(-logit)) - is_one;
            places.iter().for_each(|at| gradient[*at] += own);
        }
        mean_share *= SLOW;
        square_share *= SLOWER;
        #[expect(clippy::cast_precision_loss, reason = "a few hundred steps")]
        let rate = recipe.rate * (1.0 - step as f32 / recipe.steps as f32);
        for (at, gradient) in gradient.into_iter().enumerate() {
            mean[at] = SLOW * mean[at] + (1.0 - SLOW) * gradient;
            square[at] = SLOWER * square[at] + (1.0 - SLOWER) * gradient * gradient;
            let (mean, square) = (mean[at] / (1.0 - mean_share), square[at] / (1.0 - square_share));
            weights[at] -= rate * mean / (libm::sqrtf(square) + 1e-6);
        }
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "small")]
    let integer = |weight: f32| libm::roundf(weight * (NAT / UNIT) as f32) as i32 * UNIT;
    weights.into_iter().map(integer).collect()
}
