#pragma once
// What a device knows: confirmed records ⊕ its own ops that are not in them yet = what is visible.
//
// The tables hold the visible records. For an entity with own ops on top a shadow keeps the confirmed
// record; a chunk changes the shadow and lays the ops on again, so a rebase costs what is touched and
// not what is stored. An own op stays on top until its verdict is known and the confirmed record has
// it: the verdict may come first. One thread, no I/O.
//
// Invariant: visible() == confirmed() ⊕ the ops shown, in the order they were shown.

#include "core/state.hpp"
#include "sync/message.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace xsync {

// Which visible records became others, for whoever keeps something made from them.
struct Changes {
    std::uint64_t upto = 0;           // ask with this the next time
    bool all = false;                 // too much to name
    std::vector<core::EntityId> ids;  // some perhaps twice
};
// More changes than these are not remembered one by one: 64 kB.
inline constexpr std::size_t changes_remembered = 4096;

class Replica {
public:
    const core::State& visible() const { return state_; }
    // Since an earlier answer's `upto`; all since 0.
    Changes changes_since(std::uint64_t seen) const;
    // What the server says: of one entity, and of all (a copy: for tests and repairs).
    std::optional<core::Record> confirmed(core::EntityId id) const;
    core::State confirmed() const;
    // The confirmed records with ids in [first, end), in order.
    void each_confirmed(core::EntityId first, std::optional<core::EntityId> end,
                        const std::function<void(Grant)>& visit) const;
    core::LogPos cursor() const { return cursor_; }

    // Puts an own op on top. `pos` is its position when the verdict is known already.
    void show(const core::Op& op, core::LogPos pos = {});
    // The verdict came: accepted at `pos`. It goes from the top once the confirmed record has it.
    void received(core::OpId id, core::LogPos pos);
    // Takes an own op off: refused, withdrawn or renumbered. False: it was not shown.
    bool take_off(core::OpId id);
    // What is on top, entity by entity, each in its order.
    std::vector<core::Op> on_top() const;
    // Lays one op on a state as the replica does.
    static void lay_on(core::State& state, const core::Op& op);

    // The server's order: revokes, grants, entries, then the cursor moves to chunk.to.
    void apply(const Chunk& chunk);
    // Another confirmed state altogether; what is on top stays on top.
    void replace(core::State confirmed, core::LogPos cursor);
    void set_cursor(core::LogPos cursor) { cursor_ = cursor; }
    void clear();

private:
    struct Shown {
        core::Op op;
        core::LogPos pos;  // 0: no verdict yet
    };
    bool contains(const Shown& shown) const;
    void note(core::EntityId id);  // the visible record is another
    void note_all();
    void uncover(core::EntityId id);  // the confirmed record stands in the table until cover()
    void cover(core::EntityId id);

    core::State state_;
    core::LogPos cursor_;
    std::map<core::EntityId, std::vector<Shown>> shown_;
    std::map<core::EntityId, std::optional<core::Record>> shadows_;  // of the entities of shown_
    std::map<core::OpId, core::EntityId> where_;
    std::set<core::OpId> received_;  // shown, with a known position
    std::set<core::EntityId> uncovered_;
    std::vector<core::EntityId> changed_;  // the newest changes, oldest first
    std::uint64_t changes_ = 1;            // how many there were, with those forgotten
};

}  // namespace xsync
