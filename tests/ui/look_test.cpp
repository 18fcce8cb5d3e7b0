// What everyone must be able to read: the colours of every theme against the grounds they stand on.

#include "shell/ui/theme.hpp"

#include <boost/test/unit_test.hpp>

#include <iterator>
#include <string>

using ui::Theme;
using ui::Tone;

namespace {

constexpr Tone text_tones[] = {Tone::ink,  Tone::second, Tone::third,     Tone::accent, Tone::late,
                               Tone::soon, Tone::kept,   Tone::under_way, Tone::muted};
constexpr Tone soft_tones[] = {Tone::accent, Tone::late, Tone::soon, Tone::kept, Tone::under_way};

struct Named {
    const char* name;
    ImU32 color;
};

void stands_apart(const Theme& theme, Named ink, Named ground, float least) {
    const float ratio = ui::contrast(ink.color, ground.color);
    BOOST_CHECK_MESSAGE(ratio >= least, (theme.dark ? "dark" : "light")
                                            << (theme.high_contrast ? ", high contrast: " : ": ")
                                            << ink.name << " on " << ground.name << " is " << ratio
                                            << ", not " << least);
}

template <class Check>
void in_every_theme(Check check) {
    for (const bool dark : {false, true})
        for (const bool sharp : {false, true}) check(ui::theme(dark, sharp), sharp ? 7.0f : 4.5f);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(look)

BOOST_AUTO_TEST_CASE(contrast_is_counted_as_the_guidelines_do) {
    const ImU32 white = IM_COL32_WHITE, black = IM_COL32_BLACK;
    BOOST_TEST(ui::contrast(white, black) == 21.0f, boost::test_tools::tolerance(0.01f));
    BOOST_TEST(ui::contrast(white, white) == 1.0f, boost::test_tools::tolerance(0.01f));
    // #777777 on white is the known near miss of 4.5.
    BOOST_TEST(ui::contrast(IM_COL32(0x77, 0x77, 0x77, 255), white) == 4.48f,
               boost::test_tools::tolerance(0.01f));
}

BOOST_AUTO_TEST_CASE(text_can_be_read_on_every_ground_it_stands_on) {
    in_every_theme([](const Theme& t, float least) {
        const Named grounds[] = {{"card", t.card}, {"background", t.background}, {"rail", t.rail}};
        for (std::size_t i = 0; i < std::size(text_tones); ++i)
            for (const Named& ground : grounds) {
                const std::string name = "tone " + std::to_string(i);
                stands_apart(t, {name.c_str(), t.of(text_tones[i])}, ground, least);
            }
    });
}

BOOST_AUTO_TEST_CASE(a_tone_can_be_read_on_its_own_soft_ground) {
    in_every_theme([](const Theme& t, float least) {
        for (std::size_t i = 0; i < std::size(soft_tones); ++i) {
            const std::string name = "tone " + std::to_string(i);
            stands_apart(t, {name.c_str(), t.of(soft_tones[i])},
                         {"its soft ground", t.soft_of(soft_tones[i])}, least);
            stands_apart(t, {"ink", t.ink}, {"a soft ground", t.soft_of(soft_tones[i])}, least);
        }
        // A selected row and a banner hold quieter words too.
        stands_apart(t, {"second", t.second}, {"accent soft", t.accent_soft}, least);
    });
}

BOOST_AUTO_TEST_CASE(words_on_solid_colours_can_be_read) {
    in_every_theme([](const Theme& t, float least) {
        stands_apart(t, {"on accent", t.on_accent}, {"accent", t.accent}, least);
        stands_apart(t, {"on accent", t.on_accent}, {"late", t.late}, least);
    });
}

BOOST_AUTO_TEST_CASE(signs_and_outlines_stand_out) {
    in_every_theme([](const Theme& t, float) {
        // Marks of choices, placeholders' signs, not yet reached steps.
        stands_apart(t, {"third", t.third}, {"card", t.card}, 3);
        if (t.high_contrast) stands_apart(t, {"line", t.line}, {"card", t.card}, 3);
        // How far a ring or a bar is full; and the words on what cannot be used.
        for (const Tone tone : soft_tones)
            stands_apart(t, {"a tone", t.of(tone)}, {"track", t.track}, 3);
        stands_apart(t, {"third", t.third}, {"track", t.track}, 3);
    });
}

BOOST_AUTO_TEST_SUITE_END()
