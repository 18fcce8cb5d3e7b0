// The demo's routes, and ninety days of walking them.

#include "core/policy/checklists.hpp"
#include "core/policy/duties.hpp"
#include "sync/server/demo_parts.hpp"

namespace xsync::server::demo {

namespace {

struct Stop {
    const char* place;
    core::Checklist list;
};

constexpr Stop building_walk[] = {
    {"一单元大堂", core::Checklist::building_walk},
    {"一单元 6 层楼道", core::Checklist::building_walk},
    {"一单元屋面", core::Checklist::building_walk},
    {"二单元大堂", core::Checklist::building_walk},
    {"二单元 5 层楼道", core::Checklist::building_walk},
    {"二单元 11 层楼道", core::Checklist::building_walk},
    {"地下一层车库", core::Checklist::building_walk},
    {"楼前绿地", core::Checklist::building_walk},
};
constexpr Stop patrol[] = {
    {"东门岗", core::Checklist::guard_patrol},
    {"西门岗", core::Checklist::guard_patrol},
    {"1 栋消防通道", core::Checklist::guard_patrol},
    {"2 栋消防通道", core::Checklist::guard_patrol},
    {"3 栋消防通道", core::Checklist::guard_patrol},
    {"4 栋消防通道", core::Checklist::guard_patrol},
    {"5 栋消防通道", core::Checklist::guard_patrol},
    {"6 栋消防通道", core::Checklist::guard_patrol},
    {"地下车库 A 区", core::Checklist::guard_patrol},
    {"地下车库 B 区", core::Checklist::guard_patrol},
    {"中心花园", core::Checklist::guard_patrol},
    {"儿童乐园", core::Checklist::guard_patrol},
};
constexpr Stop plant[] = {
    {"配电房", core::Checklist::power_room},     {"发电机房", core::Checklist::generator},
    {"弱电机房", core::Checklist::weak_current}, {"监控中心", core::Checklist::cctv_room},
    {"3 栋电梯机房", core::Checklist::lift},     {"5 栋电梯机房", core::Checklist::lift},
};
constexpr Stop cleaning[] = {
    {"1、2 栋公共区域", core::Checklist::cleaning}, {"3、4 栋公共区域", core::Checklist::cleaning},
    {"5、6 栋公共区域", core::Checklist::cleaning}, {"园区道路", core::Checklist::cleaning},
    {"地下车库", core::Checklist::cleaning},        {"垃圾房", core::Checklist::cleaning},
};
constexpr Stop subordinates[] = {
    {"前台", core::Checklist::supervisor},
    {"东门岗", core::Checklist::supervisor},
    {"3 栋保洁区域", core::Checklist::supervisor},
    {"维修班", core::Checklist::supervisor},
};
constexpr Stop night_posts[] = {
    {"东门岗", core::Checklist::supervisor},
    {"西门岗", core::Checklist::supervisor},
    {"监控中心", core::Checklist::supervisor},
};
static_assert(2 * std::size(building_walk) + std::size(patrol) + std::size(plant) +
                  std::size(cleaning) + std::size(subordinates) + std::size(night_posts) ==
              47);

constexpr std::array<std::string_view, 8> findings{
    "长明灯，已关闭",       "楼道堆放纸箱，已请业主清理", "消防门未关，已关闭",
    "水龙头未关紧，已拧紧", "张贴小广告，已清除",         "地面有积水，已拖干",
    "单车乱停，已归位",     "垃圾桶满溢，已通知清运"};
constexpr std::array<std::string_view, 4> typed_reasons{"二维码磨损", "光线太暗扫不出",
                                                        "平板摄像头有雾", "标牌被遮挡"};

// Forty hydrants, one on every landing that has one: the longest round of the site.
constexpr int hydrants = 40;
std::vector<core::Checkpoint> hydrant_points() {
    std::vector<core::Checkpoint> points;
    for (int i = 0; i < hydrants; ++i) {
        const int building = i / 8 + 1, floor = i % 8 * 2 + 1;
        const std::string number = std::to_string(i + 1);
        core::Checkpoint point;
        point.code = std::string(i < 9 ? "XF-0" : "XF-") + number;
        point.place = std::to_string(building) + " 栋 " + std::to_string(floor) + " 层消火栓";
        point.dwell_s = 30;
        point.items = {core::ChecklistItem{"消火栓箱完好，水带齐全"},
                       core::ChecklistItem{"灭火器压力正常"}};
        points.push_back(std::move(point));
    }
    return points;
}

core::RouteId add_route(Author& author, core::Actor administrator, core::LayRoute route,
                        std::string_view prefix, std::span<const Stop> stops, core::UtcMs& at) {
    int number = 0;
    for (const Stop& stop : stops) {
        ++number;
        const std::string code =
            std::string(prefix) + (number < 10 ? "-0" : "-") + std::to_string(number);
        route.checkpoints.push_back({code, stop.place, 60, core::items_of(stop.list)});
    }
    const core::RouteId id{author.key(at)};
    author.act(administrator, core::entity(id), std::move(route), at);
    at = at + core::second_ms;
    return id;
}

class Walk {
public:
    Walk(Plan& plan, Author& author, const core::Route& route, core::RouteId id)
        : plan_(plan), author_(author), dice_(author.random()), route_(route), id_(id) {}

