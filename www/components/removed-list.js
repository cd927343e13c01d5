// What was left out, why, and the way back.

import { doAgain, takeBack } from '../correcting.js';
import { putBack } from '../lib/corrections.js';
import { live } from '../lib/live.js';
import { current, plain, report, reportedText } from '../store.js';
import { html, nothing } from '../vendor/lit-html.js';
import { words } from '../words.js';
import { themeSwitch } from './theme-switch.js';

/** @typedef {import('../store.js').Article} Article */
/** @typedef {[number, number]} Span */

/**
 * @param {object} on
 * @param {(span: Span) => void} on.putBack
 * @param {(span: Span) => void} on.removeAgain
 */
export function mountRemoved(on) {
	live('removed', () => (current.value && report.value ? template(current.value, on) : nothing));
}

/**
 * @param {Article} article
 * @param {{putBack: (span: Span) => void, removeAgain: (span: Span) => void}} on
 */
function template(article, on) {
	const removed = report.value?.removed ?? [];
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
		<ol class="cuts">${removed.map(
			({ kind, reason, span }, index) => html`<li id=${`removed-${index}`} data-removed=${kind} tabindex="-1">
				<p class="head"><strong>${words.removedKind(kind)}</strong>
					<button type="button" @click=${() => on.putBack(span)}>${words.putBack}</button></p>
				<p class="reason">${reason}</p>
				<p class="cut" dir="auto">${text.slice(...span)}</p>
			</li>`,
		)}</ol>
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
