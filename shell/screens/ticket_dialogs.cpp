#include "shell/screens/ticket_forms.hpp"
#include "shell/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace shell {

namespace {

// clang-format off
#define TICKET_DIALOG_TEXTS(X) \
    X(worker, "维修人员", "Who goes") \
    X(worker_busy, "{} · {} · 手上 {} 张", "{} · {} · {} open") \
    X(worker_free, "{} · {} · 空闲", "{} · {} · free") \
    X(worker_now, "{} · {} · 现负责人", "{} · {} · has it now") \
    X(worker_near, " · 就近", " · near by") \
    X(worker_suggested, " · 建议", " · suggested") \
    X(worker_lower, "，排后", ", so further down") \
    X(this_offline, "本机离线，不知道谁在线", "This device is offline: who is online is not known") \
    X(no_worker, "没有可派的人员", "Nobody can be sent") \
    X(wait_why, "等待原因", "Waiting for") \
    X(wait_note, "说明", "Remark") \
    X(stops, "等配件、业主不在、天气会暂停计时", "Parts, an absent owner and weather stop the clock") \
    X(result, "处理结果", "Result") \
    X(result_hint, "做了什么，结果如何", "What was done, and how it is now") \
    X(charge, "费用", "Charge") \
    X(charge_unit, "元", "yuan") \
    X(charge_bad, "请填写金额，例如 25 或 25.50", "An amount such as 25 or 25.50") \
    X(receipt, "收据号", "Receipt number") \
    X(receipt_missing, "收费必须开收据", "A charge needs a receipt") \
    X(free_hint, "免费就留空", "Leave empty when free") \
    X(charge_why, "例外原因", "Why it is another amount") \
    X(charge_other, "与报价不同，业主会看到", "It differs from the quote; the owner sees this") \
    X(charge_unquoted, "没有报价就收费，业主会看到", "There was no quote; the owner sees this") \
    X(satisfied, "满意", "Satisfied") \
    X(not_satisfied, "不满意", "Not satisfied") \
    X(opinion, "业主意见", "The owner's word") \
    X(stars, "评分", "Rating") \
    X(one, "1分", "1 of 5") X(two, "2分", "2 of 5") X(three, "3分", "3 of 5") X(four, "4分", "4 of 5") X(five, "5分", "5 of 5") \
    X(signature, "签名板", "Signature pad") \
    X(clear_signature, "重签", "Sign again") \
    X(unsigned_hint, "没有签字将按口头确认记录", "Without a signature it is recorded as confirmed by word of mouth") \
    X(unsigned_said, "口头确认，未签字", "Confirmed by word of mouth, not signed") \
    X(rework_text, "返工会重新计时，直到业主满意", "Rework goes on until the owner is satisfied") \
    X(means, "回访方式", "How") \
    X(remark, "回访记录", "What was said") \
    X(outcome, "结果", "Outcome") \
    X(outcome_text, "“关闭”不等于“修好”，请如实选择", "Closed is not fixed: say what is true") \
    X(level, "升级给", "Escalate to") \
    X(to_lead, "主管", "Lead") \
    X(to_manager, "项目经理", "Manager") \
    X(note, "备注", "Note") \
    X(note_hint, "只有员工看得到", "Only staff see this") \
    X(amend, "更正内容", "Correction") \
    X(amend_hint, "业主也看得到；原记录不会改动", "The owner sees it too; what was recorded stays") \
    X(amend_owner, "补充内容", "What to add") \
    X(status, "以哪个状态为准", "Which state stands") \
    X(told, "反馈内容", "What the owner was told") \
    X(told_hint, "业主也看得到", "The owner sees it too") \
    X(answer, "答复内容", "Answer")
// clang-format on
UI_TEXT_TABLE(Text, TICKET_DIALOG_TEXTS)

using core::Offer;

std::string form_key(core::TicketId ticket, Offer offer) {
    return "ticket/" + std::to_string(ticket.value) + "/" + std::to_string(static_cast<int>(offer));
}

Submit act(const TicketState& state, Offer offer, core::OpBody body) {
    Submit submit;
    submit.act.push_back({core::entity(state.ticket), std::move(body)});
    submit.form = form_key(state.ticket, offer);
    return submit;
}

template <class Enum>
std::vector<ui::Choice> choices_of(std::uint8_t last) {
    std::vector<ui::Choice> choices;
    for (std::uint8_t value = 0; value <= last; ++value)
        choices.push_back({.label = word_of(static_cast<Enum>(value))});
    return choices;
}

void stars_row(ui::Context& c, int& stars) {
    ui::text(c, tr(Text::stars), {.type = ui::Type::label, .tone = ui::Tone::second});
    const std::array<ui::Choice, 5> choices{{{.label = tr(Text::one)},
                                             {.label = tr(Text::two)},
                                             {.label = tr(Text::three)},
                                             {.label = tr(Text::four)},
                                             {.label = tr(Text::five)}}};
    ui::segmented(c, tr(Text::stars), choices, stars);
}

// --- One function a form: draws it, and gives the op when 确定 was tapped and all is there ---------------------------------------

bool is_away(const View& view, core::StaffId staff) {
    return view.presence.of(staff, view.now).standing == Presence::Standing::offline;
}

// Who they are, what they have in hand, and why to send them.
std::string worker_label(const View& view, const core::Candidate& person, std::string_view name,
                         std::string_view role, bool first) {
    std::string label = person.present ? tr(Text::worker_now, name, role)
                        : person.open_load == 0
                            ? tr(Text::worker_free, name, role)
                            : tr(Text::worker_busy, name, role, person.open_load);
    if (person.near) label += tr(Text::worker_near);
    const bool away = is_away(view, person.staff);
    if (view.presence.known()) label += " · " + view.presence.words(person.staff, view.now);
    if (away) label += tr(Text::worker_lower);
    if (first && person.in_trade && !person.present && !away) label += tr(Text::worker_suggested);
    return label;
}

// In the order to suggest them: of those in the trade, and of the others, who can hear of it first.
std::vector<core::Candidate> in_order(const View& view, core::TicketId ticket) {
    std::vector<core::Candidate> people = view.queries.candidates(view, ticket);
    std::stable_sort(people.begin(), people.end(), [&](const auto& a, const auto& b) {
        if (a.in_trade != b.in_trade) return a.in_trade;
        return !is_away(view, a.staff) && is_away(view, b.staff);
    });
    return people;
}

Made assign_form(ui::Context& c, const View& view, TicketState& state, Form& form) {
    view.presence.wish();
    const std::vector<core::Candidate> people = in_order(view, state.ticket);
    // The form keeps who was chosen, not which line it was: the order changes as colleagues take work.
    std::string& chosen = form.text("staff");
    int selected = -1;
    std::vector<std::string> labels;
    for (const core::Candidate& person : people) {
        const std::string_view name = staff_name(view, person.staff);
        const core::Staff* staff = view.state.find(person.staff);
        const std::string_view role = word_of(staff ? staff->role : core::Role::none);
        if (std::to_string(person.staff.value) == chosen)
            selected = static_cast<int>(labels.size());
        labels.push_back(worker_label(view, person, name, role, labels.empty()));
    }
    if (labels.empty()) {
        ui::text(c, tr(Text::no_worker));
        return {};
    }
    const std::vector<std::string_view> options(labels.begin(), labels.end());
    const std::string error =
        state.missing && selected < 0 ? tr(Word::choose, tr(Text::worker)) : std::string();
    if (ui::select(c, tr(Text::worker), options, selected, {.error = error}))
        chosen = std::to_string(people[static_cast<std::size_t>(selected)].staff.value);
    if (!view.presence.known() && view.status.link == xsync::Link::offline)
        ui::text(c, tr(Text::this_offline), {.type = ui::Type::second, .tone = ui::Tone::second});
    if (!confirm_button(c)) return {};
    state.missing = selected < 0;
    if (state.missing) return {};
    return core::AssignTicket{people[static_cast<std::size_t>(selected)].staff};
}

Made wait_form(ui::Context& c, TicketState& state, Form& form) {
    int& reason = form.choice("reason");
    ui::radio_list(c, tr(Text::wait_why), choices_of<core::WaitReason>(core::wait_reason_last),
                   reason);
    if (state.missing && reason < 0)
        ui::text(c, tr(Word::choose, tr(Text::wait_why)),
                 {.type = ui::Type::second, .tone = ui::Tone::late});
    ui::text_field(c, tr(Text::wait_note), form.text("note"),
                   {.help = tr(Text::stops), .length_max = core::Note::length_max});
    if (!confirm_button(c)) return {};
    state.missing = reason < 0;
    if (state.missing) return {};
    return core::WaitTicket{static_cast<core::WaitReason>(reason), form.text("note")};
}

// What was quoted is what it costs, until somebody writes something else.
void propose_charge(const core::Ticket& ticket, Form& form) {
    int& proposed = form.choice("proposed", 0);
    if (proposed != 0) return;
    proposed = 1;
    if (ticket.quote.total_fen() > 0) form.text("charge") = plain_money(ticket.quote.total_fen());
}

Made complete_form(ui::Context& c, const View& view, TicketState& state, Form& form) {
    const core::Ticket* ticket = view.state.find(state.ticket);
    if (!ticket) return {};
    propose_charge(*ticket, form);
    const bool result =
        required(c, state, tr(Text::result), form.text("result"),
                 {.placeholder = tr(Text::result_hint), .kind = ui::TextField::multiline});
    const std::string& typed = form.text("charge");
    const std::int64_t fen = typed.empty() ? 0 : parse_money(typed);
    const bool receipt = fen <= 0 || !form.text("receipt").empty();
    {
        ui::Cells cells(c, {ui::part(1), ui::part(1)});
        ui::text_field(
            c, tr(Text::charge), form.text("charge"),
            {.error = state.missing && fen < 0 ? tr(Text::charge_bad) : std::string_view{},
             .help = tr(Text::free_hint),
             .unit = tr(Text::charge_unit),
             .kind = ui::TextField::decimal});
        ui::text_field(
            c, tr(Text::receipt), form.text("receipt"),
            {.error = state.missing && !receipt ? tr(Text::receipt_missing) : std::string_view{},
             .length_max = core::Line::length_max});
    }
    const std::int64_t quoted = ticket->quote.total_fen();
    const bool other = fen > 0 && fen != quoted;
    const bool why =
        !other ||
        required(c, state, tr(Text::charge_why), form.text("why"),
                 {.help = quoted > 0 ? tr(Text::charge_other) : tr(Text::charge_unquoted)});
    if (!confirm_button(c)) return {};
    state.missing = !result || fen < 0 || !receipt || !why;
    if (state.missing) return {};
    Made made = core::CompleteTicket{form.text("result"), fen, form.text("receipt")};
    // A charge that nobody had put to the owner stands on the record as what it is.
    if (other) {
        core::QuoteTicket quote{{{{}, tr(Text::charge), {}, 1000, fen}}, form.text("why")};
        made.ops.insert(made.ops.begin(), std::move(quote));
    }
    return made;
}

// Strokes are in parts of the pad's width; a pad is ink_width wide and ink_height high.
}  // namespace

