//! The table of lines that are not the article: what they look like, what they are, and why.
//!
//! Patterns are matched against a line in ASCII lower case. `\b`, `\w` and `\S` mean their ASCII
//! selves here (Unicode's take long to compile); `\w` stands in brackets only.

use crate::report::RemovedKind::{
    self, Advertisement, Caption, Comment, Correction, Credit, Embed, PageFurniture, Promotion,
    RelatedLink, Share, Signature, Timestamp,
};

/// Where on a page a rule holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// Wherever the line stands.
    Anywhere,
    /// Before the first and after the last paragraph of running text.
    Edge,
}

use Zone::{Anywhere, Edge};

/// A kind of line that goes.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Where it goes.
    pub zone: Zone,
    /// What it is.
    pub kind: RemovedKind,
    /// Why it goes, in words.
    pub reason: &'static str,
    /// Words or their beginnings, blank between them, of which the line must begin with one (in
    /// [`OPENING`]) or hold one where a word or sign begins (in [`SHORT`] and [`HOLDING`]); `_`
    /// stands for a blank inside. `#min` is `min` behind a number that the line begins with, `#$` the
    /// line's end there; `read%` is `read` before a sign that parts a label from what follows. Only then is the pattern tried.
    pub needs: &'static str,
    /// What the line looks like.
    pub pattern: &'static str,
}

const fn rule(
    zone: Zone,
    kind: RemovedKind,
    reason: &'static str,
    needs: &'static str,
    pattern: &'static str,
) -> Rule {
    Rule { zone, kind, reason, needs, pattern }
}

/// The reason of headings that only lists of other articles have.
pub const LISTS: &str = "link to other articles";

