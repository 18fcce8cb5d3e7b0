#include "core/policy/evidence.hpp"
#include "shell/screens/page.hpp"
#include "shell/screens/round.hpp"

#include <array>
#include <vector>

namespace shell {

namespace {

// clang-format off
#define ROUND_DIALOG_TEXTS(X) \
    X(type_code, "手动输入", "Type the code") \
    X(type_text, "{} · 编码印在巡查点标签上", "{} · the code is printed on the label") \
    X(code, "巡查点编码", "Point's code") \
    X(wrong_code, "编码不对，请核对标签", "This is not the point's code: check the label") \
    X(other_code, "这是「{}」的编码", "This is the code of {}") \
    X(why_worn, "二维码破损", "Label worn") \
    X(why_camera, "相机不可用", "No camera") \
    X(why_dark, "光线太暗", "Too dark") \
    X(skip, "跳过", "Skip") \
    X(skip_text, "{} · 跳过会记入本轮", "{} · the skip is recorded") \
    X(why_locked, "门锁着", "Locked") \
    X(why_works, "正在施工", "Works under way") \
    X(why_unsafe, "不安全", "Unsafe") \
    X(finding, "发现问题", "Finding") \
    X(words, "说明", "Remark") \
    X(words_hint, "看到了什么", "What you see") \
    X(severity, "程度", "Severity") \
    X(unit_hint, "相关房屋，可不填", "A home it concerns, optional") \
    X(to_ticket, "转工单", "Make a ticket") \
    X(corrected, "当场纠正", "Put right") \
    X(stop, "停用并报突发", "Stop it, emergency") \
    X(stop_text, "立即停用并张贴停用通知，同时生成突发工单。", "Take it out of service, put up a notice; an emergency ticket is made.") \
    X(stopped_words, "已停用并张贴通知：{}", "Out of service, notice put up: {}") \
    X(evidence, "凭证", "Evidence") \
    X(doubt, "{}（{} 处）", "{} ({})") \
    X(no_doubt, "各项记录相互印证", "The records agree with one another") \
    X(only_note, "仅记录", "Only note it") \
    X(ticketed, "已存本机，已转工单", "Saved; a ticket was made") \
    X(finish, "结束巡查", "Finish round") \
    X(finish_text, "结束后不能再补打卡", "No check-ins after the end") \
    X(unvisited, "还有 {} 个点没走", "{} points not visited") \
    X(unanswered, "还有 {} 项没有结果", "{} checks without a result") \
    X(go_on, "继续巡查", "Go on walking") \
    X(finished, "本轮已结束，已存本机", "Round finished, saved on this device") \
    X(summary, "小结", "Summary") \
    X(visited, "已打卡", "Checked in") \
    X(skipped, "已跳过", "Skipped") \
    X(findings, "发现问题", "Findings") \
    X(of_these, "{} 处，纠正 {}，转工单 {}", "{}, {} put right, {} tickets") \
    X(took, "用时", "Took") \
    X(of, "{} / {}", "{} / {}") \
    X(points, "巡查点", "Checkpoints") \
    X(not_visited, "未到", "Not visited") \
    X(walker, "{} · {} 开始", "{} · started {}") \
    X(late_records, "结束后补记 {} 条", "{} records after the end") \
    X(all_ok, "全部正常", "All fine") \
    X(found, "{} 处问题", "{} findings")
// clang-format on
UI_TEXT_TABLE(Text, ROUND_DIALOG_TEXTS)

using D = RoundState::Dialog;

constexpr std::array severities{core::Severity::small, core::Severity::big,
                                core::Severity::difficult, core::Severity::emergency};

bool ok_button(ui::Context& c) {
    ui::gap(c, ui::space::half);
    return ui::button(c, tr(Word::ok),
                      {.kind = ui::Button::primary, .height = ui::size::primary, .fill = true});
}

// A reason with the common ones a tap away.
void reason_field(ui::Context& c, RoundState& state, std::string& reason,
                  std::initializer_list<Text> common) {
    const std::string error =
        state.missing && reason.empty() ? tr(Word::missing, tr(Word::reason)) : std::string();
    ui::text_field(c, tr(Word::reason), reason,
                   {.error = error, .length_max = core::Line::length_max});
    ui::Wrap wrap(c);
    for (const Text text : common) {
        if (ui::chip_button(c, tr(text), reason == tr(text))) reason = tr(text);
    }
}

Intent typed_dialog(ui::Context& c, const View& view, RoundState& state, const Walk& walk) {
    const std::string key = round_form_key(walk.id) + "/typed";
    Form& form = view.forms.open(key);
    const std::string text = tr(Text::type_text, walk.point().place.value);
    ui::Overlay dialog(c,
                       {.key = "typed", .title = tr(Text::type_code), .text = text, .cross = true});
    std::string& code = form.text("code");
    std::string error;
    if (state.missing && code.empty()) error = tr(Word::missing, tr(Text::code));
    if (state.wrong_code)
        error = state.other_place.empty() ? std::string(tr(Text::wrong_code))
                                          : tr(Text::other_code, state.other_place);
    if (ui::text_field(c, tr(Text::code), code,
                       {.error = error, .length_max = core::Code::length_max}))
        state.wrong_code = false;
    std::string& reason = form.text("reason");
    reason_field(c, state, reason, {Text::why_worn, Text::why_camera, Text::why_dark});
    const bool tapped = ok_button(c);
    if (dialog.dismissed()) {
        state.close_dialog();
        return Nothing{};
    }
    if (!tapped) return Nothing{};
    state.missing = code.empty() || reason.empty();
    state.wrong_code = false;
    if (code.empty()) return Nothing{};
    const std::optional<std::uint16_t> point = core::checkpoint_by_code(walk.route, code);
    state.wrong_code = point != walk.at;
    state.other_place = point ? walk.route.checkpoints[*point].place.value : std::string();
    if (state.missing || state.wrong_code) return Nothing{};
    Submit submit;
    submit.act.push_back(
        on_round(walk, core::LinkedCheckIn{walk.at, core::Proof::typed, reason, {}, {}}));
    submit.form = key;
    return submit;
}

Intent skip_dialog(ui::Context& c, const View& view, RoundState& state, const Walk& walk) {
    const std::string key = round_form_key(walk.id) + "/skip";
    Form& form = view.forms.open(key);
    const std::string text = tr(Text::skip_text, walk.point().place.value);
    ui::Overlay dialog(c, {.key = "skip", .title = tr(Text::skip), .text = text, .cross = true});
    std::string& reason = form.text("reason");
    reason_field(c, state, reason, {Text::why_locked, Text::why_works, Text::why_unsafe});
    const bool tapped = ok_button(c);
    if (dialog.dismissed()) {
        state.close_dialog();
        return Nothing{};
    }
    if (!tapped) return Nothing{};
    state.missing = reason.empty();
    if (state.missing) return Nothing{};
    Submit submit;
    submit.act.push_back(on_round(walk, core::SkipCheckpoint{walk.at, reason}));
    submit.form = key;
    if (const std::optional<std::uint16_t> next = next_point(walk)) go_to(view, walk, *next);
    return submit;
}

// --- Finding ---------------------------------------------------------------------------------------------------------------------

core::ReportTicket ticket_of(const View& view, const Walk& walk, Form& form,
                             core::Severity severity, core::UnitId unit) {
    core::ReportTicket report;
    // What is wrong at somebody's home is their repair; anything else is work in the public area.
    report.kind = unit ? core::TicketKind::repair : core::TicketKind::public_area;
    report.category = static_cast<core::Category>(form.choice("category", 0));
    report.severity = severity;
    report.channel = core::Channel::round;
    report.unit = unit;
    if (const core::Unit* home = view.state.find(unit)) report.household = home->household;
    report.place = core::utf8_prefix(joined({walk.route.name.value, walk.point().place.value}),
                                     core::Line::length_max);
    report.words = form.text("text");
    report.round = walk.id;
    return report;
}

Intent finding_dialog(ui::Context& c, const View& view, RoundState& state, const Walk& walk) {
    if (state.item >= walk.point().items.size()) {
        state.close_dialog();
        return Nothing{};
    }
    const std::string key = finding_form_key(walk, state.item);
    Form& form = view.forms.open(key);
    const bool stops = walk.point().items[state.item].stops;
    ui::Overlay dialog(c, {.key = key,
                           .title = tr(Text::finding),
                           .text = walk.point().items[state.item].text.value,
                           .width_max = 620,
                           .cross = true});
    std::string& words = form.text("text");
    const std::string error =
        state.missing && words.empty() ? tr(Word::missing, tr(Text::words)) : std::string();
    ui::text_field(c, tr(Text::words), words,
                   {.placeholder = tr(Text::words_hint),
                    .error = error,
                    .kind = ui::TextField::multiline,
                    .length_max = core::Note::length_max,
                    .lines = 2});
    std::vector<ui::Choice> degrees;
    for (const core::Severity severity : severities) {
        const bool alarm = severity == core::Severity::emergency;
        degrees.push_back({.label = word_of(severity),
                           .tone = alarm ? ui::Tone::late : ui::Tone::accent,
                           .alarming = alarm});
    }
    int& degree = form.choice("severity", 0);
    ui::segmented(c, tr(Text::severity), degrees, degree);

    std::string& typed = form.text("unit");
    const core::UnitId unit = view.queries.unit_named(view, typed);
    const bool no_unit = !typed.empty() && !unit;
    std::vector<std::string_view> categories;
    for (std::uint8_t category = 0; category <= core::category_last; ++category)
        categories.push_back(word_of(static_cast<core::Category>(category)));
    {
        ui::Cells cells(c, {ui::part(1), ui::part(1)});
        ui::text_field(
            c, tr(Word::unit), typed,
            {.placeholder = tr(Text::unit_hint),
             .error = state.missing && no_unit ? tr(Word::no_such_unit) : std::string_view{},
             .length_max = core::Code::length_max});
        ui::select(c, tr(Word::category), categories, form.choice("category", 0));
    }
    Intent photo = draw_item_photos(c, view, state, walk, state.item, true);
    std::optional<core::Handling> handling;
    ui::gap(c, ui::space::half);
    if (stops) {
        ui::text(c, tr(Text::stop_text), {.type = ui::Type::second, .tone = ui::Tone::late});
        if (ui::button(c, tr(Text::stop),
                       {.kind = ui::Button::danger_primary,
                        .height = ui::size::primary,
                        .icon = ui::Icon::warning,
                        .fill = true}))
            handling = core::Handling::stopped;
    }
    {
        ui::Cells cells(c, {ui::part(1), ui::part(1.3f)});
        const ui::Button side{.height = ui::size::primary, .icon = ui::Icon::check, .fill = true};
        if (ui::button(c, tr(Text::corrected), side)) handling = core::Handling::corrected;
        const ui::Button main{.kind = ui::Button::primary,
                              .height = ui::size::primary,
                              .icon = ui::Icon::ticket,
                              .fill = true};
        if (ui::button(c, tr(Text::to_ticket), main)) handling = core::Handling::ticket;
    }
    if (ui::button(c, tr(Text::only_note),
                   {.kind = ui::Button::text, .height = ui::size::segment, .fill = true}))
        handling = core::Handling::noted;
    if (dialog.dismissed()) {
        state.close_dialog();
        return Nothing{};
    }
    if (!handling) return photo;
    const bool ticket = core::has_ticket(*handling);
    state.missing = words.empty() || (ticket && no_unit);
    if (state.missing) return Nothing{};
    if (lacks_photo(walk, state.item)) {
        state.photo_first = {walk.at, state.item};
        return Nothing{};
    }
    const bool stopped = *handling == core::Handling::stopped;
    const core::Severity severity =
        stopped ? core::Severity::emergency
                : severities[static_cast<std::size_t>(degree) % severities.size()];
    Submit submit;
    submit.act.push_back(
        on_round(walk, core::RecordFinding{walk.at, state.item, severity, *handling, {}, words}));
    if (ticket) {
        core::ReportTicket report = ticket_of(view, walk, form, severity, unit);
        if (stopped) {
            report.words =
                core::utf8_prefix(tr(Text::stopped_words, words), core::Note::length_max);
            if (walk.route.role == core::Role::lift_technician)
                report.category = core::Category::lift;
        }
        submit.act.push_back({{core::EntityKind::ticket, 0}, std::move(report)});
        for (const core::Photo& picture : photos_of(walk.round, walk.at, state.item))
            submit.act.push_back({{core::EntityKind::ticket, 0}, core::AttachPhoto{picture.file}});
        submit.said = tr(Text::ticketed);
    }
    submit.form = key;
    return submit;
}

// --- The end ---------------------------------------------------------------------------------------------------------------------

Intent finish_dialog(ui::Context& c, const View& view, RoundState& state, const Walk& walk) {
    const core::RoundProgress progress = core::progress_of(walk.route, walk.round);
    const int unvisited = progress.total - progress.done();
    ui::Overlay dialog(
        c,
        {.key = "finish", .title = tr(Text::finish), .text = tr(Text::finish_text), .cross = true});
    summary_rows(c, view, walk);
    if (unvisited > 0 || progress.unanswered > 0) {
        const std::string text =
            joined({unvisited > 0 ? tr(Text::unvisited, unvisited) : "",
                    progress.unanswered > 0 ? tr(Text::unanswered, progress.unanswered) : ""});
        ui::banner(
            c, {.tone = ui::Tone::soon, .icon = ui::Icon::warning, .text = text, .alert = true});
    }
    const bool tapped = ok_button(c);
    const bool stay = ui::button(
        c, tr(Text::go_on), {.kind = ui::Button::text, .height = ui::size::segment, .fill = true});
    if (dialog.dismissed() || stay) {
        state.close_dialog();
        return Nothing{};
    }
    if (!tapped) return Nothing{};
    Submit submit;
    submit.act.push_back(on_round(walk, core::FinishRound{}));
    submit.form = round_form_key(walk.id);
    submit.said = tr(Text::finished);
    return submit;
}

struct PointLine {
    std::string second, chip;
    ui::Tone tone = ui::Tone::muted;
};
PointLine point_line(const Walk& walk, std::uint16_t index) {
    PointLine line;
    const core::Visit* visit = walk.round.visit(index);
    if (!visit || !(visit->checked_in || visit->skipped)) {
        line.chip = tr(Text::not_visited);
        line.tone = ui::Tone::late;
        return line;
    }
    const std::string at = ui::clock(visit->at.effective_at.ms);
    if (visit->skipped) {
        line.chip = tr(Text::skipped);
        line.tone = ui::Tone::soon;
        line.second = joined({at, visit->reason.value});
        return line;
    }
    int findings = 0;
    std::string words;
    for (const core::ItemState& item : visit->items) {
        if (item.result != core::ItemResult::finding) continue;
        ++findings;
        if (words.empty()) words = first_line(item.text.value);
    }
    line.chip = findings > 0 ? tr(Text::found, findings) : std::string(tr(Text::all_ok));
    line.tone = findings > 0 ? ui::Tone::soon : ui::Tone::kept;
    line.second = joined({at, word_of(visit->proof), visit->reason.value, words});
    return line;
}

// How good the evidence is, in words, and what it can't prove.
void evidence_card(ui::Context& c, const Walk& walk) {
    const core::Evidence evidence = core::evidence_of(walk.route, walk.round);
    constexpr ui::Tone tones[] = {ui::Tone::kept, ui::Tone::kept, ui::Tone::soon, ui::Tone::late};
    ui::Card card(c, {.title = tr(Text::evidence)});
    ui::chip(c, word_of(evidence.grade), tones[static_cast<std::size_t>(evidence.grade)]);
    if (evidence.remarks.empty()) ui::text(c, tr(Text::no_doubt));
    for (const core::Remark& remark : evidence.remarks) {
        ui::text(c, remark.count > 1 ? tr(Text::doubt, word_of(remark.doubt), remark.count)
                                     : std::string(word_of(remark.doubt)));
    }
    ui::text(c, word(core::evidence_limits), {.type = ui::Type::second, .tone = ui::Tone::second});
}

}  // namespace

void summary_rows(ui::Context& c, const View& view, const Walk& walk) {
    const core::RoundProgress progress = core::progress_of(walk.route, walk.round);
    ui::List list(c, tr(Text::summary));
    const auto line = [&](Text label, const std::string& value) {
        ui::row(c, tr(label),
                {.title = tr(label),
                 .title_bold = false,
                 .value = value,
                 .tappable = false,
                 .height = 52});
    };
    line(Text::visited, tr(Text::of, progress.visited, progress.total));
    if (progress.skipped > 0) line(Text::skipped, std::to_string(progress.skipped));
    line(Text::findings, progress.findings == 0 ? std::string("0")
                                                : tr(Text::of_these, progress.findings,
                                                     progress.corrected, progress.tickets));
    line(Text::took, ui::duration(core::elapsed_ms(walk.round, view.now)));
}

Intent draw_round_dialog(ui::Context& c, const View& view, RoundState& state, const Walk& walk) {
    switch (state.dialog) {
        case D::none: return Nothing{};
        case D::typed: return typed_dialog(c, view, state, walk);
        case D::finding: return finding_dialog(c, view, state, walk);
        case D::skip: return skip_dialog(c, view, state, walk);
        case D::finish: return finish_dialog(c, view, state, walk);
        case D::partner: return partner_dialog(c, view, state, walk);
    }
    return Nothing{};
}

Intent draw_round_summary(ui::Context& c, const View& view, const Walk& walk) {
    const std::string subtitle = tr(Text::walker, who(view, walk.round.walker),
                                    ui::moment(walk.round.started.effective_at.ms, view.now.ms));
    Intent intent;
    Page page(c, view, Place::round,
              {.key = "round/summary",
               .title = walk.route.name.value,
               .subtitle = subtitle,
               .back = true},
              true);
    intent = page.intent();
    ui::TwoColumns columns(c, 1, 1.55f);
    if (Intent hit = partner_card(c, view, walk); asks(hit)) intent = std::move(hit);
    {
        ui::Card card(c, {.title = tr(Text::summary)});
        summary_rows(c, view, walk);
        if (walk.round.late_records > 0)
            ui::chip(c, tr(Text::late_records, walk.round.late_records), ui::Tone::soon);
    }
    if (!walk.round.under_way()) evidence_card(c, walk);
    if (Intent hit = draw_rewalk(c, view, walk); asks(hit)) intent = std::move(hit);
    columns.next();
    if (Intent hit = draw_round_album(c, view, walk); asks(hit)) intent = std::move(hit);
    ui::Card card(c, {.title = tr(Text::points)});
    ui::List list(c, tr(Text::points));
    for (std::size_t i = 0; i < walk.route.checkpoints.size(); ++i) {
        const PointLine line = point_line(walk, static_cast<std::uint16_t>(i));
        ui::row(c, i,
                {.title = walk.route.checkpoints[i].place.value,
                 .second = line.second,
                 .title_bold = false,
                 .chip = line.chip,
                 .chip_tone = line.tone,
                 .tappable = false});
    }
    return intent;
}

}  // namespace shell
