// The controller: the only file that knows all the others.

import { mountAbout } from './components/about-dialog.js';
import { hoverTick, mountMap } from './components/article-map.js';
import { lineNode, mountArticle, referenceOf, repairNode } from './components/article-view.js';
import { mountDoubts } from './components/doubts.js';
import { mountEditor } from './components/editor.js';
import { mountExport } from './components/export-menu.js';
import { mountHeader } from './components/header.js';
import { mountKeeping } from './components/keep-dialog.js';
import { mountKeys } from './components/keys.js';
import { mountOffline } from './components/offline.js';
import { mountPanel } from './components/panel.js';
import { mountPasteBox, openFiles } from './components/paste-box.js';
import { mountPrintNotes } from './components/print-notes.js';
import { mountProgress } from './components/progress.js';
import { cardButtonOf, mountQuotes } from './components/quote-list.js';
import { mountRemoved, removedEntry } from './components/removed-list.js';
import { mountSpeakers } from './components/speaker-list.js';
import { mountTheme } from './components/theme-switch.js';
import { mountToast } from './components/toast.js';
import { doAgain, moveEdge, notAQuote, putBack, removeAgain, takeBack } from './correcting.js';
import { createEngine, Superseded, Unavailable } from './engine.js';
import { startKeeping } from './keeping.js';
import * as corrections from './lib/corrections.js';
import { named } from './lib/tally.js';
import {
	addArticles,
	alsoMeant,
	articles,
	current,
	currentId,
	drawing,
	editing,
	engineReady,
	firstLine,
	keepSelection,
	openForm,
	pageState,
	panelOpen,
	plain,
	retake,
	selectedId,
	shownIds,
	tab,
	update,
} from './store.js';
import { batch, effect } from './vendor/signals-core.js';
import * as words from './words.js';

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
mountQuotes({ select: selectInList, show: showInText, clear: clearSelection, edit: editQuote, place: showPlace });
mountRemoved({
	putBack: (span) => fromRemoved(() => putBack(span)),
	removeAgain: (span) => fromRemoved(() => removeAgain(span)),
});
mountArticle({ select: selectInText, clear: clearSelection, removed: showRemoved, hover });
mountMap(showInText);
mountDoubts({ switchReading, retry, edit: editText, removed: showRemoved, repair: showRepair });
mountProgress(cancel);
mountExport();
mountPrintNotes();
mountOffline({ isUntouched, add: (draft) => addArticles([draft]), open: openFiles });
mountEditor({ leave: leaveEditor, remove });
mountToast();
mountKeeping();
mountAbout();
mountKeys({
	step,
	escape: clearSelection,
	edit,
	unsure: () => step(1, (quote) => quote.sureness === 'unsure'),
	move: (edge, by) => whenSelected(() => moveEdge(edge, by)),
	remove: () => whenSelected(remove),
	plain: () => {
		plain.value = !plain.value;
	},
	find,
	undo: takeBack,
	redo: doAgain,
});

effect(() => {
	document.documentElement.dataset.state = pageState.value;
	document.title = pageState.value === 'empty' ? 'Quotelens' : `${current.value?.title ?? ''} · Quotelens`;
});
effect(writeStatus);
effect(takeFocus);
effect(runNext);

startKeeping();

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

/** Of a text that is to be read. */
const NOTHING_YET = { progress: undefined, soFar: undefined };

/** @param {Article} article */
async function run({ id, title, text, hints, corrections: list, titled, precision, report: before, reported }) {
	update(id, { phase: 'running', ...NOTHING_YET });
	// Marks come as they are found; but what was there of the same text stays until all is there anew.
	const isNew = list.length === 0 && !(before && reported === text);
	/** @type {import('./engine.js').Job['settings']} */
	const settings = {
		putBack: corrections.putBack(list),
		precision,
		// What is only implied is a guess: for those who want to see what may be there.
		followOn: precision === 'find-more' ? 'report' : 'leave',
	};
	const job = { text: corrections.blanked(text, corrections.takenOut(list)), hints, settings };
	try {
		const { report, lastPiece, milliseconds } = await engine.analyse(job, (progress, { report: soFar, lastPiece }) =>
			update(id, isNew ? { progress, soFar, lastPiece, report: undefined, reported: undefined } : { progress }),
		);
		// Above an article without a headline may stand the menu of its page.
		const unnamed = title === firstLine(text) && report.body !== '' ? firstLine(report.body) : undefined;
		const found = titled ? undefined : (report.meta.headline ?? unnamed);
		const patch = {
			report,
			reported: text,
			milliseconds,
			failure: undefined,
			...NOTHING_YET,
			lastPiece,
			...(found && { title: found }),
		};
		keepSelection(() => update(id, { phase: 'done', ...patch }));
	} catch (error) {
		if (error instanceof Superseded) resume(id);
		else fail(id, error);
	}
}

