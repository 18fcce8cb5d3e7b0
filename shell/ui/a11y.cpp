#include "shell/ui/a11y.hpp"

#include "imgui.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <unordered_set>
#include <utility>

namespace ui::a11y {
namespace {

// Frames a clicked element waits for its widget: it may need one to come into view.
constexpr int activation_frames = 4;

constexpr std::uint64_t fnv_offset = 14695981039346656037u;
constexpr std::uint64_t fnv_prime = 1099511628211u;

struct Hash {
    std::uint64_t value = fnv_offset;

    void number(std::uint64_t n) {
        value = (value ^ n) * fnv_prime;
        value ^= value >> 32;
    }
    void text(std::string_view text) {
        number(text.size());
        for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * fnv_prime;
    }
    void length(float px) {
        std::uint32_t bits = 0;
        std::memcpy(&bits, &px, sizeof bits);
        number(bits);
    }
};

struct Activation {
    std::uint32_t id = 0;
    int frames_left = activation_frames;
};

struct Builder {
    Tree draft, finished;
    std::vector<std::int32_t> open;  // indices of the containers we are in
    std::unordered_set<std::uint32_t> ids;
    int scroll_depth = 0;
    std::vector<Activation> activations;
    std::string announcement;
};
Builder builder;

std::int32_t parent_index() { return builder.open.empty() ? -1 : builder.open.back(); }

Rect visible_part(Rect rect) {
    if (builder.scroll_depth > 0 || ImGui::GetCurrentContext() == nullptr) return rect;
    const ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 least = list->GetClipRectMin(), most = list->GetClipRectMax();
    const float x = std::max(rect.x, least.x), y = std::max(rect.y, least.y);
    const float right = std::min(rect.x + rect.w, most.x);
    const float bottom = std::min(rect.y + rect.h, most.y);
    return {x, y, std::max(0.0f, right - x), std::max(0.0f, bottom - y)};
}

bool empty(Rect rect) { return rect.w <= 0 || rect.h <= 0; }

// Two elements with one id would be one element: the later gets the next free number.
std::uint32_t unique_id(std::uint32_t wanted, Role role, std::string_view name) {
    if (wanted == 0) {
        Hash hash;
        const std::int32_t parent = parent_index();
        hash.number(parent < 0 ? 0 : std::uint64_t{builder.draft.nodes[parent].id});
        hash.number(static_cast<std::uint64_t>(role));
        hash.text(name);
        wanted = static_cast<std::uint32_t>(hash.value ^ (hash.value >> 32));
    }
    while (wanted == 0 || !builder.ids.insert(wanted).second) ++wanted;
    return wanted;
}

Node& append(Role role, std::string_view name, Rect rect, State state, std::uint32_t id) {
    Node& node = builder.draft.nodes.emplace_back();
    // What lies over everything is part of nothing: inside the area that opened it, it would be cut
    // off where that area ends.
    node.parent = has(state, State::modal) ? -1 : parent_index();
    node.role = role;
    node.state = state;
    node.name = name;
    node.rect = rect;
    node.acts = id != 0;
    node.id = unique_id(id, role, name);
    return node;
}

std::uint64_t hash_of(const std::vector<Node>& nodes) {
    Hash hash;
    for (const Node& node : nodes) {
        hash.number(std::uint64_t{node.id});
        hash.number(static_cast<std::uint64_t>(node.parent));
        hash.number(static_cast<std::uint64_t>(node.role));
        hash.number(static_cast<std::uint64_t>(node.state));
        hash.number(static_cast<std::uint64_t>(node.level));
        hash.number(std::uint64_t{node.acts});
        hash.number(static_cast<std::uint64_t>(node.value_now));
        hash.text(node.name);
        hash.text(node.value);
        for (const float px : {node.rect.x, node.rect.y, node.rect.w, node.rect.h}) hash.length(px);
        hash.length(node.scroll);
        hash.length(node.scroll_max);
    }
    return hash.value;
}

}  // namespace

void begin_frame() {
    builder.draft.nodes.clear();
    builder.open.clear();
    builder.ids.clear();
    builder.scroll_depth = 0;
}

const Tree& end_frame() {
    assert(builder.open.empty() && "every open() needs its close()");
    builder.draft.hash = hash_of(builder.draft.nodes);
    std::swap(builder.draft, builder.finished);
    std::erase_if(builder.activations, [](Activation& one) { return --one.frames_left <= 0; });
    return builder.finished;
}

const Tree& tree() { return builder.finished; }

void leaf(Role role, std::string_view name, Rect rect, State state, std::uint32_t id) {
    const Rect part = visible_part(rect);
    if (!empty(part)) append(role, name, part, state, id);
}

void heading(std::string_view name, int level, Rect rect) {
    const Rect part = visible_part(rect);
    if (empty(part)) return;
    append(Role::heading, name, part, State::none, 0).level = static_cast<std::uint8_t>(level);
}

void progress(std::string_view name, int percent, Rect rect) {
    const Rect part = visible_part(rect);
    if (empty(part)) return;
    append(Role::progressbar, name, part, State::none, 0).value_now =
        static_cast<std::int16_t>(std::clamp(percent, 0, 100));
}

void field(Role role, std::string_view name, std::string_view value, Rect rect, State state,
           std::uint32_t id) {
    const Rect part = visible_part(rect);
    if (!empty(part)) append(role, name, part, state, id).value = value;
}

void open(Role role, std::string_view name, State state, std::uint32_t id) {
    append(role, name, {}, state, id);
    builder.open.push_back(static_cast<std::int32_t>(builder.draft.nodes.size()) - 1);
}

void close(Rect rect) {
    assert(!builder.open.empty());
    const std::int32_t index = builder.open.back();
    builder.open.pop_back();
    Node& node = builder.draft.nodes[index];
    node.rect = visible_part(rect);
    const bool childless = index + 1 == static_cast<std::int32_t>(builder.draft.nodes.size());
    if (!childless || !empty(node.rect)) return;
    builder.ids.erase(node.id);
    builder.draft.nodes.pop_back();
}

void open_scroll(std::uint32_t id, Rect view, float offset, float offset_max, bool sideways) {
    Node& node =
        append(Role::scroll, {}, visible_part(view), sideways ? State::sideways : State::none, id);
    node.scroll = offset;
    node.scroll_max = offset_max;
    builder.open.push_back(static_cast<std::int32_t>(builder.draft.nodes.size()) - 1);
    ++builder.scroll_depth;
}

void close_scroll() {
    assert(!builder.open.empty() && builder.scroll_depth > 0);
    builder.open.pop_back();
    --builder.scroll_depth;
}

void announce(std::string_view sentence) {
    if (!builder.announcement.empty()) builder.announcement += '\n';
    builder.announcement += sentence;
}

std::string take_announcement() { return std::exchange(builder.announcement, {}); }

void request_activation(std::uint32_t id) {
    builder.activations.push_back({id, activation_frames});
}

bool take_activation(std::uint32_t id) {
    const auto at = std::find_if(builder.activations.begin(), builder.activations.end(),
                                 [id](const Activation& one) { return one.id == id; });
    if (at == builder.activations.end()) return false;
    builder.activations.erase(at);
    return true;
}

}  // namespace ui::a11y
