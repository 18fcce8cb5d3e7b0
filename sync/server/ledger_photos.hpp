#pragma once
// Which records name which photo: who may see one of them may fetch the picture. Pure memory, one thread.

#include <map>
#include <set>

#include "core/op.hpp"
#include "core/state.hpp"

namespace xsync::server {

class PhotoIndex {
public:
    void note(core::EntityId id, const core::Record& record);
    void note(core::EntityId id, const core::OpBody& accepted);

    // Empty when no record names it.
    const std::set<core::EntityId>& naming(const core::PhotoHash& sha256) const;

private:
    std::map<core::PhotoHash, std::set<core::EntityId>> naming_;
};

}  // namespace xsync::server
