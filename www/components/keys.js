// The keys, and the list of them.

import { live } from '../lib/live.js';
import { preference } from '../lib/preference.js';
import { announced } from '../store.js';
import { html } from '../vendor/lit-html.js';
import * as words from '../words.js';

/** Single letters work only in the text and the index, and can be switched off (WCAG 2.1.4). */
const lettersOn = preference('letters', true);

/**
 * @typedef {object} Acts
 * @property {(by: 1 | -1) => void} step
 * @property {() => void} escape
 * @property {(focus: 'speaker' | 'first') => void} edit
 * @property {() => void} unsure
 * @property {(edge: 'start' | 'end', by: 1 | -1) => void} move
 * @property {() => void} remove
 * @property {() => void} plain
 * @property {() => void} find
 * @property {() => void} undo
 * @property {() => void} redo
 */

/** @type {Record<string, (on: Acts) => void>} */
const LETTERS = {
	j: (on) => on.step(1),
	k: (on) => on.step(-1),
	s: (on) => on.edit('speaker'),
	e: (on) => on.edit('first'),
	'[': (on) => on.move('start', -1),
	']': (on) => on.move('start', 1),
	'{': (on) => on.move('end', -1),
	'}': (on) => on.move('end', 1),
	x: (on) => on.remove(),
	u: (on) => on.unsure(),
	p: (on) => on.plain(),
	'/': (on) => on.find(),
	'?': () => openDialog('keys'),
};

/** @type {Record<string, 1 | -1>} */
const ARROWS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** @param {Acts} on */
export function mountKeys(on) {
	document.addEventListener('keydown', (event) => {
		if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
		const typed = event.getModifierState('AltGraph');
		if (!typed && (event.ctrlKey || event.metaKey)) {
			if (!isTyping(event.target)) control(event, on);
		} else if (event.altKey && !typed) return;
		else if (event.key === 'Escape') on.escape();
		else if (isForReading(event)) letter(event, on);
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
	for (const other of document.querySelectorAll('dialog[open]')) /** @type {HTMLDialogElement} */ (other).close();
	if (dialog instanceof HTMLDialogElement) dialog.showModal();
}

/** @param {KeyboardEvent} event @param {Acts} on */
function control(event, on) {
	const key = event.key.toLowerCase();
	if (key !== 'z' && key !== 'y') return;
	event.preventDefault();
	if (key === 'y' || event.shiftKey) on.redo();
	else on.undo();
}

/** @param {KeyboardEvent} event @param {Acts} on */
function letter(event, on) {
	const step = isOnQuote(event.target) ? ARROWS[event.key] : undefined;
	const act = lettersOn.value ? LETTERS[event.key.toLowerCase()] : undefined;
	if (!step && !act) return;
	event.preventDefault();
	if (step) on.step(step);
	else act?.(on);
}

/** @param {EventTarget | null} target */
function isTyping(target) {
	return target instanceof Element && target.closest('textarea, input:not([type=radio], [type=checkbox])') !== null;
}

/** @param {KeyboardEvent} event */
function isForReading({ target }) {
	return (
		target instanceof Element &&
		!isTyping(target) &&
		target.closest('#article, #quotes, #speakers, #removed, #sheet, #editor') !== null
	);
}

/** @param {EventTarget | null} target */
function isOnQuote(target) {
	return target instanceof Element && target.closest('a.ref, #quotes .head') !== null;
}

function template() {
	return html`
		<dl class="keys">${words.keys.map(({ keys, does }) => html`<dt>${keys.split('  ').map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${does}</dd>`)}</dl>
		<label class="check"><input type="checkbox" .checked=${lettersOn.value}
			@change=${(/** @type {Event} */ event) => {
				lettersOn.value = /** @type {HTMLInputElement} */ (event.target).checked;
			}}> ${words.letterKeys}</label>
		<label class="check"><input type="checkbox" .checked=${announced.value}
			@change=${(/** @type {Event} */ event) => {
				announced.value = /** @type {HTMLInputElement} */ (event.target).checked;
			}}> ${words.announce}</label>
		<p>${words.signs.map(([text, sample]) => (sample ? html`<span class="sample" data-sample=${sample}>${text}</span>` : text))}</p>
		<p>${words.errorsPossible}</p>
	`;
}
