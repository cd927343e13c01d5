// The keys, and the list of them.

import { live } from '../lib/live.js';
import { html } from '../vendor/lit-html.js';
import { signal } from '../vendor/signals-core.js';

/** Single letters work only in the text and the index, and can be switched off (WCAG 2.1.4). */
const lettersOn = signal(true);

const LIST = [
	{ keys: 'J  K', does: 'next, previous quote' },
	{ keys: 'Enter', does: 'select; on the selected number, go to its card' },
	{ keys: 'Esc', does: 'let go of the selection' },
	{ keys: 'Ctrl Enter', does: 'in the paste field: show who says what' },
	{ keys: '?', does: 'this list' },
];

/**
 * @param {object} on
 * @param {(step: 1 | -1) => void} on.step
 * @param {() => void} on.escape
 */
export function mountKeys(on) {
	document.addEventListener('keydown', (event) => {
		if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
		if (document.querySelector('dialog[open]')) return;
		if (event.key === 'Escape') on.escape();
		else if (isForReading(event)) {
			const arrows = isOnQuote(event.target) ? { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 } : {};
			const letters = lettersOn.value ? { j: 1, k: -1 } : {};
			const step = /** @type {Record<string, 1 | -1>} */ ({ ...arrows, ...letters })[event.key];
			if (step) {
				event.preventDefault();
				on.step(step);
			} else if (event.key === '?' && lettersOn.value) openDialog('keys');
		}
	});
	document.addEventListener('click', ({ target }) => {
		const opener = target instanceof Element ? target.closest('[data-opens]') : null;
		if (opener instanceof HTMLElement) openDialog(opener.dataset.opens ?? '');
	});
	live('keys-body', template);
}

/** @param {string} id */
function openDialog(id) {
	const dialog = document.getElementById(id);
	if (dialog instanceof HTMLDialogElement) dialog.showModal();
}

/** @param {KeyboardEvent} event */
function isForReading({ target }) {
	return target instanceof Element && target.closest('#article, #quotes, #speakers, #removed, #sheet') !== null;
}

/** @param {EventTarget | null} target */
function isOnQuote(target) {
	return target instanceof Element && target.closest('a.ref, #quotes .head') !== null;
}

function template() {
	return html`
		<dl class="keys">${LIST.map(({ keys, does }) => html`<dt>${keys.split('  ').map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${does}</dd>`)}</dl>
		<label class="check"><input type="checkbox" .checked=${lettersOn.value}
			@change=${(/** @type {Event} */ event) => {
				lettersOn.value = /** @type {HTMLInputElement} */ (event.target).checked;
			}}> Single-letter keys</label>
		<p>A tint is a speaker. A <span class="sample" data-sample="direct">tint with a line</span> is a direct quote, a
			<span class="sample" data-sample="indirect">line alone</span> is reported speech. The line is
			<span class="sample" data-sample="sure">solid</span> where the analyser is sure,
			<span class="sample" data-sample="likely">dashed</span> where it is likely right, and
			<span class="sample" data-sample="unsure">dotted, with a question mark,</span> where it is unsure.</p>
		<p>There can be errors, and on some pages many. Check a quote before you print it.</p>
	`;
}
