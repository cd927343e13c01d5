// Things by what they have in common, in the order in which they came. (Node.js 20, in which the tests
// run, has no `Map.groupBy`.)

/**
 * @template Thing, Key
 * @param {Iterable<Thing>} things
 * @param {(thing: Thing) => Key} keyOf
 * @returns {Map<Key, Thing[]>}
 */
export function grouped(things, keyOf) {
	/** @type {Map<Key, Thing[]>} */
	const groups = new Map();
	for (const thing of things) {
		const group = groups.get(keyOf(thing));
		if (group) group.push(thing);
		else groups.set(keyOf(thing), [thing]);
	}
	return groups;
}
