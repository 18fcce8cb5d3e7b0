// Measures what README.md quotes, in real Chromium on this machine, and prints it:
//
//   node tests/bench/bench.mjs [--parts sizes,start,engine] [--entities 50000] [--starts 5]
//
// Sizes are those of the built site as the server sends it (brotli). Times are medians; a figure that
// depends on the disk stands beside a bare IndexedDB put measured in the same run.

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { App } from '../e2e/harness/app.mjs';
import { Device, close_shared } from '../e2e/harness/chromium.mjs';
import { password, remove_template, Server, site } from '../e2e/harness/server.mjs';
import { Trial } from '../e2e/harness/suite.mjs';
import { open_test_page } from '../e2e/harness/test_page.mjs';
import { Wire } from '../e2e/harness/wire.mjs';

const { values: options } = parseArgs({
    options: {
        parts: { type: 'string', default: 'sizes,start,engine' },
        entities: { type: 'string', default: '50000' },
        starts: { type: 'string', default: '5' },
        'check-ins': { type: 'string', default: '200' },
    },
});
const entities = Number(options.entities);
const starts = Number(options.starts);
const check_ins = Number(options['check-ins']);

/**
 * @param {string} what
 * @param {string} value
 */
function print(what, value) {
    console.log(`${what.padEnd(58)} ${value.padStart(14)}`);
}

/** @param {number} bytes */
const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
/** @param {number} ms */
const milliseconds = (ms) => `${ms < 20 ? ms.toFixed(2) : ms.toFixed(0)} ms`;

/** @param {number[]} values */
function median(values) {
    return values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** Sizes of what is built. */
async function print_sizes() {
    const names = await readdir(join(site, 'assets'));
    /** @param {RegExp} pattern */
    const total = async (pattern) => {
        let bytes = 0;
        for (const name of names.filter((one) => pattern.test(one))) {
            bytes += (await stat(join(site, 'assets', name))).size;
        }
        return bytes;
    };
    print('wasm, brotli', kb(await total(/\.wasm\.br$/)));
    print('wasm, as it runs', kb(await total(/\.wasm$/)));
    print('JavaScript, brotli', kb(await total(/\.js\.br$/)));
}

/**
 * What goes over the wire until the first screen can be used, on a device that has nothing.
 * @param {Trial} t
 * @param {Server} server
 */
async function print_first_paint(t, server) {
    const wire = await Wire.make(t, server);
    const device = await Device.make(t);
    const context = await device.start();
    const begin = performance.now();
    const app = await App.open(t, context, wire.origin, 'first start');
    await app.see('textbox', '账号');
    const ms = performance.now() - begin;
    const bytes = wire.exchanges.reduce((sum, exchange) => sum + exchange.bytes_on_wire, 0);
    print('bytes on the wire to the first screen', kb(bytes));
    print('first start over the loopback, to the first screen', milliseconds(ms));
    await device.close();
}

/**
 * From the cache, without a network, to today's list: the whole browser page, not only the code.
 * @param {Trial} t
 * @param {Server} server
 */
async function print_offline_start(t, server) {
    const wire = await Wire.make(t, server);
    const device = await Device.make(t);
    let context = await device.start();
    let app = await App.open(t, context, wire.origin, 'before');
    await app.sign_in('wangmin', password);
    await app.see_screen('今日');
    await app.until_installed();
    await wire.cut();
    /** @type {number[]} */
    const times = [];
    for (let n = 0; n < starts; ++n) {
        await device.close();
        context = await device.start();
        await context.setOffline(true);
        const page = context.pages()[0];
        await page.addInitScript(report_first_list);
        app = await App.open(t, context, wire.origin, 'offline');
        times.push(await page.evaluate(() => /** @type {any} */ (window).first_list_ms));
    }
    const range = `${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)}`;
    print(`start from cache, offline, to today's list (${range})`, milliseconds(median(times)));
    await device.close();
}

// In the page: when the first entry of a list stands in the mirror, in ms since the navigation began.
function report_first_list() {
    /** @type {any} */ (window).first_list_ms = new Promise((resolve) => {
        const look = () => {
            if (document.querySelector('[role=listitem]')) resolve(performance.now());
            else requestAnimationFrame(look);
        };
        look();
    });
}

/**
 * The device engine on the browser's journal, without a screen.
 * @param {Trial} t
 */
async function print_engine(t) {
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

    const filled = await run('bench_fill', entities);
    const count = filled.get('entities').toLocaleString('en');
    print(`first pull of ${count} entities, saved`, milliseconds(filled.get('first_pull_ms')));
    print('    before compression', kb(filled.get('first_pull_bytes')));
    /** @type {number[]} */
    const opens = [];
    for (let n = 0; n < starts; ++n) opens.push((await run('bench_open')).get('cold_open_ms'));
    print(`cold open, ${count} entities, to the open list`, milliseconds(median(opens)));

    const durable = await run('bench_check_in', check_ins);
    const ours = durable.get('check_in_ms');
    const bare = durable.get('bare_put_ms');
    print(`check-in durable (strict), p50 of ${check_ins}`, milliseconds(ours));
    print(`bare put of the same ${durable.get('check_in_bytes')} bytes`, milliseconds(bare));
    print('    ratio', (ours / bare).toFixed(2));

    const { kept } = await run('bench_batch');
    const bytes = Buffer.from(/** @type {number[]} */ (kept));
    const zipped = gzipSync(bytes).length;
    print('check-in in a push of 100, as encoded', `${(bytes.length / 100).toFixed(1)} B`);
    print('check-in in a push of 100, on the wire (gzip)', `${(zipped / 100).toFixed(1)} B`);
}

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

const t = new Trial('bench', 'build/e2e');
try {
    const parts = options.parts.split(',');
    if (parts.includes('sizes')) await print_sizes();
    if (parts.includes('start')) {
        const server = await Server.make(t);
        await print_first_paint(t, server);
        await print_offline_start(t, server);
    }
    if (parts.includes('engine')) await print_engine(t);
} finally {
    await t.close();
    await close_shared();
    await remove_template();
}
