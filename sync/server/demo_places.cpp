// The demo's people, buildings and homes.

#include "sync/server/demo_parts.hpp"

namespace xsync::server::demo {

namespace {

constexpr std::int64_t typing_ms = 40;  // between two entries of the administrator

constexpr std::array<std::string_view, 40> surnames{
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "周", "吴", "徐", "孙", "马", "朱",
    "胡", "郭", "何", "林", "高", "罗", "郑", "梁", "谢", "宋", "唐", "许", "邓", "韩",
    "冯", "曹", "彭", "曾", "萧", "田", "董", "潘", "袁", "蔡", "蒋", "余"};
constexpr std::array<std::string_view, 40> given{
    "建华", "玉兰", "志强", "秀英", "海燕", "国平", "晓东", "丽娟", "文博", "雅婷",
    "俊杰", "春梅", "明辉", "雪梅", "立群", "小芳", "德胜", "美玲", "振宇", "桂芳",
    "永康", "婷婷", "家豪", "淑珍", "一鸣", "佳怡", "思远", "子涵", "浩然", "梓萱",
    "卫东", "红霞", "长江", "艳萍", "鹏飞", "慧敏", "光明", "静怡", "少华", "云霞"};
constexpr std::array<std::string_view, 6> contact_hours{"工作日 18:00 以后", "上班后 10 分钟",
                                                        "下班前 10 分钟",    "周末全天",
                                                        "午休请勿打扰",      "请先发短信再致电"};
constexpr std::array<std::string_view, 5> cares{
    "独居老人，每周上门看望一次", "家有婴儿，请勿按门铃", "行动不便，维修时需协助搬移家具",
    "听力不好，请提高音量", "孕妇在家，入户请戴鞋套和口罩"};
constexpr std::array<std::string_view, 5> remarks{"家中养犬，入户前请电话确认", "钥匙由邻居代管",
                                                  "出租，租户对接", "装修押金已退",
                                                  "主要由女儿联系"};

std::string full_name(Dice& dice) {
    std::string name(dice.one_of(surnames));  // one throw after the other: the order is the seed's
    name += dice.one_of(given);
    return name;
}

core::UnitState state_of(std::size_t index, const std::string& code) {
    // Spread evenly; the two homes that everybody tries stay lived in.
    if (code == "3-2-501" || code == "3-2-502") return core::UnitState::occupied;
    if (index % 31 == 17) return core::UnitState::vacant;
    if (index % 47 == 23) return core::UnitState::decoration;
    return core::UnitState::occupied;
}

std::vector<core::Member> members_of(Dice& dice, const std::string& code) {
    std::vector<core::Member> members;
    const std::string owner = code == "3-2-501"   ? "周建华"
                              : code == "3-2-502" ? "沈玉兰"
                                                  : full_name(dice);
    members.push_back({owner, "业主", random_phone(dice)});
    const std::size_t family = dice.below(4);
    for (std::size_t i = 0; i < family; ++i) {
        members.push_back(
            {full_name(dice), "家人", i == 0 ? core::Phone(random_phone(dice)) : core::Phone()});
    }
    if (dice.chance(8)) members.push_back({full_name(dice), "租户", random_phone(dice)});
    return members;
}

std::vector<core::Code> vehicles_of(Dice& dice) {
    constexpr std::string_view signs = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    std::vector<core::Code> vehicles;
    const std::size_t count = dice.chance(55) ? 1 + dice.below(2) : 0;
    for (std::size_t i = 0; i < count; ++i) {
        std::string plate = "苏A·";
        for (int digit = 0; digit < 5; ++digit) plate += signs[dice.below(signs.size())];
        vehicles.emplace_back(plate);
    }
    return vehicles;
}

class Builder {
public:
    Builder(Author& author, const People& people, core::UtcMs& at)
        : author_(author), dice_(author.random()), people_(people), at_(at) {}

    void write(core::EntityId entity, core::OpBody body) {
        author_.act(people_.administrator, entity, std::move(body), at_);
        at_ = at_ + typing_ms;
    }

    core::GroupId group(const char* name) {
        const core::GroupId id{author_.key(at_)};
        write(core::entity(id), core::AddGroup{name});
        return id;
    }

