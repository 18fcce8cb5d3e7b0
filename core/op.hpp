#pragma once
// The catalogue of ops: everything that can happen, a row each.
//
// Tags are forever: they stand in stored bytes and in goldens; a new meaning is a new tag. From the
// rows derive the variant, the codec, the rights, the record an op changes, and the names in
// histories. Two rows with one tag, or a body without evolve() for its record, do not compile.

#include "core/charge.hpp"
#include "core/directory.hpp"
#include "core/duty_log.hpp"
#include "core/home_visit.hpp"
#include "core/month_review.hpp"
#include "core/people.hpp"
#include "core/round.hpp"
#include "core/route.hpp"
#include "core/ticket.hpp"
#include "core/verdict.hpp"

#include <array>
#include <string_view>
#include <variant>

namespace core {

// Whether the thing an op is about must be new, must exist, or either.
enum class Effect : std::uint8_t { creates, changes, upserts };

// A fact records what happened in the field and is judged as of when it happened; an edit is judged
// as of receipt.
enum class Nature : std::uint8_t { fact, edit };

template <std::size_t N>
struct RowName {
    char text[N]{};
    consteval RowName(const char (&source)[N]) {
        for (std::size_t i = 0; i < N; ++i) text[i] = source[i];
    }
    constexpr std::string_view view() const { return {text, N - 1}; }
};

template <std::uint16_t Tag, class BodyType, RowName RowText, class RecordType, EntityKind Kind,
          Effect RowEffect, Nature RowNature, Roles May>
struct Row {
    using Body = BodyType;
    using Record = RecordType;
    static constexpr std::uint16_t tag = Tag;
    static constexpr std::string_view name = RowText.view();
    static constexpr EntityKind kind = Kind;
    static constexpr Effect effect = RowEffect;
    static constexpr Nature nature = RowNature;
    static constexpr Roles may = May;
    static_assert(requires(Record & record, const OpHead& head, const Stamp& stamp,
                           const Body& body) { evolve(record, head, stamp, body); });
};

template <class... Rows>
struct Ops {
    using Body = std::variant<typename Rows::Body...>;
    static constexpr std::size_t count = sizeof...(Rows);
    static constexpr std::array<std::uint16_t, count> tags{Rows::tag...};
    static constexpr std::array<std::string_view, count> names{Rows::name...};
    static constexpr bool ascending() {
        for (std::size_t i = 1; i < count; ++i) {
            if (tags[i - 1] >= tags[i]) return false;
        }
        return true;
    }
    static_assert(ascending(), "op tags are unique and ascending");

    template <class Wanted>
    static constexpr std::size_t index_of() {
        std::size_t at = 0, found = count;
        ((std::is_same_v<Wanted, typename Rows::Body> ? void(found = at) : void(), ++at), ...);
        return found;
    }
    template <std::size_t I>
    using RowAt = std::tuple_element_t<I, std::tuple<Rows...>>;
    template <class Wanted>
    using RowOf = RowAt<index_of<Wanted>()>;

