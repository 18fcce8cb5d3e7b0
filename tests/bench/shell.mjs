// The app in the browser: what comes over the wire before its first frame, how long it takes to start,
// what it costs at rest, in the background and while a long list is scrolled.

import { App, pin } from '../e2e/harness/app.mjs';
import { Device, fresh_context, tablet } from '../e2e/harness/chromium.mjs';
import { root, serve_files } from '../e2e/harness/files.mjs';
import { password, Server, site } from '../e2e/harness/server.mjs';
import { join } from 'node:path';
import { Wire } from '../e2e/harness/wire.mjs';
import { at_most, kb, median, milliseconds, plain, print, range } from './report.mjs';

/** @typedef {import("../e2e/harness/suite.mjs").Trial} Trial */

const first_paint_bytes_most = 500_000;
const start_ms_most = 1_000;
const frame_ms_most = 4;
const rest_s = 5;

/**
 * On a device that has nothing.
 * @param {Trial} t
 * @param {Server} server
 */
export async function measure_first_visit(t, server) {
    const wire = await Wire.make(t, server);
    const device = await Device.make(t);
    const context = await device.start();
    const begin = performance.now();
    const app = await App.open(t, context, wire.origin, 'first start');
    await app.see('textbox', '账号');
    const ms = performance.now() - begin;
    const picture_ms = await app.moment_of_mark('picture');
    const before = wire.exchanges.filter(({ answered_ms }) => answered_ms < picture_ms);
    await app.until_installed();
    const bytes_of = (/** @type {import("../e2e/harness/wire.mjs").Exchange[]} */ exchanges) =>
        exchanges.reduce((sum, { bytes_on_wire }) => sum + bytes_on_wire, 0);
    const bytes = bytes_of(before);
    const goal = at_most(bytes, first_paint_bytes_most, kb);
    print('on the wire before the first frame', kb(bytes), goal);
    print('    until all that an offline start needs is kept', kb(bytes_of(wire.exchanges)));
    print('first start over the loopback, to the first screen', milliseconds(ms));
    await device.close();
}

/**
 * From the cache, without a network, to the PIN and on to today's list: the whole browser page, not
 * only the code. Once in a browser that has just been started itself, once in one that has come to
 * rest.
 * @param {Trial} t
 * @param {Server} server
 * @param {number} starts
 */
export async function measure_offline_start(t, server, starts) {
    const wire = await Wire.make(t, server);
    const device = await Device.make(t);
    let context = await device.start();
    let app = await App.open(t, context, wire.origin, 'before');
    await app.sign_in('wangmin', password);
    await app.see_screen('今日');
    await app.until_installed();
    await wire.cut();
    /** @type {number[]} */
    const cold = [];
    /** @type {number[]} */
    const warm = [];
    /** @type {Record<string, number>[]} */
    const marks = [];
    /** @type {number[]} */
    const unlocks = [];
    const to_pin = () => app.page.evaluate(() => /** @type {any} */ (window).pin_field_ms);
    const unlock = async () => {
        await app.type('输入PIN', pin);
        await app.page.evaluate(time_unlock);
        await app.tap('button', '解锁');
        unlocks.push(await app.page.evaluate(() => /** @type {any} */ (window).unlocked_ms));
    };
    /** @type {number[]} */
    const bare = [];
    for (let n = 0; n < starts; ++n) {
        await device.close();
        context = await device.start();
        await context.setOffline(true);
        await context.addInitScript(report_pin_field);
        app = await App.open(t, context, wire.origin, 'offline, cold');
        cold.push(await to_pin());
        await unlock();
        await app.until_still();
        await app.page.reload();
        warm.push(await to_pin());
        marks.push(await app.page.evaluate(marks_of_start));
        await unlock();
    }
    for (let n = 0; n < starts; ++n) {
        await device.close();
        context = await device.start();
        bare.push(await start_of_bare_page(context));
    }
    for (const [where, times] of Object.entries({ 'browser just started': cold, again: warm })) {
        const what = `offline start to the PIN, ${where} (${range(times)})`;
        const ms = median(times);
        print(what, milliseconds(ms), at_most(ms, start_ms_most, milliseconds));
    }
    const ratio = (median(cold) / median(bare)).toFixed(2);
    const peer = `a bare page with one canvas, browser just started (${range(bare)})`;
    print(`    ${peer}; the app is ${ratio} times that`, milliseconds(median(bare)));
    const opened = median(unlocks);
    const what = `unlock, from the tap to today's list (${range(unlocks)})`;
    print(what, milliseconds(opened), at_most(opened, start_ms_most, milliseconds));
    const parts = Object.keys(marks[0]).map(
        (name) => `${name} ${median(marks.map((one) => one[name])).toFixed(0)}`,
    );
    console.log(`    again, marks in ms: ${parts.join(', ')}`);
    await device.close();
}

