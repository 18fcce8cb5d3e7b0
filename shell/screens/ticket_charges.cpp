// What a ticket's work costs: the quote, the owner's agreement to it, the parts that went in.

#include "core/charge.hpp"
#include "shell/screens/ticket_forms.hpp"
#include "shell/words.hpp"

#include <algorithm>
#include <charconv>

namespace shell {

namespace {

// clang-format off
#define TICKET_CHARGE_TEXTS(X) \
    X(item, "收费项目", "Item") \
    X(other_item, "价目表以外", "Not in the tariff") \
    X(item_price, "{} · {}/{}", "{} · {} a {}") \
    X(what, "名称", "What") \
    X(count, "数量", "Count") \
    X(unit, "单位", "Unit") \
    X(piece, "个", "piece") \
    X(price, "单价", "Price of one") \
    X(yuan, "元", "yuan") \
    X(add, "加入", "Add") \
    X(remove, "删除", "Remove") \
    X(lines, "明细", "Lines") \
    X(times, "{} {} × {}", "{} {} × {}") \
    X(count_unit, "{} {}", "{} {}") \
    X(total, "合计", "Total") \
    X(no_lines, "没有收费项目：免费", "No items: free of charge") \
    X(exception, "例外原因", "Why it is not as the tariff says") \
    X(count_bad, "请填写大于 0 的数量", "A count above 0") \
    X(price_bad, "请填写金额，例如 25 或 25.50", "An amount such as 25 or 25.50") \
    X(lines_full, "最多 30 项，已满", "30 lines at most: it is full") \
    X(agree_hint, "开工前请业主看过明细并同意", "Show the owner the lines; work begins once they agree") \
    X(signature, "签名板", "Signature pad") \
    X(sign_again, "重签", "Sign again") \
    X(how, "怎样同意的", "How they agreed") \
    X(how_hint, "没有签名时填写，例如 电话同意", "Without a signature, e.g. by phone") \
    X(how_missing, "请签名，或写明怎样同意的", "Sign, or say how they agreed") \
    X(owner_agrees, "业主在应用中同意", "agreed in the app") \
    X(part, "配件", "Part") \
    X(parts, "用料", "Parts") \
    X(parts_missing, "请先加入配件", "Add a part first") \
    X(charges, "费用", "Charge") \
    X(agreed, "业主已同意", "Agreed") \
    X(not_agreed, "等业主同意", "Not agreed yet") \
    X(never_agreed, "未经业主事先同意", "Not agreed beforehand") \
    X(exception_is, "例外：{}", "Exception: {}") \
    X(receipt, "收据 {}", "receipt {}")
// clang-format on
static_assert(core::charge_lines_max == 30 && core::part_lines_max == 30, "as lines_full says");
UI_TEXT_TABLE(Text, TICKET_CHARGE_TEXTS)

constexpr char field_end = '\x1f', line_end = '\n';

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(at), text.size());
        parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::int64_t number(std::string_view digits) {
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

// The lines as a form keeps them: a draft survives a kill.
std::string pack(const std::vector<core::ChargeLine>& lines) {
    std::string text;
    for (const core::ChargeLine& line : lines) {
        const std::string count = std::to_string(line.count_milli);
        const std::string price = std::to_string(line.price_fen);
        for (const std::string_view part :
             {std::string_view(line.code.value), std::string_view(line.what.value),
              std::string_view(line.unit.value), std::string_view(count),
              std::string_view(price)}) {
            text.append(part).push_back(field_end);
        }
        text.push_back(line_end);
    }
    return text;
}

std::vector<core::ChargeLine> unpack(std::string_view text) {
    std::vector<core::ChargeLine> lines;
    for (const std::string_view line : split(text, line_end)) {
        const auto parts = split(line, field_end);
        if (parts.size() != 5) continue;
        lines.push_back({parts[0], parts[1], parts[2], static_cast<std::uint32_t>(number(parts[3])),
                         number(parts[4])});
    }
    return lines;
}

std::string line_words(const core::ChargeLine& line) {
    return tr(Text::times, line.what.value, money(line.price_fen),
              milli_text(static_cast<std::int32_t>(line.count_milli)));
}

std::string count_words(std::uint32_t count_milli, std::string_view unit) {
    return tr(Text::count_unit, milli_text(static_cast<std::int32_t>(count_milli)), unit);
}

void warn(ui::Context& c, std::string_view words) {
    ui::text(c, words, {.type = ui::Type::second, .tone = ui::Tone::late});
}

// What is entered so far, each line with a way to take it out again.
void entered_lines(ui::Context& c, std::vector<core::ChargeLine>& lines, bool priced) {
    if (lines.empty()) return;
    std::size_t removed = lines.size();
    {
        ui::List list(c, tr(Text::lines));
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const core::ChargeLine& line = lines[i];
            const std::string count = count_words(line.count_milli, line.unit.value);
            const std::string amount = priced ? money(core::amount_of(line)) : count;
            const std::string second = priced ? money(line.price_fen) + " × " + count : "";
            if (ui::row(c, i,
                        {.title = line.what.value,
                         .second = second,
                         .title_bold = false,
                         .value = amount,
                         .button = tr(Text::remove),
                         .button_primary = false,
                         .tappable = false}) == ui::RowHit::button)
                removed = i;
        }
    }
    if (removed < lines.size()) lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(removed));
}

