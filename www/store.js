// What the page knows, as signals, and what follows from it. Nothing here touches the document.

import { bareReport } from './lib/bare-report.js';
import { carriedOver, corrected, indexAt } from './lib/corrections.js';
import { draw, isSameText, redraw } from './lib/drawing.js';
import { preference } from './lib/preference.js';
import { batch, computed, signal } from './vendor/signals-core.js';
import * as words from './words.js';

/** @typedef {import('./pkg/quotelens.js').Report} Report */
/** @typedef {import('./pkg/quotelens.js').BlockHint} BlockHint */
/** @typedef {import('./lib/corrections.js').Correction} Correction */
/** @typedef {import('./lib/corrections.js').CorrectedReport} CorrectedReport */
/** @typedef {import('./lib/corrections.js').Place} Place */
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
 * @property {About} [about] what the reader or the page it came from says of it
 * @property {boolean} [titled] whether the title is the reader's
 * @property {Correction[]} [corrections] of a project file or a link
 * @property {Correction[]} [undone]
 * @property {Precision} [precision]
 */

/** Where an article is from, as far as known. @typedef {{outlet?: string, url?: string, date?: string}} About */

/** How sure the engine must be to report a statement. @typedef {import('./pkg/quotelens.js').Precision} Precision */

/**
 * @typedef {object} Article
 * @property {number} id
 * @property {string} title
 * @property {string} text
 * @property {BlockHint[]} [hints]
 * @property {Reading} [otherwise]
 * @property {string} [example]
 * @property {About} about
 * @property {boolean} [titled] whether the reader gave the title, so that no headline replaces it
 * @property {Correction[]} corrections what the reader changed, in order
 * @property {Correction[]} undone what was taken back, the last first to come again
 * @property {Precision} precision how sure the engine must be in it
 * @property {'waiting' | 'running' | 'done' | 'failed'} phase
 * @property {Report} [report] of `reported`, kept on the page while a newer one is made
 * @property {string} [reported] the text the report is of
 * @property {number} [milliseconds]
 * @property {import('./engine.js').Progress} [progress] of a long text that is read in pieces
 * @property {Report} [soFar] of those pieces
 * @property {string} [lastPiece] the end of the report's body
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

/** What the reader looks for in quotes and names. */
export const query = signal('');
/** What is typed and not sent yet: into the form for a new article, and into those for the texts of others.
 * @type {import('./vendor/signals-core.js').Signal<Record<string, string>>} */
export const unsent = signal(/** @type {Record<string, string>} */ ({}));
/** How the list of quotes is grouped. @type {import('./vendor/signals-core.js').Signal<'text' | 'speaker' | 'sureness'>} */
export const grouping = signal(/** @type {'text' | 'speaker' | 'sureness'} */ ('text'));
/** Whether screen readers are told where a quote begins, besides the number where it ends. */
export const announced = preference('announce', false);
/** Whether the article is shown without its marks. */
export const plain = signal(false);
/** What the reader chose last, for articles that come without a choice. @type {import('./vendor/signals-core.js').Signal<Precision>} */
const chosen = signal(/** @type {Precision} */ ('normal'));
/**
 * What the editor at the quote is open for: the selected statement, or words just marked in the text.
 * @typedef {{of: 'quote', focus: 'speaker' | 'first'} | {of: 'words', span: [number, number]}} Editing
 */
/** @type {import('./vendor/signals-core.js').Signal<Editing | null>} */
export const editing = signal(/** @type {Editing | null} */ (null));
/** Other statements that may be in for the change just made.
 * @type {import('./vendor/signals-core.js').Signal<{words: string, places: Place[], name: string | null} | null>} */
export const alsoMeant = signal(/** @type {{words: string, places: Place[], name: string | null} | null} */ (null));
/** One message at a time, with what can be done about it.
 * @type {import('./vendor/signals-core.js').Signal<null | {text: string, label?: string, act?: () => void}>} */
export const toast = signal(/** @type {null | {text: string, label?: string, act?: () => void}} */ (null));

/** What is left out of view: empty sets show everything. */
export const shownVoices = signal(/** @type {ReadonlySet<string>} */ (new Set()));
export const hiddenKinds = signal(/** @type {ReadonlySet<string>} */ (new Set()));

export const current = computed(() => articles.value.find((article) => article.id === currentId.value) ?? null);

