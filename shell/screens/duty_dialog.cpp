#include "shell/screens/duty_dialog.hpp"

#include "core/query/summary.hpp"
#include "shell/ui/screen.hpp"
#include "shell/ui/widgets.hpp"
#include "shell/words.hpp"

#include <algorithm>
#include <array>

namespace shell {

namespace {

// clang-format off
#define DUTY_TEXTS(X) \
    X(asks, "{} ≥ {} · {}前 · 已有 {}", "{} ≥ {} · by {} · {} so far") \
    X(recorded, "{} · 已记 {} 次", "{} · {} recorded") \
    X(still, "还没有：{}", "Still to do: {}") \
    X(and_more, "{} 等 {} 户", "{} and more, {} in all") \
    X(proof, "凭据", "Proof") \
    X(no_proof, "还没有记录", "Nothing is recorded yet") \
    X(to_rounds, "去巡查", "To the rounds") \
    X(to_visits, "去拜访", "To the visits") \
    X(person, "对象", "With whom") \
    X(text, "内容", "What was done") \
    X(figures, "统计", "Figures") \
    X(of, "{} / {}", "{} / {}") \
    X(record, "记一次", "Record") \
    X(answer_name, "{} {}", "{} {}")
// clang-format on
UI_TEXT_TABLE(Text, DUTY_TEXTS)

constexpr std::size_t lacking_shown = 8, proofs_shown = 6;
constexpr std::size_t choices_asked = 3;  // no answer is what is left

std::string form_key(const core::DutyState& duty) {
    return "duty/" + std::to_string(static_cast<int>(duty.row->id)) + "/" +
           std::to_string(duty.span.first.value);
}

// 3-2-501 of a household, 每日巡楼 of a route.
std::string_view name_of(const View& view, core::EntityId id) {
    if (id.kind == core::EntityKind::route) {
        const core::Route* route = view.state.find(core::RouteId{id.key});
        return route ? std::string_view(route->name.value) : std::string_view{};
    }
    const core::Household* home = view.state.find(core::HouseholdId{id.key});
    const core::Unit* unit = home ? view.state.find(home->unit) : nullptr;
    return unit ? std::string_view(unit->code.value) : std::string_view{};
}

std::string lacking_words(const View& view, const core::DutyState& duty) {
    std::string names;
    for (std::size_t i = 0; i < std::min(duty.lacking.size(), lacking_shown); ++i) {
        if (!names.empty()) names += ui::language() == ui::Language::en ? ", " : "、";
        names += name_of(view, duty.lacking[i]);
    }
    if (duty.lacking.size() > lacking_shown) names = tr(Text::and_more, names, duty.lacking.size());
    return names;
}

std::string proof_title(const View& view, core::EntityId id) {
    switch (id.kind) {
        case core::EntityKind::round: {
            const core::Round* round = view.state.find(core::RoundId{id.key});
            return round ? std::string(name_of(view, core::entity(round->route))) : std::string();
        }
        case core::EntityKind::home_visit: {
            const core::HomeVisit* visit = view.state.find(core::HomeVisitId{id.key});
            if (!visit) return {};
            return joined({name_of(view, core::entity(visit->household)), word_of(visit->means)});
        }
        default: {
            const core::DutyRecord* record = view.state.find(core::DutyRecordId{id.key});
            return record ? std::string(first_line(record->text.value)) : std::string();
        }
    }
}

void proofs(ui::Context& c, const View& view, const core::DutyState& duty) {
    ui::text(c, tr(Text::proof), {.type = ui::Type::label, .tone = ui::Tone::second});
    if (duty.proofs.empty()) {
        ui::text(c, tr(Text::no_proof), {.type = ui::Type::second, .tone = ui::Tone::second});
        return;
    }
    const std::size_t count = std::min(duty.proofs.size(), proofs_shown);
    std::vector<std::string> titles, metas;
    for (std::size_t i = 0; i < count; ++i) {
        const core::DutyEvidence& proof = duty.proofs[duty.proofs.size() - 1 - i];
        titles.push_back(proof_title(view, proof.record));
        metas.push_back(joined({when(view, proof.at), who(view, proof.by)}));
    }
    std::vector<ui::Event> events;
    for (std::size_t i = 0; i < count; ++i)
        events.push_back({.title = titles[i], .meta = metas[i], .tone = ui::Tone::kept});
    ui::timeline(c, tr(Text::proof), events);
}

// --- The log's form ---------------------------------------------------------------------------

std::vector<core::StaffId> people_of(const View& view, core::Role role) {
    std::vector<core::StaffId> people;
    for (const auto& [key, staff] : view.state.all<core::Staff>()) {
        if (staff.active && staff.role == role) people.push_back({key});
    }
    return people;
}

// The period whose figures a summary begins with; a day alone: none.
core::DaySpan summed_span(const core::DutyState& duty) {
    switch (duty.row->id) {
        case core::DutyId::week_summary:
        case core::DutyId::month_summary:
        case core::DutyId::ticket_statistics:
        case core::DutyId::year_summary: return duty.span;
        default: return {};
    }
}

Intent summary_rows(ui::Context& c, const View& view, const core::DutyState& duty, Form& form) {
    Intent intent;
    const core::DaySpan span = summed_span(duty);
    if (span == core::DaySpan{}) return intent;
    const std::vector<core::SummaryRow>& rows = view.queries.summary(view, span);
    if (form.choice("begun", 0) == 0) {
        form.choice("begun", 0) = 1;
        form.text("text") = core::as_text(rows, ui::language() == ui::Language::en);
    }
    ui::text(c, tr(Text::figures), {.type = ui::Type::label, .tone = ui::Tone::second});
    ui::List list(c, tr(Text::figures));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const core::SummaryRow& row = rows[i];
        const std::string value =
            row.share ? tr(Text::of, row.value, row.of) : std::to_string(row.value);
        if (ui::row(c, i,
                    {.title = word(row.name),
                     .title_bold = false,
                     .value = value,
                     .chevron = true,
                     .height = 48}) == ui::RowHit::none)
            continue;
        switch (row.link) {
            case core::SummaryLink::tickets:
            case core::SummaryLink::revisits:
                intent =
                    ShowTickets{{.scope = core::TicketScope::all,
                                 .since = core::start_of(span.first, view.policy.zone),
                                 .until = core::start_of({span.last.value + 1}, view.policy.zone)}};
                break;
            case core::SummaryLink::rounds: intent = Go{{Place::rounds, 0}}; break;
            case core::SummaryLink::visits: intent = Go{{Place::visits, 0}}; break;
            default: break;
        }
    }
    return intent;
}

void count_fields(ui::Context& c, const core::DutyRow& row, Form& form) {
    for (std::size_t i = 0; i < row.counts.size(); ++i) {
        if (row.counts[i].zh.empty()) continue;
        ui::text_field(c, word(row.counts[i]), form.text("count" + std::to_string(i)),
                       {.kind = ui::TextField::number, .length_max = 6});
    }
}

void answer_fields(ui::Context& c, Form& form) {
    const auto questions = core::questionnaire_questions();
    const auto choices = core::questionnaire_choices();
    for (std::size_t q = 0; q < questions.size(); ++q) {
        ui::Scope scope(q);
        ui::text(c, word(questions[q]), {.type = ui::Type::body_bold});
        ui::Cells cells(c, {ui::part(1), ui::part(1), ui::part(1)});
        for (std::size_t a = 0; a < choices_asked; ++a) {
            const std::string field = "answer" + std::to_string(q) + "/" + std::to_string(a);
            ui::text_field(c, word(choices[a]), form.text(field),
                           {.kind = ui::TextField::number, .length_max = 6});
        }
    }
}

std::uint32_t entered_count(std::string_view text) {
    std::uint32_t value = 0;
    for (const char digit : text) {
        if (digit >= '0' && digit <= '9')
            value = value * 10 + static_cast<std::uint32_t>(digit - '0');
    }
    return value;
}

core::RecordDuty read(const View& view, const core::DutyState& duty, const Form& form,
                      const std::vector<core::StaffId>& people) {
    core::RecordDuty body;
    body.duty = duty.row->id;
    body.day = core::day_of(view.now, view.policy.zone);
    body.text = form.peek("text");
    for (std::size_t i = 0; i < duty.row->counts.size(); ++i) {
        if (!duty.row->counts[i].zh.empty())
            body.counts.push_back(entered_count(form.peek("count" + std::to_string(i))));
    }
    const int person = form.peek_choice("person", -1);
    if (person >= 0 && static_cast<std::size_t>(person) < people.size())
        body.people = {people[static_cast<std::size_t>(person)]};
    if (body.duty != core::DutyId::questionnaire) return body;
    const auto questions = core::questionnaire_questions();
    for (std::size_t q = 0; q < questions.size(); ++q) {
        core::DutyAnswers answers{core::Line(questions[q].zh), {}};
        for (std::size_t a = 0; a < choices_asked; ++a) {
            const std::string field = "answer" + std::to_string(q) + "/" + std::to_string(a);
            answers.counts.push_back(entered_count(form.peek(field)));
        }
        body.answers.push_back(std::move(answers));
    }
    return body;
}

Intent log_form(ui::Context& c, const View& view, const core::DutyState& duty, DutiesState& state) {
    const std::string key = form_key(duty);
    Form& form = view.forms.open(key);
    Intent intent = summary_rows(c, view, duty, form);
    std::vector<core::StaffId> people;
    const bool with = duty.row->about != core::Role::none;
    bool lacks_person = false;
    if (with) {
        people = people_of(view, duty.row->about);
        std::vector<std::string_view> names;
        for (const core::StaffId id : people) names.push_back(staff_name(view, id));
        int& chosen = form.choice("person");
        lacks_person = chosen < 0;
        const std::string error =
            state.missing && lacks_person ? tr(Word::choose, tr(Text::person)) : std::string();
        ui::select(c, tr(Text::person), names, chosen, {.error = error});
    }
    count_fields(c, *duty.row, form);
    if (duty.row->id == core::DutyId::questionnaire) answer_fields(c, form);
    std::string& text = form.text("text");
    const std::string error =
        state.missing && text.empty() ? tr(Word::missing, tr(Text::text)) : std::string();
    ui::text_field(c, tr(Text::text), text,
                   {.error = error,
                    .kind = ui::TextField::multiline,
                    .length_max = core::Note::length_max,
                    .lines = 4});
    if (!ui::button(c, tr(Word::ok),
                    {.kind = ui::Button::primary, .height = ui::size::primary, .fill = true}))
        return intent;
    state.missing = text.empty() || lacks_person;
    if (state.missing) return intent;
    Submit submit;
    submit.act.push_back({{core::EntityKind::duty_record, 0}, read(view, duty, form, people)});
    submit.form = key;
    return submit;
}

// Where the records that prove it are made.
Intent way_there(ui::Context& c, const core::DutyRow& row) {
    const bool visits =
        row.proof == core::DutyProof::visits || row.proof == core::DutyProof::key_customers ||
        row.proof == core::DutyProof::households || row.proof == core::DutyProof::samples;
    if (ui::button(c, tr(visits ? Text::to_visits : Text::to_rounds),
                   {.kind = ui::Button::primary, .height = ui::size::primary, .fill = true}))
        return Go{{visits ? Place::visits : Place::rounds, 0}};
    return Nothing{};
}

}  // namespace

