#include "core/duty_log.hpp"

#include <algorithm>

namespace core {

bool within_limits(const RecordDuty& op) {
    bool ok = is_logged(op.duty) && op.day.value > 0 && op.text.valid() &&
              op.counts.size() <= duty_counts_max && op.people.size() <= duty_people_max &&
              op.answers.size() <= duty_questions_max;
    for (const DutyAnswers& each : op.answers)
        ok = ok && each.question.valid() && each.counts.size() <= duty_choices_max;
    return ok;
}

bool within_limits(const AddToDuty& op) { return op.text.valid(); }

void evolve(DutyRecord& record, const OpHead& head, const Stamp& stamp, const RecordDuty& op) {
    record.duty = op.duty;
    record.day = op.day;
    record.author = head.actor;
    record.stamp = stamp;
    record.text = op.text;
    record.counts = op.counts;
    record.people = op.people;
    std::sort(record.people.begin(), record.people.end());
    record.people.erase(std::unique(record.people.begin(), record.people.end()),
                        record.people.end());
    record.answers = op.answers;
}

void evolve(DutyRecord& record, const OpHead& head, const Stamp& stamp, const AddToDuty& op) {
    record.entries.push_back({head.actor, stamp, op.text});
}

}  // namespace core
