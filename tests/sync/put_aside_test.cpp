// An op that the server cannot read does not hold up the others: it is found, put into the tray, and the
// rest goes on.

#include "tests/sync/loop.hpp"

#include <algorithm>
#include <variant>

using namespace testing;

BOOST_AUTO_TEST_SUITE(put_aside)

BOOST_AUTO_TEST_CASE(an_op_that_the_server_cannot_read_is_put_aside_and_the_rest_goes_on) {
    Loop loop;
    const core::TicketId first = loop.report();
    BOOST_TEST(loop.remark(loop.tablet, first, "先来的"));
    const core::TicketId poison = loop.report(loop.tablet, "读不懂");
    const core::TicketId later = loop.report();
    for (int i = 0; i < 20; ++i) BOOST_TEST(loop.remark(loop.tablet, later, "后来的"));
    loop.tablet.save();
    std::size_t refused = 0;
    // Like a server whose decoder stumbles over it.
    const auto answer = [&](const HeldTransport::Call& call) -> Answer {
        if (call.path == "/sync") {
            auto request = decode<Request>(call.body);
            for (const core::Op& op : request->ops) {
                if (op.head.entity != entity(poison)) continue;
                ++refused;
                return {400, {}, {}};
            }
        }
        return loop.answer(call);
    };
    const auto talk = [&] {
        for (int i = 0; i < 60; ++i) {
            loop.tablet.device->kick();
            loop.tablet.save();
            if (loop.tablet.transport.calls.empty()) break;
            const HeldTransport::Call call = std::move(loop.tablet.transport.calls.front());
            loop.tablet.transport.calls.pop_front();
            call.done(answer(call));
            loop.tablet.save();
            if (loop.tablet.device->status().pending_total == 0) break;
        }
    };
    talk();
    BOOST_TEST(loop.tablet.device->status().pending_total == 0u);
    BOOST_TEST(refused <= 8u, refused << " requests were refused");
    BOOST_TEST(loop.at_server(first)->timeline.size() == 2u);
    BOOST_TEST(loop.at_server(later)->timeline.size() == 21u);
    BOOST_TEST(loop.at_server(poison) == nullptr);
    const auto in_tray = [&] {
        BOOST_REQUIRE(loop.tablet.device->tray().size() == 1u);
        const TrayItem item = loop.tablet.device->tray().front();
        BOOST_TEST((item.op.head.entity == entity(poison)));
        BOOST_TEST((item.decision.verdict == core::Verdict::bad_value));
        BOOST_TEST((loop.stage(poison) == DeliveryStage::refused));
        BOOST_TEST(loop.tablet.state().find(poison) == nullptr);
        return item.op.head.id;
    };
    const core::OpId put_aside = in_tray();
    BOOST_TEST((loop.tablet.device->sign_out() == SignOutResult::open_tray));
    loop.tablet.restart(true);
    BOOST_TEST((in_tray() == put_aside));
    // Nothing that comes later takes its number, and with that its place in the tray.
    loop.exchange();
    loop.report();
    loop.tablet.save();
    loop.exchange();
    BOOST_TEST(loop.tablet.device->status().pending_total == 0u);
    BOOST_TEST((in_tray() == put_aside));
    // Said in other words it arrives.
    const core::RemarkTicket words{"换个说法"};
    BOOST_TEST(loop.tablet.device->resend(put_aside, Draft{entity(first), words}).ok());
    loop.tablet.save();
    loop.exchange();
    BOOST_TEST(loop.tablet.device->tray().empty());
    BOOST_TEST(loop.at_server(first)->timeline.size() == 3u);
}

BOOST_AUTO_TEST_CASE(the_last_op_that_cannot_be_read_leaves_its_number_unused) {
    Loop loop;
    const core::TicketId poison = loop.report();
    loop.tablet.save();
    for (int i = 0; i < 5 && loop.tablet.device->tray().empty(); ++i) {
        loop.tablet.device->kick();
        loop.tablet.save();
        BOOST_REQUIRE(!loop.tablet.transport.calls.empty());
        const HeldTransport::Call call = std::move(loop.tablet.transport.calls.front());
        loop.tablet.transport.calls.pop_front();
        auto request = decode<Request>(call.body);
        call.done(request->ops.empty() ? loop.answer(call) : Answer{400, {}, {}});
        loop.tablet.save();
    }
    BOOST_REQUIRE(loop.tablet.device->tray().size() == 1u);
    const core::OpId put_aside = loop.tablet.device->tray().front().op.head.id;
    loop.tablet.restart();
    const core::TicketId next = loop.report();
    loop.tablet.save();
    loop.exchange();
    BOOST_TEST(loop.at_server(next) != nullptr);
    BOOST_TEST(loop.at_server(poison) == nullptr);
    BOOST_REQUIRE(loop.tablet.device->tray().size() == 1u);
    BOOST_TEST((loop.tablet.device->tray().front().op.head.id == put_aside));
}

