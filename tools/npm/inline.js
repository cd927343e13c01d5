// Quotelens with the engine inside, for bundlers and hosts that stumble over .wasm files.

import { unpacked } from '../../www/lib/unpack.js';
import { packed } from './engine.js';
import start, { analyse, initSync, version } from './glue.js';

export { analyse, initSync, version };

let started;

export default function init() {
	started ??= unpacked(packed).then((bytes) => start({ module_or_path: bytes }));
	return started.then(() => {});
}
