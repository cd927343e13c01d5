// For everybody: keyboard only, axe in each state, small screens, large text, other colours.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { axe, openSite, paste, reached, read, screenshot } from './browser.mjs';
import { CASES } from './fixtures/mock-engine.js';

const site = await openSite();
after(() => site.close());

const focused = (page) =>
	page.evaluate(() => {
		const node = document.activeElement;
		return `${node?.localName}${node?.id ? `#${node.id}` : ''}${node?.className ? `.${node.className}` : ''}`;
	});

for (const scheme of /** @type {const} */ (['light', 'dark'])) {
	test(`axe finds nothing, ${scheme}`, async (t) => {
		const page = await read(site, t, CASES.kinds.text, { scheme });
		assert.deepEqual(await axe(page), [], 'result, speakers');
		await page.click('#article mark[data-quote=Q3]');
		assert.deepEqual(await axe(page), [], 'selected, quotes');
		await page.click('#tab-removed');
		assert.deepEqual(await axe(page), [], 'nothing removed');
		await page.keyboard.press('Escape');
		await paste(page, CASES.removed.text);
		await page.waitForFunction(() => document.querySelectorAll('#removed [data-removed]').length === 7);
		await reached(page, 'result');
		assert.deepEqual(await axe(page), [], 'removed');
		await page.click('[aria-label="Keys and signs"]');
		assert.deepEqual(await axe(page), [], 'keys');
		await page.keyboard.press('Escape');
		await page.click('#footer >> text=How to check');
		assert.deepEqual(await axe(page), [], 'privacy');
		await page.keyboard.press('Escape');
		await page.click('text=New article');
		assert.deepEqual(await axe(page), [], 'empty');
	});
}

test('the whole way by keyboard', async (t) => {
	const page = await site.open(t);
	await paste(page, CASES.kinds.text);
	await reached(page, 'result');
	assert.equal(await focused(page), 'h1', 'the headline has the focus');

	await page.keyboard.press('j');
	assert.equal(await page.evaluate(() => document.activeElement?.dataset.number), '1');
	await page.keyboard.press('j');
	await page.keyboard.press('ArrowRight');
	assert.equal(await page.evaluate(() => document.activeElement?.dataset.number), '3');
	await page.keyboard.press('k');
	assert.equal(await page.evaluate(() => document.activeElement?.dataset.number), '2');
	await page.keyboard.press('Enter');
	assert.equal(await focused(page), 'strong#editor-title', 'from the number into the editor');
	await page.keyboard.press('Escape');
	assert.equal(await page.evaluate(() => document.activeElement?.dataset.number), '2', 'and back');
	await page.focus('#card-Q2 button.head');
	await page.keyboard.press('j');
	assert.equal(
		await page.evaluate(() => document.activeElement?.closest('li')?.id),
		'card-Q3',
		'in the list from card to card',
	);
	await page.focus('#card-Q3 [data-show]');
	await page.keyboard.press('Enter');
	assert.equal(await page.evaluate(() => document.activeElement?.dataset.number), '3', 'Show in the text');
	await page.keyboard.press('Escape');
	assert.equal(await page.locator('#article mark.on').count(), 0);

	await page.focus('#tab-quotes');
	await page.keyboard.press('ArrowRight');
	assert.equal(await focused(page), 'button#tab-removed');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Tab');
	assert.equal(await focused(page), 'input#find');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Space');
	assert.equal(await page.locator('#speakers .toggle[aria-pressed=false]').count(), 1);
});

test('from the paste through a correction to a file, by keyboard alone', async (t) => {
	const page = await site.open(t);
	await paste(page, CASES.kinds.text);
	await reached(page, 'result');
	for (let n = 0; n < 4; n += 1) await page.keyboard.press('j');
	await page.keyboard.press('s');
	assert.equal(await focused(page), 'input#edit-speaker');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	assert.equal(await page.getAttribute('#article a.ref[data-quote=Q4]', 'aria-label'), 'Quote 4, Hugo Marn, edited');
	await page.keyboard.press('Tab');
	await page.keyboard.press('ArrowLeft');
	assert.equal(await page.getAttribute('#article mark[data-quote=Q4]', 'data-type'), 'mixed', 'the kind by arrows');
	await page.keyboard.press('Escape');
	assert.match(await focused(page), /^a\.ref/);
	await page.keyboard.press('x');
	assert.match(await focused(page), /^a\.ref/, 'the focus goes on to the next');
	await page.keyboard.press('Control+z');
	const reachedButton = async (label) => {
		for (let n = 0; n < 60; n += 1) {
			if (await page.evaluate((label) => document.activeElement?.getAttribute('aria-label') === label, label)) return;
			await page.keyboard.press('Shift+Tab');
		}
		assert.fail(`${label} cannot be reached`);
	};
	await reachedButton('Export');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
	assert.match(file.suggestedFilename(), /\.csv$/);
});

