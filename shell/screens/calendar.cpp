#include "shell/screens/calendar.hpp"

#include "core/op.hpp"
#include "shell/screens/page.hpp"
#include "shell/ui/entered_time.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace shell {

namespace {

// clang-format off
#define CALENDAR_TEXTS(X) \
    X(days, "工作日历", "Working days") \
    X(year, "年份", "Year") \
    X(of_year, "{} 年", "{}") \
    X(provisional, "暂定", "Provisional") \
    X(official, "已公布", "Announced") \
    X(shipped, "国务院办公厅放假安排（随软件提供）", "The State Council's arrangement, as shipped") \
    X(statutory, "法定节假日，放假调休安排公布后请更新", "Statutory days; to be completed once announced") \
    X(unknown, "没有这一年的安排，只按周末计", "Nothing is known of the year: weekends alone") \
    X(weekends, "没有特殊日子", "No special days") \
    X(off, "放假", "Holiday") \
    X(works, "调休上班", "Worked") \
    X(usual, "照平常", "As usual") \
    X(span, "{} 至 {}", "{} to {}") \
    X(length, "{} {} 天", "{}, {} days") \
    X(change, "修改日子", "Change days") \
    X(change_text, "只能改还没到的日子；已过的期限不会重算。", "Only days to come: what was judged stays.") \
    X(from, "日期", "Date") \
    X(until, "到（可不填）", "Until (if more)") \
    X(bad_days, "请选择 {} 年今天以后的日子", "Days of {} that lie ahead") \
    X(source, "依据", "Announced by") \
    X(still, "仍为暂定", "Still provisional") \
    X(terms, "服务承诺", "Terms of service") \
    X(set, "承诺标准", "Promises") \
    X(hours, "服务时间", "Service hours") \
    X(opens, "开始", "From") \
    X(closes, "结束", "Until") \
    X(hours_bad, "结束要晚于开始", "It ends before it begins") \
    X(terms_text, "只对保存以后报的工单有效，已报的按原来的承诺。", "For tickets reported from now on; the others keep theirs.") \
    X(save, "保存", "Save") \
    X(saved, "已保存，对以后的工单有效", "Saved, for tickets from now on")
// clang-format on
UI_TEXT_TABLE(Text, CALENDAR_TEXTS)

std::string days_form(std::int32_t year) { return "calendar-days/" + std::to_string(year); }
constexpr int years_offered = 2;  // this one and the next: no arrangement is announced earlier

bool may_edit(const View& view) {
    return contains(core::Catalogue::RowOf<core::SetCalendarYear>::may, view.role);
}

core::Day today_of(const View& view) { return core::day_of(view.now, view.policy.zone); }

std::int32_t year_of(const View& view, const CalendarState& state) {
    return core::date_of(today_of(view)).year + state.year;
}

core::EntityId community_of(const View& view) {
    return core::entity(core::CommunityId{view.state.all<core::Community>().begin()->first});
}

const core::CalendarYear* own_year(const View& view, std::int32_t year) {
    for (const core::CalendarYear& each : view.state.community()->calendar) {
        if (each.year == year) return &each;
    }
    return nullptr;
}

// The year's special days, as they are.
std::vector<core::CalendarDay> days_of(const core::Calendar& calendar, std::int32_t year) {
    std::vector<core::CalendarDay> days;
    const core::Day last = core::day_of(core::CivilDate{year, 12, 31});
    for (core::Day day = core::day_of(core::CivilDate{year, 1, 1}); day <= last; ++day.value) {
        if (calendar.special(day)) days.push_back({day, calendar.works(day)});
    }
    return days;
}

void days_card(ui::Context& c, const View& view, CalendarState& state) {
    const core::Calendar& calendar = view.policy.calendar;
    ui::Card card(c, {.title = tr(Text::days),
                      .button = may_edit(view) ? tr(Text::change) : std::string_view{},
                      .gap = ui::space::row});
    const std::int32_t first = core::date_of(today_of(view)).year;
    std::array<std::string, years_offered> labels;
    std::array<ui::Choice, years_offered> choices;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        labels[i] = tr(Text::of_year, first + static_cast<std::int32_t>(i));
        choices[i] = {.label = labels[i]};
    }
    ui::segmented(c, tr(Text::year), choices, state.year);
    const std::int32_t year = year_of(view, state);
    const bool provisional = calendar.provisional_year(year);
    const core::CalendarYear* own = own_year(view, year);
    if (calendar.knows_year(year))
        ui::chip(c, tr(provisional ? Text::provisional : Text::official),
                 provisional ? ui::Tone::soon : ui::Tone::kept, {.small = true, .dot = true});
    ui::text(c,
             own                          ? std::string_view(own->source.value)
             : !calendar.knows_year(year) ? tr(Text::unknown)
                                          : tr(provisional ? Text::statutory : Text::shipped),
             {.type = ui::Type::second, .tone = ui::Tone::second});
    const std::vector<core::CalendarDay> days = days_of(calendar, year);
    if (days.empty()) ui::text(c, tr(Text::weekends), {.tone = ui::Tone::second});
    ui::List list(c, tr(Text::days));
    const auto shown = [&](core::Day day) {
        return ui::date_weekday(core::start_of(day, view.policy.zone).ms);
    };
    for (auto from = days.begin(); from != days.end();) {  // days in a row stand in one row
        auto until = from;
        while (std::next(until) != days.end() && std::next(until)->works == from->works &&
               std::next(until)->day.value == until->day.value + 1)
            ++until;
        const auto length = std::distance(from, until) + 1;
        const std::string_view what = tr(from->works ? Text::works : Text::off);
        const std::string title =
            length == 1 ? shown(from->day) : tr(Text::span, shown(from->day), shown(until->day));
        const std::string chip = length == 1 ? std::string(what) : tr(Text::length, what, length);
        ui::row(c, static_cast<std::uint64_t>(from->day.value),
                {.title = title,
                 .title_bold = false,
                 .chip = chip,
                 .chip_tone = from->works ? ui::Tone::soon : ui::Tone::kept,
                 .tappable = false,
                 .height = 48});
        from = std::next(until);
    }
    if (!card.button_tapped()) return;
    state.editing = true;
    state.missing = false;
}

