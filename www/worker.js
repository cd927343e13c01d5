// The engine's side of the conversation: loads the module, answers jobs one after the other.
//
//   page → {action: 'load', module?, packed?}     worker → {action: 'ready', module}
//   page → {action: 'analyse', id, pieces}        worker → {action: 'piece', id, index, report, milliseconds} …
//                                                 worker → {action: 'failed', id?, reason}

import { unpacked } from './lib/unpack.js';
import { initSync, analyse as read } from './pkg/quotelens.js';

/** @typedef {import('./engine.js').Task} Task */

/** A little of everything: a headline, a caption, a direct, a half-quoted and a reported statement. */
const FIRST_WORDS = [
	'Lamp stays on',
	'By Ada Holm',
	'The lamp at night. Photo: T. Onn/Fell Wire',
	'LOW POINT, May 2 (Fell Wire) – “The lamp stays on,” said Hugo Marn, the mayor, on Monday.',
	'He called it “a gift to the dark”, and according to officials the council will vote again.',
].join('\n');

/** @type {Promise<void>} */
let engine = Promise.reject(new Error('the engine is not loaded'));
engine.catch(() => {});

/** @type {Record<string, (message: any) => void | Promise<void>>} */
const actions = { load, analyse };

addEventListener('message', async ({ data }) => {
	try {
		await actions[data.action](data);
	} catch (error) {
		postMessage({ action: 'failed', id: data.id, reason: error instanceof Error ? error.message : String(error) });
	}
});

/** @param {{module?: WebAssembly.Module, packed?: string}} message a module compiled before spares the work */
async function load({ module, packed }) {
	const compiled = Promise.resolve(module ?? (packed ? compilePacked(packed) : compileFetched()));
	engine = compiled.then((module) => {
		initSync({ module });
		// The first call builds tables and makes the browser compile what it uses: better before a reader waits.
		read(FIRST_WORDS, undefined, undefined);
		// Before a waiting job takes the thread, or the page would call it loading to the end.
		postMessage({ action: 'ready', module });
	});
	await engine;
}

/** A job that comes while the engine is loading waits for it. @param {{id: number, pieces: Task[]}} message */
async function analyse({ id, pieces }) {
	await engine;
	pieces.forEach(({ text, hints, settings }, index) => {
		const began = performance.now();
		const report = read(text, hints, settings);
		postMessage({ action: 'piece', id, index, report, milliseconds: performance.now() - began });
	});
}

/** @param {string} packed */
async function compilePacked(packed) {
	return WebAssembly.compile(await unpacked(packed));
}

/** Small hosts serve wasm with a wrong type, which streaming refuses: then by its bytes. */
async function compileFetched() {
	const address = new URL('./pkg/quotelens_bg.wasm', import.meta.url);
	const response = await fetch(address);
	if (!response.ok) throw new Error(`${address.pathname}: ${response.status}`);
	if (response.headers.get('content-type')?.startsWith('application/wasm')) {
		return WebAssembly.compileStreaming(response);
	}
	return WebAssembly.compile(await response.arrayBuffer());
}
