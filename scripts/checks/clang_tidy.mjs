/**
 * clang-tidy over what this branch changed; `--all` for every file of core/, sync/ and shell/. A file
 * is not looked at again while neither it, nor any header, nor the rules have changed.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { Cache, sha256 } from '../site/cache.mjs';
import { changed_files, repository_files, root } from './files.mjs';

const database = 'build/dev';
const sources = /^(core|sync|shell)\/[^\0]*\.cpp$/;

/** Only files that the native build compiles can be looked at. */
const compiled = new Set(
    JSON.parse(readFileSync(join(root, database, 'compile_commands.json'), 'utf8')).map(
        (/** @type {{file: string}} */ entry) => entry.file,
    ),
);
const wanted = process.argv.includes('--all') ? null : changed_files(sources);
const files = (wanted ?? repository_files(sources)).filter((path) =>
    compiled.has(join(root, path)),
);

const cache = new Cache(join(root, 'build/cache/clang-tidy'));
const rules = readFileSync(join(root, '.clang-tidy'));
const headers = repository_files(/^(core|sync|shell)\/.*\.hpp$/).map((path) =>
    sha256(path, readFileSync(join(root, path))),
);
const common = sha256(rules, ...headers);

/** @param {string} path @returns {Promise<string>} what it said; empty when it is content */
function look_at(path) {
    const args = ['-p', database, '--quiet', '--extra-arg=-Wno-unknown-warning-option', path];
    const run = spawn('clang-tidy', args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    return new Promise((resolve, reject) => {
        let said = '';
        run.stdout.on('data', (text) => (said += text));
        run.stderr.on('data', (text) => (said += text));
        run.on('error', reject);
        run.on('close', (status) => resolve(status === 0 ? '' : said || `status ${status}`));
    });
}

let passed = 0;
let failed = 0;
let looked = 0;
const waiting = [...files];
async function worker() {
    for (let path = waiting.shift(); path; path = waiting.shift()) {
        const inputs = [common, path, readFileSync(join(root, path))];
        if (cache.has('clean', inputs)) {
            ++passed;
            continue;
        }
        ++looked;
        const said = await look_at(path);
        if (said === '') {
            ++passed;
            cache.get('clean', inputs, () => Buffer.from(''));
        } else {
            ++failed;
            console.log(said.replaceAll(`${root}/`, ''));
        }
    }
}
await Promise.all(cpus().map(worker));
console.log(`looked at ${looked} of ${files.length} files`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
