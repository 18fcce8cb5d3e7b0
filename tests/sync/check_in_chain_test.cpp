// Check-ins are linked by the device and held against one another by the server.

#include "sync/server/check_in_chains.hpp"
#include "tests/sync/loop.hpp"

using namespace testing;
using xsync::server::CheckInChains;

namespace {

struct Walk {
    Loop loop;
    core::RoundId round{0};
    Walk() {
        round = {loop.tablet.device->new_key()};
        BOOST_REQUIRE(loop.tablet.device
                          ->submit({{entity(round), core::BeginRound{loop.route, {}, {}, 0, {}}}})
                          .ok());
    }
    // A check-in after some seconds; what a screen says about its link is not taken.
    void check_in(std::uint16_t point, int seconds = 60) {
        loop.clock.now_ms += seconds * 1000;
        const core::LinkedCheckIn body{point, core::Proof::qr, {}, {}, {99, 99, 99}};
        BOOST_REQUIRE(loop.tablet.device->submit({{entity(round), body}}).ok());
        loop.tablet.save();
    }
    core::CheckInLink link(std::uint16_t point) const {
        return loop.tablet.state().find(round)->visit(point)->link;
    }
    std::vector<Entry> entries() const {
        std::vector<Entry> all;
        for (const server::StoredEntry& stored : loop.log)
            all.push_back(*decode<Entry>(stored.bytes));
        return all;
    }
};

CheckInChains read(const std::vector<Entry>& entries) {
    CheckInChains chains;
    for (const Entry& entry : entries) chains.take(entry);
    return chains;
}

Entry& nth_check_in(std::vector<Entry>& entries, int nth) {
    for (Entry& entry : entries) {
        if (std::holds_alternative<core::LinkedCheckIn>(entry.op->body) && nth-- == 0) return entry;
    }
    throw std::logic_error("there are not so many check-ins");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(check_in_chain)

BOOST_AUTO_TEST_CASE(each_names_the_one_before_it_across_a_restart) {
    Walk walk;
    walk.check_in(0);
    walk.check_in(1, 90);
    walk.loop.tablet.restart();
    walk.check_in(2);
    BOOST_TEST((walk.link(0) == core::CheckInLink{1, 0, -1}));
    BOOST_TEST(walk.link(1).number == 2u);
    BOOST_TEST(walk.link(1).steady_ms == 90'000);
    BOOST_TEST(walk.link(2).number == 3u);
    BOOST_TEST(walk.link(2).steady_ms == -1);  // nothing measured the time in between
    walk.loop.exchange();
    const CheckInChains chains = read(walk.entries());
    BOOST_TEST(chains.linked() == 3u);
    BOOST_TEST(chains.faults().empty());
    BOOST_TEST(chains.notes().empty());
}

BOOST_AUTO_TEST_CASE(several_in_one_act_are_linked_too) {
    Walk walk;
    const core::LinkedCheckIn body{0, core::Proof::qr, {}, {}, {}};
    core::LinkedCheckIn next = body;
    next.checkpoint = 1;
    BOOST_REQUIRE(
        walk.loop.tablet.device->submit({{entity(walk.round), body}, {entity(walk.round), next}})
            .ok());
    walk.loop.tablet.save();
    BOOST_TEST(walk.link(1).number == 2u);
    walk.loop.exchange();
    BOOST_TEST(read(walk.entries()).faults().empty());
}

BOOST_AUTO_TEST_CASE(what_is_missing_changed_or_put_in_is_found) {
    Walk walk;
    for (std::uint16_t point = 0; point < 3; ++point) walk.check_in(point);
    walk.loop.exchange();
    const std::vector<Entry> whole = walk.entries();
    const auto faults = [](const std::vector<Entry>& entries) { return read(entries).faults(); };
    BOOST_TEST(faults(whole).empty());

    std::vector<Entry> redated = whole;
    nth_check_in(redated, 1).op->head.made_at.ms -= 3'600'000;
    BOOST_TEST_REQUIRE(faults(redated).size() == 1u);
    BOOST_TEST(faults(redated)[0].find("missing or was changed") != std::string::npos);
    BOOST_TEST(read(redated).notes().size() == 1u);  // an hour off the steady time

    std::vector<Entry> missing = whole;
    const core::OpId gone = nth_check_in(missing, 1).id;
    std::erase_if(missing, [&](const Entry& entry) { return entry.id == gone; });
    BOOST_TEST(faults(missing).size() == 1u);

    std::vector<Entry> anew = whole;
    std::get<core::LinkedCheckIn>(nth_check_in(anew, 2).op->body).link = {1, 0, -1};
    BOOST_TEST_REQUIRE(faults(anew).size() == 1u);
    BOOST_TEST(faults(anew)[0].find("begins anew") != std::string::npos);

    std::vector<Entry> between = whole;
    const Entry first = nth_check_in(between, 0);
    Entry& last = nth_check_in(between, 2);
    std::get<core::LinkedCheckIn>(last.op->body).link.before = check_in_hash(*first.op);
    BOOST_TEST_REQUIRE(faults(between).size() == 1u);
    BOOST_TEST(faults(between)[0].find("not linked to the one before") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_clock_that_was_set_is_noted) {
    Walk walk;
    walk.check_in(0);
    walk.loop.clock.wrong_ms = -3'600'000;
    walk.check_in(1);
    walk.loop.exchange();
    const CheckInChains chains = read(walk.entries());
    BOOST_TEST(chains.faults().empty());
    BOOST_TEST(chains.notes().size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_new_number_carries_the_chain_on) {
    Walk walk;
    walk.check_in(0);
    walk.loop.exchange();
    Tablet copy(walk.loop.clock, 2);
    copy.journal.restore(walk.loop.tablet.journal.snapshot());
    copy.start();
    walk.check_in(1);
    walk.loop.exchange();
    walk.loop.clock.now_ms += 1000;
    const core::LinkedCheckIn body{2, core::Proof::qr, {}, {}, {}};
    BOOST_REQUIRE(copy.device->submit({{entity(walk.round), body}}).ok());
    copy.save();
    walk.loop.exchange(copy);
    const CheckInChains chains = read(walk.entries());
    BOOST_TEST(chains.linked() == 3u);
    BOOST_TEST(chains.faults().empty());
}

BOOST_AUTO_TEST_SUITE_END()
