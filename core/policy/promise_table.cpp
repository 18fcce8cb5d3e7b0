// The promise table P01–P17 as data; see core/policy/promises.hpp.

#include "core/policy/promises.hpp"

namespace core {

namespace {

constexpr std::uint32_t bit(auto... each) {
    return (std::uint32_t{0} | ... | (std::uint32_t{1} << static_cast<unsigned>(each)));
}
constexpr bool contains(std::uint32_t set, auto one) {
    return (set >> static_cast<unsigned>(one) & 1u) != 0;
}

constexpr std::uint32_t all = ~std::uint32_t{0};
constexpr std::uint32_t every_set = all;
constexpr std::uint32_t butler_set = bit(PolicySet::butler);
constexpr std::uint32_t standard_set = bit(PolicySet::standard);
constexpr std::uint32_t rapid_set = bit(PolicySet::rapid);

constexpr std::uint32_t requests = all & ~bit(TicketKind::complaint, TicketKind::suggestion);
constexpr std::uint32_t repair = bit(TicketKind::repair);
constexpr std::uint32_t complaint = bit(TicketKind::complaint);
constexpr std::uint32_t enquiry = bit(TicketKind::enquiry);

constexpr std::uint32_t ordinary = bit(Severity::ordinary);
constexpr std::uint32_t complex = bit(Severity::complex);
constexpr std::uint32_t emergency = bit(Severity::emergency);
constexpr std::uint32_t small = bit(Severity::small);
constexpr std::uint32_t big = bit(Severity::big);
constexpr std::uint32_t difficult = bit(Severity::difficult);

constexpr std::uint32_t leak = bit(Category::leak);
constexpr std::uint32_t lift = bit(Category::lift);

using P = PromiseId;
using M = MilestoneName;
using C = PromiseClock;
using From = ClockStart;

// The promise table with its sources: [A] site standard, [C1], [C3], [C5] butler schemes, [D1] post
// duties, [E] workflow handbook. Where schemes differ, a row each, told apart by set.
// clang-format off
constexpr PromiseRow rows[] = {
    // id    sets                    kinds      severities categories outside window milestone     clock                   from              limit             words
    {P::p01, butler_set | rapid_set, requests,  all,       all,       false,  false, M::responded, C::round_the_clock,     From::report,     10 * minute_ms,   {"10 分钟内", "within 10 min"}},            // C1
    {P::p01, standard_set,           requests,  all,       all,       false,  false, M::responded, C::round_the_clock,     From::report,     15 * minute_ms,   {"15 分钟内", "within 15 min"}},            // C3
    {P::p02, every_set,              complaint, all,       all,       false,  false, M::responded, C::round_the_clock,     From::report,     30 * minute_ms,   {"30 分钟内首次响应", "first response within 30 min"}},  // E
    {P::p03, every_set,              complaint, all,       all,       false,  false, M::feedback,  C::round_the_clock,     From::report,     24 * hour_ms,     {"24 小时内", "within 24 h"}},              // C1
    {P::p04, every_set,              complaint, ordinary,  all,       false,  false, M::verified,  C::working_days,        From::report,     1,                {"一般投诉 1 个工作日内", "ordinary complaint: within 1 working day"}},   // E
    {P::p05, every_set,              complaint, complex,   all,       false,  false, M::verified,  C::working_days,        From::report,     3,                {"复杂投诉 3 个工作日内", "complex complaint: within 3 working days"}},   // E
    {P::p06, every_set,              enquiry,   ordinary,  all,       false,  false, M::answered,  C::service_day_working, From::report,     0,                {"一般咨询当日", "ordinary enquiry: the same day"}},                      // E
    {P::p07, every_set,              enquiry,   complex,   all,       false,  false, M::feedback,  C::working_days,        From::report,     2,                {"复杂咨询 2 个工作日内", "complex enquiry: within 2 working days"}},     // E
    {P::p08, butler_set | standard_set, repair, all,       all,       false,  true,  M::arrived,   C::round_the_clock,     From::dispatch,   30 * minute_ms,   {"派单后 30 分钟内", "within 30 min of dispatch"}},  // A
    {P::p08, rapid_set,              repair,    all,       all,       false,  true,  M::arrived,   C::round_the_clock,     From::report,     15 * minute_ms,   {"报修后 15 分钟内", "within 15 min of the call"}},  // C3
    {P::p09, every_set,              repair,    ordinary,  all,       false,  true,  M::completed, C::service_day_every,   From::report,     0,                {"一般维修当日", "ordinary repair: the same day"}},  // A
    {P::p10, every_set,              all,       emergency, all,       false,  false, M::arrived,   C::round_the_clock,     From::report,     3 * minute_ms,    {"突发 3 分钟内", "emergency: within 3 min"}},       // C5
    {P::p11, every_set,              all,       small,     all,       false,  true,  M::completed, C::round_the_clock,     From::report,     30 * minute_ms,   {"小问题 30 分钟内", "small: within 30 min"}},       // C5
    {P::p12, every_set,              all,       big,       all,       false,  true,  M::completed, C::round_the_clock,     From::report,     3 * hour_ms,      {"大问题 3 小时内", "big: within 3 h"}},             // C5
    {P::p13, every_set,              all,       difficult, all,       false,  false, M::completed, C::calendar_days,       From::report,     3,                {"疑难 3 天内", "difficult: within 3 days"}},        // C5
    {P::p14, every_set,              all,       emergency, lift,      false,  false, M::arrived,   C::round_the_clock,     From::report,     10 * minute_ms,   {"电梯突发 10 分钟内", "lift emergency: within 10 min"}},  // D1
    {P::p15, every_set,              repair,    all,       leak,      false,  false, M::revisited, C::calendar_days,       From::completion, 3,                {"渗漏完成后 3 天内", "leak: within 3 days of completion"}},  // A
    {P::p16, every_set,              all,       all,       all,       false,  false, M::revisited, C::calendar_days,       From::completion, 7,                {"完成后 7 天内", "within 7 days of completion"}},   // C1, C3
    {P::p17, every_set,              all,       all,       all,       true,   false, M::notified,  C::before_work,         From::report,     0,                {"施工前", "before the work"}},                      // D1
};
// clang-format on

}  // namespace

std::span<const PromiseRow> promise_rows() { return rows; }

const PromiseRow* promise_row(PromiseId id, PolicySet set) {
    for (const PromiseRow& row : rows) {
        if (row.id == id && contains(row.sets, set)) return &row;
    }
    return nullptr;
}

}  // namespace core
