// Work in a file, sealed under a passphrase: the format of sync/PROTOCOL.md, chapter 9. What is sealed is
// known to sync/client; here it is bytes. Every part is sealed by itself, so that a file full of pictures
// is never held twice, and carries its own digest, so that a damaged file is told from a wrong passphrase.

/** @typedef {{hash: string, purpose: string, width: number, height: number, taken_at: number}} Pictured */
/** @typedef {Pictured & {picture: ArrayBuffer}} Picture */
/** @typedef {{records: Uint8Array<ArrayBuffer>, pictures: Picture[]}} Work */
/** @typedef {{passes: number, memory_kib: number}} Cost */
/** @typedef {{
 *     seal: typeof import('../seal.js').seal,
 *     unseal: typeof import('../seal.js').unseal,
 *     stretch: import('../stretch.js').Stretcher['stretch'],
 * }} Sealing */

/** @typedef {'not_ours' | 'newer' | 'damaged' | 'passphrase' | 'too_large'} Reason */
export class WorkFault extends Error {
    /** @param {Reason} reason */
    constructor(reason) {
        super(reason);
        this.reason = reason;
    }
}

const magic = 'XLWORK';
const version = 1;
const salt_size = 16;
const head_size = magic.length + 2 + 8 + salt_size;
const digest_size = 32;
/** @type {Cost} */
const cost = { passes: 3, memory_kib: 64 * 1024 };
// What a file may ask of the device that reads it, and how much of it there may be.
const passes_most = 10;
const memory_kib_most = 256 * 1024;
const part_bytes_most = 16 << 20;
const pictures_most = 500;
const file_bytes_most = 512 << 20;

/** @param {BufferSource} raw */
const aes_key = (raw) =>
    crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

/** @param {BufferSource} bytes */
const digest_of = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/** @param {Uint8Array} bytes */
const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Binds a part to its file and its place there. @param {Uint8Array} head @param {number} at */
const part_name = (head, at) => `work/${hex(head)}/${at}`;

/** @param {Uint8Array} salt */
function head_of(salt) {
    const head = new Uint8Array(head_size);
    head.set(new TextEncoder().encode(magic));
    const view = new DataView(head.buffer);
    head[6] = version;
    head[7] = 1; // Argon2id, 1 lane
    view.setUint32(8, cost.passes, true);
    view.setUint32(12, cost.memory_kib, true);
    head.set(salt, 16);
    return head;
}

/**
 * @param {Uint8Array} head
 * @returns {{cost: Cost, salt: Uint8Array<ArrayBuffer>}}
 */
function read_head(head) {
    const ours = new TextDecoder().decode(head.subarray(0, magic.length)) === magic;
    if (head.length < head_size || !ours) throw new WorkFault('not_ours');
    if (head[6] !== version || head[7] !== 1) throw new WorkFault('newer');
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
    const asked = { passes: view.getUint32(8, true), memory_kib: view.getUint32(12, true) };
    const sane =
        asked.passes >= 1 &&
        asked.passes <= passes_most &&
        asked.memory_kib >= 8 &&
        asked.memory_kib <= memory_kib_most;
    if (!sane) throw new WorkFault('damaged');
    return { cost: asked, salt: head.slice(16, head_size) };
}

/**
 * @param {{records: Uint8Array<ArrayBuffer>, pictures: Pictured[],
 *     load: (hash: string) => Promise<ArrayBuffer | undefined>}} work  pictures are loaded one by one
 * @param {string} passphrase
 * @param {Sealing} sealing
 * @returns {Promise<Blob>}
 */
export async function seal_work({ records, pictures, load }, passphrase, sealing) {
    const salt = crypto.getRandomValues(new Uint8Array(salt_size));
    const head = head_of(salt);
    const key = await aes_key(await sealing.stretch(passphrase, salt, cost));
    /** @type {BlobPart[]} */
    const parts = [head];
    let count = 0;
    const add = async (/** @type {BufferSource} */ plain) => {
        const sealed = await sealing.seal(key, part_name(head, count++), plain);
        const size = new DataView(new ArrayBuffer(4));
        size.setUint32(0, sealed.byteLength, true);
        // A Blob of its own may be put on disk by the browser at once.
        parts.push(size.buffer, await digest_of(sealed), new Blob([sealed]));
    };
    /** @type {(Pictured & {bytes: number})[]} */
    const listed = [];
    for (const { hash, purpose, width, height, taken_at } of pictures) {
        const picture = await load(hash);
        if (!picture || picture.byteLength > part_bytes_most) continue;
        listed.push({ hash, purpose, width, height, taken_at, bytes: picture.byteLength });
    }
    await add(new TextEncoder().encode(JSON.stringify({ pictures: listed })));
    await add(records);
    for (const { hash } of listed) await add((await load(hash)) ?? new ArrayBuffer(0));
    return new Blob(parts, { type: 'application/octet-stream' });
}

