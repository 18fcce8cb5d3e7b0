/**
 * Everything that must hold before a change is good: builds, checks and suites, one after another,
 * with their times. What a section says goes to build/test/<section>.log, and is shown if it fails.
 * The last line is plain: `N passed, N failed`.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './files.mjs';
import { run } from './run.mjs';

/** @typedef {import('./run.mjs').Counter} Counter */
/**
 * @typedef {object} Section
 * @property {string} name
 * @property {string[]} command
 * @property {string[]} [needs] the sections without which this one cannot run
 * @property {Counter} counts how many tests it holds is read from its output, or it is one itself
 * @property {string} [present] it belongs to a part that may be absent: run only if this exists
 */

const logs = join(root, 'build/test');
const sim_seeds = '500';
const sanitized_sim_seeds = '120'; // each costs eight times as much
const fuzz_runs = '200000';

/** @param {string} file @param {string[]} args @returns {string[]} a wasm suite under Node.js */
const wasm = (file, ...args) => [
    'node',
    '--no-experimental-fetch',
    `build/web-node/${file}.js`,
    ...args,
];
const boost = ['--report_level=short', '--log_level=error', '--color_output=no'];

/** @type {Section[]} */
const sections = [
    { name: 'tools', command: ['node', '--test', 'tests/tools/'], counts: 'node' },
    { name: 'tidy', command: ['node', 'tests/tidy/tidy.mjs'], counts: 'sum' },
    { name: 'format of C++', command: ['node', 'scripts/checks/format.mjs'], counts: 'one' },
    { name: 'format of JavaScript', command: ['npm', 'run', '-s', 'format:check'], counts: 'one' },
    { name: 'types of JavaScript', command: ['npm', 'run', '-s', 'types'], counts: 'one' },

    { name: 'build native', command: ['scripts/build', 'dev'], counts: 'one' },
    {
        name: 'clang-tidy',
        command: ['node', 'scripts/checks/clang_tidy.mjs'],
        counts: 'one',
        needs: ['build native'],
    },
    {
        name: 'core native',
        command: ['build/dev/core_tests', ...boost],
        counts: 'boost',
        needs: ['build native'],
    },
    {
        name: 'sync native',
        command: ['build/dev/sync_tests', ...boost],
        counts: 'boost',
        needs: ['build native'],
    },
    {
        name: 'server native',
        command: ['build/dev/server_tests', ...boost],
        counts: 'boost',
        needs: ['build native'],
    },
    {
        name: 'ui native',
        command: ['build/dev/ui_tests', ...boost],
        counts: 'boost',
        needs: ['build native'],
    },
    {
        name: 'simulator native',
        command: ['build/dev/sim', '--from', '1001', '--seeds', sanitized_sim_seeds],
        counts: 'seeds',
        needs: ['build native'],
    },
    {
        name: 'simulator catches broken rules',
        command: ['build/dev/sim', '--self-test'],
        counts: 'one',
        needs: ['build native'],
    },

    { name: 'build wasm suites', command: ['scripts/build', 'web-node'], counts: 'one' },
    {
        name: 'core wasm',
        command: wasm('core_tests', ...boost),
        counts: 'boost',
        needs: ['build wasm suites'],
    },
    {
        name: 'sync wasm',
        command: wasm('sync_tests', ...boost),
        counts: 'boost',
        needs: ['build wasm suites'],
    },
    {
        name: 'simulator wasm',
        command: wasm('sim', '--seeds', sim_seeds),
        counts: 'seeds',
        needs: ['build wasm suites'],
    },

    {
        name: 'fuzz',
        command: [
            'build/dev/codec_fuzz',
            '-seed=1',
            `-runs=${fuzz_runs}`,
            '-max_len=4096',
            '-rss_limit_mb=512',
            '-print_final_stats=1',
        ],
        counts: 'one',
        needs: ['build native'],
    },

    { name: 'build server', command: ['scripts/build', 'release', 'xunlou'], counts: 'one' },
    {
        name: 'build web',
        command: ['scripts/build', 'web', 'site', 'browser_pages'],
        counts: 'one',
    },
    {
        name: 'browser',
        command: ['node', 'tests/e2e/run.mjs'],
        counts: 'sum',
        needs: ['build server', 'build web'],
    },
];

const words = process.argv.slice(2);
if (words.includes('--list')) {
    for (const { name } of sections) console.log(name);
    process.exit(0);
}
/** A section that was asked for brings along what it needs. @param {Section} section */
function asked_for(section) {
    const named = (/** @type {Section} */ other) => words.some((word) => other.name.includes(word));
    const needed = sections.some((other) => named(other) && other.needs?.includes(section.name));
    return words.length === 0 || named(section) || needed;
}

rmSync(logs, { recursive: true, force: true });
mkdirSync(logs, { recursive: true });
const began = Date.now();
const total = { passed: 0, failed: 0 };
/** @type {Set<string>} */
const broken = new Set();
for (const section of sections.filter(asked_for)) {
    if (section.present && !existsSync(join(root, section.present))) continue;
    const lacking = section.needs?.find((name) => broken.has(name));
    if (lacking) {
        console.log(`== ${section.name}: not run, because '${lacking}' failed`);
        broken.add(section.name);
        ++total.failed;
        continue;
    }
    const outcome = await run(section, logs);
    total.passed += outcome.passed;
    total.failed += outcome.failed;
    if (outcome.failed > 0) broken.add(section.name);
}
const seconds = Math.round((Date.now() - began) / 1000);
const failed = broken.size === 0 ? '' : `; failed: ${[...broken].join(', ')}`;
console.log(`== all in ${Math.floor(seconds / 60)} min ${seconds % 60} s${failed}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
