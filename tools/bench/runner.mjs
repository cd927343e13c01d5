// How a tool in Node answers the benchmark; textacy_peer.py does the same in Python.
//
//   standard input   the texts, a JSON array of strings
//   standard output  {name, seconds, found}: seconds for all texts once; for each text a list of
//                    {content, source}, both lists of [from, to) in code points
//   with `first`     {loading, starting?, first}: seconds until the tool is there, and for one text

import { readFileSync } from 'node:fs';

/** @param {(texts: string[], onlyFirst: boolean) => Promise<object>} work */
export async function answer(work) {
	const texts = JSON.parse(readFileSync(0, 'utf8'));
	console.log(JSON.stringify(await work(texts, process.argv[2] === 'first')));
}

/** JavaScript counts UTF-16 units, `gold.json` code points. */
export function inCodePoints(text, [from, to]) {
	return [from, to].map((unit) => [...text.slice(0, unit)].length);
}
