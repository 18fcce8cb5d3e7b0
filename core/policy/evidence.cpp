#include "core/policy/evidence.hpp"

#include "core/order.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>

namespace core {

namespace {

struct DoubtRow {
    std::uint8_t weight;  // as EvidenceGrade
    Sentence words;
};
// clang-format off
constexpr std::array<DoubtRow, doubt_count> rows{{
    {1, {"编码为手动输入", "The code was typed"}},
    {0, {"没有位置信息", "No position was given"}},
    {1, {"两次打卡之间应用重新启动过", "The app was started between two check-ins"}},
    {1, {"有跳过的巡查点", "Points were skipped"}},
    {1, {"搭档在同一台设备上确认", "The partner confirmed on the same device"}},
    {1, {"旧版本记录，打卡之间没有链接", "Recorded by an old build, check-ins are not linked"}},
    {2, {"没有按规定顺序走", "Not walked in the order asked for"}},
    {2, {"停留时间过短", "The stay was too short"}},
    {2, {"设备时间与服务器不符", "The device's time does not agree with the server's"}},
    {2, {"结束后补录", "Recorded after the end"}},
    {2, {"同一轮用了多台设备", "One round on several devices"}},
    {2, {"打卡编号不连续", "Numbers of check-ins are missing in between"}},
    {2, {"有巡查点没有走到", "Points were not visited"}},
    {2, {"双人巡逻没有搭档确认", "No partner confirmed a two-person round"}},
    {2, {"要求拍照的检查项没有照片", "An item that asks for a photo has none"}},
    {3, {"两点之间移动过快", "Faster between two points than a person runs"}},
    {3, {"两次打卡之间设备时间被改动", "The device's clock was set between two check-ins"}},
    {3, {"位置离巡查点太远", "The position lies away from the checkpoint"}},
    {3, {"打卡编号重复或倒退", "Numbers of check-ins repeat or run backwards"}},
}};
constexpr Sentence grades[] = {
    {"可信", "Strong"}, {"基本可信", "Fair"}, {"存疑", "Weak"}, {"不足为证", "Poor"},
};
// clang-format on
static_assert(std::size(grades) == evidence_grade_last + 1);

class Remarks {
public:
    void add(Doubt doubt, std::uint16_t checkpoint) {
        Remark& remark = at(doubt);
        if (remark.count == 0) remark.first = checkpoint;
        ++remark.count;
    }
    void once(Doubt doubt) {
        if (at(doubt).count == 0) add(doubt, 0);
    }
    std::vector<Remark> take() const {
        std::vector<Remark> out;
        for (const Remark& remark : all_) {
            if (remark.count > 0) out.push_back(remark);
        }
        order_short(out, [](const Remark& a, const Remark& b) {
            return rows[static_cast<std::size_t>(a.doubt)].weight >
                   rows[static_cast<std::size_t>(b.doubt)].weight;
        });
        return out;
    }

private:
    Remark& at(Doubt doubt) {
        Remark& remark = all_[static_cast<std::size_t>(doubt)];
        remark.doubt = doubt;
        return remark;
    }
    std::array<Remark, doubt_count> all_{};
};

// Metres between two spots, squared; flat, which holds within a community. The cosine is Bhaskara's, good
// to 0.2 %.
std::int64_t metres_squared(const Spot& a, const Spot& b) {
    const std::int64_t degrees = std::abs(a.latitude_e6 / 1'000'000);
    const std::int64_t square = degrees * degrees;
    const std::int64_t north = std::int64_t{a.latitude_e6} - b.latitude_e6;
    const std::int64_t east =
        (std::int64_t{a.longitude_e6} - b.longitude_e6) * (32'400 - 4 * square) / (32'400 + square);
    // A millionth of a degree is 111 mm.
    const std::int64_t y = north * 111 / 1000, x = east * 111 / 1000;
    return x * x + y * y;
}

bool apart(const Spot& a, const Spot& b, std::int64_t metres) {
    const std::int64_t slack = metres + a.accuracy_m + b.accuracy_m;
    return a.known() && b.known() && metres_squared(a, b) > slack * slack;
}

void look_at_point(const Route& route, const Visit& visit, Remarks& out) {
    const Checkpoint& point = route.checkpoints[visit.checkpoint];
    if (visit.proof == Proof::typed) out.add(Doubt::typed_code, visit.checkpoint);
    if (!visit.where.known()) out.add(Doubt::no_position, visit.checkpoint);
    if (visit.link.number == 0) out.once(Doubt::no_link);
    if (visit.at.grade == TimeGrade::unproven) out.add(Doubt::time_unproven, visit.checkpoint);
    if (apart(visit.where, point.where, far_m)) out.add(Doubt::far_away, visit.checkpoint);
}

// The link of a check-in to the one before it in the round. The steady time between them, −1: not known.
std::int64_t look_at_link(const Visit& before, const Visit& visit, Remarks& out) {
    const CheckInLink& link = visit.link;
    if (link.number == 0 || before.link.number == 0 || visit.device != before.device) return -1;
    if (link.number <= before.link.number) {
        out.add(Doubt::broken_link, visit.checkpoint);
        return -1;
    }
    if (link.number != before.link.number + 1) {
        out.add(Doubt::link_gap, visit.checkpoint);
        return -1;
    }
    if (link.steady_ms < 0) {
        out.add(Doubt::restarted, visit.checkpoint);
        return -1;
    }
    const std::int64_t wall = visit.made_at - before.made_at;
    if (std::abs(wall - link.steady_ms) > clock_skew_max_ms)
        out.add(Doubt::clock_jump, visit.checkpoint);
    return link.steady_ms;
}

void look_between(const Route& route, const Visit& before, const Visit& visit, Remarks& out) {
    const std::int64_t steady = look_at_link(before, visit, out);
    const std::int64_t took = std::max<std::int64_t>(
        0, steady >= 0 ? steady : visit.at.effective_at - before.at.effective_at);
    const std::int64_t reach_m = took * run_mm_a_second / 1'000'000;
    if (took < apart_least_ms || apart(before.where, visit.where, reach_m))
        out.add(Doubt::too_fast, visit.checkpoint);
    const std::int64_t stay_ms = route.checkpoints[before.checkpoint].dwell_s * second_ms;
    if (took * 100 < stay_ms * stay_least_percent) out.add(Doubt::short_stay, before.checkpoint);
}

std::vector<const Visit*> in_order_of_time(const Route& route, const Round& round) {
    std::vector<const Visit*> visits;
    for (const Visit& visit : round.visits) {
        if (visit.checked_in && visit.checkpoint < route.checkpoints.size())
            visits.push_back(&visit);
    }
    // The server's order when it has them all, else the device's time.
    order_short(visits, [](const Visit* a, const Visit* b) {
        if (a->at.effective_at != b->at.effective_at)
            return a->at.effective_at < b->at.effective_at;
        return a->link.number < b->link.number;
    });
    return visits;
}

void look_at_order(const Route& route, const Round& round, const std::vector<const Visit*>& visits,
                   Remarks& out) {
    if (route.order == RouteOrder::any_order) return;
    const std::vector<std::uint16_t> order = order_of(route, round.turn);
    std::vector<std::size_t> place(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
    for (std::size_t i = 1; i < visits.size(); ++i) {
        if (place[visits[i]->checkpoint] < place[visits[i - 1]->checkpoint])
            out.add(Doubt::out_of_order, visits[i]->checkpoint);
    }
}

void look_at_pictures(const Route& route, const Round& round, const Visit& visit, Remarks& out) {
    const std::vector<ChecklistItem>& items = route.checkpoints[visit.checkpoint].items;
    for (std::size_t i = 0; i < std::min(items.size(), visit.items.size()); ++i) {
        const ItemResult result = visit.items[i].result;
        const bool answered = result == ItemResult::ok || result == ItemResult::finding;
        if (items[i].photo_required && answered &&
            !has_picture(round, visit.checkpoint, static_cast<std::uint16_t>(i)))
            return out.add(Doubt::no_picture, visit.checkpoint);
    }
}

void look_at_whole(const Route& route, const Round& round, Remarks& out) {
    if (route.two_person && round.partner_proof == PartnerProof::none) out.once(Doubt::no_partner);
    if (round.partner_proof == PartnerProof::pin_here) out.once(Doubt::pin_on_one_device);
    if (round.late_records > 0) out.once(Doubt::recorded_late);
    std::set<DeviceNo> devices;
    for (const Visit& visit : round.visits) {
        if (visit.skipped) out.add(Doubt::skipped_point, visit.checkpoint);
        if (visit.device != DeviceNo{}) devices.insert(visit.device);
    }
    if (devices.size() > 1) out.once(Doubt::several_devices);
    if (round.under_way()) return;
    for (std::size_t i = 0; i < route.checkpoints.size(); ++i) {
        const auto point = static_cast<std::uint16_t>(i);
        const Visit* visit = round.visit(point);
        if (!visit || !(visit->checked_in || visit->skipped)) out.add(Doubt::missing_point, point);
    }
}

}  // namespace

bool Evidence::has(Doubt doubt) const {
    return std::any_of(remarks.begin(), remarks.end(),
                       [&](const Remark& remark) { return remark.doubt == doubt; });
}

EvidenceGrade grade_of(std::span<const Remark> remarks, std::uint32_t visited) {
    std::uint8_t worst = 0;
    for (const Remark& remark : remarks) {
        std::uint8_t weight = rows[static_cast<std::size_t>(remark.doubt)].weight;
        const bool often = remark.count > 1 && remark.count * 2u > visited;
        if (often && weight > 0 && weight < evidence_grade_last) ++weight;
        worst = std::max(worst, weight);
    }
    return static_cast<EvidenceGrade>(worst);
}

Evidence evidence_of(const Route& route, const Round& round) {
    Remarks out;
    const std::vector<const Visit*> visits = in_order_of_time(route, round);
    for (const Visit* visit : visits) {
        look_at_point(route, *visit, out);
        look_at_pictures(route, round, *visit, out);
    }
    for (std::size_t i = 1; i < visits.size(); ++i)
        look_between(route, *visits[i - 1], *visits[i], out);
    look_at_order(route, round, visits, out);
    look_at_whole(route, round, out);
    Evidence evidence;
    evidence.remarks = out.take();
    evidence.grade = grade_of(evidence.remarks, static_cast<std::uint32_t>(visits.size()));
    return evidence;
}

bool has_picture(const Round& round, std::uint16_t checkpoint, std::uint16_t item) {
    return std::any_of(round.photos.begin(), round.photos.end(), [&](const RoundPhoto& photo) {
        return photo.checkpoint == checkpoint && photo.item == item;
    });
}

std::vector<Difference> compare(const Round& first, const Round& again) {
    std::vector<Difference> out;
    for (const Visit& before : first.visits) {
        const Visit* visit = again.visit(before.checkpoint);
        if (!visit) continue;
        const std::size_t both = std::min(before.items.size(), visit->items.size());
        for (std::size_t i = 0; i < both; ++i) {
            const ItemResult a = before.items[i].result, b = visit->items[i].result;
            if (a == ItemResult::none || b == ItemResult::none || a == b) continue;
            out.push_back({before.checkpoint, static_cast<std::uint16_t>(i), a, b});
        }
    }
    return out;
}

Sentence term(EvidenceGrade grade) {
    const auto at = static_cast<std::size_t>(grade);
    return at < std::size(grades) ? grades[at] : Sentence{"其他", "Other"};
}

Sentence term(Doubt doubt) {
    const auto at = static_cast<std::size_t>(doubt);
    return at < rows.size() ? rows[at].words : Sentence{"其他", "Other"};
}

}  // namespace core
