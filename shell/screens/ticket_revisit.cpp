// 回访: what to ask, whether anybody was reached, what they said, and a ticket for what remains.

#include "core/policy/revisit_script.hpp"
#include "shell/screens/new_ticket.hpp"
#include "shell/screens/ticket_forms.hpp"
#include "shell/words.hpp"

#include <algorithm>
#include <array>

namespace shell {

namespace {

// clang-format off
#define TICKET_REVISIT_TEXTS(X) \
    X(script, "要问的", "What to ask") \
    X(means, "回访方式", "How") \
    X(result, "结果", "Result") \
    X(remark, "回访记录", "What was said") \
    X(attempt_hint, "只记一次尝试，仍须回访", "Recorded as an attempt: the revisit is still owed") \
    X(rate_or_write, "请评分或写下回访记录", "Give a rating or write down what was said") \
    X(follow_up, "转跟进工单", "Follow-up ticket") \
    X(follow_up_text, "同一房屋、类型和分类，内容取回访记录", "For the same home, kind and category, in these words") \
    X(follow_up_words, "{}（回访 {}）", "{} (revisit of {})")
// clang-format on
UI_TEXT_TABLE(Text, TICKET_REVISIT_TEXTS)

using core::RevisitResult;

constexpr std::array results{RevisitResult::satisfied, RevisitResult::problem_remains,
                             RevisitResult::not_reached};

void script(ui::Context& c, const core::Ticket& ticket) {
    ui::heading(c, tr(Text::script), 3, ui::Type::label);
    ui::List list(c, tr(Text::script));
    for (const core::Sentence& line : core::revisit_script(ticket))
        ui::text(c, ui::pick(line.zh, line.en), {.type = ui::Type::second});
}

// As a report would be made at the door, with what is known already.
core::ReportTicket follow_up(const View& view, const core::Ticket& ticket, core::RevisitMeans means,
                             std::string_view remark) {
    core::ReportTicket report;
    report.kind = ticket.kind;
    report.category = ticket.category;
    // What was an emergency days ago is none any more.
    report.severity = ticket.severity == core::Severity::emergency
                          ? severities_of(ticket.kind).front()
                          : ticket.severity;
    report.channel =
        means == core::RevisitMeans::door ? core::Channel::visit : core::Channel::phone;
    report.unit = ticket.unit;
    // Who has moved out since is no longer the home's.
    const core::Unit* unit = view.state.find(ticket.unit);
    if (unit && unit->household == ticket.household) report.household = ticket.household;
    report.place = ticket.place;
    report.words = tr(Text::follow_up_words, remark, core::ticket_number(ticket));
    return report;
}

}  // namespace

Made revisit_form(ui::Context& c, const View& view, TicketState& state, Form& form) {
    const core::Ticket* ticket = view.state.find(state.ticket);
    if (!ticket) return {};
    script(c, *ticket);
    std::array<ui::Choice, core::revisit_means_last + 1> means;
    for (std::size_t i = 0; i < means.size(); ++i)
        means[i] = {.label = word_of(static_cast<core::RevisitMeans>(i))};
    ui::segmented(c, tr(Text::means), means, form.choice("means", 0));
    std::array<ui::Choice, results.size()> outcomes;
    for (std::size_t i = 0; i < results.size(); ++i) outcomes[i] = {.label = word_of(results[i])};
    int& chosen = form.choice("result", 0);
    ui::segmented(c, tr(Text::result), outcomes, chosen);
    const RevisitResult result = results[static_cast<std::size_t>(std::clamp(chosen, 0, 2))];
    const bool reached = result != RevisitResult::not_reached;
    const bool remains = result == RevisitResult::problem_remains;
    int& stars = form.choice("stars");
    std::string& remark = form.text("remark");
    if (reached) stars_row(c, stars);
    const bool lacks = remark.empty() && (remains || (reached && stars < 0));
    const std::string error = !state.missing || !lacks ? std::string()
                              : remains                ? tr(Word::missing, tr(Text::remark))
                                                       : std::string(tr(Text::rate_or_write));
    ui::text_field(c, tr(Text::remark), remark,
                   {.error = error,
                    .help = reached ? std::string_view{} : tr(Text::attempt_hint),
                    .kind = ui::TextField::multiline,
                    .length_max = core::Note::length_max});
    bool follows = form.choice("follow", 1) == 1;
    if (remains && ui::toggle(c, tr(Text::follow_up), follows, tr(Text::follow_up_text)))
        form.choice("follow", 1) = follows ? 1 : 0;
    if (!confirm_button(c)) return {};
    state.missing = lacks;
    if (lacks) return {};
    core::AskAfterTicket op;
    op.means = static_cast<core::RevisitMeans>(form.choice("means", 0));
    op.result = result;
    op.stars = static_cast<std::uint8_t>(reached ? stars + 1 : 0);
    op.remark = remark;
    const core::RevisitMeans how = op.means;
    Made made = std::move(op);
    if (remains && follows) made.report = follow_up(view, *ticket, how, remark);
    return made;
}

}  // namespace shell
