// A label's road: the manager's sheet gives a QR code that another library reads, and the camera of a
// tablet that films that very label checks the butler in.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { App } from './harness/app.mjs';
import { desktop, Device, fresh_context } from './harness/chromium.mjs';
import { root } from './harness/files.mjs';
import { password, Server } from './harness/server.mjs';
import * as story from './harness/story.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

const route = /^每日巡楼 · 3 栋/;
const wasm = join(root, 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm');

/** @param {Buffer} picture  of a file @returns {Promise<string[]>} what its QR codes say */
async function read_codes(picture) {
    const wasmBinary = new Uint8Array(await readFile(wasm)).buffer;
    prepareZXingModule({ overrides: { wasmBinary } });
    const codes = await readBarcodes(new Uint8Array(picture), { formats: ['QRCode'] });
    return codes.map(({ text }) => text).sort();
}

/** @param {import("./harness/suite.mjs").Trial} t @param {Buffer} jpeg  one frame, shown for ever */
async function film(t, jpeg) {
    const folder = await mkdtemp(join(tmpdir(), 'xunlou-film-'));
    t.defer(() => rm(folder, { recursive: true, force: true }));
    const file = join(folder, 'label.mjpeg');
    await writeFile(file, Buffer.concat([jpeg, jpeg]));
    return file;
}

/**
 * The manager's sheet for the butler's route: every code of it, and one label as a camera sees it.
 * @param {import("./harness/suite.mjs").Trial} t
 * @param {Server} server
 */
async function print_sheet(t, server) {
    const wire = await Wire.make(t, server);
    const manager = await App.open(t, await fresh_context(t, desktop), wire.origin, 'manager');
    await manager.sign_in('jingli', password);
    await manager.until_installed();
    await server.stop();
    await manager.tap('tab', '巡查');
    await manager.see_screen('巡查');
    await manager.tap('listitem', route);
    await manager.tap('button', '打印标签');
    const { page } = manager;
    const labels = page.locator('.labels section');
    await manager.until(async () => (await labels.count()) === 8);
    // What the printer gets: the labels and nothing else, on paper.
    await page.emulateMedia({ media: 'print' });
    assert.ok(
        !(await page.locator('.labels header').isVisible()),
        'the buttons stay on the screen',
    );
    assert.ok(!(await page.locator('#stage').isVisible()), 'nor is the app printed');
    const sheet = await page.screenshot({ fullPage: true });
    const pdf = await page.pdf({ preferCSSPageSize: true });
    assert.match(pdf.toString('latin1'), /\/Count 1\b/, 'eight labels are one sheet of paper');
    await page.emulateMedia({ media: 'screen' });
    const one = labels.filter({ hasText: 'XL3-02' });
    await one.scrollIntoViewIfNeeded();
    const place = await one.locator('svg').boundingBox();
    assert.ok(place, 'a label is on the screen');
    // A 4:3 picture around it, as a person holds a tablet.
    const clip = {
        x: Math.max(0, place.x - place.width / 2),
        y: Math.max(0, place.y - place.height / 4),
        width: Math.round(place.width * 1) * 2,
        height: Math.round(place.width * 0.75) * 2,
    };
    const seen = await page.screenshot({ type: 'jpeg', quality: 90, clip, scale: 'css' });
    await manager.tap('button', '返回', { within: page.locator('.labels') });
    await page.locator('.labels').waitFor({ state: 'detached' });
    await manager.see_screen('巡查');
    assert.deepEqual(manager.errors, []);
    await server.start();
    return { sheet, seen };
}

test(
    'labels: a sheet printed without a network is filmed by a camera, and checks in at its point',
    async (t) => {
        const server = await Server.make(t);
        const { sheet, seen } = await print_sheet(t, server);
        const wanted = Array.from({ length: 8 }, (_, i) => `XL3-0${i + 1}`);
        assert.deepEqual(await read_codes(sheet), wanted);

        const wire = await Wire.make(t, server);
        const tablet = await Device.make(t);
        const context = await tablet.start({ filming: await film(t, seen) });
        const butler = await App.open(t, context, wire.origin, 'butler');
        await butler.sign_in('wangmin', password);
        await butler.until_installed();
        const reader = /\/assets\/zxing_reader\./;
        await butler.until(
            () =>
                butler.page.evaluate(async (name) => {
                    for (const key of await caches.keys())
                        for (const { url } of await (await caches.open(key)).keys())
                            if (new RegExp(name).test(url)) return true;
                    return 'BarcodeDetector' in globalThis;
                }, reader.source),
            30_000,
        );

        // In the basement: the reader is there already. The label is the second point's.
        await wire.cut();
        await context.setOffline(true);
        await story.start_round(butler, route);
        await butler.see_screen(/^1\/8 /);
        await butler.tap('button', '打卡');
        await butler.see_screen(/^2\/8 /, 60_000);
        await butler.page.locator('.scanner').waitFor({ state: 'detached' });
        await butler.until(async () => /二维码 已打卡/.test(await butler.tree()));

        // The first is still to be walked; looking at it and giving up changes nothing.
        await wire.mend();
        await context.setOffline(false);
        await butler.see('status', /^已同步/, { timeout_ms: 60_000 });
        assert.deepEqual(butler.errors, []);
        await server.stop();
        assert.match(await server.admin('check', '--rounds'), / 0 links broken/);
    },
    { timeout_ms: 180_000 },
);
