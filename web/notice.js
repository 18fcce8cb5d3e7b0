// What the page says when the app itself cannot: why it does not run, what is safe, what to do.

/** @typedef {{label: string, act: () => void}} Action */
/** @typedef {{title: string, text: string, advice?: string, detail?: string, actions?: Action[]}} Notice */

/** @param {string} id */
function part(id) {
    return /** @type {HTMLElement} */ (document.getElementById(id));
}

export const reload = { label: '重新载入', act: () => location.reload() };

/** @param {Notice} notice */
export function show_notice({ title, text, advice = '', detail = '', actions = [reload] }) {
    part('notice-title').textContent = title;
    part('notice-text').textContent = text;
    part('notice-advice').textContent = advice;
    part('notice-detail').textContent = detail;
    part('notice-actions').replaceChildren(
        ...actions.map(({ label, act }, index) => {
            const button = document.createElement('button');
            button.type = 'button';
            button.textContent = label;
            if (index === 0) button.className = 'primary';
            button.addEventListener('click', act);
            return button;
        }),
    );
    part('skeleton').hidden = true;
    part('stage').inert = true;
    part('notice').hidden = false;
    part('notice-title').focus();
}

export function hide_notice() {
    part('notice').hidden = true;
    part('stage').inert = false;
}
