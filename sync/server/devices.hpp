#pragma once
// What an administrator is told about devices, as text: a line each, fields separated by tabs.

#include <map>
#include <string>
#include <vector>

#include "core/state.hpp"
#include "sync/message.hpp"
#include "sync/server/store.hpp"

namespace xsync::server {

// What the store knows. Reading `left` goes through the whole ledger.
struct DeviceFacts {
    std::vector<StoredDevice> devices;
    std::map<core::Actor, std::string> logins;
    std::vector<Entry> left;  // of withdrawn devices, not accepted
};
DeviceFacts read_devices(Store& store);
DeviceFacts read_left(Store& store);

// Number, account, person, "in use" or "withdrawn", ops received.
std::string describe_devices(const DeviceFacts& facts, const core::State& state);
// When it was made, account, person, device, op, reason, its words. Nobody else has such work any more:
// the device has erased itself.
std::string describe_left(const DeviceFacts& facts, const core::State& state);
// A person's name as others know them; empty when they are not known.
std::string name_of(const core::State& state, core::Actor actor);

}  // namespace xsync::server
