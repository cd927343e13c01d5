// The engine as it stands in the page of one file, made bytes again.

/**
 * Without a Blob: WebKit cannot read one in a worker of a page from a file.
 *
 * @param {string} packed gzip in base64
 * @returns {Promise<ArrayBuffer>}
 */
export function unpacked(packed) {
	const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
	const { readable, writable } = new DecompressionStream('gzip');
	const writer = writable.getWriter();
	// Not waited for here: what is wrong with the bytes is told where they are read.
	writer.write(bytes).catch(() => {});
	writer.close().catch(() => {});
	return new Response(readable).arrayBuffer();
}
