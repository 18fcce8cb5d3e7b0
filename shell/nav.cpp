#include "shell/nav.hpp"

#include <array>
#include <charconv>

namespace shell {

namespace {

struct Name {
    Place place;
    std::string_view text;
    std::string_view key_after;  // what stands between the name and the key; empty: no key
};
constexpr std::array names{
    Name{Place::today, "today", ""},
    Name{Place::my_tickets, "mine", ""},
    Name{Place::tickets, "tickets", ""},
    Name{Place::ticket, "ticket", "/"},
    Name{Place::new_ticket, "new-ticket", "?unit="},
    Name{Place::rounds, "rounds", ""},
    Name{Place::round, "round", "/"},
    Name{Place::dispatch, "dispatch", ""},
    Name{Place::revisits, "revisits", ""},
    Name{Place::statistics, "statistics", ""},
    Name{Place::households, "households", ""},
    Name{Place::household, "household", "/"},
    Name{Place::my_home, "home", ""},
    Name{Place::sync, "sync", ""},
    Name{Place::more, "more", ""},
    Name{Place::gallery, "gallery", ""},
    Name{Place::tariff, "tariff", ""},
    Name{Place::duties, "duties", ""},
    Name{Place::visits, "visits", ""},
    Name{Place::new_visit, "visit", "/"},
    Name{Place::calendar, "policy", ""},
};

// A trail longer than this forgets its beginning: nobody walks back a hundred screens.
constexpr std::size_t trail_max = 100;

bool needs_key(Place place) {
    return place == Place::ticket || place == Place::round || place == Place::household ||
           place == Place::new_visit;
}

}  // namespace

std::string format(Route route) {
    for (const Name& name : names) {
        if (name.place != route.place) continue;
        std::string text(name.text);
        if (route.key != 0) text += std::string(name.key_after) + std::to_string(route.key);
        return text;
    }
    return {};
}

Route parse(std::string_view text, Route home) {
    while (!text.empty() && (text.front() == '#' || text.front() == '/')) text.remove_prefix(1);
    const std::string_view head = text.substr(0, text.find_first_of("/?"));
    for (const Name& name : names) {
        if (name.text != head) continue;
        Route route{name.place, 0};
        std::string_view rest = text.substr(head.size());
        if (!name.key_after.empty() && rest.substr(0, name.key_after.size()) == name.key_after) {
            rest.remove_prefix(name.key_after.size());
            const auto [end, error] =
                std::from_chars(rest.data(), rest.data() + rest.size(), route.key);
            if (error != std::errc() || end != rest.data() + rest.size()) return home;
        } else if (!rest.empty()) {
            return home;
        }
        return needs_key(route.place) && route.key == 0 ? home : route;
    }
    return home;
}

Place tab_of(Place place, bool owner) {
    switch (place) {
        case Place::ticket: return owner ? Place::my_tickets : Place::tickets;
        case Place::new_ticket: return owner ? Place::new_ticket : Place::tickets;
        case Place::round: return Place::rounds;
        case Place::household:
        case Place::new_visit: return Place::households;
        case Place::duties: return Place::today;
        case Place::visits: return Place::today;
        case Place::sync:
        case Place::tariff:
        case Place::calendar:
        case Place::gallery: return Place::more;
        default: return place;
    }
}

void Trail::push(Route route) {
    if (routes_.back() == route) return;
    routes_.push_back(route);
    if (routes_.size() > trail_max) routes_.erase(routes_.begin());
}

void Trail::moved_to(Route route) {
    if (routes_.back() == route) return;
    if (routes_.size() > 1 && routes_[routes_.size() - 2] == route) {
        routes_.pop_back();
    } else {
        push(route);
    }
}

}  // namespace shell