struct Entered {
    std::uint32_t count_milli = 0;  // 0: none
    std::int64_t price_fen = -1;
};
Entered entered(const Form& form) {
    Entered in;
    std::int32_t milli = 0;
    const std::string_view count = form.peek("count");
    if (parse_milli(count.empty() ? "1" : count, milli) && milli > 0 &&
        static_cast<std::uint32_t>(milli) <= core::count_milli_max)
        in.count_milli = static_cast<std::uint32_t>(milli);
    in.price_fen = std::min(parse_money(form.peek("price")), core::price_fen_max + 1);
    return in;
}

void clear_entry(Form& form) {
    for (const std::string_view field : {"what", "count", "price", "unit"})
        form.text(field).clear();
    form.choice("item") = -1;
    form.choice("tried") = 0;
}

bool add_button(ui::Context& c, bool enabled) {
    return ui::button(c, tr(Text::add), {.icon = ui::Icon::plus, .enabled = enabled, .fill = true});
}

// One more line: of the tariff by choosing it, any other by writing it.
void add_line(ui::Context& c, const core::Tariff* tariff, Form& form,
              std::vector<core::ChargeLine>& lines) {
    std::vector<std::string> labels;
    if (tariff) {
        for (const core::TariffItem& item : tariff->items)
            labels.push_back(
                tr(Text::item_price, item.what.value, money(item.price_fen), item.unit.value));
    }
    labels.emplace_back(tr(Text::other_item));
    const std::vector<std::string_view> options(labels.begin(), labels.end());
    int& chosen = form.choice("item");
    const bool only_other = options.size() == 1;
    if (only_other)
        chosen = 0;
    else
        ui::select(c, tr(Text::item), options, chosen);
    const bool other = chosen == static_cast<int>(options.size()) - 1;
    const bool tried = form.peek_choice("tried", 0) != 0;
    const Entered in = entered(form);
    const bool what_ok = !other || !form.peek("what").empty();
    const bool price_ok = !other || (in.price_fen >= 0 && in.price_fen <= core::price_fen_max);
    if (other) {
        const std::string missing =
            tried && !what_ok ? tr(Word::missing, tr(Text::what)) : std::string();
        ui::text_field(c, tr(Text::what), form.text("what"),
                       {.error = missing, .length_max = core::Line::length_max});
    }
    {
        ui::Cells cells(c, {ui::part(1), other ? ui::part(1) : ui::fixed(0)});
        ui::text_field(
            c, tr(Text::count), form.text("count"),
            {.placeholder = "1",
             .error = tried && !in.count_milli ? tr(Text::count_bad) : std::string_view{},
             .kind = ui::TextField::decimal});
        if (other) {
            ui::text_field(c, tr(Text::price), form.text("price"),
                           {.error = tried && !price_ok ? tr(Text::price_bad) : std::string_view{},
                            .unit = tr(Text::yuan),
                            .kind = ui::TextField::decimal});
        }
    }
    const bool full = lines.size() >= core::charge_lines_max;
    if (full) warn(c, tr(Text::lines_full));
    if (!add_button(c, chosen >= 0 && !full)) return;
    form.choice("tried", 0) = 1;
    if (!what_ok || !price_ok || !in.count_milli) return;
    if (other) {
        lines.push_back({{}, form.text("what"), tr(Text::piece), in.count_milli, in.price_fen});
    } else {
        const core::TariffItem& item = tariff->items[static_cast<std::size_t>(chosen)];
        lines.push_back({item.code, item.what, item.unit, in.count_milli, item.price_fen});
    }
    clear_entry(form);
}

