// The app as a person meets it: by role and name in the accessibility mirror, by real taps and real
// keys. Nothing here waits for a time; everything waits for something to be seen.

import assert from 'node:assert/strict';

/** @typedef {Parameters<import("playwright-core").Page["getByRole"]>[0]} Role */
/** @typedef {string | RegExp} Name */
/** @typedef {'light' | 'dark' | 'contrast' | 'dark_contrast'} Theme */

/** What everybody chooses as their PIN here. */
export const pin = '280519';

export class App {
    /** @param {import("playwright-core").Page} page */
    constructor(page) {
        this.page = page;
        /** Errors the page could not handle; a test ends with none. @type {string[]} */
        this.errors = [];
        page.on('pageerror', (error) => this.errors.push(String(error.stack ?? error)));
    }

    /**
     * Opens the app in a new page of the context.
     * @param {import("./suite.mjs").Trial} t
     * @param {import("playwright-core").BrowserContext} context
     * @param {string} origin
     * @param {string} label  names what a failure leaves behind
     */
    static async open(t, context, origin, label) {
        const page = context.pages().find((open) => open.url() === 'about:blank');
        const app = new App(page ?? (await context.newPage()));
        t.watch(label, app.page);
        await app.page.goto(origin);
        return app;
    }

    /**
     * @param {Role} role
     * @param {Name} name  a string is the whole name
     * @param {import("playwright-core").Locator} [within]
     */
    find(role, name, within) {
        return (within ?? this.page).getByRole(role, { name, exact: true });
    }

    /**
     * Waits until there is such an item and gives its place.
     * @param {Role} role
     * @param {Name} name
     * @param {{within?: import("playwright-core").Locator, timeout_ms?: number}} [options]
     */
    async see(role, name, { within, timeout_ms = 10_000 } = {}) {
        const found = this.find(role, name, within).first();
        await found.waitFor({ state: 'attached', timeout: timeout_ms });
        return found;
    }

    /**
     * Waits until there is no such item.
     * @param {Role} role
     * @param {Name} name
     */
    async see_gone(role, name) {
        await this.find(role, name).first().waitFor({ state: 'detached', timeout: 10_000 });
    }

    /**
     * Waits for the screen's one heading of level 1.
     * @param {Name} name
     * @param {number} [timeout_ms]
     */
    async see_screen(name, timeout_ms = 15_000) {
        const heading = this.page.getByRole('heading', { name, level: 1, exact: true });
        await heading.waitFor({ state: 'attached', timeout: timeout_ms });
        assert.equal(await this.page.getByRole('heading', { level: 1 }).count(), 1);
    }

    /**
     * A real tap in the middle of the item, scrolled into view first.
     * @param {Role} role
     * @param {Name} name
     * @param {{within?: import("playwright-core").Locator, timeout_ms?: number}} [options]
     */
    async tap(role, name, options) {
        const item = await this.see(role, name, options);
        await this.tap_item(item);
    }

    /** @param {import("playwright-core").Locator} item */
    async tap_item(item) {
        const { x, y } = await this.place(item);
        const touch = await this.page.evaluate(() => navigator.maxTouchPoints > 0);
        if (touch) await this.page.touchscreen.tap(x, y);
        else await this.page.mouse.click(x, y);
    }

    /**
     * A finger, event by event, that moves at its own speed however slow the machine is: its events
     * say that they are so many milliseconds apart.
     */
    async finger(apart_ms = 16) {
        const devtools = await this.page.context().newCDPSession(this.page);
        let timestamp = 0;
        const send = (
            /** @type {"touchStart" | "touchMove" | "touchEnd" | "touchCancel"} */ type,
            /** @type {{x: number, y: number}[]} */ touchPoints,
        ) => {
            const now = Date.now() / 1000;
            timestamp = type === 'touchStart' ? now : timestamp + apart_ms / 1000;
            return devtools.send('Input.dispatchTouchEvent', { type, touchPoints, timestamp });
        };
        return {
            down: (/** @type {number} */ x, /** @type {number} */ y) =>
                send('touchStart', [{ x, y }]),
            move: (/** @type {number} */ x, /** @type {number} */ y) =>
                send('touchMove', [{ x, y }]),
            up: () => send('touchEnd', []),
            cancel: () => send('touchCancel', []),
        };
    }

