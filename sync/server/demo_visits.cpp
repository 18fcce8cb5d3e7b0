// The demo's visits and duty log: ninety days of calling on households and of what the leads wrote down.

#include "core/policy/duties.hpp"
#include "sync/server/demo_parts.hpp"

namespace xsync::server::demo {

namespace {

struct Talk {
    const char* needs;
    const char* promise;  // empty: nothing was promised
    std::uint8_t mood;
};
constexpr Talk talks[] = {
    {"希望地下车库增设充电桩", "下周答复充电桩规划", 4},
    {"老人下楼不便，希望代缴水费", "每月代缴一次", 5},
    {"楼道声控灯反应慢", "三天内请工程检查", 3},
    {"对本次维修很满意", "", 5},
    {"家里一切都好，没有特别需要", "", 4},
    {"嫌垃圾清运时间太早", "与保洁协调清运时间", 2},
    {"咨询春节期间快递代收", "", 4},
    {"孩子放学无人接，想了解四点半课堂", "发送社区活动安排", 4},
    {"反映对门装修噪声大", "当天核对装修时段", 2},
    {"建议在花园加几张长椅", "列入下季度计划", 3},
};
constexpr std::string_view plans[] = {
    "巡查 3 栋，上门两户，回访昨日完工工单",
    "跟进充电桩答复，联系重点客户，整理登记",
    "装修户验收一处，拜访独居老人，催收两户",
    "巡查、回访；下午参加例会",
};
constexpr std::string_view reviews[] = {"登记完整，无遗漏", "补登来访一笔", "投诉一件已转主管",
                                        "报修均已派单"};
constexpr std::string_view meetings[] = {"通报上周投诉，强调三声内接听", "讲解冬季消防要点",
                                         "装修巡查要求和案例", "节假日值班安排"};

class Visits {
public:
    Visits(Plan& plan, Author& author, const People& people, const Places& places)
        : plan_(plan),
          author_(author),
          dice_(author.random()),
          people_(people),
          places_(places),
          zone_(author.state().zone()) {}

    void call_on_households(core::Day day);
    void log_of_day(core::Day day);
    void log_of_week(core::Day monday);
    void look_after(core::UtcMs at);
    void meetings_of_the_season(core::Day today);

private:
    core::UtcMs at(core::Day day, int hour, int minutes) {
        return core::start_of(day, zone_) + hour * core::hour_ms +
               dice_.between(0, minutes) * core::minute_ms;
    }
    const Home& some_home(std::size_t group) {
        for (;;) {
            const Home& home = places_.homes[dice_.below(places_.homes.size())];
            if (home.household && home.group == group) return home;
        }
    }
    void visit(core::Actor butler, const Home& home, core::UtcMs when);
    void log(core::Actor author, core::DutyId duty, core::UtcMs when, core::RecordDuty body) {
        const core::DutyRecordId id{author_.key(when)};
        body.duty = duty;
        body.day = core::day_of(when, zone_);
        plan_.add(when, author, core::entity(id), std::move(body));
    }
    static core::RecordDuty words(std::string_view text) {
        core::RecordDuty body;
        body.text = text;
        return body;
    }

