// Every screen of the app by the people who see it: for pictures and for checks that hold everywhere.

import { pin } from './app.mjs';
import { password } from './server.mjs';

/** @typedef {import("./app.mjs").App} App */
/**
 * @typedef {object} Screen
 * @property {string} name  of the picture
 * @property {(app: App) => Promise<void>} go  from any screen of this person to it
 */

/** @param {string} tab */
function tab(tab) {
    return async (/** @type {App} */ app) => {
        await to_tabs(app);
        await app.tap('tab', tab);
        await app.see_screen(/./);
    };
}

/** A phone's bar has no room for it: there it stands on 更多. @param {string} name */
function tab_or_more(name) {
    return async (/** @type {App} */ app) => {
        await to_tabs(app);
        if ((await app.find('tab', name).count()) > 0) {
            await app.tap('tab', name);
        } else {
            await app.tap('tab', '更多');
            await app.tap('listitem', name);
        }
        await app.see_screen(name);
    };
}

/** Back until the navigation is there: tasks on a phone hide it. @param {App} app */
async function to_tabs(app) {
    const tabs = app.page.getByRole('tab');
    const back = app.find('button', '返回');
    const cancel = app.find('button', '关闭窗口');
    await tabs.or(back).or(cancel).first().waitFor({ state: 'attached' });
    if (await cancel.count()) await app.tap_item(cancel.first());
    for (;;) {
        await tabs.or(back).first().waitFor({ state: 'attached' });
        if ((await tabs.count()) > 0) return;
        await app.tap_item(back.first());
        await app.until_still();
    }
}

/**
 * By its address, as a link in a message opens it.
 * @param {string} address
 * @param {string} heading
 */
function address(address, heading) {
    return async (/** @type {App} */ app) => {
        await to_tabs(app);
        await app.page.evaluate((hash) => {
            location.hash = hash;
        }, address);
        await app.see_screen(heading);
    };
}

const ticket_name = /^[A-Z]{2}-\d{8}-\d{4}/;

/** @type {Screen[]} */
const staff = [
    { name: 'today', go: tab('今日') },
    { name: 'tickets', go: tab('工单') },
    {
        name: 'ticket',
        async go(app) {
            await tab('工单')(app);
            await app.tap('listitem', ticket_name);
            await app.see_screen(/^工单 /);
        },
    },
    {
        name: 'new_ticket',
        async go(app) {
            await tab('工单')(app);
            await app.tap('button', '新建工单');
            await app.see_screen('新建工单');
        },
    },
    { name: 'rounds', go: tab('巡查') },
    { name: 'households', go: tab('房屋') },
    {
        name: 'household',
        async go(app) {
            await tab('房屋')(app);
            await app.type('搜索', '3-2-501');
            await app.tap('listitem', /^3-2-501/);
            await app.see_screen(/^3-2-501/);
        },
    },
    { name: 'more', go: tab('更多') },
    {
        name: 'change_pin',
        async go(app) {
            await tab('更多')(app);
            await app.tap('button', '更改 PIN');
            await app.see('dialog', '更改 PIN');
        },
    },
    {
        name: 'sync',
        async go(app) {
            await tab('今日')(app);
            await app.tap('status', /^(离线|同步中|已同步)/);
            await app.see_screen('同步');
        },
    },
];

/** @type {Screen} */
const round = {
    name: 'round',
    async go(app) {
        await tab('巡查')(app);
        await app.see_screen('巡查');
        const route = await app.see('listitem', /^每日巡楼.*3 ?栋/);
        const under_way = (await app.find('button', '继续', route).count()) > 0;
        await app.tap_item(route);
        if (!under_way) await app.tap('button', '开始巡查');
        await app.see_screen(/^\d+\/8 /);
    },
};

/** @type {Screen[]} */
const steering = [
    { name: 'dispatch', go: tab_or_more('调度') },
    {
        name: 'hand_over_all',
        async go(app) {
            await tab_or_more('调度')(app);
            await app.tap('button', '批量转交');
            await app.see('dialog', '批量转交');
        },
    },
    { name: 'revisits', go: tab_or_more('回访') },
    { name: 'statistics', go: tab_or_more('统计') },
];

const duties = { name: 'duties', go: address('duties', '必做事项') };
const visits = { name: 'visits', go: address('visits', '上门拜访') };
/** A part of that page. @param {string} name @param {string} part @param {string} card @returns {Screen} */
const part_of_visits = (name, part, card) => ({
    name,
    async go(app) {
        await visits.go(app);
        await app.tap('tab', part);
        await app.see('heading', card);
    },
});
const care = part_of_visits('care', '重点与关怀', '重点与关怀住户');
const surveys = part_of_visits('surveys', '问卷与恳谈', '问卷调查');
const tariff = { name: 'tariff', go: address('tariff', '收费标准') };

/** @type {Screen} */
const filter = {
    name: 'filter',
    async go(app) {
        await tab('工单')(app);
        await app.tap('button', /^筛选/);
        await app.see('dialog', '筛选');
    },
};

/** One with a charge, an owner's agreement and a receipt. @type {Screen} */
const paid_ticket = {
    name: 'paid_ticket',
    async go(app) {
        await tab('工单')(app);
        await app.tap('button', '全部');
        await app.type('搜索', '推拉窗滑轮');
        await app.tap('listitem', ticket_name);
        await app.see('heading', '费用');
    },
};

