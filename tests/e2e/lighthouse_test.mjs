// The page as Lighthouse sees it: quick to show, accessible, nothing a browser warns of.

import assert from 'node:assert/strict';
import { best_scores, goals } from './harness/lighthouse.mjs';
import { test } from './harness/suite.mjs';

test(
    'lighthouse: performance, accessibility and best practices reach their goals',
    async (t) => {
        const best = await best_scores(t);
        for (const [name, least] of Object.entries(goals))
            assert.ok(best[name] >= least, `${name}: ${best[name]} of ${least}`);
        t.remark(
            Object.entries(best)
                .map(([name, score]) => `${name} ${score}`)
                .join(', '),
        );
    },
    { timeout_ms: 120_000 },
);
