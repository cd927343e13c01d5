// The best time of several runs, in Node and in a browser: what disturbs a run only makes it slower.

/** A measurement goes on for so many runs at least. */
const LEAST_RUNS = 3;
/** And for so many milliseconds: V8 compiles anew what is used much, beside the work and not at once. */
const PATIENCE = 5000;

/**
 * Seconds of the best run. A browser's clock ticks every 0.1 ms unless the page is isolated: then the work must
 * take tens of ticks.
 *
 * @param {() => unknown} work
 */
export function best(work) {
	return bestOfEach([work], (only) => only());
}

/**
 * Seconds for all items once: the best run of each, added up. A neighbour on the machine seldom disturbs every
 * run of one; all together in one run it nearly always does.
 *
 * @template T
 * @param {T[]} items
 * @param {(item: T) => unknown} work
 */
export function bestOfEach(items, work) {
	const fastest = items.map(() => Number.POSITIVE_INFINITY);
	let runs = 0;
	for (const began = performance.now(); runs < LEAST_RUNS || performance.now() - began < PATIENCE; runs += 1) {
		for (const [at, item] of items.entries()) {
			const start = performance.now();
			work(item);
			fastest[at] = Math.min(fastest[at] ?? Number.POSITIVE_INFINITY, performance.now() - start);
		}
	}
	return fastest.reduce((sum, milliseconds) => sum + milliseconds, 0) / 1000;
}
