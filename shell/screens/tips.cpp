#include "shell/screens/tips.hpp"

#include "shell/ui/widgets.hpp"

#include <optional>

namespace shell {

namespace {

// clang-format off
#define TIP_TEXTS(X) \
    X(today, "最急的排在最上面，圆环里是剩下的时间。没有网络也照常用，联网后自动上传。", "The most urgent is on top; the ring shows the time left. Work on without a network, it is sent later.") \
    X(tickets, "长按一行可以复制单号和地址。", "Press and hold a row to copy its number and place.") \
    X(new_ticket, "点房号和类别就能建单，其余可以以后补；时间自动记下。", "A unit and a category are enough, the rest can follow. The time is noted by itself.") \
    X(new_request, "选类别、写几句就能提交，时间自动记下，办理到哪一步随时能看。", "Choose a category and say a few words. The time is noted; see how it goes at any time.") \
    X(rounds, "到点扫码打卡；标签坏了就输点位编码并写原因。每一项随手存在本机。", "Scan the code at each point; when a label is broken, type its code and say why. All is stored as you go.") \
    X(households, "输房号、姓名或手机尾号都能找到。", "A unit, a name or the last digits of a phone will find it.") \
    X(sync, "“已存本机”断网也不会丢；“已上传”是服务器已经收到。", "“Saved on this device” is safe without a network; “received” means that the server has it.") \
    X(my_tickets, "报修、投诉和咨询都在这里跟进；办完请您确认和评分。", "Follow your requests here. When the work is done, please confirm and rate it.") \
    X(understood, "知道了", "Got it")
// clang-format on
UI_TEXT_TABLE(Text, TIP_TEXTS)

std::optional<Text> tip_of(const View& view, Place place) {
    switch (place) {
        case Place::today: return Text::today;
        case Place::tickets: return Text::tickets;
        case Place::new_ticket: return view.owner() ? Text::new_request : Text::new_ticket;
        case Place::rounds: return Text::rounds;
        case Place::households: return Text::households;
        case Place::sync: return Text::sync;
        case Place::my_tickets: return Text::my_tickets;
        default: return {};
    }
}

}  // namespace

Intent draw_tip(ui::Context& c, const View& view, Place place) {
    const std::optional<Text> tip = tip_of(view, place);
    if (!tip || view.tips_put_away.contains(place)) return Nothing{};
    const bool put_away = ui::banner(c, {.tone = ui::Tone::under_way,
                                         .icon = ui::Icon::info,
                                         .text = tr(*tip),
                                         .button = tr(Text::understood)});
    return put_away ? Intent{PutTipAway{place}} : Intent{};
}

}  // namespace shell
