// The demo's tickets: ninety days of what a site of 396 homes brings up, most promises kept, some
// missed, some still open.

#include "sync/server/demo_parts.hpp"
#include "sync/server/demo_words.hpp"

namespace xsync::server::demo {

namespace {

using core::minute_ms;

constexpr int tickets_a_day = 6;

class Writer {
public:
    Writer(Plan& plan, Author& author, const People& people, const Places& places)
        : plan_(plan), author_(author), dice_(author.random()), people_(people), places_(places) {}

    // What a home asks for, from the report to the closing.
    void at_home(const Case& what, const Home& home, core::UtcMs at);
    void in_public(const Case& what, core::UtcMs at);
    void any(core::UtcMs at);
    // One at every station, whatever the hour: there is always something to answer, to dispatch, to
    // do and to sign.
    void fresh(core::UtcMs now);

private:
    struct Life {  // of one ticket
        const Case& what;
        core::EntityId ticket;
        core::Actor household;  // none for public places
        core::Actor butler;     // who looks after it
        core::UtcMs at;
    };
    const Home& some_home();
    Life report(const Case& what, const Home& home, core::Actor reporter, core::Channel channel,
                core::UtcMs at);
    void step(Life& life, core::Actor actor, core::OpBody body) {
        plan_.add(life.at, actor, life.ticket, std::move(body));
    }
    void pass(Life& life, std::int64_t low_minutes, std::int64_t high_minutes) {
        life.at = life.at + dice_.between(low_minutes * 60, high_minutes * 60) * core::second_ms;
    }
    void quote(Life& life, core::Actor worker);
    void respond(Life& life);
    void note_sometimes(Life& life);
    void repair(Life& life);
    void work(Life& life, core::Actor worker);
    void settle_by_talk(Life& life);
    void complete(Life& life, core::Actor worker);
    void confirm(Life& life, core::Actor worker);
    void revisit_and_close(Life& life);
    core::Actor worker_for(const Case& what);

