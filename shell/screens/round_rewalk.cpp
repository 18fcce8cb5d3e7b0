// 复走: a supervisor walks a colleague's round again, and both are held against each other, item by item.

#include "core/policy/evidence.hpp"
#include "shell/screens/page.hpp"
#include "shell/screens/round.hpp"

#include <string>
#include <vector>

namespace shell {

namespace {

// clang-format off
#define REWALK_TEXTS(X) \
    X(title, "复走核对", "Re-walk") \
    X(about, "按同一路线再走一遍，逐项和原记录对照。", "Walk the route again and compare item by item.") \
    X(walk, "开始复走", "Walk it again") \
    X(walked, "{}复走", "{} walked it again") \
    X(again_of, "对照{}的巡查，{}", "Against the round of {}, {}") \
    X(same, "{} 项结果一致", "{} results agree") \
    X(differ, "{} 项不一致", "{} differ") \
    X(change, "{} → {}", "{} → {}") \
    X(none, "还没有可对照的项目", "Nothing to compare yet") \
    X(gone, "原巡查不在本机", "The first round is not on this device")
// clang-format on
UI_TEXT_TABLE(Text, REWALK_TEXTS)

// Items that have a result in both.
std::size_t compared(const core::Round& first, const core::Round& again) {
    std::size_t count = 0;
    for (const core::Visit& before : first.visits) {
        const core::Visit* visit = again.visit(before.checkpoint);
        for (std::size_t i = 0; visit && i < before.items.size() && i < visit->items.size(); ++i) {
            if (before.items[i].result != core::ItemResult::none &&
                visit->items[i].result != core::ItemResult::none)
                ++count;
        }
    }
    return count;
}

void comparison(ui::Context& c, const View& view, const Walk& walk) {
    ui::Card card(c, {.title = tr(Text::title)});
    const core::Round* first = view.state.find(walk.round.rewalk_of);
    if (!first) {
        ui::text(c, tr(Text::gone), {.type = ui::Type::second, .tone = ui::Tone::second});
        return;
    }
    ui::text(c,
             tr(Text::again_of, who(view, first->walker),
                ui::moment(first->started.effective_at.ms, view.now.ms)),
             {.type = ui::Type::second, .tone = ui::Tone::second});
    const std::vector<core::Difference> differences = core::compare(*first, walk.round);
    const std::size_t both = compared(*first, walk.round);
    if (both == 0) {
        ui::text(c, tr(Text::none));
        return;
    }
    ui::chip(c, differences.empty() ? tr(Text::same, both) : tr(Text::differ, differences.size()),
             differences.empty() ? ui::Tone::kept : ui::Tone::late);
    ui::List list(c, tr(Text::title));
    for (std::size_t i = 0; i < differences.size(); ++i) {
        const core::Difference& at = differences[i];
        if (at.checkpoint >= walk.route.checkpoints.size()) continue;
        const core::Checkpoint& point = walk.route.checkpoints[at.checkpoint];
        if (at.item >= point.items.size()) continue;
        const std::string value = tr(Text::change, word_of(at.first), word_of(at.again));
        ui::row(c, i,
                {.title = point.items[at.item].text.value,
                 .second = point.place.value,
                 .title_bold = false,
                 .value = value,
                 .tappable = false});
    }
}

}  // namespace

Intent draw_rewalk(ui::Context& c, const View& view, const Walk& walk) {
    if (walk.round.rewalk_of) {
        comparison(c, view, walk);
        return Nothing{};
    }
    const std::vector<core::RoundId>& again = view.queries.rewalks(view, walk.id);
    const bool may = !walk.round.under_way() && walk.round.walker != view.actor &&
                     walk.route.in_use() && core::contains(core::desk_roles, view.role) &&
                     core::walks(view.state, view.actor, walk.route);
    Intent intent;
    if (again.empty() && !may) return intent;
    ui::Card card(c, {.title = tr(Text::title), .gap = ui::space::row});
    ui::text(c, tr(Text::about), {.type = ui::Type::second, .tone = ui::Tone::second});
    for (const core::RoundId id : again) {
        const core::Round* round = view.state.find(id);
        if (!round) continue;
        const std::string title = tr(Text::walked, who(view, round->walker));
        const std::string at = ui::moment(round->started.effective_at.ms, view.now.ms);
        if (ui::row(c, id.value, {.title = title, .second = at, .chevron = true}) !=
            ui::RowHit::none)
            intent = Go{round_route(id)};
    }
    if (may && ui::button(c, tr(Text::walk), {.height = ui::size::primary, .fill = true})) {
        core::BeginRound begin;
        begin.route = walk.round.route;
        begin.turn = walk.round.turn;
        begin.rewalk_of = walk.id;
        Submit submit;
        submit.act.push_back({{core::EntityKind::round, 0}, begin});
        submit.then = Route{Place::round, 0};
        intent = std::move(submit);
    }
    return intent;
}

}  // namespace shell
