#pragma once
// 上门拜访: whether the promise to visit everybody can be kept, who is due, what was promised; the form
// of a visit; and a household's visits on its page.

#include "shell/ui/layout.hpp"
#include "shell/view.hpp"

#include <string>

namespace shell {

struct VisitsState {
    enum class Writing : std::uint8_t { none, survey, meeting };

    int tab = 0;
    core::HomeVisitId following;  // whose follow-up dialog is open
    core::HouseholdId caring;     // whose care is being looked at
    std::string unit;             // typed, of a home to be cared for
    Writing writing = Writing::none;
    core::DutyRecordId adding_to;  // the meeting of which a result is told
    bool missing = false;
    void stop_writing() {
        writing = Writing::none;
        adding_to = {};
        missing = false;
    }
    void close_dialog() {
        following = {};
        caring = {};
        stop_writing();
    }
};

struct NewVisitState {
    core::UnitId unit;  // the home that is visited
    bool missing = false;
};

// Who looks after households: may record visits and sees them.
bool may_visit(const View& view);

Intent draw_visits(ui::Context& c, const View& view, VisitsState& state);
// Parts of the page: key customers and special care (care.cpp); questionnaire and meetings (surveys.cpp), which
// the desk alone sees.
void draw_care(ui::Context& c, const View& view, VisitsState& state);
Intent care_dialog(ui::Context& c, const View& view, VisitsState& state);
bool sees_surveys(const View& view);
void draw_surveys(ui::Context& c, const View& view, VisitsState& state);
Intent surveys_dialog(ui::Context& c, const View& view, VisitsState& state);
Intent draw_new_visit(ui::Context& c, const View& view, NewVisitState& state);

// On the household's page; nothing for whoever may not see visits.
Intent visits_card(ui::Context& c, const View& view, core::UnitId unit);

}  // namespace shell
