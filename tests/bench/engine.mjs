// The device engine on the browser's journal, without a screen: first download, cold open, durable
// check-ins beside bare puts of the same bytes, and what a push weighs. The store is sealed, as
// people's are; beside it the same in the open.

import { gzipSync } from 'node:zlib';
import { Device } from '../e2e/harness/chromium.mjs';
import { open_test_page } from '../e2e/harness/test_page.mjs';
import { at_most, kb, median, milliseconds, plain, print } from './report.mjs';

// In the page: what a check-in is compared with.
const define_bare_put = `(async () => {
    const request = indexedDB.open("bare", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("puts");
    const database = await new Promise((done) => (request.onsuccess = () => done(request.result)));
    let key = 0;
    const xunlou_bench_bare_put = (app, pointer, size) => {
        const value = app.HEAPU8.slice(pointer, pointer + size).buffer;
        const began = performance.now();
        return new Promise((done) => {
            const tx = database.transaction("puts", "readwrite", { durability: "strict" });
            tx.objectStore("puts").put(value, ++key);
            tx.oncomplete = () => done(performance.now() - began);
            tx.commit();
        });
    };
    window.suspending = { xunlou_bench_bare_put };
})()`;

// In the page: a sealed store whose key is known, so that it opens at once.
const define_sealed_journal = `(async () => {
    const { SealedJournal } = await import("/web/seal.js");
    const raw = new Uint8Array(32).fill(7);
    const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
    const opened = Promise.resolve({ slot: "bench", key });
    window.make_journal = (timeout_ms) => new SealedJournal({ timeout_ms, opened });
})()`;

/**
 * The test page on a device of its own.
 * @param {import("../e2e/harness/suite.mjs").Trial} t
 * @param {boolean} sealed
 */
async function make_engine(t, sealed) {
    const device = await Device.make(t);
    /** @type {string | undefined} */
    let origin;
    /**
     * In a browser of its own, so that nothing is left in memory from the entry before.
     * @param {string} entry
     * @param {...number} values
     */
    const run = async (entry, ...values) => {
        const context = await device.start();
        const opened = await open_test_page(t, context, origin);
        origin = opened.origin;
        await opened.page.evaluate(define_bare_put);
        if (sealed) await opened.page.evaluate(define_sealed_journal);
        await opened.page.evaluate(
            ([name, ...given]) =>
                /** @type {any} */ (window).run_page('device_page', name, ...given),
            /** @type {[string, ...number[]]} */ ([entry, ...values]),
        );
        const kept = await opened.page.evaluate(() => {
            const { batch } = /** @type {any} */ (window).bench_kept ?? {};
            return batch && Array.from(batch);
        });
        await device.close();
        const lines = opened.output.map((line) => line.split(' '));
        const result = new Map(lines.map(([name, value]) => [name, Number(value)]));
        return { get: (/** @type {string} */ name) => result.get(name) ?? NaN, kept };
    };
    return run;
}

/**
 * @param {import("../e2e/harness/suite.mjs").Trial} t
 * @param {{entities: number, starts: number, check_ins: number}} size
 */
export async function measure_engine(t, { entities, starts, check_ins }) {
    const [run, run_plain] = [await make_engine(t, true), await make_engine(t, false)];
    const filled = await run('bench_fill', entities);
    const count = filled.get('entities').toLocaleString('en');
    print(`first pull of ${count} entities, saved`, milliseconds(filled.get('first_pull_ms')));
    print('    before compression', kb(filled.get('first_pull_bytes')));
    const filled_plain = (await run_plain('bench_fill', entities)).get('first_pull_ms');
    print('    in the open', milliseconds(filled_plain));
    print('    ratio', plain(filled.get('first_pull_ms') / filled_plain));
    /** @type {number[]} */
    const opens = [];
    /** @type {number[]} */
    const opens_plain = [];
    for (let n = 0; n < starts; ++n) {
        opens.push((await run('bench_open')).get('cold_open_ms'));
        opens_plain.push((await run_plain('bench_open')).get('cold_open_ms'));
    }
    print(`cold open, ${count} entities, to the open list`, milliseconds(median(opens)));
    print('    in the open', milliseconds(median(opens_plain)));
    print('    ratio', plain(median(opens) / median(opens_plain)));

    const durable = await run('bench_check_in', check_ins);
    const ours = durable.get('check_in_ms');
    const bare = durable.get('bare_put_ms');
    print(`check-in durable (strict), p50 of ${check_ins}`, milliseconds(ours));
    print(`bare put of the same ${durable.get('check_in_bytes')} bytes`, milliseconds(bare));
    print('    ratio', plain(ours / bare), at_most(ours / bare, 1.3, plain));
    const plainly = (await run_plain('bench_check_in', check_ins)).get('check_in_ms');
    print('check-ins a second, one after the other', plain(1000 / ours));
    print('    in the open', plain(1000 / plainly));
    print('    ratio', plain(plainly / ours));

    const { kept } = await run('bench_batch');
    const bytes = Buffer.from(/** @type {number[]} */ (kept));
    const zipped = gzipSync(bytes).length;
    print('check-in in a push of 100, as encoded', `${(bytes.length / 100).toFixed(1)} B`);
    const each = zipped / 100;
    const bytes_of = (/** @type {number} */ size) => `${size.toFixed(1)} B`;
    print(
        'check-in in a push of 100, on the wire (gzip)',
        bytes_of(each),
        at_most(each, 24, bytes_of),
    );
}
