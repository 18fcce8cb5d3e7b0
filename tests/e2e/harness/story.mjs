// Acts of people, as the tests tell them: each a few taps by the names of the interface.

import assert from 'node:assert/strict';

/** @typedef {import("./app.mjs").App} App */

/**
 * @param {App} app
 * @param {{kind?: string, severity?: string, unit?: string, words: string, category?: string,
 *     place?: string, phone?: string}} ticket
 */
export async function fill_ticket(app, { kind, severity, unit, words, category, place, phone }) {
    await app.see_screen('新建工单');
    if (kind) await app.tap('radio', kind);
    if (severity) await app.tap('radio', severity);
    if (unit) await app.type('房屋', unit);
    if (category) await choose(app, '分类', category);
    await app.type('内容', words);
    if (phone) await app.type('联系电话', phone);
    if (place) await app.type('地点', place);
    await app.tap('button', '提交');
}

/**
 * Picks one of a closed list.
 * @param {App} app
 * @param {string} box
 * @param {string | RegExp} option
 */
export async function choose(app, box, option) {
    await app.tap('combobox', box);
    await app.tap('option', option);
}

/**
 * From any screen with the navigation.
 * @param {App} app
 * @param {Parameters<typeof fill_ticket>[1]} ticket
 */
export async function report(app, ticket) {
    await app.tap('tab', '工单');
    await app.see_screen('工单');
    await app.tap('button', '新建工单');
    await fill_ticket(app, ticket);
}

/**
 * Opens a ticket by words of its list entry; gives its number.
 * @param {App} app
 * @param {RegExp} words
 */
export async function open_ticket(app, words) {
    await app.tap('tab', '工单');
    await app.see_screen('工单');
    await app.tap('listitem', words);
    return ticket_number(app);
}

/**
 * Opens a ticket by its number, typed into the search: in a long list its row moves when anything on it
 * changes, and may leave what is drawn between a look and a tap.
 * @param {App} app
 * @param {string} number
 */
export async function open_by_number(app, number) {
    await app.tap('tab', '工单');
    await app.see_screen('工单');
    await app.type('搜索', number);
    await app.tap('listitem', new RegExp(`^${number} `), { timeout_ms: 20_000 });
    await app.see_screen(`工单 ${number}`);
}

/**
 * The form that is open is sent and gone.
 * @param {App} app
 */
export async function confirm(app) {
    await app.tap('button', '确定');
    await app.see_gone('dialog', /./);
}

/**
 * Waits until the timeline of the page that is open tells it, be it a colleague's doing.
 * @param {App} app
 * @param {RegExp} entry
 * @param {number} [timeout_ms]
 */
export async function told(app, entry, timeout_ms = 20_000) {
    const timeline = await app.see('list', '时间线');
    await app.see('listitem', entry, { within: timeline, timeout_ms });
}

/** @param {App} app  on a ticket's page */
export async function ticket_number(app) {
    await app.see_screen(/^工单 [A-Z]{2}-\d{8}-\d{4}/);
    const heading = app.page.getByRole('heading', { level: 1 });
    const number = /[A-Z]{2}-\d{8}-\d{4}/.exec((await heading.textContent()) ?? '');
    assert.ok(number, 'a ticket has a number');
    return number[0];
}

/**
 * @param {App} app
 * @param {RegExp} route
 */
export async function start_round(app, route) {
    await app.tap('tab', '巡查');
    await app.see_screen('巡查');
    await app.tap('listitem', route);
    await app.tap('button', '开始巡查');
}

/**
 * Goes on with a round that was begun, at its n-th point.
 * @param {App} app
 * @param {RegExp} route
 * @param {number} n
 * @param {number} total
 */
export async function go_on(app, route, n, total) {
    await app.tap('tab', '巡查');
    await app.tap('listitem', route);
    await app.see_screen(new RegExp(`^(${n - 1}|${n})/${total} `));
    const next = app.find('button', '下一点');
    if ((await next.count()) > 0) await app.tap_item(next);
    await app.see_screen(new RegExp(`^${n}/${total} `));
}

/**
 * Stands at the n-th of `total` checkpoints and types its code, which needs a reason.
 * @param {App} app
 * @param {number} n
 * @param {number} total
 */
export async function check_in(app, n, total) {
    await app.see_screen(new RegExp(`^${n}/${total} `));
    await app.tap('button', '手动输入');
    await app.type('巡查点编码', checkpoint_code(n));
    await app.type('原因', '二维码被雨水泡坏');
    await app.tap('button', '确定');
    await app.see_gone('dialog', /./);
}

/** The demo's labels on the round of 3 栋. @param {number} n */
function checkpoint_code(n) {
    return `XL3-${String(n).padStart(2, '0')}`;
}

