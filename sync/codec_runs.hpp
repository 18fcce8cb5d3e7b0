#pragma once
// Runs: lists whose elements resemble their predecessor, written as differences to it. A device's
// ops share author, entity and clock offset and follow each other by seconds, so a check-in of 60
// bytes of facts takes 8.
//
// A row of integer fields is written as a bit set (bit i: field i is not what was predicted) and,
// for each bit set, the zigzagged difference, which is not 0. The first element's predecessor is
// all zeros. Predictions are part of the format, for ever.

#include "sync/codec_bodies.hpp"
#include "sync/codec_fields.hpp"

namespace xsync {

// Visits of a row, writing side: field(value, predicted) for each, then end().
class RowWriter {
public:
    explicit RowWriter(Writer& out) : out_(out) {}
    template <class T>
    void field(const T& value, const T& predicted) {
        const auto difference = static_cast<std::int64_t>(wide(value) - wide(predicted));
        if (difference != 0) {
            changed_ |= std::uint64_t{1} << count_;
            differences_[changes_++] = zigzag(difference);
        }
        ++count_;
    }
    void end() {
        out_.varint(changed_);
        for (unsigned i = 0; i < changes_; ++i) out_.varint(differences_[i]);
    }
    template <class T>
    static std::uint64_t wide(T value) {
        if constexpr (Enum<T>)
            return static_cast<std::uint64_t>(value);
        else
            return static_cast<std::uint64_t>(static_cast<std::int64_t>(value));
    }

private:
    Writer& out_;
    std::uint64_t changed_ = 0;
    std::uint64_t differences_[16] = {};
    unsigned count_ = 0, changes_ = 0;
};

class RowReader {
public:
    explicit RowReader(Reader& in) : in_(in), changed_(in.varint()) {}
    template <class T>
    void field(T& value, const T& predicted) {
        std::uint64_t wide = RowWriter::wide(predicted);
        if ((changed_ >> count_++ & 1) != 0) {
            const std::int64_t difference = unzigzag(in_.varint());
            if (difference == 0) Reader::malformed("a difference of nothing");
            wide += static_cast<std::uint64_t>(difference);
        }
        narrow(wide, value);
    }
    void end() {
        if (changed_ >> count_ != 0) Reader::malformed("differences of more fields than there are");
    }

private:
    template <Enum E>
    static void narrow(std::uint64_t wide, E& value) {
        if (wide < RangeOf<E>::first || wide > RangeOf<E>::last)
            throw Refused(RangeOf<E>::beyond, "a choice that this build does not know");
        value = static_cast<E>(wide);
    }
    template <Integer T>
    static void narrow(std::uint64_t wide, T& value) {
        value = static_cast<T>(wide);
        if (RowWriter::wide(value) != wide) Reader::malformed("an integer out of range");
    }
    Reader& in_;
    std::uint64_t changed_;
    unsigned count_ = 0;
};

// Sums of hostile times may wrap around; that is no more wrong than they are.
constexpr std::int64_t wrapping_sum(std::int64_t a, std::int64_t b) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}
constexpr std::int64_t wrapping_difference(std::int64_t a, std::int64_t b) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
}

// `Row` is RowWriter or RowReader; `now` is what is written or filled. The first seven fields are
// those that change in a run: their bits fit one byte.
template <class Row>
void op_head(Row& row, const core::OpHead& before, core::OpHead& now) {
    row.field(now.id.device.value, before.id.device.value);
    row.field(now.id.n.value, before.id.n.value + 1);
    row.field(now.made_at.ms, before.made_at.ms);
    row.field(now.entity.kind, before.entity.kind);
    row.field(now.entity.key, before.entity.key);
    const std::int64_t elapsed = wrapping_difference(now.made_at.ms, before.made_at.ms);
    const std::int64_t since = before.evidence.since_contact_ms;
    row.field(now.evidence.since_contact_ms, since < 0 ? since : wrapping_sum(since, elapsed));
    row.field(now.base.value, before.base.value);
    row.field(now.actor.kind, before.actor.kind);
    row.field(now.actor.key, before.actor.key);
    row.field(now.evidence.offset_ms, before.evidence.offset_ms);
    row.field(now.evidence.boot, before.evidence.boot);
    row.end();
}

inline void write_head(Writer& out, const core::OpHead& before, const core::OpHead& head) {
    RowWriter row(out);
    core::OpHead copy = head;
    op_head(row, before, copy);
}

inline void read_head(Reader& in, const core::OpHead& before, core::OpHead& head) {
    RowReader row(in);
    op_head(row, before, head);
}

inline void write_ops(Writer& out, const std::vector<core::Op>& ops) {
    out.varint(ops.size());
    core::OpHead before;
    for (const core::Op& op : ops) {
        write_head(out, before, op.head);
        write_body(out, op.body);
        before = op.head;
    }
}

inline void read_ops(Reader& in, std::vector<core::Op>& ops) {
    const std::size_t n = in.count(tuning::push_ops_max, "ops");
    core::OpHead before;
    for (std::size_t i = 0; i < n; ++i) {
        core::Op& op = ops.emplace_back();
        read_head(in, before, op.head);
        read_body(in, op.body);
        before = op.head;
    }
}

// A verdict and its stamp. Where the op is at hand, its time predicts the effective one.
template <class Row>
void verdict_row(Row& row, const Entry& before, const core::OpHead* head, Entry& now) {
    row.field(now.stamp.pos.value, before.stamp.pos.value + 1);
    row.field(now.stamp.received_at.ms, before.stamp.received_at.ms);
    const std::int64_t made = head ? wrapping_sum(head->made_at.ms, head->evidence.offset_ms)
                                   : before.stamp.effective_at.ms;
    row.field(now.stamp.effective_at.ms, std::min(made, now.stamp.received_at.ms));
    row.field(now.stamp.grade, before.stamp.grade);
    row.field(now.decision.verdict, core::Verdict::accepted);
    row.field(now.decision.flags, core::Flags::none);
}

// The body comes last: whoever meets an unknown tag knows the position already.
inline void write_entry(Writer& out, const Entry& before, const core::OpHead& head_before,
                        const Entry& entry) {
    write_head(out, head_before, entry.op->head);
    RowWriter row(out);
    Entry copy{entry.id, entry.decision, entry.stamp, std::nullopt};
    verdict_row(row, before, &entry.op->head, copy);
    row.end();
    write_body(out, entry.op->body);
}

inline void read_entry(Reader& in, const Entry& before, const core::OpHead& head_before,
                       Entry& entry) {
    core::Op& op = entry.op.emplace();
    read_head(in, head_before, op.head);
    entry.id = op.head.id;
    RowReader row(in);
    verdict_row(row, before, &op.head, entry);
    row.end();
    read_body(in, op.body);
}

template <class Row>
void receipt_row(Row& row, const Entry& before, Entry& now) {
    row.field(now.id.device.value, before.id.device.value);
    row.field(now.id.n.value, before.id.n.value + 1);
    verdict_row(row, before, nullptr, now);
    row.end();
}

// Ids in strictly ascending order.
template <class Row>
void id_row(Row& row, core::EntityId before, core::EntityId& now) {
    row.field(now.kind, before.kind);
    row.field(now.key, before.key);
    row.end();
}

inline void write_id(Writer& out, core::EntityId before, core::EntityId id) {
    RowWriter row(out);
    id_row(row, before, id);
}

inline void read_id(Reader& in, core::EntityId before, core::EntityId& id) {
    RowReader row(in);
    id_row(row, before, id);
    if (!(before < id)) Reader::malformed("entities that do not ascend");
}

}  // namespace xsync
