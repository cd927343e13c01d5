// Who speaks, and how much; also the legend and the filters.

import { notASpeaker, rename, samePerson } from '../correcting.js';
import { live } from '../lib/live.js';
import { loudest, NOBODY, named, UNKNOWN } from '../lib/tally.js';
import {
	choosePrecision,
	clearFilters,
	hiddenKinds,
	isFiltered,
	listing,
	precision,
	query,
	shownIds,
	shownVoices,
	toggled,
} from '../store.js';
import { html, nothing } from '../vendor/lit-html.js';
import { signal } from '../vendor/signals-core.js';
import * as words from '../words.js';
import { noAnswer, noQuotes } from './no-quotes.js';
import { createPages } from './pages.js';
import { createSpeakerBox } from './speaker-box.js';

/** @typedef {import('../store.js').Drawing} Drawing */
/** @typedef {import('../lib/tally.js').Quote} Quote */
/** @typedef {import('../lib/tally.js').Voice} Voice */

/** Whose row is open for changes, and which change. */
const opened = signal(/** @type {{key: string, act: 'menu' | 'same' | 'rename'} | null} */ (null));
const pages = createPages();
const other = createSpeakerBox({ id: 'same-person', unknown: false });

export function mountSpeakers() {
	live('speakers', () => (listing.value ? template(listing.value) : noAnswer()));
}

/** @param {Drawing} drawn */
function template(drawn) {
	if (drawn.quotes.length === 0) return html`${noQuotes(drawn)}${precisionSwitch()}`;
	const sought = query.value.trim().toLowerCase();
	const heard = new Set(sought === '' ? [] : shownVoicesOf(drawn));
	const rows = drawn.voices.filter(
		({ key, name }) => sought === '' || name.toLowerCase().includes(sought) || heard.has(key),
	);
	const counts = countsOf(drawn.quotes);
	return html`
		<h2 class="sr-only">${words.speakers}</h2>
		<div class="legend" role="group" aria-label=${words.kindsShown}>
			${words.kinds.map((kind) => toggle(kind, counts))}
			${toggle({ value: 'implied', label: words.implied }, counts)}
		</div>
		<div class="legend" role="group" aria-label=${words.surenessShown}>
			${words.surenesses.map((sureness) => toggle(sureness, counts))}
		</div>
		<ul class="voices">${pages.part(rows).map((voice) => row(voice, drawn.voices[0].share))}</ul>
		${pages.ways(rows.length)}
		${filterNote(drawn)}
		${loudestNote(drawn)}
		${precisionSwitch()}
	`;
}

/** Whose quotes are in view. @param {Drawing} drawn */
function shownVoicesOf(drawn) {
	return drawn.quotes.filter(({ id }) => shownIds.value.has(id)).map(({ voice }) => voice);
}

/** How many quotes there are of each kind and sureness. @param {Quote[]} quotes */
function countsOf(quotes) {
	/** @type {Record<string, number>} */
	const counts = {};
	/** @param {string} kind */
	const count = (kind) => {
		counts[kind] = (counts[kind] ?? 0) + 1;
	};
	for (const { attribution, sureness, implied } of quotes) {
		count(attribution.type);
		count(sureness);
		if (implied) count('implied');
	}
	return counts;
}

/** @param {{value: string, label: string}} kind @param {Record<string, number>} counts */
function toggle({ value, label }, { [value]: count = 0 }) {
	if (count === 0) return nothing;
	const pressed = !hiddenKinds.value.has(value);
	return html`<button type="button" class="toggle" aria-pressed=${pressed ? 'true' : 'false'}
		@click=${() => {
			hiddenKinds.value = toggled(hiddenKinds.value, value);
		}}><span class="sample" data-sample=${value}>${label}</span> ${words.count(count)}</button>`;
}

