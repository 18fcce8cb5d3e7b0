/** Rules about what may know what. */

/** @typedef {import('./source.mjs').Rule} Rule */
/** @typedef {import('./source.mjs').Source} Source */

/** Folder → what its quoted includes may begin with. The longest folder that fits decides. */
const may_include = {
    'core/': ['core/'],
    'sync/': ['core/', 'sync/'],
    'sync/client/': ['core/', 'sync/'],
    'sync/server/': ['core/', 'sync/'],
    'shell/': ['core/', 'sync/', 'shell/'],
    'shell/ui/': ['core/', 'shell/ui/', 'shell/platform/', 'imgui'],
    'shell/platform/': ['core/', 'sync/', 'shell/platform/', 'shell/ui/', 'imgui'],
    'shell/screens/': ['core/', 'sync/', 'shell/', 'imgui'],
};
const never = {
    'sync/': ['sync/client/', 'sync/server/'],
    'sync/codec_stored': ['sync/server/'], // what a device stores has its bytes from the codec
    'sync/client/': ['sync/server/'],
    'sync/server/': ['sync/client/'],
    'shell/': ['sync/server/'],
    'shell/screens/': ['sync/server/', 'shell/platform/browser/'],
};

/** @param {Record<string, string[]>} table @param {string} path */
function entry(table, path) {
    const fits = Object.keys(table).filter((folder) => path.startsWith(folder));
    return table[fits.sort((a, b) => b.length - a.length)[0] ?? ''];
}

/** @param {Source} file */
function* quoted_includes(file) {
    for (const [index, line] of file.lines.entries()) {
        const match = line.match(/^\s*#\s*include\s*"([^"]+)"/);
        if (match) yield { line: index + 1, target: match[1] };
    }
}

/** @type {Rule} */
const direction = {
    name: 'includes point one way',
    why: 'core <- sync <- shell; sync/server and the client side never meet',
    check(file) {
        const allowed = entry(may_include, file.path);
        if (!file.is_cpp || !allowed) return [];
        const barred = entry(never, file.path) ?? [];
        return [...quoted_includes(file)]
            .filter(({ target }) => {
                const known = allowed.some((start) => target.startsWith(start));
                const own = target.startsWith('imgui') && file.path.startsWith('shell/');
                return !(known || own) || barred.some((start) => target.startsWith(start));
            })
            .map(({ line, target }) => ({ line, what: target }));
    },
    bad: [
        [{ path: 'core/a.hpp', text: '#include "sync/message.hpp"\n' }],
        [{ path: 'sync/client/a.cpp', text: '#include "sync/server/ledger.hpp"\n' }],
        [{ path: 'sync/codec.cpp', text: '#include "sync/client/device.hpp"\n' }],
        [{ path: 'shell/screens/a.cpp', text: '#include "sync/server/store.hpp"\n' }],
        [{ path: 'shell/ui/a.cpp', text: '#include "shell/screens/today.hpp"\n' }],
    ],
    good: [[{ path: 'shell/a.cpp', text: '#include "core/op.hpp"\n#include "imgui.h"\n' }]],
};

/** @type {Rule} */
const pure_core = {
    name: 'core depends on the standard library only',
    why: 'and on nothing in it that does I/O, reads a clock, draws lots or starts threads',
    check(file) {
        if (!file.under('core/') || !file.is_cpp) return [];
        const impure =
            /#\s*include\s*<(iostream|fstream|filesystem|thread|mutex|atomic|future|condition_variable|random|chrono|ctime|time\.h|cstdio|stdio\.h|locale|regex|[^>]*\/[^>]*)>/;
        return file.find(file.lines, impure);
    },
    bad: [
        [{ path: 'core/a.cpp', text: '#include <chrono>\n' }],
        [{ path: 'core/a.cpp', text: '#include <boost/any.hpp>\n' }],
    ],
    good: [[{ path: 'core/a.cpp', text: '#include <vector>\n' }]],
};

/**
 * @param {string} name @param {string} why @param {RegExp} pattern
 * @param {(file: Source) => boolean} home @param {string} sample @param {string} home_path
 * @returns {Rule}
 */
function confined(name, why, pattern, home, sample, home_path) {
    return {
        name,
        why,
        check: (file) =>
            file.is_cpp && !file.under('tests/') && !home(file)
                ? file.find(file.lines, pattern)
                : [],
        bad: [[{ path: 'sync/other.cpp', text: sample }], [{ path: 'shell/a.hpp', text: sample }]],
        good: [[{ path: home_path, text: sample }]],
    };
}

/** @type {Rule[]} */
export const layers = [
    direction,
    pure_core,
    confined(
        'cereal stays in the codec',
        'bytes from outside meet one bounded archive and nothing else',
        /#\s*include\s*<cereal\//,
        (file) => file.path.startsWith('sync/codec'),
        '#include <cereal/cereal.hpp>\n',
        'sync/codec.cpp',
    ),
    confined(
        'SQL stays in the stores',
        'the store port is the only way to the database',
        /sqlite3|"\s*(SELECT|INSERT|UPDATE|DELETE FROM|CREATE TABLE|PRAGMA|BEGIN IMMEDIATE)\b/,
        (file) =>
            /^sync\/server\/(.*\/)?[a-z_]*(sqlite|postgres|store)[a-z_]*\.[ch]pp$/.test(file.path),
        'auto x = "SELECT 1";\n',
        'sync/server/sqlite_store.cpp',
    ),
    confined(
        'the browser stays in shell/platform',
        'everything else compiles and is tested natively',
        /emscripten|EM_JS|EM_ASM|__EMSCRIPTEN__|#\s*include\s*<(GLES|EGL|webgl)/,
        (file) => file.under('shell/platform/'),
        '#ifdef __EMSCRIPTEN__\n',
        'shell/platform/browser/page.cpp',
    ),
];
