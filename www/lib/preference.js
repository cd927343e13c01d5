// A choice of the reader that this browser remembers, where it remembers anything.

import { effect, signal } from '../vendor/signals-core.js';

/**
 * @param {string} name
 * @param {boolean} usual
 */
export function preference(name, usual) {
	const key = `quotelens-${name}`;
	const chosen = signal(usual);
	try {
		const kept = localStorage.getItem(key);
		if (kept) chosen.value = kept === 'on';
	} catch {
		// Then it is as usual.
	}
	effect(() => {
		const value = chosen.value ? 'on' : 'off';
		try {
			if (chosen.value !== usual || localStorage.getItem(key)) localStorage.setItem(key, value);
		} catch {
			// It holds until the page is closed.
		}
	});
	return chosen;
}
