// Long work in slices, so that the page answers in between.

/** Half of what a page may take at a time and still feel quick on a machine half as quick (page.md §2.6). */
const SLICE_MS = 12;

/**
 * Runs work to its end, beginning when whoever waits for the page has had an answer.
 *
 * @param {Iterator<unknown>} steps each step is short
 * @returns {{stop: () => void, finish: () => void}} `finish`: the rest of it now
 */
export function inSlices(steps) {
	let timer = setTimeout(slice);
	function slice() {
		const until = performance.now() + SLICE_MS;
		while (!steps.next().done) {
			if (performance.now() < until) continue;
			timer = setTimeout(slice);
			return;
		}
	}
	return {
		stop: () => clearTimeout(timer),
		finish() {
			clearTimeout(timer);
			while (!steps.next().done);
		},
	};
}
