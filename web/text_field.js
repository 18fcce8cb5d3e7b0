// One field of text: a real <input> or <textarea> that lies over the drawn field for as long as that
// is on the screen. Nothing of it is seen until it has the focus; then it shows the text in the same
// place, size and colour, and the browser gives it all a field has: input methods, handles,
// dictation, paste.
//
// While it is focused the element owns the text. Every change goes to the app; what the app then
// shows is an echo of it, maybe late, and must not be written back into what has been typed since.
// `#unheard` holds what was sent and not echoed yet: a value of the app that is not among these was
// not typed but decided, and is taken over, though never into an open composition.

import { pickers } from './mirror_roles.js';

/** @typedef {import('./mirror_format.js').Field} Field */
/** @typedef {import('./mirror_format.js').Node} Node */
/**
 * @typedef {object} FieldHooks
 * @property {(id: number, value: string, composing: boolean) => void} edit
 * @property {(id: number) => void} submit
 * @property {(element: HTMLElement) => void} next
 */

/** @type {Record<Field['keyboard'], {type?: string, inputmode?: string, autocomplete?: string}>} */
const keyboards = {
    text: {},
    multiline: {},
    number: { inputmode: 'numeric' },
    decimal: { inputmode: 'decimal' },
    phone: { inputmode: 'tel' },
    password: { type: 'password', autocomplete: 'current-password' },
    pin: { type: 'password', inputmode: 'numeric' },
    search: { inputmode: 'search' },
    date: { type: 'date' },
    time: { type: 'time' },
    date_time: { type: 'datetime-local' },
};

// Echoes come within a few frames; more waiting than this are edits that were skipped over.
const unheard_max = 64;

/** @param {number} rgb */
function css_color(rgb) {
    return `#${rgb.toString(16).padStart(6, '0')}`;
}

export class TextField {
    element;
    #hooks;
    /** @type {Field} */
    #field;
    /** @type {string[]} */
    #unheard = [];
    #composing = false;

    /**
     * @param {Field} field
     * @param {FieldHooks} hooks
     */
    constructor(field, hooks) {
        this.#field = field;
        this.#hooks = hooks;
        const multiline = field.keyboard === 'multiline';
        this.element = document.createElement(multiline ? 'textarea' : 'input');
        const { type, inputmode, autocomplete } = keyboards[field.keyboard];
        if (this.element instanceof HTMLInputElement) this.element.type = type ?? 'text';
        if (inputmode) this.element.inputMode = inputmode;
        for (const [name, value] of Object.entries({
            class: 'field',
            autocapitalize: 'off',
            autocorrect: 'off',
            spellcheck: 'false',
            autocomplete: autocomplete ?? 'off',
        }))
            this.element.setAttribute(name, value);
        this.element.value = field.value;
        this.#listen(multiline);
    }

    /** Can this element go on being that field? @param {Field} field */
    fits(field) {
        return field.keyboard === this.#field.keyboard;
    }

    /** @param {boolean} multiline */
    #listen(multiline) {
        const { element } = this;
        element.addEventListener('compositionstart', () => {
            this.#composing = true;
        });
        element.addEventListener('compositionend', () => {
            this.#composing = false;
            this.#send(); // Chromium sends no further `input`
        });
        element.addEventListener('input', () => this.#send());
        element.addEventListener('keydown', (any_event) => {
            const event = /** @type {KeyboardEvent} */ (any_event);
            // 229: the key belongs to the input method (WebKit says so after isComposing is over).
            if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
            if (multiline) return;
            event.preventDefault();
            if (this.#field.enter_submits) this.#hooks.submit(this.#field.id);
            else this.#hooks.next(element);
        });
    }

    #send() {
        const { value } = this.element;
        this.#unheard.push(value);
        if (this.#unheard.length > unheard_max) this.#unheard.shift();
        this.#hooks.edit(this.#field.id, value, this.#composing);
    }

    /** Only soon after a tap, as browsers want it; without one the field can still be typed into. */
    open_picker() {
        const { element } = this;
        if (!pickers.has(this.#field.keyboard) || !(element instanceof HTMLInputElement)) return;
        try {
            element.showPicker?.();
        } catch (error) {
            if (!(error instanceof DOMException)) throw error;
        }
    }

    /** @param {Field} field */
    show(field) {
        const before = this.#field;
        this.#field = field;
        const { element } = this;
        this.#take_value(before, field);
        if (element.placeholder !== field.placeholder) element.placeholder = field.placeholder;
        const length_max = field.length_max > 0 ? field.length_max : -1;
        if (element.maxLength !== length_max) {
            if (length_max < 0) element.removeAttribute('maxlength');
            else element.maxLength = length_max;
        }
        const hint =
            field.keyboard === 'multiline'
                ? 'enter'
                : field.keyboard === 'search'
                  ? 'search'
                  : field.enter_submits
                    ? 'go'
                    : 'next';
        if (element.enterKeyHint !== hint) element.enterKeyHint = hint;
        element.style.color = element.style.caretColor = css_color(field.ink);
        element.style.backgroundColor = css_color(field.surface);
        element.style.fontSize = `${field.em_px}px`;
        element.style.textAlign = field.right ? 'right' : '';
        element.style.fontWeight = field.strong ? '700' : '';
    }

    /**
     * @param {Field} before
     * @param {Field} now
     */
    #take_value(before, now) {
        if (this.#composing) return;
        const heard = this.#unheard.lastIndexOf(now.value);
        if (heard >= 0) this.#unheard.splice(0, heard + 1);
        const focused = document.activeElement === this.element;
        // Focused: an old value still shown is an echo that has not come yet.
        if (focused && (heard >= 0 || now.value === before.value)) return;
        if (!focused) this.#unheard.length = 0;
        if (this.element.value !== now.value) this.element.value = now.value;
    }

    /**
     * Where the text begins and ends inside the element's own rectangle.
     * @param {import('./mirror_format.js').Rect} outer
     */
    place_text(outer) {
        const { rect } = this.#field;
        const { style } = this.element;
        style.paddingLeft = `${Math.max(0, rect.x - outer.x)}px`;
        style.paddingTop = `${Math.max(0, rect.y - outer.y)}px`;
        style.paddingRight = `${Math.max(0, outer.x + outer.w - rect.x - rect.w)}px`;
        style.paddingBottom = `${Math.max(0, outer.y + outer.h - rect.y - rect.h)}px`;
    }
}
