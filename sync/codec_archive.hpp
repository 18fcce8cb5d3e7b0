#pragma once
// The two archives of the codec: cereal's traversal over our own bytes.
//
// Integers are varints of 7 bits a byte, low bits first, in the shortest form only; signed ones are
// zigzagged first. `bool` is 0 or 1, enumerations are checked against their last value, text
// against the limit of its type, counts against the bytes that are left and a budget for the whole
// message before anything is made of them. There are no pointers, references or class versions.
// Include this in codec files only. The reader throws Refused, which codec.cpp catches.

#include "sync/codec.hpp"
#include "sync/tuning.hpp"

#include <cereal/cereal.hpp>

#include <algorithm>
#include <array>
#include <concepts>
#include <limits>
#include <string>
#include <type_traits>

namespace xsync {

struct Refused : cereal::Exception {
    DecodeError::Kind kind;
    Refused(DecodeError::Kind why, const std::string& sentence)
        : cereal::Exception(sentence), kind(why) {}
};

constexpr std::uint64_t zigzag(std::int64_t value) {
    return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}
constexpr std::int64_t unzigzag(std::uint64_t value) {
    return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1));
}

class Writer : public cereal::OutputArchive<Writer, cereal::AllowEmptyClassElision> {
public:
    explicit Writer(Bytes& out) : OutputArchive(this), out_(out) {}
    void byte(std::uint8_t value) { out_.push_back(value); }
    void varint(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) byte(static_cast<std::uint8_t>(value | 0x80));
        byte(static_cast<std::uint8_t>(value));
    }
    void raw(const void* data, std::size_t size) {
        const auto* from = static_cast<const std::uint8_t*>(data);
        out_.insert(out_.end(), from, from + size);
    }

private:
    Bytes& out_;
};

class Reader : public cereal::InputArchive<Reader, cereal::AllowEmptyClassElision> {
public:
    explicit Reader(ByteView bytes) : InputArchive(this), left_(bytes) {}

    [[noreturn]] static void malformed(const std::string& sentence) {
        throw Refused(DecodeError::Kind::malformed, sentence);
    }
    std::uint8_t byte() {
        if (left_.empty()) throw Refused(DecodeError::Kind::damaged, "the bytes end too soon");
        const std::uint8_t value = left_.front();
        left_ = left_.subspan(1);
        return value;
    }
    std::uint64_t varint() {
        std::uint64_t value = 0;
        for (unsigned shift = 0;; shift += 7) {
            const std::uint8_t next = byte();
            if (shift == 63 && next > 1) malformed("an integer of more than 64 bits");
            value |= static_cast<std::uint64_t>(next & 0x7F) << shift;
            if (next < 0x80) {
                if (next == 0 && shift > 0) malformed("an integer not in its shortest form");
                return value;
            }
        }
    }
    ByteView raw(std::uint64_t size) {
        if (size > left_.size())
            throw Refused(DecodeError::Kind::damaged, "the bytes end too soon");
        const ByteView taken = left_.first(static_cast<std::size_t>(size));
        left_ = left_.subspan(taken.size());
        return taken;
    }
    // Every count passes here: each element takes at least a byte and a share of the message's
    // budget.
    std::size_t count() {
        const std::uint64_t n = varint();
        if (n > left_.size()) malformed("a count of more elements than there are bytes");
        if (n > budget_)
            throw Refused(DecodeError::Kind::too_large, "more elements than a message may hold");
        budget_ -= static_cast<std::size_t>(n);
        return static_cast<std::size_t>(n);
    }
    // A list whose elements are large in memory has a limit of its own.
    std::size_t count(std::size_t most, const char* of_what) {
        const std::size_t n = count();
        if (n > most) {
            throw Refused(DecodeError::Kind::too_large,
                          "more than " + std::to_string(most) + ' ' + of_what);
        }
        return n;
    }
    void enter() {
        if (++depth_ > tuning::message_depth_max) malformed("nested too deep");
    }
    void leave() { --depth_; }
    void finish() const {
        if (!left_.empty()) malformed("bytes behind the end");
    }

private:
    ByteView left_;
    std::size_t budget_ = tuning::message_elements_max;
    unsigned depth_ = 0;
};

}  // namespace xsync

