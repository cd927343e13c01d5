// What is kept and what is shared: reloads, tabs, private sessions, links, project files. No text is lost.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { axe, openSite, paste, reached, read, screenshot } from './browser.mjs';
import { CASES } from './fixtures/mock-engine.js';

const site = await openSite();
after(() => site.close());

const cards = (page) => page.locator('#quotes .cards .name').allTextContents();
const titles = (page) => page.locator('#switcher option').allTextContents();
const precision = (page) => page.locator('#speakers .precision label:has(:checked)').textContent();
/** Saving waits a little for the next change. */
const saved = (page) => page.waitForTimeout(700);

/** What the browser holds for the page. */
const stored = (page) =>
	page.evaluate(async () => {
		const databases = await indexedDB.databases();
		if (!databases.some(({ name }) => name === 'quotelens')) return [];
		return new Promise((resolve) => {
			indexedDB.open('quotelens').onsuccess = ({ target }) => {
				const all = target.result.transaction('workspaces').objectStore('workspaces').getAll();
				all.onsuccess = () => {
					target.result.close();
					resolve(all.result);
				};
			};
		});
	});

/** Gives Q4 another speaker. */
async function correct(page, name) {
	await page.click('#article a.ref[data-quote=Q4]');
	await page.keyboard.press('s');
	await page.fill('#edit-speaker', name);
	await page.keyboard.press('Enter');
	await page.keyboard.press('Escape');
}

test('a reload loses nothing: articles, corrections, what is typed and not sent', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await correct(page, 'Oda Kern');
	await paste(page, CASES.pieces.text);
	await page.waitForFunction(() => document.querySelector('#article')?.textContent?.includes('Ilan Breck'));
	await page.click('text=New article');
	await page.keyboard.type('A draft of my own.');
	await page.reload();
	await page.waitForFunction(() => document.querySelector('#paste')?.value === 'A draft of my own.');
	assert.equal((await titles(page)).length, 3);
	await page.selectOption('#switcher select', { label: 'Council in brief' });
	await reached(page, 'result');
	assert.equal((await cards(page))[3], 'Oda Kern');
	await page.click('[aria-label=Undo]');
	assert.equal((await cards(page))[3], 'officials', 'and the way back is kept, too');
	await page.reload();
	await reached(page, 'result');
	assert.equal(await page.isDisabled('[aria-label=Redo]'), false);
	assert.match((await page.textContent('#keep-note')) ?? '', /^Kept in this browser only\./);
});

test('an edited text that was not sent stays in the form', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await page.click('text=Edit text');
	await page.fill('#paste', 'Half an edit');
	await paste(page, ' and more');
	await page.selectOption('#switcher select', { label: 'Council in brief' });
	await reached(page, 'result');
	await page.click('text=Edit text');
	assert.equal(await page.inputValue('#paste'), 'Half an edit and more');
	await page.click('text=Leave it as it was');
	await page.click('text=Edit text');
	assert.equal(await page.inputValue('#paste'), CASES.kinds.text);
});

test('two tabs do not write over one another, and a copied tab goes on by itself', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await saved(page);
	// A tab opened by another has a copy of its memory, as a duplicated tab has.
	const [copy] = await Promise.all([
		page.context().waitForEvent('page'),
		page.evaluate(() => window.open(location.href)),
	]);
	await reached(copy, 'result');
	assert.equal(await copy.textContent('#article h1'), 'Council in brief');
	await copy.bringToFront();
	await copy.focus('#article h1');
	await paste(copy, CASES.pieces.text);
	await copy.waitForFunction(() => document.querySelector('#article')?.textContent?.includes('Ilan Breck'));
	await saved(copy);
	assert.deepEqual((await stored(page)).map(({ articles }) => articles.length).sort(), [1, 2]);
	await page.reload();
	await reached(page, 'result');
	assert.equal((await titles(page)).length, 1);
});

test('a closed tab is offered to the next one', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await correct(page, 'Oda Kern');
	await saved(page);
	const next = await page.context().newPage();
	await page.close();
	await next.goto(site.address);
	await next.click('text=Continue with “Council in brief”');
	await reached(next, 'result');
	assert.equal((await cards(next))[3], 'Oda Kern');
	await saved(next);
	assert.equal((await stored(next)).length, 1, 'it has become this tab’s');
});

