// The real server on a free port of the loopback, with a demo community of its own.
//
// A demo community is made once a run and copied for each test: tests do not see one another's work.

import { execFile, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './files.mjs';

const binary = process.env.XUNLOU_SERVER ?? join(root, 'build/release/xunlou');
export const site = process.env.XUNLOU_SITE ?? join(root, 'build/web/site');

export const password = 'xunlou-demo';

/** @type {Promise<string> | null} */
let template = null;

/** @returns {Promise<string>} folder of the community that is copied */
async function make_template() {
    const folder = await mkdtemp(join(tmpdir(), 'xunlou-demo-'));
    const data = join(folder, 'data');
    await promisify(execFile)(binary, ['init', '--demo', '--data', data]);
    return data;
}

export async function remove_template() {
    if (template !== null) await rm(join(await template, '..'), { recursive: true, force: true });
    template = null;
}

export class Server {
    #data;
    /** @type {import("node:child_process").ChildProcess | null} */
    #process = null;
    #port = 0;
    #log = '';
    /** The folder of the site; another one is served from the next start on. */
    site = site;

    /** @param {string} data */
    constructor(data) {
        this.#data = data;
    }

    /**
     * A running server with a fresh demo community, ended with the trial.
     * @param {import("./suite.mjs").Trial} t
     */
    static async make(t) {
        template ??= make_template();
        const folder = await mkdtemp(join(tmpdir(), 'xunlou-server-'));
        t.defer(() => rm(folder, { recursive: true, force: true }));
        const data = join(folder, 'data');
        await cp(await template, data, { recursive: true });
        const server = new Server(data);
        t.defer(() => server.stop());
        await server.start();
        return server;
    }

    /** The folder of its community. */
    get data() {
        return this.#data;
    }

    get port() {
        return this.#port;
    }

    /** Starts it; after a stop on another port, which only the wire in between notices. */
    async start() {
        const options = ['serve', '--data', this.#data, '--site', this.site, '--port', '0'];
        const child = spawn(binary, options, { stdio: ['ignore', 'pipe', 'pipe'] });
        this.#process = child;
        this.#port = await new Promise((resolve, reject) => {
            const listen = (/** @type {Buffer} */ chunk) => {
                this.#log += chunk;
                const found = /http:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):(\d+)/.exec(this.#log);
                if (found) resolve(Number(found[1]));
            };
            child.stdout?.on('data', listen);
            child.stderr?.on('data', listen);
            child.once('error', reject);
            child.once('exit', (code) => reject(new Error(`server: ${code}\n${this.#log}`)));
        });
        this.#log = '';
    }

    /** Ends it as Ctrl-C does and waits until it has. */
    async stop() {
        const child = this.#process;
        this.#process = null;
        if (child === null || child.exitCode !== null) return;
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        await ended;
    }

    /**
     * What an administrator's command says, the server being stopped.
     * @param {string[]} command
     */
    async admin(...command) {
        const { stdout } = await promisify(execFile)(binary, [...command, '--data', this.#data]);
        return stdout;
    }
}