    Plan& plan_;
    Author& author_;
    Dice dice_;
    const People& people_;
    const Places& places_;
    int receipts_ = 0;
};

const Home& Writer::some_home() {
    for (;;) {
        const Home& home = places_.homes[dice_.below(places_.homes.size())];
        // Two homes keep a short history that is easy to follow; see plan_tickets().
        if (home.household && home.code != "3-2-501" && home.code != "3-2-502") return home;
    }
}

void Writer::any(core::UtcMs at) {
    const std::size_t lot = dice_.below(100);
    if (lot < 48) return at_home(dice_.one_of(repairs), some_home(), at);
    if (lot < 56) return at_home(dice_.one_of(complaints), some_home(), at);
    if (lot < 68) return at_home(dice_.one_of(enquiries), some_home(), at);
    if (lot < 71) return at_home(dice_.one_of(suggestions), some_home(), at);
    if (lot < 77) return at_home(dice_.one_of(services), some_home(), at);
    in_public(dice_.one_of(public_cases), at);
}

Writer::Life Writer::report(const Case& what, const Home& home, core::Actor reporter,
                            core::Channel channel, core::UtcMs at) {
    const core::TicketId ticket{author_.key(at)};
    Life life{what, core::entity(ticket), core::entity(home.household), people_.butlers[home.group],
              at};
    step(life, reporter,
         core::ReportTicket{what.kind,
                            what.category,
                            what.severity,
                            channel,
                            home.unit,
                            home.household,
                            {},
                            what.words,
                            0,
                            {},
                            {}});
    plan_.add(at + 20 * core::second_ms, reporter, core::contact_of(ticket),
              core::SetTicketContact{home.owner, home.phone});
    return life;
}

void Writer::at_home(const Case& what, const Home& home, core::UtcMs at) {
    core::Actor reporter = dice_.one_of(people_.desk);
    core::Channel channel = core::Channel::phone;
    if (const std::size_t lot = dice_.below(100); lot < 18) {
        reporter = core::entity(home.household);
        channel = core::Channel::owner_app;
    } else if (lot < 40) {
        reporter = people_.butlers[home.group];
        channel = dice_.chance(50) ? core::Channel::visit : core::Channel::phone;
    }
    Life life = report(what, home, reporter, channel, at);
    if (dice_.chance(3)) {
        pass(life, 5, 60);
        return step(life, dice_.one_of(people_.desk), core::CancelTicket{"业主来电表示已自行解决"});
    }
    respond(life);
    note_sometimes(life);
    const bool by_hand = what.kind == K::repair || what.kind == K::butler_service;
    by_hand ? repair(life) : settle_by_talk(life);
}

void Writer::fresh(core::UtcMs now) {
    const auto begin = [&](const Case& what, std::int64_t minutes_ago) {
        return report(what, some_home(), people_.desk[0], core::Channel::phone,
                      now + -minutes_ago * minute_ms);
    };
    const auto then = [&](Life& life, std::int64_t minutes, core::Actor actor, core::OpBody body) {
        life.at = life.at + minutes * minute_ms;
        step(life, actor, std::move(body));
    };
    const auto dispatch = [&](Life& life) {
        then(life, 3, people_.desk[0], core::RespondTicket{dice_.one_of(answers)});
        then(life, 2, people_.desk[0], core::AssignTicket{core::StaffId{people_.technician.key}});
    };
    begin(repairs[0], 4);  // just in
    Life answered = begin(complaints[0], 26);
    then(answered, 7, answered.butler, core::RespondTicket{dice_.one_of(answers)});
    Life sent = begin(repairs[3], 21);
    dispatch(sent);
    Life there = begin(repairs[6], 48);
    dispatch(there);
    then(there, 19, people_.technician, core::ArriveTicket{});
    then(there, 3, people_.technician, core::StartTicket{});
    Life waiting = begin(repairs[2], 26 * 60);
    dispatch(waiting);
    then(waiting, 22, people_.technician, core::ArriveTicket{});
    then(waiting, 15, people_.technician,
         core::WaitTicket{core::WaitReason::weather, "雨天无法做外墙，天晴后施工"});
    Life done = begin(repairs[7], 95);
    dispatch(done);
    then(done, 20, people_.technician, core::ArriveTicket{});
    then(done, 25, people_.technician, core::CompleteTicket{repairs[7].result, 0, {}});
    in_public(public_cases[1], now + -25 * minute_ms);
}

void Writer::in_public(const Case& what, core::UtcMs at) {
    const core::TicketId ticket{author_.key(at)};
    Life life{what, core::entity(ticket), {}, dice_.one_of(people_.desk), at};
    const core::Actor finder = dice_.chance(60) ? dice_.one_of(people_.guards) : life.butler;
    step(life, finder,
         core::ReportTicket{what.kind,
                            what.category,
                            what.severity,
                            dice_.chance(70) ? core::Channel::round : core::Channel::phone,
                            {},
                            {},
                            what.place,
                            what.words,
                            0,
                            {},
                            {}});
    respond(life);
    repair(life);
}

void Writer::respond(Life& life) {
    if (dice_.chance(96))
        pass(life, 1, life.what.severity == S::small ? 4 : 8);
    else
        pass(life, 12, 45);
    const core::Actor by =
        life.household.key != 0 && dice_.chance(55) ? life.butler : dice_.one_of(people_.desk);
    step(life, by, core::RespondTicket{dice_.one_of(answers)});
}

void Writer::note_sometimes(Life& life) {
    if (!dice_.chance(22)) return;
    plan_.add(life.at + 30 * core::second_ms, life.butler,
              core::note_of(core::TicketId{life.ticket.key}),
              core::NoteTicket{dice_.one_of(internal_notes)});
}

core::Actor Writer::worker_for(const Case& what) {
    if (what.category == C::security || what.category == C::parking) {
        return dice_.one_of(people_.guards);
    }
    if (what.category == C::cleaning || what.category == C::greening) {
        return dice_.one_of(people_.cleaners);
    }
    return people_.technician;
}

void Writer::repair(Life& life) {
    const core::Actor worker = worker_for(life.what);
    const bool quick = life.what.severity == S::small;
    pass(life, 1, quick ? 2 : 5);
    step(life, dice_.one_of(people_.desk), core::AssignTicket{core::StaffId{worker.key}});
    if (life.what.severity == S::emergency)
        pass(life, 0, dice_.chance(90) ? 1 : 4);
    else if (dice_.chance(96))
        pass(life, quick ? 3 : 6, quick ? 10 : 27);
    else
        pass(life, 34, 95);
    step(life, worker, core::ArriveTicket{});
    work(life, worker);
    if (life.household.key == 0) return revisit_and_close(life);
    confirm(life, worker);
}

void Writer::work(Life& life, core::Actor worker) {
    if (life.what.charge_yuan > 0) quote(life, worker);
    pass(life, 0, 2);
    step(life, worker, core::StartTicket{});
    if (dice_.chance(6)) {
        pass(life, 5, 20);
        const bool parts = dice_.chance(60);
        step(life, worker,
             core::WaitTicket{parts ? core::WaitReason::parts : core::WaitReason::owner_away,
                              parts ? "缺配件，已向仓库申领" : "业主临时外出，约定次日上门"});
        pass(life, 90, 1'500);
        step(life, worker, core::ResumeTicket{});
    }
    complete(life, worker);
}

// What is to be paid is put to the owner before anybody begins.
void Writer::quote(Life& life, core::Actor worker) {
    const std::int64_t fen = life.what.charge_yuan * 100;
    const core::TariffItem* item = nullptr;
    for (const core::TariffItem& one : author_.state().tariff()->items) {
        if (one.price_fen == fen) item = &one;
    }
    core::QuoteTicket quote;
    if (item) {
        quote.lines = {{item->code, item->what, item->unit, 1000, fen}};
    } else {
        quote = {{{{}, "人工及材料", "次", 1000, fen}}, "价目表未列，按实际材料"};
    }
    // Guards and cleaners do not speak of money.
    const core::Actor author = worker == people_.technician ? worker : life.butler;
    step(life, author, std::move(quote));
    step(life, author, core::AgreeTicket{fen, "当面同意", {}, {}});
}

void Writer::complete(Life& life, core::Actor worker) {
    const bool quick = life.what.severity == S::small;
    if (dice_.chance(95))
        pass(life, quick ? 4 : 8, quick ? 11 : 110);
    else
        pass(life, quick ? 45 : 200, quick ? 150 : 420);
    core::CompleteTicket done{life.what.result, life.what.charge_yuan * 100, {}};
    if (done.charge_fen > 0) done.receipt = "SJ-" + std::to_string(100'001 + receipts_++);
    step(life, worker, std::move(done));
}

void Writer::settle_by_talk(Life& life) {
    if (life.what.kind == K::complaint) {
        if (dice_.chance(12)) {
            pass(life, 20, 60);
            step(life, life.butler, core::EscalateTicket{1, "需要协调多方处理"});
        }
        pass(life, 90, dice_.chance(90) ? 1'100 : 2'600);
    } else {
        pass(life, 5, 90);
    }
    step(life, life.butler, core::CompleteTicket{life.what.result, 0, {}});
    revisit_and_close(life);
}

void Writer::confirm(Life& life, core::Actor worker) {
    pass(life, 10, 12 * 60);  // many are at work until the evening
    const auto confirmer = [&] { return dice_.chance(35) ? life.household : life.butler; };
    if (dice_.chance(7)) {
        core::ConfirmTicket refused;
        refused.satisfied = false;
        refused.stars = static_cast<std::uint8_t>(dice_.between(1, 3));
        refused.reason = core::Note(dice_.one_of(refusals));
        step(life, confirmer(), std::move(refused));
        pass(life, 30, 400);
        complete(life, worker);
        pass(life, 5, 60);
    }
    core::ConfirmTicket kept;
    kept.stars = static_cast<std::uint8_t>(dice_.chance(78) ? 5 : 4);
    step(life, confirmer(), std::move(kept));
    revisit_and_close(life);
}

void Writer::revisit_and_close(Life& life) {
    // A leak is asked after within three days, the rest within seven; a few are forgotten for longer.
    const bool leak = life.what.category == C::leak;
    pass(life, 20 * 60, (leak ? 60 : dice_.chance(90) ? 120 : 220) * 60);
    // Nobody is called at night.
    const core::Day day = core::day_of(life.at, {});
    life.at = core::start_of(day, {}) + dice_.between(9 * 60, 17 * 60) * minute_ms;
    const auto means = dice_.chance(70) ? core::RevisitMeans::phone : core::RevisitMeans::door;
    step(life, life.butler,
         core::RevisitTicket{means, static_cast<std::uint8_t>(dice_.chance(80) ? 5 : 4),
                             dice_.one_of(remarks_of_revisit)});
    pass(life, 5, 600);
    step(
        life, dice_.chance(50) ? people_.lead : life.butler,
        core::CloseTicket{dice_.chance(96) ? core::Outcome::fixed : core::Outcome::closed_unfixed});
}

}  // namespace

void plan_tickets(Plan& plan, Author& author, const People& people, const Places& places,
                  core::UtcMs now) {
    Writer writer(plan, author, people, places);
    Dice dice(author.random());
    const core::Zone zone = author.state().zone();
    const core::Day today = core::day_of(now, zone);
    for (core::Day day{today.value - 90}; day <= today; ++day.value) {
        const std::int64_t count = dice.between(tickets_a_day - 3, tickets_a_day + 3);
        for (std::int64_t i = 0; i < count; ++i) {
            // Mostly by day, one in twelve at night.
            const std::int64_t minute =
                dice.chance(92) ? dice.between(7 * 60 + 30, 20 * 60) : dice.between(0, 24 * 60 - 1);
            writer.any(core::start_of(day, zone) + minute * minute_ms);
        }
    }
    writer.fresh(now);
    // The two homes that everybody tries have a past and nothing open.
    writer.at_home(repairs[1], places.home("3-2-501"), now + -40 * core::day_ms);
    writer.at_home(enquiries[2], places.home("3-2-501"), now + -21 * core::day_ms);
    writer.at_home(repairs[7], places.home("3-2-502"), now + -33 * core::day_ms);
}

}  // namespace xsync::server::demo
