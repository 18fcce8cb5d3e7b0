#pragma once
// Outline icons on a 24-unit grid, stroke 1.9, round ends and joins, drawn as paths: sharp at every
// size and pixel ratio, any colour. Decoration only: the widget that shows an icon names itself.
// Main thread, inside a frame.

#include "imgui.h"

#include <cstdint>

namespace ui {

enum class Icon : std::uint8_t {
    none,
    // navigation
    today,
    ticket,
    round,
    house,
    more,
    back,
    close,
    chevron,
    chevron_down,
    menu,
    home,
    settings,
    logout,
    // acts
    plus,
    minus,
    check,
    camera,
    photo,
    phone,
    edit,
    search,
    filter,
    sort,
    share,
    copy,
    trash,
    undo,
    backspace,
    download,
    upload,
    scan,
    qr,
    signature,
    // states
    warning,
    clock,
    sync,
    offline,
    cloud,
    cloud_done,
    lock,
    key,
    shield,
    star,
    flag,
    bell,
    info,
    circle,
    circle_check,
    pause,
    play,
    // things
    person,
    people,
    leaf,
    bolt,
    drop,
    wrench,
    door,
    lift,
    note,
    location,
    bill,
    car,
    building,
    tree,
    flame,
    chart,
    calendar,
    chat,
    megaphone,
    tools,
    pipe,
    wifi,
    heart,
    dispatch,
    count_,
};

// `center` and `extent` (side of the square) in logical pixels.
void draw_icon(ImDrawList& list, Icon icon, ImVec2 center, float extent, ImU32 color);

}  // namespace ui
