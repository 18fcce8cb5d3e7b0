#include "core/policy/escalation.hpp"

#include <algorithm>

namespace core {

namespace {

// "As much time again" as the promise gave, within reason: a lead needs half an hour to act at all,
// and no manager should hear of it later than the next day.
constexpr std::int64_t again_min_ms = 30 * minute_ms, again_max_ms = day_ms;

// Somebody still has to come or to answer.
bool is_under_way(TicketStatus status) {
    using S = TicketStatus;
    return is_open(status) && status != S::completed && status != S::confirmed &&
           status != S::revisited;
}

bool is_grave(const Ticket& ticket) {
    if (ticket.severity == Severity::emergency) return true;
    return ticket.kind == TicketKind::complaint && ticket.severity != Severity::ordinary &&
           ticket.severity != Severity::small;
}

}  // namespace

std::optional<Escalation> escalation_due(const Ticket& ticket, const Policy& policy, UtcMs now) {
    if (!is_open(ticket.status) || ticket.escalation >= to_manager) return {};
    if (is_grave(ticket) && is_under_way(ticket.status))
        return Escalation{to_manager, true, {}, {}};
    std::optional<Escalation> found;
    for (const Milestone& milestone : milestones(ticket, policy, now)) {
        if (!milestone.due || !milestone.owed() || milestone.due >= now) continue;
        const std::int64_t again = std::clamp(milestone.limit_ms, again_min_ms, again_max_ms);
        const std::uint8_t level = now - milestone.due > again ? to_manager : to_lead;
        if (level <= ticket.escalation) continue;
        const bool first =
            !found || level > found->level || (level == found->level && milestone.due < found->due);
        if (first) found = Escalation{level, false, milestone.name, milestone.due};
    }
    return found;
}

}  // namespace core