/** @param {Voice} voice @param {number} most */
function row(voice, most) {
	const pressed = shownVoices.value.has(voice.key);
	const width = `${Math.max(1, (100 * voice.share) / Math.max(most, 0.01))}%`;
	const isOpen = opened.value?.key === voice.key;
	return html`<li data-speaker=${voice.key === UNKNOWN ? '' : voice.name} data-hue=${voice.hue}>
		<button type="button" class="voice" aria-pressed=${pressed ? 'true' : 'false'} @click=${(/** @type {MouseEvent} */ event) => filter(voice.key, event.shiftKey)}>
			<span class="swatch" aria-hidden="true"></span>
			<bdi class="name">${voice.name}</bdi>
			${voice.role ? html`<bdi class="role">${voice.role}</bdi>` : nothing}
			${voice.key === UNKNOWN ? html`<span class="role">${words.whoSaidThis}</span>` : nothing}
			<svg class="share" aria-hidden="true" focusable="false"><rect width=${width} height="100%"></rect></svg>
			<span class="numbers">${words.voice(voice.quotes, voice.words, voice.share)}</span>
		</button>
		${
			voice.key === UNKNOWN
				? nothing
				: html`<button type="button" class="round row-menu" aria-expanded=${isOpen ? 'true' : 'false'} aria-label=${words.changeSpeaker(voice.name)}
			@click=${() => {
				other.reset();
				opened.value = isOpen ? null : { key: voice.key, act: 'menu' };
			}}>⋯</button>`
		}
		${isOpen ? rowActions(voice) : nothing}
	</li>`;
}

/** @param {Voice} voice */
function rowActions({ key, name }) {
	const act = opened.value?.act;
	/** @param {'same' | 'rename'} next */
	const open = (next) => () => {
		opened.value = { key, act: act === next ? 'menu' : next };
		queueMicrotask(() => document.getElementById(next === 'same' ? 'same-person' : 'rename')?.focus());
	};
	const close = () => {
		opened.value = null;
		document.getElementById('speakers')?.focus({ preventScroll: true });
	};
	return html`<div class="row-actions" @keydown=${(/** @type {KeyboardEvent} */ event) => {
		if (event.key !== 'Escape') return;
		event.stopPropagation();
		close();
	}}>
		<p class="card-actions">
			<button type="button" aria-expanded=${act === 'same' ? 'true' : 'false'} @click=${open('same')}>${words.samePerson}</button>
			<button type="button" aria-expanded=${act === 'rename' ? 'true' : 'false'} @click=${open('rename')}>${words.rename}</button>
			<button type="button" @click=${() => {
				notASpeaker(name);
				close();
			}}>${words.notASpeaker}</button>
		</p>
		${
			act === 'same'
				? other.template({
						label: words.samePersonLabel,
						value: '',
						not: name,
						choose: (as) => {
							if (as !== null) samePerson(name, as);
							close();
						},
					})
				: nothing
		}
		${
			act === 'rename'
				? html`<form class="combo" @submit=${(/** @type {SubmitEvent} */ event) => {
						event.preventDefault();
						rename(name, /** @type {HTMLInputElement} */ (document.getElementById('rename')).value);
						close();
					}}><label for="rename">${words.newNameLabel}</label>
					<input id="rename" type="text" autocomplete="off" .value=${name}></form>`
				: nothing
		}
	</div>`;
}

function precisionSwitch() {
	return html`<fieldset class="kinds precision"><legend>${words.precision}</legend>
		${words.precisions.map(
			({
				value,
				label,
			}) => html`<label><input type="radio" class="sr-only" name="precision" .checked=${precision.value === value}
				@change=${() => {
					choosePrecision(value);
				}}>${label}</label>`,
		)}
		<p class="hint">${words.precisions.find(({ value }) => value === precision.value)?.does}</p></fieldset>`;
}

/** One click shows only this speaker, the second everybody; with Shift it is added.
 * @param {string} key
 * @param {boolean} adding */
function filter(key, adding) {
	const only = shownVoices.value;
	if (adding) shownVoices.value = toggled(only, key);
	else shownVoices.value = only.size === 1 && only.has(key) ? new Set() : new Set([key]);
}

/** @param {Drawing} drawn */
export function filterNote(drawn) {
	if (!isFiltered()) return nothing;
	const shown = drawn.quotes.filter((quote) => quote.voice !== NOBODY && shownIds.value.has(quote.id)).length;
	return html`<p class="note">${words.filtered(shown, drawn.spoken)} · <button type="button" class="link" @click=${clearFilters}>${words.showAll}</button></p>`;
}

/** @param {Drawing} drawn */
function loudestNote(drawn) {
	const most = loudest(drawn.voices);
	return most ? html`<p class="note">${words.loudest(most.few, named(drawn.voices).length, most.share)}</p>` : nothing;
}
