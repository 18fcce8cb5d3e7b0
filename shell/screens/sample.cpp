#include "shell/screens/sample.hpp"

#include "core/query/sample.hpp"
#include "shell/ui/screen.hpp"
#include "shell/ui/widgets.hpp"
#include "shell/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace shell {

namespace {

// clang-format off
#define SAMPLE_TEXTS(X) \
    X(title, "{} 月抽样回访", "Sample revisit of month {}") \
    X(none, "每月末抽 20–25 户，各组团按户数分配，三个月内不重复。", "At the month's end 20 to 25 homes are drawn, by the size of the groups, none twice in three months.") \
    X(draw, "抽取样本", "Draw the sample") \
    X(size, "户数", "Homes") \
    X(size_bad, "20 至 25 户", "20 to 25") \
    X(seed, "种子", "Seed") \
    X(seed_help, "同一种子抽出同样的住户，任何人都能复核", "The same seed draws the same homes: anybody can check") \
    X(fewer, "只有 {} 户住户，全部回访", "There are only {} homes: all of them") \
    X(asked, "已回访", "Asked") \
    X(of, "{} / {}", "{} / {}") \
    X(drawn, "{} 抽取 · 种子 {} · 平均 {} 分", "Drawn by {} · seed {} · {} of 5") \
    X(drawn_yet, "{} 抽取 · 种子 {}", "Drawn by {} · seed {}") \
    X(not_again, "种子重抽不出这些住户：抽取时本机资料不全，或之后登记有变", "The seed does not draw these again: the device did not know everything, or the register changed since") \
    X(homes, "抽样住户", "Homes of the sample") \
    X(to_ask, "待回访", "To be asked") \
    X(not_reached, "没联系上", "Not reached") \
    X(reached, "联系上了", "Reached") \
    X(result_of, "回访 {}", "Revisit {}") \
    X(means, "方式", "How") \
    X(outcome, "结果", "Outcome") \
    X(rating, "满意度", "Rating") \
    X(remark, "住户意见和处理", "What was said and done") \
    X(why, "没联系上的情况", "Why not") \
    X(ticket, "同时建咨询工单", "Also make an enquiry ticket") \
    X(ticket_words, "工单内容（住户和管家看得到）", "Words of the ticket, for home and butler to read") \
    X(hand_in, "交项目经理", "Hand to the manager") \
    X(hand_in_text, "{} 户已回访，{} 户没有结果", "{} asked, {} without a result") \
    X(note, "说明", "Note") \
    X(handed, "{} 已交项目经理 · {}", "{} handed it in · {}") \
    X(handed_said, "抽样结果已交项目经理", "The sample is with the manager")
// clang-format on
UI_TEXT_TABLE(Text, SAMPLE_TEXTS)

using Dialog = SampleState::Dialog;
constexpr ui::Button ok_button{
    .kind = ui::Button::primary, .height = ui::size::primary, .fill = true};

std::string form_key(const SampleState& state) {
    return "sample/" + std::to_string(state.month.year) + "-" + std::to_string(state.month.month) +
           "/" + std::to_string(static_cast<int>(state.dialog)) + "/" +
           std::to_string(state.household.value);
}

std::uint64_t number_of(std::string_view typed) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), value);
    return error == std::errc() && end == typed.data() + typed.size() ? value : 0;
}

