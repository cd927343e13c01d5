// What the page must look like: each picture with what has to be true of it (the rest is looked at).

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { axe, openSite, paste, pasteRaw, reached, read, screenshot } from './browser.mjs';
import { CASES, ORDERS } from './fixtures/mock-engine.js';

const site = await openSite();
after(() => site.close());

const SIZES = [
	{ name: 'wide', width: 1440, height: 900 },
	{ name: 'middle', width: 1024, height: 768 },
	{ name: 'narrow', width: 390, height: 844 },
];

/** The long example, read by the engine. */
async function example(t, options) {
	const page = await site.open(t, { engine: 'real', ...options });
	await page.click('[data-example=dam]');
	await reached(page, 'result');
	return page;
}

/** What is wider than its place. */
const cutOff = (page, within) =>
	page
		.locator(`${within} :is(button, .name, .role, p, h3, label, dd, blockquote)`)
		.evaluateAll((nodes) =>
			nodes
				.filter(
					(node) =>
						node.checkVisibility() &&
						!node.closest('.sr-only') &&
						node.scrollWidth > node.clientWidth + 1 &&
						getComputedStyle(node).display !== 'inline',
				)
				.map((node) => node.outerHTML.slice(0, 120)),
		);

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

for (const scheme of /** @type {const} */ (['light', 'dark'])) {
	for (const { name, ...size } of SIZES) {
		test(`empty, ${name}, ${scheme}: the field is the largest thing and there are few words above it`, async (t) => {
			const page = await site.open(t, { engine: 'stuck', scheme, ...size });
			const { field, others, words } = await page.evaluate(() => {
				const area = (node) => node.getBoundingClientRect().width * node.getBoundingClientRect().height;
				const field = document.querySelector('#paste');
				const top = field.getBoundingClientRect().top;
				const above = [...document.querySelectorAll('#header, #start h1')].filter(
					(node) => node.getBoundingClientRect().top < top,
				);
				return {
					field: area(field),
					others: Math.max(...[...document.querySelectorAll('button, h1, p, li, select')].map(area)),
					words: above.flatMap((node) => {
						const seen = /** @type {HTMLElement} */ (node.cloneNode(true));
						for (const hidden of seen.querySelectorAll('.sr-only, [hidden]')) hidden.remove();
						return seen.textContent.match(/\w{2,}/g) ?? [];
					}).length,
				};
			});
			assert.ok(field > others, `${field} > ${others}`);
			assert.ok(words <= 12, `${words} words above the field`);
			assert.equal(await overflow(page), 0);
			await screenshot(page, `judged-1-empty-${name}-${scheme}`);
		});

		test(`selected, ${name}, ${scheme}: nothing sideways, nothing wrong for axe`, async (t) => {
			const page = await example(t, { scheme, ...size });
			await screenshot(page, `judged-2-result-${name}-${scheme}`);
			await page.click('#article a.ref >> nth=2');
			assert.equal(await overflow(page), 0);
			await screenshot(page, `judged-4-selected-${name}-${scheme}`);
			assert.deepEqual(await axe(page), []);
		});
	}
}

