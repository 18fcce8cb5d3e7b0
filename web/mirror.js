// The accessibility mirror: one element for each node of the drawn frame, nested as the screen is,
// lying invisibly over the canvas where the thing is drawn. Screen readers, find-in-page, native
// text entry and browser tests meet the app here. Elements live as long as their node: what changed
// is changed in place, and the focused element is never moved, or it would lose focus and input
// method.
//
// Scroll areas are boxes that really scroll, so that what is scrolled out of view can be reached;
// where the browser scrolls one, the app's area follows.

import { State, read_mirror } from './mirror_format.js';
import { TextField } from './text_field.js';

/** @typedef {import('./mirror_format.js').Node} Node */
/** @typedef {import('./mirror_format.js').Field} Field */
/** @typedef {import('./mirror_format.js').Role} Role */
/**
 * @typedef {import('./text_field.js').FieldHooks & {
 *     focus: (id: number) => void,
 *     activate: (id: number, role: Role) => void,
 *     cursor: (id: number) => void,
 *     scroll: (id: number, offset: number) => void,
 *     by_pointer: () => boolean,
 * }} MirrorHooks
 */
/**
 * @typedef {object} Entry
 * @property {Node} node
 * @property {HTMLElement} element
 * @property {TextField | undefined} field
 * @property {HTMLElement | undefined} extent makes a scroll area as long as its content
 */

/** Roles that take their name from what stands in them. */
const named_by_content = new Set([
    'text',
    'button',
    'option',
    'checkbox',
    'radio',
    'tab',
    'heading',
]);
/** Roles that do something when clicked. */
const active = new Set(
    /** @type {Role[]} */ ([
        'button',
        'textbox',
        'combobox',
        'option',
        'checkbox',
        'radio',
        'tab',
        'listitem',
        'status',
        'img',
    ]),
);
const checkable = new Set(['checkbox', 'radio']);
const selectable = new Set(['option', 'tab']);
/** Roles that keyboard focus may rest on. */
const focusable = new Set(['button', 'combobox', 'option', 'checkbox', 'radio', 'tab', 'listitem']);

/**
 * @param {Element} element
 * @param {string} name
 * @param {string | null} value null: without it
 */
function set_attribute(element, name, value) {
    if (element.getAttribute(name) === value) return;
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
}

/**
 * @param {Node} node
 * @param {Field | undefined} field
 */
function describe(node, field) {
    const has = (/** @type {number} */ bit) => (node.state & bit) !== 0;
    /** @type {Record<string, string | null>} */
    const attributes = {
        role: node.role === 'text' || node.role === 'scroll' ? null : node.role,
        'aria-label':
            node.name === '' || node.role === 'scroll' || named_by_content.has(node.role)
                ? null
                : node.name,
        'aria-disabled': has(State.disabled) && !field ? 'true' : null,
        'aria-checked': checkable.has(node.role) ? String(has(State.checked)) : null,
        'aria-selected': selectable.has(node.role) ? String(has(State.selected)) : null,
        'aria-expanded':
            node.role === 'combobox' || has(State.expanded) ? String(has(State.expanded)) : null,
        'aria-haspopup': node.role === 'combobox' ? 'listbox' : null,
        'aria-pressed':
            node.role === 'button' && has(State.checked | State.selected) ? 'true' : null,
        'aria-invalid': has(State.invalid) ? 'true' : null,
        'aria-modal': has(State.modal) ? 'true' : null,
        'aria-level': node.role === 'heading' ? String(node.level || 2) : null,
        'aria-valuenow': node.role === 'progressbar' ? String(Math.max(0, node.value_now)) : null,
        tabindex: focusable.has(node.role) && !field ? '-1' : null,
    };
    return attributes;
}

export class Mirror {
    #root;
    #announcer;
    #hooks;
    /** @type {Map<number, Entry>} */
    #entries = new Map();
    /** @type {WeakMap<Element, Entry>} */
    #by_element = new WeakMap();
    #focused_id = 0; // node the app last gave the focus
    #quiet = false; // focus moves that we make ourselves

