// The thin bar while the engine loads or works: nothing at first, then the bar, then a way out.

import { current, pageState } from '../store.js';
import { computed, effect } from '../vendor/signals-core.js';
import * as words from '../words.js';

/** An answer that comes sooner needs no bar (page.md §2.6). */
const BAR_AFTER_MS = 150;
const CANCEL_AFTER_MS = 1000;

const isWorking = computed(() => pageState.value === 'loading' || pageState.value === 'analysing');

/** @param {() => void} cancel */
export function mountProgress(cancel) {
	const box = /** @type {HTMLElement} */ (document.getElementById('progress'));
	const bar = /** @type {HTMLElement} */ (box.querySelector('.bar'));
	const text = /** @type {HTMLElement} */ (document.getElementById('progress-text'));
	const button = /** @type {HTMLElement} */ (document.getElementById('cancel'));
	button.textContent = words.cancel;
	button.addEventListener('click', cancel);
	effect(() => {
		box.hidden = true;
		button.hidden = true;
		if (!isWorking.value) return undefined;
		const timers = [
			setTimeout(() => {
				box.hidden = false;
			}, BAR_AFTER_MS),
			setTimeout(() => {
				button.hidden = false;
			}, CANCEL_AFTER_MS),
		];
		return () => timers.forEach(clearTimeout);
	});
	effect(() => {
		const progress = current.value?.progress;
		if (pageState.value === 'loading') text.textContent = words.loading;
		else text.textContent = progress ? words.readingPart(progress.done, progress.of) : words.reading;
		bar.classList.toggle('measured', progress !== undefined);
		if (progress) bar.style.setProperty('--done', `${(100 * progress.done) / progress.of}%`);
	});
}
