// Text and index follow each other; speakers filter; what was removed can be put back.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { axe, openSite, paste, reached, read, screenshot } from './browser.mjs';
import { CASES } from './fixtures/mock-engine.js';

const site = await openSite();
after(() => site.close());

/** What is selected, in the text, in the list, on the map, and what is marked for it. */
const selection = (page) =>
	page.evaluate(() => {
		const words = (selector) => [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);
		const ids = (selector, key) => [...document.querySelectorAll(selector)].map(({ dataset }) => dataset[key]);
		return {
			marks: [...new Set(ids('#article mark.on', 'quote'))],
			cards: ids('#quotes .card.on', 'quote'),
			ticks: ids('#map rect.on', 'tick'),
			cue: words('#article .cue.on'),
			source: words('#article .source.on'),
		};
	});

const NONE = { marks: [], cards: [], ticks: [], cue: [], source: [] };
const FIRST = { marks: ['Q1'], cards: ['Q1'], ticks: ['Q1'], cue: ['said'], source: ['Hugo Marn, the mayor'] };

/** The numbers to be seen in the text. */
const numbers = (page) =>
	page.locator('#article a.ref:visible').evaluateAll((all) => all.map(({ dataset }) => dataset.number));

test('a quote selected in the text opens its card, and nothing in the text moves', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	const places = () =>
		page
			.locator('#article p, #article mark')
			.evaluateAll((nodes) => nodes.map((node) => JSON.stringify(node.getBoundingClientRect())));
	const before = await places();
	assert.deepEqual(await selection(page), NONE);
	await page.click('#article mark[data-quote=Q1]');
	assert.deepEqual(await selection(page), FIRST);
	assert.deepEqual(await places(), before);
	assert.equal(await page.getAttribute('#tab-quotes', 'aria-selected'), 'true');
	const card = page.locator('#card-Q1');
	assert.match(
		await card.textContent(),
		/Speaker\s*Hugo Marn, mayor\s*As written\s*“Hugo Marn, the mayor” → Hugo Marn, paragraph 1\s*Cue\s*said\s*Why\s*‘said’ follows the quote\s*a name follows ‘said’/,
	);
	await page.keyboard.press('Escape');
	assert.deepEqual(await selection(page), NONE);
});

test('a card opened in the list selects in the text', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await page.click('#tab-quotes');
	await page.click('#card-Q3 button.head');
	assert.deepEqual((await selection(page)).marks, ['Q3']);
	assert.match(
		await page.textContent('#card-Q3'),
		/Via\s*the town clerk → Radio Fell\s*Said to\s*the council\s*Said at\s*the town hall\s*Stance\s*hedged/,
	);
	await page.click('#card-Q3 >> text=Show in the text');
	assert.equal(await page.evaluate(() => document.activeElement?.dataset.number), '3');
	await page.click('#card-Q3 button.head');
	assert.deepEqual(await selection(page), NONE);
});

test('the number and the map select as the mark does', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await page.click('#article a.ref >> nth=0');
	assert.deepEqual(await selection(page), FIRST);
	await page.click('#map rect >> nth=1');
	assert.deepEqual((await selection(page)).cards, ['Q2']);
});

test('in a long text both sides scroll to what is selected', async (t) => {
	const page = await site.open(t, { height: 600 });
	await page.click('[data-example=dam]');
	await reached(page, 'result');
	await page.click('#tab-quotes');
	const last = await page.locator('#quotes .cards [data-quote]').last().getAttribute('data-quote');
	await page.locator(`#card-${last} button.head`).click();
	const inView = (selector) =>
		page.locator(selector).evaluate((node) => {
			const { top, bottom } = node.getBoundingClientRect();
			return top >= 52 && bottom <= innerHeight - 32;
		});
	assert.ok(await inView(`#article a.ref[data-quote=${last}]`));
	await page.evaluate(() => scrollTo(0, 0));
	await page.click('#article mark[data-quote=Q1]');
	assert.ok(await inView('#card-Q1 button.head'));
	await screenshot(page, 'selected');
});

