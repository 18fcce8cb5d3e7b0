/** Rules about the catalogue of ops: a row is complete or it is none. */

/** @typedef {import('./source.mjs').Rule} Rule */
/** @typedef {import('./source.mjs').Source} Source */

const catalogue_path = 'core/op.hpp';
const golden_folder = 'tests/golden/';

/**
 * @param {Source[]} files
 * @returns {{line: number, body: string, name: string}[]}
 */
function rows(files) {
    const catalogue = files.find((file) => file.path === catalogue_path);
    return (catalogue?.lines ?? []).flatMap((line, index) => {
        const row = line.match(/^\s*Row<\s*\d+\s*,\s*(\w+)\s*,\s*"(\w+)"/);
        return row ? [{ line: index + 1, body: row[1], name: row[2] }] : [];
    });
}

/**
 * @param {string} name @param {string} why
 * @param {(row: {body: string, name: string}, files: Source[]) => boolean} holds
 * @param {{path: string, text: string}} companion what makes the sample row complete
 * @returns {Rule}
 */
function every_row(name, why, holds, companion) {
    const table = { path: catalogue_path, text: '    Row<  1, CheckIn, "check_in", Round>>;\n' };
    return {
        name,
        why,
        whole: (files) =>
            rows(files)
                .filter((row) => !holds(row, files))
                .map((row) => ({ path: catalogue_path, line: row.line, what: row.name })),
        bad: [[table], [table, { ...companion, path: 'docs/elsewhere.txt' }]],
        good: [[table, companion]],
    };
}

/**
 * A body without fields needs no line.
 * @param {string} body
 * @param {Source[]} files
 */
function is_empty(body, files) {
    const empty = new RegExp(
        `struct ${body} \\{\\s*(bool operator==\\(const ${body}&\\) const = default;\\s*)?\\};`,
    );
    return files.some((file) => file.path.startsWith('core/') && empty.test(file.text));
}

/** @type {Rule} */
const readable_table = {
    name: 'the catalogue can be read by this test',
    why: 'a rule that finds no rows would pass for ever',
    whole: (files) => {
        const present = files.some((file) => file.path === catalogue_path);
        const fine = !present || rows(files).length > 0;
        return fine ? [] : [{ path: catalogue_path, line: 1, what: 'no rows' }];
    },
    bad: [[{ path: catalogue_path, text: 'using Catalogue = Ops<>;\n' }]],
    good: [[{ path: catalogue_path, text: '    Row< 12, CheckIn, "check_in", Round>>;\n' }]],
};

/** @type {Rule[]} */
export const catalogue = [
    readable_table,
    every_row(
        'every op has golden bytes',
        'what was written once is read for ever',
        ({ name }, files) =>
            files.some(
                ({ path }) =>
                    path.startsWith(golden_folder) &&
                    new RegExp(`(^|/)(\\d+_)?${name}\\.[a-z]+$`).test(path),
            ),
        { path: `${golden_folder}check_in.hex`, text: '00\n' },
    ),
    every_row(
        'every op with fields has a line in the codec',
        'an op that cannot be sent is none',
        ({ body }, files) =>
            is_empty(body, files) ||
            files.some(
                (file) =>
                    file.path.startsWith('sync/codec') &&
                    new RegExp(`\\b${body}\\b`).test(file.text),
            ),
        { path: 'sync/codec_ops.cpp', text: 'fields(core::CheckIn& body)\n' },
    ),
];
