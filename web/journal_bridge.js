// Carries journal requests between the app's memory and web/journal.js.
//
// A batch crosses as one flat buffer; integers are little-endian:
//   writes (down):  count u32, then for each: kind u8 (1 put, 0 delete), key length u8, key,
//                   and for a put: value length u32, value
//   records (up):   count u32, then for each: key length u8, key, value length u32, value
// Answers come in a later turn of the page, never from inside a call. Views of the app's memory are
// taken anew each time: they go stale whenever it grows.

import { Journal } from './journal.js';

/**
 * What the compiled app exports for this file.
 * @typedef {{
 *     HEAPU8: Uint8Array,
 *     _malloc: (size: number) => number,
 *     _free: (pointer: number) => void,
 *     _xunlou_journal_records: (request: number, pointer: number, length: number) => void,
 *     _xunlou_journal_done: (request: number, status: number) => void,
 *     _xunlou_journal_used:
 *         (request: number, used: number, quota: number, persistent: number) => void,
 * }} App
 */
/** @typedef {Pick<Journal, 'load' | 'commit' | 'clear' | 'usage' | 'close'>} Store */

// Records handed over at once: bounds the second copy that exists for a moment.
const part_bytes_target = 4 << 20;

export class JournalBridge {
    #app;
    #journal;
    #guard;

    /**
     * @param {App} app
     * @param {number} timeout_ms
     * @param {(call: () => void) => void} guard  runs a call into the app, catching its end
     * @param {Store} journal  that has read ahead, perhaps
     */
    constructor(app, timeout_ms, guard = (call) => call(), journal = new Journal({ timeout_ms })) {
        this.#app = app;
        this.#journal = journal;
        this.#guard = guard;
    }

    close() {
        this.#journal.close();
    }

    /**
     * @param {number} request
     * @param {number} area
     * @param {string} prefix
     */
    async load(request, area, prefix) {
        const { status, records } = await this.#journal.load(area, prefix);
        this.#guard(() => {
            for (const part of parts_of(records)) this.#hand_over(request, part);
            this.#app._xunlou_journal_done(request, status);
        });
    }

    /**
     * @param {number} request
     * @param {number} area
     * @param {number} pointer
     * @param {number} length
     * @param {boolean} strict
     */
    async commit(request, area, pointer, length, strict) {
        const writes = unpack_writes(this.#app.HEAPU8.subarray(pointer, pointer + length));
        const status = await this.#journal.commit(area, writes, strict);
        this.#guard(() => this.#app._xunlou_journal_done(request, status));
    }

    /**
     * @param {number} request
     * @param {number} area
     */
    async clear(request, area) {
        const status = await this.#journal.clear(area);
        this.#guard(() => this.#app._xunlou_journal_done(request, status));
    }

    /** @param {number} request */
    async usage(request) {
        const { used_bytes, quota_bytes, persistent } = await this.#journal.usage();
        const kept = persistent ? 1 : 0;
        this.#guard(() => this.#app._xunlou_journal_used(request, used_bytes, quota_bytes, kept));
    }

    /**
     * @param {number} request
     * @param {import("./journal.js").Stored[]} records
     */
    #hand_over(request, records) {
        const length = packed_size(records);
        const pointer = this.#app._malloc(length);
        pack_records(records, this.#app.HEAPU8.subarray(pointer, pointer + length));
        this.#app._xunlou_journal_records(request, pointer, length);
        this.#app._free(pointer);
    }
}

/**
 * @param {Uint8Array} batch
 * @returns {import("./journal.js").Write[]} with values of their own
 */
export function unpack_writes(batch) {
    const view = new DataView(batch.buffer, batch.byteOffset, batch.byteLength);
    const count = view.getUint32(0, true);
    /** @type {import("./journal.js").Write[]} */
    const writes = [];
    let at = 4;
    while (writes.length < count) {
        const is_put = view.getUint8(at) === 1;
        const key_end = at + 2 + view.getUint8(at + 1);
        const key = ascii(batch.subarray(at + 2, key_end));
        at = key_end;
        /** @type {ArrayBuffer | null} */
        let value = null;
        if (is_put) {
            const value_end = at + 4 + view.getUint32(at, true);
            // slice, not subarray: what is stored is the whole buffer under a view
            value = /** @type {ArrayBuffer} */ (batch.slice(at + 4, value_end).buffer);
            at = value_end;
        }
        writes.push({ key, value });
    }
    return writes;
}

/** @param {import("./journal.js").Stored[]} records */
export function packed_size(records) {
    let size = 4;
    for (const { key, value } of records) size += 1 + key.length + 4 + value.byteLength;
    return size;
}

/**
 * @param {import("./journal.js").Stored[]} records
 * @param {Uint8Array} target  of packed_size(records) bytes
 */
export function pack_records(records, target) {
    const view = new DataView(target.buffer, target.byteOffset, target.byteLength);
    view.setUint32(0, records.length, true);
    let at = 4;
    for (const { key, value } of records) {
        target[at++] = key.length;
        for (let i = 0; i < key.length; ++i) target[at++] = key.charCodeAt(i);
        view.setUint32(at, value.byteLength, true);
        target.set(new Uint8Array(value), at + 4);
        at += 4 + value.byteLength;
    }
}

/** @param {import("./journal.js").Stored[]} records */
function* parts_of(records) {
    let begin = 0;
    let bytes = 0;
    for (let i = 0; i < records.length; ++i) {
        bytes += records[i].value.byteLength;
        if (bytes < part_bytes_target) continue;
        yield records.slice(begin, i + 1);
        begin = i + 1;
        bytes = 0;
    }
    if (begin < records.length) yield records.slice(begin);
}

/** @param {Uint8Array} bytes */
function ascii(bytes) {
    return String.fromCharCode(...bytes);
}
