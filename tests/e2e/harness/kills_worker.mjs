// Somebody who works on a tablet until it dies: acts drawn by chance, made through the mirror, and a log
// that says of each how far it came. See kills.mjs.

/** @typedef {import("./app.mjs").App} App */
/** @typedef {import("./app.mjs").Role} Role */
/** @typedef {import("./app.mjs").Name} Name */
/**
 * @typedef {object} Act
 * @property {'ticket' | 'note' | 'check-in' | 'photo' | 'round'} kind  round: begins or ends one; photo:
 *     taken on a ticket; both without words
 * @property {string} words
 * @property {'begun' | 'sent' | 'saved'} stage  sent: the button was pressed; saved: the app said so
 */
/** @typedef {{account: string, name: string, does: Act['kind'][]}} Person */

const round_route = /^每日巡楼 · 3 栋/;
const points = 8; // of that round

/** A sequence that a seed repeats (mulberry32). */
export class Chance {
    /** @param {number} seed */
    constructor(seed) {
        this.state = seed >>> 0;
    }

    /** From 0 to just below 1. */
    draw() {
        this.state = (this.state + 0x6d2b79f5) >>> 0;
        let bits = this.state;
        bits = Math.imul(bits ^ (bits >>> 15), bits | 1);
        bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
        return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
    }

    /** @template T @param {readonly T[]} choices */
    one_of(choices) {
        return choices[Math.floor(this.draw() * choices.length)];
    }
}

/** Somebody's work through one life of the browser. */
export class Worker {
    #app;
    #chance;
    #log;
    /** @type {(() => void) | undefined} */
    #heard;
    /** Called when a submit button was just pressed. */
    submitted = () => {};
    /** Called when the app has said that it is saved. */
    saved = () => {};

    /**
     * @param {App} app
     * @param {Chance} chance
     * @param {Log} log
     */
    constructor(app, chance, log) {
        this.#app = app;
        this.#chance = chance;
        this.#log = log;
    }

    /** What the live region says. @param {string} said */
    hear(said) {
        if (said.includes('已存本机')) this.#heard?.();
    }

    /** Never ends by itself. */
    async work() {
        for (;;) {
            const kind = this.#chance.one_of(this.#log.person.does);
            if (kind === 'ticket' || this.#log.tickets.length === 0) await this.#report();
            else if (kind === 'note') await this.#note();
            else if (kind === 'photo') await this.#photo();
            else await this.#check_in();
        }
    }

    /** @param {Role} role @param {Name} name @param {import("playwright-core").Locator} [within] */
    async #press(role, name, within) {
        await this.#app
            .find(role, name, within)
            .first()
            .evaluate((element) => /** @type {HTMLElement} */ (element).click());
    }

