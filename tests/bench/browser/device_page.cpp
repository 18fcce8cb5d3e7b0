// The device engine on the browser's own journal, measured: first download of a large site, cold
// open, check-ins beside bare puts of the same bytes, and what a push weighs. The page calls one
// entry after another (tests/bench/bench.mjs) and reads `name value` lines.

#include "core/query/tickets.hpp"
#include "shell/platform/browser/browser_journal.hpp"
#include "sync/client/device.hpp"
#include "sync/codec.hpp"
#include "tests/bench/browser/site.hpp"

#include <emscripten/emscripten.h>
#include <algorithm>
#include <cstdio>
#include <deque>
#include <vector>

extern "C" {
void xunlou_test_turn();           // the browser runs
int xunlou_test_answer(int seen);  // sleeps until the journal has answered more often
// One strict put of `size` bytes in a transaction and database of its own; milliseconds it took.
double xunlou_bench_bare_put(const std::uint8_t* bytes, std::size_t size);
void xunlou_bench_keep(const char* name, const std::uint8_t* bytes, std::size_t size);
}

namespace {

double now_ms() { return emscripten_get_now(); }

void say(const char* name, double value) { std::printf("%s %.3f\n", name, value); }

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

// Passes everything on, remembers what the last commit to the outbox held, and knows what is still
// being written.
class Weighing final : public xsync::Journal {
public:
    void load(xsync::Area area, std::string prefix, Loaded done) override {
        journal_.load(area, std::move(prefix), std::move(done));
    }
    void commit(xsync::Area area, std::vector<xsync::JournalWrite> writes,
                xsync::Durability durability, Done done) override {
        if (area == xsync::Area::outbox) {
            bytes.clear();
            for (const xsync::JournalWrite& write : writes)
                if (write.value)
                    bytes.insert(bytes.end(), write.value->begin(), write.value->end());
        }
        ++unfinished;
        journal_.commit(area, std::move(writes), durability,
                        [this, done = std::move(done)](xsync::JournalStatus status) {
                            --unfinished;
                            done(status);
                        });
    }
    void clear(xsync::Area area, Done done) override { journal_.clear(area, std::move(done)); }
    void usage(Used done) override { journal_.usage(std::move(done)); }

    xsync::Bytes bytes;  // of the last commit to the outbox
    int unfinished = 0;

private:
    platform::browser::BrowserJournal journal_{[] {}};
};

class Clock final : public xsync::Clock {
public:
    core::UtcMs wall() override { return bench::today + static_cast<std::int64_t>(now_ms()); }
    std::int64_t monotonic_ms() override { return static_cast<std::int64_t>(now_ms()); }
};

class Random final : public xsync::Random {
public:
    std::uint64_t next() override { return state_ = state_ * 6364136223846793005u + 1; }

private:
    std::uint64_t state_ = 42;
};

// A server in the page: serves a site as a paged first download, in its own turns.
class Transport final : public xsync::Transport {
public:
    std::vector<xsync::Grant> site;  // empty: nobody answers
    std::vector<xsync::Bytes> sent;
    std::size_t sent_bytes = 0, received_bytes = 0;

    void post(std::string path, xsync::Bytes body, std::chrono::milliseconds, Done done) override {
        sent_bytes += body.size();
        waiting_.push_back({std::move(path), std::move(body), std::move(done)});
    }
    void turn() {
        if (waiting_.empty()) return;
        Asked asked = std::move(waiting_.front());
        waiting_.pop_front();
        if (site.empty()) return asked.done({});
        xsync::Answer answer{200, answer_to(asked), {}};
        received_bytes += answer.body.size();
        asked.done(std::move(answer));
    }

private:
    struct Asked {
        std::string path;
        xsync::Bytes body;
        Done done;
    };
    xsync::Bytes answer_to(const Asked& asked) {
        if (asked.path.find("sign-in") != std::string::npos) {
            xsync::SignedIn in;
            in.actor = bench::walker;
            in.role = core::Role::front_desk;
            in.device.value = 1;
            in.epoch.value = 1;
            in.display_name = "王敏";
            in.server_time = bench::today;
            return encode(in);
        }
        const auto request = xsync::decode<xsync::Request>(asked.body);
        return encode(page_after(*request.value));
    }
    xsync::Chunk page_after(const xsync::Request& request) {
        xsync::Chunk chunk;
        chunk.epoch.value = 1;
        chunk.head = chunk.to = bench::head_of(site);
        chunk.from = request.after;
        chunk.device_next.value = 1;
        chunk.server_time = bench::today;
        if (request.after == chunk.head) return chunk;
        auto from = site.begin();
        if (request.bootstrap_after) {
            from = std::upper_bound(
                site.begin(), site.end(), *request.bootstrap_after,
                [](const core::EntityId& id, const xsync::Grant& grant) { return id < grant.id; });
        }
        const auto left = static_cast<std::size_t>(site.end() - from);
        const auto count = std::min<std::size_t>(left, 2'000);
        chunk.grants.assign(from, from + static_cast<std::ptrdiff_t>(count));
        chunk.bootstrap_left = left - count;
        if (left > count) chunk.bootstrap_after = chunk.grants.back().id;
        return chunk;
    }

    std::deque<Asked> waiting_;
};

constexpr double patience_ms = 60'000;

struct World {
    Weighing journal;
    Clock clock;
    Random random;
    Transport transport;
    std::optional<xsync::Device> device;

