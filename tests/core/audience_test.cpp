// Who sees what: every kind of record by every kind of viewer, and what moving a home or a person does.

#include "core/audience.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <map>

using namespace core;
using fixtures::World;

namespace {

// A community with one of every kind of record, all about 3-2-501 of group 1.
struct Site {
    World w;
    std::map<std::string_view, EntityId> things;
    std::map<std::string_view, Actor> viewers;

    Site() {
        const Actor butler = w.who(Role::butler);
        const TicketId repair = w.report_leak();
        const TicketId complaint = report(TicketKind::complaint, w.unit501, w.home501);
        const TicketId found = report(TicketKind::report, {}, {});  // in a public place
        for (const TicketId id : {repair, complaint}) {
            w.must(butler, note_of(id), NoteTicket{"内部"});
            w.must(butler, contact_of(id), SetTicketContact{"陈先生", "13812345678"});
            w.must(butler, entity(id), AssignTicket{w.technician2});
        }
        const RouteId route = w.add_route("每日巡楼", Role::butler, w.group1, 2);
        const RoundId round = w.start_round(w.who(Role::guard), route);
        RecordHomeVisit visit;
        visit.unit = w.unit501;
        visit.household = w.home501;
        const HomeVisitId visited{w.fresh_key()};
        w.must(butler, entity(visited), visit);
        RecordDuty meeting{
            DutyId::post_meeting, day_of(w.now, Zone{}), "例会", {3}, {w.id_of(Role::guard)}, {}};
        const DutyRecordId met{w.fresh_key()}, talked{w.fresh_key()}, planned{w.fresh_key()};
        w.must(w.who(Role::guard_lead), entity(met), meeting);
        meeting.duty = DutyId::talk_guard;
        w.must(w.who(Role::guard_lead), entity(talked), meeting);
        w.must(butler, entity(planned),
               RecordDuty{DutyId::tomorrow_plan, meeting.day, "计划", {}, {}, {}});
        things = {
            {"community", entity(CommunityId{w.state.all<Community>().begin()->first})},
            {"group", entity(w.group1)},
            {"building", entity(w.building3)},
            {"unit", entity(w.unit501)},
            {"household", entity(w.home501)},
            {"staff", entity(w.id_of(Role::guard))},
            {"staff contact", contact_of(w.id_of(Role::guard))},
            {"repair", entity(repair)},
            {"repair note", note_of(repair)},
            {"repair contact", contact_of(repair)},
            {"complaint", entity(complaint)},
            {"complaint note", note_of(complaint)},
            {"complaint contact", contact_of(complaint)},
            {"public report", entity(found)},
            {"route", entity(route)},
            {"round of guard", entity(round)},
            {"home visit", entity(visited)},
            {"meeting", entity(met)},
            {"talk", entity(talked)},
            {"plan of butler", entity(planned)},
        };
        viewers = {
            {"owner 501", w.owner501()},
            {"owner 502", w.owner502()},
            {"butler 1", butler},
            {"butler 2", entity(w.butler2)},
            {"front desk", w.who(Role::front_desk)},
            {"lead", w.who(Role::lead)},
            {"manager", w.who(Role::manager)},
            {"admin", w.who(Role::administrator)},
            {"technician", w.who(Role::technician)},
            {"assigned", entity(w.technician2)},
            {"guard", w.who(Role::guard)},
            {"cleaner", w.who(Role::cleaner)},
            {"inspector", w.who(Role::inspector)},
        };
    }

