// Who can hear of being sent somewhere, as the sheet that sends people tells it; and the day of who repairs.

#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

using ui::a11y::Role;
using ui_test::Disk;
using ui_test::Headless;
using ui_test::Town;

namespace {

std::string line(core::StaffId staff, std::int64_t away_ms) {
    return std::to_string(staff.value) + " " + std::to_string(away_ms) + "\n";
}

bool one_above(const Headless& app, std::string_view upper, std::string_view lower) {
    const std::string all = app.everything();
    const auto above = all.find(upper), below = all.find(lower);
    BOOST_REQUIRE_MESSAGE(above != std::string::npos, upper << " in:\n" << all);
    BOOST_REQUIRE_MESSAGE(below != std::string::npos, lower << " in:\n" << all);
    return above < below;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(presence_on_screen)

BOOST_AUTO_TEST_CASE(who_is_offline_stands_lower_and_is_told_so) {
    Town town;
    const core::StaffId zhang = town.hire("张师傅", core::Role::technician);
    town.presence = line(town.li, 12 * core::minute_ms) + line(zhang, 5 * core::second_ms) +
                    line(town.wang, 3 * core::hour_ms);
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.take_in("报修", "天花板漏水");
    BOOST_TEST(town.presence_asked == 0);
    app.press("派单");
    BOOST_TEST(town.presence_asked == 1);
    app.unfold("维修人员");
    BOOST_TEST(app.has(Role::option, "张师傅 · 维修工 · 空闲 · 在线 · 建议"));
    BOOST_TEST(app.has(Role::option, "李师傅 · 维修工 · 空闲 · 离线 12 分钟，排后"));
    BOOST_TEST(app.has(Role::option, "王敏 · 客服管家 · 空闲 · 离线 3 小时，排后"));
    BOOST_TEST(app.has(Role::option, "陈静 · 客服 · 空闲 · 在线未知"));
    BOOST_TEST(one_above(app, "张师傅 · 维修工", "李师傅 · 维修工"));
    BOOST_TEST(one_above(app, "李师傅 · 维修工", "陈静 · 客服"));  // in the trade first
    // Minutes go on; the server is asked again once who is online may have gone.
    app.pass(core::minute_ms);
    BOOST_TEST(app.has(Role::option, "李师傅 · 维修工 · 空闲 · 离线 13 分钟，排后"));
    BOOST_TEST(town.presence_asked == 1);
    town.presence = line(zhang, 3 * core::minute_ms);
    app.pass(2 * core::minute_ms);
    BOOST_TEST(town.presence_asked == 2);
    BOOST_TEST(app.has(Role::option, "张师傅 · 维修工 · 空闲 · 离线 3 分钟，排后"));
    // And when it cannot be asked, nobody stays online.
    town.presence = line(zhang, 0);
    app.pass(3 * core::minute_ms);
    BOOST_TEST(app.has(Role::option, "张师傅 · 维修工 · 空闲 · 在线"));
    town.reachable = false;
    app.pass(5 * core::minute_ms);
    BOOST_TEST(!app.has(Role::option, "张师傅 · 维修工 · 空闲 · 在线"));
    town.reachable = true;
    app.browser_back();  // the people
    app.browser_back();  // the sheet
    const int asked = town.presence_asked;
    app.pass(10 * core::minute_ms);
    BOOST_TEST(town.presence_asked == asked);
}

BOOST_AUTO_TEST_CASE(without_a_network_nobody_is_called_offline) {
    Town town;
    town.presence = line(town.li, 12 * core::minute_ms);
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.take_in("报修", "天花板漏水");
    town.reachable = false;
    app.pass(2 * core::minute_ms);
    app.press("派单");
    BOOST_TEST(app.says("本机离线，不知道谁在线"));
    app.unfold("维修人员");
    BOOST_TEST(app.has(Role::option, "李师傅 · 维修工 · 空闲 · 建议"));
    BOOST_TEST(town.presence_asked == 0);
}

// An answer that cannot be read is none.
BOOST_AUTO_TEST_CASE(an_answer_is_read_whole_or_not_at_all) {
    shell::Presence presence;
    const core::UtcMs now{1'000'000};
    for (const char* wrong : {"7", "7 ", "7 5", "x 5\n", "7 5\n8", "7 -5\n"}) {
        presence.answered(wrong, now);
        BOOST_TEST(!presence.known(), wrong);
    }
    presence.answered("7 120000\n8 120001\n", now);
    using Standing = shell::Presence::Standing;
    BOOST_TEST((presence.of({7}, now).standing == Standing::online));
    BOOST_TEST((presence.of({8}, now).standing == Standing::offline));
    BOOST_TEST((presence.of({9}, now).standing == Standing::unknown));
    BOOST_TEST(presence.of({8}, now + core::minute_ms).minutes == 3);
    presence.failed();
    BOOST_TEST((presence.of({8}, now).standing == Standing::unknown));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(work_day_on_screen)

BOOST_AUTO_TEST_CASE(appointments_in_order_then_work_then_the_queue_then_what_is_done) {
    Town town;
    const core::UtcMs later = town.now + 5 * core::hour_ms, sooner = town.now + core::hour_ms;
    town.report("下午换龙头", town.li, {later, later + core::hour_ms});
    town.report("上午查阳台", town.li, {sooner, sooner + core::hour_ms});
    town.report("明天看窗", town.li,
                {town.now + core::day_ms, town.now + core::day_ms + core::hour_ms});
    town.report("厨房渗水", town.li);
    town.report("没人接的漏水");
    Disk disk;
    Headless app(town, disk);
    app.sign_in("weixiu");
    app.go("today");
    BOOST_TEST(one_above(app, "上午查阳台", "下午换龙头"));
    BOOST_TEST(one_above(app, "下午换龙头", "厨房渗水"));
    BOOST_TEST(one_above(app, "厨房渗水", "没人接的漏水"));
    BOOST_TEST(one_above(app, "手上的活", "明天看窗"));
    BOOST_TEST(one_above(app, "明天看窗", "可抢单"));
    BOOST_TEST(app.says("预约 10:12–11:12"));
    BOOST_TEST(app.says("3-2-501 上午查阳台"));
    BOOST_TEST(!app.says("今日已完成"));
    BOOST_TEST(app.has(Role::link, "拨打 3-2-501 厨房渗水"));

    app.pass(3 * core::hour_ms);
    BOOST_TEST(app.says("已过预约 10:12–11:12"));
}

BOOST_AUTO_TEST_CASE(what_was_done_today_is_told_until_the_day_ends) {
    Town town;
    const core::TicketId leak = town.report("厨房渗水", town.li);
    Disk disk;
    Headless app(town, disk);
    app.sign_in("weixiu");
    app.go("today");
    app.go("ticket/" + std::to_string(leak.value));
    app.press("到场");
    app.press("完成");
    app.fill("处理结果", "换了密封圈");
    app.press("确定");
    app.go("today");
    BOOST_TEST(one_above(app, "今日已完成", "厨房渗水"));
    BOOST_TEST(app.says("手上没有活"));
    app.pass(core::day_ms);
    BOOST_TEST(!app.says("今日已完成"));
}

BOOST_AUTO_TEST_SUITE_END()
