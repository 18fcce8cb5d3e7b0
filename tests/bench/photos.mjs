// What a picture of 12 megapixels costs from the file to the sealed store: time of each step, and how much
// memory the browser's processes take at most beyond what they had before.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Device } from '../e2e/harness/chromium.mjs';
import { root, serve_files } from '../e2e/harness/files.mjs';
import { kb, median, milliseconds, print } from './report.mjs';

const [width, height] = [4032, 3024];

/** @param {number} pid @param {string} line  of its status, in kB */
async function memory(pid, line) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    return Number(new RegExp(`^${line}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? NaN);
}

/**
 * @param {number[]} pids
 * @param {() => Promise<void>} job
 * @returns {Promise<number>} kB beyond what they had, each at its own peak
 */
async function peak_of(pids, job) {
    const before = await Promise.all(
        pids.map(async (pid) => {
            await writeFile(`/proc/${pid}/clear_refs`, '5'); // forgets the peak
            return memory(pid, 'VmRSS');
        }),
    );
    await job();
    const peaks = await Promise.all(pids.map((pid) => memory(pid, 'VmHWM')));
    return peaks.reduce((sum, peak, at) => sum + peak - before[at], 0);
}

/**
 * @param {import("../e2e/harness/suite.mjs").Trial} t
 * @param {number} times
 */
export async function measure_photos(t, times) {
    const device = await Device.make(t);
    const context = await device.start();
    const page = await context.newPage();
    await page.goto(await serve_files(t, { web: join(root, 'web') }));
    const bytes = await page.evaluate(prepare, [width, height]);
    const browser = await context.browser()?.newBrowserCDPSession();
    const session = browser ?? (await context.newCDPSession(page));
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const pids = processInfo.map(({ id }) => id);
    /** @type {{make_ms: number, keep_ms: number, bytes: number}[]} */
    const runs = [];
    /** @type {number[]} */
    const peaks = [];
    for (let n = 0; n < times; ++n)
        peaks.push(
            await peak_of(pids, async () => {
                runs.push(await page.evaluate(take, n));
            }),
        );
    await device.close();
    const megapixels = ((width * height) / 1e6).toFixed(1);
    print(`picture of ${megapixels} megapixels, ${kb(bytes)}, to go up as`, kb(runs[0].bytes));
    print('    scaled, hashed, small copy', milliseconds(median(runs.map((run) => run.make_ms))));
    print('    sealed and durable', milliseconds(median(runs.map((run) => run.keep_ms))));
    print('    memory at most, all processes', kb(median(peaks) * 1024));
}

// In the page: a picture that compresses about as a photograph does, and a store to keep it in.
/** @param {number[]} size @returns {Promise<number>} its bytes */
async function prepare([wide, high]) {
    const canvas = new OffscreenCanvas(wide, high);
    const drawing = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
    let dice = 1;
    const roll = (/** @type {number} */ most) => {
        dice = (Math.imul(dice, 1664525) + 1013904223) >>> 0;
        return Math.floor((dice / 2 ** 32) * most);
    };
    for (let n = 0; n < 60_000; ++n) {
        drawing.fillStyle = `rgba(${roll(256)}, ${roll(256)}, ${roll(256)}, 0.5)`;
        drawing.fillRect(roll(wide), roll(high), 4 + roll(90), 4 + roll(60));
    }
    const file = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 });
    const { PhotoStore } = await import(/** @type {string} */ ('/web/photos/store.js'));
    const { make_picture_of } = await import(/** @type {string} */ ('/web/photos/picture.js'));
    const { seal, unseal } = await import(/** @type {string} */ ('/web/seal.js'));
    const raw = new Uint8Array(32).fill(7);
    const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
    const place = { name: 'bench-photos', slot: 'bench', key, sealing: { seal, unseal } };
    const store = new PhotoStore(place);
    await store.open();
    Object.assign(globalThis, { bench: { file, store, make_picture_of } });
    return file.size;
}

// In the page.
/** @param {number} n */
async function take(n) {
    const { file, store, make_picture_of } = /** @type {any} */ (globalThis).bench;
    const began = performance.now();
    const made = await make_picture_of(file);
    const made_at = performance.now();
    const about = { hash: `${made.hash}-${n}`, purpose: '', bytes: made.picture.byteLength };
    const size = { width: made.width, height: made.height };
    const rest = { taken_at: n, state: 'taken', upload: '' };
    await store.add({ ...about, ...size, ...rest }, made.picture, made.small);
    return {
        make_ms: made_at - began,
        keep_ms: performance.now() - made_at,
        bytes: made.picture.byteLength,
    };
}
