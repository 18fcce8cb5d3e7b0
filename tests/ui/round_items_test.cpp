// What is answered at a checkpoint: each kind of item under its one name, large enough for gloves, and what comes of a finding.

#include "core/query/readings.hpp"
#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using ui::a11y::Node;
using ui::a11y::Role;
using ui_test::Disk;
using ui_test::Headless;
using ui_test::only;
using ui_test::Town;

namespace {

core::ChecklistItem item(const char* text, core::ItemKind kind) {
    core::ChecklistItem made;
    made.text = text;
    made.kind = kind;
    return made;
}

core::ChecklistItem volts() {
    core::ChecklistItem made = item("电压", core::ItemKind::reading);
    made.unit = "V";
    made.low_milli = 380'000;
    made.high_milli = 420'000;
    return made;
}

core::ChecklistItem door() {
    core::ChecklistItem made = item("机房门", core::ItemKind::choice);
    made.choices = {"完好", "松动"};
    made.fine_choices = 1;
    return made;
}

core::LayRoute one_point(std::vector<core::ChecklistItem> items) {
    core::LayRoute route;
    route.name = "A 机房";
    core::Checkpoint point;
    point.code = "DT-01";
    point.place = "机房";
    point.items = std::move(items);
    route.checkpoints = {point};
    return route;
}

// Every kind of item, one of each.
core::LayRoute all_kinds() {
    core::ChecklistItem photo = item("灭火器", core::ItemKind::judgement);
    photo.photo_required = true;
    return one_point({item("照明", core::ItemKind::judgement), volts(), door(),
                      item("备注情况", core::ItemKind::text), photo});
}

core::LayRoute lift() {
    core::ChecklistItem runs = item("运行平稳", core::ItemKind::judgement);
    runs.stops = true;
    return one_point({runs, item("平层准确", core::ItemKind::judgement)});
}

void scan(Headless& app, const char* code = "DT-01") {
    app.next_scan = {platform::ScanResult::Outcome::read, code};
    app.press("打卡");
}

void begin(Headless& app) {
    app.sign_in();
    app.tab("巡查");
    app.press_in("A ", "开始巡查");
}

const core::ItemState& state_of(Headless& app, std::size_t index) {
    return only<core::Round>(app.app().device().state()).visit(0)->items.at(index);
}

int groups_named(std::string_view name) {
    const auto& nodes = ui::a11y::tree().nodes;
    return static_cast<int>(std::count_if(nodes.begin(), nodes.end(), [&](const Node& node) {
        return node.role == Role::group && node.name == name;
    }));
}

// Does the item have a button of this name?
bool offers(std::string_view group, std::string_view button) {
    const auto& nodes = ui::a11y::tree().nodes;
    for (const Node& node : nodes) {
        if (node.role != Role::button || node.name != button) continue;
        for (std::int32_t up = node.parent; up >= 0;
             up = nodes[static_cast<std::size_t>(up)].parent) {
            const Node& above = nodes[static_cast<std::size_t>(up)];
            if (above.role == Role::group && above.name == group) return true;
        }
    }
    return false;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(round_items)

BOOST_AUTO_TEST_CASE(every_item_is_one_group_with_its_answers) {
    Town town;
    town.lay(all_kinds());
    Disk disk;
    Headless app(town, disk, 1280, 2400);  // all of it in sight
    begin(app);
    const auto names = {"照明", "电压", "机房门", "备注情况", "灭火器"};
    for (const char* name : names) {
        BOOST_TEST(groups_named(name) == 1, name);
        BOOST_TEST(!offers(name, "发现问题"), name);  // nobody has been here yet
    }
    BOOST_TEST(app.says("打卡后记录检查项"));
    scan(app);
    for (const char* name : names) {
        BOOST_TEST(groups_named(name) == 1, name);
        BOOST_TEST(offers(name, "发现问题"), name);
        BOOST_TEST(offers(name, "不适用"), name);
        app.press_in(name, "不适用");
    }
    for (std::size_t i = 0; i < 5; ++i)
        BOOST_TEST((state_of(app, i).result == core::ItemResult::not_applicable), i);
    for (const char* name : {"照明", "灭火器"}) BOOST_TEST(offers(name, "正常"), name);
    for (const char* name : names) {
        app.press_in(name, "发现问题");
        BOOST_TEST(app.has(Role::dialog, "发现问题"));
        app.fill("说明", "坏了");
        if (std::string_view(name) == "灭火器") {
            core::PhotoFile file{{}, 200'000, 1600, 1200, {1'793'668'320'000}};
            file.sha256[0] = 1;
            app.next_photos = {file};
            app.press_in("发现问题", "拍照");
        }
        app.press("仅记录");
        BOOST_TEST(groups_named(name) == 1, name);
    }
    for (std::size_t i = 0; i < 5; ++i)
        BOOST_TEST((state_of(app, i).result == core::ItemResult::finding), i);
    // Nothing was read off and nothing chosen.
    BOOST_TEST(!core::was_answered(state_of(app, 1)));
    BOOST_TEST(!core::was_answered(state_of(app, 2)));
    const core::State& state = app.app().device().state();
    const core::RouteId route = only<core::Round>(state).route;
    BOOST_TEST(core::reading_logs(state, route, 9, town.now)[0].readings.empty());
    BOOST_TEST(app.cut().empty());
}

BOOST_AUTO_TEST_CASE(a_reading_out_of_range_asks_for_a_finding) {
    Town town;
    town.lay(all_kinds());
    Disk disk;
    Headless app(town, disk);
    begin(app);
    scan(app);
    app.fill("电压", "431.5");
    app.press("记录");
    BOOST_TEST(app.has(Role::dialog, "发现问题"));
    const Node* words = app.find(Role::textbox, "说明");
    BOOST_REQUIRE(words);
    BOOST_TEST(words->value == "读数 431.5 V，超出 380 – 420");
    app.press("关闭窗口");
    BOOST_TEST((state_of(app, 1).result == core::ItemResult::finding));
    BOOST_TEST(state_of(app, 1).text.empty());
    app.press("结束巡查");
    BOOST_TEST(app.says("1 处问题没有说明"));
    app.press("继续巡查");
    app.press_in("电压", "发现问题");
    app.press("当场纠正");
    BOOST_TEST(state_of(app, 1).text.value == "读数 431.5 V，超出 380 – 420");
    BOOST_TEST(state_of(app, 1).reading_milli == 431'500);
    app.press("结束巡查");
    BOOST_TEST(!app.says("没有说明"));
}

BOOST_AUTO_TEST_CASE(a_lift_that_is_not_right_is_stopped_and_nothing_less) {
    Town town;
    town.lay(lift());  // on a butler's route
    Disk disk;
    Headless app(town, disk);
    begin(app);
    scan(app);
    app.press_in("平层准确", "发现问题");
    BOOST_TEST(app.has(Role::button, "当场纠正"));
    app.fill("说明", "差两厘米");
    app.press("转工单");
    const core::State& state = app.app().device().state();
    BOOST_TEST((state.find(state_of(app, 1).ticket)->category == core::Category::lift));

    app.press_in("运行平稳", "发现问题");
    for (const char* less : {"当场纠正", "转工单", "仅记录"})
        BOOST_TEST(!app.has(Role::button, less), less);
    BOOST_TEST(!app.has(Role::radio, "小问题"));
    app.fill("说明", "剧烈抖动");
    app.press("停用并报突发");
    BOOST_TEST((state_of(app, 0).handling == core::Handling::stopped));
    const core::Ticket* ticket = state.find(state_of(app, 0).ticket);
    BOOST_REQUIRE(ticket);
    BOOST_TEST((ticket->category == core::Category::lift));
    BOOST_TEST((ticket->severity == core::Severity::emergency));
    // Somebody is there within 3 minutes (P10), sooner than a lift's 10 (P14).
    const auto promised = core::milestones(*ticket, core::policy_of(state), town.now);
    BOOST_TEST(std::any_of(promised.begin(), promised.end(), [](const core::Milestone& each) {
        return each.promise == core::PromiseId::p10;
    }));
    app.press_in("运行平稳", "停用通知");
    BOOST_TEST(app.printed ==
               "lift\x1f机房\x1f"
               "11月3日 09:12\x1f" +
                   core::ticket_number(*ticket));
}

BOOST_AUTO_TEST_CASE(after_a_kill_the_item_that_is_next_stands_in_sight) {
    Town town;
    std::vector<core::ChecklistItem> items;
    for (int i = 0; i < 24; ++i)
        items.push_back(item(("第" + std::to_string(i) + "项").c_str(), core::ItemKind::judgement));
    town.lay(one_point(std::move(items)));
    Disk disk;
    std::string round;
    const auto top_of = [](std::string_view name) {
        for (const Node& node : ui::a11y::tree().nodes) {
            if (node.role == Role::group && node.name == name) return node.rect.y;
        }
        return 1e9f;
    };
    {
        Headless app(town, disk);
        begin(app);
        scan(app);
        BOOST_TEST(top_of("第14项") > 700);
        for (int i = 0; i < 14; ++i) app.press_in("第" + std::to_string(i) + "项", "正常");
        round = app.route();
    }
    Headless app(town, disk);
    app.unlock();
    app.go(round);
    BOOST_TEST(top_of("第14项") < 400);
    BOOST_TEST(top_of("第14项") >= 60);
}

// Gloves: whatever is tapped on a round is large, on a tablet and on a phone.
BOOST_AUTO_TEST_CASE(what_is_tapped_on_a_round_is_large) {
    for (const bool phone : {false, true}) {
        const float width = phone ? 390 : 1280;
        Town town;
        core::LayRoute laid = all_kinds();
        laid.checkpoints.push_back(laid.checkpoints[0]);
        laid.checkpoints[1].code = "DT-02";
        town.lay(laid);
        Disk disk;
        Headless app(town, disk, width, 2600);
        const auto all_large = [&](const char* where) {
            int seen = 0;
            for (const Node& node : ui::a11y::tree().nodes) {
                const bool tapped = node.role == Role::button || node.role == Role::radio ||
                                    node.role == Role::checkbox || node.role == Role::combobox;
                // Those lead away from the round; the tip is put away once, before the first.
                if (!tapped || node.name == "同步详情" || node.name == "我的账号" ||
                    node.name == "知道了")
                    continue;
                ++seen;
                BOOST_TEST(node.rect.h >= 56,
                           where << " " << node.name << " " << node.rect.h << " at " << width);
            }
            BOOST_TEST(seen > 2, where);
        };
        app.sign_in();
        app.tab("巡查");
        const Node* start = nullptr;
        for (const Node& node : ui::a11y::tree().nodes) {
            if (node.role == Role::button && node.name == "开始巡查") start = &node;
        }
        BOOST_REQUIRE(start);
        BOOST_TEST(start->rect.h >= 56);
        app.press_in("A ", "开始巡查");
        all_large("before");
        app.press("手动输入");
        all_large("typed");
        app.press("关闭窗口");
        app.press("跳过");
        all_large("skip");
        app.press("关闭窗口");
        scan(app);
        app.fill("电压", "398");
        app.fill("备注情况", "好");
        all_large("items");
        app.press_in("照明", "发现问题");
        all_large("finding");
        app.press("关闭窗口");
        app.press("结束巡查");
        all_large("finish");
    }
}

BOOST_AUTO_TEST_SUITE_END()
