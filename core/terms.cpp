#include "core/terms.hpp"

namespace core {

bool within_limits(const SetCalendarYear& op) {
    if (op.year < calendar_year_min || op.year > calendar_year_max || !op.source.valid() ||
        op.days.size() > calendar_days_max)
        return false;
    const Day first = day_of(CivilDate{op.year, 1, 1}), last = day_of(CivilDate{op.year, 12, 31});
    for (std::size_t i = 0; i < op.days.size(); ++i) {
        const Day day = op.days[i].day;
        if (day < first || day > last || (i > 0 && op.days[i - 1].day >= day)) return false;
    }
    return true;
}

bool within_limits(const SetServiceTerms& op) {
    constexpr std::uint16_t minutes = 24 * 60;
    return op.opens_minute < op.closes_minute && op.closes_minute <= minutes;
}

}  // namespace core
