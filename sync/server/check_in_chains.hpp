#pragma once
// The links between the check-ins of rounds, held against one another: PROTOCOL.md, chapter 10.
//
// take() every entry of a ledger in the order of positions, then read what was found. Pure; no errors.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "sync/message.hpp"

namespace xsync::server {

class CheckInChains {
public:
    // REQUIRES: the entry has its op.
    void take(const Entry& entry);

    // English sentences for the operator, in order of positions.
    const std::vector<std::string>& faults() const { return faults_; }
    const std::vector<std::string>& notes() const { return notes_; }
    std::size_t linked() const { return linked_; }
    std::size_t unlinked() const { return unlinked_; }

private:
    struct Last {
        std::uint64_t hash = 0;
        std::uint32_t number = 0;
        core::UtcMs made_at, received_at;
    };
    void check(const Entry& entry, const core::CheckInLink& link, const Last* last);

    std::map<core::DeviceNo, Last> last_;
    std::map<core::Actor, std::set<std::uint64_t>> known_;  // of a person, on whatever device
    std::vector<std::string> faults_, notes_;
    std::size_t linked_ = 0, unlinked_ = 0;
};

}  // namespace xsync::server
