// A link to one ticket: asked for from the server, then copied.

#include "shell/app.hpp"
#include "shell/words.hpp"

namespace shell {

namespace {

// clang-format off
#define APP_LINK_TEXTS(X) \
    X(copied, "进度链接已复制，14 天内有效", "Link copied; it works for 14 days") \
    X(offline, "离线时不能生成链接，请联网后再试", "A link can only be made online") \
    X(unknown, "服务器上还没有这张工单，或您无权发送", "The server does not have this ticket yet, or you may not send it") \
    X(too_many, "这张工单的链接太多，请用已发送的链接", "This ticket has many links already; use one of those") \
    X(failed, "没能生成链接，请稍后再试", "The link could not be made; try again later")
// clang-format on
UI_TEXT_TABLE(Text, APP_LINK_TEXTS)

Text objection(const platform::HttpResponse& answer) {
    if (answer.failure != platform::HttpFailure::none || answer.status == 401) return Text::offline;
    if (answer.status == 404) return Text::unknown;
    return answer.status == 429 ? Text::too_many : Text::failed;
}

}  // namespace

void App::send_link(core::TicketId ticket) {
    platform::HttpRequest request;
    request.path = "/links/" + std::to_string(ticket.value);
    platform_.http.post(std::move(request), [this, alive = alive_](platform::HttpResponse answer) {
        if (!*alive) return;
        later([this, answer = std::move(answer)] {
            if (answer.failure != platform::HttpFailure::none || answer.status != 200)
                return say(std::string(tr(objection(answer))), ui::Tone::late);
            carry_out(CopyText{std::string(answer.body.begin(), answer.body.end()),
                               std::string(tr(Text::copied))});
        });
    });
}

}  // namespace shell
