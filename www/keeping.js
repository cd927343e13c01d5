// What outlives a reload, and what leaves the page by the reader's wish: the workspace in this browser,
// the project file, the link.

import { download } from './exporting.js';
import { corrected } from './lib/corrections.js';
import * as kept from './lib/kept.js';
import { linkFragment, readLink } from './lib/link.js';
import { fileName, projectText } from './lib/project.js';
import {
	addArticles,
	articles,
	current,
	currentId,
	drawing,
	form,
	notices,
	openForm,
	selectedId,
	show,
	tab,
	toast,
	unsent,
} from './store.js';
import { batch, computed, effect, signal } from './vendor/signals-core.js';
import { VERSION } from './version.js';
import * as words from './words.js';

/** @typedef {import('./store.js').Article} Article */
/** @typedef {import('./lib/kept.js').KeptArticle} KeptArticle */
/** @typedef {'off' | 'session' | 'history'} Mode nothing; what is open; also what was open before */

const KEPT_AS = 'quotelens-keep';
const SAVE_AFTER_MS = 300;
/** What an open tab left behind goes after two days, unless past articles are wanted: then the oldest beyond fifty. */
const SESSION_MS = 2 * 24 * 60 * 60 * 1000;
const MOST_PAST = 50;

/** On a disk, any other saved page can read what this one keeps. */
export const onDisk = location.protocol === 'file:';

/** @type {import('./vendor/signals-core.js').Signal<Mode>} */
export const mode = signal(rememberedMode());
/** Why the browser keeps nothing although it should. */
export const refusal = signal('');
/** @type {import('./vendor/signals-core.js').Signal<import('./lib/kept.js').Past[]>} */
export const past = signal(/** @type {import('./lib/kept.js').Past[]} */ ([]));

/** Whether something in the browser holds what is on the page. */
export const isKept = computed(() => mode.value !== 'off' && refusal.value === '');

/** The reader's own articles, put aside while those of a link are shown.
 * @type {import('./vendor/signals-core.js').Signal<{articles: Article[], currentId: number | null} | null>} */
export const aside = signal(/** @type {{articles: Article[], currentId: number | null} | null} */ (null));

/** @type {{id: string, from: string} | null} */
let own = null;
/** @type {KeptArticle[] | null} */
let lastSaved = null;
let lastUnsent = '';
let timer = 0;
/** The corrections that stand in a project file, as the very lists. @type {WeakSet<object>} */
const filed = new WeakSet();

function rememberedMode() {
	try {
		const remembered = localStorage.getItem(KEPT_AS);
		if (remembered === 'off' || remembered === 'session' || remembered === 'history') return remembered;
	} catch {
		return 'off';
	}
	return onDisk ? 'off' : 'session';
}

/** Takes up what a reload or a crash left, then a link, then keeps what comes. */
export async function startKeeping() {
	if (mode.value !== 'off') await takeUp();
	await openLink();
	addEventListener('hashchange', openLink);
	addEventListener('pagehide', flushAtOnce);
	document.addEventListener('visibilitychange', () => {
		if (document.visibilityState === 'hidden') flush();
	});
	addEventListener('beforeunload', (event) => {
		if (hasUnkept()) event.preventDefault();
	});
	effect(() => {
		// Read here, so that the effect runs again when one of them changes.
		const state = [articles.value, currentId.value, unsent.value, mode.value, aside.value];
		clearTimeout(timer);
		if (state[3] !== 'off') timer = setTimeout(flush, SAVE_AFTER_MS);
	});
}

async function takeUp() {
	await attempt(async () => {
		own ??= await kept.ownName();
		const before = kept.lastMoment() ?? (await kept.load(own.from));
		if (before) restore(before);
		await refreshPast();
	});
}

/** @param {import('./lib/kept.js').Workspace} workspace */
function restore(workspace) {
	const there = { articles: articles.value, currentId: currentId.value };
	// Whoever typed before this was read loses neither.
	const typed = [workspace.unsent, unsent.value.new].filter(Boolean).join('\n\n');
	if (workspace.unsent) unsent.value = { ...unsent.value, new: typed };
	if (workspace.articles.length === 0) return;
	batch(() => {
		addArticles(workspace.articles);
		const added = articles.value.slice(-workspace.articles.length);
		if (there.currentId !== null) show(there.currentId);
		else if (workspace.shown >= 0) show(added[workspace.shown]?.id ?? added[0].id);
		else openForm('new');
	});
}

