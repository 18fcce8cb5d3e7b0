// The accessibility mirror: one element for each node of the drawn frame, nested as the screen is,
// lying invisibly over the canvas where the thing is drawn. Screen readers, find-in-page, native
// text entry and browser tests meet the app here. Elements live as long as their node: what changed
// is changed in place, and the focused element is never moved, or it would lose focus and input
// method.
//
// Scroll areas are boxes that really scroll, so that what is scrolled out of view can be reached;
// where the browser scrolls one, the app's area follows.

import { State, read_mirror } from './mirror_format.js';
import {
    content_of,
    describe,
    focusable,
    grouped,
    groups,
    set_attribute,
    typed_into,
} from './mirror_roles.js';
import { TextField } from './text_field.js';

/** @typedef {import('./mirror_format.js').Node} Node */
/** @typedef {import('./mirror_format.js').Field} Field */
/** @typedef {import('./mirror_format.js').Role} Role */
/**
 * @typedef {Omit<import('./text_field.js').FieldHooks, 'next'> & {
 *     focus: (id: number) => void,
 *     activate: (id: number, role: Role) => void,
 *     scroll: (id: number, offset: number) => void,
 * }} MirrorHooks
 */
/**
 * @typedef {object} Entry
 * @property {Node} node
 * @property {HTMLElement} element
 * @property {TextField | undefined} field
 * @property {string} place as last given to the element
 * @property {HTMLElement | undefined} extent makes a scroll area as long as its content
 * @property {Text | undefined} words its own, before the elements of its children
 */

/** @param {Node} node */
function is_sideways(node) {
    return node.role === 'scroll' && (node.state & State.sideways) !== 0;
}

/**
 * @param {Element} element
 * @param {Node} node
 */
function scroll_of(element, node) {
    return is_sideways(node) ? element.scrollLeft : element.scrollTop;
}

