/** Rules about words that must not stand in a file. */

/** @typedef {import('./source.mjs').Rule} Rule */
/** @typedef {import('./source.mjs').Source} Source */

// Assembled: not even the rules (which are exempt from themselves) name such a thing.
const left_over = ['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'];
const machine_paths = ['/wo' + 'rk/', '/ho' + 'me/', '/ro' + 'ot/', '/Us' + 'ers/'];
const registry_hosts = ['registry.npm' + 'js', 'deb.deb' + 'ian', 'snapshot.deb' + 'ian'];

/**
 * @param {string} name @param {string} why
 * @param {(file: Source) => boolean} where
 * @param {(file: Source) => string[]} lines
 * @param {RegExp} pattern @param {[string, string][]} bad path, text
 * @param {[string, string][]} good
 * @returns {Rule}
 */
function forbidden(name, why, where, lines, pattern, bad, good) {
    const repository = (/** @type {[string, string]} */ [path, text]) => [{ path, text }];
    return {
        name,
        why,
        check: (file) =>
            where(file) && !file.under('tests/tidy/') ? file.find(lines(file), pattern) : [],
        bad: bad.map(repository),
        good: good.map(repository),
    };
}

/** @param {Source} file */
const raw = (file) => file.lines;
/** @param {Source} file */
const code = (file) => file.code;

/** Parts that give the same answer everywhere, every time. @param {Source} file */
const deterministic = (file) => file.is_cpp && file.under('core/', 'sync/client/');
/** @param {Source} file */
const portable = (file) =>
    file.is_cpp && file.under('core/', 'sync/', 'shell/') && !file.under('sync/server/');

/** @type {Rule[]} */
export const words = [
    forbidden(
        'nothing is left for later',
        'finish it, or write an issue',
        () => true,
        raw,
        new RegExp(`\\b(${left_over.join('|')})\\b`),
        [['a.md', `${left_over[0]}: more\n`]],
        [['a.md', 'done\n']],
    ),
    forbidden(
        'no machine paths',
        'the repository is built anywhere',
        () => true,
        raw,
        new RegExp(`(?<![\\w.$}/-])(${machine_paths.join('|')})`),
        [['scripts/a', `cd ${machine_paths[0]}x\n`]],
        [['scripts/a', 'cd "$(dirname "$0")"\n']],
    ),
    forbidden(
        'no registry or mirror host names',
        "packages come by name through the machine's own configuration",
        () => true,
        raw,
        new RegExp(registry_hosts.join('|').replaceAll('.', '\\.')),
        [['package-lock.json', `"resolved": "https://${registry_hosts[0]}.org/x"\n`]],
        [['a.md', 'npm ci\n']],
    ),
    forbidden(
        'text speaks only of the program',
        'numbers of issues mean nothing to a reader',
        (file) => !file.path.endsWith('.json'),
        raw,
        /\b(issue|pull request|PR) #?\d+\b/i,
        [['core/a.cpp', '// see issue 12\n']],
        [['core/a.cpp', '// see the protocol\n']],
    ),
    forbidden(
        'no clock in the core and on the device',
        '`now` comes in as an argument',
        deterministic,
        code,
        /\b(system_clock|steady_clock|high_resolution_clock|gettimeofday|clock_gettime)\b|(\bstd::|[^\w.>:]|^)time\s*\((nullptr|NULL|0|&)/,
        [['sync/client/a.cpp', 'auto t = std::chrono::system_clock::now();\n']],
        [['core/a.cpp', 'Day day_of(UtcMs at);  // no time(nullptr)\n']],
    ),
    forbidden(
        'no chance in the core and on the device',
        'fresh ids and lots come in as arguments',
        deterministic,
        code,
        /\b(s?rand|random_device|mt19937(_64)?|default_random_engine)\b\s*[({;]?/,
        [['core/a.cpp', 'int x = rand();\n']],
        [['core/a.cpp', 'int operand = 1;\n']],
    ),
    forbidden(
        'no floating point in the core',
        'the same entries give the same state on every processor',
        (file) => file.is_cpp && file.under('core/'),
        code,
        /\b(float|double)\b/,
        [['core/a.cpp', 'double share = 0.5;\n']],
        [['core/a.cpp', 'int permille = 500;  // not a double\n']],
    ),
    forbidden(
        'no hash order in the core',
        'what is iterated has one order everywhere',
        (file) => file.is_cpp && file.under('core/'),
        code,
        /\bunordered_(multi)?(map|set)\b/,
        [['core/a.cpp', 'std::unordered_map<int, int> x;\n']],
        [['core/a.cpp', 'std::map<int, int> x;\n']],
    ),
    forbidden(
        'no printing from libraries',
        'what a person should know is on a screen or in the log',
        portable,
        code,
        /\b(printf|puts|fprintf)\s*\(|std::c(out|err|log)\b/,
        [['core/a.cpp', 'printf("%d", x);\n']],
        [['core/a.cpp', 'std::snprintf(buffer, 4, "%d", x);\n']],
    ),
    forbidden(
        'no debug printing in the page',
        'console.warn and console.error are for faults',
        (file) => file.is_script && file.under('web/'),
        code,
        /\bconsole\.(log|debug|info|table|trace)\b|\bdebugger\b/,
        [['web/a.js', 'console.log(x);\n']],
        [['web/a.js', 'console.error(x);\n']],
    ),
    forbidden(
        'tests wait for events, not for time',
        'a timed sleep is slow on one machine and wrong on another',
        (file) => file.under('tests/') && (file.is_script || file.is_cpp),
        code,
        /setTimeout\(\s*(resolve|done|r|ok|next)\b|new Promise\([^)]*\)?\s*=>\s*setTimeout|waitForTimeout\(|\bsleep_(for|until)\b|\busleep\(/,
        [['tests/e2e/a.mjs', 'await new Promise((resolve) => setTimeout(resolve, 50));\n']],
        [
            ['tests/e2e/a.mjs', 'const timer = setTimeout(() => controller.abort(), 5000);\n'],
            ['tests/e2e/a.mjs', '// tidy: the span that is measured\nsetTimeout(done, 3);\n'],
        ],
    ),
    forbidden(
        'no test is switched off',
        'a disabled test is a comment that compiles',
        (file) => file.under('tests/') && (file.is_script || file.is_cpp),
        code,
        /\bboost::unit_test::disabled\b|utf::disabled|\b(it|test|describe)\.(skip|only)\b/,
        [['tests/core/a.cpp', 'BOOST_AUTO_TEST_CASE(a, *boost::unit_test::disabled())\n']],
        [['tests/core/a.cpp', 'BOOST_AUTO_TEST_CASE(a)\n']],
    ),
    forbidden(
        'the type checker is not silenced',
        'a wrong type is repaired where it is wrong',
        // What Emscripten's linker reads is a dialect that no type checker knows.
        (file) => file.is_script && !file.path.endsWith('_library.js'),
        raw,
        new RegExp('@ts-' + '(ignore|nocheck)'),
        [['web/a.js', '// @ts-' + 'ignore\n']],
        [['web/a.js', '/** @type {number} */\n']],
    ),
];
