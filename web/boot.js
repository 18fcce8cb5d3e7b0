// Starts the app: checks the browser, takes the writer's lock, loads code and first glyphs together,
// shows how far it is, hands over to the first drawn frame. What goes wrong is said in plain words.

import { find_lack } from './capabilities.js';
import { watch_context } from './context.js';
import { Download } from './download.js';
import { add_later_tiers, add_tier, first_tiers } from './fonts.js';
import { Frames } from './frames.js';
import { JournalBridge } from './journal_bridge.js';
import { hide_notice, reload, show_notice } from './notice.js';
import { Page } from './page.js';
import { keep_offline_copy, start_waiting_build } from './update.js';
import { take_over, take_writer_lock } from './writer_lock.js';

/** @typedef {import('./app.js').App} App */

/** @param {string} id */
function data(id) {
    return JSON.parse(document.getElementById(id)?.textContent ?? '{}');
}
/** @type {Record<string, string>} */
const assets = data('assets');
/** @type {Record<string, number>} */
const sizes = data('sizes');

function skeleton() {
    return /** @type {HTMLElement} */ (document.getElementById('skeleton'));
}

/** @type {App | undefined} */
let running;
let stopped = false;

function stop() {
    stopped = true;
    try {
        running?._xunlou_halt();
    } catch {
        // It is past halting.
    }
}

/** @param {unknown} error */
function crash(error) {
    console.error(error);
    if (stopped) return;
    stop();
    show_notice({
        title: '巡楼出错停止了',
        text: '数据安全：已经保存的内容都在这台设备上，没有丢失；未上传的会在重新载入后继续上传。',
        advice: '如果反复出现，请把下面一行告诉管理员。',
        detail: String(error instanceof Error ? error.message : error).slice(0, 300),
        actions: [reload],
    });
}

/** Every call into the app goes through here. @param {() => void} call */
function guard(call) {
    if (stopped) return;
    try {
        call();
    } catch (error) {
        crash(error);
    }
}

function lost_lock() {
    stop();
    show_notice({
        title: '已在另一个标签页继续',
        text: '巡楼同时只在一个标签页里运行，内容都已保存。',
        actions: [{ label: '在这里继续', act: () => location.reload() }],
    });
}

/** Resolves when this page is the one writer. */
async function become_writer() {
    if (await take_writer_lock(lost_lock)) return;
    await new Promise((/** @type {(value?: unknown) => void} */ resolve) =>
        show_notice({
            title: '巡楼已在另一个标签页打开',
            text: '为了不弄乱数据，同时只能在一个标签页里使用。',
            advice: '接管后，那个标签页会停下，已输入的内容不会丢失。',
            actions: [{ label: '接管', act: () => take_over(lost_lock).then(resolve) }],
        }),
    );
    hide_notice();
    skeleton().hidden = false;
}

/** @param {number} percent */
function show_progress(percent) {
    const bar = /** @type {HTMLProgressElement} */ (document.getElementById('progress'));
    const text = /** @type {HTMLElement} */ (document.getElementById('progress-text'));
    bar.value = percent;
    text.textContent = `正在下载 ${percent}%`;
}

/**
 * @param {Frames} frames
 * @returns {Promise<{app: App, page: Page}>}
 */
async function load(frames) {
    const download = new Download(show_progress);
    const wasm = WebAssembly.compileStreaming(
        download.fetch(assets['app.wasm'], sizes['app.wasm'] ?? 0),
    );
    const glyphs = first_tiers.map(async (name) => {
        const response = await download.fetch(assets[name], sizes[name] ?? 0);
        return response.arrayBuffer();
    });
    const { default: create_app } = await import(assets['app.js']);
    const module = await wasm;
    /** @type {App} */
    const app = await create_app({
        noInitialRun: true,
        canvas: document.getElementById('canvas'),
        onAbort: crash,
        open_journal: (/** @type {App} */ target, /** @type {number} */ timeout_ms) =>
            new JournalBridge(target, timeout_ms, guard),
        instantiateWasm: (
            /** @type {WebAssembly.Imports} */ imports,
            /** @type {(instance: WebAssembly.Instance) => void} */ ready,
        ) => {
            WebAssembly.instantiate(module, imports).then(ready, crash);
            return {};
        },
    });
    const page = new Page(app, frames, guard);
    /** @type {any} */ (app).page = page;
    frames.serve(app);
    if (app._xunlou_open() === 0) throw new Error('WebGL 2');
    for (const [index, bytes] of (await Promise.all(glyphs)).entries())
        add_tier(app, first_tiers[index], bytes);
    return { app, page };
}

/** @param {Page} page */
async function keep_storage(page) {
    const storage = navigator.storage;
    const kept = (await storage?.persisted?.()) || (await storage?.persist?.()) || false;
    page.surroundings.learn({ storage_kept: kept });
}

async function main() {
    document.documentElement.classList.add('started');
    const lack = await find_lack();
    if (lack) return show_notice({ title: '巡楼在这里不能运行', ...lack });
    await become_writer();
    if (await start_waiting_build()) return;

    const frames = new Frames(guard);
    Object.defineProperty(globalThis, 'xunlou', {
        value: Object.freeze({
            get frames() {
                return frames.count;
            },
            get frame_pending() {
                return frames.pending;
            },
        }),
    });
    const { app, page } = await load(frames);
    running = app;
    watch_context(app, guard);
    await page.prepare();
    guard(() => app._main(0, 0));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    if (stopped) return;
    page.listen();
    skeleton().hidden = true;

    await add_later_tiers(assets, guard, app);
    await keep_storage(page);
    await keep_offline_copy(() => page.surroundings.learn({ update_waiting: true }));
}

main().catch((error) => {
    if (running) return console.error(error); // the app runs; something beside it failed
    console.error(error);
    show_notice({
        title: '没有载入成功',
        text: '程序没有下载完整。已经保存在这台设备上的内容不受影响。',
        advice: '请检查网络后重新载入；仍不行时请联系管理员。',
        detail: String(error instanceof Error ? error.message : error).slice(0, 300),
    });
});
