// Carries the app's wishes to web/vault.js and tells it who may be let in. A wish is one text: its verb
// and its values, separated by U+001F; its answer comes in a later turn of the page.

import { with_text } from './memory.js';
import { Unlocked } from './vault.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./vault.js').Vault} Vault */

export class VaultBridge {
    #app;
    #guard;
    #vault;
    #idle;
    #close;

    /**
     * @param {App} app
     * @param {(call: () => void) => void} guard
     * @param {Vault} vault
     * @param {{minutes: number}} idle
     * @param {() => void} close  lets go of the journal
     */
    constructor(app, guard, vault, idle, close) {
        this.#app = app;
        this.#guard = guard;
        this.#vault = vault;
        this.#idle = idle;
        this.#close = close;
        vault.changed = () => this.tell();
    }

    /** Before the app starts, and after every change. */
    tell() {
        this.#guard(() =>
            with_text(this.#app, this.#vault.describe(), (at, size) =>
                this.#app._xunlou_vault_view(at, size),
            ),
        );
    }

    /**
     * @param {number} id
     * @param {string} wish
     */
    async ask(id, wish) {
        const [verb, ...values] = wish.split('\x1f');
        /** @type {number} */
        let result = Unlocked.failed;
        try {
            result = await this.#perform(verb, values);
        } catch (error) {
            console.error(error);
        }
        this.#guard(() => this.#app._xunlou_vault_done(id, result));
    }

    /**
     * @param {string} verb
     * @param {string[]} values
     * @returns {Promise<number>} an Unlocked
     */
    async #perform(verb, values) {
        const [first, second] = values;
        switch (verb) {
            case 'unlock':
                return this.#vault.unlock(first, second);
            case 'password':
                return this.#vault.unlock_by_password(first, second);
            case 'fresh':
                await this.#vault.begin_fresh();
                return Unlocked.ok;
            case 'keep': {
                const [account, name, store, staff, pin, password] = values;
                return this.#vault.keep({ account, name, store, staff }, pin, password);
            }
            case 'change_pin':
                return this.#vault.change_pin(first, second);
            case 'confirm':
                return this.#vault.confirm(first, second);
            case 'forget':
                return this.#vault.forget();
            case 'erase':
                this.#close();
                return this.#vault.erase();
            case 'lock_after':
                this.#idle.minutes = Number(first);
                return Unlocked.ok;
            case 'lock':
                this.#close();
                location.reload();
                return Unlocked.ok;
        }
        return Unlocked.failed;
    }
}
