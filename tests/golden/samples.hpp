#pragma once
// One op of every row of the catalogue, every field filled and unlike its neighbours. A new row without
// a sample does not compile; a sample that has been released never changes.

#include "core/op.hpp"
#include "sync/message.hpp"

namespace golden {

using namespace core;

inline void fill(FoundCommunity& op) { op = {"蓝天新苑", Zone{540}}; }
inline void fill(AddGroup& op) { op = {"一组团"}; }
inline void fill(AddBuilding& op) { op = {"3 栋", GroupId{31}, 2, 11}; }
inline void fill(AddUnit& op) { op = {"3-2-501", BuildingId{41}, GroupId{31}, 8950}; }
inline void fill(MoveUnit& op) { op = {GroupId{32}}; }
inline void fill(OccupyUnit& op) { op = {HouseholdId{51}, UnitState::decoration}; }
inline void fill(RegisterHousehold& op) {
    op = {UnitId{61},
          {{"陈先生", "业主", "13812345678"}, {"陈太太", "家人", ""}},
          {"粤A12345", "粤B67890"},
          true};
}
inline void fill(EditHousehold& op) { op = {HouseholdField::care, "独居，怕吵"}; }
inline void fill(AddStaff& op) { op = {"王敏", Role::butler, GroupId{31}}; }
inline void fill(CoverGroups& op) { op = {{GroupId{32}, GroupId{33}}}; }
inline void fill(RetireStaff&) {}
inline void fill(SetStaffContact& op) { op = {"13900001111"}; }
inline void fill(ReportTicket& op) {
    op = {TicketKind::complaint,
          Category::noise,
          Severity::complex,
          Channel::visit,
          UnitId{61},
          HouseholdId{51},
          "3 栋大堂",
          "楼上装修太吵",
          70007,
          Day{20'760},
          RoundId{91}};
}
inline void fill(RespondTicket& op) { op = {"马上到"}; }
inline void fill(AssignTicket& op) { op = {StaffId{71}}; }
inline void fill(ArriveTicket&) {}
inline void fill(StartTicket&) {}
inline void fill(WaitTicket& op) { op = {WaitReason::third_party, "等电梯厂家"}; }
inline void fill(ResumeTicket&) {}
inline void fill(CompleteTicket& op) { op = {"更换阀门，试水正常", 12'050, "SJ-2026-0007"}; }
inline void fill(ConfirmTicket& op) {
    op = {false, 2, "还在滴水", "陈先生", {{10, 20, false}, {1000, 400, true}}};
}
inline void fill(RevisitTicket& op) { op = {RevisitMeans::door, 5, "满意"}; }
inline void fill(CloseTicket& op) { op = {Outcome::not_ours}; }
inline void fill(CancelTicket& op) { op = {"业主自行解决"}; }
inline void fill(RemarkTicket& op) { op = {"更正：是 502 室"}; }
inline void fill(EscalateTicket& op) { op = {2, "超时未处理"}; }
inline void fill(SettleTicket& op) { op = {TicketStatus::completed, "以维修记录为准"}; }
inline void fill(NoteTicket& op) { op = {"业主情绪激动，需经理到场"}; }
inline void fill(SetTicketContact& op) { op = {"张阿姨", "13987654321"}; }
inline void fill(AppointTicket& op) {
    op = {{{1'776'060'000'000}, {1'776'067'200'000}}, "业主下午在家"};
}
inline void fill(UnappointTicket& op) { op = {"业主临时外出"}; }
inline void fill(VerifyTicket& op) { op = {false, "现场分贝正常", "加装门底条"}; }
inline void fill(TellTicket& op) { op = {"已与楼上沟通"}; }
inline void fill(AnswerTicket& op) { op = {"月卡每月 300 元"}; }
inline void fill(ReclassTicket& op) {
    op = {{TicketKind::public_area, Category::lift, Severity::emergency}, "是电梯困人"};
}
inline void fill(QuoteTicket& op) {
    op = {{{"SD-01", "更换角阀", "个", 2000, 3'500}, {"", "高空作业", "次", 1000, 20'000}},
          "外墙须搭架"};
}
inline void fill(AgreeTicket& op) {
    op = {27'000, "电话同意", "陈先生", {{10, 20, false}, {1000, 400, true}}};
}
inline void fill(UseParts& op) { op = {{{"角阀", "个", 2000}, {"生料带", "卷", 500}}}; }
inline void fill(TransferTicket& op) { op = {"开发商保修部", "外墙保修期内"}; }
inline void fill(MergeTicket& op) { op = {TicketId{81}, "同一处漏水"}; }
inline void fill(ReopenTicket& op) { op = {"又漏了"}; }
inline void fill(GrabTicket&) {}
inline void fill(SetTariff& op) {
    op = {"业委会 2026 年 1 月核准",
          {{"SD-01", "更换角阀", "个", 3'500}, {"ST-02", "疏通地漏", "次", 8'000}}};
}
inline PhotoFile photo_file() {
    PhotoFile file{{}, 234'567, 1600, 1200, {1'776'000'170'000}};
    for (std::size_t at = 0; at < file.sha256.size(); ++at)
        file.sha256[at] = static_cast<std::uint8_t>(at * 7 + 1);
    return file;
}
inline void fill(AttachPhoto& op) { op = {photo_file()}; }
inline void fill(AttachNotePhoto& op) { op = {photo_file()}; }
inline void fill(AddRoute& op) {
    op.name = "每日巡楼";
    op.group = GroupId{31};
    op.role = Role::guard;
    op.order = RouteOrder::any_order;
    op.times_a_day = 3;
    op.checkpoints = {
        {"XL-1", "大堂", 60, {{"长明灯", ItemKind::judgement, "", 0, 0}}},
        {"XL-2", "配电房", 120, {{"电压", ItemKind::reading, "V", 198'000, 242'000}}}};
}
inline void fill(StartRound& op) { op = {RouteId{81}}; }
inline void fill(CheckIn& op) { op = {2, Proof::typed, "标签损坏"}; }
inline void fill(RecordItem& op) { op = {2, 3, ItemResult::not_applicable, -1500}; }
inline void fill(RecordAllOk& op) { op = {4, 6}; }
inline void fill(RecordFinding& op) {
    op = {2, 1, Severity::big, Handling::ticket, TicketId{101}, "消防通道堆放杂物"};
}
inline void fill(SkipCheckpoint& op) { op = {5, "施工封闭"}; }
inline void fill(FinishRound&) {}
inline void fill(LayRoute& op) {
    op.name = "夜间双人巡逻";
    op.group = GroupId{31};
    op.role = Role::guard;
    op.order = RouteOrder::shuffled;
    op.times_a_day = 4;
    Checkpoint point{"XL-3", "电梯机房", 90, {}, {31'230'416, -121'473'701, 15}};
    point.items = {{"运行平稳", ItemKind::judgement, "", 0, 0, {}, 0, true, true},
                   {"门况", ItemKind::choice, "", 0, 0, {"完好", "松动", "损坏"}, 1, false, false}};
    op.checkpoints = {point};
    op.plan = {{{22 * 60, 2 * 60, 2}, {150, 390, 1}}, 0x5F, 3, 420};
    op.two_person = true;
    op.seed = 0xC0FFEE;
}
inline void fill(RetireRoute& op) { op = {RouteId{82}}; }
inline void fill(BeginRound& op) {
    op = {RouteId{81}, StaffId{72}, {Day{20'760}, 3}, 41'521, RoundId{91}};
}
inline void fill(ConfirmPartner& op) { op = {StaffId{72}, PartnerProof::pin_here}; }
inline void fill(LinkedCheckIn& op) {
    op = {
        2, Proof::nfc, "标签朝内", {-33'868'820, 151'209'296, 8}, {17, 0xFEDCBA9876543210, 63'000}};
}
inline void fill(RecordAnswer& op) { op = {2, 3, ItemResult::finding, 2, "门锁松动"}; }

inline void fill(AttachRoundPhoto& op) { op = {2, 3, photo_file()}; }
inline void fill(RecordHomeVisit& op) {
    op = {UnitId{61},
          HouseholdId{51},
          VisitMeans::meeting,
          VisitPurpose::relation,
          VisitOutcome::declined,
          {1'776'000'060'000},
          "陈太太",
          "希望增设充电桩",
          "一周内答复",
          Day{20'567},
          TicketId{101},
          4,
          true};
}
inline void fill(FollowUpVisit& op) { op = {"已答复", true, TicketId{102}}; }
inline void fill(SetHouseholdCare& op) { op = {Care::elderly | Care::alone, true}; }
inline void fill(SetVisitPlan& op) { op = {VisitRhythm::half_year, 5}; }
inline void fill(RecordDuty& op) {
    op = {DutyId::questionnaire,
          Day{20'560},
          "回收率八成",
          {300, 240},
          {StaffId{71}, StaffId{72}},
          {{"服务态度", {200, 31, 9}}, {"环境卫生", {180, 40, 20}}}};
}
inline void fill(AddToDuty& op) { op = {"更正：回收 241 份"}; }
inline void fill(DrawSample& op) {
    op = {{2026, 11}, 7, {HouseholdId{51}, HouseholdId{57}, HouseholdId{53}}};
}
inline void fill(RevisitSample& op) {
    op = {HouseholdId{51}, RevisitMeans::door, true, 4, "希望路灯早些修好", TicketId{101}};
}
inline void fill(HandInSample& op) { op = {"两户出国未联系上"}; }
inline void fill(WriteAnalysis& op) {
    op = {{2026, 11}, Category::leak, 6, "外墙雨水管接口老化", "本月内逐栋更换接口"};
}
inline void fill(AmendAnalysis& op) { op = {7, "接口老化，坡度不足", "更换接口并调整坡度"}; }
inline void fill(SignAnalysis& op) { op = {false, "请补充费用"}; }
inline void fill(SetCalendarYear& op) {
    op = {2027, false, "国务院办公厅通知", {{{20'819}, false}, {{20'822}, true}}};
}
inline void fill(SetServiceTerms& op) { op = {PolicySet::rapid, 8 * 60, 20 * 60}; }

inline OpHead head(EntityKind kind) {
    OpHead head;
    head.id = {{7}, {1234}};
    head.actor = {EntityKind::staff, 71};
    head.entity = {kind, make_key(key_epoch_ms + 70'000'000'000, 54321)};
    head.made_at = {1'776'000'123'456};
    head.evidence = {-1500, 60'000, 0xCAFE};
    head.base = {98'765};
    return head;
}

template <class Row>
Op sample() {
    typename Row::Body body;
    fill(body);
    return {head(Row::kind), std::move(body)};
}

inline xsync::Entry entry(Op op) {
    xsync::Entry entry;
    entry.id = op.head.id;
    entry.decision = {Verdict::accepted, Flags::contradicts | Flags::late};
    entry.stamp = {{98'770}, {1'776'000'121'956}, {1'776'000'180'000}, TimeGrade::proven};
    entry.op = std::move(op);
    return entry;
}

inline constexpr std::uint32_t first_release = 37;  // rows of the catalogue

inline xsync::Request request() {
    xsync::Request request;
    request.version = 1;
    request.device = {7};
    request.epoch = {0xE90C};
    request.after = {98'000};
    request.bootstrap_after = EntityId{EntityKind::unit, 61};
    request.bootstrap_pos = {97'000};
    std::uint32_t n = 1234;
    Catalogue::each([&](auto row) {
        // The message is of the first release: later rows have golden bytes of their own.
        if (n >= 1234 + first_release) return;
        request.ops.push_back(sample<typename decltype(row)::type>());
        request.ops.back().head.id.n = {n++};
        request.ops.back().head.made_at.ms += 1000 * n;
    });
    return request;
}

inline xsync::Chunk chunk() {
    xsync::Chunk chunk;
    chunk.epoch = {0xE90C};
    chunk.from = {98'000};
    chunk.to = {99'000};
    chunk.head = {99'001};
    chunk.device_next = {1236};
    xsync::Entry receipt = entry(sample<Catalogue::RowOf<CheckIn>>());
    receipt.op.reset();
    receipt.decision = {Verdict::not_yours, Flags::none};
    chunk.receipts = {receipt};
    chunk.revokes = {{EntityKind::household, 51}, {EntityKind::ticket, 101}};
    Ticket ticket;
    ticket.head = {{98'500}};
    ticket.words = "天花板渗水";
    ticket.timeline = {{TicketMove::reported,
                        {EntityKind::staff, 71},
                        entry(Op{}).stamp,
                        {{7}, {3}},
                        false,
                        {},
                        "天花板渗水",
                        0,
                        0}};
    chunk.grants = {{{EntityKind::group, 31}, Group{{{12}}, "一组团"}},
                    {{EntityKind::ticket, 102}, ticket}};
    chunk.entries = {entry(sample<Catalogue::RowOf<RespondTicket>>()),
                     entry(sample<Catalogue::RowOf<NoteTicket>>())};
    chunk.entries[1].stamp.pos.value += 3;
    chunk.bootstrap_after = EntityId{EntityKind::ticket, 102};
    chunk.bootstrap_left = 4321;
    chunk.checksum = 0x0123456789ABCDEF;
    chunk.server_time = {1'776'000'180'001};
    return chunk;
}

}  // namespace golden
