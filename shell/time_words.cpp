#include "shell/time_words.hpp"

#include "shell/ui/strings.hpp"

namespace shell {

namespace {

// clang-format off
#define TIME_TEXTS(X) \
    X(right, "准确", "right") \
    X(fast, "比服务器快 {}", "{} ahead of the server") \
    X(slow, "比服务器慢 {}", "{} behind the server") \
    X(proven, "时间已核实", "Time verified") \
    X(proven_why, "记录时本机与服务器对过时。", "The device had the server's time when it was recorded.") \
    X(plausible, "时间可信", "Time plausible") \
    X(plausible_why, "记录前重新打开过应用，按上次对时推算。", "The app had been restarted since it last had the server's time.") \
    X(unproven, "时间存疑", "Time in doubt") \
    X(unproven_why, "本机时间比服务器快两分钟以上，以收到时间为准。", "The device's clock was more than two minutes ahead; the time of receipt counts.")
// clang-format on
UI_TEXT_TABLE(Text, TIME_TEXTS)

}  // namespace

std::string clock_words(std::int64_t off_ms) {
    if (!clock_is_off(off_ms)) return std::string(tr(Text::right));
    return tr(off_ms > 0 ? Text::fast : Text::slow, ui::duration(off_ms < 0 ? -off_ms : off_ms));
}

std::string_view grade_words(core::TimeGrade grade) {
    switch (grade) {
        case core::TimeGrade::proven: return tr(Text::proven);
        case core::TimeGrade::plausible: return tr(Text::plausible);
        case core::TimeGrade::unproven: break;
    }
    return tr(Text::unproven);
}

std::string_view grade_reason(core::TimeGrade grade) {
    switch (grade) {
        case core::TimeGrade::proven: return tr(Text::proven_why);
        case core::TimeGrade::plausible: return tr(Text::plausible_why);
        case core::TimeGrade::unproven: break;
    }
    return tr(Text::unproven_why);
}

}  // namespace shell
