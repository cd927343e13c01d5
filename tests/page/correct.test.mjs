// What a reader corrects: by pointer and by keyboard, undone and done again, kept through another analysis.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { axe, openSite, paste, reached, read, screenshot } from './browser.mjs';
import { CASES, ORDERS } from './fixtures/mock-engine.js';

const site = await openSite();
after(() => site.close());

/** Number, speaker and kind of each quote, as its card says. */
const cards = (page) =>
	page
		.locator('#quotes .cards > li')
		.evaluateAll((cards) =>
			cards.map((card) =>
				['.number', '.name', '.kind']
					.map((part) => card.querySelector(part)?.textContent?.replace(/\s+/g, ' '))
					.join(' | '),
			),
		);
const drawn = (page, id) =>
	page.locator(`#article mark[data-quote=${id}]`).evaluateAll((marks) =>
		marks.map((mark) => {
			const copy = /** @type {HTMLElement} */ (mark.cloneNode(true));
			for (const other of copy.querySelectorAll('a')) other.remove();
			return copy.textContent;
		}),
	);
const focused = (page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.dataset.number);
const toast = (page) => page.textContent('#toast span');

/** The editor of a quote, opened by clicking it twice. */
async function edit(page, id) {
	await page.click(`#article a.ref[data-quote=${id}]`);
	await page.click(`#article a.ref[data-quote=${id}]`);
	await page.waitForSelector('#editor:not([hidden])');
}

/** Marks words of the article as a reader does with the mouse. */
async function markWords(page, words) {
	await page.evaluate((words) => {
		const walker = document.createTreeWalker(document.querySelector('#article'), NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const at = node.nodeValue.indexOf(words);
			if (at < 0) continue;
			getSelection().setBaseAndExtent(node, at, node, at + words.length);
			return;
		}
		throw new Error(`${words} is in no one text`);
	}, words);
	await page.waitForSelector('#editor:not([hidden]) .words');
}

test('a speaker is chosen from the list, undone and done again', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await edit(page, 'Q4');
	assert.deepEqual(await axe(page), [], 'editor');
	await page.click('#edit-speaker');
	const options = await page.locator('#editor [role=option] bdi').allTextContents();
	assert.deepEqual(options.slice(0, 2), ['Hugo Marn', 'officials'], 'the article’s speakers first');
	assert.equal(options.at(-1), 'Unknown');
	assert.deepEqual(await axe(page), [], 'list open');
	await page.click('#editor [role=option] >> nth=0');
	assert.equal((await cards(page))[3], '4 | Hugo Marn | indirect · edited');
	assert.equal(await page.inputValue('#edit-speaker'), 'Hugo Marn');
	assert.equal(await page.getAttribute('#article a.ref[data-quote=Q4]', 'aria-label'), 'Quote 4, Hugo Marn, edited');
	await page.keyboard.press('Escape');
	assert.equal(await page.isVisible('#editor'), false);
	assert.equal(await focused(page), '4', 'Escape leads back to the number');

	await page.keyboard.press('Control+z');
	assert.equal((await cards(page))[3], '4 | officials | indirect · unsure');
	assert.equal(await toast(page), 'Taken back: speaker');
	await page.keyboard.press('Control+Shift+z');
	assert.equal((await cards(page))[3], '4 | Hugo Marn | indirect · edited');
	await page.click('[aria-label=Undo]');
	await page.click('[aria-label=Redo]');
	assert.equal((await cards(page))[3], '4 | Hugo Marn | indirect · edited');
	assert.equal(await page.isDisabled('[aria-label=Redo]'), true);
});

test('a new speaker by typing, nobody by choosing Unknown', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await edit(page, 'Q6');
	await page.fill('#edit-speaker', 'Oda Kern');
	await page.keyboard.press('Enter');
	assert.equal((await cards(page))[4], '6 | Oda Kern | direct · edited');
	await page.fill('#edit-speaker', 'unk');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	assert.equal((await cards(page))[4], '6 | Unknown | direct · edited');
	assert.deepEqual(
		await page.locator('#speakers [data-speaker]').evaluateAll((rows) => rows.map((row) => row.dataset.speaker)),
		['Hugo Marn', 'officials', ''],
	);
});

