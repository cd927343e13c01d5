// Makes every panic of a module a bare trap: `node tools/traps.mjs MODULE` changes the file in place.
//
// A browser has no console where the standard library would write what a panic says; the call ends in a
// trap, with the words or without. So what words a panic, and how values look in such words (`Debug`), is
// never read: it would be a twentieth of what a reader downloads, and slow what calls it.
// Functions are told by their names, so this comes before the names are stripped.

import { readFileSync, writeFileSync } from 'node:fs';
import binaryen from 'binaryen';

/** Functions that only words of panics lead to; those that show values of JavaScript stay, errors use them. */
const WORDING = [
	/^<?(?:core|std)::panicking::/,
	/^core::(?:cell::panic|str::slice_error|(?:option|result)::(?:unwrap|expect)_failed)/,
	/^(?:core|alloc)::.*(?:_fail|::assert_failed|::handle_error|::handle_alloc_error)$/,
	/ as core::fmt::Debug>::fmt\b/,
	/^<regex_\w+::.* as core::fmt::Display>::fmt\b/,
];
const STAYS = /JsValue|js_sys|wasm_bindgen/;
/** Fewer than so many of them: the compiler names functions in another way than this knows. */
const LEAST = 100;

const [path] = process.argv.slice(2);
const module = binaryen.readBinary(readFileSync(path));

/** A function's name without the hashes of crates. */
const plain = (name) => name.replace(/\[[0-9a-f]{16}\]/g, '');

const functions = Array.from({ length: module.getNumFunctions() }, (_, index) =>
	binaryen.getFunctionInfo(module.getFunctionByIndex(index)),
);
const wording = functions
	.filter(({ module: imported }) => imported === '')
	.filter(({ name }) => !STAYS.test(name) && WORDING.some((names) => names.test(plain(name))));
if (wording.length < LEAST) {
	throw new Error(`${path}: only ${wording.length} functions that word panics: are they named in another way?`);
}
for (const { name, params, results } of wording) {
	module.removeFunction(name);
	module.addFunction(name, params, results, [], module.unreachable());
}
writeFileSync(path, module.emitBinary());
