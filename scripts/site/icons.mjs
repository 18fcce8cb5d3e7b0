/** The app's icons, drawn from web/icons/*.svg with librsvg. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @type {[string, string, number][]} logical name, drawing, pixels */
const wanted = [
    ['icons/icon_192.png', 'icon.svg', 192],
    ['icons/icon_512.png', 'icon.svg', 512],
    ['icons/maskable_512.png', 'maskable.svg', 512],
    ['icons/apple_180.png', 'maskable.svg', 180],
];

/**
 * @param {string} root
 * @param {import("./cache.mjs").Cache} cache
 * @returns {Map<string, Buffer>} logical name → file
 */
export function icons(root, cache) {
    const made = new Map();
    for (const [name, drawing, size] of wanted) {
        const path = join(root, 'web/icons', drawing);
        const draw = () => execFileSync('rsvg-convert', ['-w', `${size}`, '-h', `${size}`, path]);
        made.set(name, cache.get('png', [readFileSync(path), `${size}`], draw));
    }
    made.set('icons/icon.svg', readFileSync(join(root, 'web/icons/icon.svg')));
    return made;
}
