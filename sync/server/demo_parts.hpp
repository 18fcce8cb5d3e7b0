#pragma once
// What the demo's parts share: who works there, which homes there are, and the plan of everything
// that people did.

#include <array>
#include <string>
#include <vector>

#include "sync/server/author.hpp"

namespace xsync::server::demo {

// Seventeen posts, as the reference establishment [A]. Its list counts the customer-service people
// without naming butlers; this site is run butler-style, so four of the seventeen are two butlers and
// two at the desk, and two pairs of guards stand for its eight. The administrator belongs to the
// company, not to the site.
struct People {
    core::Actor administrator, manager, lead, technician, guard_lead;
    std::array<core::Actor, 2> butlers;  // of group 1 and 2
    std::array<core::Actor, 2> desk;
    std::array<core::Actor, 4> guards;
    std::array<core::Actor, 2> cctv;
    std::array<core::Actor, 3> cleaners;
};

struct Home {
    core::UnitId unit;
    core::HouseholdId household;  // 0: vacant
    std::string code, owner, phone;
    std::size_t group = 0;
};

struct Places {
    std::array<core::GroupId, 2> groups;
    std::vector<Home> homes;
    const Home& home(std::string_view code) const;
};

struct Routes {
    core::RouteId walk_3, walk_5, patrol, plant, cleaning, check, night, fire;
};

// Dice that fall alike everywhere for the same seed.
class Dice {
public:
    explicit Dice(std::mt19937_64& random) : random_(random) {}
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
    std::int64_t between(std::int64_t low, std::int64_t high) {  // both included
        return low +
               static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(high - low + 1));
    }
    bool chance(unsigned percent) { return below(100) < percent; }
    template <class List>
    const auto& one_of(const List& list) {
        return list[below(std::size(list))];
    }

private:
    std::mt19937_64& random_;
};

// Ops in the order of their times. What would happen after the demo's present does not happen.
class Plan {
public:
    void add(core::UtcMs at, core::Actor actor, core::EntityId entity, core::OpBody body);
    void carry_out(Author& author, core::UtcMs until);

private:
    struct Step {
        core::UtcMs at;
        core::Actor actor;
        core::EntityId entity;
        core::OpBody body;
    };
    std::vector<Step> steps_;
};

std::string random_phone(Dice& dice);

People add_people(Author& author, core::UtcMs& at);
Places add_places(Author& author, const People& people, core::UtcMs& at);
void add_tariff(Author& author, const People& people, core::UtcMs at);
void add_staff_groups(Author& author, People& people, const Places& places, core::UtcMs& at);
Routes add_routes(Author& author, const People& people, const Places& places, core::UtcMs& at);

// Ninety days up to `now`, in the community's zone.
void plan_tickets(Plan& plan, Author& author, const People& people, const Places& places,
                  core::UtcMs now);
void plan_rounds(Plan& plan, Author& author, const People& people, const Routes& routes,
                 core::UtcMs now);
// What the lead and the guard lead walk to look after their people.
void plan_checks(Plan& plan, Author& author, const People& people, const Routes& routes,
                 core::UtcMs now);
void plan_visits(Plan& plan, Author& author, const People& people, const Places& places,
                 core::UtcMs now);

}  // namespace xsync::server::demo
