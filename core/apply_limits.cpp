// What a body may hold, before anything is asked about the state.
#include "core/apply.hpp"

#include "core/month_rules.hpp"

#include <set>

namespace core {

namespace {

template <class... T>
bool texts_ok(const T&... text) {
    return (text.valid() && ...);
}

template <class Body>
bool limits(const Body&) {
    return true;
}
bool limits(const FoundCommunity& op) { return texts_ok(op.name) && !op.name.empty(); }
bool limits(const AddGroup& op) { return texts_ok(op.name) && !op.name.empty(); }
bool limits(const AddBuilding& op) { return texts_ok(op.name) && !op.name.empty(); }
bool limits(const AddUnit& op) { return texts_ok(op.code) && !op.code.empty(); }
bool limits(const RegisterHousehold& op) {
    bool ok = op.members.size() <= members_max && op.vehicles.size() <= vehicles_max;
    for (const Member& m : op.members) ok = ok && texts_ok(m.name, m.relation, m.phone);
    for (const Code& plate : op.vehicles) ok = ok && texts_ok(plate);
    return ok;
}
bool limits(const EditHousehold& op) { return texts_ok(op.value); }
bool limits(const AddStaff& op) {
    return texts_ok(op.name) && !op.name.empty() && op.role != Role::none && op.role != Role::owner;
}
bool limits(const CoverGroups& op) { return op.groups.size() <= covers_max; }
bool limits(const SetStaffContact& op) { return texts_ok(op.phone); }
bool limits(const ReportTicket& op) { return texts_ok(op.place, op.words); }
bool limits(const RespondTicket& op) { return texts_ok(op.text); }
bool limits(const WaitTicket& op) { return texts_ok(op.text); }
bool limits(const CompleteTicket& op) {
    return texts_ok(op.result, op.receipt) && op.charge_fen >= 0;
}
bool ink_ok(const std::vector<InkPoint>& ink) {
    bool ok = ink.size() <= ink_points_max;
    for (const InkPoint& p : ink) ok = ok && p.x <= ink_width && p.y <= ink_height;
    return ok;
}
bool limits(const ConfirmTicket& op) {
    return texts_ok(op.reason, op.signed_by) && op.stars <= 5 && ink_ok(op.signature);
}
bool limits(const RevisitTicket& op) { return texts_ok(op.remark) && op.stars <= 5; }
bool limits(const AskAfterTicket& op) {
    const bool reached = op.result != RevisitResult::not_reached;
    return texts_ok(op.remark) && op.result != RevisitResult::unstated && op.stars <= 5 &&
           (reached || (op.stars == 0 && !op.follow_up));
}
bool limits(const AskOfTicket& op) { return texts_ok(op.text); }
bool limits(const CancelTicket& op) { return texts_ok(op.reason); }
bool limits(const RemarkTicket& op) { return texts_ok(op.text); }
bool limits(const EscalateTicket& op) {
    return texts_ok(op.reason) && (op.level == 1 || op.level == 2);
}
bool limits(const SettleTicket& op) { return texts_ok(op.reason); }
bool limits(const AppointTicket& op) {
    const Window& w = op.window;
    return texts_ok(op.text) && w.from.ms > 0 && w.from < w.until &&
           w.until.ms <= window_latest_ms && w.until - w.from <= window_max_ms;
}
bool limits(const UnappointTicket& op) { return texts_ok(op.reason); }
bool limits(const VerifyTicket& op) { return texts_ok(op.facts, op.plan); }
bool limits(const TellTicket& op) { return texts_ok(op.text); }
bool limits(const AnswerTicket& op) { return texts_ok(op.text); }
bool limits(const ReclassTicket& op) { return texts_ok(op.reason); }
bool limits(const QuoteTicket& op) { return texts_ok(op.exception) && within_limits(op.lines); }
bool limits(const AgreeTicket& op) {
    return texts_ok(op.how, op.signed_by) && op.total_fen >= 0 && ink_ok(op.signature);
}
bool limits(const UseParts& op) { return !op.parts.empty() && within_limits(op.parts); }
bool limits(const TransferTicket& op) { return texts_ok(op.to, op.reason); }
bool limits(const MergeTicket& op) { return texts_ok(op.reason); }
bool limits(const ReopenTicket& op) { return texts_ok(op.reason); }
bool limits(const SetTariff& op) {
    bool ok = texts_ok(op.source) && op.items.size() <= tariff_items_max;
    for (const TariffItem& item : op.items) {
        ok = ok && texts_ok(item.code, item.what, item.unit) && !item.code.empty() &&
             !item.what.empty() && item.price_fen >= 0 && item.price_fen <= price_fen_max;
    }
    return ok;
}
bool limits(const AttachPhoto& op) { return within_limits(op.photo); }
bool limits(const AttachNotePhoto& op) { return within_limits(op.photo); }
bool limits(const NoteTicket& op) { return texts_ok(op.text); }
bool limits(const SetTicketContact& op) { return texts_ok(op.who, op.phone); }
bool limits(const AddRoute& op) { return within_limits(op); }
bool limits(const LayRoute& op) { return within_limits(op); }
bool limits(const LayCodedRoute& op) { return within_limits(op); }
bool limits(const SeeCode& op) {
    return op.checkpoint < checkpoints_max && op.digits <= code_digits_max;
}
bool limits(const JudgeCode& op) { return op.checkpoint < checkpoints_max; }
bool limits(const CheckIn& op) { return op.checkpoint < checkpoints_max && texts_ok(op.reason); }
bool limits(const RecordItem& op) { return op.checkpoint < checkpoints_max && op.item < items_max; }
bool limits(const RecordAllOk& op) {
    return op.checkpoint < checkpoints_max && op.items <= items_max;
}
bool limits(const RecordFinding& op) {
    return op.checkpoint < checkpoints_max && op.item < items_max && texts_ok(op.text);
}
bool limits(const SkipCheckpoint& op) {
    return op.checkpoint < checkpoints_max && texts_ok(op.reason);
}
bool limits(const ConfirmPartner& op) { return op.partner && op.proof != PartnerProof::none; }
bool limits(const LinkedCheckIn& op) {
    constexpr std::int32_t degree = 1'000'000;
    const Spot& where = op.where;
    return op.checkpoint < checkpoints_max && texts_ok(op.reason) && op.link.steady_ms >= -1 &&
           where.latitude_e6 >= -90 * degree && where.latitude_e6 <= 90 * degree &&
           where.longitude_e6 >= -180 * degree && where.longitude_e6 <= 180 * degree;
}
bool limits(const RecordAnswer& op) {
    return op.checkpoint < checkpoints_max && op.item < items_max && op.choice < choices_max &&
           op.result != ItemResult::none && texts_ok(op.text);
}
bool limits(const AttachRoundPhoto& op) {
    return op.checkpoint < checkpoints_max && op.item < items_max && within_limits(op.photo);
}

bool limits(const RecordHomeVisit& op) { return within_limits(op); }
bool limits(const FollowUpVisit& op) { return within_limits(op); }
bool limits(const RecordDuty& op) { return within_limits(op); }
bool limits(const AddToDuty& op) { return within_limits(op); }
bool limits(const SetHouseholdCare& op) { return static_cast<std::uint8_t>(op.care) <= care_all; }
bool limits(const SetVisitPlan& op) {
    return op.visits_a_week >= 1 && op.visits_a_week <= visits_a_week_max;
}
bool limits(const DrawSample& op) { return within_limits(op); }
bool limits(const RevisitSample& op) { return within_limits(op); }
bool limits(const HandInSample& op) { return texts_ok(op.text); }
bool limits(const WriteAnalysis& op) { return valid(op.month) && texts_ok(op.cause, op.measures); }
bool limits(const AmendAnalysis& op) { return texts_ok(op.cause, op.measures); }
bool limits(const SignAnalysis& op) { return texts_ok(op.text); }
bool limits(const SetCalendarYear& op) { return within_limits(op); }
bool limits(const SetServiceTerms& op) { return within_limits(op); }
bool limits(const SetWaitingTerms& op) { return within_limits(op); }

}  // namespace

bool within_limits(const OpBody& body) {
    return std::visit([](const auto& b) { return limits(b); }, body);
}

}  // namespace core
