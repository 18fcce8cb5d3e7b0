// What Lighthouse says of the served build.

import { best_scores, goals, runs_most } from '../e2e/harness/lighthouse.mjs';
import { print } from './report.mjs';

/** @param {import("../e2e/harness/suite.mjs").Trial} t */
export async function measure_lighthouse(t) {
    const best = await best_scores(t);
    for (const [name, least] of Object.entries(goals)) {
        const against = { goal: `≥ ${least}`, met: best[name] >= least };
        print(`Lighthouse ${name}, best of at most ${runs_most}`, String(best[name]), against);
    }
}
