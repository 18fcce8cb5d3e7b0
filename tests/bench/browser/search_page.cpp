// Searching many tickets as the app does, measured in the page: building the index, then one question
// after another. The words go back to tests/bench/search.mjs, which asks a peer the same.

#include "core/query/tickets.hpp"
#include "tests/bench/browser/site.hpp"

#include <emscripten/emscripten.h>
#include <algorithm>
#include <cstdio>

extern "C" {
void xunlou_bench_keep(const char* name, const std::uint8_t* bytes, std::size_t size);
// The fold table of the site, into `bytes`; its size.
std::size_t xunlou_bench_fold_table(std::uint8_t* bytes, std::size_t size_max);
}

namespace {

double now_ms() { return emscripten_get_now(); }

constexpr std::size_t table_size_max = 100'000;
// A site of so many entities for a ticket.
constexpr std::size_t entities_a_ticket = 4;

core::State state_with(std::size_t tickets) {
    core::State state;
    for (xsync::Grant& grant : bench::make_site(tickets * entities_a_ticket))
        core::put(state, grant.id, std::move(grant.record));
    auto& all = state.all<core::Ticket>();
    while (all.size() > tickets) all.erase(std::prev(all.end()));
    return state;
}

template <class Job>
double median_of(int times, Job&& job) {
    std::vector<double> took;
    for (int i = 0; i < times; ++i) {
        const double began = now_ms();
        job(i);
        took.push_back(now_ms() - began);
    }
    std::sort(took.begin(), took.end());
    return took[took.size() / 2];
}

}  // namespace

extern "C" __attribute__((used, visibility("default"))) int bench_search(int tickets) {
    const core::State state = state_with(static_cast<std::size_t>(tickets));
    std::vector<std::uint8_t> bytes(table_size_max);
    bytes.resize(xunlou_bench_fold_table(bytes.data(), bytes.size()));
    auto table = core::FoldTable::read(bytes);
    if (!table) return 1;
    core::SearchIndex index;
    index.set_table(*std::move(table));
    std::printf("tickets %zu\n", state.all<core::Ticket>().size());
    std::printf("build_ms %.3f\n", median_of(5, [&](int) {
                    index.forget();
                    index.tickets(state);
                }));
    const core::Policy policy;
    for (const char* typed : {"漏水", "渗漏", "dtgz", "zzzz", "1234"}) {
        std::size_t found = 0;
        const double ms = median_of(9, [&](int) {
            core::TicketFilter filter;
            filter.scope = core::TicketScope::all;
            filter.text = typed;
            found = core::list_tickets(state, bench::walker, filter, policy, bench::today, &index)
                        .size();
        });
        std::printf("search_ms_%s %.3f\nfound_%s %zu\n", typed, ms, typed, found);
    }
    const std::vector<core::EntityId> one{
        {core::EntityKind::ticket, state.all<core::Ticket>().begin()->first}};
    std::printf("change_ms %.4f\n", median_of(99, [&](int) { index.changed(state, one); }));
    std::string words;
    for (const auto& [key, ticket] : state.all<core::Ticket>()) words += ticket.words.value + "\n";
    xunlou_bench_keep("words", reinterpret_cast<const std::uint8_t*>(words.data()), words.size());
    return 0;
}
