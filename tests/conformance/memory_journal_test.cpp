// The journal in memory, by the rules that every journal must keep, and its own faults.

#include "sync/client/memory_journal.hpp"
#include "tests/conformance/journal_suite.hpp"

namespace {

// A connection to a store that outlives it.
class Connection final : public xsync::Journal {
public:
    explicit Connection(xsync::MemoryJournal& store) : store_(store) {}
    void load(xsync::Area area, std::string prefix, Loaded done) override {
        store_.load(area, std::move(prefix), std::move(done));
    }
    void commit(xsync::Area area, std::vector<xsync::JournalWrite> writes,
                xsync::Durability durability, Done done) override {
        store_.commit(area, std::move(writes), durability, std::move(done));
    }
    void clear(xsync::Area area, Done done) override { store_.clear(area, std::move(done)); }
    void usage(Used done) override { store_.usage(std::move(done)); }

private:
    xsync::MemoryJournal& store_;
};

class MemoryBench final : public conformance::JournalBench {
public:
    std::unique_ptr<xsync::Journal> open() override { return std::make_unique<Connection>(store_); }
    void turn() override { store_.turn(); }

private:
    xsync::MemoryJournal store_;
};

using conformance::bytes;

void commit(xsync::MemoryJournal& journal, const char* key, xsync::Durability durability) {
    journal.commit(xsync::Area::state, {{key, bytes("x")}}, durability,
                   [](xsync::JournalStatus) {});
}

std::size_t stored(xsync::MemoryJournal& journal) {
    return journal.records(xsync::Area::state).size();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(memory_journal)
JOURNAL_CONFORMANCE(MemoryBench)

BOOST_AUTO_TEST_CASE(a_loss_of_power_takes_what_was_relaxed_since_the_last_strict_commit) {
    xsync::MemoryJournal journal;
    commit(journal, "a", xsync::Durability::relaxed);
    commit(journal, "b", xsync::Durability::strict);
    commit(journal, "c", xsync::Durability::relaxed);
    commit(journal, "d", xsync::Durability::relaxed);
    while (journal.turn()) {}
    BOOST_TEST(stored(journal) == 4u);
    journal.crash(0, true, 1);
    BOOST_TEST(stored(journal) == 3u);
    BOOST_TEST(journal.records(xsync::Area::state).count("d") == 0u);
}

BOOST_AUTO_TEST_CASE(a_crash_carries_out_some_of_what_was_asked) {
    xsync::MemoryJournal journal;
    for (const char* key : {"a", "b", "c"}) commit(journal, key, xsync::Durability::strict);
    journal.crash(2, false);
    BOOST_TEST(stored(journal) == 2u);
    BOOST_TEST(!journal.turn());
}

BOOST_AUTO_TEST_CASE(a_fault_is_told_and_writes_nothing_unless_it_timed_out) {
    xsync::MemoryJournal journal;
    xsync::MemoryJournal::Fault fault{xsync::JournalStatus::quota_exceeded, false};
    journal.fault = [&](xsync::Area) { return fault; };
    xsync::JournalStatus told = xsync::JournalStatus::ok;
    const auto write = [&] {
        journal.commit(xsync::Area::state, {{"k", bytes("v")}}, xsync::Durability::strict,
                       [&](xsync::JournalStatus status) { told = status; });
        while (journal.turn()) {}
    };
    write();
    BOOST_TEST((told == xsync::JournalStatus::quota_exceeded));
    BOOST_TEST(stored(journal) == 0u);
    fault = {xsync::JournalStatus::timed_out, true};
    write();
    BOOST_TEST((told == xsync::JournalStatus::timed_out));
    BOOST_TEST(stored(journal) == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
