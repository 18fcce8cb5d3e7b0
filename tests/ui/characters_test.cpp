// Text by the characters a person sees: what makes one picture together is one, and a limit counts code
// points.

#include "shell/ui/characters.hpp"
#include "shell/ui/fonts.hpp"
#include "shell/ui/screen.hpp"
#include "shell/ui/text_input.hpp"
#include "shell/ui/widgets.hpp"
#include "tests/ui/stage.hpp"

#include <boost/test/unit_test.hpp>

#include <imgui_internal.h>

#include <string>
#include <vector>

using ui::a11y::Role;
using ui_test::Stage;

namespace {

std::vector<std::string> characters(std::string_view text) {
    std::vector<std::string> found;
    while (!text.empty()) {
        const std::string_view before = text;
        ui::next_character(text);
        found.emplace_back(before.substr(0, before.size() - text.size()));
    }
    return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(characters_of_text)

BOOST_AUTO_TEST_CASE(what_makes_one_picture_is_one_character) {
    const std::vector<std::string> seen = {
        "水",       "👨‍👩‍👧",
        "👍🏽", "❤️",
        "1️⃣",  "🇨🇳",
        "🇭🇰",       "😀",
        "😀",        "𠮷",
        "A",        "，",
        "”",        "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F"};
    std::string text;
    for (const std::string& one : seen) text += one;
    BOOST_TEST(characters(text) == seen, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_sequence_keeps_its_stand_in_and_says_what_it_is) {
    std::string_view first = "👨‍👩‍👧", again = first, single = "😀", raw = "\uE000";
    const char32_t stand_in = ui::next_character(first);
    BOOST_TEST(ui::sequence_of(stand_in) == "👨‍👩‍👧");
    BOOST_TEST((ui::next_character(again) == stand_in));
    BOOST_TEST((ui::next_character(single) == U'😀'));
    BOOST_TEST(ui::sequence_of(U'😀').empty());
    // Somebody else's private characters are none of ours.
    BOOST_TEST((ui::next_character(raw) == U'\uFFFD'));
}

BOOST_AUTO_TEST_CASE(a_sequence_is_as_wide_as_one_and_never_torn) {
    Stage stage;
    stage.frame([](ui::Context& c) {
        const std::string_view family = "👨‍👩‍👧";
        const float one = ui::text_width(c, "😀", ui::Type::body);
        BOOST_TEST(ui::text_width(c, family, ui::Type::body) == one);
        const std::string text = "住户" + std::string(family) + std::string(family);
        for (float width = one; width < 6 * one; width += 1) {
            std::string cut = ui::ellipsis(c, text, ui::Type::body, width);
            for (const std::string& each : characters(cut))
                BOOST_TEST((each == "住" || each == "户" || each == family || each == "…"));
            std::vector<std::string_view> lines;
            ui::wrap_lines(c, text, ui::Type::body, width, lines);
            for (const std::string_view line : lines)
                for (const std::string& each : characters(line))
                    BOOST_TEST((each == "住" || each == "户" || each == family));
        }
    });
}

BOOST_AUTO_TEST_CASE(an_atlas_takes_colour_once_a_glyph_has_some) {
    Stage stage;
    const auto draw = [](ui::Context& c) { ui::button(c, "报修"); };
    ImGui::GetIO().Fonts->TexDesiredFormat = ImTextureFormat_Alpha8;
    stage.frames(2, draw);
    ui::fonts::tend();
    ui::fonts::wish_colour();
    BOOST_TEST(ui::fonts::colour_awaited());
    ui::fonts::tend();
    BOOST_TEST(!ui::fonts::colour_awaited());
    stage.frames(3, draw);
    BOOST_TEST((ImGui::GetIO().Fonts->TexData->Format == ImTextureFormat_RGBA32));
    BOOST_TEST(stage.vertices() > 0);
}

BOOST_AUTO_TEST_CASE(a_long_text_says_how_much_room_is_left_and_what_was_left_out) {
    Stage stage;
    std::string value(2 * 3, 'x');
    const auto draw = [&](ui::Context& c) {
        const ui::Screen screen(c, {.key = "test", .title = "屏"});
        ui::text_field(c, "内容", value, {.kind = ui::TextField::multiline, .length_max = 200});
    };
    const auto says = [](std::string_view words) {
        for (const auto& node : ui::a11y::tree().nodes)
            if (node.name.find(words) != std::string::npos) return true;
        return false;
    };
    stage.frames(3, draw);
    BOOST_TEST(!says("/200"));
    const auto type = [&](std::string text) {
        ui::text_input::push_edit(stage.find(Role::textbox, "内容")->id, text, false);
        stage.frames(3, draw);
    };
    std::string rare;
    for (int i = 0; i < 190; ++i) rare += "𠮷";
    type(rare);
    BOOST_TEST(says("190/200"));
    BOOST_TEST(!says("最多"));
    // The browser tells what was pasted, then what it kept.
    const auto* field = stage.find(Role::textbox, "内容");
    const std::uint32_t id = field->id;
    ui::text_input::push_edit(id, rare + std::string(30, 'y'), false);
    ui::text_input::push_edit(id, rare + std::string(10, 'y'), false);
    stage.frames(3, draw);
    BOOST_TEST(value == rare + std::string(10, 'y'));
    BOOST_TEST(says("最多 200 字"));
    type(rare);
    BOOST_TEST(!says("最多"));
    BOOST_TEST(says("190/200"));
}

BOOST_AUTO_TEST_SUITE_END()
