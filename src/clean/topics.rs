//! What pages talk about when they do not tell their story: lists of words by topic, for the trained
//! model. A word of a list is a hint and no more; what alone decides stands in the table of rules.

use super::held::Held;

/// Words or their beginnings, `_` for a blank, as they stand in a line in lower case.
const LISTS: [&str; 14] = [
    "newsletter subscri sign_up signup inbox email e-mail register membership log_in sign_in",
    "cookie privacy terms_of consent gdpr policy disclaimer trademark copyright © rights_reserved",
    "facebook twitter instagram pinterest linkedin whatsapp share shares follow youtube tweet retweet",
    "comment comments reply replies commenting discussion moderat upvote logged_in",
    "related read_more more_from see_also you_may recommended trending most_read popular latest next_up up_next",
    "photo photos image images getty reuters/ ap_photo credit: picture: courtesy photograph pictured file_photo shutterstock",
    "by_ written_by author reporter correspondent editor contributor columnist staff_writer is_a_freelance contributed",
    "ago updated published posted min_read minutes_ago hours_ago last_modified am_e pm_e a.m. p.m.",
    "advertis sponsor promoted affiliate commission deals coupon offer buy_now shop price",
    "video watch listen podcast gallery slideshow play live_stream episode",
    "search menu navigation skip home sitemap contact_us about_us careers help faq",
    "app ios android browser javascript download notifications",
    "tags topics filed_under categories category keywords",
    "click here tap visit website this_site this_page this_article this_story article",
];

/// How many topics there are.
pub const TOPICS: u8 = 14;

/// The words of all lists, each with the number of its topic, from 0.
pub fn words() -> impl Iterator<Item = (String, usize)> {
    LISTS
        .iter()
        .enumerate()
        .flat_map(|(topic, list)| list.split(' ').map(move |word| (word.replace('_', " "), topic)))
}

/// The first topic that a line holds a word of, from 1; 0 for none.
#[must_use]
pub fn topic(held: Held) -> u8 {
    let topics = held.topics();
    u8::try_from(topics.trailing_zeros() + 1).ok().filter(|_| topics != 0).unwrap_or(0)
}
