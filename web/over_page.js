// A view of its own over the app: a modal dialog that Escape, its own button and the browser's way back
// close. While it is open the app below can be neither touched nor read.

/** How many are open, and what the app's state was before the first: several close in one step back. */
let open_views = 0;
let was_inert = false;

/**
 * @param {HTMLDialogElement} view
 * @param {{printed?: boolean}} [options]  printed: a browser prints what lies in its top layer as one
 *     page, so the view must not lie there
 * @returns {{close: () => void, closed: Promise<void>}}
 */
export function open_over_page(view, { printed = false } = {}) {
    const stage = /** @type {HTMLElement} */ (document.getElementById('stage'));
    // A step of the same route: going back over it moves the app nowhere.
    history.pushState(null, '', location.href);
    if (open_views++ === 0) was_inert = stage.inert; // a notice lies over the app, perhaps
    let finish = () => {};
    const closed = new Promise((/** @type {(value?: unknown) => void} */ done) => {
        finish = () => {
            removeEventListener('popstate', finish);
            view.remove();
            if (--open_views === 0) stage.inert = was_inert;
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
    if (!printed) {
        view.showModal();
        return { close, closed: closed.then(() => {}) };
    }
    view.show();
    view.addEventListener('keydown', ({ key }) => {
        if (key === 'Escape') close();
    });
    return { close, closed: closed.then(() => {}) };
}

/** A view's own style, fetched when it first opens. @param {string} url */
export function use_style(url) {
    if (document.querySelector(`link[href="${url}"]`)) return;
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = url;
    document.head.append(link);
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
