#pragma once
// 巡查: the routes this person walks, how far today's rounds have got, and the rounds of the day.

#include "core/query/walk_list.hpp"
#include "shell/screens/readings.hpp"
#include "shell/ui/screen.hpp"
#include "shell/view.hpp"

namespace shell {

// The records behind a figure of 达标 that was tapped.
struct WalkRecords {
    enum class Kind : std::uint8_t { none, walks, unplanned, point };
    Kind kind = Kind::none;
    std::string title = {};
    core::WalkFilter filter = {};
    std::uint16_t checkpoint = 0;
};

struct RoundsState {
    core::RouteId open;   // the route whose points are shown, 0: none
    int tab = 0;          // leads: 巡查, 达标
    int period = 0;       // of 达标
    WalkRecords records;  // of 达标
    core::RouteId start;  // a two-person route whose partner is being chosen, 0: none
    int partner = -1;
    bool editing = false;   // the editor is open
    core::RouteId edited;   // the route it changes, 0: a new one
    std::string point;      // code of the point whose own settings are open in it
    bool retiring = false;  // asked whether the route ends without another
    bool missing = false;   // 保存 was tapped although something was missing
    bool placing = false;   // the positions of the edited points are being taken
    Kept<std::vector<core::ReadingLog>> readings;  // of the open route
};

Intent draw_rounds(ui::Context& c, const View& view, RoundsState& state);

// 达标 as it is opened from elsewhere: the figures of 30 days.
void show_compliance(RoundsState& state);

// Starts a round on the route and goes to it: for the walk that is due now, else for one that was missed.
Submit start_round(const View& view, core::RouteId route, core::StaffId partner = {});

// Of one's own round under way: the place it leads to next; empty when all were seen.
std::string_view next_place(const View& view, const core::RouteRow& row);
// When the next walk is to be walked, 22:00–02:00; empty: at any hour.
std::string window_words(const core::RouteDay& day);

// 达标: what was planned and what was walked, for those who see all rounds.
Intent draw_compliance(ui::Context& c, const View& view, RoundsState& state);

// Who may set up routes.
inline constexpr core::Roles route_makers = core::Catalogue::RowOf<core::LayRoute>::may;
// The positions of the points that the editor holds, a line each: where the manager stands becomes the
// point's. take_places() puts what was taken into the points.
Intent draw_places(ui::Context& c, const View& view, RoundsState& state, Form& form,
                   const std::vector<core::Checkpoint>& points);
void take_places(const Form& form, std::vector<core::Checkpoint>& points);
// Which of them are coded 动态码, a mark each; and their indices, ascending.
void draw_coded(ui::Context& c, Form& form, const core::Route* before,
                const std::vector<core::Checkpoint>& points);
std::vector<std::uint16_t> coded_points(const Form& form, const core::Route* before,
                                        const std::vector<core::Checkpoint>& points);
// What a route that is laid in the place of `before` is made of: with coded points and their secret, or
// without.
void lay(Submit& submit, const View& view, core::RouteId before, core::LayRoute route,
         std::vector<std::uint16_t> coded);
// The screens of a route's coded points, for those who may see their secret.
Intent draw_code_screens(ui::Context& c, const View& view, core::RouteId route);
// The editor of a route, over the page. A changed route is a new one; the old one is retired.
Intent draw_route_editor(ui::Context& c, const View& view, RoundsState& state);

}  // namespace shell
