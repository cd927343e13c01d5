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
function ago(when) {
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

export const words = {
	unknown: 'Unknown',
	nobody: 'Nobody quoted',
	terms: 'Words in marks, said by nobody',
	noAnswer: 'There is no answer for this text.',
	untitled: 'Untitled article',
	pastedAsWeb: 'Pasted as a web page',
	pastedAsPlain: 'Taken as plain text',
	usePlain: 'use plain text instead',
	useWeb: 'use the web page instead',
	lonelyAddress:
		'A page cannot be fetched from its address here. Open the page, select all (Ctrl+A), copy, come back, paste. The address is noted for the article you paste next.',
	clipboardRefused: 'The browser did not hand over the clipboard. Press Ctrl+V instead (⌘V on a Mac).',
	clipboardEmpty: 'There is no text on the clipboard.',
	exampleMissing: 'The example could not be read.',
	fileIsPdf: 'PDFs can’t be read here. Open it, select all, copy, paste: line breaks are repaired.',
	fileIsDocument: 'word processor files can’t be read here. Open it, select all, copy, paste.',
	fileNotDocument: 'it could not be read as a word processor’s file. Open it, select all, copy, paste.',
	fileNoArticles: 'no column or key called “text”, “body” or “content” with an article in it.',
	fileUnreadable: 'the browser could not read it.',
	/** @param {string} label */
	readAs: (label) => `read as ${label}.`,
	fileIsPicture: 'this is a picture. Its text has to be copied from somewhere else.',
	fileIsBinary: 'this is not a text file. Open it, select all, copy, paste.',
	fileIsEmpty: 'there is no text in it.',
	fileIsLarge: 'it is larger than 20 MB. Paste the article itself.',
	engineMissing: 'The analyser could not be loaded.',
	engineStopped: 'The analyser stopped on this text.',
	/** @param {string} message */
	detail: (message) => `It says: ${message}.`,
	cancelled: 'Stopped before it was done.',
	nothingRemoved: 'Nothing was removed.',
	copied: 'Copied',

	/** @param {number} quotes @param {number} speakers @param {number} milliseconds */
	status: (quotes, speakers, milliseconds) =>
		`${counted(quotes, 'quote')} · ${counted(speakers, 'speaker')} · ${number.format(Math.max(1, Math.round(milliseconds)))} ms on this device`,
	/** @param {number} count */
	opened: (count) => `${counted(count, 'article')} opened. Switch between them at the top.`,
	/** @param {number} total @param {number} share */
	length: (total, share) => `${counted(total, 'word')}, ${percent.format(share)} quoted or reported`,
	/** @param {number} quotes @param {number} total @param {number} share */
	voice: (quotes, total, share) => `${counted(quotes, 'quote')} · ${counted(total, 'word')} · ${percent.format(share)}`,
	/** @param {number} few @param {number} all @param {number} share */
	loudest: (few, all, share) =>
		few === 1
			? `One of ${inWords(all)} speakers has ${percent.format(share)} of the quoted words.`
			: `${capitalised(inWords(few))} of ${inWords(all)} speakers have ${percent.format(share)} of the quoted words.`,
	/** @param {number} shown @param {number} all */
	filtered: (shown, all) => `${number.format(shown)} of ${counted(all, 'quote')} shown`,
	/** @param {string[]} kinds */
	takenHere: (kinds) => `Removed here: ${list.format(kinds)}`,
	/** @param {string} n @param {string} name @param {boolean} isEdited */
	reference: (n, name, isEdited) => `Quote ${n}, ${name}${isEdited ? ', edited' : ''}`,
	/** @param {string} kind */
	removedKind: (kind) => REMOVED_KINDS[kind] ?? kind,
	/** @param {number} count */
	longRemoved: (count) => `${counted(count, 'long passage was', 'long passages were')} removed.`,
	/** @param {string} what */
	repaired: (what) => capitalised(what),
	/** @param {number} count */
	repairs: (count) => `${counted(count, 'quotation mark does', 'quotation marks do')} not pair up.`,
	/** @param {number} count */
	onlyWords: (count) => `Only ${counted(count, 'word')}.`,
	noMarks: 'No quotation marks in the text.',
	notEnglish: 'This does not look like English, and only English is supported.',
	noCue: 'Nobody is named as saying anything.',
	exportTitle: 'Export',
	exportWhat: 'What to export',
	exportThis: 'This article',
	/** @param {number} count */
	exportAll: (count) => (count === 2 ? 'Both articles' : `All ${counted(count, 'article')}`),
	/** @param {number} count */
	exportLeftOut: (count) => `${counted(count, 'article is', 'articles are')} still being read and left out.`,
	/** @param {string} name */
	exported: (name) => `${name} is in your downloads.`,
	exportFailed: 'The file could not be made.',
	formatGroups: { reading: 'To read and check', programs: 'For programs' },
	formats: {
		factCheck: { label: 'Fact-check sheet', does: 'A row a quote, verdict and source left blank', ending: 'CSV' },
		csv: { label: 'Table', does: 'For Excel, LibreOffice, R, pandas', ending: 'CSV' },
		page: { label: 'Annotated page', does: 'One file with marks and footnotes', ending: 'HTML' },
		markdown: { label: 'Quotes by speaker', does: 'For notes and text editors', ending: 'Markdown' },
		json: { label: 'Report', does: 'Everything, with the text', ending: 'JSON' },
		jsonLines: { label: 'Rows', does: 'A line a quote', ending: 'JSON Lines' },
		webAnnotation: { label: 'Web annotations', does: 'For Recogito, Hypothesis, archives', ending: 'JSON-LD' },
		tei: { label: 'Scholarly edition', does: 'Who says what in the text', ending: 'TEI' },
		brat: { label: 'Standoff', does: 'For brat and INCEpTION', ending: 'brat' },
		conllu: { label: 'Tokens', does: 'A word a line, with labels', ending: 'CoNLL-U Plus' },
		gold: { label: 'Gold data', does: 'Your corrections as test data', ending: 'JSON Lines' },
	},
	print: { label: 'Print', does: 'With the quotes as notes', ending: 'Paper, PDF' },
	printNotes: 'Who says what',
	printNote: 'Found by a program and worth checking. Solid underline: sure. Dashed: likely. Dotted: unsure.',
	offlineReady: 'Ready to work offline.',
	newVersion: 'New version.',
	reload: 'Reload',

	article: 'Article',
	new: 'New',
	newArticle: 'New article',
	edit: 'Edit',
	editText: 'Edit text',
	editingText: 'Editing the text',
	editTheText: 'Edit the text',
	textIsBelow: 'Your text is below, as you put it in.',
	tryAgain: 'Try again',
	saveReport: 'Save a report file',
	saveReportHint: 'It stays with you.',
	doubtful: 'Doubtful input.',
	look: 'Look',
	/** @param {number} count */
	index: (count) => `Index (${number.format(count)})`,
	indexTitle: 'Index',
	closeIndex: 'Close the index',
	text: 'Text',
	more: 'More',
	noQuotes: 'No quotes found',
	light: 'Light',
	dark: 'Dark',
	asDevice: 'As the device',
	keysTitle: 'Keys and signs',
	letterKeys: 'Single-letter keys',
	announce: 'Announce to screen readers where a quote begins',
	/** What the signs mean, with a sample of each. @type {[text: string, sample?: string][]} */
	signs: [
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
	],
	errorsPossible: 'There can be errors, and on some pages many. Check a quote before you print it.',
	removed: 'Removed',
	putBack: 'Put back',
	putBackByYou: 'Put back by you',
	removeAgain: 'Remove again',
	speakers: 'Speakers',
	quotes: 'Quotes',
	kindNames: { direct: 'direct', mixed: 'mixed', indirect: 'indirect', term: 'term' },
	impliedName: 'implied',
	sureNames: { sure: 'sure', likely: 'likely', unsure: 'unsure' },
	kindsShown: 'Kinds of quotes shown',
	surenessShown: 'How sure the quotes shown are',
	whoSaidThis: 'Who said this?',
	showAll: 'Show all',
	find: 'Find in quotes and names',
	plainText: 'Plain text',
	selectedQuote: 'Selected quote',
	groupBy: 'Order by',
	groupings: /** @type {const} */ ([
		{ value: 'text', label: 'Text' },
		{ value: 'speaker', label: 'Speaker' },
		{ value: 'sureness', label: 'Sureness' },
	]),
	precision: 'Look for',
	precisions: /** @type {const} */ ([
		{ value: 'strict', label: 'Strict', does: 'Only statements the analyser is sure of. Quotations are always shown.' },
		{ value: 'normal', label: 'Normal', does: 'What is more likely a statement than not.' },
		{
			value: 'find-more',
			label: 'Find more',
			does: 'Also what may be a statement, or is only implied: more to check, less missed.',
		},
	]),
	cue: 'Cue',
	via: 'Via',
	saidTo: 'Said to',
	saidAt: 'Said at',
	stance: 'Stance',
	stances: { neutral: 'neutral', denied: 'denied', hedged: 'hedged', questioned: 'questioned' },
	why: 'Why',
	asWritten: 'As written',
	copyQuote: 'Copy',
	openSource: 'Open in the source',
	showInText: 'Show in the text',
	copyRefused: 'The browser did not let it onto the clipboard.',
	/** @param {number} n */
	paragraph: (n) => `paragraph ${number.format(n)}`,
	/** @param {string} name */
	changeSpeaker: (name) => `Change speaker ${name}`,

	cancel: 'Cancel',
	loading: 'Loading the analyser …',
	reading: 'Reading the article …',
	/** @param {number} done @param {number} of */
	readingPart: (done, of) => `Read ${number.format(done)} of ${number.format(of)} parts`,
	details: 'Details',
	lightOrDark: 'Light or dark',
	leaveText: 'Leave it as it was',
	/** @param {string} title */
	backTo: (title) => `Back to “${title}”`,

	keepTitle: 'Keep and share',
	keptHere: 'Kept in this browser only.',
	notKept: 'Not kept: closing the page forgets it.',
	keepDetails: 'Keep and share',
	keepWarning:
		'Kept in this browser only. Browsers may delete it (Safari after 7 days without a visit). Save a project file to keep it.',
	keepOnDisk:
		'This page was opened from a disk. There, any other saved page that is opened in this browser can read what is kept, so nothing is unless you choose it.',
	keepFull: 'This browser has no room left to keep the articles. Save a project file to keep them.',
	keepRefused: 'This browser does not keep anything here. Save a project file to keep your work.',
	inThisBrowser: 'In this browser',
	keepModes: /** @type {const} */ ([
		{ value: 'off', label: 'Nothing', does: 'A private session: closing or reloading the page forgets everything.' },
		{
			value: 'session',
			label: 'What is open',
			does: 'A reload loses nothing. Gone two days after you close the page.',
		},
		{ value: 'history', label: 'Past articles, too', does: 'A list of what you had open, up to 50.' },
	]),
	pastArticles: 'Had open before',
	open: 'Open',
	forget: 'Forget',
	forgetAll: 'Forget everything on this device',
	forgetSure: 'All articles and corrections, in all tabs?',
	forgetYes: 'Forget all',
	forgotten: 'Everything is forgotten.',
	linkTitle: 'Link',
	linkHolds:
		'This link contains the whole text and your corrections. Whoever has it can read them; no server is asked.',
	linkMaking: 'Making the link …',
	copyLink: 'Copy link',
	linkBroken: 'This link is damaged: what arrived is not what was sent. Ask for it again, or for the project file.',
	linkNewer: 'This link was made by a newer version of Quotelens. Load the page again, then open it.',
	fromLink: 'Opened from a link. Your own work is untouched.',
	keepCopy: 'Keep a copy',
	fileTitle: 'Project file',
	saveFile: 'Save project file',
	fileSaved: 'Project file saved. Drop it on the page to open it again.',
	fileNewer: 'this project file was made by a newer version of Quotelens.',
	fileBroken: 'this project file is damaged.',
	fileOther: 'this is no project file of Quotelens.',
	aboutTitle: 'Title',
	aboutOutlet: 'Outlet',
	aboutUrl: 'Address',
	aboutDate: 'Date',
	aboutWhy: 'Goes into exports and citations. With the address, each quote can be opened in the source.',
	badAddress: 'This is no address of a web page. It begins with https://',
	closeArticle: 'Take it off the page',
	/** @param {string} title */
	articleClosed: (title) => `Taken off the page: ${title}`,
	/** @param {number} length @param {'fits' | 'long' | 'too-long'} level */
	linkLength: (length, level) =>
		({
			fits: `${counted(length, 'character')}: it fits everywhere.`,
			long: `${counted(length, 'character')}: it may be cut by Slack and some mail programs.`,
			'too-long': `${counted(length, 'character')}: too long for a link. Send the project file instead.`,
		})[level],
	/** @param {number} arrived @param {number} of */
	linkCut: (arrived, of) =>
		`This link was cut off${of > 0 ? `: ${number.format(arrived)} of ${counted(of, 'character')} arrived` : ''}. Ask for it again, or for the project file.`,
	/** @param {number} count */
	fileHolds: (count) =>
		`${count === 1 ? 'The article' : `All ${number.format(count)} articles`} with corrections and results, in one file that opens here again.`,
	/** @param {string} title */
	continueWith: (title) => `Continue with “${title}”`,
	/** @param {number} count */
	morePast: (count) => `and ${number.format(count)} more`,
	/** @param {number} when */
	ago: (when) => ago(when),
	/** @param {number} count @param {number} when */
	pastOne: (count, when) => `${count === 0 ? 'not read yet' : counted(count, 'article')}, ${ago(when)}`,
	/** @param {string} title */
	forgetOne: (title) => `Forget “${title}”`,

	keys: [
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
	],
	speaker: 'Speaker',
	kind: 'Kind',
	kinds: /** @type {const} */ ([
		{ value: 'direct', label: 'Direct' },
		{ value: 'mixed', label: 'Mixed' },
		{ value: 'indirect', label: 'Indirect' },
		{ value: 'term', label: 'Term' },
	]),
	surenesses: /** @type {const} */ ([
		{ value: 'sure', label: 'Sure' },
		{ value: 'likely', label: 'Likely' },
		{ value: 'unsure', label: 'Unsure' },
	]),
	implied: 'Implied',
	close: 'Close',
	dismiss: 'Dismiss',
	undo: 'Undo',
	redo: 'Redo',
	yes: 'Yes',
	no: 'No',
	edited: 'edited',
	inTheText: 'in the text',
	nobodyKnows: 'nobody known',
	notAQuote: 'Not a quote',
	split: 'Split',
	splitAfter: 'Split at',
	splitHere: 'Split here',
	splitEarlier: 'One word earlier',
	splitLater: 'One word later',
	tooShortToSplit: 'It is one word.',
	joinNext: 'Join with next',
	edges: { start: 'Starts', end: 'Ends' },
	edgeKeys: { start: ['[', ']'], end: ['{', '}'] },
	edgeSteps: {
		start: ['Start one word earlier', 'Start one word later'],
		end: ['End one word earlier', 'End one word later'],
	},
	wordsMarked: 'Words marked in the article',
	markQuote: 'Mark as quote',
	markByHand: 'Mark a quote by hand',
	markByHandHow: 'Type or paste the words as they stand in the article. Or mark them in the text.',
	markByHandField: 'Words of the quote',
	wordsNotFound: 'These words are not in the article.',
	takeOut: 'Treat as removed',
	takenOut: 'Taken out of the article',
	samePerson: 'Same person as …',
	samePersonLabel: 'Same person as',
	rename: 'Rename',
	newNameLabel: 'New name',
	notASpeaker: 'Not a speaker',
	change: 'Change',
	count: number.format,
	pages: 'Parts of the list',
	earlier: 'Earlier',
	later: 'Later',
	/** @param {number} from @param {number} to @param {number} count */
	pageOf: (from, to, count) => `${number.format(from)}–${number.format(to)} of ${number.format(count)}`,
	/** @param {number} count */
	removedRun: (count) => `${number.format(count)} blocks in a row`,
	/** @param {string[]} kinds */
	removedKinds: (kinds) => list.format(kinds),
	putAllBack: 'Put all back',
	stillReading: 'This text is still being read. It can be corrected when it has been read to the end.',
	nothingToUndo: 'There is nothing to undo.',
	nothingToRedo: 'There is nothing to redo.',
	/** @type {Record<import('./lib/corrections.js').Correction['op'], string>} */
	ops: {
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
	},
	/** @param {string} n */
	editTitle: (n) => `Quote ${n}`,
	/** @param {string} n */
	joinWith: (n) => `Join with ${n}`,
	/** @param {string} n */
	markSpeaker: (n) => `Mark as speaker of ${n}`,
	/** @param {string} name */
	newName: (name) => `“${name}”`,
	/** @param {number} count @param {string} source */
	alsoQuestion: (count, source) => `Also change ${number.format(count)} more by “${source}”?`,
	/** @param {number} count */
	alsoChanged: (count) => `${counted(count, 'more quote')} changed`,
	/** @param {string} n */
	quoteRemoved: (n) => `Quote ${n} removed`,
	/** @param {string} name @param {string} as */
	merged: (name, as) => `“${name}” is now ${as}`,
	/** @param {string} name */
	noSpeaker: (name) => `“${name}” is no speaker any more`,
	/** @param {string} what */
	takenBack: (what) => `Taken back: ${what}`,
	/** @param {string} what */
	doneAgain: (what) => `Done again: ${what}`,
	/** @param {number} count */
	correctionsLost: (count) => `${counted(count, 'correction')} could not be kept: the words are not in the new text.`,

	whySpeaker: 'speaker chosen by you',
	whyKind: 'kind chosen by you',
	whyContent: 'beginning and end set by you',
	whySource: 'source marked by you',
	whySplit: 'split by you',
	whyJoined: 'joined by you',
	whyByHand: 'marked by you',
	takenOutByYou: 'taken out by you',
};

/** The date of an article, `2021-12-03` or `2021-12-03T21:46`, as readers write it. @param {string} iso */
export function readableDate(iso) {
	const [, year, month, day, time] = iso.match(/^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?/) ?? [];
	if (!year) return iso;
	// In UTC both ways, so that no reader's clock moves the day.
	const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
	const written = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
	return time ? `${written}, ${time}` : written;
}
