// Tablets whose browsers are killed at random moments, again and again, while somebody works on them and
// the network comes and goes; then what the app had said was saved is compared with what the server has.
//
// Everything is drawn from one seed: what is done, on which network, at which moment the browser ends.
// The machine's own timing is not, so a seed repeats a run closely, not exactly. To be quick the worker
// acts through the mirror, as a screen reader does, and two tablets suffer side by side.
//
// An act is *acknowledged* when the app has said 已存本机 about it. Its words stand nowhere else, so how
// often a device that downloads everything gets them says how often the act arrived.

import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { App, pin } from './app.mjs';
import { Device, fresh_context, phone } from './chromium.mjs';
import { Chance, Log, Worker } from './kills_worker.mjs';
import { password, Server } from './server.mjs';
import { Wire } from './wire.mjs';

/** @typedef {import("./kills_worker.mjs").Person} Person */
/** @typedef {'start' | 'work' | 'save' | 'push'} Moment  near what the browser is killed */
/** @typedef {'on' | 'off' | 'lossy' | 'comes' | 'goes'} Network  comes, goes: in the midst of work */
/**
 * @typedef {object} Figures
 * @property {number} kills
 * @property {Record<Moment, number>} near  kills by what they were near
 * @property {number} acknowledged  acts with words that the app called saved
 * @property {number} in_flight  acts that were submitted, not yet acknowledged when the power went
 * @property {number} begun  acts that were still being filled in then
 * @property {number} arrived  acts of all that the server has
 * @property {number} arrived_in_flight
 * @property {number} pushes_cut  exchanges that carried work and were under way at the kill
 * @property {number} answers_lost
 * @property {string[]} missing  acknowledged, and not on the server
 * @property {string[]} doubled  on the server more than once
 * @property {string[]} offered_again  saved, and yet still in the form after the restart
 * @property {{acknowledged: number, in_flight: number, arrived: number}} photos  arrived: pictures that
 *     the server keeps, each content once
 * @property {number} seconds
 */

// Two who are not in each other's way: a round is walked by one.
/** @type {Person[]} */
const people = [
    { account: 'wangmin', name: '王敏', does: ['ticket', 'note', 'check-in', 'photo'] },
    { account: 'qiantai', name: '陈静', does: ['ticket', 'ticket', 'note', 'photo'] },
];
// Sees what both do.
const onlooker = 'jingli';

// About how long these take: a moment within is drawn.
const start_ms = 2_500;
const act_ms = 800;
const beside_ms = 50; // a save or a push, from the press or the request on

const moments = /** @type {const} */ (['start', 'work', 'work', 'save', 'save', 'push', 'push']);
const reachable = /** @type {const} */ (['on', 'lossy', 'comes']);
const networks = /** @type {const} */ ([...reachable, 'on', 'off', 'lossy', 'goes']);

/** A moment that was drawn; nothing is waited for. @param {number} ms */
function after(ms) {
    // tidy: a random moment, not a guess at how long something takes
    return new Promise((passed) => setTimeout(passed, ms));
}

/** Whether an exchange carries work upward. @param {import("./wire.mjs").Exchange} exchange */
function is_push({ path, sent }) {
    return path === '/sync' && sent.includes('件事，断电也不丢');
}

/** @returns {Figures} */
function no_figures() {
    return {
        kills: 0,
        near: { start: 0, work: 0, save: 0, push: 0 },
        acknowledged: 0,
        in_flight: 0,
        begun: 0,
        arrived: 0,
        arrived_in_flight: 0,
        pushes_cut: 0,
        answers_lost: 0,
        missing: [],
        doubled: [],
        offered_again: [],
        photos: { acknowledged: 0, in_flight: 0, arrived: 0 },
        seconds: 0,
    };
}

/** A tablet of somebody who is signed in, its network, and everything that happens to it. */
class Ordeal {
    #t;
    #tablet;
    #wire;
    #chance;
    #log;
    #figures;

    /**
     * @param {import("./suite.mjs").Trial} t
     * @param {{tablet: Device, wire: Wire, person: Person, chance: Chance}} its
     * @param {Figures} figures  of all tablets
     */
    constructor(t, { tablet, wire, person, chance }, figures) {
        this.#t = t;
        this.#tablet = tablet;
        this.#wire = wire;
        this.#chance = chance;
        this.#log = new Log(person);
        this.#figures = figures;
    }

