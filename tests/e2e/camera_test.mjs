// Light and zoom of the camera: offered when the camera says that it can, and what is asked of it. The
// camera that tests film with has neither, so its abilities are told here and its constraints listened to.

import assert from 'node:assert/strict';
import { App } from './harness/app.mjs';
import { fresh_context } from './harness/chromium.mjs';
import { password, Server } from './harness/server.mjs';
import * as story from './harness/story.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

const words = '配电房照明不亮';

/**
 * The camera over a ticket's page; what it can is told beforehand.
 * @param {import("./harness/suite.mjs").Trial} t
 * @param {object} abilities
 */
async function open_camera(t, abilities) {
    const server = await Server.make(t);
    const wire = await Wire.make(t, server);
    const context = await fresh_context(t);
    await context.addInitScript((able) => {
        /** @type {object[]} */
        const wishes = [];
        Object.assign(window, { wishes });
        const track = MediaStreamTrack.prototype;
        track.getCapabilities = () => able;
        track.applyConstraints = async (wish) => {
            wishes.push(...(wish?.advanced ?? []));
        };
    }, abilities);
    const app = await App.open(t, context, wire.origin, 'camera');
    await app.sign_in('wangmin', password);
    await story.report(app, { kind: '报修', unit: '3-2-501', category: '水电', words });
    await story.ticket_number(app);
    await app.tap('button', '拍照');
    const shutter = await app.see('button', '拍一张');
    await app.until(() => shutter.isEnabled(), 60_000);
    const wishes = () => app.page.evaluate(() => /** @type {any} */ (window).wishes);
    return { app, wishes };
}

test(
    'camera: light is switched on and off, zoom goes from its least to eight times that',
    async (t) => {
        const zoom = { min: 1, max: 20, step: 0.5 };
        const { app, wishes } = await open_camera(t, { torch: true, zoom });
        await app.tap('button', '开灯');
        await app.tap('button', '关灯');
        await app.see('button', '开灯');
        assert.deepEqual(await wishes(), [{ torch: true }, { torch: false }]);
        const slider = await app.see('slider', '变焦');
        const range = await slider.evaluate((one) => {
            const { min, max, step } = /** @type {HTMLInputElement} */ (one);
            return [min, max, step];
        });
        assert.deepEqual(range, ['1', '8', '0.5']);
        await slider.fill('2.5');
        assert.deepEqual((await wishes()).at(-1), { zoom: 2.5 });

        // Another camera begins dark.
        await app.tap('button', '开灯');
        await app.see('button', '关灯');
        await app.tap('button', '换镜头');
        await app.see('button', '开灯');
        await story.shoot(app, 1);
        assert.deepEqual(app.errors, []);
    },
    { timeout_ms: 120_000 },
);

test(
    'camera: one without light and zoom offers neither',
    async (t) => {
        const { app, wishes } = await open_camera(t, { zoom: { min: 1, max: 1, step: 0 } });
        assert.equal(await app.find('button', '开灯').count(), 0);
        assert.equal(await app.find('slider', '变焦').count(), 0);
        await story.shoot(app, 1);
        assert.deepEqual(await wishes(), []);
        assert.deepEqual(app.errors, []);
    },
    { timeout_ms: 120_000 },
);
