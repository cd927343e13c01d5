// A part of the page that redraws itself.

import { render } from '../vendor/lit-html.js';
import { effect } from '../vendor/signals-core.js';

/**
 * Draws `template()` into `root`, and again whenever a signal it read has changed.
 *
 * @param {string} id of the root
 * @param {() => unknown} template
 */
export function live(id, template) {
	const root = /** @type {HTMLElement} */ (document.getElementById(id));
	effect(() => {
		render(template(), root);
	});
}
