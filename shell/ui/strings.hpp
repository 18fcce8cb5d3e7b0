#pragma once
// Text tables: every word a person reads stands in a table with its Chinese and its English beside
// one another.
//
// An area declares its own table with UI_TEXT_TABLE and gets an enum and tr() for it:
//
//     #define SHOP_TEXTS(X) X(open_shop, "开店", "Open") X(left, "剩 {} 件", "{} left")
//     namespace shop { UI_TEXT_TABLE(Text, SHOP_TEXTS) }
//     shop::tr(shop::Text::open_shop);            // std::string_view, lives for ever
//     ui::tr(shop::Text::left, 3);                // std::string with {} replaced in order
//
// The kit's own words are below. Times are milliseconds since 1970 UTC; the wall clock is that of
// the community (UTC+8). Main thread only.

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace ui {

enum class Language : std::uint8_t { zh, en };
Language language();
void set_language(Language language);

inline std::string_view pick(std::string_view zh, std::string_view en) {
    return language() == Language::en ? en : zh;
}
// Text number `index` of those that stand one after another in `zh` and in `en`, each with a zero at its
// end: a pointer and a length for each would be a third of what the texts cost to download. A table is
// walked from its beginning, at most a few kB.
std::string_view pick(const char* zh, const char* en, std::size_t index);

// A value to put for {}.
class Arg {
public:
    Arg(std::string_view text) : text_(text) {}
    Arg(const char* text) : text_(text) {}
    Arg(const std::string& text) : text_(text) {}
    Arg(int value) : Arg(static_cast<long long>(value)) {}
    Arg(unsigned value) : Arg(static_cast<long long>(value)) {}
    Arg(long value) : Arg(static_cast<long long>(value)) {}
    Arg(unsigned long value) : Arg(static_cast<long long>(value)) {}
    Arg(unsigned long long value) : Arg(static_cast<long long>(value)) {}
    Arg(long long value);
    std::string_view text() const {
        return length_ != 0 ? std::string_view(digits_, length_) : text_;
    }

private:
    std::string_view text_;
    char digits_[24] = {};
    std::uint8_t length_ = 0;
};
// Replaces each {} by the next value; a {} without a value stays, so that a mistake is seen.
std::string format(std::string_view pattern, std::initializer_list<Arg> args);

#define UI_TEXT_ENUM_(name, zh, en) name,
#define UI_TEXT_ZH_(name, zh, en) zh "\0"
#define UI_TEXT_EN_(name, zh, en) en "\0"
#define UI_TEXT_TABLE(Enum, LIST)                                                           \
    enum class Enum : std::uint16_t { LIST(UI_TEXT_ENUM_) count_ };                         \
    inline constexpr char Enum##_zh[] = LIST(UI_TEXT_ZH_), Enum##_en[] = LIST(UI_TEXT_EN_); \
    inline std::string_view tr(Enum text) {                                                 \
        return ::ui::pick(Enum##_zh, Enum##_en, static_cast<std::size_t>(text));            \
    }                                                                                       \
    template <class First, class... Rest>                                                   \
    std::string tr(Enum text, const First& first, const Rest&... rest) {                    \
        return ::ui::format(tr(text), {::ui::Arg(first), ::ui::Arg(rest)...});              \
    }

// clang-format off
#define UI_KIT_TEXTS(X) \
    X(back, "返回", "Back") \
    X(close, "关闭窗口", "Close window") \
    X(cancel, "取消", "Cancel") \
    X(confirm, "确定", "OK") \
    X(done, "完成", "Done") \
    X(clear, "清除", "Clear") \
    X(copy, "复制", "Copy") \
    X(open_row, "打开", "Open") \
    X(this_text, "这段文字", "This text") \
    X(call, "拨打 {}", "Call {}") \
    X(sort_by, "按{}排序", "Sort by {}") \
    X(retry, "重试", "Try again") \
    X(search, "搜索", "Search") \
    X(choose, "请选择", "Choose") \
    X(optional, "选填", "optional") \
    X(navigation, "导航", "Navigation") \
    X(account, "我的账号", "My account") \
    X(loading, "正在载入", "Loading") \
    X(nothing_here, "这里还没有内容", "Nothing here yet") \
    X(delete_key, "删除", "Delete") \
    X(dash_key, "短横", "Dash") \
    X(sign_here, "请在此签名", "Sign here") \
    X(signature_pad, "签名板", "Signature pad") \
    X(sync_details, "同步详情", "Sync details") \
    X(pull_to_sync, "下拉同步", "Pull to sync") \
    X(step_of, "第 {} 步,共 {} 步:{}", "Step {} of {}: {}") \
    X(next_step, "下一步 {}", "Next: {}") \
    X(items_total, "{} · 共 {} 项", "{} · {} items") \
    X(photo_n, "照片 {}", "Photo {}") \
    X(today, "今天", "Today") \
    X(yesterday, "昨天", "Yesterday") \
    X(tomorrow, "明天", "Tomorrow") \
    X(just_now, "刚刚", "just now") \
    X(day_month, "{}月{}日", "{}/{}") \
    X(year_month_day, "{}年{}月{}日", "{}-{}-{}") \
    X(minutes, "{} 分钟", "{} min") \
    X(hours, "{} 小时", "{} h") \
    X(hours_minutes, "{} 小时 {} 分", "{} h {} min") \
    X(days, "{} 天", "{} d") \
    X(days_hours, "{} 天 {} 小时", "{} d {} h") \
    X(under_a_minute, "不到 1 分钟", "under 1 min") \
    X(minutes_short, "{}分", "{}m") \
    X(hours_short, "{}时", "{}h") \
    X(days_short, "{}天", "{}d") \
    X(left, "剩 {}", "{} left") \
    X(overdue, "超 {}", "{} over") \
    X(ago, "{}前", "{} ago") \
    X(in, "{}后", "in {}") \
    X(sunday, "周日", "Sun") X(monday, "周一", "Mon") X(tuesday, "周二", "Tue") X(wednesday, "周三", "Wed") \
    X(thursday, "周四", "Thu") X(friday, "周五", "Fri") X(saturday, "周六", "Sat")
// clang-format on
UI_TEXT_TABLE(Text, UI_KIT_TEXTS)

using TimeMs = std::int64_t;

std::string clock(TimeMs at);         // 09:12
std::string date(TimeMs at);          // 11月3日
std::string date_weekday(TimeMs at);  // 11月3日 周二
std::string moment(TimeMs at, TimeMs now);  // 今天 09:12, 昨天 18:20, 11月3日 09:12, 2025年11月3日
std::string duration(TimeMs ms);            // 24 分钟, 3 小时 20 分, 2 天 4 小时
std::string duration_short(TimeMs ms);  // 6分, 3时, 2天: for a ring
// 剩 4:12 under ten minutes, 剩 12 分钟, 剩 3 小时 20 分, 超 12 分钟
std::string left(TimeMs due, TimeMs now);
// In which steps left() counts there: a second or a minute.
TimeMs left_step(TimeMs due, TimeMs now);
std::string ago(TimeMs at, TimeMs now);  // 刚刚, 5 分钟前, 昨天 18:20 …
std::string percent(int permille);       // 96.4%, 100%

}  // namespace ui
