// The small community that the headless app is a part of, and its server.

#include "core/policy/checklists.hpp"
#include "sync/checksum.hpp"
#include "tests/core/fixtures.hpp"
#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <utility>

namespace ui_test {

namespace {

core::Checkpoint point(const char* code, const char* place) {
    core::Checkpoint point;
    point.code = code;
    point.place = place;
    point.dwell_s = 180;
    return point;
}

core::ChecklistItem item(const char* text) {
    core::ChecklistItem item;
    item.text = text;
    return item;
}

platform::HttpResponse ok(xsync::Bytes body) {
    platform::HttpResponse response;
    response.status = 200;
    response.content_type = "application/x-xunlou";
    response.body = std::move(body);
    return response;
}

}  // namespace

std::uint64_t Town::found(core::EntityKind kind, core::OpBody body) {
    const std::uint64_t key = core::make_key(now.ms, static_cast<std::uint32_t>(next_key_++));
    tell({kind, key}, std::move(body));
    return key;
}

void Town::tell(core::EntityId id, core::OpBody body) {
    core::Op op;
    op.head.id = {core::DeviceNo{0}, core::OpSeq{next_op_++}};
    op.head.entity = id;
    op.head.made_at = now;
    op.body = std::move(body);
    const core::Stamp stamp{{ledger_.size() + 1}, now, now, core::TimeGrade::proven};
    core::evolve(state, op, stamp);
    ledger_.push_back({op.head.id, {}, stamp, op});
}

void Town::add_second_group() {
    using K = core::EntityKind;
    const core::GroupId group{found(K::group, core::AddGroup{"二组团"})};
    const core::BuildingId building{found(K::building, core::AddBuilding{"5 栋", group, 1, 6})};
    elsewhere_ = {found(K::unit, core::AddUnit{"5-1-101", building, group, 7600})};
}

core::StaffId Town::hire(std::string_view name, core::Role role) {
    return {found(core::EntityKind::staff, core::AddStaff{std::string(name), role, {}})};
}

void Town::move_in(std::string_view code, core::UtcMs at) {
    const core::UtcMs before = std::exchange(now, at);
    const core::Unit& beside = *state.find(unit);
    core::AddUnit body;
    body.code = std::string(code);
    body.building = beside.building;
    body.group = beside.group;
    const core::UnitId made{found(core::EntityKind::unit, body)};
    const core::HouseholdId home{
        found(core::EntityKind::household,
              core::RegisterHousehold{made, {{"周女士", "业主", "13900001111"}}, {}, false})};
    tell(core::entity(made), core::OccupyUnit{home, core::UnitState::occupied});
    now = before;
}

core::TicketId Town::report(std::string_view words, core::StaffId assignee,
                            core::Window appointment) {
    core::ReportTicket body;
    body.unit = unit;
    body.household = household;
    body.category = core::Category::leak;
    body.words = std::string(words);
    const core::TicketId id{found(core::EntityKind::ticket, std::move(body))};
    tell(core::contact_of(id), core::SetTicketContact{"陈先生", "13812345678"});
    if (assignee) tell(core::entity(id), core::AssignTicket{assignee});
    if (appointment) tell(core::entity(id), core::AppointTicket{appointment, ""});
    return id;
}

void Town::live(std::uint64_t seed, int tickets) {
    fixtures::Random random(seed);
    const core::UtcMs today = now;
    constexpr std::uint32_t minutes = 42 * 24 * 60;
    constexpr core::Category met[] = {core::Category::leak, core::Category::utilities,
                                      core::Category::door_window, core::Category::other};
    for (int i = 0; i < tickets; ++i) {
        // Every other ticket is of the last three days, so that some clocks still run.
        now = today + -core::minute_ms * random.below(i % 2 == 0 ? minutes : minutes / 14);
        core::ReportTicket report;
        report.kind = random.chance(70) ? core::TicketKind::repair : core::TicketKind::complaint;
        report.category = met[random.below(4)];
        report.severity = random.pick<core::Severity>(core::severity_last);
        report.unit = unit;
        report.household = household;
        if (elsewhere_ != core::UnitId{} && i % 3 == 0) {
            report.unit = elsewhere_;
            report.household = {};
        }
        report.words = "第" + std::to_string(i) + "张";
        report.serial = static_cast<std::uint32_t>(i + 1);
        const core::EntityId id{core::EntityKind::ticket,
                                found(core::EntityKind::ticket, std::move(report))};
        const auto later = [&](std::uint32_t up_to) {
            now = std::min(today, now + core::minute_ms * random.below(up_to));
        };
        if (random.chance(20)) continue;
        later(20);
        tell(id, core::RespondTicket{});
        if (random.chance(70)) tell(id, core::AssignTicket{li});
        if (random.chance(30)) continue;
        later(600);
        tell(id, core::CompleteTicket{"好", 0, {}});
        if (random.chance(40)) continue;
        tell(id, core::ConfirmTicket{});
        if (random.chance(40)) continue;
        later(6000);
        tell(id, core::RevisitTicket{});
        if (random.chance(50)) tell(id, core::CloseTicket{});
    }
    now = today;
}

Town::Town() {
    using K = core::EntityKind;
    found(K::community, core::FoundCommunity{"蓝天新苑", {}});
    const core::GroupId group{found(K::group, core::AddGroup{"一组团"})};
    const core::BuildingId building{found(K::building, core::AddBuilding{"3 栋", group, 2, 11})};
    unit = {found(K::unit, core::AddUnit{"3-2-501", building, group, 8900})};
    wang = {found(K::staff, core::AddStaff{"王敏", core::Role::butler, group})};
    li = {found(K::staff, core::AddStaff{"李师傅", core::Role::technician, {}})};
    chen = {found(K::staff, core::AddStaff{"陈静", core::Role::front_desk, {}})};
    guo = {found(K::staff, core::AddStaff{"郭建军", core::Role::manager, {}})};
    household = {found(
        K::household,
        core::RegisterHousehold{unit, {{"陈先生", "业主", "13812345678"}}, {"粤B12345"}, false})};
    core::Op occupy;
    occupy.head.entity = core::entity(unit);
    occupy.head.made_at = now;
    occupy.body = core::OccupyUnit{household, core::UnitState::occupied};
    core::evolve(state, occupy, {{ledger_.size() + 1}, now, now, core::TimeGrade::proven});
    occupy.head.id = {core::DeviceNo{0}, core::OpSeq{next_op_++}};
    ledger_.push_back(
        {occupy.head.id, {}, {{ledger_.size() + 1}, now, now, core::TimeGrade::proven}, occupy});
    core::AddRoute walk;
    walk.name = "每日巡楼 · 3 栋";
    walk.group = group;
    core::Checkpoint lobby = point("X3-01", "大堂");
    lobby.items = {item("乱堆乱放"), item("长明灯")};
    core::Checkpoint power = point("X3-02", "配电房");
    core::ChecklistItem voltage = item("蓄电池电压");
    voltage.kind = core::ItemKind::reading;
    voltage.unit = "V";
    voltage.low_milli = 24'000;
    voltage.high_milli = 27'600;
    power.items = {item("干燥整洁"), voltage};
    walk.checkpoints = {lobby, power};
    route = {found(K::route, walk)};
}

platform::HttpResponse Town::answer(const platform::HttpRequest& request) {
    platform::HttpResponse response;
    if (!reachable) {
        response.failure = platform::HttpFailure::unreachable;
        return response;
    }
    if (request.path == "/sign-in") {
        auto asked = xsync::decode<xsync::SignIn>(request.body);
        BOOST_REQUIRE(asked);
        return sign_in(*asked);
    }
    if (request.path == "/sync") {
        auto asked = xsync::decode<xsync::Request>(request.body);
        BOOST_REQUIRE(asked);
        return sync(*asked);
    }
    if (request.path == "/presence") {
        ++presence_asked;
        return ok(xsync::Bytes(presence.begin(), presence.end()));
    }
    response.status = 404;
    return response;
}

platform::HttpResponse Town::sign_in(const xsync::SignIn& asked) {
    if (asked.password != "xunlou-demo") {
        platform::HttpResponse response;
        response.status = 401;
        return response;
    }
    struct Account {
        std::string_view name;
        core::StaffId who;
        std::uint32_t device;
    };
    const Account accounts[] = {
        {"wangmin", wang, 7}, {"qiantai", chen, 8}, {"jingli", guo, 9}, {"weixiu", li, 10}};
    const Account* account = &accounts[0];
    for (const Account& one : accounts) {
        if (one.name == asked.account) account = &one;
    }
    const core::Staff& staff = *state.find(account->who);
    return ok(xsync::encode(xsync::SignedIn{core::entity(account->who), staff.role,
                                            core::DeviceNo{account->device}, core::Epoch{1},
                                            staff.name.value, now}));
}

platform::HttpResponse Town::sync(const xsync::Request& asked) {
    xsync::Chunk chunk;
    chunk.epoch = {1};
    chunk.from = asked.after;
    chunk.server_time = now;
    std::uint32_t last = 0;
    for (const xsync::Entry& entry : ledger_) {
        if (entry.id.device == asked.device) last = std::max(last, entry.id.n.value);
    }
    for (const core::Op& op : asked.ops) {
        const auto known =
            std::find_if(ledger_.begin(), ledger_.end(),
                         [&](const xsync::Entry& entry) { return entry.id == op.head.id; });
        if (known == ledger_.end()) {
            const core::Decision decision = core::decide(state, op, core::Sight::visible);
            const core::Stamp stamp = core::server_stamp(op.head, {ledger_.size() + 1}, now);
            if (decision.verdict == core::Verdict::accepted) core::evolve(state, op, stamp);
            ledger_.push_back({op.head.id, decision, stamp, op});
            last = op.head.id.n.value;
        }
        const auto entry = std::find_if(ledger_.begin(), ledger_.end(),
                                        [&](const xsync::Entry& e) { return e.id == op.head.id; });
        chunk.receipts.push_back({entry->id, entry->decision, entry->stamp, std::nullopt});
    }
    chunk.device_next = {last + 1};
    chunk.to = chunk.head = {ledger_.size()};
    if (asked.after.value == 0) {
        std::apply(
            [&](const auto&... table) {
                const auto grant = [&](const auto& records) {
                    using Record = typename std::remove_cvref_t<decltype(records)>::mapped_type;
                    for (const auto& [key, record] : records)
                        chunk.grants.push_back({{core::kind_of<Record>, key}, record});
                };
                (grant(table), ...);
            },
            state.tables);
    } else {
        for (const xsync::Entry& entry : ledger_) {
            if (entry.stamp.pos > asked.after && entry.decision.verdict == core::Verdict::accepted)
                chunk.entries.push_back(entry);
        }
    }
    chunk.checksum = xsync::checksum(state, xsync::touched(chunk));
    return ok(xsync::encode(chunk));
}

core::RouteId Town::lay(core::LayRoute added) {
    return {found(core::EntityKind::route, std::move(added))};
}

}  // namespace ui_test
