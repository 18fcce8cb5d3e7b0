#include "shell/platform/browser/browser_vault.hpp"

#include "shell/platform/browser/bridge.hpp"
#include "shell/platform/browser/fields.hpp"
#include "shell/platform/browser/runner.hpp"

#include <utility>

namespace platform::browser {

BrowserVault& vault() {
    static BrowserVault one;
    return one;
}

void BrowserVault::ask(std::initializer_list<std::string_view> wish, Done done) {
    std::string text;
    for (const std::string_view part : wish) {
        if (!text.empty()) text += field_end;
        text += part;
    }
    waiting_.emplace(++last_id_, std::move(done));
    xunlou_vault_ask(last_id_, text.data(), text.size());
}

void BrowserVault::unlock(const std::string& slot, const std::string& pin, Done done) {
    ask({"unlock", slot, pin}, std::move(done));
}
void BrowserVault::unlock_by_password(const std::string& slot, const std::string& password,
                                      Done done) {
    ask({"password", slot, password}, std::move(done));
}
void BrowserVault::begin_fresh(Done done) { ask({"fresh"}, std::move(done)); }
void BrowserVault::keep(const Keeper& person, const std::string& pin, const std::string& password,
                        Done done) {
    ask({"keep", person.account, person.name, std::to_string(person.store),
         std::to_string(person.staff), pin, password},
        std::move(done));
}
void BrowserVault::change_pin(const std::string& present, const std::string& pin, Done done) {
    ask({"change_pin", present, pin}, std::move(done));
}
void BrowserVault::confirm(const std::string& slot, const std::string& pin, Done done) {
    ask({"confirm", slot, pin}, std::move(done));
}
void BrowserVault::forget(Done done) { ask({"forget"}, std::move(done)); }
void BrowserVault::erase(Done done) { ask({"erase"}, std::move(done)); }
void BrowserVault::lock() { ask({"lock"}, {}); }
void BrowserVault::lock_after(int minutes) { ask({"lock_after", std::to_string(minutes)}, {}); }

// Records of fields: first stage, slot, has a PIN; then each person as web/vault.js describes them.
void BrowserVault::show(std::string_view described) {
    VaultView now;
    std::string_view head = cut(described, record_end);
    now.stage = static_cast<VaultStage>(number<int>(cut(head, field_end)));
    now.slot = cut(head, field_end);
    now.has_pin = head == "1";
    while (!described.empty()) {
        std::string_view left = cut(described, record_end);
        Keeper& keeper = now.people.emplace_back();
        keeper.slot = cut(left, field_end);
        keeper.account = cut(left, field_end);
        keeper.name = cut(left, field_end);
        keeper.store = number<std::uint64_t>(cut(left, field_end));
        keeper.has_pin = cut(left, field_end) == "1";
        keeper.not_before_ms = number<std::int64_t>(cut(left, field_end));
        keeper.must_sign_in = cut(left, field_end) == "1";
        keeper.staff = number<std::uint64_t>(left);
    }
    view_ = std::move(now);
    wake();
    runner().request();
}

void BrowserVault::finish(std::uint32_t id, Unlocked result) {
    const auto node = waiting_.extract(id);
    if (!node.empty() && node.mapped()) node.mapped()(result);
    wake();
}

}  // namespace platform::browser

// Called by web/vault_bridge.js.

XUNLOU_EXPORT void xunlou_vault_view(const char* text, std::size_t size) {
    platform::browser::vault().show({text, size});
}

XUNLOU_EXPORT void xunlou_vault_done(std::uint32_t id, int result) {
    platform::browser::vault().finish(id, static_cast<platform::Unlocked>(result));
}

XUNLOU_EXPORT int xunlou_vault_left() { return platform::browser::runner().leave() ? 1 : 0; }
