// Nobody is there: noticed by the longer of two clocks, with one timer that waits for the rest of the time.

import assert from 'node:assert/strict';
import { test } from 'node:test';

const minute_ms = 60_000;

/** A page whose clocks and timer the test holds. */
async function make_page() {
    /** @type {Map<string, ((event: object) => void)[]>} */
    const heard = new Map();
    const listen = (/** @type {string} */ kind, /** @type {() => void} */ call) =>
        heard.set(kind, [...(heard.get(kind) ?? []), call]);
    const page = { steady: 5_000, shown: 1_793_668_320_000, left: 0, locks: true };
    /** @type {{call: () => void, in_ms: number}[]} */
    const timers = [];
    Object.assign(globalThis, {
        addEventListener: listen,
        document: { addEventListener: listen },
        setTimeout: (/** @type {() => void} */ call, /** @type {number} */ in_ms) =>
            timers.push({ call, in_ms }),
        clearTimeout: () => timers.splice(0),
    });
    performance.now = () => page.steady;
    Date.now = () => page.shown;
    const { Idle } = await import('../../web/idle.js');
    const idle = new Idle(() => {
        page.left += 1;
        return page.locks;
    });
    idle.watch();
    return {
        page,
        idle,
        timers,
        pass: (/** @type {number} */ steady_ms, shown_ms = steady_ms) => {
            page.steady += steady_ms;
            page.shown += shown_ms;
        },
        /** @returns {boolean} whether it goes on to the app */
        touch: () => {
            let passes = true;
            const event = { stopImmediatePropagation: () => (passes = false) };
            for (const call of heard.get('pointerdown') ?? []) call(event);
            return passes;
        },
        fire: () => timers.shift()?.call(),
    };
}

test('one timer waits for what is left, and a touch begins the time anew', async () => {
    const { page, idle, timers, pass, touch, fire } = await make_page();
    idle.minutes = 2;
    assert.deepEqual(
        timers.map(({ in_ms }) => in_ms),
        [2 * minute_ms],
    );
    pass(90_000);
    assert.ok(touch());
    pass(30_000);
    fire();
    assert.equal(page.left, 0, 'somebody was there');
    assert.deepEqual(
        timers.map(({ in_ms }) => in_ms),
        [90_000],
    );
    pass(90_000);
    fire();
    assert.equal(page.left, 1);
    assert.deepEqual(
        timers.map(({ in_ms }) => in_ms),
        [minute_ms],
        'what could not be locked is tried again within the minute',
    );
});

test('a clock that is put back does not hold it up, nor one that stood still in sleep', async () => {
    const { page, pass, touch } = await make_page();
    pass(11 * minute_ms, -60 * minute_ms);
    assert.ok(!touch(), 'the touch goes no further');
    assert.equal(page.left, 1);
    pass(0, 11 * minute_ms);
    assert.ok(!touch());
    assert.equal(page.left, 2);
    page.locks = false;
    pass(11 * minute_ms);
    assert.ok(touch(), 'an app that stays open is touched');
});