test('the index counts, sorts and filters by speaker', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	const rows = await page
		.locator('#speakers [data-speaker]')
		.evaluateAll((rows) => rows.map((row) => [row.dataset.speaker, row.querySelector('.numbers')?.textContent]));
	assert.deepEqual(rows, [
		['Hugo Marn', '3 quotes · 17 words · 68%'],
		['officials', '1 quote · 4 words · 16%'],
		['', '1 quote · 4 words · 16%'],
	]);
	await page.click('#speakers [data-speaker="officials"] button');
	const shown = () =>
		page.locator('#quotes [data-quote]:not([hidden])').evaluateAll((cards) => cards.map((card) => card.dataset.quote));
	assert.deepEqual(await shown(), ['Q4']);
	assert.equal(await page.locator('#article mark.off').count(), 5);
	assert.match(await page.textContent('#speakers'), /1 of 5 quotes shown/);
	await page.click('#speakers [data-speaker=""] button', { modifiers: ['Shift'] });
	assert.deepEqual(await shown(), ['Q4', 'Q6']);
	await page.click('#speakers >> text=Show all');
	assert.equal((await shown()).length, 6);
	await page.click('#speakers .toggle:has-text("Indirect")');
	assert.deepEqual(await shown(), ['Q1', 'Q2', 'Q6', 'Q5']);
	assert.equal(await page.getAttribute('#speakers .toggle:has-text("Indirect")', 'aria-pressed'), 'false');
});

test('what was removed is listed with its reason, shown in the text, and put back', async (t) => {
	const page = await read(site, t, CASES.removed.text);
	assert.doesNotMatch(await page.textContent('#article p:not([class])'), /LOW POINT/);
	const places = await page
		.locator('#article .taken')
		.evaluateAll((links) => links.map((link) => link.getAttribute('aria-label') ?? link.textContent));
	assert.deepEqual(places, [
		'Removed here: page furniture',
		'Removed here: share buttons and caption',
		'Removed here: dateline',
		'Removed here: related link',
		'Removed here: signature',
		'Removed here: page furniture',
	]);
	await page.click('#article .taken >> nth=1');
	assert.equal(await page.evaluate(() => document.activeElement?.id), 'removed-1');
	assert.match(
		await page.textContent('#removed-2'),
		/Caption\s*Put back\s*ends in a photo credit\s*The ferry at anchor\. Photo: T\. Onn/,
	);
	await screenshot(page, 'removed');

	await page.click('#removed-3 >> text=Put back');
	await reached(page, 'result');
	assert.match(await page.textContent('#article'), /LOW POINT, May 2 \(Fell Wire\) – “She sails/);
	assert.equal(await page.locator('#removed [data-removed]').count(), 6);
	assert.equal(await page.evaluate(() => document.activeElement?.id), 'removed');
	await page.click('#removed >> text=Remove again');
	await reached(page, 'result');
	assert.equal(await page.locator('#removed [data-removed]').count(), 7);
	assert.doesNotMatch(await page.textContent('#article'), /LOW POINT/);
});

test('what was removed in a row stands under one line, unfolds, and is put back at once', async (t) => {
	const menu = ['Home', 'News', 'Business', 'Opinion', 'Sport'];
	const page = await read(site, t, [...menu, '“The lamp stays on,” said Hugo Marn.', 'Advertisement'].join('\n\n'));
	await page.click('#tab-removed');
	assert.match(
		await page.textContent('#removed .run summary'),
		/^5 blocks in a row\s+Page furniture\s+Home\s+News\s+Business\s+Opinion\s+Sport$/,
	);
	assert.equal(await page.locator('#removed [data-removed]:visible').count(), 1);
	await page.click('#removed .run summary');
	assert.equal(await page.locator('#removed [data-removed]:visible').count(), 6);
	await page.click('#removed .run summary');
	await page.click('#article .taken >> nth=0');
	assert.equal(await page.evaluate(() => document.activeElement?.id), 'removed-0', 'unfolded by its line in the text');
	await screenshot(page, 'removed-in-a-row');
	assert.deepEqual(await axe(page), []);
	await page.click('#removed >> text=Put all back');
	await reached(page, 'result');
	assert.match(await page.textContent('#article'), /Home.*News.*Sport/s);
	assert.equal(await page.locator('#removed [data-removed]').count(), 1);
});

test('selecting words to copy them selects no quote', async (t) => {
	const page = await read(site, t, CASES.pieces.text);
	await page.locator('#article mark').first().dblclick();
	assert.notEqual(await page.evaluate(() => getSelection()?.toString()), '');
	const box = await page.locator('#article mark').first().boundingBox();
	await page.mouse.move(box.x + 4, box.y + 10);
	await page.mouse.down();
	await page.mouse.move(box.x + 80, box.y + 10);
	await page.mouse.up();
	assert.notEqual(await page.evaluate(() => getSelection()?.toString()), '');
});

