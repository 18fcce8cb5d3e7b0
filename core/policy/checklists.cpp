#include "core/policy/checklists.hpp"

#include <span>

namespace core {

namespace {

// A row of a shipped list. Judgements have no unit; readings have a range in thousandths of it.
struct Item {
    std::string_view text;
    std::string_view unit = {};
    std::int32_t low_milli = 0;
    std::int32_t high_milli = 0;
    bool stops = false;  // abnormal: out of service at once
};

struct List {
    Sentence name;
    Role walker;
    std::span<const Item> items;
};

// clang-format off
constexpr Item building_walk[] = {
    {"无违章装修"},
    {"无乱堆乱放，楼道畅通"},
    {"无乱摆卖"},
    {"无乱贴乱画"},
    {"无长明灯"},
    {"无长流水"},
    {"空置房门锁完好，无异常"},
    {"无乱倒垃圾"},
    {"绿地未被侵占，花木无损坏"},
    {"无乱晒乱挂"},
    {"墙面天花无渗漏，公共设施完好"},
};

constexpr Item decoration[] = {
    {"装修许可证已张贴"},
    {"施工人员佩戴出入证"},
    {"按申报项目施工，无违章"},
    {"未占用公共部位，材料和垃圾堆放规范"},
    {"施工时间符合规定"},
    {"现场有灭火器，无明火隐患"},
};

constexpr Item guard_patrol[] = {
    {"岗位在岗，着装和仪容规范"},
    {"消防器材在位，压力正常"},
    {"消防通道畅通"},
    {"门、闸、道口完好并按规定开闭"},
    {"无可疑人员"},
    {"车辆停放有序，车窗车门已关"},
    {"无安全隐患"},
    {"公共照明正常"},
};

constexpr Item power_room[] = {
    {"制度上墙，值班记录完整"},
    {"干燥整洁，无渗水"},
    {"警示标志齐全"},
    {"挡鼠板、防小动物设施完好"},
    {"仪表按时抄录"},
    {"外来人员登记"},
    {"无异响、异味、过热"},
    {"消防器材在位，压力正常"},
    {"蓄电池电压", "V", 24'000, 27'600},
    {"室内温度", "℃", 0, 40'000},
};

constexpr Item generator[] = {
    {"制度上墙，运行记录完整"},
    {"干燥整洁，无漏油漏水"},
    {"警示标志齐全"},
    {"按计划试运行"},
    {"油位", "%", 60'000, 100'000},
    {"蓄电池电压", "V", 24'000, 27'600},
    {"冷却液液位正常"},
    {"消防器材在位，压力正常"},
};

constexpr Item weak_current[] = {
    {"制度上墙，巡检记录完整"},
    {"干燥整洁，无渗水"},
    {"设备运行指示正常"},
    {"标识齐全，线路整齐"},
    {"外来人员登记"},
    {"室内温度", "℃", 0, 30'000},
};

constexpr Item cctv_room[] = {
    {"值班人员在岗，记录完整"},
    {"画面齐全清晰"},
    {"消防主机无未处理报警"},
    {"外来人员和调阅录像登记"},
    {"干燥整洁，设备散热正常"},
    {"录像保存天数", "天", 7'000, 365'000},
};

constexpr Item lift[] = {
    {"运行平稳，无异常振动和异响（有则立即停梯并报突发工单）", {}, 0, 0, true},
    {"平层准确，开关门正常"},
    {"五方对讲畅通"},
    {"轿厢照明、通风正常"},
    {"年检标志有效"},
    {"机房锁闭，干燥整洁，温度正常"},
    {"底坑无积水"},
};

constexpr Item cleaning[] = {
    {"大堂地面、墙面洁净"},
    {"楼道、楼梯无垃圾和积尘"},
    {"电梯轿厢洁净无异味"},
    {"垃圾桶清倒并擦净"},
    {"道路、车库地面无垃圾积水"},
    {"公共卫生间洁净"},
    {"避开高峰作业，警示牌已放"},
};

constexpr Item greening[] = {
    {"草坪高度", "cm", 0, 8'000},
    {"植物挂牌完好"},
    {"浇水及时，无枯死"},
    {"无病虫害"},
    {"修剪整齐，无枯枝"},
    {"树干涂白完好"},
    {"绿地无垃圾杂物"},
};

constexpr Item supervisor[] = {
    {"在岗在位，无脱岗"},
    {"着装仪容、文明用语规范"},
    {"当日记录完整真实"},
    {"现场作业符合标准"},
    {"前次问题已整改"},
    {"发现的问题已当场指出并示范"},
};

constexpr List lists[] = {
    // in the order of Checklist
    {{"每日巡楼",   "Building walk"},         Role::butler,          building_walk},
    {{"装修巡查",   "Decoration inspection"}, Role::butler,          decoration},
    {{"治安巡逻",   "Guard patrol"},          Role::guard,           guard_patrol},
    {{"配电房巡查", "Power room"},            Role::technician,      power_room},
    {{"发电机房巡查", "Generator room"},      Role::technician,      generator},
    {{"弱电间巡查", "Weak-current room"},     Role::technician,      weak_current},
    {{"监控室巡查", "CCTV room"},             Role::cctv,            cctv_room},
    {{"电梯巡查",   "Lift inspection"},       Role::lift_technician, lift},
    {{"保洁巡查",   "Cleaning"},              Role::cleaner,         cleaning},
    {{"绿化巡查",   "Greening"},              Role::gardener,        greening},
    {{"下属检查",   "Check of subordinates"}, Role::lead,            supervisor},
};
// clang-format on
static_assert(std::size(lists) == all_checklists.size());

const List& list_of(Checklist list) { return lists[static_cast<std::size_t>(list)]; }

}  // namespace

Sentence name_of(Checklist list) { return list_of(list).name; }

Role walker_of(Checklist list) { return list_of(list).walker; }

std::vector<ChecklistItem> items_of(Checklist list) {
    std::vector<ChecklistItem> items;
    for (const Item& row : list_of(list).items) {
        ChecklistItem item;
        item.text = row.text;
        item.kind = row.unit.empty() ? ItemKind::judgement : ItemKind::reading;
        item.unit = row.unit;
        item.low_milli = row.low_milli;
        item.high_milli = row.high_milli;
        item.stops = row.stops;
        items.push_back(std::move(item));
    }
    return items;
}

}  // namespace core
