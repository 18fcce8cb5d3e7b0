#include "shell/screens/round.hpp"
#include "shell/ui/widgets.hpp"
#include "shell/words.hpp"

#include <algorithm>
#include <array>

namespace shell {

namespace {

// clang-format off
#define ROUND_ITEM_TEXTS(X) \
    X(items, "检查项", "Checks") \
    X(all_ok, "全部正常", "All fine") \
    X(ok, "正常", "Fine") \
    X(finding, "发现问题", "Finding") \
    X(not_applicable, "不适用", "Not applicable") \
    X(range, "{} – {} {}", "{} – {} {}") \
    X(record, "记录", "Record") \
    X(not_a_number, "请填写数字", "A number, please") \
    X(reading_out, "读数 {} {}，超出 {} – {}", "Reads {} {}, outside {} – {}") \
    X(ticketed, "已转工单 {}", "ticket {}") \
    X(no_items, "本点只需打卡", "Only check in here")
// clang-format on
UI_TEXT_TABLE(Text, ROUND_ITEM_TEXTS)

std::string item_second(const View& view, const core::ItemState& item) {
    if (item.result != core::ItemResult::finding) return {};
    const core::Ticket* ticket = item.ticket ? view.state.find(item.ticket) : nullptr;
    return joined({first_line(item.text.value), word_of(item.severity),
                   ticket ? tr(Text::ticketed, core::ticket_number(*ticket))
                   : item.handling != core::Handling::noted ? std::string(word_of(item.handling))
                                                            : std::string()});
}

// The item's text and a second line, upright in the middle of a row of this height.
void item_words(ui::Context& c, std::string_view text, std::string_view second, ui::Tone tone,
                float height) {
    constexpr float between = 2;
    std::vector<std::string_view> lines;
    const float width = ui::available_width(c);
    const auto height_of = [&](std::string_view words, ui::Type type) {
        if (words.empty()) return 0.0f;
        lines.clear();
        ui::wrap_lines(c, words, type, width, lines);
        return static_cast<float>(lines.size()) * ui::line_height(c, type);
    };
    const float used = height_of(text, ui::Type::row) + height_of(second, ui::Type::second) +
                       (second.empty() ? 0 : between);
    ui::Stack stack(c, between);
    if (used < height) ui::gap(c, (height - used) / 2);
    ui::text(c, text, {.type = ui::Type::row});
    if (!second.empty()) ui::text(c, second, {.type = ui::Type::second, .tone = tone});
}

Intent judgement_row(ui::Context& c, const View& view, RoundState& state, const Walk& walk,
                     std::uint16_t index) {
    const core::ChecklistItem& item = walk.point().items[index];
    const core::ItemState known = walk.item(index);
    const std::array<ui::Choice, 3> choices{{{.label = tr(Text::ok)},
                                             {.label = tr(Text::finding), .tone = ui::Tone::soon},
                                             {.label = tr(Text::not_applicable)}}};
    int selected = known.result == core::ItemResult::none ? -1 : static_cast<int>(known.result) - 1;
    const std::string second = item_second(view, known);
    bool tapped = false;
    const float wanted = ui::segmented_width(c, choices);
    if (ui::available_width(c) < wanted + 220) {
        ui::Stack stack(c, ui::space::one);
        item_words(c, item.text.value, second, ui::Tone::soon, 0);
        tapped = ui::segmented(c, item.text.value, choices, selected, {.buttons = true});
    } else {
        ui::Cells cells(c, {ui::part(1), ui::natural(wanted)}, ui::space::card,
                        ui::size::row_choice);
        item_words(c, item.text.value, second, ui::Tone::soon, ui::size::row_choice);
        tapped =
            ui::segmented(c, item.text.value, choices, selected, {.buttons = true, .fill = false});
    }
    if (!tapped) return Nothing{};
    const auto result = static_cast<core::ItemResult>(selected + 1);
    if (result == core::ItemResult::finding) {
        state.close_dialog();
        state.dialog = RoundState::Dialog::finding;
        state.item = index;
        return Nothing{};
    }
    Submit submit;
    submit.act.push_back(on_round(walk, core::RecordItem{walk.at, index, result, 0}));
    return submit;
}

Intent record_reading(const View& view, RoundState& state, const Walk& walk, std::uint16_t index,
                      std::int32_t milli) {
    const core::ChecklistItem& item = walk.point().items[index];
    const bool fits = core::in_range(item, milli);
    Submit submit;
    submit.act.push_back(on_round(
        walk, core::RecordItem{walk.at, index,
                               fits ? core::ItemResult::ok : core::ItemResult::finding, milli}));
    if (!fits) {
        submit.form_follows = true;
        state.close_dialog();
        state.dialog = RoundState::Dialog::finding;
        state.item = index;
        std::string& text = view.forms.open(finding_form_key(walk, index)).text("text");
        if (text.empty())
            text = tr(Text::reading_out, milli_text(milli), item.unit.value,
                      milli_text(item.low_milli), milli_text(item.high_milli));
    }
    return submit;
}

Intent reading_row(ui::Context& c, const View& view, RoundState& state, const Walk& walk,
                   std::uint16_t index) {
    const core::ChecklistItem& item = walk.point().items[index];
    const core::ItemState known = walk.item(index);
    Form& form = view.forms.open(round_form_key(walk.id));
    const std::string field = "reading/" + std::to_string(walk.at) + "/" + std::to_string(index);
    std::string& typed = form.text(field);
    const bool recorded =
        known.result == core::ItemResult::ok || known.result == core::ItemResult::finding;
    if (typed.empty() && recorded) typed = milli_text(known.reading_milli);
    std::int32_t milli = 0;
    const bool number = parse_milli(typed, milli);
    const bool fresh = number && !(recorded && milli == known.reading_milli);
    const std::string range =
        tr(Text::range, milli_text(item.low_milli), milli_text(item.high_milli), item.unit.value);
    const std::string second = item_second(view, known);

    ui::Group group(c, item.text.value);
    ui::Stack stack(c, ui::space::half);
    bool take = false;
    {
        const float button = ui::button_width(c, tr(Text::not_applicable));
        const bool tight = ui::available_width(c) < 560;
        if (tight) ui::text(c, item.text.value, {.type = ui::Type::row});
        ui::Cells cells(c,
                        {tight ? ui::fixed(0) : ui::part(1), tight ? ui::part(1) : ui::fixed(200),
                         ui::natural(button)},
                        tight ? ui::space::half : ui::space::row, tight ? 0 : ui::size::row_choice);
        if (tight) {
            ui::skip(c);
        } else {
            item_words(c, item.text.value, second.empty() ? range : second,
                       second.empty() ? ui::Tone::second : ui::Tone::soon, ui::size::row_choice);
        }
        take = ui::text_field(c, item.text.value, typed,
                              {.placeholder = range,
                               .error = !typed.empty() && !number ? tr(Text::not_a_number)
                                                                  : std::string_view{},
                               .unit = item.unit.value,
                               .kind = ui::TextField::decimal,
                               .label_hidden = true,
                               .enter_submits = true})
                   .submitted;
        if (fresh) {
            take |= ui::button(c, tr(Text::record), {.kind = ui::Button::primary});
        } else if (!recorded && ui::button(c, tr(Text::not_applicable))) {
            Submit submit;
            submit.act.push_back(on_round(
                walk, core::RecordItem{walk.at, index, core::ItemResult::not_applicable, 0}));
            return submit;
        } else if (recorded) {
            ui::chip(c, word_of(known.result),
                     known.result == core::ItemResult::ok ? ui::Tone::kept : ui::Tone::soon);
        }
    }
    if (take && fresh) return record_reading(view, state, walk, index, milli);
    return Nothing{};
}

// An answer that is not as it should be asks for a finding, as a reading outside its range does.
Intent record_answer(const View& view, RoundState& state, const Walk& walk, std::uint16_t index,
                     std::uint8_t choice) {
    const core::ChecklistItem& item = walk.point().items[index];
    const bool fine = item.is_fine(choice);
    Submit submit;
    submit.act.push_back(on_round(
        walk,
        core::RecordAnswer{
            walk.at, index, fine ? core::ItemResult::ok : core::ItemResult::finding, choice, {}}));
    if (!fine) {
        submit.form_follows = true;
        state.close_dialog();
        state.dialog = RoundState::Dialog::finding;
        state.item = index;
        std::string& text = view.forms.open(finding_form_key(walk, index)).text("text");
        if (text.empty()) text = item.text.value + "：" + item.choices[choice].value;
    }
    return submit;
}

Intent choice_row(ui::Context& c, const View& view, RoundState& state, const Walk& walk,
                  std::uint16_t index) {
    const core::ChecklistItem& item = walk.point().items[index];
    const core::ItemState known = walk.item(index);
    std::vector<ui::Choice> choices;
    for (std::size_t i = 0; i < item.choices.size(); ++i)
        choices.push_back({.label = item.choices[i].value,
                           .tone = item.is_fine(static_cast<std::uint8_t>(i)) ? ui::Tone::accent
                                                                              : ui::Tone::soon});
    int selected = known.result == core::ItemResult::none ? -1 : known.choice;
    ui::Stack stack(c, ui::space::one);
    item_words(c, item.text.value, item_second(view, known), ui::Tone::soon, 0);
    if (!ui::segmented(c, item.text.value, choices, selected, {.buttons = true})) return Nothing{};
    return record_answer(view, state, walk, index, static_cast<std::uint8_t>(selected));
}

Intent words_row(ui::Context& c, const View& view, const Walk& walk, std::uint16_t index) {
    const core::ChecklistItem& item = walk.point().items[index];
    const core::ItemState known = walk.item(index);
    Form& form = view.forms.open(round_form_key(walk.id));
    const std::string field = "words/" + std::to_string(walk.at) + "/" + std::to_string(index);
    std::string& typed = form.text(field);
    if (typed.empty() && known.result != core::ItemResult::none) typed = known.text.value;
    ui::Group group(c, item.text.value);
    ui::Stack stack(c, ui::space::half);
    const bool entered =
        ui::text_field(c, item.text.value, typed,
                       {.length_max = core::Note::length_max, .enter_submits = true})
            .submitted;
    const bool fresh = !typed.empty() && typed != known.text.value;
    const bool tapped = fresh && ui::button(c, tr(Text::record), {.kind = ui::Button::primary});
    if (!fresh || !(tapped || entered)) return Nothing{};
    Submit submit;
    submit.act.push_back(
        on_round(walk, core::RecordAnswer{walk.at, index, core::ItemResult::ok, 0, typed}));
    return submit;
}

Intent item_row(ui::Context& c, const View& view, RoundState& state, const Walk& walk,
                std::uint16_t index) {
    switch (walk.point().items[index].kind) {
        case core::ItemKind::judgement: return judgement_row(c, view, state, walk, index);
        case core::ItemKind::reading: return reading_row(c, view, state, walk, index);
        case core::ItemKind::choice: return choice_row(c, view, state, walk, index);
        case core::ItemKind::text: return words_row(c, view, walk, index);
    }
    return Nothing{};
}

}  // namespace

Intent draw_round_items(ui::Context& c, const View& view, RoundState& state, const Walk& walk) {
    Intent intent;
    const std::vector<core::ChecklistItem>& items = walk.point().items;
    bool open_judgement = false;
    for (std::size_t i = 0; i < items.size(); ++i) {
        open_judgement |= items[i].kind == core::ItemKind::judgement &&
                          walk.item(static_cast<std::uint16_t>(i)).result == core::ItemResult::none;
    }
    ui::Card card(c,
                  {.title = tr(Text::items), .gap = c.phone() ? ui::space::row : ui::space::half});
    const bool all_ok = !items.empty() && ui::button(c, tr(Text::all_ok),
                                                     {.height = ui::size::segment,
                                                      .icon = ui::Icon::check,
                                                      .enabled = open_judgement,
                                                      .fill = true});
    if (items.empty()) ui::text(c, tr(Text::no_items), {.tone = ui::Tone::second});
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto index = static_cast<std::uint16_t>(i);
        ui::Scope scope(static_cast<std::uint64_t>(walk.at) << 16 | i);
        if (i > 0) ui::divider(c);
        Intent hit = item_row(c, view, state, walk, index);
        if (asks(hit) && photo_allows(state, walk, index, hit)) intent = std::move(hit);
        Intent photo = draw_item_photos(c, view, state, walk, index,
                                        walk.item(index).result == core::ItemResult::finding);
        if (asks(photo)) intent = std::move(photo);
    }
    if (all_ok) {
        Submit submit;
        state.photo_first.reset();
        // What somebody read, chose or wrote is never fine by itself: the op is only for lists of judgements
        // that ask for no picture.
        const bool readings =
            std::any_of(items.begin(), items.end(), [](const core::ChecklistItem& item) {
                return item.kind != core::ItemKind::judgement || item.photo_required;
            });
        if (!readings) {
            submit.act.push_back(on_round(
                walk, core::RecordAllOk{walk.at, static_cast<std::uint16_t>(items.size())}));
        }
        for (std::size_t i = 0; readings && i < items.size(); ++i) {
            const auto index = static_cast<std::uint16_t>(i);
            if (items[i].kind != core::ItemKind::judgement ||
                walk.item(index).result != core::ItemResult::none)
                continue;
            if (lacks_photo(walk, index)) {
                if (!state.photo_first) state.photo_first = {walk.at, index};
                continue;
            }
            submit.act.push_back(
                on_round(walk, core::RecordItem{walk.at, index, core::ItemResult::ok, 0}));
        }
        if (!submit.act.empty()) intent = std::move(submit);
    }
    return intent;
}

}  // namespace shell