/**
 * What the browser itself needs, just started, until a canvas has its colour: the start of its graphics
 * is most of it.
 * @param {import("playwright-core").BrowserContext} context
 * @returns {Promise<number>} ms since the navigation began
 */
async function start_of_bare_page(context) {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto('data:text/html,<canvas></canvas>');
    return page.evaluate(async () => {
        await new Promise(requestAnimationFrame);
        const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector('canvas'));
        const gl = /** @type {WebGL2RenderingContext} */ (canvas.getContext('webgl2'));
        gl.clearColor(0, 0, 1, 1);
        gl.clear(gl.COLOR_BUFFER_BIT);
        gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
        return performance.now();
    });
}

// In the page: when the PIN can be typed, in ms since the navigation began.
function report_pin_field() {
    /** @type {any} */ (window).pin_field_ms = new Promise((resolve) => {
        const look = () => {
            if (document.querySelector('[aria-label="输入PIN"]')) resolve(performance.now());
            else requestAnimationFrame(look);
        };
        look();
    });
}

// In the page: from the next touch to the frame in which today's list stands.
function time_unlock() {
    /** @type {any} */ (window).unlocked_ms = new Promise((resolve) => {
        const begin = () => {
            const began = performance.now();
            const look = () => {
                const there = document.querySelector('[role=listitem]');
                if (there) resolve(performance.now() - began);
                else requestAnimationFrame(look);
            };
            look();
        };
        addEventListener('pointerdown', begin, { once: true, capture: true });
    });
}

// In the page.
function marks_of_start() {
    const marks = performance.getEntriesByType('mark');
    return Object.fromEntries(marks.map(({ name, startTime }) => [name, startTime]));
}

/**
 * Frames drawn and milliseconds the page's main thread worked, over a few seconds.
 * @param {App} app
 * @param {import("playwright-core").CDPSession} devtools
 */
async function at_rest(app, devtools) {
    const busy_s = async () => {
        const { metrics } = await devtools.send('Performance.getMetrics');
        return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
    };
    const before = { frames: await app.frames(), busy: await busy_s() };
    // tidy: the span that is measured
    await new Promise((done) => setTimeout(done, rest_s * 1000));
    const busy = (await busy_s()) - before.busy;
    return { frames: (await app.frames()) - before.frames, percent: (100 * busy) / rest_s };
}

/**
 * @param {Trial} t
 * @param {Server} server
 */
export async function measure_rest(t, server) {
    const wire = await Wire.make(t, server);
    const context = await fresh_context(t, tablet);
    const app = await App.open(t, context, wire.origin, 'at rest');
    const devtools = await context.newCDPSession(app.page);
    await devtools.send('Performance.enable', { timeDomain: 'timeTicks' });
    await app.sign_in('wangmin', password);
    await app.until_installed();
    await app.until_still();
    const percent = (/** @type {number} */ value) => `${value.toFixed(2)} %`;
    const show = (
        /** @type {string} */ where,
        /** @type {{frames: number, percent: number}} */ r,
    ) => {
        print(`${where}: frames in ${rest_s} s`, plain(r.frames), at_most(r.frames, 0, plain));
        print('    main thread', percent(r.percent), at_most(r.percent, 0.5, percent));
    };
    show('at rest', await at_rest(app, devtools));
    // The driver keeps every page visible: the app is told otherwise, and has to be silent by itself.
    await app.page.evaluate(() => {
        Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
        document.dispatchEvent(new Event('visibilitychange'));
    });
    await app.until_still();
    show('in the background', await at_rest(app, devtools));
}

