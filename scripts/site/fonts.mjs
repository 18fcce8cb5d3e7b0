/**
 * Font tiers cut from Noto Sans CJK SC with hb-subset: outlines only, no hints, no layout tables
 * (Dear ImGui reads neither), subroutines inlined because that compresses better.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { interface_glyphs, level1, level2, rest } from './glyphs.mjs';

const folders = ['/usr/share/fonts/opentype/noto', '/usr/share/fonts/noto-cjk'];
const simplified_chinese = 2; // face index in the collection

/** @param {"Regular" | "Bold"} weight */
function collection(weight) {
    const candidates = folders.map((folder) => join(folder, `NotoSansCJK-${weight}.ttc`));
    const found = candidates.find((path) => existsSync(path));
    if (!found) throw new Error(`NotoSansCJK-${weight}.ttc is missing: run scripts/setup first`);
    return found;
}

/**
 * @param {string} source
 * @param {Set<number>} glyphs
 */
function subset(source, glyphs) {
    const work = mkdtempSync(join(tmpdir(), 'xunlou-font-'));
    try {
        const list = join(work, 'unicodes');
        const out = join(work, 'out.otf');
        writeFileSync(list, [...glyphs].map((code) => code.toString(16)).join('\n'));
        execFileSync('hb-subset', [
            source,
            `--face-index=${simplified_chinese}`,
            `--unicodes-file=${list}`,
            `--output-file=${out}`,
            '--desubroutinize',
            '--no-hinting',
            '--drop-tables+=GSUB,GPOS,GDEF,BASE,VORG,vhea,vmtx,DSIG',
            '--name-IDs=1,2,13,14', // family, style, licence
        ]);
        return readFileSync(out);
    } finally {
        rmSync(work, { recursive: true });
    }
}

/** @param {number} code */
const hex = (code) => code.toString(16);

/**
 * @param {string} root
 * @param {string[]} texts
 * @param {import("./cache.mjs").Cache} cache
 * @returns {Map<string, Buffer>} logical name → OpenType file; a slice of the rest is named after
 *     its first and last code point, which is how the page finds the one it needs
 */
export function fonts(root, texts, cache) {
    const { first: at_first, later } = interface_glyphs(root, texts);
    /** @type {[string, "Regular" | "Bold", Set<number>][]} */
    const tiers = [
        ['fonts/interface.otf', 'Regular', at_first],
        ['fonts/interface_more.otf', 'Regular', later],
        ['fonts/level1.otf', 'Regular', level1()],
        ['fonts/level2.otf', 'Regular', level2()],
        ['fonts/bold_interface.otf', 'Bold', new Set([...at_first, ...later])],
        ['fonts/bold_level1.otf', 'Bold', level1()],
    ];
    for (const { first, last, glyphs } of rest())
        tiers.push([`fonts/rest_${hex(first)}_${hex(last)}.otf`, 'Regular', glyphs]);
    const recipe = readFileSync(new URL(import.meta.url));
    const made = new Map();
    for (const [name, weight, glyphs] of tiers) {
        const source = collection(weight);
        const stamp = `${source} ${statSync(source).size} ${[...glyphs].sort((a, b) => a - b)}`;
        made.set(
            name,
            cache.get('otf', [recipe, stamp], () => subset(source, glyphs)),
        );
    }
    return made;
}
