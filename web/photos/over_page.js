// A view of its own over the app: a modal dialog that Escape, its own button and the browser's way back
// close. While it is open the app below can be neither touched nor read.

/**
 * @param {HTMLDialogElement} view
 * @returns {{close: () => void, closed: Promise<void>}}
 */
export function open_over_page(view) {
    const stage = /** @type {HTMLElement} */ (document.getElementById('stage'));
    // A step of the same route: going back over it moves the app nowhere.
    history.pushState(null, '', location.href);
    const was_inert = stage.inert; // a notice lies over the app, perhaps
    let finish = () => {};
    const closed = new Promise((/** @type {(value?: unknown) => void} */ done) => {
        finish = () => {
            removeEventListener('popstate', finish);
            view.remove();
            stage.inert = was_inert;
            done();
        };
    });
    const close = () => history.back();
    addEventListener('popstate', finish);
    view.addEventListener('cancel', (event) => {
        event.preventDefault();
        close();
    });
    document.body.append(view);
    stage.inert = true;
    view.showModal();
    return { close, closed: closed.then(() => {}) };
}

/**
 * @param {string} text
 * @param {() => void} act
 * @param {string} [style]
 */
export function make_button(text, act, style = '') {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.className = style;
    button.addEventListener('click', act);
    return button;
}