async function refreshPast() {
	const all = (await kept.pastOnes()).filter(({ id }) => id !== own?.id && id !== own?.from);
	const stale = all.filter(({ when }, index) =>
		mode.value === 'history' ? index >= MOST_PAST : Date.now() - when > SESSION_MS,
	);
	for (const { id } of stale) await kept.forget(id);
	past.value = all.filter((one) => !stale.includes(one));
}

/** What the browser refuses is said, once, and the page goes on. @param {() => Promise<void>} work */
async function attempt(work) {
	try {
		await work();
		refusal.value = '';
	} catch (error) {
		const isFull = error instanceof Error && error.name === 'QuotaExceededError';
		const text = isFull ? words.keepFull : words.keepRefused;
		if (refusal.value !== text) toast.value = { text, label: words.saveFile, act: saveProject };
		refusal.value = text;
	}
}

/** What is to be kept, or `null` where nothing is new. @returns {import('./lib/kept.js').Workspace | null} */
function unwritten() {
	clearTimeout(timer);
	if (mode.value === 'off' || aside.value) return null;
	const list = articles.value.map(forKeeping);
	const text = unsent.value.new ?? '';
	if (lastSaved && text === lastUnsent && sameAs(lastSaved, list)) return null;
	const shown = form.value === null ? articles.value.findIndex(({ id }) => id === currentId.value) : -1;
	return { when: Date.now(), articles: list, shown, unsent: text };
}

/** Writes now what has changed. */
function flush() {
	const workspace = unwritten();
	if (!workspace) return;
	lastSaved = workspace.articles;
	lastUnsent = workspace.unsent;
	attempt(async () => {
		own ??= await kept.ownName();
		if (workspace.articles.length === 0 && workspace.unsent.trim() === '') await kept.forget(own.id);
		else await kept.save(own.id, workspace);
	});
}

/** The page is going, and the database may not finish: what is new goes where writing does not wait, too. */
function flushAtOnce() {
	const workspace = unwritten();
	if (workspace) kept.noteLastMoment(workspace);
	flush();
}

/** @param {Article} article @returns {KeptArticle} */
function forKeeping({ title, titled, text, hints, otherwise, example, about, corrections, undone, precision }) {
	return { title, titled, text, hints, otherwise, example, about, corrections, undone, precision };
}

/** @param {KeptArticle[]} one @param {KeptArticle[]} other */
function sameAs(one, other) {
	const keys = /** @type {(keyof KeptArticle)[]} */ ([
		'title',
		'text',
		'hints',
		'otherwise',
		'about',
		'corrections',
		'undone',
		'precision',
	]);
	return (
		one.length === other.length && one.every((article, at) => keys.every((key) => article[key] === other[at][key]))
	);
}

/** Whether closing the page would lose work. */
function hasUnkept() {
	if (isKept.value) return false;
	const isTyped = Object.values(unsent.value).some((text) => text.trim() !== '');
	const mine = aside.value?.articles ?? articles.value;
	return isTyped || mine.some(({ corrections }) => corrections.length > 0 && !filed.has(corrections));
}

/** @param {Mode} next */
export async function setMode(next) {
	const before = mode.value;
	mode.value = next;
	try {
		localStorage.setItem(KEPT_AS, next);
	} catch {
		// Then it is asked again next time.
	}
	if (next === 'off') {
		const id = own?.id;
		lastSaved = null;
		if (id) await attempt(() => kept.forget(id));
		past.value = [];
		refusal.value = '';
		return;
	}
	// Asked only of those who want to keep more than a reload: some browsers put a question to the reader.
	if (next === 'history') await navigator.storage?.persist?.();
	if (before === 'off')
		await attempt(async () => {
			own ??= await kept.ownName();
		});
	await attempt(refreshPast);
	flush();
}

