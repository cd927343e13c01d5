// The states of the page, and the worker behind them.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { axe, MOCK, openSite, paste, reached, read, screenshot } from './browser.mjs';
import { CASES, ORDERS } from './fixtures/mock-engine.js';

const site = await openSite();
after(() => site.close());

const OTHER = 'A second text, and “every lamp was lit that night,” said Oda Kern.';

test('the empty page is usable before the engine is there', async (t) => {
	const page = await site.open(t, { engine: 'stuck' });
	assert.equal(await page.textContent('h1'), 'Paste an article. See who says what.');
	assert.equal(await page.evaluate(() => document.activeElement?.id), 'paste');
	const { width, height } = await page.locator('#paste').boundingBox();
	assert.ok(width >= 600 && height >= 260, `${width} × ${height}`);
	assert.deepEqual(await axe(page), []);

	await paste(page, CASES.kinds.text);
	await reached(page, 'loading');
	assert.match(await page.textContent('#article'), /The lamp stays on/, 'the text is there to read');
	await page.waitForSelector('#progress:not([hidden])');
	assert.match(await page.textContent('#progress'), /Loading the analyser/);
	assert.deepEqual(await axe(page), []);
	await page.waitForSelector('#cancel:not([hidden])');
	await page.click('#cancel');
	assert.equal(await page.inputValue('#paste'), CASES.kinds.text, 'cancelling gives the text back');
});

test('a missing engine keeps the text, and Try again works once it is there', async (t) => {
	const page = await site.open(t, { engine: 'missing', loud: true });
	assert.equal(await page.getAttribute('html', 'data-state'), 'empty');
	await page.focus('#paste');
	await paste(page, CASES.kinds.text);
	await reached(page, 'error');
	assert.match(await page.textContent('#doubts'), /The analyser could not be loaded/);
	assert.match(await page.textContent('#article'), /The lamp stays on/);
	assert.equal(await page.textContent('[role=status]'), 'The analyser could not be loaded.');
	assert.equal(await page.evaluate(() => document.activeElement?.id), 'retry');
	assert.deepEqual(await axe(page), []);
	await screenshot(page, 'error');

	await page.context().unroute('**/pkg/**');
	const mocked = { kinds: 0 };
	await page.context().route('**/pkg/*', async (route) => {
		mocked.kinds += 1;
		await route.fulfill(
			route.request().url().endsWith('.wasm')
				? { contentType: 'application/wasm', body: Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]) }
				: { contentType: 'text/javascript', body: MOCK },
		);
	});
	await page.keyboard.press('Enter');
	await reached(page, 'result');
	assert.ok(mocked.kinds > 0);
	assert.equal(await page.locator('#quotes [data-quote]').count(), 6);
});

test('a text the engine stops on is kept, and the next one is read', async (t) => {
	const page = await site.open(t);
	await page.focus('#paste');
	await paste(page, `${ORDERS.fail}\nThe text stays where it is, whatever happens.`);
	await reached(page, 'error');
	assert.match(await page.textContent('#article'), /The text stays where it is/);
	await page.click('#retry');
	await reached(page, 'error');
	await page.click('#doubts >> text=Edit the text');
	assert.match(await page.inputValue('#paste'), /The text stays where it is/);
	await page.fill('#paste', OTHER);
	await page.click('#run');
	await reached(page, 'result');
	assert.equal(await page.locator('#quotes [data-quote]').count(), 1);
});

test('the newest job wins, and the older one is done after it', async (t) => {
	const page = await site.open(t);
	await page.focus('#paste');
	const began = Date.now();
	await paste(page, `${ORDERS.slow}\n“It took a very long time to read this,” said Hugo Marn.`);
	await reached(page, 'analysing');
	await paste(page, OTHER);
	await reached(page, 'result');
	assert.ok(Date.now() - began < 3000, 'the newer answer waited for the older');
	assert.match(await page.textContent('#article'), /every lamp was lit/);
	await page.selectOption('#switcher select', { index: 0 });
	await reached(page, 'result');
	assert.match(await page.textContent('#article'), /a very long time/);
	assert.equal(await page.locator('#quotes [data-quote]').count(), 1);
});

test('a long analysis shows the text and a bar, and can be cancelled', async (t) => {
	const page = await site.open(t);
	await page.focus('#paste');
	await paste(page, `${ORDERS.slow}\n“It took a very long time to read this,” said Hugo Marn.`);
	await reached(page, 'analysing');
	assert.match(await page.textContent('#article'), /a very long time/);
	await page.waitForSelector('#progress:not([hidden])');
	assert.deepEqual(await axe(page), []);
	await page.waitForSelector('#cancel:not([hidden])');
	await page.click('#cancel');
	assert.equal(await page.getAttribute('html', 'data-state'), 'empty');
	await page.click('text=Leave it as it was');
	await reached(page, 'error');
	assert.match(await page.textContent('#doubts'), /Stopped before it was done/);
});

test('no quotes: the article, and why', async (t) => {
	const page = await read(site, t, 'Nothing was said that day by anybody in the whole town.');
	assert.match(await page.textContent('#speakers'), /No quotes found.*Only 11 words.*No quotation marks/s);
	assert.deepEqual(await axe(page), []);
	await paste(
		page,
		'Der Rat hat gestern beschlossen, dass die Lampe weiter brennt. Niemand war dagegen, und alle gingen zufrieden nach Hause. Die Kosten bleiben gleich.',
	);
	await page.waitForFunction(() =>
		document.querySelector('#speakers')?.textContent?.includes('does not look like English'),
	);
});

test('doubtful input is said, and shown', async (t) => {
	const page = await read(site, t, CASES.repaired.text);
	assert.match(await page.textContent('#doubts'), /Doubtful input.*An opening mark in paragraph 1 has no partner/s);
	assert.equal(await page.textContent('#repair-0'), '"');
	assert.deepEqual(await axe(page), []);
});

test('light and dark: three ways, remembered', async (t) => {
	const page = await site.open(t, { scheme: 'dark' });
	const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
	const dark = await paper();
	await page.click('label[title=Light]');
	const light = await paper();
	assert.notEqual(light, dark);
	await page.reload();
	assert.equal(await paper(), light);
	await page.click('label[title="As the device"]');
	assert.equal(await paper(), dark);
	await page.emulateMedia({ colorScheme: 'light' });
	assert.equal(await paper(), light);
	await page.click('label[title=Dark]');
	assert.equal(await paper(), dark);
});
