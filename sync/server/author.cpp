#include "sync/server/author.hpp"

#include <cassert>
#include <stdexcept>

#include "sync/codec.hpp"

namespace xsync::server {

namespace {

constexpr std::size_t batch_size = 2'000;
constexpr std::int64_t shift_ms = 8 * core::hour_ms;

}  // namespace

Author::Author(Ledger& ledger, Store& store, std::uint64_t seed)
    : ledger_(ledger), store_(store), random_(seed) {}

Author::~Author() { assert(batch_.empty()); }

core::OpHead Author::head(core::DeviceNo device, core::Actor actor, core::EntityId entity,
                          core::UtcMs at) const {
    core::OpHead head;
    head.id = {device, ledger_.next_of(device)};
    head.actor = actor;
    head.entity = entity;
    head.made_at = at;
    head.evidence.since_contact_ms = 0;
    head.base = core::through(ledger_.state(), entity);
    return head;
}

void Author::found(core::EntityId entity, core::OpBody body, core::UtcMs at) {
    keep(ledger_.found({head({}, {}, entity, at), std::move(body)}, at));
}

void Author::act(core::Actor actor, core::EntityId entity, core::OpBody body, core::UtcMs at) {
    Request request;
    request.device = device_of(actor);
    request.epoch = ledger_.epoch();
    request.after = ledger_.head();
    request.ops.push_back({head(request.device, actor, entity, at), std::move(body)});
    link(request.ops.back());
    Intake intake = ledger_.accept(request, actor, at);
    if (intake.trouble != Trouble::none) throw std::logic_error("the ledger did not take an op");
    const Entry entry = entry_of(intake.batch.front());
    if (entry.decision.verdict != core::Verdict::accepted) {
        throw std::logic_error(std::string(core::name_of(entry.op->body)) + " was refused: " +
                               std::string(core::sentence(entry.decision.verdict).en));
    }
    keep(std::move(intake.batch.front()));
}

// The clock runs through a shift; between two the app was started anew.
void Author::link(core::Op& op) {
    auto* check_in = std::get_if<core::LinkedCheckIn>(&op.body);
    if (!check_in) return;
    CheckedIn& last = checked_in_[op.head.id.device];
    const std::int64_t since_ms = op.head.made_at - last.at;
    const bool same_shift = last.number > 0 && since_ms < shift_ms;
    check_in->link = {last.number + 1, last.hash, same_shift ? since_ms : -1};
    last = {check_in->link.number, check_in_hash(op), op.head.made_at};
}

core::DeviceNo Author::device_of(core::Actor actor) {
    core::DeviceNo& number = devices_[actor];
    if (number.value == 0) {
        const StoredDevice device = store_.issue_device(actor, random_(), false);
        ledger_.admit(device.number, actor, device.last, false);
        number = device.number;
    }
    return number;
}

std::uint64_t Author::key(core::UtcMs at) {
    return core::make_key(at.ms, static_cast<std::uint32_t>(random_()));
}

void Author::keep(StoredEntry entry) {
    batch_.push_back(std::move(entry));
    if (batch_.size() >= batch_size) flush();
}

void Author::flush() {
    if (!batch_.empty()) store_.append(batch_);
    batch_.clear();
}

}  // namespace xsync::server
