// Quotelens in a thread of its own: post `{id, text, hints?, settings?}`, get `{id, report}` or `{id, error}`.

import init, { analyse } from './web.js';

const ready = init();

addEventListener('message', async ({ data: { id, text, hints, settings } }) => {
	try {
		await ready;
		postMessage({ id, report: analyse(text, hints, settings) });
	} catch (error) {
		postMessage({ id, error: error instanceof Error ? error.message : String(error) });
	}
});
