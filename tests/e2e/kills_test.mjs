// The battery ends at random moments: what was said to be saved is there, once. Short here;
// `node tests/e2e/kills.mjs` does it as often as one likes.

import { judge, run_kills, told } from './harness/kills.mjs';
import { test } from './harness/suite.mjs';

test(
    'kills: nothing said to be saved is missing after twenty, nothing is there twice',
    async (t) => {
        const figures = await run_kills(t, { kills: 20, seed: 20_261_122 });
        for (const line of told(figures)) t.remark(line);
        judge(figures);
    },
    { timeout_ms: 300_000 },
);
