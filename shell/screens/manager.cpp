#include "shell/screens/manager.hpp"

#include "shell/screens/page.hpp"

namespace shell {

namespace {

// clang-format off
#define MANAGER_TEXTS(X) \
    X(no_analyses, "没有要签字的分析", "No analysis to sign") \
    X(no_analyses_text, "同一类工单重复发生、写好原因和措施后，来这里签字。", "When tickets of one kind recur, the written analysis comes here to be signed.") \
    X(statistics, "时限达成、类别和重复问题", "Promises kept, kinds, what recurs") \
    X(walks, "巡查达标、薄弱巡查点", "Rounds kept, points that suffer") \
    X(duties, "必做事项记录、满意度调查", "Duties done, surveys") \
    X(revisits, "回访率、抽样回访", "Revisit rate, the sample")
// clang-format on
UI_TEXT_TABLE(Text, MANAGER_TEXTS)

}  // namespace

Intent draw_approvals(ui::Context& c, const View& view, AnalysisDialog& analysis,
                      SampleState& sample) {
    Intent intent;
    const auto take = [&](Intent hit) {
        if (asks(hit)) intent = std::move(hit);
    };
    {
        Page page(c, view, Place::approvals,
                  {.key = "approvals", .title = tr(Word::tab_approvals), .pull = true});
        intent = page.intent();
        ui::TwoColumns columns(c, 1.2f);
        if (view.queries.recurring(view).empty()) {
            ui::Card card(c);
            ui::empty_state(c, {.icon = ui::Icon::circle_check,
                                .title = tr(Text::no_analyses),
                                .text = tr(Text::no_analyses_text)});
        }
        take(analyses_card(c, view, analysis));
        columns.next();
        take(sample_cards(c, view, sample));
    }
    take(analysis_dialog(c, view, analysis));
    take(sample_dialog(c, view, sample));
    return intent;
}

Intent draw_reports(ui::Context& c, const View& view) {
    Page page(c, view, Place::reports,
              {.key = "reports", .title = tr(Word::tab_reports), .width_max = 820});
    Intent intent = page.intent();
    ui::Card card(c);
    ui::List list(c, tr(Word::tab_reports));
    const auto way = [&](Word name, Text second, ui::Icon icon, Place to) {
        const ui::Row line{.title = tr(name), .second = tr(second), .icon = icon, .chevron = true};
        if (ui::row(c, tr(name), line) != ui::RowHit::none) intent = Go{{to, 0}};
    };
    way(Word::tab_statistics, Text::statistics, ui::Icon::chart, Place::statistics);
    way(Word::tab_rounds, Text::walks, ui::Icon::round, Place::rounds);
    way(Word::duties, Text::duties, ui::Icon::circle_check, Place::duties);
    way(Word::tab_revisits, Text::revisits, ui::Icon::chat, Place::revisits);
    return intent;
}

}  // namespace shell