    Plan& plan_;
    Author& author_;
    Dice dice_;
    const People& people_;
    const Places& places_;
    core::Zone zone_;
};

void Visits::visit(core::Actor butler, const Home& home, core::UtcMs when) {
    const core::Household* file = author_.state().find(home.household);
    const core::HomeVisitId id{author_.key(when)};
    core::RecordHomeVisit body;
    body.unit = home.unit;
    body.household = home.household;
    if (file->key_customer) body.purpose = core::VisitPurpose::relation;
    if (dice_.chance(12)) {
        body.outcome = core::VisitOutcome::nobody_home;
        plan_.add(when, butler, core::entity(id), std::move(body));
        return;
    }
    if (dice_.chance(20)) body.means = core::VisitMeans::phone;
    const Talk& talk = dice_.one_of(talks);
    body.met = home.owner;
    body.needs = talk.needs;
    body.promise = talk.promise;
    body.mood = talk.mood;
    body.arrears_talk = dice_.chance(8);
    const bool promised = talk.promise[0] != '\0';
    if (promised) body.promise_by = {core::day_of(when, zone_).value + 3};
    plan_.add(when, butler, core::entity(id), std::move(body));
    const core::UtcMs later = when + dice_.between(20, 60) * core::hour_ms;
    if (promised && dice_.chance(90)) {
        plan_.add(later, butler, core::entity(id),
                  core::FollowUpVisit{"已按约办理并告知业主", true, {}});
    }
}

void Visits::call_on_households(core::Day day) {
    for (std::size_t group = 0; group < 2; ++group) {
        const int calls = dice_.chance(70) ? 1 + static_cast<int>(dice_.below(2)) : 0;
        for (int i = 0; i < calls; ++i)
            visit(people_.butlers[group], some_home(group), at(day, 10 + 4 * i, 90));
    }
}

void Visits::log_of_day(core::Day day) {
    for (const core::Actor butler : people_.butlers) {
        if (dice_.chance(8)) continue;  // forgotten
        core::RecordDuty review = words(dice_.one_of(reviews));
        const auto some = [&] { return static_cast<std::uint32_t>(dice_.below(6)); };
        review.counts = {some(), some(), some()};
        log(butler, core::DutyId::register_review, at(day, 17, 20), std::move(review));
        log(butler, core::DutyId::tomorrow_plan, at(day, 17, 50), words(dice_.one_of(plans)));
    }
}

void Visits::log_of_week(core::Day monday) {
    core::RecordDuty meeting = words(dice_.one_of(meetings));
    meeting.counts = {9};
    log(people_.lead, core::DutyId::post_meeting, at(monday, 9, 10), std::move(meeting));
    const auto talk = [&](core::DutyId duty, core::Actor with, int after, const char* text) {
        core::RecordDuty body = words(text);
        body.people = {core::StaffId{with.key}};
        log(people_.lead, duty, at({monday.value + after}, 15, 30), std::move(body));
    };
    talk(core::DutyId::talk_guard, dice_.one_of(people_.guards), 2, "夜班排班合理，希望更换雨衣");
    talk(core::DutyId::talk_cleaner, dice_.one_of(people_.cleaners), 3, "拖把损耗快，申请更换");
}

// Who needs it is marked once, by the desk.
void Visits::look_after(core::UtcMs when) {
    for (const Home& home : places_.homes) {
        if (!home.household || !dice_.chance(6)) continue;
        const core::Care care = dice_.chance(50)   ? core::Care::elderly | core::Care::alone
                                : dice_.chance(50) ? core::Care::elderly
                                                   : core::Care::child;
        const bool key = author_.state().find(home.household)->key_customer;
        plan_.add(when, people_.desk[0], core::entity(home.household),
                  core::SetHouseholdCare{care, key});
    }
}

void Visits::meetings_of_the_season(core::Day today) {
    core::RecordDuty meeting = words("业主代表关注停车、门禁和水费公示，已列出整改清单");
    meeting.counts = {18};
    log(people_.manager, core::DutyId::client_meeting, at({today.value - 24}, 15, 30), meeting);
    core::RecordDuty sheet = words("回收率八成，停车和噪声是主要意见");
    sheet.counts = {300, 243};
    for (const core::Sentence& question : core::questionnaire_questions()) {
        const auto fair = static_cast<std::uint32_t>(dice_.between(8, 40));
        const auto bad = static_cast<std::uint32_t>(dice_.between(0, 12));
        sheet.answers.push_back({core::Line(question.zh), {243 - fair - bad - 2, fair, bad, 2}});
    }
    log(people_.lead, core::DutyId::questionnaire, at({today.value - 33}, 11, 30), sheet);
    core::RecordDuty training = words("电梯困人应急处置演练");
    training.counts = {11, 11};
    log(people_.lead, core::DutyId::training, at({today.value - 12}, 14, 30), training);
    core::RecordDuty activity = words("重阳敬老茶话会，邀请独居老人");
    activity.counts = {36};
    log(people_.lead, core::DutyId::activity, at({today.value - 40}, 9, 30), activity);
}

}  // namespace

void plan_visits(Plan& plan, Author& author, const People& people, const Places& places,
                 core::UtcMs now) {
    Visits visits(plan, author, people, places);
    const core::Day today = core::day_of(now, author.state().zone());
    visits.look_after(core::start_of({today.value - 91}, {}) + 10 * core::hour_ms);
    for (core::Day day{today.value - 90}; day < today; ++day.value) {
        if (core::weekday(day) >= 5) continue;
        visits.call_on_households(day);
        visits.log_of_day(day);
        if (core::weekday(day) == 0) visits.log_of_week(day);
    }
    visits.meetings_of_the_season(today);
}

}  // namespace xsync::server::demo
