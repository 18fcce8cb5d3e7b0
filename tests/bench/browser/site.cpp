#include "tests/bench/browser/site.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace bench {
namespace {

// SplitMix64: the same site everywhere.
class Chance {
public:
    std::uint64_t next() {
        std::uint64_t z = seed_ += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }
    template <std::size_t N>
    std::string_view pick(const std::array<std::string_view, N>& words) {
        return words[below(N)];
    }

private:
    std::uint64_t seed_ = 20261103;
};

constexpr std::array<std::string_view, 8> places{"厨房",     "主卧卫生间", "阳台", "客厅",
                                                 "入户门口", "次卧",       "走廊", "地下车库"};
constexpr std::array<std::string_view, 8> things{"水龙头", "天花",   "插座", "门锁",
                                                 "地漏",   "对讲机", "窗户", "空调外机"};
constexpr std::array<std::string_view, 8> troubles{"漏水",   "有异响",   "打不开", "松动",
                                                   "没有电", "堵塞反味", "有裂缝", "时好时坏"};
constexpr std::array<std::string_view, 8> asks{
    "希望尽快上门", "下午在家",           "请先电话联系", "已经三天了",
    "昨晚开始的",   "老人在家，请慢一点", "影响楼下邻居", "上次修过又坏了"};
constexpr std::array<std::string_view, 8> results{
    "更换接头并试水", "紧固后正常", "清理后通畅",         "更换配件一只",
    "重新打胶",       "调整后恢复", "排查线路，更换空开", "与业主约定周末再看"};
constexpr std::array<std::string_view, 10> surnames{"王", "李", "张", "刘", "陈",
                                                    "杨", "赵", "黄", "周", "吴"};

class Builder {
public:
    std::vector<xsync::Grant> build(std::size_t entities) {
        add_staff_and_route();
        const std::size_t homes = entities / 50;
        for (std::size_t n = 0; n < homes; ++n) add_home(n);
        while (grants_.size() < entities) add_ticket();
        std::sort(grants_.begin(), grants_.end(),
                  [](const auto& a, const auto& b) { return a.id < b.id; });
        return std::move(grants_);
    }

private:
    struct Stamped {
        core::OpHead head;
        core::Stamp stamp;
    };
    Stamped at(core::EntityId entity, core::Actor actor, core::UtcMs when) {
        Stamped made;
        made.head.id = {core::DeviceNo{static_cast<std::uint32_t>(1 + chance_.below(40))},
                        core::OpSeq{static_cast<std::uint32_t>(position_ + 1)}};
        made.head.actor = actor;
        made.head.entity = entity;
        made.head.made_at = when;
        made.stamp.pos.value = ++position_;
        made.stamp.effective_at = when;
        made.stamp.received_at = when + static_cast<std::int64_t>(chance_.below(90'000));
        return made;
    }
    template <class Record, class Body>
    void happen(Record& record, core::EntityId entity, core::Actor actor, core::UtcMs when,
                const Body& body) {
        const Stamped made = at(entity, actor, when);
        evolve(record, made.head, made.stamp, body);
        record.head.through = made.stamp.pos;
    }

    void add_staff_and_route() {
        core::Staff staff;
        const core::UtcMs when = today + -400 * core::day_ms;
        happen(staff, walker, walker, when,
               core::AddStaff{"王敏", core::Role::front_desk, core::GroupId{}});
        grants_.push_back({walker, staff});
        core::AddRoute add;
        add.name = "每日巡楼";
        add.role = core::Role::front_desk;
        for (int n = 0; n < 40; ++n) {
            core::Checkpoint point;
            point.code = "P" + std::to_string(n);
            point.place = "地点" + std::to_string(n);
            point.items.resize(8);
            for (core::ChecklistItem& item : point.items) item.text = "无异常";
            add.checkpoints.push_back(std::move(point));
        }
        core::Route route;
        const core::EntityId id = entity(core::RouteId{route_key});
        happen(route, id, walker, when, add);
        grants_.push_back({id, route});
    }

    void add_home(std::size_t n) {
        const core::UtcMs when = today + -399 * core::day_ms + static_cast<std::int64_t>(n);
        const std::uint64_t key = core::make_key(when.ms, 7);
        core::Unit unit;
        const core::EntityId unit_id{core::EntityKind::unit, key};
        core::AddUnit add;
        add.code = std::to_string(1 + n / 66) + "-" + std::to_string(1 + n % 2) + "-" +
                   std::to_string(101 + n % 66);
        add.area_dm2 = 8'000 + static_cast<std::uint32_t>(chance_.below(6'000));
        happen(unit, unit_id, walker, when, add);
        unit.household.value = key;
        grants_.push_back({unit_id, unit});

        core::Household household;
        const core::EntityId household_id{core::EntityKind::household, key};
        core::RegisterHousehold registered;
        registered.unit.value = key;
        core::Member owner;
        owner.name = std::string(chance_.pick(surnames)) + "先生";
        owner.relation = "业主";
        owner.phone = "138" + std::to_string(10'000'000 + chance_.below(89'999'999));
        registered.members.push_back(owner);
        happen(household, household_id, walker, when, registered);
        grants_.push_back({household_id, household});
        homes_.push_back(key);
    }

