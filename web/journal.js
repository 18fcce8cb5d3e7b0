// The device's journal on IndexedDB: two independent databases ("areas"), each one object store of
// ArrayBuffers under string keys. It knows nothing of what the bytes mean.
//
// What it promises: all writes of one commit() happen or none; requests of an area take effect in
// the order of the calls, and are answered (web/database.js). No promise of this file is ever rejected.
// Values are ArrayBuffers: Blobs get lost in WebKit, and a typed array drags along its buffer.

import { Database, Status } from './database.js';

export { Status };

/** @typedef {{key: string, value: ArrayBuffer | null}} Write  null: delete the key */
/** @typedef {{key: string, value: ArrayBuffer}} Stored */
/** @typedef {{status: number, records: Stored[]}} Loaded */
/** @typedef {{used_bytes: number, quota_bytes: number, persistent: boolean}} Usage */

const area_names = ['outbox', 'state'];
const store_name = 'records';

// Values asked for in one request: bounds what the browser copies at once (64 pages ≈ 4.5 MB).
const values_per_request = 64;

export class Journal {
    /** @type {Database[]} */
    #areas;
    /** What was read before anybody asked. @type {(Promise<Loaded> | undefined)[]} */
    #ahead = [];

    /**
     * @param {{timeout_ms: number, name?: string, factory?: IDBFactory}} options
     */
    constructor({ timeout_ms, name = 'xunlou', factory }) {
        this.#areas = area_names.map(
            (area) => new Database(`${name}-${area}`, [store_name], timeout_ms, factory),
        );
    }

    /**
     * Reads both areas before the app is there to ask for them; the first load() of a whole area then
     * takes what was read. Only for the one writer: nobody else may write meanwhile.
     * @returns {Promise<number>} how the reading of the first area went
     */
    async read_ahead() {
        this.#ahead = this.#areas.map((_, area) => this.load(area, ''));
        return (await this.#ahead[0])?.status ?? Status.unavailable;
    }

    /**
     * All records whose keys begin with `prefix`, ascending by key.
     * @param {number} area
     * @param {string} prefix
     * @returns {Promise<Loaded>}
     */
    async load(area, prefix) {
        const ahead = this.#ahead[area];
        this.#ahead[area] = undefined;
        if (ahead && prefix === '') return ahead;
        /** @type {Stored[]} */
        let records = [];
        const status = await this.#areas[area].run({
            mode: 'readonly',
            strict: false,
            issue: (store) => {
                records = []; // of this attempt
                request_records(store(store_name), prefix, records);
            },
        });
        return { status, records: status === Status.ok ? records : [] };
    }

    /**
     * @param {number} area
     * @param {Write[]} writes
     * @param {boolean} strict  on disk, not only in the system's care, when it is answered
     * @returns {Promise<number>}
     */
    async commit(area, writes, strict) {
        this.#ahead[area] = undefined;
        const status = await this.#areas[area].run({
            mode: 'readwrite',
            strict,
            issue: (store) => {
                const records = store(store_name);
                for (const { key, value } of writes) {
                    if (value === null) records.delete(key);
                    else records.put(value, key);
                }
            },
        });
        if (status === Status.quota_exceeded) (await storage_room())?.refused();
        return status;
    }

    /**
     * Removes every record of the area.
     * @param {number} area
     * @returns {Promise<number>}
     */
    clear(area) {
        this.#ahead[area] = undefined;
        return this.#areas[area].run({
            mode: 'readwrite',
            strict: true,
            issue: (store) => void store(store_name).clear(),
        });
    }

    /** @returns {Promise<Usage>}  zeros where nothing is known */
    async usage() {
        const found = await quiet(storage_room().then((room) => room?.look()));
        const persistent = await quiet(globalThis.navigator?.storage?.persisted?.());
        return {
            used_bytes: found?.usage ?? 0,
            quota_bytes: found?.quota ?? 0,
            persistent: persistent === true,
        };
    }

    /** Lets go of both databases; a later request opens them again. */
    close() {
        for (const area of this.#areas) area.drop();
    }
}

/**
 * Keys and the first values at once: small areas, the usual ones, take one trip.
 * @param {IDBObjectStore} store
 * @param {string} prefix
 * @param {Stored[]} records  filled in the order of the keys
 */
function request_records(store, prefix, records) {
    // Keys are ASCII: every key with the prefix sorts before the prefix followed by U+FFFF.
    const last = prefix + '\uffff';
    const all = IDBKeyRange.bound(prefix, last);
    /** @type {string[]} */
    let keys = [];
    let next = 0;
    /** @param {IDBRequest<ArrayBuffer[]>} request */
    const append = (request) => {
        for (const value of request.result) records.push({ key: keys[next++], value });
    };
    const keys_request = store.getAllKeys(all);
    const first_request = store.getAll(all, values_per_request);
    keys_request.onsuccess = () => (keys = /** @type {string[]} */ (keys_request.result));
    first_request.onsuccess = () => {
        append(first_request);
        for (let at = values_per_request; at < keys.length; at += values_per_request) {
            const request = store.getAll(IDBKeyRange.bound(keys[at], last), values_per_request);
            request.onsuccess = () => append(request);
        }
    };
}

/** Fetched when it is first asked for: the app opens without it. */
const storage_room = () => quiet(import('./storage_room.js').then(({ room }) => room));

/**
 * @template T
 * @param {Promise<T> | undefined} promise
 * @returns {Promise<T | undefined>}
 */
async function quiet(promise) {
    try {
        return await promise;
    } catch {
        return undefined;
    }
}
