// Reads what shell/platform/browser/mirror.cpp packs: the accessibility tree and the text fields of
// one frame.

/** In the order of ui::a11y::Role. */
const roles = /** @type {const} */ ([
    'text',
    'button',
    'textbox',
    'combobox',
    'listbox',
    'option',
    'checkbox',
    'radio',
    'radiogroup',
    'tab',
    'tablist',
    'list',
    'listitem',
    'heading',
    'dialog',
    'group',
    'status',
    'alert',
    'img',
    'progressbar',
    'main',
    'navigation',
    'scroll',
    'link',
    'table',
    'row',
    'columnheader',
    'cell',
]);

/** @typedef {typeof roles[number]} Role */

/** In the bits of ui::a11y::State. */
export const State = Object.freeze({
    disabled: 1,
    checked: 2,
    selected: 4,
    expanded: 8,
    focused: 16,
    invalid: 32,
    multiline: 64,
    modal: 128,
    ascending: 256,
    descending: 512,
    sideways: 1024,
});

/** In the order of ui::text_input::Keyboard. */
const keyboards = /** @type {const} */ ([
    'text',
    'multiline',
    'number',
    'decimal',
    'phone',
    'password',
    'pin',
    'search',
    'date',
    'time',
    'date_time',
]);

/** @typedef {{x: number, y: number, w: number, h: number}} Rect  CSS pixels of the canvas */
/**
 * @typedef {object} Node
 * @property {number} id
 * @property {number} parent index, -1 at the root
 * @property {Role} role
 * @property {number} state
 * @property {number} level
 * @property {boolean} acts
 * @property {number} value_now
 * @property {Rect} rect
 * @property {number} scroll
 * @property {number} scroll_max
 * @property {string} name
 * @property {string} value
 */
/**
 * @typedef {object} Field
 * @property {number} id
 * @property {Rect} rect of the text
 * @property {number} em_px
 * @property {number} ink 0xRRGGBB
 * @property {number} surface 0xRRGGBB
 * @property {typeof keyboards[number]} keyboard
 * @property {number} length_max
 * @property {boolean} enter_submits
 * @property {boolean} right
 * @property {boolean} strong
 * @property {string} value
 * @property {string} placeholder
 */

class Reader {
    #bytes;
    #view;
    #at = 0;
    #decoder = new TextDecoder();

    /** @param {Uint8Array} bytes */
    constructor(bytes) {
        this.#bytes = bytes;
        this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }

    u32() {
        this.#at += 4;
        return this.#view.getUint32(this.#at - 4, true);
    }

    i32() {
        this.#at += 4;
        return this.#view.getInt32(this.#at - 4, true);
    }

    f32() {
        this.#at += 4;
        return this.#view.getFloat32(this.#at - 4, true);
    }

    rect() {
        return { x: this.f32(), y: this.f32(), w: this.f32(), h: this.f32() };
    }

    text() {
        const size = this.u32();
        const from = this.#at;
        this.#at += (size + 3) & ~3;
        return this.#decoder.decode(this.#bytes.subarray(from, from + size));
    }
}

/**
 * @param {Uint8Array} bytes
 * @returns {{nodes: Node[], fields: Map<number, Field>}}
 */
export function read_mirror(bytes) {
    const reader = new Reader(bytes);
    /** @type {Node[]} */
    const nodes = [];
    for (let left = reader.u32(); left > 0; left--)
        nodes.push({
            id: reader.u32(),
            parent: reader.i32(),
            role: roles[reader.u32()],
            state: reader.u32(),
            level: reader.u32(),
            acts: reader.u32() !== 0,
            value_now: reader.i32(),
            rect: reader.rect(),
            scroll: reader.f32(),
            scroll_max: reader.f32(),
            name: reader.text(),
            value: reader.text(),
        });
    /** @type {Map<number, Field>} */
    const fields = new Map();
    for (let left = reader.u32(); left > 0; left--) {
        const id = reader.u32();
        const field = {
            id,
            rect: reader.rect(),
            em_px: reader.f32(),
            ink: reader.u32(),
            surface: reader.u32(),
            keyboard: keyboards[reader.u32()],
            length_max: reader.u32(),
        };
        const flags = reader.u32();
        fields.set(id, {
            ...field,
            enter_submits: (flags & 1) !== 0,
            right: (flags & 2) !== 0,
            strong: (flags & 4) !== 0,
            value: reader.text(),
            placeholder: reader.text(),
        });
    }
    return { nodes, fields };
}
