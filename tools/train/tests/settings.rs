//! The recipe's numbers by name.

use quotelens_train::Recipe;

#[test]
fn every_number_of_the_recipe_can_be_set() {
    let shown = format!("{:?}", Recipe::default());
    let fields = shown.trim_start_matches("Recipe { ").trim_end_matches(" }").split(", ");
    for field in fields {
        let (name, _) = field.split_once(": ").unwrap();
        let mut recipe = Recipe::default();
        recipe.set(&format!("{name}=3")).unwrap_or_else(|error| panic!("{error:#}"));
        let changed = format!("{recipe:?}");
        assert!(changed.contains(&format!("{name}: 3")), "{changed}");
    }
}

#[test]
fn what_cannot_be_set_is_told() {
    let error = |change: &str| format!("{:#}", Recipe::default().set(change).unwrap_err());
    assert!(error("cue_l1").contains("NAME=VALUE"));
    assert!(error("cue_l2=1").contains("no such number: Recipe { tag_bits"));
    assert!(error("cue_bits=40").contains("it must be 1 to 24"));
    assert!(error("cue_levels=200").contains("it must be 1 to 127"));
    assert!(error("epochs=1.5").contains("cannot set `epochs` to `1.5`"));
    assert!(error("alpha=nan").contains("it must be"));
}
