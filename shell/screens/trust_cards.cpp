#include "shell/screens/trust_cards.hpp"

#include "shell/build.hpp"
#include "shell/screens/page.hpp"

namespace shell {

namespace {

// clang-format off
#define TRUST_CARD_TEXTS(X) \
    X(lost_title, "本机的资料被浏览器清掉过", "The browser had erased this device") \
    X(lost_none, "已向服务器核对：没有缺，您的记录都已上传。", "Checked with the server: nothing is missing, all of your entries had been sent.") \
    X(lost_some, "已向服务器核对：缺 {} 条，没有上传就被清掉了，最早记于{}。请凭记忆补录，并告诉主管。", "Checked with the server: {} entries are missing, erased before they were sent, the first made {}. Please enter them again and tell your lead.") \
    X(lost_some_undated, "已向服务器核对：缺 {} 条，没有上传就被清掉了。请凭记忆补录，并告诉主管。", "Checked with the server: {} entries are missing, erased before they were sent. Please enter them again and tell your lead.") \
    X(understood, "不再提示", "Do not show again") \
    X(keep_title, "请浏览器保留本机的记录", "Ask the browser to keep your work") \
    X(keep_why, "刚才的记录先存在这台设备上。设备空间不足时，浏览器可能清掉它们；浏览器承诺保留后就不会。", "Your work is on this device first. When space runs out the browser may erase it, unless it has promised to keep it.") \
    X(keep, "保留本机数据", "Keep this data") \
    X(later, "以后再说", "Later") \
    X(storage, "本机存储", "Storage on this device") \
    X(used, "已用", "Used") \
    X(of_quota, "{} / {}", "{} of {}") \
    X(left, "还剩", "Left") \
    X(short_title, "本机存储快满了", "Storage is nearly full") \
    X(short_text, "已用 {}，共 {}，还剩 {}。已上传的旧照片会先从本机移走；请联网上传，并清理设备空间。", "{} of {} used, {} left. Old pictures that were sent leave this device first. Go online, and free space on the device.") \
    X(promise, "浏览器的承诺", "The browser's promise") \
    X(promised, "承诺保留", "kept") \
    X(not_promised, "没有承诺", "none") \
    X(promised_text, "浏览器承诺保留本机数据，空间不足也不会清掉。", "The browser has promised to keep this device's data, also when space runs out.") \
    X(not_promised_text, "浏览器还没有承诺保留本机数据：空间不足时可能清掉，没有上传的会丢。", "The browser has not promised to keep this device's data: short of space it may erase it, and what was not sent is lost.") \
    X(refused_text, "浏览器这次没有答应。把巡楼安装到桌面后再试，并尽量联网上传。", "The browser did not agree this time. Install the app on the home screen and try again, and go online often.") \
    X(storage_bad, "最近一次写入没有成功", "The last write failed") \
    X(quota_text, "设备空间不足。请清理空间，应用会自动再试；在此之前请不要关闭本页。", "The device is out of space. Free some: the app tries again by itself. Do not close this page until then.") \
    X(unavailable_text, "存储暂时打不开，应用会自动再试；在此之前请不要关闭本页。", "Storage cannot be opened just now; the app tries again. Do not close this page until then.") \
    X(unsaved, "{} 条还没有存稳", "{} not safely stored yet") \
    X(build, "版本", "Build")
// clang-format on
UI_TEXT_TABLE(Text, TRUST_CARD_TEXTS)

bool is_kept(const View& view) {
    return view.page.storage_kept || (view.trust.usage && view.trust.usage->persistent);
}

void value_row(ui::Context& c, Text label, std::string_view value) {
    ui::row(
        c, tr(label),
        {.title = tr(label), .title_bold = false, .value = value, .tappable = false, .height = 52});
}

std::string verdict_on(const xsync::Missing& missing, core::UtcMs now) {
    const std::string count = std::to_string(missing.count);
    if (missing.count == 0) return std::string(tr(Text::lost_none));
    if (!missing.since) return tr(Text::lost_some_undated, count);
    return tr(Text::lost_some, count, ui::moment(missing.since.ms, now.ms));
}

void trouble_banners(ui::Context& c, const View& view) {
    const xsync::SyncStatus& status = view.status;
    if (status.storage != xsync::JournalStatus::ok) {
        const bool full = status.storage == xsync::JournalStatus::quota_exceeded;
        ui::banner(c, {.tone = ui::Tone::late,
                       .icon = ui::Icon::warning,
                       .title = tr(Text::storage_bad),
                       .text = tr(full ? Text::quota_text : Text::unavailable_text),
                       .alert = true});
    }
    const auto& usage = view.trust.usage;
    if (usage && is_short(*usage)) {
        const std::string text = tr(Text::short_text, size_text(usage->used_bytes),
                                    size_text(usage->quota_bytes), size_text(free_bytes(*usage)));
        ui::banner(c, {.tone = ui::Tone::soon,
                       .icon = ui::Icon::warning,
                       .title = tr(Text::short_title),
                       .text = text});
    }
    if (status.unsaved > 0)
        ui::chip(c, tr(Text::unsaved, status.unsaved), ui::Tone::soon, {.dot = true});
}

}  // namespace

Intent lost_cards(ui::Context& c, const View& view) {
    Intent intent;
    for (const LostStore& lost : view.trust.lost) {
        if (!lost.missing) continue;
        const bool all_there = lost.missing->count == 0;
        const std::string text = verdict_on(*lost.missing, view.now);
        ui::Scope scope(lost.slot);
        if (ui::banner(c, {.tone = all_there ? ui::Tone::kept : ui::Tone::late,
                           .icon = all_there ? ui::Icon::check : ui::Icon::warning,
                           .title = tr(Text::lost_title),
                           .text = text,
                           .button = tr(Text::understood),
                           .alert = true}))
            intent = ForgetLost{lost.slot};
    }
    return intent;
}

Intent keeping_card(ui::Context& c, const View& view) {
    if (!view.trust.offers_keeping || is_kept(view)) return Nothing{};
    ui::Card card(c, {.title = tr(Text::keep_title), .gap = ui::space::row});
    ui::text(c, tr(Text::keep_why), {.type = ui::Type::second, .tone = ui::Tone::second});
    ui::Wrap wrap(c);
    Intent intent;
    if (ui::button(c, tr(Text::keep), {.kind = ui::Button::primary, .height = 48}))
        intent = KeepStorage{true};
    if (ui::button(c, tr(Text::later), {.kind = ui::Button::text, .height = 48}))
        intent = KeepStorage{false};
    return intent;
}

Intent storage_card(ui::Context& c, const View& view) {
    ui::Card card(c, {.title = tr(Text::storage), .gap = ui::space::row});
    trouble_banners(c, view);
    const bool kept = is_kept(view);
    {
        ui::List list(c, tr(Text::storage));
        const auto& usage = view.trust.usage;
        if (usage && usage->quota_bytes > 0) {
            value_row(
                c, Text::used,
                tr(Text::of_quota, size_text(usage->used_bytes), size_text(usage->quota_bytes)));
            value_row(c, Text::left, size_text(free_bytes(*usage)));
        }
        ui::row(c, tr(Text::promise),
                {.title = tr(Text::promise),
                 .title_bold = false,
                 .chip = kept ? tr(Text::promised) : tr(Text::not_promised),
                 .chip_tone = kept ? ui::Tone::kept : ui::Tone::soon,
                 .tappable = false,
                 .height = 52});
        value_row(c, Text::build, build_name());
    }
    const Text meaning = kept                        ? Text::promised_text
                         : view.page.storage_refused ? Text::refused_text
                                                     : Text::not_promised_text;
    ui::text(c, tr(meaning), {.type = ui::Type::second, .tone = ui::Tone::second});
    if (!kept && ui::button(c, tr(Text::keep), {.height = 48, .fill = true}))
        return KeepStorage{true};
    return Nothing{};
}

}  // namespace shell
