#include "core/query/readings.hpp"
#include "shell/screens/round.hpp"
#include "shell/ui/screen.hpp"
#include "shell/ui/widgets.hpp"
#include "shell/words.hpp"

#include <algorithm>
#include <array>
#include <span>

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
    X(recorded, "已记录", "Recorded") \
    X(must_stop, "异常即停用：请点“发现问题”停用并报突发", "Abnormal means out of service: tap Finding and stop it") \
    X(notice, "停用通知", "Notice to put up") \
    X(check_in_first, "打卡后记录检查项", "Check in first, then record these") \
    X(ticketed, "已转工单 {}", "ticket {}") \
    X(no_items, "本点只需打卡", "Only check in here")
// clang-format on
UI_TEXT_TABLE(Text, ROUND_ITEM_TEXTS)

ui::Tone tone_of(const core::ItemState& item) {
    return item.result == core::ItemResult::ok ? ui::Tone::kept : ui::Tone::soon;
}

// What is known of it beyond which button is pressed.
std::string item_second(const View& view, const core::ChecklistItem& asked,
                        const core::ItemState& item) {
    const bool entered =
        asked.kind == core::ItemKind::reading || asked.kind == core::ItemKind::text;
    if (item.result == core::ItemResult::ok && entered)
        return joined(
            {tr(Text::recorded), asked.kind == core::ItemKind::reading
                                     ? milli_text(item.reading_milli) + " " + asked.unit.value
                                     : std::string()});
    if (item.result != core::ItemResult::finding) return {};
    if (asked.stops && item.handling != core::Handling::stopped)
        return std::string(tr(Text::must_stop));
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

// Under this there is no room for the words beside what answers them.
constexpr float beside_min = 640;
constexpr float glove = ui::size::segment;  // nothing on a round is smaller

void open_finding(RoundState& state, std::uint16_t index) {
    state.close_dialog();
    state.dialog = RoundState::Dialog::finding;
    state.item = index;
}

Submit recorded(const Walk& walk, core::OpBody body) {
    Submit submit;
    submit.act.push_back(on_round(walk, std::move(body)));
    return submit;
}

// What every item can be answered with: beside its own answers, or instead of 正常.
struct Answers {
    std::array<ui::Choice, 3> all{{{.label = tr(Text::ok)},
                                   {.label = tr(Text::finding), .tone = ui::Tone::soon},
                                   {.label = tr(Text::not_applicable)}}};
    // Only a judgement is fine by a tap: of the others the value decides.
    static constexpr int own = 1;
    std::span<const ui::Choice> of(core::ItemKind kind) const {
        return std::span(all).subspan(kind == core::ItemKind::judgement ? 0 : own);
    }
};

Intent answer_buttons(ui::Context& c, RoundState& state, const Walk& walk, std::uint16_t index,
                      bool fill) {
    const core::ItemKind kind = walk.point().items[index].kind;
    const Answers answers;
    const int first = kind == core::ItemKind::judgement ? 0 : Answers::own;
    const core::ItemResult known = walk.item(index).result;
    int selected = static_cast<int>(known) - 1 - first;
    if (!ui::segmented(c, {}, answers.of(kind), selected, {.buttons = true, .fill = fill}))
        return Nothing{};
    const auto result = static_cast<core::ItemResult>(selected + 1 + first);
    if (result != core::ItemResult::finding)
        return recorded(walk, core::RecordItem{walk.at, index, result, 0});
    open_finding(state, index);
    return Nothing{};
}

Intent judgement_row(ui::Context& c, const View& view, RoundState& state, const Walk& walk,
                     std::uint16_t index) {
    const core::ChecklistItem& item = walk.point().items[index];
    const std::string second = item_second(view, item, walk.item(index));
    const float wanted = ui::segmented_width(c, Answers{}.of(item.kind));
    if (ui::available_width(c) < wanted + 220) {
        ui::Stack stack(c, ui::space::one);
        item_words(c, item.text.value, second, ui::Tone::soon, 0);
        return answer_buttons(c, state, walk, index, true);
    }
    ui::Cells cells(c, {ui::part(1), ui::natural(wanted)}, ui::space::card, ui::size::row_choice);
    item_words(c, item.text.value, second, ui::Tone::soon, ui::size::row_choice);
    return answer_buttons(c, state, walk, index, false);
}

// A field, 记录 while there is something new to record, and the answers that every item has: on one line
// where there is room.
Intent entry_line(ui::Context& c, RoundState& state, const Walk& walk, std::uint16_t index,
                  std::string& typed, const ui::TextField& field, bool fresh, bool& record) {
    const core::ChecklistItem& item = walk.point().items[index];
    const ui::Button look{.kind = ui::Button::primary, .height = glove};
    const ui::Width button =
        fresh ? ui::natural(ui::button_width(c, tr(Text::record), look)) : ui::fixed(0);
    const auto enter = [&] {
        record = ui::text_field(c, item.text.value, typed, field).submitted && fresh;
        if (fresh)
            record |= ui::button(c, tr(Text::record), look);
        else
            ui::skip(c);
    };
    if (ui::available_width(c) < beside_min) {
        {
            ui::Cells cells(c, {ui::part(1), button}, ui::space::one);
            enter();
        }
        return answer_buttons(c, state, walk, index, true);
    }
    const float answers = ui::segmented_width(c, Answers{}.of(item.kind));
    ui::Cells cells(c, {ui::part(1), button, ui::natural(answers)}, ui::space::one);
    enter();
    return answer_buttons(c, state, walk, index, false);
}

Intent record_reading(const View& view, RoundState& state, const Walk& walk, std::uint16_t index,
                      std::int32_t milli) {
    const core::ChecklistItem& item = walk.point().items[index];
    const bool fits = core::in_range(item, milli);
    Submit submit = recorded(
        walk, core::RecordItem{walk.at, index,
                               fits ? core::ItemResult::ok : core::ItemResult::finding, milli});
    if (!fits) {
        submit.form_follows = true;
        open_finding(state, index);
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
    const bool read = core::was_answered(known);
    if (typed.empty() && read) typed = milli_text(known.reading_milli);
    std::int32_t milli = 0;
    const bool number = parse_milli(typed, milli);
    const bool fresh = number && !(read && milli == known.reading_milli);
    const std::string range =
        tr(Text::range, milli_text(item.low_milli), milli_text(item.high_milli), item.unit.value);
    const std::string second = item_second(view, item, known);
    ui::Stack stack(c, ui::space::half);
    item_words(c, item.text.value, second.empty() ? range : second,
               second.empty() ? ui::Tone::second : tone_of(known), 0);
    bool record = false;
    Intent intent = entry_line(
        c, state, walk, index, typed,
        {.placeholder = range,
         .error = !typed.empty() && !number ? tr(Text::not_a_number) : std::string_view{},
         .unit = item.unit.value,
         .kind = ui::TextField::decimal,
         .label_hidden = true,
         .enter_submits = true},
        fresh, record);
    if (record) return record_reading(view, state, walk, index, milli);
    return intent;
}

// An answer that is not as it should be asks for a finding, as a reading outside its range does.
Intent record_answer(const View& view, RoundState& state, const Walk& walk, std::uint16_t index,
                     std::uint8_t choice) {
    const core::ChecklistItem& item = walk.point().items[index];
    const bool fine = item.is_fine(choice);
    Submit submit = recorded(
        walk,
        core::RecordAnswer{
            walk.at, index, fine ? core::ItemResult::ok : core::ItemResult::finding, choice, {}});
    if (!fine) {
        submit.form_follows = true;
        open_finding(state, index);
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
    int selected = core::was_answered(known) ? known.choice : -1;
    ui::Stack stack(c, ui::space::one);
    item_words(c, item.text.value, item_second(view, item, known), tone_of(known), 0);
    const bool tapped = ui::segmented(c, {}, choices, selected, {.buttons = true});
    // An answer of the list may have the name of one of these.
    ui::Scope scope("answers");
    Intent intent = answer_buttons(c, state, walk, index, c.phone());
    if (tapped) return record_answer(view, state, walk, index, static_cast<std::uint8_t>(selected));
    return intent;
}

Intent words_row(ui::Context& c, const View& view, RoundState& state, const Walk& walk,
                 std::uint16_t index) {
    const core::ChecklistItem& item = walk.point().items[index];
    const core::ItemState known = walk.item(index);
    Form& form = view.forms.open(round_form_key(walk.id));
    const std::string field = "words/" + std::to_string(walk.at) + "/" + std::to_string(index);
    std::string& typed = form.text(field);
    const bool written = known.result == core::ItemResult::ok;
    if (typed.empty() && written) typed = known.text.value;
    const bool fresh = !typed.empty() && !(written && typed == known.text.value);
    ui::Stack stack(c, ui::space::half);
    item_words(c, item.text.value, item_second(view, item, known), tone_of(known), 0);
    bool record = false;
    Intent intent = entry_line(
        c, state, walk, index, typed,
        {.length_max = core::Note::length_max, .label_hidden = true, .enter_submits = true}, fresh,
        record);
    if (record)
        return recorded(walk, core::RecordAnswer{walk.at, index, core::ItemResult::ok, 0, typed});
    return intent;
}

Intent item_row(ui::Context& c, const View& view, RoundState& state, const Walk& walk,
                std::uint16_t index) {
    switch (walk.point().items[index].kind) {
        case core::ItemKind::judgement: return judgement_row(c, view, state, walk, index);
        case core::ItemKind::reading: return reading_row(c, view, state, walk, index);
        case core::ItemKind::choice: return choice_row(c, view, state, walk, index);
        case core::ItemKind::text: return words_row(c, view, state, walk, index);
    }
    return Nothing{};
}

// Of what was stopped: the notice that stands before it.
Intent notice_button(ui::Context& c, const Walk& walk, std::uint16_t index) {
    const core::ItemState item = walk.item(index);
    if (item.result != core::ItemResult::finding || item.handling != core::Handling::stopped ||
        !ui::button(c, tr(Text::notice), {.height = glove}))
        return Nothing{};
    return PrintStopNotice{walk.id, walk.at, index};
}

// Everything there is to an item, in the one group that has its name.
Intent draw_item(ui::Context& c, const View& view, RoundState& state, const Walk& walk,
                 std::uint16_t index, bool open) {
    const core::ChecklistItem& item = walk.point().items[index];
    ui::Group group(c, item.text.value);
    ui::Stack stack(c, ui::space::one);
    if (!open) {
        item_words(c, item.text.value, item_second(view, item, walk.item(index)), ui::Tone::soon,
                   glove);
        return Nothing{};
    }
    Intent intent = item_row(c, view, state, walk, index);
    if (asks(intent) && !photo_allows(state, walk, index, intent)) intent = Nothing{};
    const bool finding = walk.item(index).result == core::ItemResult::finding;
    if (Intent hit = draw_item_photos(c, view, state, walk, index, finding); asks(hit))
        intent = std::move(hit);
    if (Intent hit = notice_button(c, walk, index); asks(hit)) intent = std::move(hit);
    return intent;
}

// Has nobody answered it yet?
bool lacks_answer(const Walk& walk, std::size_t index) {
    return walk.item(static_cast<std::uint16_t>(index)).result == core::ItemResult::none;
}

// Every judgement that is open is fine. What somebody read, chose or wrote is never fine by itself, and
// what asks for a picture is not without one.
Submit all_fine(RoundState& state, const Walk& walk) {
    Submit submit;
    const std::vector<core::ChecklistItem>& items = walk.point().items;
    state.photo_first.reset();
    const bool plain = std::all_of(items.begin(), items.end(), [](const auto& item) {
        return item.kind == core::ItemKind::judgement && !item.photo_required;
    });
    if (plain)
        return recorded(walk, core::RecordAllOk{walk.at, static_cast<std::uint16_t>(items.size())});
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto index = static_cast<std::uint16_t>(i);
        if (items[i].kind != core::ItemKind::judgement || !lacks_answer(walk, i)) continue;
        if (lacks_photo(walk, index)) {
            if (!state.photo_first) state.photo_first = {walk.at, index};
            continue;
        }
        submit.act.push_back(
            on_round(walk, core::RecordItem{walk.at, index, core::ItemResult::ok, 0}));
    }
    return submit;
}

}  // namespace

Intent draw_round_items(ui::Context& c, const View& view, RoundState& state, const Walk& walk) {
    Intent intent;
    const std::vector<core::ChecklistItem>& items = walk.point().items;
    // Who has not been here has nothing to say of it.
    const bool open = walk.visit() && walk.visit()->checked_in;
    bool open_judgement = false;
    std::size_t answered = 0, first_open = items.size();
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!lacks_answer(walk, i)) {
            ++answered;
            continue;
        }
        first_open = std::min(first_open, i);
        open_judgement |= items[i].kind == core::ItemKind::judgement;
    }
    // Whoever comes back to a point in the middle goes on where they were.
    const bool resumes = !state.arrived && open && answered > 0 && first_open < items.size();
    state.arrived |= !resumes;
    ui::Card card(c,
                  {.title = tr(Text::items), .gap = c.phone() ? ui::space::row : ui::space::half});
    const bool all_ok = !items.empty() && ui::button(c, tr(Text::all_ok),
                                                     {.height = glove,
                                                      .icon = ui::Icon::check,
                                                      .enabled = open && open_judgement,
                                                      .fill = true});
    if (items.empty() || !open)
        ui::text(c, tr(items.empty() ? Text::no_items : Text::check_in_first),
                 {.tone = ui::Tone::second});
    for (std::size_t i = 0; i < items.size(); ++i) {
        ui::Scope scope(static_cast<std::uint64_t>(walk.at) << 16 | i);
        if (i > 0) ui::divider(c);
        if (resumes && i == first_open) state.arrived = ui::scroll_here(c);
        Intent hit = draw_item(c, view, state, walk, static_cast<std::uint16_t>(i), open);
        if (asks(hit)) intent = std::move(hit);
    }
    if (all_ok) {
        Submit submit = all_fine(state, walk);
        if (!submit.act.empty()) intent = std::move(submit);
    }
    return intent;
}

}  // namespace shell
