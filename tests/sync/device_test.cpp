// A person's work from the tap to the verdict, and everything that may come between.

#include "tests/sync/loop.hpp"

#include <algorithm>

using namespace testing;

namespace {

std::size_t records(Tablet& tablet, Area area, std::string_view prefix) {
    const auto& all = tablet.journal.records(area);
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const auto& each) {
        return std::string_view(each.first).substr(0, prefix.size()) == prefix;
    }));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(device)

BOOST_AUTO_TEST_CASE(work_is_shown_at_once_saved_when_durable_and_sent_only_then) {
    Loop loop;
    const core::TicketId id = loop.report();
    BOOST_TEST(loop.tablet.state().find(id) != nullptr);
    BOOST_TEST((loop.stage(id) == DeliveryStage::saving));
    loop.tablet.device->kick();
    loop.tablet.device->pump();  // the exchange leaves before the journal has answered
    BOOST_REQUIRE(loop.tablet.transport.calls.size() == 1u);
    BOOST_TEST(decode<Request>(loop.tablet.transport.calls[0].body)->ops.empty());
    loop.tablet.save();
    BOOST_TEST((loop.stage(id) == DeliveryStage::saved));
    loop.exchange();
    BOOST_TEST((loop.stage(id) == DeliveryStage::received));
    BOOST_TEST(loop.at_server(id) != nullptr);
    BOOST_TEST((loop.tablet.device->status().link == Link::synced));
    BOOST_TEST((*loop.tablet.state().find(id) == *loop.at_server(id)));
}

BOOST_AUTO_TEST_CASE(what_the_journal_refuses_is_not_called_saved_and_is_tried_again) {
    Loop loop;
    loop.tablet.journal.fault = [](Area) {
        return MemoryJournal::Fault{JournalStatus::quota_exceeded, false};
    };
    const core::TicketId id = loop.report();
    loop.tablet.save();
    BOOST_TEST((loop.stage(id) == DeliveryStage::not_saved));
    BOOST_TEST((loop.tablet.device->status().storage == JournalStatus::quota_exceeded));
    BOOST_TEST(loop.tablet.device->status().unsaved == 1u);
    loop.exchange();
    BOOST_TEST(loop.at_server(id) == nullptr);
    loop.tablet.journal.fault = {};
    loop.exchange();
    BOOST_TEST((loop.stage(id) == DeliveryStage::received));
    BOOST_TEST((loop.tablet.device->status().storage == JournalStatus::ok));
}

BOOST_AUTO_TEST_CASE(an_act_is_one_transaction_and_all_or_nothing) {
    Loop loop;
    const core::RoundId round{loop.tablet.device->new_key()};
    const std::size_t commits = loop.tablet.journal.commits();
    const auto made =
        loop.tablet.device->submit({{entity(round), core::StartRound{loop.route}},
                                    {entity(round), core::CheckIn{0, core::Proof::qr, {}}}});
    BOOST_TEST(made.ok());
    loop.tablet.save();
    BOOST_TEST(loop.tablet.journal.commits() == commits + 1);
    BOOST_TEST(records(loop.tablet, Area::outbox, "op/") == 2u);

    const core::State before = loop.tablet.state();
    const core::RoundId other{loop.tablet.device->new_key()};
    const auto refused =
        loop.tablet.device->submit({{entity(other), core::StartRound{loop.route}},
                                    {entity(other), core::CheckIn{9, core::Proof::qr, {}}}});
    BOOST_TEST((refused.decision.verdict == core::Verdict::unknown_reference));
    BOOST_TEST((loop.tablet.state() == before));
    loop.tablet.save();
    BOOST_TEST(records(loop.tablet, Area::outbox, "op/") == 2u);
}

BOOST_AUTO_TEST_CASE(a_killed_app_comes_up_offline_as_it_was) {
    Loop loop;
    const core::TicketId sent = loop.report();
    loop.tablet.save();
    loop.exchange();
    const core::TicketId unsent = loop.report();
    BOOST_TEST(loop.remark(loop.tablet, sent, "离线备注"));
    loop.tablet.save();
    const core::State before = loop.tablet.state();
    loop.tablet.restart();
    BOOST_TEST((loop.tablet.device->phase() == Phase::ready));
    BOOST_TEST((loop.tablet.state() == before));
    BOOST_TEST((loop.stage(unsent) == DeliveryStage::saved));
    loop.exchange();
    BOOST_TEST(loop.at_server(sent)->timeline.size() == 2u);
    BOOST_TEST(loop.at_server(unsent) != nullptr);
}

