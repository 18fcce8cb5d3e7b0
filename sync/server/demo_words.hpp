#pragma once
// What people of the demo said and did, by kind of ticket.

#include <array>
#include <string_view>

#include "core/ticket.hpp"

namespace xsync::server::demo {

struct Case {
    core::TicketKind kind;
    core::Category category;
    core::Severity severity;
    const char* words;   // what was reported
    const char* result;  // how it ended
    int charge_yuan = 0;
    const char* place = "";  // public places
};

using K = core::TicketKind;
using C = core::Category;
using S = core::Severity;

// In homes.
inline constexpr Case repairs[] = {
    {K::repair, C::leak, S::big, "卫生间天花板渗水，已经滴到地面",
     "更换楼上下水弯头密封圈，观察一小时无渗漏"},
    {K::repair, C::leak, S::small, "厨房水槽下面漏水", "更换下水软管，试水正常", 35},
    {K::repair, C::leak, S::big, "阳台外墙雨后渗水，墙皮起泡", "外墙裂缝注胶封堵，约定雨后复查"},
    {K::repair, C::utilities, S::small, "客厅插座没电", "空开跳闸，更换老化插座", 30},
    {K::repair, C::utilities, S::small, "卫生间灯不亮", "更换灯管和镇流器", 45},
    {K::repair, C::utilities, S::big, "全屋断电，推上空开又跳",
     "厨房电器短路，隔离故障回路后恢复供电"},
    {K::repair, C::utilities, S::small, "水压很小，热水器打不着火", "清洗入户过滤网，水压恢复"},
    {K::repair, C::drain, S::small, "马桶堵了，冲不下去", "机械疏通，排水恢复", 60},
    {K::repair, C::drain, S::small, "厨房下水慢，反味", "疏通存水弯，加装防臭芯", 50},
    {K::repair, C::door_window, S::small, "入户门锁拧不动", "清洁锁芯并上油，开关正常"},
    {K::repair, C::door_window, S::small, "推拉窗滑轮坏了，关不严", "更换滑轮一副", 40},
    {K::repair, C::weak_current, S::small, "可视对讲没有声音", "更换听筒排线，通话正常"},
    {K::repair, C::utilities, S::emergency, "水表前阀门爆裂，水一直往外喷",
     "关闭单元总阀，更换阀门后恢复供水"},
};
inline constexpr Case complaints[] = {
    {K::complaint, C::noise, S::ordinary, "楼上装修周末早上七点就开始打孔",
     "已与装修负责人约定施工时间，张贴提示并加强巡查"},
    {K::complaint, C::noise, S::ordinary, "楼上夜里十一点还在拖家具",
     "上门沟通，住户表示歉意并加装桌脚垫"},
    {K::complaint, C::parking, S::ordinary, "车位经常被外来车辆占用",
     "清理占位车辆，道闸名单已更新"},
    {K::complaint, C::cleaning, S::ordinary, "楼道垃圾两天没人收", "当日清运，调整该单元收运班次"},
    {K::complaint, C::security, S::complex, "陌生人跟随进入单元门，门禁形同虚设",
     "门禁闭门器已更换，增加夜间巡逻一次"},
};
inline constexpr Case enquiries[] = {
    {K::enquiry, C::fees, S::ordinary, "想了解本季度物业费怎么交", "已说明缴费方式和金额"},
    {K::enquiry, C::parking, S::ordinary, "还有没有可以租的车位", "已登记排队，预计下月有空位"},
    {K::enquiry, C::other, S::ordinary, "装修申请需要准备哪些材料", "已告知材料清单并发送模板"},
    {K::enquiry, C::other, S::ordinary, "暂住人员登记在哪里办", "已告知登记地点和所需证件"},
    {K::enquiry, C::fees, S::complex, "上月水费比平时多一倍，想核对",
     "抄表复核无误，查出马桶漏水，已安排检修"},
};
inline constexpr Case suggestions[] = {
    {K::suggestion, C::greening, S::ordinary, "希望儿童乐园旁边多种几棵遮阴的树",
     "已列入明年绿化计划"},
    {K::suggestion, C::security, S::ordinary, "建议快递柜旁加装照明", "已安装感应灯"},
};
inline constexpr Case services[] = {
    {K::butler_service, C::other, S::small, "请帮忙代收大件家具并送到家门口",
     "已代收并送达，业主验收", 20},
    {K::butler_service, C::cleaning, S::small, "预约全屋擦窗", "擦窗完成，业主满意", 180},
    {K::butler_service, C::other, S::small, "外出一周，请代为浇花", "按约定浇花三次"},
};
// Found by staff, or reported about public places.
inline constexpr Case public_cases[] = {
    {K::public_area, C::public_space, S::small, "单元门闭门器漏油，门关不上", "更换闭门器", 0,
     "2 栋一单元大门"},
    {K::public_area, C::utilities, S::small, "楼道声控灯不亮", "更换灯头", 0, "3 栋二单元 7 层"},
    {K::public_area, C::lift, S::big, "电梯运行有异响", "通知维保单位，更换导靴后恢复", 0,
     "5 栋一单元电梯"},
    {K::public_area, C::fire_safety, S::big, "消火栓箱玻璃破损", "更换玻璃并补封条", 0,
     "地下车库 B 区"},
    {K::public_area, C::drain, S::small, "车库地漏返水", "疏通地漏，冲洗地面", 0, "地下车库 A 区"},
    {K::report, C::greening, S::small, "草坪被踩秃一块", "补种草皮并设围挡", 0, "中心花园"},
    {K::report, C::security, S::small, "电动车停在消防通道", "联系车主移走，已登记", 0,
     "4 栋消防通道"},
    {K::report, C::cleaning, S::small, "垃圾桶旁散落建筑垃圾", "清运完毕，追查装修户", 0, "垃圾房"},
};

inline constexpr std::array<std::string_view, 6> answers{
    "您好，已收到，马上为您安排",   "已与业主通话，确认情况", "已受理，维修人员稍后联系您",
    "您的问题已登记，十分钟内回复", "已到现场查看",           "已致电了解情况并致歉"};
inline constexpr std::array<std::string_view, 6> internal_notes{
    "业主白天上班，钥匙在前台", "同一立管上月也报过，留意是否复发", "业主情绪较急，注意沟通方式",
    "备件库存还剩两件",         "需与 5 楼住户协调停水时间",        "费用已口头说明，业主同意"};
inline constexpr std::array<std::string_view, 4> refusals{
    "还有一点渗水，没有完全好", "现场没有清理干净", "第二天又出现同样的问题", "只处理了一半"};
inline constexpr std::array<std::string_view, 5> remarks_of_revisit{
    "业主表示满意", "运行正常，无复发", "业主希望提前通知上门时间", "已解决，感谢",
    "电话回访，情况良好"};

}  // namespace xsync::server::demo