    /**
     * Two fingers on both sides of a point that go from so many pixels apart to so many.
     * @param {{x: number, y: number}} middle
     * @param {number} from
     * @param {number} to
     */
    async pinch({ x, y }, from, to) {
        const devtools = await this.page.context().newCDPSession(this.page);
        const fingers = (/** @type {number} */ apart) => [
            { x: x - apart / 2, y, id: 1 },
            { x: x + apart / 2, y, id: 2 },
        ];
        const send = (
            /** @type {"touchStart" | "touchMove" | "touchEnd"} */ type,
            /** @type {{x: number, y: number, id: number}[]} */ touchPoints,
        ) => devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
        await send('touchStart', fingers(from));
        for (let step = 1; step <= 10; ++step)
            await send('touchMove', fingers(from + ((to - from) * step) / 10));
        await send('touchEnd', []);
    }

    /** A long press, after which a sheet has come. @param {import("playwright-core").Locator} item */
    async hold(item) {
        const { x, y } = await this.place(item);
        const finger = await this.finger();
        await finger.down(x, y);
        // tidy: how long the finger rests is the gesture itself
        await this.page.evaluate(() => new Promise((done) => setTimeout(done, 700)));
        await finger.up();
        await this.page.getByRole('dialog').waitFor({ state: 'attached', timeout: 10_000 });
    }

    /** As the device's settings would. @param {Theme} theme */
    async show_theme(theme) {
        await this.page.emulateMedia({
            colorScheme: theme.startsWith('dark') ? 'dark' : 'light',
            contrast: theme.endsWith('contrast') ? 'more' : 'no-preference',
        });
    }

    /**
     * The middle of an item once it stands still inside the window.
     * @param {import("playwright-core").Locator} item
     */
    async place(item) {
        for (;;) {
            const box = await this.#place_once(item);
            if (box) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        }
    }

