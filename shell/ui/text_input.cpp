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

void push_edit(std::uint32_t id, std::string_view value, bool composing) {
    Waiting& one = waiting_for(id);
    one.edit = {std::string(value), composing};
    one.edited = true;
}

void push_submit(std::uint32_t id) { waiting_for(id).submitted = true; }

void set_focus(std::uint32_t id) { desk.focus = id; }

std::uint32_t focus() { return desk.focus; }

void request_focus(std::uint32_t id) { desk.focus_request = id; }

std::uint32_t take_focus_request() { return std::exchange(desk.focus_request, 0); }

}  // namespace ui::text_input
