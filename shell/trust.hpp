#pragma once
// How far the browser's storage can be trusted: how full it is, and whether a store that was here has
// gone. Each person's store leaves a trace outside of it (sync/client/trace.hpp), one line after its slot's
// name; a trace without its store is a loss, and the server says what of it was never received. Pure.

#include "shell/platform/vault.hpp"
#include "sync/client/journal.hpp"
#include "sync/client/trace.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shell {

struct LostStore {
    std::string slot;
    xsync::Trace trace;
    bool asked = false;                          // the server, since this start
    xsync::Received received = {};               // what it has said so far, number by number
    std::optional<xsync::Missing> missing = {};  // once the server has said it of all numbers
};

struct Trust {
    std::optional<xsync::JournalUsage> usage;
    std::vector<LostStore> lost;
    bool offers_keeping = false;  // the browser could be asked to keep what is stored
};

// Early enough to do something about it: a day's pictures still fit.
bool is_short(const xsync::JournalUsage& usage);
std::uint64_t free_bytes(const xsync::JournalUsage& usage);
// 3.2 MB
std::string size_text(std::uint64_t bytes);
// 存储空间快满了：已用 … In one sentence for a notice.
std::string short_words(const xsync::JournalUsage& usage);

struct StoreTrace {
    std::string slot;
    xsync::Trace trace;
};
// Lines that cannot be read are left out.
std::vector<StoreTrace> read_traces(std::string_view lines);
std::string to_lines(const std::vector<StoreTrace>& traces);
// Those whose store is not on this device any more.
std::vector<LostStore> lost_of(const std::vector<StoreTrace>& traces,
                               const platform::VaultView& vault);

// What is told before anybody has signed in.
std::string lost_words(const LostStore& lost, core::UtcMs now);

}  // namespace shell
