#pragma once
// A small community to test against, and the way ops reach it.
//
// World founds a community with two groups, two buildings, three units with their households and one
// member of staff of every role, all through decide() and evolve() as the server would. tell() makes
// an op for an actor, asks decide(), and when it is accepted lets it happen at `now` on the next
// position. Times are written as people of the community read them: at("2026-11-03 09:12").

#include "core/apply.hpp"

#include <array>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace fixtures {

using namespace core;

// "2026-11-03 09:12", with optional ":30" and ".250", in UTC+8.
inline UtcMs at(std::string_view text) {
    std::array<std::int32_t, 7> parts{};
    std::size_t part = 0;
    bool digits = false;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            parts[part] = parts[part] * 10 + (c - '0');
            digits = true;
        } else if (digits) {
            ++part;
            digits = false;
        }
    }
    const Day day = day_of(CivilDate{parts[0], static_cast<std::uint8_t>(parts[1]),
                                     static_cast<std::uint8_t>(parts[2])});
    return start_of(day, Zone{}) + parts[3] * hour_ms + parts[4] * minute_ms +
           parts[5] * second_ms + parts[6];
}

inline Day day(std::string_view text) { return day_of(at(text), Zone{}); }

// Reproducible numbers (splitmix64): the same on every platform.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(next() % limit); }
    bool chance(std::uint32_t percent) { return below(100) < percent; }
    template <class E>
    E pick(std::uint8_t last) {
        return static_cast<E>(below(last + 1u));
    }

private:
    std::uint64_t state_;
};

// An op of one author, complete but for who and about what.
inline Op make_op(Actor actor, EntityId id, OpBody body, UtcMs made_at, LogPos base,
                  OpId op_id = {DeviceNo{1}, OpSeq{1}}) {
    Op op;
    op.head.id = op_id;
    op.head.actor = actor;
    op.head.entity = id;
    op.head.made_at = made_at;
    op.head.evidence.since_contact_ms = 0;
    op.head.base = base;
    op.body = std::move(body);
    return op;
}

class World {
public:
    State state;
    UtcMs now = at("2026-11-03 09:00");  // a Tuesday
    GroupId group1, group2;
    BuildingId building3, building4;
    UnitId unit501, unit502, unit101;  // 3-2-501 and 3-2-502 in group 1, 4-1-101 in group 2
    HouseholdId home501, home502, home101;
    StaffId staff[role_last + 1];  // one of each role, by role; the butler and gardener in group 1
    StaffId butler2;               // of group 2
    StaffId technician2;

    World() {
        now = at("2026-01-05 09:00");
        found();
        add_people();
        add_homes();
        now = at("2026-11-03 09:00");
    }

    std::uint64_t fresh_key() { return make_key(now.ms, ++random_); }
    LogPos head() const { return {pos_}; }

    Actor who(Role role) const { return entity(staff[static_cast<std::size_t>(role)]); }
    StaffId id_of(Role role) const { return staff[static_cast<std::size_t>(role)]; }
    Actor owner501() const { return entity(home501); }
    Actor owner502() const { return entity(home502); }

    Op op(Actor actor, EntityId id, OpBody body) {
        return make_op(actor, id, std::move(body), now, base_of(state, id),
                       {DeviceNo{1}, OpSeq{++n_}});
    }
    Decision ask(const Op& op) const {
        const EntityId id = op.head.entity;
        const bool visible = may_see(state, op.head.actor, exists(state, id) ? id : main_of(id));
        return decide(state, op, visible ? Sight::visible : Sight::hidden);
    }
    Stamp happen(const Op& op) {
        const Stamp stamp = server_stamp(op.head, LogPos{++pos_}, now);
        evolve(state, op, stamp);
        return stamp;
    }
    Decision tell(Actor actor, EntityId id, OpBody body) {
        const Op told = op(actor, id, std::move(body));
        const Decision decision = ask(told);
        if (decision.verdict == Verdict::accepted) happen(told);
        return decision;
    }
    // For what a test takes for granted.
    void must(Actor actor, EntityId id, OpBody body) {
        const Decision decision = tell(actor, id, std::move(body));
        if (decision != Decision{})
            throw std::logic_error(std::string(sentence(decision.verdict).en));
    }

