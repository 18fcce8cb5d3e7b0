#pragma once
// Bodies and ops at random, for properties that must hold whatever happens. Every body of the catalogue
// has a filler here; a new row without one does not compile.

#include "core/query/sample.hpp"
#include "fixtures.hpp"

namespace fixtures {

inline std::string words(Random& random) {
    static constexpr std::string_view some[] = {
        "", "渗漏", "已联系业主", "3-2-501", "天花板 dripping", "\U0001F3E0"};
    return std::string(some[random.below(std::size(some))]);
}
inline GroupId any_group(const World& w, Random& r) { return r.chance(50) ? w.group1 : w.group2; }
inline UnitId any_unit(const World& w, Random& r) {
    const UnitId units[] = {w.unit501, w.unit502, w.unit101, UnitId{}};
    return units[r.below(4)];
}
inline StaffId any_staff(const World& w, Random& r) { return w.staff[2 + r.below(role_last - 1u)]; }
template <class Table>
std::uint64_t any_key(const Table& table, Random& r) {
    if (table.empty()) return r.next() | 1;
    auto it = table.begin();
    std::advance(it, r.below(static_cast<std::uint32_t>(table.size())));
    return it->first;
}

inline void fill(FoundCommunity& op, const World&, Random& r) { op.name = "小区" + words(r); }
inline void fill(AddGroup& op, const World&, Random& r) { op.name = "组" + words(r); }
inline void fill(AddBuilding& op, const World& w, Random& r) {
    op = {"栋" + words(r), any_group(w, r), 2, 11};
}
inline void fill(AddUnit& op, const World& w, Random& r) {
    op = {"9-9-" + std::to_string(r.below(999)), w.building3, any_group(w, r), r.below(20'000)};
}
inline void fill(MoveUnit& op, const World& w, Random& r) { op.group = any_group(w, r); }
inline void fill(OccupyUnit& op, const World& w, Random& r) {
    op = {r.chance(50) ? w.home501 : HouseholdId{}, r.pick<UnitState>(unit_state_last)};
}
inline void fill(RegisterHousehold& op, const World& w, Random& r) {
    op = {any_unit(w, r), {{"王" + words(r), "业主", "13800001111"}}, {"京A12345"}, r.chance(20)};
}
inline void fill(EditHousehold& op, const World&, Random& r) {
    op = {static_cast<HouseholdField>(r.below(household_field_count)), words(r)};
}
inline void fill(AddStaff& op, const World& w, Random& r) {
    op = {"员" + words(r), static_cast<Role>(2 + r.below(role_last - 1u)), any_group(w, r)};
}
inline void fill(CoverGroups& op, const World& w, Random& r) {
    if (r.chance(70)) op.groups = {w.group2, w.group1};
}
inline void fill(RetireStaff&, const World&, Random&) {}
inline void fill(SetStaffContact& op, const World&, Random&) { op.phone = "13900001111"; }
inline void fill(ReportTicket& op, const World& w, Random& r) {
    op.kind = r.pick<TicketKind>(ticket_kind_last);
    op.category = r.pick<Category>(category_last);
    op.severity = r.pick<Severity>(severity_last);
    op.channel = r.pick<Channel>(channel_last);
    op.unit = any_unit(w, r);
    const Unit* unit = w.state.find(op.unit);
    if (unit != nullptr && r.chance(80)) op.household = unit->household;
    op.words = "报" + words(r);
    op.serial = 1 + r.below(99);
    op.day = day_of(w.now, Zone{});
}
inline void fill(RespondTicket& op, const World&, Random& r) { op.text = words(r); }
inline void fill(AssignTicket& op, const World& w, Random& r) { op.staff = any_staff(w, r); }
inline void fill(ArriveTicket&, const World&, Random&) {}
inline void fill(StartTicket&, const World&, Random&) {}
inline void fill(WaitTicket& op, const World&, Random& r) {
    op = {r.pick<WaitReason>(wait_reason_last), words(r)};
}
inline void fill(ResumeTicket&, const World&, Random&) {}
inline void fill(CompleteTicket& op, const World&, Random& r) {
    op = {"结果" + words(r), r.chance(30) ? 1500 : 0, "SJ-1"};
}
inline void fill(ConfirmTicket& op, const World&, Random& r) {
    op.satisfied = r.chance(60);
    op.stars = static_cast<std::uint8_t>(r.below(6));
    op.reason = "因为" + words(r);
    op.signed_by = "陈先生";
    if (r.chance(50)) op.signature = {{1, 2, false}, {3, 4, true}};
}
inline void fill(RevisitTicket& op, const World&, Random& r) {
    op = {r.pick<RevisitMeans>(revisit_means_last), static_cast<std::uint8_t>(r.below(6)),
          words(r)};
}
inline void fill(CloseTicket& op, const World&, Random& r) {
    op.outcome = r.pick<Outcome>(outcome_last);
}
inline void fill(CancelTicket& op, const World&, Random& r) { op.reason = "取消" + words(r); }
inline void fill(RemarkTicket& op, const World&, Random& r) { op.text = "注" + words(r); }
inline void fill(EscalateTicket& op, const World&, Random& r) {
    op = {static_cast<std::uint8_t>(1 + r.below(2)), "升级" + words(r)};
}
inline void fill(SettleTicket& op, const World&, Random& r) {
    op = {r.pick<TicketStatus>(ticket_status_last), "裁定" + words(r)};
}
inline PhotoFile any_photo(const World& w, Random& r) {
    PhotoFile file{{}, 1 + r.below(photo_bytes_max), 1600, 1200, w.now};
    for (std::uint8_t& byte : file.sha256) byte = static_cast<std::uint8_t>(1 + r.below(255));
    return file;
}
inline void fill(AttachPhoto& op, const World& w, Random& r) { op.photo = any_photo(w, r); }
inline void fill(AttachNotePhoto& op, const World& w, Random& r) { op.photo = any_photo(w, r); }
inline void fill(NoteTicket& op, const World&, Random& r) { op.text = "内部" + words(r); }
inline void fill(SetTicketContact& op, const World&, Random& r) {
    op = {"报单人" + words(r), "13600001111"};
}
inline TicketClass any_class(Random& r) {
    return {r.pick<TicketKind>(ticket_kind_last), r.pick<Category>(category_last),
            r.pick<Severity>(severity_last)};
}
inline void fill(AppointTicket& op, const World& w, Random& r) {
    op.window.from = w.now + r.below(72) * hour_ms;
    op.window.until = op.window.from + (1 + r.below(8)) * hour_ms;
    op.text = words(r);
}
inline void fill(UnappointTicket& op, const World&, Random& r) { op.reason = "改天" + words(r); }
inline void fill(VerifyTicket& op, const World&, Random& r) {
    op = {r.chance(50), "事实" + words(r), "方案" + words(r)};
}
inline void fill(TellTicket& op, const World&, Random& r) { op.text = "反馈" + words(r); }
inline void fill(AnswerTicket& op, const World&, Random& r) { op.text = "答复" + words(r); }
inline void fill(ReclassTicket& op, const World&, Random& r) {
    op = {any_class(r), "改类" + words(r)};
}
inline std::vector<ChargeLine> any_charges(Random& r) {
    std::vector<ChargeLine> lines(r.below(4));
    for (ChargeLine& line : lines)
        line = {r.chance(50) ? "SD-01" : "", "换件" + words(r), "个", 1 + r.below(5000),
                r.chance(20) ? 0 : static_cast<std::int64_t>(r.below(30'000))};
    return lines;
}
inline void fill(QuoteTicket& op, const World&, Random& r) {
    op = {any_charges(r), "例外" + words(r)};
}
inline void fill(AgreeTicket& op, const World& w, Random& r) {
    const Ticket* ticket = w.state.find(TicketId{any_key(w.state.all<Ticket>(), r)});
    op = {ticket && r.chance(80) ? ticket->quote.total_fen() : 1, "口头同意", "陈先生", {}};
}
inline void fill(UseParts& op, const World&, Random& r) {
    op.parts.resize(1 + r.below(3));
    for (PartLine& line : op.parts) line = {"配件" + words(r), "个", 1 + r.below(3000)};
}
inline void fill(TransferTicket& op, const World&, Random& r) {
    op = {"厂家" + words(r), "保修期内"};
}
inline void fill(MergeTicket& op, const World& w, Random& r) {
    op = {{any_key(w.state.all<Ticket>(), r)}, "同一件事"};
}
inline void fill(ReopenTicket& op, const World&, Random& r) { op.reason = "又来了" + words(r); }
inline void fill(GrabTicket&, const World&, Random&) {}
inline void fill(SetTariff& op, const World&, Random& r) {
    op.source = "核准" + words(r);
    op.items.assign(1 + r.below(3), {"SD-01", "更换角阀", "个", 3500});
}
inline void fill(AddRoute& op, const World& w, Random& r) {
    op.name = "路线" + words(r);
    op.group = any_group(w, r);
    op.times_a_day = static_cast<std::uint8_t>(1 + r.below(4));
    op.checkpoints.resize(1 + r.below(4));
    for (Checkpoint& point : op.checkpoints) {
        point.code = "P" + std::to_string(r.below(100));
        point.items.resize(r.below(4));
    }
}
inline void fill(StartRound& op, const World& w, Random& r) {
    op.route = {any_key(w.state.all<Route>(), r)};
}
inline std::uint16_t small(Random& r) { return static_cast<std::uint16_t>(r.below(4)); }
inline void fill(CheckIn& op, const World&, Random& r) {
    op = {small(r), r.pick<Proof>(proof_last), "标签损坏"};
}
inline void fill(RecordItem& op, const World&, Random& r) {
    op = {small(r), small(r), static_cast<ItemResult>(1 + r.below(3)),
          static_cast<std::int32_t>(r.below(30'000))};
}
inline void fill(RecordAllOk& op, const World&, Random& r) { op = {small(r), small(r)}; }
inline void fill(RecordFinding& op, const World&, Random& r) {
    op = {small(r),
          small(r),
          r.pick<Severity>(severity_last),
          r.pick<Handling>(handling_last),
          {},
          "发现" + words(r)};
}
inline void fill(SkipCheckpoint& op, const World&, Random& r) { op = {small(r), "锁闭"}; }
inline void fill(FinishRound&, const World&, Random&) {}
inline ChecklistItem any_item(Random& r) {
    ChecklistItem item;
    item.text = "看" + words(r);
    item.kind = r.pick<ItemKind>(item_kind_last);
    item.photo_required = r.chance(20);
    item.stops = r.chance(10);
    if (item.kind == ItemKind::reading) item.high_milli = static_cast<std::int32_t>(r.below(9000));
    if (item.kind == ItemKind::choice) {
        item.choices = {"好", "一般", "差"};
        item.fine_choices = static_cast<std::uint16_t>(r.below(8));
    }
    return item;
}
inline RoutePlan any_plan(Random& r) {
    RoutePlan plan;
    for (std::uint32_t i = r.below(4); i > 0; --i) {
        plan.windows.push_back({static_cast<std::uint16_t>(r.below(minutes_of_day)),
                                static_cast<std::uint16_t>(r.below(minutes_of_day)),
                                static_cast<std::uint8_t>(1 + r.below(3))});
    }
    plan.weekdays = static_cast<std::uint8_t>(1 + r.below(0x7F));
    plan.times_a_week = static_cast<std::uint8_t>(r.chance(25) ? 1 + r.below(5) : 0);
    plan.day_begins_minute = static_cast<std::uint16_t>(r.chance(50) ? r.below(minutes_of_day) : 0);
    return plan;
}
inline void fill(LayRoute& op, const World& w, Random& r) {
    op.name = "路线" + words(r);
    op.group = any_group(w, r);
    op.order = r.pick<RouteOrder>(route_order_last);
    op.times_a_day = static_cast<std::uint8_t>(1 + r.below(4));
    op.checkpoints.resize(1 + r.below(5));
    for (std::size_t i = 0; i < op.checkpoints.size(); ++i) {
        op.checkpoints[i].code = "R" + std::to_string(i);
        op.checkpoints[i].place = "处" + words(r);
        for (std::uint32_t n = r.below(4); n > 0; --n)
            op.checkpoints[i].items.push_back(any_item(r));
    }
    op.plan = any_plan(r);
    op.two_person = r.chance(30);
    op.seed = static_cast<std::uint32_t>(r.next());
}
inline void fill(RetireRoute& op, const World& w, Random& r) {
    if (r.chance(50)) op.successor = {any_key(w.state.all<Route>(), r)};
}
inline void fill(BeginRound& op, const World& w, Random& r) {
    op.route = {any_key(w.state.all<Route>(), r)};
    if (r.chance(50)) op.partner = any_staff(w, r);
    if (r.chance(50)) op.planned = {day_of(w.now, Zone{}), static_cast<std::uint8_t>(r.below(4))};
    op.turn = r.below(100);
    if (r.chance(20)) op.rewalk_of = {any_key(w.state.all<Round>(), r)};
}
inline void fill(ConfirmPartner& op, const World& w, Random& r) {
    op = {any_staff(w, r), static_cast<PartnerProof>(1 + r.below(partner_proof_last))};
}
inline void fill(LinkedCheckIn& op, const World&, Random& r) {
    op = {small(r), r.pick<Proof>(proof_last), "标签损坏", {}, {}};
    if (r.chance(50)) op.where = {31'230'000 + static_cast<int>(r.below(900)), 121'470'000, 12};
    op.link = {1 + r.below(50), r.next(), static_cast<std::int64_t>(r.below(900'000)) - 1};
}
inline void fill(RecordAnswer& op, const World&, Random& r) {
    op = {small(r), small(r), static_cast<ItemResult>(1 + r.below(3)),
          static_cast<std::uint8_t>(r.below(3)), words(r)};
}
inline void fill(AttachRoundPhoto& op, const World& w, Random& r) {
    op = {small(r), small(r), any_photo(w, r)};
}
inline void fill(RecordHomeVisit& op, const World& w, Random& r) {
    op.unit = any_unit(w, r);
    const Unit* unit = w.state.find(op.unit);
    if (unit != nullptr) op.household = unit->household;
    op.means = r.pick<VisitMeans>(visit_means_last);
    op.purpose = r.pick<VisitPurpose>(visit_purpose_last);
    op.outcome = r.pick<VisitOutcome>(visit_outcome_last);
    if (r.chance(40)) op.at = w.now + -static_cast<std::int64_t>(r.below(100)) * hour_ms;
    op.needs = words(r);
    if (r.chance(50)) op.promise = "答应" + words(r);
    op.mood = static_cast<std::uint8_t>(r.below(mood_last + 1u));
    op.arrears_talk = r.chance(20);
}
inline void fill(FollowUpVisit& op, const World&, Random& r) {
    op = {"跟进" + words(r), r.chance(50), {}};
}
inline void fill(SetHouseholdCare& op, const World&, Random& r) {
    op = {r.pick<Care>(care_all), r.chance(30)};
}
inline void fill(SetVisitPlan& op, const World&, Random& r) {
    op = {r.pick<VisitRhythm>(visit_rhythm_last), static_cast<std::uint8_t>(1 + r.below(40))};
}
inline void fill(RecordDuty& op, const World& w, Random& r) {
    op.duty = static_cast<DutyId>(first_logged_duty + r.below(duty_last - first_logged_duty + 1u));
    op.day = {day_of(w.now, Zone{}).value - static_cast<std::int32_t>(r.below(40))};
    op.text = "记" + words(r);
    if (r.chance(50)) op.counts = {r.below(20), r.below(20)};
    if (r.chance(50)) op.people = {any_staff(w, r), any_staff(w, r)};
    if (r.chance(20)) op.answers = {{"服务态度", {r.below(9), r.below(9)}}};
}
inline void fill(AddToDuty& op, const World&, Random& r) { op.text = "补" + words(r); }
inline Month any_month(Random& r) { return {2026, static_cast<std::uint8_t>(10 + r.below(3))}; }
inline void fill(DrawSample& op, const World& w, Random& r) {
    op.month = any_month(r);
    op.seed = r.below(4);
    const std::size_t size = 1 + r.below(4);
    for (const SampleHome& home :
         draw_sample(sample_homes(w.state), drawn_before(w.state, op.month), size, op.seed,
                     op.month)
             .drawn)
        op.households.push_back(home.household);
}
inline void fill(RevisitSample& op, const World& w, Random& r) {
    op.household = {any_key(w.state.all<Household>(), r)};
    op.means = r.pick<RevisitMeans>(revisit_means_last);
    op.reached = r.chance(70);
    op.stars = static_cast<std::uint8_t>(op.reached ? 1 + r.below(5) : 0);
    op.remark = "听说" + words(r);
}
inline void fill(HandInSample& op, const World&, Random& r) { op.text = "其余" + words(r); }
inline void fill(WriteAnalysis& op, const World&, Random& r) {
    op.month = any_month(r);
    op.category = r.pick<Category>(category_last);
    op.reported = r.below(9);
    op.cause = "因" + words(r);
    op.measures = "改" + words(r);
}
inline void fill(AmendAnalysis& op, const World&, Random& r) {
    op.reported = r.below(9);
    op.cause = "因" + words(r);
    op.measures = "再" + words(r);
}
inline void fill(SignAnalysis& op, const World&, Random& r) {
    op.agreed = r.chance(60);
    op.text = "看过" + words(r);
}
inline void fill(SetCalendarYear& op, const World&, Random& r) {
    op.year = 2026 + static_cast<std::int32_t>(r.below(2));
    op.provisional = r.chance(30);
    op.source = "通知" + words(r);
    Day day = day_of(CivilDate{op.year, 1, 1});
    for (std::uint32_t i = r.below(6); i > 0; --i) {
        day.value += static_cast<std::int32_t>(1 + r.below(40));
        op.days.push_back({day, r.chance(30)});
    }
}
inline void fill(SetServiceTerms& op, const World&, Random& r) {
    op.set = r.pick<PolicySet>(policy_set_last);
    op.opens_minute = static_cast<std::uint16_t>(r.below(600));
    op.closes_minute = static_cast<std::uint16_t>(900 + r.below(540));
}

// A filled body of the catalogue's row i.
inline OpBody body_at(std::size_t i, const World& world, Random& random) {
    OpBody body;
    std::size_t at = 0;
    Catalogue::each([&](auto row) {
        if (at++ != i) return;
        typename decltype(row)::type::Body filled;
        fill(filled, world, random);
        body = std::move(filled);
    });
    return body;
}

// An op at random: mostly about something that exists, by somebody of the community.
inline Op any_op(World& world, Random& random) {
    const std::size_t row = random.below(Catalogue::count);
    OpBody body = body_at(row, world, random);
    EntityId id;
    Catalogue::with_tag(Catalogue::tags[row], [&](auto r) {
        using Row = typename decltype(r)::type;
        id.kind = Row::kind;
        const bool fresh = Row::effect == Effect::creates ? random.chance(90) : random.chance(5);
        if (fresh) {
            id.key = world.fresh_key();
        } else if (Row::kind == EntityKind::ticket_note ||
                   Row::kind == EntityKind::ticket_contact) {
            id.key = any_key(world.state.all<Ticket>(), random);
        } else if (Row::kind == EntityKind::tariff) {
            id.key = any_key(world.state.all<Community>(), random);
        } else {
            id.key = any_key(world.state.all<typename Row::Record>(), random);
        }
    });
    // Their keys follow from what they are about.
    if (const auto* draw = std::get_if<DrawSample>(&body); draw && random.chance(90))
        id = entity(sample_of(draw->month));
    if (const auto* wrote = std::get_if<WriteAnalysis>(&body); wrote && random.chance(90))
        id = entity(analysis_of(wrote->month, wrote->category));
    const Actor actor = random.chance(15) ? world.owner501() : entity(any_staff(world, random));
    Op op = world.op(actor, id, std::move(body));
    op.head.id = {DeviceNo{1 + random.below(4)}, OpSeq{1 + random.below(1000)}};
    op.head.made_at =
        world.now + (static_cast<std::int64_t>(random.below(7200)) - 3600) * second_ms;
    if (random.chance(40)) op.head.base = LogPos{random.next() % (world.head().value + 1)};
    return op;
}

}  // namespace fixtures
