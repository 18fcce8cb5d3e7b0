#pragma once
// How good the evidence of a round is: a grade, and the doubts it comes from, in words.
//
// Nothing here refuses anything. The grade is the weight of the heaviest doubt; a doubt that holds at
// more than half of the visited points weighs a step more, so a further doubt never makes a grade
// better. Pure, integers only: every device gives the same grade once it has the same record.
//
// What it can't prove is said with it (evidence_limits): a label can be photographed, a PIN told.

#include "core/policy/schedule.hpp"
#include "core/verdict.hpp"

#include <span>
#include <vector>

namespace core {

enum class EvidenceGrade : std::uint8_t {
    strong = 0,  // 可信
    fair = 1,    // 基本可信
    weak = 2,    // 存疑
    poor = 3,    // 不足为证
};
inline constexpr std::uint8_t evidence_grade_last = 3;

enum class Doubt : std::uint8_t {
    // Light: often so, and for good reasons.
    typed_code,         // the code was typed in
    no_position,        // no position was given
    restarted,          // the app was started in between: no steady clock spans the gap
    skipped_point,      // left out with a reason
    pin_on_one_device,  // the partner confirmed by PIN on the walker's device
    no_link,            // an old build, whose check-ins are not linked
    // Heavy: worth asking.
    out_of_order,     // not in the order asked for
    short_stay,       // less than half the expected stay
    time_unproven,    // the clock was off, and nothing explains by how much
    recorded_late,    // after the round had been finished
    several_devices,  // one round on more than one device
    link_gap,         // check-ins between these two belong elsewhere or are missing
    missing_point,    // neither visited nor skipped
    no_partner,       // two-person, and nobody confirmed
    no_picture,  // an answer that asks for one has none: an old build, or it was not handed in yet
    // Grave: hardly possible for one who walks.
    too_fast,     // from one point to another faster than a person runs
    clock_jump,   // the device's clock was set between two check-ins
    far_away,     // the position lies away from the checkpoint
    broken_link,  // two check-ins under one number, or numbers that run backwards
};
inline constexpr std::size_t doubt_count = 19;

struct Remark {
    Doubt doubt{};
    std::uint16_t count = 0;  // points it holds at; 1 for what concerns the whole round
    std::uint16_t first = 0;  // the first of them
    bool operator==(const Remark&) const = default;
};

struct Evidence {
    EvidenceGrade grade = EvidenceGrade::strong;
    std::vector<Remark> remarks;  // heaviest first
    bool operator==(const Evidence&) const = default;
    bool has(Doubt doubt) const;
};
Evidence evidence_of(const Route& route, const Round& round);

// The grade of these remarks on a round of so many visited points.
EvidenceGrade grade_of(std::span<const Remark> remarks, std::uint32_t visited);

// Is there a picture of this item?
bool has_picture(const Round& round, std::uint16_t checkpoint, std::uint16_t item);

// What a supervisor found where the first walker did not, or the other way round.
struct Difference {
    std::uint16_t checkpoint = 0, item = 0;
    ItemResult first = ItemResult::none, again = ItemResult::none;
    bool operator==(const Difference&) const = default;
};
// Items with a result in both rounds that differ in it.
std::vector<Difference> compare(const Round& first, const Round& again);

Sentence term(EvidenceGrade grade);
Sentence term(Doubt doubt);
inline constexpr Sentence evidence_limits{
    "评级说明记录之间是否相互印证。它不能证明人一直在现场、标签没有被翻拍或挪走、"
    "PIN 没有告诉别人；能改写整台设备数据的人，也能改写尚未上传的记录。",
    "The grade says how well the records agree with one another. It can't prove that a person "
    "stayed "
    "there, that a label was not photographed or moved, or that a PIN was not told; whoever can "
    "rewrite "
    "a device's whole store can rewrite what it has not handed in yet."};

// Limits, and where they come from.
inline constexpr std::int64_t run_mm_a_second = 6'000;  // nobody keeps that up through a building
inline constexpr std::int64_t apart_least_ms = 3'000;   // two labels hang further apart than this
inline constexpr std::int32_t far_m = 80;  // beyond what a phone errs by between houses
inline constexpr std::int32_t stay_least_percent = 50;

}  // namespace core
