// Photos on a ticket as a butler meets them: the strip, the camera, what is said of each picture.

#include "shell/screens/photos.hpp"
#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

using platform::PhotoPlace;
using ui::a11y::Role;
using ui_test::Disk;
using ui_test::Headless;
using ui_test::only;
using ui_test::Town;

namespace {

core::PhotoFile photo(std::uint8_t first) {
    core::PhotoFile file{{}, 200'000, 1600, 1200, {1'793'668'320'000}};
    file.sha256[0] = first;
    return file;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(photos)

BOOST_AUTO_TEST_CASE(what_the_camera_takes_is_on_the_ticket_and_counted) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.report("报修", "龙头滴水");
    app.next_photos = {photo(1), photo(2)};
    app.press("拍照");
    BOOST_TEST(app.camera_room == core::photos_max);
    app.pass(core::minute_ms);
    BOOST_TEST(only<core::Ticket>(town.state).photos.size() == 2u);
    BOOST_TEST(disk.unnamed.empty());  // the camera may forget what they are for
    BOOST_TEST(app.says("照片 0/2 已上传"));
    BOOST_TEST(app.has(Role::button, "照片 1 待上传"));
    disk.unsent.clear();
    app.pass(core::minute_ms);
    BOOST_TEST(app.says("照片 2/2 已上传"));
    app.press("照片 2 已上传");
    BOOST_TEST(app.shown_at == 1u);
    BOOST_REQUIRE(app.shown_photos.size() == 2u);
    BOOST_TEST(app.shown_photos[1].title == "照片 2");
    BOOST_TEST(app.shown_photos[1].absent.find("王敏") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(internal_ones_are_in_the_notes) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.report("报修", "龙头滴水");
    app.next_photos = {photo(1)};
    app.press("内部拍照");
    app.pass(core::minute_ms);
    BOOST_TEST(only<core::Ticket>(town.state).photos.empty());
    BOOST_TEST(town.state.all<core::TicketNotes>().begin()->second.photos.size() == 1u);
    BOOST_TEST(app.has(Role::button, "内部照片 1 待上传"));
}

BOOST_AUTO_TEST_CASE(a_picture_whose_app_ended_before_the_record_is_attached_at_the_next_start) {
    Town town;
    Disk disk;
    std::string purpose;
    {
        Headless app(town, disk);
        app.sign_in();
        app.report("报修", "龙头滴水");
        app.pass(core::minute_ms);
        purpose = shell::photo_purpose(core::EntityId{
            core::EntityKind::ticket, town.state.all<core::Ticket>().begin()->first});
    }
    disk.unnamed[photo(7).sha256] = {purpose, photo(7)};
    Headless app(town, disk);
    app.unlock();
    app.pass(core::minute_ms);
    BOOST_TEST(only<core::Ticket>(town.state).photos.size() == 1u);
    BOOST_TEST(disk.unnamed.empty());
}

BOOST_AUTO_TEST_CASE(photos_of_a_form_wait_for_its_ticket_and_survive_a_kill) {
    Town town;
    Disk disk;
    {
        Headless app(town, disk);
        app.sign_in();
        app.go("new-ticket");
        app.next_photos = {photo(1), photo(2)};
        app.press("拍照");
        app.settle();
        BOOST_TEST(app.has(Role::button, "照片 2 待上传"));
    }
    Headless app(town, disk);
    app.unlock();
    app.go("new-ticket");
    BOOST_TEST(app.has(Role::button, "照片 2 待上传"));
    app.choose("报修");
    app.fill("房屋", "3-2-501");
    app.fill("内容", "龙头滴水");
    app.press("提交");
    app.pass(core::minute_ms);
    BOOST_TEST(only<core::Ticket>(town.state).photos.size() == 2u);
    BOOST_TEST(disk.unnamed.empty());
    // The next form begins without any.
    app.go("new-ticket");
    BOOST_TEST(!app.has(Role::button, "照片 1"));
}

BOOST_AUTO_TEST_CASE(starting_over_throws_the_pictures_away) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.go("new-ticket");
    app.next_photos = {photo(1)};
    app.press("拍照");
    app.settle();
    app.press("清空重填");
    app.settle();
    BOOST_TEST(!app.has(Role::button, "照片 1"));
    BOOST_TEST(disk.unnamed.empty());
}

BOOST_AUTO_TEST_CASE(of_a_colleagues_picture_it_says_where_it_is) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.report("报修", "龙头滴水");
    app.next_photos = {photo(1)};
    app.press("拍照");
    app.pass(core::minute_ms);
    disk.unsent.clear();
    app.photos_elsewhere = PhotoPlace::away;
    app.pass(core::minute_ms);
    BOOST_TEST(app.says("照片 0/1 已上传"));
    BOOST_TEST(app.has(Role::button, "照片 1 还没上传"));
    app.photos_elsewhere = PhotoPlace::offline;
    app.pass(core::minute_ms);
    BOOST_TEST(app.says("照片 1 张"));  // it may be there and may be not
}

BOOST_AUTO_TEST_CASE(nobody_signs_out_while_a_picture_is_only_here) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.report("报修", "龙头滴水");
    app.next_photos = {photo(1)};
    app.press("拍照");
    app.pass(core::minute_ms);
    app.go("more");
    app.press("退出登录");
    BOOST_TEST(app.says("还有没上传的工作"));
}

BOOST_AUTO_TEST_CASE(a_forms_photos_are_packed_and_unpacked) {
    std::string field;
    shell::add_photo(field, photo(1));
    shell::add_photo(field, photo(2));
    shell::add_photo(field, photo(1));
    BOOST_TEST((shell::unpack_photos(field) == std::vector{photo(1), photo(2)}));
    BOOST_TEST(shell::unpack_photos("not a photo\n\n12 34").empty());
    const core::EntityId id{core::EntityKind::ticket_note, 77};
    BOOST_TEST((shell::photo_target(shell::photo_purpose(id)).id == id));
    BOOST_TEST(shell::photo_target(shell::photo_purpose("new-ticket")).form == "new-ticket");
    BOOST_TEST((shell::photo_target("99 1").id == core::EntityId{}));
}

BOOST_AUTO_TEST_SUITE_END()
