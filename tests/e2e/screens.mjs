// Writes a picture of every screen, by role, size and theme, to build/screens/, and one sheet with all
// of them: build/screens/sheet.png.
//
//   node tests/e2e/screens.mjs [word]...   only pictures whose name contains one of the words

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { App } from './harness/app.mjs';
import { close_shared, desktop, fresh_context, phone, tablet } from './harness/chromium.mjs';
import { root } from './harness/files.mjs';
import { entrance, people } from './harness/screens.mjs';
import { password, remove_template, Server } from './harness/server.mjs';
import { Trial } from './harness/suite.mjs';
import { Wire } from './harness/wire.mjs';

const out = join(root, 'build/screens');
const portrait = { ...tablet, viewport: { width: 800, height: 1280 } };
/** @type {{size: string, options: import("./harness/chromium.mjs").ContextOptions}[]} */
const sizes = [
    { size: '1280x800', options: tablet },
    { size: '800x1280', options: portrait },
    { size: '390x844', options: phone },
    { size: '1440x900', options: desktop },
];
// The last is what the next screen is gone to in.
const themes = /** @type {const} */ (['dark', 'light']);
const all_themes = /** @type {const} */ ([...themes, 'contrast', 'dark_contrast']);
const words = process.argv.slice(2);
/** @param {string} name */
const wanted = (name) => words.length === 0 || words.some((word) => name.includes(word));

/** @type {{name: string, width: number, height: number}[]} */
const taken = [];
let missing = 0;

/**
 * @param {App} app
 * @param {string} name
 */
async function take(app, name) {
    await app.until_still();
    await app.page.screenshot({ path: join(out, `${name}.png`) });
    taken.push({ name, ...(app.page.viewportSize() ?? { width: 0, height: 0 }) });
}

/**
 * One person's screens at one size, light and dark.
 * @param {Trial} t
 * @param {string} origin
 * @param {typeof people[number]} person
 * @param {typeof sizes[number]} at
 */
async function take_person(t, origin, { role, account, screens }, { size, options }) {
    const prefix = `${role}_${size}`;
    const shown = screens.filter(({ name }) => wanted(`${prefix}_${name}`));
    if (shown.length === 0) return;
    const context = await fresh_context(t, options);
    const app = await App.open(t, context, origin, prefix);
    await app.sign_in(account, password);
    for (const { name, go } of shown) {
        try {
            await go(app);
            for (const theme of themes) {
                await app.show_theme(theme);
                await take(app, `${prefix}_${name}_${theme}`);
            }
        } catch (error) {
            ++missing;
            console.log(`missing: ${prefix}_${name}: ${String(error).split('\n')[0]}`);
            await app.page.screenshot({ path: join(out, `missing_${prefix}_${name}.png`) });
            await app.page.goto(origin);
            if (role !== 'owner') await app.unlock();
        }
    }
    await context.close();
}

/**
 * Signing in, the PIN, the locked device, light and dark.
 * @param {Trial} t
 * @param {string} origin
 * @param {typeof sizes[number]} at
 */
async function take_entrance(t, origin, { size, options }) {
    const prefix = `entrance_${size}`;
    if (!wanted(prefix)) return;
    const context = await fresh_context(t, options);
    const app = await App.open(t, context, origin, prefix);
    await entrance(app, 'wangmin', async (name) => {
        for (const theme of themes) {
            await app.show_theme(theme);
            await take(app, `${prefix}_${name}_${theme}`);
        }
    });
    await context.close();
}

/**
 * The page of samples, in all four themes.
 * @param {Trial} t
 * @param {string} origin
 * @param {typeof sizes[number]} at
 */
async function take_samples(t, origin, { size, options }) {
    const prefix = `samples_${size}`;
    if (!wanted(prefix)) return;
    // With reduced motion what turns for ever stands still.
    const context = await fresh_context(t, { ...options, reducedMotion: 'reduce' });
    const app = await App.open(t, context, `${origin}/#gallery`, prefix);
    await app.see_screen('界面样例');
    for (const [index, page] of ['按钮', '列表', '选择', '输入', '展示', '数据'].entries()) {
        await app.tap('tab', page);
        for (const theme of all_themes) {
            await app.show_theme(theme);
            await take(app, `${prefix}_${index + 1}_${theme}`);
        }
    }
    await context.close();
}

/** All pictures on one page, small. @param {Trial} t */
async function write_sheet(t) {
    const cells = taken.map(
        ({ name, width, height }) =>
            `<figure><img src="${name}.png" style="width:${width / 4}px;height:${height / 4}px">` +
            `<figcaption>${name}</figcaption></figure>`,
    );
    const style =
        'body{margin:16px;font:11px sans-serif;background:#888;display:flex;flex-wrap:wrap;gap:12px}' +
        'figure{margin:0}figcaption{color:#fff;max-width:360px}';
    const sheet = join(out, 'sheet.html');
    await writeFile(sheet, `<!doctype html><style>${style}</style>${cells.join('')}`);
    const context = await fresh_context(t, { viewport: { width: 2000, height: 1000 } });
    const page = await context.newPage();
    await page.goto(`file://${sheet}`);
    await page.screenshot({ path: join(out, 'sheet.png'), fullPage: true, timeout: 120_000 });
}

await mkdir(out, { recursive: true });
if (words.length === 0) await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const t = new Trial('screens', join(root, 'build/e2e'));
try {
    const { origin } = await Wire.make(t, await Server.make(t));
    for (const at of sizes) {
        await take_entrance(t, origin, at);
        for (const person of people) await take_person(t, origin, person, at);
        await take_samples(t, origin, at);
    }
    await write_sheet(t);
    console.log(`${taken.length} pictures in build/screens, ${missing} screens missing`);
} finally {
    await t.close();
    await close_shared();
    await remove_template();
}
process.exitCode = missing === 0 && taken.length > 0 ? 0 : 1;
