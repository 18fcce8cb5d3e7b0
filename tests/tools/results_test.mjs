/** How scripts/test reads results: a suite that says nothing, or half, never counts as good. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcome_of } from '../../scripts/checks/run.mjs';

/** @type {[string, import('../../scripts/checks/run.mjs').Counter, string, number, number, number][]} */
const table = [
    // what                             counter  output                                  status  good bad
    ['a check that holds', 'one', 'whatever', 0, 1, 0],
    ['a check that does not', 'one', '', 1, 0, 1],
    ['a report of Boost', 'boost', '  5 test cases out of 5 passed\n', 0, 5, 0],
    ['one test case', 'boost', '  1 test case out of 1 passed\n', 0, 1, 0],
    ['failures of Boost', 'boost', '  3 test cases out of 5 passed\n', 201, 3, 2],
    ['a crash before the report', 'boost', 'ERROR: AddressSanitizer\n', 1, 0, 1],
    ['a crash after the report', 'boost', '5 test cases out of 5 passed\nleak\n', 1, 5, 1],
    ['a sum', 'sum', 'said\n12 passed, 0 failed\n', 0, 12, 0],
    ['the last of several sums', 'sum', '1 passed, 0 failed\n12 passed, 2 failed\n', 1, 12, 2],
    ['a sum of nothing', 'sum', '0 passed, 0 failed\n', 0, 0, 1],
    ['a sum inside a sentence', 'sum', 'of these 12 passed, 0 failed\n', 0, 0, 1],
    ['no sum', 'sum', 'killed', 137, 0, 1],
    ['a simulation', 'seeds', '500 seeds from 1: all laws held. 9 ops\n', 0, 500, 0],
    ['a broken law', 'seeds', 'seed 7: law 3 …\nagain with: sim --seed 7\n', 1, 0, 1],
    ["Node's own runner", 'node', '# pass 7\n# fail 0\n', 0, 7, 0],
    ["Node's own runner, newer", 'node', 'ℹ pass 7\nℹ fail 1\n', 1, 7, 1],
];

for (const [what, counter, output, status, passed, failed] of table)
    test(`${what} counts ${passed} good, ${failed} bad`, () => {
        const outcome = outcome_of(counter, output, status);
        assert.deepEqual([outcome.passed, outcome.failed], [passed, failed]);
    });
