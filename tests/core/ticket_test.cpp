// A ticket's life: from which status each move holds, what it does, and what happens when it does not.

#include "core/ticket.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

using namespace core;
using fixtures::at;
using fixtures::World;
using S = TicketStatus;
using V = TicketMove;

namespace {

// An op that makes the move, with all that its form asks for.
OpBody body_of(const World& world, V move) {
    ConfirmTicket word;
    word.signed_by = "陈先生";
    switch (move) {
        case V::reported: return world.leak();
        case V::responded: return RespondTicket{"马上到"};
        case V::assigned: return AssignTicket{world.id_of(Role::technician)};
        case V::arrived: return ArriveTicket{};
        case V::started: return StartTicket{};
        case V::waiting: return WaitTicket{WaitReason::parts, "等密封圈"};
        case V::resumed: return ResumeTicket{};
        case V::completed: return CompleteTicket{"换了密封圈", 0, {}};
        case V::confirmed: return word;
        case V::revisited: return RevisitTicket{RevisitMeans::phone, 5, "满意"};
        case V::closed: return CloseTicket{};
        case V::cancelled: return CancelTicket{"误报"};
        case V::remarked: return RemarkTicket{"门禁码 1234"};
        case V::escalated: return EscalateTicket{1, "请主管协调"};
        case V::settled: return SettleTicket{S::working, "以现场为准"};
        case V::appointed: return AppointTicket{{world.now + hour_ms, world.now + 2 * hour_ms}, {}};
        case V::unappointed: return UnappointTicket{"业主外出"};
        case V::verified: return VerifyTicket{true, "属实", "约谈"};
        case V::told: return TellTicket{"已处理"};
        case V::answered: return AnswerTicket{"可以"};
        case V::reclassed: return ReclassTicket{{}, "改类"};
        case V::quoted: return QuoteTicket{{{{}, "高空作业", "次", 1000, 20'000}}, "须搭架"};
        case V::agreed: return AgreeTicket{0, "口头同意", {}, {}};
        case V::parts_used: return UseParts{{{"角阀", "个", 1000}}};
        case V::transferred: return TransferTicket{"开发商保修部", "保修期内"};
        case V::merged: return MergeTicket{{}, "同一处漏水"};
        case V::reopened: return ReopenTicket{"又漏了"};
        case V::grabbed: return GrabTicket{};
    }
    return RemarkTicket{};
}

// A ticket brought to a status by hand, as if its history had led there.
Ticket ticket_in(S status) {
    Ticket ticket;
    ticket.status = status;
    return ticket;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ticket_suite)

BOOST_AUTO_TEST_CASE(every_status_by_every_move) {
    // + the move holds, . it does not
    struct Row {
        S from;
        std::string_view holds;
    };
    // clang-format off
    constexpr V moves[] = {
        V::reported, V::responded, V::assigned, V::arrived, V::started, V::waiting, V::resumed, V::completed,
        V::confirmed, V::revisited, V::closed, V::cancelled, V::remarked, V::escalated, V::settled,
        V::appointed, V::unappointed, V::verified, V::told, V::answered, V::reclassed,
        V::quoted, V::agreed, V::parts_used, V::transferred, V::merged, V::reopened, V::grabbed,
    };
    constexpr Row rows[] = {
        //               repo resp assi arri star wait resu comp conf revi clos canc rema esca sett appo unap veri told answ recl quot agre part tran merg reop grab
        {S::reported,   ".    +    +    +    +    +    .    +    .    .    .    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    .    +"},
        {S::responded,  ".    .    +    +    +    +    .    +    .    .    .    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    .    +"},
        {S::assigned,   ".    .    +    +    +    +    .    +    .    .    .    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    .    +"},
        {S::on_site,    ".    .    +    .    +    +    .    +    .    .    .    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    .    ."},
        {S::working,    ".    .    +    .    .    +    .    +    .    .    .    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    .    ."},
        {S::waiting,    ".    .    +    +    .    .    +    +    .    .    .    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    .    ."},
        {S::completed,  ".    .    .    .    .    .    .    .    +    +    .    .    +    +    +    .    .    .    +    .    +    .    .    +    .    .    .    ."},
        {S::confirmed,  ".    .    .    .    .    .    .    .    .    +    .    .    +    +    +    .    .    .    +    .    +    .    .    +    .    .    +    ."},
        {S::rework,     ".    .    +    +    +    +    .    +    .    .    .    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    .    ."},
        {S::revisited,  ".    .    .    .    .    .    .    .    .    +    +    .    +    +    +    .    .    .    +    .    +    .    .    +    .    .    +    ."},
        {S::closed,     ".    .    .    .    .    .    .    .    .    .    .    .    +    .    +    .    .    .    .    .    .    .    .    .    .    .    +    ."},
        {S::cancelled,  ".    .    .    .    .    .    .    .    .    .    .    .    +    .    +    .    .    .    .    .    .    .    .    .    .    .    +    ."},
        {S::transferred,".    .    +    .    .    .    +    +    .    +    .    +    +    +    +    .    .    .    +    .    +    .    .    +    .    .    .    ."},
        {S::merged,     ".    .    .    .    .    .    .    .    .    .    .    .    +    .    +    .    .    .    .    .    .    .    .    .    .    .    +    ."},
    };
    // clang-format on
    static_assert(std::size(rows) == ticket_status_last + 1);
    static_assert(std::equal(std::begin(moves), std::end(moves), std::begin(ticket_moves),
                             std::end(ticket_moves)));
    for (const Row& row : rows) {
        for (std::size_t m = 0; m < std::size(moves); ++m) {
            BOOST_TEST(can_move(row.from, moves[m]) == (row.holds[m * 5] == '+'),
                       "status " << int(row.from) << ", move " << int(moves[m]));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_move_that_holds_leads_on_and_one_that_does_not_is_kept_as_a_fact) {
    struct Row {
        V move;
        S to;
    };
    constexpr Row rows[] = {
        {V::responded, S::responded}, {V::assigned, S::assigned},
        {V::arrived, S::on_site},     {V::started, S::working},
        {V::waiting, S::waiting},     {V::resumed, S::working},
        {V::completed, S::completed}, {V::confirmed, S::confirmed},
        {V::revisited, S::revisited}, {V::closed, S::closed},
        {V::cancelled, S::cancelled}, {V::transferred, S::transferred},
    };
    World world;
    for (std::uint8_t from = 0; from <= ticket_status_last; ++from) {
        for (const Row& row : rows) {
            const S status = static_cast<S>(from);
            World w = world;
            const TicketId id = w.report_leak();
            w.state.all<Ticket>()[id.value].status = status;
            const Decision decision = w.tell(w.who(Role::lead), entity(id), body_of(w, row.move));
            const bool holds = can_move(status, row.move);
            BOOST_TEST_CONTEXT("status " << int(from) << ", move " << int(row.move)) {
                BOOST_TEST((decision.verdict == Verdict::accepted));
                BOOST_TEST((decision.flags == (holds ? Flags::none : Flags::contradicts)));
                const Ticket& after = w.ticket(id);
                BOOST_TEST((after.status == (holds ? row.to : status)));
                BOOST_TEST(after.contradicted == !holds);
                BOOST_REQUIRE_EQUAL(after.timeline.size(), 2u);
                BOOST_TEST((after.timeline.back().move == row.move));
                BOOST_TEST(after.timeline.back().contradicts == !holds);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_whole_life_with_a_refusal) {
    World w;
    const TicketId id = w.report_leak();
    const Actor butler = w.who(Role::butler), technician = w.who(Role::technician);
    w.must(butler, entity(id), RespondTicket{"已联系业主"});
    w.must(w.who(Role::front_desk), entity(id), AssignTicket{w.id_of(Role::technician)});
    w.must(technician, entity(id), ArriveTicket{});
    w.must(technician, entity(id), StartTicket{});
    w.must(technician, entity(id), CompleteTicket{"更换角阀", 3500, "SJ-0012"});
    BOOST_TEST(w.ticket(id).charge_fen == 3500);
    ConfirmTicket refusal;
    refusal.satisfied = false;
    refusal.reason = "还在滴水";
    w.must(w.owner501(), entity(id), refusal);
    BOOST_TEST((w.ticket(id).status == S::rework));
    w.must(technician, entity(id), CompleteTicket{"重做接口", 0, {}});
    ConfirmTicket word;
    word.signed_by = "陈先生";
    word.signature = {{10, 20, false}, {30, 40, true}};
    word.stars = 5;
    w.must(w.owner501(), entity(id), word);
    w.must(butler, entity(id), RevisitTicket{RevisitMeans::door, 5, "很好"});
    w.must(butler, entity(id), CloseTicket{Outcome::fixed});

    const Ticket& t = w.ticket(id);
    BOOST_TEST((t.status == S::closed));
    BOOST_TEST(!t.contradicted);
    BOOST_TEST((t.assignee == w.id_of(Role::technician)));
    BOOST_TEST((t.signed_by == Name("陈先生")));
    BOOST_TEST(t.signature.size() == 2u);
    BOOST_TEST(t.timeline.size() == 11u);
    BOOST_TEST((t.timeline[6].detail == 0 && t.timeline[6].text == Note("还在滴水")));
    BOOST_TEST(t.timeline[8].stars == 5);
    BOOST_TEST((t.head.through == t.timeline.back().stamp.pos));
    BOOST_TEST((t.reporter == butler));
    BOOST_TEST((t.day == day_of(w.now, Zone{})));
}

BOOST_AUTO_TEST_CASE(a_lead_settles_a_contradiction) {
    World w;
    const TicketId id = w.report_leak();
    const Actor lead = w.who(Role::lead);
    BOOST_TEST((w.tell(lead, entity(id), SettleTicket{S::working, "无矛盾"}).verdict ==
                Verdict::bad_state));
    w.must(lead, entity(id), CancelTicket{"重复"});
    w.tell(w.who(Role::technician), entity(id), CompleteTicket{"修好了", 0, {}});
    BOOST_TEST(w.ticket(id).contradicted);
    BOOST_TEST((w.ticket(id).status == S::cancelled));
    BOOST_TEST((w.tell(w.who(Role::butler), entity(id), SettleTicket{S::completed, "?"}).verdict ==
                Verdict::not_allowed));
    w.must(lead, entity(id), SettleTicket{S::completed, "以维修为准"});
    BOOST_TEST(!w.ticket(id).contradicted);
    BOOST_TEST((w.ticket(id).status == S::completed));
}

BOOST_AUTO_TEST_CASE(escalation_only_rises) {
    World w;
    const TicketId id = w.report_leak();
    w.must(w.who(Role::butler), entity(id), EscalateTicket{2, "重大投诉"});
    w.must(w.who(Role::butler), entity(id), EscalateTicket{1, "请主管看"});
    BOOST_TEST(w.ticket(id).escalation == 2);
    BOOST_TEST((w.ticket(id).status == S::reported));
}

BOOST_AUTO_TEST_CASE(what_is_open) {
    const std::set<S> ended{S::closed, S::cancelled, S::merged};
    for (std::uint8_t s = 0; s <= ticket_status_last; ++s) {
        const S status = static_cast<S>(s);
        BOOST_TEST(is_open(status) == !ended.count(status));
    }
}

BOOST_AUTO_TEST_CASE(numbers_read_as_people_say_them) {
    struct Row {
        TicketKind kind;
        std::uint32_t device, count;
        const char* number;
    };
    constexpr Row rows[] = {
        {TicketKind::repair, 0, 7, "BX-20261103-0007"},
        {TicketKind::repair, 3, 7, "BX-20261103-0037"},
        {TicketKind::complaint, 41, 99, "TS-20261103-004199"},
        {TicketKind::enquiry, 41, 100, "ZX-20261103-00410100"},
        {TicketKind::suggestion, 123, 4, "JY-20261103-1234"},
        {TicketKind::report, 9999, 9999, "BS-20261103-99999999"},
        {TicketKind::butler_service, 1, 1, "TY-20261103-0011"},
        {TicketKind::public_area, 1, 1, "GQ-20261103-0011"},
        {TicketKind::legacy, 1, 1, "YL-20261103-0011"},
    };
    for (const Row& row : rows) {
        Ticket ticket = ticket_in(S::reported);
        ticket.kind = row.kind;
        ticket.day = fixtures::day("2026-11-03");
        ticket.serial = serial_for(DeviceNo{row.device}, row.count);
        BOOST_TEST(ticket_number(ticket) == row.number);
    }
}

BOOST_AUTO_TEST_CASE(no_two_devices_make_the_same_number) {
    std::set<std::string> numbers;
    std::size_t made = 0;
    Ticket ticket;
    for (std::uint32_t device : {0u, 1u, 2u, 9u, 10u, 11u, 99u, 100u, 101u, 999u, 1000u, 9999u}) {
        for (std::uint32_t count = 1; count < 10'000; count += count < 300 ? 1 : 37) {
            ticket.serial = serial_for(DeviceNo{device}, count);
            numbers.insert(ticket_number(ticket));
            ++made;
        }
    }
    BOOST_TEST(numbers.size() == made);
}

BOOST_AUTO_TEST_SUITE_END()
