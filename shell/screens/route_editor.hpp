#pragma once
// Between the files of the route editor: who walks it and when (route_editor.cpp), where and what is looked at there (route_points.cpp).

#include "core/route.hpp"
#include "shell/form.hpp"
#include "shell/screens/rounds.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace shell {

// What stands in the form, and the first line of each list that is not understood, 0: none.
struct WrittenRoute {
    core::LayRoute route;
    int bad_window = 0, bad_point = 0, bad_item = 0;
    std::string
        bad_items_of;  // code of the point whose own list bad_item is in; empty: the route's
    bool fine() const;
};

// Calls each(line, number from 1) for the lines that hold something.
template <class Each>
void each_line(std::string_view text, Each each) {
    int number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
        while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
        if (!line.empty()) each(line, number);
    }
}
// A whole number between 0 and most as typed; what is none of these is `otherwise`.
int whole_number(std::string_view text, int otherwise, int most);

void fill_points(Form& form, const core::Route* before);
void read_points(const Form& form, const core::Route* before, WrittenRoute& out);
void points_fields(ui::Context& c, RoundsState& state, Form& form, const core::Route* before,
                   const WrittenRoute& now);
// What a point has of its own, over the editor while state.point names one.
void point_dialog(ui::Context& c, RoundsState& state, Form& form, const WrittenRoute& now);

}  // namespace shell
