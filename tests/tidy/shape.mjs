/** Rules about the shape of files. */

/** @typedef {import('./source.mjs').Rule} Rule */
/** @typedef {import('./source.mjs').Source} Source */

const lines_max = 600;
const code_columns_max = 100;
const comment_columns_max = 140;

/** @param {Source} file */
const is_code = (file) => file.is_cpp || file.is_script;

/** @param {string} line */
const columns = (line) => [...line].length;

/** @type {Rule} */
const short_files = {
    name: `no file of code past ${lines_max} lines`,
    why: 'split it by topic',
    check: (file) =>
        is_code(file) && file.lines.length > lines_max
            ? [{ line: lines_max + 1, what: `${file.lines.length} lines` }]
            : [],
    bad: [[{ path: 'core/a.cpp', text: 'x\n'.repeat(lines_max + 1) }]],
    good: [[{ path: 'core/a.cpp', text: 'x\n'.repeat(lines_max) }]],
};

/** @type {Rule} */
const short_lines = {
    name: `code within ${code_columns_max} columns, prose within ${comment_columns_max}`,
    why: 'tables between clang-format off and on may be wider',
    check(file) {
        if (!is_code(file)) return [];
        const faults = [];
        let table = false;
        for (const [index, line] of file.lines.entries()) {
            if (line.includes('clang-format off')) table = true;
            if (line.includes('clang-format on')) table = false;
            if (table || columns(line) <= code_columns_max) continue;
            const statement = line.replace(/\s*(\/\/|\/\*).*$/, '');
            // prettier does not break a long literal
            const code = file.is_script ? statement.replace(/(["'`]).*?\1/g, '') : statement;
            const prose = file.is_comment(index) || columns(code) <= code_columns_max;
            const literal = /^\s*["'`/]/.test(line) && !prose; // a long literal cannot be broken
            if (columns(line) > comment_columns_max ? !literal : !prose && !literal)
                faults.push({ line: index + 1, what: `${columns(line)} columns` });
        }
        return faults;
    },
    bad: [
        [{ path: 'core/a.cpp', text: `int x = ${'1 + '.repeat(25)}1;\n` }],
        [{ path: 'core/a.cpp', text: `// ${'word '.repeat(30)}\n` }],
    ],
    good: [
        [{ path: 'core/a.cpp', text: `// clang-format off\nint x = ${'1 + '.repeat(25)}1;\n` }],
        [{ path: 'core/a.cpp', text: 'int x = 1;\n' }],
    ],
};

/** @type {Rule} */
const headers = {
    name: 'a header opens with #pragma once and a paragraph',
    why: 'it can be read with nothing else open',
    check(file) {
        if (!file.path.endsWith('.hpp')) return [];
        if (file.lines[0] !== '#pragma once') return [{ line: 1, what: 'no #pragma once' }];
        const said = file.lines.slice(1, 4).some((line) => line.startsWith('//'));
        return said ? [] : [{ line: 2, what: 'no paragraph' }];
    },
    bad: [
        [{ path: 'core/a.hpp', text: '// What it is.\n' }],
        [{ path: 'core/a.hpp', text: '#pragma once\n\nint x;\n' }],
    ],
    good: [[{ path: 'core/a.hpp', text: '#pragma once\n// What it is.\n' }]],
};

/** @type {Rule} */
const names = {
    name: 'files are named in snake_case',
    why: 'one way to write a name',
    check(file) {
        const name = file.path.split('/').at(-1) ?? '';
        const fine = /^[a-z0-9_]+(\.[a-z0-9_]+)*$/.test(name);
        return is_code(file) && !fine ? [{ line: 1, what: name }] : [];
    },
    bad: [[{ path: 'core/myFile.cpp', text: '' }], [{ path: 'web/my-file.js', text: '' }]],
    good: [[{ path: 'web/service_worker.js', text: '' }]],
};

/** @type {Rule} */
const clean_text = {
    name: 'text files end in one newline and have no trailing blanks or tabs',
    why: 'differences show what changed',
    check(file) {
        const faults = file.path.endsWith('.md') ? [] : file.find(file.lines, /[ \t]+$/);
        if (is_code(file)) faults.push(...file.find(file.lines, /\t/));
        if (file.text !== '' && !/[^\n]\n$/.test(file.text))
            faults.push({ line: file.lines.length, what: 'the end of the file' });
        return faults;
    },
    bad: [
        [{ path: 'core/a.cpp', text: 'int x; \n' }],
        [{ path: 'core/a.cpp', text: 'int x;' }],
        [{ path: 'core/a.cpp', text: '\tint x;\n' }],
    ],
    good: [[{ path: 'core/a.cpp', text: 'int x;\n' }]],
};

/** @type {Rule[]} */
export const shape = [short_files, short_lines, headers, names, clean_text];
