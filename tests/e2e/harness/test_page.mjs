// Runs a compiled test page (cmake/browser_pages.cmake) in real Chromium.
//
// Suites are written as straight C++: ask the journal, take turns until it has answered. In a page
// nothing may block, so xunlou_test_turn() suspends the whole wasm stack until the browser has run
// (JavaScript promise integration). The journal under test is the app's own, bridge and all.

import { join } from 'node:path';
import { root, serve_files } from './files.mjs';

const pages = process.env.XUNLOU_PAGES ?? join(root, 'build/web/browser_pages');

/**
 * Opens an empty page in which `run_page(name, entry, ...args)` can be evaluated.
 * @param {import("./suite.mjs").Trial} t
 * @param {import("playwright-core").BrowserContext} context
 * @param {string} [origin]  of an earlier call, to find the same databases again
 */
export async function open_test_page(t, context, origin) {
    origin ??= await serve_files(t, { web: join(root, 'web'), pages });
    const page = await context.newPage();
    /** @type {string[]} */
    const output = [];
    page.on('console', (message) => output.push(message.text()));
    await page.goto(origin);
    await page.evaluate(define_run_page);
    return { page, output, origin };
}

// In the page.
const define_run_page = `window.run_page = async (name, entry, ...args) => {
    const { default: create } = await import("/pages/" + name + ".js");
    const { JournalBridge } = await import("/web/journal_bridge.js");
    const channel = new MessageChannel();
    let wake = () => {};
    channel.port1.onmessage = () => wake();
    const turn = () => new Promise((done) => ((wake = done), channel.port2.postMessage(0)));
    let answers = 0;
    let heard = () => {};
    const listen = (call) => (call(), ++answers, heard());
    const answer = (seen) => answers > seen ? answers : new Promise((done) => {
        heard = () => done(answers);
    });
    let exports;
    const app = await create({
        open_journal: (app, timeout_ms) =>
            new JournalBridge(app, timeout_ms, listen, globalThis.make_journal?.(timeout_ms)),
        print: console.log,
        printErr: console.log,
        instantiateWasm(imports, done) {
            imports.env.xunlou_test_turn = new WebAssembly.Suspending(turn);
            imports.env.xunlou_test_answer = new WebAssembly.Suspending(answer);
            // More of the kind, by the name of the import; they get the app first.
            for (const [import_name, call] of Object.entries(globalThis.suspending ?? {})) {
                const bound = (...values) => call(app, ...values);
                imports.env[import_name] = new WebAssembly.Suspending(bound);
            }
            const response = fetch("/pages/" + name + ".wasm");
            WebAssembly.instantiateStreaming(response, imports).then(({ instance, module }) => {
                exports = instance.exports;
                done(instance, module);
            });
            return {};
        },
    });
    return WebAssembly.promising(exports[entry])(...args);
};`;
