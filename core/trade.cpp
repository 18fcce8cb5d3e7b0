#include "core/trade.hpp"

#include <algorithm>

namespace core {

namespace {

bool works_here(const State& state, Roles trade) {
    const auto& staff = state.all<Staff>();
    return std::any_of(staff.begin(), staff.end(), [trade](const auto& each) {
        return each.second.active && contains(trade, each.second.role);
    });
}

}  // namespace

bool is_trade_work(const Ticket& ticket) {
    return ticket.kind == TicketKind::repair || ticket.kind == TicketKind::public_area ||
           ticket.kind == TicketKind::butler_service;
}

Roles trade_of(const Ticket& ticket) {
    switch (ticket.kind) {
        case TicketKind::complaint:
        case TicketKind::enquiry:
        case TicketKind::suggestion: return roles(Role::butler, Role::front_desk, Role::lead);
        default: break;
    }
    switch (ticket.category) {
        case Category::lift: return roles(Role::lift_technician);
        case Category::cleaning: return roles(Role::cleaner);
        case Category::greening: return roles(Role::gardener);
        case Category::security:
        case Category::parking: return roles(Role::guard, Role::guard_lead);
        case Category::fees: return roles(Role::front_desk, Role::lead);
        default: return roles(Role::technician);
    }
}

Roles takers_of(const Ticket& ticket) {
    if (!is_trade_work(ticket)) return 0;
    const Roles trade = trade_of(ticket) & trade_roles;
    return trade == roles(Role::lift_technician) ? repair_roles : trade;
}

bool in_queue_of(const State& state, Role role, const Ticket& ticket) {
    if (ticket.assignee || !contains(takers_of(ticket), role)) return false;
    const Roles trade = trade_of(ticket);
    return contains(trade, role) || !works_here(state, trade);
}

}  // namespace core
