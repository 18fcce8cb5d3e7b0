// What becomes of a time when clocks misbehave: by the device's word while it waits, and by the server's.

#include "tests/sync/loop.hpp"

using namespace testing;
using core::TimeGrade;

namespace {

constexpr std::int64_t h = core::hour_ms;

void restart(Loop& loop) { loop.tablet.restart(); }
void turn(Loop& loop, std::int64_t by_ms) {
    loop.clock.wrong_ms += by_ms;
    loop.tablet.device->pump();
}

struct Case {
    const char* what;
    void (*happens)(Loop& loop);
    TimeGrade here, there;      // while it waits; as the server says
    std::int64_t off_ms = 0;    // how wrong the effective time is
    std::int64_t waits_ms = 0;  // until the network is back
};

// clang-format off
constexpr auto proven = TimeGrade::proven, plausible = TimeGrade::plausible, unproven = TimeGrade::unproven;
const Case cases[] = {
    {"nothing",                          [](Loop&) {},                                                        proven,    proven},
    {"a wait of hours",                  [](Loop& l) { l.clock.now_ms += 5 * h; },                            proven,    proven},
    {"slept, the monotonic clock stood", [](Loop& l) { l.clock.sleep(5 * h); },                               plausible, plausible, 0, h},
    {"slept for seconds",                [](Loop& l) { l.clock.sleep(9'000); },                               proven,    proven, -9'000, h},
    {"turned back while running",        [](Loop& l) { turn(l, -h); },                                        proven,    proven},
    {"turned ahead, received at once",   [](Loop& l) { turn(l, h); },                                         plausible, unproven},
    {"turned ahead, received later",     [](Loop& l) { turn(l, h); },                                         plausible, plausible, h, 5 * h},
    {"turned back, then slept as long",  [](Loop& l) { turn(l, -h); l.clock.sleep(h); },                      unproven,  unproven, 0, h},
    {"opened anew",                      [](Loop& l) { restart(l); },                                         plausible, plausible},
    {"turned back while closed",         [](Loop& l) { l.clock.wrong_ms -= h; restart(l); },                  unproven,  unproven, -h},
    {"turned ahead while closed",        [](Loop& l) { l.clock.wrong_ms += h; restart(l); },                  plausible, unproven},
    {"turned back after a start",        [](Loop& l) { restart(l); turn(l, -h); },                            unproven,  unproven},
    {"turned ahead and back again",      [](Loop& l) { turn(l, h); turn(l, -h); },                            unproven,  unproven, h, 5 * h},
    {"turned back while closed, told since", [](Loop& l) { l.clock.wrong_ms -= h; restart(l); l.exchange(); }, proven,   proven},
    {"turned ahead, told since",         [](Loop& l) { turn(l, h); l.exchange(); },                           proven,    proven},
    {"slept, told since",                [](Loop& l) { l.clock.sleep(h); l.exchange(); },                     proven,    proven},
};
// clang-format on

core::Stamp first_stamp(const core::State& state, core::TicketId id) {
    return state.find(id)->timeline[0].stamp;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(time_evidence)

BOOST_AUTO_TEST_CASE(every_misbehaviour_has_its_grade) {
    for (const Case& each : cases) {
        Loop loop;
        loop.report();
        loop.exchange();
        each.happens(loop);
        const core::TicketId id = loop.report();
        const std::int64_t truth = loop.clock.now_ms;
        BOOST_TEST((first_stamp(loop.tablet.state(), id).grade == each.here), each.what);
        loop.tablet.save();
        loop.clock.now_ms += each.waits_ms;
        loop.exchange();
        const core::Stamp stamp = first_stamp(loop.ledger->state(), id);
        BOOST_TEST((stamp.grade == each.there), each.what << " at the server");
        BOOST_TEST(std::abs(stamp.effective_at.ms - truth - each.off_ms) < 1'500, each.what);
        BOOST_TEST((first_stamp(loop.tablet.state(), id) == stamp), each.what);
    }
}

BOOST_AUTO_TEST_CASE(a_device_that_woke_up_asks_for_the_time) {
    Loop loop;
    loop.clock.sleep(h);
    loop.tablet.save();
    BOOST_TEST(loop.tablet.device->status().time_proven_ms == core::ClockEvidence::unmeasured);
    BOOST_TEST(loop.tablet.device->now().ms == loop.clock.now_ms);
    BOOST_TEST(loop.deliver(loop.tablet));
    BOOST_TEST(loop.tablet.device->status().time_proven_ms == 0);
}

BOOST_AUTO_TEST_CASE(an_answer_that_was_slept_through_tells_no_time) {
    Loop loop;
    loop.tablet.device->kick();
    loop.tablet.save();
    HeldTransport::Call call = std::move(loop.tablet.transport.calls.front());
    loop.tablet.transport.calls.pop_front();
    const Answer answer = loop.answer(call);
    loop.clock.sleep(h);
    call.done(answer);
    loop.tablet.save();
    BOOST_TEST(loop.tablet.device->status().time_proven_ms == core::ClockEvidence::unmeasured);
    BOOST_TEST(loop.tablet.device->now().ms == loop.clock.now_ms);
}

// Until a contact: that a clock has been turned is not forgotten by closing the app again.
BOOST_AUTO_TEST_CASE(a_turned_clock_stays_doubted_over_starts) {
    Loop loop;
    loop.clock.wrong_ms = -h;
    restart(loop);
    loop.report();
    loop.tablet.save();
    loop.clock.now_ms += core::minute_ms;
    restart(loop);
    BOOST_TEST(loop.tablet.device->status().time_proven_ms == core::ClockEvidence::doubted);
}

// A build from before such evidence measured on through a sleep and claimed proof.
BOOST_AUTO_TEST_CASE(the_ledger_holds_an_op_against_the_one_before_it_after_a_start_too) {
    for (const bool started_anew : {false, true}) {
        Loop loop;
        const core::TicketId first = loop.report();
        loop.tablet.save();
        loop.exchange();
        if (started_anew) {
            const auto recall = [&](core::OpId id) -> std::optional<server::StoredEntry> {
                for (const server::StoredEntry& each : loop.log)
                    if (each.id == id) return each;
                return {};
            };
            // Nothing but what the snapshot says.
            auto fresh = std::make_unique<server::Ledger>(loop.epoch, recall);
            for (const server::Remembered& each : loop.ledger->take_changes()) fresh->restore(each);
            fresh->restored(loop.ledger->head(), loop.ledger->head());
            fresh->admit(loop.log.back().id.device, loop.butler, loop.log.back().id.n, false);
            loop.ledger = std::move(fresh);
        }
        core::Op op = *decode<Entry>(loop.log.back().bytes)->op;
        ++op.head.id.n.value;
        op.body = core::RemarkTicket{"睡过了"};
        op.head.entity = entity(first);
        op.head.made_at.ms += h;
        op.head.evidence.offset_ms -= h;
        Request request;
        request.device = op.head.id.device;
        request.epoch = loop.epoch;
        request.after = loop.ledger->head();
        request.ops = {op};
        const auto intake = loop.ledger->accept(request, loop.butler, {loop.clock.now_ms + h});
        BOOST_REQUIRE(intake.batch.size() == 1u);
        auto entry = decode<Entry>(intake.batch[0].bytes);
        BOOST_TEST((entry->stamp.grade == unproven));
        BOOST_TEST(core::has(entry->decision.flags, core::Flags::clock_suspect));
    }
}

BOOST_AUTO_TEST_SUITE_END()
