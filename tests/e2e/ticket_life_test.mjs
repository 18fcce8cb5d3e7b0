// A paid repair from the owner's phone to the owner's last word, each part by whom it belongs to: desk,
// technician, owner, butler, each on a screen of their own that never reloads.

import assert from 'node:assert/strict';
import { App } from './harness/app.mjs';
import { desktop, fresh_context, phone, tablet } from './harness/chromium.mjs';
import { password, Server } from './harness/server.mjs';
import * as story from './harness/story.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

const words = '厨房角阀拧不动还在滴水';

/** @param {App} technician @param {string} result */
async function complete(technician, result) {
    await story.move(technician, '完成');
    await technician.type('处理结果', result);
    await technician.type('收据号', 'SJ-2026-1101');
    await story.confirm(technician);
}

test(
    'ticket life: reported by the owner, quoted, agreed, refused once, signed, revisited, closed and opened again',
    async (t) => {
        const server = await Server.make(t);
        const wire = await Wire.make(t, server);
        const on = async (
            /** @type {string} */ account,
            /** @type {import("./harness/chromium.mjs").ContextOptions} */ options,
        ) => {
            const context = await fresh_context(t, options);
            const app = await App.open(t, context, wire.origin, account);
            await app.sign_in(account, password);
            return app;
        };
        const owner = await on('owner-3-2-501', phone);
        const desk = await on('qiantai', desktop);
        const technician = await on('weixiu', phone);
        const butler = await on('wangmin', tablet);

        await owner.tap('tab', '新建');
        await owner.tap('radio', '报修');
        await owner.type('内容', words);
        await owner.tap('button', '提交');
        const number = await story.ticket_number(owner);

        await story.open_by_number(desk, number);
        await story.move_at_once(desk, '响应', /陈静 响应/);
        await story.move(desk, '派单');
        await story.choose(desk, '维修人员', /刘强/);
        await story.confirm(desk);

        // What it costs is put to the owner before anybody begins.
        await story.open_by_number(technician, number);
        await story.move_at_once(technician, '到场', /刘强 到场/);
        await story.move(technician, '报价');
        await story.choose(technician, '收费项目', /更换角阀/);
        await technician.type('数量', '2');
        await technician.tap('button', '加入');
        await story.confirm(technician);
        await story.told(technician, /刘强 报价.*40 元/);
        assert.equal(
            await technician.find('button', '开始').count(),
            0,
            'not before the owner agrees',
        );
        await story.told(owner, /报价.*40 元/);
        await story.move(owner, '同意报价', 20_000);
        await story.confirm(owner);
        await story.move(technician, '开始', 20_000);
        await story.told(technician, /刘强 开始处理/);
        await complete(technician, '换了两只角阀');

        // Not satisfied: rework, as often as it takes.
        await story.move(owner, '业主确认', 20_000);
        await owner.tap('button', '不满意');
        await owner.type('原因', '还在渗');
        await story.confirm(owner);
        await story.told(technician, /不满意，返工.*还在渗/);
        await story.move_at_once(technician, '开始', /刘强 开始处理/);
        await complete(technician, '重缠生料带，试水 10 分钟不漏');
        await story.open_by_number(butler, number);
        await story.move(butler, '业主确认', 20_000);
        await story.sign(butler);
        await butler.tap('radio', '5分');
        await story.confirm(butler);
        await story.told(owner, /确认满意/);

        await story.move(butler, '回访');
        await butler.tap('radio', '5分');
        await story.confirm(butler);
        await story.move(butler, '关闭');
        await story.confirm(butler);
        await story.told(owner, /王敏 关闭/);

        await story.move(owner, '重开', 20_000);
        await owner.type('原因', '又滴水了');
        await story.confirm(owner);
        await story.told(butler, /重开.*又滴水了/);
        await butler.until(async () => (await butler.tree()).includes('已重开 1 次'));
        for (const app of [owner, desk, technician, butler]) assert.deepEqual(app.errors, []);
        await server.stop();
        t.remark((await server.admin('check')).trim().split('\n').at(-1) ?? '');
    },
    { timeout_ms: 240_000 },
);
