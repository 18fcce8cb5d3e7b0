#pragma once
// Which picture lets go of its texture when there are many: the one that was not looked at for longest, and
// never one that the present frame shows, for that is still to be drawn.

#include <cstdint>

namespace platform {

struct TextureUse {
    std::uint32_t texture = 0;  // 0: none
    std::uint64_t looked = 0;   // when it was asked for last, in calls
    int frame = -1;             // in which frame that was
};

// Of a map to things with a `use`; null when every texture is on the screen now.
template <class Map>
typename Map::mapped_type* least_in_use(Map& all, int frame_now) {
    typename Map::mapped_type* oldest = nullptr;
    for (auto& [key, one] : all) {
        if (one.use.texture == 0 || one.use.frame == frame_now) continue;
        if (oldest == nullptr || one.use.looked < oldest->use.looked) oldest = &one;
    }
    return oldest;
}

}  // namespace platform
