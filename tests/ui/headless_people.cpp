// The way in, as a person of the demo goes it.

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

}  // namespace ui_test
