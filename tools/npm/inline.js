// Quotelens with the engine inside, for bundlers and hosts that stumble over .wasm files.

import { packed } from './engine.js';
import start, { analyse, initSync, version } from './glue.js';

export { analyse, initSync, version };

let started;

export default function init() {
	started ??= unpacked().then((bytes) => start({ module_or_path: bytes }));
	return started.then(() => {});
}

function unpacked() {
	const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
	const { readable, writable } = new DecompressionStream('gzip');
	const writer = writable.getWriter();
	// Not waited for here: what is wrong with the bytes is told where they are read.
	writer.write(bytes).catch(() => {});
	writer.close().catch(() => {});
	return new Response(readable).arrayBuffer();
}
