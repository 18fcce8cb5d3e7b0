#pragma once
// Tickets 工单: what was asked for, what was promised and what happened, until the owner has the
// last word.
//
// A ticket moves along `reported → responded → assigned → on_site → working ⇄ waiting → completed →
// confirmed | rework → revisited → closed`, or is cancelled, merged into another, or transferred to
// somebody outside. Every move is an op; a move whose
// guard does not hold (somebody else was faster, offline) stays on the timeline as a fact marked
// `contradicts`, changes nothing, and the ticket is `contradicted` until a lead settles it. Nothing
// is ever deleted. What owners must not see lives in the companions: TicketNotes (internal) and
// TicketContact (who reported, how to reach).

#include "core/charge.hpp"
#include "core/photo.hpp"
#include "core/record.hpp"
#include "core/text.hpp"

#include <optional>
#include <vector>

namespace core {

enum class TicketKind : std::uint8_t {
    repair = 0,          // 报修
    complaint = 1,       // 投诉
    enquiry = 2,         // 咨询
    suggestion = 3,      // 建议
    report = 4,          // 报事 (found by staff)
    butler_service = 5,  // 特约服务
    public_area = 6,     // 公区维修
    legacy = 7,          // 遗留问题
};
inline constexpr std::uint8_t ticket_kind_last = 7;

enum class Channel : std::uint8_t {
    phone = 0,
    counter = 1,
    owner_app = 2,
    round = 3,
    visit = 4,
    letter_box = 5,
    written = 6,
    network = 7,
};
inline constexpr std::uint8_t channel_last = 7;

enum class Category : std::uint8_t {
    other = 0,         // 其他
    leak = 1,          // 渗漏
    utilities = 2,     // 水电
    lift = 3,          // 电梯
    door_window = 4,   // 门窗
    drain = 5,         // 疏通
    public_space = 6,  // 公区
    fire_safety = 7,   // 消防
    weak_current = 8,  // 弱电
    noise = 9,         // 噪声
    cleaning = 10,     // 保洁
    greening = 11,     // 绿化
    security = 12,     // 秩序
    parking = 13,      // 停车
    fees = 14,         // 收费
};
inline constexpr std::uint8_t category_last = 14;

enum class Severity : std::uint8_t {
    ordinary = 0,   // 一般
    small = 1,      // 小问题
    big = 2,        // 大问题
    complex = 3,    // 复杂
    difficult = 4,  // 疑难
    emergency = 5,  // 突发
};
inline constexpr std::uint8_t severity_last = 5;

enum class TicketStatus : std::uint8_t {
    reported = 0,      // 已报
    responded = 1,     // 已响应
    assigned = 2,      // 已派单
    on_site = 3,       // 已到场
    working = 4,       // 处理中
    waiting = 5,       // 等待中
    completed = 6,     // 已完成
    confirmed = 7,     // 已确认
    rework = 8,        // 返工
    revisited = 9,     // 已回访
    closed = 10,       // 已关闭
    cancelled = 11,    // 已取消
    transferred = 12,  // 已转出: somebody outside the company does the work; we follow it up
    merged = 13,       // 已合并: the same matter as another ticket, which goes on
};
inline constexpr std::uint8_t ticket_status_last = 13;

// What a timeline entry says; the value is the op's tag in the catalogue, so it is forever too.
enum class TicketMove : std::uint8_t {
    reported = 40,
    responded = 41,
    assigned = 42,
    arrived = 43,
    started = 44,
    waiting = 45,
    resumed = 46,
    completed = 47,
    confirmed = 48,
    revisited = 49,
    closed = 50,
    cancelled = 51,
    remarked = 52,
    escalated = 53,
    settled = 54,
    appointed = 100,
    unappointed = 101,
    verified = 102,
    told = 103,
    answered = 104,
    reclassed = 105,
    quoted = 108,
    agreed = 109,
    parts_used = 110,
    transferred = 111,
    merged = 112,
    reopened = 113,
    grabbed = 114,
};
inline constexpr std::uint8_t ticket_move_first = 40, ticket_move_last = 114;
// All of them; the values have gaps.
inline constexpr TicketMove ticket_moves[] = {
    TicketMove::reported,    TicketMove::responded, TicketMove::assigned, TicketMove::arrived,
    TicketMove::started,     TicketMove::waiting,   TicketMove::resumed,  TicketMove::completed,
    TicketMove::confirmed,   TicketMove::revisited, TicketMove::closed,   TicketMove::cancelled,
    TicketMove::remarked,    TicketMove::escalated, TicketMove::settled,  TicketMove::appointed,
    TicketMove::unappointed, TicketMove::verified,  TicketMove::told,     TicketMove::answered,
    TicketMove::reclassed,   TicketMove::quoted,    TicketMove::agreed,   TicketMove::parts_used,
    TicketMove::transferred, TicketMove::merged,    TicketMove::reopened, TicketMove::grabbed,
};
constexpr bool is_ticket_move(std::uint16_t tag) {
    for (const TicketMove move : ticket_moves) {
        if (static_cast<std::uint16_t>(move) == tag) return true;
    }
    return false;
}

enum class WaitReason : std::uint8_t {
    parts = 0,
    appointment = 1,
    owner_away = 2,
    third_party = 3,
    weather = 4
};
inline constexpr std::uint8_t wait_reason_last = 4;

// "Closed" is not "fixed".
enum class Outcome : std::uint8_t { fixed = 0, closed_unfixed = 1, not_ours = 2, handed_on = 3 };
inline constexpr std::uint8_t outcome_last = 3;

enum class RevisitMeans : std::uint8_t { phone = 0, door = 1, message = 2 };
inline constexpr std::uint8_t revisit_means_last = 2;

// Vector strokes of a drawn signature, on a pad of 1000 × 400 units. A stroke ends where `lift` is
// true.
struct InkPoint {
    std::uint16_t x = 0, y = 0;
    bool lift = false;
    bool operator==(const InkPoint&) const = default;
};
inline constexpr std::size_t ink_points_max =
    1500;  // a slow, long signature at 60 points a second is under 600
inline constexpr std::uint16_t ink_width = 1000, ink_height = 400;

// Agreed with the owner: somebody comes between these times.
struct Window {
    UtcMs from, until;
    explicit operator bool() const { return static_cast<bool>(until); }
    bool operator==(const Window&) const = default;
};
// Longer than this is no appointment, nobody waits at home for it; later than 2100 is a slip.
inline constexpr std::int64_t window_max_ms = day_ms, window_latest_ms = 4'102'444'800'000;

// What decides which promises a ticket has.
struct TicketClass {
    TicketKind kind = TicketKind::repair;
    Category category = Category::other;
    Severity severity = Severity::ordinary;
    bool operator==(const TicketClass&) const = default;
};

// What the work will cost, as it was last put to the owner. Paid work does not begin before the owner
// has agreed.
struct Quote {
    std::vector<ChargeLine> lines;
    Note exception;  // why it is not as the tariff says
    bool agreed = false;
    bool operator==(const Quote&) const = default;
    std::int64_t total_fen() const { return total_of(lines); }
    bool awaits_agreement() const { return !agreed && total_fen() > 0; }
};

// What few moves say, kept apart so that the others stay small.
struct EventMore {
    Window window;                // appointed
    Note plan;                    // verified: what will be done; `text` says what was found
    TicketClass was, became;      // reclassed
    std::int64_t fen = 0;         // quoted, agreed: the total
    std::vector<PartLine> parts;  // used
    Line to;                      // transferred: to whom
    TicketId into;                // merged
    bool operator==(const EventMore&) const = default;
};

struct TicketEvent {
    TicketMove move = TicketMove::reported;
    Actor actor;
    Stamp stamp;
    OpId op;
    bool contradicts = false;  // its guard did not hold: a fact that changed nothing
    StaffId staff;             // assigned: to whom
    Note text;                 // the move's words: response, result, reason, remark
    // waiting: WaitReason; confirmed: 1 satisfied, 0 not; revisited: RevisitMeans; closed: Outcome;
    // escalated: level; settled: TicketStatus; verified: 1 upheld, 0 not
    std::uint8_t detail = 0;
    std::uint8_t stars = 0;  // confirmed, revisited: 1…5, 0 not given
    std::optional<EventMore> more = {};
    bool operator==(const TicketEvent&) const = default;
};

struct Ticket {
    RecordHead head;
    TicketKind kind = TicketKind::repair;
    Category category = Category::other;
    Severity severity = Severity::ordinary;
    Channel channel = Channel::phone;
    TicketStatus status = TicketStatus::reported;
    UnitId unit;  // 0: a public place
    // Whose request it is, and who sees it; 0: nobody's (found by staff in public space).
    HouseholdId household;
    Line place;
    Note words;                // 内容, the owner's words
    std::uint32_t serial = 0;  // the last part of the number people say aloud, see ticket_number()
    Day day;                   // of the report, in the community's zone
    Actor reporter;
    RoundId round;  // found on this round, or 0
    StaffId assignee;
    std::int64_t charge_fen = 0;
    Line receipt;
    std::vector<InkPoint> signature;
    Name signed_by;
    bool contradicted = false;
    std::uint8_t escalation = 0;  // 0 none, 1 lead, 2 manager
    Window appointment;           // the last one agreed, until it is withdrawn
    bool verified = false;        // a complaint's facts and plan are recorded
    Quote quote;
    std::vector<PartLine> parts;        // all that were used
    Line transferred_to;                // while it is
    TicketId merged_into;               // while it is
    std::uint16_t reopened = 0;         // how often it came back after an end or the owner's word
    std::vector<Photo> photos;          // that the owner may see; internal ones are in the notes
    std::vector<TicketEvent> timeline;  // in the server's order, own pending last
    bool operator==(const Ticket&) const = default;
};

struct NoteEntry {
    Actor actor;
    Stamp stamp;
    Note text;
    bool operator==(const NoteEntry&) const = default;
};
struct TicketNotes {
    RecordHead head;
    std::vector<NoteEntry> notes;
    std::vector<Photo> photos;  // internal
    bool operator==(const TicketNotes&) const = default;
};

struct TicketContact {
    RecordHead head;
    Name who;
    Phone phone;
    bool operator==(const TicketContact&) const = default;
};

struct ReportTicket {
    TicketKind kind = TicketKind::repair;
    Category category = Category::other;
    Severity severity = Severity::ordinary;
    Channel channel = Channel::phone;
    UnitId unit;
    HouseholdId household;
    Line place;
    Note words;
    std::uint32_t serial = 0;
    Day day;
    RoundId round;
    bool operator==(const ReportTicket&) const = default;
};
struct RespondTicket {
    Note text;
    bool operator==(const RespondTicket&) const = default;
};
struct AssignTicket {  // also hands over: 派单, 转派
    StaffId staff;
    bool operator==(const AssignTicket&) const = default;
};
struct ArriveTicket {
    bool operator==(const ArriveTicket&) const = default;
};
struct StartTicket {
    bool operator==(const StartTicket&) const = default;
};
struct WaitTicket {
    WaitReason reason = WaitReason::parts;
    Note text;
    bool operator==(const WaitTicket&) const = default;
};
struct ResumeTicket {
    bool operator==(const ResumeTicket&) const = default;
};
struct CompleteTicket {
    Note result;
    std::int64_t charge_fen = 0;
    Line receipt;
    bool operator==(const CompleteTicket&) const = default;
};
struct ConfirmTicket {  // not satisfied → rework
    bool satisfied = true;
    std::uint8_t stars = 0;
    Note reason;
    Name signed_by;
    std::vector<InkPoint> signature;
    bool operator==(const ConfirmTicket&) const = default;
};
struct RevisitTicket {
    RevisitMeans means = RevisitMeans::phone;
    std::uint8_t stars = 0;
    Note remark;
    bool operator==(const RevisitTicket&) const = default;
};
struct CloseTicket {
    Outcome outcome = Outcome::fixed;
    bool operator==(const CloseTicket&) const = default;
};
struct CancelTicket {
    Note reason;
    bool operator==(const CancelTicket&) const = default;
};
struct RemarkTicket {  // a visible note or correction 更正
    Note text;
    bool operator==(const RemarkTicket&) const = default;
};
struct EscalateTicket {
    std::uint8_t level = 1;  // 1 lead, 2 manager
    Note reason;
    bool operator==(const EscalateTicket&) const = default;
};
struct SettleTicket {  // a lead ends a contradiction and says which status stands
    TicketStatus status = TicketStatus::reported;
    Note reason;
    bool operator==(const SettleTicket&) const = default;
};
struct AppointTicket {  // makes and changes an appointment 预约
    Window window;
    Note text;
    bool operator==(const AppointTicket&) const = default;
};
struct UnappointTicket {
    Note reason;
    bool operator==(const UnappointTicket&) const = default;
};
struct VerifyTicket {  // of a complaint: what was found, what will be done 核实
    bool upheld = true;
    Note facts;
    Note plan;
    bool operator==(const VerifyTicket&) const = default;
};
struct TellTicket {  // feedback to who complained or asked 反馈
    Note text;
    bool operator==(const TellTicket&) const = default;
};
struct AnswerTicket {  // of an enquiry 答复
    Note text;
    bool operator==(const AnswerTicket&) const = default;
};
struct ReclassTicket {  // 改类: the promises follow, waiting that happened stays
    TicketClass became;
    Note reason;
    bool operator==(const ReclassTicket&) const = default;
};
struct QuoteTicket {  // 报价: replaces the quote before; no lines: the work is free
    std::vector<ChargeLine> lines;
    Note exception;
    bool operator==(const QuoteTicket&) const = default;
};
struct AgreeTicket {             // the owner's agreement to a quote, before the work 同意报价
    std::int64_t total_fen = 0;  // what was agreed to: a quote changed meanwhile is not
    Note how;                    // by word of mouth: how
    Name signed_by;
    std::vector<InkPoint> signature;
    bool operator==(const AgreeTicket&) const = default;
};
struct UseParts {  // 用料
    std::vector<PartLine> parts;
    bool operator==(const UseParts&) const = default;
};
struct TransferTicket {  // 转出: to the developer, a contractor, an authority
    Line to;
    Note reason;
    bool operator==(const TransferTicket&) const = default;
};
struct MergeTicket {  // 合并: it is the same matter as `into`, which goes on
    TicketId into;
    Note reason;
    bool operator==(const MergeTicket&) const = default;
};
struct ReopenTicket {  // 重开
    Note reason;
    bool operator==(const ReopenTicket&) const = default;
};
// 接单: by the one who will do it, from the queue of the trade.
struct GrabTicket {
    bool operator==(const GrabTicket&) const = default;
};
struct AttachPhoto {  // for all who see the ticket, its owner included
    PhotoFile photo;
    bool operator==(const AttachPhoto&) const = default;
};
struct AttachNotePhoto {  // internal
    PhotoFile photo;
    bool operator==(const AttachNotePhoto&) const = default;
};
struct NoteTicket {  // internal
    Note text;
    bool operator==(const NoteTicket&) const = default;
};
struct SetTicketContact {
    Name who;
    Phone phone;
    bool operator==(const SetTicketContact&) const = default;
};

// May this move be made from this status? The guard that evolve applies and that screens offer
// buttons by.
bool can_move(TicketStatus from, TicketMove move);
// Also whether the move is one of such a ticket: facts and plan are a complaint's.
bool can_move(const Ticket& ticket, TicketMove move);

// Is anything still to be done?
bool is_open(TicketStatus status);

// BX-20261103-0007: kind, day of the report, serial. Numbers are made offline and never change:
// a change of kind leaves the prefix. serial_for() packs the device's number and its count of that day so that no two devices make the
// same.
TicketKind first_kind(const Ticket& ticket);  // as it was reported
std::string ticket_number(const Ticket& ticket);
std::uint32_t serial_for(DeviceNo device, std::uint32_t count_today);  // count from 1

void evolve(Ticket&, const OpHead&, const Stamp&, const ReportTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const RespondTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const AssignTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const ArriveTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const StartTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const WaitTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const ResumeTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const CompleteTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const ConfirmTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const RevisitTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const CloseTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const CancelTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const RemarkTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const EscalateTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const SettleTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const AppointTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const UnappointTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const VerifyTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const TellTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const AnswerTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const ReclassTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const QuoteTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const AgreeTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const UseParts&);
void evolve(Ticket&, const OpHead&, const Stamp&, const TransferTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const MergeTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const ReopenTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const GrabTicket&);
void evolve(Ticket&, const OpHead&, const Stamp&, const AttachPhoto&);
void evolve(TicketNotes&, const OpHead&, const Stamp&, const AttachNotePhoto&);
void evolve(TicketNotes&, const OpHead&, const Stamp&, const NoteTicket&);
void evolve(TicketContact&, const OpHead&, const Stamp&, const SetTicketContact&);

}  // namespace core
