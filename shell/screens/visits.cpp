#include "shell/screens/visits.hpp"

#include "core/op.hpp"
#include "shell/screens/duties.hpp"
#include "shell/screens/page.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace shell {

namespace {

// clang-format off
#define VISITS_TEXTS(X) \
    X(tab_visits, "拜访", "Visits") \
    X(tab_care, "重点与关怀", "Key and care") \
    X(tab_surveys, "问卷与恳谈", "Survey, meetings") \
    X(plan, "拜访安排", "The plan") \
    X(need, "{} 户，{}：每周需拜访 {} 户", "{} homes, {}: {} visits a week are needed") \
    X(feasible, "每周 {} 户可以做到，最多覆盖 {} 户", "At {} a week this can be kept, up to {} homes") \
    X(not_feasible, "按每周 {} 户做不到，只能覆盖 {} 户", "At {} a week it cannot be kept: {} homes at most") \
    X(met, "本轮已见", "Met in this round") \
    X(this_week, "本周", "This week") \
    X(of, "{} / {}", "{} / {}") \
    X(load, "{} 户 · 本周 {} 户 · 本轮 {} 户", "{} homes · {} this week · {} this round") \
    X(above, "超过 1:{}", "Above 1:{}") \
    X(butlers, "各管家", "Butlers") \
    X(rhythm, "拜访周期", "Rhythm") \
    X(a_week, "每周 {} 户", "{} a week") \
    X(fewer, "每周少一户", "One fewer a week") \
    X(more, "每周多一户", "One more a week") \
    X(due, "该去拜访", "Due") \
    X(nobody, "没有该拜访的住户", "Nobody is due") \
    X(never, "还没拜访过", "Never visited") \
    X(last, "上次 {} · 应在 {}前", "Last {} · due by {}") \
    X(key, "重点客户", "Key customer") \
    X(more_due, "还有 {} 户", "{} more") \
    X(promises, "答应的事", "Promises") \
    X(no_promises, "答应的都办了", "All promises are kept") \
    X(promise_by, "{} · {}前", "{} · by {}") \
    X(follow, "跟进", "Follow up") \
    X(what, "办理情况", "What was done") \
    X(done, "已经办好", "It is done") \
    X(history, "拜访记录", "Visits") \
    X(no_history, "还没有拜访记录", "No visits yet") \
    X(record, "记录拜访", "Record a visit") \
    X(promised, "答应：{}", "Promised: {}")
// clang-format on
UI_TEXT_TABLE(Text, VISITS_TEXTS)

constexpr std::size_t due_shown = 12, promises_shown = 8, history_shown = 8;

std::string tenths(std::uint32_t value) {
    return std::to_string(value / 10) + "." + std::to_string(value % 10);
}

core::VisitRhythm rhythm_of(const View& view) {
    const core::Community* community = view.state.community();
    return community ? community->visit_rhythm : core::VisitRhythm::two_months;
}

// Before anybody taps: the plan of the whole community is the manager's.
Intent plan_settings(ui::Context& c, const View& view) {
    const core::Community* community = view.state.community();
    if (!community || !contains(core::Catalogue::RowOf<core::SetVisitPlan>::may, view.role))
        return Nothing{};
    const auto& all = view.state.all<core::Community>();
    const core::EntityId id{core::EntityKind::community, all.begin()->first};
    core::SetVisitPlan plan{community->visit_rhythm, community->visits_a_week};
    const core::SetVisitPlan before = plan;
    std::array<ui::Choice, core::visit_rhythm_last + 1> choices;
    for (std::size_t i = 0; i < choices.size(); ++i)
        choices[i] = {.label = word_of(static_cast<core::VisitRhythm>(i))};
    int chosen = static_cast<int>(plan.rhythm);
    ui::segmented(c, tr(Text::rhythm), choices, chosen);
    plan.rhythm = static_cast<core::VisitRhythm>(chosen);
    ui::Cells cells(c, {ui::part(1), ui::fixed(48), ui::fixed(48)}, ui::space::one, 56);
    ui::text(c, tr(Text::a_week, plan.visits_a_week));
    if (ui::icon_button(c, ui::Icon::minus, tr(Text::fewer), plan.visits_a_week > 1, true))
        --plan.visits_a_week;
    if (ui::icon_button(c, ui::Icon::plus, tr(Text::more),
                        plan.visits_a_week < core::visits_a_week_max, true))
        ++plan.visits_a_week;
    if (plan == before) return Nothing{};
    Submit submit;
    submit.act.push_back({id, plan});
    return submit;
}

void plan_words(ui::Context& c, const View& view, const core::VisitNeed& need) {
    ui::text(c, tr(Text::need, need.households, word_of(rhythm_of(view)), tenths(need.week_tenths)),
             {.type = ui::Type::body});
    ui::text(
        c, tr(need.feasible() ? Text::feasible : Text::not_feasible, need.a_week, need.coverable),
        {.type = ui::Type::body_bold, .tone = need.feasible() ? ui::Tone::kept : ui::Tone::soon});
}

Intent plan_card(ui::Context& c, const View& view) {
    const std::vector<core::ButlerCoverage>& all = view.queries.coverage(view);
    ui::Card card(c, {.title = tr(Text::plan), .gap = ui::space::row});
    const bool own = view.role == core::Role::butler;
    if (own && all.size() == 1) {
        const core::ButlerCoverage& mine = all.front();
        plan_words(c, view, mine.need);
        const auto share = [](std::uint32_t part, std::uint32_t whole) {
            return whole == 0
                       ? 1.0f
                       : std::min(1.0f, static_cast<float>(part) / static_cast<float>(whole));
        };
        ui::progress_row(c, tr(Text::this_week), tr(Text::of, mine.this_week, mine.need.a_week),
                         share(mine.this_week, mine.need.a_week));
        ui::progress_row(c, tr(Text::met), tr(Text::of, mine.met, mine.need.households),
                         share(mine.met, mine.need.households));
    } else if (!all.empty()) {
        // What the most loaded butler would have to do is what the promise asks.
        const auto most = std::max_element(
            all.begin(), all.end(),
            [](const auto& a, const auto& b) { return a.load.households < b.load.households; });
        plan_words(c, view, most->need);
        ui::List list(c, tr(Text::butlers));
        for (const core::ButlerCoverage& each : all) {
            const std::string second =
                tr(Text::load, each.load.households, each.this_week, each.met);
            const std::string chip =
                each.load.above() ? tr(Text::above, each.load.allowed) : std::string();
            ui::row(c, each.load.butler.value,
                    {.title = staff_name(view, each.load.butler),
                     .second = second,
                     .chip = chip,
                     .chip_tone = ui::Tone::soon,
                     .tappable = false});
        }
    }
    return plan_settings(c, view);
}

std::string due_second(const View& view, const core::DueHome& home) {
    if (home.never()) return std::string(tr(Text::never));
    return tr(Text::last, ui::date(home.last.ms),
              ui::date(core::start_of(home.due, view.policy.zone).ms));
}

std::string_view due_chip(const core::DueHome& home) {
    if (home.key_customer) return tr(Text::key);
    for (const core::Care care : core::each_care) {
        if (has(home.care, care)) return word_of(care);
    }
    return {};
}

Intent due_card(ui::Context& c, const View& view) {
    Intent intent;
    const std::vector<core::DueHome>& homes = view.queries.homes_due(view);
    const core::Day today = core::day_of(view.now, view.policy.zone);
    const auto due = static_cast<std::size_t>(std::count_if(
        homes.begin(), homes.end(), [&](const core::DueHome& home) { return home.is_due(today); }));
    ui::Card card(c, {.title = tr(Text::due)});
    if (homes.empty()) {
        ui::text(c, tr(Text::nobody), {.type = ui::Type::second, .tone = ui::Tone::second});
        return intent;
    }
    ui::List list(c, tr(Text::due));
    for (std::size_t i = 0; i < std::min(homes.size(), due_shown); ++i) {
        const core::DueHome& home = homes[i];
        const core::Household* file = view.state.find(home.household);
        const core::Member* owner = file ? core::owner_of(*file) : nullptr;
        const std::string second = due_second(view, home);
        const ui::RowHit hit = ui::row(
            c, home.unit.value,
            {.title = view.state.find(home.unit)->code.value,
             .title_quiet = owner ? std::string_view(owner->name.value) : std::string_view{},
             .second = second,
             .second_tone = home.is_due(today) ? ui::Tone::soon : ui::Tone::second,
             .chip = due_chip(home),
             .chip_tone = ui::Tone::accent,
             .chevron = true});
        if (hit != ui::RowHit::none) intent = Go{new_visit_route(home.unit)};
    }
    if (due > due_shown)
        ui::text(c, tr(Text::more_due, due - due_shown),
                 {.type = ui::Type::second, .tone = ui::Tone::second});
    return intent;
}

void promises_card(ui::Context& c, const View& view, VisitsState& state) {
    const std::vector<core::HomeVisitId> open = core::promises_open(view.state, view.actor);
    ui::Card card(c, {.title = tr(Text::promises)});
    if (open.empty()) {
        ui::text(c, tr(Text::no_promises), {.type = ui::Type::second, .tone = ui::Tone::second});
        return;
    }
    const core::Day today = core::day_of(view.now, view.policy.zone);
    ui::List list(c, tr(Text::promises));
    for (std::size_t i = 0; i < std::min(open.size(), promises_shown); ++i) {
        const core::HomeVisit& visit = *view.state.find(open[i]);
        const core::Unit* unit = view.state.find(visit.unit);
        const std::string_view code =
            unit ? std::string_view(unit->code.value) : std::string_view{};
        const bool dated = visit.promise_by.value != 0;
        const std::string second =
            dated ? tr(Text::promise_by, code, day_words(visit.promise_by)) : std::string(code);
        if (ui::row(c, open[i].value,
                    {.title = first_line(visit.promise.value),
                     .second = second,
                     .second_tone =
                         dated && visit.promise_by < today ? ui::Tone::late : ui::Tone::second,
                     .title_bold = false,
                     .chevron = true}) != ui::RowHit::none) {
            state.following = open[i];
            state.missing = false;
        }
    }
}

Intent follow_dialog(ui::Context& c, const View& view, VisitsState& state) {
    const core::HomeVisit* visit = view.state.find(state.following);
    if (!visit) {
        state.following = {};
        return Nothing{};
    }
    const std::string key = "visit/" + std::to_string(state.following.value);
    Form& form = view.forms.open(key);
    ui::Overlay dialog(
        c, {.key = key, .title = tr(Text::follow), .text = visit->promise.value, .cross = true});
    std::string& text = form.text("text");
    const std::string error =
        state.missing && text.empty() ? tr(Word::missing, tr(Text::what)) : std::string();
    ui::text_field(
        c, tr(Text::what), text,
        {.error = error, .kind = ui::TextField::multiline, .length_max = core::Note::length_max});
    bool done = form.choice("done", 1) == 1;
    if (ui::toggle(c, tr(Text::done), done)) form.choice("done", 1) = done ? 1 : 0;
    const bool tapped = ui::button(
        c, tr(Word::ok), {.kind = ui::Button::primary, .height = ui::size::primary, .fill = true});
    if (dialog.dismissed()) {
        state.following = {};
        return Nothing{};
    }
    if (!tapped) return Nothing{};
    state.missing = text.empty();
    if (state.missing) return Nothing{};
    Submit submit;
    submit.act.push_back({core::entity(state.following), core::FollowUpVisit{text, done, {}}});
    submit.form = key;
    return submit;
}

}  // namespace

