#include "shell/screens/round.hpp"

#include "shell/screens/page.hpp"

#include <algorithm>
#include <array>

namespace shell {

namespace {

// clang-format off
#define ROUND_TEXTS(X) \
    X(at, "{}/{} {}", "{}/{} {}") \
    X(check_in, "打卡", "Check in") \
    X(type_code, "手动输入", "Type the code") \
    X(scan_prompt, "对准「{}」的二维码", "Point at the code of {}") \
    X(checked_in, "{} 已打卡 {}", "{} at {}") \
    X(skipped, "已跳过 {}", "Skipped {}") \
    X(not_checked_in, "还没有打卡", "Not checked in yet") \
    X(begun, "{}开始", "begun {}") \
    X(since, "上一点 {}", "last point {}") \
    X(dwell, "建议停留 {}", "stay about {}") \
    X(progress, "本轮进度", "Progress of the round") \
    X(no_camera, "这台设备用不了相机", "No camera can be used here") \
    X(no_camera_text, "请点“手动输入”，填写巡查点编码和原因。", "Tap “Type the code” and give the point's code and a reason.") \
    X(not_allowed, "没有相机权限", "The camera is not allowed") \
    X(not_allowed_text, "可在浏览器的网站设置里允许相机，或点“手动输入”。", "Allow it in the browser's site settings, or type the code.") \
    X(cancelled, "没有扫到二维码", "No code was read") \
    X(cancelled_text, "可以再试一次，或点“手动输入”。", "Try again, or type the code.") \
    X(unknown_code, "这个码不在本路线上", "This code is not on the route") \
    X(unknown_code_text, "请确认扫的是巡查点的标签，或点“手动输入”。", "Make sure it is a checkpoint's label, or type the code.") \
    X(this_round, "本轮", "This round") \
    X(finish, "结束巡查", "Finish round") \
    X(skip, "跳过", "Skip") \
    X(next, "下一点", "Next point") \
    X(next_place, "下一点:{}", "Next: {}") \
    X(gone, "没有这轮巡查", "There is no such round") \
    X(gone_text, "它可能不归您查看，或还没有同步到本机。", "You may not see it, or it has not reached this device yet.") \
    X(to_routes, "回到巡查", "Back to the rounds") \
    X(moved_to, "已在「{}」打卡", "Checked in at {}")
// clang-format on
UI_TEXT_TABLE(Text, ROUND_TEXTS)

constexpr const char* at_field = "at";
constexpr float glove = ui::size::segment;  // nothing on a round is smaller

// Where the walker stands: as kept, else the last point with something open, else the first one not visited.
std::uint16_t place_of(const View& view, core::RoundId id, const core::Round& round,
                       const core::Route& route) {
    int& kept = view.forms.open(round_form_key(id)).choice(at_field);
    const int points = static_cast<int>(route.checkpoints.size());
    if (kept < 0 || kept >= points) {
        const std::vector<std::uint16_t> order = core::order_of(route, round.turn);
        const auto open = std::find_if(order.begin(), order.end(), [&](std::uint16_t point) {
            const core::Visit* visit = round.visit(point);
            return !visit || !(visit->checked_in || visit->skipped);
        });
        kept = open != order.end() ? *open : order.back();
        const core::Visit* last = nullptr;
        for (const core::Visit& visit : round.visits) {
            if (visit.checked_in && (!last || last->at.effective_at < visit.at.effective_at))
                last = &visit;
        }
        if (last && last->checkpoint < points) {
            const std::size_t items = route.checkpoints[last->checkpoint].items.size();
            const auto answered = [&](std::size_t i) {
                return i < last->items.size() && last->items[i].result != core::ItemResult::none;
            };
            for (std::size_t i = 0; i < items; ++i) {
                if (!answered(i)) kept = last->checkpoint;
            }
        }
    }
    return static_cast<std::uint16_t>(kept);
}

Intent check_in(const Walk& walk, core::Proof proof, core::Line reason) {
    Submit submit;
    submit.act.push_back(
        on_round(walk, core::LinkedCheckIn{walk.at, proof, std::move(reason), {}, {}}));
    return submit;
}

// A code was scanned: it checks in at its own point, which becomes the one shown.
Intent take_scan(const View& view, RoundState& state, const Walk& walk) {
    const platform::ScanResult result = *state.scanned;
    state.scanned.reset();
    state.scan_failed.reset();
    state.unknown_code = false;
    const bool touched = result.outcome == platform::ScanResult::Outcome::touched;
    if (result.outcome != platform::ScanResult::Outcome::read && !touched) {
        state.scan_failed = result.outcome;
        return Nothing{};
    }
    const std::optional<std::uint16_t> found = core::checkpoint_by_code(walk.route, result.text);
    state.unknown_code = !found;
    if (!found) return Nothing{};
    Walk there{walk.id, walk.round, walk.route, *found};
    go_to(view, walk, *found);
    Intent intent = check_in(there, touched ? core::Proof::nfc : core::Proof::qr, {});
    if (*found != walk.at)
        std::get<Submit>(intent).said = tr(Text::moved_to, there.point().place.value);
    return intent;
}

void scan_banner(ui::Context& c, const RoundState& state) {
    using O = platform::ScanResult::Outcome;
    Text title{}, text{};
    if (state.unknown_code) {
        title = Text::unknown_code;
        text = Text::unknown_code_text;
    } else if (state.scan_failed == O::no_camera) {
        title = Text::no_camera;
        text = Text::no_camera_text;
    } else if (state.scan_failed == O::not_allowed) {
        title = Text::not_allowed;
        text = Text::not_allowed_text;
    } else if (state.scan_failed) {
        title = Text::cancelled;
        text = Text::cancelled_text;
    } else {
        return;
    }
    ui::banner(c, {.tone = ui::Tone::soon,
                   .icon = ui::Icon::qr,
                   .title = tr(title),
                   .text = tr(text),
                   .alert = true});
}

void point_card(ui::Context& c, const View& view, RoundState& state, const Walk& walk) {
    const core::Visit* visit = walk.visit();
    const bool checked_in = visit && visit->checked_in;
    ui::Card card(c, {.gap = ui::space::row});
    std::string status;
    ui::Tone tone = ui::Tone::kept;
    if (checked_in) {
        status = tr(Text::checked_in, word_of(visit->proof), ui::clock(visit->at.effective_at.ms));
    } else if (visit && visit->skipped) {
        status = tr(Text::skipped, ui::clock(visit->at.effective_at.ms));
        tone = ui::Tone::soon;
    } else {
        status = tr(Text::not_checked_in);
        tone = ui::Tone::muted;
    }
    const ui::Chip mark{.icon = checked_in ? ui::Icon::check : ui::Icon::none};
    const std::string ago =
        ui::ago(view.now.ms - core::since_last_point_ms(walk.round, view.now), view.now.ms);
    const std::int64_t dwell_ms = std::int64_t{walk.point().dwell_s} * core::second_ms;
    const std::string quiet =
        joined({tr(walk.round.visits.empty() ? Text::begun : Text::since, ago),
                dwell_ms > 0 ? tr(Text::dwell, ui::duration(dwell_ms)) : ""});
    {
        ui::Cells cells(c, {ui::part(1), ui::natural(ui::chip_width(c, status, mark))},
                        ui::space::row, 36);
        ui::text(c, quiet, {.type = ui::Type::second, .tone = ui::Tone::second, .lines_max = 1});
        ui::chip(c, status, tone, mark);
    }
    if (visit && visit->skipped && !visit->reason.empty())
        ui::text(c, visit->reason.value, {.type = ui::Type::second, .tone = ui::Tone::second});
    if (walk.route.two_person) partner_banner(c, view, state, walk);
    const core::RoundProgress progress = core::progress_of(walk.route, walk.round);
    ui::progress(c, tr(Text::progress),
                 progress.total == 0
                     ? 0
                     : static_cast<float>(progress.done()) / static_cast<float>(progress.total));
    if (!checked_in) scan_banner(c, state);
}

void round_card(ui::Context& c, const View& view, RoundState& state, const Walk& walk,
                bool offer_finish) {
    ui::Card card(c, {.title = tr(Text::this_round), .gap = ui::space::row});
    if (offer_finish && ui::button(c, tr(Text::finish), {.height = glove, .fill = true}))
        state.dialog = RoundState::Dialog::finish;
    ui::Wrap wrap(c);
    for (std::size_t i = 0; i < walk.route.checkpoints.size(); ++i) {
        const core::Visit* visit = walk.round.visit(static_cast<std::uint16_t>(i));
        const bool checked = visit && visit->checked_in;
        const std::string label = checked ? walk.route.checkpoints[i].place.value + " " +
                                                ui::clock(visit->at.effective_at.ms)
                                          : walk.route.checkpoints[i].place.value;
        const ui::Icon icon = checked                   ? ui::Icon::check
                              : visit && visit->skipped ? ui::Icon::minus
                                                        : ui::Icon::none;
        ui::Scope scope(i);
        const auto kind = i == walk.at ? ui::Button::primary : ui::Button::secondary;
        if (ui::button(c, label, {.kind = kind, .height = glove, .icon = icon})) {
            state.scan_failed.reset();
            go_to(view, walk, static_cast<std::uint16_t>(i));
        }
    }
}

Intent begin_scan(const View& view, RoundState& state, const Walk& walk) {
    state.unknown_code = false;
    state.scan_failed.reset();
    if (!view.can_scan) {
        state.scan_failed = platform::ScanResult::Outcome::no_camera;
        return Nothing{};
    }
    return Scan{tr(Text::scan_prompt, walk.point().place.value)};
}

Intent round_bar(ui::Context& c, const View& view, RoundState& state, const Walk& walk,
                 Page& page) {
    using D = RoundState::Dialog;
    const core::Visit* visit = walk.visit();
    const bool checked_in = visit && visit->checked_in;
    const std::optional<std::uint16_t> next = next_point(walk);
    const ui::Button big{.height = ui::size::primary};
    const ui::Button main{.kind = ui::Button::primary, .height = ui::size::primary, .fill = true};
    const auto open = [&](D dialog) {
        state.close_dialog();
        state.dialog = dialog;
    };
    if (!checked_in && !(visit && visit->skipped)) {
        ui::Button scan = main;
        scan.icon = ui::Icon::qr;
        auto bar = page->actions({ui::natural(ui::button_width(c, tr(Text::skip), big)),
                                  ui::natural(ui::button_width(c, tr(Text::type_code), big)),
                                  ui::part(1)});
        if (!bar) return Nothing{};
        if (ui::button(c, tr(Text::skip), big)) open(D::skip);
        if (ui::button(c, tr(Text::type_code), big)) open(D::typed);
        if (ui::button(c, tr(Text::check_in), scan)) return begin_scan(view, state, walk);
        return Nothing{};
    }
    auto bar = page->actions({ui::part(1)});
    if (!bar) return Nothing{};
    if (next) {
        const std::string label = tr(Text::next_place, walk.route.checkpoints[*next].place.value);
        ui::Button go = main;
        go.name = tr(Text::next);
        if (ui::button(c, label, go)) {
            state.scan_failed.reset();
            go_to(view, walk, *next);
        }
    } else if (ui::button(c, tr(Text::finish), main)) {
        open(D::finish);
    }
    return Nothing{};
}

Intent draw_walk(ui::Context& c, const View& view, RoundState& state, const Walk& walk) {
    const std::string title =
        tr(Text::at, walk.number(), walk.route.checkpoints.size(), walk.point().place.value);
    const std::string key =
        "round/" + std::to_string(walk.id.value) + "/" + std::to_string(walk.at);
    const core::Visit* visit = walk.visit();
    const bool settled = visit && (visit->checked_in || visit->skipped);
    Intent intent;
    Page page(c, view, Place::round,
              {.key = key,
               .title = title,
               .subtitle = walk.route.name.value,
               .back = true,
               .bottom = ui::Bottom::actions_tall},
              true);
    intent = page.intent();
    const auto take = [&](Intent hit) {
        if (asks(hit)) intent = std::move(hit);
    };
    {
        ui::TwoColumns columns(c, 2.1f);
        point_card(c, view, state, walk);
        take(draw_round_items(c, view, state, walk));
        columns.next();
        // When the main button already finishes the round, a second one would only confuse.
        round_card(c, view, state, walk, !settled || next_point(walk).has_value());
    }
    take(round_bar(c, view, state, walk, page));
    return intent;
}

Intent draw_gone(ui::Context& c, const View& view) {
    Page page(c, view, Place::round, {.key = "round", .title = tr(Text::gone), .back = true}, true);
    Intent intent = page.intent();
    if (ui::empty_state(c, {.icon = ui::Icon::round,
                            .title = tr(Text::gone),
                            .text = tr(Text::gone_text),
                            .button = tr(Text::to_routes)}))
        intent = Go{{Place::rounds, 0}, true};
    return intent;
}

}  // namespace

std::size_t Walk::number() const {
    const std::vector<std::uint16_t> order = core::order_of(route, round.turn);
    const auto here = std::find(order.begin(), order.end(), at);
    return static_cast<std::size_t>(here - order.begin()) + 1;
}

core::ItemState Walk::item(std::uint16_t index) const {
    const core::Visit* v = visit();
    return v && index < v->items.size() ? v->items[index] : core::ItemState{};
}

std::string round_form_key(core::RoundId id) { return "round/" + std::to_string(id.value); }

std::string finding_form_key(const Walk& walk, std::uint16_t item) {
    return round_form_key(walk.id) + "/" + std::to_string(walk.at) + "/" + std::to_string(item);
}

xsync::Draft on_round(const Walk& walk, core::OpBody body) {
    return {core::entity(walk.id), std::move(body)};
}

std::optional<std::uint16_t> next_point(const Walk& walk) {
    const std::vector<std::uint16_t> order = core::order_of(walk.route, walk.round.turn);
    const std::size_t here = walk.number() - 1;
    for (std::size_t step = 1; step < order.size(); ++step) {
        const std::uint16_t point = order[(here + step) % order.size()];
        const core::Visit* visit = walk.round.visit(point);
        if (!visit || !(visit->checked_in || visit->skipped)) return point;
    }
    return {};
}

void go_to(const View& view, const Walk& walk, std::uint16_t checkpoint) {
    view.forms.open(round_form_key(walk.id)).choice(at_field) = checkpoint;
}

Intent draw_round(ui::Context& c, const View& view, RoundState& state) {
    const core::Round* round = view.state.find(state.round);
    const core::Route* route = round ? view.state.find(round->route) : nullptr;
    if (!route || route->checkpoints.empty()) return draw_gone(c, view);
    if (!round->under_way() || round->walker != view.actor)
        return draw_round_summary(c, view, {state.round, *round, *route, 0});
    const Walk walk{state.round, *round, *route, place_of(view, state.round, *round, *route)};
    Intent intent = draw_walk(c, view, state, walk);
    if (state.scanned) {
        Intent hit = take_scan(view, state, walk);
        if (asks(hit)) intent = std::move(hit);
    }
    if (state.dialog != RoundState::Dialog::none) {
        Intent hit = draw_round_dialog(c, view, state, walk);
        if (asks(hit)) intent = std::move(hit);
    }
    return intent;
}

}  // namespace shell
