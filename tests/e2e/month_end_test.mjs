// The end of a month by two people on screens of their own: the lead draws the sample, asks a home and
// hands it in; what recurs is analysed by the lead and signed by the manager.

import assert from 'node:assert/strict';
import { App } from './harness/app.mjs';
import { desktop, fresh_context, tablet } from './harness/chromium.mjs';
import { password, Server } from './harness/server.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

const heard = { timeout_ms: 20_000 }; // by a colleague, through the server

/** @param {App} app @param {string} button */
async function send(app, button) {
    await app.tap('button', button);
    await app.see_gone('dialog', /./);
}

/** @param {App} app @param {string} list */
async function first_of(app, list) {
    return (await app.see('list', list)).getByRole('listitem').first();
}

test('month’s end: the sample is drawn, asked and handed in, what recurs is analysed and signed', async (t) => {
    const server = await Server.make(t);
    const wire = await Wire.make(t, server);
    const on = async (
        /** @type {string} */ account,
        /** @type {import("./harness/chromium.mjs").ContextOptions} */ options,
    ) => {
        const app = await App.open(t, await fresh_context(t, options), wire.origin, account);
        await app.sign_in(account, password);
        await app.see_screen('今日');
        return app;
    };
    const lead = await on('kefuzhuguan', desktop);
    const manager = await on('jingli', tablet);

    await lead.tap('tab', '回访');
    await lead.tap('button', '抽取样本');
    await send(lead, '确定');
    await lead.see('heading', /月抽样回访$/);
    const drawn = (await lead.see('list', '抽样住户')).getByRole('listitem');
    assert.equal(await drawn.count(), 20);

    const home = (await drawn.first().getAttribute('aria-label'))?.split(' ')[0] ?? '';
    await lead.tap_item(drawn.first());
    await lead.see('dialog', `回访 ${home}`);
    await lead.tap('radio', '5分');
    await lead.type('住户意见和处理', '管家很耐心');
    await send(lead, '确定');
    await lead.see('listitem', new RegExp(`^${home} .*已回访`));
    await lead.tap('button', '交项目经理');
    await lead.type('说明', '其余住户下周联系');
    await send(lead, '确定');
    await lead.see_gone('button', '交项目经理');

    // The manager reads the same homes, the result and the word that came with it.
    await manager.tap('tab', '回访');
    await manager.see('listitem', new RegExp(`^${home} .*已回访`), heard);
    await manager.see_gone('button', '交项目经理');
    await manager.page.getByText('其余住户下周联系').first().waitFor({ state: 'attached' });

    await lead.tap('tab', '统计');
    const recurs = await first_of(lead, '统计分析报告');
    const title = /^\S+ · \d+ 月/.exec((await recurs.getAttribute('aria-label')) ?? '')?.[0] ?? '';
    await lead.tap_item(recurs);
    await lead.see('dialog', title);
    await lead.type('原因', '配电箱老化');
    await lead.type('措施', '逐户检查，下月更换');
    await send(lead, '提交签字');
    await lead.see('listitem', new RegExp(`^${title} .*待签字`));

    await manager.tap('tab', '统计');
    await manager.tap('listitem', new RegExp(`^${title} .*待签字`), heard);
    await manager.see('dialog', title);
    await manager.type('签字意见', '同意，月底复查');
    await send(manager, '签字同意');
    await lead.see('listitem', new RegExp(`^${title} .*已签字`), heard);
    for (const app of [lead, manager]) assert.deepEqual(app.errors, []);
});