// What was chosen, put over the year as it is.
core::SetCalendarYear changed(const View& view, std::int32_t year, core::Day first, core::Day last,
                              int what, Form& form) {
    core::SetCalendarYear body{year, form.choice("provisional", 0) == 1, form.text("source"), {}};
    for (const core::CalendarDay& each : days_of(view.policy.calendar, year)) {
        if (each.day < first || each.day > last) body.days.push_back(each);
    }
    for (core::Day day = first; what < 2 && day <= last; ++day.value)
        body.days.push_back({day, what == 1});
    std::sort(body.days.begin(), body.days.end(),
              [](const auto& a, const auto& b) { return a.day < b.day; });
    return body;
}

Intent days_dialog(ui::Context& c, const View& view, CalendarState& state) {
    const std::int32_t year = year_of(view, state);
    Form& form = view.forms.open(days_form(year));
    const core::CalendarYear* own = own_year(view, year);
    const std::string source = own ? own->source.value : std::string();
    const bool was_provisional = view.policy.calendar.provisional_year(year);
    // A draft stands until what it was filled from has changed.
    const std::string was = (was_provisional ? "?" : "!") + source;
    if (form.peek("was") != was) {
        form.text("was") = was;
        form.text("source") = source;
        form.choice("provisional", 0) = was_provisional ? 1 : 0;
    }
    ui::Overlay dialog(c, {.key = "calendar-days",
                           .title = tr(Text::change),
                           .text = tr(Text::change_text),
                           .cross = true});
    const std::array<ui::Choice, 3> kinds{ui::Choice{.label = tr(Text::off)},
                                          ui::Choice{.label = tr(Text::works)},
                                          ui::Choice{.label = tr(Text::usual)}};
    ui::segmented(c, tr(Text::days), kinds, form.choice("what", 0));
    const auto from = ui::entered_moment(form.text("from"));
    const auto until = ui::entered_moment(form.text("until"));
    const core::Day first = from ? core::day_of({*from}, view.policy.zone) : core::Day{};
    const core::Day last = until ? core::day_of({*until}, view.policy.zone) : first;
    const bool days_ok = from && first > today_of(view) && last >= first &&
                         core::date_of(first).year == year && core::date_of(last).year == year;
    const std::string wrong = state.missing && !days_ok ? tr(Text::bad_days, year) : std::string();
    {
        ui::Cells cells(c, {ui::part(1), ui::part(1)});
        ui::text_field(c, tr(Text::from), form.text("from"),
                       {.error = wrong, .kind = ui::TextField::pick_date});
        ui::text_field(c, tr(Text::until), form.text("until"), {.kind = ui::TextField::pick_date});
    }
    const bool source_ok = !form.text("source").empty();
    const std::string no_source =
        state.missing && !source_ok ? tr(Word::missing, tr(Text::source)) : std::string();
    ui::text_field(c, tr(Text::source), form.text("source"),
                   {.error = no_source, .length_max = core::Line::length_max});
    bool provisional = form.choice("provisional", 0) == 1;
    if (ui::toggle(c, tr(Text::still), provisional))
        form.choice("provisional", 0) = provisional ? 1 : 0;
    const bool tapped = ui::button(
        c, tr(Word::ok), {.kind = ui::Button::primary, .height = ui::size::primary, .fill = true});
    if (dialog.dismissed()) state.editing = false;
    if (!tapped) return Nothing{};
    state.missing = !days_ok || !source_ok;
    if (state.missing) return Nothing{};
    Submit submit;
    submit.act.push_back(
        {community_of(view), changed(view, year, first, last, form.choice("what", 0), form)});
    submit.form = days_form(year);
    state.editing = false;
    return submit;
}

