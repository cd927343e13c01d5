// The strip beside the text: one tick for each quote, where it stands.

import { drawing, selectedId, shownIds } from '../store.js';
import { effect } from '../vendor/signals-core.js';

/** @typedef {import('../store.js').Drawing} Drawing */

const SVG = 'http://www.w3.org/2000/svg';

/** By characters and not by pixels, so that it needs no layout; on a long text the two agree.
 * @param {(id: string) => void} select */
export function mountMap(select) {
	const map = /** @type {SVGSVGElement} */ (/** @type {unknown} */ (document.getElementById('map')));

	/** @type {Drawing | null} */
	let mapped = null;
	// One effect and not two: ticks must be there before they are marked.
	effect(() => {
		const drawn = drawing.value;
		const selected = selectedId.value;
		const shown = shownIds.value;
		if (drawn !== mapped) map.replaceChildren(...ticksOf(drawn));
		mapped = drawn;
		for (const tick of map.querySelectorAll('rect')) {
			tick.classList.toggle('on', tick.dataset.tick === selected);
			tick.classList.toggle('off', !shown.has(tick.dataset.tick ?? ''));
		}
	});
	map.addEventListener('click', ({ target }) => {
		if (target instanceof SVGElement && target.dataset.tick) select(target.dataset.tick);
	});
}

/** @param {Drawing | null} drawn */
function ticksOf(drawn) {
	const length = Math.max(1, drawn?.body.length ?? 1);
	return (drawn?.quotes ?? []).map((quote) => {
		const tick = document.createElementNS(SVG, 'rect');
		const [start, end] = [quote.pieces[0]?.[0] ?? 0, quote.pieces.at(-1)?.[1] ?? 0];
		tick.setAttribute('y', `${(100 * start) / length}%`);
		tick.setAttribute('height', `${(100 * (end - start)) / length}%`);
		tick.dataset.tick = quote.id;
		tick.dataset.hue = quote.hue;
		return tick;
	});
}

/** @param {string | null} id */
export function hoverTick(id) {
	for (const tick of document.querySelectorAll('#map rect')) {
		tick.classList.toggle('hover', tick instanceof SVGElement && tick.dataset.tick === id);
	}
}
