#include "shell/ui/text_input.hpp"

#include <algorithm>
#include <utility>

namespace ui::text_input {
namespace {

// Frames that what was typed waits for its field: long enough for one that is scrolled out of view
// for a moment, too short to turn up in another form.
constexpr int edit_frames = 8;

struct Waiting {
    std::uint32_t id = 0;
    Edit edit;
    bool edited = false, submitted = false;
    int frames_left = edit_frames;
};

struct Desk {
    std::vector<Field> draft, finished;
    std::vector<Waiting> waiting;
    std::uint32_t focus = 0, focus_request = 0;
};
Desk desk;

Waiting* find_waiting(std::uint32_t id) {
    const auto at = std::find_if(desk.waiting.begin(), desk.waiting.end(),
                                 [id](const Waiting& one) { return one.id == id; });
    return at == desk.waiting.end() ? nullptr : &*at;
}

Waiting& waiting_for(std::uint32_t id) {
    Waiting* found = find_waiting(id);
    Waiting& one = found ? *found : desk.waiting.emplace_back(Waiting{id});
    one.frames_left = edit_frames;
    return one;
}

}  // namespace

void begin_frame() { desk.draft.clear(); }

void end_frame() {
    std::swap(desk.draft, desk.finished);
    std::erase_if(desk.waiting, [](Waiting& one) {
        return (!one.edited && !one.submitted) || --one.frames_left <= 0;
    });
}

void add(Field field) { desk.draft.push_back(std::move(field)); }

const std::vector<Field>& fields() { return desk.finished; }

bool take_edit(std::uint32_t id, Edit& out) {
    Waiting* one = find_waiting(id);
    if (one == nullptr || !one->edited) return false;
    one->edited = false;
    out = std::move(one->edit);
    return true;
}

bool take_submit(std::uint32_t id) {
    Waiting* one = find_waiting(id);
    return one != nullptr && std::exchange(one->submitted, false);
}

bool focused(std::uint32_t id) { return id != 0 && desk.focus == id; }

std::size_t length_of(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

void push_edit(std::uint32_t id, std::string_view value, bool composing) {
    Waiting& one = waiting_for(id);
    const auto field = std::find_if(desk.finished.begin(), desk.finished.end(),
                                    [id](const Field& each) { return each.id == id; });
    const std::size_t length_max = field == desk.finished.end() ? 0 : field->length_max;
    const bool cut = (one.edited && one.edit.cut) ||
                     (length_max > 0 && !composing && value.size() > length_max &&
                      length_of(value) > length_max);
    one.edit = {std::string(value), composing, cut};
    one.edited = true;
}

void push_submit(std::uint32_t id) { waiting_for(id).submitted = true; }

void set_focus(std::uint32_t id) { desk.focus = id; }

std::uint32_t focus() { return desk.focus; }

void request_focus(std::uint32_t id) { desk.focus_request = id; }

std::uint32_t take_focus_request() { return std::exchange(desk.focus_request, 0); }

}  // namespace ui::text_input
