// compromise: what stands between paired quotation marks; it does not look for who said it.

import { bestOfEach } from '../best.mjs';
import { answer, inCodePoints } from '../runner.mjs';

await answer(async (texts, onlyFirst) => {
	const began = performance.now();
	const { default: nlp } = await import('compromise');
	const loaded = performance.now();
	nlp(texts[0]).quotations();
	const first = (performance.now() - loaded) / 1000;
	if (onlyFirst) return { loading: (loaded - began) / 1000, first };
	return {
		name: `compromise ${nlp.version} in Node ${process.versions.node}`,
		seconds: bestOfEach(texts, (text) => nlp(text).quotations()),
		found: texts.map((text) =>
			nlp(text)
				.quotations()
				.json({ offset: true })
				.map(({ offset: { start, length } }) => ({
					content: [inCodePoints(text, [start, start + length])],
					source: [],
				})),
		),
	};
});
