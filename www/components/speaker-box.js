// A field to choose a speaker: those of the article first, then names in the text, then what is typed.

import { namesIn } from '../lib/names.js';
import { UNKNOWN } from '../lib/tally.js';
import { drawing, report } from '../store.js';
import { html, nothing } from '../vendor/lit-html.js';
import { computed, signal } from '../vendor/signals-core.js';
import * as words from '../words.js';

/** @typedef {{name: string | null, label: string, note: string, hue: string}} Option */

/** Enough to choose from; who types sees the rest. */
const MOST = 12;
/** Names are gathered from so much of a text: no article is longer, and a book would keep the reader waiting. */
const MOST_CHARS = 200_000;

/** Apart, so that they are gathered anew for another text and not for each correction. */
const beginning = computed(() => (drawing.value?.body ?? '').slice(0, MOST_CHARS));
const written = computed(() => namesIn(beginning.value));

/** @type {import('../vendor/signals-core.js').ReadonlySignal<Option[]>} */
const options = computed(() => {
	const drawn = drawing.value;
	const hues = new Map((drawn?.voices ?? []).map(({ name, hue }) => [name, hue]));
	const speakers = report.value?.speakers ?? [];
	const known = new Set(speakers.flatMap(({ name, aliases }) => [name, ...aliases]));
	return [
		...speakers.map(({ name, role }) => ({ name, label: name, note: role ?? '', hue: hues.get(name) ?? 'grey' })),
		...written.value
			.filter((name) => !known.has(name))
			.map((name) => ({ name, label: name, note: words.inTheText, hue: '' })),
	];
});
const nobody = { name: null, label: words.unknown, note: words.nobodyKnows, hue: UNKNOWN };

/**
 * @param {object} box
 * @param {string} box.id
 * @param {boolean} box.unknown whether nobody is a choice
 */
export function createSpeakerBox({ id, unknown }) {
	/** What is typed; `null` until something is. */
	const typed = signal(/** @type {string | null} */ (null));
	const open = signal(false);
	const active = signal(-1);

	/** @param {string} not the name that is no choice @returns {Option[]} */
	function shown(not) {
		const sought = (typed.value ?? '').trim();
		const low = sought.toLowerCase();
		const fitting = options.value.filter(({ label }) => label !== not && label.toLowerCase().includes(low));
		const isNew = sought !== '' && !options.value.some(({ label }) => label === sought);
		return [
			...fitting.slice(0, MOST),
			...(isNew ? [{ name: sought, label: words.newName(sought), note: '', hue: '' }] : []),
			...(unknown && words.unknown.toLowerCase().startsWith(low) ? [nobody] : []),
		];
	}

	function reset() {
		typed.value = null;
		open.value = false;
		active.value = -1;
	}

	/**
	 * @param {object} as
	 * @param {string} as.label
	 * @param {string} as.value the name that stands there now
	 * @param {(name: string | null) => void} as.choose
	 * @param {string} [as.not] a name that is no choice
	 */
	function template({ label, value, choose, not = '' }) {
		const list = open.value ? shown(not) : [];
		const activeId = list[active.value] ? `${id}-${active.value}` : '';
		/** @param {Option | undefined} option */
		const take = (option) => {
			if (!option) return;
			reset();
			choose(option.name);
		};
		/** @param {KeyboardEvent} event */
		const onKey = (event) => {
			const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
			if (step) {
				if (!open.value) open.value = true;
				else active.value = (active.value + step + shown(not).length) % Math.max(1, shown(not).length);
				scrollToActive();
			} else if (event.key === 'Enter') {
				const chosen =
					shown(not)[active.value] ??
					(typed.value?.trim() ? (exact(shown(not), typed.value) ?? shown(not)[0]) : undefined);
				if (!chosen) return;
				take(chosen);
			} else if (event.key === 'Escape' && open.value) {
				reset();
			} else return;
			event.preventDefault();
			event.stopPropagation();
		};
		return html`<div class="combo">
			<label for=${id}>${label}</label>
			<input id=${id} type="text" role="combobox" autocomplete="off" spellcheck="false" aria-autocomplete="list"
				aria-expanded=${list.length > 0 ? 'true' : 'false'} aria-controls=${`${id}-list`} aria-activedescendant=${activeId || nothing}
				.value=${typed.value ?? value}
				@focus=${(/** @type {FocusEvent} */ { target }) => /** @type {HTMLInputElement} */ (target).select()}
				@click=${() => {
					open.value = true;
				}}
				@input=${(/** @type {InputEvent} */ { target }) => {
					typed.value = /** @type {HTMLInputElement} */ (target).value;
					active.value = typed.value.trim() === '' ? -1 : 0;
					open.value = true;
				}}
				@keydown=${onKey}
				@blur=${() => {
					open.value = false;
				}}>
			<ul id=${`${id}-list`} role="listbox" aria-label=${label} ?hidden=${list.length === 0}>
				${list.map(
					(
						option,
						index,
					) => html`<li role="option" id=${`${id}-${index}`} aria-selected=${index === active.value ? 'true' : 'false'}
						data-hue=${option.hue || nothing}
						@pointerdown=${(/** @type {Event} */ event) => event.preventDefault()} @click=${() => take(option)}>
						<span class=${option.hue ? 'swatch' : 'swatch none'} aria-hidden="true"></span>
						<bdi>${option.label}</bdi> <span class="hint">${option.note}</span></li>`,
				)}
			</ul>
		</div>`;
	}

	function scrollToActive() {
		queueMicrotask(() => document.getElementById(`${id}-${active.value}`)?.scrollIntoView({ block: 'nearest' }));
	}

	return { template, reset };
}

/** @param {Option[]} options @param {string} typed */
function exact(options, typed) {
	const low = typed.trim().toLowerCase();
	return options.find(({ label }) => label.toLowerCase() === low);
}
