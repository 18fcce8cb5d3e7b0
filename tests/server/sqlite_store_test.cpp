// SQLite beneath the store port, and what only it promises.

#include <fstream>

#include "sync/server/data_directory.hpp"
#include "sync/server/sqlite.hpp"
#include "sync/server/sqlite_store.hpp"
#include "tests/conformance/store_suite.hpp"
#include "tests/server/scratch_folder.hpp"

using namespace xsync::server;

namespace {

struct SqliteMaker {
    ScratchFolder folder;
    std::string file() const { return (folder.path / "xunlou.db").string(); }
    std::unique_ptr<Store> open() { return open_sqlite_store(file(), {42}); }
};

}  // namespace

STORE_CONFORMANCE_SUITE(sqlite_conforms, SqliteMaker)

BOOST_AUTO_TEST_SUITE(sqlite_store)

BOOST_AUTO_TEST_CASE(a_newer_layout_is_refused_and_left_alone) {
    SqliteMaker maker;
    maker.open();
    SqliteConnection(maker.file()).run("PRAGMA user_version = 999");
    BOOST_CHECK_THROW(maker.open(), StoreError);
    SqliteConnection again(maker.file());
    SqliteStatement version(again, "PRAGMA user_version");
    BOOST_REQUIRE(version.step());
    BOOST_CHECK_EQUAL(version.integer(0), 999);
}

BOOST_AUTO_TEST_CASE(what_is_no_database_is_refused) {
    SqliteMaker maker;
    std::ofstream(maker.file()) << std::string(4096, 'x');
    BOOST_CHECK_THROW(maker.open(), StoreError);
}

BOOST_AUTO_TEST_CASE(another_program_cannot_write_meanwhile) {
    SqliteMaker maker;
    auto store = maker.open();
    store->put_account({"a", "h", {core::EntityKind::staff, 1}, false});
    SqliteConnection other(maker.file());
    BOOST_CHECK_THROW(other.run("DELETE FROM account"), StoreError);
}

BOOST_AUTO_TEST_CASE(damage_in_the_file_is_told) {
    SqliteMaker maker;
    {
        auto store = maker.open();
        std::vector<StoredEntry> batch;
        for (std::uint32_t n = 1; n <= 2'000; ++n)
            batch.push_back(conformance::stored_entry(n, 1, n));
        store->append(batch);
    }
    {
        std::fstream file(maker.file(), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(9 * 4096 + 2);
        file << "damage damage damage damage";
    }
    bool told = false;
    try {
        told = !maker.open()->faults().empty();
    } catch (const StoreError&) { told = true; }
    BOOST_CHECK(told);
}

BOOST_AUTO_TEST_CASE(a_data_folder_belongs_to_one_at_a_time) {
    ScratchFolder folder;
    {
        const DataDirectory first(folder.path);
        BOOST_CHECK_THROW(DataDirectory(folder.path), StoreError);
    }
    BOOST_CHECK_NO_THROW(DataDirectory(folder.path));
    BOOST_CHECK((std::filesystem::status(folder.path).permissions() &
                 std::filesystem::perms::others_all) == std::filesystem::perms::none);
}

BOOST_AUTO_TEST_SUITE_END()
