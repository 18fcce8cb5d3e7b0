// axe-core over what is on the screen now.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// The last is the one that the next screen is gone to in.
export const themes = /** @type {const} */ (['dark', 'dark_contrast', 'contrast', 'light']);

/**
 * Serious and critical findings in every theme, a line each. A theme changes nothing but colours: what
 * does not look at them is asked in the first one only.
 * @param {import("./app.mjs").App} app
 * @returns {Promise<Record<string, string[]>>}  by theme
 */
export async function findings_by_theme(app) {
    /** @type {Record<string, string[]>} */
    const found = {};
    for (const theme of themes) {
        await app.show_theme(theme);
        found[theme] = await findings(app, theme === themes[0] ? undefined : 'cat.color');
    }
    return found;
}

/**
 * @param {import("./app.mjs").App} app
 * @param {string} [tag]  of axe's rules that are asked; all of them when left out
 * @returns {Promise<string[]>}
 */
async function findings(app, tag) {
    if (!(await app.page.evaluate(() => 'axe' in window))) await app.page.evaluate(axe);
    return app.page.evaluate(async (only) => {
        const { violations } = await /** @type {any} */ (window).axe.run(document, {
            resultTypes: ['violations'],
            ...(only && { runOnly: only }),
        });
        return violations
            .filter((/** @type {any} */ one) => ['serious', 'critical'].includes(one.impact))
            .map((/** @type {any} */ one) => {
                const nodes = one.nodes.map((/** @type {any} */ node) => node.html.slice(0, 160));
                return `${one.id} ×${nodes.length}: ${one.help}: ${nodes.slice(0, 2).join(' | ')}`;
            });
    }, tag);
}
