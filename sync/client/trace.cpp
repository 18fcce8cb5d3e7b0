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
    for (const auto& [id, at] : trace.older)
        line += ' ' + std::to_string(id.device.value) + '.' + std::to_string(id.n.value) + ':' +
                std::to_string(at.ms);
    return line;
}

std::optional<Trace> read_trace(std::string_view line) {
    Trace trace;
    if (!take(line, trace.device.value) || !take(line, ' ') || !take(line, trace.last.value))
        return {};
    while (!line.empty()) {
        std::uint32_t first = 0;
        core::OpSeq n;
        core::UtcMs at;
        if (!take(line, ' ') || !take(line, first)) return {};
        const bool is_older = take(line, '.');
        if (is_older && !take(line, n.value)) return {};
        if (!take(line, ':') || !take(line, at.ms)) return {};
        if (is_older) {
            if (trace.older.size() < trace_older_max) trace.older.push_back({{{first}, n}, at});
        } else if (trace.unsent.size() < trace_unsent_max) {
            trace.unsent.push_back({{first}, at});
        }
    }
    return trace;
}

void leave_out(Trace& trace, const Trace& here) {
    std::erase_if(trace.older, [&](const auto& one) {
        const core::OpId id = one.first;
        if (id.device == here.device) return id.n <= here.last;
        return std::any_of(here.older.begin(), here.older.end(),
                           [&](const auto& held) { return held.first == id; });
    });
}

std::vector<core::DeviceNo> numbers_in(const Trace& trace) {
    std::vector<core::DeviceNo> numbers{trace.device};
    for (const auto& [id, at] : trace.older) numbers.push_back(id.device);
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

Missing missing_from(const Trace& trace, const Received& received) {
    Missing missing;
    const auto add = [&](std::uint32_t count, core::UtcMs since) {
        missing.count += count;
        if (since && (!missing.since || since < missing.since)) missing.since = since;
    };
    const auto own = received.find(trace.device);
    const core::OpSeq known{trace.unsent.empty() ? trace.last.value + 1
                                                 : trace.unsent.front().first.value};
    const core::OpSeq next = own == received.end() ? known : own->second;
    if (next <= trace.last) {
        const std::uint32_t had = next.value == 0 ? 0 : next.value - 1;
        const auto first = std::find_if(trace.unsent.begin(), trace.unsent.end(),
                                        [&](const auto& one) { return one.first >= next; });
        add(trace.last.value - had, first == trace.unsent.end() ? core::UtcMs{} : first->second);
    }
    for (const auto& [id, at] : trace.older) {
        const auto lane = received.find(id.device);
        if (lane == received.end() || id.n >= lane->second) add(1, at);
    }
    return missing;
}

}  // namespace xsync
