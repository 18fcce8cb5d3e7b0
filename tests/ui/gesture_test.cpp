// What a finger, a wheel and time do to lists and buttons.

#include "shell/ui/gesture.hpp"
#include "shell/ui/scroll_motion.hpp"
#include "shell/ui/widgets.hpp"
#include "tests/ui/stage.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>

namespace {

using ui::gesture::Phase;
using ui::gesture::Pointer;

// A list that fills the screen, a button that lies on it, a smaller list inside, a pad to draw on.
class Page {
public:
    static constexpr std::uint32_t list = 1, inner = 2, pad = 3;
    static constexpr float list_max = 2000, inner_max = 100;

    void finger(Phase phase, float y, float x = 40, Pointer pointer = Pointer::touch) {
        ui::gesture::push({phase, pointer, 7, x, y, now_ms});
    }
    void frames(int count) {
        for (int i = 0; i < count; ++i) {
            now_ms += 16;
            stage.frame([this](ui::Context& c) { draw(c); });
        }
    }
    // From `from` to `to` in steps of one frame, evenly.
    void drag(float from, float to, int steps, float x = 40) {
        finger(Phase::down, from, x);
        for (int i = 1; i <= steps; ++i) {
            frames(1);
            const float part = static_cast<float>(i) / static_cast<float>(steps);
            finger(Phase::move, from + (to - from) * part, x);
        }
        frames(1);
    }
    // Frames until nothing moves; fails when it never rests.
    int frames_to_rest() {
        for (int count = 0; count < 400; ++count) {
            if (ui::gesture::at_rest()) return count;
            frames(1);
        }
        BOOST_ERROR("it never comes to rest");
        return 400;
    }