std::vector<core::InkPoint> ink_of(const std::vector<ui::Stroke>& strokes) {
    std::size_t points = 0;
    for (const ui::Stroke& stroke : strokes) points += stroke.points.size();
    const std::size_t step = points / core::ink_points_max + 1;
    std::vector<core::InkPoint> out;
    const auto unit = [](float value, std::uint16_t limit) {
        const float scaled = std::clamp(value * core::ink_width, 0.0f, static_cast<float>(limit));
        return static_cast<std::uint16_t>(std::lround(scaled));
    };
    for (const ui::Stroke& stroke : strokes) {
        for (std::size_t i = 0; i < stroke.points.size(); i += step) {
            const bool last = i + step >= stroke.points.size();
            if (out.size() == core::ink_points_max) return out;
            out.push_back({unit(stroke.points[i].x, core::ink_width),
                           unit(stroke.points[i].y, core::ink_height), last});
        }
    }
    return out;
}

core::Name owner_name(const View& view, core::TicketId id) {
    const core::Ticket* ticket = view.state.find(id);
    const core::Household* household = ticket ? view.state.find(ticket->household) : nullptr;
    const core::Member* owner = household ? core::owner_of(*household) : nullptr;
    return owner ? owner->name : core::Name{};
}

namespace {

Made confirm_form(ui::Context& c, const View& view, TicketState& state, Form& form) {
    const std::array<ui::Choice, 2> words{
        {{.label = tr(Text::not_satisfied), .tone = ui::Tone::late},
         {.label = tr(Text::satisfied), .icon = ui::Icon::check}}};
    int& opinion = form.choice("opinion", 1);
    ui::segmented(c, tr(Text::opinion), words, opinion, {.buttons = true});
    const bool satisfied = opinion != 0;
    int& stars = form.choice("stars");
    stars_row(c, stars);
    bool reason = true;
    if (satisfied) {
        ui::signature_pad(c, tr(Text::signature), state.signature,
                          std::min(ui::available_width(c) * 0.4f, 220.0f));
        ui::Cells cells(c, {ui::part(1), ui::natural()}, ui::space::row, 48);
        ui::text(c, state.signature.empty() ? tr(Text::unsigned_hint) : std::string_view{},
                 {.type = ui::Type::second, .tone = ui::Tone::second});
        if (!state.signature.empty() &&
            ui::button(c, tr(Text::clear_signature), {.height = 48, .icon = ui::Icon::undo}))
            state.signature.clear();
    } else {
        reason = required(c, state, tr(Word::reason), form.text("reason"),
                          {.kind = ui::TextField::multiline});
    }
    if (!confirm_button(c)) return {};
    state.missing = !reason;
    if (state.missing) return {};
    core::ConfirmTicket op;
    op.satisfied = satisfied;
    op.stars = static_cast<std::uint8_t>(stars + 1);
    if (!satisfied) {
        op.reason = form.text("reason");
    } else if (state.signature.empty()) {
        op.reason = tr(Text::unsigned_said);
    } else {
        op.signature = ink_of(state.signature);
        op.signed_by = owner_name(view, state.ticket);
    }
    return op;
}

Made rework_form(ui::Context& c, TicketState& state, Form& form) {
    ui::text(c, tr(Text::rework_text), {.type = ui::Type::second, .tone = ui::Tone::second});
    const bool reason = required(c, state, tr(Word::reason), form.text("reason"),
                                 {.kind = ui::TextField::multiline});
    if (!confirm_button(c)) return {};
    state.missing = !reason;
    if (state.missing) return {};
    core::ConfirmTicket op;
    op.satisfied = false;
    op.reason = form.text("reason");
    return op;
}

Made revisit_form(ui::Context& c, TicketState& state, Form& form) {
    int& means = form.choice("means", 0);
    ui::text(c, tr(Text::means), {.type = ui::Type::label, .tone = ui::Tone::second});
    ui::segmented(c, tr(Text::means), choices_of<core::RevisitMeans>(core::revisit_means_last),
                  means);
    int& stars = form.choice("stars");
    stars_row(c, stars);
    ui::text_field(c, tr(Text::remark), form.text("remark"),
                   {.kind = ui::TextField::multiline, .length_max = core::Note::length_max});
    if (!confirm_button(c)) return {};
    state.missing = false;
    return core::RevisitTicket{static_cast<core::RevisitMeans>(means),
                               static_cast<std::uint8_t>(stars + 1), form.text("remark")};
}

Made close_form(ui::Context& c, Form& form) {
    ui::text(c, tr(Text::outcome_text), {.type = ui::Type::second, .tone = ui::Tone::second});
    int& outcome = form.choice("outcome", 0);
    ui::radio_list(c, tr(Text::outcome), choices_of<core::Outcome>(core::outcome_last), outcome);
    if (!confirm_button(c)) return {};
    return core::CloseTicket{static_cast<core::Outcome>(outcome)};
}

Made escalate_form(ui::Context& c, TicketState& state, Form& form) {
    const std::array<ui::Choice, 2> levels{
        {{.label = tr(Text::to_lead)}, {.label = tr(Text::to_manager)}}};
    int& level = form.choice("level", 0);
    ui::text(c, tr(Text::level), {.type = ui::Type::label, .tone = ui::Tone::second});
    ui::segmented(c, tr(Text::level), levels, level);
    const bool reason = required(c, state, tr(Word::reason), form.text("reason"),
                                 {.kind = ui::TextField::multiline});
    if (!confirm_button(c)) return {};
    state.missing = !reason;
    if (state.missing) return {};
    return core::EscalateTicket{static_cast<std::uint8_t>(level + 1), form.text("reason")};
}

// Forms of one text and nothing else.
template <class Op>
Made words_form(ui::Context& c, TicketState& state, Form& form, std::string_view label,
                std::string_view help) {
    const bool words = required(c, state, label, form.text("words"),
                                {.help = help, .kind = ui::TextField::multiline});
    if (!confirm_button(c)) return {};
    state.missing = !words;
    if (state.missing) return {};
    return Op{form.text("words")};
}

Made settle_form(ui::Context& c, const View& view, TicketState& state, Form& form) {
    const core::Ticket* ticket = view.state.find(state.ticket);
    std::vector<std::string_view> options;
    for (std::uint8_t status = 0; status <= core::ticket_status_last; ++status)
        options.push_back(word_of(static_cast<core::TicketStatus>(status)));
    int& status = form.choice("status", ticket ? static_cast<int>(ticket->status) : 0);
    ui::select(c, tr(Text::status), options, status);
    const bool reason = required(c, state, tr(Word::reason), form.text("reason"),
                                 {.kind = ui::TextField::multiline});
    if (!confirm_button(c)) return {};
    state.missing = !reason;
    if (state.missing) return {};
    return core::SettleTicket{static_cast<core::TicketStatus>(status), form.text("reason")};
}

Made draw_form(ui::Context& c, const View& view, TicketState& state, Offer offer, Form& form) {
    switch (offer) {
        case Offer::assign:
        case Offer::hand_over: return assign_form(c, view, state, form);
        case Offer::wait: return wait_form(c, state, form);
        case Offer::complete: return complete_form(c, view, state, form);
        case Offer::confirm: return confirm_form(c, view, state, form);
        case Offer::rework: return rework_form(c, state, form);
        case Offer::revisit: return revisit_form(c, state, form);
        case Offer::close: return close_form(c, form);
        case Offer::cancel:
            return words_form<core::CancelTicket>(c, state, form, tr(Word::reason), {});
        case Offer::escalate: return escalate_form(c, state, form);
        case Offer::remark:
            return view.owner()
                       ? words_form<core::RemarkTicket>(c, state, form, tr(Text::amend_owner), {})
                       : words_form<core::RemarkTicket>(c, state, form, tr(Text::amend),
                                                        tr(Text::amend_hint));
        case Offer::note:
            return words_form<core::NoteTicket>(c, state, form, tr(Text::note),
                                                tr(Text::note_hint));
        case Offer::settle: return settle_form(c, view, state, form);
        case Offer::appoint:
        case Offer::reappoint: return appoint_form(c, view, state, form);
        case Offer::unappoint:
            return words_form<core::UnappointTicket>(c, state, form, tr(Word::reason), {});
        case Offer::verify: return verify_form(c, state, form);
        case Offer::tell:
            return words_form<core::TellTicket>(c, state, form, tr(Text::told),
                                                tr(Text::told_hint));
        case Offer::answer:
            return words_form<core::AnswerTicket>(c, state, form, tr(Text::answer),
                                                  tr(Text::told_hint));
        case Offer::reclass: return reclass_form(c, view, state, form);
        case Offer::quote:
        case Offer::requote: return quote_form(c, view, state, form);
        case Offer::agree: return agree_form(c, view, state, form);
        case Offer::use_parts: return parts_form(c, state, form);
        case Offer::transfer: return transfer_form(c, state, form);
        case Offer::merge: return merge_form(c, view, state, form);
        case Offer::reopen:
            return words_form<core::ReopenTicket>(c, state, form, tr(Word::reason), {});
        case Offer::grab:
        case Offer::respond:
        case Offer::arrive:
        case Offer::start:
        case Offer::resume: return {};  // need no form
    }
    return {};
}

}  // namespace

