// UTF-16 units, as JavaScript counts, and code points, as every file of ours counts.

/**
 * Both ways for one text. A place inside a pair counts as the place before it.
 *
 * @param {string} text
 */
export function codePoints(text) {
	const pairs = [...text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)].map(({ index }) => index);
	return {
		/** @param {number} at a place in UTF-16 units */
		of: (at) => at - countBelow(pairs.length, (index) => pairs[index] < at),
		/** @param {number} at a place in code points */
		units: (at) => at + countBelow(pairs.length, (index) => pairs[index] - index < at),
	};
}

/** How many pass; those that pass come first. @param {number} length @param {(index: number) => boolean} passes */
function countBelow(length, passes) {
	let low = 0;
	let high = length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (passes(middle)) low = middle + 1;
		else high = middle;
	}
	return low;
}
