// What the richer widgets promise: tables, strips, links, picked dates, what a long press offers, and
// overlays on their way out.

#include "shell/ui/widgets.hpp"
#include "shell/ui/entered_time.hpp"
#include "shell/ui/gesture.hpp"
#include "shell/ui/screen.hpp"
#include "shell/ui/table.hpp"
#include "shell/ui/text_input.hpp"
#include "tests/ui/stage.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <string>
#include <vector>

using ui::a11y::Role;
using ui::a11y::State;
using ui_test::Stage;

namespace {

Stage::Draw on_screen(std::function<void(ui::Context&)> widgets) {
    return [widgets](ui::Context& c) {
        const ui::Screen screen(c, {.key = "test", .title = "屏"});
        widgets(c);
    };
}

constexpr std::array<ui::Column, 3> columns = {
    {{"楼栋", 2}, {"户数", 1, true}, {"备注", 1, false, false}}};

}  // namespace

BOOST_AUTO_TEST_SUITE(widgets)

BOOST_AUTO_TEST_CASE(a_table_sorts_by_its_headings_and_its_rows_can_be_tapped) {
    Stage stage;
    ui::Sort sort;
    int sorted = 0, tapped = -1;
    const auto draw = on_screen([&](ui::Context& c) {
        ui::Table table(c, "楼栋表", columns, 2, sort, true);
        sorted += table.sorted() ? 1 : 0;
        while (table.next()) {
            const std::string name = std::to_string(table.index() + 1) + " 栋";
            table.cell(name);
            table.cell("96");
            table.cell("无");
            if (table.tapped()) tapped = table.index();
        }
    });
    stage.frames(3, draw);
    BOOST_TEST(stage.count(Role::columnheader) == 3);
    BOOST_TEST(stage.count(Role::row) == 3);
    BOOST_TEST(stage.count(Role::cell) == 6);
    // A heading that does not sort has no button.
    BOOST_TEST(stage.find(Role::button, "按备注排序") == nullptr);

    // Figures begin with the largest, words with the first; a second tap turns the order round.
    stage.tap(*stage.find(Role::button, "按户数排序"), draw);
    BOOST_TEST((sort == ui::Sort{1, true}));
    BOOST_TEST(ui::a11y::has(stage.find(Role::columnheader, "户数")->state, State::descending));
    stage.activate(*stage.find(Role::button, "按户数排序"), draw);
    BOOST_TEST((sort == ui::Sort{1, false}));
    BOOST_TEST(ui::a11y::has(stage.find(Role::columnheader, "户数")->state, State::ascending));
    stage.tap(*stage.find(Role::button, "按楼栋排序"), draw);
    BOOST_TEST((sort == ui::Sort{0, false}));
    BOOST_TEST(sorted == 3);

    stage.tap(*stage.find(Role::row, "2 栋 96 无"), draw);
    BOOST_TEST(tapped == 1);
    // Figures end at the same edge as their heading.
    const auto heading = stage.find(Role::columnheader, "户数")->rect;
    for (const auto& node : ui::a11y::tree().nodes)
        if (node.role == Role::cell && node.name == "96")
            BOOST_TEST(node.rect.x + node.rect.w == heading.x + heading.w);
}

