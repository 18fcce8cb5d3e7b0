// Who works on this device, and what opens their store.
//
// Each person has a slot: two databases of their own, sealed with a random data key of their own. The
// data key is kept wrapped: by the PIN (stretched, then mixed with a key of this device that no
// script can read out), by the password in the same way for a forgotten PIN, and for somebody who
// wants no PIN by the device's key alone. Unwrapped it lives in memory only, so that locking is
// loading the page anew.
//
// Wrong PINs are counted on disk before the answer is known: ending the browser wins nothing. The wait
// after them is counted by a clock that nobody can set, while the app is open: what is left of it is on
// disk, so putting the device's clock forward wins nothing either. A slot
// whose data key was never wrapped is of somebody who did not finish signing in; it goes at the next
// start. What is readable on disk is listed in ARCHITECTURE.md.

import { journal_name, seal, unseal } from './seal.js';

/** @typedef {{salt: Uint8Array<ArrayBuffer>, sealed: ArrayBuffer}} Wrap */
/** @typedef {{account: string, name: string, store: string, staff?: string}} About
 *      staff: of earlier builds not there */
/** @typedef {{id: string, about?: ArrayBuffer, by_pin?: Wrap, by_password?: Wrap, by_device?: Wrap,
 *      wrong: number, wait_ms?: number, not_before?: number, used: number}} Slot
 *      not_before: of earlier builds, a moment of the device's clock */
/** @typedef {{mac: CryptoKey, seal: CryptoKey}} DeviceKeys */
/** @typedef {import('./seal.js').Opened} Opened */
/** @typedef {Pick<import('./stretch.js').Stretcher, 'prepare' | 'stretch'>} Stretches */

export const Stage = Object.freeze({ fresh: 0, locked: 1, open: 2 });
export const Unlocked = Object.freeze({ ok: 0, wrong: 1, wait: 2, sign_in: 3, failed: 4 });

const database_name = 'xunlou-vault';
const store_name = 'vault';

// After so many wrong PINs in a row only the password helps.
const wrong_max = 10;

/** How long to wait after the n-th wrong PIN in a row. @param {number} n */
export function delay_ms(n) {
    if (n < 4) return 0;
    return Math.min(30_000 * 2 ** (n - 4), 15 * 60_000);
}

// How often the rest of a wait is written down.
const wait_noted_ms = 5_000;

/** @param {BufferSource} raw @param {KeyUsage[]} usages */
const aes_key = (raw, usages) => crypto.subtle.importKey('raw', raw, 'AES-GCM', false, usages);

/** What an earlier page had not waited for. @param {Slot} slot */
function left_on_disk({ wait_ms, not_before = 0 }) {
    return wait_ms ?? Math.max(0, Math.min(not_before - Date.now(), delay_ms(wrong_max)));
}

/** Without what separates fields. @param {string} text */
const plain = (text) => text.replaceAll(/[\x1e\x1f]/g, '');

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const answer = (request) =>
    new Promise((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
    });

/** Resolves when they are gone. @param {string} slot */
function delete_databases(slot) {
    const areas = ['outbox', 'state', 'photos'];
    return Promise.all(
        areas.map((area) => answer(indexedDB.deleteDatabase(`${journal_name(slot)}-${area}`))),
    );
}

export class Vault {
    #stretcher;
    /** @type {IDBDatabase | undefined} */
    #database;
    /** @type {DeviceKeys | undefined} */
    #keys;
    /** @type {Slot[]} */
    #slots = [];
    /** @type {Map<string, About>} */
    #about = new Map();
    /** @type {Slot | undefined} */
    #current;
    /** The current slot's data key. @type {Uint8Array<ArrayBuffer> | undefined} */
    #raw;
    #pin_forgotten = false;
    /** By slot: until when to wait, of performance.now(). @type {Map<string, number>} */
    #waits = new Map();
    #noting = 0;
    /** @type {(opened: Opened) => void} */
    #tell_opened = () => {};

