// Rounds beyond the daily walk: choices and words, a lift that is stopped, another order each shift, and what a lead sees of the plan.

#include "core/policy/checklists.hpp"
#include "core/policy/evidence.hpp"
#include "shell/screens/checklist_lines.hpp"
#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

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

// First in the list by its name; one point with a door to judge, words to write and a lift to stop.
core::LayRoute machine_room() {
    core::LayRoute route;
    route.name = "A 电梯机房";
    core::Checkpoint point;
    point.code = "DT-01";
    point.place = "机房";
    core::ChecklistItem door = item("机房门", core::ItemKind::choice);
    door.choices = {"完好", "松动"};
    door.fine_choices = 1;
    core::ChecklistItem runs = item("运行平稳", core::ItemKind::judgement);
    runs.stops = true;
    point.items = {door, item("备注情况", core::ItemKind::text), runs};
    route.checkpoints = {point};
    return route;
}

core::LayRoute patrol(core::RouteOrder order) {
    core::LayRoute route;
    route.name = "A 交叉巡逻";
    route.order = order;
    route.seed = 7;
    for (const char* code : {"P-1", "P-2", "P-3", "P-4"}) {
        core::Checkpoint point;
        point.code = code;
        point.place = code;
        route.checkpoints.push_back(point);
    }
    return route;
}

void scan(Headless& app, const char* code) {
    app.next_scan = {platform::ScanResult::Outcome::read, code};
    app.press("打卡");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rounds)

BOOST_AUTO_TEST_CASE(choices_words_and_a_lift_that_is_stopped) {
    Town town;
    town.lay(machine_room());
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    town.reachable = false;
    app.tab("巡查");
    app.press_in("A ", "开始巡查");
    BOOST_TEST(app.heading() == "1/1 机房");
    scan(app, "DT-01");
    app.press_in("机房门", "完好");
    app.fill("备注情况", "温度正常");
    app.press("记录");
    {
        const core::Visit& visit = *only<core::Round>(app.app().device().state()).visit(0);
        BOOST_TEST((visit.items[0].result == core::ItemResult::ok));
        BOOST_TEST((visit.items[1].text == core::Note("温度正常")));
        BOOST_TEST(visit.link.number == 1u);
    }
    // Not as it should be: asks for a finding, and says what was chosen.
    app.press_in("机房门", "松动");
    BOOST_TEST(app.has(Role::dialog, "发现问题"));
    const ui::a11y::Node* words = app.find(Role::textbox, "说明");
    BOOST_REQUIRE(words);
    BOOST_TEST(words->value == "机房门：松动");
    BOOST_TEST(!app.has(Role::button, "停用并报突发"));
    app.press("仅记录");

    app.press_in("运行平稳", "发现问题");
    app.fill("说明", "运行时剧烈抖动");
    app.press("停用并报突发");
    const core::State& state = app.app().device().state();
    const core::ItemState& runs = only<core::Round>(state).visit(0)->items[2];
    BOOST_TEST((runs.handling == core::Handling::stopped));
    const core::Ticket* ticket = state.find(runs.ticket);
    BOOST_REQUIRE(ticket);
    BOOST_TEST((ticket->severity == core::Severity::emergency));
    BOOST_TEST((ticket->words == core::Note("已停用并张贴通知：运行时剧烈抖动")));
}

