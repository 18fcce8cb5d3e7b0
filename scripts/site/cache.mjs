/**
 * Results of slow, deterministic work, kept in build/cache/site under a hash of all inputs.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param {(string | Uint8Array)[]} parts */
export function sha256(...parts) {
    const hash = createHash('sha256');
    for (const part of parts) hash.update(part);
    return hash.digest('hex');
}

/**
 * Writes whole or not at all, and only where the bytes differ.
 * @param {string} path
 * @param {Uint8Array} bytes
 */
export function write_if_changed(path, bytes) {
    if (existsSync(path) && readFileSync(path).equals(bytes)) return;
    mkdirSync(join(path, '..'), { recursive: true });
    const draft = `${path}.${process.pid}.new`;
    writeFileSync(draft, bytes);
    renameSync(draft, path);
}

export class Cache {
    /** @param {string} folder */
    constructor(folder) {
        this.folder = folder;
        mkdirSync(folder, { recursive: true });
    }

    /**
     * @param {string} suffix
     * @param {(string | Uint8Array)[]} inputs
     */
    path(suffix, inputs) {
        return join(this.folder, `${sha256(suffix, '\0', ...inputs).slice(0, 40)}.${suffix}`);
    }

    /**
     * @param {string} suffix
     * @param {(string | Uint8Array)[]} inputs
     */
    has(suffix, inputs) {
        return existsSync(this.path(suffix, inputs));
    }

    /**
     * @param {string} suffix tells the kinds of results apart
     * @param {(string | Uint8Array)[]} inputs everything the result depends on
     * @param {() => Uint8Array} make
     * @returns {Buffer}
     */
    get(suffix, inputs, make) {
        const path = this.path(suffix, inputs);
        if (!existsSync(path)) write_if_changed(path, make());
        return readFileSync(path);
    }
}
