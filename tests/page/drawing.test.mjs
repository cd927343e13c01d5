// How quotes are drawn into the text: nested, split, over paragraphs, by kind, sureness and speaker.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { drawnQuotes, openSite, read, screenshot } from './browser.mjs';
import { CASES } from './fixtures/mock-engine.js';

const site = await openSite();
after(() => site.close());

/** The numbers in the text, in order. */
const references = (page) =>
	page.locator('#article a.ref').evaluateAll((all) => all.map(({ dataset }) => dataset.number));

test('a quote in a quote is a mark in a mark, each with its number', async (t) => {
	const page = await read(site, t, CASES.nested.text);
	assert.deepEqual(await drawnQuotes(page), {
		Q1: ['“My father told me, ‘Never trust a bridge you did not build,’ and I listened,”'],
		Q2: ['‘Never trust a bridge you did not build,’'],
	});
	assert.equal(await page.locator('mark[data-quote=Q1] mark[data-quote=Q2]').count(), 1);
	assert.deepEqual(await references(page), ['2', '1']);
	await screenshot(page, 'nested');
});

test('quotes that cross are both drawn whole', async (t) => {
	const page = await read(site, t, CASES.crossing.text);
	const drawn = await drawnQuotes(page);
	assert.equal(drawn.Q1.join(''), 'Alpha beta gamma delta');
	assert.equal(drawn.Q2.join(''), 'gamma delta epsilon zeta');
	assert.deepEqual(await references(page), ['1', '2']);
});

test('a quote in two pieces has one number, after the last', async (t) => {
	const page = await read(site, t, CASES.pieces.text);
	assert.deepEqual(await drawnQuotes(page), { Q1: ['“We will come back,”', '“and we will bring a longer ladder.”'] });
	assert.deepEqual(await references(page), ['1']);
	assert.equal(
		await page.locator('#quotes .excerpt').textContent(),
		'“We will come back … and we will bring a longer ladder”',
	);
});

test('a quote over three paragraphs has one number, in the last', async (t) => {
	const page = await read(site, t, CASES.paragraphs.text);
	assert.deepEqual(await drawnQuotes(page), {
		Q1: [
			'“The first winter was hard,”',
			'“We ate what we had.',
			'“The second winter was harder, and we ate what the neighbours had.',
			'“The third winter we were the neighbours.”',
		],
	});
	assert.equal(await page.locator('#article p:has(mark)').count(), 3);
	assert.deepEqual(await references(page), ['1']);
	await screenshot(page, 'paragraphs');
});

test('kind, sureness and speaker are in shape and words, not in colour alone', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	assert.deepEqual(await references(page), ['1', '2', '3', '4?', '5', '6?']);
	const marks = await page.locator('#article mark').evaluateAll((marks) =>
		marks.map((mark) => {
			const style = getComputedStyle(mark);
			const tinted = /** @param {Element} element */ (element) => {
				const { backgroundColor, backgroundImage } = getComputedStyle(element);
				return backgroundImage !== 'none' ? 'hatched' : !/ 0\)$|transparent/.test(backgroundColor) ? 'tinted' : 'plain';
			};
			const said = mark.querySelector('.said');
			return [
				mark.dataset.quote,
				mark.dataset.type,
				mark.dataset.speaker,
				style.textDecorationStyle,
				tinted(mark),
				said && `${said.textContent}: ${tinted(said)}`,
			];
		}),
	);
	assert.deepEqual(marks, [
		['Q1', 'direct', 'Hugo Marn', 'solid', 'tinted', null],
		['Q2', 'mixed', 'Hugo Marn', 'solid', 'plain', '“a gift to the dark”: tinted'],
		['Q3', 'indirect', 'Hugo Marn', 'dashed', 'plain', null],
		['Q4', 'indirect', 'officials', 'dotted', 'plain', null],
		['Q5', 'term', '', 'dotted', 'plain', null],
		['Q6', 'direct', '', 'dotted', 'hatched', null],
	]);
	assert.equal(await page.locator('a.ref').first().getAttribute('aria-label'), 'Quote 1, Hugo Marn');
	assert.equal(await page.locator('mark').first().getAttribute('aria-details'), 'card-Q1');
});

test('emoji before a quote move nothing', async (t) => {
	const page = await read(site, t, CASES.emoji.text);
	assert.deepEqual(await drawnQuotes(page), { Q1: ['“We sold every apple 🍎,”', '“Every one.”'] });
});

test('a replaced mark belongs to its quote', async (t) => {
	const page = await read(site, t, CASES.entity.text);
	assert.deepEqual(await drawnQuotes(page), { Q1: ['"I set my watch by it,"'] });
	assert.match(await page.textContent('#article'), /rings “twice a day” at noon/);
});

test('the numbers are no part of copied text', async (t) => {
	const page = await read(site, t, CASES.pieces.text);
	const copied = await page.evaluate(() => {
		getSelection()?.selectAllChildren(/** @type {Node} */ (document.querySelector('#article p:not([class])')));
		return getSelection()?.toString();
	});
	assert.equal(copied, CASES.pieces.text);
});

test('the article is set in lines of 60 to 72 characters', async (t) => {
	const page = await site.open(t);
	await page.click('[data-example=dam]');
	await page.waitForSelector('html[data-state=result]');
	const lengths = await page.evaluate(() => {
		const lines = [];
		for (const paragraph of document.querySelectorAll('#article p:not([class])')) {
			const { lineHeight } = getComputedStyle(paragraph);
			const count = Math.round(paragraph.getBoundingClientRect().height / Number.parseFloat(lineHeight));
			if (count >= 3) lines.push((paragraph.textContent ?? '').length / (count - 0.4));
		}
		return lines;
	});
	const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
	assert.ok(mean >= 60 && mean <= 72, `${mean.toFixed(1)} characters a line`);
});
