#pragma once
// Secrets: every text in the simulated community carries a mark that names the entity it belongs to,
// so that any byte string tells whose data is in it.

#include "core/id.hpp"
#include "sync/bytes.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace sim {

class Marks {
public:
    // "#000017#": short enough for a phone number.
    std::string of(core::EntityId id);
    // The entities whose marks are in these bytes.
    void find(xsync::ByteView bytes, std::set<core::EntityId>& found) const;

private:
    std::map<core::EntityId, std::uint32_t> numbers_;
    std::vector<core::EntityId> entities_;
};

}  // namespace sim
