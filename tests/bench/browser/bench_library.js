// @ts-nocheck: emcc defines mergeInto and LibraryManager.
// What the benchmark page measures against and hands its results to; see tests/bench/bench.mjs. The
// first is put in place by the page, because it suspends.

mergeInto(LibraryManager.library, {
    xunlou_bench_bare_put: function () {
        throw new Error('the page did not replace xunlou_bench_bare_put');
    },
    xunlou_bench_fold_table: function (pointer, size_max) {
        const table = globalThis.bench_fold_table;
        if (table.length > size_max) return 0;
        HEAPU8.set(table, pointer);
        return table.length;
    },
    xunlou_bench_keep: function (name, pointer, size) {
        globalThis.bench_kept ??= {};
        globalThis.bench_kept[UTF8ToString(name)] = HEAPU8.slice(pointer, pointer + size);
    },
});
