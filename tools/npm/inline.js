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
	return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}
