// Five people and what they came for, from the empty page to the end, timed and with pictures.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { openSite, paste, reached, screenshot } from './browser.mjs';

const site = await openSite();
after(() => site.close());

/** A step of a journey: its picture, and how long it took, as a line of the report. */
function steps(t, page, name) {
	let began = performance.now();
	let count = 0;
	return async (what) => {
		const took = Math.round(performance.now() - began);
		count += 1;
		t.diagnostic(`${name} ${count}, ${what}: ${took} ms`);
		await screenshot(page, `journey-${name}-${count}`);
		began = performance.now();
	};
}

async function download(page, press) {
	const [file] = await Promise.all([page.waitForEvent('download'), press()]);
	return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

async function exportAs(page, label) {
	await page.click('.export-button');
	return download(page, () => page.click(`#export li:has-text("${label}") button`));
}

/** Rows of a table with fields in quotation marks. */
const rows = (csv) =>
	csv
		.replace(/^\ufeff/, '')
		.trim()
		.split('\r\n');

test('a fact-checker: everything one person says, with sources, as a sheet', async (t) => {
	const page = await site.open(t, { engine: 'real' });
	const step = steps(t, page, 'fact-checker');
	const text = await page.evaluate(async () => (await fetch('examples/dam.txt')).text());
	await page.focus('#paste');
	await paste(page, text);
	await reached(page, 'result');
	await step('pasted and read');
	await page.click('#speakers [data-speaker="Tomas Brekk"] .voice');
	await page.click('#tab-quotes');
	const shown = await page.locator('#quotes .cards > li:visible .name').allTextContents();
	assert.ok(shown.length >= 4 && shown.every((name) => name === 'Tomas Brekk'), String(shown));
	await step('one person’s quotes');
	const { name, text: sheet } = await exportAs(page, 'Fact-check sheet');
	assert.match(name, /fact-check\.csv$/);
	const his = rows(sheet).filter((row) => row.includes('Tomas Brekk'));
	assert.ok(his.length >= shown.length, `${his.length} rows`);
	assert.ok(
		his.some((row) => row.includes('the board’s chief engineer')),
		'as the article names him',
	);
	await step('sheet saved');
});

test('a student: three speakers put right, then exported', async (t) => {
	const page = await site.open(t, { engine: 'real' });
	const step = steps(t, page, 'student');
	await page.click('[data-example=dam]');
	await reached(page, 'result');
	await step('example read');
	for (const [n, name] of [
		[0, 'Ines Vallory'],
		[3, 'Odile Farrant'],
		[7, 'A farmer'],
	]) {
		await page.locator('#article a.ref').nth(n).click();
		await page.keyboard.press('s');
		await page.fill('#edit-speaker', name);
		await page.keyboard.press('Enter');
		await page.keyboard.press('Escape');
		await page.keyboard.press('Escape');
	}
	const edited = await page.locator('#quotes .card:has(.edited) .name').allTextContents();
	for (const name of ['Ines Vallory', 'A farmer']) assert.ok(edited.includes(name), String(edited));
	await step('three speakers changed');
	const { text } = await exportAs(page, 'JSON');
	const { attributions } = JSON.parse(text);
	assert.equal(attributions[0].speaker, 'Ines Vallory');
	assert.equal(attributions[0].corrected, true);
	assert.equal(attributions[7].speaker, 'A farmer');
	await step('exported');
});

test('a researcher: fifty articles dropped, one table of all quotes', async (t) => {
	const page = await site.open(t, { engine: 'real' });
	const step = steps(t, page, 'researcher');
	const files = Array.from({ length: 50 }, (_, n) => ({
		name: `article-${n + 1}.txt`,
		mimeType: 'text/plain',
		buffer: Buffer.from(
			`Council meets for the ${n + 1}th time\n\n“We will look at item ${n + 1} again,” said Mara Lindqvist, who leads the council. She denied that there had been a vote.\n`,
		),
	}));
	await page.setInputFiles('#files', files);
	await reached(page, 'result');
	await step('first of fifty read');
	await page.waitForFunction(
		() =>
			[...document.querySelectorAll('#switcher option')].every(({ textContent }) =>
				/^Council meets/.test(textContent ?? ''),
			),
		null,
		{ timeout: 60_000 },
	);
	await step('all read');
	await page.click('.export-button');
	await page.click('#export label:has-text("All 50 articles")');
	const { text } = await download(page, () => page.click('#export li:has-text("Table") button'));
	for (const n of [1, 25, 50]) assert.ok(text.includes(`We will look at item ${n} again`), `item ${n}`);
	assert.ok(rows(text).length >= 101, `${rows(text).length} rows`);
	await step('one table');
});

test('a reader on a phone: the long example, quote by quote', async (t) => {
	const page = await site.open(t, { engine: 'real', width: 390, height: 844 });
	const step = steps(t, page, 'phone');
	await page.click('[data-example=dam]');
	await reached(page, 'result');
	await step('read');
	await page.click('#article mark >> nth=2');
	await page.waitForSelector('#sheet .card');
	await step('a quote tapped');
	await page.click('#sheet [aria-label=Close]');
	await page.click('#bottom-bar >> text=Speakers');
	await step('who speaks');
	await page.click('#speakers .voice >> nth=1');
	await page.click('#bottom-bar >> text=Quotes');
	const names = await page.locator('#quotes .cards > li:visible .name').allTextContents();
	assert.equal(new Set(names).size, 1, String(names));
	await step('what one of them says');
	await page.locator('#quotes .cards > li:visible button.head').first().click();
	await page.click('#quotes .card.on >> text=Show in the text');
	assert.equal(await page.isVisible('#panel'), false);
	await step('where it stands');
	assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
});

test('a colleague: a link cut by a mail program, then the whole one', async (t) => {
	const sender = await site.open(t, { engine: 'real' });
	await sender.click('[data-example=library]');
	await reached(sender, 'result');
	await sender.click('#keep-note button');
	await sender.click('#keep >> text=Copy link');
	await sender.waitForSelector('#keep >> text=Copied');
	const link = await sender.evaluate(() => navigator.clipboard.readText());

	const page = await site.open(t, { engine: 'real' });
	const step = steps(t, page, 'cut-link');
	await page.goto(link.slice(0, link.length - 120));
	await page.reload();
	await page.waitForSelector('#notices li');
	assert.match(
		(await page.textContent('#notices')) ?? '',
		/This link was cut off: .* Ask for it again, or for the project file\./,
	);
	assert.ok(await page.isVisible('#paste'), 'the page is usable');
	await step('told what happened');
	await page.goto(link);
	await page.reload();
	await reached(page, 'result');
	assert.match((await page.textContent('#article h1')) ?? '', /library/i);
	await step('the whole link opened');
});