/**
 * A wheel turned over a long list of tickets, written by the test page, shown by the app.
 * @param {Trial} t
 * @param {number} rows
 */
export async function measure_scrolling(t, rows) {
    const pages = process.env.XUNLOU_PAGES ?? join(root, 'build/web/browser_pages');
    const origin = await serve_files(t, { web: join(root, 'web'), pages, '': site });
    const { open_test_page } = await import('../e2e/harness/test_page.mjs');
    const context = await fresh_context(t, { ...tablet, hasTouch: false });
    const { page } = await open_test_page(t, context, origin);
    await page.evaluate(define_store, pin);
    // Besides tickets the site has homes and people; the surplus does not hurt.
    await page.evaluate(
        (entities) => /** @type {any} */ (window).run_page('device_page', 'bench_fill', entities),
        Math.ceil(rows * 1.05),
    );
    await page.close();
    const app = new App(await context.newPage());
    t.watch('scrolling', app.page);
    await app.page.addInitScript(time_frames);
    await app.page.goto(`${origin}/index.html`);
    await app.unlock();
    await app.tap('tab', '工单');
    await app.see_screen('工单');
    await app.tap('button', '全部');
    await app.until_still();
    const list = app.page.getByRole('listitem').nth(2);
    const { x, y } = await app.place(list);
    await app.page.mouse.move(x, y);
    await app.page.evaluate('frame_times.length = 0');
    for (let n = 0; n < 60; ++n) {
        await app.page.mouse.wheel(0, 240);
        await app.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    }
    /** @type {number[]} */
    const times = await app.page.evaluate('frame_times');
    const sorted = [...times].sort((a, b) => a - b);
    const p50 = median(times);
    const p95 = sorted[Math.floor(sorted.length * 0.95)];
    const total = (await app.page.locator('body').ariaSnapshot()).match(/共 ([\d,]+)/)?.[1] ?? rows;
    const what = `scrolling ${total} tickets, CPU a frame (${times.length} frames)`;
    print(what, milliseconds(p50), at_most(p50, frame_ms_most, milliseconds));
    print('    of 100 frames the fifth slowest', milliseconds(p95));
    if (app.errors.length > 0) throw new Error(app.errors.join('\n'));
}

// In the page: a person's sealed store, which the test page then fills.
async function define_store(/** @type {string} */ pin) {
    const load = (/** @type {string} */ path) => import(path);
    const [{ Vault }, { Stretcher }, { SealedJournal }] = await Promise.all(
        ['vault', 'stretch', 'seal'].map((name) => load(`/web/${name}.js`)),
    );
    const { assets } = await (await fetch('/assets.json')).json();
    const vault = new Vault(new Stretcher(assets['stretch_worker.js'].url));
    await vault.open();
    await vault.keep({ account: 'wangmin', name: '王敏', store: '0' }, pin, '');
    const make_journal = (/** @type {number} */ timeout_ms) =>
        new SealedJournal({ timeout_ms, opened: vault.opened });
    Object.assign(window, { make_journal });
}

// In the page: how long each of the app's own animation frames keeps the main thread.
function time_frames() {
    /** @type {number[]} */
    const times = [];
    Object.assign(window, { frame_times: times });
    const request = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) =>
        request((now) => {
            const before = /** @type {any} */ (window).xunlou?.frames;
            const begin = performance.now();
            callback(now);
            const drawn = /** @type {any} */ (window).xunlou?.frames !== before;
            if (drawn) times.push(performance.now() - begin);
        });
}
