#pragma once
// The drawings behind the icons: outlines on a 24-unit grid in SVG path notation (M L H V C A Z,
// capital and small). Pure data.

#include "shell/ui/icons.hpp"

#include <string_view>

namespace ui {

// clang-format off
constexpr std::string_view icon_path(Icon icon) {
    switch (icon) {
        case Icon::none: case Icon::count_: return "";
        case Icon::today: return "M4 5h16v15H4zM4 9h16M8 3v4M16 3v4M8.5 14l2.5 2.5L15.5 12";
        case Icon::ticket: return "M5 4h14v16l-2.3-1.6-2.4 1.6-2.3-1.6-2.3 1.6-2.4-1.6L5 20zM9 9h6M9 13h6";
        case Icon::round: return "M12 21s-7-6-7-11a7 7 0 0 1 14 0c0 5-7 11-7 11zM9.3 10l2 2 3.6-3.6";
        case Icon::house: return "M4 21V8l8-5 8 5v13zM9 21v-6h6v6M9 10h.01M15 10h.01";
        case Icon::more: return "M5 12h.01M12 12h.01M19 12h.01M5 12h.01";
        case Icon::back: return "M14.5 5.5L8 12l6.5 6.5";
        case Icon::close: return "M6 6l12 12M18 6L6 18";
        case Icon::chevron: return "M9.5 6l6 6-6 6";
        case Icon::chevron_down: return "M6 9.5l6 6 6-6";
        case Icon::menu: return "M4 7h16M4 12h16M4 17h16";
        case Icon::home: return "M3.5 11L12 4l8.5 7M6 9.5V20h12V9.5M10 20v-5h4v5";
        case Icon::settings: return "M4 7h9M17 7h3M15 5v4M4 12h3M11 12h9M9 10v4M4 17h7M15 17h5M13 15v4";
        case Icon::logout: return "M10 4H5v16h5M15 8l4 4-4 4M19 12H10";
        case Icon::plus: return "M12 5v14M5 12h14";
        case Icon::minus: return "M5 12h14";
        case Icon::check: return "M5 12.5l4.5 4.5L19 7.5";
        case Icon::camera: return "M4 8h4l1.5-3h5L16 8h4v11H4zM12 10a3.2 3.2 0 1 0 .01 0";
        case Icon::photo: return "M4 5h16v14H4zM4 16l4.5-4.5 4 4 2.5-2.5 5 5M15.5 9h.01";
        case Icon::phone: return "M6 4h3.5l1.5 4.5-2.2 1.5a11 11 0 0 0 5.2 5.2l1.5-2.2 4.5 1.5V18a2 2 0 0 1-2.2 2A15.5 15.5 0 0 1 4 6.2 2 2 0 0 1 6 4z";
        case Icon::edit: return "M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5";
        case Icon::search: return "M10.5 4a6.5 6.5 0 1 0 .01 0M15.3 15.3L20 20";
        case Icon::filter: return "M4 6h16M7 12h10M10 18h4";
        case Icon::sort: return "M8 5v14M4.5 15.5L8 19l3.5-3.5M16 19V5M12.5 8.5L16 5l3.5 3.5";
        case Icon::share: return "M12 15V4M8 8l4-4 4 4M6 12v8h12v-8";
        case Icon::copy: return "M9 9h11v11H9zM15 9V4H4v11h5";
        case Icon::trash: return "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5";
        case Icon::undo: return "M8.5 5L4.5 9l4 4M4.5 9H14a5 5 0 0 1 0 10H9";
        case Icon::backspace: return "M9 6h11.5v12H9l-6-6zM12.5 9.5l5 5M17.5 9.5l-5 5";
        case Icon::download: return "M12 4v11M8 11l4 4 4-4M5 19.5h14";
        case Icon::upload: return "M12 15V4M8 8l4-4 4 4M5 19.5h14";
        case Icon::scan: return "M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M4 12h16";
        case Icon::qr: return "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5M20 14v2.5M20 20h-3M14 20h.01M7 7h.01M17 7h.01M7 17h.01";
        case Icon::signature: return "M4 20h16M4.5 15.5c3-1.5 6.5-6 6.5-9 0-2.5-2.5-2.5-3 0C7.3 10 9 16 11 16c1.5 0 2-3 3.2-3 1 0 .8 2 2 2 1 0 1.600-1 3.3-1";
        case Icon::warning: return "M12 4l9 16H3zM12 10v4.5M12 17.2h.01";
        case Icon::clock: return "M12 3.5a8.5 8.5 0 1 0 .01 0M12 7.5V12l3 2.2";
        case Icon::sync: return "M19.5 10A8 8 0 0 0 5 8M4.5 14A8 8 0 0 0 19 16M5 4v4h4M19 20v-4h-4";
        case Icon::offline: return "M4 4l16 16M8.5 8.2A5.5 5.5 0 0 0 6.5 10.5a4.5 4.5 0 0 0 .5 9h9.5M11 7.2a5.5 5.5 0 0 1 6.400 4.3 4 4 0 0 1 2.900 5.5";
        case Icon::cloud: return "M7 19a4.5 4.5 0 0 1-.5-9 5.5 5.5 0 0 1 10.900 1.5A4 4 0 0 1 17 19z";
        case Icon::cloud_done: return "M7 19a4.5 4.5 0 0 1-.5-9 5.5 5.5 0 0 1 10.900 1.5A4 4 0 0 1 17 19zM9.3 13.8l2 2 3.600-3.600";
        case Icon::lock: return "M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3M12 15v1.5";
        case Icon::key: return "M8 11a4.5 4.5 0 1 0 .01 0M11.2 12.3L19.5 4M16 7.5l3 3M13.5 10l2 2";
        case Icon::shield: return "M12 3l8 3v6c0 4.5-3.5 7.5-8 9-4.5-1.5-8-4.5-8-9V6zM8.5 12l2.5 2.5 4.5-4.5";
        case Icon::star: return "M12 3.5l2.600 5.5 6 .8-4.400 4.2 1.100 6L12 17l-5.3 3 1.100-6-4.400-4.2 6-.8z";
        case Icon::flag: return "M5 21V4M5 4.5h13.5L16 9l2.5 4.5H5";
        case Icon::bell: return "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4";
        case Icon::info: return "M12 3.5a8.5 8.5 0 1 0 .01 0M12 11v5M12 7.8h.01";
        case Icon::circle: return "M12 3.5a8.5 8.5 0 1 0 .01 0";
        case Icon::circle_check: return "M12 3.5a8.5 8.5 0 1 0 .01 0M8 12.2l2.8 2.8L16 9.5";
        case Icon::pause: return "M8.5 5v14M15.5 5v14";
        case Icon::play: return "M7 4.5l12 7.5-12 7.5z";
        case Icon::person: return "M12 4a4 4 0 1 0 .01 0M4.5 20.5a7.5 7.5 0 0 1 15 0";
        case Icon::people: return "M9 5a3.5 3.5 0 1 0 .01 0M2.5 19.5a6.5 6.5 0 0 1 13 0M15.5 5.2a3.5 3.5 0 0 1 0 6.600M17.5 13.5a6.5 6.5 0 0 1 4 6";
        case Icon::leaf: return "M5 19c-1.5-9 4-14 15-14 .5 10-4.5 16-13 13.5M4 20.5c2-4.5 5-7.5 9-9.5";
        case Icon::bolt: return "M13 3L5 13.5h6L10.5 21 19 10h-6z";
        case Icon::drop: return "M12 3.5s6.5 6.5 6.5 11a6.5 6.5 0 0 1-13 0c0-4.5 6.5-11 6.5-11zM9 15a3 3 0 0 0 3 3";
        case Icon::wrench: return "M14.5 8.5a4.5 4.5 0 0 1 5.8-4.3L17.5 7l.5 2.5L20.3 9.8a4.5 4.5 0 0 1-6 4.5L8 20.5 4 16.5l6-6a4.5 4.5 0 0 1 4.5-6.3";
        case Icon::door: return "M6 21V3.5h12V21M3.5 21h17M14.5 12.5h.01";
        case Icon::lift: return "M4.5 3.5h15v17h-15zM12 3.5v17M7 13l1.5 2 1.5-2M14.5 10.5L16 8.5l1.5 2";
        case Icon::note: return "M5 4h14v11l-5 5H5zM14 20v-5h5M8.5 9h7M8.5 13h4";
        case Icon::location: return "M12 21s-7-6-7-11a7 7 0 0 1 14 0c0 5-7 11-7 11zM12 7.5a2.5 2.5 0 1 0 .01 0";
        case Icon::bill: return "M5 3.5h14v17H5zM8.5 8l3.5 4 3.5-4M12 12v5M9 13.5h6";
        case Icon::car: return "M3.5 17v-4.5L5.5 7h13l2 5.5V17zM3.5 12.5h17M6 17v2.5M18 17v2.5M7 14.8h.01M17 14.8h.01";
        case Icon::building: return "M5 21V3.5h9V21M14 9h5v12M3 21h18M8 7.5h3M8 11.5h3M8 15.5h3M16.5 13h.01M16.5 17h.01";
        case Icon::tree: return "M12 21v-8M12 3c4 0 6.5 3 6.5 6.5S16 16 12 16s-6.5-3-6.5-6.5S8 3 12 3z";
        case Icon::flame: return "M12 3c.5 4 5.5 5.5 5.5 11a5.5 5.5 0 0 1-11 0c0-2.5 1.2-4 2.5-5.5.2 1.5.8 2.3 1.8 3C11.5 9 11 6 12 3z";
        case Icon::chart: return "M4 20.5h16M7 17v-5M12 17V6M17 17V9.5";
        case Icon::calendar: return "M4 5h16v15H4zM4 9.5h16M8 3v4M16 3v4";
        case Icon::chat: return "M4 5h16v11.5h-8.5L7 20.5v-4H4zM8 9.5h8M8 12.8h5";
        case Icon::megaphone: return "M4 10v4h3l9 4.5v-13L7 10zM19 9.5a4 4 0 0 1 0 5M8 14.5l1.5 5.5";
        case Icon::tools: return "M4.5 4.5l6 6M4.5 4.5L4 7l3 0M13.5 13.5l5.5 5.5M19.5 4.5L5 19M16.5 4.5l3 3";
        case Icon::pipe: return "M4 6.5h7a5 5 0 0 1 5 5V20M4 11.5h4.5a2.5 2.5 0 0 1 2.5 2.5v6M4 4.5v9M9 20h9";
        case Icon::wifi: return "M3.5 9.5a12.5 12.5 0 0 1 17 0M6.5 13a8 8 0 0 1 11 0M9.5 16.2a4 4 0 0 1 5 0M12 19.5h.01";
        case Icon::heart: return "M12 20S4 14.5 4 9a4.2 4.2 0 0 1 8-1.8A4.2 4.2 0 0 1 20 9c0 5.5-8 11-8 11z";
        case Icon::dispatch: return "M9 4a3.5 3.5 0 1 0 .01 0M3 19.5a6 6 0 0 1 9.5-4.900M14 18h7M18 15l3 3-3 3";
    }
    return "";
}
// clang-format on

}  // namespace ui
