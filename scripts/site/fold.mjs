/**
 * The table that searching folds text with: traditional characters to simplified ones, and the
 * pinyin initials of every hanzi. Read by core/fold.cpp; the page fetches it after the first frame.
 *
 * The characters come from ICU's Hant-Hans transliteration (uconv), the readings from pinyin-pro.
 * A character of GB 2312 keeps the initials of all its readings (重庆 is found by cq, 单 by s and d),
 * a rarer one that of its first. Several runs give the same bytes.
 *
 *     node scripts/site/fold.mjs <file>
 *
 * Layout, integers little-endian:
 *     "XLF1"
 *     u16 n; n times u8: distance to the next traditional character, from U+3400 on; 255 carries on
 *     n times u8 low and n times u8 high byte of the simplified one
 *     u8 m; m times u32: sets of initials, bit 0 is A
 *     u16 first, u16 last; for each code point between them u8: 0 none, 1 to 26 one initial,
 *     27 and more a set
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pinyin } from 'pinyin-pro';
import { level1, level2 } from './glyphs.mjs';

const first_han = 0x3400;
const first_read = 0x4e00; // the extension before it holds names of nobody here
const last_han = 0x9fff;

/** Code point → simplified code point, where they differ. @returns {Map<number, number>} */
function simplified() {
    const all = [];
    for (let code = first_han; code <= last_han; ++code) all.push(String.fromCodePoint(code));
    const options = { input: `${all.join('\n')}\n`, encoding: 'utf8', maxBuffer: 1 << 24 };
    const lines = execFileSync(
        'uconv',
        ['-f', 'UTF-8', '-t', 'UTF-8', '-x', 'Hant-Hans'],
        /** @type {import('node:child_process').ExecFileSyncOptionsWithStringEncoding} */ (options),
    ).split('\n');
    /** @type {Map<number, number>} */
    const map = new Map();
    for (const [i, character] of all.entries()) {
        const to = lines[i].codePointAt(0) ?? 0;
        const same = lines[i] === character || [...lines[i]].length !== 1;
        if (!same && to >= first_han && to <= last_han) map.set(first_han + i, to);
    }
    for (const [from, to] of map) map.set(from, map.get(to) ?? to); // folding twice changes nothing
    return map;
}

/** @param {number} code @returns {string[]} initials, that of the first reading first */
function initials(code) {
    const readings = pinyin(String.fromCodePoint(code), {
        multiple: true,
        type: 'array',
        toneType: 'none',
    });
    const letters = readings.map((reading) => reading[0]?.toUpperCase() ?? '');
    return [...new Set(letters.filter((letter) => /^[A-Z]$/.test(letter)))];
}

/** @param {number} value */
const u16 = (value) => [value & 0xff, value >> 8];

/** @param {Map<number, number>} pairs */
function pairs_section(pairs) {
    const distances = [];
    let at = first_han;
    for (const from of pairs.keys()) {
        let distance = from - at;
        for (; distance >= 255; distance -= 255) distances.push(255);
        distances.push(distance);
        at = from;
    }
    const to = [...pairs.values()];
    return [
        ...u16(pairs.size),
        ...distances,
        ...to.map((code) => code & 0xff),
        ...to.map((code) => code >> 8),
    ];
}

/** @param {Map<number, number>} pairs */
function readings_section(pairs) {
    const everyday = new Set([...level1(), ...level2()]);
    /** @type {number[]} */
    const sets = [];
    const codes = [];
    for (let code = first_read; code <= last_han; ++code) {
        const found = pairs.has(code) ? [] : initials(code);
        const letters = everyday.has(code) ? found : found.slice(0, 1);
        const bits = letters.reduce((set, letter) => set | (1 << (letter.charCodeAt(0) - 65)), 0);
        if (letters.length < 2) {
            codes.push(bits === 0 ? 0 : 32 - Math.clz32(bits));
            continue;
        }
        if (!sets.includes(bits)) sets.push(bits);
        codes.push(27 + sets.indexOf(bits));
    }
    if (sets.length > 228) throw new Error(`${sets.length} sets of initials do not fit in a byte`);
    const bytes = sets.flatMap((set) => [...u16(set & 0xffff), ...u16(set >>> 16)]);
    return [sets.length, ...bytes, ...u16(first_read), ...u16(last_han), ...codes];
}

function make() {
    const pairs = simplified();
    return Uint8Array.from([
        ...Buffer.from('XLF1'),
        ...pairs_section(pairs),
        ...readings_section(pairs),
    ]);
}

/**
 * @param {string} root
 * @param {import("./cache.mjs").Cache} [cache]
 * @returns {Buffer}
 */
export function fold_table(root, cache) {
    if (!cache) return Buffer.from(make());
    const recipe = readFileSync(fileURLToPath(import.meta.url));
    const readings = readFileSync(join(root, 'node_modules/pinyin-pro/package.json'));
    const icu = execFileSync('uconv', ['--version']);
    return cache.get('fold', [recipe, readings, icu], make);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const [out] = process.argv.slice(2);
    if (!out) {
        console.error('usage: fold.mjs <file>');
        process.exit(2);
    }
    writeFileSync(out, make());
}
