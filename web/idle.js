// Notices that nobody is there: no touch and no key for so long, or as long in the background. A page
// that comes back after that is asked about at once, and the touch that brought it back goes no further.

const look_ms = 15_000;
const beginnings = ['pointerdown', 'keydown', 'wheel'];
const endings = ['pointerup', 'click'];

export class Idle {
    /** How long nobody may be there. */
    minutes = 10;
    #last = Date.now();
    #left;
    /** The gesture under way is for nobody. */
    #swallows = false;

    /** @param {() => boolean} left  nobody has been there for so long; true: the app locks itself */
    constructor(left) {
        this.#left = left;
    }

    watch() {
        const options = { capture: true, passive: true };
        for (const kind of beginnings)
            addEventListener(kind, (event) => this.#begin(event), options);
        for (const kind of endings) addEventListener(kind, (event) => this.#pass(event), options);
        document.addEventListener('visibilitychange', () => this.#look());
        setInterval(() => this.#look(), look_ms);
    }

    #look() {
        return Date.now() - this.#last >= this.minutes * 60_000 && this.#left();
    }

    /** @param {Event} event */
    #begin(event) {
        this.#swallows = this.#look();
        this.#last = Date.now();
        this.#pass(event);
    }

    /** @param {Event} event */
    #pass(event) {
        if (this.#swallows) event.stopImmediatePropagation();
    }
}
