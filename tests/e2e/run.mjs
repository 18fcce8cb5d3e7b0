// Runs the browser tests: every *_test.mjs under tests/e2e and tests/conformance, in real Chromium.
//
//   node tests/e2e/run.mjs [word]... [--update]   only tests whose file or name contains one of the words
//
// --update keeps the pictures of goldens_test.mjs anew.
//
// XUNLOU_SERVER, XUNLOU_SITE and XUNLOU_CHROMIUM name the server binary, the built site and the browser
// when they are not at their usual places. What a failure leaves behind is in build/e2e/.

import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { close_shared } from './harness/chromium.mjs';
import { root } from './harness/files.mjs';
import { run_files } from './harness/suite.mjs';

/** @param {string} folder */
async function tests_in(folder) {
    const names = await readdir(join(root, folder), { recursive: true });
    return names
        .filter((name) => name.endsWith('_test.mjs'))
        .sort()
        .map((name) => join(root, folder, name));
}

const words = process.argv.slice(2).filter((word) => word !== '--update');
const out = join(root, 'build/e2e');
await rm(out, { recursive: true, force: true });
const files = [...(await tests_in('tests/conformance')), ...(await tests_in('tests/e2e'))];
const { passed, failed } = await run_files(files, {
    out,
    wanted: (text) => words.length === 0 || words.some((word) => text.includes(word)),
});
await close_shared();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