BOOST_AUTO_TEST_CASE(a_lost_answer_brings_neither_a_second_op_nor_a_lost_one) {
    Loop loop;
    const core::TicketId id = loop.report();
    loop.tablet.save();
    BOOST_REQUIRE(loop.tablet.transport.calls.size() == 1u);
    loop.answer(loop.tablet.transport.calls[0]);  // taken by the server; the answer never arrives
    loop.tablet.restart(true);
    loop.exchange();
    BOOST_TEST(loop.at_server(id)->timeline.size() == 1u);
    BOOST_TEST(loop.tablet.state().find(id)->timeline.size() == 1u);
    BOOST_TEST((loop.stage(id) == DeliveryStage::received));
}

BOOST_AUTO_TEST_CASE(a_refused_op_lies_in_the_tray_until_its_author_has_seen_to_it) {
    Loop loop;
    const core::TicketId id = loop.report();
    loop.by_server(entity(core::StaffId{loop.butler.key}), core::RetireStaff{});
    loop.tablet.save();
    loop.exchange();
    BOOST_REQUIRE(loop.tablet.device->tray().size() == 1u);
    const TrayItem item = loop.tablet.device->tray().front();
    BOOST_TEST((item.decision.verdict == core::Verdict::unknown_actor));
    BOOST_TEST((item.op.head.entity == entity(id)));
    BOOST_TEST((loop.stage(id) == DeliveryStage::refused));
    BOOST_TEST(loop.tablet.state().find(id) == nullptr);
    BOOST_TEST((loop.tablet.device->sign_out() == SignOutResult::open_tray));
    loop.tablet.restart();
    BOOST_REQUIRE(loop.tablet.device->tray().size() == 1u);
    BOOST_TEST(loop.tablet.device->archive(item.op.head.id));
    loop.tablet.save();
    loop.tablet.restart();
    BOOST_REQUIRE(loop.tablet.device->tray().size() == 1u);
    BOOST_TEST(loop.tablet.device->tray().front().archived);
}

BOOST_AUTO_TEST_CASE(a_refused_op_is_sent_again_as_a_new_one) {
    Loop loop;
    core::TicketId id{loop.tablet.device->new_key()};
    core::ReportTicket body;
    body.words = "走廊灯坏";
    body.unit = loop.unit;
    BOOST_REQUIRE(loop.tablet.device->submit({{entity(id), body}}).ok());
    loop.tablet.save();
    loop.by_server(entity(id), body);  // the same key, by a chance of one in two million
    loop.exchange();
    BOOST_REQUIRE(loop.tablet.device->tray().size() == 1u);
    const core::OpId refused = loop.tablet.device->tray().front().op.head.id;
    BOOST_TEST(!loop.tablet.device->resend(refused).ok());  // the same again: still taken
    const core::TicketId other{loop.tablet.device->new_key()};
    BOOST_TEST(loop.tablet.device->resend(refused, Draft{entity(other), body}).ok());
    BOOST_TEST(loop.tablet.device->tray().empty());
    loop.tablet.save();
    loop.exchange();
    BOOST_TEST(loop.at_server(other) != nullptr);
}

BOOST_AUTO_TEST_CASE(a_damaged_or_missing_page_costs_a_download_and_nothing_else) {
    for (const bool missing : {false, true}) {
        Loop loop;
        const core::TicketId id = loop.report();
        loop.tablet.save();
        loop.tablet.transport.calls.clear();
        auto& state = loop.tablet.journal.records(Area::state);
        const auto page = std::prev(state.lower_bound("page0"));
        if (missing)
            state.erase(page);
        else
            page->second[20] ^= 1;
        loop.tablet.restart();
        BOOST_TEST((loop.tablet.device->phase() == Phase::bootstrapping));
        loop.exchange();
        BOOST_TEST((loop.tablet.device->phase() == Phase::ready));
        BOOST_TEST(loop.at_server(id) != nullptr);
        BOOST_TEST((*loop.tablet.state().find(id) == *loop.at_server(id)));
    }
}

