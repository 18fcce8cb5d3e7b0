#include "core/policy/changing_code.hpp"

#include "shell/screens/page.hpp"
#include "shell/screens/round.hpp"
#include "shell/screens/rounds.hpp"

namespace shell {

namespace {

// clang-format off
#define CHANGING_CODE_TEXTS(X) \
    X(title, "动态码", "Changing code") \
    X(typed_help, "屏幕上的 6 位数字；屏幕不亮就不填", "The 6 digits on the screen; none if it is dark") \
    X(not_six, "应为 6 位数字", "Six digits") \
    X(coded, "{} 用动态码", "{} shows a changing code") \
    X(coded_text, "在点上放一台旧手机或平板显示动态码，每 30 秒更换，不用联网。只有客服、主管、经理能打开。", "An old phone or tablet at the point shows it, another every 30 s, without a network. Only the desk, leads and managers can open it.") \
    X(screens_text, "点开后全屏显示，本机不会自动锁定；结束显示后要重新输入 PIN。", "Shown over everything and without locking; whoever ends it is asked for the PIN.") \
    X(show, "显示", "Show")
// clang-format on
UI_TEXT_TABLE(Text, CHANGING_CODE_TEXTS)

constexpr ui::TextOptions quiet{.type = ui::Type::second, .tone = ui::Tone::second};

std::string coded_field(const core::Checkpoint& point) { return "coded/" + point.code.value; }

bool was_coded(const core::Route* before, const core::Checkpoint& point) {
    if (!before) return false;
    for (const std::uint16_t index : before->coded) {
        if (before->checkpoints[index].code == point.code) return true;
    }
    return false;
}

}  // namespace

void add_code(Submit& submit, const Walk& walk, std::optional<std::uint32_t> digits) {
    if (digits && walk.route.is_coded(walk.at))
        submit.act.push_back(on_round(walk, core::SeeCode{walk.at, *digits}));
}

bool code_field(ui::Context& c, RoundState& state, Form& form, const Walk& walk,
                std::optional<std::uint32_t>& digits) {
    if (!walk.route.is_coded(walk.at)) return true;
    std::string& typed = form.text("digits");
    digits = core::typed_digits(typed);
    const bool fine = typed.empty() || digits;
    ui::text_field(c, tr(Text::title), typed,
                   {.error = state.missing && !fine ? tr(Text::not_six) : std::string_view{},
                    .help = tr(Text::typed_help),
                    .kind = ui::TextField::number});
    return fine;
}

void draw_coded(ui::Context& c, Form& form, const core::Route* before,
                const std::vector<core::Checkpoint>& points) {
    ui::text(c, tr(Text::title), {.type = ui::Type::body});
    ui::text(c, tr(Text::coded_text), quiet);
    for (const core::Checkpoint& point : points) {
        if (point.code.empty()) continue;
        int& choice = form.choice(coded_field(point), was_coded(before, point) ? 1 : 0);
        bool on = choice == 1;
        ui::checkbox(c, tr(Text::coded, point.place.value), on);
        choice = on ? 1 : 0;
    }
}

std::vector<std::uint16_t> coded_points(const Form& form, const core::Route* before,
                                        const std::vector<core::Checkpoint>& points) {
    std::vector<std::uint16_t> coded;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const int otherwise = was_coded(before, points[i]) ? 1 : 0;
        if (form.peek_choice(coded_field(points[i]), otherwise) == 1)
            coded.push_back(static_cast<std::uint16_t>(i));
    }
    return coded;
}

void lay(Submit& submit, const View& view, core::RouteId before, core::LayRoute route,
         std::vector<std::uint16_t> coded) {
    const core::EntityId laid{core::EntityKind::route, 0};
    if (coded.empty()) {
        submit.act.push_back({laid, std::move(route)});
        return;
    }
    submit.act.push_back({laid, core::LayCodedRoute{std::move(route), std::move(coded)}});
    // The screens that hang there go on being right; without any the app makes a new secret.
    const core::RouteSecret* secret = view.state.secret_of(before);
    submit.act.push_back({{core::EntityKind::route_secret, 0},
                          core::SetRouteSecret{secret ? secret->key : core::SecretKey{}}});
}

Intent draw_code_screens(ui::Context& c, const View& view, core::RouteId id) {
    const core::Route* route = view.state.find(id);
    if (!route || route->coded.empty() || !view.state.secret_of(id)) return Nothing{};
    ui::Card card(c, {.title = tr(Text::title)});
    ui::text(c, tr(Text::screens_text), quiet);
    ui::List list(c, tr(Text::title));
    Intent intent;
    for (const std::uint16_t index : route->coded) {
        const core::Checkpoint& point = route->checkpoints[index];
        const ui::RowHit hit = ui::row(c, std::uint64_t{index},
                                       {.title = point.place.value,
                                        .second = point.code.value,
                                        .title_bold = false,
                                        .button = tr(Text::show),
                                        .button_primary = false,
                                        .tappable = false});
        if (hit == ui::RowHit::button) intent = ShowCode{id, index};
    }
    return intent;
}

}  // namespace shell
