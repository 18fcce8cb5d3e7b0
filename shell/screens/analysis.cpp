#include "shell/screens/analysis.hpp"

#include "shell/ui/screen.hpp"
#include "shell/ui/widgets.hpp"
#include "shell/words.hpp"

#include <algorithm>

namespace shell {

namespace {

// clang-format off
#define ANALYSIS_TEXTS(X) \
    X(title, "统计分析报告", "Analyses") \
    X(row, "{} · {} 月", "{} · month {}") \
    X(count, "全小区 {} 张", "{} in the community") \
    X(worst, "{} {} 张", "{}: {}") \
    X(why, "一栋楼一个月 3 张、全小区 5 张起要分析原因，由项目经理签字。", "From 3 a month in a building or 5 in the community the cause is analysed and the manager signs.") \
    X(to_write, "待分析", "To be written") \
    X(to_sign, "待签字", "To be signed") \
    X(returned, "已退回", "Returned") \
    X(signed_off, "已签字", "Signed") \
    X(tickets, "查看工单", "Its tickets") \
    X(cause, "原因", "Cause") \
    X(measures, "措施", "Measures") \
    X(hand_in, "提交签字", "Hand in") \
    X(by, "{} · {}", "{} · {}") \
    X(word, "签字意见", "The manager's word") \
    X(sign, "签字同意", "Sign") \
    X(give_back, "退回", "Return") \
    X(opinion, "退回请写明原因", "Say why when it is returned")
// clang-format on
UI_TEXT_TABLE(Text, ANALYSIS_TEXTS)

struct Standing {
    Text text;
    ui::Tone tone;
};
Standing standing(core::AnalysisState state) {
    switch (state) {
        case core::AnalysisState::none: return {Text::to_write, ui::Tone::soon};
        case core::AnalysisState::written: return {Text::to_sign, ui::Tone::under_way};
        case core::AnalysisState::returned: return {Text::returned, ui::Tone::late};
        case core::AnalysisState::signed_off: return {Text::signed_off, ui::Tone::kept};
    }
    return {Text::to_write, ui::Tone::soon};
}

std::string counted(const View& view, const core::CategoryCount& count) {
    const core::Building* worst = view.state.find(count.worst);
    return joined(
        {tr(Text::count, count.reported), worst && count.in_worst < count.reported
                                              ? tr(Text::worst, worst->name.value, count.in_worst)
                                          : worst ? std::string(worst->name.value)
                                                  : std::string()});
}

core::Month month_after(core::Month month) {
    if (month.month == 12) return {month.year + 1, 1};
    return {month.year, static_cast<std::uint8_t>(month.month + 1)};
}

void said(ui::Context& c, Text label, std::string_view text) {
    if (text.empty()) return;
    ui::text(c, tr(label), {.type = ui::Type::label, .tone = ui::Tone::second});
    ui::text(c, text);
}

Intent act(const AnalysisDialog& state, const std::string& form, core::OpBody body) {
    Submit submit;
    submit.act.push_back(
        {core::entity(core::analysis_of(state.month, state.category)), std::move(body)});
    submit.form = form;
    return submit;
}

bool field(ui::Context& c, const AnalysisDialog& state, Text label, std::string& value) {
    const std::string error =
        state.missing && value.empty() ? tr(Word::missing, tr(label)) : std::string();
    ui::text_field(
        c, tr(label), value,
        {.error = error, .kind = ui::TextField::multiline, .length_max = core::Note::length_max});
    return !value.empty();
}

// Cause and measures, before the manager has them or after they were returned.
Intent writing(ui::Context& c, const core::Recurring& row, const core::Analysis* written,
               AnalysisDialog& state, Form& form, const std::string& key) {
    if (form.choice("begun", 0) == 0) {
        form.choice("begun", 0) = 1;
        if (written) form.text("cause") = written->cause.value;
        if (written) form.text("measures") = written->measures.value;
    }
    bool good = field(c, state, Text::cause, form.text("cause"));
    good &= field(c, state, Text::measures, form.text("measures"));
    if (!ui::button(c, tr(Text::hand_in),
                    {.kind = ui::Button::primary, .height = ui::size::primary, .fill = true}))
        return Nothing{};
    state.missing = !good;
    if (!good) return Nothing{};
    const core::Note cause = form.text("cause"), measures = form.text("measures");
    if (written) return act(state, key, core::AmendAnalysis{row.count.reported, cause, measures});
    return act(
        state, key,
        core::WriteAnalysis{state.month, state.category, row.count.reported, cause, measures});
}

Intent signing(ui::Context& c, AnalysisDialog& state, Form& form, const std::string& key) {
    std::string& text = form.text("word");
    const std::string_view error =
        state.missing && text.empty() ? tr(Text::opinion) : std::string_view{};
    ui::text_field(c, tr(Text::word), text,
                   {.error = error,
                    .kind = ui::TextField::multiline,
                    .length_max = core::Note::length_max,
                    .lines = 2});
    ui::Cells cells(c, {ui::part(1), ui::part(1)});
    if (ui::button(c, tr(Text::give_back))) {
        state.missing = text.empty();
        if (!state.missing) return act(state, key, core::SignAnalysis{false, text});
    }
    if (ui::button(c, tr(Text::sign), {.kind = ui::Button::primary}))
        return act(state, key, core::SignAnalysis{true, text});
    return Nothing{};
}

void written_words(ui::Context& c, const View& view, const core::Analysis& written) {
    ui::text(c, tr(Text::by, who(view, written.author), when(view, written.written.effective_at)),
             {.type = ui::Type::second, .tone = ui::Tone::second});
    said(c, Text::cause, written.cause.value);
    said(c, Text::measures, written.measures.value);
}

}  // namespace

Intent analyses_card(ui::Context& c, const View& view, AnalysisDialog& state) {
    const std::vector<core::Recurring>& rows = view.queries.recurring(view);
    if (rows.empty()) return Nothing{};
    ui::Card card(c, {.title = tr(Text::title)});
    ui::text(c, tr(Text::why), {.type = ui::Type::second, .tone = ui::Tone::second});
    ui::List list(c, tr(Text::title));
    for (const core::Recurring& row : rows) {
        const std::string title = tr(Text::row, word_of(row.count.category), row.month.month);
        const std::string second = counted(view, row.count);
        const Standing at = standing(row.state);
        if (ui::row(c, core::analysis_of(row.month, row.count.category).value,
                    {.title = title,
                     .second = second,
                     .chip = tr(at.text),
                     .chip_tone = at.tone,
                     .chevron = true}) != ui::RowHit::none)
            state = {row.month, row.count.category, false};
    }
    return Nothing{};
}

Intent analysis_dialog(ui::Context& c, const View& view, AnalysisDialog& state) {
    if (!state.open()) return Nothing{};
    const std::vector<core::Recurring>& rows = view.queries.recurring(view);
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const core::Recurring& each) {
        return each.month == state.month && each.count.category == state.category;
    });
    if (row == rows.end()) {
        state = {};
        return Nothing{};
    }
    const core::Analysis* written = view.state.find(core::analysis_of(state.month, state.category));
    const std::string key = "analysis/" + std::to_string(state.month.year) + "-" +
                            std::to_string(state.month.month) + "/" +
                            std::to_string(static_cast<int>(state.category)) + "/" +
                            std::to_string(static_cast<int>(row->state));
    Form& form = view.forms.open(key);
    const std::string title = tr(Text::row, word_of(state.category), state.month.month);
    const std::string text = counted(view, row->count);
    ui::Overlay dialog(c, {.key = "analysis", .title = title, .text = text, .cross = true});
    Intent intent;
    if (ui::button(c, tr(Text::tickets), {.fill = true})) {
        core::TicketFilter filter{
            .scope = core::TicketScope::all,
            .since = core::begin_of(state.month, view.policy.zone),
            .until = core::begin_of(month_after(state.month), view.policy.zone)};
        filter.category = state.category;
        intent = ShowTickets{filter};
    }
    const bool with_manager = row->state == core::AnalysisState::written;
    if (written && (with_manager || row->state == core::AnalysisState::signed_off))
        written_words(c, view, *written);
    if (written && !with_manager) said(c, Text::word, written->word.value);
    Intent made;
    if (row->state == core::AnalysisState::none || row->state == core::AnalysisState::returned)
        made = writing(c, *row, written, state, form, key);
    else if (with_manager && view.role == core::Role::manager)
        made = signing(c, state, form, key);
    if (asks(made)) intent = std::move(made);
    if (dialog.dismissed() || std::holds_alternative<ShowTickets>(intent)) state = {};
    return intent;
}

}  // namespace shell
