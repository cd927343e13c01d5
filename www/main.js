// The controller: the only file that knows all the others.

import { hoverTick, mountMap } from './components/article-map.js';
import { mountArticle, referenceOf } from './components/article-view.js';
import { mountDoubts } from './components/doubts.js';
import { mountHeader } from './components/header.js';
import { mountKeys } from './components/keys.js';
import { mountOffline } from './components/offline.js';
import { mountPanel } from './components/panel.js';
import { mountPasteBox, openFiles } from './components/paste-box.js';
import { mountProgress } from './components/progress.js';
import { cardButtonOf, mountQuotes } from './components/quote-list.js';
import { mountRemoved } from './components/removed-list.js';
import { mountSpeakers } from './components/speaker-list.js';
import { mountTheme } from './components/theme-switch.js';
import { createEngine, Superseded, Unavailable } from './engine.js';
import { named } from './lib/tally.js';
import {
	addArticles,
	articles,
	current,
	currentId,
	drawing,
	engineReady,
	openForm,
	pageState,
	panelOpen,
	retake,
	selectedId,
	shownIds,
	tab,
	update,
} from './store.js';
import { batch, effect } from './vendor/signals-core.js';
import { words } from './words.js';

/** @typedef {import('./store.js').Article} Article */
/** @typedef {[number, number]} Span */

const engine = createEngine((ready) => {
	engineReady.value = ready;
});

mountTheme();
mountPasteBox();
mountHeader();
mountPanel();
mountSpeakers();
mountQuotes({ select: selectInList, show: showInText, clear: clearSelection });
mountRemoved({ putBack, removeAgain });
mountArticle({ select: selectInText, clear: clearSelection, removed: showRemoved, hover });
mountMap(showInText);
mountDoubts({ switchReading, retry, edit, removed: showRemoved, repair: showRepair });
mountProgress(cancel);
mountKeys({ step, escape: clearSelection });
mountOffline({ isUntouched, add: (draft) => addArticles([draft]), open: openFiles });

effect(() => {
	document.documentElement.dataset.state = pageState.value;
	document.title = pageState.value === 'empty' ? 'Quotelens' : `${current.value?.title ?? ''} · Quotelens`;
});
effect(writeStatus);
effect(takeFocus);
effect(runNext);

// After the first picture: the paste field must not wait for the engine.
requestAnimationFrame(() => setTimeout(() => engine.warm()));

/** Nothing was put in yet. */
function isUntouched() {
	const field = /** @type {HTMLTextAreaElement} */ (document.getElementById('paste'));
	return articles.value.length === 0 && field.value.trim() === '';
}

/** The article on the page goes first, then those that wait behind it, one after the other. */
function runNext() {
	const waiting = articles.value.filter((article) => article.phase === 'waiting');
	const running = articles.value.find((article) => article.phase === 'running');
	const next = waiting.find((article) => article.id === currentId.value) ?? (running ? undefined : waiting[0]);
	if (next && next.id !== running?.id) run(next);
}

/** @param {Article} article */
async function run({ id, text, hints, putBack }) {
	update(id, { phase: 'running' });
	try {
		const { report, milliseconds } = await engine.analyse({ text, hints, settings: { putBack } });
		const title = report.meta.headline ?? undefined;
		update(id, { phase: 'done', report, reported: text, milliseconds, failure: undefined, ...(title && { title }) });
	} catch (error) {
		if (error instanceof Superseded) resume(id);
		else fail(id, error);
	}
}

/** A job that lost its turn to a newer one has it again later. @param {number} id */
function resume(id) {
	const article = articles.value.find((article) => article.id === id);
	if (article?.phase === 'running' && id !== currentId.value) update(id, { phase: 'waiting' });
}

/** @param {number} id @param {unknown} error */
function fail(id, error) {
	const what = error instanceof Unavailable ? words.engineMissing : words.engineStopped;
	const detail = error instanceof Error ? words.detail(error.message) : '';
	update(id, { phase: 'failed', report: undefined, reported: undefined, failure: { what, detail } });
}

function retry() {
	if (currentId.value !== null) update(currentId.value, { phase: 'waiting', failure: undefined });
}

function edit() {
	if (currentId.value !== null) openForm(currentId.value);
}

/** Stops the analysis and gives the text back for editing. */
function cancel() {
	const id = currentId.value;
	if (id === null) return;
	update(id, { phase: 'failed', failure: { what: words.cancelled, detail: '' } });
	openForm(id);
	engine.cancel();
}

function switchReading() {
	const article = current.value;
	if (!article?.otherwise) return;
	retake(article.id, { ...article.otherwise, otherwise: { text: article.text, hints: article.hints } });
}

/** @param {Span} span */
function putBack(span) {
	setPutBack((spans) => [...spans, span]);
}

/** @param {Span} span */
function removeAgain(span) {
	setPutBack((spans) => spans.filter((other) => other !== span));
}

