// @ts-nocheck: emcc defines mergeInto and LibraryManager.
// Test pages call xunlou_test_turn() to let the browser run until something has happened. The page
// puts a suspending function in its place (JavaScript promise integration): see test_page.mjs.

mergeInto(LibraryManager.library, {
    xunlou_test_turn: function () {
        throw new Error('the page did not replace xunlou_test_turn');
    },
});
