// The ways in: typing, pasting, dropping, opening, examples.

import { readFiles } from '../lib/files.js';
import { blocksOfHtml } from '../lib/html-blocks.js';
import { webAddress } from '../lib/source-link.js';
import { addArticles, articles, current, currentId, form, notices, retake, show, unsent } from '../store.js';
import { exampleText } from '../supply.js';
import { effect } from '../vendor/signals-core.js';
import * as words from '../words.js';

/** @typedef {import('../store.js').Draft} Draft */

/** Nobody types as much in one stroke: it was put in by a phone keyboard's clipboard or a program. */
const BULK_CHARS = 30;

/** @type {Record<string, {file: string, title: string}[]>} */
const EXAMPLES = {
	dam: [{ file: 'dam.txt', title: 'Harrowmere dam' }],
	library: [{ file: 'library.txt', title: 'Night library' }],
	harbour: [
		{ file: 'harbour-courier.txt', title: 'Port Ansel, Courier' },
		{ file: 'harbour-meridian.txt', title: 'Port Ansel, Meridian' },
	],
};

export function mountPasteBox() {
	const box = /** @type {HTMLFormElement} */ (document.getElementById('form'));
	const field = /** @type {HTMLTextAreaElement} */ (document.getElementById('paste'));
	const run = /** @type {HTMLButtonElement} */ (document.getElementById('run'));
	const back = /** @type {HTMLButtonElement} */ (document.getElementById('form-back'));
	const files = /** @type {HTMLInputElement} */ (document.getElementById('files'));
	let before = field.value;
	/** The address of an article that is to be pasted next. @type {string | undefined} */
	let address;

	// What a quick hand put there before the page was ready stays.
	if (field.value !== '') noteValue();
	effect(() => {
		const purpose = form.value;
		if (purpose === null) return;
		const edited = typeof purpose === 'number' ? articles.peek().find((article) => article.id === purpose) : null;
		const text = unsent.value[purpose] ?? edited?.text ?? '';
		if (text !== field.value) fill(text);
		back.hidden = articles.peek().length === 0;
		back.textContent = edited ? words.leaveText : words.backTo(current.peek()?.title ?? '');
	});

	box.addEventListener('submit', (event) => {
		event.preventDefault();
		send({ text: field.value });
	});
	field.addEventListener('keydown', (event) => {
		if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send({ text: field.value });
	});
	field.addEventListener('input', (event) => {
		const bulk = before.trim() === '' && field.value.length >= BULK_CHARS;
		const undone = event instanceof InputEvent && event.inputType.startsWith('history');
		noteValue();
		if (bulk && !undone && !isAddress(field.value)) send({ text: field.value });
	});
	back.addEventListener('click', () => {
		if (typeof form.value === 'number') noteUnsent(form.value, undefined);
		if (currentId.value !== null) show(currentId.value);
	});

	document.addEventListener('paste', (event) => {
		if (event.defaultPrevented || isOtherField(event.target, field) || !event.clipboardData) return;
		if (event.target === field && field.value.trim() !== '') return;
		if (take(event.clipboardData)) event.preventDefault();
	});
	document.getElementById('from-clipboard')?.addEventListener('click', async () => {
		const taken = await readClipboard();
		if (typeof taken === 'string') notices.value = [taken];
		else send(taken);
	});
	document.getElementById('open-files')?.addEventListener('click', () => files.click());
	files.addEventListener('change', async () => {
		await openFiles([...(files.files ?? [])]);
		files.value = '';
	});
	mountDrop(field, take);
	document.getElementById('examples')?.addEventListener('click', ({ target }) => {
		const key = target instanceof HTMLElement ? target.dataset.example : undefined;
		if (key) openExample(key);
	});
	run.disabled = field.value.trim() === '';

	/** @param {string} text */
	function fill(text) {
		field.value = text;
		noteValue();
	}

	function noteValue() {
		before = field.value;
		run.disabled = before.trim() === '';
		const purpose = form.peek();
		const edited = typeof purpose === 'number' ? articles.peek().find((article) => article.id === purpose) : null;
		if (purpose !== null) noteUnsent(purpose, before === (edited?.text ?? '') ? undefined : before);
	}

	/** @param {'new' | number} purpose @param {string | undefined} text */
	function noteUnsent(purpose, text) {
		const { [purpose]: old, ...others } = unsent.peek();
		if (old !== text) unsent.value = text === undefined ? others : { ...others, [purpose]: text };
	}

	/** Makes an article of a draft, or gives the one being edited its new text. @param {Draft} draft */
	function send(draft) {
		if (draft.text.trim() === '') return;
		if (isAddress(draft.text)) {
			address = webAddress(draft.text);
			notices.value = [words.lonelyAddress];
			return;
		}
		const purpose = form.value;
		if (typeof purpose === 'number') {
			const edited = articles.value.find((article) => article.id === purpose);
			noteUnsent(purpose, undefined);
			if (edited && edited.text !== draft.text) retake(purpose, draft);
			else show(purpose);
			return;
		}
		// What was typed has become the article; what came from elsewhere leaves it alone.
		if (purpose === 'new' && draft.text === field.value) fill('');
		addArticles([address ? { ...draft, about: { url: address } } : draft]);
		address = undefined;
	}

	/** @param {DataTransfer} transfer @returns {boolean} whether it was taken */
	function take(transfer) {
		if (transfer.files.length > 0) {
			openFiles([...transfer.files]);
			return true;
		}
		const draft = draftOf(transfer.getData('text/html'), transfer.getData('text/plain'));
		if (draft.text.trim() === '') return false;
		send(draft);
		return !isAddress(draft.text);
	}
}

