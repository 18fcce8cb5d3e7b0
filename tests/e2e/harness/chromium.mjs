// Debian's Chromium: one shared browser for tests that only need a fresh context, and browsers of
// their own on a profile folder for tests that end them by SIGKILL and open them again.

import { mkdtemp, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const executablePath = process.env.XUNLOU_CHROMIUM ?? '/usr/bin/chromium';

// No sandbox: tests also run as root. Software GL, so that pictures are the same everywhere; nothing
// that talks to the network by itself.
const args = [
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--ignore-gpu-blocklist',
    // A camera that films a clock, and nobody who is asked for it.
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
];

/** @typedef {import("playwright-core").BrowserContextOptions} ContextOptions */

/** @type {ContextOptions} */
export const tablet = {
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 1,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: 'light',
};
/** @type {ContextOptions} */
export const phone = { ...tablet, viewport: { width: 390, height: 844 }, isMobile: true };
/** @type {ContextOptions} */
export const desktop = { ...tablet, viewport: { width: 1440, height: 900 }, hasTouch: false };

/** @type {Promise<import("playwright-core").Browser> | null} */
let shared = null;

/**
 * A context of its own in the shared browser, closed with the trial.
 * @param {import("./suite.mjs").Trial} t
 * @param {ContextOptions} [options]
 */
export async function fresh_context(t, options = tablet) {
    shared ??= chromium.launch({ executablePath, args });
    const context = await (await shared).newContext(options);
    t.defer(() => context.close());
    return context;
}

/**
 * A browser of its own that a tool can drive through its debugging port.
 * @param {import("./suite.mjs").Trial} t
 */
export async function launch_with_port(t) {
    const folder = await mkdtemp(join(tmpdir(), 'xunlou-browser-'));
    t.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    const debugging = [...args, '--remote-debugging-port=0'];
    const context = await chromium.launchPersistentContext(folder, {
        executablePath,
        args: debugging,
    });
    t.defer(() => context.close());
    const [port] = (await readFile(join(folder, 'DevToolsActivePort'), 'utf8')).split('\n');
    return { port: Number(port) };
}

export async function close_shared() {
    await (await shared)?.close();
    shared = null;
}

/** A browser on a profile folder that outlives it. */
export class Device {
    #folder;
    #options;
    /** @type {import("playwright-core").BrowserContext | null} */
    #context = null;

    /**
     * @param {string} folder
     * @param {ContextOptions} options
     */
    constructor(folder, options) {
        this.#folder = folder;
        this.#options = options;
    }

    /**
     * @param {import("./suite.mjs").Trial} t
     * @param {ContextOptions} [options]
     */
    static async make(t, options = tablet) {
        const folder = await mkdtemp(join(tmpdir(), 'xunlou-device-'));
        t.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
        const device = new Device(folder, options);
        t.defer(() => device.close());
        return device;
    }

    /** Where everything the browser keeps is. */
    get folder() {
        return this.#folder;
    }

    /**
     * Starts the browser.
     * @param {{filming?: string}} [what]  filming: an .mjpeg that its camera sees, over and over
     * @returns {Promise<import("playwright-core").BrowserContext>}
     */
    async start({ filming } = {}) {
        const film = filming ? [`--use-file-for-fake-video-capture=${filming}`] : [];
        const options = { executablePath, args: [...args, ...film], ...this.#options };
        this.#context = await chromium.launchPersistentContext(this.#folder, options);
        return this.#context;
    }

    /** Ends the browser and all its helpers at once, as an empty battery would. */
    async kill() {
        const ended = new Promise((resolve) => this.#context?.once('close', resolve));
        // The lock of the profile names the browser's process; it leads a group of its own.
        const lock = await readlink(join(this.#folder, 'SingletonLock'));
        process.kill(-Number(lock.slice(lock.lastIndexOf('-') + 1)), 'SIGKILL');
        await ended;
        this.#context = null;
    }

    async close() {
        await this.#context?.close();
        this.#context = null;
    }
}
