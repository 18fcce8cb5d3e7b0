#include "tests/ui/headless.hpp"
#include "shell/ui/kit.hpp"
#include "tests/ui/headless_photos.hpp"

#include "imgui.h"
#include "shell/ui/gesture.hpp"
#include "shell/ui/text_input.hpp"

#include <boost/test/unit_test.hpp>

#include <deque>

namespace ui_test {

using ui::a11y::Node;
using ui::a11y::Role;

// --- The ports -------------------------------------------------------------------------------------------------------------------

class Headless::Ports final : public platform::Clock,
                              public platform::Random,
                              public platform::Http,
                              public platform::Events,
                              public platform::History,
                              public platform::Clipboard,
                              public platform::Scanner,
                              public platform::Page,
                              public platform::Frames,
                              public xsync::Journal,
                              public platform::Vault,
                              public platform::WorkFile {
public:
    Ports(Headless& owner, Town& town, Disk& disk, float width, float height)
        : owner_(owner), town_(town), disk_(disk) {
        if (disk.keeper) {
            view_.stage = platform::VaultStage::locked;
            view_.people = people();
        }
        around_.width = width;
        around_.height = height;
    }
    platform::Platform platform() {
        return {*this, *this, *this, *this, *this,   *this, *this,
                *this, *this, *this, *this, photos_, *this};
    }

    // Everything that was enqueued, once. True when there was something.
    bool turn() {
        std::deque<std::function<void()>> jobs = std::move(jobs_);
        jobs_.clear();
        for (auto& job : jobs) job();
        return !jobs.empty();
    }
    bool take_frame_wish() { return std::exchange(frames_, 0) > 0; }

    std::int64_t wall_ms() const override { return town_.now.ms; }
    double monotonic_ms() const override {
        return static_cast<double>(town_.now.ms - 1'793'668'000'000);
    }
    void fill(std::span<std::uint8_t> bytes) override {
        for (std::uint8_t& byte : bytes) {
            dice_ = dice_ * 6364136223846793005u + 1442695040888963407u;
            byte = static_cast<std::uint8_t>(dice_ >> 56);
        }
    }
    Id post(platform::HttpRequest request, platform::Http::Done done) override {
        jobs_.push_back([this, request, done] { done(town_.answer(request)); });
        return ++requests_;
    }
    void cancel(Id) override {}
    void open(std::string_view, Poke, Changed changed) override {
        jobs_.push_back([changed] { changed(platform::EventsLink::open); });
    }
    void close() override {}
    std::string current() const override { return routes_.back(); }
    void push(std::string_view route) override { routes_.emplace_back(route); }
    void replace(std::string_view route) override { routes_.back() = route; }
    void back() override {
        if (routes_.size() > 1) routes_.pop_back();
        jobs_.push_back([this] { changed_(routes_.back()); });
    }
    void on_change(std::function<void(std::string_view)> changed) override {
        changed_ = std::move(changed);
    }
    void typed(std::string_view route) {
        routes_.emplace_back(route);
        if (changed_) changed_(routes_.back());
    }
    void copy(std::string_view, std::function<void(bool)> done) override {
        jobs_.push_back([done] { done(true); });
    }
    bool available() const override { return owner_.camera; }
    void scan(std::string_view, std::function<void(platform::ScanResult)> done) override {
        jobs_.push_back([this, done] { done(owner_.next_scan); });
    }
    void cancel() override {}
    const platform::Surroundings& surroundings() const override {
        around_.update_waiting = owner_.update_waiting;
        return around_;
    }
    void set_title(std::string_view) override {}
    void set_bar_color(std::uint32_t, bool) override {}
    void set_assistive(bool) override {}
    platform::RememberedLook remembered_look() const override { return disk_.look; }
    void remember_look(const platform::RememberedLook& look) override { disk_.look = look; }
    void keep_storage() override {
        around_.storage_kept = owner_.grants_storage;
        around_.storage_refused = !owner_.grants_storage;
        jobs_.push_back([] {});
    }
    std::string traces() const override { return disk_.traces; }
    void write_traces(const std::string& lines) override { disk_.traces = lines; }
    void print_labels(std::string_view labels) override { owner_.printed = labels; }
    void restart() override {}
    void request(int count) override { frames_ = std::max(frames_, count); }
    void request_at(double) override {}

    void load(xsync::Area area, std::string prefix, Loaded done) override {
        auto& queue = view_.stage == platform::VaultStage::locked ? sealed_ : jobs_;
        queue.push_back([this, area, prefix, done] {
            std::vector<xsync::JournalRecord> records;
            for (const auto& [key, value] : disk_.areas[static_cast<int>(area)]) {
                if (key.substr(0, prefix.size()) == prefix) records.push_back({key, value});
            }
            done(xsync::JournalStatus::ok, std::move(records));
        });
    }
    void commit(xsync::Area area, std::vector<xsync::JournalWrite> writes, xsync::Durability,
                xsync::Journal::Done done) override {
        jobs_.push_back([this, area, writes, done] {
            if (disk_.full) return done(xsync::JournalStatus::quota_exceeded);
            auto& records = disk_.areas[static_cast<int>(area)];
            for (const xsync::JournalWrite& write : writes) {
                if (write.value) {
                    records[write.key] = *write.value;
                } else {
                    records.erase(write.key);
                }
            }
            done(xsync::JournalStatus::ok);
        });
    }
    void clear(xsync::Area area, xsync::Journal::Done done) override {
        jobs_.push_back([this, area, done] {
            disk_.areas[static_cast<int>(area)].clear();
            done(xsync::JournalStatus::ok);
        });
    }
    void usage(Used done) override {
        jobs_.push_back([this, done] { done(disk_.usage); });
    }

    const platform::VaultView& view() const override { return view_; }
    void unlock(const std::string&, const std::string& pin, platform::Vault::Done done) override {
        const bool right = pin == disk_.pin;
        disk_.wrong = right ? 0 : disk_.wrong + 1;
        if (right) open_store(true);
        view_.people.front().must_sign_in = disk_.wrong >= 10;
        jobs_.push_back(
            [done, right] { done(right ? platform::Unlocked::ok : platform::Unlocked::wrong); });
    }
    void unlock_by_password(const std::string&, const std::string& password,
                            platform::Vault::Done done) override {
        const bool right = password == disk_.password;
        if (right) open_store(false);
        jobs_.push_back(
            [done, right] { done(right ? platform::Unlocked::ok : platform::Unlocked::wrong); });
    }
    void begin_fresh(platform::Vault::Done done) override {
        disk_.areas[0].clear();
        disk_.areas[1].clear();
        open_store(false);
        view_.stage = platform::VaultStage::fresh;
        jobs_.push_back([done] { done(platform::Unlocked::ok); });
    }
    void keep(const platform::Keeper& person, const std::string& pin, const std::string& password,
              platform::Vault::Done done) override {
        disk_.keeper = person;
        disk_.keeper->slot = "one";
        if (!pin.empty()) disk_.pin = pin;
        if (!password.empty()) disk_.password = password;
        disk_.keeper->has_pin = !disk_.pin.empty();
        disk_.wrong = 0;
        view_ = {platform::VaultStage::open, "one", disk_.keeper->has_pin, people()};
        jobs_.push_back([done] { done(platform::Unlocked::ok); });
    }
    void change_pin(const std::string& present, const std::string& pin,
                    platform::Vault::Done done) override {
        const bool right = present == disk_.pin;
        disk_.wrong = right ? 0 : disk_.wrong + 1;
        if (right) disk_.pin = pin;
        jobs_.push_back(
            [done, right] { done(right ? platform::Unlocked::ok : platform::Unlocked::wrong); });
    }
    void confirm(const std::string& slot, const std::string& pin,
                 platform::Vault::Done done) override {
        platform::Unlocked result = platform::Unlocked::failed;
        for (Disk::Colleague& one : disk_.colleagues) {
            if (one.keeper.slot != slot || slot == view_.slot) continue;
            if (one.keeper.must_sign_in) {
                result = platform::Unlocked::sign_in;
            } else if (one.keeper.not_before_ms > town_.now.ms) {
                result = platform::Unlocked::wait;
            } else if (pin == one.pin) {
                one.wrong = 0;
                result = platform::Unlocked::ok;
            } else {
                ++one.wrong;
                one.keeper.must_sign_in = one.wrong >= 10;
                if (one.wrong >= 4) one.keeper.not_before_ms = town_.now.ms + 30'000;
                result = platform::Unlocked::wrong;
            }
        }
        view_.people = people();
        jobs_.push_back([done, result] { done(result); });
    }
    void forget(platform::Vault::Done done) override {
        disk_.keeper.reset();
        disk_.pin.clear();
        view_ = {};
        jobs_.push_back([done] { done(platform::Unlocked::ok); });
    }
    void erase(platform::Vault::Done done) override {
        disk_ = {};
        view_ = {};
        jobs_.push_back([done] { done(platform::Unlocked::ok); });
    }
    void lock() override { began_anew = true; }

    void save(const std::vector<xsync::JournalRecord>& work) override { owner_.saved_work = work; }
    void load(Opened opened) override {
        jobs_.push_back([this, opened] { opened(owner_.saved_work); });
    }
    void settle(bool taken) override { owner_.work_taken = taken; }
    void lock_after(int minutes) override { lock_after_min = minutes; }
    bool began_anew = false;
    int lock_after_min = 0;

private:
    std::vector<platform::Keeper> people() const {
        std::vector<platform::Keeper> all{*disk_.keeper};
        for (const Disk::Colleague& one : disk_.colleagues) all.push_back(one.keeper);
        return all;
    }
    void open_store(bool has_pin) {
        view_.stage = platform::VaultStage::open;
        view_.slot = "one";
        view_.has_pin = has_pin;
        for (auto& job : sealed_) jobs_.push_back(std::move(job));
        sealed_.clear();
    }

    platform::VaultView view_;
    std::deque<std::function<void()>> sealed_;  // asked of the journal before it is open
    Headless& owner_;
    Town& town_;
    Disk& disk_;
    mutable platform::Surroundings around_;
    std::deque<std::function<void()>> jobs_;
    HeadlessPhotos photos_{owner_, disk_, [this](auto job) { jobs_.push_back(std::move(job)); }};
    std::function<void(std::string_view)> changed_;
    std::vector<std::string> routes_{""};
    std::uint64_t dice_ = 42;
    Id requests_ = 0;
    int frames_ = 0;
};

// --- The person ------------------------------------------------------------------------------------------------------------------

namespace {

void draw_frame(shell::App& app, float width, float height) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {width, height};
    io.DeltaTime = 0.016f;
    ui::a11y::begin_frame();
    ui::text_input::begin_frame();
    ui::gesture::begin_frame();
    ImGui::NewFrame();
    app.draw();
    ImGui::Render();
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else if (texture->Status != ImTextureStatus_OK) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        }
    }
    ui::gesture::end_frame();
    ui::text_input::end_frame();
    ui::a11y::end_frame();
}

