// Finding tickets and units by what a person types, and an index that keeps up with the records.

#include "core/audience.hpp"
#include "core/query/households.hpp"
#include "core/query/tickets.hpp"
#include "fixtures.hpp"
#include "fold_table.hpp"

#include <boost/test/unit_test.hpp>

using namespace core;
using fixtures::report_in;
using fixtures::World;

namespace {

const Policy policy{};

std::vector<TicketId> find(const World& w, SearchIndex* index, std::string text,
                           Actor viewer = {}) {
    TicketFilter filter;
    filter.scope = TicketScope::all;
    filter.text = std::move(text);
    std::vector<TicketId> found;
    for (const TicketRow& row : list_tickets(w.state, viewer, filter, policy, w.now, index))
        found.push_back(row.id);
    return found;
}
using Ids = std::vector<TicketId>;

// What one viewer's device has.
State part_of(const World& w, Actor viewer) {
    State part;
    const AudienceTags tags = viewer_tags(w.state, viewer);
    std::apply(
        [&](const auto&... table) {
            const auto take = [&](const auto& each) {
                using R = typename std::remove_cvref_t<decltype(each)>::mapped_type;
                for (const auto& [key, record] : each) {
                    const EntityId id{kind_of<R>, key};
                    if (intersects(audience_of(w.state, id).tags, tags)) put(part, id, record);
                }
            };
            (take(table), ...);
        },
        w.state.tables);
    return part;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(search_suite)

BOOST_AUTO_TEST_CASE(a_ticket_is_found_by_all_that_names_it) {
    World w;
    const TicketId leak = report_in(w, "2026-11-03 09:00", TicketKind::repair, Severity::small,
                                    w.unit501, "廁所天花板漏水，Kitchen 也有");
    const TicketId other = report_in(w, "2026-11-03 09:01", TicketKind::complaint,
                                     Severity::ordinary, w.unit101, "樓上太吵");
    w.must(w.who(Role::front_desk), contact_of(leak), SetTicketContact{"王敏", "13600001234"});
    w.must(w.who(Role::front_desk), entity(leak), AssignTicket{w.technician2});
    SearchIndex index;
    index.set_table(fixtures::fold_table());
    struct Case {
        std::string_view typed;
        bool leak, other;
    };
    static constexpr Case cases[] = {
        {"厕所", true, false},        {"廁所", true, false},    {"kitchen", true, false},
        {"ＫＩＴ", true, false},      {"3-2-501", true, false}, {"３－２", true, false},
        {"王敏", true, false},        {"wm", true, false},      {"1234", true, false},
        {"13600001234", true, false}, {"0000", false, false},   {"陈先生", true, false},
        {"陳先生", true, false},      {"cxs", true, false},     {"5678", true, false},
        {"lsf", true, false},         {"楼上", false, true},    {"lstc", false, true},
        {"lst", false, false},        {"lns", false, true},     {"BX-20261103", true, false},
        {"ts-", false, true},         {"无此", false, false},   {"", true, true},
    };
    for (const Case& c : cases) {
        BOOST_TEST_CONTEXT(c.typed) {
            const Ids found = find(w, &index, std::string(c.typed));
            BOOST_TEST((std::find(found.begin(), found.end(), leak) != found.end()) == c.leak);
            BOOST_TEST((std::find(found.begin(), found.end(), other) != found.end()) == c.other);
        }
    }
    BOOST_TEST(find(w, nullptr, "厕所").empty());  // no table: as it was typed
    BOOST_TEST((find(w, nullptr, "廁所") == Ids{leak}));
}

BOOST_AUTO_TEST_CASE(the_end_of_a_phone_finds_only_for_those_who_may_see_it) {
    World w;
    const TicketId ticket =
        report_in(w, "2026-11-03 09:00", TicketKind::repair, Severity::small, w.unit501, "跳闸");
    w.must(w.who(Role::front_desk), contact_of(ticket), SetTicketContact{"王敏", "13600001234"});
    const auto found_by = [&](Actor viewer, const char* text) {
        SearchIndex index;
        index.set_table(fixtures::fold_table());
        TicketFilter filter;
        filter.text = text;
        const State part = part_of(w, viewer);
        return list_tickets(part, viewer, filter, policy, w.now, &index).size();
    };
    BOOST_TEST(found_by(w.who(Role::butler), "1234") == 1u);
    BOOST_TEST(found_by(w.who(Role::butler), "5678") == 1u);
    // The trade's queue shows the ticket, not yet whose it is.
    BOOST_TEST(found_by(w.who(Role::technician), "跳闸") == 1u);
    BOOST_TEST(found_by(w.who(Role::technician), "1234") == 0u);
    BOOST_TEST(found_by(w.who(Role::technician), "5678") == 0u);
    BOOST_TEST(found_by(w.who(Role::technician), "wm") == 0u);
    w.must(w.who(Role::front_desk), entity(ticket), AssignTicket{w.id_of(Role::technician)});
    BOOST_TEST(found_by(w.who(Role::technician), "1234") == 1u);
    BOOST_TEST(found_by(w.who(Role::technician), "5678") == 0u);
}

BOOST_AUTO_TEST_CASE(units_are_found_by_initials_and_traditional_names) {
    World w;
    SearchIndex index;
    index.set_table(fixtures::fold_table());
    const auto find_unit = [&](const char* text) {
        const auto rows = search_units(w.state, text, 10, &index);
        return rows.size() == 1 ? rows[0].unit : UnitId{};
    };
    BOOST_TEST((find_unit("cxs") == w.unit501));
    BOOST_TEST((find_unit("陳先") == w.unit501));
    BOOST_TEST((find_unit("張阿") == w.unit502));
    BOOST_TEST((find_unit("4321") == w.unit502));
    BOOST_TEST((find_unit("4棟1單元101室") == w.unit101));
    BOOST_TEST(search_units(w.state, "", 10, &index).size() == 3u);
    BOOST_TEST(search_units(w.state, "zz", 10, &index).empty());
}

// The index against a fresh one, while random records change, appear and go.
BOOST_AUTO_TEST_CASE(an_index_that_is_told_what_changed_answers_as_a_new_one) {
    fixtures::Random random(5);
    for (int run = 0; run < 20; ++run) {
        World w;
        SearchIndex kept;
        kept.set_table(fixtures::fold_table());
        std::vector<TicketId> tickets;
        find(w, &kept, "x");
        for (int step = 0; step < 30; ++step) {
            static constexpr std::string_view words[] = {"漏水", "電梯壞了", "门铃 A", "路灯不亮"};
            static constexpr std::string_view people[] = {"王敏", "陳静", "单先生"};
            const Actor desk = w.who(Role::front_desk);
            std::vector<EntityId> changed;
            const auto tell = [&](EntityId id, OpBody body) {
                w.must(desk, id, std::move(body));
                changed.push_back(id);
            };
            w.now = w.now + minute_ms;
            if (tickets.empty() || random.chance(40)) {
                ReportTicket body;
                body.kind = TicketKind::repair;
                body.words = words[random.below(4)];
                const bool first = random.chance(50);
                body.unit = first ? w.unit501 : w.unit101;
                if (random.chance(50)) body.household = first ? w.home501 : w.home101;
                tickets.push_back(w.report(desk, body));
                changed.push_back(entity(tickets.back()));
            } else if (const TicketId id =
                           tickets[random.below(static_cast<std::uint32_t>(tickets.size()))];
                       !w.state.find(id)) {
                continue;
            } else if (random.chance(40)) {
                tell(contact_of(id), SetTicketContact{people[random.below(3)], "13600001234"});
            } else if (random.chance(50)) {
                tell(entity(id),
                     AssignTicket{random.chance(50) ? w.technician2 : w.id_of(Role::technician)});
            } else if (random.chance(30)) {
                erase(w.state, entity(id));
                changed.push_back(entity(id));
            } else {
                w.state.all<Household>().at(w.home501.value).members[0].name =
                    people[random.below(3)];
                changed.push_back(entity(w.home501));
            }
            kept.changed(w.state, changed);
            SearchIndex fresh;
            fresh.set_table(fixtures::fold_table());
            for (const char* typed :
                 {"ls", "1234", "wm", "sxs", "dt", "ldbl", "陈静", "lsf", "5678"})
                BOOST_TEST((find(w, &kept, typed) == find(w, &fresh, typed)));
            const auto units = [&](SearchIndex& index) {
                std::vector<UnitId> found;
                for (const UnitRow& row : search_units(w.state, "wm", 10, &index))
                    found.push_back(row.unit);
                return found;
            };
            BOOST_TEST((units(kept) == units(fresh)));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