/// Lines that begin with certain words, brackets and dashes before them aside.
#[rustfmt::skip]
pub const OPENING: &[Rule] = &[
    // Other articles.
    rule(Anywhere, RelatedLink, "link to another article",
        "read% read_more% read_also% also_read% related% related_story% related_article% related_stories% related_articles% related_post% related_video% related_coverage% related_news% see_also% see_more% watch% watch_also% also_watch% more% listen% recommended% must_read% don't_miss% don’t_miss% opinion% explained% in_pics% in_pictures% photos% video% analysis%",
        r"^(?:read more|read also|also read|read|related|related (?:story|article|stories|articles|post|video|coverage|news)|see also|see more|watch|watch also|also watch|more|listen|recommended|must read|don['’]t miss|opinion|explained|in pics|in pictures|photos|video|analysis) ?[:|»>] ?\S."),
    rule(Anywhere, RelatedLink, "link to another article", "click tap",
        r"^(?:click|tap) here (?:to|for) (?:read|more|see|watch|view|get|subscribe|sign|download|the)\b"),
    rule(Anywhere, RelatedLink, "link to another article", "read_the read_full read_original read_entire read_whole see_the see_full see_original see_entire see_whole view_the view_full view_original view_entire view_whole watch_the watch_full watch_original watch_entire watch_whole",
        r"^(?:read|see|view|watch) (?:the )?(?:full|original|entire|whole) (?:story|article|post|report|coverage|version)\b"),
    rule(Edge, RelatedLink, LISTS, "more_from more_in more_on more_stories more_news more_articles more_about latest_from latest_in latest_on latest_stories latest_news latest_articles latest_about all_from all_in all_on all_stories all_news all_articles all_about other_from other_in other_on other_stories other_news other_articles other_about most_read_in",
        r"^(?:(?:more|latest|all|other) (?:from|in|on|stories|news|articles|about)|most read in) .+[^.!?]$"),
    rule(Edge, RelatedLink, LISTS, "more other top latest",
        r"^(?:more|other|top|latest) (?:[a-z0-9'’]+ ){1,3}(?:stories|headlines|articles|posts|coverage|reads)$"),
    rule(Edge, RelatedLink, "tags of the article", "tag topic filed categor keywords labels",
        r"^(?:tags?|topics?|filed under|categories|category|keywords|labels)(?: ?:|  | #)."),
    // Newsletters, subscriptions, apps.
    rule(Anywhere, Promotion, "invitation to subscribe", "please sign subscribe register",
        r"^(?:please )?(?:sign[ -]up|subscribe|register)(?: now| today| here)?(?: to| for| with)? (?:our|the|this|receive|get|us|free|newsletters?|daily|breaking|email|to|for|here)\b"),
    rule(Anywhere, Promotion, "invitation to subscribe", "subscribe sign register join become start",
        r"^(?:subscribe|sign up|register|join|become a (?:member|subscriber)|start your free trial)(?: now| today| here)?[!.]?$"),
    rule(Anywhere, Promotion, "invitation to subscribe", "get receive",
        r"^(?:get|receive) (?:the |our |all |your )?(?:\S+ )*(?:newsletters?|in your inbox|to your inbox|straight to your|right in your|delivered to|email alerts|news alerts)\b"),
    rule(Anywhere, Promotion, "invitation to subscribe", "enter_your enter_e your_e e-mail_address email_address",
        r"^(?:(?:enter )?your e-?mail(?: address)?|enter (?:your )?e-?mail address|e-?mail address)[*:]?$"),
    rule(Anywhere, Promotion, "invitation to subscribe", "already not_a thank support",
        r"^(?:already a (?:subscriber|member)\?|not a subscriber\?|thank you for (?:signing up|subscribing)|thanks for (?:signing up|subscribing)|support (?:our|independent|local) journalism)"),
    rule(Anywhere, Promotion, "invitation to subscribe", "you_can by_s by_c no_spam",
        r"^(?:you can |by signing up|by subscribing|by clicking|no spam).*(?:unsubscribe|you agree|you consent|we promise)"),
    rule(Anywhere, Promotion, "invitation to readers", "join_our",
        r"^join our (?:\S+ ){0,3}(?:forums?|community|discussions?|group|channel|mailing list)\b"),
    rule(Edge, Promotion, "invitation to subscribe", "get_breaking get_the_latest get_all_the",
        r"^get (?:breaking|the latest|all the) [^.!?]*\b(?:news|updates|headlines|alerts|stories)\b[^.!?]*[.!]?$"),
    rule(Anywhere, Promotion, "appeal to readers", "if_you_enj if_you_lik have_a got_a",
        r"^(?:if you (?:enjoyed|liked) (?:this|reading)|(?:have|got) a (?:news )?(?:tip|story)\b.*[?@])"),
    rule(Anywhere, Promotion, "invitation to the paper's app", "download_the download_our get_the get_our try_the try_our install_the install_our",
        r"^(?:download|get|try|install) (?:the |our )(?:\S+ )*app\b[^.]*$"),
    rule(Anywhere, Promotion, "invitation to the paper's app", "available_on download_on get_it_on",
        r"^(?:available on|download on|get it on) (?:the )?(?:app store|google play|itunes)"),
    rule(Anywhere, Share, "invitation to follow the paper", "please follow like find join",
        r"^(?:please )?(?:follow|like|find|join) (?:us|me|\S+(?: \S+)?(?: \S+)?) (?:on|at) (?:facebook|twitter|instagram|youtube|linkedin|whatsapp|telegram|google|tiktok|social|@)\b"),
    rule(Anywhere, Share, "share row", "share tweet post",
        r"^(?:share|tweet|post) (?:this|it|on|via|to|with)\b.*[^.]$"),
    // Advertisements.
    rule(Anywhere, Advertisement, "label of an advertisement", "advert story_c article_c continue scroll",
        r"^(?:advertisement|advertisment|story continues|article continues|continue reading|scroll (?:down )?to continue)\b(?: (?:below|after|beneath|with|the|this|our|ad|advertisement|content|video|reading|story|article|following|under|[-–—|]|main))*[-–—)\] .…]*$"),
    // The site itself.
    rule(Anywhere, PageFurniture, "copyright line", "© (c) copyright c)", r"^(?:©|\(?c\) |copyright\b)"),
    rule(Edge, PageFurniture, "terms and notices of the site", "powered disclaimer", r"^(?:powered by \S|disclaimer:)"),
    rule(Anywhere, PageFurniture, "disclaimer of the site", "disclaimer", r"^disclaimer:.*(?:website|\.com|views|opinions)"),
    rule(Anywhere, PageFurniture, "terms and notices of the site", "our_standards",
        r"^our standards: ?the (?:\S+ )*trust principles\.?$"),
    rule(Anywhere, PageFurniture, "leaked code", "{{ < var function window @media",
        r"^(?:\{\{.*\}\}|<!--|<\?|var [\w]+ ?=|function ?\(|window\.[\w]+|@media )"),
    rule(Edge, PageFurniture, "path to the page", "home% news% you_are_here%",
        r"^(?:home|news|you are here) ?[>»/›:|] ?."),
    rule(Edge, PageFurniture, "search field", "search find", r"^(?:search|find)(?: \S+)?(?: \S+)?(?: \S+)?(?:\.\.\.|…|:)$"),
    // Readers.
    rule(Anywhere, Comment, "comments", "leave_a leave_your add_a add_your post_a post_your write_a write_your submit_a submit_your",
        r"^(?:leave|add|post|write|submit) (?:a|your) (?:comment|reply|response)s?\b[^.]*$"),
    rule(Anywhere, Comment, "comments", "join_the start_the comments_are be_the_first report_abuse report_comment log_in_to you_must_be",
        r"^(?:(?:join|start) the (?:conversation|discussion)|comments are (?:closed|off)|be the first to comment|report (?:abuse|comment)|log in to (?:comment|reply|leave a comment)|you must be logged in)[^.]*\.?$"),
    rule(Edge, Comment, "comments", "reply flag upvote downvote permalink", r"^(?:reply|reply to .+|flag|upvote|downvote|permalink)$"),
    // Corrections.
    rule(Anywhere, Correction, "note on a correction", "correction clarification",
        r"^(?:corrections?|clarification)(?: \(.+\)| [a-z]+\.? [0-9]{1,2}(?:, [0-9]{4})?)? ?[:—-]."),
    rule(Anywhere, Correction, "note on a correction", "editor note an_e a_p",
        r"^(?:(?:editor['’]s )?note ?: ?)?(?:an|a) (?:earlier|previous) version of this (?:article|story|post|report|piece)\b"),
    rule(Anywhere, Correction, "note on a change", "this_article this_story this_post this_report this_piece",
        r"^this (?:article|story|post|report|piece) (?:has been|was) (?:updated|corrected|amended|edited|modified|adapted|translated|originally published|first published)\b"),
    // Embeds.
    rule(Anywhere, Embed, "frame of an embedded post", "view a_post see pic.twitter tweets embedded",
        r"^(?:view this (?:post|photo|profile) on instagram|a post shared by .+|see this (?:post|tweet) on .+|pic\.twitter\.com/[\w]+|tweets by @[\w]+|view on (?:twitter|x|facebook|instagram)|embedded (?:video|content|tweet))$"),
    // Pictures.
    rule(Anywhere, Caption, "words under a picture", "file photo pic image pictured media video",
        r"^(?:(?:file )?(?:photos?|pic|image|picture) ?(?:caption)?[:—–-]|file (?:photo|image|pic)\b|pictured[:,]|(?:image|media|photo|video) caption\b|image (?:copyright|source)\b)."),
    rule(Anywhere, Caption, "words under a picture", "in_this file",
        r"^(?:file ?[-–—] ?)?in this (?:\S+ )*?(?:photo|image|picture|still|video grab|photograph)(?: (?:issued|taken|provided|released|made|from|by|shot)\b|,)"),
    rule(Anywhere, Caption, "words under a picture", "file_- file_– file_—", r"^file [-–—] [^ ]+ [^ ]+ [^ ]+ "),
    rule(Anywhere, Credit, "credit of a picture", "photo image picture illustration graphic video art credit",
        r"^(?:(?:photos?|photograph|photography|image|picture|illustration|graphic|video|art)(?: ?(?:by|credit|courtesy(?: of)?|via|©))? ?[:/©] ?|(?:photos?|photograph|image|illustration|graphic) (?:by|credit|courtesy of|courtesy|via) |credit ?: ?|credits? (?:to )?(?:photo|image))."),
    // Agencies at the end.
    rule(Anywhere, Signature, "who reported and edited", "reporting additional editing writing with_",
        r"^(?:(?:additional )?(?:reporting|editing|writing) by|with (?:inputs?|reporting|files) from)\b"),
];