/** Opens what an earlier tab left; from then on it is part of this one. @param {string} id */
export async function openPast(id) {
	await attempt(async () => {
		const workspace = await kept.load(id);
		if (workspace) restore(workspace);
		lastSaved = null;
		flush();
		await kept.forget(id);
		past.value = past.value.filter((one) => one.id !== id);
	});
}

/** @param {string} id */
export async function forgetPast(id) {
	await attempt(() => kept.forget(id));
	past.value = past.value.filter((one) => one.id !== id);
}

export async function forgetEverything() {
	await attempt(kept.forgetAll);
	forgetHere();
	others?.postMessage('forget');
	toast.value = { text: words.forgotten };
}

/** Other tabs of the page forget with this one. */
const others = 'BroadcastChannel' in globalThis ? new BroadcastChannel('quotelens') : null;
if (others) others.onmessage = forgetHere;

function forgetHere() {
	past.value = [];
	aside.value = null;
	lastSaved = null;
	batch(() => {
		articles.value = [];
		currentId.value = null;
		unsent.value = {};
		openForm('new');
	});
}

// The project file --------------------------------------------------------------------------------

export function saveProject() {
	const list = articles.value;
	if (list.length === 0) return;
	const saved = list.map((article) => ({
		...article,
		report: article.report && corrected(article.report, article.corrections),
	}));
	const name = fileName(current.value?.title ?? list[0].title);
	download({ name, type: 'application/json', content: projectText(saved, VERSION) });
	for (const { corrections } of list) filed.add(corrections);
	toast.value = { text: words.fileSaved };
}

// The link ----------------------------------------------------------------------------------------

/** The address of this page with articles in it. @param {Article[]} list */
export async function linkTo(list) {
	const view = { tab: tab.value, ...(selectedId.value && { quote: selectedId.value }) };
	const fragment = await linkFragment(list, view);
	return location.href.split('#', 1)[0] + fragment;
}

/** Opens what the address holds, beside the reader's own work and never over it. */
async function openLink() {
	const { hash } = location;
	const quote = hash.match(/^#q(\d+)$/i)?.[1];
	if (quote) return void goToQuote(`Q${quote}`);
	const opened = await readLink(hash);
	switch (opened.kind) {
		case 'articles':
			batch(() => {
				aside.value ??= { articles: articles.value, currentId: currentId.value };
				articles.value = [];
				currentId.value = null;
				addArticles(opened.drafts);
				if (isTab(opened.view.tab)) tab.value = opened.view.tab;
			});
			if (opened.view.quote) goToQuote(opened.view.quote);
			break;
		case 'cut':
			notices.value = [words.linkCut(opened.arrived, opened.of)];
			break;
		case 'broken':
			notices.value = [words.linkBroken];
			break;
		case 'newer':
			notices.value = [words.linkNewer];
			break;
		default:
	}
}

/** @param {string | undefined} name @returns {name is import('./store.js').Tab} */
function isTab(name) {
	return name === 'speakers' || name === 'quotes' || name === 'removed';
}

/** Once there is an answer. @param {string} id */
function goToQuote(id) {
	const stop = effect(() => {
		if (!drawing.value) return;
		if (drawing.value.quotes.some((quote) => quote.id === id)) selectedId.value = id;
		queueMicrotask(() => {
			stop();
			document.querySelector(`#article [data-quote="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'center' });
		});
	});
}

/** Back to the reader's own articles; with those of the link among them if they are to be kept.
 * @param {'keep' | 'leave'} what */
export function closeLink(what) {
	const mine = aside.value;
	if (!mine) return;
	const guests = articles.value;
	batch(() => {
		aside.value = null;
		// What was being read when it was put aside is read again.
		const again = mine.articles.map((article) =>
			article.phase === 'running' ? { ...article, phase: /** @type {const} */ ('waiting') } : article,
		);
		articles.value = what === 'keep' ? [...again, ...guests] : again;
		const next = what === 'keep' ? currentId.value : mine.currentId;
		if (next === null) openForm('new');
		else show(next);
	});
	history.replaceState(null, '', location.pathname + location.search);
}