    void plan(core::Actor walker, core::UtcMs start) {
        const core::EntityId round{core::EntityKind::round, author_.key(start)};
        core::UtcMs at = start;
        plan_.add(at, walker, round, core::StartRound{id_});
        for (std::uint16_t i = 0; i < route_.checkpoints.size(); ++i) {
            at = at + dice_.between(90, 280) * core::second_ms;
            if (dice_.chance(2)) {
                plan_.add(at, walker, round, core::SkipCheckpoint{i, "正在施工，无法进入"});
            } else {
                look_around(walker, round, i, at);
            }
        }
        plan_.add(at + dice_.between(60, 120) * core::second_ms, walker, round,
                  core::FinishRound{});
    }

private:
    void look_around(core::Actor walker, core::EntityId round, std::uint16_t checkpoint,
                     core::UtcMs at) {
        const auto& items = route_.checkpoints[checkpoint].items;
        core::LinkedCheckIn check_in{checkpoint, core::Proof::qr, {}, {}, {}};
        if (dice_.chance(4)) {
            check_in.proof = core::Proof::typed;
            check_in.reason = dice_.one_of(typed_reasons);
        }
        plan_.add(at, walker, round, std::move(check_in));
        for (std::uint16_t item = 0; item < items.size(); ++item) {
            if (items[item].kind == core::ItemKind::reading) {
                plan_.add(at + 15 * core::second_ms, walker, round,
                          core::RecordItem{checkpoint, item, core::ItemResult::ok,
                                           reading_of(items[item])});
            }
        }
        if (dice_.chance(5)) {
            const auto item = static_cast<std::uint16_t>(dice_.below(items.size()));
            if (items[item].kind == core::ItemKind::judgement) {
                plan_.add(at + 25 * core::second_ms, walker, round,
                          core::RecordFinding{checkpoint,
                                              item,
                                              core::Severity::small,
                                              core::Handling::corrected,
                                              {},
                                              dice_.one_of(findings)});
            }
        }
        plan_.add(at + 40 * core::second_ms, walker, round,
                  core::RecordAllOk{checkpoint, static_cast<std::uint16_t>(items.size())});
    }