/** A job that lost its turn to a newer one has it again later. @param {number} id */
function resume(id) {
	const article = articles.value.find((article) => article.id === id);
	if (article?.phase === 'running' && id !== currentId.value) update(id, { phase: 'waiting', ...NOTHING_YET });
}

/** @param {number} id @param {unknown} error */
function fail(id, error) {
	const what = error instanceof Unavailable ? words.engineMissing : words.engineStopped;
	const detail = error instanceof Error ? words.detail(error.message) : '';
	update(id, { phase: 'failed', report: undefined, reported: undefined, ...NOTHING_YET, failure: { what, detail } });
}

function retry() {
	if (currentId.value !== null) update(currentId.value, { phase: 'waiting', failure: undefined });
}

function editText() {
	if (currentId.value !== null) openForm(currentId.value);
}

/** Stops the analysis and gives the text back for editing. */
function cancel() {
	const id = currentId.value;
	if (id === null) return;
	update(id, { phase: 'failed', ...NOTHING_YET, failure: { what: words.cancelled, detail: '' } });
	openForm(id);
	engine.cancel();
}

function switchReading() {
	const article = current.value;
	if (!article?.otherwise) return;
	retake(article.id, { ...article.otherwise, otherwise: { text: article.text, hints: article.hints } });
}

/** The button that was pressed is gone; the list it stood in keeps the focus. @param {() => void} act */
function fromRemoved(act) {
	act();
	document.getElementById('removed')?.focus({ preventScroll: true });
}

/** From the text: the index follows; a quote that is selected already is corrected. @param {string} id */
function selectInText(id) {
	if (selectedId.value === id) {
		editing.value = { of: 'quote', focus: 'first' };
		return;
	}
	batch(() => {
		selectedId.value = id;
		tab.value = 'quotes';
		editing.value = null;
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

/** @param {string} id */
function editQuote(id) {
	showInText(id);
	editing.value = { of: 'quote', focus: 'first' };
}

/** @param {'speaker' | 'first'} focus */
function edit(focus) {
	whenSelected(() => {
		if (selectedId.value !== null) reveal(referenceOf(selectedId.value));
		editing.value = { of: 'quote', focus };
	});
}

/** @param {() => void} act */
function whenSelected(act) {
	if (selectedId.value !== null) act();
}

/** The quote goes, and the focus to the one that takes its place. */
function remove() {
	const index = drawing.value?.inOrder.findIndex(({ id }) => id === selectedId.value) ?? 0;
	notAQuote();
	const next = drawing.value?.inOrder[index] ?? drawing.value?.inOrder.at(-1);
	(next ? referenceOf(next.id) : document.getElementById('article'))?.focus({ preventScroll: true });
}

/** From the editor back to the number of its quote. */
function leaveEditor() {
	batch(() => {
		editing.value = null;
		alsoMeant.value = null;
	});
	const id = selectedId.value;
	if (id !== null) referenceOf(id)?.focus({ preventScroll: true });
}

/** Shows a place of the body. @param {Span} span */
function showPlace([start]) {
	panelOpen.value = false;
	const line = lineNode(start);
	if (!line) return;
	reveal(line);
	line.classList.add('shown');
	setTimeout(() => line.classList.remove('shown'), 2000);
}

function find() {
	if (tab.value === 'removed') tab.value = 'quotes';
	panelOpen.value = true;
	document.getElementById('find')?.focus();
}

function clearSelection() {
	if (editing.value) {
		leaveEditor();
		return;
	}
	const id = selectedId.value;
	if (id === null) {
		panelOpen.value = false;
		return;
	}
	const inSheet = document.activeElement?.closest('#sheet') !== null;
	selectedId.value = null;
	if (inSheet) referenceOf(id)?.focus({ preventScroll: true });
}

/**
 * To the next or previous quote in view, in the text or in the index, wherever the focus is.
 *
 * @param {1 | -1} by
 * @param {(quote: import('./store.js').Quote) => boolean} [wanted]
 */
function step(by, wanted = () => true) {
	const all = (drawing.value?.inOrder ?? []).filter((quote) => shownIds.value.has(quote.id));
	const at = all.findIndex((quote) => quote.id === selectedId.value);
	const ahead = by > 0 ? all.slice(at + 1) : all.slice(0, at < 0 ? all.length : at).reverse();
	const id = (ahead.find(wanted) ?? (at < 0 ? undefined : all[at]))?.id;
	if (id === undefined) return;
	editing.value = null;
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
	const entry = removedEntry(index);
	reveal(entry);
	entry?.focus({ preventScroll: true });
}

/** @param {number} index */
function showRepair(index) {
	panelOpen.value = false;
	reveal(repairNode(index));
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
