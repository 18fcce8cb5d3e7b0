#include "shell/words.hpp"

#include <algorithm>

namespace shell {

std::string joined(std::initializer_list<std::string_view> parts) {
    std::string out;
    for (const std::string_view part : parts) {
        if (part.empty()) continue;
        if (!out.empty()) out += tr(Word::dot);
        out += part;
    }
    return out;
}

std::string_view staff_name(const View& view, core::StaffId id) {
    const core::Staff* staff = view.state.find(id);
    return staff ? std::string_view(staff->name.value) : tr(Word::staff);
}

std::string who(const View& view, core::Actor actor) {
    if (actor.kind == core::EntityKind::staff) return std::string(staff_name(view, {actor.key}));
    if (actor.kind == core::EntityKind::household)
        return std::string(actor == view.actor ? tr(Word::me) : tr(Word::owner));
    return std::string(tr(Word::server));
}

std::string_view initial(std::string_view name) { return core::utf8_prefix(name, 1); }

std::string_view where(const View& view, const core::Ticket& ticket) {
    const std::string_view known = core::where(view.state, ticket);
    return known.empty() ? tr(Word::public_place) : known;
}

std::string when(const View& view, core::UtcMs at) {
    const bool today =
        core::day_of(at, view.policy.zone) == core::day_of(view.now, view.policy.zone);
    return today ? ui::clock(at.ms) : ui::moment(at.ms, view.now.ms);
}

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

std::string plain_money(std::int64_t fen) {
    std::string cents = std::to_string(fen % 100);
    if (cents.size() < 2) cents.insert(0, "0");
    return fen % 100 == 0 ? std::to_string(fen / 100) : std::to_string(fen / 100) + "." + cents;
}

std::string money(std::int64_t fen) { return tr(Word::yuan, plain_money(fen)); }

namespace {

// A number with at most `places` decimals, as an integer of the last place.
bool parse_decimal(std::string_view text, int places, std::int64_t limit, std::int64_t& value) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    const bool negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    std::int64_t number = 0;
    int decimals = -1;
    bool any = false;
    for (const char c : text) {
        if ((c == '.' || c == ',') && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (c < '0' || c > '9' || decimals == places) return false;
        number = number * 10 + (c - '0');
        any = true;
        if (decimals >= 0) ++decimals;
        if (number > limit) return false;
    }
    if (!any) return false;
    for (int i = std::max(decimals, 0); i < places; ++i) number *= 10;
    if (number > limit) return false;
    value = negative ? -number : number;
    return true;
}

constexpr std::int64_t charge_fen_max =
    100'000'000;  // a million yuan: more is a slip of the finger

}  // namespace

std::int64_t parse_money(std::string_view text) {
    std::int64_t fen = 0;
    return parse_decimal(text, 2, charge_fen_max, fen) && fen >= 0 ? fen : -1;
}

bool parse_milli(std::string_view text, std::int32_t& milli) {
    std::int64_t value = 0;
    if (!parse_decimal(text, 3, INT32_MAX, value)) return false;
    milli = static_cast<std::int32_t>(value);
    return true;
}

std::string milli_text(std::int32_t milli) {
    const std::int64_t value = milli < 0 ? -std::int64_t{milli} : std::int64_t{milli};
    std::string text = (milli < 0 ? "-" : "") + std::to_string(value / 1000);
    std::string part = std::to_string(1000 + value % 1000).substr(1);
    while (!part.empty() && part.back() == '0') part.pop_back();
    return part.empty() ? text : text + "." + part;
}

ui::Tone tone_of(core::TicketStatus status) {
    using S = core::TicketStatus;
    switch (status) {
        case S::reported: return ui::Tone::soon;
        case S::responded:
        case S::assigned:
        case S::on_site:
        case S::working: return ui::Tone::under_way;
        case S::waiting: return ui::Tone::soon;
        case S::rework: return ui::Tone::late;
        case S::completed:
        case S::confirmed:
        case S::revisited: return ui::Tone::kept;
        case S::transferred: return ui::Tone::soon;
        case S::closed:
        case S::cancelled:
        case S::merged: return ui::Tone::muted;
    }
    return ui::Tone::muted;
}

TimeLeft time_left(const core::Milestone& next, core::UtcMs now) {
    TimeLeft left;
    const std::int64_t remains = next.due - now;
    left.late = remains < 0;
    left.soon = !left.late && next.due_soon();
    left.tone = left.late ? ui::Tone::late : left.soon ? ui::Tone::soon : ui::Tone::accent;
    left.figure = ui::duration_short(left.late ? -remains : remains);
    // By whole minutes, as the figure inside: a ring that crept would be painted anew all the time.
    const std::int64_t shown = remains / core::minute_ms * core::minute_ms;
    if (next.limit_ms > 0)
        left.fraction =
            std::clamp(static_cast<float>(shown) / static_cast<float>(next.limit_ms), 0.0f, 1.0f);
    if (left.late) left.fraction = 1;  // a full ring in the late colour
    return left;
}

std::string delivery_words(const xsync::Delivery& delivery) {
    switch (delivery.stage) {
        case xsync::DeliveryStage::none: return {};
        case xsync::DeliveryStage::saving: return std::string(tr(Word::saving));
        case xsync::DeliveryStage::not_saved: return std::string(tr(Word::not_saved));
        case xsync::DeliveryStage::saved: return std::string(tr(Word::saved_here));
        case xsync::DeliveryStage::received: return tr(Word::received, ui::clock(delivery.at.ms));
        case xsync::DeliveryStage::refused: return std::string(tr(Word::refused));
    }
    return {};
}

ui::Tone delivery_tone(const xsync::Delivery& delivery) {
    switch (delivery.stage) {
        case xsync::DeliveryStage::received: return ui::Tone::kept;
        case xsync::DeliveryStage::refused:
        case xsync::DeliveryStage::not_saved: return ui::Tone::late;
        default: return ui::Tone::soon;
    }
}

SyncLine sync_line(const View& view) {
    const xsync::SyncStatus& status = view.status;
    SyncLine line;
    const auto offline = [&](std::string text) {
        line.text = std::move(text);
        line.tone = ui::Tone::soon;
    };
    switch (status.link) {
        case xsync::Link::session_ended: offline(std::string(tr(Word::offline_sign_in))); break;
        case xsync::Link::update_required: offline(std::string(tr(Word::offline_update))); break;
        case xsync::Link::revoked: offline(std::string(tr(Word::offline_revoked))); break;
        case xsync::Link::offline:
        case xsync::Link::refused:
            offline(status.pending_total > 0 ? tr(Word::offline_pending, status.pending_total)
                                             : std::string(tr(Word::offline)));
            break;
        case xsync::Link::waiting:
        case xsync::Link::syncing:
            // A routine look at the server is not worth a flicker; work on its way is.
            if (status.to_send > 0 || status.pending_total > 0) {
                line.text = tr(Word::syncing_of, status.sent,
                               std::max(status.to_send, status.pending_total));
            } else if (!status.synced_at) {
                line.text = std::string(tr(Word::syncing));
            } else {
                line.text = tr(Word::synced, ui::clock(status.synced_at.ms));
                break;
            }
            line.tone = ui::Tone::under_way;
            line.turning = status.link == xsync::Link::syncing;
            break;
        case xsync::Link::synced:
            line.text = tr(Word::synced, ui::clock(status.synced_at.ms));
            break;
    }
    if (view.refused > 0) {
        line.text = tr(Word::with_refused, line.text, view.refused);
        line.tone = ui::Tone::late;
    }
    return line;
}

}  // namespace shell
