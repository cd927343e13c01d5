// One message at the bottom, with what can be done about it; it stays until it is dismissed or another comes.

import { live } from '../lib/live.js';
import { toast } from '../store.js';
import { html, nothing } from '../vendor/lit-html.js';
import * as words from '../words.js';

export function mountToast() {
	live('toast', () => {
		const message = toast.value;
		if (!message) return nothing;
		return html`<div class="toast"><span>${message.text}</span>
			${
				message.label
					? html`<button type="button" class="link" @click=${() => {
							toast.value = null;
							message.act?.();
							// The button is gone, and the keys of the article go on from its text.
							if (document.activeElement === document.body)
								document.getElementById('article')?.focus({ preventScroll: true });
						}}>${message.label}</button>`
					: nothing
			}
			<button type="button" class="round" aria-label=${words.dismiss} @click=${() => {
				toast.value = null;
			}}>×</button></div>`;
	});
}