    /**
     * Null when it was taken away meanwhile: what stands there now is another.
     * @param {import("playwright-core").Locator} item
     */
    async #place_once(item) {
        return item.evaluate(async (element) => {
            const frame = () => new Promise((done) => requestAnimationFrame(done));
            // Whether nothing that scrolls or cuts off lies over the middle.
            const shown = (/** @type {number} */ x, /** @type {number} */ y) => {
                for (let up = element.parentElement; up; up = up.parentElement) {
                    if (getComputedStyle(up).overflowY === 'visible') continue;
                    const { left, right, top, bottom } = up.getBoundingClientRect();
                    if (x < left || x > right || y < top || y > bottom) return false;
                }
                return x >= 0 && x <= innerWidth && y >= 0 && y <= innerHeight;
            };
            let before = '';
            let still = 0;
            for (;;) {
                element.scrollIntoView({ block: 'nearest' });
                if (!element.isConnected) return null;
                const { x, y, width, height } = element.getBoundingClientRect();
                const now = [x, y, width, height].join();
                still = now === before && shown(x + width / 2, y + height / 2) ? still + 1 : 0;
                if (still === 3) return { x, y, width, height };
                before = now;
                await frame();
            }
        });
    }

    /**
     * Taps the field and types into whatever has the focus then, as a keyboard does.
     * @param {Name} name
     * @param {string} text
     * @param {{role?: Role, within?: import("playwright-core").Locator}} [options]
     */
    async type(name, text, { role = 'textbox', within } = {}) {
        await this.tap(role, name, { within });
        await this.focused_field(name, within);
        await this.page.keyboard.press('ControlOrMeta+a');
        await this.page.keyboard.insertText(text);
    }

    /**
     * Waits until keys go into this field.
     * @param {Name} name
     * @param {import("playwright-core").Locator} [within]
     */
    async focused_field(name, within) {
        const field = this.find('textbox', name, within).first();
        await this.until(() => field.evaluate((element) => element === document.activeElement));
    }

    /**
     * Waits until the field holds this text.
     * @param {Name} name
     * @param {string} value
     */
    async see_value(name, value) {
        const field = this.find('textbox', name).first();
        await this.until(async () => (await field.inputValue()) === value);
    }

    /**
     * Asks again, a frame later, until it is so.
     * @param {() => Promise<boolean>} holds
     * @param {number} [timeout_ms]
     */
    async until(holds, timeout_ms = 10_000) {
        const end = performance.now() + timeout_ms;
        while (!(await holds())) {
            if (performance.now() > end) throw new Error(`not so: ${holds}`);
            // tidy: the pause between two looks, not a guess at how long it takes
            await this.page.evaluate(() => new Promise((done) => setTimeout(done, 16)));
        }
    }

    /**
     * The first time on a device: staff set a PIN, an owner's own phone asks for none.
     * @param {string} account
     * @param {string} password
     */
    async sign_in(account, password) {
        await this.type('账号', account);
        await this.type('密码', password);
        await this.tap('button', '登录');
        const new_pin = this.find('textbox', '设置PIN');
        const synced = this.find('status', /^已同步/);
        await new_pin.or(synced).first().waitFor({ state: 'attached', timeout: 30_000 });
        if ((await new_pin.count()) > 0) await this.set_pin();
        await this.see('status', /^已同步/, { timeout_ms: 30_000 });
    }

    async set_pin() {
        await this.type('设置PIN', pin);
        await this.type('再次输入PIN', pin);
        await this.tap('button', '确定');
        await this.see_gone('textbox', '设置PIN');
    }

    /** Locks, which begins the page anew; needs the app's own copy to come back. */
    async lock() {
        await this.until_installed();
        await this.tap('tab', '更多');
        await this.tap('button', '换人');
        await this.see('textbox', '输入PIN');
    }

    /** After a start of the app: the PIN opens it. */
    async unlock() {
        await this.type('输入PIN', pin);
        await this.tap('button', '解锁');
        await this.see_gone('textbox', '输入PIN');
    }

    /** Waits until the service worker has everything it needs to start without a network. */
    async until_installed() {
        await this.page.evaluate(async () => {
            await navigator.serviceWorker.ready;
        });
    }

    /**
     * When a list entry with these words stood in the mirror, on this process's clock; told by the page
     * itself, because asking again and again would be late by as much as the asking takes.
     * @param {string} words
     */
    async moment_of_entry(words) {
        const since_1970_ms = await this.page.evaluate(
            (wanted) =>
                new Promise((/** @type {(at: number) => void} */ seen) => {
                    const look = () => {
                        for (const entry of document.querySelectorAll('[role=listitem]')) {
                            if (!entry.getAttribute('aria-label')?.includes(wanted)) continue;
                            observer.disconnect();
                            seen(performance.timeOrigin + performance.now());
                            return;
                        }
                    };
                    const observer = new MutationObserver(look);
                    observer.observe(document, {
                        subtree: true,
                        childList: true,
                        attributes: true,
                    });
                    look();
                }),
            words,
        );
        return since_1970_ms - performance.timeOrigin;
    }

    /**
     * When the page passed a mark of web/boot.js, on this process's clock.
     * @param {string} name
     */
    async moment_of_mark(name) {
        await this.until(() =>
            this.page.evaluate((mark) => performance.getEntriesByName(mark).length > 0, name),
        );
        const since_1970_ms = await this.page.evaluate(
            (mark) => performance.timeOrigin + performance.getEntriesByName(mark)[0].startTime,
            name,
        );
        return since_1970_ms - performance.timeOrigin;
    }

    /** @returns {Promise<string[]>} the font slices that the page has loaded */
    rare_slices() {
        return this.page.evaluate(() =>
            performance
                .getEntriesByType('resource')
                .filter((entry) => /** @type {any} */ (entry).responseEnd > 0)
                .map((entry) => new URL(entry.name).pathname)
                .filter((path) => path.includes('fonts_rest_')),
        );
    }

    /** How many frames were drawn since the page began. */
    frames() {
        return this.page.evaluate(() => /** @type {any} */ (window).xunlou.frames);
    }

    /** Waits until no frame is asked for any more: what moved has come to rest. */
    async until_still() {
        let before = -1;
        await this.until(async () => {
            const now = await this.frames();
            const still = now === before;
            before = now;
            // Ten painted frames in which the app drew none.
            await this.page.evaluate(async () => {
                for (let i = 0; i < 10; ++i) await new Promise((f) => requestAnimationFrame(f));
            });
            return still;
        });
    }

    /**
     * Waits until a whole exchange has passed in which nothing new came down.
     * @param {import("./wire.mjs").Wire} wire
     */
    async until_idle_on(wire) {
        await this.see('status', /^已同步/);
        await this.until(async () =>
            wire.exchanges.every(
                ({ path, status, broken }) => path !== '/sync' || status > 0 || broken,
            ),
        );
    }

    /** @returns {Promise<string>} the whole mirror as text */
    tree() {
        return this.page.locator('body').ariaSnapshot();
    }
}
