// Whether what is stored here can be trusted to stay: see shell/trust.hpp.

#include "shell/app.hpp"

#include <algorithm>
#include <utility>

namespace shell {

namespace {

// clang-format off
#define APP_TRUST_TEXTS(X) \
    X(promised, "浏览器已承诺保留本机数据", "The browser has promised to keep this device's data") \
    X(refused, "浏览器这次没有答应，请看“同步”", "The browser did not agree this time: see the sync page")
// clang-format on
UI_TEXT_TABLE(Text, APP_TRUST_TEXTS)

constexpr std::string_view keeping_draft = "keeping", answered_field = "answered";
// While the app is used: a disk fills up by other things too. Each save and picture is looked after besides.
constexpr double storage_looked_ms = 20'000;
// Browsers count what was deleted only after a while.
constexpr double room_made_ms = 60'000;

}  // namespace

void App::begin_trust() {
    traces_ = read_traces(platform_.page.traces());
    trust_.lost = lost_of(traces_, platform_.vault.view());
}

// The store is read. One that knows less than its trace was put back, or emptied behind our back.
void App::compare_with_trace() {
    if (phase_ == xsync::Phase::storage_failed) return;  // nobody knows what is in it
    const std::string& slot = platform_.vault.view().slot;
    const auto known = std::find_if(traces_.begin(), traces_.end(),
                                    [&](const StoreTrace& one) { return one.slot == slot; });
    if (known == traces_.end()) return;
    const xsync::Trace here = device_.trace();
    if (here.device == known->trace.device && here.last >= known->trace.last) return;
    // It was given a new number, and killed before it had written more than the trace.
    xsync::leave_out(known->trace, here);
    if (known->trace.empty()) return;
    // Under a name of its own, so that the store's next trace does not cover it.
    known->slot += "." + std::to_string(known->trace.device.value);
    trust_.lost.push_back({known->slot, known->trace});
    platform_.page.write_traces(to_lines(traces_));
}

void App::follow_trust() {
    tell_promise();
    if (phase_ != xsync::Phase::ready) return;
    const double now = platform_.clock.monotonic_ms();
    const bool visible = platform_.page.surroundings().visible;
    const bool came_back = visible && !std::exchange(was_visible_, visible);
    if (came_back || now >= storage_looked_at_ms_ + storage_looked_ms) look_at_storage();
    if (traced_version_ != device_.version()) {
        traced_version_ = device_.version();
        leave_trace();
        const xsync::JournalStatus status = device_.status().storage;
        if (std::exchange(stored_status_, status) != status) look_at_storage();
    }
    if (!trust_.lost.empty()) ask_about_lost();
}

// Cheap: the browser is asked. While an answer is awaited one more question is kept, not ten.
void App::look_at_storage() {
    if (phase_ != xsync::Phase::ready) return;
    storage_asked_again_ = storage_asked_;
    if (std::exchange(storage_asked_, true)) return;
    storage_looked_at_ms_ = platform_.clock.monotonic_ms();
    platform_.journal.usage([this, alive = alive_](xsync::JournalUsage usage) {
        if (!*alive) return;
        later([this, usage] { storage_is(usage); });
    });
}

void App::storage_is(const xsync::JournalUsage& usage) {
    storage_asked_ = false;
    trust_.usage = usage;
    if (std::exchange(storage_asked_again_, false)) look_at_storage();
    const bool was_short = std::exchange(short_told_, is_short(usage));
    if (short_told_ || was_short || trail_.here().place == Place::sync) platform_.frames.request();
    if (!short_told_) return;
    const double now = platform_.clock.monotonic_ms();
    if (now >= room_made_at_ms_ + room_made_ms) {
        room_made_at_ms_ = now;
        platform_.photos.make_room();
    }
    if (!was_short) say(short_words(usage), ui::Tone::soon);
}

void App::leave_trace() {
    const xsync::Trace now = device_.trace();
    if (std::exchange(stored_, now.last) != now.last) look_at_storage();
    const std::string& slot = platform_.vault.view().slot;
    auto known = std::find_if(traces_.begin(), traces_.end(),
                              [&](const StoreTrace& one) { return one.slot == slot; });
    if (now.empty()) {
        if (known == traces_.end() || known->trace.device == now.device) return;
        traces_.erase(known);  // the store goes on under a new number
        return platform_.page.write_traces(to_lines(traces_));
    }
    if (known == traces_.end()) {
        known = traces_.insert(traces_.end(), {slot, {}});
    } else if (known->trace == now) {
        return;
    }
    known->trace = now;
    platform_.page.write_traces(to_lines(traces_));
}

void App::forget_trace(const std::string& slot) {
    std::erase_if(traces_, [&](const StoreTrace& one) { return one.slot == slot; });
    std::erase_if(trust_.lost, [&](const LostStore& one) { return one.slot == slot; });
    platform_.page.write_traces(to_lines(traces_));
}

void App::ask_about_lost() {
    if (device_.status().link != xsync::Link::synced) return;
    for (LostStore& lost : trust_.lost) {
        if (std::exchange(lost.asked, true)) continue;
        for (const core::DeviceNo number : xsync::numbers_in(lost.trace)) {
            device_.ask_received(number, [this, alive = alive_, slot = lost.slot,
                                          number](std::optional<core::OpSeq> next) {
                if (*alive && next) note_received(slot, number, *next);
            });
        }
    }
}

void App::note_received(const std::string& slot, core::DeviceNo number, core::OpSeq next) {
    for (LostStore& one : trust_.lost) {
        if (one.slot != slot) continue;
        one.received[number] = next;
        if (one.received.size() < xsync::numbers_in(one.trace).size()) continue;
        one.missing = xsync::missing_from(one.trace, one.received);
    }
    platform_.frames.request();
}

// Work was saved: the moment at which the promise means something.
void App::offer_keeping() {
    if (keeping_answered_ || platform_.page.surroundings().storage_kept) return;
    trust_.offers_keeping = true;
}

void App::load_keeping() {
    const Form saved = Form::unpack(drafts_.load(std::string(keeping_draft)));
    keeping_answered_ = saved.peek_choice(std::string(answered_field), 0) == 1;
    trust_.offers_keeping = false;
}

void App::answer_keeping(bool ask) {
    keeping_answered_ = true;
    trust_.offers_keeping = false;
    Form saved;
    saved.choice(std::string(answered_field), 0) = 1;
    drafts_.save(std::string(keeping_draft), saved.pack());
    if (!ask) return;
    promise_awaited_ = true;
    platform_.page.keep_storage();
}

void App::tell_promise() {
    const platform::Surroundings& page = platform_.page.surroundings();
    if (!promise_awaited_ || !(page.storage_kept || page.storage_refused)) return;
    promise_awaited_ = false;
    say(std::string(tr(page.storage_kept ? Text::promised : Text::refused)),
        page.storage_kept ? ui::Tone::kept : ui::Tone::soon);
}

}  // namespace shell
