// Tests register themselves here by name; run.mjs loads the files and runs them one after another.
//
// A test gets a `Trial`: it holds what the test opened, closes it afterwards in reverse order, and
// knows the pages of which a picture and the accessibility tree are kept when the test fails.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** @typedef {(t: Trial) => Promise<void>} Body */
/** @typedef {{timeout_ms?: number}} Options */

/** @type {{name: string, file: string, body: Body, timeout_ms: number}[]} */
const registered = [];
let loading = '';

/**
 * @param {string} name  what holds, as a sentence
 * @param {Body} body
 * @param {Options} [options]
 */
export function test(name, body, { timeout_ms = 60_000 } = {}) {
    registered.push({ name, file: loading, body, timeout_ms });
}

export class Trial {
    #name;
    #out;
    /** @type {(() => unknown)[]} */
    #deferred = [];
    /** @type {Map<string, import("playwright-core").Page>} */
    #pages = new Map();
    /** @type {string[]} */
    remarks = [];

    /**
     * @param {string} name
     * @param {string} out  folder for what a failure leaves behind
     */
    constructor(name, out) {
        this.#name = name;
        this.#out = out;
    }

    /** @param {() => unknown} close  called after the test, latest first */
    defer(close) {
        this.#deferred.push(close);
    }

    /**
     * A figure worth reading beside the test's name.
     * @param {string} text
     */
    remark(text) {
        this.remarks.push(text);
    }

    /**
     * @param {string} label
     * @param {import("playwright-core").Page} page
     */
    watch(label, page) {
        this.#pages.set(label, page);
    }

    /**
     * For whoever looks into a failure.
     * @param {string} name  of the file
     * @param {Uint8Array} bytes
     */
    async keep(name, bytes) {
        await mkdir(this.#out, { recursive: true });
        await writeFile(join(this.#out, name), bytes);
    }

    async keep_evidence() {
        await mkdir(this.#out, { recursive: true });
        for (const [label, page] of this.#pages) {
            if (page.isClosed()) continue;
            const path = join(this.#out, file_name(`${label} ${this.#name}`));
            const limit = { timeout: 5_000 };
            await page.screenshot({ path: `${path}.png`, ...limit }).catch(() => {});
            const tree = await page.locator('body').ariaSnapshot(limit).catch(String);
            await writeFile(`${path}.yaml`, tree);
        }
    }

    async close() {
        for (const close of this.#deferred.reverse()) {
            await Promise.resolve(close()).catch((error) => this.remark(`closing: ${error}`));
        }
    }
}

/**
 * @param {string[]} files  absolute paths of modules
 * @param {{out: string, wanted: (name: string) => boolean}} options
 * @returns {Promise<{passed: number, failed: number}>}
 */
export async function run_files(files, { out, wanted }) {
    for (const file of files) {
        loading = file;
        await import(file);
    }
    let passed = 0;
    let failed = 0;
    for (const entry of registered.filter(({ name, file }) => wanted(`${file} ${name}`))) {
        if (await run_one(entry, out)) ++passed;
        else ++failed;
    }
    return { passed, failed };
}

/**
 * @param {{name: string, body: Body, timeout_ms: number}} entry
 * @param {string} out
 */
async function run_one({ name, body, timeout_ms }, out) {
    const trial = new Trial(name, out);
    const begin = performance.now();
    /** @type {unknown} */
    let error = null;
    try {
        await within(timeout_ms, body(trial));
    } catch (caught) {
        error = caught ?? new Error('failed without a reason');
        await trial.keep_evidence();
    }
    await trial.close();
    const seconds = ((performance.now() - begin) / 1000).toFixed(1).padStart(5);
    console.log(`${error === null ? 'ok  ' : 'FAIL'} ${seconds} s  ${name}`);
    for (const remark of trial.remarks) console.log(`             ${remark}`);
    if (error !== null) console.log(indent(error instanceof Error ? error.stack : String(error)));
    return error === null;
}

/**
 * @template T
 * @param {number} timeout_ms
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
async function within(timeout_ms, promise) {
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    const late = new Promise((_, reject) => {
        const fail = () => reject(new Error(`not finished after ${timeout_ms / 1000} s`));
        timer = setTimeout(fail, timeout_ms);
    });
    try {
        return /** @type {T} */ (await Promise.race([promise, late]));
    } finally {
        clearTimeout(timer);
    }
}

/** @param {string} text */
function file_name(text) {
    return text.replace(/[^\p{L}\p{N}-]+/gu, '_').slice(0, 100);
}

/** @param {string | undefined} text */
function indent(text) {
    return (text ?? '').replace(/^/gm, '             ');
}