std::string entered_time(std::uint16_t minutes) {
    const auto two = [](int value) {
        return std::string(value < 10 ? "0" : "") + std::to_string(value);
    };
    return two(minutes / 60) + ":" + two(minutes % 60);
}

Intent terms_card(ui::Context& c, const View& view, CalendarState& state) {
    const core::Policy now = view.policy.at(view.now);
    ui::Card card(c, {.title = tr(Text::terms), .gap = ui::space::row});
    std::array<ui::Choice, core::policy_set_last + 1> sets;
    for (std::size_t i = 0; i < sets.size(); ++i)
        sets[i] = {.label = word_of(static_cast<core::PolicySet>(i))};
    int set = state.set < 0 ? static_cast<int>(now.set) : state.set;
    const bool edits = may_edit(view);
    if (ui::segmented(c, tr(Text::set), sets, set, {.enabled = edits})) state.set = set;
    ui::List list(c, tr(Text::terms));
    std::uint64_t key = 0;
    for (const core::PromiseRow& row : core::promise_rows()) {
        ++key;
        if ((row.sets >> set & 1u) == 0) continue;
        ui::row(c, key,
                {.title = word_of(row.milestone),
                 .title_quiet = word(row.words),
                 .title_bold = false,
                 .tappable = false,
                 .height = 48});
    }
    return Nothing{};
}

Intent hours_card(ui::Context& c, const View& view, CalendarState& state) {
    const core::Policy now = view.policy.at(view.now);
    ui::Card card(c, {.title = tr(Text::hours), .gap = ui::space::row});
    const bool edits = may_edit(view);
    if (!edits) {
        ui::text(c, entered_time(now.opens_minute) + "–" + entered_time(now.closes_minute));
        return Nothing{};
    }
    if (state.opens.empty()) state.opens = entered_time(now.opens_minute);
    if (state.closes.empty()) state.closes = entered_time(now.closes_minute);
    const auto opens = ui::entered_minutes(state.opens);
    const auto closes = ui::entered_minutes(state.closes);
    const bool good = opens && closes && *opens < *closes;
    {
        ui::Cells cells(c, {ui::part(1), ui::part(1)});
        ui::text_field(c, tr(Text::opens), state.opens, {.kind = ui::TextField::pick_time});
        ui::text_field(c, tr(Text::closes), state.closes,
                       {.error = good ? std::string_view{} : tr(Text::hours_bad),
                        .kind = ui::TextField::pick_time});
    }
    ui::text(c, tr(Text::terms_text), {.type = ui::Type::second, .tone = ui::Tone::second});
    core::SetServiceTerms body{now.set, now.opens_minute, now.closes_minute};
    const core::SetServiceTerms before = body;
    if (state.set >= 0) body.set = static_cast<core::PolicySet>(state.set);
    if (good) body.opens_minute = static_cast<std::uint16_t>(*opens);
    if (good) body.closes_minute = static_cast<std::uint16_t>(*closes);
    if (!ui::button(c, tr(Text::save),
                    {.kind = ui::Button::primary, .enabled = good && body != before, .fill = true}))
        return Nothing{};
    Submit submit;
    submit.act.push_back({community_of(view), body});
    submit.said = tr(Text::saved);
    const int year = state.year;
    state = {};
    state.year = year;
    return submit;
}

}  // namespace

Intent draw_calendar(ui::Context& c, const View& view, CalendarState& state) {
    Intent intent;
    const auto take = [&](Intent hit) {
        if (asks(hit)) intent = std::move(hit);
    };
    {
        Page page(c, view, Place::calendar,
                  {.key = "calendar", .title = tr(Word::policy), .back = true}, true);
        intent = page.intent();
        if (!view.state.community()) return intent;
        ui::TwoColumns columns(c, 1);
        days_card(c, view, state);
        columns.next();
        take(hours_card(c, view, state));
        take(terms_card(c, view, state));
    }
    if (state.editing) take(days_dialog(c, view, state));
    return intent;
}

}  // namespace shell