    // Calls visit(std::type_identity<Row>{}) for the row of this tag; false when no row has it.
    template <class Visit>
    static constexpr bool with_tag(std::uint16_t tag, Visit&& visit) {
        return ((Rows::tag == tag && (visit(std::type_identity<Rows>{}), true)) || ...);
    }
    template <class Visit>
    static constexpr void each(Visit&& visit) {
        (visit(std::type_identity<Rows>{}), ...);
    }
};

inline constexpr Roles admin = roles(Role::administrator);
inline constexpr Roles handlers = desk_roles | repair_roles | roles(Role::butler, Role::guard_lead);
inline constexpr Roles all_people = staff_roles | roles(Role::owner);
inline constexpr Roles walkers = staff_roles & ~roles(Role::inspector);
inline constexpr Roles carers = desk_roles | roles(Role::butler);  // look after households

// clang-format off
using Catalogue = Ops<
    //  tag  body               name                  record         kind of entity              effect            nature        who may
    Row<  1, FoundCommunity,    "found_community",    Community,     EntityKind::community,      Effect::creates,  Nature::edit, admin>,
    Row<  2, AddGroup,          "add_group",          Group,         EntityKind::group,          Effect::creates,  Nature::edit, admin>,
    Row<  3, AddBuilding,       "add_building",       Building,      EntityKind::building,       Effect::creates,  Nature::edit, admin>,
    Row<  4, AddUnit,           "add_unit",           Unit,          EntityKind::unit,           Effect::creates,  Nature::edit, admin>,
    Row<  5, MoveUnit,          "move_unit",          Unit,          EntityKind::unit,           Effect::changes,  Nature::edit, admin | roles(Role::manager)>,
    Row<  6, OccupyUnit,        "occupy_unit",        Unit,          EntityKind::unit,           Effect::changes,  Nature::edit, carers>,
    Row<  7, RegisterHousehold, "register_household", Household,     EntityKind::household,      Effect::creates,  Nature::edit, carers>,
    Row<  8, EditHousehold,     "edit_household",     Household,     EntityKind::household,      Effect::changes,  Nature::edit, carers>,
    Row< 20, AddStaff,          "add_staff",          Staff,         EntityKind::staff,          Effect::creates,  Nature::edit, admin>,
    Row< 21, CoverGroups,       "cover_groups",       Staff,         EntityKind::staff,          Effect::changes,  Nature::edit, admin | roles(Role::manager, Role::lead)>,
    Row< 22, RetireStaff,       "retire_staff",       Staff,         EntityKind::staff,          Effect::changes,  Nature::edit, admin>,
    Row< 23, SetStaffContact,   "set_staff_contact",  StaffContact,  EntityKind::staff_contact,  Effect::upserts,  Nature::edit, admin>,
    Row< 40, ReportTicket,      "report_ticket",      Ticket,        EntityKind::ticket,         Effect::creates,  Nature::fact, all_people>,
    Row< 41, RespondTicket,     "respond_ticket",     Ticket,        EntityKind::ticket,         Effect::changes,  Nature::fact, handlers>,
    Row< 42, AssignTicket,      "assign_ticket",      Ticket,        EntityKind::ticket,         Effect::changes,  Nature::edit, handlers>,
    Row< 43, ArriveTicket,      "arrive_ticket",      Ticket,        EntityKind::ticket,         Effect::changes,  Nature::fact, staff_roles>,
    Row< 44, StartTicket,       "start_ticket",       Ticket,        EntityKind::ticket,         Effect::changes,  Nature::fact, staff_roles>,
    Row< 45, WaitTicket,        "wait_ticket",        Ticket,        EntityKind::ticket,         Effect::changes,  Nature::fact, staff_roles>,
    Row< 46, ResumeTicket,      "resume_ticket",      Ticket,        EntityKind::ticket,         Effect::changes,  Nature::fact, staff_roles>,
    Row< 47, CompleteTicket,    "complete_ticket",    Ticket,        EntityKind::ticket,         Effect::changes,  Nature::fact, staff_roles>,
    Row< 48, ConfirmTicket,     "confirm_ticket",     Ticket,        EntityKind::ticket,         Effect::changes,  Nature::fact, all_people>,
    Row< 49, RevisitTicket,     "revisit_ticket",     Ticket,        EntityKind::ticket,         Effect::changes,  Nature::fact, carers>,
    Row< 50, CloseTicket,       "close_ticket",       Ticket,        EntityKind::ticket,         Effect::changes,  Nature::edit, carers>,
    Row< 51, CancelTicket,      "cancel_ticket",      Ticket,        EntityKind::ticket,         Effect::changes,  Nature::edit, carers | roles(Role::owner)>,
    Row< 52, RemarkTicket,      "remark_ticket",      Ticket,        EntityKind::ticket,         Effect::changes,  Nature::fact, all_people>,
    Row< 53, EscalateTicket,    "escalate_ticket",    Ticket,        EntityKind::ticket,         Effect::changes,  Nature::fact, staff_roles>,
    Row< 54, SettleTicket,      "settle_ticket",      Ticket,        EntityKind::ticket,         Effect::changes,  Nature::edit, roles(Role::lead, Role::manager)>,
    Row< 55, NoteTicket,        "note_ticket",        TicketNotes,   EntityKind::ticket_note,    Effect::upserts,  Nature::fact, staff_roles>,
    Row< 56, SetTicketContact,  "set_ticket_contact", TicketContact, EntityKind::ticket_contact, Effect::upserts,  Nature::edit, all_people>,
    Row< 70, AddRoute,          "add_route",          Route,         EntityKind::route,          Effect::creates,  Nature::edit, admin | roles(Role::manager)>,
    Row< 71, StartRound,        "start_round",        Round,         EntityKind::round,          Effect::creates,  Nature::fact, walkers>,
    Row< 72, CheckIn,           "check_in",           Round,         EntityKind::round,          Effect::changes,  Nature::fact, walkers>,
    Row< 73, RecordItem,        "record_item",        Round,         EntityKind::round,          Effect::changes,  Nature::fact, walkers>,
    Row< 74, RecordAllOk,       "record_all_ok",      Round,         EntityKind::round,          Effect::changes,  Nature::fact, walkers>,
    Row< 75, RecordFinding,     "record_finding",     Round,         EntityKind::round,          Effect::changes,  Nature::fact, walkers>,
    Row< 76, SkipCheckpoint,    "skip_checkpoint",    Round,         EntityKind::round,          Effect::changes,  Nature::fact, walkers>,
    Row< 77, FinishRound,       "finish_round",       Round,         EntityKind::round,          Effect::changes,  Nature::fact, walkers>,
    Row<100, AppointTicket,     "appoint_ticket",     Ticket,        EntityKind::ticket,         Effect::changes,  Nature::fact, handlers>,
    Row<101, UnappointTicket,   "unappoint_ticket",   Ticket,        EntityKind::ticket,         Effect::changes,  Nature::fact, handlers>,
    Row<102, VerifyTicket,      "verify_ticket",      Ticket,        EntityKind::ticket,         Effect::changes,  Nature::fact, handlers>,
    Row<103, TellTicket,        "tell_ticket",        Ticket,        EntityKind::ticket,         Effect::changes,  Nature::fact, handlers>,
    Row<104, AnswerTicket,      "answer_ticket",      Ticket,        EntityKind::ticket,         Effect::changes,  Nature::fact, handlers>,
    Row<105, ReclassTicket,     "reclass_ticket",     Ticket,        EntityKind::ticket,         Effect::changes,  Nature::edit, roles(Role::butler, Role::lead, Role::manager)>,
    Row<106, AttachPhoto,       "attach_photo",       Ticket,        EntityKind::ticket,         Effect::changes,  Nature::fact, all_people>,
    Row<107, AttachNotePhoto,   "attach_note_photo",  TicketNotes,   EntityKind::ticket_note,    Effect::upserts,  Nature::fact, staff_roles>,
    Row<108, QuoteTicket,       "quote_ticket",       Ticket,        EntityKind::ticket,         Effect::changes,  Nature::fact, handlers>,
    Row<109, AgreeTicket,       "agree_ticket",       Ticket,        EntityKind::ticket,         Effect::changes,  Nature::fact, handlers | roles(Role::owner)>,
    Row<110, UseParts,          "use_parts",          Ticket,        EntityKind::ticket,         Effect::changes,  Nature::fact, staff_roles>,
    Row<111, TransferTicket,    "transfer_ticket",    Ticket,        EntityKind::ticket,         Effect::changes,  Nature::fact, carers>,
    Row<112, MergeTicket,       "merge_ticket",       Ticket,        EntityKind::ticket,         Effect::changes,  Nature::edit, carers>,
    Row<113, ReopenTicket,      "reopen_ticket",      Ticket,        EntityKind::ticket,         Effect::changes,  Nature::fact, carers | roles(Role::owner)>,
    Row<114, GrabTicket,        "grab_ticket",        Ticket,        EntityKind::ticket,         Effect::changes,  Nature::fact, repair_roles>,
    Row<115, SetTariff,         "set_tariff",         Tariff,        EntityKind::tariff,         Effect::upserts,  Nature::edit, admin | roles(Role::manager)>,
    Row<120, LayRoute,          "lay_route",          Route,         EntityKind::route,          Effect::creates,  Nature::edit, admin | roles(Role::manager)>,
    Row<121, RetireRoute,       "retire_route",       Route,         EntityKind::route,          Effect::changes,  Nature::edit, admin | roles(Role::manager)>,
    Row<122, BeginRound,        "begin_round",        Round,         EntityKind::round,          Effect::creates,  Nature::fact, walkers>,
    Row<123, ConfirmPartner,    "confirm_partner",    Round,         EntityKind::round,          Effect::changes,  Nature::fact, walkers>,
    Row<124, LinkedCheckIn,     "linked_check_in",    Round,         EntityKind::round,          Effect::changes,  Nature::fact, walkers>,
    Row<125, RecordAnswer,      "record_answer",      Round,         EntityKind::round,          Effect::changes,  Nature::fact, walkers>,
    Row<126, AttachRoundPhoto,  "attach_round_photo", Round,         EntityKind::round,          Effect::changes,  Nature::fact, walkers>,
    Row<150, RecordHomeVisit,   "record_home_visit",  HomeVisit,     EntityKind::home_visit,     Effect::creates,  Nature::fact, carers>,
    Row<151, FollowUpVisit,     "follow_up_visit",    HomeVisit,     EntityKind::home_visit,     Effect::changes,  Nature::fact, carers>,
    Row<152, SetHouseholdCare,  "set_household_care", Household,     EntityKind::household,      Effect::changes,  Nature::edit, carers>,
    Row<153, SetVisitPlan,      "set_visit_plan",     Community,     EntityKind::community,      Effect::changes,  Nature::edit, admin | roles(Role::manager)>,
    Row<160, RecordDuty,        "record_duty",        DutyRecord,    EntityKind::duty_record,    Effect::creates,  Nature::fact, walkers>,
    Row<161, AddToDuty,         "add_to_duty",        DutyRecord,    EntityKind::duty_record,    Effect::changes,  Nature::fact, walkers>,
    Row<180, DrawSample,        "draw_sample",        MonthSample,   EntityKind::month_sample,   Effect::creates,  Nature::edit, desk_roles>,
    Row<181, RevisitSample,     "revisit_sample",     MonthSample,   EntityKind::month_sample,   Effect::changes,  Nature::fact, desk_roles>,
    Row<182, HandInSample,      "hand_in_sample",     MonthSample,   EntityKind::month_sample,   Effect::changes,  Nature::edit, desk_roles>,
    Row<184, WriteAnalysis,     "write_analysis",     Analysis,      EntityKind::analysis,       Effect::creates,  Nature::edit, desk_roles>,
    Row<185, AmendAnalysis,     "amend_analysis",     Analysis,      EntityKind::analysis,       Effect::changes,  Nature::edit, desk_roles>,
    Row<186, SignAnalysis,      "sign_analysis",      Analysis,      EntityKind::analysis,       Effect::changes,  Nature::edit, roles(Role::manager)>,
    Row<188, SetCalendarYear,   "set_calendar_year",  Community,     EntityKind::community,      Effect::changes,  Nature::edit, admin | roles(Role::manager)>,
    Row<189, SetServiceTerms,   "set_service_terms",  Community,     EntityKind::community,      Effect::changes,  Nature::edit, admin | roles(Role::manager)>>;
// clang-format on

// What happened: one of the catalogue's bodies, and usable as the std::variant of them that it is. Its
// copies, moves and comparisons are instantiated once, in op.cpp, not in every file that holds an op.
class OpBody : public Catalogue::Body {
public:
    OpBody() noexcept;
    OpBody(const OpBody& other);
    OpBody(OpBody&& other) noexcept;
    OpBody& operator=(const OpBody& other);
    OpBody& operator=(OpBody&& other) noexcept;
    ~OpBody();
    template <class Body>
        requires(Catalogue::index_of<Body>() < Catalogue::count)
    OpBody(Body body) : OpBody(Catalogue::index_of<Body>(), &body) {}  // moves from it

    friend bool operator==(const OpBody& left, const OpBody& right);

private:
    OpBody(std::size_t index, void* body);  // body: of the alternative at index
};

struct Op {
    OpHead head;
    OpBody body;
    bool operator==(const Op&) const = default;
};

std::uint16_t tag_of(const OpBody& body);
std::string_view name_of(const OpBody& body);
Nature nature_of(const OpBody& body);

}  // namespace core
