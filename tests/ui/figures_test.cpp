// A figure opens what it counts: the tiles of 今日 and 统计 against the rows of the list behind them.

#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cctype>

using ui::a11y::Role;
using ui_test::Disk;
using ui_test::Headless;
using ui_test::Town;

namespace {

// The number that follows `label` in the name of a node; -1 when there is no such node.
int figure_of(const Headless& app, Role role, std::string_view label) {
    const ui::a11y::Node* node = app.find(role, label);
    if (!node) return -1;
    std::size_t at = label.size();
    while (at < node->name.size() && std::isdigit(static_cast<unsigned char>(node->name[at])) == 0)
        ++at;
    return at < node->name.size() ? std::stoi(node->name.substr(at)) : -1;
}

int rows(const Headless& app) {
    return app.says("没有符合的工单") ? 0 : figure_of(app, Role::list, "工单列表");
}

void tap_tile(Headless& app, std::string_view label) {
    app.press(app.find(Role::button, label)->name);
}

int check_tile(Headless& app, std::string_view route, std::string_view label) {
    app.go(route);
    const std::string name = std::string(label) + " ";
    const int counted = figure_of(app, Role::button, name);
    BOOST_TEST_CONTEXT(route << " " << label) {
        BOOST_TEST(counted >= 0);
        tap_tile(app, name);
        BOOST_TEST(app.heading() == "工单");
        BOOST_TEST(rows(app) == counted);
    }
    return counted;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(figures)

BOOST_AUTO_TEST_CASE(every_tile_opens_as_many_rows_as_it_says) {
    int late = 0, soon = 0, this_month = 0;
    for (const std::uint64_t seed : {1, 2, 3}) {
        Town town;
        town.live(seed, 90);
        Disk disk;
        Headless app(town, disk);
        app.sign_in("jingli");
        check_tile(app, "today", "待派单");
        late += check_tile(app, "today", "已超时");
        check_tile(app, "today", "今日应回访");
        check_tile(app, "today", "待业主确认");
        const int open = check_tile(app, "statistics", "未完结");
        soon += check_tile(app, "statistics", "将超时");
        this_month += check_tile(app, "statistics", "本月新增");
        const int overdue = check_tile(app, "statistics", "已超时");
        // What narrows the list is shown, and a tap takes it off.
        app.press("已超时");
        BOOST_TEST(rows(app) == open);
        BOOST_TEST(open > overdue);
    }
    BOOST_TEST(late > 0);
    BOOST_TEST(soon > 0);
    BOOST_TEST(this_month > 0);
}

BOOST_AUTO_TEST_CASE(a_category_opens_its_tickets_of_this_month) {
    for (const std::uint64_t seed : {4, 5, 6}) {
        Town town;
        town.live(seed, 90);
        Disk disk;
        Headless app(town, disk);
        app.sign_in("jingli");
        for (const std::string_view category : {"渗漏", "水电", "门窗"}) {
            app.go("statistics");
            const std::string label = std::string(category) + "  ";
            const int counted = figure_of(app, Role::listitem, label);
            BOOST_REQUIRE(counted > 0);
            app.open(label);
            BOOST_TEST(rows(app) == counted);
        }
    }
}

BOOST_AUTO_TEST_CASE(groups_are_a_table_whose_rows_open_their_tickets) {
    Town town;
    town.add_second_group();
    town.live(7, 90);
    Disk disk;
    Headless app(town, disk);
    app.sign_in("jingli");
    int all = 0;
    for (const std::string_view group : {"一组团", "二组团"}) {
        app.go("statistics");
        const std::string label = std::string(group) + " ";
        const int counted = figure_of(app, Role::row, label);
        BOOST_REQUIRE(counted > 0);
        all += counted;
        app.open_row(label);
        BOOST_TEST(rows(app) == counted);
    }
    app.go("statistics");
    BOOST_TEST(figure_of(app, Role::button, "本月新增 ") == all);
    const auto first = [&](std::string_view one, std::string_view other) {
        return app.find(Role::row, one) < app.find(Role::row, other);
    };
    BOOST_TEST(first("一组团", "二组团"));
    app.press("按工单排序");  // the most first, then the fewest
    const bool down = first("一组团", "二组团");
    app.press("按工单排序");
    BOOST_TEST(first("一组团", "二组团") != down);
    // A row without its cells would be none; behind a dialog too.
    const auto cells = [&] {
        const auto& nodes = ui::a11y::tree().nodes;
        return std::count_if(nodes.begin(), nodes.end(),
                             [](const auto& node) { return node.role == Role::cell; });
    };
    const auto shown = cells();
    app.open("渗漏 · 10 月");
    BOOST_TEST(app.has(Role::dialog, "渗漏 · 10 月"));
    BOOST_TEST(cells() == shown);
}

BOOST_AUTO_TEST_SUITE_END()
