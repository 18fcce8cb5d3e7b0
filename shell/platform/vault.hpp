#pragma once
// Port: who may work on this device, and what opens their sealed store. The journal's requests wait
// until somebody's store is open; there is no way to close it but lock(), which begins anew with
// nothing in memory. Secrets are stretched and compared on the platform's side, so an answer takes up
// to a second. Completions only enqueue. Main thread only.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace platform {

struct Keeper {  // a person whose store is on this device
    std::string slot, account, name;
    std::uint64_t store = 0;  // the store's name for the server
    std::uint64_t staff = 0;  // who it is among the staff; 0: an owner, or kept by an older build
    bool has_pin = false;
    std::int64_t not_before_ms = 0;  // no PIN is looked at until then, UTC
    bool must_sign_in = false;       // too many wrong PINs: only the password helps
    bool operator==(const Keeper&) const = default;
};

enum class VaultStage : std::uint8_t {
    fresh = 0,   // an open store of nobody yet: keep() makes it somebody's
    locked = 1,  // unlock() or begin_fresh()
    open = 2,
};

enum class Unlocked : std::uint8_t {
    ok = 0,
    wrong = 1,
    wait = 2,     // see Keeper::not_before_ms
    sign_in = 3,  // too many wrong tries
    failed = 4,   // the device could not store what it must
};

struct VaultView {
    VaultStage stage = VaultStage::fresh;
    std::string slot;            // whose store is open
    bool has_pin = false;        // that store
    std::vector<Keeper> people;  // who was here last comes first
};

class Vault {
public:
    using Done = std::function<void(Unlocked)>;
    virtual ~Vault() = default;
    virtual const VaultView& view() const = 0;
    virtual void unlock(const std::string& slot, const std::string& pin, Done done) = 0;
    // After the server has accepted the password: opens without the PIN, and asks for a new one.
    virtual void unlock_by_password(const std::string& slot, const std::string& password,
                                    Done done) = 0;
    virtual void begin_fresh(Done done) = 0;
    // What opens the present store from now on; an empty secret stays as it is.
    virtual void keep(const Keeper& person, const std::string& pin, const std::string& password,
                      Done done) = 0;
    // Of the present store. A wrong present PIN counts as one at the lock does.
    virtual void change_pin(const std::string& present, const std::string& pin, Done done) = 0;
    // Somebody else's PIN, to say that they are here: their store stays shut, and the present one open. A
    // wrong one counts as one at the lock does.
    virtual void confirm(const std::string& slot, const std::string& pin, Done done) = 0;
    virtual void forget(Done done) = 0;  // signed out: the emptied store is nobody's
    // The present store goes, and everything that could open it: the device was withdrawn. Nothing can be
    // kept afterwards.
    virtual void erase(Done done) = 0;
    virtual void lock() = 0;  // the app begins anew
    // When nobody has touched the device for so long, Application::leave() is called.
    virtual void lock_after(int minutes) = 0;
};

}  // namespace platform
