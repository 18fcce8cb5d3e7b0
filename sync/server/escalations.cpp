#include "sync/server/escalations.hpp"

#include "core/names.hpp"
#include "core/policy/escalation.hpp"

namespace xsync::server {

namespace {

std::string two_digits(unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); }

// 11-22 19:04
std::string when(core::UtcMs at, core::Zone zone) {
    const core::CivilTime time = core::civil(at, zone);
    return two_digits(time.date.month) + "-" + two_digits(time.date.day) + " " +
           two_digits(time.hour) + ":" + two_digits(time.minute);
}

std::string reason_of(const core::Escalation& escalation, const core::Ticket& ticket,
                      core::Zone zone) {
    if (escalation.at_once) {
        const core::Term what = ticket.severity == core::Severity::emergency
                                    ? core::term(ticket.severity)
                                    : core::term(ticket.kind);
        return "重大事项（" + std::string(what.zh) + "），接报即升级";
    }
    return std::string(core::term(escalation.milestone).zh) + "超时，时限 " +
           when(escalation.due, zone);
}

}  // namespace

std::vector<OwnWord> escalations_due(const core::State& state, core::UtcMs now) {
    const core::Policy policy = core::policy_of(state);
    std::vector<OwnWord> words;
    for (const auto& [key, ticket] : state.all<core::Ticket>()) {
        const auto due = core::escalation_due(ticket, policy, now);
        if (!due) continue;
        words.emplace_back(core::entity(core::TicketId{key}),
                           core::EscalateTicket{due->level, reason_of(*due, ticket, policy.zone)});
    }
    return words;
}

}  // namespace xsync::server
