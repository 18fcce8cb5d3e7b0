// What checks in without a picture: an NFC tag that is held to the device. The reader of tags is played,
// since no browser has one without the hardware; the view around it is the real one.

import assert from 'node:assert/strict';
import { fresh_context } from '../../e2e/harness/chromium.mjs';
import { root, serve_files } from '../../e2e/harness/files.mjs';
import { test } from '../../e2e/harness/suite.mjs';

/**
 * A page whose device reads tags; `window.hold(records, number)` holds one to it.
 * @param {import("../../e2e/harness/suite.mjs").Trial} t
 * @param {{allowed: boolean, camera: boolean}} device
 */
async function page_with_tags(t, device) {
    const origin = await serve_files(t, { web: `${root}/web` });
    const page = await (await fresh_context(t)).newPage();
    t.watch('page', page);
    await page.goto(origin);
    await page.evaluate(({ allowed, camera }) => {
        const stage = document.createElement('div'); // what the view lies over
        stage.id = 'stage';
        document.body.append(stage);
        const global = /** @type {any} */ (window);
        global.NDEFReader = class {
            /** @param {{signal: AbortSignal}} options */
            async scan({ signal }) {
                if (!allowed) throw new DOMException('no', 'NotAllowedError');
                signal.addEventListener('abort', () => (global.stopped = true));
                global.hold = (/** @type {[string, string][]} */ records, serialNumber = '') =>
                    /** @type {any} */ (this).onreading({
                        serialNumber,
                        message: {
                            records: records.map(([recordType, text]) => ({
                                recordType,
                                data: new DataView(new TextEncoder().encode(text).buffer),
                            })),
                        },
                    });
            }
        };
        // The fake camera never shows a code.
        if (!camera)
            navigator.mediaDevices.getUserMedia = () =>
                Promise.reject(new DOMException('none', 'NotFoundError'));
    }, device);
    await page.evaluate(async () => {
        const { scan } = await import(/** @type {string} */ ('/web/scanning/view.js'));
        const assets = {
            'over_page.css': '/web/over_page.css',
            'scanning/scanning.css': '/web/scanning/scanning.css',
            'zxing_reader.wasm': '/none',
        };
        const stop = new AbortController();
        Object.assign(window, { scanned: scan('对准「大堂」的二维码', assets, stop.signal) });
    });
    return page;
}

test('scanner: a tag held to the device is read, with its text or else its number', async (t) => {
    const page = await page_with_tags(t, { allowed: true, camera: true });
    await page.getByText('或靠近 NFC 标签').waitFor();
    await page.evaluate(`hold([['mime', 'x'], ['text', 'XL3-02']])`);
    assert.deepEqual(await page.evaluate('scanned'), { outcome: 'touched', text: 'XL3-02' });
    await page.locator('.scanner').waitFor({ state: 'detached' });
    assert.equal(await page.evaluate('stopped'), true, 'nothing is listened for any more');
});

test('scanner: without a camera a tag is still read; one without words is known by its number', async (t) => {
    const page = await page_with_tags(t, { allowed: true, camera: false });
    await page.getByText('没有相机，可靠近 NFC 标签').waitFor();
    await page.evaluate(`hold([], '04:a2:1b')`);
    assert.deepEqual(await page.evaluate('scanned'), { outcome: 'touched', text: '04:a2:1b' });
});

test('scanner: tags that are not allowed leave the camera its say', async (t) => {
    const page = await page_with_tags(t, { allowed: false, camera: false });
    assert.deepEqual(await page.evaluate('scanned'), { outcome: 'no_camera' });
});
