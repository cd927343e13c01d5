// The ways out of the page: the menu, the files it makes, paper.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { axe, openSite, paste, pasteRaw, reached, screenshot } from './browser.mjs';

const site = await openSite();
after(() => site.close());

async function example(t, name, options) {
	const page = await site.open(t, { engine: 'real', ...options });
	await page.click(`[data-example=${name}]`);
	await reached(page, 'result');
	return page;
}

/** Presses a button of the menu and gives the file that comes of it. */
async function exportedBy(page, label) {
	if (!(await page.isVisible('#export'))) await page.click('.export-button');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.click(`#export li:has-text("${label}") button`),
	]);
	return { name: download.suggestedFilename(), content: readFileSync(await download.path(), 'utf8') };
}

test('the menu by keyboard: open, choose, and back to where one was', async (t) => {
	const page = await example(t, 'library');
	await page.focus('.export-button');
	await page.keyboard.press('Enter');
	assert.ok(await page.isVisible('#export'));
	await page.keyboard.press('Tab');
	assert.match(await page.evaluate(() => document.activeElement?.textContent), /Fact-check sheet/);
	assert.deepEqual(await axe(page), []);
	await page.keyboard.press('Escape');
	assert.ok(!(await page.isVisible('#export')));
	assert.ok(await page.evaluate(() => document.activeElement?.classList.contains('export-button')));
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
	assert.match(download.suggestedFilename(), /\.fact-check\.csv$/);
	assert.ok(!(await page.isVisible('#export')), 'it is done');
});

test('paste, correct and export by keyboard only', async (t) => {
	const page = await site.open(t, { engine: 'real' });
	await paste(page, 'The fair 🍎\n\n“We sold every apple,” said Jun Ravel. “It rained,” Oda Kern said.');
	await reached(page, 'result');
	await page.keyboard.press('j');
	await page.keyboard.press('x');
	await page.waitForFunction(() => document.querySelectorAll('#article a.ref').length === 1);
	const isThere = () => page.evaluate(() => document.activeElement?.classList.contains('export-button'));
	for (let steps = 0; steps < 60 && !(await isThere()); steps += 1) await page.keyboard.press('Shift+Tab');
	assert.ok(await isThere(), 'reached by Tab');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
	const [, ...rows] = readFileSync(await download.path(), 'utf8')
		.trim()
		.split('\r\n');
	assert.deepEqual(
		rows.map((row) => row.split(',')[3]),
		['Oda Kern'],
		'what was struck off is not in it',
	);
});

test('what was marked by hand goes out where the engine failed', async (t) => {
	const page = await site.open(t, { engine: 'missing', loud: true });
	await page.focus('#paste');
	await pasteRaw(page, 'Nobody here knows what Jun Ravel said about apples.');
	await reached(page, 'error');
	assert.equal(await page.locator('.export-button').count(), 0, 'there is nothing yet');
	await page.evaluate(() => {
		const [words] = document.querySelector('#article p:not([class])')?.childNodes ?? [];
		getSelection()?.setBaseAndExtent(words, 0, words, 'Nobody here'.length);
	});
	await page.click('#editor >> text=Mark as quote');
	await page.fill('#edit-speaker', 'Oda Kern');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Escape');
	const { content } = await exportedBy(page, 'Table');
	assert.match(content, /,Nobody here,Oda Kern,/);
	assert.match(content, /by hand/);
});

test('every format gives a file of its kind', async (t) => {
	const page = await example(t, 'dam');
	const labels = await page.locator('#export li .name').allTextContents();
	const files = [];
	for (const label of labels.filter((label) => label !== 'Print')) files.push(await exportedBy(page, label));
	assert.deepEqual(
		files.map(({ name }) => name.replace(/^[a-z0-9-]+\./, '')),
		[
			'fact-check.csv',
			'quotes.csv',
			'annotated.html',
			'quotes.md',
			'report.json',
			'quotes.jsonl',
			'annotations.jsonld',
			'tei.xml',
			'brat.zip',
			'conllup',
			'gold.jsonl',
		],
	);
	for (const { name, content } of files) assert.ok(content.length > 500, name);
});

