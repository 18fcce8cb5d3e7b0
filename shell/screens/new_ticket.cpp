#include "shell/screens/new_ticket.hpp"

#include "shell/screens/page.hpp"
#include "shell/screens/photos.hpp"
#include "shell/screens/ticket.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace shell {

namespace {

// clang-format off
#define NEW_TICKET_TEXTS(X) \
    X(title, "新建工单", "New ticket") \
    X(title_owner, "我要报事", "New request") \
    X(kind, "类型", "Kind") \
    X(severity, "程度", "Severity") \
    X(unit_hint, "例如 3-2-501", "e.g. 3-2-501") \
    X(unit_public, "公共区域可以不填", "Leave empty for a public area") \
    X(words, "内容", "What") \
    X(words_hint, "业主原话；选了分类可以不写", "In the owner's words; optional once a category is chosen") \
    X(words_hint_owner, "哪里、什么情况", "Where, and what is the matter") \
    X(phone, "联系电话", "Phone") \
    X(place, "地点", "Place") \
    X(category_hint, "可不选", "optional") \
    X(place_hint, "例如 负一层车库", "e.g. garage, level −1") \
    X(open_tickets, "未结工单 {} 张", "{} open tickets") \
    X(no_open_tickets, "没有未结工单", "no open tickets") \
    X(nobody, "未登记住户", "Nobody registered") \
    X(not_visible, "住户资料不在您的查看范围", "The household's file is not yours to see") \
    X(vacant, "空置", "Vacant") \
    X(promise, "承诺", "We promise") \
    X(promised, "承诺：{}", "We promise: {}") \
    X(promise_line, "{}{}", "{} {}") \
    X(place_or_unit, "房屋和地点至少填一个", "Fill in the home or the place") \
    X(saved, "已存本机，计时开始", "Saved on this device; the clock is running") \
    X(photos, "照片", "Photos") \
    X(take_photo, "拍照", "Take photo") \
    X(start_over, "清空重填", "Start over")
// clang-format on
UI_TEXT_TABLE(Text, NEW_TICKET_TEXTS)

using core::Severity;
using core::TicketKind;

constexpr std::array staff_kinds{
    TicketKind::repair, TicketKind::complaint,      TicketKind::enquiry,     TicketKind::suggestion,
    TicketKind::report, TicketKind::butler_service, TicketKind::public_area, TicketKind::legacy};
// 报事 is found by staff, 公区维修 and 遗留问题 are sorted by staff.
constexpr std::array owner_kinds{TicketKind::repair, TicketKind::complaint, TicketKind::enquiry,
                                 TicketKind::suggestion, TicketKind::butler_service};

constexpr std::array work_severities{Severity::small, Severity::big, Severity::difficult,
                                     Severity::emergency};
constexpr std::array talk_severities{Severity::ordinary, Severity::complex};

// What staff meet most, then the rest in the order of the catalogue.
constexpr std::array categories{
    core::Category::leak,        core::Category::utilities,    core::Category::lift,
    core::Category::door_window, core::Category::drain,        core::Category::public_space,
    core::Category::fire_safety, core::Category::weak_current, core::Category::noise,
    core::Category::cleaning,    core::Category::greening,     core::Category::security,
    core::Category::parking,     core::Category::fees,         core::Category::other};

std::string_view form_key(const View&) { return "new-ticket"; }

std::span<const TicketKind> kinds_for(const View& view) {
    return view.owner() ? std::span<const TicketKind>(owner_kinds)
                        : std::span<const TicketKind>(staff_kinds);
}

struct Entry {  // the form, understood
    TicketKind kind = TicketKind::repair;
    core::Category category = core::Category::other;
    Severity severity = Severity::small;
    core::UnitId unit;
    bool unit_unknown = false;  // something is typed that is no home
    core::HouseholdId household;
};

// What was said; when nobody had time to write it down, the category says the most of it.
std::string words_of(const Form& form) {
    const std::string_view typed = form.peek("words");
    const int category = form.peek_choice("category", -1);
    if (!typed.empty() || category < 0 || category >= static_cast<int>(categories.size()))
        return std::string(typed);
    return std::string(word_of(categories[static_cast<std::size_t>(category)]));
}

core::UnitId own_unit(const View& view) {
    const core::Household* own =
        view.owner() ? view.state.find(core::HouseholdId{view.actor.key}) : nullptr;
    return own ? own->unit : core::UnitId{};
}

Entry read(const View& view, Form& form) {
    Entry entry;
    const auto kinds = kinds_for(view);
    const int kind = std::clamp(form.choice("kind", 0), 0, static_cast<int>(kinds.size()) - 1);
    entry.kind = kinds[static_cast<std::size_t>(kind)];
    const auto severities = severities_of(entry.kind);
    const int severity =
        std::clamp(form.choice("severity", 0), 0, static_cast<int>(severities.size()) - 1);
    entry.severity = severities[static_cast<std::size_t>(severity)];
    const int category = form.choice("category");
    // Left open it is 其他: the desk sorts it, the person at the door goes on.
    if (category >= 0 && category < static_cast<int>(categories.size()))
        entry.category = categories[static_cast<std::size_t>(category)];
    const std::string& typed = form.text("unit");
    entry.unit = view.owner() ? own_unit(view) : view.queries.unit_named(view, typed);
    entry.unit_unknown = !view.owner() && !typed.empty() && !entry.unit;
    const core::Unit* unit = view.state.find(entry.unit);
    if (unit) entry.household = unit->household;
    return entry;
}

// --- Parts ------------------------------------------------------------------------------------------------------------------------

void kind_choice(ui::Context& c, const View& view, Form& form) {
    std::vector<ui::Choice> choices;
    for (const TicketKind kind : kinds_for(view)) choices.push_back({.label = word_of(kind)});
    int& kind = form.choice("kind", 0);
    // Another kind is told in other degrees of severity.
    if (ui::segmented(c, tr(Text::kind), choices, kind)) form.choice("severity", 0) = 0;
}

void severity_choice(ui::Context& c, Form& form, TicketKind kind) {
    std::vector<ui::Choice> choices;
    for (const Severity severity : severities_of(kind)) {
        const bool alarm = severity == Severity::emergency;
        choices.push_back({.label = word_of(severity),
                           .tone = alarm ? ui::Tone::late : ui::Tone::accent,
                           .alarming = alarm});
    }
    ui::segmented(c, tr(Text::severity), choices, form.choice("severity", 0));
}

void category_choice(ui::Context& c, Form& form) {
    std::vector<std::string_view> options;
    for (const core::Category category : categories) options.push_back(word_of(category));
    ui::select(c, tr(Word::category), options, form.choice("category"),
               {.placeholder = tr(Text::category_hint)});
}

// The ones that come up most, one tap away. The names carry the field's: two widgets with one name would confuse a reader.
void quick_categories(ui::Context& c, Form& form) {
    constexpr std::size_t quick = 10;
    std::vector<ui::Choice> choices;
    constexpr std::array icons{
        ui::Icon::drop,     ui::Icon::bolt,  ui::Icon::lift, ui::Icon::door,      ui::Icon::pipe,
        ui::Icon::building, ui::Icon::flame, ui::Icon::wifi, ui::Icon::megaphone, ui::Icon::leaf};
    for (std::size_t i = 0; i < quick; ++i)
        choices.push_back({.label = word_of(categories[i]), .icon = icons[i]});
    int chosen = form.choice("category");
    int shown = chosen < static_cast<int>(quick) ? chosen : -1;
    if (ui::category_grid(c, tr(Word::category), choices, shown, 5))
        form.choice("category") = shown;
}

void household_card(ui::Context& c, const View& view, const Entry& entry) {
    const core::Unit* unit = view.state.find(entry.unit);
    if (!unit) return;
    const core::Household* household = view.state.find(unit->household);
    const core::Member* owner = household ? core::owner_of(*household) : nullptr;
    const core::UnitTickets& tickets = view.queries.tickets_of(view, entry.unit);
    ui::Card card(c, {.gap = ui::space::half});
    const std::string_view title = owner             ? std::string_view(owner->name.value)
                                   : unit->household ? tr(Text::not_visible)
                                                     : tr(Text::nobody);
    ui::text(c, title, {.type = ui::Type::row});
    ui::text(
        c,
        joined({owner ? core::masked_phone(owner->phone.value) : "",
                unit->state == core::UnitState::occupied ? "" : std::string(word_of(unit->state)),
                tickets.open > 0 ? tr(Text::open_tickets, tickets.open)
                                 : std::string(tr(Text::no_open_tickets))}),
        {.type = ui::Type::second, .tone = ui::Tone::second});
}

core::Matter matter_of(const Entry& entry, const Form& form) {
    return {entry.unit, form.peek("place"), entry.category, {}};
}

void unit_field(ui::Context& c, const Entry& entry, Form& form, bool missing) {
    std::string error;
    if (entry.unit_unknown && missing) error = tr(Word::no_such_unit);
    if (missing && form.text("unit").empty() && form.text("place").empty())
        error = tr(Text::place_or_unit);
    ui::text_field(c, tr(Word::unit), form.text("unit"),
                   {.placeholder = tr(Text::unit_hint),
                    .error = error,
                    .help = entry.unit_unknown ? tr(Word::no_such_unit)
                            : entry.unit       ? std::string_view{}
                                               : tr(Text::unit_public),
                    .length_max = core::Code::length_max,
                    .big = !c.narrow()});
}

void text_fields(ui::Context& c, const View& view, Form& form, bool missing) {
    const bool no_words = missing && words_of(form).empty();
    const std::string error = no_words ? tr(Word::missing, tr(Text::words)) : std::string();
    ui::text_field(c, tr(Text::words), form.text("words"),
                   {.placeholder = view.owner() ? tr(Text::words_hint_owner) : tr(Text::words_hint),
                    .error = error,
                    .kind = ui::TextField::multiline,
                    .length_max = core::Note::length_max,
                    .lines = 3});
    const ui::TextField phone{.kind = ui::TextField::phone, .length_max = core::Phone::length_max};
    if (view.owner()) {
        ui::text_field(c, tr(Text::phone), form.text("phone"), phone);
        return;
    }
    const ui::TextField place{.placeholder = tr(Text::place_hint),
                              .length_max = core::Line::length_max};
    if (c.phone()) {
        ui::text_field(c, tr(Text::phone), form.text("phone"), phone);
        ui::text_field(c, tr(Text::place), form.text("place"), place);
        return;
    }
    ui::Cells cells(c, {ui::part(1), ui::part(1)});
    ui::text_field(c, tr(Text::phone), form.text("phone"), phone);
    ui::text_field(c, tr(Text::place), form.text("place"), place);
}

// Taken before there is a ticket; they become its photos with it.
Intent photos(ui::Context& c, const View& view, Form& form) {
    std::vector<core::Photo> taken;
    for (const core::PhotoFile& file : unpack_photos(form.peek(photos_field)))
        taken.push_back({file, view.actor, {}});
    return photo_strip(c, view,
                       {.name = tr(Text::photos),
                        .add = tr(Text::take_photo),
                        .purpose = photo_purpose(form_key(view))},
                       taken);
}

void start_over(const View& view, Form& form) {
    for (const core::PhotoFile& file : unpack_photos(form.peek(photos_field)))
        view.photos.drop(file.sha256);
    form.clear();
}

// "30 分钟内首次响应": what this ticket would be promised, told before it is submitted.
std::string promises(const View& view, const Entry& entry) {
    core::ClockFacts facts;
    facts.kind = entry.kind;
    facts.category = entry.category;
    facts.severity = entry.severity;
    facts.reported = {view.now, core::TimeGrade::plausible};
    std::string line;
    for (const core::Milestone& milestone : core::milestones(facts, view.policy, view.now)) {
        if (!line.empty()) line += tr(Word::dot);
        const std::string_view words = word(core::promise_words(milestone.promise, milestone.set));
        const std::string_view name = word_of(milestone.name);
        // Some promises say themselves what is promised: 30 分钟内首次响应.
        line += words.ends_with(name) ? std::string(words) : tr(Text::promise_line, words, name);
    }
    return line;
}

void promise_banner(ui::Context& c, const View& view, const Entry& entry) {
    const std::string line = promises(view, entry);
    if (line.empty()) return;
    ui::banner(c, {.tone = ui::Tone::accent,
                   .icon = ui::Icon::clock,
                   .title = tr(Text::promise),
                   .text = line});
}

Intent submit(const View& view, NewTicketState& state, Form& form, const Entry& entry) {
    const bool somewhere = entry.unit || !form.text("place").empty();
    const std::string words = words_of(form);
    state.missing = words.empty() || entry.unit_unknown || !somewhere;
    if (state.missing) return Nothing{};
    core::ReportTicket report;
    report.kind = entry.kind;
    report.category = entry.category;
    report.severity = entry.severity;
    report.channel = view.owner()                          ? core::Channel::owner_app
                     : view.role == core::Role::front_desk ? core::Channel::phone
                                                           : core::Channel::visit;
    report.unit = entry.unit;
    report.household = entry.household;
    report.place = form.text("place");
    report.words = words;
    Submit out;
    out.act.push_back({{core::EntityKind::ticket, 0}, report});
    const core::Household* household = view.state.find(entry.household);
    const core::Member* owner = household ? core::owner_of(*household) : nullptr;
    const std::string& phone = form.text("phone");
    // Who to ring goes to the companion that only those who must ring can see.
    if (!phone.empty() || owner) {
        core::SetTicketContact contact;
        if (owner) contact.who = owner->name;
        contact.phone = phone.empty() && owner ? owner->phone : core::Phone(phone);
        out.act.push_back({{core::EntityKind::ticket_contact, 0}, contact});
    }
    for (const core::PhotoFile& file : unpack_photos(form.peek(photos_field)))
        out.act.push_back({{core::EntityKind::ticket, 0}, core::AttachPhoto{file}});
    out.form = form_key(view);
    out.then = Route{Place::ticket, 0};
    out.said = tr(Text::saved);
    return out;
}

Intent owner_form(ui::Context& c, const View& view, NewTicketState& state, Form& form) {
    kind_choice(c, view, form);
    category_choice(c, form);
    text_fields(c, view, form, state.missing);
    const Entry entry = read(view, form);
    severity_choice(c, form, entry.kind);
    Intent intent = photos(c, view, form);
    promise_banner(c, view, read(view, form));
    return intent;
}

Intent staff_form(ui::Context& c, const View& view, NewTicketState& state, Form& form) {
    // With little height the soft keyboard is quicker than a pad that pushes the form away.
    const bool wide = !c.narrow();
    ui::TwoColumns columns(c, ui::fixed(wide ? 340 : 0), ui::part(1));
    unit_field(c, read(view, form), form, state.missing);
    if (wide) ui::keypad(c, form.text("unit"), core::Code::length_max, true);
    household_card(c, view, read(view, form));
    Intent intent = similar_list(c, view, matter_of(read(view, form), form));
    columns.next();
    kind_choice(c, view, form);
    if (!c.phone()) quick_categories(c, form);
    category_choice(c, form);
    severity_choice(c, form, read(view, form).kind);
    text_fields(c, view, form, state.missing);
    if (Intent taken = photos(c, view, form); asks(taken)) intent = std::move(taken);
    if (!wide) promise_banner(c, view, read(view, form));
    return intent;
}

}  // namespace

