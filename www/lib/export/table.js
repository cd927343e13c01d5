// Statements as rows: the table for spreadsheets, the sheet of fact-checkers.

import { sureness } from '../tally.js';

/** @typedef {import('./article.js').Article} Article */
/** @typedef {string | number | null | string[]} Cell */

/**
 * The rows of an article, under the names that the command line uses, too.
 *
 * @param {Article} article
 * @returns {Record<string, Cell>[]}
 */
export function rowsOf({ id: article, outlet, title, url, date, statements }) {
	return statements.map((statement) => ({
		article,
		outlet,
		title,
		url,
		date,
		id: statement.id,
		type: statement.type,
		content: statement.content,
		speaker: statement.speaker,
		role: statement.role,
		source: statement.source,
		cue: statement.cue,
		via: statement.via,
		addressee: statement.addressee,
		venue: statement.venue,
		stance: statement.stance,
		confidence: statement.confidence,
		start: statement.start,
		end: statement.end,
		paragraph: statement.paragraph,
		edited: statement.edited || null,
		implied: statement.implied ? 'implied' : null,
		before: statement.before,
		after: statement.after,
	}));
}

const COLUMNS =
	'article outlet title url date id type content speaker role source cue via addressee venue stance confidence start end paragraph edited implied before after'.split(
		' ',
	);

/** @param {Article[]} articles */
export function csv(articles) {
	return table([
		COLUMNS,
		...articles.flatMap((article) => rowsOf(article).map((row) => COLUMNS.map((name) => row[name]))),
	]);
}

/** What a fact-checker fills in, and what is filled in already. */
const TO_FILL = ['Verdict', 'Source checked', 'Checked by', 'Checked on', 'Notes'];

/** A row a quote that somebody says, with columns left blank for what is found out.
 * @param {Article[]} articles */
export function factCheckSheet(articles) {
	const known = [
		'No.',
		'Article',
		'Quote',
		'Speaker',
		'Role',
		'As written',
		'Cue',
		'Via',
		'Kind',
		'Speaker is',
		'Paragraph',
	];
	const rows = articles.flatMap(({ title, statements }) =>
		statements
			.filter(({ type }) => type !== 'term')
			.map((statement) => [
				statement.id.replace(/^Q/, ''),
				title,
				statement.content,
				statement.speaker,
				statement.role,
				statement.source,
				statement.cue,
				statement.via,
				statement.type,
				certainty(statement),
				statement.paragraph,
				...TO_FILL.map(() => ''),
			]),
	);
	return table([[...known, ...TO_FILL], ...rows]);
}

/** @param {import('./article.js').Statement} statement */
function certainty({ edited, implied, confidence }) {
	if (edited) return 'checked by hand';
	return implied ? 'implied' : sureness(confidence);
}

/** With a byte order mark and CRLF, without which Excel takes it for another encoding. @param {Cell[][]} rows */
function table(rows) {
	return `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

/** @param {Cell} value */
function cell(value) {
	if (typeof value === 'number') return String(value);
	const words = harmless(Array.isArray(value) ? value.join('; ') : (value ?? ''));
	return /[",;\t\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

/** A spreadsheet runs a cell that begins like a formula, and an article may hold one; blanks in front do
 * not keep all of them from it. An apostrophe makes it text. @param {string} words */
function harmless(words) {
	return /^[\s\0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(words) ? `'${words}` : words;
}