test('result at 1440 × 900: headline, text, six speakers and the footer fit', async (t) => {
	const page = await example(t);
	const seen = await page.evaluate(() => {
		const bottom = document.querySelector('#footer').getBoundingClientRect().top;
		const isIn = (node) => node.getBoundingClientRect().bottom <= bottom;
		let lines = 0;
		for (const block of document.querySelectorAll('#article :is(h1, p:not(.taken-rule))')) {
			const { top, bottom: end } = block.getBoundingClientRect();
			const height = Number.parseFloat(getComputedStyle(block).lineHeight);
			lines += Math.max(0, Math.floor((Math.min(end, bottom) - top + 1) / height));
		}
		return {
			headline: isIn(document.querySelector('#article h1')),
			speakers: [...document.querySelectorAll('#speakers .voices > li')].filter(isIn).length,
			footer: bottom < innerHeight,
			lines,
		};
	});
	assert.ok(seen.headline && seen.footer);
	assert.ok(seen.speakers >= 6, `${seen.speakers} speakers`);
	assert.ok(seen.lines >= 25, `${seen.lines} lines`);
	const { length, most } = await page.evaluate(() => {
		// Characters between one line's beginning and the next one's, of lines that are full.
		const lengths = [...document.querySelectorAll('#article p[data-start]:not([class])')].flatMap((paragraph) => {
			const tops = new Map();
			const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
			for (let text = walker.nextNode(); text; text = walker.nextNode()) {
				if (text.parentElement.closest('a')) continue;
				for (let at = 0; at < text.length; at += 1) {
					const range = document.createRange();
					range.setStart(text, at);
					range.setEnd(text, at + 1);
					const line = Math.round(range.getBoundingClientRect().bottom / 14);
					tops.set(line, (tops.get(line) ?? 0) + 1);
				}
			}
			return [...tops.values()].filter((count) => count > 40);
		});
		return { length: lengths.reduce((sum, count) => sum + count, 0) / lengths.length, most: Math.max(...lengths) };
	});
	assert.ok(length >= 60 && length <= 72, `${length} characters a line`);
	t.diagnostic(`${length} characters a line, ${most} at most`);
});

test('without colour, kinds and sureness can be told apart', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await page.evaluate(() => document.documentElement.style.setProperty('filter', 'grayscale(1)'));
	await screenshot(page, 'judged-3-grey');
	const looks = await page.locator('#article mark').evaluateAll((marks) =>
		marks.map((mark) => {
			const { textDecorationStyle, backgroundColor } = getComputedStyle(mark);
			return `${textDecorationStyle} ${/ 0\)$|transparent/.test(backgroundColor) ? 'plain' : 'tinted'} ${mark.querySelector('.said') ? 'in part' : ''}`;
		}),
	);
	assert.equal(new Set(looks.slice(0, 4)).size, 4, looks.join(', '));
});

test('selected: cue and source are marked, others fade, the tick grows, nothing moves', async (t) => {
	const page = await example(t);
	const places = () =>
		page
			.locator('#article :is(h1, p, mark)')
			.evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().toJSON()));
	const width = () =>
		page.locator('#map rect').evaluateAll((ticks) => Math.max(...ticks.map((tick) => tick.getBBox().width)));
	const [before, tick] = [await places(), await width()];
	await page.click('#article mark[data-type=direct] >> nth=0');
	assert.deepEqual(await places(), before);
	assert.ok((await page.locator('#article .cue.on').count()) > 0);
	assert.ok((await page.locator('#article .source.on').count()) > 0);
	assert.ok((await width()) > tick);
	assert.equal(await page.locator('#quotes .card.on').count(), 1);
	const ground = (selector) =>
		page
			.locator(selector)
			.evaluateAll((marks) => [...new Set(marks.map((mark) => getComputedStyle(mark).getPropertyValue('--by-day')))]);
	const [faded, same] = [await ground('#article mark:not(.on, .same)'), await ground('#article mark.same:not(.on)')];
	assert.ok(faded.length === 1 && !same.includes(faded[0]), `${faded} and ${same}`);
});

test('removed: what, why, and a dotted line where it stood', async (t) => {
	const page = await example(t);
	await page.click('#tab-removed');
	assert.ok((await page.locator('#removed .reason').count()) >= 3);
	assert.equal(
		await page
			.locator('.taken-rule')
			.first()
			.evaluate((rule) => getComputedStyle(rule, '::before').borderTopStyle),
		'dotted',
	);
	await screenshot(page, 'judged-6-removed');
});

test('the editor at the bottom right: whole, with a focus ring', async (t) => {
	const page = await example(t);
	const last = page.locator('#article a.ref').last();
	await last.scrollIntoViewIfNeeded();
	await last.click();
	await page.keyboard.press('Enter');
	await page.waitForSelector('#editor:not([hidden])');
	const box = await page.locator('#editor').boundingBox();
	assert.ok(box && box.y >= 0 && box.y + box.height <= 900 && box.x + box.width <= 1440, JSON.stringify(box));
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), 'none');
	await screenshot(page, 'judged-7-editor');
});

