// The session's cookie, on disk before the app says that somebody is signed in.
//
// Chromium keeps a changed cookie in memory for up to 30 seconds. A tablet whose power ends in that
// time would come up with all its work and nobody signed in: "sign in once" would not hold. After 512
// changes it writes at once, so we make them, on a cookie that means nothing: about 10 ms. Browsers
// that write cookies sooner lose nothing by it.

const changes = 600;

export function write_cookies_out() {
    for (let n = 0; n < changes; ++n) {
        document.cookie = `written=${n}; Path=/; SameSite=Strict; Max-Age=60`;
    }
    document.cookie = 'written=; Path=/; SameSite=Strict; Max-Age=0';
}