BOOST_AUTO_TEST_CASE(an_unknown_op_stops_reading_and_not_sending) {
    Loop loop;
    const core::TicketId seen = loop.report();
    loop.tablet.save();
    loop.exchange();
    const core::LogPos known = loop.tablet.device->replica().cursor();
    // What the decoder makes of a chunk with an op that this build does not know.
    loop.meddle = [&](Chunk& chunk) {
        chunk.entries.clear();
        chunk.grants.clear();
        chunk.checksum.reset();
        chunk.to = chunk.from;
        chunk.trouble = Trouble::update_required;
    };
    const core::TicketId id = loop.report();
    loop.tablet.save();
    loop.exchange();
    BOOST_TEST((loop.tablet.device->status().link == Link::update_required));
    BOOST_TEST((loop.stage(id) == DeliveryStage::received));
    BOOST_TEST(loop.tablet.state().find(id) != nullptr);
    BOOST_TEST((loop.tablet.device->replica().cursor() == known));
    BOOST_TEST(loop.remark(loop.tablet, seen, "照常工作"));
    loop.tablet.save();
    loop.exchange();
    BOOST_TEST(loop.at_server(seen)->timeline.size() == 2u);
    loop.meddle = {};
    loop.exchange();
    BOOST_TEST((loop.tablet.device->status().link == Link::synced));
    BOOST_TEST((*loop.tablet.state().find(id) == *loop.at_server(id)));
}

BOOST_AUTO_TEST_CASE(records_that_disagree_are_downloaded_again_behind_the_shown_ones) {
    Loop loop;
    const core::TicketId id = loop.report();
    loop.tablet.save();
    loop.exchange();
    loop.by_server(entity(id), core::RespondTicket{"已联系"});
    loop.meddle = [](Chunk& chunk) {
        if (!chunk.entries.empty())
            std::get<core::RespondTicket>(chunk.entries[0].op->body).text = "别的";
    };
    loop.tablet.device->kick();
    loop.tablet.save();
    loop.deliver(loop.tablet);
    BOOST_TEST(loop.tablet.device->status().refreshing);
    BOOST_TEST(loop.tablet.state().find(id) != nullptr);
    loop.exchange();
    BOOST_TEST(!loop.tablet.device->status().refreshing);
    BOOST_TEST((*loop.tablet.state().find(id) == *loop.at_server(id)));
}

BOOST_AUTO_TEST_CASE(a_copied_tablet_gets_a_number_of_its_own_and_both_ops_live) {
    Loop loop;
    loop.report();
    loop.tablet.save();
    loop.exchange();
    Tablet copy(loop.clock, 2);
    copy.journal.restore(loop.tablet.journal.snapshot());
    copy.start();
    const core::TicketId mine = loop.report(loop.tablet, "原机报事");
    const core::TicketId theirs = loop.report(copy, "副本报事");
    loop.tablet.save();
    copy.save();
    loop.exchange(loop.tablet);
    loop.exchange(copy);
    BOOST_TEST(loop.at_server(mine) != nullptr);
    BOOST_TEST(loop.at_server(theirs) != nullptr);
    BOOST_TEST((loop.tablet.device->identity()->device != copy.device->identity()->device));
    loop.exchange(loop.tablet);
    BOOST_TEST((loop.tablet.state() == copy.state()));
}

BOOST_AUTO_TEST_CASE(a_profile_put_back_gets_another_number) {
    Loop loop;
    const auto backup = loop.tablet.journal.snapshot();
    const core::DeviceNo before = loop.tablet.device->identity()->device;
    const core::TicketId sent = loop.report();
    loop.tablet.save();
    loop.exchange();
    loop.tablet.device.reset();
    loop.tablet.journal.restore(backup);
    loop.tablet.start();
    loop.exchange();
    BOOST_TEST((loop.tablet.device->identity()->device != before));
    const core::TicketId next = loop.report();
    loop.tablet.save();
    loop.exchange();
    BOOST_TEST(loop.at_server(sent) != nullptr);
    BOOST_TEST(loop.at_server(next) != nullptr);
}

