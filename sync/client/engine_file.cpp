// A person's work in a file: what goes into it, and what is taken out of it on another device.

#include "sync/client/engine.hpp"

namespace xsync {

void Device::Engine::note_home() {
    const auto& communities = replica.visible().all<core::Community>();
    if (communities.empty()) return;
    const Home home{core::entity(core::CommunityId{communities.begin()->first})};
    if (outbox.home() == home) return;
    Writes writes;
    outbox.settle_in(home, writes);
    outbox_writer.add(std::move(writes), Durability::relaxed);
}

Adopted Device::Engine::adopt(const std::vector<JournalRecord>& work) {
    Adopted result;
    if (phase != Phase::ready) return result;
    Outbox file;
    if (!file.open(work) || !file.enrolment().person) {
        result.how = Adoption::unreadable;
        return result;
    }
    const Person& author = *file.enrolment().person;
    result.author = author.display_name;
    result.unreadable = file.unreadable();
    result.how = objection_to(file);
    if (result.how != Adoption::taken) return result;
    Writes writes;
    const Outbox::Adopted adopted = outbox.adopt(file, writes);
    result.taken = adopted.to_send.size() + adopted.refused;
    result.known = adopted.known;
    if (writes.empty()) return result;
    for (const core::Op& op : adopted.to_send) replica.show(op);
    outbox_writer.add(std::move(writes), Durability::strict, [this, ops = adopted.to_send] {
        for (const core::Op& op : ops) outbox.durable(op.head.id);
        session_.want(ports_.clock.monotonic_ms());
        touch();
    });
    touch();
    return result;
}

// In order of precedence; `taken` when nothing stands against it.
Adoption Device::Engine::objection_to(const Outbox& file) const {
    const Person& author = *file.enrolment().person;
    if (file.home() && outbox.home() && file.home() != outbox.home())
        return Adoption::other_community;
    if (author.actor != identity->actor) return Adoption::other_person;
    for (const auto& [id, own] : file.ops()) {
        // Nobody's file carries work in another's name.
        if (own.op.head.actor != author.actor) return Adoption::unreadable;
    }
    if (outbox.differs_from(file)) return Adoption::differs;
    const bool empty = file.ops().empty() && file.tray().empty();
    return empty && file.unreadable() != 0 ? Adoption::unreadable : Adoption::taken;
}

}  // namespace xsync
