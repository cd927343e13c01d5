// Who speaks, and how much; also the legend and the filters.

import { live } from '../lib/live.js';
import { loudest, NOBODY, named, UNKNOWN } from '../lib/tally.js';
import { clearFilters, drawing, hiddenKinds, shownIds, shownVoices, toggled } from '../store.js';
import { html, nothing } from '../vendor/lit-html.js';
import { words } from '../words.js';
import { noAnswer, noQuotes } from './no-quotes.js';

/** @typedef {import('../store.js').Drawing} Drawing */
/** @typedef {import('../lib/tally.js').Voice} Voice */

export const KINDS = [
	{ value: 'direct', label: 'Direct' },
	{ value: 'mixed', label: 'Mixed' },
	{ value: 'indirect', label: 'Indirect' },
	{ value: 'term', label: 'Term' },
];
export const SURENESS = [
	{ value: 'sure', label: 'Sure' },
	{ value: 'likely', label: 'Likely' },
	{ value: 'unsure', label: 'Unsure' },
];

export function mountSpeakers() {
	live('speakers', () => (drawing.value ? template(drawing.value) : noAnswer()));
}

/** @param {Drawing} drawn */
function template(drawn) {
	if (drawn.quotes.length === 0) return noQuotes(drawn);
	return html`
		<h2 class="sr-only">Speakers</h2>
		<div class="legend" role="group" aria-label="Kinds of quotes shown">
			${KINDS.map(({ value, label }) => kindToggle(drawn, value, label))}
		</div>
		<div class="legend" role="group" aria-label="How sure the quotes shown are">
			${SURENESS.map(({ value, label }) => kindToggle(drawn, value, label))}
		</div>
		<ul class="voices">${drawn.voices.map((voice) => row(voice, drawn.voices[0].share))}</ul>
		${filterNote(drawn)}
		${loudestNote(drawn)}
	`;
}

/** @param {Drawing} drawn @param {string} value @param {string} label */
function kindToggle(drawn, value, label) {
	const count = drawn.quotes.filter(
		({ attribution, sureness }) => attribution.type === value || sureness === value,
	).length;
	if (count === 0) return nothing;
	const pressed = !hiddenKinds.value.has(value);
	return html`<button type="button" class="toggle" aria-pressed=${pressed ? 'true' : 'false'}
		@click=${() => {
			hiddenKinds.value = toggled(hiddenKinds.value, value);
		}}><span class="sample" data-sample=${value}>${label}</span> ${count}</button>`;
}

/** @param {Voice} voice @param {number} most */
function row(voice, most) {
	const pressed = shownVoices.value.has(voice.key);
	const width = `${Math.max(1, (100 * voice.share) / Math.max(most, 0.01))}%`;
	return html`<li data-speaker=${voice.key === UNKNOWN ? '' : voice.name} data-hue=${voice.hue}>
		<button type="button" class="voice" aria-pressed=${pressed ? 'true' : 'false'} @click=${(/** @type {MouseEvent} */ event) => filter(voice.key, event.shiftKey)}>
			<span class="swatch" aria-hidden="true"></span>
			<bdi class="name">${voice.name}</bdi>
			${voice.role ? html`<bdi class="role">${voice.role}</bdi>` : nothing}
			<svg class="share" aria-hidden="true" focusable="false"><rect width=${width} height="100%"></rect></svg>
			<span class="numbers">${words.voice(voice.quotes, voice.words, voice.share)}</span>
		</button>
	</li>`;
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
	if (shownIds.value.size === drawn.quotes.length) return nothing;
	const shown = drawn.quotes.filter((quote) => quote.voice !== NOBODY && shownIds.value.has(quote.id)).length;
	return html`<p class="note">${words.filtered(shown, drawn.spoken)} · <button type="button" class="link" @click=${clearFilters}>Show all</button></p>`;
}

/** @param {Drawing} drawn */
function loudestNote(drawn) {
	const most = loudest(drawn.voices);
	return most ? html`<p class="note">${words.loudest(most.few, named(drawn.voices).length, most.share)}</p>` : nothing;
}