BOOST_AUTO_TEST_CASE(a_restored_server_is_told_again_what_it_had_acknowledged) {
    Loop loop;
    const core::TicketId id = loop.report();
    BOOST_TEST(loop.remark(loop.tablet, id, "第二句"));
    loop.tablet.save();
    loop.exchange();
    BOOST_REQUIRE(loop.at_server(id)->timeline.size() == 2u);
    loop.lose_tail(2);
    BOOST_REQUIRE(loop.at_server(id) == nullptr);
    loop.exchange();
    BOOST_REQUIRE(loop.at_server(id) != nullptr);
    BOOST_TEST(loop.at_server(id)->timeline.size() == 2u);
    BOOST_TEST((*loop.tablet.state().find(id) == *loop.at_server(id)));
    BOOST_TEST((loop.tablet.device->status().link == Link::synced));
}

BOOST_AUTO_TEST_CASE(what_is_no_longer_visible_leaves_no_byte) {
    Loop loop;
    BOOST_TEST(loop.tablet.journal.holds(Area::state, "陈先生"));
    const core::TicketId id{loop.key()};
    core::ReportTicket body;
    body.unit = loop.unit;
    body.words = "天花板渗水";
    loop.by_server(entity(id), body);
    loop.exchange();
    loop.by_server(entity(id), core::RespondTicket{"同事的话"});
    loop.exchange();
    BOOST_TEST(loop.tablet.journal.holds(Area::state, "同事的话"));
    const core::GroupId other{loop.key()};
    loop.by_server(entity(other), core::AddGroup{"二组团"});
    loop.by_server(entity(loop.unit), core::MoveUnit{other});
    loop.exchange();
    BOOST_TEST(loop.tablet.state().find(loop.home) == nullptr);
    BOOST_TEST(!loop.tablet.journal.holds(Area::state, "陈先生"));
    BOOST_TEST(loop.tablet.state().find(id) == nullptr);
    BOOST_TEST(!loop.tablet.journal.holds(Area::state, "同事的话"));
}

BOOST_AUTO_TEST_CASE(unsent_work_keeps_its_author_signed_in) {
    Loop loop;
    const core::TicketId id = loop.report();
    BOOST_TEST((loop.tablet.device->sign_out() == SignOutResult::unsent_work));
    loop.tablet.save();
    // Somebody else cannot take over either, and nothing goes under their name.
    loop.tablet.transport.calls.clear();
    loop.signed_in = loop.admin;
    std::optional<SignInResult> result;
    loop.tablet.device->sign_in("admin", "x", [&](SignInResult told) { result = told; });
    loop.deliver(loop.tablet);
    BOOST_TEST((result == SignInResult::other_person));
    BOOST_TEST((loop.tablet.device->status().link == Link::session_ended));
    loop.exchange();
    BOOST_TEST(loop.at_server(id) == nullptr);
    loop.sign_in(loop.tablet, loop.butler);
    loop.exchange();
    BOOST_TEST(loop.at_server(id) != nullptr);
    BOOST_TEST((loop.tablet.device->sign_out() == SignOutResult::ok));
    loop.tablet.save();
    BOOST_TEST((loop.tablet.device->phase() == Phase::signed_out));
    BOOST_TEST(loop.tablet.journal.records(Area::state).empty());
    BOOST_TEST(loop.tablet.journal.records(Area::outbox).size() == 1u);
    BOOST_TEST(!loop.tablet.journal.holds(Area::outbox, "天花板渗水"));
}

BOOST_AUTO_TEST_CASE(an_ended_session_stops_sending_and_not_working) {
    Loop loop;
    loop.tablet.device->kick();
    loop.tablet.save();
    auto call = std::move(loop.tablet.transport.calls.front());
    loop.tablet.transport.calls.clear();
    call.done({401, {}, {}});
    loop.tablet.save();
    BOOST_TEST((loop.tablet.device->status().link == Link::session_ended));
    const core::TicketId id = loop.report();
    loop.tablet.save();
    BOOST_TEST((loop.stage(id) == DeliveryStage::saved));
    BOOST_TEST(loop.tablet.transport.calls.empty());
    loop.sign_in(loop.tablet, loop.butler);
    loop.exchange();
    BOOST_TEST((loop.stage(id) == DeliveryStage::received));
}