CEREAL_SETUP_ARCHIVE_TRAITS(xsync::Reader, xsync::Writer)

namespace xsync {

template <class T>
concept Integer = std::is_integral_v<T> && !std::is_same_v<T, bool>;
template <class T>
concept Enum = std::is_enum_v<T>;

template <class T>
void prologue(Reader& in, const T&) requires std::is_class_v<T> {
    in.enter();
}
template <class T>
void epilogue(Reader& in, const T&) requires std::is_class_v<T> {
    in.leave();
}

template <Integer T>
void save(Writer& out, const T& value) {
    if constexpr (std::is_signed_v<T>)
        out.varint(zigzag(value));
    else
        out.varint(value);
}
template <Integer T>
void load(Reader& in, T& value) {
    if constexpr (std::is_signed_v<T>) {
        const std::int64_t wide = unzigzag(in.varint());
        if (wide < std::numeric_limits<T>::min() || wide > std::numeric_limits<T>::max())
            Reader::malformed("an integer out of range");
        value = static_cast<T>(wide);
    } else {
        const std::uint64_t wide = in.varint();
        if (wide > std::numeric_limits<T>::max()) Reader::malformed("an integer out of range");
        value = static_cast<T>(wide);
    }
}

template <std::same_as<bool> T>
void save(Writer& out, const T& value) {
    out.byte(value ? 1 : 0);
}
template <std::same_as<bool> T>
void load(Reader& in, T& value) {
    const std::uint8_t read = in.byte();
    if (read > 1) Reader::malformed("a yes or no that is neither");
    value = read == 1;
}

// The values an enumeration may have: specialised in codec_fields.hpp; without it a field of that
// type does not compile.
template <Enum E>
struct RangeOf;

template <Enum E>
void save(Writer& out, const E& value) {
    out.varint(static_cast<std::uint64_t>(value));
}
template <Enum E>
void load(Reader& in, E& value) {
    const std::uint64_t read = in.varint();
    if (read < RangeOf<E>::first || read > RangeOf<E>::last)
        throw Refused(RangeOf<E>::beyond, "a choice that this build does not know");
    value = static_cast<E>(read);
}

template <class T>
void save(Writer& out, const std::vector<T>& list) {
    out.varint(list.size());
    for (const T& each : list) out(each);
}
template <class T>
void load(Reader& in, std::vector<T>& list) {
    const std::size_t n = in.count();
    list.clear();
    // Memory follows what was really there, not what a count claims.
    list.reserve(std::min<std::size_t>(n, 64));
    for (std::size_t i = 0; i < n; ++i) in(list.emplace_back());
}

// A hash: its bytes as they are.
template <std::size_t Size>
void save(Writer& out, const std::array<std::uint8_t, Size>& bytes) {
    out.raw(bytes.data(), bytes.size());
}
template <std::size_t Size>
void load(Reader& in, std::array<std::uint8_t, Size>& bytes) {
    const ByteView taken = in.raw(Size);
    std::copy(taken.begin(), taken.end(), bytes.begin());
}

template <class T>
void save(Writer& out, const std::optional<T>& value) {
    out(value.has_value());
    if (value) out(*value);
}
template <class T>
void load(Reader& in, std::optional<T>& value) {
    bool present = false;
    in(present);
    if (present)
        in(value.emplace());
    else
        value.reset();
}

template <std::size_t Max>
void save(Writer& out, const core::Text<Max>& text) {
    out.varint(text.value.size());
    out.raw(text.value.data(), text.value.size());
}
template <std::size_t Max>
void load(Reader& in, core::Text<Max>& text) {
    const ByteView bytes = in.raw(in.varint());
    text.value.assign(bytes.begin(), bytes.end());
    if (!text.valid())
        Reader::malformed("text that is not UTF-8 or longer than " + std::to_string(Max) +
                          " characters");
}

}  // namespace xsync

// cereal has its own idea of enumerations; ours are checked.
template <xsync::Enum E>
struct cereal::specialize<xsync::Writer, E, cereal::specialization::non_member_load_save>
    : std::true_type {};
template <xsync::Enum E>
struct cereal::specialize<xsync::Reader, E, cereal::specialization::non_member_load_save>
    : std::true_type {};
