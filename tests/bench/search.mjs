// Searching 10,000 tickets, as the app does it in the page; beside it MiniSearch over the same words in the
// same engine, with pairs of hanzi as its words, since it has no notion of Chinese.

import MiniSearch from 'minisearch';
import { Device } from '../e2e/harness/chromium.mjs';
import { root } from '../e2e/harness/files.mjs';
import { open_test_page } from '../e2e/harness/test_page.mjs';
import { fold_table } from '../../scripts/site/fold.mjs';
import { at_most, median, milliseconds, print } from './report.mjs';

const search_ms_most = 10;

/** @param {string} text  pairs of neighbours, and what stands between hanzi as it is */
function pairs(text) {
    const found = [];
    for (const run of text.match(/\p{Script=Han}+|[\p{Letter}\p{Number}]+/gu) ?? [])
        if (!/\p{Script=Han}/u.test(run) || run.length === 1) found.push(run);
        else for (let at = 0; at + 2 <= run.length; ++at) found.push(run.slice(at, at + 2));
    return found;
}

/** @param {() => void} job @param {number} times */
function time(job, times) {
    const took = [];
    for (let i = 0; i < times; ++i) {
        const began = performance.now();
        job();
        took.push(performance.now() - began);
    }
    return median(took);
}

/** @param {string[]} texts @param {string[]} questions */
function measure_peer(texts, questions) {
    const documents = texts.map((words, id) => ({ id, words }));
    const make = () => {
        const index = new MiniSearch({ fields: ['words'], tokenize: pairs });
        index.addAll(documents);
        return index;
    };
    print('    MiniSearch: index', milliseconds(time(make, 3)));
    const index = make();
    for (const typed of questions) {
        const ask = () => index.search(typed, { combineWith: 'AND' });
        const count = `${ask().length} found`;
        print(`    MiniSearch: ${typed}, ${count}`, milliseconds(time(ask, 9)));
    }
}

/**
 * @param {import("../e2e/harness/suite.mjs").Trial} t
 * @param {number} tickets
 */
export async function measure_search(t, tickets) {
    const device = await Device.make(t);
    const { page, output } = await open_test_page(t, await device.start());
    const words = await page.evaluate(
        async ([table, count]) => {
            const window_ = /** @type {any} */ (window);
            window_.bench_fold_table = Uint8Array.from(/** @type {number[]} */ (table));
            await window_.run_page('search_page', 'bench_search', count);
            return new TextDecoder().decode(window_.bench_kept.words);
        },
        /** @type {[number[], number]} */ ([[...fold_table(root)], tickets]),
    );
    await device.close();
    const result = new Map(
        output.map((line) => {
            const [name, value] = line.split(' ');
            return [name, Number(value)];
        }),
    );
    const get = (/** @type {string} */ name) => result.get(name) ?? NaN;
    const count = get('tickets').toLocaleString('en');
    print(`search index of ${count} tickets, once`, milliseconds(get('build_ms')));
    for (const typed of ['漏水', '渗漏', 'dtgz', 'zzzz', '1234']) {
        const ms = get(`search_ms_${typed}`);
        const what = `search ${typed}, ${get(`found_${typed}`)} found`;
        print(what, milliseconds(ms), at_most(ms, search_ms_most, milliseconds));
    }
    print('a changed ticket in the index', milliseconds(get('change_ms')));
    measure_peer(words.trimEnd().split('\n'), ['漏水', '渗漏']);
}
