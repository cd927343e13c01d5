// Every sentence the page says, in one place. Short, concrete, numbers with units.

const LOCALE = 'en-GB';
const plural = new Intl.PluralRules(LOCALE);
const number = new Intl.NumberFormat(LOCALE);
const percent = new Intl.NumberFormat(LOCALE, { style: 'percent' });
const list = new Intl.ListFormat(LOCALE);

/** @param {number} count @param {string} one @param {string} [many] */
function counted(count, one, many = `${one}s`) {
	return `${number.format(count)} ${plural.select(count) === 'one' ? one : many}`;
}

const SMALL = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** @param {number} count */
function inWords(count) {
	return SMALL[count] ?? number.format(count);
}

/** @param {string} text */
function capitalised(text) {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' });

/** How long ago, in the largest unit that says something. @param {number} when in milliseconds */
export function ago(when) {
	const minutes = Math.round((when - Date.now()) / 60_000);
	if (minutes > -60) return relative.format(minutes, 'minute');
	if (minutes > -24 * 60) return relative.format(Math.round(minutes / 60), 'hour');
	return relative.format(Math.round(minutes / 60 / 24), 'day');
}

/** @type {Record<string, string>} */
const REMOVED_KINDS = {
	'page-furniture': 'Page furniture',
	timestamp: 'Time stamp',
	byline: 'Byline',
	dateline: 'Dateline',
	caption: 'Caption',
	credit: 'Credit',
	signature: 'Signature',
	'related-link': 'Related link',
	promotion: 'Promotion',
	share: 'Share buttons',
	advertisement: 'Advertisement',
	comment: 'Comment',
	correction: 'Correction note',
	embed: 'Embedded post',
	'stray-mark': 'Stray mark',
};

export const unknown = 'Unknown';
export const nobody = 'Nobody quoted';
export const terms = 'Words in marks, said by nobody';
export const noAnswer = 'There is no answer for this text.';
export const untitled = 'Untitled article';
export const pastedAsWeb = 'Pasted as a web page';
export const pastedAsPlain = 'Taken as plain text';
export const usePlain = 'use plain text instead';
export const useWeb = 'use the web page instead';
export const lonelyAddress =
	'A page cannot be fetched from its address here. Open the page, select all (Ctrl+A), copy, come back, paste. The address is noted for the article you paste next.';
export const clipboardRefused = 'The browser did not hand over the clipboard. Press Ctrl+V instead (⌘V on a Mac).';
export const clipboardEmpty = 'There is no text on the clipboard.';
export const exampleMissing = 'The example could not be read.';
export const fileIsPdf = 'PDFs can’t be read here. Open it, select all, copy, paste: line breaks are repaired.';
export const fileIsDocument = 'word processor files can’t be read here. Open it, select all, copy, paste.';
export const fileNotDocument = 'it could not be read as a word processor’s file. Open it, select all, copy, paste.';
export const fileNoArticles = 'no column or key called “text”, “body” or “content” with an article in it.';
export const fileUnreadable = 'the browser could not read it.';
/** @param {string} label */
export const readAs = (label) => `read as ${label}.`;
export const fileIsPicture = 'this is a picture. Its text has to be copied from somewhere else.';
export const fileIsBinary = 'this is not a text file. Open it, select all, copy, paste.';
export const fileIsEmpty = 'there is no text in it.';
export const fileIsLarge = 'it is larger than 20 MB. Paste the article itself.';
export const engineMissing = 'The analyser could not be loaded.';
export const engineStopped = 'The analyser stopped on this text.';
/** @param {string} message */
export const detail = (message) => `It says: ${message}.`;
export const cancelled = 'Stopped before it was done.';
export const nothingRemoved = 'Nothing was removed.';
export const copied = 'Copied';
/** @param {number} quotes @param {number} speakers @param {number} milliseconds */
export const status = (quotes, speakers, milliseconds) =>
	`${counted(quotes, 'quote')} · ${counted(speakers, 'speaker')} · ${number.format(Math.max(1, Math.round(milliseconds)))} ms on this device`;
/** @param {number} count */
export const opened = (count) => `${counted(count, 'article')} opened. Switch between them at the top.`;
/** @param {number} total @param {number} share */
export const length = (total, share) => `${counted(total, 'word')}, ${percent.format(share)} quoted or reported`;
/** @param {number} quotes @param {number} total @param {number} share */
export const voice = (quotes, total, share) =>
	`${counted(quotes, 'quote')} · ${counted(total, 'word')} · ${percent.format(share)}`;
/** @param {number} few @param {number} all @param {number} share */
export const loudest = (few, all, share) =>
	few === 1
		? `One of ${inWords(all)} speakers has ${percent.format(share)} of the quoted words.`
		: `${capitalised(inWords(few))} of ${inWords(all)} speakers have ${percent.format(share)} of the quoted words.`;
/** @param {number} shown @param {number} all */
export const filtered = (shown, all) => `${number.format(shown)} of ${counted(all, 'quote')} shown`;
/** @param {string[]} kinds */
export const takenHere = (kinds) => `Removed here: ${list.format(kinds)}`;
/** @param {string} n @param {string} name @param {boolean} isEdited */
export const reference = (n, name, isEdited) => `Quote ${n}, ${name}${isEdited ? ', edited' : ''}`;
/** @param {string} kind */
export const removedKind = (kind) => REMOVED_KINDS[kind] ?? kind;
/** @param {number} count */
export const longRemoved = (count) => `${counted(count, 'long passage was', 'long passages were')} removed.`;
/** @param {string} what */
export const repaired = (what) => capitalised(what);
/** @param {number} count */
export const repairs = (count) => `${counted(count, 'quotation mark does', 'quotation marks do')} not pair up.`;
/** @param {number} count */
export const onlyWords = (count) => `Only ${counted(count, 'word')}.`;
export const noMarks = 'No quotation marks in the text.';
export const notEnglish = 'This does not look like English, and only English is supported.';
export const noCue = 'Nobody is named as saying anything.';
export const exportTitle = 'Export';
export const exportWhat = 'What to export';
export const exportThis = 'This article';
/** @param {number} count */
export const exportAll = (count) => (count === 2 ? 'Both articles' : `All ${counted(count, 'article')}`);
/** @param {number} count */
export const exportLeftOut = (count) =>
	`${counted(count, 'article is', 'articles are')} still being read and left out.`;
/** @param {string} name */
export const exported = (name) => `${name} is in your downloads.`;
export const exportFailed = 'The file could not be made.';
export const formatGroups = { reading: 'To read and check', programs: 'For programs' };
export const formats = {
	factCheck: {
		label: 'Fact-check sheet',
		does: 'One row for each quote, verdict and source left blank',
		ending: 'CSV',
	},
	csv: { label: 'Table', does: 'For Excel, LibreOffice, R, pandas', ending: 'CSV' },
	page: { label: 'Annotated page', does: 'One file with marks and footnotes', ending: 'HTML' },
	markdown: { label: 'Quotes by speaker', does: 'For notes and text editors', ending: 'Markdown' },
	json: { label: 'Report', does: 'Everything, with the text', ending: 'JSON' },
	jsonLines: { label: 'Rows', does: 'One line for each quote', ending: 'JSON Lines' },
	webAnnotation: { label: 'Web annotations', does: 'For Recogito, Hypothesis, archives', ending: 'JSON-LD' },
	tei: { label: 'Scholarly edition', does: 'Who says what in the text', ending: 'TEI' },
	brat: { label: 'Standoff', does: 'For brat and INCEpTION', ending: 'brat' },
	conllu: { label: 'Tokens', does: 'One word to a line, with labels', ending: 'CoNLL-U Plus' },
	gold: { label: 'Gold data', does: 'Your corrections as test data', ending: 'JSON Lines' },
};
export const print = { label: 'Print', does: 'With the quotes as notes', ending: 'Paper, PDF' };
export const printNotes = 'Who says what';
export const printNote =
	'Found by a program and worth checking. Solid underline: sure. Dashed: likely. Dotted: unsure.';
export const offlineReady = 'Ready to work offline.';
export const newVersion = 'New version.';
export const reload = 'Reload';
export const article = 'Article';
export const newShort = 'New';
export const newArticle = 'New article';
export const edit = 'Edit';
export const editText = 'Edit text';
export const editingText = 'Editing the text';
export const editTheText = 'Edit the text';
export const textIsBelow = 'Your text is below, as you put it in.';
export const tryAgain = 'Try again';
export const saveReport = 'Save a report file';
export const saveReportHint = 'It stays with you.';
export const doubtful = 'Doubtful input.';
export const look = 'Look';
/** @param {number} count */
export const index = (count) => `Index (${number.format(count)})`;
export const indexTitle = 'Index';
export const closeIndex = 'Close the index';
export const text = 'Text';
export const more = 'More';
export const noQuotes = 'No quotes found';
export const light = 'Light';
export const dark = 'Dark';
export const asDevice = 'As the device';
export const keysTitle = 'Keys and signs';
export const letterKeys = 'Single-letter keys';
export const announce = 'Announce to screen readers where a quote begins';
/** What the signs mean, with a sample of each. @type {[text: string, sample?: string][]} */
export const signs = [
	['A tint is a speaker. A '],
	['tint with a line', 'direct'],
	[' is a direct quote, a '],
	['line alone', 'indirect'],
	[' is reported speech. The line is '],
	['solid', 'sure'],
	[' where the analyser is sure, '],
	['dashed', 'likely'],
	[' where it is likely right, and '],
	['dotted, with a question mark,', 'unsure'],
	[' where it is unsure. A small dot beside a number: edited by you.'],
];
export const errorsPossible = 'There can be errors, and on some pages many. Check a quote before you print it.';
export const removed = 'Removed';
export const putBack = 'Put back';
export const putBackByYou = 'Put back by you';
export const removeAgain = 'Remove again';
export const speakers = 'Speakers';
export const quotes = 'Quotes';
export const kindNames = { direct: 'direct', mixed: 'mixed', indirect: 'indirect', term: 'term' };
export const impliedName = 'implied';
export const sureNames = { sure: 'sure', likely: 'likely', unsure: 'unsure' };
export const kindsShown = 'Kinds of quotes shown';
export const surenessShown = 'How sure the quotes shown are';
export const whoSaidThis = 'Who said this?';
export const showAll = 'Show all';
export const find = 'Find in quotes and names';
export const plainText = 'Plain text';
export const selectedQuote = 'Selected quote';
export const groupBy = 'Order by';
export const groupings = /** @type {const} */ ([
	{ value: 'text', label: 'Text' },
	{ value: 'speaker', label: 'Speaker' },
	{ value: 'sureness', label: 'Sureness' },
]);
export const precision = 'Look for';
export const precisions = /** @type {const} */ ([
	{ value: 'strict', label: 'Strict', does: 'Only statements the analyser is sure of. Quotations are always shown.' },
	{ value: 'normal', label: 'Normal', does: 'What is more likely a statement than not.' },
	{
		value: 'find-more',
		label: 'Find more',
		does: 'Also what may be a statement, or is only implied: more to check, less missed.',
	},
]);
export const cue = 'Cue';
export const via = 'Via';
export const saidTo = 'Said to';
export const saidAt = 'Said at';
export const stance = 'Stance';
export const stances = { neutral: 'neutral', denied: 'denied', hedged: 'hedged', questioned: 'questioned' };
export const why = 'Why';
export const asWritten = 'As written';
export const copyQuote = 'Copy';
export const openSource = 'Open in the source';
export const showInText = 'Show in the text';
export const copyRefused = 'The browser did not let it onto the clipboard.';
/** @param {number} n */
export const paragraph = (n) => `paragraph ${number.format(n)}`;
/** @param {string} name */
export const changeSpeaker = (name) => `Change speaker ${name}`;
export const cancel = 'Cancel';
export const loading = 'Loading the analyser …';
export const reading = 'Reading the article …';
/** @param {number} done @param {number} of */
export const readingPart = (done, of) => `Read ${number.format(done)} of ${number.format(of)} parts`;
export const details = 'Details';
export const lightOrDark = 'Light or dark';
export const leaveText = 'Leave it as it was';
/** @param {string} title */
export const backTo = (title) => `Back to “${title}”`;
export const keepTitle = 'Keep and share';
export const keptHere = 'Kept in this browser only.';
export const notKept = 'Not kept: closing the page forgets it.';
export const keepDetails = 'Keep and share';
export const keepWarning =
	'Kept in this browser only. Browsers may delete it (Safari after 7 days without a visit). Save a project file to keep it.';
export const keepOnDisk =
	'This page was opened from a disk. There, any other saved page that is opened in this browser can read what is kept, so nothing is unless you choose it.';
export const keepFull = 'This browser has no room left to keep the articles. Save a project file to keep them.';
export const keepRefused = 'This browser does not keep anything here. Save a project file to keep your work.';
export const inThisBrowser = 'In this browser';
export const keepModes = /** @type {const} */ ([
	{ value: 'off', label: 'Nothing', does: 'A private session: closing or reloading the page forgets everything.' },
	{
		value: 'session',
		label: 'What is open',
		does: 'A reload loses nothing. Gone two days after you close the page.',
	},
	{ value: 'history', label: 'Past articles, too', does: 'A list of what you had open, up to 50.' },
]);
export const pastArticles = 'Had open before';
export const open = 'Open';
export const forget = 'Forget';
export const forgetAll = 'Forget everything on this device';
export const forgetSure = 'All articles and corrections, in all tabs?';
export const forgetYes = 'Forget all';
export const forgotten = 'Everything is forgotten.';
export const linkTitle = 'Link';
export const linkHolds =
	'This link contains the whole text and your corrections. Whoever has it can read them; no server is asked.';
export const linkMaking = 'Making the link …';
export const copyLink = 'Copy link';
export const linkBroken =
	'This link is damaged: what arrived is not what was sent. Ask for it again, or for the project file.';
export const linkNewer = 'This link was made by a newer version of Quotelens. Load the page again, then open it.';
export const fromLink = 'Opened from a link. Your own work is untouched.';
export const keepCopy = 'Keep a copy';
export const fileTitle = 'Project file';
export const saveFile = 'Save project file';
export const fileSaved = 'Project file saved. Drop it on the page to open it again.';
export const fileNewer = 'this project file was made by a newer version of Quotelens.';
export const fileBroken = 'this project file is damaged.';
export const fileOther = 'this is no project file of Quotelens.';
export const aboutTitle = 'Title';
export const aboutOutlet = 'Outlet';
export const aboutUrl = 'Address';
export const aboutDate = 'Date';
export const aboutWhy = 'Goes into exports and citations. With the address, each quote can be opened in the source.';
export const badAddress = 'This is no address of a web page. It begins with https://';
export const closeArticle = 'Take it off the page';
/** @param {string} title */
export const articleClosed = (title) => `Taken off the page: ${title}`;
/** @param {number} length @param {'fits' | 'long' | 'too-long'} level */
export const linkLength = (length, level) =>
	({
		fits: `${counted(length, 'character')}: it fits everywhere.`,
		long: `${counted(length, 'character')}: it may be cut by Slack and some mail programs.`,
		'too-long': `${counted(length, 'character')}: too long for a link. Send the project file instead.`,
	})[level];
/** @param {number} arrived @param {number} of */
export const linkCut = (arrived, of) =>
	`This link was cut off${of > 0 ? `: ${number.format(arrived)} of ${counted(of, 'character')} arrived` : ''}. Ask for it again, or for the project file.`;
/** @param {number} count */
export const fileHolds = (count) =>
	`${count === 1 ? 'The article' : `All ${number.format(count)} articles`} with corrections and results, in one file that opens here again.`;
/** @param {string} title */
export const continueWith = (title) => `Continue with “${title}”`;
/** @param {number} count */
export const morePast = (count) => `and ${number.format(count)} more`;
/** @param {number} count @param {number} when */
export const pastOne = (count, when) => `${count === 0 ? 'not read yet' : counted(count, 'article')}, ${ago(when)}`;
/** @param {string} title */
export const forgetOne = (title) => `Forget “${title}”`;
export const keys = [
	{ keys: 'J  K', does: 'next, previous quote' },
	{ keys: 'U', does: 'next unsure quote' },
	{ keys: 'Enter', does: 'select the quote; once more: correct it' },
	{ keys: 'E', does: 'correct the selected quote' },
	{ keys: 'S', does: 'choose its speaker' },
	{ keys: '[  ]', does: 'its start one word earlier, later' },
	{ keys: '{  }', does: 'its end one word earlier, later' },
	{ keys: 'X', does: 'it is not a quote' },
	{ keys: 'Ctrl Z', does: 'undo; with Shift: redo' },
	{ keys: 'P', does: 'plain text, without marks' },
	{ keys: '/', does: 'find in quotes and names' },
	{ keys: 'Esc', does: 'close, let go of the selection' },
	{ keys: 'Ctrl Enter', does: 'in the paste field: show who says what' },
	{ keys: '?', does: 'this list' },
];
export const speaker = 'Speaker';
export const kind = 'Kind';
export const kinds = /** @type {const} */ ([
	{ value: 'direct', label: 'Direct' },
	{ value: 'mixed', label: 'Mixed' },
	{ value: 'indirect', label: 'Indirect' },
	{ value: 'term', label: 'Term' },
]);
export const surenesses = /** @type {const} */ ([
	{ value: 'sure', label: 'Sure' },
	{ value: 'likely', label: 'Likely' },
	{ value: 'unsure', label: 'Unsure' },
]);
export const implied = 'Implied';
export const close = 'Close';
export const dismiss = 'Dismiss';
export const undo = 'Undo';
export const redo = 'Redo';
export const yes = 'Yes';
export const no = 'No';
export const edited = 'edited';
export const inTheText = 'in the text';
export const nobodyKnows = 'nobody known';
export const notAQuote = 'Not a quote';
export const split = 'Split';
export const splitAfter = 'Split at';
export const splitHere = 'Split here';
export const splitEarlier = 'One word earlier';
export const splitLater = 'One word later';
export const tooShortToSplit = 'It is one word.';
export const joinNext = 'Join with next';
export const edges = { start: 'Starts', end: 'Ends' };
export const edgeKeys = { start: ['[', ']'], end: ['{', '}'] };
export const edgeSteps = {
	start: ['Start one word earlier', 'Start one word later'],
	end: ['End one word earlier', 'End one word later'],
};
export const wordsMarked = 'Words marked in the article';
export const markQuote = 'Mark as quote';
export const markByHand = 'Mark a quote by hand';
export const markByHandHow = 'Type or paste the words as they stand in the article. Or mark them in the text.';
export const markByHandField = 'Words of the quote';
export const wordsNotFound = 'These words are not in the article.';
export const takeOut = 'Treat as removed';
export const takenOut = 'Taken out of the article';
export const samePerson = 'Same person as …';
export const samePersonLabel = 'Same person as';
export const rename = 'Rename';
export const newNameLabel = 'New name';
export const notASpeaker = 'Not a speaker';
export const change = 'Change';
export const count = number.format;
export const pages = 'Parts of the list';
export const earlier = 'Earlier';
export const later = 'Later';
/** @param {number} from @param {number} to @param {number} count */
export const pageOf = (from, to, count) => `${number.format(from)}–${number.format(to)} of ${number.format(count)}`;
/** @param {number} count */
export const removedRun = (count) => `${number.format(count)} blocks in a row`;
/** @param {string[]} kinds */
export const removedKinds = (kinds) => capitalised(list.format(kinds).toLowerCase());
export const putAllBack = 'Put all back';
export const stillReading = 'This text is still being read. It can be corrected when it has been read to the end.';
export const nothingToUndo = 'There is nothing to undo.';
export const nothingToRedo = 'There is nothing to redo.';
/** @type {Record<import('./lib/corrections.js').Correction['op'], string>} */
export const ops = {
	speaker: 'speaker',
	kind: 'kind',
	content: 'beginning or end',
	source: 'source',
	'not-a-quote': 'not a quote',
	split: 'split',
	join: 'join',
	mark: 'quote marked by hand',
	'same-person': 'same person',
	rename: 'new name',
	'not-a-speaker': 'not a speaker',
	'put-back': 'put back',
	'take-out': 'taken out',
};
/** @param {string} n */
export const editTitle = (n) => `Quote ${n}`;
/** @param {string} n */
export const joinWith = (n) => `Join with ${n}`;
/** @param {string} n */
export const markSpeaker = (n) => `Mark as speaker of ${n}`;
/** @param {string} name */
export const newName = (name) => `“${name}”`;
/** @param {number} count @param {string} source */
export const alsoQuestion = (count, source) => `Also change ${number.format(count)} more by “${source}”?`;
/** @param {number} count */
export const alsoChanged = (count) => `${counted(count, 'more quote')} changed`;
/** @param {string} n */
export const quoteRemoved = (n) => `Quote ${n} removed`;
/** @param {string} name @param {string} as */
export const merged = (name, as) => `“${name}” is now ${as}`;
/** @param {string} name */
export const noSpeaker = (name) => `“${name}” is no speaker any more`;
/** @param {string} what */
export const takenBack = (what) => `Taken back: ${what}`;
/** @param {string} what */
export const doneAgain = (what) => `Done again: ${what}`;
/** @param {number} count */
export const correctionsLost = (count) =>
	`${counted(count, 'correction')} could not be kept: the words are not in the new text.`;
export const whySpeaker = 'speaker chosen by you';
export const whyKind = 'kind chosen by you';
export const whyContent = 'beginning and end set by you';
export const whySource = 'source marked by you';
export const whySplit = 'split by you';
export const whyJoined = 'joined by you';
export const whyByHand = 'marked by you';
export const takenOutByYou = 'taken out by you';

/** The date of an article, `2021-12-03` or `2021-12-03T21:46`, as readers write it. @param {string} iso */
export function readableDate(iso) {
	const [, year, month, day, time] = iso.match(/^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?/) ?? [];
	if (!year) return iso;
	// In UTC both ways, so that no reader's clock moves the day.
	const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
	const written = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
	return time ? `${written}, ${time}` : written;
}