BOOST_AUTO_TEST_CASE(an_item_that_asks_for_a_photo_is_not_answered_without_one) {
    Town town;
    core::LayRoute laid = machine_room();
    laid.checkpoints[0].items[0].photo_required = true;
    laid.checkpoints[0].items[2].photo_required = true;
    town.lay(laid);
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.tab("巡查");
    app.press_in("A ", "开始巡查");
    scan(app, "DT-01");
    const core::State& state = app.app().device().state();
    const auto result = [&](std::size_t item) {
        const core::Visit* visit = only<core::Round>(state).visit(0);
        return visit && item < visit->items.size() ? visit->items[item].result
                                                   : core::ItemResult::none;
    };
    BOOST_TEST(app.says("此项须拍照"));
    app.press_in("机房门", "完好");
    BOOST_TEST((result(0) == core::ItemResult::none));
    BOOST_TEST(app.says("请先拍照"));
    app.press("全部正常");
    BOOST_TEST((result(2) == core::ItemResult::none));

    core::PhotoFile file{{}, 200'000, 1600, 1200, {1'793'668'320'000}};
    file.sha256[0] = 1;
    app.next_photos = {file};
    app.press_in("机房门", "拍照");
    BOOST_REQUIRE(only<core::Round>(state).photos.size() == 1u);
    BOOST_TEST(only<core::Round>(state).photos[0].item == 0u);
    app.press_in("机房门", "完好");
    BOOST_TEST((result(0) == core::ItemResult::ok));

    // A finding, too: the photo is taken in its form and goes to the ticket with it.
    app.press_in("运行平稳", "发现问题");
    app.fill("说明", "运行时剧烈抖动");
    app.press("转工单");
    BOOST_TEST((result(2) == core::ItemResult::none));
    BOOST_TEST(app.has(Role::dialog, "发现问题"));
    BOOST_TEST(app.says("请先拍照"));
    file.sha256[0] = 2;
    app.next_photos = {file};
    app.press_in("发现问题", "拍照");
    BOOST_TEST(app.has(Role::dialog, "发现问题"));
    app.press("转工单");
    BOOST_TEST((result(2) == core::ItemResult::finding));
    const core::Ticket* ticket = state.find(only<core::Round>(state).visit(0)->items[2].ticket);
    BOOST_REQUIRE(ticket);
    BOOST_REQUIRE(ticket->photos.size() == 1u);
    BOOST_TEST((ticket->photos[0].file.sha256 == file.sha256));
    app.pass(core::minute_ms);
    BOOST_TEST(disk.unnamed.empty());
    BOOST_TEST(app.says("照片 0/1 已上传"));

    app.press("结束巡查");
    app.press("确定");
    BOOST_TEST(
        !core::evidence_of(*state.find(only<core::Round>(state).route), only<core::Round>(state))
             .has(core::Doubt::no_picture));
    BOOST_TEST(app.says("机房 0/2 已上传"));
}

BOOST_AUTO_TEST_CASE(labels_are_printed_by_who_sets_up_routes) {
    Town town;
    town.lay(machine_room());
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.tab("巡查");
    BOOST_TEST(!app.has(Role::button, "打印标签"));

    Disk managers;
    Headless manager(town, managers);
    manager.sign_in("jingli");
    manager.tab("巡查");
    manager.press("打印标签");
    BOOST_TEST(manager.printed ==
               "A 电梯机房\x1f"
               "DT-01\x1f机房");
}

BOOST_AUTO_TEST_CASE(a_round_is_walked_again_and_held_against_the_first) {
    Town town;
    core::LayRoute laid = machine_room();
    laid.checkpoints[0].items = {item("照明", core::ItemKind::judgement),
                                 item("卫生", core::ItemKind::judgement)};
    town.lay(laid);
    Disk butlers, managers;
    std::string round;
    {
        Headless app(town, butlers);
        app.sign_in();
        app.tab("巡查");
        app.press_in("A ", "开始巡查");
        round = app.route();
        scan(app, "DT-01");
        app.press("全部正常");
        app.press("结束巡查");
        app.press("确定");
        BOOST_TEST(!app.has(Role::button, "开始复走"));  // nobody supervises themselves
        app.pass(core::minute_ms * 2);
    }
    Headless app(town, managers);
    app.sign_in("jingli");
    app.go(round);
    app.press("开始复走");
    BOOST_TEST(app.heading() == "1/1 机房");
    scan(app, "DT-01");
    app.press_in("照明", "正常");
    app.press_in("卫生", "发现问题");
    app.fill("说明", "地面有烟头");
    app.press("仅记录");
    app.press("结束巡查");
    app.press("确定");
    BOOST_TEST(app.says("对照王敏的巡查"));
    BOOST_TEST(app.says("1 项不一致"));
    BOOST_TEST(app.says("正常 → 发现问题"));
    BOOST_TEST(app.cut().empty());
    app.pass(core::minute_ms * 2);
    app.go(round);
    BOOST_TEST(app.says("复走核对"));
    BOOST_TEST(app.says("郭建军复走"));
}

// Gloves: whatever is tapped on a round is large, on a tablet and on a phone.
BOOST_AUTO_TEST_CASE(what_is_tapped_on_a_round_is_large) {
    for (const bool phone : {false, true}) {
        const float width = phone ? 390 : 1280, height = phone ? 844 : 800;
        Town town;
        core::LayRoute laid = machine_room();
        laid.checkpoints[0].items[2].photo_required = true;
        laid.checkpoints.push_back(laid.checkpoints[0]);
        laid.checkpoints[1].code = "DT-02";
        town.lay(laid);
        Disk disk;
        Headless app(town, disk, width, height);
        app.sign_in();
        app.tab("巡查");
        app.press_in("A ", "开始巡查");
        const auto all_large = [&](const char* where) {
            for (const ui::a11y::Node& node : ui::a11y::tree().nodes) {
                const bool tapped = node.role == Role::button || node.role == Role::radio;
                // Those of every page are as large as everywhere.
                bool of_page = false;
                for (const char* name : {"返回", "同步详情", "我的账号", "关闭窗口"})
                    of_page |= node.name == name;
                // What scrolls out of sight is cut there.
                if (!tapped || of_page || node.rect.y + node.rect.h > height - 1) continue;
                BOOST_TEST(node.rect.h >= 56,
                           where << " " << node.name << " " << node.rect.h << " at " << width);
            }
        };
        all_large("before");
        scan(app, "DT-01");
        all_large("items");
        app.press_in("运行平稳", "发现问题");
        all_large("finding");
    }
}

BOOST_AUTO_TEST_CASE(a_tag_that_is_held_to_the_device_checks_in_as_such) {
    Town town;
    town.lay(patrol(core::RouteOrder::in_order));
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.tab("巡查");
    app.press_in("A ", "开始巡查");
    app.next_scan = {platform::ScanResult::Outcome::touched, "p-1"};
    app.press("打卡");
    BOOST_TEST(app.says("NFC 已打卡"));
    const core::Visit* visit = only<core::Round>(app.app().device().state()).visit(0);
    BOOST_REQUIRE(visit != nullptr);
    BOOST_TEST((visit->proof == core::Proof::nfc));
}

BOOST_AUTO_TEST_CASE(what_was_read_off_stands_in_the_log_of_the_route) {
    Town town;
    core::LayRoute rooms = patrol(core::RouteOrder::in_order);
    rooms.checkpoints.resize(1);
    core::ChecklistItem volts = item("电压", core::ItemKind::reading);
    volts.unit = "V";
    volts.low_milli = 380'000;
    volts.high_milli = 420'000;
    rooms.checkpoints[0].items = {volts};
    town.lay(rooms);
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.tab("巡查");
    BOOST_TEST(app.says("运行读数"));
    BOOST_TEST(app.says("还没有读数"));
    app.press_in("A ", "开始巡查");
    scan(app, "P-1");
    app.fill("电压", "398.5");
    app.press("记录");
    app.press("结束巡查");
    app.press("确定");
    app.tab("巡查");
    BOOST_TEST(app.says("09:12 398.5 V"));
    BOOST_TEST(!app.says("超出范围"));
}

BOOST_AUTO_TEST_CASE(a_shuffled_route_leads_in_its_own_order) {
    Town town;
    const core::RouteId id = town.lay(patrol(core::RouteOrder::shuffled));
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.tab("巡查");
    app.press_in("A ", "开始巡查");
    const core::Round& round = only<core::Round>(app.app().device().state());
    const core::Route& route = *app.app().device().state().find(id);
    const std::vector<std::uint16_t> order = core::order_of(route, round.turn);
    BOOST_TEST((order != core::order_of(route, round.turn + 1)));
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::string& code = route.checkpoints[order[i]].code.value;
        BOOST_TEST(app.heading() == std::to_string(i + 1) + "/4 " + code);
        scan(app, code.c_str());
        app.pass(core::minute_ms);
        if (i + 1 < order.size()) app.press("下一点");
    }
    app.press("结束巡查");
    app.press("确定");
    BOOST_TEST(app.says("凭证"));
    BOOST_TEST(!app.says("没有按规定顺序走"));
    BOOST_TEST(app.says("不能证明"));
}

