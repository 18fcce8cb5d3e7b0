// The domain's words and shipped checklists: nothing missing, nothing said twice, nothing too long.

#include "core/apply.hpp"
#include "core/names.hpp"
#include "core/policy/checklists.hpp"
#include "core/state.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

using namespace core;

namespace {

// Every value from 0 to last has its own words in both languages.
template <class E>
void each_is_said(std::uint8_t last) {
    std::set<std::string_view> zh, en;
    for (std::uint8_t v = 0; v <= last; ++v) {
        const Term said = term(static_cast<E>(v));
        BOOST_TEST(!said.zh.empty());
        BOOST_TEST(!said.en.empty());
        BOOST_TEST(zh.insert(said.zh).second, said.zh);
        BOOST_TEST(en.insert(said.en).second, said.en);
    }
    BOOST_TEST(term(static_cast<E>(200)).zh == "其他");  // from a newer version
}

}  // namespace

BOOST_AUTO_TEST_SUITE(words_suite)

BOOST_AUTO_TEST_CASE(every_value_has_its_word) {
    each_is_said<Role>(role_last);
    each_is_said<UnitState>(unit_state_last);
    each_is_said<HouseholdField>(household_field_count - 1);
    each_is_said<TicketKind>(ticket_kind_last);
    each_is_said<Channel>(channel_last);
    each_is_said<Category>(category_last);
    each_is_said<Severity>(severity_last);
    each_is_said<TicketStatus>(ticket_status_last);
    each_is_said<WaitReason>(wait_reason_last);
    each_is_said<Outcome>(outcome_last);
    each_is_said<RevisitMeans>(revisit_means_last);
    each_is_said<RouteOrder>(route_order_last);
    each_is_said<ItemKind>(item_kind_last);
    each_is_said<PartnerProof>(partner_proof_last);
    each_is_said<Proof>(proof_last);
    each_is_said<ItemResult>(item_result_last);
    each_is_said<Handling>(handling_last);
    each_is_said<TimeGrade>(2);
    each_is_said<VisitMeans>(visit_means_last);
    each_is_said<VisitPurpose>(visit_purpose_last);
    each_is_said<VisitOutcome>(visit_outcome_last);
    each_is_said<VisitRhythm>(visit_rhythm_last);
    for (const Care one : each_care) BOOST_TEST(term(one).zh != "其他");
    BOOST_TEST(mood_term(mood_last).zh == "很满意");
    each_is_said<MilestoneName>(milestone_count - 1);
    each_is_said<MilestoneState>(4);
    each_is_said<PromiseClock>(5);
    each_is_said<PolicySet>(policy_set_last);
    for (const Flags one :
         {Flags::contradicts, Flags::late, Flags::clock_suspect, Flags::contested})
        BOOST_TEST(term(one).zh != "其他");
}

BOOST_AUTO_TEST_CASE(every_kind_of_record_has_its_word) {
    std::set<std::string_view> zh, en;
    for (std::uint8_t k = 0; k <= entity_kind_last; ++k) {
        const auto kind = static_cast<EntityKind>(k);
        if (kind != EntityKind::none && !is_record_kind(kind)) continue;
        BOOST_TEST(term(kind).zh != "其他");
        BOOST_TEST(zh.insert(term(kind).zh).second, term(kind).zh);
        BOOST_TEST(en.insert(term(kind).en).second, term(kind).en);
    }
    BOOST_TEST(zh.size() == std::variant_size_v<Record> + 1);
    BOOST_TEST(term(static_cast<EntityKind>(200)).zh == "其他");
}

BOOST_AUTO_TEST_CASE(moves_ops_and_promises_have_words) {
    std::set<std::string_view> buttons;
    for (const TicketMove move : ticket_moves) {
        TicketEvent event;
        event.move = move;
        event.detail = 1;
        BOOST_TEST(!said(event).zh.empty());
        BOOST_TEST(buttons.insert(action(event.move).zh).second);
    }
    BOOST_TEST(action(TicketMove::assigned).zh == "派单");
    BOOST_TEST(action(TicketMove::confirmed).zh == "业主确认");
    TicketEvent refusal;
    refusal.move = TicketMove::confirmed;
    BOOST_TEST(said(refusal).zh == "不满意，返工");
    for (const std::uint16_t tag : Catalogue::tags) BOOST_TEST(op_term(tag).zh != "其他");
    BOOST_TEST(op_term(999).zh == "其他");
    for (std::uint8_t id = 1; id <= 17; ++id) {
        BOOST_TEST(!promise_words(static_cast<PromiseId>(id), PolicySet::butler).zh.empty());
        BOOST_TEST(promise_code(static_cast<PromiseId>(id)).size() == 3u);
    }
    BOOST_TEST(promise_words(PromiseId::p08, PolicySet::butler).zh == "派单后 30 分钟内");
    BOOST_TEST(promise_words(PromiseId::p08, PolicySet::rapid).zh == "报修后 15 分钟内");
    BOOST_TEST(promise_words(PromiseId::none, PolicySet::butler).zh.empty());
    BOOST_TEST(promise_code(PromiseId::p15) == "P15");
    BOOST_TEST(promise_code(static_cast<PromiseId>(99)) == "");
}

BOOST_AUTO_TEST_CASE(shipped_checklists_make_valid_routes) {
    std::set<std::string_view> names;
    LayRoute route;
    route.name = "全部";
    for (const Checklist list : all_checklists) {
        BOOST_TEST(names.insert(name_of(list).zh).second);
        BOOST_TEST(contains(staff_roles, walker_of(list)));
        Checkpoint point;
        point.items = items_of(list);
        std::set<std::string> texts;
        for (const ChecklistItem& item : point.items) {
            BOOST_TEST(!item.text.empty());
            BOOST_TEST(texts.insert(item.text.value).second, item.text.value);
            const bool reading = item.kind == ItemKind::reading;
            BOOST_TEST(reading == !item.unit.empty());
            BOOST_TEST(reading == (item.low_milli < item.high_milli));
        }
        BOOST_TEST(point.items.size() >= 5u);
        route.checkpoints.push_back(point);
    }
    BOOST_TEST(within_limits(route));
    // Vibration or noise: the lift is stopped at once.
    const auto lift = items_of(Checklist::lift);
    BOOST_TEST(lift.front().stops);
    BOOST_TEST(std::count_if(lift.begin(), lift.end(),
                             [](const ChecklistItem& item) { return item.stops; }) == 1);
    const auto power = items_of(Checklist::power_room);
    const bool battery = std::any_of(power.begin(), power.end(), [](const ChecklistItem& item) {
        return item.text == Line("蓄电池电压") && item.low_milli == 24'000 &&
               item.high_milli == 27'600;
    });
    BOOST_TEST(battery);
    for (const RushHours& rush : rush_hours) BOOST_TEST(rush.from_minute < rush.to_minute);
}

BOOST_AUTO_TEST_SUITE_END()
