// Pictures on the device: a database of each person's own, every record sealed as the journal's are
// (web/seal.js), under running numbers, so that not even a hash is readable. What is said about a
// picture, the picture and its small copy lie in three object stores and are written together.
//
// Everything here may reject: with QuotaExceededError when there is no room, else when the browser's
// database fails for good. A connection that the browser has ended is opened again, once.

/** @typedef {Pick<typeof import('../seal.js'), 'seal' | 'unseal'>} Sealing  as the journal is sealed */
/** @typedef {{name: string, slot: string, key: CryptoKey, sealing: Sealing}} Place */
/**
 * taken: no record is known to name it yet. attached: one does, and it is to go up. sent: the server
 * has confirmed it, or it came from there.
 * @typedef {'taken' | 'attached' | 'sent'} State
 * @typedef {{n: number, hash: string, purpose: string, bytes: number, width: number, height: number,
 *      taken_at: number, state: State, upload: string}} Photo  upload: where it is being received
 */

const parts = /** @type {const} */ (['about', 'picture', 'small']);

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const answer = (request) =>
    new Promise((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
    });

/** @param {string} name @returns {Promise<IDBDatabase>} */
function open_database(name) {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => {
        for (const part of parts) opening.result.createObjectStore(part);
    };
    return answer(opening);
}

export class PhotoStore {
    #name_of_all;
    #slot;
    #key;
    #sealing;
    /** @type {IDBDatabase | undefined} */
    #database;
    #last = 0;
    /** By hash. @type {Map<string, Photo>} */
    #photos = new Map();

    /** @param {Place} place */
    constructor({ name, slot, key, sealing }) {
        this.#name_of_all = name;
        this.#slot = slot;
        this.#key = key;
        this.#sealing = sealing;
    }

    async open() {
        const [numbers, sealed] = await this.#read('about', (store) => [
            store.getAllKeys(),
            store.getAll(),
        ]);
        for (const [at, n] of numbers.entries()) {
            this.#last = Math.max(this.#last, Number(n));
            const plain = await this.#unseal(this.#name('about', Number(n)), sealed[at]);
            if (!plain) continue; // damaged: its number stays taken
            const photo = JSON.parse(new TextDecoder().decode(plain));
            this.#photos.set(photo.hash, { ...photo, n: Number(n) });
        }
    }

    /** The oldest first. */
    get photos() {
        return [...this.#photos.values()];
    }

    /** @param {string} hash */
    find(hash) {
        return this.#photos.get(hash);
    }

    /**
     * On disk when it resolves.
     * @param {Omit<Photo, 'n'>} about
     * @param {ArrayBuffer} picture
     * @param {ArrayBuffer} small
     */
    async add(about, picture, small) {
        const photo = { ...about, n: ++this.#last };
        await this.#write([
            ['about', photo.n, await this.#seal_about(photo)],
            ['picture', photo.n, await this.#seal('picture', photo.n, picture)],
            ['small', photo.n, await this.#seal('small', photo.n, small)],
        ]);
        this.#photos.set(photo.hash, photo);
        return photo;
    }

    /** @param {Photo} photo @param {Partial<Photo>} change */
    async change(photo, change) {
        const changed = { ...photo, ...change };
        await this.#write([['about', photo.n, await this.#seal_about(changed)]]);
        this.#photos.set(photo.hash, changed);
        return changed;
    }

    /** @param {Photo} photo */
    async remove(photo) {
        await this.#write(parts.map((part) => [part, photo.n, undefined]));
        this.#photos.delete(photo.hash);
    }

    /**
     * @param {'picture' | 'small'} part
     * @param {Photo} photo
     * @returns {Promise<ArrayBuffer | undefined>}
     */
    async load(part, photo) {
        const [sealed] = await this.#read(part, (store) => [store.get(photo.n)]);
        return sealed && this.#unseal(this.#name(part, photo.n), sealed);
    }

    async clear() {
        await this.#transact(parts, 'readwrite', (store) =>
            parts.map((part) => store(part).clear()),
        );
        this.#photos.clear();
    }

    async #open_database() {
        const database = await open_database(this.#name_of_all);
        // Somebody wants to delete it: never stand in the way.
        database.onversionchange = () => database.close();
        return database;
    }

    /** @param {string} part @param {number} n */
    #name(part, n) {
        return `${this.#slot}/photos/${part}/${n}`;
    }

    /** @param {string} part @param {number} n @param {BufferSource} plain */
    #seal(part, n, plain) {
        return this.#sealing.seal(this.#key, this.#name(part, n), plain);
    }

    /** @param {string} name @param {ArrayBuffer} sealed */
    #unseal(name, sealed) {
        return this.#sealing.unseal(this.#key, name, sealed);
    }

    /** @param {Photo} photo */
    #seal_about({ n, ...about }) {
        return this.#seal('about', n, new TextEncoder().encode(JSON.stringify(about)));
    }

    /**
     * @param {(readonly [string, number, ArrayBuffer | undefined])[]} records  undefined: removed
     */
    #write(records) {
        const names = [...new Set(records.map(([part]) => part))];
        return this.#transact(names, 'readwrite', (store) => {
            for (const [part, n, value] of records)
                if (value) store(part).put(value, n);
                else store(part).delete(n);
            return [];
        });
    }

    /** @param {string} part @param {(store: IDBObjectStore) => IDBRequest<any>[]} issue */
    #read(part, issue) {
        return this.#transact([part], 'readonly', (store) => issue(store(part)));
    }

    /**
     * @param {readonly string[]} names
     * @param {IDBTransactionMode} mode
     * @param {(store: (name: string) => IDBObjectStore) => IDBRequest<any>[]} issue
     * @returns {Promise<any[]>} when it is on disk
     */
    async #transact(names, mode, issue) {
        const durability = mode === 'readwrite' ? 'strict' : 'default';
        for (let attempt = 0; ; attempt += 1) {
            this.#database ??= await this.#open_database();
            try {
                const transaction = this.#database.transaction(names, mode, { durability });
                const requests = issue((name) => transaction.objectStore(name));
                await new Promise((done, failed) => {
                    transaction.oncomplete = done;
                    transaction.onabort = () => failed(transaction.error);
                });
                return requests.map((request) => request.result);
            } catch (error) {
                const ended = error instanceof DOMException && error.name === 'InvalidStateError';
                if (!ended || attempt > 0) throw error;
                this.#database = undefined;
            }
        }
    }
}
