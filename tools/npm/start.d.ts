/** The engine's bytes, its compiled module, or where to fetch it. */
export type Engine = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

/**
 * Makes the engine ready. In Node.js it is when it is imported; elsewhere this comes first. Without an
 * argument the engine is fetched from beside the package's own file.
 */
export default function init(source?: Engine | Promise<Engine>): Promise<void>;

/** The same at once, from bytes or a compiled module. */
export function initSync(source: { module: BufferSource | WebAssembly.Module }): unknown;