    TicketId report(Actor actor, ReportTicket body) {
        const TicketId id{fresh_key()};
        body.day = day_of(now, state.zone());
        if (body.words.empty()) body.words = "天花板渗水";
        must(actor, entity(id), std::move(body));
        return id;
    }
    // A small leak repair of 3-2-501, reported by its butler.
    TicketId report_leak() { return report(who(Role::butler), leak()); }
    ReportTicket leak() const {
        ReportTicket body;
        body.kind = TicketKind::repair;
        body.category = Category::leak;
        body.severity = Severity::small;
        body.unit = unit501;
        body.household = home501;
        body.serial = 1;
        return body;
    }
    const Ticket& ticket(TicketId id) const { return *state.find(id); }
    const Round& round(RoundId id) const { return *state.find(id); }

    RouteId add_route(std::string_view name, Role role, GroupId group, std::uint16_t points) {
        AddRoute body;
        body.name = name;
        body.role = role;
        body.group = group;
        for (std::uint16_t i = 0; i < points; ++i) {
            Checkpoint point;
            point.code = "XL-" + std::to_string(i + 1);
            point.place = "第" + std::to_string(i + 1) + "点";
            point.items.resize(3);
            for (ChecklistItem& item : point.items) item.text = "检查项";
            body.checkpoints.push_back(point);
        }
        const RouteId id{fresh_key()};
        must(who(Role::administrator), entity(id), std::move(body));
        return id;
    }
    RoundId start_round(Actor walker, RouteId route) {
        const RoundId id{fresh_key()};
        must(walker, entity(id), StartRound{route});
        return id;
    }

private:
    // The first administrator comes with the community: nobody could be asked yet.
    void found() {
        StaffId& admin = staff[static_cast<std::size_t>(Role::administrator)];
        admin = {fresh_key()};
        happen(op(entity(admin), entity(admin), AddStaff{"管理员", Role::administrator, {}}));
        const Actor a = entity(admin);
        must(a, entity(CommunityId{fresh_key()}), FoundCommunity{"蓝天新苑", Zone{}});
        group1 = {fresh_key()};
        group2 = {fresh_key()};
        must(a, entity(group1), AddGroup{"一组团"});
        must(a, entity(group2), AddGroup{"二组团"});
        building3 = {fresh_key()};
        building4 = {fresh_key()};
        must(a, entity(building3), AddBuilding{"3 栋", group1, 2, 11});
        must(a, entity(building4), AddBuilding{"4 栋", group2, 2, 11});
    }

    StaffId add_staff(std::string name, Role role, GroupId group) {
        const StaffId id{fresh_key()};
        const Actor admin = who(Role::administrator);
        must(admin, entity(id), AddStaff{std::move(name), role, group});
        must(admin, contact_of(id), SetStaffContact{"13900000000"});
        return id;
    }

    void add_people() {
        for (std::size_t r = static_cast<std::size_t>(Role::butler); r <= role_last; ++r) {
            const Role role = static_cast<Role>(r);
            if (role == Role::administrator) continue;
            const GroupId group = role == Role::butler ? group1 : GroupId{};
            staff[r] = add_staff("员工" + std::to_string(r), role, group);
        }
        butler2 = add_staff("李芳", Role::butler, group2);
        technician2 = add_staff("李师傅", Role::technician, {});
    }

    std::pair<UnitId, HouseholdId> add_home(const char* code, BuildingId building, GroupId group,
                                            const char* name, const char* phone) {
        const UnitId unit{fresh_key()};
        const HouseholdId home{fresh_key()};
        const Actor admin = who(Role::administrator);
        must(admin, entity(unit), AddUnit{code, building, group, 9000});
        RegisterHousehold body;
        body.unit = unit;
        body.members = {{name, "业主", phone}};
        must(admin, entity(home), std::move(body));
        must(admin, entity(unit), OccupyUnit{home, UnitState::occupied});
        return {unit, home};
    }

    void add_homes() {
        std::tie(unit501, home501) =
            add_home("3-2-501", building3, group1, "陈先生", "13812345678");
        std::tie(unit502, home502) =
            add_home("3-2-502", building3, group1, "张阿姨", "13987654321");
        std::tie(unit101, home101) =
            add_home("4-1-101", building4, group2, "刘女士", "13711112222");
    }

    std::uint64_t pos_ = 0;
    std::uint32_t n_ = 0;
    std::uint32_t random_ = 0;
};

// A ticket from the front desk at a time, for the household of the unit.
inline TicketId report_in(World& w, const char* when, TicketKind kind, Severity severity,
                          UnitId unit, std::string words) {
    w.now = at(when);
    ReportTicket body;
    body.kind = kind;
    body.severity = severity;
    body.unit = unit;
    if (const Unit* u = w.state.find(unit)) body.household = u->household;
    body.words = std::move(words);
    body.serial = 7;
    return w.report(w.who(Role::front_desk), std::move(body));
}

}  // namespace fixtures
