// Lends bytes and texts to the app for the length of one call. Views of its memory are taken anew
// each time: they go stale whenever it grows.

/** @typedef {import('./app.js').App} App */

/**
 * @template T
 * @param {App} app
 * @param {Uint8Array} bytes
 * @param {(pointer: number, size: number) => T} call
 * @returns {T}
 */
export function with_bytes(app, bytes, call) {
    const pointer = app._malloc(bytes.length + 1);
    if (pointer === 0) throw new Error('out of memory');
    app.HEAPU8.set(bytes, pointer);
    try {
        return call(pointer, bytes.length);
    } finally {
        app._free(pointer);
    }
}

/**
 * @template T
 * @param {App} app
 * @param {string} text
 * @param {(pointer: number, size: number) => T} call
 * @returns {T}
 */
export function with_text(app, text, call) {
    return with_bytes(app, new TextEncoder().encode(text), call);
}
