// The end of a round: what is left to do, and afterwards what was done and how well it is proven.

#include "core/policy/evidence.hpp"
#include "shell/screens/page.hpp"
#include "shell/screens/round.hpp"

#include <algorithm>

namespace shell {

namespace {

// clang-format off
#define ROUND_END_TEXTS(X) \
    X(finish, "结束巡查", "Finish round") \
    X(finish_text, "结束后不能再补打卡", "No check-ins after the end") \
    X(unvisited, "还有 {} 个点没走", "{} points not visited") \
    X(unanswered, "还有 {} 项没有结果", "{} checks without a result") \
    X(wordless, "{} 处问题没有说明", "{} findings without a remark") \
    X(not_stopped, "{} 处异常须停用", "{} to be taken out of service") \
    X(go_on, "继续巡查", "Go on walking") \
    X(finished, "本轮已结束，已存本机", "Round finished, saved on this device") \
    X(evidence, "凭证", "Evidence") \
    X(doubt, "{}（{} 处）", "{} ({})") \
    X(no_doubt, "各项记录相互印证", "The records agree with one another") \
    X(summary, "小结", "Summary") \
    X(visited, "已打卡", "Checked in") \
    X(skipped, "已跳过", "Skipped") \
    X(findings, "发现问题", "Findings") \
    X(of_these, "{} 处，纠正 {}，转工单 {}", "{}, {} put right, {} tickets") \
    X(took, "用时", "Took") \
    X(of, "{} / {}", "{} / {}") \
    X(points, "巡查点", "Checkpoints") \
    X(not_visited, "未到", "Not visited") \
    X(walker, "{} · {} 开始", "{} · started {}") \
    X(late_records, "结束后补记 {} 条", "{} records after the end") \
    X(all_ok, "全部正常", "All fine") \
    X(found, "{} 处问题", "{} findings")
// clang-format on
UI_TEXT_TABLE(Text, ROUND_END_TEXTS)

// What is left to do, in words; empty when nothing is.
std::string left_over(const Walk& walk) {
    const core::RoundProgress progress = core::progress_of(walk.route, walk.round);
    const std::uint32_t unvisited = progress.total - progress.done();
    int wordless = 0, not_stopped = 0;
    for (const core::Visit& visit : walk.round.visits) {
        if (visit.checkpoint >= walk.route.checkpoints.size()) continue;
        const auto& items = walk.route.checkpoints[visit.checkpoint].items;
        for (std::size_t i = 0; i < std::min(visit.items.size(), items.size()); ++i) {
            const core::ItemState& item = visit.items[i];
            if (item.result != core::ItemResult::finding) continue;
            wordless += item.text.empty() ? 1 : 0;
            not_stopped += items[i].stops && item.handling != core::Handling::stopped ? 1 : 0;
        }
    }
    const auto counted = [](Text text, auto count) {
        return count > 0 ? tr(text, count) : std::string();
    };
    return joined({counted(Text::unvisited, unvisited),
                   counted(Text::unanswered, progress.unanswered),
                   counted(Text::wordless, wordless), counted(Text::not_stopped, not_stopped)});
}

struct PointLine {
    std::string second, chip;
    ui::Tone tone = ui::Tone::muted;
};
PointLine point_line(const Walk& walk, std::uint16_t index) {
    PointLine line;
    const core::Visit* visit = walk.round.visit(index);
    if (!visit || !(visit->checked_in || visit->skipped)) {
        line.chip = tr(Text::not_visited);
        line.tone = ui::Tone::late;
        return line;
    }
    const std::string at = ui::clock(visit->at.effective_at.ms);
    if (visit->skipped) {
        line.chip = tr(Text::skipped);
        line.tone = ui::Tone::soon;
        line.second = joined({at, visit->reason.value});
        return line;
    }
    int findings = 0;
    std::string words;
    for (const core::ItemState& item : visit->items) {
        if (item.result != core::ItemResult::finding) continue;
        ++findings;
        if (words.empty()) words = first_line(item.text.value);
    }
    line.chip = findings > 0 ? tr(Text::found, findings) : std::string(tr(Text::all_ok));
    line.tone = findings > 0 ? ui::Tone::soon : ui::Tone::kept;
    line.second = joined({at, word_of(visit->proof), visit->reason.value, words});
    return line;
}

// How good the evidence is, in words, and what it can't prove.
void evidence_card(ui::Context& c, const Walk& walk) {
    const core::Evidence evidence = core::evidence_of(walk.route, walk.round);
    constexpr ui::Tone tones[] = {ui::Tone::kept, ui::Tone::kept, ui::Tone::soon, ui::Tone::late};
    ui::Card card(c, {.title = tr(Text::evidence)});
    ui::chip(c, word_of(evidence.grade), tones[static_cast<std::size_t>(evidence.grade)]);
    if (evidence.remarks.empty()) ui::text(c, tr(Text::no_doubt));
    for (const core::Remark& remark : evidence.remarks) {
        ui::text(c, remark.count > 1 ? tr(Text::doubt, word_of(remark.doubt), remark.count)
                                     : std::string(word_of(remark.doubt)));
    }
    ui::text(c, word(core::evidence_limits), {.type = ui::Type::second, .tone = ui::Tone::second});
}

}  // namespace

void summary_rows(ui::Context& c, const View& view, const Walk& walk) {
    const core::RoundProgress progress = core::progress_of(walk.route, walk.round);
    ui::List list(c, tr(Text::summary));
    const auto line = [&](Text label, const std::string& value) {
        ui::row(c, tr(label),
                {.title = tr(label),
                 .title_bold = false,
                 .value = value,
                 .tappable = false,
                 .height = 52});
    };
    line(Text::visited, tr(Text::of, progress.visited, progress.total));
    if (progress.skipped > 0) line(Text::skipped, std::to_string(progress.skipped));
    line(Text::findings, progress.findings == 0 ? std::string("0")
                                                : tr(Text::of_these, progress.findings,
                                                     progress.corrected, progress.tickets));
    line(Text::took, ui::duration(core::elapsed_ms(walk.round, view.now)));
}

Intent finish_dialog(ui::Context& c, const View& view, RoundState& state, const Walk& walk) {
    ui::Overlay dialog(
        c,
        {.key = "finish", .title = tr(Text::finish), .text = tr(Text::finish_text), .cross = true});
    summary_rows(c, view, walk);
    if (const std::string left = left_over(walk); !left.empty())
        ui::banner(
            c, {.tone = ui::Tone::soon, .icon = ui::Icon::warning, .text = left, .alert = true});
    ui::gap(c, ui::space::half);
    const bool tapped = ui::button(
        c, tr(Word::ok), {.kind = ui::Button::primary, .height = ui::size::primary, .fill = true});
    const bool stay = ui::button(
        c, tr(Text::go_on), {.kind = ui::Button::text, .height = ui::size::segment, .fill = true});
    if (dialog.dismissed() || stay) {
        state.close_dialog();
        return Nothing{};
    }
    if (!tapped) return Nothing{};
    Submit submit;
    submit.act.push_back(on_round(walk, core::FinishRound{}));
    submit.form = round_form_key(walk.id);
    submit.said = tr(Text::finished);
    return submit;
}

Intent draw_round_summary(ui::Context& c, const View& view, const Walk& walk) {
    const std::string subtitle = tr(Text::walker, who(view, walk.round.walker),
                                    ui::moment(walk.round.started.effective_at.ms, view.now.ms));
    Intent intent;
    Page page(c, view, Place::round,
              {.key = "round/summary",
               .title = walk.route.name.value,
               .subtitle = subtitle,
               .back = true},
              true);
    intent = page.intent();
    ui::TwoColumns columns(c, 1, 1.55f);
    if (Intent hit = partner_card(c, view, walk); asks(hit)) intent = std::move(hit);
    {
        ui::Card card(c, {.title = tr(Text::summary)});
        summary_rows(c, view, walk);
        if (walk.round.late_records > 0)
            ui::chip(c, tr(Text::late_records, walk.round.late_records), ui::Tone::soon);
    }
    if (!walk.round.under_way()) evidence_card(c, walk);
    if (Intent hit = draw_rewalk(c, view, walk); asks(hit)) intent = std::move(hit);
    columns.next();
    if (Intent hit = draw_round_album(c, view, walk); asks(hit)) intent = std::move(hit);
    ui::Card card(c, {.title = tr(Text::points)});
    ui::List list(c, tr(Text::points));
    for (std::size_t i = 0; i < walk.route.checkpoints.size(); ++i) {
        const PointLine line = point_line(walk, static_cast<std::uint16_t>(i));
        ui::row(c, i,
                {.title = walk.route.checkpoints[i].place.value,
                 .second = line.second,
                 .title_bold = false,
                 .chip = line.chip,
                 .chip_tone = line.tone,
                 .tappable = false});
    }
    return intent;
}

}  // namespace shell