std::string average(const core::MonthSample& sample) {
    unsigned stars = 0, reached = 0;
    for (const core::HouseholdId home : sample.households) {
        const core::SampleResult* result = sample.result_of(home);
        if (!result || !result->reached) continue;
        stars += result->stars;
        ++reached;
    }
    if (reached == 0) return {};
    const unsigned tenths = (stars * 10 + reached / 2) / reached;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string result_words(const core::SampleResult& result) {
    return joined({word_of(result.means), result.reached ? tr(Word::stars, result.stars) : "",
                   first_line(result.remark.value)});
}

void home_row(ui::Context& c, const View& view, const core::MonthSample& sample,
              core::HouseholdId id, SampleState& state) {
    const core::Household* home = view.state.find(id);
    const core::Unit* unit = home ? view.state.find(home->unit) : nullptr;
    const core::Member* owner = home ? core::owner_of(*home) : nullptr;
    const core::SampleResult* result = sample.result_of(id);
    const std::string second = result ? result_words(*result) : std::string();
    const ui::RowHit hit = ui::row(
        c, id.value,
        {.title = unit ? std::string_view(unit->code.value) : std::string_view{},
         .title_quiet = owner ? std::string_view(owner->name.value) : std::string_view{},
         .second = second,
         .chip = !result           ? tr(Text::to_ask)
                 : result->reached ? tr(Text::asked)
                                   : tr(Text::not_reached),
         .chip_tone = !result           ? ui::Tone::soon
                      : result->reached ? ui::Tone::kept
                                        : ui::Tone::muted,
         .call = owner && !result ? std::string_view(owner->phone.value) : std::string_view{}});
    if (hit != ui::RowHit::none) state = {Dialog::result, sample.month, id, false};
}

void sample_card(ui::Context& c, const View& view, const core::MonthSample& sample,
                 SampleState& state) {
    const std::string title = tr(Text::title, sample.month.month);
    ui::Card card(c, {.title = title});
    const std::size_t asked = sample.revisited(), all = sample.households.size();
    ui::progress_row(c, tr(Text::asked), tr(Text::of, asked, all),
                     static_cast<float>(asked) / static_cast<float>(all),
                     asked == all ? ui::Tone::kept : ui::Tone::accent);
    const std::string stars = average(sample);
    const std::string by = who(view, sample.drawn_by);
    ui::text(c,
             stars.empty() ? tr(Text::drawn_yet, by, sample.seed)
                           : tr(Text::drawn, by, sample.seed, stars),
             {.type = ui::Type::second, .tone = ui::Tone::second});
    const std::vector<core::Month>& strange = view.queries.unrepeatable(view);
    if (std::find(strange.begin(), strange.end(), sample.month) != strange.end())
        ui::text(c, tr(Text::not_again), {.type = ui::Type::second, .tone = ui::Tone::soon});
    {
        ui::List list(c, tr(Text::homes));
        for (const core::HouseholdId home : sample.households)
            home_row(c, view, sample, home, state);
    }
    if (sample.handed_in()) {
        ui::text(
            c,
            tr(Text::handed, who(view, sample.handed_by), when(view, sample.handed.effective_at)),
            {.type = ui::Type::second, .tone = ui::Tone::kept});
        if (!sample.handed_text.empty())
            ui::text(c, sample.handed_text.value,
                     {.type = ui::Type::second, .tone = ui::Tone::second});
    } else if (ui::button(c, tr(Text::hand_in),
                          {.kind = asked == all ? ui::Button::primary : ui::Button::secondary,
                           .fill = true})) {
        state = {Dialog::hand_in, sample.month, {}, false};
    }
}

Intent act(const SampleState& state, core::OpBody body) {
    Submit submit;
    submit.act.push_back({core::entity(core::sample_of(state.month)), std::move(body)});
    submit.form = form_key(state);
    return submit;
}

// The seed that the former months were drawn with: a month without a record is replayed with it, so
// that nobody is drawn twice in three months.
std::string usual_seed(const View& view, core::Month month) {
    const auto& samples = view.state.all<core::MonthSample>();
    const std::uint64_t own = static_cast<std::uint64_t>(month.year) * 100 + month.month;
    return std::to_string(samples.empty() ? own : samples.rbegin()->second.seed);
}

Intent draw_form(ui::Context& c, const View& view, SampleState& state, Form& form) {
    if (form.choice("begun", 0) == 0) {
        form.choice("begun", 0) = 1;
        form.text("size") = std::to_string(core::sample_size_min);
        form.text("seed") = usual_seed(view, state.month);
    }
    const std::uint64_t size = number_of(form.text("size"));
    const bool size_ok = size >= core::sample_size_min && size <= core::sample_size_max;
    const std::uint64_t seed = number_of(form.text("seed"));
    ui::text_field(c, tr(Text::size), form.text("size"),
                   {.error = state.missing && !size_ok ? tr(Text::size_bad) : std::string_view{},
                    .kind = ui::TextField::number,
                    .length_max = 2});
    const std::string seed_wrong =
        state.missing && seed == 0 ? tr(Word::missing, tr(Text::seed)) : std::string();
    ui::text_field(c, tr(Text::seed), form.text("seed"),
                   {.error = seed_wrong,
                    .help = tr(Text::seed_help),
                    .kind = ui::TextField::number,
                    .length_max = 18});
    if (!ui::button(c, tr(Word::ok), ok_button)) return Nothing{};
    state.missing = !size_ok || seed == 0;
    if (state.missing) return Nothing{};
    const std::vector<core::SampleHome> homes = core::sample_homes(view.state);
    core::DrawSample body{state.month, seed, {}};
    for (const core::SampleHome& home :
         core::draw_sample(homes, core::drawn_before(view.state, state.month),
                           static_cast<std::size_t>(size), seed, state.month)
             .drawn)
        body.households.push_back(home.household);
    if (body.households.empty()) return Nothing{};
    Intent intent = act(state, body);
    if (body.households.size() < size)
        std::get<Submit>(intent).said = tr(Text::fewer, body.households.size());
    return intent;
}

Intent result_form(ui::Context& c, const View& view, SampleState& state, Form& form) {
    std::array<ui::Choice, core::revisit_means_last + 1> means;
    for (std::size_t i = 0; i < means.size(); ++i)
        means[i] = {.label = word_of(static_cast<core::RevisitMeans>(i))};
    ui::segmented(c, tr(Text::means), means, form.choice("means", 0));
    const std::array<ui::Choice, 2> outcomes{ui::Choice{.label = tr(Text::reached)},
                                             ui::Choice{.label = tr(Text::not_reached)}};
    ui::segmented(c, tr(Text::outcome), outcomes, form.choice("outcome", 0));
    const bool reached = form.choice("outcome", 0) == 0;
    int& stars = form.choice("stars");
    if (reached) {
        ui::text(c, tr(Text::rating), {.type = ui::Type::label, .tone = ui::Tone::second});
        std::array<std::string, 5> labels;
        std::array<ui::Choice, 5> choices;
        for (std::size_t i = 0; i < choices.size(); ++i) {
            labels[i] = tr(Word::stars, i + 1);
            choices[i] = {.label = labels[i]};
        }
        ui::segmented(c, tr(Text::rating), choices, stars);
        if (state.missing && stars < 0)
            ui::text(c, tr(Word::choose, tr(Text::rating)),
                     {.type = ui::Type::second, .tone = ui::Tone::late});
    }
    bool ticket = form.choice("ticket", 0) == 1;
    const std::string_view label = tr(reached ? Text::remark : Text::why);
    const bool lacks = form.text("remark").empty() && !reached;
    const std::string error = state.missing && lacks ? tr(Word::missing, label) : std::string();
    ui::text_field(
        c, label, form.text("remark"),
        {.error = error, .kind = ui::TextField::multiline, .length_max = core::Note::length_max});
    if (ui::toggle(c, tr(Text::ticket), ticket)) form.choice("ticket", 0) = ticket ? 1 : 0;
    // What was said of the butler is not copied to where the butler reads.
    const bool no_words = ticket && form.text("ticket_words").empty();
    if (ticket) {
        const std::string lack =
            state.missing && no_words ? tr(Word::missing, tr(Text::ticket_words)) : std::string();
        ui::text_field(c, tr(Text::ticket_words), form.text("ticket_words"),
                       {.error = lack,
                        .kind = ui::TextField::multiline,
                        .length_max = core::Note::length_max});
    }
    if (!ui::button(c, tr(Word::ok), ok_button)) return Nothing{};
    state.missing = lacks || no_words || (reached && stars < 0);
    if (state.missing) return Nothing{};
    core::RevisitSample body{state.household,
                             static_cast<core::RevisitMeans>(form.choice("means", 0)),
                             reached,
                             static_cast<std::uint8_t>(reached ? stars + 1 : 0),
                             form.text("remark"),
                             {}};
    const core::Household* home = view.state.find(state.household);
    Intent intent = act(state, body);
    if (ticket && home) {
        core::ReportTicket report;
        report.kind = core::TicketKind::enquiry;
        report.unit = home->unit;
        const core::Unit* unit = view.state.find(home->unit);
        // Who has moved out since the draw is no longer the home's.
        if (unit && unit->household == state.household) report.household = state.household;
        report.words = form.text("ticket_words");
        std::vector<xsync::Draft>& drafts = std::get<Submit>(intent).act;
        drafts.insert(drafts.begin(), {{core::EntityKind::ticket, 0}, std::move(report)});
    }
    return intent;
}

Intent hand_in_form(ui::Context& c, SampleState& state, Form& form, bool complete) {
    std::string& text = form.text("text");
    const bool lacks = !complete && text.empty();
    const std::string error =
        state.missing && lacks ? tr(Word::missing, tr(Text::note)) : std::string();
    ui::text_field(
        c, tr(Text::note), text,
        {.error = error, .kind = ui::TextField::multiline, .length_max = core::Note::length_max});
    if (!ui::button(c, tr(Word::ok), ok_button)) return Nothing{};
    state.missing = lacks;
    if (lacks) return Nothing{};
    Intent intent = act(state, core::HandInSample{text});
    std::get<Submit>(intent).said = tr(Text::handed_said);
    return intent;
}

}  // namespace

