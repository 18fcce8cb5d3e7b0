// What each role of the accessibility tree is on the page: its attributes, its text, whether the
// keyboard's focus may rest on it.

import { State } from './mirror_format.js';

/** @typedef {import('./mirror_format.js').Node} Node */
/** @typedef {import('./mirror_format.js').Field} Field */

/** Roles that take their name from what stands in them. */
const named_by_content = new Set([
    'text',
    'button',
    'option',
    'checkbox',
    'radio',
    'tab',
    'heading',
    'link',
    'columnheader',
    'cell',
]);
/** Roles whose element may be a field. */
export const typed_into = new Set(['textbox', 'combobox']);
/** Plain boxes, or elements that are what they are without being told. */
const without_role = new Set(['text', 'scroll', 'link']);
const checkable = new Set(['checkbox', 'radio']);
const selectable = new Set(['option', 'tab']);
/** Roles that keyboard focus may rest on, when their widget acts. */
export const focusable = new Set([
    'button',
    'combobox',
    'option',
    'checkbox',
    'radio',
    'tab',
    'listitem',
    'link',
    'row',
]);
/** Roles whose members are one stop of the Tab key; arrows move among them. */
export const groups = new Set(['radiogroup', 'tablist', 'listbox']);
export const grouped = new Set(['radio', 'tab', 'option']);

/** Kinds of fields that the browser fills in by a picker of its own. */
export const pickers = new Set(['date', 'time', 'date_time']);

/**
 * @param {Element} element
 * @param {string} name
 * @param {string | null} value null: without it
 */
export function set_attribute(element, name, value) {
    if (element.getAttribute(name) === value) return;
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
}

/**
 * @param {Node} node
 * @param {Field | undefined} field
 */
export function describe(node, field) {
    const has = (/** @type {number} */ bit) => (node.state & bit) !== 0;
    /** @type {Record<string, string | null>} */
    const attributes = {
        role: without_role.has(node.role) || pickers.has(field?.keyboard ?? '') ? null : node.role,
        href: node.role === 'link' ? node.value : null,
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
        'aria-current': node.role === 'listitem' && has(State.selected) ? 'true' : null,
        'aria-pressed':
            node.role === 'button' && has(State.checked | State.selected) ? 'true' : null,
        'aria-invalid': has(State.invalid) ? 'true' : null,
        'aria-modal': has(State.modal) ? 'true' : null,
        'aria-sort':
            node.role !== 'columnheader'
                ? null
                : has(State.ascending)
                  ? 'ascending'
                  : has(State.descending)
                    ? 'descending'
                    : null,
        'aria-level': node.role === 'heading' ? String(node.level || 2) : null,
        'aria-valuenow': node.role === 'progressbar' ? String(Math.max(0, node.value_now)) : null,
    };
    return attributes;
}

/**
 * What stands in the element for those who read it; undefined: its children do.
 * @param {Node} node
 */
export function content_of(node) {
    if (node.role === 'columnheader') return undefined; // its words or its button stand in it
    if (named_by_content.has(node.role) || node.role === 'status' || node.role === 'alert')
        return node.name;
    return node.role === 'combobox' ? node.value : undefined;
}
