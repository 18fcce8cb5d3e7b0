// What the compiled app imports for its journal; this only forwards. The page gives `open_journal`
// when it makes the app: it returns the bridge of web/journal_bridge.js, which does the work.

mergeInto(LibraryManager.library, {
    $xunlou_journal: {},

    xunlou_journal_open__deps: ['$xunlou_journal'],
    xunlou_journal_open: function (timeout_ms) {
        xunlou_journal = Module['open_journal'](Module, timeout_ms);
    },

    xunlou_journal_close__deps: ['$xunlou_journal'],
    xunlou_journal_close: function () {
        xunlou_journal.close();
    },

    xunlou_journal_load__deps: ['$xunlou_journal'],
    xunlou_journal_load: function (request, area, prefix) {
        xunlou_journal.load(request, area, UTF8ToString(prefix));
    },

    xunlou_journal_commit__deps: ['$xunlou_journal'],
    xunlou_journal_commit: function (request, area, pointer, length, strict) {
        xunlou_journal.commit(request, area, pointer, length, strict !== 0);
    },

    xunlou_journal_clear__deps: ['$xunlou_journal'],
    xunlou_journal_clear: function (request, area) {
        xunlou_journal.clear(request, area);
    },

    xunlou_journal_usage__deps: ['$xunlou_journal'],
    xunlou_journal_usage: function (request) {
        xunlou_journal.usage(request);
    },
});