test('one Tab stop for all numbers in the text', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	assert.equal(await page.locator('#article a.ref[tabindex="0"]').count(), 1);
	await page.keyboard.press('Tab');
	assert.equal(await focused(page), 'a.ref');
});

test('letters do nothing outside the text and the index, or when switched off', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await page.focus('#switcher button');
	await page.keyboard.press('j');
	assert.equal(await page.locator('#article mark.on').count(), 0);
	await page.click('[aria-label="Keys and signs"]');
	await page.click('text=Single-letter keys');
	await page.click('#keys button');
	await page.focus('#article h1');
	await page.keyboard.press('j');
	assert.equal(await page.locator('#article mark.on').count(), 0);
});

test('targets are 24 pixels at least', async (t) => {
	const page = await read(site, t, CASES.removed.text);
	const small = await page.evaluate(() => {
		const found = [];
		for (const node of document.querySelectorAll('button, a, select')) {
			if (!(node instanceof HTMLElement) || !node.checkVisibility()) continue;
			const hit = getComputedStyle(node, '::after');
			const box = node.getBoundingClientRect();
			const own =
				hit.position === 'absolute'
					? { width: Number.parseFloat(hit.width), height: Number.parseFloat(hit.height) }
					: box;
			if (own.width < 24 || own.height < 24) found.push(`${node.outerHTML.slice(0, 80)} ${own.width} × ${own.height}`);
		}
		return found;
	});
	assert.deepEqual(small, []);
});

for (const width of [390, 320]) {
	test(`${width} pixels: one column, a sheet for the quote, the index over the text`, async (t) => {
		const page = await read(site, t, CASES.kinds.text, { width, height: 700 });
		const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		assert.equal(await overflow(), 0, 'no sideways scroll');
		await page.click('#article mark[data-quote=Q4]');
		const sheet = page.locator('#sheet .card');
		assert.match(await sheet.textContent(), /officials/);
		const box = await page.locator('#sheet').boundingBox();
		assert.ok(box && box.height <= 0.4 * 700 + 1, 'the sheet takes 40 % at most');
		const mark = await page.locator('#article mark[data-quote=Q4]').boundingBox();
		assert.ok(mark && box && mark.y + mark.height <= box.y, 'the quote stays in sight above it');
		assert.deepEqual(await axe(page), [], 'sheet');
		await screenshot(page, `sheet-${width}`);
		await page.click('#sheet [aria-label=Close]');
		assert.equal(await page.locator('#sheet .card').count(), 0);

		for (const [button, panel] of [
			['Speakers', '#speakers'],
			['Quotes', '#quotes'],
			['More', '#removed'],
		]) {
			await page.click(`#bottom-bar >> text=${button}`);
			assert.ok(await page.isVisible(panel), panel);
			assert.deepEqual(await axe(page), [], panel);
			assert.equal(await overflow(), 0, panel);
		}
		await page.click('#bottom-bar >> text=Text');
		assert.equal(await page.isVisible('#panel'), false);
		await page.click('#switcher button >> nth=0');
		assert.equal(await overflow(), 0, 'empty');
		assert.deepEqual(await axe(page), [], 'empty');
	});
}

test('1024 pixels: the index is a drawer', async (t) => {
	const page = await read(site, t, CASES.kinds.text, { width: 1024, height: 768 });
	assert.equal(await page.isVisible('#panel'), false);
	await page.click('.drawer-button');
	assert.equal(await page.isVisible('#panel'), true);
	assert.deepEqual(await axe(page), []);
	await page.keyboard.press('Escape');
	assert.equal(await page.isVisible('#panel'), false);
});

test('forced colours and no motion leave the marks to be seen', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
	const { line } = await page
		.locator('mark[data-quote=Q3]')
		.evaluate((mark) => ({ line: getComputedStyle(mark).textDecorationLine }));
	assert.equal(line, 'underline');
	await screenshot(page, 'forced-colors');
});

test('where a quote begins is announced to those who want it, once a quote, and is never copied', async (t) => {
	const page = await read(site, t, CASES.pieces.text);
	const said = () =>
		page
			.locator('#article mark')
			.evaluateAll((marks) => marks.map((mark) => getComputedStyle(mark, '::before').content));
	assert.deepEqual(await said(), ['none', 'none']);
	await page.click('[aria-label="Keys and signs"]');
	await page.click('text=Announce to screen readers');
	await page.click('#keys button');
	assert.deepEqual(await said(), ['"Quote 1, Ilan Breck: "', 'none']);
	const copied = await page.evaluate(() => {
		getSelection()?.selectAllChildren(/** @type {Node} */ (document.querySelector('#article p:not([class])')));
		return getSelection()?.toString();
	});
	assert.equal(copied, CASES.pieces.text);
	await page.reload();
	await reached(page, 'result');
	assert.equal((await said())[0], '"Quote 1, Ilan Breck: "', 'and remembered');
});
