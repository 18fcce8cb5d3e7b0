// AES-256-GCM around every record: a byte that names the form, 12 random bytes, the sealed bytes with
// their tag. What a record is called is bound into its tag, so that no record can be passed off as
// another. SealedJournal is a journal (web/journal.js) whose records are sealed on the way down and
// opened on the way up; until somebody has unlocked the device its requests wait.

import { Journal, Status } from './journal.js';

/** @typedef {import('./journal.js').Write} Write */
/** @typedef {import('./journal.js').Loaded} Loaded */
/** @typedef {{slot: string, key: CryptoKey}} Opened  whose records, and what opens them */

const form = 1;
const nonce_size = 12;
const tag_size = 16;

/** @param {string} name */
const name_bytes = (name) => new TextEncoder().encode(name);

/**
 * @param {CryptoKey} key
 * @param {string} name
 * @param {BufferSource} plain
 * @returns {Promise<ArrayBuffer>}
 */
export async function seal(key, name, plain) {
    const nonce = crypto.getRandomValues(new Uint8Array(nonce_size));
    const additionalData = name_bytes(name);
    const sealed = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv: nonce, additionalData },
        key,
        plain,
    );
    const out = new Uint8Array(1 + nonce_size + sealed.byteLength);
    out[0] = form;
    out.set(nonce, 1);
    out.set(new Uint8Array(sealed), 1 + nonce_size);
    return out.buffer;
}

/**
 * @param {CryptoKey} key
 * @param {string} name
 * @param {ArrayBuffer} sealed
 * @returns {Promise<ArrayBuffer | undefined>} undefined: damaged, another key's, or another record
 */
export async function unseal(key, name, sealed) {
    if (sealed.byteLength < 1 + nonce_size + tag_size) return undefined;
    if (new Uint8Array(sealed)[0] !== form) return undefined;
    const iv = new Uint8Array(sealed, 1, nonce_size);
    const additionalData = name_bytes(name);
    try {
        const algorithm = { name: 'AES-GCM', iv, additionalData };
        const from = new Uint8Array(sealed, 1 + nonce_size);
        return await crypto.subtle.decrypt(algorithm, key, from);
    } catch {
        return undefined;
    }
}

/** @param {string} slot */
export const journal_name = (slot) => `xunlou-${slot}`;

/** @param {string} slot @param {number} area @param {string} key */
const record_name = (slot, area, key) => `${slot}/${area}/${key}`;

export class SealedJournal {
    #timeout_ms;
    /** @type {Promise<{journal: Journal, opened: Opened}>} */
    #ready;
    /** @type {{slot: string, journal: Journal} | undefined} */
    #ahead;
    /** @type {Journal | undefined} */
    #journal;
    /** What was asked last of each area: requests take effect in the order of the calls. */
    #last = [Promise.resolve(0), Promise.resolve(0)];

    /**
     * @param {{timeout_ms: number, opened: Promise<Opened>}} options
     */
    constructor({ timeout_ms, opened }) {
        this.#timeout_ms = timeout_ms;
        this.#ready = opened.then((who) => ({ journal: this.#adopt(who.slot), opened: who }));
    }

    /**
     * Reads a person's sealed records before they have typed their PIN.
     * @param {string} slot
     * @returns {Promise<number>} how it went
     */
    read_ahead(slot) {
        const journal = this.#make(slot);
        this.#ahead = { slot, journal };
        return journal.read_ahead();
    }

    /** @param {number} area @param {string} prefix @returns {Promise<Loaded>} */
    async load(area, prefix) {
        const { journal, opened } = await this.#ready;
        const { status, records } = await journal.load(area, prefix);
        const open = records.map(async ({ key, value }) => {
            const plain = await unseal(opened.key, record_name(opened.slot, area, key), value);
            // What cannot be opened is there and damaged: the app says so, and downloads it again.
            return { key, value: plain ?? new ArrayBuffer(0) };
        });
        return { status, records: await Promise.all(open) };
    }

    /**
     * @param {number} area
     * @param {Write[]} writes
     * @param {boolean} strict
     * @returns {Promise<number>}
     */
    async commit(area, writes, strict) {
        const { journal, opened } = await this.#ready;
        const sealed = Promise.all(
            writes.map(async ({ key, value }) => ({
                key,
                value:
                    value && (await seal(opened.key, record_name(opened.slot, area, key), value)),
            })),
        );
        return this.#in_turn(area, async () => journal.commit(area, await sealed, strict));
    }

    /** @param {number} area */
    async clear(area) {
        const { journal } = await this.#ready;
        return this.#in_turn(area, () => journal.clear(area));
    }

    async usage() {
        return (this.#journal ?? this.#make('')).usage();
    }

    close() {
        this.#journal?.close();
        this.#ahead?.journal.close();
    }

    /** @param {string} slot */
    #adopt(slot) {
        const ahead = this.#ahead;
        if (ahead && ahead.slot !== slot) ahead.journal.close();
        this.#journal = ahead?.slot === slot ? ahead.journal : this.#make(slot);
        this.#ahead = undefined;
        return this.#journal;
    }

    /** @param {string} slot */
    #make(slot) {
        return new Journal({ timeout_ms: this.#timeout_ms, name: journal_name(slot) });
    }

    /**
     * The next request is handed on when the one before has been: their sealing may overtake.
     * @param {number} area
     * @param {() => Promise<number>} request
     */
    #in_turn(area, request) {
        const result = this.#last[area].then(request).catch(() => Status.aborted);
        this.#last[area] = result;
        return result;
    }
}
