// Labels of a route's checkpoints to print and cut out: A4, two in a row, each with the point's code as a
// QR code, the place, the route, and the code in letters for whoever must type it. Needs no network.

import encode from 'qr';
import { make_button, open_over_page, use_style } from '../over_page.js';

const words = { print: '打印', back: '返回', scan: '巡查点 · 请勿移动或遮挡' };
const svg_space = 'http://www.w3.org/2000/svg';
// In modules; readers ask for four.
const quiet = 4;

/** The code as an image that says what it holds. @param {string} text */
function draw_code(text) {
    const rows = encode(text, 'raw', { ecc: 'quartile', border: quiet });
    const image = document.createElementNS(svg_space, 'svg');
    image.setAttribute('viewBox', `0 0 ${rows.length} ${rows.length}`);
    image.setAttribute('role', 'img');
    image.setAttribute('aria-label', `二维码 ${text}`);
    const path = document.createElementNS(svg_space, 'path');
    // A run of dark modules is one bar: no hairlines between them on paper.
    let d = '';
    for (const [y, row] of rows.entries())
        for (let x = 0; x < row.length; ++x) {
            let end = x;
            while (row[end]) ++end;
            if (end > x) d += `M${x} ${y}h${end - x}v1h${x - end}z`;
            x = end;
        }
    path.setAttribute('d', d);
    image.append(path);
    return image;
}

/** @param {string} tag @param {string} text @param {string} [style] */
function make_text(tag, text, style = '') {
    const element = document.createElement(tag);
    element.textContent = text;
    element.className = style;
    return element;
}

/**
 * Resolves when the person has left the sheet.
 * @param {string} route
 * @param {string[]} points  code and place of each
 * @param {string} style  URL of labels.css
 */
export async function show_labels(route, points, style) {
    use_style(style);
    const view = document.createElement('dialog');
    view.className = 'labels';
    view.setAttribute('aria-label', `${route} 标签`);
    const bar = document.createElement('header');
    const sheet = document.createElement('main');
    for (let i = 0; i + 1 < points.length; i += 2) {
        const [code, place] = points.slice(i, i + 2);
        const label = document.createElement('section');
        label.setAttribute('aria-label', place);
        const said = document.createElement('div');
        said.append(
            make_text('h2', place),
            make_text('p', route),
            make_text('p', code, 'code'),
            make_text('p', words.scan, 'quiet'),
        );
        label.append(draw_code(code), said);
        sheet.append(label);
    }
    view.append(bar, sheet);
    const { close, closed } = open_over_page(view, { printed: true });
    const back = make_button(words.back, close);
    bar.append(
        back,
        make_text('h1', `${route} · ${points.length / 2} 张标签`),
        make_button(words.print, () => print(), 'primary'),
    );
    back.focus();
    await closed;
}
