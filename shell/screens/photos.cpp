#include "shell/screens/photos.hpp"

#include "shell/ui/widgets.hpp"
#include "shell/words.hpp"

#include <algorithm>
#include <charconv>

namespace shell {

namespace {

// clang-format off
#define PHOTO_TEXTS(X) \
    X(nth, "{} {}", "{} {}") \
    X(uploaded, "{} {}/{} 已上传", "{}: {} of {} uploaded") \
    X(some, "{} {} 张", "{}: {}") \
    X(sent, "已上传", "Uploaded") \
    X(waiting, "待上传", "To upload") \
    X(looking, "…", "…") \
    X(away, "还没上传", "Not uploaded yet") \
    X(offline, "联网后可看", "When online") \
    X(broken, "打不开", "Unreadable") \
    X(taken_by, "{} {}", "{}, {}") \
    X(on_device, "这张照片还在{}的设备上，没有上传。", "This photo is still on the device of {} and not uploaded.") \
    X(full, "最多 {} 张", "{} at most")
// clang-format on
UI_TEXT_TABLE(Text, PHOTO_TEXTS)

using platform::PhotoPlace;

std::string_view note_of(PhotoPlace place) {
    switch (place) {
        case PhotoPlace::unknown: return tr(Text::looking);
        case PhotoPlace::here: return tr(Text::waiting);
        case PhotoPlace::sent: return tr(Text::sent);
        case PhotoPlace::away: return tr(Text::away);
        case PhotoPlace::offline: return tr(Text::offline);
        case PhotoPlace::broken: return tr(Text::broken);
    }
    return {};
}

constexpr char field_separator = ' ', photo_separator = '\n';

template <class Number>
bool take_number(std::string_view& text, Number& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc()) return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.empty() && text.front() == field_separator) text.remove_prefix(1);
    return true;
}

platform::ShownPhoto shown(const View& view, const core::Photo& photo, std::string title) {
    const std::string author = who(view, photo.by);
    return {photo.file.sha256, std::move(title),
            tr(Text::taken_by, author, when(view, photo.file.taken_at)),
            tr(Text::on_device, author)};
}

struct Counted {
    int sent = 0;
    bool known = true;  // of every one whether it was sent
};

void count(Counted& counted, PhotoPlace place) {
    if (place == PhotoPlace::sent) ++counted.sent;
    if (place == PhotoPlace::unknown || place == PhotoPlace::offline) counted.known = false;
}

}  // namespace

Intent photo_strip(ui::Context& c, const View& view, const PhotoStrip& strip,
                   const std::vector<core::Photo>& photos) {
    Intent intent;
    if (photos.empty() && strip.add.empty()) return intent;
    const std::size_t room = core::photos_max - std::min(core::photos_max, photos.size());
    Counted counted;
    {
        const ui::Strip tiles(c, strip.name);
        std::size_t n = 0;
        for (const core::Photo& photo : photos) {
            const platform::PhotoView seen = view.photos.look(photo.file.sha256);
            count(counted, seen.place);
            const std::string name = tr(Text::nth, strip.name, ++n);
            if (!ui::photo_tile(c, name, seen.texture, note_of(seen.place))) continue;
            std::vector<platform::ShownPhoto> all;
            for (const core::Photo& each : photos)
                all.push_back(shown(view, each, tr(Text::nth, strip.name, all.size() + 1)));
            intent = ShowPhotos{std::move(all), n - 1};
        }
        if (!strip.add.empty() && room > 0 && ui::add_tile(c, strip.add))
            intent = TakePhotos{strip.purpose, room};
    }
    if (photos.empty()) return intent;
    const std::string line = counted.known
                                 ? tr(Text::uploaded, strip.name, counted.sent, photos.size())
                                 : tr(Text::some, strip.name, photos.size());
    const std::string full = room == 0 ? tr(Text::full, core::photos_max) : std::string();
    ui::text(c, joined({line, full}), {.type = ui::Type::second, .tone = ui::Tone::second});
    return intent;
}

std::string photo_purpose(core::EntityId id) {
    return std::to_string(static_cast<unsigned>(id.kind)) + field_separator +
           std::to_string(id.key);
}

std::string photo_purpose(core::RoundId id, std::uint16_t checkpoint, std::uint16_t item) {
    return photo_purpose(core::entity(id)) + field_separator + std::to_string(checkpoint) +
           field_separator + std::to_string(item);
}

std::string photo_purpose(std::string_view form) { return "form " + std::string(form); }

PhotoTarget photo_target(std::string_view purpose) {
    constexpr std::string_view of_form = "form ";
    if (purpose.starts_with(of_form)) return {{}, std::string(purpose.substr(of_form.size()))};
    unsigned kind = 0;
    core::EntityId id;
    if (!take_number(purpose, kind) || kind > core::entity_kind_last) return {};
    if (!take_number(purpose, id.key)) return {};
    id.kind = static_cast<core::EntityKind>(kind);
    PhotoTarget target{id, {}};
    if (id.kind == core::EntityKind::round &&
        !(take_number(purpose, target.checkpoint) && take_number(purpose, target.item)))
        return {};
    return target;
}

// A line each: hash, bytes, width, height, time.
std::vector<core::PhotoFile> unpack_photos(std::string_view field) {
    std::vector<core::PhotoFile> photos;
    while (!field.empty()) {
        std::string_view line = field.substr(0, field.find(photo_separator));
        field.remove_prefix(std::min(line.size() + 1, field.size()));
        core::PhotoFile file;
        const std::size_t digits = 2 * file.sha256.size();
        file.sha256 = platform::photo_hash(line.substr(0, digits));
        line.remove_prefix(std::min(digits + 1, line.size()));
        const bool whole = take_number(line, file.bytes) && take_number(line, file.width) &&
                           take_number(line, file.height) && take_number(line, file.taken_at.ms);
        if (whole && core::within_limits(file)) photos.push_back(file);
    }
    return photos;
}

void add_photo(std::string& field, const core::PhotoFile& file) {
    for (const core::PhotoFile& other : unpack_photos(field)) {
        if (other.sha256 == file.sha256) return;
    }
    if (!field.empty()) field += photo_separator;
    field += platform::hex(file.sha256);
    for (const std::int64_t number : {std::int64_t{file.bytes}, std::int64_t{file.width},
                                      std::int64_t{file.height}, file.taken_at.ms}) {
        field += field_separator;
        field += std::to_string(number);
    }
}

}  // namespace shell
