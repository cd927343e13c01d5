// The thin bar while the engine loads or works: nothing at first, then the bar, then a way out.

import { pageState } from '../store.js';
import { effect } from '../vendor/signals-core.js';

/** An answer that comes sooner needs no bar (page.md §2.6). */
const BAR_AFTER_MS = 150;
const CANCEL_AFTER_MS = 1000;

/** @type {Record<string, string>} */
const TEXTS = { loading: 'Loading the analyser …', analysing: 'Reading the article …' };

/** @param {() => void} cancel */
export function mountProgress(cancel) {
	const bar = /** @type {HTMLElement} */ (document.getElementById('progress'));
	const text = /** @type {HTMLElement} */ (document.getElementById('progress-text'));
	const button = /** @type {HTMLElement} */ (document.getElementById('cancel'));
	button.addEventListener('click', cancel);
	effect(() => {
		const shown = TEXTS[pageState.value];
		bar.hidden = true;
		button.hidden = true;
		if (!shown) return undefined;
		text.textContent = shown;
		const timers = [
			setTimeout(() => {
				bar.hidden = false;
			}, BAR_AFTER_MS),
			setTimeout(() => {
				button.hidden = false;
			}, CANCEL_AFTER_MS),
		];
		return () => timers.forEach(clearTimeout);
	});
}
