// @ts-nocheck: emcc defines mergeInto and LibraryManager.
// Test pages call xunlou_test_turn() to let the browser run, and xunlou_test_answer(seen) to sleep
// until the journal has answered more often than that; it returns how often it has. The page puts
// suspending functions in their place (JavaScript promise integration): see test_page.mjs.

mergeInto(LibraryManager.library, {
    xunlou_test_turn: function () {
        throw new Error('the page did not replace xunlou_test_turn');
    },
    xunlou_test_answer: function () {
        throw new Error('the page did not replace xunlou_test_answer');
    },
});
