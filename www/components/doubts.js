// Lines above the article: how it was taken, what is doubtful, what went wrong.

import { aside, closeLink, saveProject } from '../keeping.js';
import { live } from '../lib/live.js';
import { countWords } from '../lib/tally.js';
import { current, notices, pageState } from '../store.js';
import { html, nothing } from '../vendor/lit-html.js';
import * as words from '../words.js';

/** @typedef {import('../store.js').Article} Article */

/** So many of one kind are listed; who has more has another trouble. */
const MOST_REPAIRS = 20;

/** A removed block of so many words may have been prose: worth a look. */
const LONG_WORDS = 60;

/**
 * @param {object} on
 * @param {() => void} on.switchReading
 * @param {() => void} on.retry
 * @param {() => void} on.edit
 * @param {(index: number) => void} on.removed
 * @param {(index: number) => void} on.repair
 */
export function mountDoubts(on) {
	live('doubts', () => (current.value && pageState.value !== 'empty' ? template(current.value, on) : nothing));
	live('notices', () => html`${aside.value ? linkBanner() : nothing}${noticeTemplate(notices.value)}`);
}

/** What is on the page came with the address. */
function linkBanner() {
	return html`<div class="doubt banner"><p>${words.fromLink}</p><p class="card-actions">
		<button type="button" class="primary" @click=${() => closeLink('keep')}>${words.keepCopy}</button>
		<button type="button" @click=${() => closeLink('leave')}>${words.close}</button></p></div>`;
}

/** @param {string[]} lines */
function noticeTemplate(lines) {
	if (lines.length === 0) return nothing;
	return html`<div class="doubt">
		<div role="alert"><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></div>
		<button type="button" class="round close" aria-label=${words.dismiss} @click=${() => {
			notices.value = [];
		}}>×</button>
	</div>`;
}

/** @param {Article} article @param {Parameters<typeof mountDoubts>[0]} on */
function template(article, on) {
	return html`
		${article.failure ? failureTemplate(article.failure, on) : nothing}
		${article.otherwise ? readingTemplate(article, on.switchReading) : nothing}
		${repairsTemplate(article, on.repair)}
		${longRemovedTemplate(article, on.removed)}
	`;
}

/** @param {import('../store.js').Failure} failure @param {{retry: () => void, edit: () => void}} on */
function failureTemplate({ what, detail }, on) {
	return html`<div class="doubt failure">
		<p><strong>${what}</strong> ${detail} ${words.textIsBelow}</p>
		<p class="card-actions">
			<button type="button" class="primary" id="retry" @click=${on.retry}>${words.tryAgain}</button>
			<button type="button" @click=${on.edit}>${words.editTheText}</button>
			<button type="button" title=${words.saveReportHint} @click=${saveProject}>${words.saveReport}</button>
		</p>
	</div>`;
}

/** @param {Article} article @param {() => void} switchReading */
function readingTemplate({ hints }, switchReading) {
	return html`<p class="chip">${hints ? words.pastedAsWeb : words.pastedAsPlain} ·
		<button type="button" class="link" @click=${switchReading}>${hints ? words.usePlain : words.useWeb}</button></p>`;
}

/** @param {Article} article @param {(index: number) => void} show */
function repairsTemplate({ report, phase }, show) {
	const repairs = phase === 'failed' ? [] : (report?.repairs ?? []);
	if (repairs.length === 0) return nothing;
	return html`<div class="doubt"><p><strong>${words.doubtful}</strong> ${words.repairs(repairs.length)}</p>
		<ul>${repairs
			.slice(0, MOST_REPAIRS)
			.map(
				({ what }, index) =>
					html`<li>${words.repaired(what)} <button type="button" class="link" @click=${() => show(index)}>${words.look}</button></li>`,
			)}</ul></div>`;
}

/** @param {Article} article @param {(index: number) => void} show */
function longRemovedTemplate({ report, reported = '' }, show) {
	const long = (report?.removed ?? []).flatMap(({ span }, index) =>
		countWords(reported.slice(...span)) >= LONG_WORDS ? [index] : [],
	);
	if (long.length === 0) return nothing;
	return html`<p class="doubt">${words.longRemoved(long.length)} <button type="button" class="link" @click=${() => show(long[0])}>${words.look}</button></p>`;
}
