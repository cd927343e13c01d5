// Where the page has its parts from: the files beside it. `supply.inline.js` takes the place of this in
// the page of one file, which has everything inside.

/** The engine's thread. */
export function startWorker() {
	return new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
}

/** The engine as gzip in base64; `undefined` where the worker fetches it by itself.
 * @returns {string | undefined} */
export function packedEngine() {
	return undefined;
}

/** The text of an example. @param {string} file its name in examples/ */
export async function exampleText(file) {
	const response = await fetch(`examples/${file}`);
	if (!response.ok) throw new Error(`${file}: ${response.status}`);
	return response.text();
}
