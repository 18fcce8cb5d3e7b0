#pragma once
// The inside of Device: holds the parts together. engine_open.cpp brings a journal up, engine_work.cpp
// takes a person's work, engine_exchange.cpp talks to the server, engine_verdict.cpp keeps own ops and
// their numbers, engine_file.cpp carries work between devices by hand.

#include "sync/client/area_writer.hpp"
#include "sync/client/device.hpp"
#include "sync/client/inbox.hpp"
#include "sync/client/outbox.hpp"
#include "sync/client/replica.hpp"
#include "sync/client/session.hpp"
#include "sync/client/state_store.hpp"
#include "sync/client/time_keeper.hpp"

namespace xsync {

class Device::Engine {
public:
    explicit Engine(Ports ports);

    // engine_open.cpp
    void pump();
    std::optional<std::int64_t> next_wake_ms() const;
    void kick();
    void poke(core::LogPos head);
    Progress progress() const;
    void sign_in(const std::string& account, const std::string& password,
                 const std::function<void(SignInResult)>& done);
    SignOutResult sign_out();

    // engine_work.cpp
    core::Op op_of(const Draft& draft, core::OpId id) const;
    core::Decision judge(const core::Op& op) const;
    void link(core::Op& op, const std::vector<core::Op>& before);
    Submitted submit(const std::vector<Draft>& act, std::string_view finished_draft,
                     std::optional<core::OpId> replaces = {});
    std::uint64_t new_key();
    std::uint32_t ticket_serial() const;
    Submitted resend(core::OpId refused, std::optional<Draft> amended);
    Delivery delivery(core::EntityId id) const;
    SyncStatus status() const;

    // engine_file.cpp
    Adopted adopt(const std::vector<JournalRecord>& work);

    // engine_exchange.cpp
    void ask_received(core::DeviceNo device,
                      const std::function<void(std::optional<core::OpSeq>)>& done);

    std::shared_ptr<Inbox> inbox = std::make_shared<Inbox>();
    Phase phase = Phase::opening;
    std::optional<Identity> identity;
    std::uint64_t version = 1;
    Outbox outbox;
    Replica replica;
    TimeKeeper time;
    AreaWriter outbox_writer, state_writer;
    void touch() { ++version; }

private:
    using Answered = void (Engine::*)(const Answer& answer, std::int64_t sent_ms);

    // engine_open.cpp
    void open();
    void opened_outbox(JournalStatus status, const std::vector<JournalRecord>& records);
    void opened_state(JournalStatus status, const std::vector<JournalRecord>& records);
    void open_failed(JournalStatus status, std::string why);
    void become(const Enrolment& enrolment);
    void start_empty();
    void signed_in(const Answer& answer, const std::string& account,
                   const std::function<void(SignInResult)>& done);
    void settle_phase();

    // engine_file.cpp
    void note_home();
    Adoption objection_to(const Outbox& file) const;

    // engine_exchange.cpp
    void exchange();
    void post(std::string path, Bytes body, Answered take);
    void answered(const Answer& answer, std::int64_t sent_ms);
    bool failed_with(const Answer& answer);
    void handle(const Chunk& chunk, Bytes bytes);
    void take_content(const Chunk& chunk, Bytes bytes);
    void take_live(const Chunk& chunk, Bytes bytes);
    void take_page(const Chunk& chunk);
    void download(core::Epoch epoch);
    bool matches(const Chunk& chunk, const std::vector<core::EntityId>& ids,
                 std::uint64_t sum) const;
    void repair(std::string why);
    void fail(std::string why, std::int64_t least_ms = 0, bool reached = true);
    void went_well(const Chunk& chunk);
    void note_contact();
    void withdrawn(core::OpSeq next);
    void put_down_device();

    // engine_verdict.cpp
    void show_own();
    std::size_t take_receipts(const Chunk& chunk);
    core::OpId own_in_state() const;
    void new_epoch(core::Epoch epoch);
    void suspect_an_op();
    void offer_was_read();
    void lane_is_foreign(core::OpSeq next);
    void fill_hole(core::OpSeq next);
    void ask_number();
    void got_number(const Answer& answer, std::int64_t sent_ms);
    void renumber(core::DeviceNo from, core::OpSeq next);
    void prune();

    Ports ports_;
    StateStore store_;
    core::State staging_;
    Session session_;
    std::uint64_t exchange_ = 0;  // number of the exchange under way; answers to others are late
    core::DeviceNo lane_;         // whose ops the exchange under way carries
    core::OpSeq offered_;         // the last of them
    std::size_t offered_count_ = 0;
    // At most so many go, while an op is looked for that the server cannot read; 0: none, to see whether
    // it reads requests at all.
    std::optional<std::size_t> offer_max_;
    std::size_t suspects_ = 0;  // ops in the request that was refused first
    core::OpSeq lane_next_;     // first n of the lane that the server does not have
    std::size_t progress_ = 0;  // what the exchange under way has changed
    core::LogPos head_;         // of the server, as far as known
    bool update_required_ = false;
    bool refused_ = false;        // the server does not understand us
    std::size_t round_sent_ = 0;  // ops received since everything was sent last
    std::uint64_t clones_ = 0;    // new numbers asked for in a row
    std::optional<std::int64_t> repaired_ms_;
    std::int64_t reopen_ms_ = 0, reopen_delay_ms_ = 0;
    JournalStatus open_status_ = JournalStatus::ok;
    std::uint64_t last_key_ = 0;
    struct Linked {
        std::uint64_t hash = 0;
        std::int64_t at_ms = 0;  // monotonic, of this start of the app
    };
    std::optional<Linked> linked_;  // the newest check-in of this start
};

}  // namespace xsync
