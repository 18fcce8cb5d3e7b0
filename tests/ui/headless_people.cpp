// What a person of the demo does again and again: the way in, a ticket, its moves.

#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

namespace ui_test {

using ui::a11y::Role;

namespace {
constexpr std::string_view pin = "280519";
}

void Headless::unlock() {
    fill("输入PIN", pin);
    press("解锁");
    BOOST_REQUIRE_MESSAGE(!has(Role::textbox, "输入PIN"), everything());
}

void Headless::sign_in(std::string_view account) {
    fill("账号", account);
    fill("密码", "xunlou-demo");
    press("登录");
    fill("设置PIN", pin);
    fill("再次输入PIN", pin);
    press("确定");
    BOOST_REQUIRE_MESSAGE(has(Role::tab, "今日"), everything());
}

void Headless::report(std::string_view kind, std::string_view words, std::string_view unit) {
    go("new-ticket");
    choose(kind);
    fill("房屋", unit);
    fill("内容", words);
    press("提交");
}

void Headless::take_in(std::string_view kind, std::string_view words, std::string_view unit) {
    report(kind, words, unit);
    press("响应");
}

void Headless::send(std::string_view button) {
    press(button);
    pass(core::minute_ms);
}

void Headless::move(std::string_view name) {
    if (!has(Role::button, name)) press("更多操作");
    press(name);
}

}  // namespace ui_test
