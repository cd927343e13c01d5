// The small window at a quote, in which it is corrected, and at marked words, which become one.

import {
	changeAlso,
	chooseKind,
	chooseSpeaker,
	joinNext,
	markQuote,
	markSpeaker,
	moveEdge,
	nextQuote,
	quoteFor,
	splitAt,
	splitPlaces,
	takeOut,
} from '../correcting.js';
import { live } from '../lib/live.js';
import { UNKNOWN } from '../lib/tally.js';
import { alsoMeant, drawing, editing, pageState, selected } from '../store.js';
import { html, nothing } from '../vendor/lit-html.js';
import { effect, signal } from '../vendor/signals-core.js';
import * as words from '../words.js';
import { rectOfQuote, rectOfWords, selectedWords } from './article-view.js';
import { createSpeakerBox } from './speaker-box.js';

/** @typedef {import('../lib/tally.js').Quote} Quote */
/** @typedef {[number, number]} Span */

/** Words shown of a long beginning or end. */
const EDGE_WORDS = 4;
const MARGIN = 8;

const speaker = createSpeakerBox({ id: 'edit-speaker', unknown: true });
/** Which of the places to split is meant; `null` while nobody splits. */
const splitting = signal(/** @type {number | null} */ (null));

/** @param {{leave: () => void, remove: () => void}} on `leave`: back to the quote */
export function mountEditor(on) {
	const root = /** @type {HTMLElement} */ (document.getElementById('editor'));
	let opened = '';
	live('editor', () => {
		const now = editing.value;
		if (!now || pageState.value === 'empty') return nothing;
		return now.of === 'words' ? wordsTemplate(now.span) : selected.value ? quoteTemplate(selected.value, on) : nothing;
	});
	effect(() => {
		const now = editing.value;
		const quote = selected.value;
		const shown = now !== null && (now.of === 'words' || quote !== null);
		root.hidden = !shown || pageState.value === 'empty';
		if (root.hidden || !now) {
			opened = '';
			alsoMeant.value = null;
			speaker.reset();
			splitting.value = null;
			return;
		}
		// Placed and given the focus once, and not with each change: what is pressed again and again must not move.
		const key = now.of === 'words' ? `words ${now.span}` : `quote ${now.focus}`;
		if (opened !== key) {
			place(root, now.of === 'words' ? rectOfWords() : rectOfQuote(quote?.id ?? ''));
			// Marked words keep the focus, or they could not be copied.
			if (now.of === 'quote') queueMicrotask(() => focusInto(root, now.focus));
		}
		opened = key;
	});
	root.addEventListener('keydown', (event) => {
		if (event.key !== 'Escape') return;
		event.stopPropagation();
		event.preventDefault();
		on.leave();
	});
	document.addEventListener('selectionchange', () => noteWords(root));
	addEventListener('resize', () => {
		if (!root.hidden) place(root, selected.value ? rectOfQuote(selected.value.id) : rectOfWords());
	});
}

let waiting = 0;

/** After the selection has come to rest: each step of a drag is a change. @param {HTMLElement} root */
function noteWords(root) {
	clearTimeout(waiting);
	waiting = setTimeout(() => {
		if (pageState.value === 'empty') return;
		const span = selectedWords();
		if (span) editing.value = { of: 'words', span };
		else if (editing.value?.of === 'words' && !root.contains(document.activeElement)) editing.value = null;
	}, 200);
}

/** Under its quote, above it where there is no room; within the column.
 * @param {HTMLElement} root @param {{top: number, bottom: number, left: number} | null} rect */
function place(root, rect) {
	const frame = root.offsetParent?.getBoundingClientRect();
	if (!rect || !frame) return;
	const { offsetHeight: height, offsetWidth: width } = root;
	const bottom = innerHeight - 32 - MARGIN;
	const below = rect.bottom + MARGIN;
	const above = rect.top - MARGIN - height;
	const isUnder = below + height <= bottom || above < 52 + MARGIN;
	const left = Math.min(Math.max(rect.left - width / 3, frame.left + MARGIN), frame.right - width - MARGIN);
	// Above, it grows upwards: what is added to it must not cover the quote.
	root.style.setProperty('--top', isUnder ? `${Math.round(below - frame.top)}px` : 'auto');
	root.style.setProperty('--bottom', isUnder ? 'auto' : `${Math.round(frame.bottom - rect.top + MARGIN)}px`);
	root.style.setProperty('--left', `${Math.round(left - frame.left)}px`);
}

/** @param {HTMLElement} root @param {'speaker' | 'first'} goal */
function focusInto(root, goal) {
	const node = goal === 'speaker' ? root.querySelector('input') : root.querySelector('[data-first]');
	if (node instanceof HTMLElement) node.focus({ preventScroll: true });
	root.scrollIntoView({ block: 'nearest' });
}

