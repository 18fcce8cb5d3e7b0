#pragma once
// What a device keeps in its journal, as plain structs. The keys:
//
//     outbox  id                 Enrolment: whose store this is
//             op/DDDDDDDD/NNNNNNNN       core::Op: not received by a server yet (D device, N number, hex)
//             acked/DDDDDDDD/NNNNNNNN    Acknowledged: the verdict, kept 30 days beyond
//             tray/…, archive/…          Entry: refused; archived when a person put it away
//             draft/<name>               a form's own bytes
//             counters                   Counters
//             home                       Home
//     state   meta               Meta: how far the state has got
//             dir/GGGGGGGG       Directory of generation G
//             page/GGGGGGGG/KKEEEEEEEEEEEEEEEE   Page: records of an id range that begins at kind K, key E
//             tail/SSSSSSSS      Chunk: applied since the pages were written, in order
//
// Pages of one generation are one state. A whole download fills the next generation behind the one
// that is shown; one transaction then swaps them.

#include "sync/codec.hpp"
#include "sync/message.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace xsync {

struct Person {
    core::Actor actor;
    core::Role role = core::Role::none;
    std::string account;
    std::string display_name;
    bool operator==(const Person&) const = default;
};

struct Enrolment {
    std::uint64_t store = 0;  // random name of this store, for the server
    std::optional<Person> person;
    core::DeviceNo device;
    core::OpSeq forgotten;  // highest n of `device` whose op is no longer kept
    core::Epoch epoch;      // of the server, as of the last contact
    bool operator==(const Enrolment&) const = default;
};

struct Acknowledged {
    core::Epoch epoch;  // in which the verdict was given; another than the enrolment's: offer again
    Entry entry;        // with its op
    bool operator==(const Acknowledged&) const = default;
};

// Put aside here, without a server's verdict: a ledger's positions begin at 1.
inline bool is_unreceived(const Entry& refused) { return refused.stamp.pos == core::LogPos{}; }

struct Counters {
    core::Day day;
    std::uint32_t tickets = 0;   // reported on that day
    std::int64_t offset_ms = 0;  // server clock − device clock
    core::UtcMs last_contact;    // server time
    core::UtcMs synced_at;       // server time
    bool operator==(const Counters&) const = default;
};

struct Home {  // where the person works: what a file of their work is held against
    core::EntityId community;
    bool operator==(const Home&) const = default;
};

struct Download {  // a generation that is being filled
    std::uint32_t generation = 0;
    core::Epoch epoch;
    core::LogPos to;                      // where it will stand
    std::optional<core::EntityId> after;  // last entity received; absent: nothing yet
    std::uint64_t left = 0;               // records still to come, about
    bool operator==(const Download&) const = default;
};

struct Meta {
    core::Actor actor;             // whose view it is
    core::Epoch epoch;             // of the generation shown
    std::uint32_t generation = 0;  // 0: no state yet
    core::LogPos cursor;
    std::uint32_t tail_first = 0, tail_next = 0;
    core::OpId own;  // newest own op that the state has: its verdict was known
    std::optional<Download> download;
    bool operator==(const Meta&) const = default;
};

struct PageInfo {
    core::EntityId first;  // pages hold [first, next page's first)
    std::uint32_t count = 0;
    std::uint32_t hash = 0;  // of the page's bytes
    bool operator==(const PageInfo&) const = default;
};

struct Directory {
    std::vector<PageInfo> pages;
    bool operator==(const Directory&) const = default;
};

struct Page {
    std::vector<Grant> records;  // ascending
    bool operator==(const Page&) const = default;
};

// clang-format off
template <> Bytes encode(const Enrolment& value);
template <> Bytes encode(const Acknowledged& value);
template <> Bytes encode(const Counters& value);
template <> Bytes encode(const Home& value);
template <> Bytes encode(const Meta& value);
template <> Bytes encode(const Directory& value);
template <> Bytes encode(const Page& value);
template <> Decoded<Enrolment>    decode(ByteView bytes);
template <> Decoded<Acknowledged> decode(ByteView bytes);
template <> Decoded<Counters>     decode(ByteView bytes);
template <> Decoded<Home>         decode(ByteView bytes);
template <> Decoded<Meta>         decode(ByteView bytes);
template <> Decoded<Directory>    decode(ByteView bytes);
template <> Decoded<Page>         decode(ByteView bytes);
// clang-format on

namespace key {

inline constexpr std::string_view enrolment = "id", counters = "counters", home = "home",
                                  meta = "meta";
inline constexpr std::string_view op = "op/", acked = "acked/", tray = "tray/",
                                  archive = "archive/", draft = "draft/", directory = "dir/",
                                  page = "page/", tail = "tail/";

std::string of(std::string_view prefix, core::OpId id);
std::string of_directory(std::uint32_t generation);
std::string of_page(std::uint32_t generation, core::EntityId first);
std::string of_tail(std::uint32_t number);

}  // namespace key

}  // namespace xsync
