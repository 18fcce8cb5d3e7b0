#include "core/policy/evidence.hpp"
#include "shell/screens/page.hpp"
#include "shell/screens/round.hpp"
#include "shell/screens/rounds.hpp"

#include <array>
#include <charconv>

namespace shell {

namespace {

// clang-format off
#define ROUND_POSITION_TEXTS(X) \
    X(ask, "打卡时附上位置？", "Let check-ins say where you are?") \
    X(ask_text, "只在巡查页面打开时定位，位置只写进打卡记录，不画行踪。室内会偏几十米；不附上也照样打卡。", "Only while a round is open, and only in its check-ins: no track is kept. Indoors it is off by tens of metres. You check in just as well without.") \
    X(yes, "附上位置", "Yes") \
    X(no, "不附", "No") \
    X(locate, "开启定位", "Start locating") \
    X(locate_text, "浏览器会询问一次。", "The browser will ask once.") \
    X(looking, "正在定位", "Locating") \
    X(found, "位置 ±{} 米", "Position ±{} m") \
    X(lost, "这里定不到位，打卡不受影响", "No position here; check-ins go on") \
    X(refused, "浏览器没有允许定位，打卡不受影响。可在网站设置里允许。", "The browser allows no position; check-ins go on. Allow it in the site settings.") \
    X(places, "巡查点位置", "Positions of the points") \
    X(places_second, "站在巡查点旁，点“取此处”", "Stand beside the point and tap “Here”") \
    X(here, "取此处", "Here") \
    X(no_place, "未取", "Not taken") \
    X(unavailable, "这台设备不能定位", "This device tells no position") \
    X(rough, "误差 ±{} 米，太大", "±{} m is too rough") \
    X(clear, "清除全部位置", "Clear all positions")
// clang-format on
UI_TEXT_TABLE(Text, ROUND_POSITION_TEXTS)

constexpr ui::TextOptions quiet{.type = ui::Type::second, .tone = ui::Tone::second};

Intent ask(ui::Context& c) {
    ui::Card card(c, {.title = tr(Text::ask), .gap = ui::space::row});
    ui::text(c, tr(Text::ask_text), quiet);
    ui::Cells cells(c, {ui::part(1), ui::part(1)});
    if (ui::button(c, tr(Text::no), {.height = ui::size::segment, .fill = true}))
        return LetPosition{false};
    if (ui::button(c, tr(Text::yes), {.height = ui::size::segment, .fill = true}))
        return LetPosition{true};
    return Nothing{};
}

// How it stands, in a line.
std::string stage_words(const Whereabouts& now) {
    using S = platform::PositionStage;
    if (now.here.known()) return tr(Text::found, now.here.accuracy_m);
    if (now.stage == S::refused) return std::string(tr(Text::refused));
    if (now.stage == S::failed) return std::string(tr(Text::lost));
    return std::string(tr(Text::looking));
}

std::string place_field(const core::Checkpoint& point) { return "place/" + point.code.value; }

// "latitude longitude accuracy", as in Spot; not known when it is nothing of the kind.
core::Spot read_place(std::string_view text) {
    std::array<std::int32_t, 3> parts{};
    const char* at = text.data();
    const char* end = at + text.size();
    for (std::int32_t& part : parts) {
        while (at != end && *at == ' ') ++at;
        const auto [next, error] = std::from_chars(at, end, part);
        if (error != std::errc()) return {};
        at = next;
    }
    return {parts[0], parts[1], static_cast<std::uint16_t>(parts[2])};
}

std::string place_text(const core::Spot& spot) {
    return std::to_string(spot.latitude_e6) + " " + std::to_string(spot.longitude_e6) + " " +
           std::to_string(spot.accuracy_m);
}

}  // namespace

Intent draw_position(ui::Context& c, const View& view) {
    const Whereabouts& now = view.whereabouts;
    if (!now.available || view.look.position == PositionChoice::no) return Nothing{};
    if (view.look.position == PositionChoice::unasked) return ask(c);
    ui::Card card(c, {.gap = ui::space::row});
    if (now.stage != platform::PositionStage::must_ask) {
        ui::text(c, stage_words(now), quiet);
        return Nothing{};
    }
    ui::text(c, tr(Text::locate_text), quiet);
    if (ui::button(c, tr(Text::locate), {.height = ui::size::segment, .fill = true}))
        return LetPosition{true};
    return Nothing{};
}

Intent draw_places(ui::Context& c, const View& view, RoundsState& state, Form& form,
                   const std::vector<core::Checkpoint>& points) {
    const Whereabouts& now = view.whereabouts;
    ui::toggle(c, tr(Text::places), state.placing, tr(Text::places_second));
    if (!state.placing) return Nothing{};
    if (!now.available) {
        ui::text(c, tr(Text::unavailable), quiet);
        return Nothing{};
    }
    const bool let = view.look.position == PositionChoice::yes;
    if (!let || now.stage == platform::PositionStage::must_ask) {
        ui::text(c, tr(Text::locate_text), quiet);
        return ui::button(c, tr(Text::locate), {.height = ui::size::segment, .fill = true})
                   ? Intent{LetPosition{true}}
                   : Intent{};
    }
    const bool rough = now.here.accuracy_m > core::rough_m;
    ui::text(c, rough ? tr(Text::rough, now.here.accuracy_m) : stage_words(now), quiet);
    bool any = false;
    {
        ui::List list(c, tr(Text::places));
        for (const core::Checkpoint& point : points) {
            any |= point.where.known();
            const std::string second = point.where.known() ? tr(Text::found, point.where.accuracy_m)
                                                           : std::string(tr(Text::no_place));
            const ui::RowHit hit =
                ui::row(c, point.code.value,
                        {.title = point.place.value,
                         .second = second,
                         .title_bold = false,
                         .button = now.here.known() && !rough ? tr(Text::here) : std::string_view{},
                         .button_primary = false,
                         .tappable = false});
            if (hit == ui::RowHit::button) form.text(place_field(point)) = place_text(now.here);
        }
    }
    if (any && ui::button(c, tr(Text::clear),
                          {.kind = ui::Button::text, .height = ui::size::segment, .fill = true})) {
        for (const core::Checkpoint& point : points)
            form.text(place_field(point)) = place_text(core::Spot{});
    }
    return Nothing{};
}

void take_places(const Form& form, std::vector<core::Checkpoint>& points) {
    for (core::Checkpoint& point : points) {
        const std::string_view taken = form.peek(place_field(point));
        if (!taken.empty()) point.where = read_place(taken);
    }
}

}  // namespace shell
