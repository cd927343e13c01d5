// What the page knows, as signals, and what follows from it. Nothing here touches the document.

import { draw } from './lib/drawing.js';
import { batch, computed, signal } from './vendor/signals-core.js';
import { words } from './words.js';

/** @typedef {import('./pkg/quotelens.js').Report} Report */
/** @typedef {import('./pkg/quotelens.js').BlockHint} BlockHint */
/** @typedef {import('./lib/drawing.js').Drawing} Drawing */
/** @typedef {import('./lib/tally.js').Quote} Quote */
/** @typedef {{text: string, hints?: BlockHint[]}} Reading one way to take a paste: as a web page or as plain text */

/**
 * An article to be.
 * @typedef {object} Draft
 * @property {string} [title] a file's or example's name, until the headline is known
 * @property {string} text
 * @property {BlockHint[]} [hints] of a web page
 * @property {Reading} [otherwise] the other way to take the same paste
 * @property {string} [example] which example it is
 */

/**
 * @typedef {object} Article
 * @property {number} id
 * @property {string} title
 * @property {string} text
 * @property {BlockHint[]} [hints]
 * @property {Reading} [otherwise]
 * @property {string} [example]
 * @property {[number, number][]} putBack
 * @property {'waiting' | 'running' | 'done' | 'failed'} phase
 * @property {Report} [report] of `reported`, kept on the page while a newer one is made
 * @property {string} [reported] the text the report is of
 * @property {number} [milliseconds]
 * @property {Failure} [failure]
 */

/** @typedef {{what: string, detail: string}} Failure */
/** @typedef {'speakers' | 'quotes' | 'removed'} Tab */

/** @type {import('./vendor/signals-core.js').Signal<Article[]>} */
export const articles = signal([]);
/** @type {import('./vendor/signals-core.js').Signal<number | null>} */
export const currentId = signal(null);
/** What the paste form is for: nothing (it is closed), a new article, or the text of one.
 * @type {import('./vendor/signals-core.js').Signal<null | 'new' | number>} */
export const form = signal(/** @type {null | 'new' | number} */ ('new'));
export const engineReady = signal(false);
/** @type {import('./vendor/signals-core.js').Signal<string[]>} */
export const notices = signal(/** @type {string[]} */ ([]));
/** @type {import('./vendor/signals-core.js').Signal<string | null>} */
export const selectedId = signal(/** @type {string | null} */ (null));
/** @type {import('./vendor/signals-core.js').Signal<Tab>} */
export const tab = signal(/** @type {Tab} */ ('speakers'));
/** On small screens the panel lies over the text: whether it does now. */
export const panelOpen = signal(false);

/** What is left out of view: empty sets show everything. */
export const shownVoices = signal(/** @type {ReadonlySet<string>} */ (new Set()));
export const hiddenKinds = signal(/** @type {ReadonlySet<string>} */ (new Set()));

export const current = computed(() => articles.value.find((article) => article.id === currentId.value) ?? null);

/** The report of the current article, drawn anew only when it changes. */
const currentReport = computed(() => current.value?.report ?? null);
/** @type {import('./vendor/signals-core.js').ReadonlySignal<Drawing | null>} */
export const drawing = computed(() => {
	const report = currentReport.value;
	const text = current.peek()?.reported;
	return report && text !== undefined ? draw(report, text, words) : null;
});

export const selected = computed(() => drawing.value?.quotes.find((quote) => quote.id === selectedId.value) ?? null);

/** @type {import('./vendor/signals-core.js').ReadonlySignal<Set<string>>} ids of the quotes in view */
export const shownIds = computed(() => {
	const quotes = drawing.value?.quotes ?? [];
	return new Set(quotes.filter((quote) => isShown(quote)).map((quote) => quote.id));
});

/** The state of the page as written on `<html data-state>`. */
export const pageState = computed(() => {
	const article = current.value;
	if (form.value !== null || !article) return 'empty';
	if (article.phase === 'failed') return 'error';
	if (article.phase === 'done') return 'result';
	return engineReady.value ? 'analysing' : 'loading';
});

/** @param {Quote} quote */
function isShown(quote) {
	const kinds = hiddenKinds.value;
	const voiceShown = shownVoices.value.size === 0 || shownVoices.value.has(quote.voice);
	return voiceShown && !kinds.has(quote.attribution.type) && !kinds.has(quote.sureness);
}

let lastId = 0;

/** Adds articles without touching those that are there, and shows the first. @param {Draft[]} drafts */
export function addArticles(drafts) {
	const added = drafts.map((draft) => {
		lastId += 1;
		return /** @type {Article} */ ({
			id: lastId,
			putBack: [],
			phase: 'waiting',
			...draft,
			title: draft.title ?? firstLine(draft.text),
		});
	});
	batch(() => {
		articles.value = [...articles.value, ...added];
		tab.value = 'speakers';
		show(added[0].id);
	});
}

/** @param {number} id */
export function show(id) {
	batch(() => {
		currentId.value = id;
		form.value = null;
		selectedId.value = null;
		notices.value = [];
		clearFilters();
	});
}

/** @param {number} id @param {Partial<Article>} patch */
export function update(id, patch) {
	articles.value = articles.value.map((article) => (article.id === id ? { ...article, ...patch } : article));
}

/** Takes the text of an article anew; what was put back was put back into the old one.
 * @param {number} id
 * @param {Reading & {otherwise?: Reading}} reading */
export function retake(id, { text, hints, otherwise }) {
	batch(() => {
		update(id, { text, hints, otherwise, putBack: [], phase: 'waiting', failure: undefined });
		show(id);
	});
}

/** @param {'new' | number} what */
export function openForm(what) {
	batch(() => {
		form.value = what;
		selectedId.value = null;
		panelOpen.value = false;
		notices.value = [];
	});
}

export function clearFilters() {
	batch(() => {
		shownVoices.value = new Set();
		hiddenKinds.value = new Set();
	});
}

/** The set with `item` in it if it was not, without it if it was.
 * @param {ReadonlySet<string>} set
 * @param {string} item */
export function toggled(set, item) {
	const copy = new Set(set);
	if (!copy.delete(item)) copy.add(item);
	return copy;
}

const TITLE_CHARS = 70;

/** @param {string} text */
function firstLine(text) {
	const line = text.trimStart().split('\n', 1)[0].trim();
	const title = line.length > TITLE_CHARS ? `${line.slice(0, TITLE_CHARS - 1)}…` : line;
	return title || words.untitled;
}