// More turns than any act takes; an app that never comes to rest is a fault of its own.
constexpr int turns_max = 400;

}  // namespace

Headless::Headless(Town& town, Disk& disk, float width, float height)
    : town_(town),
      stage_(std::make_unique<Stage>(width, height)),
      ports_(std::make_unique<Ports>(*this, town, disk, width, height)) {
    platform_ = std::make_unique<platform::Platform>(ports_->platform());
    app_ = std::make_unique<shell::App>(*platform_);
    app_->start();
    settle();
}

Headless::~Headless() { app_.reset(); }

std::string Headless::route() const { return ports_->current(); }

void Headless::go(std::string_view route) {
    ports_->typed(route);
    settle();
}

void Headless::browser_back() {
    ports_->back();
    settle();
}

void Headless::pass(std::int64_t ms) {
    town_.now = town_.now + ms;
    settle();
}

void Headless::settle() {
    // Sheets slide in; time goes by while they do.
    int quiet = 0;
    for (int turn = 0; quiet < 4; ++turn) {
        BOOST_REQUIRE_MESSAGE(turn < turns_max, "the app does not come to rest");
        const bool worked = ports_->turn();
        ui::gesture::advance(ports_->monotonic_ms());
        const bool changed = app_->pump(ports_->monotonic_ms());
        draw_frame(*app_, stage_->input.width, stage_->input.height);
        town_.now = town_.now + 20;
        const bool wanted = ports_->take_frame_wish();
        quiet = worked || changed || wanted ? 0 : quiet + 1;
    }
}