test('“also change the others by the same words” is asked, in place', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await edit(page, 'Q2');
	await page.fill('#edit-speaker', 'Nora Welk');
	await page.keyboard.press('Enter');
	assert.match(await page.textContent('#editor .also'), /Also change 1 more by “Marn”\?/);
	assert.deepEqual(await axe(page), [], 'question');
	await page.click('#editor .also >> text=Yes');
	assert.deepEqual((await cards(page)).slice(0, 3), [
		'1 | Hugo Marn | direct · sure',
		'2 | Nora Welk | mixed · edited',
		'3 | Nora Welk | indirect · edited',
	]);
	await page.click('#toast >> text=Undo');
	assert.equal((await cards(page))[2], '3 | Hugo Marn | indirect · likely', 'both at once');
	assert.equal((await cards(page))[1], '2 | Nora Welk | mixed · edited');
});

test('kind, start and end change in place and nothing else moves', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await edit(page, 'Q3');
	await page.click('#editor label:has-text("Direct")');
	assert.match((await cards(page))[2], /^3 \| Hugo Marn \| direct/);
	await page.click('#editor label:has-text("Indirect")');
	await page.click('[aria-label="Start one word later"]');
	await page.click('[aria-label="End one word earlier"]');
	assert.deepEqual(await drawn(page, 'Q3'), ['the council would vote']);
	await page.click('[aria-label="Start one word earlier"]');
	await page.click('[aria-label="End one word later"]');
	assert.deepEqual(await drawn(page, 'Q3'), ['that the council would vote again']);
	await page.keyboard.press('Escape');
	await page.keyboard.press(']');
	await page.keyboard.press('{');
	assert.deepEqual(await drawn(page, 'Q3'), ['the council would vote']);
	await page.keyboard.press('[');
	await page.keyboard.press('}');
	assert.deepEqual(await drawn(page, 'Q3'), ['that the council would vote again']);
	for (let n = 0; n < 30; n += 1) await page.keyboard.press('{');
	assert.deepEqual(await drawn(page, 'Q3'), ['that'], 'a word stays');
});

test('not a quote: gone, with the way back in sight', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await page.click('#article a.ref[data-quote=Q3]');
	await page.keyboard.press('x');
	assert.equal(await page.locator('#article a.ref').count(), 5);
	assert.equal(await toast(page), 'Quote 3 removed');
	await page.click('#toast >> text=Undo');
	assert.equal(await page.locator('#article a.ref').count(), 6);
	assert.equal(await page.locator('#article mark.on').getAttribute('data-quote'), 'Q3', 'and selected again');
});

test('split and join', async (t) => {
	const page = await read(site, t, CASES.pieces.text);
	await edit(page, 'Q1');
	await page.click('#editor >> text=Split');
	await page.click('#editor >> text=Split here');
	assert.deepEqual(await cards(page), ['1 | Ilan Breck | direct · edited', '2 | Ilan Breck | direct · edited']);
	assert.deepEqual(await drawn(page, 'Q2'), ['“and we will bring a longer ladder.”']);
	await page.click('#editor >> text=Join with 2');
	assert.deepEqual(await cards(page), ['1 | Ilan Breck | direct · edited']);
	assert.equal(await page.locator('#article mark').count(), 2);
});

test('words marked in the text become a quote, a speaker, or are taken out', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await markWords(page, 'he bill could dou');
	assert.deepEqual(await axe(page), [], 'marked words');
	await screenshot(page, 'marked-words');
	await page.keyboard.press('Escape');
	await markWords(page, 'Council in brie');
	await page.click('#editor >> text=Mark as quote');
	assert.equal(await focused(page), 'edit-speaker', 'and is asked for its speaker');
	assert.deepEqual(await drawn(page, 'Q1'), ['Council in brief'], 'whole words');
	assert.equal((await cards(page))[0], '1 | Unknown | indirect · edited');
	await markWords(page, 'officials');
	await page.click('#editor >> text=Mark as speaker of 1');
	assert.equal((await cards(page))[0], '1 | officials | indirect · edited');
	assert.deepEqual(await page.locator('#article .source.on').allTextContents(), ['officials']);
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');

	await markWords(page, 'Somebody has to pay');
	await page.click('#editor >> text=Treat as removed');
	await reached(page, 'result');
	await page.waitForFunction(() => !document.querySelector('#article')?.textContent?.includes('Somebody'));
	await page.click('#tab-removed');
	assert.match(await page.textContent('#removed'), /Taken out by you\s*Somebody has to pay/i);
	await page.click('#removed >> text=Put back');
	await page.waitForFunction(() => document.querySelector('#article')?.textContent?.includes('Somebody'));
});

