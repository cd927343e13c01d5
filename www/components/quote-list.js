// The quotes in the order of the text: everything that can be done in the text can be done here.

import { live } from '../lib/live.js';
import { NOBODY } from '../lib/tally.js';
import { current, drawing, panelOpen, selected, selectedId, shownIds } from '../store.js';
import { html, nothing } from '../vendor/lit-html.js';
import { effect } from '../vendor/signals-core.js';
import { words } from '../words.js';
import { noAnswer, noQuotes } from './no-quotes.js';
import { quoteDetails, quoteHeading, quoteText } from './quote-card.js';
import { filterNote } from './speaker-list.js';

/** @typedef {import('../store.js').Drawing} Drawing */
/** @typedef {import('../lib/tally.js').Quote} Quote */

/**
 * @param {object} on
 * @param {(id: string) => void} on.select
 * @param {(id: string) => void} on.show
 * @param {() => void} on.clear
 */
export function mountQuotes(on) {
	const isUp = () => selected.value !== null && !panelOpen.value;
	live('quotes', () => (drawing.value ? listTemplate(drawing.value, on) : noAnswer()));
	live('sheet', () =>
		isUp() && drawing.value && selected.value ? sheetTemplate(drawing.value, selected.value, on) : nothing,
	);
	effect(() => {
		document.documentElement.classList.toggle('sheet-up', isUp());
	});
	for (const id of ['quotes', 'sheet']) {
		document.getElementById(id)?.addEventListener('click', ({ target }) => {
			const id = target instanceof HTMLElement ? target.dataset.show : undefined;
			if (id) on.show(id);
		});
	}
}

/** The button of a card, where focus goes. @param {string} id */
export function cardButtonOf(id) {
	return /** @type {HTMLElement | null} */ (document.querySelector(`#card-${CSS.escape(id)} button`));
}

/** @param {Drawing} drawn @param {{select: (id: string) => void, clear: () => void}} on */
function listTemplate(drawn, on) {
	if (drawn.quotes.length === 0) return noQuotes(drawn);
	const stop = selectedId.value ?? drawn.quotes.find((quote) => shownIds.value.has(quote.id))?.id;
	const spoken = drawn.quotes.filter((quote) => quote.voice !== NOBODY);
	const terms = drawn.quotes.filter((quote) => quote.voice === NOBODY);
	return html`
		<h2 class="sr-only">Quotes</h2>
		${filterNote(drawn)}
		<ol class="cards">${spoken.map((quote) => card(drawn, quote, quote.id === stop, on))}</ol>
		${terms.length === 0 ? nothing : html`<h3>${words.terms}</h3><ol class="cards">${terms.map((quote) => card(drawn, quote, quote.id === stop, on))}</ol>`}
	`;
}

/**
 * @param {Drawing} drawn
 * @param {Quote} quote
 * @param {boolean} isStop
 * @param {{select: (id: string) => void, clear: () => void}} on
 */
function card(drawn, quote, isStop, on) {
	const open = quote.id === selectedId.value;
	return html`<li id=${`card-${quote.id}`} class=${open ? 'card on' : 'card'} data-quote=${quote.id} data-hue=${quote.hue}
		data-speaker=${quote.attribution.speaker ?? ''} data-type=${quote.attribution.type} ?hidden=${!shownIds.value.has(quote.id)}>
		<button type="button" class="head" aria-expanded=${open ? 'true' : 'false'} tabindex=${isStop ? '0' : '-1'}
			@click=${() => (open ? on.clear() : on.select(quote.id))}>
			${quoteHeading(quote)}
			${open ? nothing : html`<bdi class="excerpt">${quoteText(drawn, quote)}</bdi>`}
		</button>
		${open ? quoteDetails(drawn, quote, written) : nothing}
	</li>`;
}

/** @param {Drawing} drawn @param {Quote} quote @param {{clear: () => void}} on */
function sheetTemplate(drawn, quote, on) {
	return html`<section class="card on" aria-label="Selected quote" data-hue=${quote.hue}>
		<p class="head">${quoteHeading(quote)}</p>
		<button type="button" class="round close" aria-label="Close" @click=${on.clear}>×</button>
		${quoteDetails(drawn, quote, written)}
	</section>`;
}

/** @param {[number, number]} span */
function written([start, end]) {
	return current.value?.reported?.slice(start, end) ?? '';
}
