#include "shell/screens/tariff.hpp"

#include "shell/screens/page.hpp"

#include <algorithm>
#include <array>

namespace shell {

namespace {

// clang-format off
#define TARIFF_TEXTS(X) \
    X(title, "收费标准", "Tariff") \
    X(source, "依据", "Approved by") \
    X(since, "{} · {} 录入", "{} · entered {}") \
    X(source_hint, "谁核准的，自何时执行", "Who approved it, and from when it holds") \
    X(add, "新增项目", "Add an item") \
    X(change, "修改项目", "Change the item") \
    X(remove, "删除这一项", "Remove this item") \
    X(code, "编号", "Code") \
    X(what, "名称", "What") \
    X(unit, "单位", "Unit") \
    X(price, "单价", "Price of one") \
    X(yuan, "元", "yuan") \
    X(a_unit, "{}/{}", "{} a {}") \
    X(price_bad, "请填写金额，例如 25 或 25.50", "An amount such as 25 or 25.50") \
    X(code_taken, "这个编号已有了", "This code is taken") \
    X(full, "最多 500 项", "500 items at most") \
    X(nothing, "还没有收费标准", "There is no tariff yet") \
    X(nothing_text, "没有它，每一笔报价都要写明例外原因。", "Without one every quote has to state why.") \
    X(saved, "收费标准已更新", "The tariff is updated")
// clang-format on
UI_TEXT_TABLE(Text, TARIFF_TEXTS)

const core::Tariff& tariff_of(const View& view) {
    static const core::Tariff none;
    return view.state.tariff() ? *view.state.tariff() : none;
}

bool may_edit(const View& view) {
    return core::contains(core::roles(core::Role::administrator, core::Role::manager), view.role);
}

// Each item's own, and one for a new item: what was begun is there when it is opened again.
std::string form_key(const std::string& code) { return "tariff-item/" + code; }

Intent save(const View& view, const std::string& code, std::vector<core::TariffItem> items,
            std::string_view source) {
    const auto& communities = view.state.all<core::Community>();
    if (communities.empty()) return Nothing{};
    Submit submit;
    submit.act.push_back({core::tariff_of(core::CommunityId{communities.begin()->first}),
                          core::SetTariff{source, std::move(items)}});
    submit.form = form_key(code);
    submit.said = tr(Text::saved);
    return submit;
}

// Once: the item as it is.
void fill(const View& view, const std::string& code, Form& form) {
    int& filled = form.choice("filled", 0);
    if (filled != 0) return;
    filled = 1;
    const core::Tariff& tariff = tariff_of(view);
    form.text("source") = tariff.source.value;
    const core::TariffItem* item = code.empty() ? nullptr : tariff.find(code);
    if (!item) return;
    form.text("code") = item->code.value;
    form.text("what") = item->what.value;
    form.text("unit") = item->unit.value;
    form.text("price") = plain_money(item->price_fen);
}

bool entry(ui::Context& c, const TariffState& state, std::string_view label, std::string& value,
           ui::TextField field, std::string_view wrong = {}) {
    const std::string missing =
        state.missing && value.empty() ? tr(Word::missing, label) : std::string();
    field.error = !missing.empty() ? std::string_view(missing) : state.missing ? wrong : "";
    ui::text_field(c, label, value, field);
    return !value.empty() && wrong.empty();
}

Intent editor(ui::Context& c, const View& view, TariffState& state) {
    const std::string code = *state.editing;
    Form& form = view.forms.open(form_key(code));
    fill(view, code, form);
    const std::string_view title = code.empty() ? tr(Text::add) : tr(Text::change);
    ui::Overlay overlay(c, {.key = "tariff-item", .title = title, .cross = true});
    const core::Tariff& tariff = tariff_of(view);
    const std::int64_t fen = parse_money(form.peek("price"));
    const bool taken = form.peek("code") != code && tariff.find(form.peek("code"));
    const bool full = code.empty() && tariff.items.size() >= core::tariff_items_max;
    bool good = !full;
    if (full) ui::text(c, tr(Text::full), {.type = ui::Type::second, .tone = ui::Tone::late});
    good &=
        entry(c, state, tr(Text::code), form.text("code"), {.length_max = core::Code::length_max},
              taken ? tr(Text::code_taken) : std::string_view{});
    good &=
        entry(c, state, tr(Text::what), form.text("what"), {.length_max = core::Line::length_max});
    {
        ui::Cells cells(c, {ui::part(1), ui::part(1)});
        good &=
            entry(c, state, tr(Text::price), form.text("price"),
                  {.unit = tr(Text::yuan), .kind = ui::TextField::decimal},
                  fen < 0 || fen > core::price_fen_max ? tr(Text::price_bad) : std::string_view{});
        good &= entry(c, state, tr(Text::unit), form.text("unit"),
                      {.length_max = core::Name::length_max});
    }
    good &= entry(c, state, tr(Text::source), form.text("source"),
                  {.help = tr(Text::source_hint), .length_max = core::Line::length_max});
    ui::gap(c, ui::space::half);
    const bool ok = ui::button(
        c, tr(Word::ok), {.kind = ui::Button::primary, .height = ui::size::primary, .fill = true});
    const bool remove = !code.empty() &&
                        ui::button(c, tr(Text::remove), {.kind = ui::Button::danger, .fill = true});
    state.missing = (state.missing || ok) && !good;
    std::vector<core::TariffItem> items = tariff.items;
    const auto at = std::find_if(items.begin(), items.end(),
                                 [&](const auto& item) { return item.code.value == code; });
    Intent intent;
    if (remove && at != items.end()) {
        items.erase(at);
        intent = save(view, code, std::move(items), tariff.source.value);
    } else if (ok && good) {
        const core::TariffItem item{form.text("code"), form.text("what"), form.text("unit"), fen};
        if (at != items.end())
            *at = item;
        else
            items.push_back(item);
        std::sort(items.begin(), items.end(),
                  [](const auto& a, const auto& b) { return a.code.value < b.code.value; });
        intent = save(view, code, std::move(items), form.text("source"));
    }
    if (overlay.dismissed() || asks(intent)) {
        if (!asks(intent)) form.clear();
        state = {};
    }
    return intent;
}

void items_card(ui::Context& c, const View& view, TariffState& state) {
    const core::Tariff& tariff = tariff_of(view);
    ui::Card card(c);
    if (tariff.items.empty()) {
        ui::empty_state(
            c,
            {.icon = ui::Icon::ticket, .title = tr(Text::nothing), .text = tr(Text::nothing_text)});
        return;
    }
    const std::string said =
        tr(Text::since, tariff.source.value, when(view, tariff.set_at.effective_at));
    ui::text(c, said, {.type = ui::Type::second, .tone = ui::Tone::second});
    ui::List list(c, tr(Text::title));
    for (const core::TariffItem& item : tariff.items) {
        const std::string price = tr(Text::a_unit, money(item.price_fen), item.unit.value);
        if (ui::row(c, item.code.value,
                    {.title = item.what.value,
                     .second = item.code.value,
                     .title_bold = false,
                     .value = price,
                     .chevron = may_edit(view),
                     .tappable = may_edit(view)}) == ui::RowHit::none)
            continue;
        state.editing = item.code.value;
    }
}

}  // namespace

Intent draw_tariff(ui::Context& c, const View& view, TariffState& state) {
    const std::array<ui::BarAction, 1> actions{{{tr(Text::add), ui::Icon::plus}}};
    Intent intent;
    {
        Page page(c, view, Place::tariff,
                  {.key = "tariff",
                   .title = tr(Text::title),
                   .back = true,
                   .actions = std::span(actions.data(), may_edit(view) ? 1u : 0u),
                   .width_max = 880});
        intent = page.intent();
        if (page->hit().action == 0) state.editing.emplace();
        items_card(c, view, state);
    }
    if (state.editing) {
        Intent asked = editor(c, view, state);
        if (asks(asked)) intent = std::move(asked);
    }
    return intent;
}

}  // namespace shell
