// A locked page asks whether its stores were called lost, each by its own session, and erases those that were.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { watch } from '../../web/lost.js';

/** @param {Record<string, string | number>} answers  by slot: a text, or a status that is no answer */
function make_page(answers) {
    /** @type {Map<string, () => unknown>} */
    const heard = new Map();
    const listen = (/** @type {string} */ kind, /** @type {() => unknown} */ call) =>
        heard.set(kind, call);
    const page = { slots: Object.keys(answers), open: false, traces: '', told: 0 };
    /** @type {string[]} */
    const asked = [];
    Object.assign(globalThis, {
        addEventListener: listen,
        document: { addEventListener: listen, hidden: false },
        setInterval: () => 0,
        localStorage: {
            getItem: () => page.traces,
            setItem: (/** @type {string} */ _, /** @type {string} */ text) => (page.traces = text),
        },
        fetch: async (/** @type {string} */ path) => {
            asked.push(path);
            if (path.startsWith('/sign-out')) return { ok: true };
            const answer = answers[path.slice(path.indexOf('=') + 1)];
            if (answer === 0) throw new TypeError('no network');
            return { ok: typeof answer === 'string', text: async () => `${answer}\n` };
        },
    });
    const vault = {
        get locked_slots() {
            return page.open ? [] : page.slots;
        },
        erase_locked: async (/** @type {string} */ id) => {
            page.slots = page.slots.filter((one) => one !== id);
        },
    };
    const begin = () => watch(/** @type {any} */ (vault), () => (page.told += 1));
    return { page, asked, answers, begin, online: () => heard.get('online')?.() };
}

test('only what was called lost goes, with its trace and its session', async () => {
    const { page, asked, begin } = make_page({ a1: 'no', b2: 'lost', c3: 401, d4: 0 });
    page.traces = 'a1 7 9\nb2 8 4\n';
    await begin();
    assert.deepEqual(page.slots, ['a1', 'c3', 'd4']);
    assert.equal(page.traces, 'a1 7 9\n');
    assert.equal(page.told, 1);
    assert.ok(asked.includes('/sign-out?slot=b2'));
    assert.ok(!asked.includes('/sign-out?slot=a1'));
});

test('it asks again when the network comes back, and leaves a store alone that was opened', async () => {
    const { page, asked, answers, begin, online } = make_page({ a1: 0 });
    await begin();
    assert.equal(page.told, 0);
    answers.a1 = 'lost';
    page.open = true;
    await online();
    assert.equal(asked.length, 1, 'nothing is asked of an open store');
    page.open = false;
    await online();
    assert.deepEqual(page.slots, []);
    assert.equal(page.told, 1);
});