export class Mirror {
    #root;
    #announcer;
    #hooks;
    /** @type {Map<number, Entry>} */
    #entries = new Map();
    /** @type {WeakMap<Element, Entry>} */
    #by_element = new WeakMap();
    #order = ''; // of the nodes, as last nested
    /** Where the focus was before each open dialog, outermost first. @type {Map<number, number>} */
    #before_dialog = new Map();

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
        root.addEventListener('click', (event) => this.#act_on(this.entry_at(event.target)));
        root.addEventListener('scroll', (event) => this.#scrolled(event), true);
    }

    /** @param {Uint8Array} bytes */
    show(bytes) {
        const { nodes, fields } = read_mirror(bytes);
        const wanted = new Set(nodes.map((node) => node.id));
        for (const [id, entry] of this.#entries) if (!wanted.has(id)) this.#drop(id, entry);
        const field_of = (/** @type {Node} */ node) =>
            typed_into.has(node.role) ? fields.get(node.id) : undefined;
        /** @type {Entry[]} */
        const entries = nodes.map((node) => this.#entry_for(node, field_of(node)));
        nodes.forEach((node, index) => {
            const parent = node.parent < 0 ? undefined : nodes[node.parent];
            this.#update(entries[index], node, parent, field_of(node));
        });
        this.#nest(nodes, entries);
        for (const { node, element } of entries)
            if (node.role === 'scroll' && Math.abs(scroll_of(element, node) - node.scroll) >= 1)
                element[is_sideways(node) ? 'scrollLeft' : 'scrollTop'] = node.scroll;
        this.#set_tab_stops(entries);
        this.#follow_dialogs(nodes);
    }

    /** @param {string} sentence */
    announce(sentence) {
        // The same sentence again is news again only when the text changes.
        this.#announcer.textContent =
            this.#announcer.textContent === sentence ? `${sentence}\u00a0` : sentence;
    }

    /**
     * For readers that explore by touch: what is only read takes pointers too, and areas scroll as
     * the browser scrolls. Told apart in page.css.
     * @param {boolean} on
     */
    set_assistive(on) {
        this.#root.classList.toggle('assistive', on);
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
            if (entry && (entry.field || entry.node.acts)) return entry;
            element = element.parentElement;
        }
        return undefined;
    }

    /**
     * @param {number} id
     * @param {Entry} entry
     */
    #drop(id, entry) {
        this.#order = '';
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
        const same_tag = (known?.node.role === 'link') === (node.role === 'link');
        if (known && fits && same_tag && (known.extent !== undefined) === is_scroll) return known;
        if (known) this.#drop(node.id, known);

        const text_field = field
            ? new TextField(field, { ...this.#hooks, next: (from) => this.#leave_field(from) })
            : undefined;
        const element =
            text_field?.element ?? document.createElement(node.role === 'link' ? 'a' : 'div');
        let extent;
        if (is_scroll) {
            extent = document.createElement('div');
            extent.className = 'extent';
            element.append(extent);
        }
        const entry = { node, element, field: text_field, extent, words: undefined, place: '' };
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
            const kind = is_sideways(node) ? `${node.role} sideways` : node.role;
            if (element.className !== kind) element.className = kind;
            this.#say(entry, content_of(node));
        }
        const sideways = parent !== undefined && is_sideways(parent);
        const scrolled = parent?.scroll ?? 0;
        const x = node.rect.x - (parent?.rect.x ?? 0) + (sideways ? scrolled : 0);
        const y = node.rect.y - (parent?.rect.y ?? 0) + (sideways ? 0 : scrolled);
        const place = `${x},${y},${node.rect.w},${node.rect.h}`;
        if (place !== entry.place) {
            entry.place = place;
            Object.assign(element.style, {
                left: `${x}px`,
                top: `${y}px`,
                width: `${node.rect.w}px`,
                height: `${node.rect.h}px`,
            });
        }
        if (entry.extent) {
            const { style } = entry.extent;
            if (is_sideways(node)) style.width = `${node.rect.w + node.scroll_max}px`;
            else style.height = `${node.rect.h + node.scroll_max}px`;
        }
    }

    /**
     * @param {Entry} entry
     * @param {string | undefined} words
     */
    #say(entry, words) {
        if (words === undefined && !entry.words) return;
        if (!entry.words) {
            entry.words = document.createTextNode('');
            entry.element.prepend(entry.words);
        }
        if (entry.words.data !== (words ?? '')) entry.words.data = words ?? '';
    }

    /**
     * Puts the elements below their parents in the order of the nodes, moving as few as possible.
     * @param {Node[]} nodes
     * @param {Entry[]} entries
     */
    #nest(nodes, entries) {
        const order = nodes.map(({ id, parent }) => `${id}<${parent}`).join();
        if (order === this.#order) return;
        this.#order = order;
        const focused = document.activeElement;
        // The one after it is looked up when its turn comes: it may have moved to another parent.
        /** @type {Map<Element, ChildNode>} */
        const last_of = new Map();
        nodes.forEach((node, index) => {
            const { element } = entries[index];
            const parent_entry = node.parent < 0 ? undefined : entries[node.parent];
            const parent = parent_entry?.element ?? this.#root;
            const before = parent_entry?.extent ?? parent_entry?.words;
            const last = last_of.get(parent) ?? before;
            let at = last ? last.nextSibling : parent.firstChild;
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
            last_of.set(parent, element);
        });
    }

    /**
     * Everything that acts is a stop, of a group only the chosen member (or the first).
     * @param {Entry[]} entries
     */
    #set_tab_stops(entries) {
        /** @type {Map<number, Entry>} */
        const stops = new Map(); // by the index of the group
        for (const entry of entries) {
            const { node } = entry;
            if (!grouped.has(node.role) || !node.acts) continue;
            const chosen = (node.state & (State.checked | State.selected)) !== 0;
            if (chosen || !stops.has(node.parent)) stops.set(node.parent, entry);
        }
        for (const entry of entries) {
            const { node, element } = entry;
            if (entry.field) continue;
            const acts = focusable.has(node.role) && node.acts;
            const in_group = grouped.has(node.role) && groups.has(entries[node.parent]?.node.role);
            const stop = acts && (!in_group || stops.get(node.parent) === entry);
            set_attribute(element, 'tabindex', stop ? '0' : acts ? '-1' : null);
        }
    }

