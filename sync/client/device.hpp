#pragma once
// The device engine: everything between a tap and the colleague's screen, without I/O of its own.
//
//     Device device({journal, transport, clock, random});
//     device.set_waker([&] { schedule_frame(); });         // something was enqueued: call pump() soon
//     …each turn: device.pump(); sleep until device.next_wake_ms() or the waker
//     if (auto made = device.submit({{entity(ticket), RespondTicket{text}}}); !made.ok()) show(sentence(made.decision.verdict));
//
// A submitted act is decided on the visible state at once and shown at once; it counts as saved
// when the journal has it durably (delivery() says so), is sent only then, and stays until the
// server's verdict. Calls never block and never throw. One thread.
//
// Invariants: visible == confirmed ⊕ pending; no op is ever dropped: it is pending, acknowledged,
// or in the tray.

#include "core/apply.hpp"
#include "sync/client/journal.hpp"
#include "sync/client/ports.hpp"
#include "sync/client/status.hpp"
#include "sync/client/trace.hpp"
#include "sync/message.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xsync {

class Replica;

struct Ports {
    Journal& journal;
    Transport& transport;
    Clock& clock;
    Random& random;
};

struct Draft {
    core::EntityId entity;
    core::OpBody body;
};

struct Submitted {
    core::Decision decision;      // of the first draft that was refused, else the union of flags
    std::vector<core::OpId> ops;  // empty when refused: then nothing happened
    bool ok() const { return decision.verdict == core::Verdict::accepted; }
};

enum class SignInResult : std::uint8_t {
    ok = 0,
    wrong_password = 1,  // or no such account: the server does not say which
    locked = 2,          // too many tries, come back later
    unreachable = 3,
    other_person = 4,    // this tablet holds unsent work of another person: they must send it first
    storage_failed = 5,  // the identity could not be written
    refused = 6,         // the server did not understand, see SyncStatus::trouble
};

enum class SignOutResult : std::uint8_t {
    ok = 0,
    unsent_work = 1,  // ops that no server has received
    open_tray = 2,    // refused ops that nobody has looked after
};

// What became of work that was brought in a file.
enum class Adoption : std::uint8_t {
    taken = 0,       // whatever of it was not here before
    not_now = 1,     // the first download is not over
    unreadable = 2,  // not such work, or written by a newer build
    other_community = 3,
    other_person = 4,  // see Adopted::author: they must sign in for it
    differs = 5,       // under one number another op lies here: a copied store
};

struct Adopted {
    Adoption how = Adoption::not_now;
    std::size_t taken = 0;       // ops to be sent, and refused ones for the tray
    std::size_t known = 0;       // were here already
    std::size_t unreadable = 0;  // left in the file
    std::string author;          // whose it is
};

struct Identity {
    core::Actor actor;
    core::Role role = core::Role::none;
    core::DeviceNo device;
    std::string account;
    std::string display_name;
    std::uint64_t store = 0;  // this store's name for the server
};

class Device {
public:
    explicit Device(Ports ports);  // starts to read the journal
    ~Device();                     // completions still under way are ignored afterwards
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;

    // --- running -------------------------------------------------------------------------------------
    void set_waker(std::function<void()> waker);
    void pump();
    // Nothing to do for so long, from now; nullopt: until the waker calls.
    std::optional<std::int64_t> next_wake_ms() const;
    void kick();  // the network may be back, the page became visible, a person asked: try now
    void poke(core::LogPos head);  // the event stream says so

    // --- who -----------------------------------------------------------------------------------------
    Phase phase() const;
    Progress progress() const;  // while bootstrapping
    const std::optional<Identity>& identity() const;
    void sign_in(const std::string& account, const std::string& password,
                 const std::function<void(SignInResult)>& done);  // done from pump()
    SignOutResult sign_out();  // erases the device; refused while work would be lost

    // --- what is shown -------------------------------------------------------------------------------
    const core::State& state() const;  // visible; references live until the next pump() or submit()
    std::uint64_t version() const;     // changes whenever any answer of this class may be another
    core::UtcMs now() const;           // the server's time as well as it is known here
    Delivery delivery(core::EntityId id) const;
    SyncStatus status() const;

    // --- work ----------------------------------------------------------------------------------------
    // The drafts of one act happen together: all or none, and in one journal transaction.
    // `finished_draft` names a form draft that the same transaction removes.
    Submitted submit(const std::vector<Draft>& act, std::string_view finished_draft = {});
    core::Decision decide(const Draft& draft) const;  // would submit() take it? For greying out
    std::uint64_t new_key();                          // for a new entity
    // For a new ticket of today; used up when a ticket is submitted with it.
    std::uint32_t ticket_serial();

    // --- the tray ------------------------------------------------------------------------------------
    std::vector<TrayItem> tray() const;  // oldest first
    // A new op takes its place: the same again, or amended (perhaps about another entity).
    Submitted resend(core::OpId refused, std::optional<Draft> amended = {});
    bool archive(core::OpId refused);  // out of sight, not out of existence; false: not in the tray

    // --- work in a file -------------------------------------------------------------------------------
    // Everything of the person that no server may have, durable or not, as records of the outbox.
    std::vector<JournalRecord> work() const;
    // Takes over such records of another device of the same person. Ops keep their ids, so that bringing
    // them twice, or the other device coming back, makes none of them happen twice.
    Adopted adopt(const std::vector<JournalRecord>& work);

    // --- a lost store -------------------------------------------------------------------------------
    Trace trace() const;  // of this store, to be kept outside of it
    // The first n of an older number of this person that the server does not have. nullopt: it could not
    // be asked now, or the number is somebody else's. `done` from pump().
    void ask_received(core::DeviceNo device,
                      const std::function<void(std::optional<core::OpSeq>)>& done);

    // --- forms ---------------------------------------------------------------------------------------
    // Survives a crash, leaves no op. `name`: ASCII, at most 48 bytes.
    void save_draft(std::string name, Bytes bytes);
    void drop_draft(std::string_view name);
    std::optional<Bytes> draft(std::string_view name) const;
    std::vector<std::string> drafts() const;
    bool all_written() const;  // of work and drafts, nothing waits for the journal

    // --- looking inside, for tests and self-checks ---------------------------------------------
    const Replica& replica() const;

private:
    class Engine;
    std::unique_ptr<Engine> engine_;
};

}  // namespace xsync
