// What was begun in a form is there after a kill: every screen's form, and every move of a ticket that
// asks for words.

#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <set>

using ui::a11y::Node;
using ui::a11y::Role;
using ui_test::Disk;
using ui_test::Headless;
using ui_test::Town;

namespace {

constexpr std::string_view words = "写到一半", digits = "12";

// Nodes of the dialog on top, or of the screen when there is none.
std::vector<const Node*> in_front(Role role) {
    const auto& nodes = ui::a11y::tree().nodes;
    const auto dialog_of = [&](const Node& node) {
        for (std::int32_t up = node.parent; up >= 0;
             up = nodes[static_cast<std::size_t>(up)].parent)
            if (nodes[static_cast<std::size_t>(up)].role == Role::dialog) return up;
        return -1;
    };
    const bool dialog = std::any_of(nodes.begin(), nodes.end(),
                                    [](const Node& node) { return node.role == Role::dialog; });
    std::vector<const Node*> found;
    for (const Node& node : nodes)
        if (node.role == role && (dialog_of(node) >= 0) == dialog) found.push_back(&node);
    return found;
}

std::vector<std::string> names_in_front(Role role) {
    std::vector<std::string> names;
    for (const Node* node : in_front(role)) names.push_back(node->name);
    return names;
}

std::string value_in_front(std::string_view name) {
    for (const Node* node : in_front(Role::textbox))
        if (node->name == name) return node->value;
    return "(no such field)";
}

// The first field that takes words, or figures, with them in it; empty: there is none.
std::string begin_writing(Headless& app) {
    for (const std::string& name : names_in_front(Role::textbox)) {
        for (const std::string_view text : {words, digits}) {
            app.fill(name, text);
            if (value_in_front(name) == text) return name;
        }
    }
    return {};
}

struct Place {
    std::string_view account, route, button;
};

constexpr std::array places{
    Place{"wangmin", "new-ticket", ""},      Place{"jingli", "tariff", "新增项目"},
    Place{"jingli", "policy", "修改日子"},   Place{"jingli", "rounds", "新建路线"},
    Place{"jingli", "revisits", "抽取样本"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(drafts)

BOOST_AUTO_TEST_CASE(every_screens_form_is_there_after_a_kill) {
    for (const Place& place : places) {
        BOOST_TEST_CONTEXT(place.route) {
            Town town;
            Disk disk;
            const auto open = [&](Headless& app) {
                app.go(place.route);
                if (!place.button.empty()) app.press(place.button);
            };
            std::string field, typed;
            {
                Headless app(town, disk);
                app.sign_in(place.account);
                open(app);
                field = begin_writing(app);
                BOOST_REQUIRE(!field.empty());
                typed = value_in_front(field);
            }
            Headless app(town, disk);
            app.unlock();
            open(app);
            BOOST_TEST(value_in_front(field) == typed, field);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_move_of_a_ticket_that_asks_for_words_keeps_them) {
    Town town;
    Disk disk;
    std::string ticket;
    std::vector<std::string> buttons;
    {
        Headless app(town, disk);
        app.sign_in();
        app.take_in("投诉", "楼上太吵");
        app.pass(core::minute_ms);
        ticket = app.route();
        buttons = names_in_front(Role::button);
    }
    std::set<std::string> kept;
    for (const std::string& button : buttons) {
        std::string field, typed;
        {
            Headless app(town, disk);
            app.unlock();
            app.go(ticket);
            const auto there = names_in_front(Role::button);
            // What stands there twice, or not any more after another one acted, is left out.
            if (std::count(there.begin(), there.end(), button) != 1) continue;
            app.press(button);
            if (!app.has(Role::dialog, "")) continue;
            field = begin_writing(app);
            if (field.empty()) continue;
            typed = value_in_front(field);
        }
        Headless app(town, disk);
        app.unlock();
        app.go(ticket);
        app.press(button);
        BOOST_TEST(value_in_front(field) == typed, button << ": " << field);
        kept.insert(button);
    }
    BOOST_TEST(kept.size() >= 5u, kept.size() << " of " << buttons.size() << " buttons");
}

BOOST_AUTO_TEST_SUITE_END()