    /** Whose store is open, once one is. @type {Promise<Opened>} */
    opened = new Promise((resolve) => (this.#tell_opened = resolve));
    /** Called after every change. */
    changed = () => {};

    /** @param {Stretches} stretcher */
    constructor(stretcher) {
        this.#stretcher = stretcher;
    }

    /** Throws when the device keeps nothing. */
    async open() {
        const opening = indexedDB.open(database_name, 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore(store_name);
        this.#database = await answer(opening);
        const store = this.#database.transaction(store_name).objectStore(store_name);
        const [keys, slots] = await Promise.all([
            answer(store.get('keys')),
            answer(store.get('slots')),
        ]);
        this.#keys = keys ?? (await this.#make_keys());
        this.#slots = slots ?? [];
        await this.#drop_unfinished();
        for (const slot of this.#slots) this.#wait(slot, left_on_disk(slot));
        for (const slot of this.#slots) await this.#read_about(slot);
        this.#slots.sort((a, b) => b.used - a.used);
        const [only, ...others] = this.#slots;
        if (!only) return this.begin_fresh();
        if (only.by_device && others.length === 0) return this.#unlock_freely(only);
        this.#stretcher.prepare();
    }

    get stage() {
        if (!this.#current) return Stage.locked;
        return this.#wrapped(this.#current) ? Stage.open : Stage.fresh;
    }

    /** Whose records may be asked for first. */
    get likely_slot() {
        return (this.#current ?? this.#slots[0]).id;
    }

    /** For the app; see shell/platform/browser/browser_vault.cpp. */
    describe() {
        const current = this.#current;
        const has_pin = current?.by_pin !== undefined && !this.#pin_forgotten;
        const lines = [[this.stage, current?.id ?? '', has_pin ? 1 : 0]];
        for (const slot of this.#slots) {
            const about = this.#about.get(slot.id);
            if (!this.#wrapped(slot) || !about) continue;
            const must_sign_in = slot.wrong >= wrong_max ? 1 : 0;
            lines.push([
                slot.id,
                plain(about.account),
                plain(about.name),
                about.store,
                slot.by_pin ? 1 : 0,
                // For a countdown; whether the time has come is decided here.
                this.#left(slot) > 0 ? Math.round(Date.now() + this.#left(slot)) : 0,
                must_sign_in,
                about.staff ?? '0',
            ]);
        }
        return lines.map((fields) => fields.join('\x1f')).join('\x1e');
    }

    /** A store for somebody who is about to sign in. */
    async begin_fresh() {
        const id = [...crypto.getRandomValues(new Uint8Array(8))]
            .map((byte) => byte.toString(16).padStart(2, '0'))
            .join('');
        const slot = { id, wrong: 0, wait_ms: 0, used: 0 };
        this.#slots.push(slot);
        await this.#save();
        await this.#use(slot, crypto.getRandomValues(new Uint8Array(32)));
    }

    /**
     * @param {string} id
     * @param {string} pin  empty: of somebody who has none
     * @returns {Promise<number>}
     */
    async unlock(id, pin) {
        const slot = this.#slots.find((one) => one.id === id);
        if (!slot || this.#current) return Unlocked.failed;
        if (!slot.by_pin) return this.#unlock_freely(slot);
        if (slot.wrong >= wrong_max) return Unlocked.sign_in;
        if (this.#left(slot) > 0) {
            this.changed();
            return Unlocked.wait;
        }
        const raw = await this.#try_pin(slot, slot.by_pin, pin);
        if (!raw) {
            this.changed();
            return slot.wrong >= wrong_max ? Unlocked.sign_in : Unlocked.wrong;
        }
        await this.#enter(slot, raw);
        return Unlocked.ok;
    }

    /**
     * The data key is wrapped anew: the present PIN opens nothing any more. Whoever finds an open
     * device can try PINs here no faster than at the lock.
     * @param {string} present
     * @param {string} pin
     * @returns {Promise<number>}
     */
    async change_pin(present, pin) {
        const slot = this.#current;
        if (!slot?.by_pin || !this.#raw) return Unlocked.failed;
        if (slot.wrong >= wrong_max) return Unlocked.sign_in;
        if (this.#left(slot) > 0) return Unlocked.wait;
        const raw = await this.#try_pin(slot, slot.by_pin, present);
        if (!raw) return slot.wrong >= wrong_max ? Unlocked.sign_in : Unlocked.wrong;
        raw.fill(0);
        const before = slot.by_pin;
        const wrapped = await this.#wrap(this.#raw, pin, `${slot.id}/pin`);
        if (slot.by_pin !== before) return Unlocked.failed; // signed out meanwhile
        slot.by_pin = wrapped;
        slot.wrong = 0;
        this.#wait(slot, 0);
        try {
            await this.#save();
        } catch (error) {
            slot.by_pin = before;
            throw error;
        }
        this.changed();
        return Unlocked.ok;
    }

    /**
     * Somebody else says by their PIN that they are here. Their data key is known for no longer than it
     * takes to see that the PIN is right; whose store is open does not change.
     * @param {string} id
     * @param {string} pin
     * @returns {Promise<number>}
     */
    async confirm(id, pin) {
        const slot = this.#slots.find((one) => one.id === id);
        if (!slot?.by_pin || slot === this.#current) return Unlocked.failed;
        if (slot.wrong >= wrong_max) return Unlocked.sign_in;
        if (this.#left(slot) > 0) {
            this.changed();
            return Unlocked.wait;
        }
        const raw = await this.#try_pin(slot, slot.by_pin, pin);
        if (raw) {
            raw.fill(0);
            slot.wrong = 0;
            this.#wait(slot, 0);
            await this.#save();
        }
        this.changed();
        if (raw) return Unlocked.ok;
        return slot.wrong >= wrong_max ? Unlocked.sign_in : Unlocked.wrong;
    }

    /**
     * Both at once, and nothing is known before the count is on disk. What could not be tried at all
     * does not count.
     * @param {Slot} slot
     * @param {Wrap} wrap
     * @param {string} pin
     */
    async #try_pin(slot, wrap, pin) {
        slot.wrong += 1;
        this.#wait(slot, delay_ms(slot.wrong));
        try {
            const tried = this.#unwrap(wrap, pin, `${slot.id}/pin`);
            return (await Promise.all([tried, this.#save()]))[0];
        } catch (error) {
            slot.wrong -= 1;
            this.#wait(slot, 0);
            throw error;
        }
    }

    /** @param {Slot} slot @param {number} ms */
    #wait(slot, ms) {
        slot.wait_ms = ms;
        Reflect.deleteProperty(slot, 'not_before');
        this.#waits.set(slot.id, performance.now() + ms);
        if (ms > 0 && this.#noting === 0)
            this.#noting = setInterval(() => this.#note_waits(), wait_noted_ms);
    }

    /** @param {Slot} slot */
    #left(slot) {
        return Math.max(0, (this.#waits.get(slot.id) ?? 0) - performance.now());
    }

    #note_waits() {
        for (const slot of this.#slots) slot.wait_ms = Math.ceil(this.#left(slot));
        if (this.#slots.every((slot) => slot.wait_ms === 0)) {
            clearInterval(this.#noting);
            this.#noting = 0;
        }
        this.#save().catch((error) => console.error(error));
    }

    /**
     * The server has just accepted this password: a new PIN is to be set.
     * @param {string} id
     * @param {string} password
     * @returns {Promise<number>} wrong: it is another password than at the last sign-in here
     */
    async unlock_by_password(id, password) {
        const slot = this.#slots.find((one) => one.id === id);
        if (!slot || this.#current) return Unlocked.failed;
        const raw =
            slot.by_password && (await this.#unwrap(slot.by_password, password, `${id}/password`));
        if (!raw) return Unlocked.wrong;
        this.#pin_forgotten = true;
        await this.#enter(slot, raw);
        return Unlocked.ok;
    }

    /**
     * What opens the current store from now on.
     * @param {About} about
     * @param {string} pin  empty: stays as it is
     * @param {string} password  empty: stays as it is
     */
    async keep(about, pin, password) {
        const slot = this.#current;
        const raw = this.#raw;
        if (!slot || !raw || !this.#keys) return Unlocked.failed;
        const [new_pin, by_password] = await Promise.all([
            pin === '' ? undefined : this.#wrap(raw, pin, `${slot.id}/pin`),
            password === '' ? slot.by_password : this.#wrap(raw, password, `${slot.id}/password`),
        ]);
        const opened_by_pin = new_pin ?? slot.by_pin;
        const by_device = opened_by_pin
            ? undefined
            : await this.#wrap(raw, '', `${slot.id}/device`);
        const text = new TextEncoder().encode(JSON.stringify(about));
        const sealed_about = await seal(this.#keys.seal, slot.id, text);
        // The PIN may have been changed meanwhile.
        const by_pin = new_pin ?? slot.by_pin;
        Object.assign(slot, { by_pin, by_password, by_device, about: sealed_about });
        Object.assign(slot, { wrong: 0, used: Date.now() });
        this.#wait(slot, 0);
        this.#about.set(slot.id, about);
        if (pin !== '') this.#pin_forgotten = false;
        await this.#save();
        this.changed();
        return Unlocked.ok;
    }

    /** The person has signed out: their emptied store is nobody's. */
    async forget() {
        const slot = this.#current;
        if (!slot) return Unlocked.failed;
        for (const wrap of ['about', 'by_pin', 'by_password', 'by_device'])
            Reflect.deleteProperty(slot, wrap);
        this.#about.delete(slot.id);
        await this.#save();
        this.changed();
        return Unlocked.ok;
    }

    /** The device was withdrawn: the current store goes. Without its wraps nothing opens what is left. */
    async erase() {
        const slot = this.#current;
        if (!slot) return Unlocked.failed;
        this.#slots = this.#slots.filter((one) => one !== slot);
        this.#about.delete(slot.id);
        this.#raw?.fill(0);
        this.#raw = undefined;
        await this.#save();
        await delete_databases(slot.id);
        this.changed();
        return Unlocked.ok;
    }

    /** @param {Slot} slot */
    async #unlock_freely(slot) {
        const raw = slot.by_device && (await this.#unwrap(slot.by_device, '', `${slot.id}/device`));
        if (!raw) return Unlocked.failed;
        await this.#enter(slot, raw);
        return Unlocked.ok;
    }

    /** @param {Slot} slot @param {Uint8Array<ArrayBuffer>} raw */
    async #enter(slot, raw) {
        Object.assign(slot, { wrong: 0, used: Date.now() });
        this.#wait(slot, 0);
        await this.#use(slot, raw);
        await this.#save();
    }

    /** @param {Slot} slot @param {Uint8Array<ArrayBuffer>} raw */
    async #use(slot, raw) {
        const key = await aes_key(raw, ['encrypt', 'decrypt']);
        this.#current = slot;
        this.#raw = raw;
        this.changed();
        this.#tell_opened({ slot: slot.id, key });
    }

    /** @param {Slot} slot */
    #wrapped(slot) {
        return slot.by_pin !== undefined || slot.by_device !== undefined;
    }

    /**
     * @param {string} secret  empty: the device's key alone
     * @param {Uint8Array<ArrayBuffer>} salt
     */
    async #wrapping_key(secret, salt) {
        const keys = /** @type {DeviceKeys} */ (this.#keys);
        const stretched = secret === '' ? salt : await this.#stretcher.stretch(secret, salt);
        return aes_key(await crypto.subtle.sign('HMAC', keys.mac, stretched), [
            'encrypt',
            'decrypt',
        ]);
    }

    /**
     * @param {Uint8Array<ArrayBuffer>} raw
     * @param {string} secret
     * @param {string} name
     * @returns {Promise<Wrap>}
     */
    async #wrap(raw, secret, name) {
        const salt = crypto.getRandomValues(new Uint8Array(16));
        return { salt, sealed: await seal(await this.#wrapping_key(secret, salt), name, raw) };
    }

    /**
     * @param {Wrap} wrap
     * @param {string} secret
     * @param {string} name
     */
    async #unwrap(wrap, secret, name) {
        const raw = await unseal(await this.#wrapping_key(secret, wrap.salt), name, wrap.sealed);
        return raw && new Uint8Array(raw);
    }

    /** @param {Slot} slot */
    async #read_about(slot) {
        const keys = /** @type {DeviceKeys} */ (this.#keys);
        const plain = slot.about && (await unseal(keys.seal, slot.id, slot.about));
        if (plain) this.#about.set(slot.id, JSON.parse(new TextDecoder().decode(plain)));
    }

    async #make_keys() {
        const made = {
            mac: /** @type {CryptoKey} */ (
                await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
            ),
            seal: /** @type {CryptoKey} */ (
                await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
                    'encrypt',
                    'decrypt',
                ])
            ),
        };
        await this.#put('keys', made);
        return made;
    }

    async #drop_unfinished() {
        const unfinished = this.#slots.filter((slot) => !this.#wrapped(slot));
        if (unfinished.length === 0) return;
        this.#slots = this.#slots.filter((slot) => this.#wrapped(slot));
        await this.#save();
        for (const { id } of unfinished) delete_databases(id);
    }

    #save() {
        return this.#put('slots', this.#slots);
    }

    /**
     * On disk when it resolves.
     * @param {string} key
     * @param {unknown} value
     */
    #put(key, value) {
        return new Promise((/** @type {(value?: unknown) => void} */ done, failed) => {
            const database = /** @type {IDBDatabase} */ (this.#database);
            const transaction = database.transaction(store_name, 'readwrite', {
                durability: 'strict',
            });
            transaction.oncomplete = () => done();
            transaction.onabort = () => failed(transaction.error);
            transaction.objectStore(store_name).put(value, key);
        });
    }
}
