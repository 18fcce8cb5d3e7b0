#include "core/query/sample.hpp"
#include "shell/view.hpp"

#include "sync/client/replica.hpp"

namespace shell {

namespace {

// The filter as a question: equal filters give equal texts.
std::string question_of(const core::TicketFilter& filter) {
    const auto number = [](auto value) {
        return std::to_string(static_cast<std::uint64_t>(value)) + ",";
    };
    std::string text = number(filter.scope);
    text += filter.status ? number(*filter.status) : "-,";
    text += filter.kind ? number(*filter.kind) : "-,";
    text += filter.category ? number(*filter.category) : "-,";
    text += filter.due ? number(*filter.due) : "-,";
    text += number(filter.since.ms) + number(filter.until.ms);
    text += number(filter.group.value) + number(filter.unit.value) + number(filter.assignee.value);
    text += number(filter.unassigned) + number(filter.mine) + filter.text;
    return text;
}

// More rows than a person reads; a search narrows them.
constexpr std::size_t units_max = 2000;

}  // namespace

core::SearchIndex& Queries::search(const View& view) {
    const xsync::Changes changes = view.device.replica().changes_since(changes_seen_);
    changes_seen_ = changes.upto;
    if (changes.all)
        search_.forget();
    else
        search_.changed(view.state, changes.ids);
    return search_;
}

// A text finds more with a table than without.
std::string Queries::searched(const std::string& text) const {
    return (search_.table() != nullptr ? "+" : "-") + text;
}

const core::Today& Queries::today(const View& view) {
    return today_.get(view.device.version(), view.minute(), {},
                      [&] { return core::today(view.state, view.actor, view.policy, view.now); });
}

const std::vector<core::TicketRow>& Queries::tickets(const View& view,
                                                     const core::TicketFilter& filter) {
    return tickets_.get(view.device.version(), view.minute(), searched(question_of(filter)), [&] {
        return core::list_tickets(view.state, view.actor, filter, view.policy, view.now,
                                  &search(view));
    });
}

const std::vector<core::TicketRow>& Queries::unit_tickets(const View& view, core::UnitId unit) {
    core::TicketFilter filter;
    filter.unit = unit;
    filter.scope = core::TicketScope::all;
    return unit_tickets_.get(view.device.version(), view.minute(), question_of(filter), [&] {
        return core::list_tickets(view.state, view.actor, filter, view.policy, view.now);
    });
}

const std::vector<core::TicketRow>& Queries::to_dispatch(const View& view) {
    core::TicketFilter filter;
    filter.scope = core::TicketScope::unfinished;
    filter.unassigned = true;
    return to_dispatch_.get(view.device.version(), view.minute(), {}, [&] {
        return core::list_tickets(view.state, view.actor, filter, view.policy, view.now);
    });
}

const std::vector<core::Workload>& Queries::workloads(const View& view) {
    return workloads_.get(view.device.version(), 0, {},
                          [&] { return core::workloads(view.state); });
}

const core::Statistics& Queries::statistics(const View& view) {
    return statistics_.get(view.device.version(), view.minute(), {}, [&] {
        return core::statistics(view.state, view.actor, view.policy, view.now);
    });
}

const std::vector<core::Recurring>& Queries::recurring(const View& view) {
    const core::Day day = core::day_of(view.now, view.policy.zone);
    return recurring_.get(view.device.version(), day.value, {},
                          [&] { return core::recurring_due(view.state, view.now); });
}

const std::vector<core::Month>& Queries::unrepeatable(const View& view) {
    const core::Month month = core::month_of(view.now, view.policy.zone);
    return unrepeatable_.get(view.device.version(), month.year * 12 + month.month, {}, [&] {
        std::vector<core::Month> months;
        for (const core::Month each : {core::month_before(month), month}) {
            const core::MonthSample* sample = view.state.find(core::sample_of(each));
            if (sample && !core::repeatable(view.state, *sample)) months.push_back(each);
        }
        return months;
    });
}

const std::vector<core::RouteRow>& Queries::routes(const View& view) {
    return routes_.get(view.device.version(), view.minute(), {}, [&] {
        return core::routes_for(view.state, view.actor, view.policy, view.now);
    });
}

const std::vector<core::RoundRow>& Queries::rounds_today(const View& view) {
    const core::Day day = core::day_of(view.now, view.policy.zone);
    return rounds_today_.get(view.device.version(), day.value, {}, [&] {
        return core::rounds_on(view.state, day, {}, view.policy.zone);
    });
}

const std::vector<core::RoundId>& Queries::rewalks(const View& view, core::RoundId round) {
    return rewalks_.get(view.device.version(), 0, std::to_string(round.value), [&] {
        std::vector<core::RoundId> again;
        for (const auto& [key, each] : view.state.all<core::Round>()) {
            if (each.rewalk_of == round) again.push_back({key});
        }
        return again;
    });
}

const core::Compliance& Queries::compliance(const View& view, int days) {
    const core::Day today = core::day_of(view.now, view.policy.zone);
    return compliance_.get(view.device.version(), view.minute(), std::to_string(days), [&] {
        return core::compliance(view.state, {today.value - days + 1}, today, view.now);
    });
}

const std::vector<core::HeatRow>& Queries::heat(const View& view, int days) {
    const core::Day today = core::day_of(view.now, view.policy.zone);
    return heat_.get(view.device.version(), today.value, std::to_string(days),
                     [&] { return core::heat_of(view.state, {today.value - days + 1}, today); });
}

const std::vector<core::UnitRow>& Queries::units(const View& view, const std::string& text) {
    // A directory does not change with the minute.
    return units_.get(view.device.version(), 0, searched(text), [&] {
        return core::search_units(view.state, text, units_max, &search(view));
    });
}

const std::vector<core::TicketId>& Queries::duplicates(const View& view,
                                                       const core::Matter& matter) {
    const std::string question = std::to_string(matter.unit.value) + "/" + matter.place.value +
                                 "/" + std::to_string(static_cast<int>(matter.category)) + "/" +
                                 std::to_string(matter.itself.value);
    return duplicates_.get(view.device.version(), view.minute(), question,
                           [&] { return core::possible_duplicates(view.state, matter, view.now); });
}

const std::vector<core::TicketId>& Queries::merged(const View& view, core::TicketId ticket) {
    return merged_.get(view.device.version(), 0, std::to_string(ticket.value),
                       [&] { return core::merged_into(view.state, ticket); });
}

core::UnitId Queries::unit_named(const View& view, const std::string& typed) {
    return unit_named_.get(view.device.version(), 0, typed,
                           [&] { return core::unit_by_code(view.state, typed); });
}

core::TicketId Queries::ticket_numbered(const View& view, const std::string& typed) {
    return ticket_numbered_.get(view.device.version(), 0, typed,
                                [&] { return core::ticket_by_number(view.state, typed); });
}

const std::vector<core::InHand>& Queries::hands(const View& view) {
    return hands_.get(view.device.version(), 0, {}, [&] { return core::in_hand(view.state); });
}

const core::UnitTickets& Queries::tickets_of(const View& view, core::UnitId unit) {
    return tickets_of_.get(view.device.version(), view.minute() / (24 * 60),
                           std::to_string(unit.value),
                           [&] { return core::tickets_of(view.state, unit, view.now); });
}

const std::vector<core::Candidate>& Queries::candidates(const View& view, core::TicketId ticket) {
    return candidates_.get(view.device.version(), 0, std::to_string(ticket.value),
                           [&] { return core::candidates(view.state, ticket); });
}

const std::vector<core::DutyState>& Queries::duties(const View& view) {
    // Counted by days: the minute does not matter.
    const core::Day day = core::day_of(view.now, view.policy.zone);
    return duties_.get(view.device.version(), day.value, {},
                       [&] { return core::duties(view.state, view.actor, view.policy, view.now); });
}

const std::vector<core::SummaryRow>& Queries::summary(const View& view, core::DaySpan span) {
    const std::string question =
        std::to_string(span.first.value) + "," + std::to_string(span.last.value);
    return summary_.get(view.device.version(), view.minute(), question, [&] {
        return core::summary(view.state, view.actor, view.policy, span, view.now);
    });
}

const std::vector<core::DueHome>& Queries::homes_due(const View& view) {
    const core::Day day = core::day_of(view.now, view.policy.zone);
    return homes_due_.get(view.device.version(), day.value, {}, [&] {
        return core::homes_due(view.state, view.actor, view.policy, view.now);
    });
}

const std::vector<core::ButlerCoverage>& Queries::coverage(const View& view) {
    const core::Day day = core::day_of(view.now, view.policy.zone);
    return coverage_.get(view.device.version(), day.value, {}, [&] {
        return core::coverage(view.state, view.actor, view.policy, view.now);
    });
}

const std::vector<core::CareHome>& Queries::care(const View& view) {
    const core::Day day = core::day_of(view.now, view.policy.zone);
    return care_.get(view.device.version(), day.value, {}, [&] {
        return core::care_homes(view.state, view.actor, view.policy, view.now);
    });
}

const std::vector<core::Survey>& Queries::surveys(const View& view) {
    return surveys_.get(view.device.version(), 0, {}, [&] { return core::surveys(view.state); });
}

const std::vector<core::DutyRecordId>& Queries::meetings(const View& view) {
    return meetings_.get(view.device.version(), 0, {}, [&] {
        return core::duty_records(view.state, core::DutyId::client_meeting);
    });
}

}  // namespace shell
