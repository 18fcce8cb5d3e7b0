#include "sync/server/ledger_photos.hpp"

#include <variant>

namespace xsync::server {

void PhotoIndex::note(core::EntityId id, const core::Record& record) {
    std::visit(
        [&](const auto& value) {
            if constexpr (requires { value.photos; }) {
                for (const core::Photo& photo : value.photos) naming_[photo.file.sha256].insert(id);
            }
        },
        record);
}

void PhotoIndex::note(core::EntityId id, const core::OpBody& accepted) {
    std::visit(
        [&](const auto& body) {
            if constexpr (requires { body.photo.sha256; }) naming_[body.photo.sha256].insert(id);
        },
        accepted);
}

const std::set<core::EntityId>& PhotoIndex::naming(const core::PhotoHash& sha256) const {
    static const std::set<core::EntityId> none;
    const auto it = naming_.find(sha256);
    return it == naming_.end() ? none : it->second;
}

}  // namespace xsync::server
