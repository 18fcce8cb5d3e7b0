// A changing code from the screen to the grade: the manager marks a point, an old phone shows its code
// without a network, the butler types it, and the server says that it was right.

import assert from 'node:assert/strict';
import { App } from './harness/app.mjs';
import { desktop, fresh_context } from './harness/chromium.mjs';
import { password, Server } from './harness/server.mjs';
import * as story from './harness/story.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

const route = /^每日巡楼 · 3 栋/;

test(
    'codes: a point’s screen changes by itself, locks who leaves it, and its digits are found right',
    async (t) => {
        const server = await Server.make(t);
        const wire = await Wire.make(t, server);
        const desk = await App.open(t, await fresh_context(t, desktop), wire.origin, 'manager');
        await desk.sign_in('jingli', password);
        await desk.until_installed();
        await desk.tap('tab', '巡查');
        await desk.see_screen('巡查');
        await desk.tap('listitem', route);
        await desk.tap('button', '修改');
        const first = desk.find('checkbox', /用动态码$/).first();
        await desk.tap_item(first);
        await desk.tap('button', '保存');
        await desk.see('status', /^已同步/, { timeout_ms: 60_000 });

        await wire.cut();
        await desk.tap('listitem', route);
        await desk.tap('button', '显示');
        const screen = desk.page.locator('.changing-code');
        await screen.waitFor();
        const shown = async () => {
            const digits = ((await screen.locator('.digits').textContent()) ?? '').replace(' ', '');
            assert.match(digits, /^\d{6}$/);
            const picture = screen.getByRole('img', { name: `二维码 XL3-01#${digits}` });
            return (await picture.count()) === 1 ? digits : '';
        };
        await desk.until(async () => (await shown()) !== '');
        await wire.mend();

        const butler = await App.open(t, await fresh_context(t, desktop), wire.origin, 'butler');
        await butler.sign_in('wangmin', password);
        await butler.see('status', /^已同步/, { timeout_ms: 60_000 });
        await story.start_round(butler, route);
        await butler.see_screen(/^1\/8 /);
        await butler.tap('button', '手动输入');
        await butler.type('巡查点编码', 'XL3-01');
        await butler.type('动态码', await shown());
        await butler.type('原因', '相机不可用');
        await butler.tap('button', '确定');
        await butler.see_gone('dialog', /./);
        await story.finish_round(butler);
        await butler.see('status', /^已同步/, { timeout_ms: 60_000 });
        await butler.tap('listitem', /^每日巡楼 · 3 栋.*王敏.*1\/8/);
        // The server has looked at it; until then the grade says that nobody did.
        await butler.until(async () => {
            const said = await butler.tree();
            return said.includes('有巡查点没有走到') && !said.includes('动态码还没有核对');
        }, 30_000);
        assert.doesNotMatch(await butler.tree(), /没有动态码|动态码不对|动态码是别的时间的/);

        await desk.tap('button', '结束显示', { within: screen });
        await desk.see('textbox', '输入PIN', { timeout_ms: 30_000 });
        assert.deepEqual([...desk.errors, ...butler.errors], []);
    },
    { timeout_ms: 180_000 },
);
