#include "shell/trust.hpp"

#include "shell/ui/strings.hpp"

#include <algorithm>

namespace shell {

namespace {

// clang-format off
#define TRUST_TEXTS(X) \
    X(short_of_room, "本机存储快满了：已用 {}，共 {}，还剩 {}。请联网上传，并清理设备空间。", "Storage is nearly full: {} of {} used, {} left. Go online so that work is sent, and free space on the device.") \
    X(lost, "浏览器清掉了本机的资料。", "The browser has erased what was on this device.") \
    X(lost_unsent, "浏览器清掉了本机的资料，其中可能有 {} 条没有上传，最早记于{}。用同一账号联网登录，就能核对缺了什么。", "The browser has erased what was on this device; perhaps {} entries were not sent, the first made {}. Sign in online under the same account to see what is missing.") \
    X(lost_all_sent, "清掉之前记录都已上传，登录后会重新下载。", "All of it had been sent; it is downloaded again after you sign in.")
// clang-format on
UI_TEXT_TABLE(Text, TRUST_TEXTS)

constexpr std::uint64_t kilo = 1024, mega = kilo * 1024, giga = mega * 1024;
constexpr std::uint64_t free_least = 50 * mega;

}  // namespace

std::uint64_t free_bytes(const xsync::JournalUsage& usage) {
    return usage.quota_bytes > usage.used_bytes ? usage.quota_bytes - usage.used_bytes : 0;
}

bool is_short(const xsync::JournalUsage& usage) {
    if (usage.quota_bytes == 0) return false;  // the browser does not tell
    const std::uint64_t left = free_bytes(usage);
    return left < free_least || left < usage.quota_bytes / 5;
}

std::string size_text(std::uint64_t bytes) {
    const auto tenths = [](std::uint64_t value, std::uint64_t unit) {
        const std::uint64_t ten = value * 10 / unit;
        return std::to_string(ten / 10) + "." + std::to_string(ten % 10);
    };
    if (bytes >= giga) return tenths(bytes, giga) + " GB";
    if (bytes >= mega) return tenths(bytes, mega) + " MB";
    return std::to_string((bytes + kilo - 1) / kilo) + " kB";
}

std::string short_words(const xsync::JournalUsage& usage) {
    return tr(Text::short_of_room, size_text(usage.used_bytes), size_text(usage.quota_bytes),
              size_text(free_bytes(usage)));
}

std::vector<StoreTrace> read_traces(std::string_view lines) {
    std::vector<StoreTrace> traces;
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        const std::string_view line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 1, lines.size()));
        const std::size_t space = line.find(' ');
        if (space == std::string_view::npos) continue;
        if (const auto trace = xsync::read_trace(line.substr(space + 1)))
            traces.push_back({std::string(line.substr(0, space)), *trace});
    }
    return traces;
}

std::string to_lines(const std::vector<StoreTrace>& traces) {
    std::string lines;
    for (const StoreTrace& one : traces) lines += one.slot + ' ' + to_line(one.trace) + '\n';
    return lines;
}

std::vector<LostStore> lost_of(const std::vector<StoreTrace>& traces,
                               const platform::VaultView& vault) {
    std::vector<LostStore> lost;
    for (const StoreTrace& one : traces) {
        const bool here =
            one.slot == vault.slot ||
            std::any_of(vault.people.begin(), vault.people.end(),
                        [&](const platform::Keeper& keeper) { return keeper.slot == one.slot; });
        if (!here) lost.push_back({one.slot, one.trace});
    }
    return lost;
}

std::string lost_words(const LostStore& lost, core::UtcMs now) {
    const xsync::Missing most = xsync::missing_from(lost.trace, {});
    if (most.count == 0) return std::string(tr(Text::lost)) + std::string(tr(Text::lost_all_sent));
    return tr(Text::lost_unsent, std::to_string(most.count), ui::moment(most.since.ms, now.ms));
}

}  // namespace shell
