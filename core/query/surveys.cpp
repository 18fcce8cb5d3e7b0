#include "core/query/surveys.hpp"

#include "core/order.hpp"

#include <algorithm>
#include <tuple>

namespace core {

namespace {

int permille_of(std::uint32_t part, std::uint32_t whole) {
    return whole == 0 ? -1 : static_cast<int>(std::uint64_t{part} * 1000 / whole);
}

std::uint32_t count_at(const std::vector<std::uint32_t>& counts, std::size_t at) {
    return at < counts.size() ? counts[at] : 0;
}

void add(Survey& survey, DutyRecordId id, const DutyRecord& record) {
    survey.records.push_back(id);
    survey.handed_out += count_at(record.counts, 0);
    survey.returned += count_at(record.counts, 1);
    for (const DutyAnswers& answers : record.answers) {
        auto same =
            std::find_if(survey.questions.begin(), survey.questions.end(),
                         [&](const auto& each) { return each.question == answers.question; });
        if (same == survey.questions.end())
            same = survey.questions.insert(same, {answers.question, 0, 0, 0});
        same->satisfied += count_at(answers.counts, 0);
        same->fair += count_at(answers.counts, 1);
        same->dissatisfied += count_at(answers.counts, 2);
    }
}

}  // namespace

int QuestionResult::permille() const { return permille_of(satisfied, answered()); }

const QuestionResult* Survey::find(const Line& question) const {
    const auto it = std::find_if(questions.begin(), questions.end(),
                                 [&](const auto& each) { return each.question == question; });
    return it == questions.end() ? nullptr : &*it;
}

int Survey::permille() const {
    std::uint32_t satisfied = 0, answered = 0;
    for (const QuestionResult& each : questions) {
        satisfied += each.satisfied;
        answered += each.answered();
    }
    return permille_of(satisfied, answered);
}

std::vector<DutyRecordId> duty_records(const State& state, DutyId duty) {
    std::vector<DutyRecordId> ids;
    for (const auto& [key, record] : state.all<DutyRecord>()) {
        if (record.duty == duty) ids.push_back(DutyRecordId{key});
    }
    order_short(ids, [&](DutyRecordId a, DutyRecordId b) {
        return std::tuple(state.find(b)->day, b) < std::tuple(state.find(a)->day, a);
    });
    return ids;
}

std::vector<Survey> surveys(const State& state) {
    std::vector<Survey> out;
    std::vector<DutyRecordId> sheets = duty_records(state, DutyId::questionnaire);
    std::reverse(sheets.begin(), sheets.end());
    for (const DutyRecordId id : sheets) {
        const DutyRecord& record = *state.find(id);
        const DaySpan span = span_of(Period::half_year, record.day);
        if (out.empty() || out.back().span != span) out.push_back({span, 0, 0, {}, {}});
        add(out.back(), id, record);
    }
    std::reverse(out.begin(), out.end());
    return out;
}

}  // namespace core