BOOST_AUTO_TEST_CASE(forty_points_offline_with_a_kill_in_the_middle_arrive_whole) {
    Town town;
    core::LayRoute walk;
    walk.name = "A 四十点";
    for (int i = 1; i <= 40; ++i) {
        core::Checkpoint point;
        point.code = "Q-" + std::to_string(i);
        point.place = "点位" + std::to_string(i);
        point.items = {item("照明", core::ItemKind::judgement)};
        walk.checkpoints.push_back(point);
    }
    town.lay(walk);
    Disk disk;
    std::string round;
    const auto walk_on = [&](Headless& app, int from, int to) {
        for (int i = from; i <= to; ++i) {
            const std::string number = std::to_string(i);
            BOOST_TEST_REQUIRE(app.heading() == number + "/40 点位" + number);
            scan(app, ("Q-" + number).c_str());
            app.press("全部正常");
            app.pass(core::minute_ms);
            if (i < 40) app.press("下一点");
        }
    };
    {
        Headless app(town, disk);
        app.sign_in();
        town.reachable = false;
        app.tab("巡查");
        app.press_in("A ", "开始巡查");
        walk_on(app, 1, 20);
        round = app.route();
    }
    Headless app(town, disk);
    app.unlock();
    app.go(round);
    walk_on(app, 21, 40);
    app.press("结束巡查");
    app.press("确定");
    BOOST_TEST(town.state.all<core::Round>().empty());
    town.reachable = true;
    app.pass(core::minute_ms * 6);
    const core::Round& there = only<core::Round>(town.state);
    BOOST_TEST(!there.under_way());
    BOOST_TEST_REQUIRE(there.visits.size() == 40u);
    for (std::uint32_t i = 0; i < 40; ++i) {
        const core::Visit& visit = there.visits[i];
        BOOST_TEST(visit.checked_in);
        BOOST_TEST((visit.items[0].result == core::ItemResult::ok));
        BOOST_TEST(visit.link.number == i + 1);
        BOOST_TEST((visit.link.steady_ms == -1) == (i == 0 || i == 20));
    }
}

