// Firefox ESR and WebKitGTK as one kind of thing: open an address, run code in the page, press keys, look.

import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

const ARTEFACTS = fileURLToPath(new URL('../page/artefacts/', import.meta.url));

/**
 * @typedef {object} Tab
 * @property {(address: string) => Promise<void>} open
 * @property {(code: string) => Promise<any>} run a function's body in the page; what it returns comes back
 * @property {(keys: string) => Promise<void>} press one after the other
 * @property {(selector: string) => Promise<void>} click with the pointer
 * @property {(name: string) => Promise<void>} picture
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<Tab>} */
export async function firefox() {
	const browser = await puppeteer.launch({
		browser: 'firefox',
		executablePath: process.env.QUOTELENS_FIREFOX ?? 'firefox-esr',
		headless: true,
		// For tests puppeteer lets a file read its neighbours, which no reader's Firefox does.
		extraPrefsFirefox: { 'security.fileuri.strict_origin_policy': true },
	});
	const page = await browser.newPage();
	await page.setViewport({ width: 1280, height: 800 });
	return {
		open: async (address) => void (await page.goto(address)),
		run: (code) => page.evaluate(`(async () => { ${code} })()`),
		press: async (keys) => {
			for (const key of keys) await page.keyboard.press(key);
		},
		click: (selector) => page.click(selector),
		picture: async (name) => void (await page.screenshot({ path: picturePath(name) })),
		close: () => browser.close(),
	};
}

/** By the plain WebDriver protocol, which needs no library. @returns {Promise<Tab>} */
export async function webkit() {
	const port = 4400 + (process.pid % 1000);
	const driver = spawn(process.env.QUOTELENS_WEBKIT_DRIVER ?? 'WebKitWebDriver', [`--port=${port}`], {
		stdio: 'ignore',
	});
	const ask = asker(`http://127.0.0.1:${port}`);
	for (let tries = 0; !(await ask('GET', '/status').catch(() => null)); tries += 1) {
		if (tries > 50) throw new Error('WebKitWebDriver does not answer');
		await wait(100);
	}
	const { sessionId } = await ask('POST', '/session', { capabilities: {} });
	const say = (method, path, body) => ask(method, `/session/${sessionId}${path}`, body);
	await say('POST', '/window/rect', { width: 1280, height: 800 });
	await say('POST', '/timeouts', { script: 60_000 });
	const run = async (code) => {
		const script = `const done = arguments[arguments.length - 1];
			(async () => { ${code} })().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
		const { value, error } = await say('POST', '/execute/async', { script, args: [] });
		if (error) throw new Error(error);
		return value ?? undefined;
	};
	const act = (type, id, actions, more) => say('POST', '/actions', { actions: [{ type, id, actions, ...more }] });
	return {
		open: (address) => say('POST', '/url', { url: address }),
		run,
		press: async (keys) => {
			for (const key of keys)
				await act('key', 'keyboard', [
					{ type: 'keyDown', value: key },
					{ type: 'keyUp', value: key },
				]);
		},
		click: async (selector) => {
			const [x, y] = await run(`const node = document.querySelector(${JSON.stringify(selector)});
				node.scrollIntoView({ block: 'nearest' });
				const box = node.getClientRects()[0];
				return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];`);
			await act(
				'pointer',
				'mouse',
				[
					{ type: 'pointerMove', x, y, duration: 0 },
					{ type: 'pointerDown', button: 0 },
					{ type: 'pointerUp', button: 0 },
				],
				{ parameters: { pointerType: 'mouse' } },
			);
		},
		picture: async (name) => writeFileSync(picturePath(name), Buffer.from(await say('GET', '/screenshot'), 'base64')),
		close: async () => {
			await say('DELETE', '').catch(() => {});
			driver.kill();
		},
	};
}

/** @param {string} base */
function asker(base) {
	return async (method, path, body) => {
		const response = await fetch(base + path, { method, body: method === 'POST' ? JSON.stringify(body) : undefined });
		const { value } = await response.json();
		if (value?.error) throw new Error(`${path}: ${value.error}: ${value.message}`);
		return value;
	};
}

/** @param {string} name */
function picturePath(name) {
	mkdirSync(ARTEFACTS, { recursive: true });
	return `${ARTEFACTS}${name}.png`;
}
