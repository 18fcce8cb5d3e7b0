#include "core/route.hpp"

#include <algorithm>

namespace core {

namespace {

bool ok(const Spot& spot) {
    constexpr std::int32_t degree = 1'000'000;
    return spot.latitude_e6 >= -90 * degree && spot.latitude_e6 <= 90 * degree &&
           spot.longitude_e6 >= -180 * degree && spot.longitude_e6 <= 180 * degree;
}

bool ok(const ChecklistItem& item) {
    const bool choice = item.kind == ItemKind::choice;
    // A choice leaves something to choose, and its bits name choices that there are.
    const bool fits = choice ? item.choices.size() >= 2 && item.choices.size() <= choices_max
                             : item.choices.empty();
    return fits && item.fine_choices >> item.choices.size() == 0 && item.text.valid() &&
           item.unit.valid() && item.low_milli <= item.high_milli &&
           std::all_of(item.choices.begin(), item.choices.end(),
                       [](const Name& name) { return name.valid() && !name.empty(); });
}

bool ok(const std::vector<Checkpoint>& points) {
    if (points.size() > checkpoints_max) return false;
    return std::all_of(points.begin(), points.end(), [](const Checkpoint& point) {
        return point.code.valid() && point.place.valid() && point.items.size() <= items_max &&
               ok(point.where) &&
               std::all_of(point.items.begin(), point.items.end(),
                           [](const ChecklistItem& item) { return ok(item); });
    });
}

bool of_the_first_release(const Checkpoint& point) {
    return !point.where.known() && point.where == Spot{} &&
           std::all_of(point.items.begin(), point.items.end(), [](const ChecklistItem& item) {
               return item.kind <= ItemKind::reading && !item.photo_required && !item.stops;
           });
}

bool ok(const RoutePlan& plan) {
    if (plan.windows.size() > windows_max || plan.weekdays == 0 || plan.weekdays > 0x7F ||
        plan.day_begins_minute >= minutes_of_day)
        return false;
    return std::all_of(plan.windows.begin(), plan.windows.end(), [](const PlanWindow& window) {
        return window.from_minute < minutes_of_day && window.until_minute < minutes_of_day &&
               window.times >= 1 && window.times <= window_times_max;
    });
}

template <class Body>
void lay(Route& route, const Stamp& stamp, const Body& op) {
    route.name = op.name;
    route.group = op.group;
    route.role = op.role;
    route.order = op.order;
    route.times_a_day = op.times_a_day;
    route.checkpoints = op.checkpoints;
    route.planned_from = stamp.effective_at;
}

}  // namespace

bool within_limits(const AddRoute& op) {
    return op.name.valid() && !op.name.empty() && ok(op.checkpoints) &&
           op.order <= RouteOrder::any_order &&
           std::all_of(op.checkpoints.begin(), op.checkpoints.end(), of_the_first_release);
}

bool within_limits(const LayRoute& op) {
    return op.name.valid() && !op.name.empty() && ok(op.checkpoints) && ok(op.plan);
}

void evolve(Route& route, const OpHead&, const Stamp& stamp, const AddRoute& op) {
    lay(route, stamp, op);
}

void evolve(Route& route, const OpHead&, const Stamp& stamp, const LayRoute& op) {
    lay(route, stamp, op);
    route.plan = op.plan;
    route.two_person = op.two_person;
    route.seed = op.seed;
}

void evolve(Route& route, const OpHead&, const Stamp& stamp, const RetireRoute& op) {
    if (route.in_use()) route.retired_at = stamp.effective_at;
    route.successor = op.successor;
}

}  // namespace core
