// What is kept in this browser: the open articles of each tab, under a name of their own, so that no tab
// writes over another.

import { createStore, del, delMany, entries, get, set } from '../vendor/idb-keyval.js';

/** @typedef {import('../store.js').Article} Article */
/** @typedef {Pick<Article, 'title' | 'titled' | 'text' | 'hints' | 'otherwise' | 'example' | 'about' | 'corrections' | 'undone' | 'precision'>} KeptArticle */
/** @typedef {{when: number, articles: KeptArticle[], shown: number, unsent: string}} Workspace */
/** @typedef {{id: string, when: number, title: string, count: number}} Past a workspace whose tab is closed */

const TAB = 'quotelens-tab';
const LAST = 'quotelens-last-moment';

/** @type {ReturnType<typeof createStore> | undefined} */
let store;

/** Opened when first needed: a private session never asks for it. */
function opened() {
	store ??= createStore('quotelens', 'workspaces');
	return store;
}

/** This tab's name, and the workspace it had before a reload. A copied tab has its original's name: it gets
 * what is there and goes on under a name of its own.
 * @returns {Promise<{id: string, from: string}>} */
export async function ownName() {
	const given = sessionStorage.getItem(TAB);
	const from = given ?? freshName();
	// On a reload the page before may still be letting go.
	for (let attempt = 0; attempt < 5; attempt += 1) {
		if (await holds(from)) return named(from, from);
		if (!given) break;
		await new Promise((done) => setTimeout(done, 60));
	}
	const id = freshName();
	await holds(id);
	return named(id, from);
}

/** @param {string} id @param {string} from */
function named(id, from) {
	sessionStorage.setItem(TAB, id);
	return { id, from };
}

function freshName() {
	return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
}

/** Holds a name for as long as the page lives. @param {string} id @returns {Promise<boolean>} */
function holds(id) {
	if (!navigator.locks) return Promise.resolve(true);
	return new Promise((resolve) => {
		navigator.locks
			.request(`quotelens ${id}`, { ifAvailable: true }, (lock) => {
				resolve(lock !== null);
				return lock ? new Promise(() => {}) : undefined;
			})
			.catch(() => resolve(true));
	});
}

/** @param {Workspace} workspace */
export function noteLastMoment(workspace) {
	try {
		sessionStorage.setItem(LAST, JSON.stringify(workspace));
	} catch {
		// More than fits there: then the database has it, or nearly all of it.
	}
}

/** What a page noted as it went; read once. @returns {Workspace | undefined} */
export function lastMoment() {
	const noted = sessionStorage.getItem(LAST);
	sessionStorage.removeItem(LAST);
	return noted ? JSON.parse(noted) : undefined;
}

/** @param {string} id @returns {Promise<Workspace | undefined>} */
export function load(id) {
	return get(id, opened());
}

/** @param {string} id @param {Workspace} workspace */
export function save(id, workspace) {
	return set(id, workspace, opened());
}

/** @param {string} id */
export function forget(id) {
	return del(id, opened());
}

/** Everything, of all tabs. */
export async function forgetAll() {
	const all = await entries(opened());
	await delMany(
		all.map(([key]) => key),
		opened(),
	);
}

/** Workspaces no open tab holds, the newest first. @returns {Promise<Past[]>} */
export async function pastOnes() {
	const held = new Set(((await navigator.locks?.query())?.held ?? []).map(({ name }) => name));
	/** @type {[string, Workspace][]} */
	const all = await entries(opened());
	return all
		.filter(([id]) => !held.has(`quotelens ${id}`))
		.map(([id, { when, articles, shown, unsent }]) => ({
			id,
			when,
			title: articles[Math.max(0, shown)]?.title ?? unsent.trim().slice(0, 60),
			count: articles.length,
		}))
		.sort((a, b) => b.when - a.when);
}