    /** @param {string} name @param {string} text */
    async #fill(name, text) {
        await this.#app.find('textbox', name).first().fill(text);
    }

    /**
     * Goes to a screen by its address; again when a dialog that is just closing takes the browser back.
     * @param {string} route
     * @param {string} name
     */
    async #show(route, name) {
        const { page } = this.#app;
        const heading = page.getByRole('heading', { name, level: 1, exact: true });
        await this.#app.until(async () => {
            await page.evaluate((hash) => {
                if (location.hash.slice(1) !== hash) location.hash = hash;
            }, route);
            return (await heading.count()) > 0;
        }, 30_000);
    }

    /**
     * Presses the button and waits until the app says that it is saved.
     * @param {Act} act
     * @param {Name} button
     * @param {import("playwright-core").Locator} [within]
     */
    async #submit(act, button, within) {
        const heard = new Promise((/** @type {(value?: unknown) => void} */ resolve) => {
            this.#heard = () => {
                act.stage = 'saved';
                this.#heard = undefined;
                resolve();
            };
        });
        act.stage = 'sent';
        this.submitted();
        await this.#press('button', button, within);
        await heard;
        this.saved();
    }

    async #report() {
        const app = this.#app;
        await this.#show('new-ticket', '新建工单');
        const left = await app.find('textbox', '内容').first().inputValue();
        if (left !== '' && this.#log.acts.some((a) => a.stage === 'saved' && a.words === left))
            this.#log.offered_again.push(left);
        const act = this.#log.begin('ticket');
        await this.#fill('房屋', '3-2-501');
        await this.#fill('内容', act.words);
        await this.#submit(act, '提交');
        await app.see_screen(/^工单 [A-Z]{2}-/);
        const heading = app.page.getByRole('heading', { level: 1 });
        const name = (await heading.textContent()) ?? '';
        const route = await app.page.evaluate(() => location.hash.slice(1));
        this.#log.tickets.push({ name, route, photos: 0 });
    }

    async #note() {
        const { name, route } = this.#chance.one_of(this.#log.tickets);
        await this.#show(route, name);
        await this.#press('button', '备注');
        const act = this.#log.begin('note');
        await this.#fill('备注', act.words);
        await this.#submit(act, '确定');
    }

    /** Saved when the camera says so: from then on no kill may cost the picture. */
    async #photo() {
        const app = this.#app;
        const ticket = this.#chance.one_of(this.#log.tickets);
        if (ticket.photos >= 5) return this.#note();
        await this.#show(ticket.route, ticket.name);
        await this.#press('button', '拍照');
        const camera = app.page.locator('dialog.camera');
        const shutter = camera.getByRole('button', { name: '拍一张' });
        await app.until(() => shutter.isEnabled(), 30_000);
        const act = this.#log.begin('photo');
        act.stage = 'sent';
        ticket.photos += 1; // at most
        this.submitted();
        await shutter.evaluate((element) => /** @type {HTMLElement} */ (element).click());
        await camera.getByText(/已存本机 1 张/).waitFor({ state: 'attached' });
        act.stage = 'saved';
        this.saved();
        await this.#press('button', '完成', camera);
        await camera.waitFor({ state: 'detached' });
    }

    async #check_in() {
        const app = this.#app;
        await this.#show('rounds', '巡查');
        const route = await app.see('listitem', round_route);
        const start = app.find('button', '开始巡查', route);
        await start.or(app.find('button', '继续', route)).waitFor({ state: 'attached' });
        if ((await start.count()) > 0)
            await this.#submit(this.#log.begin('round'), '开始巡查', route);
        else await this.#press('button', '继续', route);
        for (;;) {
            await app.see_screen(new RegExp(`^\\d+/${points} `));
            const heading = await app.page.getByRole('heading', { level: 1 }).textContent();
            const point = Number.parseInt(heading ?? '', 10);
            const by_hand = app.find('button', '手动输入');
            const done = app.find('main', /./).getByText(/已打卡/);
            await by_hand.or(done).first().waitFor({ state: 'attached' });
            if ((await by_hand.count()) > 0) return this.#type_code(point);
            if (point === points) return this.#finish_round();
            await this.#press('button', '下一点');
            await app.see_screen(new RegExp(`^${point + 1}/${points} `));
        }
    }

    /** @param {number} point */
    async #type_code(point) {
        await this.#press('button', '手动输入');
        const act = this.#log.begin('check-in');
        await this.#fill('巡查点编码', `XL3-${String(point).padStart(2, '0')}`);
        await this.#fill('原因', act.words);
        await this.#submit(act, '确定');
    }

    async #finish_round() {
        await this.#press('button', '结束巡查');
        const act = this.#log.begin('round');
        await this.#app.see('dialog', '结束巡查');
        await this.#submit(act, '确定');
    }
}

/** What was done in all lives. */
export class Log {
    /** @param {Person} person */
    constructor(person) {
        this.person = person;
    }

    /** @type {Act[]} */
    acts = [];
    /** Tickets that were saved. @type {{name: string, route: string, photos: number}[]} */
    tickets = [];
    /** @type {string[]} */
    offered_again = [];

    /** @param {Act['kind']} kind */
    begin(kind) {
        const words =
            kind === 'round' || kind === 'photo'
                ? ''
                : `${this.person.name}第${this.acts.length}件事，断电也不丢`;
        /** @type {Act} */
        const act = { kind, words, stage: 'begun' };
        this.acts.push(act);
        return act;
    }
}
