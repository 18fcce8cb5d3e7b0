#include "shell/screens/tickets.hpp"

#include "shell/screens/page.hpp"
#include "shell/screens/ticket_row.hpp"
#include "shell/screens/tickets_filter.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace shell {

namespace {

// clang-format off
#define TICKETS_TEXTS(X) \
    X(title, "工单", "Tickets") \
    X(list, "工单列表", "Ticket list") \
    X(open, "待办", "Open") \
    X(mine, "我的", "Mine") \
    X(to_confirm, "待确认", "To confirm") \
    X(to_revisit, "待回访", "To revisit") \
    X(all, "全部", "All") \
    X(contradicted, "有矛盾", "Contradicted") \
    X(unfinished, "未完工", "Work not done") \
    X(hint, "单号、房屋、内容、姓名拼音、电话尾号", "Number, home, words, initials, end of phone") \
    X(count, "{} 张", "{}") \
    X(late, "{} 张已超时", "{} overdue") \
    X(none, "没有符合的工单", "No ticket matches") \
    X(none_text, "换个条件，或新建一张。", "Change the filter, or make a new one.")
// clang-format on
UI_TEXT_TABLE(Text, TICKETS_TEXTS)

struct Scope {
    Text label;
    core::TicketScope scope;
    bool mine;
};
constexpr std::array scopes{
    Scope{Text::open, core::TicketScope::open, false},
    Scope{Text::mine, core::TicketScope::open, true},
    Scope{Text::to_confirm, core::TicketScope::to_confirm, false},
    Scope{Text::to_revisit, core::TicketScope::to_revisit, false},
    Scope{Text::all, core::TicketScope::all, false},
    Scope{Text::contradicted, core::TicketScope::contradicted, false},
    Scope{Text::unfinished, core::TicketScope::unfinished, false},
};
static_assert(scopes.size() == ticket_scopes);

core::TicketFilter filter_of(const TicketListState& state) {
    const Scope& scope = scopes[static_cast<std::size_t>(state.scope)];
    core::TicketFilter filter = state.asked;
    filter.scope = scope.scope;
    filter.mine = scope.mine;
    filter.text = state.search;
    return filter;
}

void search_box(ui::Context& c, TicketListState& state) {
    const ui::FieldEvent event = ui::search_field(c, tr(Word::search), state.typed, tr(Text::hint));
    if (!event.composing) state.search = state.typed;
}

bool is_offered(const View& view, const TicketListState& state, std::size_t scope) {
    switch (scopes[scope].scope) {
        case core::TicketScope::contradicted:
            return view.role == core::Role::lead || view.role == core::Role::manager;
        case core::TicketScope::unfinished: return state.scope == static_cast<int>(scope);
        default: return true;
    }
}

void filters(ui::Context& c, const View& view, TicketListState& state) {
    search_box(c, state);
    ui::Wrap wrap(c);
    for (std::size_t i = 0; i < scopes.size(); ++i) {
        if (!is_offered(view, state, i)) continue;
        if (ui::chip_button(c, tr(scopes[i].label), state.scope == static_cast<int>(i)))
            state.scope = static_cast<int>(i);
    }
    filter_chips(c, view, state);
}

void new_button(ui::Context& c, Page& page, Intent& intent) {
    const ui::Button make{.kind = ui::Button::primary,
                          .height = c.phone() ? ui::size::button : ui::size::primary,
                          .icon = ui::Icon::plus,
                          .fill = true};
    if (c.phone()) {
        if (auto bar = page->actions({ui::part(1)});
            bar && ui::button(c, tr(Word::new_ticket), make))
            intent = Go{new_ticket_route()};
    } else if (auto bar = page->actions({ui::part(1), ui::fixed(260)})) {
        ui::skip(c);
        if (ui::button(c, tr(Word::new_ticket), make)) intent = Go{new_ticket_route()};
    }
}

}  // namespace

void TicketListState::show(const ShowTickets& shown) {
    *this = {};
    asked = shown.filter;
    search = typed = asked.text;
    const auto found = std::find_if(scopes.begin(), scopes.end(), [&](const Scope& each) {
        return each.scope == asked.scope && each.mine == asked.mine;
    });
    if (found != scopes.end()) scope = static_cast<int>(found - scopes.begin());
}

Intent draw_tickets(ui::Context& c, const View& view, TicketListState& state) {
    const std::vector<core::TicketRow>& rows = view.queries.tickets(view, filter_of(state));
    const core::TicketCounts counts = core::count(rows);
    const std::string total = tr(Text::count, rows.size());
    const std::string late = counts.late > 0 ? tr(Text::late, counts.late) : std::string();
    Intent intent;
    {
        Page page(c, view, Place::tickets,
                  {.key = "tickets",
                   .title = tr(Text::title),
                   .subtitle = total,
                   .title_chip = late,
                   .title_chip_tone = ui::Tone::late,
                   .bottom = ui::Bottom::actions,
                   .pull = true});
        intent = page.intent();
        filters(c, view, state);
        if (rows.empty()) {
            ui::Card card(c);
            ui::empty_state(
                c,
                {.icon = ui::Icon::ticket, .title = tr(Text::none), .text = tr(Text::none_text)});
        } else {
            ui::VirtualList list(c, tr(Text::list), static_cast<int>(rows.size()),
                                 ui::long_row_height(c));
            while (list.next()) {
                Intent hit = ticket_row(c, view, rows[static_cast<std::size_t>(list.index())]);
                if (asks(hit)) intent = std::move(hit);
            }
        }
        new_button(c, page, intent);
    }
    if (state.filtering) filter_sheet(c, view, state);
    return intent;
}

}  // namespace shell
