// What was left out, why, and the way back.

import { putBack } from '../lib/corrections.js';
import { live } from '../lib/live.js';
import { current, report, reportedText } from '../store.js';
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
		<h2 class="sr-only" tabindex="-1">Removed</h2>
		${removed.length === 0 ? html`<p class="note">${words.nothingRemoved}</p>` : nothing}
		<ol class="cuts">${removed.map(
			({ kind, reason, span }, index) => html`<li id=${`removed-${index}`} data-removed=${kind} tabindex="-1">
				<p class="head"><strong>${words.removedKind(kind)}</strong>
					<button type="button" @click=${() => on.putBack(span)}>Put back</button></p>
				<p class="reason">${reason}</p>
				<p class="cut" dir="auto">${text.slice(...span)}</p>
			</li>`,
		)}</ol>
		${
			kept.length === 0
				? nothing
				: html`<h3>Put back by you</h3>
			<ol class="cuts">${kept.map(
				(span) => html`<li class="kept"><p class="head"><span class="cut" dir="auto">${text.slice(...span)}</span>
					<button type="button" @click=${() => on.removeAgain(span)}>Remove again</button></p></li>`,
			)}</ol>`
		}
		<div class="more"><h3>Light or dark</h3>${themeSwitch('more')}</div>
	`;
}
