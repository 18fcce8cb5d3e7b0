// Pictures of a round: of the item in hand, and of the whole round afterwards.

#include "core/policy/evidence.hpp"
#include "shell/screens/page.hpp"
#include "shell/screens/photos.hpp"
#include "shell/screens/round.hpp"

#include <algorithm>
#include <map>

namespace shell {

namespace {

// clang-format off
#define ROUND_PHOTO_TEXTS(X) \
    X(photos, "照片", "Photos") \
    X(take, "拍照", "Take photo") \
    X(first, "请先拍照，再记录这一项", "Take the photo first, then record this check") \
    X(asked, "此项须拍照", "Needs a photo")
// clang-format on
UI_TEXT_TABLE(Text, ROUND_PHOTO_TEXTS)

}  // namespace

std::vector<core::Photo> photos_of(const core::Round& round, std::uint16_t checkpoint,
                                   std::uint16_t item) {
    std::vector<core::Photo> photos;
    for (const core::RoundPhoto& photo : round.photos) {
        if (photo.checkpoint == checkpoint && photo.item == item) photos.push_back(photo);
    }
    return photos;
}

bool lacks_photo(const Walk& walk, std::uint16_t item) {
    return walk.point().items[item].photo_required && !core::has_picture(walk.round, walk.at, item);
}

bool photo_allows(RoundState& state, const Walk& walk, std::uint16_t item, const Intent& answer) {
    const auto* submit = std::get_if<Submit>(&answer);
    if (!submit || submit->act.empty() || !lacks_photo(walk, item)) return true;
    const auto* record = std::get_if<core::RecordItem>(&submit->act.front().body);
    if (record && record->result == core::ItemResult::not_applicable) return true;
    state.close_dialog();
    state.photo_first = {walk.at, item};
    return false;
}

Intent draw_item_photos(ui::Context& c, const View& view, const RoundState& state, const Walk& walk,
                        std::uint16_t item, bool finding) {
    const bool required = walk.point().items[item].photo_required;
    if (!required && !finding && walk.round.photos.empty()) return Nothing{};
    const std::vector<core::Photo> photos = photos_of(walk.round, walk.at, item);
    if (!required && !finding && photos.empty()) return Nothing{};
    const bool lacks = required && photos.empty();
    ui::Group group(c, walk.point().items[item].text.value);
    ui::Stack stack(c, ui::space::half);
    if (lacks && state.photo_first == std::pair(walk.at, item)) {
        ui::banner(c, {.tone = ui::Tone::soon,
                       .icon = ui::Icon::camera,
                       .title = tr(Text::first),
                       .alert = true});
    } else if (lacks) {
        ui::text(c, tr(Text::asked), {.type = ui::Type::second, .tone = ui::Tone::second});
    }
    return photo_strip(c, view,
                       {.name = tr(Text::photos),
                        .add = tr(Text::take),
                        .purpose = photo_purpose(walk.id, walk.at, item)},
                       photos);
}

Intent draw_round_album(ui::Context& c, const View& view, const Walk& walk) {
    Intent intent;
    if (walk.round.photos.empty()) return intent;
    std::map<std::uint16_t, std::vector<core::Photo>> points;
    for (const core::RoundPhoto& photo : walk.round.photos)
        points[photo.checkpoint].push_back(photo);
    ui::Card card(c, {.title = tr(Text::photos)});
    for (const auto& [point, photos] : points) {
        if (point >= walk.route.checkpoints.size()) continue;
        ui::Scope scope(point);
        Intent hit =
            photo_strip(c, view, {.name = walk.route.checkpoints[point].place.value}, photos);
        if (asks(hit)) intent = std::move(hit);
    }
    return intent;
}

}  // namespace shell