namespace {

// Requests with an op for which `poison` holds are not understood; until all is settled.
template <class Poison>
void talk(Loop& loop, Poison&& poison) {
    for (int i = 0; i < 20 && loop.tablet.device->status().pending_total != 0; ++i) {
        loop.tablet.device->kick();
        loop.tablet.save();
        BOOST_REQUIRE(!loop.tablet.transport.calls.empty());
        const HeldTransport::Call call = std::move(loop.tablet.transport.calls.front());
        loop.tablet.transport.calls.pop_front();
        auto request = decode<Request>(call.body);
        const bool refused = std::any_of(request->ops.begin(), request->ops.end(), poison);
        call.done(refused ? Answer{400, {}, {}} : loop.answer(call));
        loop.tablet.save();
    }
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_was_done_before_on_the_same_record_stands_as_received) {
    Loop loop;
    const core::TicketId id = loop.report();
    BOOST_TEST(loop.remark(loop.tablet, id, "读不懂"));
    loop.tablet.save();
    talk(loop,
         [](const core::Op& op) { return std::holds_alternative<core::RemarkTicket>(op.body); });
    BOOST_TEST(loop.tablet.device->tray().size() == 1u);
    BOOST_TEST((loop.stage(id) == DeliveryStage::received));
}

BOOST_AUTO_TEST_CASE(a_withdrawn_device_keeps_the_only_copy) {
    Loop loop;
    const core::TicketId poison = loop.report();
    loop.tablet.save();
    talk(loop, [](const core::Op&) { return true; });
    BOOST_REQUIRE(loop.tablet.device->tray().size() == 1u);
    loop.ledger->revoke(loop.tablet.device->identity()->device);
    loop.exchange();
    BOOST_TEST((loop.tablet.device->status().link == Link::revoked));
    BOOST_TEST(loop.tablet.state().find(poison) == nullptr);
    loop.tablet.restart();
    BOOST_TEST(loop.tablet.device->tray().size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_server_that_understands_nothing_puts_nothing_aside) {
    Loop loop;
    const core::TicketId id = loop.report();
    BOOST_TEST(loop.remark(loop.tablet, id, "还有"));
    loop.tablet.save();
    for (int i = 0; i < 12; ++i) {
        loop.tablet.device->kick();
        loop.tablet.save();
        BOOST_REQUIRE(!loop.tablet.transport.calls.empty());
        const HeldTransport::Call call = std::move(loop.tablet.transport.calls.front());
        loop.tablet.transport.calls.pop_front();
        call.done({400, {}, {}});
        loop.tablet.save();
        BOOST_TEST((loop.tablet.device->status().link == Link::refused));
    }
    BOOST_TEST(loop.tablet.device->tray().empty());
    loop.exchange();
    BOOST_TEST(loop.at_server(id)->timeline.size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_gateway_that_is_out_of_order_puts_nothing_aside) {
    Loop loop;
    const core::TicketId id = loop.report();
    loop.tablet.save();
    for (int i = 0; i < 12; ++i) {
        loop.tablet.device->kick();
        loop.tablet.save();
        BOOST_REQUIRE(!loop.tablet.transport.calls.empty());
        const HeldTransport::Call call = std::move(loop.tablet.transport.calls.front());
        loop.tablet.transport.calls.pop_front();
        const bool carries = !decode<Request>(call.body)->ops.empty();
        call.done(carries ? Answer{i % 2 == 0 ? 404 : 502, {}, {}} : loop.answer(call));
        loop.tablet.save();
    }
    BOOST_TEST(loop.tablet.device->tray().empty());
    loop.exchange();
    BOOST_TEST(loop.at_server(id) != nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
