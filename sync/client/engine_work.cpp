// A person's work: deciding, showing, writing down, and what is said about it.

#include "sync/client/engine.hpp"
#include "sync/tuning.hpp"

#include <algorithm>

namespace xsync {

core::Op Device::Engine::op_of(const Draft& draft, core::OpId id) const {
    core::OpHead head;
    head.id = id;
    head.actor = identity->actor;
    head.entity = draft.entity;
    head.evidence = time.evidence();
    head.made_at = ports_.clock.wall();
    // Own ops on top leave `through` alone: this is what the author saw confirmed.
    head.base = core::base_of(replica.visible(), draft.entity);
    return {head, draft.body};
}

// A check-in names the one before it: of this act, else the newest the device still has. After the
// 30 days that it keeps what was received a new chain begins.
void Device::Engine::link(core::Op& op, const std::vector<core::Op>& before) {
    auto* check_in = std::get_if<core::LinkedCheckIn>(&op.body);
    if (!check_in) return;
    const core::Op* last = nullptr;
    const auto take = [&](const core::Op& each) {
        if (!last && std::holds_alternative<core::LinkedCheckIn>(each.body)) last = &each;
    };
    for (auto it = before.rbegin(); it != before.rend(); ++it) take(*it);
    const auto& own = outbox.ops();
    for (auto it = own.rbegin(); it != own.rend() && !last; ++it) take(it->second.op);
    check_in->link = {1, 0, -1};
    const std::int64_t now_ms = ports_.clock.monotonic_ms();
    if (last) {
        check_in->link.number = std::get<core::LinkedCheckIn>(last->body).link.number + 1;
        check_in->link.before = check_in_hash(*last);
        if (linked_ && linked_->hash == check_in->link.before)
            check_in->link.steady_ms = now_ms - linked_->at_ms;
    }
    linked_ = Linked{check_in_hash(op), now_ms};
}

core::Decision Device::Engine::judge(const core::Op& op) const {
    if (phase != Phase::ready) return {core::Verdict::unknown_actor, core::Flags::none};
    if (!core::within_limits(op.body)) return {core::Verdict::bad_value, core::Flags::none};
    return core::decide(replica.visible(), op, core::Sight::visible);
}

Submitted Device::Engine::submit(const std::vector<Draft>& act, std::string_view finished_draft,
                                 std::optional<core::OpId> replaces) {
    Submitted result;
    if (phase != Phase::ready) {
        result.decision.verdict = core::Verdict::unknown_actor;
        return result;
    }
    std::vector<core::Op> ops;
    core::OpId id = outbox.next_id();
    std::uint32_t serial = 0;
    for (const Draft& draft : act) {
        core::Op op = op_of(draft, id);
        link(op, ops);
        const core::Decision decision = judge(op);
        if (decision.verdict != core::Verdict::accepted) {
            for (const core::Op& shown : ops) replica.take_off(shown.head.id);
            return {decision, {}};
        }
        result.decision.flags = result.decision.flags | decision.flags;
        if (const auto* report = std::get_if<core::ReportTicket>(&op.body)) serial = report->serial;
        replica.show(op);
        result.ops.push_back(id);
        ops.push_back(std::move(op));
        ++id.n.value;
    }
    if (ops.empty()) return result;

    Writes writes;
    outbox.add(ops, writes);
    if (replaces) outbox.remove_refused(*replaces, writes);
    if (!finished_draft.empty()) outbox.drop_draft(finished_draft, writes);
    if (serial != 0 && serial == ticket_serial()) {
        Counters counters = outbox.counters();
        const core::Day today = core::day_of(time.now(), replica.visible().zone());
        counters.tickets = counters.day == today ? counters.tickets + 1 : 1;
        counters.day = today;
        outbox.count(counters, writes);
    }
    outbox_writer.add(std::move(writes), Durability::strict, [this, ids = result.ops] {
        for (const core::OpId each : ids) outbox.durable(each);
        session_.want(ports_.clock.monotonic_ms());
        touch();
    });
    touch();
    return result;
}

std::uint64_t Device::Engine::new_key() {
    const auto random = static_cast<std::uint32_t>(ports_.random.next());
    const std::uint64_t key = core::make_key(time.now().ms, random);
    last_key_ = key > last_key_ ? key : last_key_ + 1;
    return last_key_;
}

std::uint32_t Device::Engine::ticket_serial() const {
    const Counters& counters = outbox.counters();
    const core::Day today = core::day_of(time.now(), replica.visible().zone());
    const std::uint32_t before = counters.day == today ? counters.tickets : 0;
    return core::serial_for(outbox.enrolment().device, before + 1);
}

Submitted Device::Engine::resend(core::OpId refused, std::optional<Draft> amended) {
    const auto in_tray = outbox.tray().find(refused);
    const auto in_archive = outbox.archived().find(refused);
    const Entry* entry = in_tray != outbox.tray().end()          ? &in_tray->second
                         : in_archive != outbox.archived().end() ? &in_archive->second
                                                                 : nullptr;
    if (!entry) return {{core::Verdict::unknown_reference, core::Flags::none}, {}};
    const Draft draft =
        amended ? std::move(*amended) : Draft{entry->op->head.entity, entry->op->body};
    return submit({draft}, {}, refused);
}

Delivery Device::Engine::delivery(core::EntityId id) const {
    const Outbox::Own* own = outbox.newest_of(id);
    if (!own) {
        // One that the server could not read lies in the tray alone.
        for (const auto& [refused, entry] : outbox.tray())
            if (entry.op->head.entity == id)
                return {DeliveryStage::refused, entry.stamp.received_at};
        return {};
    }
    if (!own->durable) {
        const bool failing = outbox_writer.status() != JournalStatus::ok;
        return {failing ? DeliveryStage::not_saved : DeliveryStage::saving, {}};
    }
    if (outbox.waiting_ids().contains(own->op.head.id)) return {DeliveryStage::saved, {}};
    const Entry& entry = own->verdict->entry;
    if (entry.decision.verdict == core::Verdict::accepted) {
        return {DeliveryStage::received, entry.stamp.received_at};
    }
    const bool open = outbox.tray().contains(own->op.head.id);
    return {open ? DeliveryStage::refused : DeliveryStage::none, entry.stamp.received_at};
}

SyncStatus Device::Engine::status() const {
    SyncStatus status;
    std::map<core::EntityKind, std::size_t> kinds;
    for (const core::OpId id : outbox.waiting_ids()) {
        const Outbox::Own& own = outbox.ops().at(id);
        ++kinds[own.op.head.entity.kind];
        if (!own.durable) ++status.unsaved;
    }
    status.pending.assign(kinds.begin(), kinds.end());
    status.pending_total = outbox.waiting();
    status.sent = round_sent_;
    status.to_send = round_sent_ + outbox.waiting();
    status.synced_at = outbox.counters().synced_at;
    status.last_contact = outbox.counters().last_contact;
    status.clock_off_ms = -time.offset_ms();
    status.time_proven_ms = time.since_contact_ms();
    status.clock_jump_ms = time.jump_ms();
    status.refreshing = store_.has_state() && store_.meta().download.has_value();
    status.trouble = session_.trouble();
    status.storage = open_status_ != JournalStatus::ok             ? open_status_
                     : outbox_writer.status() != JournalStatus::ok ? outbox_writer.status()
                                                                   : state_writer.status();
    const bool all = outbox.waiting() == 0 && replica.cursor() == head_ && !store_.meta().download;
    if (session_.barred() == Session::Bar::revoked)
        status.link = Link::revoked;
    else if (session_.barred() == Session::Bar::ended)
        status.link = Link::session_ended;
    else if (session_.busy())
        status.link = Link::syncing;
    else if (refused_)
        status.link = Link::refused;
    else if (!session_.reached())
        status.link = Link::offline;
    else if (update_required_)
        status.link = Link::update_required;
    else
        status.link = all ? Link::synced : Link::waiting;
    return status;
}

}  // namespace xsync