    void add_ticket() {
        // Spread over a year up to an hour ago, a new key for each.
        const auto age_ms = static_cast<std::int64_t>(chance_.next() % (365ull * core::day_ms));
        core::UtcMs when = today + -age_ms + -core::hour_ms;
        const core::TicketId ticket_id{
            core::make_key(when.ms, static_cast<std::uint32_t>(++tickets_))};
        const core::EntityId id = entity(ticket_id);
        core::Ticket ticket;
        core::ReportTicket report;
        report.category = static_cast<core::Category>(chance_.below(core::category_last));
        report.severity = core::Severity::big;
        report.unit.value = report.household.value = homes_[chance_.below(homes_.size())];
        report.words = std::string(chance_.pick(places)) + std::string(chance_.pick(things)) +
                       std::string(chance_.pick(troubles)) + "，" + std::string(chance_.pick(asks));
        report.serial = static_cast<std::uint32_t>(tickets_);
        report.day = core::day_of(when, core::Zone{});
        happen(ticket, id, walker, when, report);
        // A tenth is still open.
        const std::size_t moves = chance_.below(10) == 0 ? chance_.below(3) : 6;
        const auto later = [&](std::int64_t minutes_max) {
            when = when +
                   static_cast<std::int64_t>(chance_.below(static_cast<std::size_t>(minutes_max))) *
                       core::minute_ms;
            return when;
        };
        if (moves > 0) happen(ticket, id, walker, later(12), core::RespondTicket{});
        if (moves > 1)
            happen(ticket, id, walker, later(10), core::AssignTicket{core::StaffId{walker_key}});
        if (moves > 2) {
            happen(ticket, id, walker, later(40), core::ArriveTicket{});
            core::CompleteTicket complete;
            complete.result = std::string(chance_.pick(results));
            happen(ticket, id, walker, later(120), complete);
            core::ConfirmTicket confirm;
            confirm.stars = static_cast<std::uint8_t>(4 + chance_.below(2));
            confirm.reason = "口头确认";
            happen(ticket, id, walker, later(30), confirm);
            happen(ticket, id, walker, later(2'000), core::CloseTicket{});
        }
        grants_.push_back({id, ticket});
    }

    Chance chance_;
    std::uint64_t position_ = 0, tickets_ = 0;
    std::vector<std::uint64_t> homes_;
    std::vector<xsync::Grant> grants_;
};

}  // namespace

std::vector<xsync::Grant> make_site(std::size_t entities) { return Builder().build(entities); }

core::LogPos head_of(const std::vector<xsync::Grant>& site) {
    core::LogPos head;
    for (const xsync::Grant& grant : site) {
        const core::LogPos through =
            std::visit([](const auto& record) { return record.head.through; }, grant.record);
        head = std::max(head, through);
    }
    return head;
}

}  // namespace bench