    void open() { device.emplace(xsync::Ports{journal, transport, clock, random}); }
    void turn() {
        transport.turn();
        device->pump();
        xunlou_test_turn();
    }
    void until(xsync::Phase phase) {
        const double end = now_ms() + patience_ms;
        while (device->phase() != phase && now_ms() < end) turn();
        if (device->phase() != phase)
            std::printf("stuck in phase %d\n", static_cast<int>(device->phase()));
    }
    // Everything handed to the journal is written, and nothing follows from that.
    void until_saved() {
        for (int quiet = 0; quiet < 3; ++quiet) {
            turn();
            if (journal.unfinished > 0) quiet = -1;
        }
    }
};

constexpr int batch_ops = 100;

// Check-ins at the points of the round, each waited for; a bare put of as many bytes after each.
void check_in(World& world, int count) {
    std::vector<double> ours, bare;
    std::size_t stored = 0;
    world.until_saved();
    int answers = xunlou_test_answer(0);
    for (int n = 0; n < count; ++n) {
        core::CheckIn body;
        body.checkpoint = static_cast<std::uint16_t>(n % 40);
        const core::EntityId round = entity(core::RoundId{bench::round_key});
        const double began = now_ms();
        const xsync::Submitted made = world.device->submit({{round, body}});
        if (!made.ok()) {
            std::printf("refused %s\n", core::sentence(made.decision.verdict).en.data());
            return;
        }
        world.device->pump();
        while (world.device->delivery(round).stage != xsync::DeliveryStage::saved) {
            answers = xunlou_test_answer(answers);
            world.device->pump();
        }
        ours.push_back(now_ms() - began);
        stored = world.journal.bytes.size();
        bare.push_back(
            xunlou_bench_bare_put(world.journal.bytes.data(), world.journal.bytes.size()));
    }
    say("check_in_ms", median(ours));
    say("bare_put_ms", median(bare));
    say("check_in_bytes", static_cast<double>(stored));
}

xsync::Bytes batch() {
    xsync::Request request;
    request.device.value = 12;
    request.epoch.value = 1;
    request.after.value = 51'234;
    for (int n = 0; n < batch_ops; ++n) {
        core::Op op;
        op.head.id = {request.device, core::OpSeq{static_cast<std::uint32_t>(400 + n)}};
        op.head.actor = bench::walker;
        op.head.entity = entity(core::RoundId{bench::round_key});
        // A walker takes half a minute to two minutes from point to point.
        const std::int64_t at = n * 61'000 + n * n * 37 % 29'000;
        op.head.made_at = bench::today + at;
        op.head.evidence = {-1'250, 40'000 + at, 0x51ab'30c7};
        op.head.base.value = 51'200;
        core::CheckIn body;
        body.checkpoint = static_cast<std::uint16_t>(n % 40);
        op.body = body;
        request.ops.push_back(std::move(op));
    }
    return encode(request);
}

}  // namespace

#define BENCH_ENTRY extern "C" __attribute__((used, visibility("default")))

// Signs in, downloads the site and waits until the journal has all of it.
BENCH_ENTRY int bench_fill(int entities) {
    World world;
    world.transport.site = bench::make_site(static_cast<std::size_t>(entities));
    world.open();
    world.until(xsync::Phase::signed_out);
    const double began = now_ms();
    bool signed_in = false;
    world.device->sign_in("wangmin", "xunlou-demo", [&](xsync::SignInResult) { signed_in = true; });
    while (!signed_in) world.turn();
    world.until(xsync::Phase::ready);
    while (world.device->status().link != xsync::Link::synced) world.turn();
    world.until_saved();
    say("first_pull_ms", now_ms() - began);
    say("first_pull_bytes", static_cast<double>(world.transport.received_bytes));
    say("entities", static_cast<double>(core::size(world.device->state())));
    return 0;
}

// From nothing in memory to the first list, with nobody answering.
BENCH_ENTRY int bench_open() {
    World world;
    const double began = now_ms();
    world.open();
    world.until(xsync::Phase::ready);
    const core::Policy policy;
    const auto rows =
        core::list_tickets(world.device->state(), bench::walker, {}, policy, world.device->now());
    say("cold_open_ms", now_ms() - began);
    say("listed", static_cast<double>(rows.size()));
    say("entities", static_cast<double>(core::size(world.device->state())));
    return 0;
}

BENCH_ENTRY int bench_check_in(int count) {
    World world;
    world.open();
    world.until(xsync::Phase::ready);
    core::StartRound start;
    start.route.value = bench::route_key;
    const core::EntityId round = entity(core::RoundId{bench::round_key});
    if (!core::exists(world.device->state(), round)) world.device->submit({{round, start}});
    check_in(world, count);
    return 0;
}

BENCH_ENTRY int bench_batch() {
    const xsync::Bytes bytes = batch();
    say("batch_ops", batch_ops);
    xunlou_bench_keep("batch", bytes.data(), bytes.size());
    return 0;
}