test('a quote marked by typing its words, without a pointer', async (t) => {
	const page = await read(site, t, 'Nothing was said that day by anybody in the whole town.');
	await page.click('#tab-quotes');
	await page.click('#quotes summary');
	await page.fill('#mark-words', 'no such words');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	assert.equal(await page.textContent('#mark-error'), 'These words are not in the article.');
	await page.fill('#mark-words', 'that  day by ANYBODY');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	assert.deepEqual(await drawn(page, 'Q1'), ['that day by anybody']);
});

test('names: same person, renamed, no speaker', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await page.click('#tab-speakers');
	const names = () => page.locator('#speakers .name').allTextContents();
	await page.click('[aria-label="Change speaker officials"]');
	assert.deepEqual(await axe(page), [], 'row open');
	await page.click('#speakers >> text=Same person as');
	await page.keyboard.type('hugo');
	assert.deepEqual(await axe(page), [], 'same person');
	await page.keyboard.press('Enter');
	assert.deepEqual(await names(), ['Hugo Marn', 'Unknown']);
	await page.click('#toast >> text=Undo');
	assert.deepEqual(await names(), ['Hugo Marn', 'officials', 'Unknown']);
	await page.click('[aria-label="Change speaker officials"]');
	await page.click('#speakers >> text=Rename');
	await page.fill('#rename', 'the water board');
	await page.keyboard.press('Enter');
	assert.deepEqual(await names(), ['Hugo Marn', 'the water board', 'Unknown']);
	await page.click('[aria-label="Change speaker Hugo Marn"]');
	await page.click('#speakers >> text=Not a speaker');
	assert.deepEqual(await names(), ['the water board', 'Unknown']);
});

test('corrections stay when the article is analysed again, and when its text is edited', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await edit(page, 'Q4');
	await page.fill('#edit-speaker', 'Oda Kern');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Escape');
	await page.click('#tab-speakers');
	await page.click('#speakers label:has-text("Find more")');
	await reached(page, 'result');
	assert.equal((await cards(page))[3], '4 | Oda Kern | indirect · edited');

	await page.click('text=Edit text');
	await page.fill('#paste', `A line before.\n\n${CASES.kinds.text}`);
	await page.click('#run');
	await reached(page, 'result');
	assert.ok(
		(await cards(page)).some((card) => card.endsWith('Oda Kern | indirect · edited')),
		String(await cards(page)),
	);
});

test('where the analyser stops, marking by hand still works', async (t) => {
	const page = await site.open(t);
	await page.focus('#paste');
	await paste(page, `${ORDERS.fail}\nThe lamp stays on, said Hugo Marn of the council.`);
	await reached(page, 'error');
	await markWords(page, 'The lamp stays on');
	await page.click('#editor >> text=Mark as quote');
	await page.fill('#edit-speaker', 'Hugo Marn');
	await page.keyboard.press('Enter');
	assert.deepEqual(await cards(page), ['1 | Hugo Marn | indirect · edited']);
});

for (const [width, height] of [
	[1440, 900],
	[390, 844],
]) {
	test(`the editor is whole and in sight at the last quote, ${width} pixels`, async (t) => {
		const page = await site.open(t, { width, height, engine: 'real' });
		await page.click('[data-example=dam]');
		await reached(page, 'result');
		const last = await page.locator('#article a.ref').last().getAttribute('data-quote');
		await edit(page, last);
		const { top, bottom, left, right } = await page
			.locator('#editor')
			.evaluate((node) => JSON.parse(JSON.stringify(node.getBoundingClientRect())));
		assert.ok(top >= 0 && left >= 0 && bottom <= height && right <= width, `${top} ${right} ${bottom} ${left}`);
		await page.click('#edit-speaker');
		await screenshot(page, `editor-${width}`);
		assert.deepEqual(await axe(page), []);
	});
}