/// Lines of four words or fewer.
#[rustfmt::skip]
pub const SHORT: &[Rule] = &[
    rule(Anywhere, Share, "counter of a share row", "share like tweet retweet view follower reaction clap",
        r"^[0-9][0-9.,]*[km]?\+? (?:shares?|likes?|tweets?|retweets?|views?|followers|reactions?|claps?)$"),
    rule(Anywhere, PageFurniture, "leaked names of icons", "icon fa- fa_ svg btn ic- ic_ logo arrow",
        r"^(?:icons?|fa|svg|btn|ic)[-_][a-z0-9_-]+$|^[a-z0-9_-]+[-_](?:icons?|logo|btn|svg|arrow)$"),
    rule(Anywhere, PageFurniture, "player of a video or gallery", "#of #/ video slide photo image gallery slideshow",
        r"^(?:video ?)?[0-9]{1,2}:[0-9]{2} ?/ ?[0-9]{1,2}:[0-9]{2}$|^video ?[0-9]{1,2}:[0-9]{2}$|^(?:slide |photo |image )?[0-9]{1,3} ?(?:of|/) ?[0-9]{1,3}(?: (?:photos|images|slides))?$|^(?:view|see|launch|open) (?:the )?(?:photo |image |full |picture )?(?:gallery|slideshow)$"),
    rule(Edge, PageFurniture, "lone number", "#$ #k #m", r"^[0-9][0-9.,]*[km]?$|^[0-9]{1,2}:[0-9]{2}$"),
    rule(Anywhere, Comment, "comments", "comment",
        r"^(?:view |show |hide |see |read |load )?(?:all |more )?(?:the )?(?:no |[0-9][0-9.,]* )?comments?(?: ?\([0-9,]*\)| [0-9]+|:)?$"),
    rule(Edge, Timestamp, "time of reading", "#min", r"^[0-9]{1,3}[ -]?min(?:ute)?s?(?: (?:read|ago))?$"),
];

