#include "sync/server/community.hpp"

#include "sync/server/crypto.hpp"
#include "sync/server/exchange.hpp"
#include "sync/server/snapshot.hpp"
#include "sync/server/sqlite_store.hpp"

namespace xsync::server {

namespace {

// 53 bits: positions of an epoch may pass through JavaScript numbers. Never 0.
core::Epoch new_epoch() { return {(random_number() >> 11) | 1}; }

}  // namespace

Community open_community(const std::string& data) {
    if (!std::filesystem::exists(data)) {
        throw StoreError("there is no community in " + data + ": make one with xunlou init");
    }
    Community community{DataDirectory(data), nullptr};
    if (!community.folder.has_community()) {
        throw StoreError("there is no community in " + data + ": make one with xunlou init");
    }
    community.store = open_sqlite_store(community.folder.database().string(), new_epoch());
    return community;
}

Community make_community(const std::string& data) {
    Community community{DataDirectory(data), nullptr};
    if (community.folder.has_community()) {
        throw StoreError("there is a community in " + data + " already; nothing was changed");
    }
    community.store = open_sqlite_store(community.folder.database().string(), new_epoch());
    return community;
}

std::unique_ptr<Ledger> load_ledger(Store& store) {
    auto ledger = std::make_unique<Ledger>(epoch_of(store),
                                           [&store](core::OpId id) { return store.find(id); });
    load(*ledger, store);
    return ledger;
}

}  // namespace xsync::server
