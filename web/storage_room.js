// How much room the browser leaves for what is stored here.
//
// What it estimates is not enough to go by: Chromium (138 and later) reports "what is used, and 10 GiB more"
// whatever the disk has, so that nobody can tell a private window, and refuses writes all the same. So room
// is tried out as well: some megabytes are written to a file of the origin's own and thrown away before
// they become its content. That is done when the app has opened, every hour while it is in use, soon after
// a write was refused, and every minute while there was none. Where files cannot be written the estimate
// is all there is; those browsers estimate honestly.

/** @typedef {{usage?: number, quota?: number}} Estimate */
/** @typedef {(bytes: number) => Promise<boolean>} Fits  false: there is no room for so many */

const mega = 1 << 20;
// About a morning's pictures; then what is left, roughly.
const pieces = [8 * mega, 2 * mega, mega / 4];
const again_ms = 60 * 60_000;
const again_when_short_ms = 60_000;
const file_name = 'room';
const timeout_ms = 10_000;

export class Room {
    #estimate;
    #fits;
    #now;
    /** Of the last try; undefined: enough. @type {number | undefined} */
    #left;
    #due_ms = -Infinity;
    /** @type {Promise<void> | undefined} */
    #trying;

    /**
     * @param {{estimate?: () => Promise<Estimate | undefined>, fits?: Fits, now?: () => number}} [options]
     */
    constructor({ estimate = ask_browser, fits = try_out, now = () => performance.now() } = {}) {
        this.#estimate = estimate;
        this.#fits = fits;
        this.#now = now;
    }

    /** A write was refused for want of room. */
    refused() {
        this.#due_ms = -Infinity;
    }

    /** Tries it out when that is due. @returns {Promise<{usage: number, quota: number}>}  see known() */
    async look() {
        const { usage = 0, quota = 0 } = (await this.#estimate()) ?? {};
        // Nothing is tried where it is known to be short: that room is for work.
        if (quota > 0 && quota - usage <= pieces[0]) this.#left = undefined;
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
        this.#due_ms = Infinity;
        let left = 0;
        for (const piece of pieces) {
            if (!(await this.#fits(piece))) continue;
            left = piece;
            break;
        }
        this.#left = left === pieces[0] ? undefined : left;
        const pause = this.#left === undefined ? again_ms : again_when_short_ms;
        // One that was refused meanwhile is looked into at once.
        this.#due_ms = Math.min(this.#due_ms, this.#now() + pause);
        this.#trying = undefined;
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

/** @type {Fits} */
async function try_out(bytes) {
    await idle();
    const timeout = new Promise((resolve) => setTimeout(resolve, timeout_ms, true));
    return Promise.race([write_and_discard(bytes), timeout]);
}

/** @type {Fits} */
async function write_and_discard(bytes) {
    /** @type {FileSystemDirectoryHandle | undefined} */
    let folder;
    /** @type {FileSystemWritableFileStream | undefined} */
    let stream;
    try {
        folder = await navigator.storage.getDirectory();
        const file = await folder.getFileHandle(file_name, { create: true });
        stream = await file.createWritable();
        // Nothing that a disk could store smaller than it is.
        const block = new Uint8Array(Math.min(bytes, mega));
        for (let at = 0; at < block.length; at += 1 << 16)
            crypto.getRandomValues(block.subarray(at, at + (1 << 16)));
        for (let done = 0; done < bytes; done += block.length) await stream.write(block);
        return true;
    } catch (error) {
        return !is_full(error);
    } finally {
        await stream?.abort().catch(() => {});
        await folder?.removeEntry(file_name).catch(() => {});
    }
}

export const room = new Room();

/** @param {unknown} error */
export const is_full = (error) =>
    error instanceof DOMException && error.name === 'QuotaExceededError';
