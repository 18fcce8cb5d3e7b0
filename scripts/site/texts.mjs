/**
 * The texts that no first screen says, cut out of the program: they follow the first frame as a file of
 * their own (web/texts.js), so that nobody waits for them. shell/ui/strings.hpp tells which they are; the
 * compiler puts them side by side, and `xunlou_later_texts` says from where to where.
 */

const magic_bytes = 8;
const data_section = 11;
const i32_const = 0x41;
const end_of_expression = 0x0b;

/** Reads a module's numbers one after another. */
class Reader {
    at = magic_bytes;
    bytes;

    /** @param {Uint8Array<ArrayBuffer>} bytes */
    constructor(bytes) {
        this.bytes = bytes;
    }

    /** LEB128, signed where `signed`. */
    number(signed = false) {
        let value = 0;
        for (let shift = 0; ; shift += 7) {
            const byte = this.bytes[this.at++];
            value |= (byte & 0x7f) << shift;
            if (byte & 0x80) continue;
            const negative = signed && shift < 25 && (byte & 0x40) !== 0;
            return negative ? value | (-1 << (shift + 7)) : value >>> 0;
        }
    }

    /** @param {number} byte  what must stand here */
    expect(byte) {
        if (this.bytes[this.at++] !== byte) throw new Error('app.wasm: unexpected data segment');
    }
}

/** @param {number} value @returns {number[]} unsigned LEB128 */
function leb(value) {
    const rest = value >>> 7;
    return rest === 0 ? [value] : [(value & 0x7f) | 0x80, ...leb(rest)];
}

/**
 * Where the texts lie in the program's memory, and what they are: the program itself tells, with nothing
 * of a browser around it.
 * @param {Uint8Array<ArrayBuffer>} wasm
 * @param {string} glue  app.js, which knows the short names of what the program exports
 */
async function texts_in(wasm, glue) {
    const found = /\["_xunlou_later_texts"\]\s*=\s*Module\["asm"\]\["(\w+)"\]/.exec(glue);
    const module = await WebAssembly.compile(wasm);
    /** @type {Record<string, Record<string, any>>} */
    const imports = {};
    for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
        if (kind !== 'function') throw new Error(`app.wasm: unexpected import of a ${kind}`);
        (imports[from] ??= {})[name] = () => 0;
    }
    const { exports } = await WebAssembly.instantiate(module, imports);
    const where = /** @type {(end: number) => number} */ (
        exports[found?.[1] ?? 'xunlou_later_texts']
    );
    if (!where) throw new Error('app.wasm: xunlou_later_texts is not exported');
    const memory = Object.values(exports).find((one) => one instanceof WebAssembly.Memory);
    if (!memory) throw new Error('app.wasm exports no memory');
    const [begin, end] = [where(0), where(1)];
    return { begin, end, texts: Buffer.from(new Uint8Array(memory.buffer.slice(begin, end))) };
}

/**
 * @param {Uint8Array<ArrayBuffer>} wasm
 * @param {number} begin
 * @param {number} end
 * @returns {Buffer} the module with empty data segments where they filled begin … end
 */
function without_data(wasm, begin, end) {
    const reader = new Reader(wasm);
    while (reader.at < wasm.length) {
        const start = reader.at;
        const section = wasm[reader.at++];
        const size = reader.number();
        const next = reader.at + size;
        if (section !== data_section) {
            reader.at = next;
            continue;
        }
        const segments = reader.number();
        const kept = [Buffer.from(leb(segments))];
        for (let i = 0; i < segments; ++i) {
            const from = reader.at;
            reader.expect(0); // active, in the one memory
            reader.expect(i32_const);
            const at = reader.number(true);
            reader.expect(end_of_expression);
            const head = wasm.subarray(from, reader.at);
            const length = reader.number();
            const inside = at >= begin && at + length <= end;
            if (!inside && at < end && at + length > begin)
                throw new Error('app.wasm: a data segment holds texts and something else');
            kept.push(Buffer.from(head), Buffer.from(leb(inside ? 0 : length)));
            if (!inside) kept.push(Buffer.from(wasm.subarray(reader.at, reader.at + length)));
            reader.at += length;
        }
        const body = Buffer.concat(kept);
        return Buffer.concat([
            wasm.subarray(0, start),
            Buffer.from([data_section, ...leb(body.length)]),
            body,
            wasm.subarray(next),
        ]);
    }
    throw new Error('app.wasm has no data');
}

/**
 * @param {Uint8Array<ArrayBuffer>} wasm
 * @param {string} glue  app.js
 * @returns {Promise<{program: Buffer, texts: Buffer}>}
 */
export async function split_texts(wasm, glue) {
    const { begin, end, texts } = await texts_in(wasm, glue);
    return { program: without_data(wasm, begin, end), texts };
}
