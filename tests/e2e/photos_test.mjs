// Photos from the camera to a colleague's screen: taken without a network, safe when the tablet dies, sent
// in pieces when it is back, and nowhere readable on the way.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { App } from './harness/app.mjs';
import { Device, fresh_context } from './harness/chromium.mjs';
import { password, Server } from './harness/server.mjs';
import * as story from './harness/story.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

const words = '走廊天花渗水需拍照留底';
const planted = 'GPS-31.2304N-121.4737E-PLANTED';

/**
 * A large picture as a phone's camera makes it, lying on its side and saying where it was taken.
 * @param {import("playwright-core").Page} page
 */
async function phone_picture(page) {
    const base64 = await page.evaluate(() => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [1600, 1000];
        const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
        const pixels = context.createImageData(1600, 1000);
        // Noise, so that it stays large however it is compressed.
        for (let at = 0, dice = 1; at < pixels.data.length; ++at) {
            dice = (Math.imul(dice, 1664525) + 1013904223) >>> 0;
            pixels.data[at] = at % 4 === 3 ? 255 : dice >>> 24;
        }
        context.putImageData(pixels, 0, 0);
        return canvas.toDataURL('image/jpeg', 0.9).replace(/^[^,]*,/, '');
    });
    const jpeg = Buffer.from(base64, 'base64');
    const text = Buffer.from(`${planted}\0`);
    // TIFF, big-endian: one directory with ImageDescription and Orientation 6 (turn clockwise).
    const tiff = Buffer.alloc(8 + 2 + 2 * 12 + 4);
    tiff.write('MM\0*', 'latin1');
    tiff.writeUInt32BE(8, 4);
    tiff.writeUInt16BE(2, 8);
    const entry = (/** @type {number[]} */ [at, tag, type, count, value]) => {
        tiff.writeUInt16BE(tag, at);
        tiff.writeUInt16BE(type, at + 2);
        tiff.writeUInt32BE(count, at + 4);
        tiff.writeUInt32BE(value, at + 8);
    };
    entry([10, 0x010e, 2, text.length, tiff.length]);
    entry([22, 0x0112, 3, 1, 6 << 16]);
    const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, text]);
    const head = Buffer.from([0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 255]);
    return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
}

/** Width and height that a JPEG says it has. @param {Buffer} jpeg */
function size_of(jpeg) {
    for (let at = 2; ; at += 2 + jpeg.readUInt16BE(at + 2)) {
        const marker = jpeg[at + 1];
        if (marker >= 0xc0 && marker <= 0xc2)
            return { height: jpeg.readUInt16BE(at + 5), width: jpeg.readUInt16BE(at + 7) };
    }
}

/** @param {App} app @param {RegExp} text */
const says = (app, text) => app.until(async () => text.test(await app.tree()), 60_000);

/** The part of it that is least like another picture: even areas are all zeros. @param {Buffer} jpeg */
function telling(jpeg) {
    const parts = Array.from({ length: jpeg.length >> 6 }, (_, n) =>
        jpeg.subarray(n << 6, (n + 1) << 6),
    );
    const values = (/** @type {Buffer} */ part) => new Set(part).size;
    // Tables of colours and of the code stand at the beginning of every picture.
    const rest = parts.slice(16);
    return rest.reduce((best, part) => (values(part) > values(best) ? part : best));
}

/** @param {App} app @param {string | RegExp} name  of its small picture */
async function open_large(app, name) {
    await app.tap('button', name);
    const image = app.page.locator('.viewer img');
    await image.waitFor({ state: 'visible', timeout: 60_000 });
    const width = await image.evaluate((one) => /** @type {HTMLImageElement} */ (one).naturalWidth);
    assert.ok(width > 0, 'the picture is drawn');
    return image;
}

/** @param {App} app */
async function closed(app) {
    await app.page.locator('dialog').waitFor({ state: 'detached' });
}