test('past articles: a list to open and to forget, by choice', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await page.click('#keep-note button');
	await page.click('#keep >> text=Past articles, too');
	assert.deepEqual(await axe(page), [], 'keep and share');
	await page.keyboard.press('Escape');
	await saved(page);
	// Three weeks ago.
	await page.evaluate(
		() =>
			new Promise((done) => {
				indexedDB.open('quotelens').onsuccess = ({ target }) => {
					const store = target.result.transaction('workspaces', 'readwrite').objectStore('workspaces');
					store.getAll().onsuccess = (event) => {
						store.put({ ...event.target.result[0], when: Date.now() - 21 * 86_400_000 }, 'old').onsuccess = done;
					};
				};
			}),
	);
	await page.reload();
	await reached(page, 'result');
	await page.click('#keep-note button');
	assert.match((await page.textContent('#keep .past')) ?? '', /Council in brief\s*1 article, 21 days ago/);
	await page.click('#keep >> text=What is open');
	await page.waitForSelector('#keep .past', { state: 'detached' });
	assert.equal((await stored(page)).length, 1, 'without the list, what is older than two days is gone');
});

test('a private session writes nothing, and asks before corrections are lost', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await saved(page);
	await page.click('#keep-note button');
	await page.click('#keep >> text=Nothing');
	await page.keyboard.press('Escape');
	await correct(page, 'Oda Kern');
	await saved(page);
	assert.deepEqual(await stored(page), []);
	assert.match((await page.textContent('#keep-note')) ?? '', /^Not kept/);
	const asked = [];
	page.on('dialog', async (dialog) => {
		asked.push(dialog.type());
		await dialog.accept();
	});
	await page.reload();
	assert.deepEqual(asked, ['beforeunload']);
	assert.equal(await page.getAttribute('html', 'data-state'), 'empty');
	await page.waitForTimeout(200);
	await page.reload();
	assert.equal(asked.length, 1, 'nothing to lose, nothing asked');
});

test('a browser that keeps nothing says so and goes on', async (t) => {
	const page = await site.open(t, {
		script: () => {
			IDBFactory.prototype.open = () => {
				throw new DOMException('The operation is insecure.', 'SecurityError');
			};
		},
	});
	await page.focus('#paste');
	await paste(page, CASES.kinds.text);
	await reached(page, 'result');
	await page.waitForSelector('#toast >> text=This browser does not keep anything here');
	assert.match((await page.textContent('#keep-note')) ?? '', /^Not kept/);
	assert.equal((await page.locator('#article mark').count()) > 0, true);
	await page.click('#keep-note button');
	assert.deepEqual(await axe(page), []);
});

test('a full disk says so, with the way to keep the work', async (t) => {
	const page = await site.open(t, {
		script: () => {
			IDBObjectStore.prototype.put = () => {
				throw new DOMException('full', 'QuotaExceededError');
			};
		},
	});
	await page.focus('#paste');
	await paste(page, CASES.kinds.text);
	await reached(page, 'result');
	await page.waitForSelector('#toast >> text=no room left');
	const [file] = await Promise.all([page.waitForEvent('download'), page.click('#toast >> text=Save project file')]);
	assert.equal(file.suggestedFilename(), 'council-in-brief.quotes.json');
});

test('forget everything, after one question, in all tabs', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await saved(page);
	const other = await page.context().newPage();
	await other.goto(site.address);
	await other.focus('#paste');
	await other.keyboard.type('Words in another tab.');
	await saved(other);
	assert.equal((await stored(page)).length, 2);
	await page.bringToFront();
	await page.click('#keep-note button');
	await page.click('#keep >> text=Forget everything on this device');
	await page.click('#keep >> text=Forget all');
	await reached(page, 'empty');
	await other.waitForFunction(() => document.querySelector('#paste')?.value === '');
	await saved(page);
	assert.deepEqual(await stored(page), []);
});

test('a project file holds everything and opens it again', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await correct(page, 'Oda Kern');
	await page.click('text=Details');
	await page.fill('#about-url', 'example');
	await page.keyboard.press('Tab');
	assert.match((await page.textContent('#about-url-error')) ?? '', /no address of a web page/);
	await page.fill('#about-url', 'https://example.org/lamp');
	await page.fill('#about-outlet', 'The Fell Courier');
	await page.keyboard.press('Tab');
	assert.deepEqual(await axe(page), [], 'details');
	await page.keyboard.press('Escape');
	await page.click('#keep-note button');
	const [file] = await Promise.all([page.waitForEvent('download'), page.click('#keep >> text=Save project file')]);
	const project = JSON.parse(await readFile(await file.path(), 'utf8'));
	assert.equal(project.format, 'quotelens-project');
	assert.equal(project.articles[0].report.attributions[3].speaker, 'Oda Kern');

	const other = await site.open(t);
	await other.setInputFiles('#files', {
		name: 'lamp.quotes.json',
		mimeType: '',
		buffer: Buffer.from(JSON.stringify(project)),
	});
	await reached(other, 'result');
	assert.equal((await cards(other))[3], 'Oda Kern');
	await other.click('#article mark >> nth=0');
	const link = await other.getAttribute('#card-Q1 a.button', 'href');
	assert.equal(link, 'https://example.org/lamp#:~:text=The%20lamp%20stays%20on');
	await other.setInputFiles('#files', [
		{ name: 'x.json', mimeType: '', buffer: Buffer.from('{}') },
		{ name: 'y.quotes.json', mimeType: '', buffer: Buffer.from('{"format": "quotelens-project", "ver') },
	]);
	await other.waitForSelector('#notices li >> nth=1');
	assert.deepEqual(await other.locator('#notices li').allTextContents(), [
		'x.json: this is no project file of Quotelens.',
		'y.quotes.json: this project file is damaged.',
	]);
});

