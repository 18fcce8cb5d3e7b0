#pragma once
// What is known of a store outside of it, so that its loss is noticed and can be told in numbers: the
// device number, how many ops were safe in it, and when those were made that no server was known to have.
// It is kept in the open and names nobody. A trace with a store beside it says nothing; a trace whose
// store is gone, held against what the server has of that number, says what is missing. Times are UTC as
// the device's clock showed them. Pure.

#include "core/op.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace xsync {

struct Trace {
    core::DeviceNo device;
    core::OpSeq last;  // of the newest op that was safe on the device
    // n and when it was made, ascending: safe here and not known to be on a server. The first of them
    // when there are many.
    std::vector<std::pair<core::OpSeq, core::UtcMs>> unsent;
    // Likewise what waits under other numbers, by number: work from before this store was given its
    // present one, or from another device's file. All of it, up to days of work.
    std::vector<std::pair<core::OpId, core::UtcMs>> older;
    bool operator==(const Trace&) const = default;
    // Nothing could be missed.
    bool empty() const { return last.value == 0 && older.empty(); }
};
inline constexpr std::size_t trace_unsent_max = 64, trace_older_max = 1000;

// One line: `device last n:made_at n:made_at … device.n:made_at …`.
std::string to_line(const Trace& trace);
std::optional<Trace> read_trace(std::string_view line);

struct Missing {
    std::uint32_t count = 0;  // ops that no server has
    core::UtcMs since;        // when the first of them was made; 0: not known
    bool operator==(const Missing&) const = default;
};
// What a store that is still there has of it goes: nobody misses that.
void leave_out(Trace& trace, const Trace& here);
// The numbers that the server is to be asked about, ascending, each once.
std::vector<core::DeviceNo> numbers_in(const Trace& trace);
// Of a device the first n that the server does not have.
using Received = std::map<core::DeviceNo, core::OpSeq>;
// Of a number that `received` does not name the server has what the device itself knew of, and it may have
// received more since.
Missing missing_from(const Trace& trace, const Received& received);

}  // namespace xsync
