// What is known of a store that is gone: the trace it left, and what the server says of its number. And
// what a device knows of its clock.

#include "sync/client/trace.hpp"
#include "sync/client/time_keeper.hpp"
#include "tests/sync/loop.hpp"

using namespace testing;

BOOST_AUTO_TEST_SUITE(traces)

BOOST_AUTO_TEST_CASE(a_trace_is_read_as_it_was_written_and_nothing_else_is) {
    const Trace full{{12}, {57}, {{{55}, {1'767'600'000'000}}, {{57}, {1'767'600'060'000}}}};
    for (const Trace& trace : {Trace{{1}, {0}, {}}, Trace{{4'000'000'000}, {9}, {}}, full})
        BOOST_TEST((read_trace(to_line(trace)) == trace), to_line(trace));
    for (const char* broken : {"", "12", "12 ", "x 57", "12 57 ", "12 57 55",
                               "12 57 55:", "12 57 55:9x", "12 99999999999"})
        BOOST_TEST(!read_trace(broken), broken);
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_what_no_server_has) {
    const Trace trace{{3}, {9}, {{{7}, {700}}, {{8}, {800}}, {{9}, {900}}}};
    BOOST_TEST((missing_from(trace, {10}) == Missing{}));
    BOOST_TEST((missing_from(trace, {12}) == Missing{}));
    BOOST_TEST((missing_from(trace, {8}) == Missing{2, {800}}));
    BOOST_TEST((missing_from(trace, {1}) == Missing{9, {700}}));
    BOOST_TEST((missing_at_most(trace) == Missing{3, {700}}));
    BOOST_TEST((missing_at_most({{3}, {9}, {}}) == Missing{}));
    BOOST_TEST((missing_from({{3}, {9}, {}}, {9}) == Missing{1, {}}));
}

BOOST_AUTO_TEST_CASE(a_store_leaves_what_is_safe_in_it_and_the_server_says_what_it_never_received) {
    Loop loop;
    BOOST_TEST(loop.tablet.device->trace().last.value == 0u);
    loop.report();
    BOOST_TEST(loop.tablet.device->trace().last.value == 0u, "not safe yet");
    loop.tablet.save();
    const core::UtcMs first{loop.clock.now_ms};
    Trace trace = loop.tablet.device->trace();
    BOOST_TEST((trace == Trace{trace.device, {1}, {{{1}, first}}}));
    loop.exchange();
    BOOST_TEST((loop.tablet.device->trace() == Trace{trace.device, {1}, {}}));
    loop.report();
    loop.tablet.save();
    const core::UtcMs second{loop.clock.now_ms};
    loop.report();
    loop.tablet.save();
    trace = loop.tablet.device->trace();
    loop.tablet.restart();
    BOOST_TEST((loop.tablet.device->trace() == trace), "as it is read from the disk");

    // The store is gone; the same person signs in with an empty one.
    Tablet empty{loop.clock, 2};
    loop.sign_in(empty, loop.butler);
    loop.exchange(empty);
    std::optional<std::optional<core::OpSeq>> told;
    const auto ask = [&](core::DeviceNo device) {
        told.reset();
        empty.device->ask_received(device, [&](std::optional<core::OpSeq> next) { told = next; });
        BOOST_REQUIRE(loop.deliver(empty));
        BOOST_REQUIRE(told.has_value());
        return *told;
    };
    const std::optional<core::OpSeq> next = ask(trace.device);
    BOOST_REQUIRE(next.has_value());
    BOOST_TEST((missing_from(trace, *next) == Missing{2, second}));
    BOOST_TEST(!ask({999}), "a number that is nobody's");
    loop.numbers[50] = loop.admin;
    loop.ledger->admit({50}, loop.admin, {}, false);
    BOOST_TEST(!ask({50}), "somebody else's number");

    // Asking changed nothing: the next exchange brings the news.
    loop.exchange();
    loop.exchange(empty);
    BOOST_TEST(empty.state().all<core::Ticket>().size() == 3u);
    BOOST_TEST((missing_from(trace, *ask(trace.device)) == Missing{}));
    empty.device->ask_received(trace.device, [&](auto one) { told = one; });
    empty.transport.calls.front().done({0, {}, {}});
    empty.transport.calls.clear();
    empty.save();
    BOOST_TEST(!*told, "no answer came");
}

BOOST_AUTO_TEST_CASE(a_clock_that_was_set_is_seen_until_the_server_is_asked_again) {
    Loop loop;
    const auto status = [&] { return loop.tablet.device->status(); };
    BOOST_TEST(status().time_proven_ms == 0);
    loop.clock.now_ms += 90'000;
    BOOST_TEST(status().time_proven_ms == 90'000);
    BOOST_TEST(status().clock_jump_ms == 0);
    loop.clock.wrong_ms = -3'600'000;
    BOOST_TEST(status().clock_jump_ms == -3'600'000);
    BOOST_TEST(status().clock_off_ms == -3'600'000);
    loop.exchange();
    BOOST_TEST(status().clock_jump_ms == 0);
    BOOST_TEST(status().clock_off_ms == -3'600'000);
    loop.tablet.restart();
    BOOST_TEST(status().time_proven_ms == -1);
    BOOST_TEST(status().clock_off_ms == -3'600'000, "as it was noted");
}

BOOST_AUTO_TEST_SUITE_END()
