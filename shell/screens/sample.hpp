#pragma once
// 抽样回访: the month's sample is drawn, its households are asked one after another, and the whole is
// handed to the manager. A card of 回访, with its dialogs.

#include "shell/view.hpp"

namespace ui {
class Context;
}

namespace shell {

struct SampleState {
    enum class Dialog : std::uint8_t { none, draw, result, hand_in } dialog = Dialog::none;
    core::Month month;            // of the sample that the dialog is about
    core::HouseholdId household;  // whose result
    bool missing = false;
};

Intent sample_cards(ui::Context& c, const View& view, SampleState& state);
Intent sample_dialog(ui::Context& c, const View& view, SampleState& state);

}  // namespace shell
