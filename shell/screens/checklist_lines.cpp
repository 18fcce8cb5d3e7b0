#include "shell/screens/checklist_lines.hpp"

#include "shell/words.hpp"

#include <algorithm>

namespace shell {

namespace {

// What is written is the same in both languages: it stands on the manager's own lists.
constexpr std::string_view photo_mark = "#照片", stop_mark = "#停用", words_mark = "[文字]",
                           colon = "：";
constexpr char fine_mark = '*', between_choices = '/';

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

bool take_mark(std::string_view& line, std::string_view mark) {
    if (!line.ends_with(mark)) return false;
    line = trimmed(line.substr(0, line.size() - mark.size()));
    return true;
}

bool take_choices(std::string_view text, core::ChecklistItem& item) {
    item.kind = core::ItemKind::choice;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(between_choices), text.size());
        std::string_view choice = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        const bool fine = !choice.empty() && choice.back() == fine_mark;
        if (fine) choice = trimmed(choice.substr(0, choice.size() - 1));
        if (choice.empty() || item.choices.size() == core::choices_max) return false;
        if (fine)
            item.fine_choices =
                static_cast<std::uint16_t>(item.fine_choices | 1u << item.choices.size());
        item.choices.emplace_back(choice);
    }
    return item.choices.size() >= 2;
}

// "380-420 V"
bool take_range(std::string_view text, core::ChecklistItem& item) {
    item.kind = core::ItemKind::reading;
    // The lower end may be negative.
    const std::size_t dash = text.find('-', 1);
    if (dash == std::string_view::npos) return false;
    const std::size_t space = std::min(text.find(' ', dash), text.size());
    item.unit = trimmed(text.substr(space));
    return parse_milli(trimmed(text.substr(0, dash)), item.low_milli) &&
           parse_milli(trimmed(text.substr(dash + 1, space - dash - 1)), item.high_milli) &&
           item.low_milli <= item.high_milli;
}

}  // namespace

std::optional<core::ChecklistItem> checklist_item(std::string_view line) {
    core::ChecklistItem item;
    line = trimmed(line);
    for (bool more = true; more;) {
        const bool photo = take_mark(line, photo_mark), stops = take_mark(line, stop_mark);
        item.photo_required |= photo;
        item.stops |= stops;
        more = photo || stops;
    }
    bool understood = true;
    if (take_mark(line, words_mark)) {
        item.kind = core::ItemKind::text;
    } else if (const std::size_t open = line.find('['); open != std::string_view::npos) {
        understood =
            line.back() == ']' && take_range(line.substr(open + 1, line.size() - open - 2), item);
        line = trimmed(line.substr(0, open));
    } else if (const std::size_t at = line.find(colon); at != std::string_view::npos) {
        understood = take_choices(trimmed(line.substr(at + colon.size())), item);
        line = trimmed(line.substr(0, at));
    }
    item.text = line;
    if (!understood || item.text.empty() || !item.text.valid()) return {};
    return item;
}

std::string checklist_line(const core::ChecklistItem& item) {
    std::string line = item.text.value;
    switch (item.kind) {
        case core::ItemKind::judgement: break;
        case core::ItemKind::text: line += " " + std::string(words_mark); break;
        case core::ItemKind::reading:
            line += " [" + milli_text(item.low_milli) + "-" + milli_text(item.high_milli) +
                    (item.unit.empty() ? "" : " " + item.unit.value) + "]";
            break;
        case core::ItemKind::choice:
            line += colon;
            for (std::size_t i = 0; i < item.choices.size(); ++i) {
                if (i > 0) line += between_choices;
                line += item.choices[i].value;
                if (item.is_fine(static_cast<std::uint8_t>(i))) line += fine_mark;
            }
            break;
    }
    if (item.stops) line += " " + std::string(stop_mark);
    if (item.photo_required) line += " " + std::string(photo_mark);
    return line;
}

}  // namespace shell