Intent sample_cards(ui::Context& c, const View& view, SampleState& state) {
    const core::Month month = core::month_of(view.now, view.policy.zone);
    const core::MonthSample* last = view.state.find(core::sample_of(core::month_before(month)));
    if (last && !last->handed_in()) sample_card(c, view, *last, state);
    if (const core::MonthSample* sample = view.state.find(core::sample_of(month))) {
        sample_card(c, view, *sample, state);
        return Nothing{};
    }
    const std::string title = tr(Text::title, month.month);
    ui::Card card(c, {.title = title, .gap = ui::space::row});
    ui::text(c, tr(Text::none), {.type = ui::Type::second, .tone = ui::Tone::second});
    if (ui::button(c, tr(Text::draw), {.fill = true})) state = {Dialog::draw, month, {}, false};
    return Nothing{};
}

Intent sample_dialog(ui::Context& c, const View& view, SampleState& state) {
    if (state.dialog == Dialog::none) return Nothing{};
    const core::MonthSample* sample = view.state.find(core::sample_of(state.month));
    const bool drawing = state.dialog == Dialog::draw;
    if (drawing == (sample != nullptr)) {  // drawn by somebody else meanwhile
        state.dialog = Dialog::none;
        return Nothing{};
    }
    const std::string key = form_key(state);
    Form& form = view.forms.open(key);
    std::string title(tr(drawing ? Text::draw : Text::hand_in)), text;
    bool complete = false;
    if (drawing) {
        text = tr(Text::none);
    } else if (state.dialog == Dialog::hand_in) {
        const std::size_t asked = sample->revisited();
        complete = asked == sample->households.size();
        text = tr(Text::hand_in_text, asked, sample->households.size() - asked);
    } else {
        const core::Household* home = view.state.find(state.household);
        const core::Unit* unit = home ? view.state.find(home->unit) : nullptr;
        title = tr(Text::result_of, unit ? unit->code.value : std::string());
    }
    ui::Overlay dialog(c, {.key = "sample", .title = title, .text = text, .cross = true});
    Intent intent = drawing                           ? draw_form(c, view, state, form)
                    : state.dialog == Dialog::hand_in ? hand_in_form(c, state, form, complete)
                                                      : result_form(c, view, state, form);
    if (dialog.dismissed()) state.dialog = Dialog::none;
    return intent;
}

}  // namespace shell
