#include "tests/sim/people.hpp"

#include "core/apply.hpp"

#include <algorithm>

namespace sim {

using namespace core;

namespace {

constexpr std::size_t homes_count = 8;

class Founder {
public:
    Founder(Server& server, Marks& marks, World& world)
        : server_(server), marks_(marks), world_(world) {}

    std::uint64_t key() {
        world_.now_ms += 10;
        return make_key(world_.now_ms, 1);
    }
    void tell(EntityId id, OpBody body) { server_.found(id, std::move(body), world_.now()); }
    std::string mark(EntityId id) { return marks_.of(id); }

    StaffId staff(const char* login, Role role, GroupId group) {
        const StaffId id{key()};
        tell(entity(id), AddStaff{mark(entity(id)), role, group});
        tell(contact_of(id), SetStaffContact{mark(contact_of(id))});
        server_.add_account(login, entity(id));
        return id;
    }
    void home(Community& c, std::size_t i, BuildingId building, GroupId group) {
        const UnitId unit{key()};
        const HouseholdId home{key()};
        tell(entity(unit), AddUnit{mark(entity(unit)), building, group, 9000});
        RegisterHousehold body;
        body.unit = unit;
        body.members = {{mark(entity(home)), "业主", "13800000000"}};
        tell(entity(home), std::move(body));
        tell(entity(unit), OccupyUnit{home, UnitState::occupied});
        server_.add_account("owner" + std::to_string(i), entity(home));
        c.units.push_back(unit);
        c.homes.push_back(home);
    }

private:
    Server& server_;
    Marks& marks_;
    World& world_;
};

// What one person taps.
class Hand {
public:
    Hand(Node& node, const Community& community, Marks& marks)
        : node_(node),
          device_(*node.device),
          state_(device_.state()),
          community_(community),
          marks_(marks),
          random_(node.random),
          role_(role_of(state_, node.actor)) {}

    void act() {
        if (role_ == Role::owner) return owner();
        const std::uint32_t dice = random_.below(100);
        if (dice < 22) return report();
        if (dice < 62) return move();
        if (dice < 76) return walk();
        if (dice < 84) return edit();
        if (dice < 90) return visit();
        if (dice < 93) return log_duty();
        return lead();
    }

private:
    std::string text(EntityId id) {
        return marks_.of(id) + std::string(random_.chance(20) ? "还在漏，请尽快处理" : "");
    }
    void submit(std::vector<xsync::Draft> act) {
        node_.world.now_ms += 1;  // no two acts of a tablet at one moment
        const std::int64_t made_at = node_.clock.wall().ms;
        std::vector<OpKey> keys;
        for (const xsync::Draft& draft : act) {
            keys.push_back({node_.actor, draft.entity, tag_of(draft.body), made_at});
        }
        if (!device_.submit(std::move(act)).ok()) return;
        for (const OpKey& key : keys) node_.submitted.push_back({key, false});
    }
    template <class Record>
    std::uint64_t any() {
        const auto& table = state_.all<Record>();
        if (table.empty()) return 0;
        // The newest are what people work on.
        const auto size = static_cast<std::uint32_t>(table.size());
        const std::uint32_t back = random_.below(std::min(size, 12u));
        return std::prev(table.end(), static_cast<std::ptrdiff_t>(back) + 1)->first;
    }

    void report() {
        const TicketId id{device_.new_key()};
        ReportTicket body;
        body.category = Category::leak;
        body.words = text(entity(id));
        body.serial = device_.ticket_serial();
        body.day = day_of(device_.now(), state_.zone());
        if (const std::uint64_t unit = any<Unit>(); unit != 0 && random_.chance(85)) {
            body.unit = {unit};
            if (random_.chance(80)) body.household = state_.find<Unit>(unit)->household;
        } else {
            body.place = text(entity(id));
        }
        std::vector<xsync::Draft> act{{entity(id), body}};
        if (random_.chance(50)) {
            act.push_back(
                {contact_of(id), SetTicketContact{marks_.of(contact_of(id)), "13800001111"}});
        }
        submit(std::move(act));
    }

