// The journal on IndexedDB in a real browser: the suite that every journal passes, and what only this
// one can get wrong, its bridge between two memories.
#define BOOST_TEST_MODULE journal in the browser
#define BOOST_TEST_NO_MAIN
#include <boost/test/included/unit_test.hpp>

#include "shell/platform/browser/browser_journal.hpp"
#include "tests/conformance/journal_suite.hpp"

#include <string>

extern "C" void xunlou_test_turn();  // the browser runs; tests/e2e/harness/test_page.mjs

namespace {

using platform::browser::BrowserJournal;
using xsync::Area;
using xsync::Bytes;
using xsync::Durability;
using xsync::JournalRecord;
using xsync::JournalStatus;

struct BrowserBench : conformance::JournalBench {
    std::unique_ptr<xsync::Journal> open() override {
        return std::make_unique<BrowserJournal>([] {});
    }
    void turn() override { xunlou_test_turn(); }
};

JOURNAL_CONFORMANCE(BrowserBench)

struct Opened {
    int answers = 0;
    BrowserJournal journal{[this] { ++answers; }};

    JournalStatus commit(std::vector<xsync::JournalWrite> writes,
                         Durability durability = Durability::relaxed) {
        std::optional<JournalStatus> status;
        journal.commit(Area::outbox, std::move(writes), durability,
                       [&](JournalStatus answer) { status = answer; });
        BOOST_TEST(!status.has_value(), "answered from inside the call");
        while (!status) xunlou_test_turn();
        return *status;
    }

    std::vector<JournalRecord> load(std::string prefix) {
        std::optional<JournalStatus> status;
        std::vector<JournalRecord> records;
        journal.load(Area::outbox, std::move(prefix),
                     [&](JournalStatus answer, std::vector<JournalRecord> loaded) {
                         status = answer;
                         records = std::move(loaded);
                     });
        while (!status) xunlou_test_turn();
        BOOST_TEST((*status == JournalStatus::ok));
        return records;
    }

    void clear() {
        bool cleared = false;
        journal.clear(Area::outbox, [&](JournalStatus) { cleared = true; });
        while (!cleared) xunlou_test_turn();
    }
};

Bytes filled(std::size_t size, std::size_t seed) {
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(i * 31 + seed);
    return bytes;
}

std::string numbered(std::size_t n) {
    std::string digits = std::to_string(n);
    return "p/" + std::string(5 - digits.size(), '0') + digits;
}

BOOST_AUTO_TEST_CASE(more_records_than_one_request_brings_come_whole_and_in_order) {
    Opened device;
    device.clear();
    std::vector<xsync::JournalWrite> writes;
    const std::size_t count = 1'000;
    for (std::size_t n = 0; n < count; ++n) writes.push_back({numbered(n), filled(n, n)});
    writes.push_back({"o", Bytes{1}});
    writes.push_back({"q", Bytes{2}});
    BOOST_TEST((device.commit(std::move(writes)) == JournalStatus::ok));
    const auto records = device.load("p/");
    BOOST_REQUIRE_EQUAL(records.size(), count);
    for (std::size_t n = 0; n < count; ++n) {
        BOOST_REQUIRE_EQUAL(records[n].key, numbered(n));
        BOOST_REQUIRE((records[n].value == filled(n, n)));
    }
}

// 48 MB up in several parts: the wasm memory grows while they arrive and every view of it goes stale.
BOOST_AUTO_TEST_CASE(values_survive_the_growth_of_memory) {
    Opened device;
    device.clear();
    const std::size_t size = 6u << 20, count = 8;
    for (std::size_t n = 0; n < count; ++n) {
        BOOST_TEST((device.commit({{numbered(n), filled(size, n)}}) == JournalStatus::ok));
    }
    const auto records = device.load("");
    BOOST_REQUIRE_EQUAL(records.size(), count);
    for (std::size_t n = 0; n < count; ++n) BOOST_TEST((records[n].value == filled(size, n)));
    device.clear();
}

BOOST_AUTO_TEST_CASE(each_answer_wakes_the_app_once) {
    Opened device;
    device.clear();
    const int before = device.answers;
    BOOST_TEST((device.commit({{"a", Bytes{}}}, Durability::strict) == JournalStatus::ok));
    BOOST_TEST(device.load("").size() == 1u);
    bool told = false;
    device.journal.usage([&](const xsync::JournalUsage& usage) {
        told = true;
        BOOST_TEST(usage.quota_bytes > 0u);
    });
    while (!told) xunlou_test_turn();
    BOOST_TEST(device.answers == before + 3);
}

// What an earlier journal of the page was asked is answered to nobody, and it does not mix with the
// requests of the next.
BOOST_AUTO_TEST_CASE(answers_to_a_journal_that_is_gone_reach_nobody) {
    bool reached = false;
    {
        Opened gone;
        gone.journal.commit(Area::outbox, {{"late", Bytes{1}}}, Durability::relaxed,
                            [&](JournalStatus) { reached = true; });
        gone.journal.load(Area::outbox, "",
                          [&](JournalStatus, std::vector<JournalRecord>) { reached = true; });
    }
    Opened next;
    // Both databases order by the call: when this is answered the earlier ones have been.
    BOOST_TEST((next.commit({{"x", Bytes{2}}}) == JournalStatus::ok));
    BOOST_TEST(next.load("late").size() == 1u);
    BOOST_TEST(!reached);
    next.clear();
}

}  // namespace

// 0 when every case passed.
extern "C" __attribute__((used, visibility("default"))) int run_journal_suite() {
    char program[] = "journal_page", report[] = "--report_level=short", log[] = "--log_level=error",
         plain[] = "--color_output=no";
    char* arguments[] = {program, report, log, plain, nullptr};
    return boost::unit_test::unit_test_main(&init_unit_test_suite, 4, arguments);
}
