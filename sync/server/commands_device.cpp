#include <iostream>

#include "sync/server/commands.hpp"
#include "sync/server/community.hpp"
#include "sync/server/desk.hpp"
#include "sync/server/devices.hpp"

namespace xsync::server {

namespace {

// By this process, or by the server that has the data open.
template <class Do>
int by_whoever_has_the_data(const std::string& data, const std::string& wish, Do&& act) {
    std::optional<Community> community;
    try {
        community.emplace(open_community(data));
    } catch (const FolderInUse&) {
        const Desk::Answer answer = Desk::ask(std::filesystem::path(data) / "desk", wish);
        if (!answer.done) throw StoreError(answer.text);
        std::cout << answer.text;
        return 0;
    }
    std::cout << act(*community->store);
    return 0;
}

}  // namespace

int device_list(const DeviceOptions& options) {
    return by_whoever_has_the_data(options.data, "list", [](Store& store) {
        return describe_devices(read_devices(store), load_ledger(store)->state());
    });
}

int device_left(const DeviceOptions& options) {
    return by_whoever_has_the_data(options.data, "left", [](Store& store) {
        return describe_left(read_left(store), load_ledger(store)->state());
    });
}

int device_revoke(const DeviceOptions& options) {
    const std::string number = std::to_string(options.number);
    by_whoever_has_the_data(options.data, "revoke " + number, [&](Store& store) {
        bool known = false;
        for (const StoredDevice& device : store.devices())
            known = known || device.number.value == options.number;
        if (!known) throw StoreError("there is no device " + number);
        store.revoke_device({options.number});
        return std::string();
    });
    std::cout << "Device " << number
              << " is withdrawn: at its next contact it sends what it has, and erases itself.\n";
    return 0;
}

}  // namespace xsync::server
