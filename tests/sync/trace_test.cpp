// What is known of a store that is gone: the trace it left, and what the server says of its number. And
// what a device knows of its clock.

#include "sync/client/trace.hpp"
#include "sync/client/time_keeper.hpp"
#include "tests/sync/loop.hpp"

using namespace testing;

BOOST_AUTO_TEST_SUITE(traces)

BOOST_AUTO_TEST_CASE(a_trace_is_read_as_it_was_written_and_nothing_else_is) {
    const Trace full{{12}, {57}, {{{55}, {1'767'600'000'000}}, {{57}, {1'767'600'060'000}}}, {}};
    const Trace moved{{12}, {0}, {}, {{{{3}, {8}}, {1'767'600'000'000}}, {{{7}, {1}}, {5}}}};
    Trace both = full;
    both.older = moved.older;
    for (const Trace& trace :
         {Trace{{1}, {0}, {}, {}}, Trace{{4'000'000'000}, {9}, {}, {}}, full, moved, both})
        BOOST_TEST((read_trace(to_line(trace)) == trace), to_line(trace));
    for (const char* broken :
         {"", "12", "12 ", "x 57", "12 57 ", "12 57 55", "12 57 55:", "12 57 55:9x",
          "12 99999999999", "12 57 3.:9", "12 57 3.8", "12 57 .8:9"})
        BOOST_TEST(!read_trace(broken), broken);
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_what_no_server_has) {
    const Trace trace{{3}, {9}, {{{7}, {700}}, {{8}, {800}}, {{9}, {900}}}, {}};
    const auto missing = [](const Trace& of, std::uint32_t next) {
        return missing_from(of, {{{3}, {next}}});
    };
    BOOST_TEST((missing(trace, 10) == Missing{}));
    BOOST_TEST((missing(trace, 12) == Missing{}));
    BOOST_TEST((missing(trace, 8) == Missing{2, {800}}));
    BOOST_TEST((missing(trace, 1) == Missing{9, {700}}));
    BOOST_TEST((missing_from(trace, {}) == Missing{3, {700}}));
    BOOST_TEST((missing_from({{3}, {9}, {}, {}}, {}) == Missing{}));
    BOOST_TEST((missing({{3}, {9}, {}, {}}, 9) == Missing{1, {}}));
}

BOOST_AUTO_TEST_CASE(what_waits_under_other_numbers_is_missed_too) {
    const Trace moved{
        {5}, {2}, {}, {{{{2}, {4}}, {600}}, {{{3}, {8}}, {800}}, {{{3}, {9}}, {900}}}};
    BOOST_TEST(!moved.empty());
    BOOST_TEST((numbers_in(moved) == std::vector<core::DeviceNo>{{2}, {3}, {5}}));
    BOOST_TEST((missing_from(moved, {}) == Missing{3, {600}}));
    BOOST_TEST((missing_from(moved, {{{2}, {5}}, {{3}, {9}}, {{5}, {3}}}) == Missing{1, {900}}));
    BOOST_TEST((missing_from(moved, {{{2}, {5}}, {{3}, {9}}, {{5}, {2}}}) == Missing{2, {900}}));
    BOOST_TEST((missing_from(moved, {{{2}, {5}}, {{3}, {10}}, {{5}, {3}}}) == Missing{}));

    // A store that is still there, under the number it had before, has some of it.
    Trace left = moved;
    leave_out(left, {{3}, {8}, {}, {{{{2}, {4}}, {600}}}});
    BOOST_TEST(
        (left.older == std::vector<std::pair<core::OpId, core::UtcMs>>{{{{3}, {9}}, {900}}}));
}

BOOST_AUTO_TEST_CASE(a_store_leaves_what_is_safe_in_it_and_the_server_says_what_it_never_received) {
    Loop loop;
    BOOST_TEST(loop.tablet.device->trace().last.value == 0u);
    loop.report();
    BOOST_TEST(loop.tablet.device->trace().last.value == 0u, "not safe yet");
    loop.tablet.save();
    const core::UtcMs first{loop.clock.now_ms};
    Trace trace = loop.tablet.device->trace();
    BOOST_TEST((trace == Trace{trace.device, {1}, {{{1}, first}}, {}}));
    loop.exchange();
    BOOST_TEST((loop.tablet.device->trace() == Trace{trace.device, {1}, {}, {}}));
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
    BOOST_TEST((missing_from(trace, {{trace.device, *next}}) == Missing{2, second}));
    BOOST_TEST(!ask({999}), "a number that is nobody's");
    loop.numbers[50] = loop.admin;
    loop.ledger->admit({50}, loop.admin, {}, false);
    BOOST_TEST(!ask({50}), "somebody else's number");

    // Asking changed nothing: the next exchange brings the news.
    loop.exchange();
    loop.exchange(empty);
    BOOST_TEST(empty.state().all<core::Ticket>().size() == 3u);
    BOOST_TEST((missing_from(trace, {{trace.device, *ask(trace.device)}}) == Missing{}));
    empty.device->ask_received(trace.device, [&](auto one) { told = one; });
    empty.transport.calls.front().done({0, {}, {}});
    empty.transport.calls.clear();
    empty.save();
    BOOST_TEST(!*told, "no answer came");
}

BOOST_AUTO_TEST_CASE(work_that_was_carried_over_is_in_the_trace_until_the_server_has_it) {
    Loop loop;
    const core::TicketId id = loop.report();
    BOOST_TEST(loop.remark(loop.tablet, id, "邻居也来说了"));
    loop.tablet.save();
    const core::DeviceNo first = loop.tablet.device->identity()->device;
    Tablet second{loop.clock, 2};
    loop.sign_in(second, loop.butler);
    loop.exchange(second);
    BOOST_TEST(second.device->trace().empty());
    BOOST_TEST(second.device->adopt(loop.tablet.device->work()).taken == 2u);
    BOOST_TEST(second.device->trace().empty(), "not safe yet");
    second.save();
    const Trace waits = second.device->trace();
    BOOST_TEST(waits.last.value == 0u);
    BOOST_REQUIRE(waits.older.size() == 2u);
    BOOST_TEST(!waits.empty(), "work waits, though none of its own");
    BOOST_TEST((waits.older[0].first == core::OpId{first, {1}}));
    BOOST_TEST(missing_from(waits, {}).count == 2u);
    loop.exchange(second);
    BOOST_TEST(second.device->trace().empty());
}

BOOST_AUTO_TEST_CASE(a_new_number_leaves_no_clean_trace_while_work_waits_under_the_old_one) {
    Loop loop;
    loop.report();
    loop.tablet.save();
    loop.exchange();
    const core::DeviceNo before = loop.tablet.device->identity()->device;
    Tablet copy(loop.clock, 2);
    copy.journal.restore(loop.tablet.journal.snapshot());
    copy.start();
    loop.report(loop.tablet, "原机报事");
    loop.tablet.save();
    loop.exchange(loop.tablet);
    // The copy's first op stands under a number that is taken; more of it comes while that is found out.
    loop.report(copy, "副本报事");
    copy.save();
    loop.report(copy, "副本又报事");
    copy.save();
    copy.device->kick();
    copy.save();
    std::size_t looked = 0;
    for (int i = 0; i < 50; ++i) {
        const Trace trace = copy.device->trace();
        const std::size_t waiting = copy.device->status().pending_total;
        const std::size_t unsaved = copy.device->status().unsaved;
        BOOST_TEST(missing_from(trace, {}).count == waiting - unsaved);
        if (trace.device != before && !trace.older.empty()) ++looked;
        if (!loop.deliver(copy)) break;
    }
    BOOST_TEST(copy.device->status().pending_total == 0u);
    BOOST_TEST((copy.device->identity()->device != before));
    BOOST_TEST_MESSAGE(looked << " states had work under both numbers");
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
