#pragma once
// A checklist as a manager writes it, an item a line:
//   楼道照明                      ok / finding / not applicable
//   机房门：完好*/松动/缺失        one of these, those with * are as they should be
//   电压 [380-420 V]              a reading with its range and unit
//   交接说明 [文字]               words
// and at the end #照片 where a picture is asked for, #停用 where anything abnormal means out of service.
// Pure functions.

#include "core/route.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace shell {

// Nothing when the line cannot be understood.
std::optional<core::ChecklistItem> checklist_item(std::string_view line);
// The line that gives the item again.
std::string checklist_line(const core::ChecklistItem& item);

}  // namespace shell