/** The engine's report of the current article, as far as it has come, or an empty one to mark by hand in where it failed. */
const engineReport = computed(() => {
	const article = current.value;
	const found = article?.report ?? article?.soFar;
	if (article && found) return found;
	return article?.phase === 'failed' ? bareReport(article.text) : null;
});
const currentCorrections = computed(() => current.value?.corrections ?? NONE);
/** The report as the reader sees it.
 * @type {import('./vendor/signals-core.js').ReadonlySignal<CorrectedReport | null>} */
export const report = computed(() =>
	engineReport.value ? corrected(engineReport.value, currentCorrections.value) : null,
);
/** The text that report is of. */
export const reportedText = computed(() => current.value?.reported ?? current.value?.text ?? '');
/** Which report that is: its lists stay the same while it grows. */
const reading = computed(() => engineReport.value?.attributions);
/** The colours of the speakers, for as long as the engine's report is the same. */
const hues = computed(() => new Map(reading.value && []));
/** What stands for a speaker where there is none. */
const NAMES = { unknown: words.unknown, nobody: words.nobody };
/** @type {{of: CorrectedReport, drawing: Drawing} | null} */
let drawn = null;
/** Drawn anew only when the report changes: on from where it was when the report has grown, and of a report that
 * was corrected what changed in it.
 * @type {import('./vendor/signals-core.js').ReadonlySignal<Drawing | null>} */
export const drawing = computed(() => {
	const now = report.value;
	if (now) drawn = { of: now, drawing: nextDrawing(now, hues.value) };
	return now && drawn ? drawn.drawing : null;
});

/** @param {CorrectedReport} now @param {Map<string, string>} colours */
function nextDrawing(now, colours) {
	const hasGrown = drawn?.of.attributions === now.attributions;
	if (drawn && !hasGrown && isSameText(drawn.of, now)) return redraw(now, NAMES, colours, drawn.drawing);
	const before = hasGrown ? drawn?.drawing : undefined;
	return draw(now, reportedText.peek(), NAMES, colours, before, current.peek()?.lastPiece);
}

/** The lists beside a text that is still read are made anew only when it has grown by such a part. */
const GROWTH = 1.5;
/** @type {Drawing | null} */
let listed = null;
/** What those lists are of. @type {import('./vendor/signals-core.js').ReadonlySignal<Drawing | null>} */
export const listing = computed(() => {
	const now = drawing.value;
	const before = listed?.lines[0] === now?.lines[0] ? (listed?.lines.length ?? 0) : 0;
	if (!now || !current.peek()?.soFar || now.lines.length > before * GROWTH) listed = now;
	return listed;
});

export const selected = computed(() => {
	const id = selectedId.value;
	return id === null ? null : (drawing.value?.quotes.find((quote) => quote.id === id) ?? null);
});

