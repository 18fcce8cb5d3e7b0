// Notices that nobody is there: no touch and no key for so long, or as long in the background. A page
// that comes back after that is asked about at once, and the touch that brought it back goes no further.
//
// Two clocks count, and the longer time holds: one that nobody can set, which may stand still while the
// device sleeps, and the device's own, which somebody may put back. One timer waits for the rest of the
// time; a touch costs nothing but a note.

const minute_ms = 60_000;
const beginnings = ['pointerdown', 'keydown', 'wheel'];
const endings = ['pointerup', 'click'];

const now = () => ({ steady: performance.now(), shown: Date.now() });

export class Idle {
    /** False: what is shown is for everybody, and nobody need be there. */
    watched = true;
    #minutes = 10;
    #last = now();
    #left;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    #timer;
    #watches = false;
    /** The gesture under way is for nobody. */
    #swallows = false;

    /** @param {() => boolean} left  nobody has been there for so long; true: the app locks itself */
    constructor(left) {
        this.#left = left;
    }

    /** How long nobody may be there. */
    get minutes() {
        return this.#minutes;
    }
    set minutes(minutes) {
        this.#minutes = minutes;
        if (this.#watches) this.#wait();
    }

    watch() {
        const options = { capture: true, passive: true };
        for (const kind of beginnings)
            addEventListener(kind, (event) => this.#begin(event), options);
        for (const kind of endings) addEventListener(kind, (event) => this.#pass(event), options);
        document.addEventListener('visibilitychange', () => this.#look());
        this.#watches = true;
        this.#wait();
    }

    #rest_ms() {
        const { steady, shown } = now();
        const gone = Math.max(steady - this.#last.steady, shown - this.#last.shown);
        return this.#minutes * minute_ms - gone;
    }

    /** Nobody is there any more. */
    leave() {
        return this.#left();
    }

    #look() {
        if (!this.watched) return false;
        return this.#rest_ms() <= 0 && this.#left();
    }

    // What could not be locked, or is locked already, is looked at again in a minute.
    #wait() {
        clearTimeout(this.#timer);
        const rest_ms = this.#rest_ms();
        this.#timer = setTimeout(
            () => {
                this.#look();
                this.#wait();
            },
            rest_ms > 0 ? rest_ms : minute_ms,
        );
    }

    /** @param {Event} event */
    #begin(event) {
        this.#swallows = this.#look();
        this.#last = now();
        this.#pass(event);
    }

    /** @param {Event} event */
    #pass(event) {
        if (this.#swallows) event.stopImmediatePropagation();
    }
}