/** The parts one after another; a cut or altered one is damaged. */
class Parts {
    #file;
    #at = head_size;

    /** @param {Blob} file */
    constructor(file) {
        this.#file = file;
    }

    /** @returns {Promise<ArrayBuffer>} still sealed */
    async next() {
        const about = await this.#take(4 + digest_size);
        const size = new DataView(about).getUint32(0, true);
        if (size > part_bytes_most + 64) throw new WorkFault('damaged');
        const sealed = await this.#take(size);
        const digest = await digest_of(sealed);
        const told = new Uint8Array(about, 4);
        if (digest.some((byte, at) => byte !== told[at])) throw new WorkFault('damaged');
        return sealed;
    }

    get finished() {
        return this.#at === this.#file.size;
    }

    /** @param {number} size */
    async #take(size) {
        const end = this.#at + size;
        if (end > this.#file.size) throw new WorkFault('damaged');
        const bytes = await this.#file.slice(this.#at, end).arrayBuffer();
        this.#at = end;
        return bytes;
    }
}

/** @param {ArrayBuffer} contents @returns {(Pictured & {bytes: number})[]} */
function pictures_in(contents) {
    /** @type {any} */
    let listed;
    try {
        listed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(contents)).pictures;
    } catch {
        throw new WorkFault('damaged');
    }
    const sane = (/** @type {any} */ one) =>
        /^[0-9a-f]{64}$/.test(one?.hash) &&
        typeof one.purpose === 'string' &&
        [one.width, one.height, one.taken_at, one.bytes].every(Number.isSafeInteger);
    if (!Array.isArray(listed) || listed.length > pictures_most || !listed.every(sane))
        throw new WorkFault('damaged');
    return listed;
}

/**
 * Records as web/journal_bridge.js packs them: none reaches beyond the bytes.
 * @param {Uint8Array} bytes
 * @returns {string[]} their keys
 */
export function keys_in(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    /** @type {string[]} */
    const keys = [];
    let at = 4;
    const room = (/** @type {number} */ size) => {
        if (at + size > bytes.length) throw new WorkFault('damaged');
    };
    if (bytes.length < 4) throw new WorkFault('damaged');
    const count = view.getUint32(0, true);
    while (keys.length < count) {
        room(1);
        const key_size = bytes[at++];
        room(key_size + 4);
        keys.push(new TextDecoder('latin1').decode(bytes.subarray(at, at + key_size)));
        at += key_size;
        const size = view.getUint32(at, true);
        at += 4;
        room(size);
        at += size;
    }
    if (at !== bytes.length) throw new WorkFault('damaged');
    return keys;
}

/**
 * Rejects with a WorkFault.
 * @param {Blob} file
 * @param {string} passphrase
 * @param {Sealing} sealing
 * @returns {Promise<Work>}
 */
export async function open_work(file, passphrase, sealing) {
    if (file.size > file_bytes_most) throw new WorkFault('too_large');
    const head = new Uint8Array(await file.slice(0, head_size).arrayBuffer());
    const { cost: asked, salt } = read_head(head);
    const parts = new Parts(file);
    const first = await parts.next();
    const key = await aes_key(await sealing.stretch(passphrase, salt, asked));
    let count = 0;
    const open = (/** @type {ArrayBuffer} */ sealed) =>
        sealing.unseal(key, part_name(head, count++), sealed);
    const contents = await open(first);
    // The part is as it was written: then it is the key that is wrong.
    if (!contents) throw new WorkFault('passphrase');
    const listed = pictures_in(contents);
    const records = new Uint8Array((await open(await parts.next())) ?? new ArrayBuffer(0));
    keys_in(records);
    /** @type {Picture[]} */
    const pictures = [];
    for (const about of listed) {
        const picture = await open(await parts.next());
        if (!picture || hex(await digest_of(picture)) !== about.hash)
            throw new WorkFault('damaged');
        pictures.push({ ...about, picture });
    }
    if (!parts.finished) throw new WorkFault('damaged');
    return { records, pictures };
}