/** @type {import('./vendor/signals-core.js').ReadonlySignal<Pick<Set<string>, 'has' | 'size'>>} ids of the quotes in view */
export const shownIds = computed(() => {
	const quotes = drawing.value?.quotes ?? [];
	if (!isFiltered()) return { has: () => true, size: quotes.length };
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

/** Whether something is left out of view. */
export function isFiltered() {
	return shownVoices.value.size > 0 || hiddenKinds.value.size > 0 || query.value.trim() !== '';
}

/** @param {Quote} quote */
function isShown(quote) {
	const kinds = hiddenKinds.value;
	const voiceShown = shownVoices.value.size === 0 || shownVoices.value.has(quote.voice);
	const isHidden =
		kinds.has(quote.attribution.type) || kinds.has(quote.sureness) || (quote.implied && kinds.has('implied'));
	return voiceShown && !isHidden && isFound(quote, query.value.trim().toLowerCase());
}

/** @param {Quote} quote @param {string} sought */
function isFound({ name, pieces }, sought) {
	if (sought === '') return true;
	const body = drawing.peek()?.body ?? '';
	return [name, ...pieces.map((piece) => body.slice(...piece))].some((text) => text.toLowerCase().includes(sought));
}

/** @type {Correction[]} */
const NONE = [];

let lastId = 0;

/** Adds articles without touching those that are there, and shows the first. @param {Draft[]} drafts */
export function addArticles(drafts) {
	const added = drafts.map((draft) => {
		lastId += 1;
		return /** @type {Article} */ ({
			id: lastId,
			about: {},
			corrections: [],
			undone: [],
			phase: 'waiting',
			precision: chosen.peek(),
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

/** Takes the text of an article anew; what was corrected stays where its words are still there.
 * @param {number} id
 * @param {Reading & {otherwise?: Reading}} reading */
export function retake(id, { text, hints, otherwise }) {
	batch(() => {
		const article = articles.value.find((article) => article.id === id);
		const corrections = article ? carriedOver(article.corrections, article.text, text) : [];
		const lost = (article?.corrections.length ?? 0) - corrections.length;
		update(id, { text, hints, otherwise, corrections, undone: [], phase: 'waiting', failure: undefined });
		show(id);
		if (lost > 0) notices.value = [words.correctionsLost(lost)];
	});
}

/** How sure the engine must be in the current article. */
export const precision = computed(() => current.value?.precision ?? chosen.value);

/** Has all articles read anew with another precision, with what was corrected in them. @param {Precision} precision */
export function choosePrecision(precision) {
	batch(() => {
		chosen.value = precision;
		articles.value = articles.value.map((article) => {
			if (article.precision === precision) return article;
			return { ...article, precision, phase: article.phase === 'failed' ? 'failed' : 'waiting' };
		});
	});
}

/** Takes an article off the page. @param {number} id */
export function close(id) {
	batch(() => {
		const index = articles.value.findIndex((article) => article.id === id);
		articles.value = articles.value.filter((article) => article.id !== id);
		const next = articles.value[Math.max(0, index - 1)];
		if (next) show(next.id);
		else {
			currentId.value = null;
			openForm('new');
		}
	});
}

/** Whether the current article is read for the first time: what is found may read otherwise in the end. */
export const isUnfinished = computed(() => current.value?.soFar !== undefined);

/** Does something to the current article and keeps the selection on the same statement.
 * @param {Correction} correction
 * @param {Place} [follow] where the selected statement stands afterwards */
export function correct(correction, follow) {
	const article = current.value;
	if (!article) return;
	if (isUnfinished.value) {
		toast.value = { text: words.stillReading };
		return;
	}
	changeCorrections(article, { corrections: [...article.corrections, correction], undone: [] }, correction, follow);
}

/** Takes the last correction back. @returns {Correction | undefined} which it was */
export function undo() {
	const article = current.value;
	const last = article?.corrections.at(-1);
	if (!article || !last) return undefined;
	const patch = { corrections: article.corrections.slice(0, -1), undone: [...article.undone, last] };
	changeCorrections(article, patch, last, 'at' in last ? placeOf(last) : undefined);
	return last;
}

/** Does again what was taken back last. @returns {Correction | undefined} which it was */
export function redo() {
	const article = current.value;
	const last = article?.undone.at(-1);
	if (!article || !last) return undefined;
	const patch = { corrections: [...article.corrections, last], undone: article.undone.slice(0, -1) };
	changeCorrections(article, patch, last, 'content' in last ? last.content : placeOf(last));
	return last;
}

/** @param {Correction} correction @returns {Place | undefined} */
function placeOf(correction) {
	if (correction.op === 'speaker') return correction.at[0];
	return 'at' in correction ? correction.at : undefined;
}

/** @param {Article} article @param {Partial<Article>} patch @param {Correction} correction @param {Place} [follow] */
function changeCorrections(article, patch, correction, follow) {
	const asksEngine = correction.op === 'put-back' || correction.op === 'take-out';
	keepSelection(() => update(article.id, asksEngine ? { ...patch, phase: 'waiting' } : patch), follow);
}

/** Numbers change from report to report; the selection stays on its statement.
 * @param {() => void} change
 * @param {Place} [follow] where the statement stands afterwards, if elsewhere */
export function keepSelection(change, follow) {
	const place = follow ?? selected.value?.attribution.content;
	batch(() => {
		change();
		const statements = report.value?.attributions ?? [];
		const index = place ? indexAt(statements, place) : -1;
		selectedId.value = index < 0 ? null : statements[index].id;
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
		query.value = '';
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

/** What an article is called that has no headline. @param {string} text */
export function firstLine(text) {
	const line = text.trimStart().split('\n', 1)[0].trim();
	const title = line.length > TITLE_CHARS ? `${line.slice(0, TITLE_CHARS - 1)}…` : line;
	return title || words.untitled;
}
