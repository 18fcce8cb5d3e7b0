// The widget kit as a person without the picture meets it: what each widget is called, what it is, and what happens when it is used.

#include "shell/ui/kit.hpp"
#include "shell/ui/gallery.hpp"
#include "shell/ui/gesture.hpp"
#include "shell/ui/text_input.hpp"
#include "tests/ui/stage.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <string>

using ui::a11y::Role;
using ui::a11y::State;
using ui_test::Stage;

namespace {

struct Named {
    Role role;
    std::string_view name;
};

// Draws in a screen with nothing else on it, with frames enough for heights to settle.
Stage::Draw on_screen(std::function<void(ui::Context&)> widgets) {
    return [widgets](ui::Context& c) {
        const ui::Screen screen(c, {.key = "test", .title = "屏"});
        widgets(c);
    };
}

constexpr ui::GalleryPage all_pages[] = {ui::GalleryPage::acts,    ui::GalleryPage::rows,
                                         ui::GalleryPage::choices, ui::GalleryPage::entry,
                                         ui::GalleryPage::showing, ui::GalleryPage::data};

// Inside an area that scrolls sideways.
bool in_strip(const ui::a11y::Node& node) {
    const auto& nodes = ui::a11y::tree().nodes;
    for (std::int32_t at = node.parent; at >= 0; at = nodes[static_cast<std::size_t>(at)].parent)
        if (ui::a11y::has(nodes[static_cast<std::size_t>(at)].state, State::sideways)) return true;
    return false;
}

ui::Gallery show_gallery(Stage& stage, ui::GalleryPage page, ui::GalleryOver over = {}) {
    ui::Gallery gallery;
    gallery.page = page;
    gallery.over = over;
    stage.frames(4, [&](ui::Context& c) { ui::draw_gallery(c, gallery); });
    return gallery;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(kit)

BOOST_AUTO_TEST_CASE(widgets_say_what_they_are) {
    struct Page {
        ui::GalleryPage page;
        std::vector<Named> named;
    };
    // clang-format off
    const std::vector<Page> pages = {
        {ui::GalleryPage::acts, {
            {Role::button, "次要"}, {Role::button, "主要不可用"}, {Role::button, "拨打"}, {Role::link, "138 0000 1234"},
            {Role::button, "全部"}, {Role::text, "将超时"}, {Role::progressbar, "剩余时间"}, {Role::progressbar, "按时到场 96.4%"}}},
        {ui::GalleryPage::rows, {
            {Role::list, "两行"}, {Role::listitem, "3-2-501 天花板渗水 报修"}, {Role::listitem, "每日巡楼"}, {Role::button, "继续"}, {Role::link, "拨打 陈先生"},
            {Role::listitem, "全区巡视 ≥ 1 次 0 / 1"}, {Role::heading, "一行"}}},
        {ui::GalleryPage::choices, {
            {Role::radiogroup, "类型"}, {Role::radio, "报修"}, {Role::radio, "渗漏"}, {Role::group, "干燥整洁,无渗水"},
            {Role::checkbox, "业主在家"}, {Role::checkbox, "大字"}, {Role::tab, "已完成"}, {Role::tablist, "筛选"}}},
        {ui::GalleryPage::entry, {
            {Role::textbox, "房屋"}, {Role::textbox, "内容"}, {Role::textbox, "密码"}, {Role::combobox, "分类"},
            {Role::textbox, "预约时间"}, {Role::alert, "请选择维修人员"},
            {Role::img, "签名板"}, {Role::button, "7"}, {Role::button, "删除"}, {Role::alert, "号码应为"}}},
        {ui::GalleryPage::showing, {
            {Role::list, "时间线"}, {Role::listitem, "李师傅 到场 09:38"}, {Role::progressbar, "进度 第 4 步"}, {Role::button, "巡查覆盖 38/40"},
            {Role::alert, "未被接受"}, {Role::group, "照片"}, {Role::button, "照片 1 已上传"}, {Role::button, "拍照"}}},
        {ui::GalleryPage::data, {
            {Role::img, "本周工单 周一 8"}, {Role::img, "工单类别 报修 23"}, {Role::img, "按时率 按时到场 9月2日 88"}, {Role::img, "报事时段 周一"},
            {Role::table, "各楼栋 · 共 6 项"}, {Role::columnheader, "楼栋"}, {Role::button, "按未结排序"}, {Role::row, "3 栋 120 12 3 91.3%"},
            {Role::cell, "91.3%"}}},
    };
    // clang-format on
    for (const Page& page : pages) {
        Stage stage;
        show_gallery(stage, page.page);
        for (const Named& one : page.named) {
            const bool several = one.name == "将超时" || one.name == "次要" ||
                                 one.name == "主要不可用" || one.name == "全部";
            bool there = stage.find(one.role, one.name) != nullptr;
            for (const auto& node : ui::a11y::tree().nodes) {
                there = there || (several && node.role == one.role && node.name == one.name);
            }
            BOOST_CHECK_MESSAGE(there, one.name);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_screen_has_one_title_navigation_and_a_sync_sign) {
    for (const auto& [width, height] :
         {std::pair{1280.f, 800.f}, {800.f, 1280.f}, {390.f, 844.f}, {1440.f, 900.f}}) {
        Stage stage(width, height);
        show_gallery(stage, ui::GalleryPage::acts);
        int titles = 0;
        for (const auto& node : ui::a11y::tree().nodes)
            titles += node.role == Role::heading && node.level == 1 ? 1 : 0;
        BOOST_TEST(titles == 1);
        BOOST_TEST(stage.count(Role::main) == 1);
        BOOST_TEST(stage.count(Role::tab) == 6);
        BOOST_REQUIRE(stage.find(Role::tab, "按钮") != nullptr);
        BOOST_TEST(ui::a11y::has(stage.find(Role::tab, "按钮")->state, State::selected));
        BOOST_TEST(stage.find(Role::status, "离线") != nullptr);
    }
}

BOOST_AUTO_TEST_CASE(what_reacts_is_large_enough_for_a_finger) {
    for (const auto page : all_pages) {
        for (const float width : {390.f, 1280.f}) {
            Stage stage(width, 844);
            show_gallery(stage, page);
            for (const auto& node : ui::a11y::tree().nodes) {
                const bool reacts = node.role == Role::radio || node.role == Role::checkbox ||
                                    node.role == Role::tab || node.role == Role::textbox ||
                                    node.role == Role::combobox || node.role == Role::button;
                // Their touch area is larger than what is drawn; see the app bar.
                const bool drawn_smaller = node.name == "同步详情" || node.name == "我的账号";
                if (!reacts || drawn_smaller) continue;
                BOOST_CHECK_MESSAGE(node.rect.h >= 48 && node.rect.w >= 44,
                                    node.name << ' ' << node.rect.w << " × " << node.rect.h);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(nothing_lies_outside_the_width_of_the_window) {
    for (const auto page : all_pages) {
        for (const float text_scale : {1.0f, 1.6f}) {
            Stage stage(390, 844);
            stage.input.text_scale = text_scale;
            show_gallery(stage, page);
            for (const auto& node : ui::a11y::tree().nodes) {
                if (in_strip(node)) continue;
                BOOST_CHECK_MESSAGE(node.rect.x >= -0.5f && node.rect.x + node.rect.w <= 390.5f,
                                    node.name << ' ' << node.rect.x << " + " << node.rect.w);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_button_reacts_to_finger_and_reader_and_not_when_disabled) {
    Stage stage;
    int yes = 0, never = 0;
    const auto draw = on_screen([&](ui::Context& c) {
        if (ui::button(c, "好")) ++yes;
        if (ui::button(c, "不行", {.enabled = false})) ++never;
        if (ui::button(c, "忙", {.busy = true})) ++never;
    });
    stage.frames(3, draw);
    stage.tap(*stage.find(Role::button, "好"), draw);
    BOOST_TEST(yes == 1);
    stage.activate(*stage.find(Role::button, "好"), draw);
    BOOST_TEST(yes == 2);
    for (const std::string_view name : {"不行", "忙"}) {
        const auto* node = stage.find(Role::button, name);
        BOOST_REQUIRE(node != nullptr);
        BOOST_TEST(ui::a11y::has(node->state, State::disabled));
        stage.tap(*stage.find(Role::button, name), draw);
        stage.activate(*stage.find(Role::button, name), draw);
    }
    BOOST_TEST(never == 0);
}

BOOST_AUTO_TEST_CASE(a_click_on_a_disabled_button_is_not_kept_until_it_is_enabled) {
    Stage stage;
    bool enabled = false;
    int taps = 0;
    const auto draw = on_screen(
        [&](ui::Context& c) { taps += ui::button(c, "好", {.enabled = enabled}) ? 1 : 0; });
    stage.frames(3, draw);
    stage.activate(*stage.find(Role::button, "好"), draw);
    enabled = true;
    stage.frames(3, draw);
    BOOST_TEST(taps == 0);
}

BOOST_AUTO_TEST_CASE(a_row_and_its_button_are_two_targets) {
    Stage stage;
    std::vector<ui::RowHit> hits;
    const auto draw = on_screen([&](ui::Context& c) {
        const ui::Card card(c);
        const ui::List list(c, "单");
        const ui::RowHit hit = ui::row(c, "a", {.title = "行", .second = "说明", .button = "继续"});
        if (hit != ui::RowHit::none) hits.push_back(hit);
    });
    stage.frames(3, draw);
    stage.tap(*stage.find(Role::button, "继续"), draw);
    BOOST_REQUIRE_EQUAL(hits.size(), 1u);
    BOOST_TEST((hits[0] == ui::RowHit::button));
    const auto row = stage.find(Role::listitem, "行 说明")->rect;
    stage.tap(row.x + 20, row.y + row.h / 2, draw);
    BOOST_REQUIRE_EQUAL(hits.size(), 2u);
    BOOST_TEST((hits[1] == ui::RowHit::row));
    stage.activate(*stage.find(Role::listitem, "行 说明"), draw);
    BOOST_REQUIRE_EQUAL(hits.size(), 3u);
    BOOST_TEST((hits[2] == ui::RowHit::row));
}

BOOST_AUTO_TEST_CASE(choices_mark_what_is_chosen) {
    Stage stage;
    int chosen = 0, changes = 0;
    constexpr std::array<ui::Choice, 3> choices = {{{"甲"}, {"乙"}, {"丙"}}};
    const auto draw = on_screen(
        [&](ui::Context& c) { changes += ui::segmented(c, "选", choices, chosen) ? 1 : 0; });
    stage.frames(3, draw);
    BOOST_TEST(ui::a11y::has(stage.find(Role::radio, "甲")->state, State::checked));
    stage.tap(*stage.find(Role::radio, "丙"), draw);
    BOOST_TEST(chosen == 2);
    BOOST_TEST(ui::a11y::has(stage.find(Role::radio, "丙")->state, State::checked));
    BOOST_TEST(!ui::a11y::has(stage.find(Role::radio, "甲")->state, State::checked));
    stage.tap(*stage.find(Role::radio, "丙"), draw);
    BOOST_TEST(changes == 1);
}

BOOST_AUTO_TEST_CASE(a_select_opens_a_dialog_and_takes_an_option) {
    Stage stage(390, 844);
    int chosen = -1, changes = 0;
    constexpr std::array<std::string_view, 3> options = {"渗漏", "水电", "电梯"};
    const auto draw = on_screen(
        [&](ui::Context& c) { changes += ui::select(c, "分类", options, chosen) ? 1 : 0; });
    stage.frames(3, draw);
    stage.tap(*stage.find(Role::combobox, "分类"), draw);
    stage.frames(15, draw);
    const auto* dialog = stage.find(Role::dialog, "分类");
    BOOST_REQUIRE(dialog != nullptr);
    BOOST_TEST(ui::a11y::has(dialog->state, State::modal));
    BOOST_TEST(stage.count(Role::option) == 3);
    BOOST_TEST(stage.find(Role::combobox, "分类") == nullptr);  // covered
    stage.tap(*stage.find(Role::option, "电梯"), draw);
    BOOST_TEST(chosen == 2);
    BOOST_TEST(changes == 1);
    BOOST_TEST(stage.count(Role::dialog) == 0);
    BOOST_REQUIRE(stage.find(Role::combobox, "分类") != nullptr);
    BOOST_TEST(stage.find(Role::combobox, "分类")->value == "电梯");
}

BOOST_AUTO_TEST_CASE(a_dialog_covers_the_page_and_closes_by_back_and_beside_it) {
    Stage stage;
    bool open = true;
    int below = 0, inside = 0;
    const auto draw = [&](ui::Context& c) {
        {
            const ui::Screen screen(c, {.key = "test", .title = "屏"});
            if (ui::button(c, "下面")) ++below;
        }
        if (!open) return;
        ui::Overlay overlay(c, {.key = "over", .title = "问"});
        if (ui::button(c, "里面")) ++inside;
        if (overlay.dismissed()) open = false;
    };
    stage.frames(20, draw);
    BOOST_TEST(stage.find(Role::dialog, "问") != nullptr);
    BOOST_TEST(stage.find(Role::button, "下面") == nullptr);
    stage.tap(*stage.find(Role::button, "里面"), draw);
    BOOST_TEST(inside == 1);
    const auto panel = stage.find(Role::dialog, "问")->rect;
    stage.tap(panel.x + 4, panel.y + 4, draw);  // on the panel, beside its button
    BOOST_TEST(open);
    stage.tap(30, 120, draw);
    BOOST_TEST(!open);
    BOOST_TEST(below == 0);
    BOOST_TEST(!ui::press_back(stage.context()));

    open = true;
    stage.frames(20, draw);
    BOOST_TEST(ui::press_back(stage.context()));
    stage.frames(1, draw);
    BOOST_TEST(stage.wants_frame());
    stage.frames(2, draw);
    BOOST_TEST(!open);
    stage.tap(*stage.find(Role::button, "下面"), draw);
    BOOST_TEST(below == 1);
}

BOOST_AUTO_TEST_CASE(an_overlay_moves_for_a_moment_and_never_with_reduced_motion) {
    for (const bool reduced : {false, true}) {
        Stage stage;
        stage.input.reduced_motion = reduced;
        const auto draw = [](ui::Context& c) {
            ui::Overlay overlay(c, {.key = "over", .title = "问"});
            ui::text(c, "说明");
        };
        stage.frames(4, draw);
        BOOST_TEST(stage.wants_frame() == !reduced);
        stage.frames(20, draw);
        BOOST_TEST(!stage.wants_frame());
    }
}

BOOST_AUTO_TEST_CASE(a_still_screen_wants_no_frame) {
    for (const auto page : {ui::GalleryPage::rows, ui::GalleryPage::choices, ui::GalleryPage::entry,
                            ui::GalleryPage::showing}) {
        Stage stage;
        show_gallery(stage, page);
        BOOST_TEST(!stage.wants_frame());
    }
}

BOOST_AUTO_TEST_CASE(a_field_shows_its_value_and_takes_what_was_typed) {
    Stage stage;
    std::string value = "3-2-501";
    ui::FieldEvent event;
    const auto draw = on_screen([&](ui::Context& c) {
        const ui::FieldEvent now =
            ui::text_field(c, "房屋", value, {.error = value.empty() ? "必填" : ""});
        if (now.changed || now.submitted) event = now;
    });
    stage.frames(3, draw);
    const auto* node = stage.find(Role::textbox, "房屋");
    BOOST_REQUIRE(node != nullptr);
    BOOST_TEST(node->value == "3-2-501");
    BOOST_REQUIRE_EQUAL(ui::text_input::fields().size(), 1u);
    BOOST_TEST(ui::text_input::fields()[0].id == node->id);
    ui::text_input::push_edit(node->id, "ni", true);
    stage.frames(2, draw);
    BOOST_TEST(value == "ni");
    BOOST_TEST(event.composing);
    ui::text_input::push_edit(stage.find(Role::textbox, "房屋")->id, "", false);
    ui::text_input::push_submit(stage.find(Role::textbox, "房屋")->id);
    stage.frames(2, draw);
    BOOST_TEST(event.submitted);
    BOOST_TEST(ui::a11y::has(stage.find(Role::textbox, "房屋")->state, State::invalid));
    BOOST_TEST(stage.find(Role::alert, "必填") != nullptr);
    stage.tap(*stage.find(Role::textbox, "房屋"), draw);
    BOOST_TEST(ui::text_input::take_focus_request() == stage.find(Role::textbox, "房屋")->id);
}

BOOST_AUTO_TEST_CASE(a_password_is_not_in_the_tree) {
    Stage stage;
    std::string secret = "geheim";
    const auto draw = on_screen([&](ui::Context& c) {
        ui::text_field(c, "密码", secret, {.kind = ui::TextField::password});
    });
    stage.frames(3, draw);
    BOOST_TEST(stage.find(Role::textbox, "密码")->value == "••••••");
    const auto pin = on_screen([&](ui::Context& c) {
        ui::text_field(c, "输入PIN", secret, {.kind = ui::TextField::pin});
    });
    stage.frames(3, pin);
    BOOST_TEST(stage.find(Role::textbox, "输入PIN")->value == "••••••");
}

BOOST_AUTO_TEST_CASE(ten_thousand_rows_cost_as_much_as_one_window) {
    Stage stage;
    int asked = 0;
    const auto list = [&](int count) {
        return on_screen([&asked, count](ui::Context& c) {
            ui::VirtualList rows(c, "工单", count, ui::size::row);
            asked = 0;
            while (rows.next()) {
                ++asked;
                ui::row(c, static_cast<std::uint64_t>(rows.index()),
                        {.title = "行", .second = "说明", .chip = "已报"});
            }
        });
    };
    stage.frames(4, list(10000));
    BOOST_TEST(asked <= 800 / 72 + 6);
    BOOST_TEST(asked >= (800 - 64) / 72);
    BOOST_TEST(stage.count(Role::listitem) == asked);
    BOOST_TEST(stage.find(Role::list, "工单 · 共 10000 项") != nullptr);
    const int vertices_of_many = stage.vertices();
    stage.frames(4, list(100));
    BOOST_TEST(stage.vertices() == vertices_of_many);
}

BOOST_AUTO_TEST_CASE(an_ellipsis_never_cuts_a_character) {
    Stage stage;
    stage.frame([](ui::Context& c) {
        const std::string_view text = "天花板渗水,主卧 A1 靠外墙";
        for (float width = 0; width < 300; width += 1) {
            const std::string cut = ui::ellipsis(c, text, ui::Type::body, width);
            const bool whole = cut == text;
            BOOST_TEST((whole || cut.ends_with("…")));
            if (!whole) {
                const std::string kept = cut.substr(0, cut.size() - std::string_view("…").size());
                BOOST_TEST(text.starts_with(kept));
                // What follows starts a character.
                BOOST_TEST((kept.size() == text.size() || (text[kept.size()] & 0xC0) != 0x80));
            }
            if (width >= c.em(ui::Type::body))
                BOOST_TEST(ui::text_width(c, cut, ui::Type::body) <= width + 0.01f);
        }
        BOOST_TEST(ui::ellipsis(c, text, ui::Type::body, 1000) == text);
    });
}

BOOST_AUTO_TEST_CASE(lines_break_where_chinese_and_latin_may) {
    Stage stage;
    stage.frame([](ui::Context& c) {
        struct Case {
            std::string_view text;
            float em;
            std::vector<std::string_view> lines;
        };
        // clang-format off
        const std::vector<Case> cases = {
            {"天花板渗水",         3,    {"天花板", "渗水"}},
            {"天花板,渗水",       3.5f, {"天花板,", "渗水"}},          // fits exactly with its comma
            {"天花板。渗水",       3,    {"天花", "板。渗", "水"}},      // a full stop never begins a line
            {"看(备注)再说",     2,    {"看", "(备", "注)", "再说"}}, // brackets stay with their words
            {"报修 BX-2026 好",    4,    {"报修", "BX-2026", "好"}},
            {"一\n二",             9,    {"一", "二"}},
            {"abcdefghij",         2,    {"abcd", "efgh", "ij"}},        // a word longer than the line
            {"一二三四 · 五六 · 七", 6.6f, {"一二三四", "五六 · 七"}},   // parts of a list stay whole
            {"一二三四 · 五",       4.1f, {"一二三四", "五"}},           // nor begins its mark a line
            {"一 · 二三四五六",     5.1f, {"一 · 二三", "四五六"}},      // unless much would stay empty
            {"",                   9,    {""}},
        };
        // clang-format on
        for (const Case& one : cases) {
            std::vector<std::string_view> lines;
            const float width = one.em * c.em(ui::Type::body) + 0.01f;
            ui::wrap_lines(c, one.text, ui::Type::body, width, lines);
            BOOST_TEST_CONTEXT(one.text) {
                BOOST_CHECK_EQUAL_COLLECTIONS(lines.begin(), lines.end(), one.lines.begin(),
                                              one.lines.end());
            }
        }
    });
}

BOOST_AUTO_TEST_CASE(a_snackbar_is_announced_and_leaves) {
    Stage stage;
    ui::a11y::take_announcement();
    bool said = false;
    std::string_view action = "撤销";
    const auto draw = [&](ui::Context& c) {
        { const ui::Screen screen(c, {.key = "test", .title = "屏"}); }
        if (!said) ui::notify(c, "已存本机", ui::Tone::kept, action);
        said = true;
    };
    stage.frames(3, draw);
    BOOST_TEST(ui::a11y::take_announcement() == "已存本机");
    BOOST_REQUIRE(stage.find(Role::button, "撤销") != nullptr);
    stage.tap(*stage.find(Role::button, "撤销"), draw);
    BOOST_TEST(ui::take_notice_action(stage.context()));
    BOOST_TEST(!ui::take_notice_action(stage.context()));
    said = false;
    stage.frames(270, draw);  // more than four seconds: what can be taken back stays for eight
    BOOST_TEST(stage.find(Role::button, "撤销") != nullptr);
    stage.frames(250, draw);
    BOOST_TEST(stage.find(Role::text, "已存本机") == nullptr);
    said = false;
    action = {};
    stage.frames(270, draw);
    BOOST_TEST(stage.find(Role::text, "已存本机") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_signature_is_drawn_stroke_by_stroke) {
    Stage stage;
    std::vector<ui::Stroke> strokes;
    int finished = 0;
    const auto draw = on_screen(
        [&](ui::Context& c) { finished += ui::signature_pad(c, "签名板", strokes) ? 1 : 0; });
    stage.frames(3, draw);
    const auto pad = stage.find(Role::img, "签名板")->rect;
    using ui::gesture::Phase;
    using ui::gesture::Pointer;
    for (int stroke = 0; stroke < 2; ++stroke) {
        double at = 2000 + stroke * 500;
        ui::gesture::push({Phase::down, Pointer::pen, 1, pad.x + 20, pad.y + 20, at});
        for (int i = 1; i <= 10; ++i) {
            ui::gesture::push({Phase::move, Pointer::pen, 1,
                               pad.x + 20 + 10 * static_cast<float>(i), pad.y + 40, at += 8});
        }
        ui::gesture::push({Phase::up, Pointer::pen, 1, pad.x + 120, pad.y + 40, at + 8});
        stage.frames(3, draw);
    }
    BOOST_TEST(finished == 2);
    BOOST_REQUIRE_EQUAL(strokes.size(), 2u);
    BOOST_TEST(strokes[0].points.size() >= 10);
    for (const auto& point : strokes[1].points) BOOST_TEST((point.x >= 0 && point.x <= 1));
}

BOOST_AUTO_TEST_CASE(a_long_press_opens_the_menu_of_a_row) {
    Stage stage;
    ui::RowHit last = ui::RowHit::none;
    const auto draw = on_screen([&](ui::Context& c) {
        const ui::List list(c, "单");
        const ui::RowHit hit = ui::row(c, "a", {.title = "行", .menu = true});
        if (hit != ui::RowHit::none) last = hit;
    });
    stage.frames(3, draw);
    const auto row = stage.find(Role::listitem, "行")->rect;
    ui::gesture::secondary(row.x + 30, row.y + 20);
    stage.frames(3, draw);
    BOOST_TEST((last == ui::RowHit::menu));
}

BOOST_AUTO_TEST_CASE(time_in_words) {
    const ui::TimeMs morning = 1793668320000;  // 2026-11-03 09:12 at the community
    const auto minutes = [](long long n) { return n * 60000; };
    const std::array<std::pair<std::string, std::string>, 16> said = {{
        {ui::clock(morning), "09:12"},
        {ui::date_weekday(morning), "11月3日 周二"},
        {ui::moment(morning, morning + minutes(30)), "今天 09:12"},
        {ui::moment(morning, morning + minutes(24 * 60)), "昨天 09:12"},
        {ui::moment(morning, morning - minutes(24 * 60)), "明天 09:12"},
        {ui::moment(morning, morning + minutes(50 * 60)), "11月3日 09:12"},
        {ui::moment(morning, morning + minutes(200 * 24 * 60)), "2026年11月3日"},
        {ui::duration(minutes(24)), "24 分钟"},
        {ui::duration(minutes(200)), "3 小时 20 分"},
        {ui::duration(30000), "不到 1 分钟"},
        {ui::left(morning + 252000, morning), "剩 4:12"},
        {ui::left(morning + minutes(10) - 1, morning), "剩 9:59"},
        {ui::left(morning + minutes(10), morning), "剩 10 分钟"},
        {ui::left(morning, morning + minutes(12)), "超 12 分钟"},
        {ui::ago(morning, morning + minutes(5)), "5 分钟前"},
        {ui::percent(964), "96.4%"},
    }};
    for (const auto& [spoken, expected] : said) BOOST_TEST(spoken == expected);
    ui::set_language(ui::Language::en);
    BOOST_TEST(ui::left(morning + 252000, morning) == "4:12 left");
    ui::set_language(ui::Language::zh);
}

BOOST_AUTO_TEST_CASE(a_time_left_is_drawn_anew_when_it_reads_differently) {
    constexpr ui::TimeMs second = 1000, minute = 60 * second;
    Stage stage;
    for (const ui::TimeMs rest : {-3 * minute, -61'000L, -1L, 0L, 1L, 59'999L, 9 * minute + 500,
                                  10 * minute - 1, 10 * minute, 61 * minute + 7'001}) {
        stage.frame([&](ui::Context& c) {
            const ui::TimeMs now = c.input.now, due = now + rest;
            ui::count_down(c, due, ui::left_step(due, now));
            const auto turns_in =
                static_cast<ui::TimeMs>(ui::next_change_ms(c) - c.input.monotonic_ms);
            BOOST_TEST_CONTEXT(rest) {
                BOOST_TEST(ui::left(due, now + turns_in - 1) == ui::left(due, now));
                BOOST_TEST(ui::left(due, now + turns_in) != ui::left(due, now));
                BOOST_TEST(turns_in > 0);
                BOOST_TEST(turns_in <= minute);
            }
        });
    }
}

BOOST_AUTO_TEST_CASE(holes_in_a_text_are_filled_in_order) {
    BOOST_TEST(ui::format("{} / {} 点", {ui::Arg(3), ui::Arg("8")}) == "3 / 8 点");
    BOOST_TEST(ui::format("{} {}", {ui::Arg("一")}) == "一 {}");
    BOOST_TEST(ui::format("无", {ui::Arg("多")}) == "无");
}

BOOST_AUTO_TEST_CASE(every_icon_draws_something) {
    Stage stage;
    stage.frame([](ui::Context&) {
        for (int i = 1; i < static_cast<int>(ui::Icon::count_); ++i) {
            const int before = ui::paint().VtxBuffer.Size;
            ui::draw_icon(ui::paint(), static_cast<ui::Icon>(i), {100, 100}, 24, IM_COL32_BLACK);
            BOOST_CHECK_MESSAGE(ui::paint().VtxBuffer.Size > before, "icon " << i);
            for (int v = before; v < ui::paint().VtxBuffer.Size; ++v) {
                const ImVec2 at = ui::paint().VtxBuffer[v].pos;
                BOOST_CHECK_MESSAGE(at.x > 87 && at.x < 113 && at.y > 87 && at.y < 113,
                                    "icon " << i << " leaves its square");
            }
        }
    });
}

BOOST_AUTO_TEST_SUITE_END()
