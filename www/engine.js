// The engine as a promise: `analyse(job)` over a worker. The newest job wins.

import { cut, joiner, within } from './lib/pieces.js';
import { packedEngine, startWorker } from './supply.js';

/** @typedef {import('./pkg/quotelens.js').Report} Report */
/** @typedef {import('./pkg/quotelens.js').BlockHint} BlockHint */
/** @typedef {import('./pkg/quotelens.js').Settings} Settings */
/** @typedef {Settings & {putBack: [number, number][], followOn?: 'leave' | 'report'}} Wishes */
/** @typedef {{text: string, hints: BlockHint[] | undefined, settings: Wishes}} Task */
/** @typedef {Task} Job a whole text */
/** @typedef {{report: Report, lastPiece: string, milliseconds: number}} Answer `lastPiece`: the end of the body, what the last piece brought */
/** @typedef {{done: number, of: number, readTo: number}} Progress pieces of a long text, and how far that is */

/** What a promise is rejected with when another job took its place or the user cancelled. */
export class Superseded extends Error {}

/** The engine could not be had at all, as opposed to failing on one text. */
export class Unavailable extends Error {}

/**
 * @param {(ready: boolean) => void} onReady told when the engine has arrived, and when it is gone
 */
export function createEngine(onReady) {
	/** @type {Worker | undefined} */
	let worker;
	/** @type {WebAssembly.Module | undefined} */
	let module;
	/** @type {{id: number, pieces: import('./lib/pieces.js').Piece[], join: ReturnType<typeof joiner>, milliseconds: number, onProgress: (progress: Progress, soFar: Pick<Answer, 'report' | 'lastPiece'>) => void,
	 *   resolve: (answer: Answer) => void, reject: (error: Error) => void} | undefined} */
	let running;
	let jobs = 0;

	/** Starts the worker if there is none, so that it is ready when the first paste comes. */
	function warm() {
		if (worker) return worker;
		worker = startWorker();
		worker.onmessage = ({ data }) => answers[data.action](data);
		worker.onerror = (event) => {
			event.preventDefault();
			fail(new Unavailable(event.message || 'the worker did not start'));
		};
		worker.postMessage({ action: 'load', module, packed: module ? undefined : packedEngine() });
		return worker;
	}

	/** @type {Record<string, (message: any) => void>} */
	const answers = {
		ready(message) {
			module = message.module;
			onReady(true);
		},
		// One piece of a text, and the last one is the answer. They come one by one because a report of a book,
		// taken over at once, would stop the page.
		piece({ id, index, report, milliseconds }) {
			const job = running;
			if (!job || job.id !== id) return;
			const { start, text } = job.pieces[index];
			const soFar = { report: job.join.add(report, start), lastPiece: report.body };
			job.milliseconds += milliseconds;
			const [done, of] = [index + 1, job.pieces.length];
			if (done < of) job.onProgress({ done, of, readTo: start + text.length }, soFar);
			else settle()?.resolve({ ...soFar, milliseconds: job.milliseconds });
		},
		failed({ id, reason }) {
			if (id === undefined) fail(new Unavailable(reason));
			// After a panic the module's memory is not to be trusted: the next job gets a new one.
			else if (running?.id === id) fail(new Error(reason));
		},
	};

	/** @param {Error} error */
	function fail(error) {
		stop();
		settle()?.reject(error);
	}

	function stop() {
		worker?.terminate();
		worker = undefined;
		onReady(false);
	}

	function settle() {
		const settled = running;
		running = undefined;
		return settled;
	}

	/** Ends the running job, if there is one, and makes ready for the next. */
	function cancel() {
		if (!running) return;
		stop();
		settle()?.reject(new Superseded());
		warm();
	}

	/** @param {Job} job @param {(progress: Progress, soFar: Pick<Answer, 'report' | 'lastPiece'>) => void} onProgress @returns {Promise<Answer>} */
	function analyse({ text, hints, settings }, onProgress) {
		cancel();
		const started = warm();
		jobs += 1;
		const id = jobs;
		const pieces = cut(text, hints);
		return new Promise((resolve, reject) => {
			running = { id, pieces, join: joiner(), milliseconds: 0, onProgress, resolve, reject };
			const tasks = pieces.map((piece) => ({
				text: piece.text,
				hints: piece.hints,
				settings: { ...settings, putBack: within(settings.putBack, piece) },
			}));
			started.postMessage({ action: 'analyse', id, pieces: tasks });
		});
	}

	return { warm, analyse, cancel };
}
