// The index beside the text: its tabs, and on small screens the bar that opens it.

import { live } from '../lib/live.js';
import { named } from '../lib/tally.js';
import { listing, pageState, panelOpen, query, tab } from '../store.js';
import { html } from '../vendor/lit-html.js';
import { effect } from '../vendor/signals-core.js';
import * as words from '../words.js';

/** @typedef {import('../store.js').Tab} Tab */

/** @type {{id: Tab, label: string, short: string}[]} */
const TABS = [
	{ id: 'speakers', label: words.speakers, short: words.speakers },
	{ id: 'quotes', label: words.quotes, short: words.quotes },
	{ id: 'removed', label: words.removed, short: words.more },
];

/** What was removed stands nowhere else: the browser's search finds it there and opens the tab.
 * @type {Partial<Record<Tab, string>>} */
const HIDDEN = { removed: 'until-found' };

export function mountPanel() {
	live('tabs', tabsTemplate);
	live('bottom-bar', barTemplate);
	effect(() => {
		// Another list begins at its top, not where the last one was left.
		if (tab.value) /** @type {HTMLElement} */ (document.getElementById('panel')).scrollTop = 0;
	});
	effect(() => {
		document.documentElement.classList.toggle('panel-open', panelOpen.value && pageState.value !== 'empty');
		for (const { id } of TABS) {
			const panel = /** @type {HTMLElement} */ (document.getElementById(id));
			if (id === tab.value) panel.removeAttribute('hidden');
			else panel.setAttribute('hidden', HIDDEN[id] ?? '');
		}
	});
	document.getElementById('removed')?.addEventListener('beforematch', () => {
		tab.value = 'removed';
	});
}

function tabsTemplate() {
	/** @type {Record<Tab, number>} */
	const counts = {
		speakers: named(listing.value?.voices ?? []).length,
		quotes: listing.value?.spoken ?? 0,
		removed: listing.value?.removed ?? 0,
	};
	return html`<div role="tablist" aria-label=${words.indexTitle} @keydown=${stepTab}>
		${TABS.map(
			({ id, label }) => html`<button type="button" role="tab" id=${`tab-${id}`} aria-controls=${id}
				aria-selected=${tab.value === id ? 'true' : 'false'} tabindex=${tab.value === id ? '0' : '-1'}
				@click=${() => {
					tab.value = id;
				}}>${label} <span class="count">${words.count(counts[id])}</span></button>`,
		)}
	</div>
	<button type="button" class="round close" aria-label=${words.closeIndex} @click=${() => {
		panelOpen.value = false;
	}}>×</button>
	<div class="find" ?hidden=${tab.value === 'removed'}><input id="find" type="search" placeholder=${words.find} aria-label=${words.find} autocomplete="off"
		.value=${query.value} @input=${(/** @type {InputEvent} */ { target }) => {
			query.value = /** @type {HTMLInputElement} */ (target).value;
		}} @keydown=${leaveFind}></div>`;
}

/** @param {KeyboardEvent} event */
function leaveFind(event) {
	if (event.key !== 'Escape' || query.value === '') return;
	query.value = '';
	event.stopPropagation();
	event.preventDefault();
}

/** @param {KeyboardEvent} event */
function stepTab(event) {
	const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
	if (!step) return;
	const index = TABS.findIndex(({ id }) => id === tab.value);
	tab.value = TABS[(index + step + TABS.length) % TABS.length].id;
	document.getElementById(`tab-${tab.value}`)?.focus();
	event.preventDefault();
}

function barTemplate() {
	const open = panelOpen.value;
	return html`
		<button type="button" aria-pressed=${open ? 'false' : 'true'} @click=${() => {
			panelOpen.value = false;
		}}>${words.text}</button>
		${TABS.map(
			({ id, short }) => html`<button type="button" aria-pressed=${open && tab.value === id ? 'true' : 'false'}
				@click=${() => {
					tab.value = id;
					panelOpen.value = true;
				}}>${short}</button>`,
		)}
	`;
}
