#pragma once
// The fields of every struct in the order of their bytes: a line each. Ops are for ever: a new
// field is a new op. Records may change together with record_format. Costly to compile: only what
// writes or reads fields one by one includes it.

#include "sync/codec_archive.hpp"

#include "core/state.hpp"

namespace xsync {

template <std::uint64_t Last, std::uint64_t First = 0,
          DecodeError::Kind Beyond = DecodeError::Kind::malformed>
struct Range {
    static constexpr std::uint64_t first = First, last = Last;
    static constexpr DecodeError::Kind beyond = Beyond;
};

// clang-format off
template <> struct RangeOf<core::EntityKind>     : Range<core::entity_kind_last, 0, DecodeError::Kind::newer> {};
template <> struct RangeOf<core::TimeGrade>      : Range<2> {};
template <> struct RangeOf<core::Verdict>        : Range<core::verdict_last, 0, DecodeError::Kind::newer> {};
template <> struct RangeOf<core::Flags>          : Range<core::flags_all, 0, DecodeError::Kind::newer> {};
template <> struct RangeOf<core::Role>           : Range<core::role_last, 0, DecodeError::Kind::newer> {};
template <> struct RangeOf<core::UnitState>      : Range<core::unit_state_last> {};
template <> struct RangeOf<core::HouseholdField> : Range<core::household_field_count - 1> {};
template <> struct RangeOf<core::TicketKind>     : Range<core::ticket_kind_last> {};
template <> struct RangeOf<core::Channel>        : Range<core::channel_last> {};
template <> struct RangeOf<core::Category>       : Range<core::category_last> {};
template <> struct RangeOf<core::Severity>       : Range<core::severity_last> {};
template <> struct RangeOf<core::TicketStatus>   : Range<core::ticket_status_last> {};
template <> struct RangeOf<core::TicketMove>     : Range<core::ticket_move_last, core::ticket_move_first> {};
template <> struct RangeOf<core::WaitReason>     : Range<core::wait_reason_last> {};
template <> struct RangeOf<core::Outcome>        : Range<core::outcome_last> {};
template <> struct RangeOf<core::RevisitMeans>   : Range<core::revisit_means_last> {};
template <> struct RangeOf<core::ItemKind>       : Range<core::item_kind_last> {};
template <> struct RangeOf<core::RouteOrder>     : Range<core::route_order_last> {};
template <> struct RangeOf<core::Proof>          : Range<core::proof_last> {};
template <> struct RangeOf<core::ItemResult>     : Range<core::item_result_last> {};
template <> struct RangeOf<core::Handling>       : Range<core::handling_last> {};
template <> struct RangeOf<core::PartnerProof>   : Range<core::partner_proof_last> {};
template <> struct RangeOf<core::VisitMeans>     : Range<core::visit_means_last> {};
template <> struct RangeOf<core::VisitPurpose>   : Range<core::visit_purpose_last> {};
template <> struct RangeOf<core::VisitOutcome>   : Range<core::visit_outcome_last> {};
template <> struct RangeOf<core::VisitRhythm>    : Range<core::visit_rhythm_last> {};
template <> struct RangeOf<core::Care>           : Range<core::care_all> {};
template <> struct RangeOf<core::DutyId>         : Range<core::duty_last, 0, DecodeError::Kind::newer> {};
template <> struct RangeOf<core::PolicySet>      : Range<core::policy_set_last, 0, DecodeError::Kind::newer> {};
template <> struct RangeOf<core::AnalysisState>  : Range<3> {};
template <> struct RangeOf<Trouble>              : Range<trouble_last, 0, DecodeError::Kind::newer> {};

// --- ids and time -----------------------------------------------------------------------------
template <class A, class Tag> void serialize(A& a, core::Id<Tag>& v) { a(v.value); }
template <class A> void serialize(A& a, core::EntityId& v)   { a(v.kind, v.key); }
template <class A> void serialize(A& a, core::DeviceNo& v)   { a(v.value); }
template <class A> void serialize(A& a, core::OpSeq& v)      { a(v.value); }
template <class A> void serialize(A& a, core::OpId& v)       { a(v.device, v.n); }
template <class A> void serialize(A& a, core::LogPos& v)     { a(v.value); }
template <class A> void serialize(A& a, core::Epoch& v)      { a(v.value); }
template <class A> void serialize(A& a, core::UtcMs& v)      { a(v.ms); }
template <class A> void serialize(A& a, core::Day& v)        { a(v.value); }
template <class A> void serialize(A& a, core::Zone& v)       { a(v.offset_minutes); }
template <class A> void serialize(A& a, core::Decision& v)   { a(v.verdict, v.flags); }
template <class A> void serialize(A& a, core::RecordHead& v) { a(v.through); }

// Receipt follows work by seconds: the difference is shorter than the date.
inline void save(Writer& a, const core::Stamp& v) {
    const auto later = static_cast<std::uint64_t>(v.received_at.ms) - static_cast<std::uint64_t>(v.effective_at.ms);
    a(v.pos, v.effective_at, static_cast<std::int64_t>(later), v.grade);
}
inline void load(Reader& a, core::Stamp& v) {
    std::int64_t later = 0;
    a(v.pos, v.effective_at, later, v.grade);
    v.received_at.ms = static_cast<std::int64_t>(static_cast<std::uint64_t>(v.effective_at.ms) + static_cast<std::uint64_t>(later));
}

// --- ops: for ever ----------------------------------------------------------------------------
template <class A> void serialize(A& a, core::Member& v)            { a(v.name, v.relation, v.phone); }
template <class A> void serialize(A& a, core::InkPoint& v)          { a(v.x, v.y, v.lift); }
template <class A> void serialize(A& a, core::Spot& v)              { a(v.latitude_e6, v.longitude_e6, v.accuracy_m); }
template <class A> void serialize(A& a, core::ChecklistItem& v)     { a(v.text, v.kind, v.unit, v.low_milli, v.high_milli, v.choices, v.fine_choices, v.photo_required, v.stops); }
template <class A> void serialize(A& a, core::Checkpoint& v)        { a(v.code, v.place, v.dwell_s, v.items, v.where); }
template <class A> void serialize(A& a, core::FoundCommunity& v)    { a(v.name, v.zone); }
template <class A> void serialize(A& a, core::AddGroup& v)          { a(v.name); }
template <class A> void serialize(A& a, core::AddBuilding& v)       { a(v.name, v.group, v.entrances, v.floors); }
template <class A> void serialize(A& a, core::AddUnit& v)           { a(v.code, v.building, v.group, v.area_dm2); }
template <class A> void serialize(A& a, core::MoveUnit& v)          { a(v.group); }
template <class A> void serialize(A& a, core::OccupyUnit& v)        { a(v.household, v.state); }
template <class A> void serialize(A& a, core::RegisterHousehold& v) { a(v.unit, v.members, v.vehicles, v.key_customer); }
template <class A> void serialize(A& a, core::EditHousehold& v)     { a(v.field, v.value); }
template <class A> void serialize(A& a, core::AddStaff& v)          { a(v.name, v.role, v.group); }
template <class A> void serialize(A& a, core::CoverGroups& v)       { a(v.groups); }
template <class A> void serialize(A& a, core::SetStaffContact& v)   { a(v.phone); }
template <class A> void serialize(A& a, core::ReportTicket& v)      { a(v.kind, v.category, v.severity, v.channel, v.unit, v.household, v.place, v.words, v.serial, v.day, v.round); }
template <class A> void serialize(A& a, core::RespondTicket& v)     { a(v.text); }
template <class A> void serialize(A& a, core::AssignTicket& v)      { a(v.staff); }
template <class A> void serialize(A& a, core::WaitTicket& v)        { a(v.reason, v.text); }
template <class A> void serialize(A& a, core::CompleteTicket& v)    { a(v.result, v.charge_fen, v.receipt); }
template <class A> void serialize(A& a, core::ConfirmTicket& v)     { a(v.satisfied, v.stars, v.reason, v.signed_by, v.signature); }
template <class A> void serialize(A& a, core::RevisitTicket& v)     { a(v.means, v.stars, v.remark); }
template <class A> void serialize(A& a, core::CloseTicket& v)       { a(v.outcome); }
template <class A> void serialize(A& a, core::CancelTicket& v)      { a(v.reason); }
template <class A> void serialize(A& a, core::RemarkTicket& v)      { a(v.text); }
template <class A> void serialize(A& a, core::EscalateTicket& v)    { a(v.level, v.reason); }
template <class A> void serialize(A& a, core::SettleTicket& v)      { a(v.status, v.reason); }
template <class A> void serialize(A& a, core::NoteTicket& v)        { a(v.text); }
template <class A> void serialize(A& a, core::SetTicketContact& v)  { a(v.who, v.phone); }
template <class A> void serialize(A& a, core::Window& v)            { a(v.from, v.until); }
template <class A> void serialize(A& a, core::TicketClass& v)       { a(v.kind, v.category, v.severity); }
template <class A> void serialize(A& a, core::AppointTicket& v)     { a(v.window, v.text); }
template <class A> void serialize(A& a, core::UnappointTicket& v)   { a(v.reason); }
template <class A> void serialize(A& a, core::VerifyTicket& v)      { a(v.upheld, v.facts, v.plan); }
template <class A> void serialize(A& a, core::TellTicket& v)        { a(v.text); }
template <class A> void serialize(A& a, core::AnswerTicket& v)      { a(v.text); }
template <class A> void serialize(A& a, core::ReclassTicket& v)     { a(v.became, v.reason); }
template <class A> void serialize(A& a, core::PhotoFile& v)         { a(v.sha256, v.bytes, v.width, v.height, v.taken_at); }
template <class A> void serialize(A& a, core::AttachPhoto& v)       { a(v.photo); }
template <class A> void serialize(A& a, core::AttachNotePhoto& v)   { a(v.photo); }
template <class A> void serialize(A& a, core::ChargeLine& v)        { a(v.code, v.what, v.unit, v.count_milli, v.price_fen); }
template <class A> void serialize(A& a, core::PartLine& v)          { a(v.what, v.unit, v.count_milli); }
template <class A> void serialize(A& a, core::TariffItem& v)        { a(v.code, v.what, v.unit, v.price_fen); }
template <class A> void serialize(A& a, core::QuoteTicket& v)       { a(v.lines, v.exception); }
template <class A> void serialize(A& a, core::AgreeTicket& v)       { a(v.total_fen, v.how, v.signed_by, v.signature); }
template <class A> void serialize(A& a, core::UseParts& v)          { a(v.parts); }
template <class A> void serialize(A& a, core::TransferTicket& v)    { a(v.to, v.reason); }
template <class A> void serialize(A& a, core::MergeTicket& v)       { a(v.into, v.reason); }
template <class A> void serialize(A& a, core::ReopenTicket& v)      { a(v.reason); }
template <class A> void serialize(A& a, core::SetTariff& v)         { a(v.source, v.items); }
template <class A> void serialize(A& a, core::StartRound& v)        { a(v.route); }
template <class A> void serialize(A& a, core::CheckIn& v)           { a(v.checkpoint, v.proof, v.reason); }
template <class A> void serialize(A& a, core::RecordItem& v)        { a(v.checkpoint, v.item, v.result, v.reading_milli); }
template <class A> void serialize(A& a, core::RecordAllOk& v)       { a(v.checkpoint, v.items); }
template <class A> void serialize(A& a, core::RecordFinding& v)     { a(v.checkpoint, v.item, v.severity, v.handling, v.ticket, v.text); }
template <class A> void serialize(A& a, core::SkipCheckpoint& v)    { a(v.checkpoint, v.reason); }
template <class A> void serialize(A& a, core::PlanWindow& v)        { a(v.from_minute, v.until_minute, v.times); }
template <class A> void serialize(A& a, core::RoutePlan& v)         { a(v.windows, v.weekdays, v.times_a_week, v.day_begins_minute); }
template <class A> void serialize(A& a, core::LayRoute& v)          { a(v.name, v.group, v.role, v.order, v.times_a_day, v.checkpoints, v.plan, v.two_person, v.seed); }
template <class A> void serialize(A& a, core::RetireRoute& v)       { a(v.successor); }
template <class A> void serialize(A& a, core::PlannedFor& v)        { a(v.day, v.window); }
template <class A> void serialize(A& a, core::CheckInLink& v)       { a(v.number, v.before, v.steady_ms); }
template <class A> void serialize(A& a, core::BeginRound& v)        { a(v.route, v.partner, v.planned, v.turn, v.rewalk_of); }
template <class A> void serialize(A& a, core::ConfirmPartner& v)    { a(v.partner, v.proof); }
template <class A> void serialize(A& a, core::LinkedCheckIn& v)     { a(v.checkpoint, v.proof, v.reason, v.where, v.link); }
template <class A> void serialize(A& a, core::RecordAnswer& v)      { a(v.checkpoint, v.item, v.result, v.choice, v.text); }
template <class A> void serialize(A& a, core::AttachRoundPhoto& v)  { a(v.checkpoint, v.item, v.photo); }

// AddRoute is of the first release: its checkpoints and items end before what came later.
inline void save(Writer& a, const core::AddRoute& v) {
    a(v.name, v.group, v.role, v.order, v.times_a_day);
    a.varint(v.checkpoints.size());
    for (const core::Checkpoint& point : v.checkpoints) {
        a(point.code, point.place, point.dwell_s);
        a.varint(point.items.size());
        for (const core::ChecklistItem& item : point.items) a(item.text, item.kind, item.unit, item.low_milli, item.high_milli);
    }
}
inline void load(Reader& a, core::AddRoute& v) {
    a(v.name, v.group, v.role, v.order, v.times_a_day);
    v.checkpoints.clear();
    for (std::size_t points = a.count(); points > 0; --points) {
        core::Checkpoint& point = v.checkpoints.emplace_back();
        a(point.code, point.place, point.dwell_s);
        for (std::size_t items = a.count(); items > 0; --items) {
            core::ChecklistItem& item = point.items.emplace_back();
            a(item.text, item.kind, item.unit, item.low_milli, item.high_milli);
        }
    }
}
template <class A> void serialize(A& a, core::RecordHomeVisit& v)   { a(v.unit, v.household, v.means, v.purpose, v.outcome, v.at, v.met, v.needs, v.promise, v.promise_by, v.ticket, v.mood, v.arrears_talk); }
template <class A> void serialize(A& a, core::FollowUpVisit& v)     { a(v.text, v.done, v.ticket); }
template <class A> void serialize(A& a, core::SetHouseholdCare& v)  { a(v.care, v.key_customer); }
template <class A> void serialize(A& a, core::SetVisitPlan& v)      { a(v.rhythm, v.visits_a_week); }
template <class A> void serialize(A& a, core::DutyAnswers& v)       { a(v.question, v.counts); }
template <class A> void serialize(A& a, core::RecordDuty& v)        { a(v.duty, v.day, v.text, v.counts, v.people, v.answers); }
template <class A> void serialize(A& a, core::AddToDuty& v)         { a(v.text); }
template <class A> void serialize(A& a, core::Month& v)             { a(v.year, v.month); }
template <class A> void serialize(A& a, core::DrawSample& v)        { a(v.month, v.seed, v.households); }
template <class A> void serialize(A& a, core::RevisitSample& v)     { a(v.household, v.means, v.reached, v.stars, v.remark, v.ticket); }
template <class A> void serialize(A& a, core::HandInSample& v)      { a(v.text); }
template <class A> void serialize(A& a, core::WriteAnalysis& v)     { a(v.month, v.category, v.reported, v.cause, v.measures); }
template <class A> void serialize(A& a, core::AmendAnalysis& v)     { a(v.reported, v.cause, v.measures); }
template <class A> void serialize(A& a, core::SignAnalysis& v)      { a(v.agreed, v.text); }
template <class A> void serialize(A& a, core::CalendarDay& v)       { a(v.day, v.works); }
template <class A> void serialize(A& a, core::SetCalendarYear& v)   { a(v.year, v.provisional, v.source, v.days); }
template <class A> void serialize(A& a, core::SetServiceTerms& v)   { a(v.set, v.opens_minute, v.closes_minute); }

// --- records: of record_format ----------------------------------------------------------------
template <class A> void serialize(A& a, core::CalendarYear& v)  { a(v.year, v.provisional, v.source, v.days, v.set_at); }
template <class A> void serialize(A& a, core::ServiceTerms& v)  { a(v.from, v.set, v.opens_minute, v.closes_minute); }
template <class A> void serialize(A& a, core::Community& v)     { a(v.head, v.name, v.zone, v.opens_minute, v.closes_minute, v.households_per_butler, v.visit_rhythm, v.visits_a_week, v.calendar, v.terms); }
template <class A> void serialize(A& a, core::Group& v)         { a(v.head, v.name); }
template <class A> void serialize(A& a, core::Building& v)      { a(v.head, v.name, v.group, v.entrances, v.floors); }
template <class A> void serialize(A& a, core::Unit& v)          { a(v.head, v.code, v.building, v.group, v.household, v.state, v.area_dm2); }
template <class A> void serialize(A& a, core::Register& v)      { a(v.value, v.at, v.pos, v.device, v.rejected); }
template <class A> void serialize(A& a, core::Household& v)     { a(v.head, v.unit, v.members, v.vehicles, v.key_customer, v.care); for (core::Register& field : v.fields) a(field); }
template <class A> void serialize(A& a, core::Staff& v)         { a(v.head, v.name, v.role, v.group, v.covers, v.active); }
template <class A> void serialize(A& a, core::StaffContact& v)  { a(v.head, v.phone); }
template <class A> void serialize(A& a, core::Photo& v)         { a(v.file, v.by, v.stamp); }
template <class A> void serialize(A& a, core::EventMore& v)     { a(v.window, v.plan, v.was, v.became, v.fen, v.parts, v.to, v.into); }
template <class A> void serialize(A& a, core::Quote& v)         { a(v.lines, v.exception, v.agreed); }
template <class A> void serialize(A& a, core::TicketEvent& v)   { a(v.move, v.actor, v.stamp, v.op, v.contradicts, v.staff, v.text, v.detail, v.stars, v.more); }
template <class A> void serialize(A& a, core::Ticket& v)        { a(v.head, v.kind, v.category, v.severity, v.channel, v.status, v.unit, v.household, v.place, v.words, v.serial, v.day, v.reporter, v.round, v.assignee, v.charge_fen, v.receipt, v.signature, v.signed_by, v.contradicted, v.escalation, v.appointment, v.verified, v.quote, v.parts, v.transferred_to, v.merged_into, v.reopened, v.photos, v.timeline); }
template <class A> void serialize(A& a, core::NoteEntry& v)     { a(v.actor, v.stamp, v.text); }
template <class A> void serialize(A& a, core::TicketNotes& v)   { a(v.head, v.notes, v.photos); }
template <class A> void serialize(A& a, core::TicketContact& v) { a(v.head, v.who, v.phone); }
template <class A> void serialize(A& a, core::Tariff& v)        { a(v.head, v.source, v.items, v.set_at); }
template <class A> void serialize(A& a, core::Route& v)         { a(v.head, v.name, v.group, v.role, v.order, v.times_a_day, v.checkpoints, v.plan, v.two_person, v.seed, v.planned_from, v.retired_at, v.successor); }
template <class A> void serialize(A& a, core::ItemState& v)     { a(v.result, v.reading_milli, v.severity, v.handling, v.ticket, v.text, v.choice); }
template <class A> void serialize(A& a, core::Visit& v)         { a(v.checkpoint, v.checked_in, v.skipped, v.at, v.proof, v.reason, v.items, v.repeats, v.made_at, v.device, v.link, v.where); }
template <class A> void serialize(A& a, core::RoundPhoto& v)    { a(v.file, v.by, v.stamp, v.checkpoint, v.item); }
template <class A> void serialize(A& a, core::Round& v)         { a(v.head, v.route, v.walker, v.started, v.finished, v.visits, v.late_records, v.partner, v.partner_proof, v.partner_at, v.planned, v.turn, v.rewalk_of, v.photos); }
template <class A> void serialize(A& a, core::VisitEntry& v)    { a(v.actor, v.stamp, v.text, v.done, v.ticket); }
template <class A> void serialize(A& a, core::HomeVisit& v)     { a(v.head, v.unit, v.household, v.means, v.purpose, v.outcome, v.visitor, v.at, v.stamp, v.met, v.needs, v.promise, v.promise_by, v.ticket, v.mood, v.arrears_talk, v.entries); }
template <class A> void serialize(A& a, core::DutyEntry& v)     { a(v.actor, v.stamp, v.text); }
template <class A> void serialize(A& a, core::DutyRecord& v)    { a(v.head, v.duty, v.day, v.author, v.stamp, v.text, v.counts, v.people, v.answers, v.entries); }
template <class A> void serialize(A& a, core::SampleResult& v)  { a(v.household, v.means, v.reached, v.stars, v.remark, v.ticket, v.by, v.stamp); }
template <class A> void serialize(A& a, core::MonthSample& v)   { a(v.head, v.month, v.seed, v.households, v.drawn_by, v.drawn, v.results, v.handed_by, v.handed, v.handed_text); }
template <class A> void serialize(A& a, core::Analysis& v)      { a(v.head, v.month, v.category, v.reported, v.cause, v.measures, v.author, v.written, v.state, v.manager, v.judged, v.word); }
// clang-format on

}  // namespace xsync
