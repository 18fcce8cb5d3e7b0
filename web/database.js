// One IndexedDB database that survives its browser: the connection, and the queue that keeps the order
// of its requests. The journal, the vault and the pictures stand on it. It knows nothing of what is kept.
//
// What it promises: all writes of one request happen or none; requests take effect in the order of the
// calls; `Status.ok` is said when the transaction is `complete`, not earlier. Every request is
// answered, with a time-out if need be.
//
// Browser lore it lives with:
// - A request's `success` comes before the commit: a full disk shows only as `abort`.
// - WebKit ends the database process of pages in the background and forgets to answer: the handle
//   is dropped, the database opened again, once, and the same writes are made anew. They are puts
//   and deletes of whole values, so making them twice is making them once.
// - A database deleted under a running page (cleared site data, eviction) comes back empty when it
//   is opened again. Writing on into the empty one would hide the loss, so it is `unavailable`.
// - The version stays 1: upgrades block on frozen tabs. Formats are versioned inside the values.

export const Status = Object.freeze({
    ok: 0,
    quota_exceeded: 1,
    unavailable: 2,
    aborted: 3,
    timed_out: 4,
});

// As xsync::tuning::journal_timeout.
export const usual_timeout_ms = 10_000;

/** @typedef {{status: number, again: boolean, unsure?: boolean}} Outcome
 *  `again`: a new connection may help. `unsure`: it may have been written nevertheless. */
/** @typedef {(name: string) => IDBObjectStore} Stores */
/** @typedef {{stores?: readonly string[], mode: IDBTransactionMode, strict: boolean,
 *      issue: (store: Stores) => void}} Work  stores: all of them, when not said */

/** Every database of this page. @type {Set<Database>} */
const all = new Set();
let stopped = false;

/** Another page writes from now on: what is asked for later is refused. Resolves when nothing is under way. */
export async function stop_writing() {
    stopped = true;
    await Promise.all([...all].map((database) => database.last));
}

export class Database {
    #name;
    #stores;
    #timeout_ms;
    #factory;
    /** @type {IDBDatabase | null} */
    #handle = null;
    #was_open = false;
    /** @type {Promise<unknown>} */
    #last = Promise.resolve();

    /** Called when it is found deleted under a running page. */
    erased = () => {};

    /**
     * @param {string} name
     * @param {readonly string[]} stores  object stores without key paths
     * @param {number} [timeout_ms]
     * @param {IDBFactory | null} [factory]
     */
    constructor(name, stores, timeout_ms = usual_timeout_ms, factory = find_factory()) {
        this.#name = name;
        this.#stores = stores;
        this.#timeout_ms = timeout_ms;
        this.#factory = factory;
        all.add(this);
    }

    /** Resolves when what was asked for so far has been answered. */
    get last() {
        return this.#last;
    }

    /**
     * One transaction after those before it have ended, so that a write that had to be made anew
     * never lands behind a younger one. Never rejected.
     * @param {Work} work
     * @returns {Promise<number>} a Status
     */
    run(work) {
        const result = this.#last.then(() => this.#perform(work));
        this.#last = result;
        return result;
    }

    /**
     * What was asked for, when it is on disk. Rejected with a DOMException: QuotaExceededError when there
     * is no room, TimeoutError, else InvalidStateError.
     * @param {readonly string[]} stores
     * @param {IDBTransactionMode} mode
     * @param {(store: Stores) => IDBRequest<any>[]} issue
     * @returns {Promise<any[]>}
     */
    async ask(stores, mode, issue) {
        /** @type {IDBRequest<any>[]} */
        let requests = [];
        const strict = mode === 'readwrite';
        const begin = (/** @type {Stores} */ store) => void (requests = issue(store));
        const status = await this.run({ stores, mode, strict, issue: begin });
        if (status !== Status.ok) throw failure(status, this.#name);
        return requests.map(({ result }) => result);
    }

    /** Lets go of the connection; a later request opens it again. */
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
        if (stopped && work.mode === 'readwrite')
            return { status: Status.unavailable, again: false };
        if (this.#handle === null) return { status: Status.unavailable, again: true };
        return transact(this.#handle, this.#stores, work, this.#timeout_ms);
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
                if (this.#was_open) this.erased();
                if (this.#was_open || !waiting) request.transaction?.abort();
                else for (const store of this.#stores) request.result.createObjectStore(store);
            };
            request.onerror = (event) => {
                event.preventDefault();
                settle(null);
            };
            request.onsuccess = () => {
                const handle = request.result;
                const has = handle.objectStoreNames;
                const usable = this.#stores.every((store) => has.contains(store));
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
 * @param {readonly string[]} all
 * @param {Work} work
 * @param {number} timeout_ms
 * @returns {Promise<Outcome>}
 */
function transact(handle, all, work, timeout_ms) {
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
            transaction = handle.transaction(work.stores ?? all, work.mode, {
                durability: work.strict ? 'strict' : 'relaxed',
            });
            const running = transaction;
            running.oncomplete = () => settle({ status: Status.ok, again: false });
            running.onabort = () => settle(judge(running.error));
            work.issue((name) => running.objectStore(name));
            // Without it the browser first asks whether more is to come: a trip saved.
            if (work.mode === 'readwrite') running.commit?.();
        } catch (error) {
            if (transaction !== undefined) abort(transaction);
            settle(judge(error));
        }
    });
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

/** @param {number} status @param {string} name */
function failure(status, name) {
    const full = status === Status.quota_exceeded;
    const silent = status === Status.timed_out;
    const kind = full ? 'QuotaExceededError' : silent ? 'TimeoutError' : 'InvalidStateError';
    return new DOMException(`${name} cannot be used now`, kind);
}