const Node* Headless::find(Role role, std::string_view name) const {
    return stage_->find(role, name);
}

bool Headless::says(std::string_view words) const {
    return everything().find(words) != std::string::npos;
}

std::string Headless::heading() const {
    std::vector<std::string> found;
    for (const Node& node : ui::a11y::tree().nodes) {
        if (node.role == Role::heading && node.level == 1) found.push_back(node.name);
    }
    BOOST_REQUIRE_MESSAGE(found.size() == 1, found.size() << " headings of level 1 in:\n"
                                                          << everything());
    return found.front();
}

const std::vector<std::string>& Headless::cut() const { return app_->context().kit->cut; }

std::string Headless::everything() const {
    std::string out;
    for (const Node& node : ui::a11y::tree().nodes) {
        out += std::to_string(static_cast<int>(node.role)) + " " + node.name;
        if (!node.value.empty()) out += " = " + node.value;
        out += "\n";
    }
    return out;
}

void Headless::act(const Node* node, std::string_view what) {
    BOOST_REQUIRE_MESSAGE(node, "not there, or not alone: " << what << " in:\n" << everything());
    BOOST_REQUIRE_MESSAGE(!is_disabled(*node), "disabled: " << what);
    ui::a11y::request_activation(node->id);
    settle();
}

namespace {

const Node* exact(Role role, std::string_view name) {
    const Node* found = nullptr;
    for (const Node& node : ui::a11y::tree().nodes) {
        if (node.role != role || node.name != name) continue;
        if (found) return nullptr;
        found = &node;
    }
    return found;
}

}  // namespace

