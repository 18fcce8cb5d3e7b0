#include "core/names.hpp"

#include "core/state.hpp"

#include <array>

namespace core {

namespace {

constexpr Term unknown{"其他", "Other"};

template <std::size_t N, class Value>
Term pick(const Term (&terms)[N], Value value) {
    const auto at = static_cast<std::size_t>(value);
    return at < N ? terms[at] : unknown;
}

// clang-format off
constexpr Term roles_terms[] = {
    {"无", "None"}, {"业主", "Owner"}, {"客服管家", "Butler"}, {"客服", "Front desk"},
    {"客服主管", "Front-desk lead"}, {"维修工", "Technician"}, {"秩序维护员", "Guard"},
    {"保安主管", "Guard lead"}, {"监控员", "CCTV operator"}, {"保洁", "Cleaner"},
    {"绿化", "Gardener"}, {"电梯运维", "Lift technician"}, {"项目经理", "Manager"},
    {"工程管理中心", "Company inspector"}, {"管理员", "Administrator"},
};
static_assert(std::size(roles_terms) == role_last + 1);

constexpr Term unit_states[] = {
    {"已入住", "Occupied"}, {"空置", "Vacant"}, {"装修中", "Under decoration"},
};
static_assert(std::size(unit_states) == unit_state_last + 1);

constexpr Term household_fields[] = {
    {"联系电话", "Phone"}, {"联系时段", "Contact hours"}, {"特别关怀", "Special care"}, {"备注", "Remark"},
};
static_assert(std::size(household_fields) == household_field_count);

constexpr Term ticket_kinds[] = {
    {"报修", "Repair"}, {"投诉", "Complaint"}, {"咨询", "Enquiry"}, {"建议", "Suggestion"},
    {"报事", "Report"}, {"特约服务", "Butler service"}, {"公区维修", "Public-area work"},
    {"遗留问题", "Legacy issue"},
};
static_assert(std::size(ticket_kinds) == ticket_kind_last + 1);

constexpr Term channels[] = {
    {"电话", "Phone"}, {"前台", "Counter"}, {"业主端", "Owner app"}, {"巡查", "Round"},
    {"走访", "Visit"}, {"意见箱", "Letter box"}, {"书面", "Written"}, {"网络", "Network"},
};
static_assert(std::size(channels) == channel_last + 1);

constexpr Term categories[] = {
    {"其他", "Other"}, {"渗漏", "Leak"}, {"水电", "Water and power"}, {"电梯", "Lift"},
    {"门窗", "Doors and windows"}, {"疏通", "Drains"}, {"公区", "Public space"},
    {"消防", "Fire safety"}, {"弱电", "Weak current"}, {"噪声", "Noise"}, {"保洁", "Cleaning"},
    {"绿化", "Greening"}, {"秩序", "Security"}, {"停车", "Parking"}, {"收费", "Fees"},
};
static_assert(std::size(categories) == category_last + 1);

constexpr Term severities[] = {
    {"一般", "Ordinary"}, {"小问题", "Small"}, {"大问题", "Big"}, {"复杂", "Complex"},
    {"疑难", "Difficult"}, {"突发", "Emergency"},
};
static_assert(std::size(severities) == severity_last + 1);

constexpr Term statuses[] = {
    {"已报", "Reported"}, {"已响应", "Responded"}, {"已派单", "Assigned"}, {"已到场", "On site"},
    {"处理中", "Working"}, {"等待中", "Waiting"}, {"已完成", "Completed"}, {"已确认", "Confirmed"},
    {"返工", "Rework"}, {"已回访", "Revisited"}, {"已关闭", "Closed"}, {"已取消", "Cancelled"},
    {"已转出", "Transferred"}, {"已合并", "Merged"},
};
static_assert(std::size(statuses) == ticket_status_last + 1);

constexpr Term wait_reasons[] = {
    {"等配件", "Parts"}, {"等预约", "Appointment"}, {"业主不在", "Owner away"},
    {"等第三方", "Third party"}, {"天气", "Weather"},
};
static_assert(std::size(wait_reasons) == wait_reason_last + 1);

constexpr Term outcomes[] = {
    {"修复", "Fixed"}, {"未修复关闭", "Closed unfixed"}, {"非我方责任", "Not ours"},
    {"已转出", "Handed on"},
};
static_assert(std::size(outcomes) == outcome_last + 1);

constexpr Term revisit_means[] = {
    {"电话回访", "By phone"}, {"上门回访", "At the door"}, {"短信回访", "By message"},
};
static_assert(std::size(revisit_means) == revisit_means_last + 1);

constexpr Term route_orders[] = {{"按顺序", "In order"}, {"不限顺序", "In any order"},
                                 {"每班打乱", "Shuffled"}};
static_assert(std::size(route_orders) == route_order_last + 1);

constexpr Term proofs[] = {{"二维码", "QR code"}, {"NFC", "NFC"}, {"手动输入", "Typed"}};
static_assert(std::size(proofs) == proof_last + 1);

constexpr Term item_results[] = {
    {"未检查", "Not checked"}, {"正常", "OK"}, {"发现问题", "Finding"}, {"不适用", "Not applicable"},
};
static_assert(std::size(item_results) == item_result_last + 1);

constexpr Term handlings[] = {{"已记录", "Noted"}, {"当场纠正", "Corrected"}, {"转工单", "Ticket"},
                              {"停用并报突发", "Stopped"}};
static_assert(std::size(handlings) == handling_last + 1);

constexpr Term item_kinds[] = {
    {"判断", "Judgement"}, {"读数", "Reading"}, {"选项", "Choice"}, {"文字", "Words"},
};
static_assert(std::size(item_kinds) == item_kind_last + 1);

constexpr Term partner_proofs[] = {
    {"未确认", "Not confirmed"}, {"本人设备确认", "On their own device"}, {"本机PIN确认", "By PIN here"},
};
static_assert(std::size(partner_proofs) == partner_proof_last + 1);

constexpr Term grades[] = {
    {"时间可信", "Time proven"}, {"时间合理", "Time plausible"}, {"时间存疑", "Time unproven"},
};

struct KindTerm {
    EntityKind kind;
    Term term;
};
constexpr KindTerm entity_kinds[] = {
    {EntityKind::none, {"无", "None"}},                    {EntityKind::community, {"小区", "Community"}},
    {EntityKind::group, {"组团", "Group"}},                {EntityKind::building, {"楼栋", "Building"}},
    {EntityKind::unit, {"房屋", "Unit"}},                  {EntityKind::household, {"住户", "Household"}},
    {EntityKind::staff, {"员工", "Staff"}},                {EntityKind::staff_contact, {"员工联系方式", "Staff contact"}},
    {EntityKind::ticket, {"工单", "Ticket"}},              {EntityKind::ticket_note, {"工单备注", "Ticket note"}},
    {EntityKind::ticket_contact, {"报单人", "Ticket contact"}}, {EntityKind::route, {"路线", "Route"}},
    {EntityKind::round, {"巡查", "Round"}},                {EntityKind::tariff, {"收费标准", "Tariff"}},
    {EntityKind::home_visit, {"上门拜访", "Home visit"}},  {EntityKind::duty_record, {"必做事项记录", "Duty record"}},
    {EntityKind::month_sample, {"抽样回访", "Sample revisit"}}, {EntityKind::analysis, {"统计分析报告", "Analysis"}},
};
static_assert(std::size(entity_kinds) == std::variant_size_v<Record> + 1);

constexpr Term visit_means[] = {{"上门", "At the door"}, {"电话", "By phone"}, {"面谈", "Meeting"}};
static_assert(std::size(visit_means) == visit_means_last + 1);

constexpr Term visit_purposes[] = {
    {"例行拜访", "Routine"}, {"客户关系", "Relationship"}, {"特别关怀", "Special care"},
    {"抽样回访", "Sample revisit"}, {"新户欢迎", "Welcome"}, {"收费沟通", "Arrears"},
};
static_assert(std::size(visit_purposes) == visit_purpose_last + 1);

constexpr Term visit_outcomes[] = {
    {"见到住户", "Met"}, {"无人在家", "Nobody home"}, {"不便接待", "Declined"},
};
static_assert(std::size(visit_outcomes) == visit_outcome_last + 1);

constexpr Term visit_rhythms[] = {
    {"每两月一轮", "Every two months"}, {"每半年一轮", "Twice a year"}, {"只做抽样", "Sample only"},
};
static_assert(std::size(visit_rhythms) == visit_rhythm_last + 1);

constexpr Term moods[] = {
    {"未填", "Not given"}, {"很不满", "Angry"}, {"不满", "Displeased"}, {"平常", "Even"},
    {"满意", "Content"}, {"很满意", "Pleased"},
};
static_assert(std::size(moods) == mood_last + 1);

constexpr Term cares[] = {  // by bit
    {"高龄老人", "Elderly"}, {"独居", "Lives alone"}, {"残障", "Disabled"}, {"幼儿", "Small child"},
};
static_assert(std::size(cares) == std::size(each_care));

constexpr Term milestone_names[] = {
    {"响应", "Response"}, {"反馈", "Feedback"}, {"核实", "Facts and plan"}, {"答复", "Answer"},
    {"到场", "On site"}, {"完成", "Completion"}, {"通知承包方", "Notice to contractor"},
    {"回访", "Revisit"},
};
static_assert(std::size(milestone_names) == milestone_count);

constexpr Term milestone_states[] = {
    {"未开始", "Not started"}, {"进行中", "Running"}, {"做到", "Kept"}, {"超时", "Late"},
    {"不再适用", "Lapsed"},
};

constexpr Term promise_clocks[] = {
    {"全天计时", "Round the clock"}, {"自然日", "Calendar days"}, {"工作日", "Working days"},
    {"当日（工作日）", "Same working day"}, {"当日", "Same day"}, {"施工前", "Before the work"},
};

constexpr Term policy_sets[] = {
    {"管家标准", "Butler"}, {"通用标准", "Standard"}, {"快速标准", "Rapid"},
};
static_assert(std::size(policy_sets) == policy_set_last + 1);

constexpr Term flag_terms[] = {  // by bit
    {"与其他记录矛盾", "Contradicts another record"}, {"补录", "Recorded late"},
    {"时钟存疑", "Clock suspect"}, {"有不同的值", "Contested value"},
};

constexpr Term actions[] = {  // in the order of ticket_moves
    {"报单", "Report"}, {"响应", "Respond"}, {"派单", "Assign"}, {"到场", "Arrive"},
    {"开始", "Start"}, {"等待", "Wait"}, {"恢复", "Resume"}, {"完成", "Complete"},
    {"业主确认", "Owner confirms"}, {"回访", "Revisit"}, {"关闭", "Close"}, {"取消工单", "Cancel ticket"},
    {"更正", "Correct"}, {"升级", "Escalate"}, {"裁定", "Settle"},
    {"预约", "Appoint"}, {"取消预约", "Withdraw appointment"}, {"核实", "Verify"},
    {"反馈", "Feed back"}, {"答复", "Answer"}, {"改类", "Reclassify"},
    {"报价", "Quote"}, {"同意报价", "Agree to the quote"}, {"用料", "Parts"}, {"转出", "Transfer"},
    {"合并", "Merge"}, {"重开", "Reopen"}, {"接单", "Take it"},
};
static_assert(std::size(actions) == std::size(ticket_moves));

constexpr Term saids[] = {  // in the order of ticket_moves
    {"登记", "reported"}, {"响应", "responded"}, {"派单", "assigned"}, {"到场", "arrived"},
    {"开始处理", "started"}, {"开始等待", "began to wait"}, {"恢复处理", "resumed"},
    {"完成", "completed"}, {"确认满意", "confirmed"}, {"回访", "revisited"}, {"关闭", "closed"},
    {"取消", "cancelled"}, {"备注", "remarked"}, {"升级", "escalated"}, {"裁定", "settled"},
    {"约定上门", "made an appointment"}, {"取消预约", "withdrew the appointment"},
    {"核实投诉", "verified the complaint"}, {"反馈", "gave feedback"}, {"答复", "answered"},
    {"改类", "reclassified it"}, {"报价", "quoted"}, {"同意报价", "agreed to the quote"},
    {"用料", "used parts"}, {"转出", "transferred it"}, {"合并", "merged it"},
    {"重开", "reopened it"}, {"接单", "took it"},
};
static_assert(std::size(saids) == std::size(actions));

struct OpTerm {
    std::uint16_t tag;
    Term term;
};
constexpr OpTerm op_terms[] = {
    { 1, {"建立小区", "Found the community"}},  { 2, {"新增组团", "Add a group"}},
    { 3, {"新增楼栋", "Add a building"}},       { 4, {"新增房屋", "Add a unit"}},
    { 5, {"调整组团", "Move a unit"}},          { 6, {"变更入住状态", "Change occupancy"}},
    { 7, {"登记住户", "Register a household"}}, { 8, {"修改住户资料", "Edit a household"}},
    {20, {"新增员工", "Add staff"}},            {21, {"设置代班", "Set cover"}},
    {22, {"停用员工", "Retire staff"}},         {23, {"员工电话", "Staff phone"}},
    {40, {"新建工单", "New ticket"}},           {41, {"工单响应", "Response"}},
    {42, {"工单派单", "Assignment"}},           {43, {"工单到场", "Arrival"}},
    {44, {"工单开始", "Start of work"}},        {45, {"工单等待", "Waiting"}},
    {46, {"工单恢复", "Work resumed"}},         {47, {"工单完成", "Completion"}},
    {48, {"业主确认", "Owner's word"}},         {49, {"工单回访", "Revisit"}},
    {50, {"工单关闭", "Closing"}},              {51, {"工单取消", "Cancelling"}},
    {52, {"工单备注", "Remark"}},               {53, {"工单升级", "Escalation"}},
    {54, {"工单裁定", "Settlement"}},           {55, {"内部备注", "Internal note"}},
    {56, {"报单人联系方式", "Reporter"}},       {70, {"新增路线", "Add a route"}},
    {71, {"开始巡查", "Start of a round"}},     {72, {"打卡", "Check-in"}},
    {73, {"检查结果", "Item result"}},          {74, {"全部正常", "All OK"}},
    {75, {"发现问题", "Finding"}},              {76, {"跳过巡查点", "Skipped checkpoint"}},
    {77, {"结束巡查", "End of a round"}},       {100, {"上门预约", "Appointment"}},
    {101, {"取消预约", "Appointment withdrawn"}}, {102, {"投诉核实", "Facts and plan"}},
    {103, {"反馈业主", "Feedback"}},            {104, {"咨询答复", "Answer"}},
    {105, {"工单改类", "Change of class"}},     {106, {"工单照片", "Photo"}},
    {107, {"内部照片", "Internal photo"}},      {108, {"工单报价", "Quote"}},
    {109, {"同意报价", "Agreement to a quote"}}, {110, {"工单用料", "Parts used"}},
    {111, {"工单转出", "Transfer"}},            {112, {"工单合并", "Merging"}},
    {113, {"工单重开", "Reopening"}},           {114, {"工单接单", "Taken"}},
    {115, {"收费标准", "Tariff"}},
    {120, {"设置路线", "Lay a route"}},         {121, {"停用路线", "Retire a route"}},
    {122, {"开始巡查", "Start of a round"}},    {123, {"搭档确认", "Partner's word"}},
    {124, {"打卡", "Check-in"}},                {125, {"检查结果", "Item result"}},
    {126, {"巡查照片", "Round photo"}},
    {150, {"拜访记录", "Home visit"}},          {151, {"拜访跟进", "Follow-up of a visit"}},
    {152, {"特别关怀", "Special care"}},        {153, {"拜访周期", "Rhythm of visits"}},
    {160, {"必做事项", "Duty done"}},           {161, {"必做补充", "Addition to a duty"}},
    {180, {"抽取样本", "Sample drawn"}},        {181, {"抽样回访", "Sample revisit"}},
    {182, {"上交抽样", "Sample handed in"}},    {184, {"统计分析", "Analysis"}},
    {185, {"修改分析", "Analysis amended"}},    {186, {"分析签字", "Analysis signed"}},
    {188, {"工作日历", "Working days"}},        {189, {"服务承诺", "Terms of service"}},
};
// clang-format on

constexpr bool every_op_has_a_term() {
    if (std::size(op_terms) != Catalogue::count) return false;
    for (std::size_t i = 0; i < Catalogue::count; ++i) {
        if (op_terms[i].tag != Catalogue::tags[i]) return false;
    }
    return true;
}
static_assert(every_op_has_a_term(), "a row of the catalogue and its words go together");

std::size_t move_index(TicketMove move) {
    std::size_t at = 0;
    while (at < std::size(ticket_moves) && ticket_moves[at] != move) ++at;
    return at;
}

}  // namespace

Term term(Role role) { return pick(roles_terms, role); }
Term term(UnitState state) { return pick(unit_states, state); }
Term term(HouseholdField field) { return pick(household_fields, field); }
Term term(TicketKind kind) { return pick(ticket_kinds, kind); }
Term term(Channel channel) { return pick(channels, channel); }
Term term(Category category) { return pick(categories, category); }
Term term(Severity severity) { return pick(severities, severity); }
Term term(TicketStatus status) { return pick(statuses, status); }
Term term(WaitReason reason) { return pick(wait_reasons, reason); }
Term term(Outcome outcome) { return pick(outcomes, outcome); }
Term term(RevisitMeans means) { return pick(revisit_means, means); }
Term term(RouteOrder order) { return pick(route_orders, order); }
Term term(Proof proof) { return pick(proofs, proof); }
Term term(ItemResult result) { return pick(item_results, result); }
Term term(Handling handling) { return pick(handlings, handling); }
Term term(ItemKind kind) { return pick(item_kinds, kind); }
Term term(PartnerProof proof) { return pick(partner_proofs, proof); }
Term term(TimeGrade grade) { return pick(grades, grade); }
Term term(VisitMeans means) { return pick(visit_means, means); }
Term term(VisitPurpose purpose) { return pick(visit_purposes, purpose); }
Term term(VisitOutcome outcome) { return pick(visit_outcomes, outcome); }
Term term(VisitRhythm rhythm) { return pick(visit_rhythms, rhythm); }
Term mood_term(std::uint8_t mood) { return pick(moods, mood); }

Term term(Care one) {
    for (std::size_t bit = 0; bit < std::size(cares); ++bit) {
        if (one == each_care[bit]) return cares[bit];
    }
    return unknown;
}
Term term(EntityKind kind) {
    for (const KindTerm& row : entity_kinds) {
        if (row.kind == kind) return row.term;
    }
    return unknown;
}
Term term(MilestoneName name) { return pick(milestone_names, name); }
Term term(MilestoneState state) { return pick(milestone_states, state); }
Term term(PromiseClock clock) { return pick(promise_clocks, clock); }
Term term(PolicySet set) { return pick(policy_sets, set); }

Term term(Flags one) {
    for (std::size_t bit = 0; bit < std::size(flag_terms); ++bit) {
        if (static_cast<unsigned>(one) == 1u << bit) return flag_terms[bit];
    }
    return unknown;
}

Term action(TicketMove move) { return pick(actions, move_index(move)); }

Term said(const TicketEvent& event) {
    const bool refused = event.move == TicketMove::confirmed && event.detail == 0;
    return refused ? Term{"不满意，返工", "was not satisfied: rework"}
                   : pick(saids, move_index(event.move));
}

Term op_term(std::uint16_t tag) {
    for (const OpTerm& row : op_terms) {
        if (row.tag == tag) return row.term;
    }
    return unknown;
}

Term promise_words(PromiseId id, PolicySet set) {
    const PromiseRow* row = promise_row(id, set);
    return row != nullptr ? row->words : Term{};
}

std::string_view promise_code(PromiseId id) {
    static constexpr std::string_view codes[] = {"",    "P01", "P02", "P03", "P04", "P05",
                                                 "P06", "P07", "P08", "P09", "P10", "P11",
                                                 "P12", "P13", "P14", "P15", "P16", "P17"};
    const auto at = static_cast<std::size_t>(id);
    return at < std::size(codes) ? codes[at] : codes[0];
}

}  // namespace core