test('200 % at 1280 pixels, a phone and 320 pixels lose nothing', async (t) => {
	for (const width of [640, 390, 320]) {
		const page = await example(t, { width, height: 450 });
		assert.equal(await overflow(page), 0, `${width}`);
		for (const button of ['Speakers', 'Quotes', 'More']) {
			await page.click(`#bottom-bar >> text=${button}`);
			assert.equal(await overflow(page), 0, button);
			assert.deepEqual(await cutOff(page, '#panel'), [], button);
		}
		await page.click('#bottom-bar >> text=Text');
		await page.click('#article a.ref >> nth=2');
		const sheet = await page.locator('#sheet').boundingBox();
		assert.ok(sheet && sheet.x >= 0 && sheet.x + sheet.width <= width && sheet.y > 52, JSON.stringify(sheet));
		assert.deepEqual(await cutOff(page, '#sheet'), [], 'sheet');
		await page.click('#sheet >> text=Change');
		await page.waitForSelector('#editor:not([hidden])');
		assert.equal(await overflow(page), 0, 'editor');
		await screenshot(page, `judged-9-${width}`);
	}
});

test('five thousand statements: the browser’s search finds them anywhere, across numbers, and they stay where they are', {
	timeout: 120_000,
}, async (t) => {
	const page = await site.open(t, { engine: 'real' });
	const paragraph = (n) =>
		`“The bridge number ${n} stays closed for now,” said Mara Lindqvist of ward ${n}. She would not say for how long, or who would pay for the ${n} lamps that had been broken in the storm of the week before${', and the week before that'.repeat(n % 7)}.`;
	await page.focus('#paste');
	await pasteRaw(page, Array.from({ length: 2_600 }, (_, n) => paragraph(n)).join('\n\n'));
	await page.waitForSelector('html[data-state=result]', { timeout: 60_000 });
	const statements = Number((await page.textContent('#tab-quotes .count')).replaceAll(',', ''));
	assert.ok(statements >= 5_000, `${statements}`);
	await page.waitForFunction((count) => document.querySelectorAll('#article a.ref').length >= count, statements);

	/** Where the browser finds words, then, and half a second later. */
	const found = (words) =>
		page.evaluate(async (words) => {
			getSelection().removeAllRanges();
			if (!globalThis.find(words)) return [];
			const place = () => [getSelection().toString(), getSelection().getRangeAt(0).getBoundingClientRect().top];
			const atOnce = place();
			await new Promise((done) => setTimeout(done, 500));
			return [atOnce, place()];
		}, words);
	for (const words of [
		'bridge number 2400 stays',
		'closed for now,” said Mara Lindqvist of ward 7.',
		'for now,” said Mara Lindqvist of ward 2555. She would not say',
		'pay for the 1300 lamps that had been broken in the storm',
	]) {
		const [[first, top] = [], [later, place] = []] = await found(words);
		assert.deepEqual([first, later], [words, words], 'the words are found and stay marked');
		assert.ok(top > 52 && top < 868 && place > 52 && place < 868, `${words}: at ${top}, then at ${place}`);
	}
	const ticks = await page
		.locator('#map rect')
		.evaluateAll((all) => all.map((tick) => tick.getBoundingClientRect().height));
	assert.ok(ticks.length >= 500 && Math.min(...ticks) >= 2, 'each tick of the map can be seen');
	await screenshot(page, 'judged-find');
	// Far out of sight nothing is laid out, or all of this would take seconds.
	assert.equal(
		await page
			.locator('#article .chunk')
			.last()
			.evaluate((chunk) => getComputedStyle(chunk).contentVisibility),
		'auto',
	);
});

