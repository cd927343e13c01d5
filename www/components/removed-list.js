// What was left out, why, and the way back.

import { doAgain, takeBack } from '../correcting.js';
import { putBack } from '../lib/corrections.js';
import { live } from '../lib/live.js';
import { current, listing, plain, report, reportedText } from '../store.js';
import { html, nothing } from '../vendor/lit-html.js';
import { computed } from '../vendor/signals-core.js';
import * as words from '../words.js';
import { createPages } from './pages.js';
import { themeSwitch } from './theme-switch.js';

/** @typedef {import('../store.js').Article} Article */
/** @typedef {import('../store.js').CorrectedReport['removed'][number]} Removed */
/** @typedef {[number, number]} Span */

/** So many removed in a row, as the menus of a web page are, stand under one line. */
const MANY_IN_A_ROW = 4;

const pages = createPages();
/** The entries of the list, by index: each alone, or all that were removed in a row. */
const listed = computed(rows);

/**
 * @param {object} on
 * @param {(span: Span) => void} on.putBack
 * @param {(span: Span) => void} on.removeAgain
 */
export function mountRemoved(on) {
	live('removed', () => (current.value && listing.value ? template(current.value, on) : nothing));
}

/**
 * @param {Article} article
 * @param {{putBack: (span: Span) => void, removeAgain: (span: Span) => void}} on
 */
function template(article, on) {
	const removed = report.peek()?.removed ?? [];
	const text = reportedText.value;
	const kept = putBack(article.corrections);
	return html`
		<h2 class="sr-only" tabindex="-1">${words.removed}</h2>
		<div class="more">
			<p class="card-actions">
				<button type="button" @click=${takeBack}>${words.undo}</button>
				<button type="button" @click=${doAgain}>${words.redo}</button>
				<button type="button" aria-pressed=${plain.value ? 'true' : 'false'} @click=${() => {
					plain.value = !plain.value;
				}}>${words.plainText}</button>
				<button type="button" data-opens="keep">${words.keepTitle}</button>
				<button type="button" data-opens="about">${words.details}</button>
			</p>
			<h3>${words.lightOrDark}</h3>${themeSwitch('more')}</div>
		<h3 class="more">${words.removed}</h3>
		${removed.length === 0 ? html`<p class="note">${words.nothingRemoved}</p>` : nothing}
		<ol class="cuts">${pages.part(listed.value).map((indices) => row(indices, removed, on.putBack))}</ol>
		${pages.ways(listed.value.length)}
		${
			kept.length === 0
				? nothing
				: html`<h3>${words.putBackByYou}</h3>
			<ol class="cuts">${kept.map(
				(span) => html`<li class="kept"><p class="head"><span class="cut" dir="auto">${text.slice(...span)}</span>
					<button type="button" @click=${() => on.removeAgain(span)}>${words.removeAgain}</button></p></li>`,
			)}</ol>`
		}
	`;
}

/** @returns {number[][]} */
function rows() {
	const { lines = [], takenAtEnd = [], removed = 0 } = listing.value ?? {};
	const runs = [...lines.map(({ takenBefore }) => takenBefore), takenAtEnd].filter(
		({ length }) => length >= MANY_IN_A_ROW,
	);
	const inRun = new Map(runs.flatMap((run) => run.map((index) => [index, run])));
	return Array.from({ length: removed }, (_, index) => inRun.get(index) ?? [index]).filter(
		(row, index) => row[0] === index,
	);
}

/** @param {number[]} indices @param {Removed[]} removed @param {(span: Span) => void} putBack */
function row(indices, removed, putBack) {
	const [first, last] = [removed[indices[0]], removed[indices.at(-1) ?? 0]];
	if (indices.length === 1) return entry(indices[0], first, putBack);
	/** @type {Span} */
	const whole = [first.span[0], last.span[1]];
	const kinds = [...new Set(indices.map((index) => words.removedKind(removed[index].kind)))];
	return html`<li class="run"><details>
		<summary><strong>${words.removedRun(indices.length)}</strong>
			<span class="reason">${words.removedKinds(kinds)}</span>
			<span class="cut" dir="auto">${reportedText.value.slice(...whole)}</span></summary>
		<ol class="cuts">${indices.map((index) => entry(index, removed[index], putBack))}</ol>
	</details>
	<button type="button" @click=${() => putBack(whole)}>${words.putAllBack}</button></li>`;
}

/** @param {number} index @param {Removed} removed @param {(span: Span) => void} putBack */
function entry(index, { kind, reason, span }, putBack) {
	return html`<li id=${`removed-${index}`} data-removed=${kind} tabindex="-1">
		<p class="head"><strong>${words.removedKind(kind)}</strong>
			<button type="button" @click=${() => putBack(span)}>${words.putBack}</button></p>
		<p class="reason">${reason}</p>
		<p class="cut" dir="auto">${reportedText.value.slice(...span)}</p>
	</li>`;
}

/** What was removed, as it stands in the list, unfolded if need be. @param {number} index */
export function removedEntry(index) {
	pages.open(listed.value.findIndex((row) => row.includes(index)));
	const entry = document.getElementById(`removed-${index}`);
	const run = entry?.closest('details');
	if (run) run.open = true;
	return entry;
}
