// One writer: a second tab says that the first has the app, takes it over with what was typed there, and the
// first stops and says so.

import assert from 'node:assert/strict';
import { App } from './harness/app.mjs';
import { fresh_context } from './harness/chromium.mjs';
import { password, Server } from './harness/server.mjs';
import * as story from './harness/story.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

const words = '地下车库照明坏了三盏';

/** @param {App} app @param {string} title */
const is_told = (app, title) =>
    app.page
        .locator('#notice-title', { hasText: title })
        .waitFor({ state: 'visible', timeout: 30_000 });

/** @param {App} app @param {string} name */
const answer = (app, name) => app.page.locator('#notice-actions button', { hasText: name }).click();

test(
    'two tabs: the second takes over with what was typed, the first stops, and back again',
    async (t) => {
        const server = await Server.make(t);
        const wire = await Wire.make(t, server);
        const context = await fresh_context(t);
        const first = await App.open(t, context, wire.origin, 'first tab');
        await first.sign_in('wangmin', password);
        await first.until_installed();
        await first.tap('tab', '工单');
        await first.see_screen('工单');
        await first.tap('button', '新建工单');
        await first.see_screen('新建工单');
        await first.tap('radio', '报修');
        await first.type('内容', words);
        await first.until_still();

        const second = await App.open(t, context, wire.origin, 'second tab');
        await is_told(second, '巡楼已在另一个标签页打开');
        // It has touched nothing: the first goes on.
        await first.see_value('内容', words);
        assert.equal(await first.page.locator('#notice').isVisible(), false);

        await answer(second, '接管');
        await is_told(first, '已在另一个标签页继续');
        await second.unlock();
        await second.tap('tab', '工单');
        await second.see_screen('工单');
        await second.tap('button', '新建工单');
        await second.see_screen('新建工单');
        await second.see_value('内容', words);
        await second.type('房屋', '3-2-501');
        await story.choose(second, '分类', '水电');
        await second.tap('button', '提交');
        const number = await story.ticket_number(second);
        await second.until_idle_on(wire);

        // And back: what the second recorded is there.
        await answer(first, '在这里继续');
        await is_told(first, '巡楼已在另一个标签页打开');
        await answer(first, '接管');
        await is_told(second, '已在另一个标签页继续');
        await first.unlock();
        assert.equal(await story.open_ticket(first, new RegExp(words)), number);
        await first.until_idle_on(wire);
        assert.deepEqual(first.errors, []);
        assert.deepEqual(second.errors, []);
    },
    { timeout_ms: 180_000 },
);
