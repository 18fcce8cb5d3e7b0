// One writer: a second tab says that the first has the app, takes it over with what was typed there, and the
// first stops and says so; a first one that is frozen in the middle of a write is robbed, and does not
// finish it.

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

// In the page: the next record that is sealed is not handed on before the page may go on. A synchronous
// request holds everything else of the page as well, as a frozen one is.
function freeze_at_the_next_write() {
    const { encrypt } = crypto.subtle;
    const freeze = () => {
        crypto.subtle.encrypt = encrypt;
        const request = new XMLHttpRequest();
        request.open('GET', '/freeze', false);
        request.send();
    };
    crypto.subtle.encrypt = function (.../** @type {Parameters<typeof encrypt>} */ what) {
        const sealed = encrypt.apply(crypto.subtle, what);
        freeze();
        return sealed;
    };
}

test(
    'two tabs: one that is frozen in the middle of a write is robbed, and writes nothing more',
    async (t) => {
        const server = await Server.make(t);
        const wire = await Wire.make(t, server);
        const context = await fresh_context(t);
        /** @type {() => void} */
        let thaw = () => {};
        const thawed = new Promise((/** @type {(value?: unknown) => void} */ go) => (thaw = go));
        /** @type {() => void} */
        let freezing = () => {};
        const frozen = new Promise(
            (/** @type {(value?: unknown) => void} */ go) => (freezing = go),
        );
        await context.route('**/freeze', async (route) => {
            freezing();
            await thawed;
            await route.fulfill({ body: '' }).catch(() => {});
        });
        const first = await App.open(t, context, wire.origin, 'frozen tab');
        await first.sign_in('wangmin', password);
        await first.until_installed();
        await story.report(first, { kind: '报修', unit: '3-2-501', category: '水电', words });
        await story.ticket_number(first);
        await first.until_idle_on(wire);
        await first.tap('button', '备注');
        await first.type('备注', '冻住的那句话');
        await first.until_still();
        await first.page.evaluate(freeze_at_the_next_write);
        // It does not come back before the page does.
        const tapped = first.tap('button', '确定').catch(() => {});
        await frozen;

        const second = await App.open(t, context, wire.origin, 'second tab');
        await is_told(second, '巡楼已在另一个标签页打开');
        await answer(second, '接管');
        await second.unlock();
        await story.open_ticket(second, new RegExp(words));
        await second.tap('button', '备注');
        await second.type('备注', '接手的那句话');
        await second.tap('button', '确定');
        await second.until_idle_on(wire);

        thaw();
        await tapped;
        await is_told(first, '已在另一个标签页继续');
        await second.page.reload();
        await second.unlock();
        await story.open_ticket(second, new RegExp(words));
        await second.until_idle_on(wire);
        const tree = await second.tree();
        assert.ok(tree.includes('接手的那句话'), 'what the second wrote is there');
        assert.ok(!tree.includes('冻住的那句话'), 'what was never said to be saved is not');
        const numbers = wire.exchanges.filter(({ path }) => path === '/device');
        assert.equal(numbers.length, 0, 'no number was used twice');
        assert.deepEqual(second.errors, []);
    },
    { timeout_ms: 240_000 },
);
