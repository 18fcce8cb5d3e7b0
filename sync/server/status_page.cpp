#include "sync/server/status_page.hpp"

#include <algorithm>

#include "core/names.hpp"
#include "core/query/households.hpp"
#include "core/query/tickets.hpp"
#include "sync/server/crypto.hpp"

namespace xsync::server {

namespace {

using core::MilestoneState;
using core::TicketMove;

constexpr std::string_view style = R"(:root{color-scheme:light dark;--page:#f4f5f3;--card:#fff;
--ink:#17211d;--second:#5b6762;--line:#dfe4e1;--kept:#1b7f5c;--late:#b3261e}
@media(prefers-color-scheme:dark){:root{--page:#101614;--card:#1a221f;--ink:#e8eeeb;
--second:#a3b0aa;--line:#2c3733;--kept:#6fd3ab;--late:#ff8a80}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.6 system-ui,"PingFang SC",
"Noto Sans CJK SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
main{max-width:640px;margin:0 auto;padding:24px 16px 48px}
h1{font-size:22px;line-height:1.3;margin:0 0 4px}
h2{font-size:16px;margin:0 0 8px}
section{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:16px;
margin-top:16px}
p{margin:4px 0}
ol,ul{list-style:none;margin:0;padding:0}
li{padding:10px 0;border-top:1px solid var(--line)}
li:first-child{border-top:0}
.s{color:var(--second);font-size:14px}
.k{color:var(--kept);font-weight:600}
.l{color:var(--late);font-weight:600}
)";

void append_escaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        switch (c) {
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '&': out += "&amp;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            case '\n': out += "<br>"; break;
            default: out += c;
        }
    }
}

std::string escaped(std::string_view text) {
    std::string out;
    append_escaped(out, text);
    return out;
}

// What a person wrote, as it may leave the house.
std::string written(std::string_view text, std::size_t points) {
    const std::string masked = without_phones(text);
    const std::string_view part = core::utf8_prefix(masked, points);
    return escaped(part) + (part.size() < masked.size() ? "…" : "");
}

std::string two(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

// 11月3日 09:42, with the year when it is another.
std::string moment(core::UtcMs at, core::UtcMs now, core::Zone zone) {
    const core::CivilTime time = core::civil(at, zone);
    std::string text;
    if (time.date.year != core::civil(now, zone).date.year)
        text = std::to_string(time.date.year) + "年";
    return text + std::to_string(time.date.month) + "月" + std::to_string(time.date.day) + "日 " +
           two(time.hour) + ":" + two(time.minute);
}

std::string duration(std::int64_t ms) {
    const std::int64_t minutes = ms / core::minute_ms;
    if (minutes < 1) return "不到 1 分钟";
    if (minutes < 60) return std::to_string(minutes) + " 分钟";
    if (minutes < 24 * 60) {
        const std::int64_t rest = minutes % 60;
        return std::to_string(minutes / 60) + " 小时" +
               (rest > 0 ? " " + std::to_string(rest) + " 分" : "");
    }
    return std::to_string(minutes / (24 * 60)) + " 天";
}

std::string yuan(std::int64_t fen) {
    const auto rest = static_cast<int>(fen % 100);
    return std::to_string(fen / 100) + (rest != 0 ? "." + two(rest) : "") + " 元";
}

std::string staff_title(const core::State& state, core::StaffId id) {
    const core::Staff* staff = state.find(id);
    if (staff == nullptr) return "员工";
    return escaped(staff->name.value) + "（" + std::string(core::term(staff->role).zh) + "）";
}

// Of an owner no name: the link may be passed on.
std::string actor_title(const core::State& state, core::Actor actor) {
    switch (actor.kind) {
        case core::EntityKind::household: return "业主";
        case core::EntityKind::staff: return staff_title(state, {actor.key});
        default: return "系统";
    }
}

std::string page(std::string_view title, std::string_view body) {
    std::string html =
        "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        "<meta name=\"robots\" content=\"noindex, nofollow\"><title>";
    html += escaped(title);
    html += "</title><style>";
    html += style;
    html += "</style></head><body><main>";
    html += body;
    return html + "</main></body></html>\n";
}

// 2, 1.5: thousandths as a person writes them.
std::string count(std::uint32_t milli) {
    std::string text = std::to_string(milli / 1000);
    if (const std::uint32_t rest = milli % 1000; rest != 0) {
        std::string digits = std::to_string(1000 + rest).substr(1);
        while (digits.back() == '0') digits.pop_back();
        text += "." + digits;
    }
    return text;
}

void join(std::string& text, std::string_view more) {
    if (!text.empty() && !more.empty()) text += " · ";
    text += more;
}

class Writer {
public:
    Writer(const core::State& state, const core::Ticket& ticket, const core::Policy& policy,
           core::UtcMs now)
        : state_(state), ticket_(ticket), policy_(policy), now_(now) {}

    std::string body(core::UtcMs expires_at) {
        head();
        coming();
        promises();
        timeline();
        out_ += "<p class=\"s\">本页只显示这一张工单，" + at(expires_at) +
                " 前有效。请不要转发给无关的人。</p>";
        return std::move(out_);
    }

private:
    std::string at(core::UtcMs time) const { return moment(time, now_, policy_.zone); }

    void head() {
        out_ += "<h1>工单 " + core::ticket_number(ticket_) + "</h1><p>";
        out_ += core::term(ticket_.kind).zh;
        const std::string_view where = core::where(state_, ticket_);
        if (!where.empty()) out_ += " · " + written(where, status_text_max);
        out_ += " · <strong>" + std::string(core::term(ticket_.status).zh) + "</strong></p>";
        out_ +=
            "<section><h2>内容</h2><p>" + written(ticket_.words.value, status_words_max) + "</p>";
        const bool done = ticket_.status == core::TicketStatus::completed ||
                          ticket_.status == core::TicketStatus::confirmed ||
                          ticket_.status == core::TicketStatus::revisited ||
                          ticket_.status == core::TicketStatus::closed;
        if (done)
            out_ += "<p>费用：" +
                    (ticket_.charge_fen > 0 ? yuan(ticket_.charge_fen) : std::string("免费")) +
                    "</p>";
        if (!ticket_.receipt.empty())
            out_ += "<p>收据：" + written(ticket_.receipt.value, status_text_max) + "</p>";
        out_ += "</section>";
        quote();
    }

    // What it costs, before the work and after it.
    void quote() {
        const core::Quote& quote = ticket_.quote;
        if (!quote.lines.empty()) {
            out_ += "<section><h2>报价</h2><ul aria-label=\"报价\">";
            const std::size_t shown = std::min(quote.lines.size(), status_lines_max);
            for (std::size_t i = 0; i < shown; ++i) line(quote.lines[i]);
            if (shown < quote.lines.size())
                out_ += "<li>等共 " + std::to_string(quote.lines.size()) + " 项</li>";
            out_ += "</ul><p><strong>合计 " + yuan(quote.total_fen()) + "</strong> ";
            out_ += quote.agreed               ? "<span class=\"k\">业主已同意</span>"
                    : quote.awaits_agreement() ? "<span class=\"l\">等业主同意</span>"
                                               : "";
            out_ += "</p>";
            if (!quote.exception.empty())
                out_ += "<p class=\"s\">例外：" + written(quote.exception.value, status_text_max) +
                        "</p>";
            out_ += "</section>";
        }
        if (!ticket_.parts.empty())
            out_ += "<section><h2>用料</h2><p>" + parts(ticket_.parts) + "</p></section>";
    }

    void line(const core::ChargeLine& line) {
        out_ += "<li>" + written(line.what.value, status_text_max) + " " + count(line.count_milli) +
                " " + written(line.unit.value, status_text_max) + " × " + yuan(line.price_fen) +
                "</li>";
    }

    std::string parts(const std::vector<core::PartLine>& lines) const {
        std::string text;
        for (std::size_t i = 0; i < std::min(lines.size(), status_lines_max); ++i)
            text += (i > 0 ? "，" : "") + written(lines[i].what.value, status_text_max) + " " +
                    count(lines[i].count_milli) + " " +
                    written(lines[i].unit.value, status_text_max);
        return lines.size() > status_lines_max ? text + "…" : text;
    }

    void coming() {
        if (!ticket_.assignee && !ticket_.appointment) return;
        out_ += "<section><h2>上门</h2>";
        if (ticket_.assignee)
            out_ += "<p>处理人：" + staff_title(state_, ticket_.assignee) + "</p>";
        if (ticket_.appointment)
            out_ += "<p>约定时间：" + at(ticket_.appointment.from) + " 至 " +
                    at(ticket_.appointment.until) + "</p>";
        out_ += "</section>";
    }

    void promises() {
        const auto milestones = core::milestones(ticket_, policy_, now_);
        if (milestones.empty()) return;
        out_ += "<section><h2>时限</h2><ul aria-label=\"时限\">";
        for (const core::Milestone& milestone : milestones) {
            out_ += "<li><strong>" + std::string(core::term(milestone.name).zh) + "</strong> ";
            out_ += core::promise_words(milestone.promise, milestone.set).zh;
            out_ += "<br>" + stands(milestone) + "</li>";
        }
        out_ += "</ul></section>";
    }

    std::string stands(const core::Milestone& milestone) const {
        std::string text = "<span class=\"s\">";
        if (milestone.due) text += "应在 " + at(milestone.due) + " 前 · ";
        if (milestone.done_at) text += "实际 " + at(milestone.done_at) + " · ";
        text += "</span>";
        const bool late = milestone.state == MilestoneState::late;
        if (late)
            text += "<span class=\"l\">超时 " + duration(-milestone.left_ms) + "</span>";
        else if (milestone.done())
            text += "<span class=\"k\">按时</span>";
        else
            text += std::string(core::term(milestone.state).zh);
        return text;
    }

    void timeline() {
        out_ += "<section><h2>时间线</h2><ol aria-label=\"时间线\">";
        const auto& events = ticket_.timeline;
        std::size_t shown = 0;
        for (; shown < std::min(events.size(), status_moves_max); ++shown) {
            const std::string next = event(events[events.size() - 1 - shown]);
            if (out_.size() + next.size() > status_body_max) break;
            out_ += next;
        }
        out_ += "</ol>";
        if (shown < events.size())
            out_ += "<p class=\"s\">更早的 " + std::to_string(events.size() - shown) +
                    " 条没有列出。</p>";
        out_ += "</section>";
    }

    std::string event(const core::TicketEvent& event) const {
        std::string out = "<li><strong>" + std::string(core::said(event).zh) + "</strong>";
        if (event.move == TicketMove::assigned) out += " " + staff_title(state_, event.staff);
        out += "<br><span class=\"s\">" + at(event.stamp.effective_at) + " · " +
               actor_title(state_, event.actor) + "</span>";
        const std::string what = details(event);
        if (!what.empty()) out += "<br>" + what;
        return out + "</li>";
    }

    // As the owner's own page says it.
    std::string details(const core::TicketEvent& event) const {
        std::string text = detail(event);
        if (event.stars > 0) join(text, std::to_string(event.stars) + " 分");
        const bool plan = event.move == TicketMove::verified;
        if (!plan) join(text, more(event));
        // Why something went up is between colleagues.
        if (event.move != TicketMove::escalated)
            join(text, written(event.text.value, status_text_max));
        if (plan) join(text, more(event));
        if (event.contradicts) join(text, "未生效：与当时的状态矛盾");
        return text;
    }

    static std::string detail(const core::TicketEvent& event) {
        const auto word = [&](auto value) { return std::string(core::term(value).zh); };
        switch (event.move) {
            case TicketMove::waiting: return word(static_cast<core::WaitReason>(event.detail));
            case TicketMove::closed: return word(static_cast<core::Outcome>(event.detail));
            case TicketMove::verified: return event.detail == 1 ? "属实" : "不属实";
            case TicketMove::settled:
                return "以" + word(static_cast<core::TicketStatus>(event.detail)) + "为准";
            case TicketMove::revisited:
            case TicketMove::revisit_tried: {
                std::string text = word(core::means_of(event));
                join(text, word(core::result_of(event)));
                return text;
            }
            default: return {};
        }
    }

    std::string more(const core::TicketEvent& event) const {
        if (!event.more) return {};
        const core::EventMore& more = *event.more;
        switch (event.move) {
            case TicketMove::appointed:
                return at(more.window.from) + " 至 " + at(more.window.until);
            case TicketMove::verified: return "方案：" + written(more.plan.value, status_text_max);
            case TicketMove::reclassed: return class_of(more.was) + " → " + class_of(more.became);
            case TicketMove::quoted:
            case TicketMove::agreed: return more.fen > 0 ? yuan(more.fen) : "免费";
            case TicketMove::parts_used: return parts(more.parts);
            case TicketMove::transferred: return written(more.to.value, status_text_max);
            case TicketMove::merged:
            case TicketMove::revisited: return own_number(more.into);
            default: return {};
        }
    }

    static std::string class_of(const core::TicketClass& of) {
        std::string text(core::term(of.kind).zh);
        join(text, core::term(of.category).zh);
        join(text, core::term(of.severity).zh);
        return text;
    }

    // Another ticket is named when it is the same household's.
    std::string own_number(core::TicketId id) const {
        const core::Ticket* other = state_.find(id);
        const bool own =
            other != nullptr && ticket_.household && other->household == ticket_.household;
        return own ? core::ticket_number(*other) : std::string();
    }

    const core::State& state_;
    const core::Ticket& ticket_;
    const core::Policy& policy_;
    core::UtcMs now_;
    std::string out_;
};

}  // namespace

std::string status_page(const core::State& state, core::TicketId id, const core::Policy& policy,
                        core::UtcMs now, core::UtcMs expires_at) {
    const core::Ticket& ticket = *state.find(id);
    return page("工单 " + core::ticket_number(ticket),
                Writer(state, ticket, policy, now).body(expires_at));
}

std::string status_notice(std::string_view heading, std::string_view sentence) {
    return page(heading, "<h1>" + escaped(heading) + "</h1><section><p>" + escaped(sentence) +
                             "</p></section>");
}

const std::string& status_content_security_policy() {
    static const std::string policy = "default-src 'none'; style-src 'sha256-" +
                                      base64(sha256(style)) +
                                      "'; base-uri 'none'; form-action 'none'; "
                                      "frame-ancestors 'none'";
    return policy;
}

std::string without_phones(std::string_view text) {
    // Shorter is a door, a price or a date; an address may hold longer ones and loses little.
    constexpr std::size_t digits_min = 7;
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    std::string out;
    while (!text.empty()) {
        std::size_t end = 0, digits = 0;
        // Digits with single spaces or dashes between them.
        while (end < text.size()) {
            const bool joins = end > 0 && (text[end] == ' ' || text[end] == '-') &&
                               end + 1 < text.size() && is_digit(text[end + 1]);
            if (!is_digit(text[end]) && !joins) break;
            digits += is_digit(text[end]) ? 1 : 0;
            ++end;
        }
        if (digits >= digits_min) {
            std::string number(text.substr(0, end));
            std::erase_if(number, [&](char c) { return !is_digit(c); });
            out += core::masked_phone(number);
        } else {
            end = std::max<std::size_t>(end, 1);
            out += text.substr(0, end);
        }
        text.remove_prefix(end);
    }
    return out;
}

}  // namespace xsync::server
