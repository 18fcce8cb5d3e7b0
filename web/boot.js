// Starts the app. Everything that takes time begins at once and runs side by side: code, first glyphs,
// the writer's lock, then the journal's records. The graphics come last, when there is a frame to
// show: a browser that was just started has them ready last. What goes wrong is said in plain words.
//
// Marks on the browser's timeline, read by the benchmark: writer, code, app, picture.

import { find_lack, no_drawing, no_storage } from './capabilities.js';
import { watch_context } from './context.js';
import { Download } from './download.js';
import { first_tier } from './fonts.js';
import { Frames } from './frames.js';
import { Idle } from './idle.js';
import { Status } from './journal.js';
import { JournalBridge } from './journal_bridge.js';
import { hide_notice, reload, show_notice } from './notice.js';
import { Page } from './page.js';
import { SealedJournal } from './seal.js';
import { Stretcher } from './stretch.js';
import { keep_offline_copy, start_waiting_build } from './update.js';
import { Vault } from './vault.js';
import { VaultBridge } from './vault_bridge.js';
import { take_over, take_writer_lock } from './writer_lock.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./capabilities.js').Lack} Lack */
/** @typedef {{module: WebAssembly.Module, create_app: (options: object) => Promise<App>,
 *      glyphs: ArrayBuffer}} Parts */

// As xsync::tuning::journal_timeout.
const journal_timeout_ms = 10_000;

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
/** @type {(() => Promise<void>) | undefined} */
let save_work; // once somebody's store is open
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
        actions: save_work ? [reload, { label: '保存未上传的工作', act: save_work }] : [reload],
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

/** @returns {Promise<Parts>} */
async function fetch_parts() {
    const download = new Download(show_progress);
    const [module, { default: create_app }, glyphs] = await Promise.all([
        WebAssembly.compileStreaming(download.fetch(assets['app.wasm'], sizes['app.wasm'] ?? 0)),
        import(assets['app.js']),
        download
            .fetch(assets[first_tier], sizes[first_tier] ?? 0)
            .then((response) => response.arrayBuffer()),
    ]);
    return { module, create_app, glyphs };
}

/**
 * @param {Parts} parts
 * @param {SealedJournal} journal
 * @returns {Promise<App>}
 */
function make_app({ module, create_app }, journal) {
    return create_app({
        noInitialRun: true,
        canvas: document.getElementById('canvas'),
        onAbort: crash,
        open_journal: (/** @type {App} */ target, /** @type {number} */ timeout_ms) =>
            new JournalBridge(target, timeout_ms, guard, journal),
        instantiateWasm: (
            /** @type {WebAssembly.Imports} */ imports,
            /** @type {(instance: WebAssembly.Instance) => void} */ ready,
        ) => {
            WebAssembly.instantiate(module, imports).then(ready, crash);
            return {};
        },
    });
}

/**
 * Resolves when the first frame stands on the canvas; not at all when there will be none.
 * @param {App} app
 * @param {Frames} frames
 * @param {ArrayBuffer} glyphs
 * @param {ConstructorParameters<typeof Page>[4]} sealed
 * @returns {Promise<Page>}
 */
function show(app, frames, glyphs, sealed) {
    return new Promise((resolve) => {
        const page = new Page(app, frames, guard, assets, sealed, {
            drawn: () => resolve(page),
            refused: () => show_lack(no_drawing),
        });
        /** @type {any} */ (app).page = page;
        frames.serve(app);
        app._xunlou_open();
        page.fonts.add_first(glyphs);
        watch_context(app, guard);
        page.prepare();
        guard(() => app._main(0, 0));
    });
}

/** @param {Lack} lack */
function show_lack(lack) {
    show_notice({ title: '巡楼在这里不能运行', ...lack });
}

async function main() {
    document.documentElement.classList.add('started');
    const lack = find_lack();
    if (lack) return show_lack(lack);
    const coming = fetch_parts();
    coming.catch(() => {}); // looked at below
    await become_writer();
    performance.mark('writer');
    const stretcher = new Stretcher(assets['stretch_worker.js']);
    const vault = new Vault(stretcher);
    const journal = new SealedJournal({ timeout_ms: journal_timeout_ms, opened: vault.opened });
    const reading = vault.open().then(
        () => journal.read_ahead(vault.likely_slot),
        () => Status.unavailable,
    );
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
    const parts = await coming;
    performance.mark('code');
    const app = await make_app(parts, journal);
    if ((await reading) === Status.unavailable) return show_lack(no_storage);
    running = app;
    performance.mark('app');
    const idle = new Idle(() => {
        let locks = 0;
        // Locking loads the page anew: without its own copy the app might not come back.
        if (navigator.serviceWorker?.controller) guard(() => (locks = app._xunlou_vault_left()));
        return locks === 1;
    });
    const bridge = new VaultBridge(app, guard, vault, idle, () => journal.close());
    const { opened } = vault;
    const sealed = { vault: bridge, opened, journal, stretcher };
    const page = await show(app, frames, parts.glyphs, sealed);
    opened.then(() => (save_work = () => page.work.save_stored()));
    performance.mark('picture');
    page.listen();
    idle.watch();
    // Behind the canvas at once, gone when there is time: the browser may not have told its clock yet
    // that it was seen.
    skeleton().classList.add('behind');
    skeleton().ariaHidden = 'true';

    const { add_fold_table } = await import('./fold.js');
    await add_fold_table(app, guard, assets['fold.bin']);
    await page.fonts.add_later();
    skeleton().hidden = true;
    page.surroundings.learn({ storage_kept: (await navigator.storage?.persisted?.()) === true });
    await keep_offline_copy(() => page.surroundings.learn({ update_waiting: true }));
    await page.scanner.fetch_ahead();
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
