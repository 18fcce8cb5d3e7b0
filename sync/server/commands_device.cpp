#include <iostream>

#include "sync/server/at_the_data.hpp"
#include "sync/server/commands.hpp"
#include "sync/server/devices.hpp"

namespace xsync::server {

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
    const std::string wish = "revoke " + number + (options.lost ? " lost" : "");
    by_whoever_has_the_data(options.data, wish, [&](Store& store) {
        bool known = false;
        for (const StoredDevice& device : store.devices())
            known = known || device.number.value == options.number;
        if (!known) throw StoreError("there is no device " + number);
        store.revoke_device({options.number}, options.lost);
        return std::string();
    });
    std::cout
        << "Device " << number
        << (options.lost
                ? " is withdrawn as lost: at its next contact it erases itself; what it has not "
                  "sent"
                  " goes with it while it is locked.\n"
                : " is withdrawn: at its next contact it sends what it has, and erases itself. "
                  "While"
                  " it is locked it waits for its person's PIN; --lost erases it all the same.\n");
    return 0;
}

}  // namespace xsync::server
