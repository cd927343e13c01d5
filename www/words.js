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
		'A page cannot be fetched from its address here. Open the page, select all (Ctrl+A), copy, come back, paste.',
	clipboardRefused: 'The browser did not hand over the clipboard. Press Ctrl+V instead (⌘V on a Mac).',
	clipboardEmpty: 'There is no text on the clipboard.',
	exampleMissing: 'The example could not be read.',
	fileIsPdf: 'PDFs can’t be read here. Open it, select all, copy, paste: line breaks are repaired.',
	fileIsDocument: 'word processor files can’t be read here. Open it, select all, copy, paste.',
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
	/** @param {number} n @param {string} name */
	reference: (n, name) => `Quote ${n}, ${name}`,
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
	offlineReady: 'Ready to work offline.',
	newVersion: 'New version.',
	reload: 'Reload',
	dismiss: 'Dismiss',
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