/// Lines that hold certain words and no quotation mark: the site speaks of itself.
#[rustfmt::skip]
pub const HOLDING: &[Rule] = &[
    rule(Anywhere, Signature, "who reported and edited", "contributed",
        r"\bcontributed (?:reporting )?(?:to|from) (?:this|the) (?:report|story|article)\b|^[^.]* contributed reporting[^.]*\.?$"),
    rule(Anywhere, Share, "invitation to follow the author", "follow_him follow_her follow_them follow_me follow_@",
        r"\bfollow (?:(?:him|her|them|me) (?:on (?:twitter|x|facebook|instagram|linkedin|threads|bluesky)\b|at @|@)|@[a-z0-9_])"),
    rule(Anywhere, Promotion, "invitation to subscribe", "subscribe_to_our sign_up_for_our sign_up_to_our our_newsletter subscribe_now your_inbox",
        r"\b(?:subscribe|sign up) (?:to|for) our\b|\bour newsletters?\b|\bsubscribe now\b|\b(?:delivered|straight|right|directly|sent|meet)(?: (?:in|to|into))? your inbox\b"),
    rule(Anywhere, PageFurniture, "notice of the site", "clicking_here our_corporate_site address_will_not_be save_my_name by_recaptcha",
        r"by clicking here[.!]?$|visit our corporate site|your email address will not be published|^save my name, email|protected by recaptcha"),
    rule(Anywhere, Advertisement, "note on paid links", "may_earn may_receive contain_aff contains_aff",
        r"\bmay (?:earn|receive) (?:a |an )?(?:small )?(?:affiliate )?commission\b|\bcontains? affiliate links?\b"),
    rule(Anywhere, PageFurniture, "cookie notice", "cookie",
        r"\b(?:this (?:web)?site|this page|we|we and our partners|our (?:web)?site) (?:also )?(?:uses?|may use) cookies\b|\bour use of cookies\b|\byour cookies?\b|\bour cookies? (?:policy|notice)\b"),
    rule(Anywhere, PageFurniture, "copyright line", "rights_reserved right_reserved material_may_not written_permission",
        r"\ball rights? reserved\b|\bthis material may not be published\b|\breproduc.*\bwithout .*written permission\b"),
    rule(Anywhere, PageFurniture, "terms and notices of the site", "trademark information_provided information_contained information_on not_been_evaluated",
        r"\b(?:are|is an?) (?:registered )?(?:trade|service ?)marks?\b|\binformation (?:provided|contained)? ?(?:on|in) this (?:web)?site\b|\bnot been evaluated by the food\b"),
    rule(Edge, PageFurniture, "terms and notices of the site", "terms_of_use terms_of_service terms_and_conditions terms_&_conditions privacy_policy privacy_notice privacy_statement user_agreement",
        r"\b(?:terms of (?:use|service)|terms (?:and|&) conditions|privacy (?:policy|notice|statement)|user agreement)\b"),
];
