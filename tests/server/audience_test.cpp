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
        Tablet tablet(row.viewer);
        tablet.pull(*this);
        BOOST_CHECK_EQUAL(tablet.has(entity(mine)), row.mine);
        BOOST_CHECK_EQUAL(tablet.has(entity(other)), row.other);
        BOOST_CHECK(holds_what_is_shown(tablet, *this));
    }
}

BOOST_AUTO_TEST_CASE(a_home_that_moves_leaves_one_butler_and_comes_whole_to_the_other) {
    const TicketId ticket = report(owner_1(), unit_1, home_1);
    Tablet of_wang(wang), of_li(li);
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
    Tablet tablet(li);
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
    Tablet tablet(wang);
    tablet.pull(*this);
    tell(admin, entity(unit_1), MoveUnit{group_2});
    tell(desk, entity(ticket), RespondTicket{"已受理"});
    tell(admin, entity(unit_1), MoveUnit{group_1});
    tell(desk, entity(ticket), RemarkTicket{"备注"});
    tablet.pull(*this);
    BOOST_CHECK(holds_what_is_shown(tablet, *this));
}

BOOST_AUTO_TEST_CASE(who_leaves_keeps_nothing) {
    Tablet tablet(wang);
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
    Tablet tablet(guard);
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

namespace {

// A random history of moves, covers, dispatches and notes.
struct History {
    Office& office;
    fixtures::Random random;
    std::vector<TicketId> tickets;

    void happen() {
        office.now = office.now + minute_ms;
        const bool first = random.chance(50);
        const UnitId unit = first ? office.unit_1 : office.unit_2;
        const GroupId group = random.chance(50) ? office.group_1 : office.group_2;
        const Actor worker = random.chance(50) ? office.guard : office.technician;
        if (tickets.empty() || random.chance(15)) {
            tickets.push_back(
                office.report(office.desk, unit, first ? office.home_1 : office.home_2));
        }
        const TicketId ticket = tickets[random.below(static_cast<std::uint32_t>(tickets.size()))];
        const Actor desk = office.desk;
        switch (random.below(6)) {
            case 0: office.tell(office.admin, entity(unit), MoveUnit{group}); break;
            case 1: cover(group); break;
            case 2: office.tell(desk, entity(ticket), AssignTicket{StaffId{worker.key}}); break;
            case 3: office.tell(desk, note_of(ticket), NoteTicket{"备注"}); break;
            case 4: office.tell(desk, contact_of(ticket), SetTicketContact{"某人", "139"}); break;
            default: office.tell(desk, entity(ticket), RemarkTicket{"进展"}); break;
        }
    }
    void cover(GroupId group) {
        CoverGroups covered;
        if (random.chance(50)) covered.groups.push_back(group);
        office.tell(office.lead, office.li, covered);
    }
};

std::vector<Tablet> one_each(const Office& office) {
    std::vector<Tablet> tablets;
    for (const Actor viewer : {office.wang, office.li, office.desk, office.technician, office.guard,
                               office.owner_1(), office.owner_2(), office.inspector}) {
        tablets.emplace_back(viewer);
    }
    return tablets;
}

bool holds_nothing_hidden(const Tablet& tablet, const Office& office) {
    const State shown = shown_to(office.ledger, tablet.actor);
    bool clean = true;
    std::apply(
        [&](const auto&... table) {
            const auto look = [&](const auto& held) {
                using R = typename std::remove_cvref_t<decltype(held)>::mapped_type;
                for (const auto& row : held) clean = clean && shown.all<R>().contains(row.first);
            };
            (look(table), ...);
        },
        tablet.state.tables);
    return clean;
}

}  // namespace

// Tablets that pull at their own pace: after every pull each holds what the server would show, to the
// byte.
BOOST_AUTO_TEST_CASE(law_five_in_random_histories) {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        Office office;
        History history{office, fixtures::Random(seed), {}};
        std::vector<Tablet> tablets = one_each(office);
        for (int step = 0; step < 120; ++step) {
            history.happen();
            for (Tablet& tablet : tablets) {
                if (!history.random.chance(25)) continue;
                tablet.pull(office);
                BOOST_TEST_CONTEXT("seed " << seed << ", step " << step)
                BOOST_REQUIRE(holds_what_is_shown(tablet, office));
            }
        }
    }
}

// The same with tiny chunks and a short memory, one exchange at a time while the world goes on: what
// was hidden since never stays and never comes, and in the end all is there.
BOOST_AUTO_TEST_CASE(law_five_between_the_pages) {
    unsigned pages = 0, start_overs = 0, partial = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        Office office({3, 4, 400, 25});
        History history{office, fixtures::Random(seed), {}};
        std::vector<Tablet> tablets = one_each(office);
        for (int step = 0; step < 160; ++step) {
            history.happen();
            for (Tablet& tablet : tablets) {
                if (!history.random.chance(30)) continue;
                const LogPos had = tablet.after;
                const Chunk chunk = tablet.step(office);
                pages += chunk.bootstrap_after.has_value();
                start_overs += chunk.from.value == 0 && had.value != 0;
                partial += chunk.from.value != 0 && chunk.to < chunk.head;
                BOOST_TEST_CONTEXT("seed " << seed << ", step " << step)
                BOOST_REQUIRE(chunk.from.value == 0 || holds_nothing_hidden(tablet, office));
                for (const auto& grant : chunk.grants) {
                    BOOST_REQUIRE(may_see(office.ledger.state(), tablet.actor, grant.id));
                }
            }
        }
        for (Tablet& tablet : tablets) {
            tablet.pull(office);
            if (tablet.chunks.back().from.value == 0) tablet.pull(office);
            BOOST_TEST_CONTEXT("seed " << seed)
            BOOST_REQUIRE(holds_what_is_shown(tablet, office));
        }
    }
    // The roads this is about were all taken.
    BOOST_CHECK(pages > 100);
    BOOST_CHECK(start_overs > 10);
    BOOST_CHECK(partial > 100);
}

// Verdicts come back however old the op is: from the store when the ledger forgot it.
BOOST_AUTO_TEST_CASE(an_op_older_than_the_memory_is_known_again) {
    Office office({3, 4, 400, 10});
    office.report(office.guard, {}, {});
    const Op old = *xsync::server::entry_of(office.stored.back()).op;
    const TicketId ticket = office.report(office.desk, office.unit_1, office.home_1);
    for (int i = 0; i < 60; ++i) office.tell(office.desk, entity(ticket), RemarkTicket{"进展"});
    const LogPos head = office.ledger.head();
    const Chunk again = office.exchange(office.guard, office.request(office.guard, {1}, {old}));
    BOOST_CHECK(again.trouble == Trouble::none);
    BOOST_REQUIRE_EQUAL(again.receipts.size(), 1);
    BOOST_CHECK(again.receipts[0].decision.verdict == Verdict::accepted);
    BOOST_CHECK(office.ledger.head() == head);
    BOOST_CHECK_EQUAL(again.from.value, 0);
    Op clone = old;
    std::get<ReportTicket>(clone.body).words = "另一张单";
    BOOST_CHECK(office.exchange(office.guard, office.request(office.guard, {1}, {clone})).trouble ==
                Trouble::device_cloned);
}

BOOST_AUTO_TEST_SUITE_END()