    TicketId report(TicketKind kind, UnitId unit, HouseholdId household) {
        ReportTicket body;
        body.kind = kind;
        body.unit = unit;
        body.household = household;
        return w.report(w.who(Role::butler), std::move(body));
    }
    bool sees(std::string_view viewer, std::string_view thing) const {
        return may_see(w.state, viewers.at(viewer), things.at(thing));
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(audience_suite)

BOOST_AUTO_TEST_CASE(every_kind_by_every_viewer) {
    struct Row {
        std::string_view thing;
        std::string_view sees;
    };
    // clang-format off
    constexpr std::string_view viewers[] = {
        "owner 501", "owner 502", "butler 1", "butler 2", "front desk", "lead", "manager", "admin",
        "technician", "assigned", "guard", "cleaner", "inspector",
    };
    constexpr Row rows[] = {
        //                    owners  butlers  desk          trade  others
        //                    501 502 1   2    fd l  m  a    t  as  g  c  i
        {"community",         "+   +  +   +    +  +  +  +    +  +   +  +  +"},
        {"group",             "+   +  +   +    +  +  +  +    +  +   +  +  +"},
        {"building",          ".   .  +   +    +  +  +  +    +  +   +  +  ."},
        {"unit",              "+   .  +   +    +  +  +  +    +  +   +  +  ."},
        {"household",         "+   .  +   .    +  +  +  +    .  .   .  .  ."},
        {"staff",             "+   +  +   +    +  +  +  +    +  +   +  +  +"},
        {"staff contact",     ".   .  +   +    +  +  +  +    +  +   +  +  ."},
        {"repair",            "+   .  +   .    +  +  +  +    +  +   .  .  ."},
        {"repair note",       ".   .  +   .    +  +  +  +    .  +   .  .  ."},
        {"repair contact",    "+   .  +   .    +  +  +  +    .  +   .  .  ."},
        {"complaint",         "+   .  +   .    +  +  +  +    .  +   .  .  ."},
        {"complaint note",    ".   .  +   .    +  +  +  +    .  +   .  .  ."},
        {"complaint contact", "+   .  +   .    +  +  +  +    .  .   .  .  ."},
        {"public report",     ".   .  +   .    +  +  +  +    .  .   .  .  ."},
        {"route",             ".   .  +   +    +  +  +  +    +  +   +  +  ."},
        {"round of guard",    ".   .  +   .    +  +  +  +    .  .   +  .  ."},
        {"home visit",        ".   .  +   .    +  +  +  +    .  .   .  .  ."},
        {"meeting",           ".   .  .   .    +  +  +  +    .  .   +  .  ."},
        {"talk",              ".   .  .   .    .  +  +  +    .  .   .  .  ."},
        {"plan of butler",    ".   .  +   .    +  +  +  +    .  .   .  .  ."},
    };
    // clang-format on
    const Site site;
    BOOST_TEST(std::size(rows) == site.things.size());
    BOOST_TEST(std::size(viewers) == site.viewers.size());
    for (const Row& row : rows) {
        std::size_t column = 0;
        for (const char c : row.sees) {
            if (c == ' ') continue;
            const std::string_view viewer = viewers[column++];
            BOOST_TEST(site.sees(viewer, row.thing) == (c == '+'), viewer << " and " << row.thing);
        }
        BOOST_TEST(column == std::size(viewers));
    }
}

BOOST_AUTO_TEST_CASE(a_home_that_moves_takes_its_records_along) {
    Site site;
    site.w.must(site.w.who(Role::manager), entity(site.w.unit501), MoveUnit{site.w.group2});
    for (const std::string_view thing :
         {"household", "repair", "repair note", "complaint contact", "home visit"}) {
        BOOST_TEST(site.sees("butler 2", thing), thing);
        const auto anchor = audience_of(site.w.state, site.things.at(thing)).anchor;
        BOOST_TEST((anchor == site.w.unit501));
    }
    BOOST_TEST(!site.sees("butler 1", "household"));
    BOOST_TEST(!site.sees("butler 1", "home visit"));
    BOOST_TEST(site.sees("butler 1", "repair"));  // still its reporter
}

BOOST_AUTO_TEST_CASE(a_butler_who_covers_sees_the_group_for_as_long) {
    Site site;
    const EntityId butler2 = entity(site.w.butler2);
    site.w.must(site.w.who(Role::lead), butler2, CoverGroups{{site.w.group1}});
    BOOST_TEST(site.sees("butler 2", "household"));
    BOOST_TEST(site.sees("butler 2", "repair note"));
    site.w.must(site.w.who(Role::lead), butler2, CoverGroups{});
    BOOST_TEST(!site.sees("butler 2", "household"));
    BOOST_TEST(!site.sees("butler 2", "repair note"));
}

BOOST_AUTO_TEST_CASE(who_leaves_sees_nothing) {
    Site site;
    site.w.must(site.w.who(Role::administrator), site.w.who(Role::butler), RetireStaff{});
    for (const auto& [name, id] : site.things) BOOST_TEST(!site.sees("butler 1", name), name);
    BOOST_TEST(viewer_tags(site.w.state, {}).empty());
    BOOST_TEST(viewer_tags(site.w.state, {EntityKind::staff, 1}).empty());
}

BOOST_AUTO_TEST_CASE(an_owner_s_own_companion_is_never_the_internal_one) {
    // Whatever happens to a ticket, no tag of an owner stands on its notes.
    Site site;
    World& w = site.w;
    const EntityId id = site.things.at("repair"), note = site.things.at("repair note");
    const auto tags = viewer_tags(w.state, w.owner501());
    const OpBody life[] = {RespondTicket{}, ArriveTicket{}, CompleteTicket{"好", 0, {}},
                           CancelTicket{"重复"}, RemarkTicket{"?"}};
    for (const OpBody& body : life) {
        w.tell(w.who(Role::lead), id, body);
        BOOST_TEST(!intersects(audience_of(w.state, note).tags, tags));
    }
}

BOOST_AUTO_TEST_CASE(tags_are_sorted_and_unique) {
    const Site site;
    for (const auto& [name, id] : site.things) {
        const AudienceTags tags = audience_of(site.w.state, id).tags;
        BOOST_TEST(!tags.empty());
        for (std::size_t i = 1; i < tags.size(); ++i) BOOST_TEST((tags[i - 1] < tags[i]));
    }
    BOOST_TEST(audience_of(site.w.state, {EntityKind::ticket, 42}).tags.empty());
    BOOST_TEST(audience_of(site.w.state, {}).tags.empty());
}

BOOST_AUTO_TEST_SUITE_END()
