// axe-core over what is on the screen now.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Serious and critical findings, a line each.
 * @param {import("./app.mjs").App} app
 * @returns {Promise<string[]>}
 */
export async function findings(app) {
    if (!(await app.page.evaluate(() => 'axe' in window))) await app.page.evaluate(axe);
    return app.page.evaluate(async () => {
        const { violations } = await /** @type {any} */ (window).axe.run(document, {
            resultTypes: ['violations'],
        });
        return violations
            .filter((/** @type {any} */ one) => ['serious', 'critical'].includes(one.impact))
            .map((/** @type {any} */ one) => {
                const nodes = one.nodes.map((/** @type {any} */ node) => node.html.slice(0, 160));
                return `${one.id} ×${nodes.length}: ${one.help}: ${nodes.slice(0, 2).join(' | ')}`;
            });
    });
}
