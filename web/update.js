// The service worker from the page's side. A new build is fetched in the background and waits; it
// becomes active only before the app runs, at the next start, or when the app asks: never under a
// form somebody is filling in.

const activate = 'activate';

// A browser that is too busy to say that it has changed over may have done it, and starts the waiting
// build at the next load in any case.
const patience_ms = 10_000;

/** @param {ServiceWorker} worker  it took over, became useless, or nothing was heard of it */
function activated(worker) {
    return new Promise((/** @type {(value?: unknown) => void} */ resolve) => {
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
        worker.addEventListener('statechange', () => {
            if (worker.state === 'activated' || worker.state === 'redundant') resolve();
        });
        setTimeout(resolve, patience_ms);
        worker.postMessage(activate);
    });
}

/** At the start, before anything is shown: true when the page is being loaded anew. */
export async function start_waiting_build() {
    const container = navigator.serviceWorker;
    if (!container?.controller) return false;
    const registration = await container.getRegistration();
    if (!registration?.waiting) return false;
    await activated(registration.waiting);
    location.reload();
    return true;
}

/**
 * After the app runs: fetches and keeps what it needs offline, and says when a newer build waits.
 * @param {() => void} waiting
 */
export async function keep_offline_copy(waiting) {
    const registration = await navigator.serviceWorker.register('/service_worker.js', {
        updateViaCache: 'none',
    });
    const look = () => {
        if (registration.waiting && navigator.serviceWorker.controller) waiting();
    };
    registration.addEventListener('updatefound', () =>
        registration.installing?.addEventListener('statechange', look),
    );
    // An app that stays open for days hears of new builds when it comes to the front.
    document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') registration.update().catch(() => {});
    });
    look();
}

/** Loads the page anew, in the newer build if one waits: whatever the worker does, it is loaded. */
export async function restart() {
    try {
        const registration = await navigator.serviceWorker?.getRegistration();
        if (registration?.waiting) await activated(registration.waiting);
    } catch (error) {
        console.error(error);
    }
    location.reload();
}
