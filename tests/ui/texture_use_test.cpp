// Many pictures on one screen: none of those shown loses its texture to another.

#include "shell/platform/texture_use.hpp"

#include <boost/test/unit_test.hpp>

#include <map>

namespace {

struct Picture {
    platform::TextureUse use;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(textures)

BOOST_AUTO_TEST_CASE(the_longest_unseen_lets_go_and_nothing_of_this_frame) {
    std::map<int, Picture> all;
    for (int i = 0; i < 70; ++i)
        all[i].use = {static_cast<std::uint32_t>(i + 1), static_cast<std::uint64_t>(i),
                      i < 5 ? 8 : 9};
    all[1].use.texture = 0;  // has none to let go
    BOOST_TEST(platform::least_in_use(all, 9) == &all[0]);
    all[0].use = {1, 100, 9};
    BOOST_TEST(platform::least_in_use(all, 9) == &all[2]);
    for (auto& [key, picture] : all) picture.use.frame = 9;
    BOOST_TEST(platform::least_in_use(all, 9) == nullptr);
    BOOST_TEST(platform::least_in_use(all, 10) != nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