BOOST_AUTO_TEST_CASE(a_lead_sees_what_was_planned_and_what_was_walked) {
    Town town;
    town.now = town.now + core::day_ms;  // the route was added yesterday: today it is planned
    Disk butlers, managers;
    {
        Headless app(town, butlers);
        app.sign_in();
        app.tab("巡查");
        BOOST_TEST(!app.has(Role::tab, "达标"));
        app.press("开始巡查");
        scan(app, "X3-01");
        app.press("下一点");
        app.press("跳过");
        app.fill("原因", "门锁着");
        app.press("确定");
        app.press("结束巡查");
        app.press("确定");
        app.pass(core::minute_ms * 2);
    }
    Headless app(town, managers, 390, 844);
    app.sign_in("jingli");
    app.tab("巡查");
    app.tab("达标");
    BOOST_TEST(app.heading() == "巡查");
    BOOST_TEST(app.says("应走 1，已走 1"));
    BOOST_TEST(app.says("薄弱巡查点"));
    BOOST_TEST(app.says("漏 0 · 跳过 1 · 问题 0"));
    BOOST_TEST(app.says("早班 07–15"));
    BOOST_TEST(app.cut().empty());
}

BOOST_AUTO_TEST_CASE(items_are_written_a_line_each_and_read_again) {
    const auto same = [](const core::ChecklistItem& wanted) {
        const auto read = shell::checklist_item(shell::checklist_line(wanted));
        BOOST_TEST((read && *read == wanted), shell::checklist_line(wanted));
    };
    for (const core::Checklist list : core::all_checklists) {
        for (const core::ChecklistItem& each : core::items_of(list)) same(each);
    }
    core::ChecklistItem door = item("机房门", core::ItemKind::choice);
    door.choices = {"完好", "松动", "缺失"};
    door.fine_choices = 0b101;
    door.photo_required = door.stops = true;
    same(door);
    core::ChecklistItem cold = item("冷库", core::ItemKind::reading);
    cold.low_milli = -18'500;
    cold.high_milli = -2'000;
    cold.unit = "℃";
    same(cold);
    same(item("交接说明", core::ItemKind::text));
    for (const char* wrong : {"", "#照片", "门：", "门：完好", "门：完好/", "：好/坏", "电压 [高]",
                              "电压 [420-380 V]", "电压 [380 V]", "[文字]"})
        BOOST_TEST(!shell::checklist_item(wrong).has_value(), wrong);
}

