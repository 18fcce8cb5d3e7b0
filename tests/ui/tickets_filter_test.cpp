// The list of tickets narrowed by its sheet and by what is typed, and views that are kept for another day.

#include "shell/screens/tickets_filter.hpp"
#include "tests/core/fold_table.hpp"
#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

using ui::a11y::Role;
using ui_test::Disk;
using ui_test::Headless;
using ui_test::Town;

namespace {

bool lists(const Headless& app, std::string_view words) { return app.says(words); }

}  // namespace

BOOST_AUTO_TEST_SUITE(tickets_filter)

BOOST_AUTO_TEST_CASE(a_view_is_a_question_that_can_be_kept) {
    shell::TicketListState state, read;
    state.scope = 4;
    state.search = state.typed = "漏水, 3";
    state.asked.status = core::TicketStatus::waiting;
    state.asked.kind = core::TicketKind::repair;
    state.asked.category = core::Category::leak;
    state.asked.due = core::DueState::today;
    state.asked.group = {77};
    state.asked.assignee = {std::uint64_t{1} << 62};
    state.asked.unassigned = true;
    const std::string packed = shell::pack_view(state);
    BOOST_TEST(shell::unpack_view(packed, read));
    BOOST_TEST(shell::pack_view(read) == packed);
    BOOST_TEST(read.search == "漏水, 3");
    BOOST_TEST((read.asked.status == core::TicketStatus::waiting));
    BOOST_TEST((read.asked.assignee == state.asked.assignee));
    for (const char* wrong : {"", "4", "9,0,0,0,0,0,0,0,", "0,99,0,0,0,0,0,0,", "0,0,0,0,9,0,0,0,",
                              "a,0,0,0,0,0,0,0,", "0,0,0,0,0,0,0,0", "-1,0,0,0,0,0,0,0,"}) {
        BOOST_TEST_CONTEXT(wrong) {
            BOOST_TEST(!shell::unpack_view(wrong, read));
            BOOST_TEST(shell::pack_view(read) == packed);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_sheet_narrows_and_a_kept_view_asks_again_after_a_restart) {
    Town town;
    Disk disk;
    {
        Headless app(town, disk);
        app.sign_in();
        app.report("报修", "天花板漏水");
        app.report("投诉", "楼上太吵");
        app.go("tickets");
        BOOST_TEST((lists(app, "天花板漏水") && lists(app, "楼上太吵")));
        app.press("筛选");
        BOOST_TEST(app.has(Role::dialog, "筛选"));
        app.select("类型", "投诉");
        BOOST_TEST(app.has(Role::combobox, "状态"));
        BOOST_TEST(app.has(Role::combobox, "到期"));
        BOOST_TEST(app.has(Role::combobox, "组团"));
        BOOST_TEST(app.has(Role::combobox, "负责人"));
        app.fill("视图名称", "投诉类");
        app.press("保存视图");
        BOOST_TEST(!app.has(Role::dialog, "筛选"));
        BOOST_TEST((!lists(app, "天花板漏水") && lists(app, "楼上太吵")));
        BOOST_TEST(app.has(Role::button, "投诉类"));
        app.press("投诉类");  // it was chosen: now it no longer is
        BOOST_TEST((lists(app, "天花板漏水") && lists(app, "楼上太吵")));
    }
    Headless again(town, disk);
    again.unlock();
    again.go("tickets");
    again.press("投诉类");
    BOOST_TEST((!lists(again, "天花板漏水") && lists(again, "楼上太吵")));
    again.press("筛选 · 1");
    again.press("删除");
    BOOST_TEST(!again.has(Role::listitem, "投诉类"));
}

BOOST_AUTO_TEST_CASE(initials_are_found_as_soon_as_the_table_is_there) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.report("报修", "厨房水管爆裂");
    app.go("tickets");
    app.fill("搜索", "cfsg");
    BOOST_TEST(app.says("没有符合的工单"));
    BOOST_TEST(!app.app().add_fold_table({}));
    BOOST_TEST(app.app().add_fold_table(fixtures::fold_table_bytes()));
    app.settle();
    BOOST_TEST(lists(app, "厨房水管爆裂"));
    app.fill("搜索", "廚房");
    BOOST_TEST(lists(app, "厨房水管爆裂"));
    app.fill("搜索", "5678");
    BOOST_TEST(lists(app, "厨房水管爆裂"));
    app.go("households");
    app.fill("搜索", "cxs");
    BOOST_TEST(app.has(Role::listitem, "3-2-501"));
    app.fill("搜索", "wm");
    BOOST_TEST(app.says("没有符合的房屋"));
}

BOOST_AUTO_TEST_SUITE_END()
