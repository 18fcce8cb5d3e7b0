/**
 * Which characters go into which font tier.
 *
 * The interface tiers hold exactly what the program itself can say, taken from its string literals.
 * The first, with ASCII and punctuation, has what the first picture can say, which is signing in or the
 * lock: it is downloaded before the first frame, so every glyph counts. The second has the rest.
 * The levels follow GB 2312 (level 1: 3,755 everyday hanzi by pinyin; level 2: 3,008 by radical) and
 * do not depend on the program's text, so that they stay cached from one version to the next. What
 * is left is cut into slices by code point, each loaded when one of its characters is first met.
 */
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';

/** What people write between hanzi, whether or not the program says it. */
const marks = '·“”‘’—…、。，；：？！（）《》〈〉【】～￥℃㎡→×±°%①②③';

/** Every character of ASCII that shows. Inclusive range. */
const ascii = [[0x20, 0x7e]];

/** @param {number[][]} ranges */
function* in_ranges(ranges) {
    for (const [first, last] of ranges) for (let c = first; c <= last; ++c) yield c;
}

/**
 * The characters inside string and character literals of C++ or JavaScript source.
 * Comments are skipped; escapes matter only as far as they may hide a quote.
 * @param {string} source
 * @returns {string[]}
 */
export function literals_of(source) {
    const token =
        /\/\/[^\n]*|\/\*[\s\S]*?\*\/|R"([^()\\\s]{0,16})\(([\s\S]*?)\)\1"|"((?:[^"\\\n]|\\[\s\S])*)"|'((?:[^'\\\n]|\\.)*)'/g;
    return [...source.matchAll(token)].map((match) => match[2] ?? match[3] ?? match[4] ?? '');
}

/**
 * @param {string} folder
 * @param {RegExp} wanted
 * @returns {string[]} files, at any depth, in a stable order
 */
export function files_under(folder, wanted) {
    if (!existsSync(folder)) return [];
    const found = [];
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) found.push(...files_under(path, wanted));
        else if (wanted.test(entry.name)) found.push(path);
    }
    return found.sort();
}

/**
 * What can be on the first picture: of these files the labels and hints. What is longer answers an act. A
 * word of the kit's own that stands there too is drawn by the browser for as long as the second tier takes.
 */
const first_length_most = 20;
const first_sources = /\/shell\/screens\/(?:sign_in|pin)\.[ch]pp$/;

/**
 * @param {string} root
 * @param {string[]} texts text that is shown as it is (the page and its bundled scripts)
 * @returns {{first: Set<number>, later: Set<number>}} code points, none in both
 */
export function interface_glyphs(root, texts) {
    const first = new Set(in_ranges(ascii));
    const later = new Set();
    /** @param {Set<number>} into @param {string} text */
    const put = (into, text) => {
        for (const character of text) {
            const code = /** @type {number} */ (character.codePointAt(0));
            if (code >= 0x20 && !first.has(code)) into.add(code);
        }
    };
    const sources = ['shell', 'core'].flatMap((f) => files_under(join(root, f), /\.[ch]pp$/));
    const said = sources.map((file) => ({
        is_first: first_sources.test(file),
        texts: literals_of(readFileSync(file, 'utf8')),
    }));
    put(first, marks);
    const labels = said.flatMap((file) => (file.is_first ? file.texts : []));
    for (const text of labels) if ([...text].length <= first_length_most) put(first, text);
    for (const text of [...texts, ...said.flatMap((file) => file.texts)]) put(later, text);
    return { first, later };
}

/**
 * A block of GB 2312's table, by rows.
 * @param {number} first_row
 * @param {number} last_row
 */
function gb2312_rows(first_row, last_row) {
    const decoder = new TextDecoder('gbk');
    const found = new Set();
    for (let row = first_row; row <= last_row; ++row)
        for (let cell = 1; cell <= 94; ++cell) {
            const text = decoder.decode(Uint8Array.of(0xa0 + row, 0xa0 + cell));
            const code = /** @type {number} */ (text.codePointAt(0));
            const private_use = code >= 0xe000 && code <= 0xf8ff;
            if (code !== 0xfffd && !private_use) found.add(code);
        }
    return found;
}

/** Level 1, with the standard's symbols. @returns {Set<number>} */
export const level1 = () => new Set([...gb2312_rows(1, 3), ...gb2312_rows(16, 55)]);

/** Level 2. @returns {Set<number>} */
export const level2 = () => gb2312_rows(56, 87);

/** Blocks with hanzi and, for each, how many code points make a slice of 100 to 250 kB. */
const han = [
    { first: 0x3400, last: 0x4dbf, step: 0x680 },
    { first: 0x4e00, last: 0x9fff, step: 0x680 },
    { first: 0xf900, last: 0xfaff, step: 0x200 },
    { first: 0x20000, last: 0x323af, step: 0x123b0 }, // the font has few of these
];

/**
 * Every other hanzi the font may have, in slices.
 * @returns {{first: number, last: number, glyphs: Set<number>}[]} by code point, bounds inclusive
 */
export function rest() {
    const known = new Set([...level1(), ...level2()]);
    const slices = [];
    for (const block of han)
        for (let first = block.first; first <= block.last; first += block.step) {
            const last = Math.min(first + block.step - 1, block.last);
            const codes = [...in_ranges([[first, last]])].filter((code) => !known.has(code));
            slices.push({ first, last, glyphs: new Set(codes) });
        }
    return slices;
}