test('a link opens beside the reader’s own work, and is kept only if wanted', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await correct(page, 'Oda Kern 🍎');
	await page.click('#tab-speakers');
	await page.click('#speakers .precision label >> nth=0');
	await reached(page, 'result');
	await page.click('#keep-note button');
	await page.waitForSelector('#keep .level[data-level=fits]');
	await page.click('#keep >> text=Copy link');
	await page.waitForSelector('#keep >> text=Copied');
	const link = await page.evaluate(() => navigator.clipboard.readText());
	assert.ok(link.startsWith(`${site.address}/#v1.`) || link.startsWith(`${site.address}#v1.`), link.slice(0, 60));

	const other = await read(site, t, CASES.pieces.text);
	await saved(other);
	const requests = [];
	other.on('request', (request) => requests.push(request.url()));
	await other.evaluate((link) => {
		location.href = link;
	}, link);
	await other.waitForSelector('.banner');
	await reached(other, 'result');
	assert.deepEqual(
		requests.filter((url) => !url.endsWith('/icon.svg')),
		[],
		'a link asks nobody',
	);
	assert.match((await other.textContent('.banner')) ?? '', /Opened from a link. Your own work is untouched./);
	assert.equal((await cards(other))[3], 'Oda Kern 🍎');
	assert.equal(await precision(other), 'Strict', 'what changes the results comes with the link');
	assert.deepEqual(await axe(other), [], 'banner');
	await screenshot(other, 'link-opened');
	await saved(other);
	assert.equal((await stored(other))[0].articles[0].text, CASES.pieces.text, 'what is kept is the reader’s own');
	await other.click('.banner >> text=Close');
	await other.waitForFunction(() => document.querySelector('#article')?.textContent?.includes('Ilan Breck'));
	assert.equal((await titles(other)).length, 1);
	assert.equal(await precision(other), 'Normal', 'and goes with it');
	assert.equal(new URL(other.url()).hash, '');

	await other.evaluate((link) => {
		location.href = link;
	}, link);
	await other.click('.banner >> text=Keep a copy');
	assert.equal((await titles(other)).length, 2);
	assert.equal(await other.textContent('#article h1'), 'Council in brief');

	const third = await site.open(t);
	await third.goto(link);
	await third.reload();
	await reached(third, 'result');
	assert.equal((await cards(third))[3], 'Oda Kern 🍎');
	await third.click('.banner >> text=Close');
	await reached(third, 'empty');
});

test('a link that was cut says how much of it arrived', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await page.click('#keep-note button');
	await page.click('#keep >> text=Copy link');
	const link = await page.evaluate(() => navigator.clipboard.readText());
	const other = await site.open(t);
	await other.focus('#paste');
	await other.keyboard.type('My own words.');
	await other.evaluate((link) => {
		location.hash = link.slice(link.indexOf('#'), -40);
	}, link);
	await other.waitForSelector('#notices li');
	assert.match(
		(await other.textContent('#notices li')) ?? '',
		/^This link was cut off: \d+ of \d+ characters arrived\./,
	);
	assert.equal(await other.inputValue('#paste'), 'My own words.');
	assert.deepEqual(await axe(other), []);
	await screenshot(other, 'link-cut');
});

test('an article too long for a link is offered as a file', async (t) => {
	const page = await site.open(t, { engine: 'mock' });
	await page.focus('#paste');
	// Words without end and without repetition, which do not pack.
	const noise = Array.from({ length: 8000 }, (_, n) => ((n * 2654435761) >>> 0).toString(36)).join(' ');
	await paste(page, noise);
	await page.waitForSelector('html[data-state=result]');
	await page.click('#keep-note button');
	await page.waitForSelector('#keep .level[data-level=too-long]');
	assert.equal(await page.isDisabled('#keep button:has-text("Copy link")'), true);
});

test('an address of a quote goes to it', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await page.evaluate(() => {
		location.hash = '#q3';
	});
	await page.waitForSelector('#article mark.on[data-quote=Q3]');
});
