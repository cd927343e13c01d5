// The engine as a reader's browser runs it, from bytes to the first answer and over all articles.
// Runs in Node and in a page: it is given the addresses and asks for nothing else.

import { bestOfEach } from './best.mjs';

/** @typedef {typeof import('../../www/pkg/quotelens.js')} Engine */

/**
 * The module made ready and asked once, and the seconds of each step. The bytes are there already:
 * how long they take to arrive is the line's affair.
 *
 * @param {string} address of quotelens.js
 * @param {BufferSource} bytes
 * @param {string} text
 */
export async function start(address, bytes, text) {
	/** @type {Engine} */
	const engine = await import(address);
	const [module, loading] = await timed(() => WebAssembly.compile(bytes));
	const [, starting] = await timed(() => engine.default({ module_or_path: module }));
	const [, first] = await timed(async () => engine.analyse(text));
	return { engine, times: { loading, starting, first } };
}

/** Seconds for all texts once, each asked for as the page does: a string in, an object out. */
export function overAll({ analyse }, texts) {
	return bestOfEach(texts, (text) => analyse(text));
}

/** What the work gives, and its seconds. */
async function timed(work) {
	const began = performance.now();
	const result = await work();
	return [result, (performance.now() - began) / 1000];
}
