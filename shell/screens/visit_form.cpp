#include "shell/screens/page.hpp"
#include "shell/screens/visits.hpp"
#include "shell/ui/entered_time.hpp"

#include <array>

namespace shell {

namespace {

// clang-format off
#define VISIT_FORM_TEXTS(X) \
    X(title, "拜访 {}", "Visit to {}") \
    X(gone, "没有这户住户", "There is no such household") \
    X(means, "方式", "How") \
    X(purpose, "目的", "Why") \
    X(outcome, "结果", "Outcome") \
    X(met, "见到谁", "Who was met") \
    X(needs, "需求和意见", "Needs and opinions") \
    X(mood, "心情", "Mood") \
    X(promise, "答应的事", "What was promised") \
    X(promise_by, "答应的期限", "Promised by") \
    X(arrears, "谈到了收费", "Fees were talked about") \
    X(ticket, "同时建咨询工单", "Also make an enquiry ticket") \
    X(ticket_second, "内容取自“需求和意见”", "With the needs as its words")
// clang-format on
UI_TEXT_TABLE(Text, VISIT_FORM_TEXTS)

template <class Enum, std::size_t N>
void choice_row(ui::Context& c, std::string_view label, int& chosen) {
    std::array<ui::Choice, N> choices;
    for (std::size_t i = 0; i < N; ++i) choices[i] = {.label = word_of(static_cast<Enum>(i))};
    ui::text(c, label, {.type = ui::Type::label, .tone = ui::Tone::second});
    ui::segmented(c, label, choices, chosen);
}

void mood_row(ui::Context& c, int& mood) {
    std::array<ui::Choice, core::mood_last> choices;
    for (std::uint8_t i = 0; i < core::mood_last; ++i)
        choices[i] = {.label = word(core::mood_term(static_cast<std::uint8_t>(i + 1)))};
    ui::text(c, tr(Text::mood), {.type = ui::Type::label, .tone = ui::Tone::second});
    ui::segmented(c, tr(Text::mood), choices, mood);
}

bool is_met(Form& form) { return form.choice("outcome", 0) == 0; }

void how_card(ui::Context& c, const core::Household& home, Form& form) {
    ui::Card card(c, {.gap = ui::space::row});
    choice_row<core::VisitMeans, core::visit_means_last + 1>(c, tr(Text::means),
                                                             form.choice("means", 0));
    choice_row<core::VisitOutcome, core::visit_outcome_last + 1>(c, tr(Text::outcome),
                                                                 form.choice("outcome", 0));
    std::array<std::string_view, core::visit_purpose_last + 1> purposes;
    for (std::size_t i = 0; i < purposes.size(); ++i)
        purposes[i] = word_of(static_cast<core::VisitPurpose>(i));
    const core::VisitPurpose usual = home.key_customer               ? core::VisitPurpose::relation
                                     : home.care != core::Care::none ? core::VisitPurpose::care
                                                                     : core::VisitPurpose::routine;
    ui::select(c, tr(Text::purpose), purposes, form.choice("purpose", static_cast<int>(usual)));
    if (!is_met(form)) return;
    ui::Wrap wrap(c);
    for (std::size_t i = 0; i < home.members.size(); ++i) {
        ui::Scope scope(i);
        const std::string& name = home.members[i].name.value;
        if (ui::chip_button(c, name, form.text("met") == name)) form.text("met") = name;
    }
}

void said_card(ui::Context& c, const NewVisitState& state, Form& form) {
    ui::Card card(c, {.gap = ui::space::row});
    bool ticket = form.choice("ticket", 0) == 1;
    if (is_met(form)) {
        ui::text_field(c, tr(Text::met), form.text("met"), {.length_max = core::Name::length_max});
        mood_row(c, form.choice("mood"));
    }
    const bool lacks = state.missing && ticket && form.text("needs").empty();
    const std::string error = lacks ? tr(Word::missing, tr(Text::needs)) : std::string();
    ui::text_field(
        c, tr(Text::needs), form.text("needs"),
        {.error = error, .kind = ui::TextField::multiline, .length_max = core::Note::length_max});
    ui::text_field(
        c, tr(Text::promise), form.text("promise"),
        {.kind = ui::TextField::multiline, .length_max = core::Note::length_max, .lines = 2});
    if (!form.text("promise").empty())
        ui::text_field(c, tr(Text::promise_by), form.text("by"),
                       {.kind = ui::TextField::pick_date});
    bool arrears = form.choice("arrears", 0) == 1;
    if (ui::toggle(c, tr(Text::arrears), arrears)) form.choice("arrears", 0) = arrears ? 1 : 0;
    if (ui::toggle(c, tr(Text::ticket), ticket, tr(Text::ticket_second)))
        form.choice("ticket", 0) = ticket ? 1 : 0;
}

core::RecordHomeVisit read(const View& view, const core::Unit& unit, core::UnitId id, Form& form) {
    core::RecordHomeVisit body;
    body.unit = id;
    body.household = unit.household;
    body.means = static_cast<core::VisitMeans>(form.choice("means", 0));
    body.outcome = static_cast<core::VisitOutcome>(form.choice("outcome", 0));
    body.purpose = static_cast<core::VisitPurpose>(form.peek_choice("purpose", 0));
    body.needs = form.text("needs");
    body.promise = form.text("promise");
    const auto by = ui::entered_moment(form.text("by"));
    if (by && !body.promise.empty()) body.promise_by = core::day_of({*by}, view.policy.zone);
    body.arrears_talk = form.choice("arrears", 0) == 1;
    if (!is_met(form)) return body;
    body.met = form.text("met");
    body.mood = static_cast<std::uint8_t>(form.choice("mood") + 1);
    return body;
}

Intent submit(const View& view, NewVisitState& state, const core::Unit& unit, Form& form,
              const std::string& key) {
    const bool ticket = form.choice("ticket", 0) == 1;
    state.missing = ticket && form.text("needs").empty();
    if (state.missing) return Nothing{};
    Submit act;
    if (ticket) {
        core::ReportTicket report;
        report.kind = core::TicketKind::enquiry;
        report.channel = core::Channel::visit;
        report.unit = state.unit;
        report.household = unit.household;
        report.words = form.text("needs");
        act.act.push_back({{core::EntityKind::ticket, 0}, std::move(report)});
    }
    act.act.push_back({{core::EntityKind::home_visit, 0}, read(view, unit, state.unit, form)});
    act.form = key;
    act.then_back = true;
    return act;
}

}  // namespace

Intent draw_new_visit(ui::Context& c, const View& view, NewVisitState& state) {
    const core::Unit* unit = view.state.find(state.unit);
    const core::Household* home = unit ? view.state.find(unit->household) : nullptr;
    const std::string title =
        unit ? tr(Text::title, unit->code.value) : std::string(tr(Text::gone));
    const core::Member* owner = home ? core::owner_of(*home) : nullptr;
    Page page(c, view, Place::new_visit,
              {.key = "new-visit",
               .title = title,
               .subtitle = owner ? std::string_view(owner->name.value) : std::string_view{},
               .back = true,
               .cross = true,
               .bottom = home ? ui::Bottom::actions : ui::Bottom::none},
              true);
    Intent intent = page.intent();
    if (!home) {
        ui::empty_state(c, {.icon = ui::Icon::building, .title = tr(Text::gone)});
        return intent;
    }
    const std::string key = "new-visit/" + std::to_string(state.unit.value);
    Form& form = view.forms.open(key);
    {
        ui::TwoColumns columns(c, 1);
        how_card(c, *home, form);
        columns.next();
        said_card(c, state, form);
    }
    const ui::Button button{.kind = ui::Button::primary, .height = ui::size::primary, .fill = true};
    const auto tapped = [&] { return ui::button(c, tr(Word::submit), button); };
    bool asked = false;
    if (c.narrow()) {
        if (auto bar = page->actions({ui::part(1)})) asked = tapped();
    } else if (auto bar = page->actions({ui::part(1), ui::fixed(320)})) {
        ui::skip(c);
        asked = tapped();
    }
    if (asked) {
        Intent made = submit(view, state, *unit, form, key);
        if (asks(made)) intent = std::move(made);
    }
    return intent;
}

}  // namespace shell