/**
 * Checks in, finds everything in order, goes on.
 * @param {App} app
 * @param {number} n
 * @param {number} total
 */
export async function walk_past(app, n, total) {
    await check_in(app, n, total);
    await app.tap('button', '全部正常');
    if (n < total) await app.tap('button', '下一点');
}

/**
 * A tap left running, turned off on the spot.
 * @param {App} app
 * @param {number} n
 * @param {number} total
 */
export async function find_running_tap(app, n, total) {
    await check_in(app, n, total);
    const item = await app.see('group', /长流水/);
    await app.tap('button', '发现问题', { within: item });
    await app.type('说明', '保洁间水龙头未关,已关闭');
    await app.tap('radio', '小问题');
    await app.tap('button', '当场纠正');
    await app.see_gone('dialog', /./);
    await app.tap('button', '全部正常');
    await app.tap('button', '下一点');
}

/**
 * Water from the ceiling, turned into a repair ticket.
 * @param {App} app
 * @param {number} n
 * @param {number} total
 * @param {{unit: string, words: string}} leak
 */
export async function find_leak(app, n, total, { unit, words }) {
    await check_in(app, n, total);
    const item = await app.see('group', /渗漏/);
    await app.tap('button', '发现问题', { within: item });
    await app.type('说明', words);
    await app.tap('radio', '大问题');
    await app.type('房屋', unit);
    await choose(app, '分类', '渗漏');
    await app.tap('button', '转工单');
    await app.see_gone('dialog', /./);
    await app.tap('button', '全部正常');
    await app.tap('button', '下一点');
}

/**
 * Ends the round at its last point.
 * @param {App} app
 */
export async function finish_round(app) {
    await app.tap('button', '结束巡查');
    const dialog = await app.see('dialog', '结束巡查');
    await app.tap('button', '确定', { within: dialog });
    await app.see_gone('dialog', /./);
}

/**
 * A move of the ticket's page: its own button, or one in the sheet of further moves.
 * @param {App} app
 * @param {string} name
 * @param {number} [timeout_ms]
 */
export async function move(app, name, timeout_ms = 10_000) {
    const shown = app.find('button', name);
    const more = app.find('button', '更多操作');
    // What is offered may change between a look and a tap, by somebody else's doing.
    await app.until(async () => {
        if ((await shown.count()) > 0) return true;
        const open = (await app.page.getByRole('dialog').count()) > 0;
        if (!open && (await more.count()) > 0)
            await more.dispatchEvent('click', {}, { timeout: 1_000 }).catch(() => {});
        return false;
    }, timeout_ms);
    await app.tap('button', name, { timeout_ms });
}

/**
 * A move that asks nothing, waited for until the timeline tells it.
 * @param {App} app
 * @param {string} name
 * @param {RegExp} entry
 */
export async function move_at_once(app, name, entry) {
    await move(app, name);
    await app.see('listitem', entry, { within: await app.see('list', '时间线') });
}

/**
 * Three strokes on the signature pad.
 * @param {App} app
 */
export async function sign(app) {
    const pad = await app.see('img', '签名板');
    await app.place(pad);
    const box = await pad.boundingBox();
    assert.ok(box, 'the pad is on the screen');
    const { x, y, width, height } = box;
    for (const part of [0.25, 0.5, 0.75]) {
        await app.page.mouse.move(x + width * part, y + height * 0.2);
        await app.page.mouse.down();
        await app.page.mouse.move(x + width * (part + 0.1), y + height * 0.8, { steps: 6 });
        await app.page.mouse.up();
    }
}

/**
 * Ops that the sync chip says are still to be sent.
 * @param {App} app
 */
export async function unsent_count(app) {
    const status = await app.see('status', /^离线 · \d+ 条待传/);
    return Number(/(\d+) 条/.exec((await status.textContent()) ?? '')?.[1]);
}

/** What lies over the app. @param {App} app */
export const over = (app) => app.page.locator('dialog');

/**
 * Of the ticket whose page is open, with the camera, which is closed again.
 * @param {App} app
 * @param {number} count
 */
export async function take_photos(app, count) {
    await app.tap('button', '拍照');
    for (let n = 1; n <= count; ++n) await shoot(app, n);
    await app.tap('button', '完成', { within: over(app) });
    await over(app).waitFor({ state: 'detached' });
    await app.see('button', `照片 ${count} 待上传`);
}

/**
 * The n-th picture since the camera was opened.
 * @param {App} app
 * @param {number} n
 */
export async function shoot(app, n) {
    const shutter = await app.see('button', '拍一张');
    await app.until(() => shutter.isEnabled(), 60_000);
    await app.tap_item(shutter);
    await app.until(async () => new RegExp(`已存本机 ${n} 张`).test(await app.tree()), 60_000);
}
