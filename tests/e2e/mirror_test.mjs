// The mirror alone, in a page without the app: what it makes of one tree after another. Trees are
// packed here as shell/platform/browser/mirror.cpp packs them.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { fresh_context } from './harness/chromium.mjs';
import { root, serve_files } from './harness/files.mjs';
import { test } from './harness/suite.mjs';

const roles = {
    text: 0,
    button: 1,
    listitem: 12,
    list: 11,
    group: 15,
    status: 16,
    main: 20,
    scroll: 22,
    link: 23,
};
const sideways = 1024;

/**
 * @typedef {{id: number, role: keyof typeof roles, name?: string, value?: string, acts?: boolean,
 *     state?: number, scroll?: number, scroll_max?: number, children?: Tree[]}} Tree
 */

/**
 * @param {Tree[]} trees
 * @returns {number[]} bytes
 */
function pack(trees) {
    /** @type {number[]} */
    const bytes = [];
    const u32 = (/** @type {number} */ n) =>
        bytes.push(...new Uint8Array(new Int32Array([n]).buffer));
    const f32 = (/** @type {number} */ n) =>
        bytes.push(...new Uint8Array(new Float32Array([n]).buffer));
    const text = (/** @type {string} */ words) => {
        const utf8 = [...new TextEncoder().encode(words)];
        u32(utf8.length);
        bytes.push(...utf8, ...Array((4 - (utf8.length % 4)) % 4).fill(0));
    };
    /** @type {{node: Tree, parent: number}[]} */
    const flat = [];
    const walk = (/** @type {Tree} */ node, /** @type {number} */ parent) => {
        flat.push({ node, parent });
        const at = flat.length - 1;
        for (const child of node.children ?? []) walk(child, at);
    };
    for (const tree of trees) walk(tree, -1);
    u32(flat.length);
    for (const { node, parent } of flat) {
        for (const n of [node.id, parent, roles[node.role], node.state ?? 0, 0]) u32(n);
        u32(node.acts ? 1 : 0);
        u32(-1);
        for (const n of [10, 10, 100, 50]) f32(n);
        f32(node.scroll ?? 0);
        f32(node.scroll_max ?? 0);
        text(node.name ?? '');
        text(node.value ?? '');
    }
    u32(0); // no fields
    return bytes;
}

/** @param {import("./harness/suite.mjs").Trial} t */
async function open_mirror(t) {
    const origin = await serve_files(t, { web: join(root, 'web') });
    const page = await (await fresh_context(t)).newPage();
    t.watch('mirror', page);
    await page.goto(origin);
    await page.evaluate(`(async () => {
        document.body.innerHTML = '<div id="mirror"></div><div id="announcer"></div>';
        const { Mirror } = await import('/web/mirror.js');
        const nothing = () => {};
        window.acted = [];
        window.mirror = new Mirror(
            document.getElementById('mirror'),
            document.getElementById('announcer'),
            { edit: nothing, submit: nothing, focus: nothing, scroll: nothing,
              activate: (id) => window.acted.push(id) },
        );
        // As roles and names, nested: what a reader is told.
        window.told = (element = document.getElementById('mirror')) =>
            [...element.children].filter((one) => one.className !== 'extent').map((one) => {
                const own = [...one.childNodes].filter((node) => node.nodeType === 3);
                const words = own.map((node) => node.data);
                const inner = window.told(one);
                return one.className + ':' + (one.getAttribute('aria-label') ?? words.join('')) +
                    (inner.length > 0 ? '(' + inner.join(' ') + ')' : '');
            });
    })()`);
    /** @param {Tree[]} trees @returns {Promise<string>} */
    const show = (...trees) =>
        page.evaluate((bytes) => {
            const { mirror, told } = /** @type {any} */ (window);
            mirror.show(new Uint8Array(bytes));
            return told().join(' ');
        }, pack(trees));
    return { page, show };
}

