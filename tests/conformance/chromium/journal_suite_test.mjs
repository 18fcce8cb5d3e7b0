// The conformance suite of the journal port, compiled, against IndexedDB through the app's own bridge.

import assert from 'node:assert/strict';
import { fresh_context } from '../../e2e/harness/chromium.mjs';
import { open_test_page } from '../../e2e/harness/test_page.mjs';
import { test } from '../../e2e/harness/suite.mjs';

test('journal: IndexedDB passes the conformance suite', async (t) => {
    const { page, output } = await open_test_page(t, await fresh_context(t));
    const status = await page.evaluate("run_page('journal_page', 'run_journal_suite')");
    const report = output.join('\n');
    const passed = /(\d+) test cases? out of (\d+) passed/.exec(report);
    assert.equal(status, 0, report);
    assert.ok(passed && Number(passed[1]) > 0 && passed[1] === passed[2], report);
    t.remark(`${passed[1]} cases`);
});