test('what was removed is out of sight and out of reach, and the browser’s search opens it', async (t) => {
	const page = await example(t, {});
	const removed = page.locator('#removed');
	const isSeen = () =>
		removed
			.locator('li')
			.first()
			.evaluate((node) => node.checkVisibility());
	assert.equal((await removed.boundingBox())?.height ?? 0, 0);
	assert.equal(await isSeen(), false);
	// What a search does that finds words there; going to a place in it is the same to a browser.
	await page.evaluate(() => {
		location.hash = 'removed-2';
	});
	await page.waitForSelector('#tab-removed[aria-selected=true]');
	assert.equal(await isSeen(), true);
	assert.equal(await page.locator('#speakers').isVisible(), false);
	await page.click('#tab-quotes');
	assert.equal(await isSeen(), false);
	assert.deepEqual(await axe(page), []);
});

test('forced colours: marks, choices and the selected quote are visible; without motion nothing moves', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
	await page.click('#article a.ref[data-quote=Q2]');
	await page.click('#article a.ref[data-quote=Q2]');
	await screenshot(page, 'judged-11-forced');
	const isForced = (selector) =>
		page
			.locator(selector)
			.evaluate((node) => getComputedStyle(node).getPropertyValue('forced-color-adjust') !== 'none');
	assert.equal(await isForced('#editor .kinds label:has(:checked)'), false, 'the choice keeps a ground of its own');
	assert.equal(await isForced('#editor .kinds label:last-of-type'), true);
	assert.equal(await page.locator('mark.on').evaluate((mark) => getComputedStyle(mark).outlineStyle), 'solid');
	const moving = await page.evaluate(
		() =>
			[...document.querySelectorAll('*')].filter((node) => {
				const { transitionDuration, animationName } = getComputedStyle(node);
				return node.checkVisibility() && (animationName !== 'none' || /[1-9]/.test(transitionDuration));
			}).length,
	);
	assert.equal(moving, 0);
});

test('more contrast: no tints, thick lines', async (t) => {
	const page = await read(site, t, CASES.kinds.text);
	await page.emulateMedia({ contrast: 'more' });
	const mark = page.locator('mark[data-quote=Q1]');
	assert.equal(await mark.evaluate((node) => getComputedStyle(node).textDecorationThickness), '3px');
	await screenshot(page, 'judged-11-contrast');
});

test('error: the text is there, and one clear next step', async (t) => {
	const page = await site.open(t);
	await page.focus('#paste');
	await paste(page, `${ORDERS.fail}\nThe text stays where it is, whatever happens.`);
	await reached(page, 'error');
	assert.match((await page.textContent('#article')) ?? '', /The text stays where it is/);
	assert.equal(await page.locator('#doubts .primary').count(), 1);
	await screenshot(page, 'judged-12-error');
	const [file] = await Promise.all([page.waitForEvent('download'), page.click('text=Save a report file')]);
	assert.match(file.suggestedFilename(), /\.quotes\.json$/);
});

test('right to left: paragraphs, marks and the index follow the writing', async (t) => {
	const arabic = 'قال عمر حداد: “سنعيد بناء الجسر قبل الشتاء”، بينما قال السكان إنهم ينتظرون.';
	const page = await read(site, t, `${arabic}\n\n“The lamp stays on,” said Hugo Marn.`);
	const directions = await page
		.locator('#article p:not([class])')
		.evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).direction));
	assert.deepEqual(directions, ['rtl', 'ltr']);
	await page.evaluate(() => {
		document.documentElement.dir = 'rtl';
	});
	assert.equal(await overflow(page), 0);
	const { panel, column } = await page.evaluate(() => ({
		panel: document.querySelector('#panel').getBoundingClientRect().left,
		column: document.querySelector('#column').getBoundingClientRect().left,
	}));
	assert.ok(panel < column, 'the index is on the other side');
	await page.click('#article a.ref >> nth=0');
	await page.keyboard.press('Enter');
	await page.waitForSelector('#editor:not([hidden])');
	assert.equal(await overflow(page), 0);
	await screenshot(page, 'judged-rtl');
	assert.deepEqual(await axe(page), []);
});
