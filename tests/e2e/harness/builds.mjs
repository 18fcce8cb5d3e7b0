// A second build of the site: the same program assembled again by the site's own script, other in nothing
// but a comment in app.js. So its assets, its id and its service worker are new ones, as after a change.

import { execFile } from 'node:child_process';
import { appendFile, copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './files.mjs';
import { site } from './server.mjs';

/** @param {string} folder  of a site @returns {Promise<string>} its id, as the page tells it */
export async function build_of(folder) {
    return JSON.parse(await readFile(join(folder, 'assets.json'), 'utf8')).build;
}

/**
 * The folder of a newer build, removed with the trial.
 * @param {import("./suite.mjs").Trial} t
 */
export async function make_newer_build(t) {
    const folder = await mkdtemp(join(tmpdir(), 'xunlou-build-'));
    t.defer(() => rm(folder, { recursive: true, force: true }));
    const { assets } = JSON.parse(await readFile(join(site, 'assets.json'), 'utf8'));
    for (const name of ['app.js', 'app.wasm'])
        await copyFile(join(site, assets[name].url), join(folder, name));
    await appendFile(join(folder, 'app.js'), '\n// newer\n');
    const newer = join(folder, 'site');
    const assemble = join(root, 'scripts/site/assemble.mjs');
    await promisify(execFile)('node', [assemble, '--app', folder, '--out', newer]);
    return newer;
}
