// Where the device is, for the app, from follow() to stop(). What the person has not allowed yet is asked
// for only when they have tapped for it.

/** @typedef {import('./app.js').App} App */

// As PositionStage in shell/platform/position.hpp.
const Stage = Object.freeze({ must_ask: 1, looking: 2, found: 3, refused: 4, failed: 5 });
const nowhere = { latitude: 0, longitude: 0, accuracy: -1 };
// Under roofs the first fix takes its time; a failure is said, and looking goes on.
const options = { enableHighAccuracy: true, maximumAge: 0, timeout: 30_000 };

/** @returns {Promise<string>} granted, denied, or that the person would be asked */
async function permission() {
    try {
        return (await navigator.permissions.query({ name: 'geolocation' })).state;
    } catch {
        return 'prompt';
    }
}

export class Position {
    #app;
    #guard;
    /** @type {number | undefined} */
    #watch;
    /** Counts wishes: an answer to an older one is none. */
    #wish = 0;

    /**
     * @param {App} app
     * @param {(call: () => void) => void} guard
     */
    constructor(app, guard) {
        this.#app = app;
        this.#guard = guard;
    }

    available() {
        return isSecureContext && 'geolocation' in navigator;
    }

    /** @param {boolean} asked */
    async follow(asked) {
        this.stop();
        const wish = this.#wish;
        const state = await permission();
        if (wish !== this.#wish) return;
        if (state === 'denied') return this.#tell('refused');
        if (state !== 'granted' && !asked) return this.#tell('must_ask');
        this.#watch = navigator.geolocation.watchPosition(
            ({ coords }) => this.#tell('found', coords),
            ({ code, PERMISSION_DENIED }) =>
                this.#tell(code === PERMISSION_DENIED ? 'refused' : 'failed'),
            options,
        );
    }

    stop() {
        ++this.#wish;
        if (this.#watch !== undefined) navigator.geolocation.clearWatch(this.#watch);
        this.#watch = undefined;
    }

    /** @param {keyof typeof Stage} stage @param {{latitude: number, longitude: number, accuracy: number}} at */
    #tell(stage, { latitude, longitude, accuracy } = nowhere) {
        this.#guard(() => this.#app._xunlou_position(Stage[stage], latitude, longitude, accuracy));
    }
}
