// The engine in Node. Speaks as every tool beside it does: see runner.mjs.

import { readFileSync } from 'node:fs';
import { overAll, start } from './module.mjs';
import { answer, inCodePoints } from './runner.mjs';

const pkg = new URL('../../www/pkg/', import.meta.url);

await answer(async (texts, onlyFirst) => {
	const bytes = readFileSync(new URL('quotelens_bg.wasm', pkg));
	const { engine, times } = await start(new URL('quotelens.js', pkg).href, bytes, texts[0]);
	if (onlyFirst) return times;
	return {
		name: `quotelens in Node ${process.versions.node} (WebAssembly)`,
		seconds: overAll(engine, texts),
		found: texts.map((text) => quoted(text, engine.analyse(text))),
	};
});

/** What stands in quotation marks and is said: terms are known to be said by nobody. */
function quoted(text, { attributions }) {
	const places = (spans) => spans.map((span) => inCodePoints(text, span));
	return attributions
		.filter(({ type }) => type === 'direct' || type === 'mixed')
		.map(({ content, source }) => ({ content: places(content), source: places(source) }));
}
