// Quotelens in browsers and other runtimes: `await init()` first, with the engine's bytes or address if it
// does not lie beside this file.

import start, { analyse, initSync, version } from './glue.js';

export { analyse, initSync, version };

export default async function init(source = new URL('./engine.wasm', import.meta.url)) {
	await start({ module_or_path: source });
}
