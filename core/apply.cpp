#include "core/apply.hpp"

#include "core/month_rules.hpp"
#include "core/policy/duties.hpp"

#include <set>
#include <string_view>

namespace core {

namespace {

// --- Limits, body by body: only what the types do not say already

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

// --- Rules of single ops. Each reads as the refusal list of verdict.hpp, from top to bottom

struct Asking {
    const State& state;
    const OpHead& head;
    Role role;
};

Decision refuse(Verdict verdict) { return {verdict, Flags::none}; }

// Those of a month's end have a file of their own; without a rule nothing stands against it.
template <class Body>
Decision rule([[maybe_unused]] const Asking& ask, [[maybe_unused]] const Body& op) {
    if constexpr (requires { month_rule(ask.state, ask.head, op); })
        return month_rule(ask.state, ask.head, op);
    else
        return {};
}

bool looks_after(const Asking& ask, GroupId group) {
    if (ask.role != Role::butler) return true;
    const Staff* staff = ask.state.find(StaffId{ask.head.actor.key});
    return staff && staff->looks_after(group);
}

Decision rule(const Asking& ask, const AddBuilding& op) {
    return ask.state.find(op.group) ? Decision{} : refuse(Verdict::unknown_reference);
}

Decision rule(const Asking& ask, const AddUnit& op) {
    if (!ask.state.find(op.building) || !ask.state.find(op.group))
        return refuse(Verdict::unknown_reference);
    return {};
}

Decision rule(const Asking& ask, const MoveUnit& op) {
    return ask.state.find(op.group) ? Decision{} : refuse(Verdict::unknown_reference);
}

Decision rule(const Asking& ask, const OccupyUnit& op) {
    if (op.household && !ask.state.find(op.household)) return refuse(Verdict::unknown_reference);
    const Unit* unit = ask.state.find<Unit>(ask.head.entity.key);
    return looks_after(ask, unit->group) ? Decision{} : refuse(Verdict::not_yours);
}

Decision rule(const Asking& ask, const RegisterHousehold& op) {
    const Unit* unit = ask.state.find(op.unit);
    if (!unit) return refuse(Verdict::unknown_reference);
    return looks_after(ask, unit->group) ? Decision{} : refuse(Verdict::not_yours);
}

Decision rule(const Asking& ask, const EditHousehold& op) {
    const Register& field = ask.state.find<Household>(ask.head.entity.key)->field(op.field);
    const bool unseen =
        field.pos > ask.head.base && field.device != ask.head.id.device && field.value != op.value;
    return {Verdict::accepted, unseen ? Flags::contested : Flags::none};
}

Decision rule(const Asking& ask, const AddStaff& op) {
    return !op.group || ask.state.find(op.group) ? Decision{} : refuse(Verdict::unknown_reference);
}

Decision rule(const Asking& ask, const CoverGroups& op) {
    for (const GroupId group : op.groups) {
        if (!ask.state.find(group)) return refuse(Verdict::unknown_reference);
    }
    return {};
}

Decision rule(const Asking& ask, const SetStaffContact&) {
    return ask.state.find(StaffId{ask.head.entity.key}) ? Decision{}
                                                        : refuse(Verdict::unknown_reference);
}

Decision rule(const Asking& ask, const ReportTicket& op) {
    const Unit* unit = ask.state.find(op.unit);
    if (op.unit && !unit) return refuse(Verdict::unknown_reference);
    if (ask.role == Role::owner) {
        const bool own =
            op.household.value == ask.head.actor.key && unit && unit->household == op.household;
        if (!own) return refuse(Verdict::not_yours);
    } else if (op.household && (!unit || unit->household != op.household)) {
        // A ticket is shown to the household of its unit and to no other.
        return refuse(Verdict::unknown_reference);
    }
    if (unit && !looks_after(ask, unit->group)) return refuse(Verdict::not_yours);
    if (op.words.empty()) return refuse(Verdict::missing_reason);
    return {};
}

// Moves: a guard that does not hold flags, it does not refuse (law 8).
Decision moved(const Asking& ask, TicketMove move) {
    const Ticket* ticket = ask.state.find(TicketId{ask.head.entity.key});
    return {Verdict::accepted, can_move(*ticket, move) ? Flags::none : Flags::contradicts};
}

Decision rule(const Asking& ask, const RespondTicket&) { return moved(ask, TicketMove::responded); }

Decision rule(const Asking& ask, const AssignTicket& op) {
    const Staff* staff = ask.state.find(op.staff);
    if (!staff || !staff->active) return refuse(Verdict::unknown_reference);
    return moved(ask, TicketMove::assigned);
}

Decision rule(const Asking& ask, const ArriveTicket&) { return moved(ask, TicketMove::arrived); }
Decision rule(const Asking& ask, const StartTicket&) { return moved(ask, TicketMove::started); }
Decision rule(const Asking& ask, const WaitTicket&) { return moved(ask, TicketMove::waiting); }
Decision rule(const Asking& ask, const ResumeTicket&) { return moved(ask, TicketMove::resumed); }

Decision rule(const Asking& ask, const CompleteTicket& op) {
    if (op.result.empty()) return refuse(Verdict::missing_reason);
    if (op.charge_fen > 0 && op.receipt.empty())
        return refuse(Verdict::missing_reason);  // always a receipt
    return moved(ask, TicketMove::completed);
}

Decision rule(const Asking& ask, const ConfirmTicket& op) {
    if (!op.satisfied && op.reason.empty()) return refuse(Verdict::missing_reason);
    return moved(ask, TicketMove::confirmed);
}

Decision rule(const Asking& ask, const RevisitTicket&) { return moved(ask, TicketMove::revisited); }
Decision rule(const Asking& ask, const CloseTicket&) { return moved(ask, TicketMove::closed); }

Decision rule(const Asking& ask, const CancelTicket& op) {
    if (op.reason.empty()) return refuse(Verdict::missing_reason);
    return moved(ask, TicketMove::cancelled);
}

Decision rule(const Asking&, const RemarkTicket& op) {
    return op.text.empty() ? refuse(Verdict::missing_reason) : Decision{};
}

Decision rule(const Asking& ask, const EscalateTicket& op) {
    if (op.reason.empty()) return refuse(Verdict::missing_reason);
    return moved(ask, TicketMove::escalated);
}

Decision rule(const Asking& ask, const SettleTicket& op) {
    if (op.reason.empty()) return refuse(Verdict::missing_reason);
    const Ticket* ticket = ask.state.find(TicketId{ask.head.entity.key});
    return ticket->contradicted ? Decision{} : refuse(Verdict::bad_state);
}

// What is agreed lies ahead when it is agreed, as well as the author's clock is known.
Decision rule(const Asking& ask, const AppointTicket& op) {
    if (op.window.until <= provisional_stamp(ask.head).effective_at)
        return refuse(Verdict::window_passed);
    return moved(ask, TicketMove::appointed);
}

Decision rule(const Asking& ask, const UnappointTicket& op) {
    if (op.reason.empty()) return refuse(Verdict::missing_reason);
    return moved(ask, TicketMove::unappointed);
}

Decision rule(const Asking& ask, const VerifyTicket& op) {
    if (op.facts.empty() || op.plan.empty()) return refuse(Verdict::missing_reason);
    return moved(ask, TicketMove::verified);
}

Decision rule(const Asking& ask, const TellTicket& op) {
    if (op.text.empty()) return refuse(Verdict::missing_reason);
    return moved(ask, TicketMove::told);
}

Decision rule(const Asking& ask, const AnswerTicket& op) {
    if (op.text.empty()) return refuse(Verdict::missing_reason);
    return moved(ask, TicketMove::answered);
}

Decision rule(const Asking& ask, const ReclassTicket& op) {
    if (op.reason.empty()) return refuse(Verdict::missing_reason);
    const Ticket* t = ask.state.find(TicketId{ask.head.entity.key});
    if (op.became == TicketClass{t->kind, t->category, t->severity})
        return refuse(Verdict::same_class);
    return moved(ask, TicketMove::reclassed);
}

Decision rule(const Asking& ask, const SetTariff&) {
    return exists(ask.state, main_of(ask.head.entity)) ? Decision{}
                                                       : refuse(Verdict::unknown_reference);
}

Decision rule(const Asking& ask, const QuoteTicket& op) {
    if (op.exception.empty() && off_tariff(ask.state.tariff(), op.lines))
        return refuse(Verdict::missing_reason);
    return moved(ask, TicketMove::quoted);
}

Decision rule(const Asking& ask, const AgreeTicket& op) {
    if (op.signature.empty() && op.how.empty()) return refuse(Verdict::missing_reason);
    const Ticket* ticket = ask.state.find(TicketId{ask.head.entity.key});
    if (op.total_fen != ticket->quote.total_fen()) return {Verdict::accepted, Flags::contradicts};
    return moved(ask, TicketMove::agreed);
}

Decision rule(const Asking& ask, const UseParts&) { return moved(ask, TicketMove::parts_used); }

Decision rule(const Asking& ask, const TransferTicket& op) {
    if (op.to.empty() || op.reason.empty()) return refuse(Verdict::missing_reason);
    return moved(ask, TicketMove::transferred);
}

Decision rule(const Asking& ask, const MergeTicket& op) {
    const Ticket* into = ask.state.find(op.into);
    if (!into || op.into.value == ask.head.entity.key) return refuse(Verdict::unknown_reference);
    if (op.reason.empty()) return refuse(Verdict::missing_reason);
    return moved(ask, TicketMove::merged);
}

Decision rule(const Asking& ask, const ReopenTicket& op) {
    if (op.reason.empty()) return refuse(Verdict::missing_reason);
    return moved(ask, TicketMove::reopened);
}

Decision rule(const Asking& ask, const GrabTicket&) { return moved(ask, TicketMove::grabbed); }

// Whether the author sees the ticket is asked before: see decide_row().
bool has_ticket(const Asking& ask) {
    return ask.state.find(TicketId{ask.head.entity.key}) != nullptr;
}

Decision rule(const Asking& ask, const NoteTicket& op) {
    if (!has_ticket(ask)) return refuse(Verdict::unknown_reference);
    return op.text.empty() ? refuse(Verdict::missing_reason) : Decision{};
}

Decision one_more_photo(const std::vector<Photo>& photos, const PhotoFile& photo) {
    if (has_photo(photos, photo.sha256)) return refuse(Verdict::photo_there);
    return photos.size() < photos_max ? Decision{} : refuse(Verdict::photos_full);
}

Decision rule(const Asking& ask, const AttachPhoto& op) {
    return one_more_photo(ask.state.find(TicketId{ask.head.entity.key})->photos, op.photo);
}

Decision rule(const Asking& ask, const AttachNotePhoto& op) {
    if (!has_ticket(ask)) return refuse(Verdict::unknown_reference);
    const TicketNotes* notes = ask.state.find<TicketNotes>(ask.head.entity.key);
    return notes ? one_more_photo(notes->photos, op.photo) : Decision{};
}

Decision rule(const Asking& ask, const SetTicketContact&) {
    return has_ticket(ask) ? Decision{} : refuse(Verdict::unknown_reference);
}

Decision rule(const Asking& ask, const AddRoute& op) {
    return !op.group || ask.state.find(op.group) ? Decision{} : refuse(Verdict::unknown_reference);
}

// Two labels of one code would make a check-in ambiguous; the first release did not look.
bool codes_differ(const std::vector<Checkpoint>& points) {
    std::set<std::string_view> codes;
    for (const Checkpoint& point : points) {
        if (!codes.insert(point.code.value).second) return false;
    }
    return true;
}

Decision rule(const Asking& ask, const LayRoute& op) {
    if (op.checkpoints.empty() || !codes_differ(op.checkpoints)) return refuse(Verdict::bad_value);
    return !op.group || ask.state.find(op.group) ? Decision{} : refuse(Verdict::unknown_reference);
}

Decision rule(const Asking& ask, const RetireRoute& op) {
    if (op.successor && !ask.state.find(op.successor)) return refuse(Verdict::unknown_reference);
    const Route* route = ask.state.find(RouteId{ask.head.entity.key});
    return route->in_use() ? Decision{} : refuse(Verdict::bad_state);
}

// On a route that was retired meanwhile a round is walked all the same: the walker could not know.
Decision on_route(const Asking& ask, RouteId id) {
    const Route* route = ask.state.find(id);
    if (!route) return refuse(Verdict::unknown_reference);
    return {Verdict::accepted, route->in_use() ? Flags::none : Flags::late};
}

Decision rule(const Asking& ask, const StartRound& op) { return on_route(ask, op.route); }

Decision rule(const Asking& ask, const BeginRound& op) {
    const Staff* partner = ask.state.find(op.partner);
    if (op.partner && (!partner || entity(op.partner) == ask.head.actor))
        return refuse(Verdict::unknown_reference);
    return on_route(ask, op.route);
}

// A round belongs to the one who walks it; what is recorded after its end is late, not refused.
Decision on_round(const Asking& ask) {
    const Round* round = ask.state.find(RoundId{ask.head.entity.key});
    if (round->walker != ask.head.actor) return refuse(Verdict::not_yours);
    return {Verdict::accepted, round->under_way() ? Flags::none : Flags::late};
}

Decision on_checkpoint(const Asking& ask, std::uint16_t checkpoint) {
    const Decision decision = on_round(ask);
    if (decision.verdict != Verdict::accepted) return decision;
    const Route* route = ask.state.find(ask.state.find(RoundId{ask.head.entity.key})->route);
    return !route || checkpoint < route->checkpoints.size() ? decision
                                                            : refuse(Verdict::unknown_reference);
}

Decision rule(const Asking& ask, const CheckIn& op) {
    const Decision decision = on_checkpoint(ask, op.checkpoint);
    if (decision.verdict != Verdict::accepted) return decision;
    return op.proof == Proof::typed && op.reason.empty() ? refuse(Verdict::missing_reason)
                                                         : decision;
}
Decision rule(const Asking& ask, const RecordItem& op) { return on_checkpoint(ask, op.checkpoint); }
Decision rule(const Asking& ask, const RecordAllOk& op) {
    return on_checkpoint(ask, op.checkpoint);
}
Decision rule(const Asking& ask, const RecordFinding& op) {
    const Decision decision = on_checkpoint(ask, op.checkpoint);
    if (decision.verdict != Verdict::accepted) return decision;
    return op.text.empty() ? refuse(Verdict::missing_reason) : decision;
}
Decision rule(const Asking& ask, const SkipCheckpoint& op) {
    const Decision decision = on_checkpoint(ask, op.checkpoint);
    if (decision.verdict != Verdict::accepted) return decision;
    return op.reason.empty() ? refuse(Verdict::missing_reason) : decision;
}
Decision rule(const Asking& ask, const FinishRound&) { return on_round(ask); }

// From the partner's device the partner speaks, from the walker's device the walker.
Decision rule(const Asking& ask, const ConfirmPartner& op) {
    const Staff* partner = ask.state.find(op.partner);
    const Round* round = ask.state.find(RoundId{ask.head.entity.key});
    if (!partner || entity(op.partner) == round->walker) return refuse(Verdict::unknown_reference);
    const bool own = op.proof == PartnerProof::own_device;
    const Actor speaks = own ? entity(op.partner) : round->walker;
    if (ask.head.actor != speaks) return refuse(Verdict::not_yours);
    // Nobody joins a round that names another.
    if (own && round->partner != op.partner) return refuse(Verdict::not_yours);
    return {Verdict::accepted, round->under_way() ? Flags::none : Flags::late};
}
Decision rule(const Asking& ask, const LinkedCheckIn& op) {
    return rule(ask, CheckIn{op.checkpoint, op.proof, op.reason});
}
Decision rule(const Asking& ask, const RecordAnswer& op) {
    return on_checkpoint(ask, op.checkpoint);
}
Decision rule(const Asking& ask, const AttachRoundPhoto& op) {
    const Decision decision = on_checkpoint(ask, op.checkpoint);
    if (decision.verdict != Verdict::accepted) return decision;
    const Round* round = ask.state.find(RoundId{ask.head.entity.key});
    for (const RoundPhoto& photo : round->photos) {
        if (photo.file.sha256 == op.photo.sha256) return refuse(Verdict::photo_there);
    }
    return round->photos.size() < round_photos_max ? decision : refuse(Verdict::photos_full);
}

// Like a ticket, a visit is about the household that lives there.
Decision rule(const Asking& ask, const RecordHomeVisit& op) {
    const Unit* unit = ask.state.find(op.unit);
    if (!unit || !op.household || unit->household != op.household)
        return refuse(Verdict::unknown_reference);
    if (op.ticket && !ask.state.find(op.ticket)) return refuse(Verdict::unknown_reference);
    return looks_after(ask, unit->group) ? Decision{} : refuse(Verdict::not_yours);
}

Decision rule(const Asking& ask, const FollowUpVisit& op) {
    if (op.ticket && !ask.state.find(op.ticket)) return refuse(Verdict::unknown_reference);
    return op.text.empty() ? refuse(Verdict::missing_reason) : Decision{};
}

Decision rule(const Asking& ask, const RecordDuty& op) {
    if (!contains(duty_row(op.duty)->roles, ask.role)) return refuse(Verdict::not_allowed);
    for (const StaffId person : op.people) {
        if (!ask.state.find(person)) return refuse(Verdict::unknown_reference);
    }
    const bool said = !op.text.empty() || !op.counts.empty() || !op.answers.empty();
    return said ? Decision{} : refuse(Verdict::missing_reason);
}

Decision rule(const Asking&, const AddToDuty& op) {
    return op.text.empty() ? refuse(Verdict::missing_reason) : Decision{};
}

// --- The refusals common to all ops

template <class Row>
Decision decide_row(const State& state, const Op& op, Sight sight, const typename Row::Body& body) {
    const Role role = role_of(state, op.head.actor);
    if (role == Role::none) return refuse(Verdict::unknown_actor);
    if (!contains(Row::may, role)) return refuse(Verdict::not_allowed);
    if (op.head.entity.kind != Row::kind || op.head.entity.key == 0)
        return refuse(Verdict::wrong_entity);
    const bool known = exists(state, op.head.entity);
    if (Row::effect == Effect::creates && known) return refuse(Verdict::id_taken);
    if (Row::effect == Effect::changes && (!known || sight == Sight::hidden))
        return refuse(Verdict::unknown_entity);
    // A companion that does not exist yet is seen by who sees what it accompanies.
    if (Row::effect == Effect::upserts && sight == Sight::hidden)
        return refuse(known ? Verdict::unknown_entity : Verdict::unknown_reference);
    if (!limits(body)) return refuse(Verdict::bad_value);
    return rule(Asking{state, op.head, role}, body);
}

template <class Body>
using RowFor = Catalogue::RowOf<Body>;

}  // namespace

Decision decide(const State& state, const Op& op, Sight sight) {
    return std::visit(
        [&](const auto& body) {
            return decide_row<RowFor<std::remove_cvref_t<decltype(body)>>>(state, op, sight, body);
        },
        op.body);
}

void evolve(State& state, const Op& op, const Stamp& stamp) {
    std::visit(
        [&](const auto& body) {
            using Row = RowFor<std::remove_cvref_t<decltype(body)>>;
            auto& record = state.all<typename Row::Record>()[op.head.entity.key];
            evolve(record, op.head, stamp, body);
            if (stamp.pos.value != 0) record.head.through = stamp.pos;
        },
        op.body);
}

bool within_limits(const OpBody& body) {
    return std::visit([](const auto& b) { return limits(b); }, body);
}

}  // namespace core