    void building(int number, const Places& so_far, std::size_t group, std::vector<Home>& homes) {
        const core::BuildingId id{author_.key(at_)};
        write(core::entity(id),
              core::AddBuilding{std::to_string(number) + " 栋", so_far.groups[group], 2, 11});
        for (int entrance = 1; entrance <= 2; ++entrance) {
            for (int floor = 1; floor <= 11; ++floor) {
                for (int door = 1; door <= 3; ++door) {
                    const std::string code = std::to_string(number) + "-" +
                                             std::to_string(entrance) + "-" +
                                             std::to_string(floor * 100 + door);
                    homes.push_back(
                        home(code, id, so_far.groups[group], group, homes.size(), door));
                }
            }
        }
    }

private:
    Home home(const std::string& code, core::BuildingId building, core::GroupId group_id,
              std::size_t group, std::size_t index, int door) {
        constexpr std::array<std::uint32_t, 3> areas{8'950, 10'820, 12'860};
        Home home;
        home.unit = {author_.key(at_)};
        home.code = code;
        home.group = group;
        write(core::entity(home.unit),
              core::AddUnit{code, building, group_id, areas[static_cast<std::size_t>(door - 1)]});
        const core::UnitState state = state_of(index, code);
        if (state != core::UnitState::vacant) settle(home, state);
        return home;
    }

    void settle(Home& home, core::UnitState state) {
        home.household = {author_.key(at_)};
        core::RegisterHousehold household{home.unit, members_of(dice_, home.code),
                                          vehicles_of(dice_), dice_.chance(4)};
        home.owner = household.members.front().name.value;
        home.phone = household.members.front().phone.value;
        write(core::entity(home.household), std::move(household));
        write(core::entity(home.unit), core::OccupyUnit{home.household, state});
        edit_sometimes(home, 25, core::HouseholdField::contact_hours, contact_hours);
        edit_sometimes(home, 10, core::HouseholdField::care, cares);
        edit_sometimes(home, 8, core::HouseholdField::remark, remarks);
    }

    template <class List>
    void edit_sometimes(const Home& home, unsigned percent, core::HouseholdField field,
                        const List& texts) {
        if (!dice_.chance(percent)) return;
        write(core::entity(home.household), core::EditHousehold{field, dice_.one_of(texts)});
    }

    Author& author_;
    Dice dice_;
    const People& people_;
    core::UtcMs& at_;
};

}  // namespace

People add_people(Author& author, core::UtcMs& at) {
    Dice dice(author.random());
    author.found({core::EntityKind::community, author.key(at)},
                 core::FoundCommunity{"蓝天新苑", {}}, at);
    at = at + typing_ms;
    People people;
    const core::StaffId administrator{author.key(at)};
    people.administrator = core::entity(administrator);
    author.found(people.administrator, core::AddStaff{"管理员", core::Role::administrator, {}}, at);
    at = at + typing_ms;
    const auto hire = [&](const char* name, core::Role role) {
        const core::StaffId staff{author.key(at)};
        author.act(people.administrator, core::entity(staff), core::AddStaff{name, role, {}}, at);
        author.act(people.administrator, core::contact_of(staff),
                   core::SetStaffContact{random_phone(dice)}, at);
        at = at + typing_ms;
        return core::entity(staff);
    };
    people.manager = hire("郭建军", core::Role::manager);
    people.lead = hire("赵慧", core::Role::lead);
    people.desk = {hire("陈静", core::Role::front_desk), hire("周倩", core::Role::front_desk)};
    people.technician = hire("刘强", core::Role::technician);
    people.guard_lead = hire("马国栋", core::Role::guard_lead);
    people.guards = {hire("张勇", core::Role::guard), hire("孙磊", core::Role::guard),
                     hire("吴刚", core::Role::guard), hire("郑伟", core::Role::guard)};
    people.cctv = {hire("朱琳", core::Role::cctv), hire("胡涛", core::Role::cctv)};
    people.cleaners = {hire("何秀英", core::Role::cleaner), hire("高桂兰", core::Role::cleaner),
                       hire("林凤", core::Role::cleaner)};
    return people;
}

Places add_places(Author& author, const People& people, core::UtcMs& at) {
    Builder builder(author, people, at);
    Places places;
    places.groups = {builder.group("一组团"), builder.group("二组团")};
    std::vector<Home> homes;
    for (int number = 1; number <= 6; ++number) {
        builder.building(number, places, number <= 3 ? 0 : 1, homes);
    }
    places.homes = std::move(homes);
    return places;
}

// Butlers are hired for a group, so they come after the groups.
void add_tariff(Author& author, const People& people, core::UtcMs at) {
    const core::CommunityId community{author.state().all<core::Community>().begin()->first};
    author.act(people.administrator, core::tariff_of(community),
               core::SetTariff{"业委会核准，自 2026 年 1 月 1 日起执行",
                               {{"SD-01", "更换水龙头（人工）", "个", 30'00},
                                {"SD-02", "更换角阀、软管（人工）", "个", 20'00},
                                {"SD-03", "更换开关、插座（人工）", "个", 15'00},
                                {"SD-04", "更换灯具（人工）", "盏", 25'00},
                                {"SD-05", "线路检修", "次", 50'00},
                                {"ST-01", "疏通地漏、面盆", "次", 50'00},
                                {"ST-02", "疏通马桶", "次", 80'00},
                                {"ST-03", "疏通厨房主管", "次", 120'00},
                                {"MC-01", "更换门锁锁芯（人工）", "把", 60'00},
                                {"MC-02", "门窗五金调整", "扇", 40'00},
                                {"FS-01", "渗漏补胶", "米", 35'00},
                                {"JZ-01", "家电清洗", "台", 100'00}}},
               at);
}

void add_staff_groups(Author& author, People& people, const Places& places, core::UtcMs& at) {
    constexpr std::array names{"王敏", "李芳"};
    Dice dice(author.random());
    for (std::size_t i = 0; i < names.size(); ++i) {
        const core::StaffId staff{author.key(at)};
        people.butlers[i] = core::entity(staff);
        author.act(people.administrator, people.butlers[i],
                   core::AddStaff{names[i], core::Role::butler, places.groups[i]}, at);
        author.act(people.administrator, core::contact_of(staff),
                   core::SetStaffContact{random_phone(dice)}, at);
        at = at + typing_ms;
    }
}

}  // namespace xsync::server::demo
