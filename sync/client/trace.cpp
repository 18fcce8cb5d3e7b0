#include "sync/client/trace.hpp"

#include <algorithm>
#include <charconv>

namespace xsync {

namespace {

template <class Number>
bool take(std::string_view& line, Number& value) {
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), value);
    if (error != std::errc()) return false;
    line.remove_prefix(static_cast<std::size_t>(end - line.data()));
    return true;
}

bool take(std::string_view& line, char mark) {
    if (line.empty() || line.front() != mark) return false;
    line.remove_prefix(1);
    return true;
}

}  // namespace

std::string to_line(const Trace& trace) {
    std::string line = std::to_string(trace.device.value) + ' ' + std::to_string(trace.last.value);
    for (const auto& [n, at] : trace.unsent)
        line += ' ' + std::to_string(n.value) + ':' + std::to_string(at.ms);
    return line;
}

std::optional<Trace> read_trace(std::string_view line) {
    Trace trace;
    if (!take(line, trace.device.value) || !take(line, ' ') || !take(line, trace.last.value))
        return {};
    while (!line.empty()) {
        core::OpSeq n;
        core::UtcMs at;
        if (!take(line, ' ') || !take(line, n.value) || !take(line, ':') || !take(line, at.ms))
            return {};
        if (trace.unsent.size() < trace_unsent_max) trace.unsent.emplace_back(n, at);
    }
    return trace;
}

Missing missing_from(const Trace& trace, core::OpSeq next) {
    if (next > trace.last) return {};
    const std::uint32_t had = next.value == 0 ? 0 : next.value - 1;
    const auto first = std::find_if(trace.unsent.begin(), trace.unsent.end(),
                                    [&](const auto& one) { return one.first >= next; });
    return {trace.last.value - had, first == trace.unsent.end() ? core::UtcMs{} : first->second};
}

Missing missing_at_most(const Trace& trace) {
    if (trace.unsent.empty()) return {};
    return missing_from(trace, trace.unsent.front().first);
}

}  // namespace xsync
