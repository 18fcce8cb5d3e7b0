#include "core/policy/revisit_script.hpp"

#include <optional>

namespace core {

namespace {

using C = Category;
using K = TicketKind;
using Kinds = std::uint32_t;

constexpr Kinds of(auto... each) {
    return (Kinds{0} | ... | (Kinds{1} << static_cast<unsigned>(each)));
}
constexpr Kinds every_kind = (Kinds{1} << (ticket_kind_last + 1)) - 1;
constexpr Kinds work = of(K::repair, K::public_area, K::butler_service, K::report, K::legacy);
constexpr std::optional<Category> any = std::nullopt;

struct ScriptRow {
    Kinds kinds;
    std::optional<Category> category;
    bool charged;  // only of work that was paid for
    Sentence ask;
};

// clang-format off
constexpr ScriptRow rows[] = {
    {work,               C::leak,         false, {"现在干了吗？下过雨、用过水后有没有再渗？", "Is it dry now, also after rain or use of water?"}},
    {work,               C::leak,         false, {"墙面、天花板恢复了吗？", "Are the wall and the ceiling as before?"}},
    {work,               C::utilities,    false, {"水电正常吗？有没有再跳闸、滴水？", "Do water and power work, without tripping or dripping?"}},
    {work,               C::lift,         false, {"电梯平稳吗？还有异响吗？", "Does the lift run smoothly and quietly?"}},
    {work,               C::door_window,  false, {"门窗开关顺畅吗？锁得好吗？", "Do doors and windows move and lock well?"}},
    {work,               C::drain,        false, {"下水畅通吗？有没有反味？", "Does it drain, without smell?"}},
    {work,               C::public_space, false, {"现场恢复正常了吗？", "Is the place as it should be?"}},
    {work,               C::fire_safety,  false, {"消防设施、通道恢复正常了吗？", "Are fire equipment and ways as they should be?"}},
    {work,               C::weak_current, false, {"对讲、网络信号正常吗？", "Do intercom and network work?"}},
    {every_kind,         C::noise,        false, {"噪声停了吗？什么时候还有？", "Has the noise stopped; when is there still some?"}},
    {every_kind,         C::cleaning,     false, {"现在干净吗？之后能保持吗？", "Is it clean, and does it stay so?"}},
    {every_kind,         C::greening,     false, {"花木、草坪处理好了吗？", "Are plants and lawns in order?"}},
    {every_kind,         C::security,     false, {"秩序好转了吗？还有陌生人、推销吗？", "Is it orderly now, without strangers and sellers?"}},
    {every_kind,         C::parking,      false, {"停车问题解决了吗？", "Is the parking matter solved?"}},
    {every_kind,         C::fees,         false, {"账单、收费弄清楚了吗？", "Are bills and fees clear now?"}},
    {of(K::complaint),   any,             false, {"答应的措施落实了吗？反馈及时吗？", "Was done what was promised, and were you told in time?"}},
    {of(K::enquiry),     any,             false, {"问题都答复清楚了吗？", "Was everything answered clearly?"}},
    {of(K::suggestion),  any,             false, {"建议如何采纳，向您说明了吗？", "Were you told what becomes of your suggestion?"}},
    {work,               any,             false, {"人员准时吗？完工后清理现场了吗？", "Did they come in time and clean up?"}},
    {work,               any,             true,  {"收费与报价一致吗？收据收到了吗？", "Was the charge as quoted, with a receipt?"}},
    {every_kind,         any,             false, {"对这次处理满意吗？几分？", "How satisfied are you, from 1 to 5?"}},
    {every_kind,         any,             false, {"还有别的需要帮忙吗？", "Is there anything else?"}},
};
// clang-format on

}  // namespace

std::vector<Sentence> revisit_script(const Ticket& ticket) {
    std::vector<Sentence> script;
    for (const ScriptRow& row : rows) {
        const bool kind = (row.kinds >> static_cast<unsigned>(ticket.kind) & 1u) != 0;
        const bool category = !row.category || *row.category == ticket.category;
        const bool charge = !row.charged || ticket.charge_fen > 0;
        if (kind && category && charge) script.push_back(row.ask);
    }
    return script;
}

}  // namespace core