bool may_visit(const View& view) { return contains(core::carers, view.role); }

Intent draw_visits(ui::Context& c, const View& view, VisitsState& state) {
    Intent intent;
    const auto take = [&](Intent hit) {
        if (asks(hit)) intent = std::move(hit);
    };
    {
        Page page(c, view, Place::visits,
                  {.key = "visits", .title = tr(Word::visits), .back = true}, true);
        intent = page.intent();
        const std::array<std::string_view, 3> names{tr(Text::tab_visits), tr(Text::tab_care),
                                                    tr(Text::tab_surveys)};
        ui::tabs(c, tr(Word::visits), std::span(names).first(sees_surveys(view) ? 3 : 2),
                 state.tab);
        if (state.tab == 1) {
            draw_care(c, view, state);
        } else if (state.tab == 2 && sees_surveys(view)) {
            draw_surveys(c, view, state);
        } else {
            ui::TwoColumns columns(c, 1.2f);
            take(due_card(c, view));
            columns.next();
            take(plan_card(c, view));
            promises_card(c, view, state);
        }
    }
    if (state.following) take(follow_dialog(c, view, state));
    if (state.caring) take(care_dialog(c, view, state));
    take(surveys_dialog(c, view, state));
    return intent;
}

Intent visits_card(ui::Context& c, const View& view, core::UnitId unit) {
    Intent intent;
    const core::Unit* home = view.state.find(unit);
    if (!home || !home->household || !view.state.find(home->household) || !may_visit(view))
        return intent;
    ui::Card card(c, {.title = tr(Text::history), .button = tr(Text::record)});
    const std::vector<core::HomeVisitId> visits = core::visits_of(view.state, home->household);
    if (visits.empty()) {
        ui::text(c, tr(Text::no_history), {.type = ui::Type::second, .tone = ui::Tone::second});
    } else {
        const std::size_t count = std::min(visits.size(), history_shown);
        std::vector<std::string> titles, metas, texts;
        std::vector<ui::Event> events;
        for (std::size_t i = 0; i < count; ++i) {
            const core::HomeVisit& visit = *view.state.find(visits[i]);
            titles.push_back(
                joined({word_of(visit.purpose),
                        visit.talked() ? word_of(visit.means) : word_of(visit.outcome),
                        visit.mood > 0 ? word(core::mood_term(visit.mood)) : std::string_view{}}));
            metas.push_back(joined({when(view, visit.at), who(view, visit.visitor)}));
            std::string text = visit.needs.value;
            if (!visit.promise.empty())
                text = joined({text, tr(Text::promised, visit.promise.value)});
            for (const core::VisitEntry& entry : visit.entries)
                text = joined({text, entry.text.value});
            texts.push_back(std::move(text));
        }
        for (std::size_t i = 0; i < count; ++i) {
            const core::HomeVisit& visit = *view.state.find(visits[i]);
            const ui::Tone tone = !visit.talked()        ? ui::Tone::muted
                                  : visit.owes_promise() ? ui::Tone::soon
                                                         : ui::Tone::kept;
            events.push_back(
                {.title = titles[i], .meta = metas[i], .text = texts[i], .tone = tone});
        }
        ui::timeline(c, tr(Text::history), events);
    }
    if (card.button_tapped()) intent = Go{new_visit_route(unit)};
    return intent;
}

}  // namespace shell
