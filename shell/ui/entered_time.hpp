#pragma once
// Dates and times as a person enters them: the text a browser's picker gives ("2026-11-03", "09:42",
// "2026-11-03T09:42") on the community's wall clock, and what it means. Text that is none of these
// means nothing. Pure functions.

#include "shell/ui/strings.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace ui {

// As a field shows it: 2026年11月3日 周二, 09:42, 2026年11月3日 周二 09:42. Empty for anything else.
std::string entered_words(std::string_view text);
// The moment, at midnight when only the day was entered; nothing for a time without a day.
std::optional<TimeMs> entered_moment(std::string_view text);
// Minutes since midnight of "09:42" or of a moment's time.
std::optional<int> entered_minutes(std::string_view text);

std::string as_entered_date(TimeMs at);       // 2026-11-03
std::string as_entered_date_time(TimeMs at);  // 2026-11-03T09:42

}  // namespace ui
