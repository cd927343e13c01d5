// One quote with who said it and where it stands, for the clipboard.

import { readableDate } from '../../words.js';
import { onOneLine } from './article.js';

/**
 * @typedef {object} Citation
 * @property {string} quote with its marks
 * @property {string | null} speaker
 * @property {string | null} role
 * @property {string | null} [title] of the article
 * @property {string | null} [outlet]
 * @property {string | null} [date]
 * @property {string | null} [url]
 * @property {string | null} [link] where a link goes, if that is more than the address
 */

/** @param {Citation} citation @returns {{plain: string, html: string}} */
export function citation({ quote, speaker, role, title, outlet, date, url, link }) {
	const who = [speaker, role].filter(Boolean).join(', ');
	const where = [title && `“${onOneLine(title)}”`, outlet, date && readableDate(date)].filter(Boolean).join(', ');
	const words = onOneLine(quote);
	const address = url && /^https?:/i.test(url) ? url : null;
	const named = where || address || '';
	const place = address ? `<a href="${escaped(link ?? address)}">${escaped(named)}</a>` : escaped(where);
	const told = [escaped(who), place].filter(Boolean).join('. ');
	return {
		plain: `${words}\n— ${[who, where].filter(Boolean).join('. ')}${address ? `\n${address}` : ''}`,
		html: `<blockquote><p>${escaped(words)}</p></blockquote><p>— ${told}</p>`,
	};
}

/** Words of an article as HTML, so that none of their characters is taken for markup. @param {string} words */
export function escaped(words) {
	return words
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;')
		.replaceAll('\0', '\ufffd');
}
