// Asks over the app for what a file of work needs: a passphrase when it is saved, the file and its
// passphrase when it is loaded. Each says in its own words what went wrong, and asks again.

import { make_button, open_over_page, use_style } from '../over_page.js';
import { keys_in, open_work, seal_work, WorkFault } from './file.js';

/** @typedef {import('./file.js').Pictured} Pictured */
/** @typedef {import('./file.js').Sealing} Sealing */
/** @typedef {import('./file.js').Work} Work */

export const passphrase_least = 8;

const words = {
    save: '存为加密文件',
    save_text: '未上传的工作存成一个文件，用口令加密。把文件拿到另一台设备，用同一账号登录后读入。',
    passphrase: '口令',
    repeat: '再次输入口令',
    passphrase_help: `至少 ${passphrase_least} 个字。忘了口令，谁也打不开这个文件。`,
    make: '生成文件',
    making: '正在加密…',
    short: `口令至少要 ${passphrase_least} 个字。`,
    differs: '两次输入的口令不一样。',
    not_made: '文件没有生成。请清理设备空间后再试，记录还在本机。',
    load: '读入加密文件',
    load_text: '读入在另一台设备上存的工作。同一个文件读两次也不会重复。',
    file: '文件',
    open: '读入',
    opening: '正在读入…',
    no_file: '请先选择文件。',
    close: '关闭',
};
/** @type {Record<import('./file.js').Reason, string>} */
const reasons = {
    not_ours: '这不是巡楼存的文件。',
    newer: '这个文件是更新的版本存的。请先更新应用。',
    damaged: '文件已损坏，或没有复制完整。请重新拷贝一份再试。',
    passphrase: '口令不对。请检查大小写和输入法后再试。',
    too_large: '文件太大，不是巡楼存的文件。',
};
const saved = (
    /** @type {string} */ name,
    /** @type {number} */ ops,
    /** @type {number} */ pictures,
) => `已存成 ${name}：${ops} 条记录${pictures > 0 ? `、${pictures} 张照片` : ''}。记录也还在本机。`;

/** @param {string} label @param {Partial<HTMLInputElement>} about */
function make_field(label, about) {
    const field = document.createElement('label');
    const text = document.createElement('span');
    text.textContent = label;
    const input = document.createElement('input');
    Object.assign(input, about);
    field.append(text, input);
    return { field, input };
}

/** @param {string} title @param {string} text */
function make_view(title, text) {
    const view = document.createElement('dialog');
    view.className = 'work';
    view.setAttribute('aria-label', title);
    const heading = document.createElement('h2');
    heading.textContent = title;
    const about = document.createElement('p');
    about.textContent = text;
    const form = document.createElement('form');
    const said = document.createElement('p');
    said.className = 'said';
    said.setAttribute('role', 'status');
    const bar = document.createElement('div');
    bar.className = 'bar';
    form.append(said, bar);
    view.append(heading, about, form);
    const say = (/** @type {string} */ what, fault = false) => {
        said.setAttribute('role', fault ? 'alert' : 'status');
        said.classList.toggle('fault', fault);
        said.textContent = what;
    };
    return { view, form, said, bar, say };
}

/**
 * @param {ReturnType<typeof make_view>} parts
 * @param {string} act
 * @param {() => Promise<void>} submit
 */
function run(parts, act, submit) {
    const { view, form, bar } = parts;
    const button = make_button(act, () => {}, 'primary');
    button.type = 'submit';
    const back = make_button(words.close, () => close());
    bar.append(button, back);
    form.addEventListener('submit', async (event) => {
        event.preventDefault();
        if (button.disabled) return;
        button.disabled = true;
        await submit();
        button.disabled = false;
    });
    const { close, closed } = open_over_page(view);
    return { close, closed, button };
}

/** @param {Blob} file @param {string} name */
function hand_out(file, name) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    // The browser has begun to write it when the click returns; the file behind the address may go later.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Says when, and nothing of whom. */
function file_name() {
    const now = new Date();
    const two = (/** @type {number} */ part) => String(part).padStart(2, '0');
    const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
    return `xunlou-${day}-${two(now.getHours())}${two(now.getMinutes())}.xlwork`;
}

/**
 * Resolves when the person has closed it.
 * @param {{records: Uint8Array<ArrayBuffer>, pictures: Pictured[],
 *     load: (hash: string) => Promise<ArrayBuffer | undefined>}} work
 * @param {Sealing} sealing
 * @param {string} style
 */
export async function save_work(work, sealing, style) {
    use_style(style);
    const parts = make_view(words.save, words.save_text);
    const secret = { type: 'password', autocomplete: /** @type {const} */ ('new-password') };
    const first = make_field(words.passphrase, secret);
    const again = make_field(words.repeat, secret);
    const help = document.createElement('p');
    help.className = 'help';
    help.textContent = words.passphrase_help;
    parts.said.before(first.field, help, again.field);
    const { closed } = run(parts, words.make, async () => {
        const passphrase = first.input.value;
        if ([...passphrase].length < passphrase_least) return parts.say(words.short, true);
        if (passphrase !== again.input.value) return parts.say(words.differs, true);
        parts.say(words.making);
        try {
            const file = await seal_work(work, passphrase, sealing);
            const name = file_name();
            hand_out(file, name);
            const ops = keys_in(work.records).filter((key) => /^(op|tray)\//.test(key)).length;
            parts.say(saved(name, ops, work.pictures.length));
        } catch (error) {
            console.error(error);
            parts.say(words.not_made, true);
        }
    });
    first.input.focus();
    await closed;
}

/**
 * What was in the file that the person chose; undefined when they closed the question.
 * @param {Sealing} sealing
 * @param {string} style
 * @returns {Promise<Work | undefined>}
 */
export async function load_work(sealing, style) {
    use_style(style);
    const parts = make_view(words.load, words.load_text);
    const file = make_field(words.file, { type: 'file' });
    const secret = make_field(words.passphrase, {
        type: 'password',
        autocomplete: 'off',
    });
    parts.said.before(file.field, secret.field);
    /** @type {Work | undefined} */
    let opened;
    const { close, closed } = run(parts, words.open, async () => {
        const chosen = file.input.files?.[0];
        if (!chosen) return parts.say(words.no_file, true);
        parts.say(words.opening);
        try {
            opened = await open_work(chosen, secret.input.value, sealing);
            close();
        } catch (error) {
            const reason = error instanceof WorkFault ? error.reason : 'damaged';
            if (!(error instanceof WorkFault)) console.error(error);
            parts.say(reasons[reason], true);
        }
    });
    file.input.focus();
    await closed;
    return opened;
}
