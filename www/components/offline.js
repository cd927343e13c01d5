// The published page: works offline, is updated only when nobody loses anything, takes what is shared with it.

import { toast } from '../store.js';
import * as words from '../words.js';

/**
 * @typedef {object} Shell
 * @property {() => boolean} isUntouched whether a reload would lose nothing
 * @property {(draft: import('../store.js').Draft) => void} add
 * @property {(files: File[]) => void} open
 */

const TOLD_FOR_MS = 8000;

/** Only what is published has a manifest: not www/ as it lies there, not the page of one file. */
function isPublished() {
	return document.querySelector('link[rel=manifest]') !== null && 'serviceWorker' in navigator;
}

/** @param {Shell} shell */
export function mountOffline(shell) {
	if (!isPublished()) return;
	takeShared(shell);
	takeOpened(shell);
	// After the first picture and the engine: what is kept for later must not delay what is wanted now.
	addEventListener('load', () => setTimeout(() => register(shell), 1000));
}

/** @param {Shell} shell */
async function register(shell) {
	try {
		const registration = await navigator.serviceWorker.register('sw.js', { updateViaCache: 'none' });
		if (registration.waiting) update(registration.waiting, shell);
		registration.addEventListener('updatefound', () => watch(registration.installing, shell));
		watch(registration.installing, shell);
	} catch {
		// A browser or host that forbids it leaves a page that works while there is a network.
	}
}

/** @param {ServiceWorker | null} worker @param {Shell} shell */
function watch(worker, shell) {
	worker?.addEventListener('statechange', () => {
		if (worker.state !== 'installed') return;
		if (navigator.serviceWorker.controller) update(worker, shell);
		else tellForAWhile(words.offlineReady);
	});
}

/** Good to know, and nothing to do about. @param {string} text */
function tellForAWhile(text) {
	const message = { text };
	toast.value = message;
	setTimeout(() => {
		if (toast.value === message) toast.value = null;
	}, TOLD_FOR_MS);
}

/** A new version is there: it takes over at once if nobody has begun, else when the reader says so.
 * @param {ServiceWorker} worker @param {Shell} shell */
function update(worker, shell) {
	const reload = () => {
		navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
		worker.postMessage('take over');
	};
	if (shell.isUntouched()) reload();
	else toast.value = { text: words.newVersion, label: words.reload, act: reload };
}

/** What another app shared, as `sw.js` left it. @param {Shell} shell */
async function takeShared(shell) {
	if (!new URLSearchParams(location.search).has('shared')) return;
	history.replaceState(null, '', location.pathname + location.hash);
	const name = `quotelens-shared ${new URL('./', location.href).pathname}`;
	const cache = await caches.open(name);
	const { title, text } = (await (await cache.match('words'))?.json()) ?? {};
	if (text) shell.add(title ? { title, text } : { text });
	const files = (await cache.keys()).filter(({ url }) => /\/file-\d+$/.test(url));
	const opened = await Promise.all(files.map(async (request) => fileOf(await cache.match(request))));
	if (opened.length > 0) shell.open(opened);
	await caches.delete(name);
}

/** @param {Response | undefined} response */
async function fileOf(response) {
	const type = response?.headers.get('content-type') ?? '';
	const name = decodeURIComponent(response?.headers.get('file-name') ?? '');
	return new File(response ? [await response.blob()] : [], name, { type });
}

/** Files opened with the installed page. @param {Shell} shell */
function takeOpened(shell) {
	const queue = /** @type {any} */ (globalThis).launchQueue;
	queue?.setConsumer(async (/** @type {{files: {getFile(): Promise<File>}[]}} */ { files }) => {
		if (files.length > 0) shell.open(await Promise.all(files.map((file) => file.getFile())));
	});
}
