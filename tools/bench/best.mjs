// The best time of several runs, in Node and in a browser: what disturbs a run only makes it slower.

/** A measurement goes on for so many runs at least. */
const LEAST_RUNS = 3;
/** And for so many milliseconds: V8 compiles anew what is used much, beside the work and not at once. */
const PATIENCE = 5000;

/**
 * Seconds of the best run. A browser's clock may tick only every 0.1 ms: the work must take tens of
 * ticks, as all articles together do.
 *
 * @param {() => unknown} work
 */
export function best(work) {
	let [fastest, runs] = [Number.POSITIVE_INFINITY, 0];
	for (const began = performance.now(); runs < LEAST_RUNS || performance.now() - began < PATIENCE; runs += 1) {
		const start = performance.now();
		work();
		fastest = Math.min(fastest, performance.now() - start);
	}
	return fastest / 1000;
}
