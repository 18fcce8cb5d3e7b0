#pragma once
// What is known of a store outside of it, so that its loss is noticed and can be told in numbers: the
// device number, how many ops were safe in it, and when those were made that no server was known to have.
// It is kept in the open and names nobody. A trace with a store beside it says nothing; a trace whose
// store is gone, held against what the server has of that number, says what is missing. Times are UTC as
// the device's clock showed them. Pure.

#include "core/op.hpp"

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
    bool operator==(const Trace&) const = default;
};
inline constexpr std::size_t trace_unsent_max = 64;

// One line: `device last n:made_at n:made_at …`.
std::string to_line(const Trace& trace);
std::optional<Trace> read_trace(std::string_view line);

struct Missing {
    std::uint32_t count = 0;  // ops that no server has
    core::UtcMs since;        // when the first of them was made; 0: not known
    bool operator==(const Missing&) const = default;
};
// `next`: the first n of that device that the server does not have.
Missing missing_from(const Trace& trace, core::OpSeq next);
// As far as the device itself knew: the server may have received more since.
Missing missing_at_most(const Trace& trace);

}  // namespace xsync