/**
 * A paste as a web page where it has blocks, else as plain text; the other way is kept at hand.
 *
 * @param {string} html
 * @param {string} plain
 * @returns {Draft}
 */
function draftOf(html, plain) {
	const blocks = html === '' ? null : blocksOfHtml(html);
	if (!blocks) return { text: plain };
	return plain.trim() === '' ? blocks : { ...blocks, otherwise: { text: plain } };
}

/** @param {string} text */
function isAddress(text) {
	return /^\s*https?:\/\/\S+\s*$/i.test(text);
}

/** Fields that take text themselves; a menu or a switch with the focus does not.
 * @param {EventTarget | null} target
 * @param {HTMLElement} field */
function isOtherField(target, field) {
	const others = 'textarea, [contenteditable], dialog, input:not([type=radio], [type=checkbox], [type=file])';
	return target !== field && target instanceof Element && target.closest(others) !== null;
}

/** @returns {Promise<Draft | string>} a sentence where there is nothing to be had */
async function readClipboard() {
	try {
		const items = await navigator.clipboard.read();
		/** @param {string} type */
		const get = async (type) => {
			const item = items.find((item) => item.types.includes(type));
			return item ? (await item.getType(type)).text() : '';
		};
		const draft = draftOf(await get('text/html'), await get('text/plain'));
		return draft.text.trim() === '' ? words.clipboardEmpty : draft;
	} catch {
		return words.clipboardRefused;
	}
}

/** @param {File[]} files */
export async function openFiles(files) {
	const { drafts, notes } = await readFiles(files);
	if (drafts.length > 0) addArticles(drafts);
	notices.value = drafts.length > 1 ? [words.opened(drafts.length), ...notes] : notes;
}

/** @param {string} key */
async function openExample(key) {
	const open = articles.value.find((article) => article.example === key);
	if (open) {
		show(open.id);
		return;
	}
	try {
		const drafts = await Promise.all(
			EXAMPLES[key].map(async ({ file, title }) => ({
				title,
				text: await exampleText(file),
				example: key,
			})),
		);
		addArticles(drafts);
		if (drafts.length > 1) notices.value = [words.opened(drafts.length)];
	} catch {
		notices.value = [words.exampleMissing];
	}
}

/**
 * The whole window takes what is dropped; a frame shows it.
 *
 * @param {HTMLElement} field
 * @param {(transfer: DataTransfer) => boolean} take
 */
function mountDrop(field, take) {
	const root = document.documentElement;
	document.addEventListener('dragover', (event) => {
		if (!event.dataTransfer || !isForUs(event.dataTransfer, event.target, field)) return;
		event.preventDefault();
		root.classList.add('dragging');
	});
	document.addEventListener('dragleave', (event) => {
		if (event.relatedTarget === null) root.classList.remove('dragging');
	});
	document.addEventListener('drop', (event) => {
		root.classList.remove('dragging');
		if (!event.dataTransfer || !isForUs(event.dataTransfer, event.target, field)) return;
		event.preventDefault();
		take(event.dataTransfer);
	});
	document.addEventListener('dragend', () => root.classList.remove('dragging'));
}

/** Words dragged about inside the field are the field's own affair.
 * @param {DataTransfer} transfer
 * @param {EventTarget | null} target
 * @param {HTMLElement} field */
function isForUs(transfer, target, field) {
	return transfer.types.includes('Files') || (target !== field && transfer.types.includes('text/plain'));
}
