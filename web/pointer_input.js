// Pointers to the app. They are heard on the stage, which holds the canvas and the mirror: an event
// that hits a mirror element bubbles up here like one that hits the canvas.
//
// A tap is followed by a `click` that means the same tap: only clicks that no pointer made (screen
// readers, tests, scripts) act on the element itself. The focused text field keeps its pointers.

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./mirror.js').Mirror} Mirror */

const Phase = Object.freeze({ down: 0, move: 1, up: 2, cancel: 3 });
/** @type {Record<string, number>} */
const kinds = { mouse: 0, touch: 1, pen: 2 };

// As in shell/ui/gesture.cpp: from here on it is a drag.
const slop_px = 9;
// A click comes right after its pointerup; older WebKit waits for a second tap.
const click_after_ms = 400;
const wheel_line_px = 20;

export class PointerInput {
    #app;
    #guard;
    #stage;
    #mirror;
    /** @type {Map<number, {x: number, y: number, dragged: boolean, on_field: boolean}>} */
    #down = new Map();
    #tap_at_ms = -Infinity;
    /** What the finger tapped; of a mouse nothing. @type {EventTarget | null | undefined} */
    #tapped;

    /**
     * @param {App} app
     * @param {(call: () => void) => void} guard
     * @param {HTMLElement} stage
     * @param {Mirror} mirror
     */
    constructor(app, guard, stage, mirror) {
        this.#app = app;
        this.#guard = guard;
        this.#stage = stage;
        this.#mirror = mirror;
    }

    listen() {
        const stage = this.#stage;
        stage.addEventListener('pointerdown', (event) => this.#pressed(event));
        stage.addEventListener('pointermove', (event) => this.#moved(event));
        stage.addEventListener('pointerup', (event) => this.#lifted(event));
        stage.addEventListener('pointercancel', (event) => this.#cancelled(event));
        stage.addEventListener('pointerleave', (event) => {
            if (event.pointerType === 'mouse' && !this.#down.has(event.pointerId))
                this.#send(Phase.cancel, event);
        });
        stage.addEventListener('wheel', (event) => this.#wheeled(event), { passive: false });
        stage.addEventListener('contextmenu', (event) => {
            if (this.#is_field(event.target)) return;
            event.preventDefault();
            // A finger's long press is recognised by the app.
            if (/** @type {PointerEvent} */ (event).pointerType === 'touch') return;
            this.#guard(() => this.#app._xunlou_secondary(event.clientX, event.clientY));
        });
        // Nothing but text fields takes the browser's focus from a pointer. A finger's tap sends its
        // mouse events late, to what has come under the finger since: that was not tapped.
        stage.addEventListener('mousedown', (event) => {
            const of_tap = event.timeStamp - this.#tap_at_ms < click_after_ms;
            const moved = of_tap && this.#tapped !== undefined && event.target !== this.#tapped;
            if (moved || !this.#is_field(event.target)) event.preventDefault();
        });
        stage.addEventListener('click', (event) => this.#filter_click(event), true);
        for (const name of ['gesturestart', 'gesturechange', 'dragstart'])
            document.addEventListener(name, (event) => event.preventDefault(), { passive: false });
        stage.addEventListener(
            'touchmove',
            (event) => {
                if (event.touches.length > 1 && event.cancelable) event.preventDefault();
            },
            { passive: false },
        );
    }

    /** @param {EventTarget | null} target */
    #is_field(target) {
        return this.#mirror.entry_at(target)?.field !== undefined;
    }

    /**
     * @param {number} phase
     * @param {PointerEvent} event
     */
    #send(phase, event) {
        const kind = kinds[event.pointerType] ?? kinds.mouse;
        this.#guard(() =>
            this.#app._xunlou_pointer(
                phase,
                kind,
                event.pointerId,
                event.clientX,
                event.clientY,
                event.timeStamp,
            ),
        );
    }

    /** @param {PointerEvent} event */
    #pressed(event) {
        if (event.button !== 0) return;
        const field = this.#mirror.focused_field();
        if (field && event.target === field) return;
        this.#mirror.follow_scrolls();
        this.#down.set(event.pointerId, {
            x: event.clientX,
            y: event.clientY,
            dragged: false,
            on_field: this.#is_field(event.target),
        });
        this.#send(Phase.down, event);
    }

    /** @param {PointerEvent} event */
    #moved(event) {
        const press = this.#down.get(event.pointerId);
        if (!press) {
            if (event.pointerType === 'mouse' && event.buttons === 0) this.#send(Phase.move, event);
            return;
        }
        const far = Math.hypot(event.clientX - press.x, event.clientY - press.y) > slop_px;
        if (far && !press.dragged) {
            press.dragged = true;
            const selecting_text = press.on_field && event.pointerType === 'mouse';
            if (!selecting_text) this.#stage.setPointerCapture(event.pointerId);
            // The keyboard goes, and with it a field that would float over what scrolls.
            if (event.pointerType !== 'mouse') this.#mirror.focused_field()?.blur();
        }
        const steps = event.getCoalescedEvents?.() ?? [];
        for (const step of steps.length > 0 ? steps : [event]) this.#send(Phase.move, step);
    }

    /** @param {PointerEvent} event */
    #lifted(event) {
        const press = this.#down.get(event.pointerId);
        if (!press || event.button !== 0) return;
        this.#down.delete(event.pointerId);
        this.#tap_at_ms = event.timeStamp;
        this.#tapped = event.pointerType === 'mouse' ? undefined : event.target;
        this.#send(Phase.up, event);
        if (press.dragged) return;
        if (!press.on_field) this.#mirror.focused_field()?.blur();
        else if (event.target) this.#mirror.open_picker(event.target);
    }

    /** @param {PointerEvent} event */
    #cancelled(event) {
        if (this.#down.delete(event.pointerId)) this.#send(Phase.cancel, event);
    }

    /** @param {MouseEvent} event */
    #filter_click(event) {
        const by_pointer =
            event.isTrusted &&
            event.detail > 0 &&
            event.timeStamp - this.#tap_at_ms < click_after_ms;
        this.#tap_at_ms = -Infinity;
        if (!by_pointer) return;
        event.stopPropagation();
        // Whoever asks right after a click finds the new state.
        const role = this.#mirror.entry_at(event.target)?.node.role;
        if (role === 'radio' || role === 'checkbox') this.#guard(() => this.#app._xunlou_settle());
    }

    /** @param {WheelEvent} event */
    #wheeled(event) {
        const field = this.#mirror.focused_field();
        if (field && event.target === field && field.scrollHeight > field.clientHeight) return;
        event.preventDefault();
        if (event.ctrlKey) return; // a pinch on a trackpad
        const unit =
            event.deltaMode === WheelEvent.DOM_DELTA_LINE
                ? wheel_line_px
                : event.deltaMode === WheelEvent.DOM_DELTA_PAGE
                  ? this.#stage.clientHeight
                  : 1;
        const dx = event.shiftKey ? event.deltaY : event.deltaX;
        const dy = event.shiftKey ? 0 : event.deltaY;
        this.#guard(() =>
            this.#app._xunlou_wheel(event.clientX, event.clientY, dx * unit, dy * unit),
        );
    }
}
