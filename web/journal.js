// The device's journal on IndexedDB: two independent databases ("areas"), each one object store of
// ArrayBuffers under string keys. It knows nothing of what the bytes mean.
//
// What it promises: all writes of one commit() happen or none; requests of an area take effect in
// the order of the calls; `Status.ok` is said when the transaction is `complete`, not earlier.
// Every request is answered, with a time-out if need be. No promise of this file is ever rejected.
//
// Browser lore it lives with:
// - A request's `success` comes before the commit: a full disk shows only as `abort`.
// - WebKit ends the database process of pages in the background and forgets to answer: the handle
//   is dropped, the database opened again, once, and the same writes are made anew. They are puts
//   and deletes of whole values, so making them twice is making them once.
// - A database deleted under a running page (cleared site data, eviction) comes back empty when it
//   is opened again. Writing on into the empty one would hide the loss, so it is `unavailable`.
// - Values are ArrayBuffers: Blobs get lost in WebKit, and a typed array drags along its buffer.
// - The version stays 1: upgrades block on frozen tabs. Formats are versioned inside the values.

export const Status = Object.freeze({
    ok: 0,
    quota_exceeded: 1,
    unavailable: 2,
    aborted: 3,
    timed_out: 4,
});

/** @typedef {{key: string, value: ArrayBuffer | null}} Write  null: delete the key */
/** @typedef {{key: string, value: ArrayBuffer}} Stored */
/** @typedef {{status: number, records: Stored[]}} Loaded */
/** @typedef {{used_bytes: number, quota_bytes: number, persistent: boolean}} Usage */
/** @typedef {{status: number, again: boolean, unsure?: boolean}} Outcome
 *  `again`: a new connection may help. `unsure`: it may have been written nevertheless. */
/** @typedef {{mode: IDBTransactionMode, strict: boolean,
 *      issue: (store: IDBObjectStore) => void}} Work */

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
            (area) => new Database(`${name}-${area}`, timeout_ms, factory ?? find_factory()),
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
                request_records(store, prefix, records);
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
                for (const { key, value } of writes) {
                    if (value === null) store.delete(key);
                    else store.put(value, key);
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
            issue: (store) => void store.clear(),
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

/** One database: its connection, and the queue that keeps the order of its requests. */
class Database {
    #name;
    #timeout_ms;
    #factory;
    /** @type {IDBDatabase | null} */
    #handle = null;
    #was_open = false;
    /** @type {Promise<unknown>} */
    #last = Promise.resolve();

    /**
     * @param {string} name
     * @param {number} timeout_ms
     * @param {IDBFactory | null} factory
     */
    constructor(name, timeout_ms, factory) {
        this.#name = name;
        this.#timeout_ms = timeout_ms;
        this.#factory = factory;
    }

    /**
     * One transaction after those before it have ended, so that a write that had to be made anew
     * never lands behind a younger one.
     * @param {Work} work
     * @returns {Promise<number>} a Status
     */
    run(work) {
        const result = this.#last.then(() => this.#perform(work));
        this.#last = result;
        return result;
    }

    drop() {
        this.#handle?.close();
        this.#handle = null;
    }

    /** @param {Work} work */
    async #perform(work) {
        const first = await this.#attempt(work);
        if (!first.again) return first.status;
        this.drop();
        const second = await this.#attempt(work);
        const unsure = first.unsure && second.status !== Status.ok;
        return unsure ? Status.timed_out : second.status;
    }

    /**
     * @param {Work} work
     * @returns {Promise<Outcome>}
     */
    async #attempt(work) {
        this.#handle ??= await this.#open();
        if (this.#handle === null) return { status: Status.unavailable, again: true };
        return transact(this.#handle, work, this.#timeout_ms);
    }

    /** @returns {Promise<IDBDatabase | null>} null when it can not be had */
    #open() {
        return new Promise((resolve) => {
            /** @type {IDBOpenDBRequest} */
            let request;
            try {
                if (this.#factory === null) return resolve(null);
                request = this.#factory.open(this.#name, 1);
            } catch {
                return resolve(null);
            }
            let waiting = true;
            /** @param {IDBDatabase | null} handle */
            const settle = (handle) => {
                waiting = false;
                clearTimeout(timer);
                resolve(handle);
            };
            const timer = setTimeout(() => settle(null), this.#timeout_ms);
            request.onupgradeneeded = () => {
                if (this.#was_open || !waiting) request.transaction?.abort();
                else request.result.createObjectStore(store_name);
            };
            request.onerror = (event) => {
                event.preventDefault();
                settle(null);
            };
            request.onsuccess = () => {
                const handle = request.result;
                const usable = handle.objectStoreNames.contains(store_name);
                if (!waiting || !usable) handle.close();
                if (waiting) settle(usable ? this.#adopt(handle) : null);
            };
        });
    }

    /** @param {IDBDatabase} handle */
    #adopt(handle) {
        this.#was_open = true;
        const lost = () => {
            handle.close();
            if (this.#handle === handle) this.#handle = null;
        };
        handle.onclose = lost; // the browser closed it
        handle.onversionchange = lost; // somebody wants to delete it: never stand in the way
        return handle;
    }
}

/**
 * One transaction, from its making to its end.
 * @param {IDBDatabase} handle
 * @param {Work} work
 * @param {number} timeout_ms
 * @returns {Promise<Outcome>}
 */
function transact(handle, work, timeout_ms) {
    return new Promise((resolve) => {
        /** @type {IDBTransaction | undefined} */
        let transaction;
        /** @param {Outcome} outcome */
        const settle = (outcome) => {
            clearTimeout(timer);
            resolve(outcome);
        };
        const timer = setTimeout(() => {
            const stopped = transaction !== undefined && abort(transaction);
            settle({ status: Status.timed_out, again: true, unsure: !stopped });
        }, timeout_ms);
        try {
            transaction = handle.transaction(store_name, work.mode, {
                durability: work.strict ? 'strict' : 'relaxed',
            });
            const running = transaction;
            running.oncomplete = () => settle({ status: Status.ok, again: false });
            running.onabort = () => settle(judge(running.error));
            work.issue(running.objectStore(store_name));
            // Without it the browser first asks whether more is to come: a trip saved.
            if (work.mode === 'readwrite') running.commit?.();
        } catch (error) {
            if (transaction !== undefined) abort(transaction);
            settle(judge(error));
        }
    });
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

/**
 * What an error or an abort means, and whether a new connection may help.
 * @param {unknown} error
 * @returns {Outcome}
 */
function judge(error) {
    const name = error instanceof Error || error instanceof DOMException ? error.name : '';
    if (name === 'QuotaExceededError') return { status: Status.quota_exceeded, again: false };
    // Aborted without a reason: the connection was closed under the transaction. InvalidStateError:
    // it had been closed before. UnknownError: "Connection to Indexed Database server lost",
    // "Internal error".
    const lost = ['', 'AbortError', 'InvalidStateError', 'UnknownError', 'TimeoutError'];
    return { status: Status.aborted, again: lost.includes(name) };
}

/**
 * @param {IDBTransaction} transaction
 * @returns {boolean} false: too late, it had ended or was being committed
 */
function abort(transaction) {
    try {
        transaction.abort();
        return true;
    } catch {
        return false;
    }
}

/** @returns {IDBFactory | null}  some browsers throw at the mere look, in private windows */
function find_factory() {
    try {
        return globalThis.indexedDB ?? null;
    } catch {
        return null;
    }
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
