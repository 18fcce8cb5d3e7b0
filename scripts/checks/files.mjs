/** The repository's files, for the checks. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @param {string[]} args */
function git(...args) {
    return execFileSync('git', args, {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 1 << 26,
        stdio: ['ignore', 'pipe', 'ignore'],
    });
}

/** Files that are or would be tracked. @param {RegExp} wanted */
export function repository_files(wanted) {
    const listed = git('ls-files', '-co', '--exclude-standard', '-z').split('\0');
    return [...new Set(listed)]
        .filter((path) => wanted.test(path) && existsSync(join(root, path)))
        .sort();
}

function branch_point() {
    const head = git('rev-parse', 'HEAD').trim();
    for (const main of ['origin/main', 'main']) {
        try {
            const base = git('merge-base', 'HEAD', main).trim();
            if (base !== head) return base;
        } catch {
            // A checkout without this branch: the next one, or the commit before.
        }
    }
    return git('rev-parse', 'HEAD~1').trim();
}

/**
 * Files that differ from where this branch left the main one (on main itself: from the commit
 * before), including what is not committed yet. Null where there is nothing to compare with.
 * @param {RegExp} wanted
 */
export function changed_files(wanted) {
    try {
        const base = branch_point();
        const changed = new Set(git('diff', '--name-only', '-z', base).split('\0'));
        const loose = git('ls-files', '-o', '--exclude-standard', '-z').split('\0');
        return repository_files(wanted).filter((path) => changed.has(path) || loose.includes(path));
    } catch {
        return null;
    }
}
