#pragma once
// Where a person is in the app, as a route in the browser's address ("ticket/123"), and the trail that led there.
//
// Each screen has one route, so reload, the browser's back and a link in a message all lead to the same place. The trail is kept
// beside the browser's own history only to know whether "back" stays inside the app. Pure data, no port.

#include "core/id.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shell {

enum class Place : std::uint8_t {
    today,       // today
    my_tickets,  // mine: the owner's home
    tickets,     // tickets
    ticket,      // ticket/<key>
    new_ticket,  // new-ticket, new-ticket?unit=<key>
    rounds,      // rounds
    round,       // round/<key>
    dispatch,    // dispatch: the desk's queue
    revisits,    // revisits
    statistics,  // statistics
    households,  // households
    household,   // household/<unit key>
    my_home,     // home: the owner's household
    sync,        // sync
    more,        // more
    gallery,     // gallery: every widget, also for those who are not signed in
    tariff,      // tariff: what work costs
    duties,      // duties: 必做事项
    visits,      // visits: the visit planner
    new_visit,   // visit/<unit key>: the form of a visit
    calendar,    // policy: working days and terms of service
};

// Some of the places.
class Places {
public:
    constexpr Places() = default;
    explicit constexpr Places(std::uint32_t bits) : bits_(bits) {}
    constexpr bool contains(Place place) const {
        return (bits_ >> static_cast<int>(place) & 1) != 0;
    }
    constexpr void add(Place place) { bits_ |= 1u << static_cast<int>(place); }
    constexpr std::uint32_t bits() const { return bits_; }

private:
    std::uint32_t bits_ = 0;
};

struct Route {
    Place place = Place::today;
    std::uint64_t key = 0;  // of the ticket, the round, or the unit
    bool operator==(const Route&) const = default;
};

inline Route ticket_route(core::TicketId id) { return {Place::ticket, id.value}; }
inline Route round_route(core::RoundId id) { return {Place::round, id.value}; }
inline Route unit_route(core::UnitId id) { return {Place::household, id.value}; }
inline Route new_visit_route(core::UnitId unit) { return {Place::new_visit, unit.value}; }
inline Route new_ticket_route(core::UnitId unit = {}) { return {Place::new_ticket, unit.value}; }

std::string format(Route route);
// Anything unreadable is the home of the role.
Route parse(std::string_view text, Route home);

// The tab a place belongs to.
Place tab_of(Place place, bool owner);

// The way in, oldest first; never empty.
class Trail {
public:
    explicit Trail(Route home) : routes_{home} {}
    Route here() const { return routes_.back(); }
    bool can_go_back() const { return routes_.size() > 1; }
    void push(Route route);
    void replace(Route route) { routes_.back() = route; }
    // The browser moved to this route: one step back when that is where we came from, else a step on.
    void moved_to(Route route);

private:
    std::vector<Route> routes_;
};

}  // namespace shell
