#include "core/take_back.hpp"

#include <algorithm>

namespace core {

namespace {

const TicketEvent* last(const Ticket& ticket, TicketMove move) {
    const auto found =
        std::find_if(ticket.timeline.rbegin(), ticket.timeline.rend(),
                     [&](const TicketEvent& e) { return e.move == move && !e.contradicts; });
    return found == ticket.timeline.rend() ? nullptr : &*found;
}

using Result = std::optional<OpBody>;

struct OnTicket {
    const Ticket& before;
    std::string_view reason;

    Result operator()(const AssignTicket&) const {
        if (before.status != TicketStatus::assigned) return {};
        return AssignTicket{before.assignee};
    }
    Result operator()(const WaitTicket&) const {
        if (before.status != TicketStatus::working) return {};
        return ResumeTicket{};
    }
    Result operator()(const ResumeTicket&) const {
        const TicketEvent* waiting = last(before, TicketMove::waiting);
        if (before.status != TicketStatus::waiting || !waiting) return {};
        return WaitTicket{static_cast<WaitReason>(waiting->detail), waiting->text};
    }
    Result operator()(const AppointTicket&) const {
        if (!can_move(before, TicketMove::appointed)) return {};
        if (!before.appointment) return UnappointTicket{reason};
        const TicketEvent* made = last(before, TicketMove::appointed);
        return AppointTicket{before.appointment, made ? made->text : Note{}};
    }
    Result operator()(const UnappointTicket&) const {
        const TicketEvent* made = last(before, TicketMove::appointed);
        if (!before.appointment || !made || !can_move(before, TicketMove::unappointed)) return {};
        return AppointTicket{before.appointment, made->text};
    }
    Result operator()(const ReclassTicket&) const {
        if (!can_move(before, TicketMove::reclassed)) return {};
        return ReclassTicket{{before.kind, before.category, before.severity}, reason};
    }
    Result operator()(const TransferTicket&) const {
        if (before.status != TicketStatus::working) return {};
        return ResumeTicket{};
    }
    Result operator()(const MergeTicket&) const {
        if (before.status != TicketStatus::responded) return {};
        return ReopenTicket{reason};
    }
    template <class Other>
    Result operator()(const Other&) const {
        return {};
    }
};

}  // namespace

std::optional<OpBody> take_back(const State& before, EntityId entity, const OpBody& act,
                                std::string_view reason) {
    if (const Ticket* ticket = before.find(TicketId{entity.key});
        ticket && entity.kind == EntityKind::ticket)
        return std::visit(OnTicket{*ticket, reason}, act);
    const Household* household = before.find(HouseholdId{entity.key});
    const auto* edit = std::get_if<EditHousehold>(&act);
    if (!household || !edit) return {};
    const Note& said = household->field(edit->field).value;
    if (said == edit->value) return {};
    return EditHousehold{edit->field, said};
}

}  // namespace core
