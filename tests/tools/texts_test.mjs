// The texts that follow the first frame are cut out of the program byte for byte, and of nothing else.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { split_texts } from '../../scripts/site/texts.mjs';

const glue = 'Module["_xunlou_later_texts"]=function(){return Module["asm"]["b"]}'.replace(
    'return ',
    'return(_xunlou_later_texts=Module["_xunlou_later_texts"]=',
);
const name = (/** @type {string} */ text) => [text.length, ...Buffer.from(text)];
const section = (/** @type {number} */ id, /** @type {number[]} */ body) => [
    id,
    body.length,
    ...body,
];

/**
 * A module with one page of memory `a`, and `b`, which says 16 or 24: where its texts lie.
 * @param {[number, string][]} segments  below address 64
 */
function module_with(segments) {
    const data = segments.flatMap(([at, text]) => [0, 0x41, at, 0x0b, ...name(text)]);
    // if (end) 24 else 16
    const body = [0, 0x41, 24, 0x41, 16, 0x20, 0, 0x1b, 0x0b];
    return Buffer.from([
        ...[0, ...Buffer.from('asm'), 1, 0, 0, 0],
        ...section(1, [1, 0x60, 1, 0x7f, 1, 0x7f]),
        ...section(3, [1, 0]),
        ...section(5, [1, 0, 1]),
        ...section(7, [2, ...name('a'), 2, 0, ...name('b'), 0, 0]),
        ...section(10, [1, body.length, ...body]),
        ...section(11, [segments.length, ...data]),
    ]);
}

/** What the module's memory holds at first. @param {Buffer} wasm */
async function memory_of(wasm) {
    const { instance } = await WebAssembly.instantiate(new Uint8Array(wasm));
    const memory = /** @type {WebAssembly.Memory} */ (instance.exports.a);
    return Buffer.from(memory.buffer);
}

test('texts in one segment or in two are cut out, and put back they are the same program', async () => {
    for (const inside of [
        [[16, 'kept\0too']],
        [
            [16, 'kep'],
            [20, 'toos'],
        ],
    ]) {
        const segments = /** @type {[number, string][]} */ ([
            [8, 'before'],
            ...inside,
            [24, 'behind'],
        ]);
        const whole = await memory_of(module_with(segments));
        const { program, texts } = await split_texts(module_with(segments), glue);
        const memory = await memory_of(program);
        assert.deepEqual(memory.subarray(16, 24), Buffer.alloc(8));
        assert.equal(memory.subarray(8, 14).toString(), 'before');
        assert.equal(memory.subarray(24, 30).toString(), 'behind');
        memory.set(texts, 16);
        assert.ok(memory.equals(whole));
    }
});

test('a segment that holds texts and something else stops the build', async () => {
    await assert.rejects(split_texts(module_with([[12, 'four and more']]), glue), /something else/);
    await assert.rejects(split_texts(module_with([[8, 'before']]), 'nothing'), /not exported/);
});
