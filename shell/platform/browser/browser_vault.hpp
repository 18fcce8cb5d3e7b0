#pragma once
// The vault port on web/vault.js. One in a page; it outlives the application. Main thread only.

#include "shell/platform/vault.hpp"

#include <initializer_list>
#include <string_view>
#include <unordered_map>

namespace platform::browser {

class BrowserVault final : public Vault {
public:
    const VaultView& view() const override { return view_; }
    void unlock(const std::string& slot, const std::string& pin, Done done) override;
    void unlock_by_password(const std::string& slot, const std::string& password,
                            Done done) override;
    void begin_fresh(Done done) override;
    void keep(const Keeper& person, const std::string& pin, const std::string& password,
              Done done) override;
    void change_pin(const std::string& present, const std::string& pin, Done done) override;
    void confirm(const std::string& slot, const std::string& pin, Done done) override;
    void forget(Done done) override;
    void erase(Done done) override;
    void lock() override;
    void lock_after(int minutes) override;

    // From the page.
    void show(std::string_view described);
    void finish(std::uint32_t id, Unlocked result);

private:
    void ask(std::initializer_list<std::string_view> wish, Done done);

    VaultView view_;
    std::uint32_t last_id_ = 0;
    std::unordered_map<std::uint32_t, Done> waiting_;
};

BrowserVault& vault();

}  // namespace platform::browser
