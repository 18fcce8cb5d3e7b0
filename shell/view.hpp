#pragma once
// What a screen may look at: the state, who is looking, what time it is, and how things stand with the server. Screens never change any
// of it; lists and figures come from Queries, which keeps them until the state or the minute changes.

#include "core/policy/promises.hpp"
#include "core/query/compliance.hpp"
#include "core/query/coverage.hpp"
#include "core/query/duplicates.hpp"
#include "core/query/duties.hpp"
#include "core/query/households.hpp"
#include "core/query/recurring.hpp"
#include "core/query/rounds.hpp"
#include "core/query/search.hpp"
#include "core/query/summary.hpp"
#include "core/query/surveys.hpp"
#include "core/query/ticket_page.hpp"
#include "core/query/tickets.hpp"
#include "core/query/today.hpp"
#include "shell/form.hpp"
#include "shell/intent.hpp"
#include "shell/platform/page.hpp"
#include "shell/platform/photos.hpp"
#include "shell/platform/vault.hpp"
#include "shell/presence.hpp"
#include "shell/trust.hpp"
#include "sync/client/device.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace shell {

// A value and what it was made from.
template <class Value>
class Kept {
public:
    // `make` runs when the state's version, the minute, or the question differ from last time.
    template <class Make>
    const Value& get(std::uint64_t version, std::int64_t minute, const std::string& question,
                     Make&& make) {
        if (!known_ || version != version_ || minute != minute_ || question != question_) {
            value_ = make();
            version_ = version;
            minute_ = minute;
            question_ = question;
            known_ = true;
        }
        return value_;
    }

private:
    Value value_{};
    std::uint64_t version_ = 0;
    std::int64_t minute_ = 0;
    std::string question_;
    bool known_ = false;
};

struct View;

class Queries {
public:
    const core::Today& today(const View& view);
    const std::vector<core::TicketRow>& tickets(const View& view, const core::TicketFilter& filter);
    const std::vector<core::TicketRow>& unit_tickets(const View& view, core::UnitId unit);
    const std::vector<core::TicketRow>& to_dispatch(const View& view);
    const std::vector<core::Workload>& workloads(const View& view);
    const core::Statistics& statistics(const View& view);
    const std::vector<core::Recurring>& recurring(const View& view);
    // Of this month's sample and the last one's: which its seed does not draw again.
    const std::vector<core::Month>& unrepeatable(const View& view);
    const std::vector<core::RouteRow>& routes(const View& view);
    const std::vector<core::RoundRow>& rounds_today(const View& view);
    // Rounds that walked this one again, oldest first.
    const std::vector<core::RoundId>& rewalks(const View& view, core::RoundId round);
    // Of the last so many days, today included.
    const core::Compliance& compliance(const View& view, int days);
    const std::vector<core::HeatRow>& heat(const View& view, int days);
    const std::vector<core::UnitRow>& units(const View& view, const std::string& text);
    const core::UnitTickets& tickets_of(const View& view, core::UnitId unit);
    const std::vector<core::Candidate>& candidates(const View& view, core::TicketId ticket);
    const std::vector<core::TicketId>& duplicates(const View& view, const core::Matter& matter);
    const std::vector<core::TicketId>& merged(const View& view, core::TicketId ticket);
    // As a person types them; 0 when there is none.
    core::UnitId unit_named(const View& view, const std::string& typed);
    core::TicketId ticket_numbered(const View& view, const std::string& typed);
    // Staff with unfinished tickets and all who could take them.
    const std::vector<core::InHand>& hands(const View& view);
    // What searching folds with from now on.
    void add_fold_table(core::FoldTable table) { search_.set_table(std::move(table)); }
    const std::vector<core::DutyState>& duties(const View& view);
    const std::vector<core::SummaryRow>& summary(const View& view, core::DaySpan span);
    const std::vector<core::DueHome>& homes_due(const View& view);
    const std::vector<core::ButlerCoverage>& coverage(const View& view);
    const std::vector<core::CareHome>& care(const View& view);
    const std::vector<core::Survey>& surveys(const View& view);
    const std::vector<core::DutyRecordId>& meetings(const View& view);

private:
    core::SearchIndex& search(const View& view);  // as the device's state is now
    std::string searched(const std::string& text) const;

    core::SearchIndex search_;
    std::uint64_t changes_seen_ = 0;
    Kept<core::Today> today_;
    Kept<std::vector<core::TicketRow>> tickets_, unit_tickets_, to_dispatch_;
    Kept<std::vector<core::Workload>> workloads_;
    Kept<core::Statistics> statistics_;
    Kept<std::vector<core::Recurring>> recurring_;
    Kept<std::vector<core::Month>> unrepeatable_;
    Kept<std::vector<core::RouteRow>> routes_;
    Kept<std::vector<core::RoundRow>> rounds_today_;
    Kept<std::vector<core::RoundId>> rewalks_;
    Kept<core::Compliance> compliance_;
    Kept<std::vector<core::HeatRow>> heat_;
    Kept<std::vector<core::UnitRow>> units_;
    Kept<core::UnitTickets> tickets_of_;
    Kept<std::vector<core::Candidate>> candidates_;
    Kept<std::vector<core::TicketId>> duplicates_, merged_;
    Kept<core::UnitId> unit_named_;
    Kept<core::TicketId> ticket_numbered_;
    Kept<std::vector<core::InHand>> hands_;
    Kept<std::vector<core::DutyState>> duties_;
    Kept<std::vector<core::SummaryRow>> summary_;
    Kept<std::vector<core::DueHome>> homes_due_;
    Kept<std::vector<core::ButlerCoverage>> coverage_;
    Kept<std::vector<core::CareHome>> care_;
    Kept<std::vector<core::Survey>> surveys_;
    Kept<std::vector<core::DutyRecordId>> meetings_;
};

struct View {
    const core::State& state;
    const xsync::Device& device;
    const xsync::SyncStatus& status;
    const platform::Surroundings& page;
    const core::Policy& policy;
    Queries& queries;
    Forms& forms;
    platform::Photos& photos;
    const Trust& trust;
    const platform::VaultView& vault;
    Presence& presence;
    core::Actor actor;
    core::Role role = core::Role::none;
    std::string_view name;  // of the person who signed in
    std::string_view account;
    core::UtcMs now;           // the server's time as well as it is known
    std::int64_t wall_ms = 0;  // the device's clock, which the vault's waits are told in
    Look look;
    Places tips_put_away = {};
    int refused = 0;  // in the tray, not put away
    bool can_scan = false;
    bool can_go_back = false;

    bool owner() const { return role == core::Role::owner; }
    std::int64_t minute() const { return now.ms / core::minute_ms; }
};

}  // namespace shell
