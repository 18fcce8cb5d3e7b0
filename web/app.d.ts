// What the compiled app exports: runner.cpp, mirror.cpp and their like in
// shell/platform/browser say what each does.

export interface App {
    HEAPU8: Uint8Array;
    HEAPF64: Float64Array;
    _malloc(size: number): number;
    _free(pointer: number): void;
    _main(argc: number, argv: number): number;
    _xunlou_open(): void;
    _xunlou_font(bold: number, bytes: number, size: number): number;
    _xunlou_fold_table(bytes: number, size: number): number;
    _xunlou_holds_glyph(code_point: number): number;
    _xunlou_frame(now_ms: number): void;
    _xunlou_due(now_ms: number): void;
    _xunlou_settle(): void;
    _xunlou_pause(): void;
    _xunlou_halt(): void;
    _xunlou_context_lost(): void;
    _xunlou_context_restored(): void;
    _xunlou_surroundings(numbers: number, locale: number, locale_size: number): void;
    _xunlou_traces(lines: number, size: number): void;
    _xunlou_pointer(
        phase: number,
        pointer: number,
        id: number,
        x: number,
        y: number,
        at_ms: number,
    ): void;
    _xunlou_wheel(x: number, y: number, dx: number, dy: number): void;
    _xunlou_secondary(x: number, y: number): void;
    _xunlou_escape(): void;
    _xunlou_text_focus(id: number): void;
    _xunlou_text_edit(id: number, text: number, size: number, composing: number): void;
    _xunlou_text_submit(id: number): void;
    _xunlou_activate(id: number): void;
    _xunlou_scroll_to(area: number, offset: number): void;
    _xunlou_http_answer(
        id: number,
        failure: number,
        status: number,
        retry_after_s: number,
        type: number,
        type_size: number,
        body: number,
        body_size: number,
    ): void;
    _xunlou_events_poked(data: number, size: number): void;
    _xunlou_events_link(link: number): void;
    _xunlou_history_moved(route: number, size: number): void;
    _xunlou_clipboard_copied(id: number, well: number): void;
    _xunlou_scanner_finished(id: number, outcome: number, text: number, size: number): void;
    _xunlou_vault_view(text: number, size: number): void;
    _xunlou_vault_done(id: number, result: number): void;
    _xunlou_vault_left(): number;
    _xunlou_photo_came(text: number, size: number): void;
    _xunlou_photo_stands(text: number, size: number, unsent: number): void;
    _xunlou_work_opened(records: number, size: number): void;
    _xunlou_journal_records(request: number, pointer: number, length: number): void;
    _xunlou_journal_done(request: number, status: number): void;
    _xunlou_journal_used(request: number, used: number, quota: number, persistent: number): void;
}
