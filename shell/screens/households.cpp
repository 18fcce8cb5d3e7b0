#include "shell/screens/households.hpp"

#include "shell/screens/page.hpp"

namespace shell {

namespace {

// clang-format off
#define HOUSEHOLDS_TEXTS(X) \
    X(title, "房屋", "Homes") \
    X(list, "房屋列表", "Homes") \
    X(hint, "房号、姓名或拼音、车牌、电话尾号", "Home, name, initials, plate, end of phone") \
    X(count, "{} 套", "{} homes") \
    X(key_customer, "重点", "Key customer") \
    X(nobody, "未登记住户", "nobody registered") \
    X(members, "{} 人", "{} people") \
    X(none, "没有符合的房屋", "No home matches") \
    X(none_text, "可以只写一部分，例如 3-2 或 粤B", "A part is enough, such as 3-2")
// clang-format on
UI_TEXT_TABLE(Text, HOUSEHOLDS_TEXTS)

struct UnitLine {
    std::string name, second;
};

Intent unit_row(ui::Context& c, const View& view, const core::UnitRow& row) {
    const core::Unit* unit = view.state.find(row.unit);
    if (!unit) return Nothing{};
    const core::Household* household = view.state.find(row.household);
    const core::Member* owner = household ? core::owner_of(*household) : nullptr;
    const core::Building* building = view.state.find(unit->building);
    const core::Group* group = view.state.find(unit->group);
    UnitLine line;
    const std::string_view resident =
        owner ? std::string_view(owner->name.value) : std::string_view{};
    line.second =
        joined({building ? std::string_view(building->name.value) : std::string_view{},
                group ? std::string_view(group->name.value) : std::string_view{},
                household ? tr(Text::members, household->members.size())
                          : std::string(unit->household ? std::string_view{} : tr(Text::nobody))});
    const bool key_customer = household && household->key_customer;
    const bool plain = unit->state == core::UnitState::occupied;
    line.name = unit->code.value;
    line.name += " ";
    line.name += resident;
    line.name += ", " + line.second;
    const std::string_view chip = key_customer ? tr(Text::key_customer)
                                  : plain      ? std::string_view{}
                                               : word_of(unit->state);
    const ui::RowHit hit = ui::row(c, row.unit.value,
                                   {.name = line.name,
                                    .title = unit->code.value,
                                    .title_quiet = resident,
                                    .second = line.second,
                                    .chip = chip,
                                    .chip_tone = key_customer ? ui::Tone::accent : ui::Tone::muted,
                                    .chevron = true});
    return hit == ui::RowHit::none ? Intent{} : Intent{Go{unit_route(row.unit)}};
}

}  // namespace

Intent draw_households(ui::Context& c, const View& view, HouseholdsState& state) {
    const std::vector<core::UnitRow>& rows = view.queries.units(view, state.search);
    const std::string count = tr(Text::count, rows.size());
    Page page(c, view, Place::households,
              {.key = "households", .title = tr(Text::title), .subtitle = count, .pull = true});
    Intent intent = page.intent();
    const ui::FieldEvent event = ui::search_field(c, tr(Word::search), state.typed, tr(Text::hint));
    if (!event.composing) state.search = state.typed;
    if (rows.empty()) {
        ui::Card card(c);
        ui::empty_state(
            c, {.icon = ui::Icon::search, .title = tr(Text::none), .text = tr(Text::none_text)});
        return intent;
    }
    ui::VirtualList list(c, tr(Text::list), static_cast<int>(rows.size()), ui::size::row);
    while (list.next()) {
        Intent hit = unit_row(c, view, rows[static_cast<std::size_t>(list.index())]);
        if (asks(hit)) intent = std::move(hit);
    }
    return intent;
}

}  // namespace shell
