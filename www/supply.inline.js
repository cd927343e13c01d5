// Where the page of one file has its parts from: blocks of data in its own HTML. From a file there is
// nothing to fetch: browsers refuse it, and so does the page's policy.

/** A classic script from a Blob, the one kind of worker that all browsers start in a page from a file. */
export function startWorker() {
	const address = URL.createObjectURL(new Blob([block('worker')], { type: 'text/javascript' }));
	return new Worker(address);
}

/** The engine as gzip in base64. @returns {string | undefined} */
export function packedEngine() {
	return block('engine');
}

/** The text of an example. @param {string} file its name in examples/ */
export async function exampleText(file) {
	const text = JSON.parse(block('example-texts'))[file];
	if (typeof text !== 'string') throw new Error(`${file}: not in this file`);
	return text;
}

/** @param {string} id */
function block(id) {
	const text = document.getElementById(id)?.textContent;
	if (!text) throw new Error(`the file is not whole: it lacks its part “${id}”`);
	return text;
}