test(
    'photos: taken offline, they survive a kill, go up in pieces, and a colleague opens one',
    async (t) => {
        const server = await Server.make(t);
        const wire = await Wire.make(t, server);
        const tablet = await Device.make(t);
        let context = await tablet.start();
        let butler = await App.open(t, context, wire.origin, 'butler');
        await butler.sign_in('wangmin', password);
        await butler.until_installed();
        const from_phone = await phone_picture(butler.page);
        await wire.cut();
        await context.setOffline(true);
        await story.report(butler, { kind: '报修', unit: '3-2-501', category: '水电', words });
        await story.ticket_number(butler);

        // Two by the camera, one from a file.
        await butler.tap('button', '拍照');
        await butler.see('dialog', '拍照');
        await story.shoot(butler, 1);
        await story.shoot(butler, 2);
        await butler.page.locator('.camera input[type=file]').setInputFiles({
            name: 'IMG_0001.JPG',
            mimeType: 'image/jpeg',
            buffer: from_phone,
        });
        await says(butler, /已存本机 3 张/);
        await butler.tap('button', '完成', { within: story.over(butler) });
        await closed(butler);
        await says(butler, /照片 0\/3 已上传/);
        await butler.until_still();
        assert.deepEqual(butler.errors, []);
        await tablet.kill();

        // Opened again without a network: they are there, and can be looked at.
        context = await tablet.start();
        await context.setOffline(true);
        butler = await App.open(t, context, wire.origin, 'butler after the kill');
        await butler.unlock();
        await story.open_ticket(butler, new RegExp(words));
        await says(butler, /照片 0\/3 已上传/);
        await open_large(butler, '照片 1 待上传');
        await butler.tap('button', '放大', { within: story.over(butler) });
        await butler.page.keyboard.press('Escape');
        await closed(butler);
        await open_large(butler, '照片 2 待上传');
        await butler.page.goBack();
        await closed(butler);
        await butler.see('button', '照片 3 待上传');

        // Back on the net; the answer to a piece is lost on the way.
        let lost = 0;
        wire.loses = ({ method, status }) => method === 'PATCH' && status === 204 && ++lost === 2;
        await wire.mend();
        await context.setOffline(false);
        await says(butler, /照片 3\/3 已上传/);
        await butler.see('button', '照片 3 已上传');
        assert.deepEqual(butler.errors, []);
        const pieces = wire.exchanges.filter(({ method }) => method === 'PATCH');
        assert.ok(pieces.length > 4, `${pieces.length} pieces`);
        assert.ok(pieces.every(({ sent }) => sent.length <= 256 * 1024));

        // What the server has: upright, small enough, and silent about where it was taken.
        const folder = join(server.data, 'files/kept');
        const names = await readdir(folder);
        assert.equal(names.length, 3);
        const kept = await Promise.all(names.map((name) => readFile(join(folder, name))));
        for (const jpeg of kept) {
            assert.ok(!jpeg.includes('Exif') && !jpeg.includes(planted), 'nothing but pixels');
            const { width, height } = size_of(jpeg);
            assert.ok(Math.max(width, height) <= 1600, `${width} × ${height}`);
        }
        const sizes = kept.map(size_of);
        assert.ok(
            sizes.some(({ width, height }) => width === 1000 && height === 1600),
            'the phone lay on its side',
        );

        // A colleague sees the three, and one of them large.
        const colleague = await App.open(t, await fresh_context(t), wire.origin, 'colleague');
        await colleague.sign_in('qiantai', password);
        await story.open_ticket(colleague, new RegExp(words));
        await says(colleague, /照片 3\/3 已上传/);
        const image = await open_large(colleague, '照片 1 已上传');
        assert.match((await image.getAttribute('alt')) ?? '', /照片 1，王敏/);
        const whole = await image.boundingBox();
        assert.ok(whole, 'the picture is on the screen');
        const middle = { x: whole.x + whole.width / 2, y: whole.y + whole.height / 2 };
        const larger_by = async () => ((await image.boundingBox())?.width ?? 0) / whole.width;
        await colleague.pinch(middle, 100, 250);
        assert.ok(Math.abs((await larger_by()) - 2.5) < 0.1, `${await larger_by()} times as large`);
        await colleague.pinch(middle, 250, 60);
        assert.ok(Math.abs((await larger_by()) - 1) < 0.01, 'never smaller than the screen');
        await colleague.tap('button', '下一张', { within: story.over(colleague) });
        await colleague.see('dialog', '照片 2');
        await colleague.tap('button', '返回', { within: story.over(colleague) });
        await closed(colleague);
        assert.deepEqual(colleague.errors, []);

        // On the tablet's disk no part of any of them can be found.
        await tablet.close();
        const entries = await readdir(tablet.folder, { recursive: true, withFileTypes: true });
        const files = entries.filter((one) => one.isFile());
        const disk = Buffer.concat(
            await Promise.all(files.map((one) => readFile(join(one.path, one.name)))),
        );
        for (const jpeg of kept) {
            assert.ok(!disk.includes(telling(jpeg)), 'a picture can be read on the disk');
        }
        for (const name of names) {
            assert.ok(!disk.includes(name), 'a hash can be read on the disk');
            assert.ok(!disk.includes(Buffer.from(name, 'hex')), 'a hash can be read on the disk');
        }
        t.remark(`${(disk.length / 1e6).toFixed(1)} MB searched`);
    },
    { timeout_ms: 300_000 },
);
