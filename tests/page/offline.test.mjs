// The published page without a network, and when a new version of it comes.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch } from '../../tools/browser.mjs';
import { createFileServer, listen } from '../../tools/serve.mjs';
import { axe, pasteRaw, reached } from './browser.mjs';

const SITE = fileURLToPath(new URL('../../dist/site', import.meta.url));
const browser = await launch();
after(() => browser.close());

/** A host of its own for each test, since what browsers keep belongs to the host. */
async function publish(t) {
	const root = mkdtempSync(join(tmpdir(), 'quotelens-offline-'));
	const folder = join(root, 'project');
	cpSync(SITE, folder, { recursive: true });
	const server = createFileServer(root);
	const address = `${await listen(server, 0)}project/`;
	const context = await browser.newContext({ reducedMotion: 'reduce' });
	const stop = () => {
		server.closeAllConnections();
		server.close();
	};
	t.after(async () => {
		await context.close();
		stop();
		rmSync(root, { recursive: true, force: true });
	});
	return { folder, address, context, stop };
}

/** Opens the page and waits until it can do without the network. */
async function openKept({ address, context }) {
	const page = await context.newPage();
	await page.goto(address);
	await page.waitForSelector('#toast:has-text("Ready to work offline")', { timeout: 20_000 });
	return page;
}

/** The next version, as a host would have it after the next release. */
function release({ folder }) {
	const read = (name) => readFileSync(join(folder, name), 'utf8');
	writeFileSync(
		join(folder, 'index.html'),
		read('index.html').replace(
			'<title>Quotelens</title>',
			'<title>Quotelens</title><meta name="version" content="next">',
		),
	);
	writeFileSync(join(folder, 'sw.js'), read('sw.js').replace(/version:"\w+"/, 'version:"next"'));
}

const isNext = (page) => page.locator('meta[name=version][content=next]').count();

test('with the network gone for good, the page opens, shows examples and reads', async (t) => {
	const host = await publish(t);
	const first = await openKept(host);
	assert.deepEqual(await axe(first), []);
	await first.close();
	host.stop();
	const page = await host.context.newPage();
	await page.goto(host.address);
	await page.click('[data-example=library]');
	await reached(page, 'result');
	await page.click('text=New article');
	await page.focus('#paste');
	await pasteRaw(page, '“We sold every apple,” said Jun Ravel.');
	await page.waitForFunction(() => document.querySelector('#article')?.textContent?.includes('apple'));
	await reached(page, 'result');
	assert.equal(await page.locator('#quotes [data-quote]').count(), 1);
});

test('a new version is taken at once by a page in which nothing was begun', async (t) => {
	const host = await publish(t);
	await (await openKept(host)).close();
	release(host);
	const page = await host.context.newPage();
	await page.goto(host.address);
	assert.equal(await isNext(page), 0, 'the kept version is there first');
	await page.waitForSelector('meta[name=version][content=next]', { state: 'attached', timeout: 20_000 });
});

test('a new version waits while there is something on the page', async (t) => {
	const host = await publish(t);
	await (await openKept(host)).close();
	release(host);
	const page = await host.context.newPage();
	await page.goto(host.address);
	await page.focus('#paste');
	await page.keyboard.type('Something half written');
	await page.waitForSelector('#toast:has-text("New version")', { timeout: 20_000 });
	assert.equal(await page.inputValue('#paste'), 'Something half written');
	assert.equal(await isNext(page), 0);
	// Whatever the page still asks for is of its own version.
	await page.fill('#paste', '');
	await page.click('[data-example=library]');
	await reached(page, 'result');
	await page.click('#toast >> text=Reload');
	await page.waitForSelector('meta[name=version][content=next]', { state: 'attached', timeout: 20_000 });
});

test('what another app shares is opened, and never stands in an address', async (t) => {
	const host = await publish(t);
	await (await openKept(host)).close();
	// Another page of the host stands for the app that shares.
	writeFileSync(
		join(host.folder, '..', 'app.html'),
		`<form action="project/share" method="post" enctype="multipart/form-data"><input name="title" value="Shared">
		<textarea name="text">“We sold every apple,” said Jun Ravel.</textarea><input type="file" name="files"><button>Share</button></form>`,
	);
	const shared = await host.context.newPage();
	await shared.goto(new URL('../app.html', host.address).href);
	await shared.setInputFiles('input[type=file]', {
		name: 'lamp.txt',
		mimeType: 'text/plain',
		buffer: Buffer.from('“Every lamp was lit,” said Oda Kern.'),
	});
	await shared.click('button');
	await reached(shared, 'result');
	await shared.waitForFunction(() => document.querySelectorAll('#switcher option').length === 2);
	assert.equal(shared.url(), host.address);
});
