#include "shell/screens/new_ticket.hpp"
#include "shell/screens/ticket_forms.hpp"
#include "shell/ui/entered_time.hpp"
#include "shell/words.hpp"

#include <algorithm>
#include <array>

namespace shell {

namespace {

// clang-format off
#define TICKET_AGREEMENT_TEXTS(X) \
    X(day, "日期", "Day") \
    X(from, "从", "From") \
    X(until, "到", "Until") \
    X(appoint_hint, "到场和完成的时限改到时段结束，突发除外", "Arrival and completion are then due at its end, except in emergencies") \
    X(window_open, "请填写日期和起止时间", "Enter the day, the beginning and the end") \
    X(window_backwards, "结束要晚于开始", "It must end after it begins") \
    X(agreed, "约定事项", "Agreed with the owner") \
    X(upheld, "投诉是否属实", "Is it upheld?") \
    X(is_so, "属实", "Upheld") \
    X(is_not_so, "不属实", "Not upheld") \
    X(facts, "核实情况", "What was found") \
    X(plan, "处理方案", "What will be done") \
    X(kind, "类型", "Kind") \
    X(severity, "程度", "Severity") \
    X(same_class, "类别没有变化", "Nothing changes") \
    X(new_dues, "改类后的时限", "Due times after the change") \
    X(new_due, "{} {}", "{} {}")
// clang-format on
UI_TEXT_TABLE(Text, TICKET_AGREEMENT_TEXTS)

// What the three fields mean; without an end when one is empty.
core::Window entered_window(const Form& form) {
    const std::string day(form.peek("day"));
    const auto from = ui::entered_moment(day + "T" + std::string(form.peek("from")));
    const auto until = ui::entered_moment(day + "T" + std::string(form.peek("until")));
    if (!from || !until) return {};
    return {{*from}, {*until}};
}

// Once: the appointment there is, else the next two full hours.
void propose(const View& view, const core::Ticket& ticket, Form& form) {
    int& proposed = form.choice("proposed", 0);
    if (proposed != 0) return;
    proposed = 1;
    core::Window window = ticket.appointment;
    if (window.until <= view.now) {
        window.from = {(view.now.ms / core::hour_ms + 1) * core::hour_ms};
        window.until = window.from + 2 * core::hour_ms;
    }
    form.text("day") = ui::as_entered_date(window.from.ms);
    form.text("from") = ui::clock(window.from.ms);
    form.text("until") = ui::clock(window.until.ms);
}

std::string_view fault_of(const View& view, const core::Window& window) {
    if (!window) return tr(Text::window_open);
    if (window.until <= window.from) return tr(Text::window_backwards);
    if (window.until <= view.now) return word(core::sentence(core::Verdict::window_passed));
    return {};
}

void fault(ui::Context& c, std::string_view words) {
    ui::text(c, words, {.type = ui::Type::second, .tone = ui::Tone::late});
}

template <class Enum>
std::vector<std::string_view> words_of(std::uint8_t last) {
    std::vector<std::string_view> words;
    for (std::uint8_t value = 0; value <= last; ++value)
        words.push_back(word_of(static_cast<Enum>(value)));
    return words;
}

// The severities this kind is told in, and the present one when it is none of them.
std::vector<core::Severity> severities_for(core::TicketKind kind, core::Severity present) {
    const auto usual = severities_of(kind);
    std::vector<core::Severity> all(usual.begin(), usual.end());
    if (std::find(all.begin(), all.end(), present) == all.end()) all.push_back(present);
    return all;
}

core::TicketClass entered_class(ui::Context& c, const core::Ticket& ticket, Form& form) {
    int& kind = form.choice("kind", static_cast<int>(ticket.kind));
    int& category = form.choice("category", static_cast<int>(ticket.category));
    int& severity = form.choice("severity", static_cast<int>(ticket.severity));
    ui::select(c, tr(Text::kind), words_of<core::TicketKind>(core::ticket_kind_last), kind);
    ui::select(c, tr(Word::category), words_of<core::Category>(core::category_last), category);
    const auto severities =
        severities_for(static_cast<core::TicketKind>(kind), static_cast<core::Severity>(severity));
    std::vector<ui::Choice> choices;
    int chosen = 0;
    for (std::size_t i = 0; i < severities.size(); ++i) {
        choices.push_back({.label = word_of(severities[i])});
        if (static_cast<int>(severities[i]) == severity) chosen = static_cast<int>(i);
    }
    ui::text(c, tr(Text::severity), {.type = ui::Type::label, .tone = ui::Tone::second});
    ui::segmented(c, tr(Text::severity), choices, chosen);
    severity = static_cast<int>(severities[static_cast<std::size_t>(chosen)]);
    return {static_cast<core::TicketKind>(kind), static_cast<core::Category>(category),
            static_cast<core::Severity>(severity)};
}

// What would be due when: nobody should find out afterwards.
void new_dues(ui::Context& c, const View& view, const core::Ticket& ticket,
              const core::TicketClass& became) {
    core::ClockFacts facts = core::facts_of(ticket);
    facts.kind = became.kind;
    facts.category = became.category;
    facts.severity = became.severity;
    std::string dues;
    for (const core::Milestone& milestone : core::milestones(facts, view.policy, view.now)) {
        if (!milestone.owed() || !milestone.due) continue;
        const std::string due =
            tr(Text::new_due, word_of(milestone.name), when(view, milestone.due));
        dues += (dues.empty() ? "" : " · ") + due;
    }
    if (dues.empty()) return;
    ui::text(c, tr(Text::new_dues), {.type = ui::Type::label, .tone = ui::Tone::second});
    ui::text(c, dues, {.type = ui::Type::second});
}

}  // namespace

Made appoint_form(ui::Context& c, const View& view, TicketState& state, Form& form) {
    const core::Ticket* ticket = view.state.find(state.ticket);
    if (!ticket) return {};
    propose(view, *ticket, form);
    ui::text_field(c, tr(Text::day), form.text("day"), {.kind = ui::TextField::pick_date});
    {
        ui::Cells cells(c, {ui::part(1), ui::part(1)});
        ui::text_field(c, tr(Text::from), form.text("from"), {.kind = ui::TextField::pick_time});
        ui::text_field(c, tr(Text::until), form.text("until"), {.kind = ui::TextField::pick_time});
    }
    const core::Window window = entered_window(form);
    const std::string_view wrong = fault_of(view, window);
    if (state.missing && !wrong.empty()) fault(c, wrong);
    ui::text_field(c, tr(Text::agreed), form.text("words"),
                   {.help = tr(Text::appoint_hint),
                    .kind = ui::TextField::multiline,
                    .length_max = core::Note::length_max});
    if (!confirm_button(c)) return {};
    state.missing = !wrong.empty();
    if (state.missing) return {};
    return core::AppointTicket{window, form.text("words")};
}

Made verify_form(ui::Context& c, TicketState& state, Form& form) {
    const std::array<ui::Choice, 2> words{
        {{.label = tr(Text::is_not_so)}, {.label = tr(Text::is_so)}}};
    int& upheld = form.choice("upheld");
    ui::text(c, tr(Text::upheld), {.type = ui::Type::label, .tone = ui::Tone::second});
    ui::segmented(c, tr(Text::upheld), words, upheld);
    if (state.missing && upheld < 0) fault(c, tr(Word::choose, tr(Text::upheld)));
    const bool facts =
        required(c, state, tr(Text::facts), form.text("facts"), {.kind = ui::TextField::multiline});
    const bool plan =
        required(c, state, tr(Text::plan), form.text("plan"), {.kind = ui::TextField::multiline});
    if (!confirm_button(c)) return {};
    state.missing = upheld < 0 || !facts || !plan;
    if (state.missing) return {};
    return core::VerifyTicket{upheld == 1, form.text("facts"), form.text("plan")};
}

Made reclass_form(ui::Context& c, const View& view, TicketState& state, Form& form) {
    const core::Ticket* ticket = view.state.find(state.ticket);
    if (!ticket) return {};
    const core::TicketClass became = entered_class(c, *ticket, form);
    const bool changes =
        became != core::TicketClass{ticket->kind, ticket->category, ticket->severity};
    if (changes) new_dues(c, view, *ticket, became);
    if (state.missing && !changes) fault(c, tr(Text::same_class));
    const bool reason = required(c, state, tr(Word::reason), form.text("reason"),
                                 {.kind = ui::TextField::multiline});
    if (!confirm_button(c)) return {};
    state.missing = !changes || !reason;
    if (state.missing) return {};
    return core::ReclassTicket{became, form.text("reason")};
}

}  // namespace shell
