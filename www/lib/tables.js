// Many articles in one file: JSON Lines, and tables with a column for the text.

import { webAddress } from './source-link.js';

/** @typedef {import('../store.js').Draft} Draft */

/** What the columns and keys are called in the files people have. */
const NAMES = {
	text: ['text', 'body', 'content', 'article', 'articlebody', 'fulltext', 'full_text', 'story'],
	title: ['title', 'headline', 'id'],
	url: ['url', 'link', 'address'],
	outlet: ['outlet', 'source', 'publication', 'newspaper', 'site', 'publisher'],
	date: ['date', 'published', 'publication_date', 'pubdate', 'published_at'],
};

/** @param {string} text @returns {Draft[]} */
export function articlesOfLines(text) {
	return text.split('\n').flatMap((line) => {
		try {
			const value = JSON.parse(line);
			return typeof value === 'object' && value !== null ? draftOf(value) : [];
		} catch {
			return [];
		}
	});
}

/** @param {string} text @param {string} separator @returns {Draft[]} */
export function articlesOfTable(text, separator) {
	const [head = [], ...rows] = rowsOf(text, separator);
	return rows.flatMap((row) => draftOf(Object.fromEntries(head.map((name, index) => [name, row[index] ?? '']))));
}

/** @param {Record<string, unknown>} record @returns {Draft[]} */
function draftOf(record) {
	const fields = Object.fromEntries(Object.entries(record).map(([key, value]) => [key.trim().toLowerCase(), value]));
	/** @param {keyof typeof NAMES} part */
	const read = (part) =>
		NAMES[part].map((name) => fields[name]).find((value) => typeof value === 'string' && value.trim() !== '');
	const text = read('text');
	if (typeof text !== 'string') return [];
	const [title, url, outlet, date] = /** @type {(string | undefined)[]} */ ([
		read('title'),
		read('url'),
		read('outlet'),
		read('date'),
	]);
	const address = url && webAddress(url);
	const day = date?.match(/^\d{4}-\d\d-\d\d/)?.[0];
	return [
		{
			text,
			...(title && { title }),
			about: { ...(address && { url: address }), ...(outlet && { outlet }), ...(day && { date: day }) },
		},
	];
}

/** Rows of a table; in quotation marks a field may hold separators, line ends and doubled marks.
 * @param {string} text @param {string} separator @returns {string[][]} */
function rowsOf(text, separator) {
	const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}\\r\\n]*))(${separator}|\\r\\n|\\n|\\r|$)`, 'y');
	/** @type {string[][]} */
	const rows = [];
	/** @type {string[]} */
	let row = [];
	const whole = text.replace(/^\ufeff/, '');
	while (field.lastIndex < whole.length) {
		const found = field.exec(whole);
		// A mark that is never closed: the rest is no table.
		if (!found) break;
		row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
		if (found[3] !== separator) {
			rows.push(row);
			row = [];
		}
	}
	if (row.length > 0) rows.push(row);
	return rows;
}
