/**
 * The rules of the house that a machine can check, over every file of the repository. Each rule is
 * tried on samples first: one that finds nothing in its bad sample is itself a failure.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalogue } from './catalogue.mjs';
import { layers } from './layers.mjs';
import { shape } from './shape.mjs';
import { Source } from './source.mjs';
import { words } from './words.mjs';

/** @typedef {import('./source.mjs').Rule} Rule */

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const shown_max = 40; // faults of one rule
const binary = /\.(png|jpg|otf|ttf|ttc|woff2?|wasm|bin|br|gz|ico|golden)$/;

/** Files that are or would be tracked. */
function repository() {
    const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 1 << 26,
    });
    return [...new Set(listed.split('\0'))]
        .filter((path) => path && existsSync(join(root, path)))
        .sort()
        .map((path) => {
            const text = binary.test(path) ? '' : readFileSync(join(root, path), 'utf8');
            return new Source(path, text);
        });
}

/**
 * @param {Rule} rule
 * @param {Source[]} files
 */
function faults_of(rule, files) {
    const single = rule.check
        ? files.flatMap((file) =>
              (rule.check?.(file) ?? []).map((fault) => ({ path: file.path, ...fault })),
          )
        : [];
    return [...single, ...(rule.whole?.(files) ?? [])];
}

/** @param {Rule} rule @returns {string[]} what is wrong with the rule itself */
function distrust(rule) {
    const sources = (/** @type {{path: string, text: string}[]} */ samples) =>
        samples.map(({ path, text }) => new Source(path, text));
    const complaints = [];
    for (const [at, sample] of rule.bad.entries())
        if (faults_of(rule, sources(sample)).length === 0)
            complaints.push(`finds nothing in its bad sample ${at + 1}`);
    for (const [at, sample] of rule.good.entries())
        if (faults_of(rule, sources(sample)).length > 0)
            complaints.push(`objects to its good sample ${at + 1}`);
    if (rule.bad.length === 0) complaints.push('has no bad sample');
    return complaints;
}

const files = repository();
let passed = 0;
let failed = 0;
for (const rule of [...layers, ...catalogue, ...words, ...shape]) {
    const complaints = distrust(rule);
    const faults = faults_of(rule, files);
    if (complaints.length === 0 && faults.length === 0) {
        ++passed;
        continue;
    }
    ++failed;
    console.log(`${rule.name} (${rule.why}):`);
    for (const complaint of complaints) console.log(`    the rule ${complaint}`);
    for (const { path, line, what } of faults.slice(0, shown_max))
        console.log(`    ${path}:${line}: ${what}`);
    if (faults.length > shown_max) console.log(`    and ${faults.length - shown_max} more`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
