#include "sync/server/snapshot.hpp"

namespace xsync::server {

namespace {

void put(Bytes& out, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out.push_back(static_cast<std::uint8_t>(value | 0x80));
    out.push_back(static_cast<std::uint8_t>(value));
}

void put(Bytes& out, const TagHistory& history) {
    put(out, history.steps.size());
    for (const TagHistory::Step& step : history.steps) {
        put(out, step.since.value);
        put(out, step.tags.size());
        for (const core::AudienceTag tag : step.tags) {
            put(out, static_cast<std::uint64_t>(tag.kind));
            put(out, tag.key);
        }
    }
}

struct Taker {
    ByteView left;

    [[noreturn]] static void damaged() { throw StoreError("a record of the snapshot is damaged"); }
    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (left.empty()) damaged();
            const std::uint8_t byte = left.front();
            left = left.subspan(1);
            value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if (byte < 0x80) return value;
        }
        damaged();
    }
    std::size_t count() {  // of things that take a byte at least
        const std::uint64_t n = number();
        if (n > left.size()) damaged();
        return static_cast<std::size_t>(n);
    }
    TagHistory history() {
        TagHistory history;
        history.steps.resize(count());
        for (TagHistory::Step& step : history.steps) {
            step.since.value = number();
            step.tags.resize(count());
            for (core::AudienceTag& tag : step.tags) {
                tag.kind = static_cast<core::AudienceKind>(number());
                tag.key = number();
            }
        }
        return history;
    }
};

}  // namespace

StoredRecord to_stored(const Remembered& remembered) {
    StoredRecord stored{remembered.id, {}};
    put(stored.bytes, remembered.audience);
    put(stored.bytes, remembered.viewer);
    const Bytes record = encode(remembered.record);
    stored.bytes.insert(stored.bytes.end(), record.begin(), record.end());
    return stored;
}

Remembered to_remembered(const StoredRecord& stored) {
    Taker taker{stored.bytes};
    Remembered remembered;
    remembered.id = stored.id;
    remembered.audience = taker.history();
    remembered.viewer = taker.history();
    auto record = decode<core::Record>(taker.left);
    if (!record) Taker::damaged();
    remembered.record = std::move(*record);
    return remembered;
}

}  // namespace xsync::server
