// The quotes in the order of the text: everything that can be done in the text can be done here.

import { findWords, markQuote } from '../correcting.js';
import { grouped } from '../lib/groups.js';
import { live } from '../lib/live.js';
import { NOBODY } from '../lib/tally.js';
import {
	drawing,
	editing,
	grouping,
	listing,
	panelOpen,
	reportedText,
	selected,
	selectedId,
	shownIds,
} from '../store.js';
import { html, nothing } from '../vendor/lit-html.js';
import { computed, effect, signal } from '../vendor/signals-core.js';
import * as words from '../words.js';
import { noAnswer, noQuotes } from './no-quotes.js';
import { createPages } from './pages.js';
import { quoteDetails, quoteHeading, quoteText } from './quote-card.js';
import { filterNote } from './speaker-list.js';

/** @typedef {import('../store.js').Drawing} Drawing */
/** @typedef {import('../lib/tally.js').Quote} Quote */

const markError = signal('');
const pages = createPages();
/** The quotes in view, under the headings they stand under. */
const listed = computed(() => (listing.value ? groups(listing.value) : []));

/**
 * @param {object} on
 * @param {(id: string) => void} on.select
 * @param {(id: string) => void} on.show
 * @param {() => void} on.clear
 * @param {(id: string) => void} on.edit
 * @param {(span: [number, number]) => void} on.place
 */
export function mountQuotes(on) {
	const isUp = () => selected.value !== null && !panelOpen.value && editing.value === null;
	effect(() => {
		const id = selectedId.value;
		if (id === null) return;
		let before = 0;
		for (const { quotes } of listed.value) {
			const index = quotes.findIndex((quote) => quote.id === id);
			if (index >= 0) pages.open(before + index);
			before += quotes.length;
		}
	});
	live('quotes', () => (listing.value ? listTemplate(listing.value, on) : noAnswer()));
	live('sheet', () =>
		isUp() && drawing.value && selected.value ? sheetTemplate(drawing.value, selected.value, on) : nothing,
	);
	effect(() => {
		document.documentElement.classList.toggle('sheet-up', isUp());
	});
	for (const id of ['quotes', 'sheet']) {
		document.getElementById(id)?.addEventListener('click', ({ target }) => {
			const { show, edit, place } = target instanceof HTMLElement ? target.dataset : {};
			if (show) on.show(show);
			else if (edit) on.edit(edit);
			else if (place) on.place([Number(place), Number(place)]);
		});
	}
}

/** The button of a card, where focus goes. @param {string} id */
export function cardButtonOf(id) {
	return /** @type {HTMLElement | null} */ (document.querySelector(`#card-${CSS.escape(id)} button`));
}

/** @param {Drawing} drawn @param {{select: (id: string) => void, clear: () => void}} on */
function listTemplate(drawn, on) {
	if (drawn.quotes.length === 0) return html`${noQuotes(drawn)}${markForm()}`;
	const count = listed.value.reduce((sum, { quotes }) => sum + quotes.length, 0);
	let before = 0;
	const parts = listed.value.map(({ title, quotes }) => {
		before += quotes.length;
		return { title, quotes: pages.part(quotes, before - quotes.length, count) };
	});
	const there = parts.flatMap(({ quotes }) => quotes);
	const stop = there.find(({ id }) => id === selectedId.value)?.id ?? there[0]?.id;
	return html`
		<h2 class="sr-only">${words.quotes}</h2>
		<fieldset class="kinds grouping"><legend>${words.groupBy}</legend>${words.groupings.map(
			({
				value,
				label,
			}) => html`<label><input type="radio" class="sr-only" name="grouping" .checked=${grouping.value === value}
				@change=${() => {
					grouping.value = value;
				}}>${label}</label>`,
		)}</fieldset>
		${filterNote(drawn)}
		${parts.map(({ title, quotes }) =>
			quotes.length === 0
				? nothing
				: html`${title ? html`<h3>${title}</h3>` : nothing}
				<ol class="cards">${quotes.map((quote) => card(drawn, quote, quote.id === stop, on))}</ol>`,
		)}
		${pages.ways(count)}
		${markForm()}
	`;
}

/** @param {Drawing} drawn @returns {{title: string, quotes: Quote[]}[]} */
function groups(drawn) {
	const shown =
		shownIds.value.size === drawn.quotes.length
			? drawn.inOrder
			: drawn.inOrder.filter(({ id }) => shownIds.value.has(id));
	const spoken = shown.filter(({ voice }) => voice !== NOBODY);
	const last = { title: words.terms, quotes: shown.filter(({ voice }) => voice === NOBODY) };
	switch (grouping.value) {
		case 'speaker': {
			const by = grouped(spoken, ({ voice }) => voice);
			return [...drawn.voices.map(({ key, name }) => ({ title: name, quotes: by.get(key) ?? [] })), last];
		}
		case 'sureness': {
			const by = grouped(spoken, ({ sureness }) => sureness);
			// What needs a look first.
			return [
				...words.surenesses.toReversed().map(({ value, label }) => ({ title: label, quotes: by.get(value) ?? [] })),
				last,
			];
		}
		default:
			return [{ title: '', quotes: spoken }, last];
	}
}

/** A way to mark words without a pointer: by typing them. */
function markForm() {
	return html`<details class="by-hand"><summary>${words.markByHand}</summary>
		<form @submit=${markTyped}>
			<p class="hint" id="mark-how">${words.markByHandHow}</p>
			<label for="mark-words">${words.markByHandField}</label>
			<textarea id="mark-words" rows="2" aria-describedby="mark-how mark-error"></textarea>
			<p class="error" id="mark-error">${markError.value}</p>
			<button type="submit">${words.markQuote}</button>
		</form></details>`;
}

/** @param {SubmitEvent} event */
function markTyped(event) {
	event.preventDefault();
	const field = /** @type {HTMLTextAreaElement} */ (document.getElementById('mark-words'));
	const span = findWords(field.value);
	markError.value = span ? '' : words.wordsNotFound;
	if (!span) return;
	field.value = '';
	panelOpen.value = false;
	markQuote(span);
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
		data-speaker=${quote.attribution.speaker ?? ''} data-type=${quote.attribution.type}>
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
	return html`<section class="card on" aria-label=${words.selectedQuote} data-hue=${quote.hue}>
		<p class="head">${quoteHeading(quote)}</p>
		<button type="button" class="round close" aria-label=${words.close} @click=${on.clear}>×</button>
		${quoteDetails(drawn, quote, written)}
	</section>`;
}

/** @param {[number, number]} span */
function written([start, end]) {
	return reportedText.value.slice(start, end);
}
