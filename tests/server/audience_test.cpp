// Who receives what as rights change: grants, revokes, and law 5 after every step of random histories.

#include "tests/server/office.hpp"

using namespace office;

BOOST_FIXTURE_TEST_SUITE(grants_and_revokes, Office)

BOOST_AUTO_TEST_CASE(a_first_pull_brings_what_is_visible_and_nothing_else) {
    const TicketId mine = report(owner_1(), unit_1, home_1);
    const TicketId other = report(owner_2(), unit_2, home_2);
    struct Row {
        Actor viewer;
        bool mine, other;
    };
    const Row rows[] = {
        {owner_1(), true, false}, {owner_2(), false, true},  {wang, true, false},
        {li, false, true},        {desk, true, true},        {technician, true, true},
        {guard, false, false},    {inspector, false, false},
    };
    for (const Row& row : rows) {
        Tablet tablet{row.viewer, {}, {}, {}};
        tablet.pull(*this);
        BOOST_CHECK_EQUAL(tablet.has(entity(mine)), row.mine);
        BOOST_CHECK_EQUAL(tablet.has(entity(other)), row.other);
        BOOST_CHECK(holds_what_is_shown(tablet, *this));
    }
}

BOOST_AUTO_TEST_CASE(a_home_that_moves_leaves_one_butler_and_comes_whole_to_the_other) {
    const TicketId ticket = report(owner_1(), unit_1, home_1);
    Tablet of_wang{wang, {}, {}, {}}, of_li{li, {}, {}, {}};
    of_wang.pull(*this);
    of_li.pull(*this);
    tell(desk, entity(ticket), RespondTicket{"已受理"});
    tell(admin, entity(unit_1), MoveUnit{group_2});
    of_wang.pull(*this);
    of_li.pull(*this);
    const std::vector<EntityId> revoked{entity(home_1), entity(ticket)};
    BOOST_CHECK(of_wang.chunks.back().revokes == revoked);
    BOOST_CHECK(!of_wang.has(entity(ticket)));
    BOOST_CHECK(of_li.has(entity(ticket)) && of_li.has(entity(home_1)));
    // The record came whole, so its earlier entries did not.
    for (const auto& entry : of_li.chunks.back().entries) {
        BOOST_CHECK(entry.op->head.entity != entity(ticket));
    }
    BOOST_CHECK(holds_what_is_shown(of_wang, *this));
    BOOST_CHECK(holds_what_is_shown(of_li, *this));
}

BOOST_AUTO_TEST_CASE(covering_a_group_brings_it_and_takes_it_away_again) {
    report(owner_1(), unit_1, home_1);
    Tablet tablet{li, {}, {}, {}};
    tablet.pull(*this);
    BOOST_CHECK(!tablet.has(entity(home_1)));
    tell(lead, li, CoverGroups{{group_1}});
    tablet.pull(*this);
    BOOST_CHECK(tablet.has(entity(home_1)));
    tell(lead, li, CoverGroups{});
    tablet.pull(*this);
    BOOST_CHECK(!tablet.has(entity(home_1)));
    BOOST_CHECK(holds_what_is_shown(tablet, *this));
}

// Between two pulls it was hidden and is visible again: the record must come anew, or be kept.
BOOST_AUTO_TEST_CASE(hidden_and_back_between_two_pulls_misses_nothing) {
    const TicketId ticket = report(owner_1(), unit_1, home_1);
    Tablet tablet{wang, {}, {}, {}};
    tablet.pull(*this);
    tell(admin, entity(unit_1), MoveUnit{group_2});
    tell(desk, entity(ticket), RespondTicket{"已受理"});
    tell(admin, entity(unit_1), MoveUnit{group_1});
    tell(desk, entity(ticket), RemarkTicket{"备注"});
    tablet.pull(*this);
    BOOST_CHECK(holds_what_is_shown(tablet, *this));
}

BOOST_AUTO_TEST_CASE(who_leaves_keeps_nothing) {
    Tablet tablet{wang, {}, {}, {}};
    tablet.pull(*this);
    BOOST_CHECK(size(tablet.state) > 0);
    tell(admin, wang, RetireStaff{});
    tablet.pull(*this);
    BOOST_CHECK_EQUAL(size(tablet.state), 0);
}

BOOST_AUTO_TEST_CASE(a_dispatch_brings_the_ticket_its_notes_and_its_contact) {
    const TicketId ticket = report(desk, unit_1, home_1);
    tell(desk, note_of(ticket), NoteTicket{"钥匙在前台"});
    tell(desk, contact_of(ticket), SetTicketContact{"周建华", "13911112222"});
    Tablet tablet{guard, {}, {}, {}};
    tablet.pull(*this);
    BOOST_CHECK(!tablet.has(entity(ticket)));
    tell(desk, entity(ticket), AssignTicket{StaffId{guard.key}});
    tablet.pull(*this);
    BOOST_CHECK(tablet.has(entity(ticket)) && tablet.has(note_of(ticket)) &&
                tablet.has(contact_of(ticket)));
    tell(desk, entity(ticket), AssignTicket{StaffId{technician.key}});
    tablet.pull(*this);
    BOOST_CHECK(!tablet.has(entity(ticket)) && !tablet.has(note_of(ticket)));
    BOOST_CHECK(holds_what_is_shown(tablet, *this));
}

// Many tablets that pull at their own pace through a random history of moves, covers, dispatches and
// notes: after every pull each holds what the server would show, to the byte.
BOOST_AUTO_TEST_CASE(law_five_in_random_histories) {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        Office office;
        fixtures::Random random(seed);
        std::vector<Tablet> tablets;
        for (const Actor viewer :
             {office.wang, office.li, office.desk, office.technician, office.guard,
              office.owner_1(), office.owner_2(), office.inspector}) {
            tablets.push_back({viewer, {}, {}, {}});
        }
        std::vector<TicketId> tickets;
        for (int step = 0; step < 120; ++step) {
            office.now = office.now + minute_ms;
            const bool first = random.chance(50);
            const UnitId unit = first ? office.unit_1 : office.unit_2;
            const HouseholdId home = first ? office.home_1 : office.home_2;
            const GroupId group = random.chance(50) ? office.group_1 : office.group_2;
            const Actor worker = random.chance(50) ? office.guard : office.technician;
            if (tickets.empty() || random.chance(15)) {
                tickets.push_back(office.report(office.desk, unit, home));
            }
            const TicketId ticket =
                tickets[random.below(static_cast<std::uint32_t>(tickets.size()))];
            switch (random.below(6)) {
                case 0: office.tell(office.admin, entity(unit), MoveUnit{group}); break;
                case 1:
                    office.tell(office.lead, office.li,
                                CoverGroups{random.chance(50) ? std::vector{group}
                                                              : std::vector<GroupId>{}});
                    break;
                case 2:
                    office.tell(office.desk, entity(ticket), AssignTicket{StaffId{worker.key}});
                    break;
                case 3: office.tell(office.desk, note_of(ticket), NoteTicket{"备注"}); break;
                case 4:
                    office.tell(office.desk, contact_of(ticket), SetTicketContact{"某人", "139"});
                    break;
                default: office.tell(office.desk, entity(ticket), RemarkTicket{"进展"}); break;
            }
            for (Tablet& tablet : tablets) {
                if (!random.chance(25)) continue;
                tablet.pull(office);
                BOOST_TEST_CONTEXT("seed " << seed << ", step " << step)
                BOOST_REQUIRE(holds_what_is_shown(tablet, office));
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