BOOST_AUTO_TEST_CASE(a_manager_writes_a_checklist_of_their_own) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in("jingli");
    app.tab("巡查");
    app.press("新建路线");
    app.fill("路线名称", "A 泵房");
    app.fill("巡查点", "B-1 泵房");
    app.select("检查表", "自定义");
    app.press("保存");
    BOOST_TEST(app.has(Role::dialog, "新建路线"));
    app.fill("检查项", "阀门：开*/关 #照片\n压力 [0.2-0.6]MPa");
    app.press("保存");
    BOOST_TEST(app.says("看不懂第 2 行"));
    app.fill("检查项", "阀门：开*/关 #照片\n压力 [0.2-0.6 MPa]");
    app.press("保存");
    BOOST_TEST(!app.has(Role::dialog, ""));
    app.pass(core::minute_ms * 2);
    const core::Route& route = town.state.all<core::Route>().rbegin()->second;
    BOOST_TEST_REQUIRE(route.checkpoints.size() == 1u);
    BOOST_TEST_REQUIRE(route.checkpoints[0].items.size() == 2u);
    BOOST_TEST(route.checkpoints[0].items[0].photo_required);
    BOOST_TEST((route.checkpoints[0].items[0].kind == core::ItemKind::choice));
    BOOST_TEST(route.checkpoints[0].items[1].unit.value == "MPa");
    BOOST_TEST(route.checkpoints[0].items[1].low_milli == 200);
}

BOOST_AUTO_TEST_CASE(a_manager_lays_a_route_and_changes_it) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in("jingli");
    app.tab("巡查");
    app.press("新建路线");
    app.press("保存");
    BOOST_TEST(app.says("请填写路线名称"));
    app.fill("路线名称", "A 夜查");
    app.fill("时段", "22:00-06:00 x2\n晚上");
    app.fill("巡查点", "Y-1 东门\nY-1 西门");
    app.press("保存");
    BOOST_TEST(app.says("看不懂第 2 行"));
    BOOST_TEST(app.says("第 2 行缺少编码或地点，或编码重复"));
    app.fill("时段", "22:00-06:00 x2");
    app.fill("每周次数", "3");
    app.fill("巡查点", "Y-1 东门\nY-2 西门");
    app.choose("每班打乱");
    app.press("保存");
    BOOST_TEST(!app.has(Role::dialog, ""));
    app.pass(core::minute_ms * 2);
    const core::RouteId old{town.state.all<core::Route>().rbegin()->first};
    {
        const core::Route& route = *town.state.find(old);
        BOOST_TEST(route.name.value == "A 夜查");
        const core::PlanWindow night{22 * 60, 6 * 60, 2};
        BOOST_TEST((route.plan.windows == std::vector{night}));
        BOOST_TEST(static_cast<int>(route.plan.times_a_week) == 3);
        BOOST_TEST((route.order == core::RouteOrder::shuffled));
        BOOST_TEST_REQUIRE(route.checkpoints.size() == 2u);
        BOOST_TEST(route.checkpoints[1].place.value == "西门");
        BOOST_TEST(!route.checkpoints[1].items.empty());
    }
    app.press("修改");
    const ui::a11y::Node* when = app.find(Role::textbox, "时段");
    BOOST_REQUIRE(when);
    BOOST_TEST(when->value == "22:00-06:00 x2\n");
    app.fill("巡查点", "Y-2 西门\nY-3 车库");
    app.press("保存");
    app.pass(core::minute_ms * 2);
    const core::RouteId next{town.state.all<core::Route>().rbegin()->first};
    BOOST_TEST((next != old));
    BOOST_TEST(!town.state.find(old)->in_use());
    BOOST_TEST((town.state.find(old)->successor == next));
    const core::Route& changed = *town.state.find(next);
    BOOST_TEST(changed.checkpoints[0].items.size() ==
               town.state.find(old)->checkpoints[1].items.size());
    BOOST_TEST(changed.checkpoints[1].items.empty());  // nothing is made up for a new point
}

BOOST_AUTO_TEST_SUITE_END()
