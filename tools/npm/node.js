// Quotelens in Node.js: ready when it is imported.

import { readFileSync } from 'node:fs';
import { analyse, initSync, version } from './glue.js';

initSync({ module: readFileSync(new URL('./engine.wasm', import.meta.url)) });

export { analyse, initSync, version };

/** There is nothing to wait for here; it is called so that the same code runs in browsers. */
export default async function init() {}
