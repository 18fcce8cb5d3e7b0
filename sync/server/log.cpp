#include "sync/server/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <nlohmann/json.hpp>

#include "sync/server/clock.hpp"

namespace xsync::server {

namespace {

spdlog::logger& logger() {
    static const auto made = [] {
        auto logger = spdlog::stderr_logger_mt("xunlou");
        logger->set_pattern("%v");
        logger->flush_on(spdlog::level::info);
        return logger;
    }();
    return *made;
}

spdlog::level::level_enum level_of(LogLevel level) {
    switch (level) {
        case LogLevel::debug: return spdlog::level::debug;
        case LogLevel::info: return spdlog::level::info;
        case LogLevel::warning: return spdlog::level::warn;
        case LogLevel::error: return spdlog::level::err;
    }
    return spdlog::level::info;
}

std::string_view name_of(LogLevel level) {
    switch (level) {
        case LogLevel::debug: return "debug";
        case LogLevel::info: return "info";
        case LogLevel::warning: return "warning";
        case LogLevel::error: return "error";
    }
    return "info";
}

}  // namespace

void log(LogLevel level, std::string_view event, const nlohmann::json& fields) {
    if (!logger().should_log(level_of(level))) return;
    nlohmann::ordered_json line;
    line["ts"] = core::rfc3339(system_now(), core::Zone{0});
    line["level"] = name_of(level);
    line["event"] = event;
    for (const auto& [key, value] : fields.items()) line[key] = value;
    // Bytes that are no UTF-8 are replaced: a log line can neither fail nor be forged.
    logger().log(level_of(level),
                 line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

void log(LogLevel level, std::string_view event) { log(level, event, nlohmann::json::object()); }

}  // namespace xsync::server
