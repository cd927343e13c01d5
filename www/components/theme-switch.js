// Light, dark, or as the device has it.

import { html } from '../vendor/lit-html.js';
import { effect, signal } from '../vendor/signals-core.js';
import * as words from '../words.js';

const KEPT_AS = 'quotelens-theme';
const THEMES = [
	{
		value: 'light',
		label: words.light,
		icon: 'M8 5a3 3 0 1 0 0 6a3 3 0 1 0 0-6zM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M3 13l1-1M12 4l1-1',
	},
	{ value: 'auto', label: words.asDevice, icon: 'M8 3a5 5 0 1 0 0 10a5 5 0 1 0 0-10zM8 3v10M10 3.5v9M12 5v6' },
	{ value: 'dark', label: words.dark, icon: 'M13 9.5A5.5 5.5 0 1 1 6.5 3A4.5 4.5 0 0 0 13 9.5z' },
];

const theme = signal(remembered());

export function mountTheme() {
	effect(() => {
		document.documentElement.dataset.theme = theme.value;
		try {
			localStorage.setItem(KEPT_AS, theme.value);
		} catch {
			// A browser that keeps nothing still shows the theme.
		}
	});
}

function remembered() {
	try {
		const kept = localStorage.getItem(KEPT_AS);
		return THEMES.find(({ value }) => value === kept)?.value ?? 'auto';
	} catch {
		return 'auto';
	}
}

/** @param {string} place where on the page it stands, for the name of the radio group */
export function themeSwitch(place) {
	return html`<fieldset class="theme-switch">
		<legend class="sr-only">${words.lightOrDark}</legend>
		${THEMES.map(
			({ value, label, icon }) => html`<label title=${label}>
				<input type="radio" class="sr-only" name=${`theme-${place}`} value=${value} .checked=${theme.value === value}
					@change=${() => {
						theme.value = value;
					}}>
				<span class="sr-only">${label}</span>
				<svg viewBox="0 0 16 16" aria-hidden="true"><path d=${icon}></path></svg>
			</label>`,
		)}
	</fieldset>`;
}
