// What paper has instead of the index: where the article is from, and who says what as numbered notes.

import { sourceOf } from '../exporting.js';
import { articlesOf } from '../lib/export/article.js';
import { sureness } from '../lib/tally.js';
import { current } from '../store.js';
import { html, nothing, render } from '../vendor/lit-html.js';
import * as words from '../words.js';
import { readableDate } from '../words.js';

/** @typedef {import('../lib/export/article.js').Statement} Statement */

/** Made only when something is printed. */
export function mountPrintNotes() {
	const root = /** @type {HTMLElement} */ (document.getElementById('print-notes'));
	const from = /** @type {HTMLElement} */ (document.getElementById('print-from'));
	addEventListener('beforeprint', () => {
		const [article] = current.value ? articlesOf([sourceOf(current.value)]) : [];
		from.textContent = article ? whereFrom(article) : '';
		render(article ? template(article) : nothing, root);
	});
	addEventListener('afterprint', () => render(nothing, root));
}

/** @param {import('../lib/export/article.js').Article} article */
function whereFrom({ outlet, date, url, report }) {
	// The article's own date stands under its headline.
	const known = date && date !== report.meta.date ? readableDate(date) : null;
	return [outlet, known, url].filter(Boolean).join(' · ');
}

/** @param {import('../lib/export/article.js').Article} article */
function template({ statements }) {
	return html`<h2>${words.printNotes}</h2>
		<ol>${statements.map(note)}</ol>
		<p>${words.printNote}</p>`;
}

/** @param {Statement} statement */
function note({ id, type, content, speaker, role, source, cue, via, confidence, edited, implied }) {
	const who = type === 'term' ? words.nobody : [speaker ?? words.unknown, role].filter(Boolean).join(', ');
	const facts = [
		words.kindNames[type],
		source && `“${source}”`,
		cue,
		via.length > 0 && `${words.via} ${via.join(' → ')}`,
	];
	const sure = edited ? words.edited : words.sureNames[sureness(confidence)];
	return html`<li><b>${id.replace(/^Q/, '')} ${who}</b>: ${content} (${[...facts, implied && words.impliedName, sure].filter(Boolean).join('; ')})</li>`;
}