/** @type {Screen} */
const compliance = {
    name: 'compliance',
    async go(app) {
        await tab('巡查')(app);
        await app.tap('tab', '达标');
        await app.see('heading', '按路线');
    },
};

/** @type {Screen} */
const route_editor = {
    name: 'route_editor',
    async go(app) {
        await tab('巡查')(app);
        await app.tap_item(app.find('tab', '巡查').last());
        await app.tap('button', '新建路线');
        await app.see('dialog', '新建路线');
    },
};

const policy = { name: 'policy', go: address('policy', '政策') };

/** The month's sample: drawn once, then one home's result and handing it in. @type {Screen[]} */
const sample = [
    {
        name: 'draw_sample',
        async go(app) {
            await tab_or_more('回访')(app);
            const hand_in = app.find('button', '交项目经理');
            const draw = app.find('button', '抽取样本');
            await hand_in.or(draw).first().waitFor({ state: 'attached' });
            if ((await hand_in.count()) > 0) return;
            await app.tap('button', '抽取样本');
            await app.see('dialog', '抽取样本');
        },
    },
    {
        name: 'sample',
        async go(app) {
            const dialog = app.find('dialog', '抽取样本');
            if ((await dialog.count()) > 0) await app.tap('button', '确定');
            await app.see('heading', /月抽样回访$/);
            await app.see('button', '交项目经理');
        },
    },
    {
        name: 'sample_result',
        async go(app) {
            const homes = await app.see('list', '抽样住户');
            await app.tap_item(homes.getByRole('listitem').first());
            await app.see('dialog', /^回访 /);
        },
    },
    {
        name: 'hand_in_sample',
        async go(app) {
            await tab_or_more('回访')(app);
            await app.tap('button', '交项目经理');
            await app.see('dialog', '交项目经理');
        },
    },
];

/** @type {Screen} */
const analysis = {
    name: 'analysis',
    async go(app) {
        await tab_or_more('统计')(app);
        const list = await app.see('list', '统计分析报告');
        await app.tap_item(list.getByRole('listitem').first());
        await app.see('dialog', / 月$/);
    },
};

/** @type {Screen} */
const calendar_days = {
    name: 'calendar_days',
    async go(app) {
        await address('policy', '政策')(app);
        await app.tap('button', '修改日子');
        await app.see('dialog', '修改日子');
    },
};

/** The finding of the item in hand. @type {Screen} */
const finding = {
    name: 'finding',
    async go(app) {
        await round.go(app);
        await app.tap('button', '发现问题');
        await app.see('dialog', /./);
    },
};

/** @type {Screen[]} */
const owner = [
    { name: 'my_tickets', go: tab('我的工单') },
    {
        name: 'my_ticket',
        async go(app) {
            await tab('我的工单')(app);
            await app.tap('listitem', ticket_name);
            await app.see_screen(/^工单 /);
        },
    },
    { name: 'new_request', go: tab('新建') },
    { name: 'my_home', go: tab('我的家') },
];

/** @type {{role: string, account: string, screens: Screen[]}[]} */
export const people = [
    {
        role: 'butler',
        account: 'wangmin',
        screens: [...staff, round, finding, filter, duties, visits, care],
    },
    { role: 'front_desk', account: 'qiantai', screens: [...staff.slice(0, 4), visits] },
    {
        role: 'lead',
        account: 'kefuzhuguan',
        screens: [...staff.slice(0, 2), ...steering, ...sample, compliance, duties, paid_ticket],
    },
    {
        role: 'manager',
        account: 'jingli',
        screens: [
            ...staff.slice(0, 1),
            ...steering.slice(3),
            analysis,
            compliance,
            route_editor,
            tariff,
            visits,
            policy,
            calendar_days,
            care,
            surveys,
        ],
    },
    {
        role: 'guard',
        account: 'baoan',
        screens: [...staff.slice(0, 2), ...staff.slice(4, 5), duties],
    },
    { role: 'technician', account: 'weixiu', screens: [...staff.slice(0, 3), tariff, duties] },
    { role: 'owner', account: 'owner-3-2-501', screens: [...owner, tariff] },
];

/**
 * From a device that knows nobody to one that is locked and asks for a forgotten PIN.
 * @param {App} app
 * @param {string} account  of staff
 * @param {(name: string) => Promise<void>} look
 */
export async function entrance(app, account, look) {
    await app.see('textbox', '账号');
    await look('sign_in');
    await app.type('账号', account);
    await app.type('密码', password);
    await app.tap('button', '登录');
    await app.see('textbox', '设置PIN');
    await look('new_pin');
    await app.type('设置PIN', '123456');
    await app.type('再次输入PIN', '123456');
    await app.tap('button', '确定');
    await app.see('alert', /太容易猜到/);
    await look('new_pin_simple');
    await app.set_pin();
    await app.see('status', /^已同步/, { timeout_ms: 30_000 });
    await app.lock();
    await look('locked');
    await app.type('输入PIN', `${pin}1`);
    await app.tap('button', '解锁');
    await app.see('alert', /PIN 不对/);
    await look('wrong_pin');
    await app.tap('button', '换人');
    await app.see('button', '其他账号登录');
    await look('people');
    await app.tap('button', '返回');
    await app.tap('button', '忘记PIN');
    await app.see('textbox', '密码');
    await look('forgotten_pin');
}
