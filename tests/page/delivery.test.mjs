// What is published: the site in a folder of a host, and the page of one file opened by double-click.
//
// `./build.sh page` has made both. The engine here is always the real one.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch } from '../../tools/browser.mjs';
import { createFileServer, listen } from '../../tools/serve.mjs';
import { axe, pasteRaw, reached, screenshot } from './browser.mjs';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

// A project's page lies in a folder of its host, and not at the root.
const root = mkdtempSync(join(tmpdir(), 'quotelens-host-'));
cpSync(join(DIST, 'site'), join(root, 'some', 'project'), { recursive: true });
const server = createFileServer(root);
const host = await listen(server, 0);
const browser = await launch();
after(async () => {
	await browser.close();
	server.closeAllConnections();
	server.close();
	rmSync(root, { recursive: true, force: true });
});

const ADDRESSES = {
	site: `${host}some/project/`,
	file: pathToFileURL(join(DIST, 'quotelens.html')).href,
};

/** Opens a published page; what it logs as an error or asks of others fails the test. */
async function open(t, address, options = {}) {
	const { width = 1440, height = 900, scheme = 'light' } = options;
	const context = await browser.newContext({
		viewport: { width, height },
		colorScheme: scheme,
		reducedMotion: 'reduce',
		serviceWorkers: options.serviceWorkers ?? 'block',
	});
	const page = await context.newPage();
	const problems = [];
	context.on('request', (request) => {
		const url = request.url();
		const isOwn = address.startsWith('file:') ? url === address : url.startsWith(address);
		if (!isOwn && !/^(data|blob):/.test(url)) problems.push(`request to ${url}`);
	});
	page.on('pageerror', (error) => problems.push(String(error)));
	page.on('console', (message) => {
		if (message.type() === 'error' && !/Service ?Worker/i.test(message.text())) problems.push(message.text());
	});
	t.after(async () => {
		await context.close();
		assert.deepEqual(problems, []);
	});
	await page.goto(address);
	return page;
}

for (const [name, address] of Object.entries(ADDRESSES)) {
	test(`${name}: paste, read, select`, async (t) => {
		const page = await open(t, address);
		await page.focus('#paste');
		await pasteRaw(page, 'The fair 🍎 began. “We sold every apple 🍎,” said Jun Ravel. He said it would be back.');
		await reached(page, 'result');
		assert.equal(await page.locator('#quotes [data-quote]').count(), 2);
		await page.click('#article mark >> nth=0');
		assert.equal(await page.locator('#article mark.on').count(), 1);
		assert.equal(await page.locator('#article .cue.on').count(), 1);
		assert.deepEqual(await axe(page), []);
	});

	test(`${name}: every example is there`, async (t) => {
		const page = await open(t, address);
		for (const example of ['dam', 'library', 'harbour']) {
			await page.click(`[data-example=${example}]`);
			await reached(page, 'result');
			assert.ok((await page.locator('#article mark').count()) > 1, example);
			await page.click('text=New article');
		}
	});

	test(`${name}: the policy lets no connection out`, async (t) => {
		const page = await open(t, address);
		const policy = await page.getAttribute('meta[http-equiv=Content-Security-Policy]', 'content');
		assert.doesNotMatch(policy ?? '', /unsafe-inline|'unsafe-eval'|https?:|\*/);
		if (name === 'file') assert.match(policy ?? '', /connect-src 'none'/);
		assert.equal(await page.locator('[style]').count(), 0);
	});
}

test('the file holds no address to load from', async (t) => {
	const page = await open(t, ADDRESSES.file);
	const loaded = await page.evaluate(() =>
		[...document.querySelectorAll('[src], link[href]')].map(
			(node) => node.getAttribute('src') ?? node.getAttribute('href'),
		),
	);
	assert.deepEqual(
		loaded.filter((address) => !address?.startsWith('data:')),
		[],
	);
});

for (const [name, options] of Object.entries({
	'wide-light': {},
	'wide-dark': { scheme: 'dark' },
	'narrow-light': { width: 390, height: 844 },
	'narrow-dark': { width: 390, height: 844, scheme: 'dark' },
})) {
	test(`a picture of the one file to look at, ${name}`, async (t) => {
		const page = await open(t, ADDRESSES.file, options);
		await page.click('[data-example=dam]');
		await reached(page, 'result');
		await screenshot(page, `file-${name}`);
	});
}

test('file: nothing is kept unless the reader asks for it, for other pages of the disk could read it', async (t) => {
	const page = await open(t, ADDRESSES.file);
	await page.click('[data-example=library]');
	await reached(page, 'result');
	assert.match((await page.textContent('#keep-note')) ?? '', /^Not kept/);
	await page.waitForTimeout(700);
	assert.deepEqual(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), []);
	await page.click('#keep-note button');
	assert.match(
		(await page.textContent('#keep')) ?? '',
		/any other saved page that is opened in this browser can read what is kept/,
	);
	await page.click('#keep >> text=What is open');
	await page.keyboard.press('Escape');
	await page.waitForTimeout(700);
	await page.reload();
	await reached(page, 'result');
	assert.match((await page.textContent('#keep-note')) ?? '', /^Kept in this browser only/);
});