// Once: what was quoted before is where a new quote starts.
std::vector<core::ChargeLine> lines_of(const core::Ticket& ticket, Form& form) {
    int& begun = form.choice("begun", 0);
    if (begun == 0) {
        begun = 1;
        form.text("lines") = pack(ticket.quote.lines);
    }
    return unpack(form.peek("lines"));
}

void total_row(ui::Context& c, std::int64_t fen) {
    ui::row(c, "total",
            {.title = tr(Text::total),
             .value = fen > 0 ? money(fen) : std::string(tr(Word::free_of_charge)),
             .tappable = false});
}

void quote_rows(ui::Context& c, const core::Quote& quote) {
    ui::List list(c, tr(Text::lines));
    std::uint64_t key = 0;
    for (const core::ChargeLine& line : quote.lines) {
        const std::string amount = money(core::amount_of(line));
        ui::row(
            c, key++,
            {.title = line_words(line), .title_bold = false, .value = amount, .tappable = false});
    }
}

}  // namespace

Made quote_form(ui::Context& c, const View& view, TicketState& state, Form& form) {
    const core::Ticket* ticket = view.state.find(state.ticket);
    if (!ticket) return {};
    const core::Tariff* tariff = view.state.tariff();
    std::vector<core::ChargeLine> lines = lines_of(*ticket, form);
    entered_lines(c, lines, true);
    add_line(c, tariff, form, lines);
    const std::string packed = pack(lines);
    if (packed != form.peek("lines")) form.text("lines") = packed;
    if (lines.empty()) {
        ui::text(c, tr(Text::no_lines), {.type = ui::Type::second, .tone = ui::Tone::second});
    } else {
        total_row(c, core::total_of(lines));
    }
    const bool off = core::off_tariff(tariff, lines);
    const bool said = !off || required(c, state, tr(Text::exception), form.text("exception"),
                                       {.kind = ui::TextField::multiline, .lines = 2});
    if (!confirm_button(c)) return {};
    state.missing = !said;
    if (state.missing) return {};
    return core::QuoteTicket{std::move(lines),
                             off ? core::Note(form.text("exception")) : core::Note{}};
}

Made agree_form(ui::Context& c, const View& view, TicketState& state, Form& form) {
    const core::Ticket* ticket = view.state.find(state.ticket);
    if (!ticket) return {};
    quote_rows(c, ticket->quote);
    total_row(c, ticket->quote.total_fen());
    if (!ticket->quote.exception.empty())
        ui::text(c, tr(Text::exception_is, ticket->quote.exception.value),
                 {.type = ui::Type::second, .tone = ui::Tone::second});
    core::AgreeTicket op;
    op.total_fen = ticket->quote.total_fen();
    if (view.owner()) {
        if (!confirm_button(c)) return {};
        op.how = tr(Text::owner_agrees);
        return op;
    }
    ui::text(c, tr(Text::agree_hint), {.type = ui::Type::second, .tone = ui::Tone::second});
    ui::signature_pad(c, tr(Text::signature), state.signature,
                      std::min(ui::available_width(c) * 0.4f, 200.0f));
    if (!state.signature.empty() &&
        ui::button(c, tr(Text::sign_again), {.height = 48, .icon = ui::Icon::undo}))
        state.signature.clear();
    if (state.signature.empty())
        ui::text_field(c, tr(Text::how), form.text("how"),
                       {.help = tr(Text::how_hint), .length_max = core::Note::length_max});
    const bool said = !state.signature.empty() || !form.peek("how").empty();
    if (state.missing && !said) warn(c, tr(Text::how_missing));
    if (!confirm_button(c)) return {};
    state.missing = !said;
    if (state.missing) return {};
    op.how = state.signature.empty() ? core::Note(form.text("how")) : core::Note{};
    op.signature = ink_of(state.signature);
    if (!op.signature.empty()) op.signed_by = owner_name(view, state.ticket);
    return op;
}

