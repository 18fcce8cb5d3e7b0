#include "core/query/summary.hpp"

#include "core/audience.hpp"
#include "core/names.hpp"
#include "core/query/rounds.hpp"
#include "core/query/tickets.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace core {

namespace {

struct Writing {
    const State& state;
    Actor viewer;
    const Policy& policy;
    DaySpan span;
    UtcMs now;
    std::vector<SummaryRow>& rows;

    bool holds(UtcMs at) const { return span.holds(day_of(at, policy.zone)); }
    void count(Sentence name, std::uint32_t value, SummaryLink link, bool always = false) const {
        if (value > 0 || always) rows.push_back({name, value, 0, false, link});
    }
    void share(Sentence name, std::uint32_t kept, std::uint32_t of, SummaryLink link) const {
        if (of > 0) rows.push_back({name, kept, of, true, link});
    }
};

struct Kept {
    std::uint32_t kept = 0, of = 0;
};

void add_tickets(const Writing& w) {
    std::array<std::uint32_t, ticket_kind_last + 1> kinds{};
    std::array<Kept, milestone_count> promises{};
    std::uint32_t reported = 0, open = 0;
    for (const auto& [key, ticket] : w.state.all<Ticket>()) {
        if (!w.holds(reported_at(ticket)) || !concerns(w.state, w.viewer, ticket)) continue;
        ++reported;
        ++kinds[static_cast<std::size_t>(ticket.kind)];
        open += is_open(ticket.status) ? 1 : 0;
        for (const Milestone& m : milestones(ticket, w.policy, w.now)) {
            if (m.state != MilestoneState::kept && m.state != MilestoneState::late) continue;
            Kept& figure = promises[static_cast<std::size_t>(m.name)];
            ++figure.of;
            figure.kept += m.state == MilestoneState::kept ? 1 : 0;
        }
    }
    w.count({"受理工单", "Tickets reported"}, reported, SummaryLink::tickets, true);
    for (std::uint8_t k = 0; k <= ticket_kind_last; ++k)
        w.count(term(static_cast<TicketKind>(k)), kinds[k], SummaryLink::tickets);
    const auto promise = [&](Sentence name, MilestoneName at, SummaryLink link) {
        const Kept& figure = promises[static_cast<std::size_t>(at)];
        w.share(name, figure.kept, figure.of, link);
    };
    promise({"按时响应", "Answered in time"}, MilestoneName::responded, SummaryLink::tickets);
    promise({"按时到场", "On site in time"}, MilestoneName::arrived, SummaryLink::tickets);
    promise({"按时完成", "Completed in time"}, MilestoneName::completed, SummaryLink::tickets);
    promise({"按时回访", "Revisited in time"}, MilestoneName::revisited, SummaryLink::revisits);
    w.count({"未完结", "Still open"}, open, SummaryLink::tickets);
}

void add_rounds(const Writing& w) {
    std::uint32_t finished = 0, incomplete = 0, findings = 0, corrected = 0;
    for (const auto& [key, round] : w.state.all<Round>()) {
        const Route* route = w.state.find(round.route);
        if (route == nullptr || !w.holds(round.started.effective_at)) continue;
        if (round.walker != w.viewer && !walks(w.state, w.viewer, *route)) continue;
        const RoundProgress progress = progress_of(*route, round);
        const bool whole = !round.under_way() && progress.done() == progress.total;
        finished += whole ? 1 : 0;
        incomplete += whole ? 0 : 1;
        findings += progress.findings;
        corrected += progress.corrected;
    }
    w.count({"完成巡查", "Rounds finished"}, finished, SummaryLink::rounds, true);
    w.count({"未走完的巡查", "Rounds not finished"}, incomplete, SummaryLink::rounds);
    w.count({"巡查发现问题", "Findings"}, findings, SummaryLink::rounds);
    w.count({"其中当场纠正", "Corrected on the spot"}, corrected, SummaryLink::rounds);
}

void add_visits(const Writing& w) {
    std::uint32_t made = 0, away = 0, glad = 0, sorry = 0, arrears = 0;
    std::set<HouseholdId> met;
    const bool desk = contains(desk_roles, role_of(w.state, w.viewer));
    for (const auto& [key, visit] : w.state.all<HomeVisit>()) {
        if (!w.holds(visit.at) || (!desk && visit.visitor != w.viewer)) continue;
        ++made;
        away += visit.talked() ? 0 : 1;
        if (visit.talked()) met.insert(visit.household);
        glad += visit.mood >= 4 ? 1 : 0;
        sorry += visit.mood == 1 || visit.mood == 2 ? 1 : 0;
        arrears += visit.arrears_talk ? 1 : 0;
    }
    w.count({"拜访次数", "Visits"}, made, SummaryLink::visits, true);
    w.count({"见到的住户", "Households met"}, static_cast<std::uint32_t>(met.size()),
            SummaryLink::visits);
    w.count({"无人或不便", "Nobody met"}, away, SummaryLink::visits);
    w.count({"心情满意", "In good mood"}, glad, SummaryLink::visits);
    w.count({"心情不满", "In bad mood"}, sorry, SummaryLink::visits);
    w.count({"收费沟通", "Talks about arrears"}, arrears, SummaryLink::visits);
}

// A day's duty on every working day; that of a longer period once, on the day it is due.
bool judged_on(const State& state, const DutyRow& row, const Policy& policy, Day day) {
    if (row.period == Period::day) return policy.calendar.works(day);
    return duty_due(state, row, policy, day) == day;
}

void add_duties(const Writing& w) {
    Kept all;
    for (const DutyLack& lack : duties_lacking(w.state, w.viewer, w.policy, w.span, w.now)) {
        all.of += lack.due;
        all.kept += lack.due - lack.lacked;
    }
    w.share({"必做事项完成", "Duties done"}, all.kept, all.of, SummaryLink::duties);
}

}  // namespace

std::vector<SummaryRow> summary(const State& state, Actor viewer, const Policy& policy,
                                DaySpan span, UtcMs now) {
    std::vector<SummaryRow> rows;
    const Writing w{state, viewer, policy, span, now, rows};
    add_tickets(w);
    add_rounds(w);
    add_visits(w);
    add_duties(w);
    return rows;
}

std::vector<DutyLack> duties_lacking(const State& state, Actor viewer, const Policy& policy,
                                     DaySpan span, UtcMs now) {
    std::vector<DutyLack> out;
    const Day last = std::min(span.last, day_of(now, policy.zone));
    const Role role = role_of(state, viewer);
    for (const DutyRow& row : duty_rows()) {
        if (!contains(row.roles, role)) continue;
        DutyLack lack{&row, 0, 0};
        for (Day day = span.first; day <= last; ++day.value) {
            if (!judged_on(state, row, policy, day)) continue;
            const DutyState duty = duty_on(state, viewer, row, policy, day);
            if (!duty.asked()) continue;
            ++lack.due;
            lack.lacked += duty.kept() ? 0 : 1;
        }
        if (lack.due > 0) out.push_back(lack);
    }
    return out;
}

std::string as_text(const std::vector<SummaryRow>& rows, bool english) {
    std::string text;
    for (const SummaryRow& row : rows) {
        if (!text.empty()) text += english ? "; " : "；";
        text += std::string(english ? row.name.en : row.name.zh) + ' ' + std::to_string(row.value);
        if (row.share) text += '/' + std::to_string(row.of);
    }
    return text.empty() ? text : text + (english ? "." : "。");
}

}  // namespace core