BOOST_AUTO_TEST_CASE(a_withdrawn_tablet_sends_what_it_has_and_erases_everything) {
    Loop loop;
    const core::TicketId id = loop.report();
    loop.tablet.device->save_draft("report", {1, 2, 3});
    loop.tablet.save();
    loop.tablet.transport.calls.clear();
    loop.ledger->revoke(loop.tablet.device->identity()->device);
    loop.tablet.restart();
    loop.exchange();
    BOOST_TEST(loop.at_server(id) != nullptr);
    BOOST_TEST((loop.tablet.device->phase() == Phase::signed_out));
    BOOST_TEST((loop.tablet.device->status().link == Link::revoked));
    BOOST_TEST(loop.tablet.journal.records(Area::state).empty());
    // Nothing but the store's name, under which the number is not given again.
    BOOST_TEST(loop.tablet.journal.records(Area::outbox).size() == 1u);
    BOOST_TEST(!loop.tablet.device->identity().has_value());
    // And it asks no more.
    loop.tablet.device->kick();
    loop.tablet.save();
    BOOST_TEST(loop.tablet.transport.calls.empty());
}

BOOST_AUTO_TEST_CASE(a_withdrawn_tablet_sends_more_than_one_push_and_an_older_numbers_work_first) {
    Loop loop;
    const core::TicketId id = loop.report();
    loop.tablet.save();
    loop.exchange();
    const std::size_t before = loop.at_server(id)->timeline.size();
    Tablet second(loop.clock, 2);
    loop.sign_in(second, loop.butler);
    loop.exchange(second);
    for (int i = 0; i < 1005; ++i) BOOST_REQUIRE(loop.remark(loop.tablet, id, "备注"));
    loop.tablet.save();
    loop.tablet.transport.calls.clear();
    // The lost tablet's work was carried over; then both are withdrawn.
    BOOST_TEST((second.device->adopt(loop.tablet.device->work()).how == Adoption::taken));
    BOOST_REQUIRE(loop.remark(second, id, "自己的"));
    second.save();
    loop.ledger->revoke(loop.tablet.device->identity()->device);
    loop.ledger->revoke(second.device->identity()->device);
    loop.exchange(second);
    BOOST_TEST((second.device->status().link == Link::revoked));
    BOOST_TEST(second.journal.records(Area::outbox).size() == 1u);
    std::size_t entries = 0;
    for (const auto& entry : loop.log) entries += entry.id.device.value != 0 ? 1 : 0;
    BOOST_TEST(entries == 1u + 1006u);
    BOOST_TEST(loop.at_server(id)->timeline.size() > before);
}

BOOST_AUTO_TEST_CASE(
    work_that_is_not_on_the_disk_yet_keeps_a_withdrawn_tablet_from_erasing_itself) {
    Loop loop;
    loop.tablet.journal.fault = [](Area) {
        return MemoryJournal::Fault{JournalStatus::quota_exceeded, false};
    };
    const core::TicketId id = loop.report();
    loop.tablet.save();
    loop.ledger->revoke(loop.tablet.device->identity()->device);
    loop.exchange();
    BOOST_TEST((loop.tablet.device->phase() == Phase::ready));
    loop.tablet.journal.fault = {};
    loop.clock.now_ms += 60'000;
    loop.exchange();
    BOOST_TEST(loop.at_server(id) != nullptr);
    BOOST_TEST((loop.tablet.device->status().link == Link::revoked));
}

BOOST_AUTO_TEST_CASE(a_form_survives_and_goes_with_its_act) {
    Loop loop;
    loop.tablet.device->save_draft("report", {1, 2, 3});
    loop.tablet.save();
    loop.tablet.restart();
    BOOST_TEST((loop.tablet.device->draft("report") == Bytes{1, 2, 3}));
    const core::TicketId id{loop.tablet.device->new_key()};
    core::ReportTicket body;
    body.words = "走廊灯坏";
    BOOST_TEST(loop.tablet.device->submit({{entity(id), body}}, "report").ok());
    loop.tablet.save();
    loop.tablet.restart();
    BOOST_TEST(!loop.tablet.device->draft("report").has_value());
    BOOST_TEST(loop.tablet.state().find(id) != nullptr);
}

