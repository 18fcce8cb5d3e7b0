#include "shell/screens/household.hpp"

#include "shell/screens/page.hpp"
#include "shell/screens/ticket_row.hpp"
#include "shell/screens/visits.hpp"

#include <algorithm>

namespace shell {

namespace {

// clang-format off
#define HOUSEHOLD_TEXTS(X) \
    X(my_home, "我的家", "My home") \
    X(gone, "没有这套房屋", "There is no such home") \
    X(gone_text, "它可能已不归您查看。", "You may no longer see it.") \
    X(to_list, "回到房屋", "Back to the homes") \
    X(members, "家庭成员", "People") \
    X(show_phones, "显示号码", "Show numbers") \
    X(hide_phones, "隐藏号码", "Hide numbers") \
    X(nobody, "未登记住户", "Nobody is registered") \
    X(not_visible, "住户资料不在您的查看范围", "The household's file is not yours to see") \
    X(file, "服务须知", "What to mind") \
    X(empty_field, "未填写", "not filled in") \
    X(contested, "两人各写了不同内容，请核实：{}", "Two people wrote different things, please check: {}") \
    X(vehicles, "车辆", "Vehicles") \
    X(no_vehicles, "没有登记车辆", "No vehicle is registered") \
    X(home, "房屋", "Home") \
    X(state, "状态", "State") \
    X(building, "楼栋", "Building") \
    X(group, "组团", "Group") \
    X(area, "面积", "Area") \
    X(square_metres, "{} ㎡", "{} m²") \
    X(butler, "管家", "Butler") \
    X(tickets, "工单", "Tickets") \
    X(no_tickets, "没有工单", "No tickets") \
    X(key_customer, "重点客户", "Key customer") \
    X(edit, "修改{}", "Change: {}") \
    X(take_other, "采用：{}", "Take: {}")
// clang-format on
UI_TEXT_TABLE(Text, HOUSEHOLD_TEXTS)

constexpr std::size_t tickets_shown = 12;

std::string edit_form_key(core::HouseholdId household, core::HouseholdField field) {
    return "household/" + std::to_string(household.value) + "/" +
           std::to_string(static_cast<int>(field));
}

bool may_edit(const View& view, core::HouseholdId household, core::HouseholdField field) {
    const xsync::Draft draft{core::entity(household), core::EditHousehold{field, ""}};
    return view.device.decide(draft).verdict == core::Verdict::accepted;
}

void members_card(ui::Context& c, const View& view, const core::Unit& unit, HouseholdState& state) {
    const core::Household* household = view.state.find(unit.household);
    const bool phones =
        household && std::any_of(household->members.begin(), household->members.end(),
                                 [](const core::Member& m) { return !m.phone.empty(); });
    const std::string_view toggle = tr(state.show_phones ? Text::hide_phones : Text::show_phones);
    ui::Card card(c, {.title = tr(Text::members),
                      .title_chip = household && household->key_customer && !view.owner()
                                        ? tr(Text::key_customer)
                                        : std::string_view{},
                      .title_tone = ui::Tone::accent,
                      .button = phones ? toggle : std::string_view{}});
    if (!household) {
        ui::text(c, tr(unit.household ? Text::not_visible : Text::nobody),
                 {.tone = ui::Tone::second});
        return;
    }
    ui::List list(c, tr(Text::members));
    for (std::size_t i = 0; i < household->members.size(); ++i) {
        const core::Member& member = household->members[i];
        const std::string phone =
            state.show_phones ? member.phone.value : core::masked_phone(member.phone.value);
        ui::row(
            c, i,
            {.title = member.name.value,
             .title_quiet = member.relation.value,
             .avatar = initial(member.name.value),
             .value = phone,
             .call = state.show_phones ? std::string_view(member.phone.value) : std::string_view{},
             .tappable = false});
    }
    if (card.button_tapped()) state.show_phones = !state.show_phones;
}

void file_card(ui::Context& c, const View& view, const core::Unit& unit, HouseholdState& state) {
    const core::Household* household = view.state.find(unit.household);
    if (!household) return;
    ui::Card card(c, {.title = tr(Text::file)});
    ui::List list(c, tr(Text::file));
    for (std::size_t i = 0; i < core::household_field_count; ++i) {
        const auto field = static_cast<core::HouseholdField>(i);
        const core::Register& value = household->field(field);
        const bool editable = may_edit(view, unit.household, field);
        const std::string second =
            value.contested()     ? tr(Text::contested,
                                   value.value.empty() ? tr(Text::empty_field) : value.value.value)
            : value.value.empty() ? std::string(tr(Text::empty_field))
                                  : value.value.value;
        const ui::RowHit hit = ui::row(c, i,
                                       {.title = word_of(field),
                                        .second = second,
                                        .second_tone = value.contested()     ? ui::Tone::late
                                                       : value.value.empty() ? ui::Tone::third
                                                                             : ui::Tone::ink,
                                        .title_bold = false,
                                        .chevron = editable,
                                        .tappable = editable});
        if (hit != ui::RowHit::none) {
            state.editing = field;
            state.missing = false;
        }
    }
}

void vehicles_card(ui::Context& c, const View& view, const core::Unit& unit) {
    const core::Household* household = view.state.find(unit.household);
    if (!household) return;
    ui::Card card(c, {.title = tr(Text::vehicles)});
    if (household->vehicles.empty()) {
        ui::text(c, tr(Text::no_vehicles), {.type = ui::Type::second, .tone = ui::Tone::second});
        return;
    }
    ui::Wrap wrap(c);
    for (const core::Code& plate : household->vehicles)
        ui::chip(c, plate.value, ui::Tone::muted, {.icon = ui::Icon::car});
}

std::string_view butler_of(const View& view, core::GroupId group) {
    for (const auto& [key, staff] : view.state.all<core::Staff>()) {
        if (staff.active && staff.role == core::Role::butler && staff.group == group)
            return staff.name.value;
    }
    return {};
}

void home_card(ui::Context& c, const View& view, const core::Unit& unit) {
    const core::Building* building = view.state.find(unit.building);
    const core::Group* group = view.state.find(unit.group);
    ui::Card card(c, {.title = tr(Text::home)});
    ui::List list(c, tr(Text::home));
    const auto line = [&](Text label, std::string_view value) {
        if (value.empty()) return;
        ui::row(c, tr(label),
                {.title = tr(label),
                 .title_bold = false,
                 .value = value,
                 .tappable = false,
                 .height = 52});
    };
    line(Text::state, word_of(unit.state));
    if (building) line(Text::building, building->name.value);
    if (group) line(Text::group, group->name.value);
    line(Text::butler, butler_of(view, unit.group));
    if (unit.area_dm2 > 0) {
        const std::string area = milli_text(static_cast<std::int32_t>(unit.area_dm2) * 10);
        line(Text::area, tr(Text::square_metres, area));
    }
}

Intent tickets_card(ui::Context& c, const View& view, core::UnitId unit) {
    Intent intent;
    const std::vector<core::TicketRow>& rows = view.queries.unit_tickets(view, unit);
    ui::Card card(c, {.title = tr(Text::tickets)});
    if (rows.empty()) {
        ui::text(c, tr(Text::no_tickets), {.type = ui::Type::second, .tone = ui::Tone::second});
        return intent;
    }
    ui::List list(c, tr(Text::tickets));
    for (std::size_t i = 0; i < std::min(rows.size(), tickets_shown); ++i) {
        Intent hit = ticket_row(c, view, rows[i], {.place = false});
        if (asks(hit)) intent = std::move(hit);
    }
    return intent;
}

Intent edit_dialog(ui::Context& c, const View& view, const core::Unit& unit,
                   HouseholdState& state) {
    const core::HouseholdField field = *state.editing;
    const core::Household* household = view.state.find(unit.household);
    if (!household) {
        state.editing.reset();
        return Nothing{};
    }
    const core::Register& known = household->field(field);
    const std::string key = edit_form_key(unit.household, field);
    Form& form = view.forms.open(key);
    // What stands is where editing begins; a begun edit goes on.
    if (form.choice("begun", 0) == 0) {
        form.choice("begun", 0) = 1;
        form.text("value") = known.value.value;
    }
    const std::string title = tr(Text::edit, word_of(field));
    ui::Overlay dialog(c, {.key = key, .title = title, .cross = true});
    const bool phone = field == core::HouseholdField::phone;
    ui::text_field(c, word_of(field), form.text("value"),
                   {.kind = phone ? ui::TextField::phone : ui::TextField::multiline,
                    .length_max = core::Note::length_max});
    if (known.contested()) {
        ui::Wrap wrap(c);
        std::vector<core::Note> others = known.rejected;
        others.push_back(known.value);
        for (std::size_t i = 0; i < others.size(); ++i) {
            ui::Scope scope(i);
            const std::string label = tr(Text::take_other, first_line(others[i].value));
            if (ui::chip_button(c, label, form.text("value") == others[i].value))
                form.text("value") = others[i].value;
        }
    }
    const bool tapped = ui::button(
        c, tr(Word::ok), {.kind = ui::Button::primary, .height = ui::size::primary, .fill = true});
    if (dialog.dismissed()) {
        state.editing.reset();
        return Nothing{};
    }
    if (!tapped) return Nothing{};
    Submit submit;
    submit.act.push_back(
        {core::entity(unit.household), core::EditHousehold{field, form.text("value")}});
    submit.form = key;
    return submit;
}

Intent draw_missing(ui::Context& c, const View& view) {
    Page page(c, view, Place::household,
              {.key = "household", .title = tr(Text::gone), .back = true}, true);
    Intent intent = page.intent();
    if (ui::empty_state(c, {.icon = ui::Icon::building,
                            .title = tr(Text::gone),
                            .text = tr(Text::gone_text),
                            .button = tr(Text::to_list)}))
        intent = Go{{Place::households, 0}, true};
    return intent;
}

}  // namespace

Intent draw_household(ui::Context& c, const View& view, HouseholdState& state) {
    const core::Unit* unit = view.state.find(state.unit);
    if (!unit) return draw_missing(c, view);
    const core::Household* household = view.state.find(unit->household);
    const core::Member* owner = household ? core::owner_of(*household) : nullptr;
    const std::string_view resident =
        owner ? std::string_view(owner->name.value) : std::string_view{};
    const std::string key = "household/" + std::to_string(state.unit.value);
    const bool may_report = view.role != core::Role::inspector;
    Intent intent;
    {
        Page page(c, view, Place::household,
                  {.key = key,
                   .title = unit->code.value,
                   .subtitle = resident,
                   .back = true,
                   .bottom = may_report ? ui::Bottom::actions : ui::Bottom::none},
                  true);
        intent = page.intent();
        {
            ui::TwoColumns columns(c, 1.35f);
            members_card(c, view, *unit, state);
            file_card(c, view, *unit, state);
            vehicles_card(c, view, *unit);
            columns.next();
            Intent hit = tickets_card(c, view, state.unit);
            if (asks(hit)) intent = std::move(hit);
            Intent visits = visits_card(c, view, state.unit);
            if (asks(visits)) intent = std::move(visits);
            home_card(c, view, *unit);
        }
        const ui::Button make{.kind = ui::Button::primary,
                              .height = ui::size::primary,
                              .icon = ui::Icon::plus,
                              .fill = true};
        if (c.phone()) {
            if (auto bar = page->actions({ui::part(1)});
                bar && ui::button(c, tr(Word::new_ticket), make))
                intent = Go{new_ticket_route(state.unit)};
        } else if (auto bar = page->actions({ui::part(1), ui::fixed(260)})) {
            ui::skip(c);
            if (ui::button(c, tr(Word::new_ticket), make))
                intent = Go{new_ticket_route(state.unit)};
        }
    }
    if (!state.editing) return intent;
    Intent hit = edit_dialog(c, view, *unit, state);
    return asks(hit) ? hit : intent;
}

Intent draw_my_home(ui::Context& c, const View& view, HouseholdState& state) {
    const core::Household* own = view.state.find(core::HouseholdId{view.actor.key});
    const core::Unit* unit = own ? view.state.find(own->unit) : nullptr;
    const std::string_view code = unit ? std::string_view(unit->code.value) : std::string_view{};
    Page page(c, view, Place::my_home,
              {.key = "home", .title = tr(Text::my_home), .subtitle = code, .pull = true});
    Intent intent = page.intent();
    if (!unit) {
        ui::empty_state(
            c, {.icon = ui::Icon::home, .title = tr(Text::gone), .text = tr(Text::gone_text)});
        return intent;
    }
    ui::TwoColumns columns(c, 1.35f);
    members_card(c, view, *unit, state);
    vehicles_card(c, view, *unit);
    columns.next();
    home_card(c, view, *unit);
    return intent;
}

}  // namespace shell