test('Copy gives words and speaker, and in what article they are', async (t) => {
	const page = await read(site, t, CASES.pieces.text);
	await page.click('#article mark >> nth=0');
	await page.click('#card-Q1 >> text=Copy');
	await page.waitForSelector('#card-Q1 >> text=Copied');
	assert.equal(
		await page.evaluate(() => navigator.clipboard.readText()),
		'“We will come back … and we will bring a longer ladder”\n— Ilan Breck',
	);
});

test('another article starts with nothing selected and nothing filtered', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await page.click('#speakers [data-speaker="officials"] button');
	await page.click('#article mark[data-quote=Q4]');
	await paste(page, CASES.pieces.text);
	await page.waitForFunction(() => document.querySelector('#article')?.textContent?.includes('Ilan Breck'));
	await reached(page, 'result');
	assert.deepEqual(await selection(page), NONE);
	assert.equal(await page.locator('#article mark.off').count(), 0);
});

test('what the article only implies is a weak mark, named so, and can be switched off', async (t) => {
	const page = await read(site, t, CASES.implied.text);
	const mark = page.locator('#article mark[data-quote=Q2]');
	assert.notEqual(await mark.getAttribute('data-implied'), null);
	assert.match((await page.textContent('#card-Q2')) ?? '', /indirect, implied · likely/);
	await page.click('#tab-speakers');
	await page.click('#speakers .toggle:has-text("Implied")');
	assert.equal(await mark.evaluate((node) => node.classList.contains('off')), true);
	assert.equal(await page.locator('#article a.ref:visible').count(), 2);
});

test('find: in quotes and names, from the keyboard, and back', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await page.focus('#article h1');
	await page.keyboard.press('/');
	assert.equal(await page.evaluate(() => document.activeElement?.id), 'find');
	await page.keyboard.type('council');
	assert.deepEqual(await numbers(page), ['3']);
	await page.keyboard.press('Escape');
	assert.equal(await page.locator('#article a.ref:visible').count(), 6);
	await page.keyboard.type('OFFICIALS');
	assert.deepEqual(await numbers(page), ['4?']);
});

test('the list by speaker and by what needs a look', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await page.click('#tab-quotes');
	const groups = () =>
		page
			.locator('#quotes .cards')
			.evaluateAll((lists) =>
				lists.map((list) =>
					[list.previousElementSibling?.localName === 'h3' ? list.previousElementSibling.textContent : '']
						.concat([...list.querySelectorAll('.number')].map(({ textContent }) => textContent ?? ''))
						.join(' '),
				),
			);
	await page.click('#quotes label:has-text("Speaker")');
	assert.deepEqual(await groups(), ['Hugo Marn 1 2 3', 'officials 4', 'Unknown 6', 'Words in marks, said by nobody 5']);
	await page.click('#quotes label:has-text("Sureness")');
	assert.deepEqual(await groups(), ['Unsure 4 6', 'Likely 3', 'Sure 1 2', 'Words in marks, said by nobody 5']);
	await page.click('#quotes label:has-text("Text")');
	await page.focus('#card-Q1 button.head');
	await page.keyboard.press('u');
	assert.equal(await page.locator('#article mark.on').getAttribute('data-quote'), 'Q4');
	await page.keyboard.press('u');
	assert.equal(await page.locator('#article mark.on').getAttribute('data-quote'), 'Q6');
});

test('plain text hides every mark and moves nothing', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	const places = () =>
		page
			.locator('#article p')
			.evaluateAll((nodes) => nodes.map((node) => JSON.stringify(node.getBoundingClientRect())));
	const before = await places();
	await page.focus('#article h1');
	await page.keyboard.press('p');
	assert.equal(await page.locator('#article a.ref:visible').count(), 0);
	assert.equal(
		await page.locator('mark[data-quote=Q1]').evaluate((mark) => getComputedStyle(mark).textDecorationLine),
		'none',
	);
	assert.deepEqual(await places(), before);
	await page.click('text=Plain text');
	assert.equal(await page.locator('#article a.ref:visible').count(), 6);
});

test('where a source stands is one click away', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await page.click('#article a.ref[data-quote=Q4]');
	await page.click('#card-Q4 >> text=paragraph 3');
	assert.equal(await page.locator('#article p.shown').count(), 1);
	assert.match((await page.textContent('#article p.shown')) ?? '', /according to officials/);
});
