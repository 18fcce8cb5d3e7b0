#pragma once
// What every journal must do, whatever it stores in. A test program gives a `Bench` that makes
// journals on one store and lets time pass; the cases are added to the current Boost.Test suite:
//
//     struct MemoryBench : conformance::JournalBench { … };
//     BOOST_AUTO_TEST_SUITE(memory_journal)
//     JOURNAL_CONFORMANCE(MemoryBench)
//     BOOST_AUTO_TEST_SUITE_END()
//
// Straight code: ask, then take turns until it has answered. Faults of a store (full disk, lost
// connection, a crash in the middle) are provoked by each implementation's own tests.

#include <boost/test/unit_test.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/client/journal.hpp"

namespace conformance {

class JournalBench {
public:
    virtual ~JournalBench() = default;
    // A journal on the same store as the ones before, which are gone by then.
    virtual std::unique_ptr<xsync::Journal> open() = 0;
    // Completions may arrive.
    virtual void turn() = 0;
};

using xsync::Area;
using xsync::Bytes;
using xsync::Durability;
using xsync::JournalRecord;
using xsync::JournalStatus;
using xsync::JournalWrite;

inline Bytes bytes(std::string_view text) { return {text.begin(), text.end()}; }

// A journal on an empty store, asked in straight lines.
class Asked {
public:
    explicit Asked(JournalBench& bench) : bench_(bench), journal_(bench.open()) {
        BOOST_TEST((clear(Area::outbox) == JournalStatus::ok));
        BOOST_TEST((clear(Area::state) == JournalStatus::ok));
    }
    void reopen() {
        journal_.reset();
        journal_ = bench_.open();
    }
    xsync::Journal& journal() { return *journal_; }
    void turn() { bench_.turn(); }

    JournalStatus commit(Area area, std::vector<JournalWrite> writes,
                         Durability durability = Durability::strict) {
        std::optional<JournalStatus> status;
        journal_->commit(area, std::move(writes), durability,
                         [&](JournalStatus answer) { status = answer; });
        return wait(status);
    }
    JournalStatus clear(Area area) {
        std::optional<JournalStatus> status;
        journal_->clear(area, [&](JournalStatus answer) { status = answer; });
        return wait(status);
    }
    // "key=value" of each record in the order it came.
    std::vector<std::string> load(Area area, std::string prefix = {}) {
        std::optional<JournalStatus> status;
        std::vector<std::string> lines;
        journal_->load(area, std::move(prefix),
                       [&](JournalStatus answer, std::vector<JournalRecord> records) {
                           status = answer;
                           for (const JournalRecord& record : records) {
                               const std::string value(record.value.begin(), record.value.end());
                               lines.push_back(record.key + "=" + value);
                           }
                       });
        BOOST_TEST((wait(status) == JournalStatus::ok));
        return lines;
    }

private:
    JournalStatus wait(const std::optional<JournalStatus>& status) {
        BOOST_TEST(!status.has_value(), "answered from inside the call");
        while (!status) bench_.turn();
        return *status;
    }

    JournalBench& bench_;
    std::unique_ptr<xsync::Journal> journal_;
};

using Lines = std::vector<std::string>;

inline void what_was_written_is_loaded(JournalBench& bench) {
    Asked journal(bench);
    BOOST_TEST(journal.load(Area::outbox) == Lines{}, boost::test_tools::per_element());
    BOOST_TEST((journal.commit(Area::outbox, {{"b", bytes("2")}, {"a", bytes("1")}}) ==
                JournalStatus::ok));
    BOOST_TEST(journal.load(Area::outbox) == (Lines{"a=1", "b=2"}),
               boost::test_tools::per_element());
}

inline void a_reopened_journal_has_everything(JournalBench& bench) {
    Asked journal(bench);
    journal.commit(Area::outbox, {{"op/1", bytes("strict")}}, Durability::strict);
    journal.commit(Area::state, {{"page/1", bytes("relaxed")}}, Durability::relaxed);
    journal.reopen();
    BOOST_TEST(journal.load(Area::outbox) == Lines{"op/1=strict"},
               boost::test_tools::per_element());
    BOOST_TEST(journal.load(Area::state) == Lines{"page/1=relaxed"},
               boost::test_tools::per_element());
}

inline void the_areas_are_independent(JournalBench& bench) {
    Asked journal(bench);
    journal.commit(Area::outbox, {{"k", bytes("mine")}});
    journal.commit(Area::state, {{"k", bytes("theirs")}});
    BOOST_TEST((journal.clear(Area::state) == JournalStatus::ok));
    BOOST_TEST(journal.load(Area::outbox) == Lines{"k=mine"}, boost::test_tools::per_element());
    BOOST_TEST(journal.load(Area::state) == Lines{}, boost::test_tools::per_element());
}

// Later writes of one batch win over earlier ones; a delete of what is not there is no error.
inline void puts_replace_and_deletes_remove(JournalBench& bench) {
    Asked journal(bench);
    journal.commit(Area::outbox, {{"a", bytes("1")}, {"b", bytes("1")}, {"c", bytes("1")}});
    BOOST_TEST((journal.commit(Area::outbox, {{"a", bytes("2")},
                                              {"b", std::nullopt},
                                              {"none", std::nullopt},
                                              {"c", std::nullopt},
                                              {"c", bytes("3")}}) == JournalStatus::ok));
    BOOST_TEST(journal.load(Area::outbox) == (Lines{"a=2", "c=3"}),
               boost::test_tools::per_element());
}

inline void an_empty_batch_is_a_commit(JournalBench& bench) {
    Asked journal(bench);
    BOOST_TEST((journal.commit(Area::outbox, {}) == JournalStatus::ok));
}

inline void a_prefix_selects_and_keys_come_ascending(JournalBench& bench) {
    Asked journal(bench);
    journal.commit(Area::state, {{"p/2", bytes("b")},
                                 {"p/10", bytes("a")},
                                 {"p", bytes("-")},
                                 {"p0", bytes("-")},
                                 {"o/9", bytes("-")},
                                 {"p/~", bytes("c")}});
    BOOST_TEST(journal.load(Area::state, "p/") == (Lines{"p/10=a", "p/2=b", "p/~=c"}),
               boost::test_tools::per_element());
    BOOST_TEST(journal.load(Area::state, "q") == Lines{}, boost::test_tools::per_element());
    BOOST_TEST(journal.load(Area::state).size() == 6u);
}

// Commits that were not waited for are applied in the order of the calls and answered in it too,
// and a load asked for after them sees them.
inline void an_area_keeps_the_order_of_calls(JournalBench& bench) {
    Asked journal(bench);
    std::vector<int> answered;
    for (int n = 0; n < 8; ++n) {
        const Durability durability = n % 2 == 0 ? Durability::relaxed : Durability::strict;
        journal.journal().commit(
            Area::outbox,
            {{"last", bytes(std::to_string(n))}, {"n" + std::to_string(n), bytes("")}}, durability,
            [&answered, n](JournalStatus status) {
                BOOST_TEST((status == JournalStatus::ok));
                answered.push_back(n);
            });
    }
    const Lines loaded = journal.load(Area::outbox);
    BOOST_TEST(answered == (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7}),
               boost::test_tools::per_element());
    BOOST_TEST(loaded.size() == 9u);
    BOOST_TEST(loaded.front() == "last=7");
}