test('mirror: what moved to another parent goes there, in any order', async (t) => {
    const { show } = await open_mirror(t);
    /** @param {number} id @returns {Tree} */
    const leaf = (id) => ({ id, role: 'button', name: String(id), acts: true });
    /** @param {number} id @param {Tree[]} children @returns {Tree} */
    const group = (id, ...children) => ({ id, role: 'group', name: `g${id}`, children });
    assert.equal(
        await show(group(1, leaf(11), leaf(12), leaf(13)), group(2, leaf(21))),
        'group:g1(button:11 button:12 button:13) group:g2(button:21)',
    );
    // 12 was the next child of 1 when it left for 2.
    assert.equal(
        await show(group(1, leaf(11), group(3, leaf(12)), leaf(13)), group(2, leaf(21))),
        'group:g1(button:11 group:g3(button:12) button:13) group:g2(button:21)',
    );
    // Seeded shuffles over the same leaves and groups: always as told, never an error.
    let seed = 7;
    const random = (/** @type {number} */ below) => {
        seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
        return (seed >> 8) % below;
    };
    /** @param {Tree} tree @returns {string} */
    const told = (tree) =>
        `${tree.role}:${tree.name}` +
        (tree.children?.length ? `(${tree.children.map(told).join(' ')})` : '');
    for (let round = 0; round < 200; ++round) {
        const groups = [group(1), group(2), group(3), group(4)];
        const top = [groups[0]];
        for (const one of groups.slice(1)) {
            const into = random(3) === 0 ? top : groups[random(groups.indexOf(one))].children;
            into?.splice(random(into.length + 1), 0, one);
        }
        for (let id = 11; id < 20; ++id) {
            const into = groups[random(4)].children;
            if (random(5) > 0) into?.splice(random(into.length + 1), 0, leaf(id));
        }
        assert.equal(await show(...top), top.map(told).join(' '), `round ${round}`);
    }
});

test('mirror: the words of a node stand beside its children, and change alone', async (t) => {
    const { page, show } = await open_mirror(t);
    /** @param {string} name @returns {Tree} */
    const sign = (name) => ({
        id: 1,
        role: 'status',
        name,
        acts: true,
        children: [{ id: 2, role: 'button', name: '同步详情', acts: true }],
    });
    await show(sign('同步中'));
    const button = page.getByRole('button', { name: '同步详情' });
    await button.focus();
    await page.evaluate(() => {
        const { window: w } = /** @type {any} */ ({ window });
        w.changes = 0;
        new MutationObserver((records) => (w.changes += records.length)).observe(document.body, {
            subtree: true,
            childList: true,
            attributes: true,
            characterData: true,
        });
    });
    await show(sign('已同步 09:12'));
    assert.equal(await page.getByRole('status', { name: '已同步 09:12' }).count(), 1);
    assert.ok(await button.evaluate((element) => element === document.activeElement));
    // The name and the words: nothing else of the page is touched.
    assert.equal(await page.evaluate(() => /** @type {any} */ (window).changes), 2);
    await show(sign('已同步 09:12'));
    assert.equal(await page.evaluate(() => /** @type {any} */ (window).changes), 2);
});

test('mirror: a link leads where it says, and is never also acted on', async (t) => {
    const { page, show } = await open_mirror(t);
    await show({ id: 1, role: 'link', name: '拨打', value: 'tel:110', acts: true });
    const link = page.getByRole('link', { name: '拨打' });
    assert.equal(await link.getAttribute('href'), 'tel:110');
    await link.evaluate((element) => {
        element.addEventListener('click', (event) => event.preventDefault());
        /** @type {HTMLElement} */ (element).click();
    });
    await page.evaluate(() => /** @type {any} */ (window).mirror.act_on_focused());
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).acted), []);
    // The same id as another thing is another element.
    await show({ id: 1, role: 'button', name: '拨打', acts: true });
    await page
        .getByRole('button', { name: '拨打' })
        .evaluate((element) => /** @type {HTMLElement} */ (element).click());
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).acted), [1]);
});

test('mirror: an area that scrolls sideways is scrolled sideways', async (t) => {
    const { page, show } = await open_mirror(t);
    await page.addStyleTag({
        content:
            '#mirror div { position: absolute; } .scroll { overflow: hidden; } .extent { height: 1px; }',
    });
    /** @type {Tree} */
    const strip = {
        id: 1,
        role: 'scroll',
        state: sideways,
        scroll: 40,
        scroll_max: 300,
        children: [{ id: 2, role: 'button', name: '照片', acts: true }],
    };
    await show(strip);
    const places = await page.evaluate(() => {
        const area = /** @type {Element} */ (document.querySelector('.scroll'));
        const tile = /** @type {HTMLElement} */ (document.querySelector('.button'));
        return {
            left: area.scrollLeft,
            top: area.scrollTop,
            x: tile.style.left,
            y: tile.style.top,
        };
    });
    assert.deepEqual(places, { left: 40, top: 0, x: '40px', y: '0px' });
});
