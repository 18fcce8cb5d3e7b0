#include "shell/screens/tickets_filter.hpp"

#include "shell/screens/page.hpp"

#include <algorithm>
#include <charconv>

namespace shell {

namespace {

// clang-format off
#define FILTER_TEXTS(X) \
    X(filter, "筛选", "Filter") \
    X(filters, "筛选 · {}", "Filter · {}") \
    X(status, "状态", "Status") \
    X(kind, "类型", "Kind") \
    X(group, "组团", "Group") \
    X(assignee, "负责人", "Assignee") \
    X(due, "到期", "Due") \
    X(any, "全部", "Any") \
    X(due_today, "今日到期", "Due today") \
    X(unassigned, "待派单", "To dispatch") \
    X(since, "{} 起", "Since {}") \
    X(until, "{} 止", "Until {}") \
    X(between, "{} 至 {}", "{} to {}") \
    X(view_name, "视图名称", "Name of the view") \
    X(view_help, "以后一点就用这些条件，只存在本机。", "One tap asks for the same again; kept on this device.") \
    X(keep_view, "保存视图", "Save view") \
    X(drop_view, "删除", "Delete") \
    X(views, "我的视图", "My views") \
    X(too_many, "最多 {} 个，请先删除一个", "At most {}: delete one first")
// clang-format on
UI_TEXT_TABLE(Text, FILTER_TEXTS)

constexpr std::string_view views_draft = "ticket-views";

std::string_view due_words(core::DueState due) {
    switch (due) {
        case core::DueState::late: return tr(Word::late);
        case core::DueState::soon: return tr(Word::soon);
        case core::DueState::today: break;
    }
    return tr(Text::due_today);
}

// What can be chosen for one part of the question; option 0 asks for nothing.
struct Options {
    std::vector<std::string_view> labels{tr(Text::any)};
    std::vector<std::uint64_t> values{0};
    void add(std::string_view label, std::uint64_t value) {
        labels.push_back(label);
        values.push_back(value);
    }
};

// True when another value was chosen; `value` is one above that of an enum, or a key.
bool choose(ui::Context& c, std::string_view label, const Options& options, std::uint64_t& value) {
    const auto at = std::find(options.values.begin(), options.values.end(), value);
    int selected = at == options.values.end() ? 0 : static_cast<int>(at - options.values.begin());
    if (!ui::select(c, label, options.labels, selected)) return false;
    value = options.values[static_cast<std::size_t>(selected)];
    return true;
}

template <class E>
void choose_term(ui::Context& c, std::string_view label, std::uint8_t last,
                 std::optional<E>& chosen) {
    Options options;
    for (std::uint8_t i = 0; i <= last; ++i) options.add(word_of(static_cast<E>(i)), i + 1u);
    std::uint64_t value = chosen ? static_cast<std::uint64_t>(*chosen) + 1 : 0;
    if (!choose(c, label, options, value)) return;
    chosen.reset();
    if (value != 0) chosen = static_cast<E>(value - 1);
}

void choose_due(ui::Context& c, std::optional<core::DueState>& due) {
    using core::DueState;
    Options options;
    for (const DueState each : {DueState::late, DueState::soon, DueState::today})
        options.add(due_words(each), static_cast<std::uint64_t>(each) + 1);
    std::uint64_t value = due ? static_cast<std::uint64_t>(*due) + 1 : 0;
    if (!choose(c, tr(Text::due), options, value)) return;
    due.reset();
    if (value != 0) due = static_cast<DueState>(value - 1);
}

void choose_group(ui::Context& c, const View& view, core::GroupId& group) {
    Options options;
    for (const auto& [key, each] : view.state.all<core::Group>()) options.add(each.name.value, key);
    choose(c, tr(Text::group), options, group.value);
}

void choose_assignee(ui::Context& c, const View& view, core::StaffId& assignee) {
    Options options;
    for (const auto& [key, staff] : view.state.all<core::Staff>()) {
        const bool works = staff.active && (core::contains(core::repair_roles, staff.role) ||
                                            staff.role == core::Role::butler);
        if (works || key == assignee.value) options.add(staff.name.value, key);
    }
    choose(c, tr(Text::assignee), options, assignee.value);
}

// The days asked about; the last one is the one before `until`.
std::string span_words(const core::TicketFilter& asked) {
    const std::string last = asked.until ? ui::date(asked.until.ms - 1) : std::string();
    if (!asked.until) return tr(Text::since, ui::date(asked.since.ms));
    return asked.since ? tr(Text::between, ui::date(asked.since.ms), last) : tr(Text::until, last);
}

// How many parts of the question are asked beside where tickets stand and whose they are.
int asked_parts(const TicketListState& state) {
    const core::TicketFilter& asked = state.asked;
    return asked.status.has_value() + asked.kind.has_value() + asked.category.has_value() +
           asked.due.has_value() + (asked.group ? 1 : 0) + (asked.assignee ? 1 : 0) +
           (asked.unassigned ? 1 : 0) + (asked.since || asked.until ? 1 : 0);
}

void put_views(Form& form, const std::vector<TicketView>& views) {
    for (std::size_t i = 0; i < ticket_views_max; ++i) {
        const bool any = i < views.size();
        form.text("name" + std::to_string(i)) = any ? views[i].name : std::string();
        form.text("view" + std::to_string(i)) = any ? views[i].packed : std::string();
    }
}

void keep_view(const View& view, TicketListState& state) {
    std::vector<TicketView> views = ticket_views(view);
    const auto same = std::find_if(views.begin(), views.end(), [&](const TicketView& each) {
        return each.name == state.view_name;
    });
    if (same != views.end())
        same->packed = pack_view(state);
    else
        views.push_back({state.view_name, pack_view(state)});
    put_views(view.forms.open(views_draft), views);
    state.view_name.clear();
    state.filtering = false;
}

// The kept ones, each with a button that drops it, and a field to keep another.
void views_part(ui::Context& c, const View& view, TicketListState& state) {
    std::vector<TicketView> views = ticket_views(view);
    if (!views.empty()) {
        ui::heading(c, tr(Text::views), 3, ui::Type::label);
        ui::List list(c, tr(Text::views));
        for (std::size_t i = 0; i < views.size(); ++i) {
            const ui::RowHit hit = ui::row(c, i,
                                           {.title = views[i].name,
                                            .title_bold = false,
                                            .button = tr(Text::drop_view),
                                            .button_primary = false});
            if (hit == ui::RowHit::none) continue;
            if (hit == ui::RowHit::button) {
                views.erase(views.begin() + static_cast<std::ptrdiff_t>(i));
                put_views(view.forms.open(views_draft), views);
            } else if (unpack_view(views[i].packed, state)) {
                state.filtering = false;
            }
            break;
        }
    }
    const bool full = views.size() >= ticket_views_max;
    const std::string help =
        full ? tr(Text::too_many, ticket_views_max) : std::string(tr(Text::view_help));
    ui::text_field(c, tr(Text::view_name), state.view_name,
                   {.help = help, .length_max = ticket_view_name_max, .enabled = !full});
    if (ui::button(c, tr(Text::keep_view),
                   {.enabled = !full && !state.view_name.empty(), .fill = true}))
        keep_view(view, state);
}

bool take_number(std::string_view& rest, std::uint64_t& number) {
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    if (error != std::errc()) return false;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    if (rest.empty() || rest.front() != ',') return false;
    rest.remove_prefix(1);
    return true;
}

// 0: nothing asked, else the value and 1.
template <class E>
std::uint64_t number_of(const std::optional<E>& value) {
    return value ? static_cast<std::uint64_t>(*value) + 1 : 0;
}
template <class E>
bool take_term(std::string_view& rest, std::uint8_t last, std::optional<E>& value) {
    std::uint64_t number = 0;
    if (!take_number(rest, number) || number > last + 1u) return false;
    value.reset();
    if (number != 0) value = static_cast<E>(number - 1);
    return true;
}

constexpr auto due_last = static_cast<std::uint8_t>(core::DueState::today);

}  // namespace

std::string pack_view(const TicketListState& state) {
    const core::TicketFilter& asked = state.asked;
    std::string packed;
    for (const std::uint64_t number :
         {static_cast<std::uint64_t>(state.scope), number_of(asked.status), number_of(asked.kind),
          number_of(asked.category), number_of(asked.due), asked.group.value, asked.assignee.value,
          static_cast<std::uint64_t>(asked.unassigned)})
        packed += std::to_string(number) + ",";
    return packed + state.search;
}

bool unpack_view(std::string_view packed, TicketListState& state) {
    TicketListState made;
    core::TicketFilter& asked = made.asked;
    std::uint64_t scope = 0, unassigned = 0;
    const bool read = take_number(packed, scope) && scope < ticket_scopes &&
                      take_term(packed, core::ticket_status_last, asked.status) &&
                      take_term(packed, core::ticket_kind_last, asked.kind) &&
                      take_term(packed, core::category_last, asked.category) &&
                      take_term(packed, due_last, asked.due) &&
                      take_number(packed, asked.group.value) &&
                      take_number(packed, asked.assignee.value) && take_number(packed, unassigned);
    if (!read) return false;
    made.scope = static_cast<int>(scope);
    asked.unassigned = unassigned != 0;
    made.search = made.typed = packed;
    state = std::move(made);
    return true;
}

std::vector<TicketView> ticket_views(const View& view) {
    const Form& form = view.forms.open(views_draft);
    std::vector<TicketView> views;
    for (std::size_t i = 0; i < ticket_views_max; ++i) {
        const std::string_view name = form.peek("name" + std::to_string(i));
        if (!name.empty())
            views.push_back(
                {std::string(name), std::string(form.peek("view" + std::to_string(i)))});
    }
    return views;
}

void filter_chips(ui::Context& c, const View& view, TicketListState& state) {
    const std::vector<TicketView> views = ticket_views(view);
    const std::string packed = views.empty() ? std::string() : pack_view(state);
    for (const TicketView& each : views) {
        const bool chosen = each.packed == packed;
        if (!ui::chip_button(c, each.name, chosen)) continue;
        if (chosen)
            state = {};  // the second tap lets go of it
        else
            unpack_view(each.packed, state);
    }
    const int parts = asked_parts(state);
    const std::string label = parts > 0 ? tr(Text::filters, parts) : std::string(tr(Text::filter));
    if (ui::chip_button(c, label, parts > 0, ui::Icon::filter)) state.filtering = true;

    core::TicketFilter& asked = state.asked;
    const auto taken_off = [&](std::string_view words) {
        return ui::chip_button(c, words, true, ui::Icon::close);
    };
    if (asked.status && taken_off(word_of(*asked.status))) asked.status.reset();
    if (asked.kind && taken_off(word_of(*asked.kind))) asked.kind.reset();
    if (asked.due && taken_off(due_words(*asked.due))) asked.due.reset();
    if (asked.category && taken_off(word_of(*asked.category))) asked.category.reset();
    const core::Group* group = view.state.find(asked.group);
    if (group && taken_off(group->name.value)) asked.group = {};
    if (asked.assignee && taken_off(staff_name(view, asked.assignee))) asked.assignee = {};
    if (asked.unassigned && taken_off(tr(Text::unassigned))) asked.unassigned = false;
    if ((asked.since || asked.until) && taken_off(span_words(asked)))
        asked.since = asked.until = {};
}

void filter_sheet(ui::Context& c, const View& view, TicketListState& state) {
    ui::Overlay sheet(c, {.key = "filter", .title = tr(Text::filter), .cross = true});
    core::TicketFilter& asked = state.asked;
    choose_term(c, tr(Text::kind), core::ticket_kind_last, asked.kind);
    choose_term(c, tr(Text::status), core::ticket_status_last, asked.status);
    choose_due(c, asked.due);
    if (!view.owner()) {
        choose_group(c, view, asked.group);
        choose_assignee(c, view, asked.assignee);
    }
    views_part(c, view, state);
    if (sheet.dismissed()) state.filtering = false;
}

}  // namespace shell
