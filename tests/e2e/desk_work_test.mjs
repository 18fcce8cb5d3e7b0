// What a desk does all day with real people on screens of their own: an owner on the phone, a complaint to
// its revisit, a repair that waits, moves and is handed over, and two who recorded against each other.

import assert from 'node:assert/strict';
import { App } from './harness/app.mjs';
import { desktop, fresh_context, phone, tablet } from './harness/chromium.mjs';
import { password, Server } from './harness/server.mjs';
import * as story from './harness/story.mjs';
import { test } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

/**
 * @param {import("./harness/suite.mjs").Trial} t
 * @param {Wire} wire
 * @param {string} account
 * @param {import("./harness/chromium.mjs").ContextOptions} options
 */
async function person(t, wire, account, options) {
    const app = await App.open(t, await fresh_context(t, options), wire.origin, account);
    await app.sign_in(account, password);
    return app;
}

test('quick entry: an owner on the phone is a ticket in at most 8 taps and 15 s at every size', async (t) => {
    const server = await Server.make(t);
    const wire = await Wire.make(t, server);
    const desk = await person(t, wire, 'qiantai', desktop);
    for (const [width, height] of [
        [1280, 800],
        [800, 1280],
        [390, 844],
        [1440, 900],
    ]) {
        await desk.page.setViewportSize({ width, height });
        await desk.tap('tab', '工单');
        await desk.see_screen('工单');
        let taps = 0;
        const tap = async (
            /** @type {import("./harness/app.mjs").Role} */ role,
            /** @type {string} */ name,
        ) => {
            await desk.tap(role, name);
            ++taps;
        };
        const begun = performance.now();
        await tap('button', '新建工单');
        await desk.see_screen('新建工单');
        for (const digit of '32501') await tap('button', digit);
        await desk.see_value('房屋', '32501');
        await tap('radio', '渗漏');
        await tap('button', '提交');
        await story.ticket_number(desk);
        const seconds = (performance.now() - begun) / 1000;
        t.remark(`${width}×${height}: ${taps} taps, ${seconds.toFixed(1)} s`);
        assert.ok(taps <= 8, `${taps} taps`);
        assert.ok(seconds <= 15, `${seconds} s`);
        await desk.tap('button', '返回'); // a ticket's page hides the tabs on a phone
        await desk.see_screen('工单');
    }
    assert.deepEqual(desk.errors, []);
});

test(
    'complaint: verified with a plan, fed back, escalated, confirmed by the owner, revisited at the second call',
    async (t) => {
        const words = '楼上半夜装修吵得睡不着';
        const server = await Server.make(t);
        const wire = await Wire.make(t, server);
        const owner = await person(t, wire, 'owner-3-2-501', phone);
        const desk = await person(t, wire, 'qiantai', desktop);
        const butler = await person(t, wire, 'wangmin', tablet);

        await story.report(desk, { kind: '投诉', unit: '3-2-501', category: '噪声', words });
        const number = await story.ticket_number(desk);
        await story.open_by_number(butler, number);
        await story.move_at_once(butler, '响应', /王敏 响应/);
        await story.move(butler, '核实');
        await butler.type('核实情况', '23 点仍在施工');
        await butler.tap('radio', '属实');
        await butler.type('处理方案', '约谈装修队，晚八点后停工');
        await story.confirm(butler);
        await story.told(butler, /核实投诉.*方案：约谈装修队/);
        await owner.tap('listitem', new RegExp(words), { timeout_ms: 20_000 });
        await story.told(owner, /核实投诉.*方案：约谈装修队/);

        await story.move(butler, '反馈');
        await butler.type('反馈内容', '今晚起停工');
        await story.confirm(butler);
        await story.told(owner, /反馈.*今晚起停工/);
        await story.move(butler, '升级');
        await butler.tap('radio', '项目经理');
        await butler.type('原因', '业主扬言找媒体');
        await story.confirm(butler);
        await story.told(desk, /升级给经理.*业主扬言找媒体/);

        await story.move(butler, '完成');
        await butler.type('处理结果', '已约法三章');
        await story.confirm(butler);
        await story.move(owner, '业主确认', 20_000);
        await owner.tap('radio', '5分');
        await story.confirm(owner);
        assert.ok(!(await owner.tree()).includes('扬言'), 'between colleagues');
        await story.told(butler, /确认满意/);

        await story.move(butler, '回访');
        await butler.tap('radio', '未联系上');
        await story.confirm(butler);
        await story.told(butler, /回访未成/);
        await story.move(butler, '回访');
        await butler.tap('radio', '5分');
        await story.confirm(butler);
        await story.told(desk, /回访 .*满意 · 5 分/);
        for (const app of [owner, desk, butler]) assert.deepEqual(app.errors, []);
    },
    { timeout_ms: 180_000 },
);

