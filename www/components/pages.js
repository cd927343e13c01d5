// A list too long for a browser, a page of it at a time.

import { html, nothing } from '../vendor/lit-html.js';
import { signal } from '../vendor/signals-core.js';
import * as words from '../words.js';

const PAGE = 200;

/** Which page of a list is open. */
export function createPages() {
	const first = signal(0);

	/** @param {number} count */
	const start = (count) => Math.min(first.value, Math.max(0, Math.floor((count - 1) / PAGE) * PAGE));

	/** @template T @param {T[]} items @param {number} [before] how many stand above them @param {number} [count] of all
	 * @returns {T[]} those of the open page */
	function part(items, before = 0, count = items.length) {
		const from = start(count) - before;
		return items.slice(Math.max(0, from), Math.max(0, from + PAGE));
	}

	/** Opens the page of an item. @param {number} index */
	function open(index) {
		first.value = Math.max(0, Math.floor(index / PAGE) * PAGE);
	}

	/** The way to the other pages, where there are such. @param {number} count */
	function ways(count) {
		if (count <= PAGE) return nothing;
		const from = start(count);
		/** @param {number} to */
		const turn =
			(to) =>
			(/** @type {Event} */ { target }) => {
				open(to);
				/** @type {HTMLElement} */ (target).closest('[role=tabpanel]')?.scrollIntoView();
			};
		return html`<nav class="pages" aria-label=${words.pages}>
			<button type="button" ?disabled=${from === 0} @click=${turn(from - PAGE)}>${words.earlier}</button>
			<span>${words.pageOf(from + 1, Math.min(count, from + PAGE), count)}</span>
			<button type="button" ?disabled=${from + PAGE >= count} @click=${turn(from + PAGE)}>${words.later}</button></nav>`;
	}
	return { part, open, ways };
}