BOOST_AUTO_TEST_CASE(a_long_table_asks_only_for_what_is_seen) {
    Stage stage;
    ui::Sort sort;
    int asked = 0;
    const auto draw = on_screen([&](ui::Context& c) {
        asked = 0;
        ui::Table table(c, "表", columns, 10'000, sort);
        while (table.next()) {
            ++asked;
            for (int i = 0; i < 3; ++i) table.cell("x");
        }
    });
    stage.frames(3, draw);
    BOOST_TEST(asked > 10);
    BOOST_TEST(asked < 60);
}

BOOST_AUTO_TEST_CASE(a_strip_scrolls_sideways_inside_what_scrolls_down) {
    Stage stage(390, 844);
    int taps = 0;
    const auto draw = on_screen([&](ui::Context& c) {
        const ui::Strip strip(c, "照片");
        for (const std::string_view name : {"一", "二", "三", "四", "五"})
            taps += ui::photo_tile(c, name, {}) ? 1 : 0;
    });
    stage.frames(3, draw);
    const ui::a11y::Node* tile = stage.find(Role::button, "五");
    BOOST_REQUIRE(tile != nullptr);
    BOOST_TEST(tile->rect.x > 390);
    const ui::a11y::Node& area = ui::a11y::tree().nodes[static_cast<std::size_t>(tile->parent)];
    BOOST_TEST(ui::a11y::has(area.state, State::sideways));
    BOOST_TEST(area.scroll_max > 200);
    ui::gesture::scroll_to(area.id, area.scroll_max);
    stage.frames(3, draw);
    tile = stage.find(Role::button, "五");
    BOOST_TEST(tile->rect.x + tile->rect.w <= 390);
    stage.tap(*tile, draw);
    BOOST_TEST(taps == 1);
}

BOOST_AUTO_TEST_CASE(rows_of_two_lists_may_have_the_same_keys) {
    Stage stage;
    std::vector<std::string> tapped;
    std::vector<std::string_view> lists{"甲", "乙", "乙"};
    const auto draw = on_screen([&](ui::Context& c) {
        int at = 0;
        for (const std::string_view list : lists) {
            const std::string row = std::string(list) + " " + std::to_string(++at);
            const ui::List scope(c, list);
            if (ui::row(c, 7, {.title = row}) != ui::RowHit::none) tapped.push_back(row);
        }
        ui::VirtualList rows(c, "丙", 1, 64);
        while (rows.next())
            if (ui::row(c, 7, {.title = "丙"}) != ui::RowHit::none) tapped.push_back("丙");
    });
    stage.frames(3, draw);
    const auto id_of = [&](std::string_view name) {
        const ui::a11y::Node* row = stage.find(Role::listitem, name);
        return row ? row->id : 0;
    };
    for (const char* name : {"甲 1", "乙 2", "乙 3"}) {
        tapped.clear();
        stage.tap(*stage.find(Role::listitem, name), draw);
        BOOST_TEST(tapped == std::vector<std::string>{name}, boost::test_tools::per_element());
        tapped.clear();
        stage.activate(*stage.find(Role::listitem, name), draw);
        BOOST_TEST(tapped == std::vector<std::string>{name}, boost::test_tools::per_element());
    }
    // A row keeps its name while other lists come and go.
    const std::uint32_t before = id_of("甲 1");
    lists = {"甲"};
    stage.frames(3, draw);
    BOOST_TEST(id_of("甲 1") == before);
}

BOOST_AUTO_TEST_CASE(a_phone_number_is_a_link) {
    BOOST_TEST(ui::phone_address("138 0000-1234") == "tel:13800001234");
    BOOST_TEST(ui::phone_address("+86 10 8888") == "tel:+86108888");
    BOOST_TEST(ui::phone_address("无") == "");
    Stage stage;
    int rows = 0;
    const auto draw = on_screen([&](ui::Context& c) {
        const ui::List list(c, "人");
        rows += ui::row(c, "a", {.title = "陈先生", .call = "13800001234"}) == ui::RowHit::row;
    });
    stage.frames(3, draw);
    const ui::a11y::Node* link = stage.find(Role::link, "拨打 陈先生");
    BOOST_REQUIRE(link != nullptr);
    BOOST_TEST(link->value == "tel:13800001234");
    BOOST_TEST(link->rect.w >= 48);
    // The sign is the browser's; the row around it stays the row's.
    stage.tap(*link, draw);
    BOOST_TEST(rows == 0);
    const auto row = stage.find(Role::listitem, "陈先生")->rect;
    stage.tap(row.x + 20, row.y + row.h / 2, draw);
    BOOST_TEST(rows == 1);
}

BOOST_AUTO_TEST_CASE(a_long_press_on_words_offers_to_copy_them) {
    Stage stage;
    std::string copied;
    const auto draw = [&](ui::Context& c) {
        {
            const ui::Screen screen(c, {.key = "test", .title = "屏"});
            ui::text(c, "天花板渗水,主卧靠外墙一侧");
        }
        if (std::string words = ui::take_copied(c); !words.empty()) copied = words;
    };
    stage.frames(3, draw);
    const auto words = stage.find(Role::text, "天花板")->rect;
    ui::gesture::secondary(words.x + 8, words.y + 8);
    stage.frames(3, draw);
    BOOST_REQUIRE(stage.find(Role::button, "复制") != nullptr);
    BOOST_TEST(stage.find(Role::button, "打开") == nullptr);
    BOOST_TEST(copied.empty());
    stage.activate(*stage.find(Role::button, "复制"), draw);
    stage.frames(2, draw);
    BOOST_TEST(copied == "天花板渗水,主卧靠外墙一侧");
    BOOST_TEST(stage.count(Role::dialog) == 0);
}

BOOST_AUTO_TEST_CASE(a_long_press_on_a_row_opens_or_copies_and_is_no_tap) {
    Stage stage;
    int opened = 0;
    std::string copied;
    const auto draw = [&](ui::Context& c) {
        {
            const ui::Screen screen(c, {.key = "test", .title = "屏"});
            const ui::List list(c, "单");
            const ui::RowHit hit = ui::row(c, "a", {.title = "3-2-501", .second = "渗水"});
            opened += hit == ui::RowHit::row ? 1 : 0;
            BOOST_TEST((hit != ui::RowHit::menu));
        }
        if (std::string words = ui::take_copied(c); !words.empty()) copied = words;
    };
    const auto hold = [&] {
        const auto row = stage.find(Role::listitem, "3-2-501")->rect;
        ui::gesture::secondary(row.x + 20, row.y + row.h / 2);
        stage.frames(3, draw);
    };
    stage.frames(3, draw);
    hold();
    BOOST_TEST(opened == 0);
    BOOST_REQUIRE(stage.find(Role::dialog, "3-2-501") != nullptr);
    stage.activate(*stage.find(Role::button, "复制"), draw);
    BOOST_TEST(copied == "3-2-501 渗水");
    stage.frames(20, draw);
    hold();
    stage.activate(*stage.find(Role::button, "打开"), draw);
    stage.frames(4, draw);
    BOOST_TEST(opened == 1);
}

BOOST_AUTO_TEST_CASE(a_closed_overlay_is_seen_going_and_takes_no_taps) {
    Stage stage;
    bool open = true;
    int under = 0;
    const auto draw = [&](ui::Context& c) {
        {
            const ui::Screen screen(c, {.key = "test", .title = "屏"});
            under += ui::button(c, "下面") ? 1 : 0;
        }
        if (!open) return;
        ui::Overlay sheet(c, {.key = "sheet", .title = "单子"});
        ui::text(c, "里面");
        if (sheet.dismissed()) open = false;
    };
    stage.frames(1, draw);
    open = false;
    stage.frames(20, draw);
    const int bare = stage.vertices();
    open = true;
    stage.frames(20, draw);
    BOOST_TEST(stage.vertices() > bare);
    open = false;
    stage.frames(3, draw);
    BOOST_TEST(stage.wants_frame());
    BOOST_TEST(stage.vertices() > bare);
    BOOST_TEST(stage.count(Role::dialog) == 0);
    stage.tap(*stage.find(Role::button, "下面"), draw);
    BOOST_TEST(under == 1);
    stage.frames(20, draw);
    BOOST_TEST(stage.vertices() == bare);
    BOOST_TEST(!stage.wants_frame());

    // With reduced motion it is simply gone.
    stage.input.reduced_motion = true;
    open = true;
    stage.frames(3, draw);
    open = false;
    stage.frames(2, draw);
    BOOST_TEST(stage.vertices() == bare);
}

BOOST_AUTO_TEST_CASE(picked_dates_are_shown_in_words_and_typed_as_the_browser_does) {
    Stage stage;
    std::string day = "2026-11-03";
    const auto draw = on_screen([&](ui::Context& c) {
        ui::text_field(c, "日期", day, {.kind = ui::TextField::pick_date});
        ui::text_field(c, "读数", day, {.unit = "V", .reading = true});
    });
    stage.frames(3, draw);
    const auto& fields = ui::text_input::fields();
    BOOST_REQUIRE_EQUAL(fields.size(), 2u);
    BOOST_TEST((fields[0].keyboard == ui::text_input::Keyboard::date));
    BOOST_TEST(fields[0].value == "2026-11-03");
    BOOST_TEST((fields[1].right && fields[1].strong));
    ui::text_input::push_edit(fields[0].id, "2026-12-24", false);
    stage.frames(2, draw);
    BOOST_TEST(day == "2026-12-24");
}

BOOST_AUTO_TEST_CASE(entered_times_mean_moments_or_nothing) {
    struct Row {
        std::string_view entered, words;
        std::int64_t moment;  // −1: none
    };
    // clang-format off
    const Row rows[] = {
        {"2026-11-03",       "2026年11月3日 周二",       1'793'635'200'000},
        {"2026-11-03T09:42", "2026年11月3日 周二 09:42", 1'793'670'120'000},
        {"2024-02-29",       "2024年2月29日 周四",       1'709'136'000'000},
        {"09:42",            "09:42",                    -1},
        {"2026-11-31",       "",                         -1},
        {"2025-02-29",       "",                         -1},
        {"2026-11-03T25:00", "",                         1'793'635'200'000},
        {"24:00",            "",                         -1},
        {"",                 "",                         -1},
        {"明天",             "",                         -1},
    };
    // clang-format on
    for (const Row& row : rows) {
        BOOST_TEST(ui::entered_words(row.entered) == row.words, row.entered);
        BOOST_TEST(ui::entered_moment(row.entered).value_or(-1) == row.moment, row.entered);
    }
    BOOST_TEST(ui::as_entered_date_time(1'793'670'120'000) == "2026-11-03T09:42");
    BOOST_TEST(ui::as_entered_date(1'793'670'120'000) == "2026-11-03");
    BOOST_TEST(ui::entered_minutes("2026-11-03T09:42").value_or(-1) == 582);
}

BOOST_AUTO_TEST_CASE(what_is_read_comes_in_the_order_in_which_it_is_seen) {
    Stage stage(390, 844);
    constexpr ui::NavItem nav[] = {{"甲", ui::Icon::today}, {"乙", ui::Icon::more}};
    std::string query = "3-2";
    const auto draw = [&](ui::Context& c) {
        ui::Screen screen(c, {.key = "test",
                              .title = "屏",
                              .nav = nav,
                              .nav_selected = 0,
                              .bottom = ui::Bottom::actions});
        ui::search_field(c, "搜索", query);
        {
            const ui::Card card(c, {.title = "卡", .button = "全部"});
            ui::text(c, "里面");
        }
        if (const auto bar = screen.actions({ui::part(1)})) ui::button(c, "提交");
    };
    stage.frames(3, draw);
    std::vector<std::string> names;
    for (const auto& node : ui::a11y::tree().nodes)
        if (node.role != Role::scroll && node.role != Role::main) names.push_back(node.name);
    const std::vector<std::string> seen = {"屏",   "搜索", "清除", "卡", "全部",
                                           "里面", "提交", "导航", "甲", "乙"};
    BOOST_TEST(names == seen, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