/** @param {Quote} quote @param {{leave: () => void, remove: () => void}} on */
function quoteTemplate(quote, on) {
	const next = nextQuote();
	return html`
		<div class="editor-head"><strong id="editor-title" tabindex="-1" data-first>${words.editTitle(quote.number)}</strong>
			${quote.edited ? html`<span class="hint">${words.edited}</span>` : nothing}
			<button type="button" class="round close" aria-label=${words.close} @click=${on.leave}>×</button></div>
		${speaker.template({ label: words.speaker, value: quote.voice === UNKNOWN ? '' : quote.name, choose: chooseSpeaker })}
		${alsoTemplate()}
		<fieldset class="kinds"><legend>${words.kind}</legend>
			${words.kinds.map(
				({ value, label }) => html`<label><input type="radio" name="edit-kind" class="sr-only" value=${value}
					.checked=${quote.attribution.type === value} @change=${() => chooseKind(value)}>${label}</label>`,
			)}
		</fieldset>
		${edgeTemplate(quote, 'start')}${edgeTemplate(quote, 'end')}
		${splitting.value === null ? nothing : splitTemplate(splitting.value)}
		<p class="card-actions">
			<button type="button" @click=${on.remove}>${words.notAQuote} <kbd>X</kbd></button>
			<button type="button" aria-expanded=${splitting.value === null ? 'false' : 'true'} @click=${() => {
				splitting.value = splitting.value === null ? splitPlaces().likeliest : null;
			}}>${words.split}</button>
			<button type="button" ?disabled=${next === null} @click=${joinNext}>${next ? words.joinWith(next.number) : words.joinNext}</button>
		</p>`;
}

function alsoTemplate() {
	const also = alsoMeant.value;
	if (!also) return nothing;
	return html`<p class="also" role="group" aria-label=${words.alsoQuestion(also.places.length, also.words)}>
		<span>${words.alsoQuestion(also.places.length, also.words)}</span>
		<button type="button" class="primary" @click=${changeAlso}>${words.yes}</button>
		<button type="button" @click=${() => {
			alsoMeant.value = null;
		}}>${words.no}</button></p>`;
}

/** @param {Quote} quote @param {'start' | 'end'} edge */
function edgeTemplate(quote, edge) {
	const body = drawing.value?.body ?? '';
	const text = quote.pieces
		.map((piece) => body.slice(...piece))
		.join(' … ')
		.split(/\s+/);
	const shown = edge === 'start' ? text.slice(0, EDGE_WORDS).join(' ') : text.slice(-EDGE_WORDS).join(' ');
	const [less, more] = words.edgeKeys[edge];
	return html`<div class="edge" role="group" aria-label=${words.edges[edge]}>
		<span class="edge-name">${words.edges[edge]}</span>
		<button type="button" class="step" aria-label=${words.edgeSteps[edge][0]} title=${less} @click=${() => moveEdge(edge, -1)}>◂</button>
		<bdi class="edge-words">${edge === 'end' && text.length > EDGE_WORDS ? '… ' : ''}${shown}${edge === 'start' && text.length > EDGE_WORDS ? ' …' : ''}</bdi>
		<button type="button" class="step" aria-label=${words.edgeSteps[edge][1]} title=${more} @click=${() => moveEdge(edge, 1)}>▸</button>
	</div>`;
}

/** @param {number} index */
function splitTemplate(index) {
	const { all } = splitPlaces();
	const gap = all[index];
	if (!gap) return html`<p class="hint">${words.tooShortToSplit}</p>`;
	const body = drawing.value?.body ?? '';
	/** @param {1 | -1} by */
	const step = (by) => () => {
		splitting.value = Math.min(all.length - 1, Math.max(0, index + by));
	};
	return html`<div class="edge" role="group" aria-label=${words.splitHere}>
		<span class="edge-name">${words.splitAfter}</span>
		<button type="button" class="step" aria-label=${words.splitEarlier} @click=${step(-1)}>◂</button>
		<bdi class="edge-words">… ${body.slice(0, gap[0]).split(/\s+/).slice(-3).join(' ')} <b aria-hidden="true">|</b> ${body.slice(gap[1]).split(/\s+/, 2).join(' ')} …</bdi>
		<button type="button" class="step" aria-label=${words.splitLater} @click=${step(1)}>▸</button>
		<button type="button" class="primary" @click=${() => {
			splitting.value = null;
			splitAt(gap);
		}}>${words.splitHere}</button>
	</div>`;
}

/** @param {Span} span */
function wordsTemplate(span) {
	const quote = quoteFor(span);
	return html`<strong id="editor-title" class="sr-only">${words.wordsMarked}</strong><p class="card-actions words">
		<button type="button" class="primary" @click=${() => done(() => markQuote(span))}>${words.markQuote}</button>
		${quote ? html`<button type="button" @click=${() => done(() => markSpeaker(span))}>${words.markSpeaker(quote.number)}</button>` : nothing}
		<button type="button" @click=${() => done(() => takeOut(span))}>${words.takeOut}</button>
	</p>`;
}

/** @param {() => void} act */
function done(act) {
	getSelection()?.removeAllRanges();
	act();
}