inline void any_byte_and_any_length_come_back(JournalBench& bench) {
    Asked journal(bench);
    Bytes every(256);
    for (std::size_t i = 0; i < every.size(); ++i) every[i] = static_cast<std::uint8_t>(i);
    Bytes large(1u << 20);
    for (std::size_t i = 0; i < large.size(); ++i) large[i] = static_cast<std::uint8_t>(i * 7);
    const std::string longest_key(64, 'k');
    journal.commit(Area::state, {{"empty", Bytes{}}, {"every", every}, {longest_key, large}});
    std::vector<JournalRecord> records;
    bool loaded = false;
    journal.journal().load(Area::state, "", [&](JournalStatus, std::vector<JournalRecord> answer) {
        records = std::move(answer);
        loaded = true;
    });
    while (!loaded) journal.turn();
    BOOST_REQUIRE_EQUAL(records.size(), 3u);
    BOOST_TEST((records[0].key == "empty" && records[0].value.empty()));
    BOOST_TEST((records[1].key == "every" && records[1].value == every));
    BOOST_TEST((records[2].key == longest_key && records[2].value == large));
}

inline void clear_removes_every_record(JournalBench& bench) {
    Asked journal(bench);
    journal.commit(Area::outbox, {{"a", bytes("1")}, {"z", bytes("1")}});
    BOOST_TEST((journal.clear(Area::outbox) == JournalStatus::ok));
    journal.reopen();
    BOOST_TEST(journal.load(Area::outbox) == Lines{}, boost::test_tools::per_element());
}

inline void usage_is_told(JournalBench& bench) {
    Asked journal(bench);
    std::optional<xsync::JournalUsage> usage;
    journal.journal().usage([&](xsync::JournalUsage answer) { usage = answer; });
    while (!usage) journal.turn();
    BOOST_TEST(usage->used_bytes <= usage->quota_bytes);
}

}  // namespace conformance

#define JOURNAL_CONFORMANCE_CASE(Bench, name) \
    BOOST_AUTO_TEST_CASE(name) {              \
        Bench bench;                          \
        conformance::name(bench);             \
    }

#define JOURNAL_CONFORMANCE(Bench)                                            \
    JOURNAL_CONFORMANCE_CASE(Bench, what_was_written_is_loaded)               \
    JOURNAL_CONFORMANCE_CASE(Bench, a_reopened_journal_has_everything)        \
    JOURNAL_CONFORMANCE_CASE(Bench, the_areas_are_independent)                \
    JOURNAL_CONFORMANCE_CASE(Bench, puts_replace_and_deletes_remove)          \
    JOURNAL_CONFORMANCE_CASE(Bench, an_empty_batch_is_a_commit)               \
    JOURNAL_CONFORMANCE_CASE(Bench, a_prefix_selects_and_keys_come_ascending) \
    JOURNAL_CONFORMANCE_CASE(Bench, an_area_keeps_the_order_of_calls)         \
    JOURNAL_CONFORMANCE_CASE(Bench, any_byte_and_any_length_come_back)        \
    JOURNAL_CONFORMANCE_CASE(Bench, clear_removes_every_record)               \
    JOURNAL_CONFORMANCE_CASE(Bench, usage_is_told)