    /**
     * @param {HTMLElement} root
     * @param {HTMLElement} announcer
     * @param {MirrorHooks} hooks
     */
    constructor(root, announcer, hooks) {
        this.#root = root;
        this.#announcer = announcer;
        this.#hooks = hooks;
        root.addEventListener('focusin', (event) => this.#focus_came(event));
        root.addEventListener('focusout', (event) => this.#focus_went(event));
        root.addEventListener('click', (event) => this.#clicked(event));
        root.addEventListener('scroll', (event) => this.#scrolled(event), true);
    }

    /** @param {Uint8Array} bytes */
    show(bytes) {
        const { nodes, fields } = read_mirror(bytes);
        const wanted = new Set(nodes.map((node) => node.id));
        for (const [id, entry] of this.#entries) if (!wanted.has(id)) this.#drop(id, entry);
        /** @type {Entry[]} */
        const entries = nodes.map((node) => this.#entry_for(node, fields.get(node.id)));
        nodes.forEach((node, index) => {
            const parent = node.parent < 0 ? undefined : nodes[node.parent];
            this.#update(entries[index], node, parent, fields.get(node.id));
        });
        this.#nest(nodes, entries);
        for (const { node, element } of entries)
            if (node.role === 'scroll' && Math.abs(element.scrollTop - node.scroll) >= 1)
                element.scrollTop = node.scroll;
        this.#lay_focus(nodes);
    }

    /** @param {string} sentence */
    announce(sentence) {
        // The same sentence again is news again only when the text changes.
        this.#announcer.textContent =
            this.#announcer.textContent === sentence ? `${sentence}\u00a0` : sentence;
    }

    /** @param {number} id 0: no field */
    focus_field(id) {
        const entry = this.#entries.get(id);
        if (entry?.field) entry.element.focus({ preventScroll: true });
        else if (id === 0) this.focused_field()?.blur();
    }

    focused_field() {
        const element = document.activeElement;
        return element instanceof HTMLElement && this.#by_element.get(element)?.field
            ? element
            : undefined;
    }

    /** The node an event is about. @param {EventTarget | null} target */
    entry_at(target) {
        let element = target instanceof Element ? target : null;
        while (element && element !== this.#root) {
            const entry = this.#by_element.get(element);
            if (entry && active.has(entry.node.role)) return entry;
            element = element.parentElement;
        }
        return undefined;
    }

    /**
     * @param {number} id
     * @param {Entry} entry
     */
    #drop(id, entry) {
        this.#entries.delete(id);
        if (entry.element === this.focused_field()) this.#hooks.focus(0);
        this.#by_element.delete(entry.element);
        entry.element.remove();
    }

    /**
     * @param {Node} node
     * @param {Field | undefined} field
     * @returns {Entry}
     */
    #entry_for(node, field) {
        const known = this.#entries.get(node.id);
        const is_scroll = node.role === 'scroll';
        const fits = field ? known?.field?.fits(field) : known && !known.field;
        if (known && fits && (known.extent !== undefined) === is_scroll) return known;
        if (known) this.#drop(node.id, known);

        const text_field = field ? new TextField(field, this.#hooks) : undefined;
        const element = text_field?.element ?? document.createElement('div');
        let extent;
        if (is_scroll) {
            extent = document.createElement('div');
            extent.className = 'extent';
            element.append(extent);
        }
        const entry = { node: { ...node, name: '\0' }, element, field: text_field, extent };
        this.#entries.set(node.id, entry);
        this.#by_element.set(element, entry);
        return entry;
    }

    /**
     * @param {Entry} entry
     * @param {Node} node
     * @param {Node | undefined} parent
     * @param {Field | undefined} field
     */
    #update(entry, node, parent, field) {
        const { element } = entry;
        entry.node = node;
        for (const [name, value] of Object.entries(describe(node, field)))
            set_attribute(element, name, value);
        if (field) {
            entry.field?.show(field);
            entry.field?.place_text(node.rect);
            const disabled = (node.state & State.disabled) !== 0;
            const input = /** @type {HTMLInputElement} */ (element);
            if (input.disabled !== disabled) input.disabled = disabled;
        } else {
            if (element.className !== node.role) element.className = node.role;
            const text = named_by_content.has(node.role)
                ? node.name
                : node.role === 'combobox'
                  ? node.value
                  : node.role === 'status' || node.role === 'alert'
                    ? node.name
                    : undefined;
            if (text !== undefined && element.textContent !== text) element.textContent = text;
        }
        const { style } = element;
        style.left = `${node.rect.x - (parent?.rect.x ?? 0)}px`;
        style.top = `${node.rect.y - (parent?.rect.y ?? 0) + (parent?.scroll ?? 0)}px`;
        style.width = `${node.rect.w}px`;
        style.height = `${node.rect.h}px`;
        if (entry.extent) entry.extent.style.height = `${node.rect.h + node.scroll_max}px`;
    }

    /**
     * Puts the elements below their parents in the order of the nodes, moving as few as possible.
     * @param {Node[]} nodes
     * @param {Entry[]} entries
     */
    #nest(nodes, entries) {
        const focused = document.activeElement;
        /** @type {Map<Element, ChildNode | null>} */
        const next = new Map();
        nodes.forEach((node, index) => {
            const { element } = entries[index];
            const parent_entry = node.parent < 0 ? undefined : entries[node.parent];
            const parent = parent_entry?.element ?? this.#root;
            let at = next.has(parent)
                ? /** @type {ChildNode | null} */ (next.get(parent))
                : (parent_entry?.extent?.nextSibling ??
                  (parent_entry?.extent ? null : parent.firstChild));
            if (at !== element) {
                if (element.parentNode === parent && element.contains(focused)) {
                    // What stands before the focused one steps aside; it comes to its turn later.
                    while (at && at !== element) {
                        const after = at.nextSibling;
                        parent.append(at);
                        at = after;
                    }
                } else {
                    parent.insertBefore(element, at);
                }
            }
            next.set(parent, element.nextSibling);
        });
    }

    /** @param {Node[]} nodes */
    #lay_focus(nodes) {
        const id = nodes.find((node) => (node.state & State.focused) !== 0)?.id ?? 0;
        if (id === this.#focused_id) return;
        this.#focused_id = id;
        const element = this.#entries.get(id)?.element;
        if (!element || element === document.activeElement) return;
        this.#quiet = true;
        element.focus({ preventScroll: true });
        this.#quiet = false;
    }

    /** @param {FocusEvent} event */
    #focus_came(event) {
        const entry = this.#by_element.get(/** @type {Element} */ (event.target));
        if (entry?.field) this.#hooks.focus(entry.node.id);
        else if (entry && !this.#quiet && !this.#hooks.by_pointer())
            this.#hooks.cursor(entry.node.id);
    }

    /** @param {FocusEvent} event */
    #focus_went(event) {
        const entry = this.#by_element.get(/** @type {Element} */ (event.target));
        if (!entry?.field) return;
        const to = event.relatedTarget;
        if (to instanceof Element && this.#by_element.get(to)?.field) return;
        // Another window has the focus now: the field keeps its place and gets it back.
        if (!document.hasFocus()) return;
        this.#hooks.focus(0);
    }

    /** @param {MouseEvent} event */
    #clicked(event) {
        const entry = this.entry_at(event.target);
        if (!entry) return;
        if (entry.field) {
            if (document.activeElement !== entry.element)
                entry.element.focus({ preventScroll: true });
        } else {
            this.#hooks.activate(entry.node.id, entry.node.role);
        }
    }

    /** @param {Event} event */
    #scrolled(event) {
        const element = /** @type {Element} */ (event.target);
        if (element === this.#root) {
            element.scrollTop = element.scrollLeft = 0;
            return;
        }
        const entry = this.#by_element.get(element);
        if (entry?.node.role !== 'scroll') return;
        if (Math.abs(element.scrollTop - entry.node.scroll) >= 1)
            this.#hooks.scroll(entry.node.id, element.scrollTop);
    }
}
