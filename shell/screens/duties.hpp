#pragma once
// 必做事项: what must be done in each period, how far it is, which records prove it, and the form for
// what nothing else proves.

#include "shell/ui/layout.hpp"
#include "shell/view.hpp"

#include <string>

namespace shell {

struct DutiesState {
    core::DutyId open = core::DutyId::none;  // the duty whose dialog is open
    bool missing = false;                    // 确定 was tapped although something was missing
};

Intent draw_duties(ui::Context& c, const View& view, DutiesState& state);

// How many duties still lack something, and a card with the first of them for 今日.
std::size_t duties_lacking(const View& view);
Intent duties_left_card(ui::Context& c, const View& view);

// 11月8日 周日
std::string day_words(core::Day day);

}  // namespace shell
