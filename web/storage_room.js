// How much room the browser leaves for what is stored here.
//
// What it estimates is not enough to go by: Chromium (138 and later) reports "what is used, and 10 GiB more"
// whatever the disk has, so that nobody can tell a private window, and refuses writes all the same. So room
// is tried out as well: some megabytes are written to a file of the origin's own and thrown away before
// they become its content. That is done when the app has opened and every hour while it is in use. Where it
// is short only a little is tried, every ten minutes, and not soon after a write was refused. Where files
// cannot be written the estimate is all there is; those browsers estimate honestly.

/** @typedef {{usage?: number, quota?: number}} Estimate */
/** @typedef {(bytes: number) => Promise<boolean | undefined>} Fits  undefined: nobody knows */

const mega = 1 << 20;
const enough = 8 * mega; // about a morning's pictures
const little = mega / 4; // tried where it is short: the rest is left to work
const again_ms = 60 * 60_000;
const again_when_short_ms = 10 * 60_000;
const after_refusal_ms = 30_000;
const file_name = 'room';

export class Room {
    #estimate;
    #fits;
    #now;
    /** Of the last try; undefined: enough. @type {number | undefined} */
    #left;
    #due_ms = -Infinity;
    #enough_due_ms = -Infinity;
    #refusals = 0;
    /** @type {Promise<void> | undefined} */
    #trying;

    /**
     * @param {{estimate?: () => Promise<Estimate | undefined>, fits?: Fits, now?: () => number}} [options]
     */
    constructor({
        estimate = ask_browser,
        fits = make_trial(),
        now = () => performance.now(),
    } = {}) {
        this.#estimate = estimate;
        this.#fits = fits;
        this.#now = now;
    }

    /** A write was refused for want of room: so it is short, and whoever writes goes first. */
    refused() {
        ++this.#refusals;
        this.#left = 0;
        this.#due_ms = this.#now() + after_refusal_ms;
    }

    /** Tries it out when that is due. @returns {Promise<{usage: number, quota: number}>}  see known() */
    async look() {
        const { usage = 0, quota = 0 } = (await this.#estimate()) ?? {};
        // Nothing is tried where it is known to be short: that room is for work.
        if (quota > 0 && quota - usage <= enough) this.#left = undefined;
        else await this.#try();
        return this.known();
    }

    /**
     * By what was found last: whoever is about to store something does not wait for a try.
     * @returns {Promise<{usage: number, quota: number}>}  a quota of 0: nothing is known
     */
    async known() {
        const { usage = 0, quota = 0 } = (await this.#estimate()) ?? {};
        if (this.#left === undefined) return { usage, quota };
        const told = quota > 0 ? quota : Infinity;
        return { usage, quota: Math.max(1, Math.min(told, usage + this.#left)) };
    }

    #try() {
        if (this.#now() >= this.#due_ms) this.#trying ??= this.#try_pieces();
        return this.#trying;
    }

    async #try_pieces() {
        const refusals = this.#refusals;
        const whole = this.#left === undefined || this.#now() >= this.#enough_due_ms;
        this.#due_ms = Infinity;
        if (whole) this.#enough_due_ms = this.#now() + again_ms;
        const found = whole ? await this.#fits(enough) : false;
        const small = found === false ? await this.#fits(little) : undefined;
        this.#trying = undefined;
        // A refusal meanwhile says more than what was found before it.
        if (this.#refusals !== refusals) return;
        if (found === true) this.#left = undefined;
        else if (small !== undefined) this.#left = small ? little : 0;
        const pause = this.#left === undefined ? again_ms : again_when_short_ms;
        this.#due_ms = this.#now() + pause;
    }
}

/** @returns {Promise<Estimate | undefined>} */
async function ask_browser() {
    return navigator.storage?.estimate?.().catch(() => undefined);
}

/** When nothing else is to be done, or before long. */
const idle = () =>
    new Promise((/** @type {(value?: unknown) => void} */ done) => {
        if ('requestIdleCallback' in globalThis) requestIdleCallback(done, { timeout: 5_000 });
        else done();
    });

/**
 * Writes so much and throws it away.
 * @param {{open?: () => Promise<FileSystemDirectoryHandle>, timeout_ms?: number}} [options]
 * @returns {Fits}
 */
export function make_trial({
    open = () => navigator.storage.getDirectory(),
    timeout_ms = 10_000,
} = {}) {
    let swept = false;
    return async (bytes) => {
        await idle();
        /** @type {FileSystemDirectoryHandle | undefined} */
        let folder;
        /** @type {FileSystemWritableFileStream | undefined} */
        let stream;
        let late = false;
        const timer = setTimeout(() => {
            late = true;
            stream?.abort().catch(() => {});
        }, timeout_ms);
        try {
            folder = await open();
            if (!swept) await sweep(folder);
            swept = true;
            const file = await folder.getFileHandle(file_name, { create: true });
            stream = await file.createWritable();
            // Nothing that a disk could store smaller than it is.
            const block = new Uint8Array(Math.min(bytes, mega));
            for (let at = 0; at < block.length; at += 1 << 16)
                crypto.getRandomValues(block.subarray(at, at + (1 << 16)));
            for (let done = 0; done < bytes && !late; done += block.length)
                await stream.write(block);
            return late ? undefined : true;
        } catch (error) {
            if (is_full(error)) return false;
            return late ? undefined : true;
        } finally {
            clearTimeout(timer);
            await stream?.abort().catch(() => {});
            await folder?.removeEntry(file_name).catch(() => {});
        }
    };
}

/** What a page that was killed in the middle left, Chromium's swap file too. */
async function sweep(/** @type {FileSystemDirectoryHandle} */ folder) {
    const left = [];
    // Not in the DOM's types yet.
    const { keys } = /** @type {{keys: () => AsyncIterable<string>}} */ (
        /** @type {unknown} */ (folder)
    );
    for await (const name of keys.call(folder)) if (name.startsWith(file_name)) left.push(name);
    for (const name of left) await folder.removeEntry(name).catch(() => {});
}

export const room = new Room();

/** @param {unknown} error */
export const is_full = (error) =>
    error instanceof DOMException && error.name === 'QuotaExceededError';
