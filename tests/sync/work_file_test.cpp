// Work that is carried to another device by hand: each op takes effect once, whichever way it comes.

#include "sync/client/stored.hpp"
#include "tests/sync/loop.hpp"

#include <algorithm>

using namespace testing;

namespace {

std::size_t entries_about(const Loop& loop, core::TicketId id) {
    const core::Ticket* ticket = loop.at_server(id);
    return ticket ? ticket->timeline.size() : 0;
}

// Another tablet of the same person, in step with the server.
struct Second {
    Tablet tablet;
    explicit Second(Loop& loop, core::Actor who) : tablet(loop.clock, 2) {
        loop.sign_in(tablet, who);
        loop.exchange(tablet);
        BOOST_REQUIRE(tablet.device->phase() == Phase::ready);
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(work_file)

BOOST_AUTO_TEST_CASE(goes_up_from_another_device_under_its_own_numbers) {
    Loop loop;
    const core::TicketId id = loop.report();
    BOOST_TEST(loop.remark(loop.tablet, id, "邻居也来说了"));
    loop.tablet.save();
    const auto work = loop.tablet.device->work();

    Second second(loop, loop.butler);
    const Adopted adopted = second.tablet.device->adopt(work);
    BOOST_TEST((adopted.how == Adoption::taken));
    BOOST_TEST(adopted.taken == 2u);
    BOOST_TEST(second.tablet.state().find(id) != nullptr);
    // Not sent before it is durable here too.
    BOOST_TEST(second.tablet.device->status().unsaved == 2u);
    second.tablet.save();
    BOOST_TEST(second.tablet.device->status().unsaved == 0u);
    loop.exchange(second.tablet);
    BOOST_TEST(entries_about(loop, id) == 2u);
    BOOST_TEST(second.tablet.device->status().pending_total == 0u);
    BOOST_TEST((second.tablet.device->status().link == Link::synced));
    for (const auto& entry : loop.log) {
        if (entry.id.device == loop.tablet.device->identity()->device)
            BOOST_TEST(entry.id.n.value <= 2u);
    }
}

BOOST_AUTO_TEST_CASE(twice_or_after_the_first_device_came_back_doubles_nothing) {
    Loop loop;
    const core::TicketId id = loop.report();
    BOOST_TEST(loop.remark(loop.tablet, id, "邻居也来说了"));
    loop.tablet.save();
    const auto work = loop.tablet.device->work();
    Second second(loop, loop.butler);
    BOOST_TEST(second.tablet.device->adopt(work).taken == 2u);
    BOOST_TEST(second.tablet.device->adopt(work).known == 2u);
    second.tablet.save();
    loop.exchange(second.tablet);
    const std::size_t after = loop.log.size();
    // Once more, when they have verdicts.
    const Adopted again = second.tablet.device->adopt(work);
    BOOST_TEST((again.how == Adoption::taken));
    BOOST_TEST(again.taken == 0u);
    BOOST_TEST(again.known == 2u);
    second.tablet.save();
    loop.exchange(second.tablet);
    BOOST_TEST(loop.log.size() == after);
    // And the first device offers them itself, with something newer.
    BOOST_TEST(loop.remark(loop.tablet, id, "又来了一次"));
    loop.tablet.save();
    loop.exchange();
    BOOST_TEST(loop.log.size() == after + 1);
    BOOST_TEST(entries_about(loop, id) == 3u);
    BOOST_TEST(loop.tablet.device->status().pending_total == 0u);
    loop.exchange(second.tablet);
    BOOST_TEST((*second.tablet.state().find(id) == *loop.at_server(id)));
    BOOST_TEST((*loop.tablet.state().find(id) == *loop.at_server(id)));
}

BOOST_AUTO_TEST_CASE(survives_a_kill_of_the_second_device) {
    Loop loop;
    const core::TicketId id = loop.report();
    loop.tablet.save();
    Second second(loop, loop.butler);
    second.tablet.device->adopt(loop.tablet.device->work());
    second.tablet.save();
    second.tablet.restart(true);
    BOOST_TEST(second.tablet.device->status().pending_total == 1u);
    loop.exchange(second.tablet);
    BOOST_TEST(entries_about(loop, id) == 1u);
}

BOOST_AUTO_TEST_CASE(another_persons_or_another_communitys_is_left_where_it_is) {
    Loop loop;
    loop.report();
    loop.tablet.save();
    const auto work = loop.tablet.device->work();
    Second admin(loop, loop.admin);
    Adopted adopted = admin.tablet.device->adopt(work);
    BOOST_TEST((adopted.how == Adoption::other_person));
    BOOST_TEST(adopted.author == "王敏");
    BOOST_TEST(admin.tablet.device->status().pending_total == 0u);

    auto foreign = work;
    for (JournalRecord& record : foreign) {
        if (record.key == key::home)
            record.value = encode(Home{core::entity(core::CommunityId{9})});
    }
    adopted = loop.tablet.device->adopt(foreign);
    BOOST_TEST((adopted.how == Adoption::other_community));
}

BOOST_AUTO_TEST_CASE(what_is_no_work_is_refused_and_what_cannot_be_read_is_counted) {
    Loop loop;
    loop.report();
    loop.tablet.save();
    const auto work = loop.tablet.device->work();
    Second second(loop, loop.butler);
    Device& device = *second.tablet.device;
    BOOST_TEST((device.adopt({}).how == Adoption::unreadable));
    BOOST_TEST((device.adopt({{"id", {1, 2, 3}}}).how == Adoption::unreadable));

    auto damaged = work;
    for (JournalRecord& record : damaged) {
        if (record.key.substr(0, 3) == "op/") record.value.back() ^= 1;
    }
    BOOST_TEST((device.adopt(damaged).how == Adoption::unreadable));
    // One that a newer build wrote does not keep the others from coming.
    auto mixed = work;
    mixed.push_back({"op/00000009/00000001", {'X', 'L', 16, 99, 0}});
    const Adopted adopted = device.adopt(mixed);
    BOOST_TEST((adopted.how == Adoption::taken));
    BOOST_TEST(adopted.taken == 1u);
    BOOST_TEST(adopted.unreadable == 1u);
}

BOOST_AUTO_TEST_CASE(work_in_anothers_name_is_no_work_of_the_author) {
    Loop loop;
    loop.report();
    loop.tablet.save();
    auto work = loop.tablet.device->work();
    for (JournalRecord& record : work) {
        if (record.key.substr(0, 3) != "op/") continue;
        core::Op op = *decode<core::Op>(record.value);
        op.head.actor = loop.admin;
        record.value = encode(op);
    }
    Second second(loop, loop.butler);
    BOOST_TEST((second.tablet.device->adopt(work).how == Adoption::unreadable));
}

BOOST_AUTO_TEST_CASE(another_op_under_a_number_that_is_taken_is_not_mixed_in) {
    Loop loop;
    loop.report();
    loop.tablet.save();
    auto work = loop.tablet.device->work();
    for (JournalRecord& record : work) {
        if (record.key.substr(0, 3) != "op/") continue;
        core::Op op = *decode<core::Op>(record.value);
        std::get<core::ReportTicket>(op.body).words = "别的话";
        record.value = encode(op);
    }
    BOOST_TEST((loop.tablet.device->adopt(work).how == Adoption::differs));
    BOOST_TEST(loop.tablet.device->status().pending_total == 1u);
}

BOOST_AUTO_TEST_CASE(the_tray_comes_along_once) {
    Loop loop;
    const core::TicketId id{loop.tablet.device->new_key()};
    loop.report();
    core::ReportTicket body;
    body.unit = loop.unit;
    body.words = "走廊灯坏";
    BOOST_REQUIRE(loop.tablet.device->submit({{entity(id), body}}).ok());
    loop.tablet.save();
    // The server knows this ticket under the same name already.
    core::ReportTicket taken = body;
    taken.words = "同名的";
    loop.by_server(entity(id), taken);
    loop.exchange();
    BOOST_REQUIRE(loop.tablet.device->tray().size() == 1u);
    const auto work = loop.tablet.device->work();

    Second second(loop, loop.butler);
    BOOST_TEST(second.tablet.device->adopt(work).taken == 1u);
    second.tablet.save();
    BOOST_REQUIRE(second.tablet.device->tray().size() == 1u);
    BOOST_TEST(second.tablet.device->archive(second.tablet.device->tray()[0].op.head.id));
    second.tablet.save();
    BOOST_TEST(second.tablet.device->adopt(work).taken == 0u);
    BOOST_TEST(second.tablet.device->tray()[0].archived);
}

BOOST_AUTO_TEST_CASE(fills_the_hole_that_a_restored_server_has) {
    Loop loop;
    const core::TicketId first = loop.report();
    loop.tablet.save();
    loop.exchange();
    const std::size_t before = loop.log.size();
    const core::TicketId second_ticket = loop.report();
    loop.tablet.save();
    const auto work = loop.tablet.device->work();
    loop.lose_tail(1);
    BOOST_TEST(loop.log.size() == before - 1);

    Second second(loop, loop.butler);
    BOOST_TEST(second.tablet.device->adopt(work).taken == 2u);
    second.tablet.save();
    loop.exchange(second.tablet);
    BOOST_TEST(entries_about(loop, first) == 1u);
    BOOST_TEST(entries_about(loop, second_ticket) == 1u);
    // The first device was not needed, and doubles nothing.
    const std::size_t after = loop.log.size();
    loop.signed_in = loop.butler;
    loop.exchange();
    BOOST_TEST(loop.log.size() == after);
}

BOOST_AUTO_TEST_SUITE_END()
