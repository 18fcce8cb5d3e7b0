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
    X(items, "检查项", "Checks") \
    X(all_ok, "全部正常", "All fine") \
    X(ok, "正常", "Fine") \
    X(finding, "发现问题", "Finding") \
    X(not_applicable, "不适用", "Not applicable") \
    X(range, "{} – {} {}", "{} – {} {}") \
    X(record, "记录", "Record") \
    X(not_a_number, "请填写数字", "A number, please") \
    X(reading_out, "读数 {} {}，超出 {} – {}", "Reads {} {}, outside {} – {}") \
    X(ticketed, "已转工单 {}", "ticket {}") \
    X(no_items, "本点只需打卡", "Only check in here") \
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

// Where the walker stands: as kept, else the last point with something open, else the first one not visited.
std::uint16_t place_of(const View& view, core::RoundId id, const core::Round& round,
                       const core::Route& route) {
    int& kept = view.forms.open(round_form_key(id)).choice(at_field);
    const int points = static_cast<int>(route.checkpoints.size());
    if (kept < 0 || kept >= points) {
        const core::RoundProgress progress = core::progress_of(route, round);
        kept = progress.next ? *progress.next : points - 1;
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
    submit.act.push_back(on_round(walk, core::CheckIn{walk.at, proof, std::move(reason)}));
    return submit;
}

// A code was scanned: it checks in at its own point, which becomes the one shown.
Intent take_scan(const View& view, RoundState& state, const Walk& walk) {
    const platform::ScanResult result = *state.scanned;
    state.scanned.reset();
    state.scan_failed.reset();
    state.unknown_code = false;
    if (result.outcome != platform::ScanResult::Outcome::read) {
        state.scan_failed = result.outcome;
        return Nothing{};
    }
    const std::optional<std::uint16_t> found = core::checkpoint_by_code(walk.route, result.text);
    state.unknown_code = !found;
    if (!found) return Nothing{};
    Walk there{walk.id, walk.round, walk.route, *found};
    go_to(view, walk, *found);
    Intent intent = check_in(there, core::Proof::qr, {});
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
    const core::RoundProgress progress = core::progress_of(walk.route, walk.round);
    ui::progress(c, tr(Text::progress),
                 progress.total == 0
                     ? 0
                     : static_cast<float>(progress.done()) / static_cast<float>(progress.total));
    if (!checked_in) scan_banner(c, state);
}

// --- Items -----------------------------------------------------------------------------------------------------------------------

std::string item_second(const View& view, const core::ItemState& item) {
    if (item.result != core::ItemResult::finding) return {};
    const core::Ticket* ticket = item.ticket ? view.state.find(item.ticket) : nullptr;
    return joined({first_line(item.text.value), word_of(item.severity),
                   ticket ? tr(Text::ticketed, core::ticket_number(*ticket))
                   : item.handling != core::Handling::noted ? std::string(word_of(item.handling))
                                                            : std::string()});
}

// The item's text and a second line, upright in the middle of a row of this height.
void item_words(ui::Context& c, std::string_view text, std::string_view second, ui::Tone tone,
                float height) {
    constexpr float between = 2;
    std::vector<std::string_view> lines;
    const float width = ui::available_width(c);
    const auto height_of = [&](std::string_view words, ui::Type type) {
        if (words.empty()) return 0.0f;
        lines.clear();
        ui::wrap_lines(c, words, type, width, lines);
        return static_cast<float>(lines.size()) * ui::line_height(c, type);
    };
    const float used = height_of(text, ui::Type::row) + height_of(second, ui::Type::second) +
                       (second.empty() ? 0 : between);
    ui::Stack stack(c, between);
    if (used < height) ui::gap(c, (height - used) / 2);
    ui::text(c, text, {.type = ui::Type::row});
    if (!second.empty()) ui::text(c, second, {.type = ui::Type::second, .tone = tone});
}

Intent judgement_row(ui::Context& c, const View& view, RoundState& state, const Walk& walk,
                     std::uint16_t index) {
    const core::ChecklistItem& item = walk.point().items[index];
    const core::ItemState known = walk.item(index);
    const std::array<ui::Choice, 3> choices{{{.label = tr(Text::ok)},
                                             {.label = tr(Text::finding), .tone = ui::Tone::soon},
                                             {.label = tr(Text::not_applicable)}}};
    int selected = known.result == core::ItemResult::none ? -1 : static_cast<int>(known.result) - 1;
    const std::string second = item_second(view, known);
    bool tapped = false;
    const float wanted = ui::segmented_width(c, choices);
    if (ui::available_width(c) < wanted + 220) {
        ui::Stack stack(c, ui::space::one);
        item_words(c, item.text.value, second, ui::Tone::soon, 0);
        tapped = ui::segmented(c, item.text.value, choices, selected, {.buttons = true});
    } else {
        ui::Cells cells(c, {ui::part(1), ui::natural(wanted)}, ui::space::card,
                        ui::size::row_choice);
        item_words(c, item.text.value, second, ui::Tone::soon, ui::size::row_choice);
        tapped =
            ui::segmented(c, item.text.value, choices, selected, {.buttons = true, .fill = false});
    }
    if (!tapped) return Nothing{};
    const auto result = static_cast<core::ItemResult>(selected + 1);
    if (result == core::ItemResult::finding) {
        state.close_dialog();
        state.dialog = RoundState::Dialog::finding;
        state.item = index;
        return Nothing{};
    }
    Submit submit;
    submit.act.push_back(on_round(walk, core::RecordItem{walk.at, index, result, 0}));
    return submit;
}

Intent record_reading(const View& view, RoundState& state, const Walk& walk, std::uint16_t index,
                      std::int32_t milli) {
    const core::ChecklistItem& item = walk.point().items[index];
    const bool fits = core::in_range(item, milli);
    Submit submit;
    submit.act.push_back(on_round(
        walk, core::RecordItem{walk.at, index,
                               fits ? core::ItemResult::ok : core::ItemResult::finding, milli}));
    if (!fits) {
        submit.form_follows = true;
        state.close_dialog();
        state.dialog = RoundState::Dialog::finding;
        state.item = index;
        std::string& text = view.forms.open(finding_form_key(walk, index)).text("text");
        if (text.empty())
            text = tr(Text::reading_out, milli_text(milli), item.unit.value,
                      milli_text(item.low_milli), milli_text(item.high_milli));
    }
    return submit;
}

Intent reading_row(ui::Context& c, const View& view, RoundState& state, const Walk& walk,
                   std::uint16_t index) {
    const core::ChecklistItem& item = walk.point().items[index];
    const core::ItemState known = walk.item(index);
    Form& form = view.forms.open(round_form_key(walk.id));
    const std::string field = "reading/" + std::to_string(walk.at) + "/" + std::to_string(index);
    std::string& typed = form.text(field);
    const bool recorded =
        known.result == core::ItemResult::ok || known.result == core::ItemResult::finding;
    if (typed.empty() && recorded) typed = milli_text(known.reading_milli);
    std::int32_t milli = 0;
    const bool number = parse_milli(typed, milli);
    const bool fresh = number && !(recorded && milli == known.reading_milli);
    const std::string range =
        tr(Text::range, milli_text(item.low_milli), milli_text(item.high_milli), item.unit.value);
    const std::string second = item_second(view, known);

    ui::Group group(c, item.text.value);
    ui::Stack stack(c, ui::space::half);
    bool take = false;
    {
        const float button = ui::button_width(c, tr(Text::not_applicable));
        const bool tight = ui::available_width(c) < 560;
        if (tight) ui::text(c, item.text.value, {.type = ui::Type::row});
        ui::Cells cells(c,
                        {tight ? ui::fixed(0) : ui::part(1), tight ? ui::part(1) : ui::fixed(200),
                         ui::natural(button)},
                        tight ? ui::space::half : ui::space::row, tight ? 0 : ui::size::row_choice);
        if (tight) {
            ui::skip(c);
        } else {
            item_words(c, item.text.value, second.empty() ? range : second,
                       second.empty() ? ui::Tone::second : ui::Tone::soon, ui::size::row_choice);
        }
        take = ui::text_field(c, item.text.value, typed,
                              {.placeholder = range,
                               .error = !typed.empty() && !number ? tr(Text::not_a_number)
                                                                  : std::string_view{},
                               .unit = item.unit.value,
                               .kind = ui::TextField::decimal,
                               .label_hidden = true,
                               .enter_submits = true})
                   .submitted;
        if (fresh) {
            take |= ui::button(c, tr(Text::record), {.kind = ui::Button::primary});
        } else if (!recorded && ui::button(c, tr(Text::not_applicable))) {
            Submit submit;
            submit.act.push_back(on_round(
                walk, core::RecordItem{walk.at, index, core::ItemResult::not_applicable, 0}));
            return submit;
        } else if (recorded) {
            ui::chip(c, word_of(known.result),
                     known.result == core::ItemResult::ok ? ui::Tone::kept : ui::Tone::soon);
        }
    }
    if (take && fresh) return record_reading(view, state, walk, index, milli);
    return Nothing{};
}

Intent items_card(ui::Context& c, const View& view, RoundState& state, const Walk& walk) {
    Intent intent;
    const std::vector<core::ChecklistItem>& items = walk.point().items;
    bool open_judgement = false;
    for (std::size_t i = 0; i < items.size(); ++i) {
        open_judgement |= items[i].kind == core::ItemKind::judgement &&
                          walk.item(static_cast<std::uint16_t>(i)).result == core::ItemResult::none;
    }
    ui::Card card(c, {.title = tr(Text::items),
                      .button = items.empty() ? std::string_view{} : tr(Text::all_ok),
                      .button_enabled = open_judgement,
                      .gap = c.phone() ? ui::space::row : ui::space::half});
    if (items.empty()) ui::text(c, tr(Text::no_items), {.tone = ui::Tone::second});
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto index = static_cast<std::uint16_t>(i);
        ui::Scope scope(static_cast<std::uint64_t>(walk.at) << 16 | i);
        if (i > 0) ui::divider(c);
        Intent hit = items[i].kind == core::ItemKind::reading
                         ? reading_row(c, view, state, walk, index)
                         : judgement_row(c, view, state, walk, index);
        if (asks(hit)) intent = std::move(hit);
    }
    if (card.button_tapped()) {
        Submit submit;
        // A reading is a figure that somebody took: it is never fine by itself, so the op is only for lists without readings.
        const bool readings = std::any_of(
            items.begin(), items.end(),
            [](const core::ChecklistItem& item) { return item.kind == core::ItemKind::reading; });
        if (!readings) {
            submit.act.push_back(on_round(
                walk, core::RecordAllOk{walk.at, static_cast<std::uint16_t>(items.size())}));
        }
        for (std::size_t i = 0; readings && i < items.size(); ++i) {
            const auto index = static_cast<std::uint16_t>(i);
            if (items[i].kind == core::ItemKind::judgement &&
                walk.item(index).result == core::ItemResult::none)
                submit.act.push_back(
                    on_round(walk, core::RecordItem{walk.at, index, core::ItemResult::ok, 0}));
        }
        if (!submit.act.empty()) intent = std::move(submit);
    }
    return intent;
}

void round_card(ui::Context& c, const View& view, RoundState& state, const Walk& walk,
                bool offer_finish) {
    ui::Card card(c, {.title = tr(Text::this_round),
                      .button = offer_finish ? tr(Text::finish) : std::string_view{}});
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
        if (ui::chip_button(c, label, i == walk.at, icon)) {
            state.scan_failed.reset();
            go_to(view, walk, static_cast<std::uint16_t>(i));
        }
    }
    if (card.button_tapped()) state.dialog = RoundState::Dialog::finish;
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
        tr(Text::at, walk.at + 1, walk.route.checkpoints.size(), walk.point().place.value);
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
        take(items_card(c, view, state, walk));
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
    const std::size_t count = walk.route.checkpoints.size();
    for (std::size_t step = 1; step < count; ++step) {
        const auto point = static_cast<std::uint16_t>((walk.at + step) % count);
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
