//! The model of whole pages, on pages of our own.

use quotelens::clean::features::COLUMNS;
use quotelens::clean::page_model::{PageModel, UNIT};
use quotelens_train::page_folds;
use quotelens_train::page_training::{PageRecipe, train};
use quotelens_train::pages::Page;

const BODY: &str = "The ferry to Lillevik stopped running on Monday after its crew had walked out over wages.\n\
    “We are sailors, not beggars,” said Karl Lund, who has steered the old boat for thirty years.\n\
    Second boat\n\
    The owners said the boat would sail again as soon as wages had been agreed.";

/// A page of a site with the article between a menu and a list of others.
fn page(number: usize) -> Page {
    let lines: Vec<String> = BODY.lines().map(|line| format!("{line} {number}.")).collect();
    let [first, second, head, last] = [0, 1, 2, 3].map(|at| lines[at].as_str());
    let paste = format!(
        "Skip to content\nHome\nNews\nHarbour\nSign in\nFerry stops\n{first}\n{second}\n\
         Photo: Ann Ek, who took it from the quay\n{head}\n{last}\nMost read\nPike of record size caught under the bridge\n\
         Terms of use\nPrivacy policy"
    );
    let html: String = paste.lines().map(|line| format!("<p>{line}</p>")).collect();
    Page {
        id: number.to_string(),
        url: format!("https://www.site{number}.example/story"),
        paste,
        html,
        body: lines.join("\n"),
    }
}

fn pages() -> Vec<Page> {
    (0..6).map(page).collect()
}

#[test]
fn a_site_is_its_registered_name() {
    let site = |url: &str| Page { url: url.to_owned(), ..page(0) }.site();
    assert_eq!(site("https://news.harbour.example/a/b"), "harbour.example");
    assert_eq!(site("http://www.harbour.co.uk:80/a"), "harbour.co.uk");
    assert_eq!(site(""), "");
}

#[test]
fn lines_are_the_articles_if_they_stand_in_it() {
    let examples = page(1).plain();
    let of_article = examples.iter().filter(|(_, is_one)| *is_one).count();
    assert_eq!(of_article, 4);
}

#[test]
fn the_same_pages_give_the_same_table() {
    let pages = pages();
    let all: Vec<&Page> = pages.iter().collect();
    let table = train(&all, PageRecipe::default()).write();
    assert_eq!(train(&all, PageRecipe::default()).write(), table);
    assert_eq!(PageModel::read(&table).write(), table);
}

#[test]
fn sentences_are_likelier_than_labels() {
    let pages = pages();
    let recipe = PageRecipe { smoothing: 0.1, ..PageRecipe::default() };
    let model = train(&pages.iter().collect::<Vec<_>>(), recipe);
    let columns: usize = COLUMNS.into_iter().map(|(_, values)| usize::from(values)).sum();
    assert_eq!(model.plain.len(), columns);
    assert!(model.plain.iter().any(|weight| weight.abs() >= UNIT));
}

#[test]
fn each_page_is_cleaned_by_a_model_of_other_sites() {
    let (mut plain, mut html) = (Vec::new(), Vec::new());
    page_folds::bodies(&pages(), PageRecipe::default(), &mut plain, &mut html).unwrap();
    for answers in [plain, html] {
        let answers = String::from_utf8(answers).unwrap();
        assert_eq!(answers.lines().count(), 6);
        assert!(answers.lines().all(|line| line.contains("stopped running on Monday")));
    }
}
