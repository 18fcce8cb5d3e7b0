// What the compiled app imports from the page. Each function forwards to a part of `page`, which the
// page gives when it makes the app; see web/page.js. Texts arrive as pointer and length.

mergeInto(LibraryManager.library, {
    $xunlou_text: function (pointer, size) {
        return new TextDecoder().decode(HEAPU8.subarray(pointer, pointer + size));
    },

    xunlou_frames_request: function () {
        Module['page'].frames.request();
    },
    xunlou_frames_wake_in: function (ms) {
        Module['page'].frames.wake_in(ms);
    },
    xunlou_canvas_size: function (width, height) {
        Module['page'].surroundings.set_canvas_size(width, height);
    },

    xunlou_mirror_show: function (pointer, size) {
        Module['page'].mirror.show(HEAPU8.subarray(pointer, pointer + size));
    },
    xunlou_mirror_announce__deps: ['$xunlou_text'],
    xunlou_mirror_announce: function (pointer, size) {
        Module['page'].mirror.announce(xunlou_text(pointer, size));
    },
    xunlou_mirror_focus: function (id) {
        Module['page'].mirror.focus_field(id >>> 0);
    },

    xunlou_http_post__deps: ['$xunlou_text'],
    xunlou_http_post: function (id, path, path_size, type, type_size, body, body_size, timeout_ms) {
        const bytes = HEAPU8.slice(body, body + body_size);
        const content_type = xunlou_text(type, type_size);
        Module['page'].http.post(id, xunlou_text(path, path_size), content_type, bytes, timeout_ms);
    },
    xunlou_http_cancel: function (id) {
        Module['page'].http.cancel(id);
    },

    xunlou_events_open__deps: ['$xunlou_text'],
    xunlou_events_open: function (path, size) {
        Module['page'].events.open(xunlou_text(path, size));
    },
    xunlou_events_close: function () {
        Module['page'].events.close();
    },

    xunlou_history_go__deps: ['$xunlou_text'],
    xunlou_history_go: function (route, size, replace) {
        Module['page'].history.go(xunlou_text(route, size), replace !== 0);
    },
    xunlou_history_back: function () {
        Module['page'].history.back();
    },

    xunlou_clipboard_copy__deps: ['$xunlou_text'],
    xunlou_clipboard_copy: function (id, text, size) {
        Module['page'].clipboard.copy(id, xunlou_text(text, size));
    },

    xunlou_scanner_available: function () {
        return Module['page'].scanner.available() ? 1 : 0;
    },
    xunlou_scanner_scan__deps: ['$xunlou_text'],
    xunlou_scanner_scan: function (id, prompt, size) {
        Module['page'].scanner.scan(id, xunlou_text(prompt, size));
    },
    xunlou_scanner_cancel: function () {
        Module['page'].scanner.cancel();
    },

    xunlou_page_title__deps: ['$xunlou_text'],
    xunlou_page_title: function (text, size) {
        Module['page'].surroundings.set_title(xunlou_text(text, size));
    },
    xunlou_page_assistive: function (on) {
        Module['page'].set_assistive(on !== 0);
    },
    xunlou_page_look: function (part) {
        return Module['page'].look[part];
    },
    xunlou_page_remember_look: function (language, theme, text_percent) {
        Module['page'].remember_look([language, theme, text_percent]);
    },
    xunlou_page_bar_color: function (rgb, dark) {
        Module['page'].surroundings.set_bar_color(rgb, dark !== 0);
    },
    xunlou_page_keep_storage: function () {
        Module['page'].keep_storage();
    },
    xunlou_page_write_traces__deps: ['$xunlou_text'],
    xunlou_page_write_traces: function (lines, size) {
        Module['page'].write_traces(xunlou_text(lines, size));
    },
    xunlou_page_print_labels__deps: ['$xunlou_text'],
    xunlou_page_print_labels: function (labels, size) {
        Module['page'].print_labels(xunlou_text(labels, size));
    },
    xunlou_page_restart: function () {
        Module['page'].restart();
    },

    xunlou_page_drawn: function () {
        Module['page'].picture.drawn();
    },
    xunlou_page_cannot_draw: function () {
        Module['page'].picture.refused();
    },

    xunlou_glyph: function (code_point, em_px, bold, alpha, width, height, left, top) {
        const glyphs = Module['page'].glyphs;
        if (!alpha) return glyphs.advance(code_point, em_px, bold !== 0);
        const into = HEAPU8.subarray(alpha, alpha + width * height);
        return glyphs.draw(code_point, em_px, bold !== 0, into, width, height, left, top);
    },

    xunlou_glyph_missing: function (code_point) {
        Module['page'].fonts.missing(code_point >>> 0);
    },

    xunlou_vault_ask__deps: ['$xunlou_text'],
    xunlou_vault_ask: function (id, wish, size) {
        Module['page'].vault.ask(id, xunlou_text(wish, size));
    },

    xunlou_work_save: function (records, size) {
        Module['page'].work.save(HEAPU8.slice(records, records + size));
    },
    xunlou_work_load: function () {
        Module['page'].work.load();
    },
    xunlou_work_settle: function (taken) {
        Module['page'].work.settle(taken !== 0);
    },

    xunlou_photos_ask__deps: ['$xunlou_text'],
    xunlou_photos_ask: function (wish, size) {
        Module['page'].photos.ask(xunlou_text(wish, size));
    },
    xunlou_photos_draw__deps: ['$xunlou_text'],
    xunlou_photos_draw: function (hash, size) {
        const picture = Module['page'].photos.small_picture(xunlou_text(hash, size));
        if (!picture) return 0;
        // Straight from the browser into the texture: no pixel passes through the app's memory.
        const target = 0x0de1,
            rgba = 0x1908,
            bytes = 0x1401; // TEXTURE_2D, RGBA, UNSIGNED_BYTE
        GLctx.texImage2D(target, 0, rgba, rgba, bytes, picture);
        return 1;
    },

    xunlou_random: function (pointer, size) {
        // One call fills at most 65,536 bytes.
        for (let at = 0; at < size; at += 65536)
            crypto.getRandomValues(
                HEAPU8.subarray(pointer + at, pointer + Math.min(size, at + 65536)),
            );
    },
});
