// The engine in a real browser: in a page of its own, served from this machine.

import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from '../browser.mjs';
import { createFileServer, listen } from '../serve.mjs';

const here = import.meta.dirname;
const www = fileURLToPath(new URL('../../www', import.meta.url));

/** How often the engine is made ready, each time in a browser context that has not seen it. */
const FIRST_TIMES = 7;

/** An isolated page has a clock that ticks every 5 µs instead of 100. */
const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

/**
 * What runner.mjs asks of a tool: seconds for all texts once, and of each first time.
 *
 * @param {string[]} texts
 */
export async function inChromium(texts) {
	const browser = await launch();
	const server = createFileServer(www);
	try {
		const address = await listen(server, 0);
		const firsts = [];
		for (let time = 0; time < FIRST_TIMES; time += 1) firsts.push(await inPage(browser, address, first, texts[0]));
		const seconds = await inPage(browser, address, all, texts);
		return { name: `quotelens in Chromium ${browser.version()} (WebAssembly)`, seconds, firsts };
	} finally {
		await browser.close();
		server.closeAllConnections();
		server.close();
	}
}

/**
 * What `work` gives of `argument` in an empty page of a Chromium of its own.
 *
 * @template A, R
 * @param {(argument: A) => Promise<R>} work
 * @param {A} argument
 */
export async function inEmptyPage(work, argument) {
	const browser = await launch();
	const server = createFileServer(www);
	try {
		return await inPage(browser, await listen(server, 0), work, argument);
	} finally {
		await browser.close();
		server.closeAllConnections();
		server.close();
	}
}

/** Runs `work` in an empty page; the page of www/ would load an engine beside it. */
async function inPage(browser, address, work, argument) {
	const context = await browser.newContext();
	await context.route('**/bench/**', (route) => {
		const file = basename(new URL(route.request().url()).pathname);
		return file === 'bench'
			? route.fulfill({ headers: ISOLATED, contentType: 'text/html', body: '<!doctype html><title>bench</title>' })
			: route.fulfill({ contentType: 'text/javascript', path: join(here, file) });
	});
	const page = await context.newPage();
	await page.goto(`${address}bench/`);
	const result = await page.evaluate(work, argument);
	await context.close();
	return result;
}

// ---- sent to the page as they are written here -------------------------------------------------

async function first(text) {
	const { start } = await import('/bench/module.mjs');
	const bytes = await (await fetch('/pkg/quotelens_bg.wasm')).arrayBuffer();
	return (await start('/pkg/quotelens.js', bytes, text)).times;
}

async function all(texts) {
	const { start, overAll } = await import('/bench/module.mjs');
	const bytes = await (await fetch('/pkg/quotelens_bg.wasm')).arrayBuffer();
	const { engine } = await start('/pkg/quotelens.js', bytes, texts[0]);
	return overAll(engine, texts);
}
