// Unsent work into a file and out of it, as a person does it on 同步.

#include "sync/client/stored.hpp"
#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

using ui::a11y::Role;
using ui_test::Disk;
using ui_test::Headless;
using ui_test::Town;

namespace {

void report(Headless& app, std::string_view words) {
    app.tab("工单");
    app.press("新建工单");
    app.fill("房屋", "3-2-501");
    app.fill("内容", words);
    app.press("提交");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(work_file)

BOOST_AUTO_TEST_CASE(is_saved_when_there_is_work_and_read_on_another_device_of_the_same_person) {
    Town town;
    Disk disk, other_disk;
    Headless app(town, disk);
    app.sign_in();
    app.go("sync");
    BOOST_REQUIRE(app.find(Role::button, "存为加密文件") != nullptr);
    BOOST_TEST(
        ui::a11y::has(app.find(Role::button, "存为加密文件")->state, ui::a11y::State::disabled));
    town.reachable = false;
    report(app, "厨房水管漏水");
    app.go("sync");
    app.press("存为加密文件");
    BOOST_REQUIRE(!app.saved_work.empty());

    town.reachable = true;
    Headless other(town, other_disk);
    other.sign_in();
    town.reachable = false;
    other.go("sync");
    other.saved_work = app.saved_work;
    other.press("读入加密文件");
    BOOST_TEST(other.says("已读入"));
    BOOST_TEST((other.work_taken == true));
    BOOST_TEST(other.app().device().status().pending_total ==
               app.app().device().status().pending_total);
    other.press("读入加密文件");
    BOOST_TEST(other.says("本机都有了"));
    other.tab("工单");
    BOOST_TEST(other.says("厨房水管漏水"));
}

BOOST_AUTO_TEST_CASE(why_a_file_is_not_read_is_said) {
    Town town;
    Disk disk, other_disk;
    Headless app(town, disk);
    app.sign_in("qiantai");
    town.reachable = false;
    report(app, "电梯异响");
    const auto work = app.app().device().work();

    town.reachable = true;
    Headless other(town, other_disk);
    other.sign_in("wangmin");
    other.go("sync");
    other.saved_work = work;
    other.press("读入加密文件");
    BOOST_TEST(other.says("请用其账号登录后读入"));
    BOOST_TEST((other.work_taken == false));
    other.saved_work = {{"id", {1, 2, 3}}};
    other.press("读入加密文件");
    BOOST_TEST(other.says("文件里的内容读不了"));
    other.saved_work = other.app().device().work();
    for (xsync::JournalRecord& record : other.saved_work) {
        if (record.key == "home")
            record.value = xsync::encode(xsync::Home{core::entity(core::CommunityId{77})});
    }
    other.press("读入加密文件");
    BOOST_TEST(other.says("另一个小区"));
    BOOST_TEST(other.app().device().status().pending_total == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
