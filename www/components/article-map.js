// The strip beside the text: one tick for each quote, where it stands.

import { drawing, pageState, selected, shownIds } from '../store.js';
import { effect } from '../vendor/signals-core.js';

/** @typedef {import('../store.js').Drawing} Drawing */
/** @typedef {import('../store.js').Quote} Quote */

const SVG = 'http://www.w3.org/2000/svg';

/** More ticks than this no screen can show: then one stands for all quotes of its row. */
const ROWS = 1000;

/** By characters and not by pixels, so that it needs no layout; on a long text the two agree.
 * @param {(id: string) => void} select */
export function mountMap(select) {
	const map = /** @type {SVGSVGElement} */ (/** @type {unknown} */ (document.getElementById('map')));

	let timer = 0;
	/** @type {Drawing | null} */
	let mapped = null;
	/** The ticks, and which quotes each stands for. @type {Map<string, {tick: SVGElement, quotes: Quote[]}>} */
	let ticks = new Map();
	// One effect and not two: ticks must be there before they are marked.
	effect(() => {
		// Where a quote stands in the whole is not known before all is read.
		if (pageState.value === 'analysing') return;
		const [drawn, quote, shown] = [drawing.value, selected.value, shownIds.value];
		clearTimeout(timer);
		// Of very many it takes a while, and the article goes first.
		if (drawn && drawn.quotes.length > ROWS) timer = setTimeout(() => show(drawn, quote, shown));
		else show(drawn, quote, shown);
	});

	/** @param {Drawing | null} drawn @param {Quote | null} quote @param {Pick<Set<string>, 'has'>} shown */
	function show(drawn, quote, shown) {
		if (drawn !== mapped) {
			ticks = ticksOf(drawn);
			map.replaceChildren(...[...ticks.values()].map(({ tick }) => tick));
		}
		mapped = drawn;
		const row = quote && drawn ? rowOf(quote, drawn) : null;
		for (const [of, { tick, quotes }] of ticks) {
			tick.classList.toggle('on', of === row);
			tick.classList.toggle('off', !quotes.some(({ id }) => shown.has(id)));
		}
	}

	map.addEventListener('click', ({ target }) => {
		if (target instanceof SVGElement && target.dataset.tick) select(target.dataset.tick);
	});
}

/** @param {Drawing | null} drawn */
function ticksOf(drawn) {
	/** @type {Map<string, {tick: SVGElement, quotes: Quote[]}>} */
	const ticks = new Map();
	if (!drawn) return ticks;
	const length = Math.max(1, drawn.body.length);
	for (const quote of drawn.quotes) {
		const row = rowOf(quote, drawn);
		const there = ticks.get(row);
		if (there) there.quotes.push(quote);
		else ticks.set(row, { tick: tickOf(quote, length), quotes: [quote] });
	}
	return ticks;
}

/** @param {Quote} quote @param {Drawing} drawn */
function rowOf({ id, pieces }, { quotes, body }) {
	return quotes.length <= ROWS ? id : String(Math.floor((ROWS * (pieces[0]?.[0] ?? 0)) / Math.max(1, body.length)));
}

/** @param {Quote} quote @param {number} length */
function tickOf({ id, hue, pieces }, length) {
	const tick = document.createElementNS(SVG, 'rect');
	const [start, end] = [pieces[0]?.[0] ?? 0, pieces.at(-1)?.[1] ?? 0];
	tick.setAttribute('y', `${(100 * start) / length}%`);
	tick.style.setProperty('--part', `${(100 * (end - start)) / length}%`);
	tick.dataset.tick = id;
	tick.dataset.hue = hue;
	return tick;
}

/** @param {string | null} id */
export function hoverTick(id) {
	for (const tick of document.querySelectorAll('#map rect')) {
		tick.classList.toggle('hover', tick instanceof SVGElement && tick.dataset.tick === id);
	}
}