test('all articles go into one file', async (t) => {
	const page = await example(t, 'harbour');
	await page.click('.export-button');
	assert.deepEqual(await axe(page), []);
	await page.check('#export input[value=all]', { force: true });
	await screenshot(page, 'export-menu');
	const { name, content } = await exportedBy(page, 'Table');
	assert.equal(name, '2-articles.quotes.csv');
	assert.equal(
		new Set(
			content
				.split('\r\n')
				.slice(1, -1)
				.map((line) => line.split(',')[0]),
		).size,
		2,
	);
});

test('there is nothing to export while there is no answer', async (t) => {
	const page = await site.open(t);
	assert.equal(await page.locator('.export-button').count(), 0);
});

test('the annotated page stands alone: nothing runs, nothing is loaded, axe finds nothing', async (t) => {
	const page = await example(t, 'dam');
	const { content } = await exportedBy(page, 'Annotated page');
	const alone = await page.context().newPage();
	const problems = [];
	alone.on('request', (request) => problems.push(request.url()));
	alone.on('console', (message) => problems.push(message.text()));
	await alone.setContent(content);
	assert.deepEqual(problems, []);
	assert.deepEqual(await axe(alone), []);
	assert.ok((await alone.locator('mark').count()) > 20);
	await screenshot(alone, 'export-page');
	await alone.setViewportSize({ width: 390, height: 844 });
	assert.equal(await alone.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
	await alone.emulateMedia({ colorScheme: 'dark' });
	await screenshot(alone, 'export-page-narrow-dark');
});

for (const [name, options] of Object.entries({
	'wide-dark': { scheme: 'dark' },
	'narrow-light': { width: 390, height: 844 },
	'narrow-dark': { width: 390, height: 844, scheme: 'dark' },
})) {
	test(`a picture of the menu to look at, ${name}`, async (t) => {
		const page = await example(t, 'dam', options);
		await page.click('.export-button');
		assert.deepEqual(await axe(page), []);
		await screenshot(page, `export-menu-${name}`);
		assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
	});
}

test('on paper: the article, its numbers, the notes, and no panels', async (t) => {
	const page = await example(t, 'dam', { scheme: 'dark' });
	await page.click('[data-opens=about]');
	await page.fill('#about-outlet', 'The Fell Courier');
	await page.fill('#about-url', 'https://example.org/fell/the-dam-above-the-valley');
	await page.press('#about-url', 'Tab');
	await page.keyboard.press('Escape');
	await page.click('#article mark >> nth=3');
	await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
	await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
	for (const part of ['#panel', '#header', '#footer', '#map', '#export', '#editor', '#bottom-bar'])
		assert.ok(!(await page.isVisible(part)), part);
	const quotes = await page.locator('#quotes [data-quote]').count();
	assert.equal(await page.locator('#print-notes li').count(), quotes);
	assert.match((await page.textContent('#article .meta')) ?? '', /14 October 2024/, 'the date is on the first page');
	const [from, title] = [page.locator('#print-from'), page.locator('#article h1')];
	assert.match(
		(await from.textContent()) ?? '',
		/^The Fell Courier · https:\/\/example\.org\/fell\/the-dam-above-the-valley$/,
	);
	const [outlet, headline] = [await from.boundingBox(), await title.boundingBox()];
	assert.ok(outlet && headline && outlet.height > 8, 'outlet and address can be seen');
	assert.ok(outlet.y < headline.y && headline.y < 300, 'at the top of page one');
	const paint = await page.evaluate(() => getComputedStyle(document.body).color);
	assert.equal(paint, 'rgb(28, 27, 25)', 'ink on paper in the dark, too');
	await page.setViewportSize({ width: 794, height: 1123 });
	await screenshot(page, 'print');
	await page.pdf({ path: fileURLToPath(new URL('artefacts/print.pdf', import.meta.url)), preferCSSPageSize: true });
	await page.evaluate(() => dispatchEvent(new Event('afterprint')));
	assert.equal(await page.locator('#print-notes li').count(), 0);
});
