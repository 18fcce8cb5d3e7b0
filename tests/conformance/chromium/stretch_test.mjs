// The stretching of secrets fails in words and in time, or an unlock would wait for ever.

import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { fresh_context } from '../../e2e/harness/chromium.mjs';
import { root, serve_files } from '../../e2e/harness/files.mjs';
import { test } from '../../e2e/harness/suite.mjs';

/** The worker as it is shipped. */
async function worker_script() {
    const made = await build({
        entryPoints: [`${root}/web/stretch_worker.js`],
        bundle: true,
        format: 'iife',
        write: false,
    });
    return made.outputFiles[0].text;
}

/** @param {import("../../e2e/harness/suite.mjs").Trial} t */
async function page_with_stretcher(t) {
    const origin = await serve_files(t, { web: `${root}/web` });
    const page = await (await fresh_context(t)).newPage();
    t.watch('page', page);
    await page.goto(origin);
    await page.evaluate(
        async (script) => {
            const { Stretcher } = await import(/** @type {string} */ ('/web/stretch.js'));
            const address = (/** @type {string} */ text) =>
                URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
            const fate = (/** @type {string} */ url, /** @type {object} */ cost) =>
                new Stretcher(url).stretch('280519', new Uint8Array(16), cost).then(
                    (/** @type {Uint8Array} */ bytes) => bytes.length,
                    (/** @type {Error} */ error) => error.message,
                );
            Object.assign(window, { Stretcher, address, fate, real: address(script) });
        },
        await worker_script(),
    );
    return page;
}

test('stretching: too little memory is told, and so is a worker that fails', async (t) => {
    const page = await page_with_stretcher(t);
    const result = await page.evaluate(`(async () => ({
        usual: await fate(real, { passes: 1, memory_kib: 1024 }),
        greedy: await fate(real, { passes: 1, memory_kib: 64 << 20 }),
        broken: await fate(address("throw new Error('no')")),
        missing: await fate("/nowhere.js"),
    }))()`);
    assert.equal(result.usual, 32);
    for (const fate of [result.greedy, result.broken, result.missing])
        assert.match(fate, /^the stretching of a secret failed: /);
});

test('stretching: a worker whose script did not come while one typed is asked for anew', async (t) => {
    const page = await page_with_stretcher(t);
    let asked = 0;
    await page.route('**/worker.js', async (route) => {
        if (asked++ === 0) return route.abort();
        const body = 'onmessage = () => postMessage(new Uint8Array(32))';
        const headers = { 'cross-origin-embedder-policy': 'require-corp' };
        return route.fulfill({ body, headers, contentType: 'text/javascript' });
    });
    const size = await page.evaluate(`(async () => {
        const stretcher = new Stretcher("/worker.js");
        const failed = new Promise((done) => {
            const made = window.Worker;
            window.Worker = class extends made {
                set onerror(handler) { super.onerror = (event) => (handler(event), done()); }
                get onerror() { return super.onerror; }
            };
        });
        stretcher.prepare();
        await failed;
        return (await stretcher.stretch("280519", new Uint8Array(16))).length;
    })()`);
    assert.equal(size, 32);
    assert.equal(asked, 2);
});
