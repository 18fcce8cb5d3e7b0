// Who may do what: the table as it was agreed, against decide() for every role and every op.

#include "random_ops.hpp"

#include <boost/test/unit_test.hpp>

using namespace core;
using fixtures::World;

BOOST_AUTO_TEST_SUITE(rights_suite)

BOOST_AUTO_TEST_CASE(every_role_by_every_op) {
    struct Row {
        std::string_view op;
        std::string_view may;  // one column a role, from owner
    };
    // clang-format off
    constexpr Row rows[] = {
        //                     owner
        //                     | butler
        //                     | | front desk
        //                     | | | lead
        //                     | | | | technician
        //                     | | | | | guard
        //                     | | | | | | guard lead
        //                     | | | | | | | CCTV
        //                     | | | | | | | | cleaner
        //                     | | | | | | | | | gardener
        //                     | | | | | | | | | | lift technician
        //                     | | | | | | | | | | | manager
        //                     | | | | | | | | | | | | inspector
        //                     | | | | | | | | | | | | | administrator
        {"found_community",    ". . . . . . . . . . . . . +"},
        {"add_group",          ". . . . . . . . . . . . . +"},
        {"add_building",       ". . . . . . . . . . . . . +"},
        {"add_unit",           ". . . . . . . . . . . . . +"},
        {"move_unit",          ". . . . . . . . . . . + . +"},
        {"occupy_unit",        ". + + + . . . . . . . + . +"},
        {"register_household", ". + + + . . . . . . . + . +"},
        {"edit_household",     ". + + + . . . . . . . + . +"},
        {"add_staff",          ". . . . . . . . . . . . . +"},
        {"cover_groups",       ". . . + . . . . . . . + . +"},
        {"retire_staff",       ". . . . . . . . . . . . . +"},
        {"set_staff_contact",  ". . . . . . . . . . . . . +"},
        {"report_ticket",      "+ + + + + + + + + + + + + +"},
        {"respond_ticket",     ". + + + + . + . . . + + . +"},
        {"assign_ticket",      ". + + + + . + . . . + + . +"},
        {"arrive_ticket",      ". + + + + + + + + + + + + +"},
        {"start_ticket",       ". + + + + + + + + + + + + +"},
        {"wait_ticket",        ". + + + + + + + + + + + + +"},
        {"resume_ticket",      ". + + + + + + + + + + + + +"},
        {"complete_ticket",    ". + + + + + + + + + + + + +"},
        {"confirm_ticket",     "+ + + + + + + + + + + + + +"},
        {"revisit_ticket",     ". + + + . . . . . . . + . +"},
        {"close_ticket",       ". + + + . . . . . . . + . +"},
        {"cancel_ticket",      "+ + + + . . . . . . . + . +"},
        {"remark_ticket",      "+ + + + + + + + + + + + + +"},
        {"escalate_ticket",    ". + + + + + + + + + + + + +"},
        {"settle_ticket",      ". . . + . . . . . . . + . ."},
        {"note_ticket",        ". + + + + + + + + + + + + +"},
        {"set_ticket_contact", "+ + + + + + + + + + + + + +"},
        {"add_route",          ". . . . . . . . . . . + . +"},
        {"start_round",        ". + + + + + + + + + + + . +"},
        {"check_in",           ". + + + + + + + + + + + . +"},
        {"record_item",        ". + + + + + + + + + + + . +"},
        {"record_all_ok",      ". + + + + + + + + + + + . +"},
        {"record_finding",     ". + + + + + + + + + + + . +"},
        {"skip_checkpoint",    ". + + + + + + + + + + + . +"},
        {"finish_round",       ". + + + + + + + + + + + . +"},
        {"appoint_ticket",     ". + + + + . + . . . + + . +"},
        {"unappoint_ticket",   ". + + + + . + . . . + + . +"},
        {"verify_ticket",      ". + + + + . + . . . + + . +"},
        {"tell_ticket",        ". + + + + . + . . . + + . +"},
        {"answer_ticket",      ". + + + + . + . . . + + . +"},
        {"reclass_ticket",     ". + . + . . . . . . . + . ."},
        {"attach_photo",       "+ + + + + + + + + + + + + +"},
        {"attach_note_photo",  ". + + + + + + + + + + + + +"},
        {"quote_ticket",       ". + + + + . + . . . + + . +"},
        {"agree_ticket",       "+ + + + + . + . . . + + . +"},
        {"use_parts",          ". + + + + + + + + + + + + +"},
        {"transfer_ticket",    ". + + + . . . . . . . + . +"},
        {"merge_ticket",       ". + + + . . . . . . . + . +"},
        {"reopen_ticket",      "+ + + + . . . . . . . + . +"},
        {"grab_ticket",        ". . . . + . . . . . + . . ."},
        {"set_tariff",         ". . . . . . . . . . . + . +"},
        {"lay_route",          ". . . . . . . . . . . + . +"},
        {"retire_route",       ". . . . . . . . . . . + . +"},
        {"begin_round",        ". + + + + + + + + + + + . +"},
        {"confirm_partner",    ". + + + + + + + + + + + . +"},
        {"linked_check_in",    ". + + + + + + + + + + + . +"},
        {"record_answer",      ". + + + + + + + + + + + . +"},
        {"attach_round_photo", ". + + + + + + + + + + + . +"},
        {"record_home_visit",  ". + + + . . . . . . . + . +"},
        {"follow_up_visit",    ". + + + . . . . . . . + . +"},
        {"set_household_care", ". + + + . . . . . . . + . +"},
        {"set_visit_plan",     ". . . . . . . . . . . + . +"},
        {"record_duty",        ". + + + + + + + + + + + . +"},
        {"add_to_duty",        ". + + + + + + + + + + + . +"},
        {"draw_sample",        ". . + + . . . . . . . + . +"},
        {"revisit_sample",     ". . + + . . . . . . . + . +"},
        {"hand_in_sample",     ". . + + . . . . . . . + . +"},
        {"write_analysis",     ". . + + . . . . . . . + . +"},
        {"amend_analysis",     ". . + + . . . . . . . + . +"},
        {"sign_analysis",      ". . . . . . . . . . . + . ."},
        {"set_calendar_year",  ". . . . . . . . . . . + . +"},
        {"set_service_terms",  ". . . . . . . . . . . + . +"},
    };
    // clang-format on
    BOOST_REQUIRE_EQUAL(std::size(rows), Catalogue::count);
    World world;
    const TicketId ticket = world.report_leak();
    for (std::size_t i = 0; i < Catalogue::count; ++i) {
        BOOST_TEST(rows[i].op == Catalogue::names[i]);
        for (std::uint8_t r = 1; r <= role_last; ++r) {
            const Role role = static_cast<Role>(r);
            const Actor actor = role == Role::owner ? world.owner501() : world.who(role);
            fixtures::Random random(1);
            const Op op = world.op(actor, entity(ticket), fixtures::body_at(i, world, random));
            const Verdict verdict = decide(world.state, op, Sight::visible).verdict;
            const bool may = rows[i].may[(r - 1u) * 2] == '+';
            BOOST_TEST((verdict != Verdict::not_allowed) == may,
                       rows[i].op << " by role " << int(r) << " gave " << int(verdict));
        }
    }
}

BOOST_AUTO_TEST_CASE(nobody_unknown_or_retired_does_anything) {
    World world;
    const TicketId id = world.report_leak();
    const Actor admin = world.who(Role::administrator);
    const auto verdict = [&](Actor actor) {
        return decide(world.state, world.op(actor, entity(id), RemarkTicket{"?"}), Sight::visible)
            .verdict;
    };
    const Actor guard = world.who(Role::guard);
    BOOST_TEST((verdict(guard) == Verdict::accepted));
    world.must(admin, guard, RetireStaff{});
    BOOST_TEST((verdict(guard) == Verdict::unknown_actor));
    BOOST_TEST((verdict({EntityKind::staff, 12345}) == Verdict::unknown_actor));
    BOOST_TEST((verdict({EntityKind::household, 12345}) == Verdict::unknown_actor));
    BOOST_TEST((verdict(entity(world.unit501)) == Verdict::unknown_actor));
    BOOST_TEST((verdict({}) == Verdict::unknown_actor));
}

BOOST_AUTO_TEST_SUITE_END()
