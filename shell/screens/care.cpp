// Key customers and households that need looking after: who, why, what is to be known, when to be in touch.

#include "core/op.hpp"
#include "shell/screens/duties.hpp"
#include "shell/screens/page.hpp"
#include "shell/screens/visits.hpp"

#include <algorithm>

namespace shell {

namespace {

// clang-format off
#define CARE_TEXTS(X) \
    X(homes, "重点与关怀住户", "Key customers and special care") \
    X(due_count, "{} 户该联系", "{} to be contacted") \
    X(none, "还没有重点客户或需要关怀的住户", "No key customers, nobody needs special care") \
    X(never, "还没联系过", "Never contacted") \
    X(next, "{}前联系", "by {}") \
    X(last, "上次 {} {}：{}", "Last {} {}: {}") \
    X(key, "重点客户", "Key customer") \
    X(key_text, "每周联系一次，记录关系维护", "Contacted every week") \
    X(add, "添加住户", "Add a home") \
    X(add_text, "填写房号，再选择是重点客户还是需要关怀。", "Type the home's number, then say why.") \
    X(open, "填写情况", "Open") \
    X(nobody_there, "这套房屋没有登记住户", "Nobody is registered there") \
    X(needs, "需要注意什么", "What to know and what they need") \
    X(needs_hint, "如：独居，每天下午在家；行动不便，代取快递", "Such as: alone, at home in the afternoon") \
    X(also_told, "住户自己的设备也会收到，请只写需要什么", "The household's own device receives this too: write only what is needed") \
    X(visit, "去拜访", "Visit")
// clang-format on
UI_TEXT_TABLE(Text, CARE_TEXTS)

std::string flags_of(bool key_customer, core::Care care) {
    std::string words = key_customer ? std::string(tr(Text::key)) : std::string();
    for (const core::Care each : core::each_care) {
        if (!has(care, each)) continue;
        if (!words.empty()) words += ui::language() == ui::Language::en ? ", " : "、";
        words += word_of(each);
    }
    return words;
}

std::string last_words(const View& view, core::HomeVisitId id) {
    const core::HomeVisit* visit = view.state.find(id);
    if (!visit) return {};  // the chip says so
    const std::string_view said =
        visit->needs.empty() ? word_of(visit->purpose) : first_line(visit->needs.value);
    return tr(Text::last, ui::date(visit->at.ms), who(view, visit->visitor), said);
}

void home_row(ui::Context& c, const View& view, VisitsState& state, const core::CareHome& care,
              core::Day today) {
    const core::Household* file = view.state.find(care.home.household);
    const core::Unit* unit = view.state.find(care.home.unit);
    if (!file || !unit) return;
    const core::Member* owner = core::owner_of(*file);
    const core::Note& needs = file->field(core::HouseholdField::care).value;
    const std::string second = joined({flags_of(care.home.key_customer, care.home.care),
                                       first_line(needs.value), last_words(view, care.last)});
    const bool due = care.home.is_due(today);
    const std::string chip =
        care.home.never() ? std::string(tr(Text::never)) : tr(Text::next, day_words(care.home.due));
    if (ui::row(c, care.home.household.value,
                {.title = unit->code.value,
                 .title_quiet = owner ? std::string_view(owner->name.value) : std::string_view{},
                 .second = second,
                 .chip = chip,
                 .chip_tone = due ? ui::Tone::soon : ui::Tone::kept,
                 .chevron = true}) != ui::RowHit::none)
        state.caring = care.home.household;
}

}  // namespace

void draw_care(ui::Context& c, const View& view, VisitsState& state) {
    const std::vector<core::CareHome>& homes = view.queries.care(view);
    const core::Day today = core::day_of(view.now, view.policy.zone);
    const auto due = std::count_if(homes.begin(), homes.end(), [&](const core::CareHome& each) {
        return each.home.is_due(today);
    });
    ui::TwoColumns columns(c, 1.8f);
    {
        const std::string chip = due > 0 ? tr(Text::due_count, due) : std::string();
        ui::Card card(c,
                      {.title = tr(Text::homes), .title_chip = chip, .title_tone = ui::Tone::soon});
        if (homes.empty()) {
            ui::text(c, tr(Text::none), {.type = ui::Type::second, .tone = ui::Tone::second});
        } else {
            ui::List list(c, tr(Text::homes));
            for (const core::CareHome& home : homes) home_row(c, view, state, home, today);
        }
    }
    columns.next();
    ui::Card card(c, {.title = tr(Text::add), .gap = ui::space::row});
    ui::text(c, tr(Text::add_text), {.type = ui::Type::second, .tone = ui::Tone::second});
    const core::Unit* unit = view.state.find(view.queries.unit_named(view, state.unit));
    std::string_view error;
    if (state.missing && !unit) error = tr(Word::no_such_unit);
    if (state.missing && unit && !unit->household) error = tr(Text::nobody_there);
    const bool entered =
        ui::text_field(
            c, tr(Word::unit), state.unit,
            {.error = error, .length_max = core::Code::length_max, .enter_submits = true})
            .submitted;
    const bool tapped = ui::button(c, tr(Text::open), {.height = ui::size::segment, .fill = true});
    if (!entered && !tapped) return;
    state.missing = !unit || !unit->household;
    if (state.missing) return;
    state.caring = unit->household;
    state.unit.clear();
}

Intent care_dialog(ui::Context& c, const View& view, VisitsState& state) {
    const core::HouseholdId id = state.caring;
    const core::Household* file = view.state.find(id);
    const core::Unit* unit = file ? view.state.find(file->unit) : nullptr;
    if (!unit) {
        state.caring = {};
        return Nothing{};
    }
    const std::string key = "care/" + std::to_string(id.value);
    Form& form = view.forms.open(key);
    const core::Note& known = file->field(core::HouseholdField::care).value;
    // Filled anew when the record has changed, but for words that somebody typed.
    const std::string was = std::to_string(static_cast<int>(file->care)) +
                            (file->key_customer ? "+" : "-") + known.value;
    if (form.peek("was") != was) {
        const bool typed = form.peek("needs") != form.peek("was_needs");
        form.text("was") = was;
        form.choice("key", 0) = file->key_customer ? 1 : 0;
        form.choice("care", 0) = static_cast<int>(file->care);
        if (!typed) form.text("needs") = known.value;
        form.text("was_needs") = known.value;
    }
    const core::Member* owner = core::owner_of(*file);
    const std::string title = joined(
        {unit->code.value, owner ? std::string_view(owner->name.value) : std::string_view{}});
    const auto& homes = view.queries.care(view);
    const auto listed = std::find_if(homes.begin(), homes.end(), [&](const core::CareHome& each) {
        return each.home.household == id;
    });
    const std::string last =
        last_words(view, listed != homes.end() ? listed->last : core::HomeVisitId{});
    ui::Overlay dialog(c, {.key = key, .title = title, .text = last, .cross = true});
    bool key_customer = form.choice("key") == 1;
    ui::toggle(c, tr(Text::key), key_customer, tr(Text::key_text));
    form.choice("key") = key_customer ? 1 : 0;
    auto care = static_cast<core::Care>(form.choice("care") & core::care_all);
    {
        ui::Wrap wrap(c);
        for (const core::Care each : core::each_care) {
            if (ui::chip_button(c, word_of(each), has(care, each)))
                form.choice("care") ^= static_cast<int>(each);
        }
    }
    care = static_cast<core::Care>(form.choice("care") & core::care_all);
    ui::text_field(c, tr(Text::needs), form.text("needs"),
                   {.placeholder = tr(Text::needs_hint),
                    .kind = ui::TextField::multiline,
                    .length_max = core::Note::length_max,
                    .lines = 3});
    ui::text(c, tr(Text::also_told), {.type = ui::Type::second, .tone = ui::Tone::second});
    const bool visits = ui::button(
        c, tr(Text::visit), {.height = ui::size::primary, .icon = ui::Icon::home, .fill = true});
    const bool tapped = ui::button(
        c, tr(Word::ok), {.kind = ui::Button::primary, .height = ui::size::primary, .fill = true});
    if (dialog.dismissed() || visits) {
        state.caring = {};
        return visits ? Intent{Go{new_visit_route(file->unit)}} : Intent{};
    }
    if (!tapped) return Nothing{};
    Submit submit;
    if (care != file->care || key_customer != file->key_customer)
        submit.act.push_back({core::entity(id), core::SetHouseholdCare{care, key_customer}});
    if (form.text("needs") != known.value)
        submit.act.push_back(
            {core::entity(id),
             core::EditHousehold{core::HouseholdField::care, core::Note(form.text("needs"))}});
    if (submit.act.empty()) {
        form.clear();
        state.caring = {};
        return Nothing{};
    }
    submit.form = key;
    return submit;
}

}  // namespace shell
