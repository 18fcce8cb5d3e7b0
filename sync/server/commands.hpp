#pragma once
// What the binary's commands do. Each returns the process's exit status and prints for a person;
// a StoreError or std::runtime_error carries a sentence for the operator and is caught in main.

#include <cstdint>
#include <optional>
#include <string>

#include "core/time.hpp"

namespace xsync::server {

struct ServeOptions {
    std::string data;
    std::string site;  // empty: no app, only the interface
    std::string host = "127.0.0.1";
    std::uint16_t port = 8080;
    bool behind_proxy = false;
};
int serve(const ServeOptions& options);

struct InitOptions {
    std::string data;
    std::string name = "小区";
    bool demo = false;
    std::uint64_t seed = 20240101;
    std::optional<core::UtcMs> now;  // absent: the system's
};
int init(const InitOptions& options);

struct UserOptions {
    std::string data, login;
    std::string name, role;  // of a new member of staff
    std::string unit;        // or the unit whose household the account acts for
};
int user_add(const UserOptions& options);
int user_password(const UserOptions& options);
int user_set_disabled(const UserOptions& options, bool disabled);
int user_list(const UserOptions& options);

struct DeviceOptions {
    std::string data;
    std::uint32_t number = 0;
};
// These also work while the server runs: then it does them. A withdrawn device sends what it has at its
// next contact, and erases itself.
int device_list(const DeviceOptions& options);
int device_revoke(const DeviceOptions& options);
// Work of withdrawn devices that was not accepted.
int device_left(const DeviceOptions& options);

// Integrity of the store, and that the snapshot equals a replay of the whole ledger; with `rounds` also
// that every check-in is linked to the one before it (PROTOCOL.md, chapter 10).
int check(const std::string& data, bool rounds = false);

}  // namespace xsync::server