    /**
     * The focus of the keyboard goes into a dialog that opens and back where it was afterwards.
     * @param {Node[]} nodes
     */
    #follow_dialogs(nodes) {
        const open = nodes.filter((node) => node.role === 'dialog').map((node) => node.id);
        for (const [dialog, before] of [...this.#before_dialog].reverse()) {
            if (open.includes(dialog)) continue;
            this.#before_dialog.delete(dialog);
            const element = this.#entries.get(before)?.element;
            if (element && document.activeElement === document.body)
                element.focus({ preventScroll: true });
        }
        for (const dialog of open) {
            if (this.#before_dialog.has(dialog)) continue;
            const was_in = document.activeElement;
            const entry = was_in ? this.#by_element.get(was_in) : undefined;
            this.#before_dialog.set(dialog, entry?.field ? 0 : (entry?.node.id ?? 0));
            if (entry && !entry.field) this.#stops(this.#entries.get(dialog)?.element)[0]?.focus();
        }
    }

    /**
     * @param {Element} [within]
     * @returns {HTMLElement[]} in the order of the Tab key
     */
    #stops(within = this.#root) {
        return [...within.querySelectorAll('[tabindex="0"], .field')].filter(
            (element) => element instanceof HTMLElement,
        );
    }

    /** Enter in a field that submits nothing: on to the field after it, or done typing. */
    #leave_field(/** @type {HTMLElement} */ from) {
        const stops = this.#stops();
        const after = stops[stops.indexOf(from) + 1];
        if (after && this.#by_element.get(after)?.field) after.focus();
        else from.blur();
    }

    act_on_focused() {
        const element = document.activeElement;
        const entry = element ? this.#by_element.get(element) : undefined;
        if (entry?.node.role === 'link') entry.element.click();
        else this.#act_on(entry);
    }

    /** A date or a time was tapped: the browser's own picker comes. @param {EventTarget} target */
    open_picker(target) {
        this.entry_at(target)?.field?.open_picker();
    }

    /** @param {Entry | undefined} entry */
    #act_on(entry) {
        if (entry?.field) entry.element.focus({ preventScroll: true });
        else if (entry?.node.role === 'link')
            return; // the browser follows it
        else if (entry?.node.acts) this.#hooks.activate(entry.node.id, entry.node.role);
    }

    /**
     * To the next or previous member of the focused one's group; radios and tabs are chosen by it.
     * @param {number} step
     * @returns {boolean} false: the focus is in no group
     */
    move_in_group(step) {
        const focused = document.activeElement;
        const entry = focused ? this.#by_element.get(focused) : undefined;
        const group = focused?.parentElement;
        if (!entry || !group || !grouped.has(entry.node.role)) return false;
        const members = [...group.children]
            .map((element) => this.#by_element.get(element))
            .filter((member) => member?.node.role === entry.node.role);
        const next = members[(members.indexOf(entry) + step + members.length) % members.length];
        next?.element.focus();
        if (next && entry.node.role !== 'option') this.#act_on(next);
        return true;
    }

    /**
     * Scrolls the area the focus is in, or the topmost on the screen.
     * @param {(visible: number) => number} amount
     * @returns {boolean} false: nothing scrolls here
     */
    scroll_by(amount) {
        const areas = [...this.#root.querySelectorAll('.scroll:not(.sideways)')];
        const around = document.activeElement?.closest('.scroll:not(.sideways)');
        const area = around && this.#root.contains(around) ? around : areas.at(-1);
        if (!area) return false;
        const by = amount(area.clientHeight);
        area.scrollTop =
            by === -Infinity ? 0 : by === Infinity ? area.scrollHeight : area.scrollTop + by;
        return true;
    }

    /** @param {FocusEvent} event */
    #focus_came(event) {
        const entry = this.#by_element.get(/** @type {Element} */ (event.target));
        if (entry?.field) this.#hooks.focus(entry.node.id);
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

    /** @param {Event} event */
    #scrolled(event) {
        const element = /** @type {Element} */ (event.target);
        if (element === this.#root) element.scrollTop = element.scrollLeft = 0;
        else this.#follow_scroll(this.#by_element.get(element));
    }

    /** @param {Entry | undefined} entry */
    #follow_scroll(entry) {
        if (entry?.node.role !== 'scroll') return;
        const offset = scroll_of(entry.element, entry.node);
        if (Math.abs(offset - entry.node.scroll) >= 1) this.#hooks.scroll(entry.node.id, offset);
    }

    /** The browser tells of scrolling a frame late: before a pointer is believed, all is told. */
    follow_scrolls() {
        for (const entry of this.#entries.values()) this.#follow_scroll(entry);
    }
}