bool required(ui::Context& c, const TicketState& state, std::string_view label, std::string& value,
              ui::TextField field) {
    const std::string error =
        state.missing && value.empty() ? tr(Word::missing, label) : std::string();
    field.error = error;
    field.length_max = core::Note::length_max;
    ui::text_field(c, label, value, field);
    return !value.empty();
}

bool confirm_button(ui::Context& c) {
    ui::gap(c, ui::space::half);
    return ui::button(c, tr(Word::ok),
                      {.kind = ui::Button::primary, .height = ui::size::primary, .fill = true});
}

Intent begin_move(TicketState& state, Offer offer) {
    switch (offer) {
        case Offer::respond: return act(state, offer, core::RespondTicket{});
        case Offer::arrive: return act(state, offer, core::ArriveTicket{});
        case Offer::start: return act(state, offer, core::StartTicket{});
        case Offer::resume: return act(state, offer, core::ResumeTicket{});
        case Offer::grab: return act(state, offer, core::GrabTicket{});
        default: break;
    }
    state.close_dialog();
    state.dialog = offer;
    return Nothing{};
}

Intent draw_ticket_dialog(ui::Context& c, const View& view, TicketState& state) {
    const Offer offer = *state.dialog;
    const std::string key = form_key(state.ticket, offer);
    ui::Overlay overlay(c, {.key = key, .title = offer_label(offer), .cross = true});
    const Made made = draw_form(c, view, state, offer, view.forms.open(key));
    if (overlay.dismissed()) {
        state.close_dialog();
        return Nothing{};
    }
    if (!made) return Nothing{};
    Submit submit;
    submit.form = key;
    const core::EntityId about =
        offer == Offer::note ? core::note_of(state.ticket) : core::entity(state.ticket);
    for (const core::OpBody& body : made.ops) submit.act.push_back({about, body});
    return submit;
}

}  // namespace shell
