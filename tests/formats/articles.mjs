// Articles to export: the page's examples, and one with everything that goes wrong in files.

import { readFileSync } from 'node:fs';
import * as engine from '../../www/pkg/quotelens.js';

const file = (path) => readFileSync(new URL(`../../${path}`, import.meta.url));

await engine.default({ module_or_path: file('www/pkg/quotelens_bg.wasm') });

/** Signs that CSV, XML, JSON, HTML, Markdown or brat could take for their own; emoji and halves of them before a quote. */
const AWKWARD = [
	'The fair 🍎👩‍👩‍👧 opens',
	'',
	'Rain \ud83d fell, and a bell \u0007 rang. “We sold every apple 🍎,” said Jun Ravel. “Every one.”',
	'',
	'“=1+1 and </said> ]]> <b onclick="x()">bold</b> & *more* | \t tab,” said Ilan <Breck>, the @mayor.',
	'',
	'“The first day was hard. We had no tent.',
	'',
	'“The second day we had one,” Oda Kern said, adding that “nobody, \0 nobody” would \u202e come back.',
	'',
	'- “Nothing,” the driver told Radio Nord.',
	'',
	'The so-called “apple tax” is not planned, according to officials.',
].join('\n');

function source(title, text) {
	return { title, text, report: engine.analyse(text) };
}

export const awkward = {
	...source('=Fair “one”', AWKWARD),
	outlet: 'Fell, Wire',
	url: 'https://example.org/a b?x="1"&y=<2>',
};

export const library = source('Night library', file('www/examples/library.txt').toString());

export const dam = source('Harrowmere dam', file('www/examples/dam.txt').toString());

export const empty = source('', '');

/** As a reader has corrected it: a speaker changed, one marked by hand, one that is only implied. */
export const corrected = {
	...library,
	title: 'Night library, corrected',
	report: {
		...library.report,
		attributions: library.report.attributions.map((attribution, index) => ({
			...attribution,
			...(index === 0 && { speaker: null, speaker_id: null, corrected: true }),
			...(index === 1 && { cue: [], source: [], corrected: true, by_hand: true }),
			...(index === 2 && { id: 'I1', implied: true, stance: 'denied', via: ['Radio Nord', 'TT'] }),
		})),
	},
};

export const ALL = { awkward, library, dam, empty, corrected };