    async sign_in() {
        const context = await this.#tablet.start();
        const { name } = this.#log.person;
        const app = await App.open(this.#t, context, this.#wire.origin, name);
        await app.sign_in(this.#log.person.account, password);
        await app.until_installed();
        await this.#tablet.kill();
    }

    /** One life of the browser, ended by SIGKILL. */
    async live_and_die() {
        const chance = this.#chance;
        const wire = this.#wire;
        const moment = chance.one_of(moments);
        const network = chance.one_of(moment === 'push' ? reachable : networks);
        const [share, when] = [chance.draw(), chance.draw()];
        await this.#set_network(network);
        const { app, worker } = await this.#open();
        let over = false;
        const change_network = async () => {
            await after(when * act_ms);
            if (over) return;
            if (network === 'comes') await wire.mend();
            if (network === 'goes') await wire.cut();
        };
        const unlocked = unlock(app);
        const work = unlocked.then(() => worker.work());
        // The kill ends both; what fails before it is looked at in the race.
        work.catch(() => {});
        void unlocked.then(change_network, () => {});
        await Promise.race([this.#moment(moment, share, unlocked, worker), work]);
        over = true;
        this.#figures.pushes_cut += wire.exchanges.filter(
            (exchange) => is_push(exchange) && exchange.status === 0 && !exchange.broken,
        ).length;
        await this.#tablet.kill();
        assert.deepEqual(app.errors, []);
        wire.exchanges.length = 0; // counted; a long run would keep every byte
        ++this.#figures.kills;
        ++this.#figures.near[moment];
    }

    /** @param {Network} network */
    async #set_network(network) {
        const share = network === 'lossy' ? this.#chance.one_of([0.5, 1]) : 0;
        this.#wire.loses = ({ path }) => {
            const loses = path === '/sync' && this.#chance.draw() < share;
            if (loses) ++this.#figures.answers_lost;
            return loses;
        };
        if (network === 'off' || network === 'comes') await this.#wire.cut();
        else await this.#wire.mend();
    }

    async #open() {
        const context = await this.#tablet.start();
        const app = new App(context.pages()[0]);
        this.#t.watch(this.#log.person.name, app.page);
        const worker = new Worker(app, this.#chance, this.#log);
        await context.addInitScript(no_two_pictures_alike);
        await context.exposeFunction('hear', (/** @type {string} */ said) => worker.hear(said));
        await context.addInitScript(() =>
            addEventListener('DOMContentLoaded', () => {
                const region = /** @type {HTMLElement} */ (document.getElementById('announcer'));
                const tell = () => /** @type {any} */ (window).hear(region.textContent);
                new MutationObserver(tell).observe(region, { childList: true });
            }),
        );
        await app.page.goto(this.#wire.origin, { waitUntil: 'commit' });
        return { app, worker };
    }

    /**
     * When the battery ends. Counted in acts rather than in seconds, so that as much is done on a slow
     * machine as on a fast one; then a drawn part of the time that the next thing takes.
     * @param {Moment} moment
     * @param {number} share  drawn, 0 to 1
     * @param {Promise<void>} unlocked
     * @param {Worker} worker
     */
    async #moment(moment, share, unlocked, worker) {
        if (moment === 'start') return after(share * start_ms);
        let nth = Math.floor(this.#chance.draw() * 3);
        const happened = new Promise((/** @type {(value?: unknown) => void} */ resolve) => {
            const count = () => nth-- === 0 && resolve();
            if (moment === 'work') worker.saved = count;
            if (moment === 'save') worker.submitted = count;
            if (moment === 'push') this.#wire.asked = (exchange) => is_push(exchange) && resolve();
        });
        await unlocked;
        await happened;
        return after(share * (moment === 'work' ? act_ms : beside_ms));
    }

    /** The network is there again; everything goes up. */
    async arrive() {
        await this.#set_network('on');
        const { app } = await this.#open();
        await unlock(app);
        await app.see('status', /^已同步/, { timeout_ms: 90_000 });
        for (const { name, route } of this.#log.tickets.filter(({ photos }) => photos > 0)) {
            await app.page.evaluate((hash) => void (location.hash = hash), route);
            await app.see_screen(name);
            // None was taken there when the browser ended too early.
            await app.until(async () => {
                const told = /照片 (\d+)\/(\d+) 已上传/.exec(await app.tree());
                return told === null || told[1] === told[2];
            }, 90_000);
        }
        assert.deepEqual(app.errors, []);
        await this.#tablet.close();
    }

    /**
     * @param {(words: string) => number} times  how often the server has them
     */
    compare(times) {
        const figures = this.#figures;
        figures.offered_again.push(...this.#log.offered_again);
        for (const { kind, stage } of this.#log.acts) {
            if (kind === 'photo' && stage === 'sent') ++figures.photos.in_flight;
            if (kind === 'photo' && stage === 'saved') ++figures.photos.acknowledged;
        }
        for (const { stage, words } of this.#log.acts.filter(({ words: said }) => said !== '')) {
            const count = times(words);
            if (stage === 'begun') ++figures.begun;
            if (stage === 'sent') ++figures.in_flight;
            if (stage === 'saved') ++figures.acknowledged;
            if (count > 0) ++figures.arrived;
            if (count > 0 && stage === 'sent') ++figures.arrived_in_flight;
            if (count === 0 && stage === 'saved') figures.missing.push(words);
            if (count > 1) figures.doubled.push(words);
            assert.ok(count === 0 || stage !== 'begun', `${words} was never submitted`);
        }
    }
}

/** @param {App} app */
async function unlock(app) {
    await app.find('textbox', '输入PIN').fill(pin);
    await app
        .find('button', '解锁')
        .evaluate((element) => /** @type {HTMLElement} */ (element).click());
    await app.see_gone('textbox', '输入PIN');
}

/**
 * How often words stand in what a device gets that was never here, after the data was verified.
 * @param {import("./suite.mjs").Trial} t
 * @param {Server} server
 * @returns {Promise<(words: string) => number>}
 */
async function times_on(t, server) {
    await server.stop();
    assert.match(await server.admin('check'), /all is well/);
    await server.start();
    const wire = await Wire.make(t, server);
    const app = await App.open(t, await fresh_context(t, phone), wire.origin, 'another device');
    await app.sign_in(onlooker, password);
    await app.until_idle_on(wire);
    const chunks = wire.exchanges.filter(({ path }) => path === '/sync');
    const text = chunks.map(({ received }) => received.toString()).join('\n');
    return (words) => text.split(words).length - 1;
}

// In the page: the browser's camera shows the same again each time it is opened, a real one never does,
// and equal pictures are kept once.
function no_two_pictures_alike() {
    const prototype = CanvasRenderingContext2D.prototype;
    const draw = /** @type {any} */ (prototype.drawImage);
    prototype.drawImage = function (/** @type {any[]} */ ...what) {
        const context = /** @type {CanvasRenderingContext2D} */ (/** @type {unknown} */ (this));
        draw.apply(context, what);
        if (!(what[0] instanceof HTMLVideoElement)) return;
        for (let n = 0; n < 16; ++n) {
            context.fillStyle = `hsl(${Math.random() * 360} 90% 50%)`;
            context.fillRect(n * 24, 0, 24, 24);
        }
    };
}

/** How many pictures it keeps. @param {Server} server */
async function pictures_on(server) {
    const names = await readdir(join(server.data, 'files/kept')).catch(() => []);
    return names.length;
}

/**
 * @param {import("./suite.mjs").Trial} t
 * @param {{kills: number, seed: number, tell?: (figures: Figures) => void,
 *     enough?: () => boolean}} options  enough: ends it before all the kills
 * @returns {Promise<Figures>}
 */
export async function run_kills(t, { kills, seed, tell = () => {}, enough = () => false }) {
    const began = performance.now();
    const server = await Server.make(t);
    const figures = no_figures();
    let left = kills;
    const suffer = async (/** @type {Person} */ person, /** @type {number} */ index) => {
        const wire = await Wire.make(t, server);
        const tablet = await Device.make(t, phone);
        const chance = new Chance(seed * people.length + index);
        const ordeal = new Ordeal(t, { tablet, wire, person, chance }, figures);
        await ordeal.sign_in();
        while (!enough() && left-- > 0) {
            await ordeal.live_and_die();
            tell(figures);
        }
        await ordeal.arrive();
        return ordeal;
    };
    // When one fails the other has no more to go on for.
    const ordeals = people.map((person, index) =>
        suffer(person, index).catch((error) => {
            left = 0;
            throw error;
        }),
    );
    const survivors = await Promise.all(ordeals);
    const times = await times_on(t, server);
    for (const ordeal of survivors) ordeal.compare(times);
    figures.photos.arrived = await pictures_on(server);
    figures.seconds = (performance.now() - began) / 1000;
    return figures;
}

/** The figures in words. @param {Figures} figures @returns {string[]} */
export function told(figures) {
    const { near, photos } = figures;
    return [
        `${figures.kills} kills: ${near.start} while starting, ${near.work} during work, ` +
            `${near.save} near a save, ${near.push} near a push; ${figures.pushes_cut} pushes cut, ` +
            `${figures.answers_lost} answers lost`,
        `${figures.acknowledged} entries acknowledged, ${figures.in_flight} in flight ` +
            `(${figures.arrived_in_flight} of them arrived), ${figures.begun} being filled in; ` +
            `${figures.arrived} arrived`,
        `${photos.acknowledged} photos acknowledged, ${photos.in_flight} in flight; ` +
            `${photos.arrived} arrived`,
        `${figures.missing.length} missing, ${figures.doubled.length} doubled, ` +
            `${figures.offered_again.length} offered again`,
    ];
}

/** What must hold after any number of kills. @param {Figures} figures */
export function judge(figures) {
    assert.deepEqual(figures.missing, [], 'acknowledged as saved, and not on the server');
    assert.deepEqual(figures.doubled, [], 'more than once on the server');
    assert.deepEqual(figures.offered_again, [], 'saved, and still in the form');
    const { photos } = figures;
    assert.ok(
        photos.arrived >= photos.acknowledged,
        'a picture that was saved is not on the server',
    );
    assert.ok(photos.arrived <= photos.acknowledged + photos.in_flight, 'more pictures than taken');
    // A run in which next to nothing was done would prove nothing.
    const { acknowledged, kills, pushes_cut, answers_lost } = figures;
    assert.ok(acknowledged >= kills / 4, `only ${acknowledged} acts in ${kills} lives`);
    assert.ok(pushes_cut + answers_lost > 0, 'no push was cut');
}
