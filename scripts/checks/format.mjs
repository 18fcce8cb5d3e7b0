/** Checks that every C++ file is as clang-format writes it; `--write` makes it so. */
import { spawnSync } from 'node:child_process';
import { repository_files, root } from './files.mjs';

const files = repository_files(/\.[ch]pp$/);
const how = process.argv.includes('--write') ? ['-i'] : ['--dry-run', '-Werror'];
const run = spawnSync('clang-format', [...how, ...files], { cwd: root, encoding: 'utf8' });
if (run.error) throw run.error;
const wrong = new Set([...run.stderr.matchAll(/^(.+?):\d+:\d+: error/gm)].map((match) => match[1]));
for (const path of wrong) console.log(`${path} is not formatted`);
const repair = 'repair: node scripts/checks/format.mjs --write';
console.log(wrong.size > 0 ? repair : `${files.length} files are formatted`);
process.exitCode = run.status ?? 1;
