#pragma once
// A community's data opened from its folder: lock, store and, on demand, the ledger.

#include <memory>
#include <string>

#include "sync/server/data_directory.hpp"
#include "sync/server/ledger.hpp"
#include "sync/server/store.hpp"

namespace xsync::server {

struct Community {
    DataDirectory folder;
    std::unique_ptr<Store> store;
};

// Throws StoreError when there is none, or when there is one already.
Community open_community(const std::string& data);
Community make_community(const std::string& data);

// In memory, as it is stored.
std::unique_ptr<Ledger> load_ledger(Store& store);

}  // namespace xsync::server
