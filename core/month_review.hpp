#pragma once
// What the end of a month asks of those who lead: the sample revisit 抽样回访 and the analysis of
// recurring problems 统计分析报告.
//
// A month has one sample, and a category of a month one analysis: their keys follow from what they are
// about, so that two people who begin at once begin the same. A sample keeps the seed it was drawn with,
// so that anybody can draw it again; each revisit's result is appended, the newest counts. Both are the
// desk's.

#include "core/ticket.hpp"

#include <vector>

namespace core {

struct Month {
    std::int32_t year = 2024;
    std::uint8_t month = 1;  // 1…12
    auto operator<=>(const Month&) const = default;
};
inline constexpr Month first_sample_month{2024, 1};
inline constexpr Month last_sample_month{2099, 12};
constexpr bool valid(Month month) {
    return month >= first_sample_month && month <= last_sample_month && month.month >= 1 &&
           month.month <= 12;
}
Month month_of(UtcMs at, Zone zone);
Month month_before(Month month);
UtcMs begin_of(Month month, Zone zone);

MonthSampleId sample_of(Month month);
AnalysisId analysis_of(Month month, Category category);

inline constexpr std::size_t sample_size_min = 20, sample_size_max = 25;

struct SampleResult {
    HouseholdId household;
    RevisitMeans means = RevisitMeans::phone;
    bool reached = false;
    std::uint8_t stars = 0;  // 1…5 when reached
    Note remark;
    TicketId ticket;  // what it led to
    Actor by;
    Stamp stamp;
    bool operator==(const SampleResult&) const = default;
};

struct MonthSample {
    RecordHead head;
    Month month;
    std::uint64_t seed = 0;
    std::vector<HouseholdId> households;  // in order of the draw
    Actor drawn_by;
    Stamp drawn;
    std::vector<SampleResult> results;
    Actor handed_by;  // kind none: not yet handed to the manager
    Stamp handed;
    Note handed_text;
    bool operator==(const MonthSample&) const = default;
    bool handed_in() const { return handed_by.kind != EntityKind::none; }
    const SampleResult* result_of(HouseholdId household) const;  // the newest; nullptr: none yet
    std::size_t revisited() const;                               // households with a result
};

struct DrawSample {
    Month month;
    std::uint64_t seed = 0;
    std::vector<HouseholdId> households;
    bool operator==(const DrawSample&) const = default;
};
struct RevisitSample {
    HouseholdId household;
    RevisitMeans means = RevisitMeans::phone;
    bool reached = false;
    std::uint8_t stars = 0;
    Note remark;
    TicketId ticket;
    bool operator==(const RevisitSample&) const = default;
};
struct HandInSample {
    Note text;  // why some are left out, if any are
    bool operator==(const HandInSample&) const = default;
};

enum class AnalysisState : std::uint8_t { none = 0, written = 1, returned = 2, signed_off = 3 };

struct Analysis {
    RecordHead head;
    Month month;
    Category category = Category::other;
    std::uint32_t reported = 0;  // when it was written
    Note cause, measures;
    Actor author;
    Stamp written;
    AnalysisState state = AnalysisState::none;
    Actor manager;  // who signed or returned it last
    Stamp judged;
    Note word;
    bool operator==(const Analysis&) const = default;
};

struct WriteAnalysis {
    Month month;
    Category category = Category::other;
    std::uint32_t reported = 0;
    Note cause, measures;
    bool operator==(const WriteAnalysis&) const = default;
};
struct AmendAnalysis {
    std::uint32_t reported = 0;
    Note cause, measures;
    bool operator==(const AmendAnalysis&) const = default;
};
struct SignAnalysis {
    bool agreed = true;
    Note text;
    bool operator==(const SignAnalysis&) const = default;
};

bool within_limits(const DrawSample& op);
bool within_limits(const RevisitSample& op);

void evolve(MonthSample&, const OpHead&, const Stamp&, const DrawSample&);
void evolve(MonthSample&, const OpHead&, const Stamp&, const RevisitSample&);
void evolve(MonthSample&, const OpHead&, const Stamp&, const HandInSample&);
void evolve(Analysis&, const OpHead&, const Stamp&, const WriteAnalysis&);
void evolve(Analysis&, const OpHead&, const Stamp&, const AmendAnalysis&);
void evolve(Analysis&, const OpHead&, const Stamp&, const SignAnalysis&);

}  // namespace core
