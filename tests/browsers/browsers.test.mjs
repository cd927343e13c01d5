// The most important checks in Firefox ESR and WebKitGTK, on a host and from a file: `./build.sh browsers`.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createFileServer, listen } from '../../tools/serve.mjs';
import { firefox, webkit } from './drivers.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const AXE = readFileSync(here('../../www/node_modules/axe-core/axe.min.js'), 'utf8');
const server = createFileServer(here('../../dist'));
const host = await listen(server, 0);
after(() => {
	server.closeAllConnections();
	server.close();
});

const ADDRESSES = { host: `${host}site/`, file: pathToFileURL(here('../../dist/quotelens.html')).href };
const BROWSERS = { firefox, webkit };

const TEXT = [
	'The fair 🍎 begins',
	'“We sold every apple 🍎,” said Jun Ravel, the owner of the orchard. “Every one.”',
	'Ravel said that the fair would be back. “Nobody,” said Oda Kern, “will forget it.”',
].join('\n\n');

/** Asks until it is so: a page takes its time. */
async function until(tab, condition) {
	for (let tries = 0; tries < 150; tries += 1) {
		if (await tab.run(`return Boolean(${condition})`)) return;
		await wait(100);
	}
	assert.fail(
		`never so: ${condition}; ${await tab.run("return document.documentElement.dataset.state + ': ' + document.body.innerText.slice(0, 500)")}`,
	);
}

/** As a reader pastes, or, where a program may not make such an event, as a phone's keyboard puts it in. */
const pasted = (text) => `const field = document.querySelector('#paste');
	field.focus();
	field.value = ${JSON.stringify(text)};
	field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));`;

for (const [browser, start] of Object.entries(BROWSERS))
	for (const [place, address] of Object.entries(ADDRESSES))
		test(`${browser}, ${place}`, { timeout: 300_000 }, async (t) => {
			const tab = await start();
			t.after(() => tab.close());
			const check = (name, work) => t.test(name, work);
			await tab.open(address);

			await check('it opens ready to paste', async () => {
				await until(tab, "document.documentElement.dataset.state === 'empty'");
				assert.equal(await tab.run('return document.activeElement.id'), 'paste');
				await tab.picture(`${browser}-${place}-empty`);
			});

			await check('it reads what is pasted, emoji and all', async () => {
				await tab.run(pasted(TEXT));
				await until(tab, "document.documentElement.dataset.state === 'result'");
				const words = await tab.run(`return [...document.querySelectorAll('#article mark')].map((mark) => {
					const copy = mark.cloneNode(true);
					copy.querySelectorAll('a').forEach((other) => other.remove());
					return copy.textContent; })`);
				assert.ok(words.includes('“We sold every apple 🍎,”'), words.join(' | '));
				assert.ok(
					words.includes('“will forget it.”') || words.some((word) => word.includes('forget')),
					words.join(' | '),
				);
				assert.match(await tab.run("return document.querySelector('#speakers').textContent"), /Jun Ravel/);
			});

			await check('a click selects a quote, with its cue, and nothing moves', async () => {
				const places =
					"JSON.stringify([...document.querySelectorAll('#article p')].map((p) => p.getBoundingClientRect().height))";
				const before = await tab.run(`return ${places}`);
				await tab.click('#article mark[data-type=direct]');
				await until(tab, "document.querySelector('#article mark.on')");
				assert.ok(await tab.run("return document.querySelectorAll('#article .cue.on').length > 0"));
				assert.equal(await tab.run(`return ${places}`), before);
				await tab.picture(`${browser}-${place}-selected`);
			});

			await check('keys go from quote to quote', async () => {
				await tab.run('document.querySelector(\'#article a.ref[tabindex="0"]\').focus()');
				const first = await tab.run("return document.querySelector('#article mark.on').dataset.quote");
				await tab.press('j');
				await until(tab, `document.querySelector('#article mark.on')?.dataset.quote !== '${first}'`);
				await tab.press('k');
				await until(tab, `document.querySelector('#article mark.on')?.dataset.quote === '${first}'`);
			});

			await check('a quote is struck off by a key', async () => {
				const count = await tab.run(
					"return document.querySelectorAll('#quotes [data-quote].card, #quotes li[data-quote]').length",
				);
				await tab.press('x');
				await until(
					tab,
					`document.querySelectorAll('#quotes [data-quote].card, #quotes li[data-quote]').length === ${count - 1}`,
				);
			});

			await check('a sheet is exported, with what was struck off left out', async () => {
				await tab.run(`globalThis.blobs = [];
					const make = URL.createObjectURL;
					URL.createObjectURL = (blob) => { blobs.push(blob); return make.call(URL, blob); };`);
				await tab.click('.export-button');
				await until(tab, "document.querySelector('#export').matches(':popover-open')");
				await tab.picture(`${browser}-${place}-export`);
				await tab.click('#export li button');
				await until(tab, 'blobs.length === 1');
				const [head, ...rows] = (await tab.run('return blobs[0].text()')).trim().split('\r\n');
				assert.match(head, /Verdict,Source checked/);
				assert.ok(
					rows.length >= 2 && rows.some((row) => row.includes('Jun Ravel') || row.includes('Oda Kern')),
					rows.join('\n'),
				);
			});

			await check('axe finds nothing', async () => {
				await tab.run(`${AXE}; globalThis.axe ??= window.axe;`);
				const problems = await tab.run(`const { violations } = await globalThis.axe.run(document);
					return violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | '));`);
				assert.deepEqual(problems, []);
			});

			await check('nothing was asked of anybody else', async () => {
				const asked = await tab.run("return performance.getEntriesByType('resource').map(({ name }) => name)");
				const own = place === 'file' ? /^(blob|data):/ : new RegExp(`^(blob|data):|^${ADDRESSES.host}`);
				assert.deepEqual(
					asked.filter((name) => !own.test(name)),
					[],
				);
				const refused = await tab.run("return fetch('https://elsewhere.invalid/').then(() => false, () => true)");
				assert.ok(refused);
			});

			await check('nothing is wider than a phone', async () => {
				assert.ok((await tab.run('return document.documentElement.scrollWidth - innerWidth')) <= 0);
			});
		});
