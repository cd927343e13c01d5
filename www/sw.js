// Keeps the published page so that it works offline, and takes what other apps share with it.
//
// A version is kept whole: all its files or none. The one before stays too, for pages still open in it.

/** @typedef {{version: string, files: string[]}} Published put in by tools/site.mjs */

const { version, files } = /** @type {Published} */ (/** @type {any} */ (globalThis).PUBLISHED);
/** A service worker's own global, for which the page's types have no name. */
const worker = /** @type {any} */ (globalThis);
const scope = new URL(worker.registration.scope);

/** Other pages of the same host keep caches too. */
const PREFIX = `quotelens ${scope.pathname} `;
const CACHE = PREFIX + version;

/** What was shared lies here until the page takes it. */
const SHARED = `quotelens-shared ${scope.pathname}`;

/** @typedef {Event & {waitUntil(work: Promise<unknown>): void, respondWith(answer: Promise<Response>): void, request: Request, data: any}} WorkerEvent */

worker.addEventListener('install', (/** @type {WorkerEvent} */ event) => event.waitUntil(keep()));
worker.addEventListener('activate', (/** @type {WorkerEvent} */ event) => event.waitUntil(forget()));
worker.addEventListener('message', (/** @type {WorkerEvent} */ { data }) => {
	if (data === 'take over') worker.skipWaiting();
});
worker.addEventListener('fetch', (/** @type {WorkerEvent} */ event) => {
	const { method, url } = event.request;
	if (method === 'POST' && url === new URL('share', scope).href) event.respondWith(takeShared(event.request));
	else if (method === 'GET' && url.startsWith(scope.href)) event.respondWith(answer(event.request));
});

async function keep() {
	const cache = await caches.open(CACHE);
	// Past the browser's own cache, which may hold files of another version.
	await cache.addAll(files.map((file) => new Request(file, { cache: 'reload' })));
}

async function forget() {
	const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
	// In the order in which they were made: the last is the version before this.
	await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

/** @param {Request} request @returns {Promise<Response>} */
async function answer(request) {
	const { pathname } = new URL(request.url);
	const isHome = pathname === scope.pathname || pathname === `${scope.pathname}index.html`;
	const wanted = isHome ? scope.href : request;
	const cache = await caches.open(CACHE);
	const kept = (await cache.match(wanted, { ignoreSearch: true })) ?? (await caches.match(wanted));
	return kept ?? fetch(request);
}

/** By POST, so that no article stands in an address. @param {Request} request @returns {Promise<Response>} */
async function takeShared(request) {
	const form = await request.formData();
	/** @param {string} name */
	const field = (name) => String(form.get(name) ?? '').trim();
	const shared = { title: field('title'), text: field('text') || field('url') };
	const cache = await caches.open(SHARED);
	await cache.put('words', new Response(JSON.stringify(shared)));
	const shares = form.getAll('files').filter((file) => file instanceof File);
	await Promise.all(
		shares.map((file, index) => {
			const headers = { 'content-type': file.type, 'file-name': encodeURIComponent(file.name) };
			return cache.put(`file-${index}`, new Response(file, { headers }));
		}),
	);
	return Response.redirect(`${scope.href}?shared`, 303);
}
