#include "core/query/readings.hpp"
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
    X(only_note, "仅记录", "Only note it") \
    X(ticketed, "已存本机，已转工单", "Saved; a ticket was made") \
    X(stopped, "已转突发工单，请打印停用通知", "An emergency ticket was made; print the notice")
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
        if (ui::chip_button(c, tr(text), reason == tr(text), ui::Icon::none, ui::size::segment))
            reason = tr(text);
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
    std::optional<std::uint32_t> digits;
    const bool digits_fine = code_field(c, state, form, walk, digits);
    std::string& reason = form.text("reason");
    reason_field(c, state, reason, {Text::why_worn, Text::why_camera, Text::why_dark});
    const bool tapped = ok_button(c);
    if (dialog.dismissed()) {
        state.close_dialog();
        return Nothing{};
    }
    if (!tapped) return Nothing{};
    state.missing = code.empty() || reason.empty() || !digits_fine;
    state.wrong_code = false;
    if (code.empty()) return Nothing{};
    const std::optional<std::uint16_t> point = core::checkpoint_by_code(walk.route, code);
    state.wrong_code = point != walk.at;
    state.other_place = point ? walk.route.checkpoints[*point].place.value : std::string();
    if (state.missing || state.wrong_code) return Nothing{};
    Submit submit;
    submit.act.push_back(
        on_round(walk, core::LinkedCheckIn{walk.at, core::Proof::typed, reason, {}, {}}));
    add_code(submit, walk, digits);
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

// Where something may have to stop at once, as at a lift, whatever is found is its matter.
core::Category usual_category(const core::Checkpoint& point) {
    for (const core::ChecklistItem& item : point.items) {
        if (item.stops) return core::Category::lift;
    }
    return core::Category::other;
}

core::ReportTicket ticket_of(const View& view, const Walk& walk, Form& form,
                             core::Severity severity, core::UnitId unit) {
    core::ReportTicket report;
    // What is wrong at somebody's home is their repair; anything else is work in the public area.
    report.kind = unit ? core::TicketKind::repair : core::TicketKind::public_area;
    report.category = static_cast<core::Category>(form.choice("category"));
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

void severity_field(ui::Context& c, int& degree) {
    std::vector<ui::Choice> degrees;
    for (const core::Severity severity : severities) {
        const bool alarm = severity == core::Severity::emergency;
        degrees.push_back({.label = word_of(severity),
                           .tone = alarm ? ui::Tone::late : ui::Tone::accent,
                           .alarming = alarm});
    }
    ui::segmented(c, tr(Text::severity), degrees, degree);
}

void category_field(ui::Context& c, int& category) {
    std::vector<std::string_view> categories;
    for (std::uint8_t each = 0; each <= core::category_last; ++each)
        categories.push_back(word_of(static_cast<core::Category>(each)));
    ui::select(c, tr(Word::category), categories, category);
}

// What must stop has no other way.
std::optional<core::Handling> stop_button(ui::Context& c) {
    ui::text(c, tr(Text::stop_text), {.type = ui::Type::second, .tone = ui::Tone::late});
    if (ui::button(c, tr(Text::stop),
                   {.kind = ui::Button::danger_primary,
                    .height = ui::size::primary,
                    .icon = ui::Icon::warning,
                    .fill = true}))
        return core::Handling::stopped;
    return {};
}

std::optional<core::Handling> handling_buttons(ui::Context& c) {
    std::optional<core::Handling> handling;
    {
        ui::Cells cells(c, {ui::part(1), ui::part(1.3f)});
        const ui::Button side{.height = ui::size::primary, .fill = true};
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
    return handling;
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
    int& degree = form.choice("severity", 0);
    int& category = form.choice("category", static_cast<int>(usual_category(walk.point())));
    std::string& typed = form.text("unit");
    const core::UnitId unit = view.queries.unit_named(view, typed);
    const bool no_unit = !typed.empty() && !unit;
    if (!stops) severity_field(c, degree);
    {
        ui::Cells cells(c, {ui::part(1), stops ? ui::fixed(0) : ui::part(1)});
        category_field(c, category);
        if (!stops)
            ui::text_field(
                c, tr(Word::unit), typed,
                {.placeholder = tr(Text::unit_hint),
                 .error = state.missing && no_unit ? tr(Word::no_such_unit) : std::string_view{},
                 .length_max = core::Code::length_max});
    }
    Intent photo = draw_item_photos(c, view, state, walk, state.item, true);
    ui::gap(c, ui::space::half);
    const std::optional<core::Handling> handling = stops ? stop_button(c) : handling_buttons(c);
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
    const core::Severity severity =
        stops ? core::Severity::emergency
              : severities[static_cast<std::size_t>(degree) % severities.size()];
    Submit submit;
    // A gauge that cannot be read, a choice that was not made: said before the finding.
    if (walk.point().items[state.item].kind != core::ItemKind::judgement &&
        !core::was_answered(walk.item(state.item)))
        submit.act.push_back(on_round(
            walk, core::RecordAnswer{
                      walk.at, state.item, core::ItemResult::finding, core::no_answer, {}}));
    submit.act.push_back(
        on_round(walk, core::RecordFinding{walk.at, state.item, severity, *handling, {}, words}));
    if (ticket) {
        core::ReportTicket report = ticket_of(view, walk, form, severity, unit);
        if (stops)
            report.words =
                core::utf8_prefix(tr(Text::stopped_words, words), core::Note::length_max);
        submit.act.push_back({{core::EntityKind::ticket, 0}, std::move(report)});
        for (const core::Photo& picture : photos_of(walk.round, walk.at, state.item))
            submit.act.push_back({{core::EntityKind::ticket, 0}, core::AttachPhoto{picture.file}});
        submit.said = tr(stops ? Text::stopped : Text::ticketed);
    }
    submit.form = key;
    return submit;
}

}  // namespace

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

}  // namespace shell
