// The half-yearly questionnaire as figures, and the quarterly client meetings with what came of them.

#include "core/query/surveys.hpp"

#include "shell/screens/duties.hpp"
#include "shell/screens/page.hpp"
#include "shell/screens/visits.hpp"

#include <algorithm>

namespace shell {

namespace {

// clang-format off
#define SURVEY_TEXTS(X) \
    X(survey, "问卷调查", "Questionnaire") \
    X(half_first, "{} 年上半年", "{}, first half") \
    X(half_second, "{} 年下半年", "{}, second half") \
    X(sheets, "发放 {} · 回收 {}（{}%）", "{} handed out, {} returned ({}%)") \
    X(overall, "总体满意率", "Satisfied on the whole") \
    X(counts, "{}% · 满意 {} 一般 {} 不满意 {}", "{}% · {} satisfied, {} fair, {} not") \
    X(counts_short, "{}% · {}/{}/{}", "{}% · {}/{}/{}") \
    X(legend, "满意 / 一般 / 不满意", "satisfied / fair / dissatisfied") \
    X(change, "{}，比上次 {}{} 点", "{}, {}{} points since") \
    X(nobody, "没有人回答", "Nobody answered") \
    X(no_survey, "这半年还没有问卷结果", "No results in this half-year") \
    X(record_survey, "录入问卷结果", "Enter results") \
    X(survey_text, "按回收的问卷合计填写，没有作答的不计。", "Totals of the returned sheets; no answer counts for nothing.") \
    X(handed_out, "发放份数", "Handed out") \
    X(returned, "回收份数", "Returned") \
    X(too_many, "合计 {} 份，多于回收的 {} 份", "{} in all, more than the {} returned") \
    X(more_back, "回收多于发放", "More returned than handed out") \
    X(need_sheets, "请填写回收份数", "How many were returned?") \
    X(need_answers, "请至少填写一题", "Enter one question at least") \
    X(remark, "说明", "Remark") \
    X(survey_words, "问卷：发放 {} 份，回收 {} 份", "Questionnaire: {} handed out, {} returned") \
    X(meetings, "恳谈会", "Client meetings") \
    X(no_meeting, "还没有恳谈会记录", "No meetings yet") \
    X(record_meeting, "记录恳谈会", "Record a meeting") \
    X(attended, "到会人数", "Attended") \
    X(topics, "议题和意见", "Topics and opinions") \
    X(results, "答复和结果", "Answers and results") \
    X(meeting_words, "议题：{}\n结果：{}", "Topics: {}\nResults: {}") \
    X(people, "{} 人到会", "{} attended") \
    X(add_result, "补充结果", "Add a result") \
    X(what_came, "后来的结果", "What came of it")
// clang-format on
UI_TEXT_TABLE(Text, SURVEY_TEXTS)

constexpr const char *survey_form = "survey", *meeting_form = "meeting";
constexpr std::size_t choices = 3, meetings_shown = 8;

std::uint32_t number_in(std::string_view text) {
    std::uint32_t value = 0;
    for (const char digit : text) {
        if (digit >= '0' && digit <= '9')
            value = value * 10 + static_cast<std::uint32_t>(digit - '0');
    }
    return value;
}

std::string half_year(core::DaySpan span) {
    const core::CivilDate date = core::date_of(span.first);
    return tr(date.month < 7 ? Text::half_first : Text::half_second, date.year);
}

ui::Tone tone_of(int permille) {
    return permille >= 980 ? ui::Tone::kept : permille >= 900 ? ui::Tone::accent : ui::Tone::soon;
}

// "92%，比上次 +3 点"
std::string with_change(int permille, int before) {
    const std::string now = std::to_string(permille / 10) + "%";
    if (before < 0 || before / 10 == permille / 10) return now;
    const int points = permille / 10 - before / 10;
    return tr(Text::change, now, points > 0 ? "+" : "−", std::abs(points));
}

void figures(ui::Context& c, const core::Survey& survey, const core::Survey* before) {
    const std::uint32_t share =
        survey.handed_out == 0
            ? 0
            : static_cast<std::uint32_t>(std::uint64_t{survey.returned} * 100 / survey.handed_out);
    ui::text(c, tr(Text::sheets, survey.handed_out, survey.returned, share),
             {.type = ui::Type::second, .tone = ui::Tone::second});
    if (const int all = survey.permille(); all >= 0)
        ui::progress_row(c, tr(Text::overall), with_change(all, before ? before->permille() : -1),
                         static_cast<float>(all) / 1000, tone_of(all));
    const bool tight = c.phone();  // beside the question there is no room for words
    if (tight) ui::text(c, tr(Text::legend), {.type = ui::Type::second, .tone = ui::Tone::second});
    for (const core::QuestionResult& each : survey.questions) {
        const int permille = each.permille();
        const std::string figure =
            permille < 0 ? std::string(tr(Text::nobody))
                         : tr(tight ? Text::counts_short : Text::counts, permille / 10,
                              each.satisfied, each.fair, each.dissatisfied);
        ui::progress_row(c, each.question.value, figure,
                         permille < 0 ? 0 : static_cast<float>(permille) / 1000, tone_of(permille));
    }
}

bool may_log(const View& view, core::DutyId id) {
    const core::DutyRow* row = core::duty_row(id);
    return row && core::may_log(view.state, view.actor, *row);
}

void survey_card(ui::Context& c, const View& view, VisitsState& state) {
    const std::vector<core::Survey>& all = view.queries.surveys(view);
    const core::Day today = core::day_of(view.now, view.policy.zone);
    const core::DaySpan now = core::span_of(core::Period::half_year, today);
    ui::Card card(c, {.title = tr(Text::survey),
                      .button = may_log(view, core::DutyId::questionnaire) ? tr(Text::record_survey)
                                                                           : std::string_view{},
                      .gap = ui::space::row});
    if (card.button_tapped()) state.writing = VisitsState::Writing::survey;
    if (all.empty() || all.front().span != now) {
        ui::text(c, half_year(now), {.type = ui::Type::body_bold});
        ui::text(c, tr(Text::no_survey), {.type = ui::Type::second, .tone = ui::Tone::second});
    }
    for (std::size_t i = 0; i < std::min<std::size_t>(all.size(), 2); ++i) {
        ui::Scope scope(i);
        if (i > 0) ui::divider(c);
        ui::text(c, half_year(all[i].span), {.type = ui::Type::body_bold});
        figures(c, all[i], i + 1 < all.size() ? &all[i + 1] : nullptr);
    }
}

void meetings_card(ui::Context& c, const View& view, VisitsState& state) {
    const std::vector<core::DutyRecordId>& all = view.queries.meetings(view);
    ui::Card card(c,
                  {.title = tr(Text::meetings),
                   .button = may_log(view, core::DutyId::client_meeting) ? tr(Text::record_meeting)
                                                                         : std::string_view{},
                   .gap = ui::space::row});
    if (card.button_tapped()) state.writing = VisitsState::Writing::meeting;
    if (all.empty())
        ui::text(c, tr(Text::no_meeting), {.type = ui::Type::second, .tone = ui::Tone::second});
    ui::List list(c, tr(Text::meetings));
    for (std::size_t i = 0; i < std::min(all.size(), meetings_shown); ++i) {
        const core::DutyRecord* record = view.state.find(all[i]);
        if (!record) continue;
        const std::string title =
            joined({day_words(record->day),
                    record->counts.empty() ? "" : tr(Text::people, record->counts.front())});
        std::string second = record->text.value;
        for (const core::DutyEntry& entry : record->entries)
            second += "\n" + joined({when(view, entry.stamp.effective_at), entry.text.value});
        if (ui::row(c, all[i].value, {.title = title, .second = second, .chevron = true}) !=
            ui::RowHit::none)
            state.adding_to = all[i];
    }
}

// --- Forms ------------------------------------------------------------------------------------

std::string answer_field(std::size_t question, std::size_t choice) {
    return "answer" + std::to_string(question) + "/" + std::to_string(choice);
}

bool confirm_button(ui::Context& c) {
    return ui::button(c, tr(Word::ok),
                      {.kind = ui::Button::primary, .height = ui::size::primary, .fill = true});
}

// What the sheet says; `fault`: what does not add up, in words.
core::RecordDuty read_sheet(const View& view, const Form& form, std::string& fault) {
    core::RecordDuty body;
    body.duty = core::DutyId::questionnaire;
    body.day = core::day_of(view.now, view.policy.zone);
    const std::uint32_t out = number_in(form.peek("out")), back = number_in(form.peek("back"));
    body.counts = {out, back};
    body.text = form.peek("text");
    if (body.text.empty()) body.text = tr(Text::survey_words, out, back);
    if (back == 0) fault = tr(Text::need_sheets);
    if (back > out) fault = tr(Text::more_back);
    const auto questions = core::questionnaire_questions();
    bool any = false;
    for (std::size_t q = 0; q < questions.size(); ++q) {
        core::DutyAnswers answers{core::Line(questions[q].zh), {}};
        std::uint32_t sum = 0;
        for (std::size_t a = 0; a < choices; ++a) {
            answers.counts.push_back(number_in(form.peek(answer_field(q, a))));
            sum += answers.counts.back();
        }
        any = any || sum > 0;
        if (sum > back && fault.empty())
            fault = joined({word(questions[q]), tr(Text::too_many, sum, back)});
        body.answers.push_back(std::move(answers));
    }
    if (!any && fault.empty()) fault = tr(Text::need_answers);
    return body;
}

Intent survey_dialog(ui::Context& c, const View& view, VisitsState& state) {
    Form& form = view.forms.open(survey_form);
    ui::Overlay dialog(c, {.key = survey_form,
                           .title = tr(Text::record_survey),
                           .text = tr(Text::survey_text),
                           .width_max = 720,
                           .cross = true});
    const auto number = [&](std::string_view label, const std::string& field) {
        ui::text_field(c, label, form.text(field),
                       {.kind = ui::TextField::number, .length_max = 6});
    };
    {
        ui::Cells cells(c, {ui::part(1), ui::part(1)});
        number(tr(Text::handed_out), "out");
        number(tr(Text::returned), "back");
    }
    const auto questions = core::questionnaire_questions();
    const auto answers = core::questionnaire_choices();
    for (std::size_t q = 0; q < questions.size(); ++q) {
        ui::Scope scope(q);
        ui::Group group(c, word(questions[q]));
        ui::text(c, word(questions[q]), {.type = ui::Type::body_bold});
        ui::Cells cells(c, {ui::part(1), ui::part(1), ui::part(1)});
        for (std::size_t a = 0; a < choices; ++a) {
            const std::string name = std::string(word(questions[q])) + " ";
            ui::text_field(c, name + std::string(word(answers[a])), form.text(answer_field(q, a)),
                           {.unit = word(answers[a]),
                            .kind = ui::TextField::number,
                            .length_max = 6,
                            .label_hidden = true});
        }
    }
    ui::text_field(
        c, tr(Text::remark), form.text("text"),
        {.kind = ui::TextField::multiline, .length_max = core::Note::length_max, .lines = 2});
    std::string fault;
    core::RecordDuty body = read_sheet(view, form, fault);
    if (state.missing && !fault.empty())
        ui::banner(
            c, {.tone = ui::Tone::late, .icon = ui::Icon::warning, .text = fault, .alert = true});
    const bool tapped = confirm_button(c);
    if (dialog.dismissed()) {
        state.stop_writing();
        return Nothing{};
    }
    if (!tapped) return Nothing{};
    state.missing = !fault.empty();
    if (state.missing) return Nothing{};
    Submit submit;
    submit.act.push_back({{core::EntityKind::duty_record, 0}, std::move(body)});
    submit.form = survey_form;
    return submit;
}

Intent meeting_dialog(ui::Context& c, const View& view, VisitsState& state) {
    Form& form = view.forms.open(meeting_form);
    ui::Overlay dialog(c, {.key = meeting_form, .title = tr(Text::record_meeting), .cross = true});
    ui::text_field(c, tr(Text::attended), form.text("people"),
                   {.kind = ui::TextField::number, .length_max = 6});
    const std::size_t frame = core::utf8_length(tr(Text::meeting_words, "", ""));
    const auto most = static_cast<std::uint16_t>((core::Note::length_max - frame) / 2);
    const auto words = [&](Text label, const char* field) {
        std::string& text = form.text(field);
        ui::text_field(
            c, tr(label), text,
            {.error = state.missing && text.empty() ? tr(Word::missing, tr(label)) : std::string(),
             .kind = ui::TextField::multiline,
             .length_max = most,
             .lines = 3});
    };
    words(Text::topics, "topics");
    words(Text::results, "results");
    const bool tapped = confirm_button(c);
    if (dialog.dismissed()) {
        state.stop_writing();
        return Nothing{};
    }
    if (!tapped) return Nothing{};
    const std::string &topics = form.text("topics"), &results = form.text("results");
    state.missing = topics.empty() || results.empty();
    if (state.missing) return Nothing{};
    core::RecordDuty body;
    body.duty = core::DutyId::client_meeting;
    body.day = core::day_of(view.now, view.policy.zone);
    body.text = tr(Text::meeting_words, topics, results);
    body.counts = {number_in(form.text("people"))};
    Submit submit;
    submit.act.push_back({{core::EntityKind::duty_record, 0}, std::move(body)});
    submit.form = meeting_form;
    return submit;
}

Intent result_dialog(ui::Context& c, const View& view, VisitsState& state) {
    const core::DutyRecord* record = view.state.find(state.adding_to);
    if (!record) {
        state.stop_writing();
        return Nothing{};
    }
    const std::string key = "meeting/" + std::to_string(state.adding_to.value);
    Form& form = view.forms.open(key);
    ui::Overlay dialog(
        c, {.key = key, .title = tr(Text::add_result), .text = record->text.value, .cross = true});
    std::string& text = form.text("text");
    const std::string error =
        state.missing && text.empty() ? tr(Word::missing, tr(Text::what_came)) : std::string();
    ui::text_field(c, tr(Text::what_came), text,
                   {.error = error,
                    .kind = ui::TextField::multiline,
                    .length_max = core::Note::length_max,
                    .lines = 3});
    const bool tapped = confirm_button(c);
    if (dialog.dismissed()) {
        state.stop_writing();
        return Nothing{};
    }
    if (!tapped) return Nothing{};
    state.missing = text.empty();
    if (state.missing) return Nothing{};
    Submit submit;
    submit.act.push_back({core::entity(state.adding_to), core::AddToDuty{core::Note(text)}});
    submit.form = key;
    return submit;
}

}  // namespace

bool sees_surveys(const View& view) { return core::contains(core::desk_roles, view.role); }

void draw_surveys(ui::Context& c, const View& view, VisitsState& state) {
    ui::TwoColumns columns(c, 1.2f);
    survey_card(c, view, state);
    columns.next();
    meetings_card(c, view, state);
}

Intent surveys_dialog(ui::Context& c, const View& view, VisitsState& state) {
    if (state.adding_to) return result_dialog(c, view, state);
    switch (state.writing) {
        case VisitsState::Writing::none: break;
        case VisitsState::Writing::survey: return survey_dialog(c, view, state);
        case VisitsState::Writing::meeting: return meeting_dialog(c, view, state);
    }
    return Nothing{};
}

}  // namespace shell
