// Positions in a real browser: nobody is asked before a tap on a round, the fix goes along with the
// check-in without a network, and the browser is let go of when the round is left.

import assert from 'node:assert/strict';
import { App } from './harness/app.mjs';
import { desktop, fresh_context } from './harness/chromium.mjs';
import { password, Server } from './harness/server.mjs';
import * as story from './harness/story.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

const route = /^每日巡楼 · 3 栋/;
const points = 8;

/** Counts how often the browser is asked, and how many watches are open. @param {App} app */
async function count_watches(app) {
    await app.page.evaluate(() => {
        const watches = { begun: 0, open: 0 };
        const { geolocation } = navigator;
        const watch = geolocation.watchPosition.bind(geolocation);
        const clear = geolocation.clearWatch.bind(geolocation);
        geolocation.watchPosition = (...args) => {
            ++watches.begun;
            ++watches.open;
            return watch(...args);
        };
        geolocation.clearWatch = (id) => {
            --watches.open;
            clear(id);
        };
        Object.assign(window, { watches });
    });
    return (/** @type {'begun' | 'open'} */ what) => app.page.evaluate(`watches.${what}`);
}

test(
    'positions: from a tap on a round, with the check-in, and no longer than the round is open',
    async (t) => {
        const server = await Server.make(t);
        const wire = await Wire.make(t, server);
        const context = await fresh_context(t, desktop);
        await context.grantPermissions(['geolocation'], { origin: wire.origin });
        await context.setGeolocation({ latitude: 31.2301, longitude: 121.4702, accuracy: 11.2 });
        const butler = await App.open(t, context, wire.origin, 'butler');
        await butler.sign_in('wangmin', password);
        await butler.until_installed();
        const watches = await count_watches(butler);
        await wire.cut();
        await story.start_round(butler, route);
        await butler.see('heading', '打卡时附上位置？');
        assert.equal(await watches('begun'), 0, 'nobody is asked before they tapped');
        await butler.tap('button', '附上位置');
        await butler.until(async () => (await butler.tree()).includes('位置 ±12 米'));
        await story.check_in(butler, 1, points);
        await butler.tap('tab', '工单');
        await butler.see_screen('工单');
        assert.equal(await watches('open'), 0, 'elsewhere the device is left alone');
        await story.go_on(butler, route, 2, points);
        await butler.until(async () => (await watches('open')) === 1);
        await story.finish_round(butler);
        await butler.until(async () => (await watches('open')) === 0);
        await wire.mend();
        await butler.see('status', /^已同步/, { timeout_ms: 60_000 });
        assert.deepEqual(butler.errors, []);

        // The one point that was visited has a position, as the manager reads it.
        const manager = await App.open(t, await fresh_context(t, desktop), wire.origin, 'manager');
        await manager.sign_in('jingli', password);
        await manager.tap('tab', '巡查');
        await manager.see_screen('巡查');
        await manager.tap('listitem', /^每日巡楼 · 3 栋.*王敏.*1\/8/);
        await manager.until(async () => (await manager.tree()).includes('有巡查点没有走到'));
        assert.doesNotMatch(await manager.tree(), /没有位置信息/);
    },
    { timeout_ms: 120_000 },
);
