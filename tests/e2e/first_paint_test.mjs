// What comes before the first frame, what after it, and what only when it is needed.

import assert from 'node:assert/strict';
import { App } from './harness/app.mjs';
import { fresh_context } from './harness/chromium.mjs';
import { Server } from './harness/server.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

const first_paint_bytes_most = 500_000;
const interface_glyph_bytes_most = 130_000;

/** @param {import("./harness/suite.mjs").Trial} t */
async function first_visit(t) {
    const wire = await Wire.make(t, await Server.make(t));
    const context = await fresh_context(t);
    const app = await App.open(t, context, wire.origin, 'new device');
    await app.see('textbox', '账号');
    return { wire, context, app };
}

/**
 * @param {Wire} wire
 * @param {RegExp} path
 */
const fetched = (wire, path) => wire.exchanges.filter((exchange) => path.test(exchange.path));

test('first paint: code and interface glyphs come before it, and nothing else', async (t) => {
    const { wire, app } = await first_visit(t);
    const picture_ms = await app.moment_of_mark('picture');
    const before = wire.exchanges.filter(({ answered_ms }) => answered_ms < picture_ms);
    const bytes = before.reduce((sum, { bytes_on_wire }) => sum + bytes_on_wire, 0);
    const fonts = before.filter(({ path }) => path.endsWith('.otf'));
    assert.deepEqual(
        fonts.map(({ path }) => path.replace(/\.[0-9a-f]+\.otf$/, '')),
        ['/assets/fonts_interface'],
    );
    assert.ok(fonts[0].bytes_on_wire <= interface_glyph_bytes_most, 'the interface tier is small');
    assert.ok(bytes <= first_paint_bytes_most, `${bytes} bytes before the first frame`);
    t.remark(`${bytes} bytes before the first frame`);
    assert.deepEqual(app.errors, []);
});

test('first paint: rare characters bring their slice of the font, which is there offline too', async (t) => {
    const { wire, context, app } = await first_visit(t);
    await app.until_installed();
    const type_and_look = async () => {
        await app.type('账号', '𠮷䶮㛃');
        await app.tap('textbox', '密码');
        await app.focused_field('密码');
        await app.until(async () => (await app.rare_slices()).length === 3);
        await app.until_still();
        const field = await app.see('textbox', '账号');
        const box = await field.evaluate((element) => {
            const { x, y, width, height } = element.getBoundingClientRect();
            return { x, y, width, height };
        });
        return app.page.screenshot({ clip: box });
    };
    const online = await type_and_look();
    const slices = fetched(wire, /fonts_rest_/).map(({ path }) => path.split('.')[0]);
    assert.deepEqual(slices.sort(), [
        '/assets/fonts_rest_20000_323af',
        '/assets/fonts_rest_3400_3a7f',
        '/assets/fonts_rest_4780_4dbf',
    ]);
    await wire.cut();
    await context.setOffline(true);
    await app.page.reload();
    await app.see('textbox', '账号');
    const offline = await type_and_look();
    assert.ok(online.equals(offline), 'the same picture without a network');
    assert.deepEqual(app.errors, []);
});
