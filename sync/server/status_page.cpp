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
        if (ticket_.charge_fen > 0)
            out_ += "<p>费用：" + yuan(ticket_.charge_fen) + "</p>";
        else if (done)
            out_ += "<p>费用：免费</p>";
        out_ += "</section>";
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
        const std::size_t shown = std::min(events.size(), status_moves_max);
        for (std::size_t i = 0; i < shown; ++i) event(events[events.size() - 1 - i]);
        out_ += "</ol>";
        if (shown < events.size())
            out_ += "<p class=\"s\">更早的 " + std::to_string(events.size() - shown) +
                    " 条没有列出。</p>";
        out_ += "</section>";
    }

    void event(const core::TicketEvent& event) {
        out_ += "<li><strong>" + std::string(core::said(event).zh) + "</strong>";
        if (event.move == TicketMove::assigned) out_ += " " + staff_title(state_, event.staff);
        out_ += "<br><span class=\"s\">" + at(event.stamp.effective_at) + " · " +
                actor_title(state_, event.actor) + "</span>";
        // Why something went up is between colleagues.
        if (!event.text.empty() && event.move != TicketMove::escalated)
            out_ += "<br>" + written(event.text.value, status_text_max);
        out_ += "</li>";
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
