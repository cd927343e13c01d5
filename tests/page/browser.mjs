// What the tests of the page share: a server, a browser, and the page opened in it as a reader has it.
//
// The engine of the page is `www/pkg/quotelens.js`. A test that asks for `engine: 'mock'` gets
// `fixtures/mock-engine.js` in its place, put there by intercepting the request: the page itself has
// no switch for it.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch } from '../../tools/browser.mjs';
import { createFileServer, listen } from '../../tools/serve.mjs';
import esbuild from '../../www/node_modules/esbuild/lib/main.js';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const FOLDER = here('../../www');
const ARTEFACTS = here('artefacts/');
export const [{ text: MOCK }] = esbuild.buildSync({
	entryPoints: [here('fixtures/mock-engine.js')],
	bundle: true,
	format: 'esm',
	charset: 'utf8',
	write: false,
}).outputFiles;
const AXE = readFileSync(here('../../www/node_modules/axe-core/axe.min.js'), 'utf8');
/** The smallest module there is, so that a mocked page needs no built engine. */
const EMPTY_MODULE = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** What is put in the engine's place. */
const ENGINES = {
	real: async () => {},
	mock: async (context) => {
		await context.route('**/pkg/quotelens.js', (route) =>
			route.fulfill({ contentType: 'text/javascript', body: MOCK }),
		);
		await context.route('**/pkg/quotelens_bg.wasm', (route) =>
			route.fulfill({ contentType: 'application/wasm', body: EMPTY_MODULE }),
		);
	},
	missing: async (context) => {
		await context.route('**/pkg/**', (route) => route.fulfill({ status: 404, body: 'not found' }));
	},
	/** Never arrives, as on a dead line. */
	stuck: async (context) => {
		await context.route('**/pkg/**', () => {});
	},
};

/** One server and one browser for a test file: `const site = await openSite()`, closed by `after`. */
export async function openSite() {
	mkdirSync(ARTEFACTS, { recursive: true });
	const server = createFileServer(FOLDER);
	const address = await listen(server, 0);
	const browser = await launch();
	return {
		address,
		open: (t, options) => open(t, browser, address, options ?? {}),
		tasks: (page, work) => tasks(browser, page, work),
		close: async () => {
			await browser.close();
			server.closeAllConnections();
			server.close();
		},
	};
}

/**
 * The page in a context of its own. When the test ends it fails if the page logged an error or asked
 * for anything outside its origin.
 */
async function open(t, browser, address, options) {
	const { engine = 'mock', width = 1440, height = 900, scheme = 'light', script, loud = false } = options;
	const context = await browser.newContext({
		viewport: { width, height },
		colorScheme: scheme,
		reducedMotion: 'reduce',
		permissions: ['clipboard-read', 'clipboard-write'],
	});
	await ENGINES[engine](context);
	const page = await context.newPage();
	if (script) await page.addInitScript(script);
	const problems = [];
	page.on('request', (request) => {
		const url = new URL(request.url());
		if (url.origin !== new URL(address).origin && !['data:', 'blob:'].includes(url.protocol))
			problems.push(`request to ${url}`);
	});
	page.on('pageerror', (error) => problems.push(String(error)));
	page.on('console', (message) => {
		if (message.type() === 'error' && !loud) problems.push(message.text());
	});
	t.after(async () => {
		await context.close();
		assert.deepEqual(problems, []);
	});
	await page.goto(address);
	return page;
}

/**
 * How long the page's own thread was busy at a time while something went on, in milliseconds of the processor's
 * time, the longest first: whatever else the machine has to do does not count.
 */
async function tasks(browser, page, work) {
	await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', 'devtools.timeline'] });
	await work();
	const { traceEvents: events } = JSON.parse(await browser.stopTracing());
	const thread = ({ pid, tid }) => `${pid} ${tid}`;
	const mains = new Set(
		events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(thread),
	);
	// Only the page at hand calls functions now.
	const main = thread(events.find((event) => event.name === 'FunctionCall' && mains.has(thread(event))));
	return events
		.filter((event) => event.name === 'RunTask' && event.tdur && thread(event) === main)
		.map(({ tdur }) => tdur / 1000)
		.sort((a, b) => b - a);
}

/** Pastes as a reader does: from the clipboard, by the keyboard, where the focus is. */
export async function paste(page, text, html) {
	await page.evaluate(
		async ([plain, rich]) => {
			const items = { 'text/plain': new Blob([plain], { type: 'text/plain' }) };
			if (rich) items['text/html'] = new Blob([rich], { type: 'text/html' });
			await navigator.clipboard.write([new ClipboardItem(items)]);
		},
		[text, html],
	);
	await page.keyboard.press('Control+V');
}

/** Pastes what no clipboard would let through, by an event made up. */
export async function pasteRaw(page, text, html) {
	await page.evaluate(
		([plain, rich]) => {
			const clipboardData = new DataTransfer();
			clipboardData.setData('text/plain', plain);
			if (rich) clipboardData.setData('text/html', rich);
			document.activeElement.dispatchEvent(
				new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
			);
		},
		[text, html],
	);
}

/** Opens the page, pastes a text and waits for the answer. */
export async function read(site, t, text, options) {
	const page = await site.open(t, options);
	await page.focus('#paste');
	await paste(page, text);
	await reached(page, 'result');
	return page;
}

/** Waits until the page says it is in a state. */
export async function reached(page, state) {
	await page.waitForSelector(`html[data-state="${state}"]`, { timeout: 10_000 });
	// The focus is set after the drawing; what a test does next must not race it.
	await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done())));
}

export function screenshot(page, name) {
	return page.screenshot({ path: `${ARTEFACTS}${name}.png` });
}

/** The names of the axe rules the page breaks, with what breaks them. */
export async function axe(page) {
	// The page's policy lets no script in; the debugger is not bound by it.
	await page.evaluate(AXE);
	return page.evaluate(async () => {
		const { violations } = await globalThis.axe.run(document);
		return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
	});
}

/** The words of each quote as drawn, pieces apart; the numbers are not part of them. */
export function drawnQuotes(page) {
	return page.evaluate(() => {
		const drawn = {};
		for (const mark of document.querySelectorAll('#article mark[data-quote]')) {
			const copy = mark.cloneNode(true);
			for (const other of copy.querySelectorAll('a')) other.remove();
			drawn[mark.dataset.quote] ??= [];
			drawn[mark.dataset.quote].push(copy.textContent);
		}
		return drawn;
	});
}