bool Headless::is_disabled(const Node& node) {
    return ui::a11y::has(node.state, ui::a11y::State::disabled);
}

void Headless::press(std::string_view button) { act(exact(Role::button, button), button); }

void Headless::press_in(std::string_view group, std::string_view button) {
    const auto& nodes = ui::a11y::tree().nodes;
    const Node* found = nullptr;
    for (const Node& node : nodes) {
        if (node.role != Role::button || node.name != button) continue;
        for (std::int32_t up = node.parent; up >= 0;
             up = nodes[static_cast<std::size_t>(up)].parent) {
            if (nodes[static_cast<std::size_t>(up)].name.substr(0, group.size()) == group)
                found = &node;
        }
    }
    act(found, std::string(group) + " → " + std::string(button));
}

void Headless::choose(std::string_view radio) { act(exact(Role::radio, radio), radio); }
void Headless::tick(std::string_view checkbox) { act(exact(Role::checkbox, checkbox), checkbox); }
void Headless::open(std::string_view listitem) { act(find(Role::listitem, listitem), listitem); }
void Headless::open_row(std::string_view row) { act(find(Role::row, row), row); }
void Headless::tab(std::string_view name) { act(exact(Role::tab, name), name); }

void Headless::fill(std::string_view textbox, std::string_view text) {
    const Node* node = exact(Role::textbox, textbox);
    BOOST_REQUIRE_MESSAGE(node, "no textbox " << textbox << " in:\n" << everything());
    ui::text_input::set_focus(node->id);
    ui::text_input::push_edit(node->id, text, false);
    settle();
}

void Headless::select(std::string_view combobox, std::string_view option) {
    act(exact(Role::combobox, combobox), combobox);
    act(find(Role::option, option), option);
}

void Headless::unfold(std::string_view combobox) { act(exact(Role::combobox, combobox), combobox); }

bool Headless::locked_by_app() const { return ports_->began_anew; }
int Headless::lock_after_min() const { return ports_->lock_after_min; }

}  // namespace ui_test