Made parts_form(ui::Context& c, TicketState& state, Form& form) {
    std::vector<core::ChargeLine> lines = unpack(form.peek("lines"));
    entered_lines(c, lines, false);
    const bool tried = form.peek_choice("tried", 0) != 0;
    const Entered in = entered(form);
    const bool named = !form.peek("what").empty();
    const std::string missing = tried && !named ? tr(Word::missing, tr(Text::part)) : std::string();
    ui::text_field(c, tr(Text::part), form.text("what"),
                   {.error = missing, .length_max = core::Line::length_max});
    {
        ui::Cells cells(c, {ui::part(1), ui::part(1)});
        ui::text_field(
            c, tr(Text::count), form.text("count"),
            {.placeholder = "1",
             .error = tried && !in.count_milli ? tr(Text::count_bad) : std::string_view{},
             .kind = ui::TextField::decimal});
        ui::text_field(c, tr(Text::unit), form.text("unit"),
                       {.placeholder = tr(Text::piece), .length_max = core::Name::length_max});
    }
    const bool full = lines.size() >= core::part_lines_max;
    if (full) warn(c, tr(Text::lines_full));
    if (add_button(c, !full)) {
        form.choice("tried", 0) = 1;
        if (named && in.count_milli) {
            const std::string& unit = form.text("unit");
            lines.push_back(
                {{}, form.text("what"), unit.empty() ? tr(Text::piece) : unit, in.count_milli, 0});
            clear_entry(form);
        }
    }
    const std::string packed = pack(lines);
    if (packed != form.peek("lines")) form.text("lines") = packed;
    if (state.missing && lines.empty()) warn(c, tr(Text::parts_missing));
    if (!confirm_button(c)) return {};
    state.missing = lines.empty();
    if (state.missing) return {};
    core::UseParts op;
    for (const core::ChargeLine& line : lines)
        op.parts.push_back({line.what, line.unit, line.count_milli});
    return op;
}

std::string parts_words(const std::vector<core::PartLine>& parts) {
    std::string words;
    for (const core::PartLine& part : parts)
        words += (words.empty() ? "" : "，") + part.what.value + " " +
                 count_words(part.count_milli, part.unit.value);
    return words;
}

void ticket_charges(ui::Context& c, const core::Ticket& ticket) {
    const core::Quote& quote = ticket.quote;
    const bool any = !quote.lines.empty() || ticket.charge_fen > 0 || !ticket.parts.empty();
    if (!any) return;
    const bool done = !core::can_move(ticket.status, core::TicketMove::quoted);
    const std::int64_t fen = done ? ticket.charge_fen : quote.total_fen();
    ui::Card card(c, {.title = tr(Text::charges),
                      .title_chip = fen > 0 ? money(fen) : std::string(tr(Word::free_of_charge)),
                      .gap = ui::space::half});
    if (!quote.lines.empty()) quote_rows(c, quote);
    if (!quote.exception.empty())
        ui::text(c, tr(Text::exception_is, quote.exception.value),
                 {.type = ui::Type::second, .tone = ui::Tone::second});
    if (!ticket.parts.empty()) ui::text_pair(c, tr(Text::parts), parts_words(ticket.parts));
    if (!ticket.receipt.empty())
        ui::text(c, tr(Text::receipt, ticket.receipt.value),
                 {.type = ui::Type::second, .tone = ui::Tone::second});
    if (quote.total_fen() > 0 && quote.agreed) {
        ui::chip(c, tr(Text::agreed), ui::Tone::kept, {.small = true, .dot = true});
    } else if (fen > 0) {
        ui::chip(c, tr(done ? Text::never_agreed : Text::not_agreed),
                 done ? ui::Tone::late : ui::Tone::soon, {.small = true, .dot = true});
    }
}

}  // namespace shell