std::span<const core::Severity> severities_of(core::TicketKind kind) {
    const bool talk = kind == TicketKind::complaint || kind == TicketKind::enquiry;
    return talk ? std::span<const Severity>(talk_severities)
                : std::span<const Severity>(work_severities);
}

Intent draw_new_ticket(ui::Context& c, const View& view, NewTicketState& state) {
    Form& form = view.forms.open(form_key(view));
    const core::Unit* unit = view.state.find(state.unit);
    // Opened from a home's page: its code is filled in once, and may be changed.
    if (unit && form.text("unit").empty()) {
        form.text("unit") = unit->code.value;
        state.unit = {};
    }
    const std::string_view title = view.owner() ? tr(Text::title_owner) : tr(Text::title);
    const std::array<ui::BarAction, 1> actions{{{tr(Text::start_over), ui::Icon::trash}}};
    Page page(c, view, Place::new_ticket,
              {.key = "new-ticket",
               .title = title,
               .back = view.can_go_back,
               .cross = true,
               .actions = std::span(actions.data(), form.blank() ? 0u : 1u),
               .bottom = ui::Bottom::actions,
               .width_max = view.owner() ? 720 : ui::size::page_width_max},
              !view.owner());
    Intent intent = page.intent();
    if (page->hit().action == 0) {
        start_over(view, form);
        state.missing = false;
    }
    Intent asked =
        view.owner() ? owner_form(c, view, state, form) : staff_form(c, view, state, form);
    if (asks(asked)) intent = std::move(asked);
    const ui::Button button{.kind = ui::Button::primary, .height = ui::size::primary, .fill = true};
    if (c.narrow()) {
        if (auto bar = page->actions({ui::part(1)}); bar && ui::button(c, tr(Word::submit), button))
            intent = submit(view, state, form, read(view, form));
    } else if (auto bar = page->actions({ui::part(1), ui::fixed(320)})) {
        // Beside the button, where it is read before it is pressed.
        const std::string promised = tr(Text::promised, promises(view, read(view, form)));
        ui::text(c, view.owner() ? std::string_view{} : promised,
                 {.type = ui::Type::second, .tone = ui::Tone::second, .lines_max = 2});
        if (ui::button(c, tr(Word::submit), button))
            intent = submit(view, state, form, read(view, form));
    }
    return intent;
}

}  // namespace shell