    ui_test::Stage stage;
    float offset = 300, inner_offset = 0;
    int taps = 0, long_presses = 0;
    bool takes_long_press = false, list_there = true;
    double now_ms = 1000;  // the stage's clock

private:
    void draw(ui::Context& c) {
        if (list_there) {
            offset = ui::gesture::scroll_offset(list, offset);
            ui::gesture::add_scroll_area({list, {0, 0, 1280, 800}, offset, list_max});
            inner_offset = ui::gesture::scroll_offset(inner, inner_offset);
            ui::gesture::add_scroll_area({inner, {600, 400, 200, 200}, inner_offset, inner_max});
        }
        ui::gesture::add_drag_owner(pad, {900, 400, 200, 200});
        if (ui::button(c, "开始")) ++taps;
        if (takes_long_press && ui::gesture::long_pressed(9, {0, 0, 1280, 100})) ++long_presses;
    }
};

BOOST_AUTO_TEST_SUITE(gesture)

BOOST_AUTO_TEST_CASE(
    a_drag_that_begins_on_a_button_scrolls_by_what_the_finger_went_and_taps_nothing) {
    Page page;
    page.frames(2);
    page.drag(20, 220, 10);
    page.frames(8);  // a finger that rests throws nothing
    BOOST_TEST(page.offset == 300 - 200 + 20, boost::test_tools::tolerance(0.001f));
    page.finger(Phase::up, 220);
    page.frames_to_rest();
    BOOST_TEST(page.offset == 120, boost::test_tools::tolerance(0.001f));
    BOOST_TEST(page.taps == 0);
}

BOOST_AUTO_TEST_CASE(a_tap_taps_once_however_short_or_slow) {
    for (const int frames_down : {0, 1, 3, 6, 20, 60}) {
        Page page;
        page.frames(2);
        page.finger(Phase::down, 20);
        page.frames(frames_down);
        page.finger(Phase::up, 24);
        page.frames(10);
        BOOST_TEST(page.taps == 1, "held for " << frames_down << " frames");
        BOOST_TEST(page.offset == 300);
    }
}

BOOST_AUTO_TEST_CASE(a_tap_means_what_was_seen_where_the_finger_went_down) {
    for (const int frames_down : {0, 1, 8}) {
        ui_test::Stage stage;
        bool moved = false;
        int first = 0, second = 0;
        double now_ms = 1000;
        const auto draw = [&](ui::Context& c) {
            if (!moved && ui::button(c, "先")) ++first;
            if (ui::button(c, "后")) ++second;
            if (moved && ui::button(c, "先")) ++first;
        };
        stage.frames(2, draw);
        ui::gesture::push({Phase::down, Pointer::touch, 7, 40, 20, now_ms});
        stage.frames(frames_down, draw);
        ui::gesture::push({Phase::up, Pointer::touch, 7, 40, 20, now_ms});
        moved = true;
        stage.frames(10, draw);
        BOOST_TEST(first == 1, "held for " << frames_down << " frames");
        BOOST_TEST(second == 0);
    }
}

BOOST_AUTO_TEST_CASE(two_taps_within_one_frame_are_two_taps) {
    Page page;
    page.frames(2);
    for (int i = 0; i < 2; ++i) {
        page.finger(Phase::down, 20);
        page.finger(Phase::up, 20);
    }
    page.frames(10);
    BOOST_TEST(page.taps == 2);
}

BOOST_AUTO_TEST_CASE(a_mouse_that_leaves_the_button_taps_nothing) {
    Page page;
    page.frames(2);
    page.finger(Phase::down, 20, 40, Pointer::mouse);
    page.frames(1);
    page.finger(Phase::move, 700, 40, Pointer::mouse);
    page.finger(Phase::up, 700, 40, Pointer::mouse);
    page.frames(10);
    BOOST_TEST(page.taps == 0);
}

BOOST_AUTO_TEST_CASE(what_the_browser_cancels_is_no_tap) {
    Page page;
    page.frames(2);
    page.finger(Phase::down, 20);
    page.frames(6);
    page.finger(Phase::cancel, 20);
    page.frames(10);
    BOOST_TEST(page.taps == 0);
    BOOST_TEST(ui::gesture::at_rest());
}

BOOST_AUTO_TEST_CASE(a_second_finger_changes_nothing) {
    Page page;
    page.frames(2);
    page.finger(Phase::down, 20);
    ui::gesture::push({Phase::down, Pointer::touch, 8, 40, 500, page.now_ms});
    page.frames(2);
    ui::gesture::push({Phase::move, Pointer::touch, 8, 40, 300, page.now_ms});
    ui::gesture::push({Phase::up, Pointer::touch, 8, 40, 300, page.now_ms});
    page.frames(2);
    page.finger(Phase::up, 20);
    page.frames(10);
    BOOST_TEST(page.taps == 1);
    BOOST_TEST(page.offset == 300);
}

BOOST_AUTO_TEST_CASE(a_thrown_list_runs_on_and_comes_to_rest_inside) {
    Page page;
    page.frames(2);
    page.drag(600, 440, 8);
    const float let_go = page.offset;
    page.finger(Phase::up, 440);
    const int frames = page.frames_to_rest();
    BOOST_TEST(page.offset > let_go + 200);
    BOOST_TEST(page.offset <= Page::list_max);
    BOOST_TEST(frames > 20);
    BOOST_TEST(frames < 220);
    BOOST_TEST(page.taps == 0);
}

BOOST_AUTO_TEST_CASE(a_throw_ends_at_the_same_place_at_any_frame_rate) {
    const auto thrown_to = [](double step_ms) {
        ui::gesture::ScrollMotions motions;
        motions.begin_drag(1, 0, 5000, 800, 0);
        for (int i = 1; i <= 5; ++i) motions.drag(1, 20, i * 16.0);
        motions.let_go(1, 80, true);
        float offset = 0;
        double now_ms = 80;
        do {
            motions.set_bounds(1, 5000, 800);
            now_ms += step_ms;
            offset = motions.offset(1, offset);
        } while (motions.advance(now_ms));
        return offset;
    };
    const float slow = thrown_to(32), usual = thrown_to(16), fast = thrown_to(4);
    BOOST_TEST(usual > 300);
    BOOST_TEST(std::abs(slow - usual) < 4);
    BOOST_TEST(std::abs(fast - usual) < 4);
}

BOOST_AUTO_TEST_CASE(an_end_stretches_and_goes_back_exactly) {
    Page page;
    page.offset = 0;
    page.frames(2);
    page.drag(100, 400, 10);
    BOOST_TEST(page.offset < -60);
    BOOST_TEST(page.offset > -300);  // less than the finger went
    page.finger(Phase::up, 400);
    page.frames(1);
    BOOST_TEST(ui::gesture::pulled(Page::list, 60));
    BOOST_TEST(!ui::gesture::pulled(Page::list, 60));
    page.frames_to_rest();
    BOOST_TEST(page.offset == 0);
}

BOOST_AUTO_TEST_CASE(a_short_pull_is_no_pull) {
    Page page;
    page.offset = 0;
    page.frames(2);
    page.drag(100, 140, 4);
    page.finger(Phase::up, 140);
    page.frames(1);
    BOOST_TEST(!ui::gesture::pulled(Page::list, 60));
}

BOOST_AUTO_TEST_CASE(a_finger_laid_on_a_running_list_stops_it_and_taps_nothing) {
    Page page;
    page.frames(2);
    page.drag(600, 440, 8);
    page.finger(Phase::up, 440);
    page.frames(4);
    BOOST_TEST(!ui::gesture::at_rest());
    page.finger(Phase::down, 20);
    page.frames(2);
    const float stopped = page.offset;
    page.frames(10);
    BOOST_TEST(page.offset == stopped);
    page.finger(Phase::up, 20);
    page.frames_to_rest();
    BOOST_TEST(page.offset == stopped);
    BOOST_TEST(page.taps == 0);
}

BOOST_AUTO_TEST_CASE(a_long_press_is_offered_once_and_then_is_no_tap) {
    Page page;
    page.takes_long_press = true;
    page.frames(2);
    page.finger(Phase::down, 20);
    page.frames(20);
    BOOST_TEST(page.long_presses == 0);
    page.frames(40);
    BOOST_TEST(page.long_presses == 1);
    page.finger(Phase::up, 20);
    page.frames(10);
    BOOST_TEST(page.taps == 0);
}

BOOST_AUTO_TEST_CASE(a_press_asks_for_the_frame_in_which_it_becomes_long) {
    Page page;
    page.frames(2);
    BOOST_TEST(std::isinf(ui::gesture::next_wake_ms()));
    page.finger(Phase::down, 20);
    page.frames(1);
    BOOST_TEST(ui::gesture::next_wake_ms() > page.now_ms);
    BOOST_TEST(ui::gesture::next_wake_ms() <= page.now_ms + 500);
    page.finger(Phase::up, 20);
    page.frames(10);
    BOOST_TEST(std::isinf(ui::gesture::next_wake_ms()));
}

BOOST_AUTO_TEST_CASE(a_pad_gets_every_point_and_nothing_scrolls) {
    Page page;
    page.frames(2);
    page.drag(420, 560, 7, 950);
    page.finger(Phase::up, 560, 950);
    page.frames(1);
    bool lifted = false;
    const auto points = ui::gesture::take_drag(Page::pad, lifted);
    BOOST_TEST(points.size() == 8);
    BOOST_TEST(points.front().y == 420);
    BOOST_TEST(points.back().y == 560);
    BOOST_TEST(lifted);
    BOOST_TEST(page.offset == 300);
}

BOOST_AUTO_TEST_CASE(a_notched_wheel_glides_to_where_it_was_told) {
    Page page;
    page.frames(2);
    ui::gesture::wheel(40, 700, 0, 100);
    ui::gesture::wheel(40, 700, 0, 100);
    page.frames(1);
    BOOST_TEST(page.offset < 500);
    page.frames_to_rest();
    BOOST_TEST(page.offset == 500);
}

BOOST_AUTO_TEST_CASE(a_trackpad_moves_at_once) {
    Page page;
    page.frames(2);
    ui::gesture::wheel(40, 700, 0, 12);
    page.frames(1);
    BOOST_TEST(page.offset == 312);
}

BOOST_AUTO_TEST_CASE(at_its_end_the_inner_list_hands_the_wheel_to_the_outer) {
    Page page;
    page.frames(2);
    ui::gesture::wheel(650, 450, 0, 30);
    page.frames(2);
    BOOST_TEST(page.inner_offset == 30);
    BOOST_TEST(page.offset == 300);
    page.inner_offset = Page::inner_max;
    page.frames(2);
    ui::gesture::wheel(650, 450, 0, 30);
    page.frames(2);
    BOOST_TEST(page.offset == 330);
}

BOOST_AUTO_TEST_CASE(a_list_that_left_the_screen_keeps_no_frames_coming) {
    Page page;
    page.frames(2);
    page.drag(600, 440, 8);
    page.finger(Phase::up, 440);
    page.frames(2);
    page.list_there = false;
    page.frames(3);
    BOOST_TEST(ui::gesture::at_rest());
}

BOOST_AUTO_TEST_CASE(a_list_goes_where_it_is_told_but_not_from_under_a_finger) {
    Page page;
    page.frames(2);
    ui::gesture::scroll_to(Page::list, 5000);
    page.frames(1);
    BOOST_TEST(page.offset == Page::list_max);
    page.frames(1);
    page.drag(600, 700, 5);
    const float held = page.offset;
    ui::gesture::scroll_to(Page::list, 0);
    page.frames(2);
    BOOST_TEST(page.offset == held);
}

BOOST_AUTO_TEST_CASE(a_mouse_clicks_and_does_not_drag_lists) {
    Page page;
    page.frames(2);
    page.finger(Phase::down, 20, 40, Pointer::mouse);
    page.frames(2);
    page.finger(Phase::up, 20, 40, Pointer::mouse);
    page.frames(6);
    BOOST_TEST(page.taps == 1);
    page.finger(Phase::down, 20, 40, Pointer::mouse);
    page.frames(2);
    page.finger(Phase::move, 300, 40, Pointer::mouse);
    page.frames(2);
    page.finger(Phase::up, 300, 40, Pointer::mouse);
    page.frames(6);
    BOOST_TEST(page.taps == 1);
    BOOST_TEST(page.offset == 300);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
