#include "shell/screens/duties.hpp"

#include "core/order.hpp"
#include "shell/screens/duty_dialog.hpp"
#include "shell/screens/page.hpp"

#include <algorithm>
#include <array>

namespace shell {

namespace {

// clang-format off
#define DUTIES_TEXTS(X) \
    X(all_done, "都做到了", "All done") \
    X(lacking, "还差 {} 项", "{} still lacking") \
    X(left, "还差 {} · {}前", "{} to go · by {}") \
    X(left_today, "还差 {} · 今天", "{} to go · today") \
    X(done, "已做到", "Done") \
    X(recorded, "已记 {} 次", "{} recorded") \
    X(not_recorded, "按需记录", "Record when it happens") \
    X(of, "{}/{}", "{}/{}") \
    X(not_counted, "高峰时段 {} 处不计", "{} in rush hours do not count") \
    X(see_all, "全部", "All") \
    X(nothing, "没有必做事项", "No duties") \
    X(nothing_text, "您的岗位没有规定的必做事项。", "Nothing is laid down for your post.")
// clang-format on
UI_TEXT_TABLE(Text, DUTIES_TEXTS)

constexpr std::size_t shown_on_today = 4;

core::Day today_of(const View& view) { return core::day_of(view.now, view.policy.zone); }

std::string second_line(const View& view, const core::DutyState& duty) {
    std::string line;
    if (!duty.asked()) {
        line = duty.done > 0 ? tr(Text::recorded, duty.done) : std::string(tr(Text::not_recorded));
    } else if (duty.kept()) {
        line = tr(Text::done);
    } else if (duty.due == today_of(view)) {
        line = tr(Text::left_today, duty.left());
    } else {
        line = tr(Text::left, duty.left(), day_words(duty.due));
    }
    const std::string rush =
        duty.not_counted > 0 ? tr(Text::not_counted, duty.not_counted) : std::string();
    return joined({line, rush});
}

bool duty_row(ui::Context& c, const View& view, const core::DutyState& duty) {
    const std::string second = second_line(view, duty);
    const std::string count = duty.asked() ? tr(Text::of, duty.done, duty.needed) : std::string();
    const bool urgent = !duty.kept() && duty.due <= today_of(view);
    const ui::RowHit hit = ui::row(c, static_cast<std::uint64_t>(duty.row->id),
                                   {.title = word(duty.row->name),
                                    .second = second,
                                    .chip = count,
                                    .chip_tone = duty.kept() ? ui::Tone::kept
                                                 : urgent    ? ui::Tone::soon
                                                             : ui::Tone::muted,
                                    .chevron = true});
    return hit != ui::RowHit::none;
}

void period_card(ui::Context& c, const View& view, core::Period period, DutiesState& state) {
    const std::vector<core::DutyState>& all = view.queries.duties(view);
    const auto in_period = [&](const core::DutyState& duty) { return duty.row->period == period; };
    if (std::none_of(all.begin(), all.end(), in_period)) return;
    ui::Card card(c, {.title = word(core::name_of(period))});
    ui::List list(c, word(core::name_of(period)));
    for (const core::DutyState& duty : all) {
        if (in_period(duty) && duty_row(c, view, duty)) {
            state.open = duty.row->id;
            state.missing = false;
        }
    }
}

}  // namespace

std::string day_words(core::Day day) {
    return ui::date_weekday(core::start_of(day, core::Zone{}).ms);
}

std::size_t duties_lacking(const View& view) {
    const std::vector<core::DutyState>& all = view.queries.duties(view);
    return static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(), [](const core::DutyState& duty) { return !duty.kept(); }));
}

Intent duties_left_card(ui::Context& c, const View& view) {
    Intent intent;
    const std::size_t lacking = duties_lacking(view);
    const std::string chip =
        lacking > 0 ? tr(Text::lacking, lacking) : std::string(tr(Text::all_done));
    if (view.queries.duties(view).empty()) return intent;
    ui::Card card(c, {.title = tr(Word::duties),
                      .title_chip = chip,
                      .title_tone = lacking > 0 ? ui::Tone::soon : ui::Tone::kept,
                      .button = tr(Text::see_all)});
    ui::List list(c, tr(Word::duties));
    // By the day it is due: what is due today stands first.
    std::vector<const core::DutyState*> left;
    for (const core::DutyState& duty : view.queries.duties(view)) {
        if (!duty.kept()) left.push_back(&duty);
    }
    core::order_short(left, [](const auto* a, const auto* b) { return a->due < b->due; });
    if (left.size() > shown_on_today) left.resize(shown_on_today);
    for (const core::DutyState* duty : left) {
        if (duty_row(c, view, *duty)) intent = Go{{Place::duties, 0}};
    }
    if (card.button_tapped()) intent = Go{{Place::duties, 0}};
    return intent;
}

Intent draw_duties(ui::Context& c, const View& view, DutiesState& state) {
    using core::Period;
    Intent intent;
    {
        const std::size_t lacking = duties_lacking(view);
        const std::string line =
            lacking > 0 ? tr(Text::lacking, lacking) : std::string(tr(Text::all_done));
        Page page(c, view, Place::duties,
                  {.key = "duties", .title = tr(Word::duties), .subtitle = line, .back = true},
                  true);
        intent = page.intent();
        if (view.queries.duties(view).empty()) {
            ui::empty_state(c, {.icon = ui::Icon::circle_check,
                                .title = tr(Text::nothing),
                                .text = tr(Text::nothing_text)});
            return intent;
        }
        ui::TwoColumns columns(c, 1);
        period_card(c, view, Period::day, state);
        period_card(c, view, Period::week, state);
        columns.next();
        for (const Period period :
             {Period::month, Period::last_working_day, Period::two_months, Period::rhythm,
              Period::quarter, Period::half_year, Period::year})
            period_card(c, view, period, state);
    }
    Intent hit = duty_dialog(c, view, state);
    return asks(hit) ? hit : intent;
}

}  // namespace shell