test(
    'repair: merged with its duplicate, appointed, waiting and resumed, transferred and taken back, handed over, found by a kept view',
    async (t) => {
        const words = '阳台地漏反水';
        const server = await Server.make(t);
        const wire = await Wire.make(t, server);
        const desk = await person(t, wire, 'qiantai', desktop);
        const technician = await person(t, wire, 'weixiu', phone);
        const ticket = { kind: '报修', unit: '3-2-501', category: '疏通', words };
        await story.report(desk, ticket);
        const number = await story.ticket_number(desk);
        await story.report(desk, ticket);
        await story.ticket_number(desk);

        await story.move(desk, '合并');
        await desk.tap('listitem', new RegExp(`^${number}`), {
            within: await desk.see('dialog', '合并'),
        });
        await desk.type('原因', '同一处');
        await story.confirm(desk);
        await story.told(desk, /合并/);

        await story.open_by_number(desk, number);
        await story.move(desk, '预约');
        await story.confirm(desk);
        await story.told(desk, /约定上门/);
        await story.move(desk, '派单');
        await story.choose(desk, '维修人员', /刘强/);
        await story.confirm(desk);

        await story.open_by_number(technician, number);
        await story.move(technician, '到场', 20_000);
        await story.told(technician, /刘强 到场/);
        await story.move_at_once(technician, '开始', /刘强 开始处理/);
        await story.move(technician, '等待');
        await technician.tap('radio', '等配件');
        await story.confirm(technician);
        await story.told(desk, /开始等待.*等配件/);
        await story.move_at_once(technician, '恢复', /刘强 恢复处理/);

        await story.told(desk, /刘强 恢复处理/);
        await story.move(desk, '转出');
        await desk.type('转给', '开发商保修部');
        await desk.type('原因', '保修期内');
        await story.confirm(desk);
        await story.told(technician, /转出.*开发商保修部/);
        await story.move_at_once(desk, '恢复', /陈静 恢复处理/);

        await desk.tap('tab', '调度');
        await desk.tap('button', '批量转交');
        await story.choose(desk, '从', /^刘强/);
        await story.choose(desk, '转给', /^王敏/);
        await desk.tap('checkbox', /^全部/);
        await desk.tap('checkbox', new RegExp(`^${number}`));
        await story.confirm(desk);
        await story.told(technician, /派单给 王敏/);

        await desk.tap('tab', '工单');
        await desk.type('搜索', words);
        await desk.tap('button', '筛选');
        await story.choose(desk, '负责人', '王敏');
        await desk.type('视图名称', '地漏');
        await desk.tap('button', '保存视图');
        await desk.see_gone('dialog', /./);
        await desk.tap('button', '地漏'); // let go of
        await desk.tap('button', '地漏');
        await desk.see('listitem', new RegExp(`^${number}`));
        for (const app of [desk, technician]) assert.deepEqual(app.errors, []);
    },
    { timeout_ms: 180_000 },
);

test(
    'contradiction: cancelled and completed by two who were both offline, shown to both until the lead settles it',
    async (t) => {
        const words = '走廊灯不亮请看看';
        const server = await Server.make(t);
        const [office, one, other] = [
            await Wire.make(t, server),
            await Wire.make(t, server),
            await Wire.make(t, server),
        ];
        const lead = await person(t, office, 'kefuzhuguan', desktop);
        const butler = await person(t, one, 'wangmin', tablet);
        const technician = await person(t, other, 'weixiu', phone);
        await story.report(lead, { kind: '报修', unit: '3-2-501', category: '水电', words });
        const number = await story.ticket_number(lead);
        for (const app of [butler, technician]) await story.open_by_number(app, number);

        await one.cut();
        await other.cut();
        for (const app of [butler, technician]) await app.see('status', /^离线/);
        await story.move(technician, '到场');
        await story.told(technician, /刘强 到场/);
        await story.move(technician, '完成');
        await technician.type('处理结果', '换了灯泡');
        await story.confirm(technician);
        await story.move(butler, '取消工单');
        await butler.type('原因', '业主说不用来了');
        await story.confirm(butler);

        await other.mend();
        await story.told(lead, /刘强 完成.*换了灯泡/, 40_000);
        await one.mend();
        await story.told(lead, /王敏 取消.*未生效/, 40_000);
        const contradicted = (/** @type {App} */ app) =>
            app.until(async () => (await app.tree()).includes('记录互相矛盾'), 40_000);
        for (const app of [lead, butler, technician]) await contradicted(app);

        await lead.tap('button', '裁定');
        await story.choose(lead, '以哪个状态为准', '已完成');
        await lead.type('原因', '现场已修好');
        await story.confirm(lead);
        for (const app of [lead, butler, technician])
            await app.until(async () => !(await app.tree()).includes('记录互相矛盾'), 40_000);
        await story.told(butler, /裁定.*以已完成为准.*现场已修好/);
        for (const app of [lead, butler, technician]) assert.deepEqual(app.errors, []);
        await server.stop();
        t.remark((await server.admin('check')).trim().split('\n').at(-1) ?? '');
    },
    { timeout_ms: 180_000 },
);