BOOST_AUTO_TEST_CASE(ticket_numbers_are_used_up_by_tickets_and_begin_again_each_day) {
    Loop loop;
    const auto serial = [&] { return loop.tablet.device->ticket_serial(); };
    const core::DeviceNo number = loop.tablet.device->identity()->device;
    BOOST_TEST(serial() == core::serial_for(number, 1));
    BOOST_TEST(serial() == core::serial_for(number, 1));
    loop.report();
    BOOST_TEST(serial() == core::serial_for(number, 2));
    loop.tablet.save();
    loop.tablet.restart();
    BOOST_TEST(serial() == core::serial_for(number, 2));
    loop.clock.now_ms += core::day_ms;
    BOOST_TEST(serial() == core::serial_for(number, 1));
}

BOOST_AUTO_TEST_CASE(a_wrong_clock_is_corrected_and_told) {
    Loop loop;
    constexpr std::int64_t two_years = 730 * core::day_ms;
    loop.clock.wrong_ms = two_years;
    BOOST_TEST(loop.tablet.device->now().ms == loop.clock.now_ms);
    const core::TicketId id = loop.report();
    loop.tablet.save();
    loop.exchange();
    BOOST_TEST(loop.tablet.device->status().clock_off_ms == two_years);
    const core::Stamp stamp = loop.at_server(id)->timeline[0].stamp;
    BOOST_TEST(loop.clock.now_ms - stamp.effective_at.ms < 2000);
    BOOST_TEST((stamp.grade == core::TimeGrade::proven));
    // After a restart without a contact the last known offset still helps.
    loop.tablet.restart();
    BOOST_TEST(std::abs(loop.tablet.device->now().ms - loop.clock.now_ms) < 2000);
}

BOOST_AUTO_TEST_CASE(a_journal_that_cannot_be_opened_takes_no_work_and_is_tried_again) {
    Loop loop;
    loop.tablet.journal.fault = [](Area) {
        return MemoryJournal::Fault{JournalStatus::unavailable, false};
    };
    loop.tablet.restart();
    BOOST_TEST((loop.tablet.device->phase() == Phase::storage_failed));
    BOOST_TEST((loop.tablet.device->status().storage == JournalStatus::unavailable));
    BOOST_TEST(!loop.remark(loop.tablet, {1}, "x"));
    loop.tablet.journal.fault = {};
    loop.tablet.device->kick();
    loop.tablet.save();
    BOOST_TEST((loop.tablet.device->phase() == Phase::ready));
}

BOOST_AUTO_TEST_CASE(a_download_goes_on_where_it_was_cut) {
    Loop loop;
    for (int i = 0; i < 40; ++i)
        loop.by_server(entity(core::GroupId{loop.key()}), core::AddGroup{"组"});
    std::size_t granted = 0;
    loop.meddle = [&](Chunk& chunk) {
        if (chunk.from.value != 0 || chunk.grants.size() <= 10) return;
        chunk.bootstrap_left = chunk.grants.size() - 10;
        chunk.grants.resize(10);
        chunk.bootstrap_after = chunk.grants.back().id;
        chunk.checksum.reset();
    };
    Tablet fresh(loop.clock, 3);
    loop.sign_in(fresh, loop.butler);
    fresh.device->kick();
    fresh.save();
    loop.deliver(fresh);
    loop.deliver(fresh);
    BOOST_TEST((fresh.device->phase() == Phase::bootstrapping));
    BOOST_TEST(fresh.device->progress().done == 20u);
    BOOST_TEST(fresh.device->progress().total == core::size(loop.ledger->state()));
    fresh.restart();
    BOOST_TEST(fresh.device->progress().done == 20u);
    loop.meddle = [&](Chunk& chunk) { granted += chunk.grants.size(); };
    loop.exchange(fresh);
    BOOST_TEST((fresh.device->phase() == Phase::ready));
    BOOST_TEST(granted == core::size(loop.ledger->state()) - 20);
    BOOST_TEST(fresh.state().all<core::Group>().size() == 41u);
}

BOOST_AUTO_TEST_SUITE_END()