    OpBody any_move(EntityId ticket) {
        const Note words = text(ticket);
        switch (random_.below(28)) {
            case 0: return RespondTicket{words};
            case 1: return AssignTicket{community_.technician};
            case 2: return ArriveTicket{};
            case 3: return StartTicket{};
            case 4: return WaitTicket{WaitReason::parts, words};
            case 5: return ResumeTicket{};
            case 6: return CompleteTicket{words, 0, {}};
            case 7: return ConfirmTicket{random_.chance(60), 4, words, marks_.of(ticket), {}};
            case 8: return RevisitTicket{RevisitMeans::phone, 5, words};
            case 9: return CloseTicket{Outcome::fixed};
            case 10: return CancelTicket{words};
            case 11: return EscalateTicket{1, words};
            case 12: return SettleTicket{TicketStatus::assigned, words};
            case 13: {
                const UtcMs from = device_.now() + random_.below(48) * hour_ms;
                return AppointTicket{{from, from + hour_ms}, words};
            }
            case 14: return UnappointTicket{words};
            case 15: return VerifyTicket{random_.chance(50), words, words};
            case 16: return TellTicket{words};
            case 17: return AnswerTicket{words};
            case 18: {
                const auto severity = random_.pick<Severity>(severity_last);
                const auto kind = random_.pick<TicketKind>(ticket_kind_last);
                return ReclassTicket{{kind, Category::leak, severity}, words};
            }
            case 19: return QuoteTicket{{{{}, marks_.of(ticket), "次", 1500, 12'345}}, words};
            case 20:
                return AgreeTicket{
                    state_.find(TicketId{ticket.key})->quote.total_fen(), words, {}, {}};
            case 21: return UseParts{{{marks_.of(ticket), "个", 2000}}};
            case 22: return TransferTicket{marks_.of(ticket), words};
            case 23: return MergeTicket{{any<Ticket>()}, words};
            case 24: return ReopenTicket{words};
            case 25: return GrabTicket{};
            default: return RemarkTicket{words};
        }
    }

    void move() {
        const TicketId id{any<Ticket>()};
        if (!id) return report();
        if (random_.chance(25)) return submit({{note_of(id), NoteTicket{text(note_of(id))}}});
        const Ticket& ticket = *state_.find(id);
        OpBody body = any_move(entity(id));
        // Mostly what the page would offer; sometimes anything.
        for (int tries = 0; tries < 6; ++tries) {
            const auto tag = tag_of(body);
            if (can_move(ticket, static_cast<TicketMove>(tag)) || random_.chance(15)) break;
            body = any_move(entity(id));
        }
        submit({{entity(id), std::move(body)}});
    }

    void walk() {
        std::uint64_t mine = 0;
        for (const auto& [key, round] : state_.all<Round>()) {
            if (round.walker == node_.actor && (round.under_way() || random_.chance(10)))
                mine = key;
        }
        if (mine == 0) {
            const RoundId id{device_.new_key()};
            const Line reason = text(entity(id));
            return submit({{entity(id), StartRound{community_.route}},
                           {entity(id), CheckIn{0, Proof::typed, reason}}});
        }
        const EntityId id = entity(RoundId{mine});
        const auto point = static_cast<std::uint16_t>(random_.below(4));
        switch (random_.below(6)) {
            case 0: return submit({{id, CheckIn{point, Proof::qr, {}}}});
            case 1:
                return submit(
                    {{id, CheckIn{point, Proof::typed, text(id)}}, {id, RecordAllOk{point, 3}}});
            case 2: return submit({{id, RecordItem{point, 1, ItemResult::ok, 0}}});
            case 3: {
                RecordFinding finding;
                finding.checkpoint = point;
                finding.text = text(id);
                return submit({{id, finding}});
            }
            case 4: return submit({{id, SkipCheckpoint{point, text(id)}}});
            default: return submit({{id, FinishRound{}}});
        }
    }

    void edit() {
        const std::uint64_t home = any<Household>();
        if (home == 0) return;
        const EntityId id{EntityKind::household, home};
        const auto field = static_cast<HouseholdField>(random_.below(household_field_count));
        submit({{id, EditHousehold{field, text(id) + std::to_string(random_.below(5))}}});
    }

    // A home is called on, or what was promised there is followed up.
    void visit() {
        const HomeVisitId known{any<HomeVisit>()};
        if (known && random_.chance(40)) {
            return submit(
                {{entity(known), FollowUpVisit{text(entity(known)), random_.chance(50), {}}}});
        }
        const UnitId unit{any<Unit>()};
        const Unit* at = state_.find(unit);
        if (at == nullptr || !at->household) return;
        const HomeVisitId id{device_.new_key()};
        RecordHomeVisit body;
        body.unit = unit;
        body.household = at->household;
        body.needs = text(entity(id));
        body.mood = static_cast<std::uint8_t>(random_.below(mood_last + 1u));
        std::vector<xsync::Draft> act{{entity(id), body}};
        if (random_.chance(30)) {
            const SetHouseholdCare care{random_.pick<Care>(care_all), random_.chance(30)};
            act.push_back({entity(at->household), care});
        }
        submit(std::move(act));
    }

    void log_duty() {
        const DutyRecordId known{any<DutyRecord>()};
        if (known && random_.chance(40))
            return submit({{entity(known), AddToDuty{text(entity(known))}}});
        const DutyRecordId id{device_.new_key()};
        const std::uint32_t logged = duty_last - first_logged_duty + 1u;
        RecordDuty body;
        body.duty = static_cast<DutyId>(first_logged_duty + random_.below(logged));
        body.day = day_of(device_.now(), state_.zone());
        body.text = text(entity(id));
        if (random_.chance(40)) body.people = {community_.technician, community_.helper};
        submit({{entity(id), body}});
    }

    // What changes who sees what.
    void lead() {
        const GroupId group = community_.groups[random_.below(2)];
        if (random_.chance(50)) {
            const UnitId unit = community_.units[random_.below(homes_count)];
            return submit({{entity(unit), MoveUnit{group}}});
        }
        if (random_.chance(10)) return submit({{entity(community_.helper), RetireStaff{}}});
        CoverGroups cover;
        if (random_.chance(60)) cover.groups = {group};
        submit({{entity(community_.butlers[random_.below(2)]), cover}});
    }

    void owner() {
        const HouseholdId home{node_.actor.key};
        const Household* own = state_.find(home);
        const TicketId ticket{any<Ticket>()};
        if (!ticket || random_.chance(30)) {
            if (!own) return;
            const TicketId id{device_.new_key()};
            ReportTicket body;
            body.unit = own->unit;
            body.household = home;
            body.channel = Channel::owner_app;
            body.words = text(entity(id));
            body.serial = device_.ticket_serial();
            return submit({{entity(id), body}});
        }
        const Note words = text(entity(ticket));
        if (random_.chance(50)) return submit({{entity(ticket), RemarkTicket{words}}});
        submit({{entity(ticket), ConfirmTicket{random_.chance(50), 3, words, {}, {}}}});
    }

    Node& node_;
    xsync::Device& device_;
    const State& state_;
    const Community& community_;
    Marks& marks_;
    Random& random_;
    Role role_;
};

}  // namespace

Community found(Server& server, Marks& marks, World& world) {
    Founder by(server, marks, world);
    Community c;
    c.admin = by.staff("admin", Role::administrator, {});
    const CommunityId community{by.key()};
    by.tell(entity(community), FoundCommunity{"蓝天新苑", Zone{}});
    BuildingId buildings[2];
    for (std::size_t i = 0; i < 2; ++i) {
        c.groups[i] = {by.key()};
        by.tell(entity(c.groups[i]), AddGroup{"组团"});
        buildings[i] = {by.key()};
        by.tell(entity(buildings[i]), AddBuilding{"栋", c.groups[i], 2, 11});
    }
    c.manager = by.staff("manager", Role::manager, {});
    c.desk = by.staff("desk", Role::front_desk, {});
    c.technician = by.staff("technician", Role::technician, {});
    c.butlers[0] = by.staff("butler1", Role::butler, c.groups[0]);
    c.butlers[1] = by.staff("butler2", Role::butler, c.groups[1]);
    c.helper = by.staff("helper", Role::butler, c.groups[1]);
    for (std::size_t i = 0; i < homes_count; ++i) by.home(c, i, buildings[i % 2], c.groups[i % 2]);
    AddRoute route;
    route.name = "每日巡楼";
    for (int i = 0; i < 4; ++i) {
        Checkpoint point;
        point.code = "XL-" + std::to_string(i);
        point.items.resize(3);
        route.checkpoints.push_back(point);
    }
    c.route = {by.key()};
    by.tell(entity(c.route), route);
    return c;
}

void act(Node& node, const Community& community, Marks& marks) {
    if (node.device->phase() == xsync::Phase::ready) Hand(node, community, marks).act();
}

}  // namespace sim