/** @param {(spans: Span[]) => Span[]} change */
function setPutBack(change) {
	const article = current.value;
	if (!article) return;
	batch(() => {
		selectedId.value = null;
		update(article.id, { putBack: change(article.putBack), phase: 'waiting' });
	});
	// The button that was pressed is gone; the list it stood in keeps the focus.
	document.getElementById('removed')?.focus({ preventScroll: true });
}

/** From the text: the index follows. @param {string} id */
function selectInText(id) {
	if (selectedId.value === id) {
		cardButtonOf(id)?.focus();
		return;
	}
	batch(() => {
		selectedId.value = id;
		tab.value = 'quotes';
	});
	reveal(cardButtonOf(id)?.parentElement ?? null);
	reveal(referenceOf(id));
}

/** From the index: the text follows. @param {string} id */
function selectInList(id) {
	selectedId.value = id;
	reveal(cardButtonOf(id)?.parentElement ?? null);
	reveal(referenceOf(id));
}

/** Selects a quote and goes to it. @param {string} id */
function showInText(id) {
	batch(() => {
		panelOpen.value = false;
		selectedId.value = id;
		tab.value = 'quotes';
	});
	reveal(cardButtonOf(id)?.parentElement ?? null);
	reveal(referenceOf(id));
	referenceOf(id)?.focus({ preventScroll: true });
}

function clearSelection() {
	const id = selectedId.value;
	if (id === null) {
		panelOpen.value = false;
		return;
	}
	const inSheet = document.activeElement?.closest('#sheet') !== null;
	selectedId.value = null;
	if (inSheet) referenceOf(id)?.focus({ preventScroll: true });
}

/** To the next or previous quote in view, in the text or in the index, wherever the focus is. @param {1 | -1} by */
function step(by) {
	const ids = (drawing.value?.quotes ?? []).map((quote) => quote.id).filter((id) => shownIds.value.has(id));
	const at = ids.indexOf(selectedId.value ?? '');
	const id = ids[at < 0 ? (by > 0 ? 0 : ids.length - 1) : Math.min(Math.max(at + by, 0), ids.length - 1)];
	if (id === undefined) return;
	const inIndex = document.activeElement?.closest('#panel') !== null;
	if (inIndex) {
		tab.value = 'quotes';
		selectInList(id);
		cardButtonOf(id)?.focus({ preventScroll: true });
	} else {
		if (selectedId.value !== id) selectInText(id);
		referenceOf(id)?.focus({ preventScroll: true });
	}
}

/** @param {number} index */
function showRemoved(index) {
	batch(() => {
		tab.value = 'removed';
		panelOpen.value = true;
	});
	const entry = document.getElementById(`removed-${index}`);
	reveal(entry);
	entry?.focus({ preventScroll: true });
}

/** @param {number} index */
function showRepair(index) {
	panelOpen.value = false;
	reveal(document.getElementById(`repair-${index}`));
}

/** @type {string | null} */
let hovered = null;

/** @param {string | null} id */
function hover(id) {
	if (id === hovered) return;
	hovered = id;
	hoverTick(id);
	for (const node of document.querySelectorAll('#article mark, #quotes .card')) {
		node.classList.toggle('hover', node instanceof HTMLElement && id !== null && node.dataset.quote === id);
	}
}

/** @param {HTMLElement | null} node */
function reveal(node) {
	const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
	node?.scrollIntoView({ block: 'nearest', behavior: calm ? 'instant' : 'smooth' });
}

/** Read out once for each answer; never more than one message. */
function writeStatus() {
	const status = /** @type {HTMLElement} */ (document.getElementById('status'));
	const text = statusText();
	if (text !== null && status.textContent !== text) status.textContent = text;
}

/** @returns {string | null} `null` while there is nothing new to say */
function statusText() {
	const drawn = drawing.value;
	switch (pageState.value) {
		case 'result': {
			const spoken = drawn?.spoken ?? 0;
			const speakers = named(drawn?.voices ?? []).length;
			return words.status(spoken, speakers, current.value?.milliseconds ?? 0);
		}
		case 'error':
			return current.value?.failure?.what ?? '';
		case 'empty':
			return '';
		default:
			return null;
	}
}

/** When the form closes its focus goes to the article, and to the headline once there is one. */
function takeFocus() {
	const state = pageState.value;
	// After the other effects, so that what gets the focus is there.
	queueMicrotask(() => {
		const focused = document.activeElement;
		const isFree = focused === null || focused === document.body || focused.closest('#start, #article') !== null;
		/** @type {Record<string, string>} */
		const goals = { empty: '#paste', error: '#retry', result: '#article h1' };
		const goal = goals[state] ?? '#article';
		if (!isFree && state !== 'empty') return;
		/** @type {HTMLElement | null} */ (document.querySelector(goal))?.focus({ preventScroll: true });
	});
}