    std::int32_t reading_of(const core::ChecklistItem& item) {
        // Near the low end: upper bounds of counts and days are far away.
        const std::int64_t span = std::min<std::int64_t>(item.high_milli - item.low_milli, 60'000);
        return static_cast<std::int32_t>(item.low_milli + dice_.between(span / 4, span / 2));
    }

    Plan& plan_;
    Author& author_;
    Dice dice_;
    const core::Route& route_;
    core::RouteId id_;
};

}  // namespace

Routes add_routes(Author& author, const People& people, const Places& places, core::UtcMs& at) {
    const core::Actor admin = people.administrator;
    using core::Role;
    using core::RouteOrder;
    const auto route = [&](const char* name, core::GroupId group, Role role, RouteOrder order,
                           std::uint8_t times_a_day) {
        return core::LayRoute{name, group, role, order, times_a_day, {}};
    };
    // Twice a week, on whichever nights: a week's service day runs from noon to noon.
    core::LayRoute night = route("夜查", {}, Role::guard_lead, RouteOrder::any_order, 1);
    night.plan.windows = {{core::night_from_minute, core::night_until_minute, 1}};
    night.plan.times_a_week = 2;
    night.plan.day_begins_minute = 12 * 60;
    core::LayRoute fire = route("消防设施周检", {}, Role::guard, RouteOrder::in_order, 1);
    fire.plan.times_a_week = 1;
    fire.checkpoints = hydrant_points();
    return {
        add_route(author, admin,
                  route("每日巡楼 · 3 栋", places.groups[0], Role::butler, RouteOrder::in_order, 1),
                  "XL3", building_walk, at),
        add_route(author, admin,
                  route("每日巡楼 · 5 栋", places.groups[1], Role::butler, RouteOrder::in_order, 1),
                  "XL5", building_walk, at),
        add_route(author, admin, route("园区巡逻", {}, Role::guard, RouteOrder::any_order, 3), "BA",
                  patrol, at),
        add_route(author, admin,
                  route("设备房巡检", {}, Role::technician, RouteOrder::any_order, 1), "SB", plant,
                  at),
        add_route(author, admin, route("保洁巡查", {}, Role::cleaner, RouteOrder::any_order, 1),
                  "BJ", cleaning, at),
        add_route(author, admin, route("检查下属", {}, Role::lead, RouteOrder::any_order, 1), "JC",
                  subordinates, at),
        add_route(author, admin, std::move(night), "YC", night_posts, at),
        add_route(author, admin, std::move(fire), "XF", {}, at),
    };
}

void plan_rounds(Plan& plan, Author& author, const People& people, const Routes& routes,
                 core::UtcMs now) {
    const core::State& state = author.state();
    const core::Zone zone = state.zone();
    Dice dice(author.random());
    const core::Day today = core::day_of(now, zone);
    const auto walk = [&](core::RouteId route, core::Actor walker, core::Day day, int hour) {
        if (dice.chance(5)) return;  // missed
        const core::UtcMs start = core::start_of(day, zone) + hour * core::hour_ms +
                                  dice.between(0, 40) * core::minute_ms;
        Walk(plan, author, *state.find(route), route).plan(walker, start);
    };
    for (core::Day day{today.value - 90}; day <= today; ++day.value) {
        const auto turn = static_cast<std::size_t>(day.value);
        // Today's building walks are still to be done.
        if (day < today) {
            walk(routes.walk_3, people.butlers[0], day, 9);
            walk(routes.walk_5, people.butlers[1], day, 9);
        }
        walk(routes.patrol, people.guards[turn % 4], day, 2);
        walk(routes.patrol, people.guards[(turn + 1) % 4], day, 11);
        walk(routes.patrol, people.guards[(turn + 2) % 4], day, 20);
        walk(routes.plant, people.technician, day, 10);
        walk(routes.cleaning, people.cleaners[turn % 3], day, 14);
    }
}

void plan_checks(Plan& plan, Author& author, const People& people, const Routes& routes,
                 core::UtcMs now) {
    const core::State& state = author.state();
    Dice dice(author.random());
    const core::Day today = core::day_of(now, state.zone());
    const auto walk = [&](core::RouteId route, core::Actor walker, core::Day day, int hour) {
        const core::UtcMs start = core::start_of(day, state.zone()) + hour * core::hour_ms +
                                  dice.between(0, 40) * core::minute_ms;
        Walk(plan, author, *state.find(route), route).plan(walker, start);
    };
    // Today's is still to be done.
    for (core::Day day{today.value - 90}; day < today; ++day.value) {
        const int weekday = core::weekday(day);
        if (weekday < 5 && !dice.chance(10)) walk(routes.check, people.lead, day, 15);
        if (weekday == 1 || weekday == 4) walk(routes.night, people.guard_lead, day, 23);
        if (weekday == 0) walk(routes.fire, people.guards[3], day, 14);
    }
}

}  // namespace xsync::server::demo
