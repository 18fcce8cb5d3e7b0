#include "shell/screens/revisits.hpp"

#include "shell/screens/page.hpp"
#include "shell/screens/statistics.hpp"

namespace shell {

namespace {

// clang-format off
#define REVISITS_TEXTS(X) \
    X(revisit_of, "回访 {} {}", "Revisit {} {}") \
    X(due, "今日应回访", "Due today") \
    X(later, "以后", "Later") \
    X(count, "今日 {} 户", "{} today") \
    X(nothing, "今天没有要回访的", "No revisits due today") \
    X(nothing_text, "工单完成后，到期的回访会出现在这里。", "Revisits appear here when they fall due.") \
    X(rate, "本月回访率", "Revisited this month") \
    X(rate_text, "承诺每单必访：渗漏维修完成后 3 天内，其他 7 天内。", "Every ticket is revisited: leaks within 3 days, others within 7.")
// clang-format on
UI_TEXT_TABLE(Text, REVISITS_TEXTS)

Intent rows(ui::Context& c, const View& view, Text name,
            const std::vector<core::Revisit>& revisits) {
    Intent intent;
    ui::List list(c, tr(name));
    for (const core::Revisit& revisit : revisits) {
        Intent hit = revisit_row(c, view, revisit);
        if (asks(hit)) intent = std::move(hit);
    }
    return intent;
}

}  // namespace

Intent revisit_row(ui::Context& c, const View& view, const core::Revisit& revisit) {
    const core::Ticket* ticket = view.state.find(revisit.ticket);
    if (!ticket) return Nothing{};
    const std::string title =
        tr(Text::revisit_of, where(view, *ticket), first_line(ticket->words.value));
    const core::Term words = core::promise_words(revisit.due.promise, revisit.due.set);
    const std::string second = joined({word(words), ui::left(revisit.due.due.ms, view.now.ms)});
    const bool late = revisit.due.due < view.now;
    ui::count_down(c, revisit.due.due.ms, ui::left_step(revisit.due.due.ms, view.now.ms));
    const ui::RowHit hit = ui::row(c, revisit.ticket.value,
                                   {.title = title,
                                    .second = second,
                                    .chip = late ? tr(Word::late) : tr(Word::revisit),
                                    .chip_tone = late ? ui::Tone::late : ui::Tone::muted});
    return hit == ui::RowHit::none ? Intent{} : Intent{Go{ticket_route(revisit.ticket)}};
}

Intent draw_revisits(ui::Context& c, const View& view, SampleState& sample) {
    const core::Today& today = view.queries.today(view);
    const std::string count = tr(Text::count, today.revisits.size());
    Page page(
        c, view, Place::revisits,
        {.key = "revisits", .title = tr(Word::tab_revisits), .subtitle = count, .pull = true});
    Intent intent = page.intent();
    const auto take = [&](Intent hit) {
        if (asks(hit)) intent = std::move(hit);
    };
    {
        ui::TwoColumns columns(c, 1.55f);
        {
            ui::Card card(c, {.title = tr(Text::due)});
            if (today.revisits.empty()) {
                ui::empty_state(c, {.icon = ui::Icon::circle_check,
                                    .title = tr(Text::nothing),
                                    .text = tr(Text::nothing_text)});
            } else {
                take(rows(c, view, Text::due, today.revisits));
            }
        }
        if (!today.later.empty()) {
            ui::Card card(c, {.title = tr(Text::later)});
            take(rows(c, view, Text::later, today.later));
        }
        columns.next();
        {
            ui::Card card(c, {.title = tr(Text::rate), .gap = ui::space::row});
            promise_row(c, tr(Word::revisit), today.month.revisited);
            ui::text(c, tr(Text::rate_text), {.type = ui::Type::second, .tone = ui::Tone::second});
        }
        take(sample_cards(c, view, sample));
    }
    take(sample_dialog(c, view, sample));
    return intent;
}

}  // namespace shell