Intent duty_dialog(ui::Context& c, const View& view, DutiesState& state) {
    if (state.open == core::DutyId::none) return Nothing{};
    const std::vector<core::DutyState>& all = view.queries.duties(view);
    const auto duty = std::find_if(all.begin(), all.end(), [&](const core::DutyState& each) {
        return each.row->id == state.open;
    });
    if (duty == all.end()) {
        state.open = core::DutyId::none;
        return Nothing{};
    }
    const std::string_view period = word(core::name_of(duty->row->period));
    const std::string due = ui::date_weekday(core::start_of(duty->due, view.policy.zone).ms);
    const std::string line = duty->asked() ? tr(Text::asks, period, duty->needed, due, duty->done)
                                           : tr(Text::recorded, period, duty->done);
    ui::Overlay dialog(
        c, {.key = "duty", .title = word(duty->row->name), .text = line, .cross = true});
    if (!duty->lacking.empty())
        ui::text(c, tr(Text::still, lacking_words(view, *duty)), {.tone = ui::Tone::soon});
    proofs(c, view, *duty);
    Intent intent = core::may_log(view.state, view.actor, *duty->row)
                        ? log_form(c, view, *duty, state)
                        : way_there(c, *duty->row);
    const bool leaves =
        std::holds_alternative<Go>(intent) || std::holds_alternative<ShowTickets>(intent);
    if (dialog.dismissed() || leaves) state.open = core::DutyId::none;
    return intent;
}

}  // namespace shell
