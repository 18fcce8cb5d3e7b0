#include "core/round.hpp"

#include <algorithm>

namespace core {

namespace {

auto by_checkpoint = [](const Visit& visit, std::uint16_t checkpoint) {
    return visit.checkpoint < checkpoint;
};

Visit& visit_at(Round& round, std::uint16_t checkpoint) {
    auto it = std::lower_bound(round.visits.begin(), round.visits.end(), checkpoint, by_checkpoint);
    if (it == round.visits.end() || it->checkpoint != checkpoint) {
        it = round.visits.insert(it, Visit{});
        it->checkpoint = checkpoint;
    }
    return *it;
}

ItemState& item_at(Visit& visit, std::size_t item) {
    if (visit.items.size() <= item) visit.items.resize(item + 1);
    return visit.items[item];
}

void note_late(Round& round) {
    if (!round.under_way() && round.late_records < UINT16_MAX) ++round.late_records;
}

}  // namespace

const Visit* Round::visit(std::uint16_t checkpoint) const {
    const auto it = std::lower_bound(visits.begin(), visits.end(), checkpoint, by_checkpoint);
    return it != visits.end() && it->checkpoint == checkpoint ? &*it : nullptr;
}

void evolve(Round& round, const OpHead& head, const Stamp& stamp, const StartRound& op) {
    round.route = op.route;
    round.walker = head.actor;
    round.started = stamp;
}

void evolve(Round& round, const OpHead& head, const Stamp& stamp, const BeginRound& op) {
    evolve(round, head, stamp, StartRound{op.route});
    round.partner = op.partner;
    round.planned = op.planned;
    round.turn = op.turn;
    round.rewalk_of = op.rewalk_of;
}

void evolve(Round& round, const OpHead&, const Stamp& stamp, const ConfirmPartner& op) {
    note_late(round);
    // A word from the partner's own device outweighs the walker's.
    const bool stronger =
        round.partner_proof == PartnerProof::none ||
        (round.partner_proof == PartnerProof::pin_here && op.proof == PartnerProof::own_device);
    if (!stronger) return;
    round.partner = op.partner;
    round.partner_proof = op.proof;
    round.partner_at = stamp;
}

void evolve(Round& round, const OpHead& head, const Stamp& stamp, const CheckIn& op) {
    evolve(round, head, stamp, LinkedCheckIn{op.checkpoint, op.proof, op.reason, {}, {}});
}

void evolve(Round& round, const OpHead& head, const Stamp& stamp, const LinkedCheckIn& op) {
    note_late(round);
    Visit& visit = visit_at(round, op.checkpoint);
    if (visit.checked_in) {
        if (visit.repeats < UINT16_MAX) ++visit.repeats;
        return;  // the first check-in is the one that counts; what followed is counted
    }
    visit.checked_in = true;
    visit.skipped = false;
    visit.at = stamp;
    visit.proof = op.proof;
    visit.reason = op.reason;
    visit.made_at = head.made_at;
    visit.device = head.id.device;
    visit.link = op.link;
    visit.where = op.where;
}

void evolve(Round& round, const OpHead&, const Stamp&, const RecordItem& op) {
    note_late(round);
    ItemState& item = item_at(visit_at(round, op.checkpoint), op.item);
    item = ItemState{};
    item.result = op.result;
    item.reading_milli = op.reading_milli;
}

void evolve(Round& round, const OpHead&, const Stamp&, const RecordAnswer& op) {
    note_late(round);
    ItemState& item = item_at(visit_at(round, op.checkpoint), op.item);
    item = ItemState{};
    item.result = op.result;
    item.choice = op.choice;
    item.text = op.text;
}

void evolve(Round& round, const OpHead& head, const Stamp& stamp, const AttachRoundPhoto& op) {
    note_late(round);
    RoundPhoto photo;
    photo.file = op.photo;
    photo.by = head.actor;
    photo.stamp = stamp;
    photo.checkpoint = op.checkpoint;
    photo.item = op.item;
    round.photos.push_back(photo);
}

void evolve(Round& round, const OpHead&, const Stamp&, const RecordAllOk& op) {
    note_late(round);
    Visit& visit = visit_at(round, op.checkpoint);
    if (visit.items.size() < op.items) visit.items.resize(op.items);
    for (ItemState& item : visit.items) {
        if (item.result == ItemResult::none) item.result = ItemResult::ok;
    }
}

void evolve(Round& round, const OpHead&, const Stamp&, const RecordFinding& op) {
    note_late(round);
    ItemState& item = item_at(visit_at(round, op.checkpoint), op.item);
    item.result = ItemResult::finding;
    item.severity = op.severity;
    item.handling = op.handling;
    item.ticket = op.ticket;
    item.text = op.text;
}

void evolve(Round& round, const OpHead&, const Stamp& stamp, const SkipCheckpoint& op) {
    note_late(round);
    Visit& visit = visit_at(round, op.checkpoint);
    if (visit.checked_in) return;  // it was visited after all
    visit.skipped = true;
    visit.at = stamp;
    visit.reason = op.reason;
}

void evolve(Round& round, const OpHead&, const Stamp& stamp, const FinishRound&) {
    if (round.under_way()) {
        round.finished = stamp;
    } else {
        note_late(round);
    }
}

}  // namespace core
