// JSON: the report as the command line prints it, with the text its places count in. JSON Lines: a row a statement.

import { rowsOf } from './table.js';

/** @typedef {import('./article.js').Article} Article */

/** One article as an object, several as an array. @param {Article[]} articles */
export function json(articles) {
	const objects = articles.map(({ id, title, outlet, url, text, report }) => ({
		id,
		title,
		outlet,
		url,
		offset_unit: 'codepoint',
		text,
		...report,
	}));
	return `${JSON.stringify(objects.length === 1 ? objects[0] : objects, null, '\t')}\n`;
}

/** @param {Article[]} articles */
export function jsonLines(articles) {
	return articles.flatMap((article) => rowsOf(article).map((row) => `${JSON.stringify(row)}\n`)).join('');
}
