#pragma once
// The log: one JSON object a line on standard error. No names, no texts, no addresses: events, routes,
// numbers. Any thread.

#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace xsync::server {

enum class LogLevel { debug, info, warning, error };

void log(LogLevel level, std::string_view event, const nlohmann::json& fields);
void log(LogLevel level, std::string_view event);

}  // namespace xsync::server
