// Zip files, as little of the format as is needed: the browser itself unpacks what is in them. A library
// would weigh as much as a tenth of the page (fflate: 5.6 KB), so the tests hold this against one.

import { crc32 } from './crc32.js';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_LENGTH = 22;
const STORED = 0;
const DEFLATED = 8;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const VERSION = 20;
/** The first day the format knows: the same files make the same bytes. */
const FIRST_DAY = 0x0021;

/**
 * The files that are wanted, by name.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {(name: string) => boolean} isWanted
 * @param {number} most bytes they may unpack to together
 * @returns {Promise<Record<string, Uint8Array>>} rejected where it is no zip file, or one that is too large
 */
export async function unzipped(bytes, isWanted, most) {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let end = bytes.length - END_LENGTH;
	while (view.getUint32(end, true) !== END) end -= 1;
	/** @type {Record<string, Uint8Array>} */
	const files = {};
	let left = most;
	let at = view.getUint32(end + 16, true);
	for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
		if (view.getUint32(at, true) !== CENTRAL) throw new Error('no entry where one should be');
		const nameLength = view.getUint16(at + 28, true);
		const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
		if (isWanted(name)) {
			const local = view.getUint32(at + 42, true);
			const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
			const packed = bytes.subarray(start, start + view.getUint32(at + 20, true));
			files[name] = await unpacked(packed, view.getUint16(at + 10, true), left);
			left -= files[name].length;
		}
		at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return files;
}

/** @param {Uint8Array<ArrayBuffer>} packed @param {number} method @param {number} most */
async function unpacked(packed, method, most) {
	if (method === STORED) return packed;
	if (method !== DEFLATED) throw new Error('packed in a way nobody uses');
	return inflated(packed, most);
}

/**
 * Counted while it comes: what a file says of its size may be a lie, and a link says nothing.
 *
 * @param {Uint8Array<ArrayBuffer>} packed
 * @param {number} most bytes it may unpack to; rejected above
 */
export async function inflated(packed, most) {
	const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
	/** @type {Uint8Array<ArrayBuffer>[]} */
	const chunks = [];
	let length = 0;
	for (let part = await reader.read(); !part.done; part = await reader.read()) {
		length += part.value.length;
		if (length > most) throw new Error('too large');
		chunks.push(part.value);
	}
	return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/**
 * Texts as files of a zip file, stored as they are.
 *
 * @param {Record<string, string>} texts by name
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function zipped(texts) {
	const encoder = new TextEncoder();
	/** @type {Uint8Array[]} */
	const locals = [];
	/** @type {Uint8Array[]} */
	const centrals = [];
	let offset = 0;
	for (const [written, text] of Object.entries(texts)) {
		const name = encoder.encode(written);
		const content = encoder.encode(text);
		const about = [VERSION, FLAGS, STORED, 0, FIRST_DAY];
		const sizes = [crc32(content), content.length, content.length];
		const local = [...fields([LOCAL], 4), ...fields(about, 2), ...fields(sizes, 4), ...fields([name.length, 0], 2)];
		locals.push(Uint8Array.from(local), name, content);
		centrals.push(
			Uint8Array.from([
				...fields([CENTRAL], 4),
				...fields([VERSION, ...about], 2),
				...fields(sizes, 4),
				...fields([name.length, 0, 0, 0, 0], 2),
				...fields([0, offset], 4),
			]),
			name,
		);
		offset += local.length + name.length + content.length;
	}
	const count = centrals.length / 2;
	const size = centrals.reduce((sum, part) => sum + part.length, 0);
	const end = [
		...fields([END], 4),
		...fields([0, 0, count, count], 2),
		...fields([size, offset], 4),
		...fields([0], 2),
	];
	return concatenated([...locals, ...centrals, Uint8Array.from(end)]);
}

/** Numbers, the lowest byte first. @param {number[]} numbers @param {2 | 4} width */
function fields(numbers, width) {
	return numbers.flatMap((number) => Array.from({ length: width }, (_, byte) => (number >>> (8 * byte)) & 0xff));
}

/** @param {Uint8Array[]} parts */
function concatenated(parts) {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
