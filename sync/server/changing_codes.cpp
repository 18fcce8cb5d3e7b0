#include "sync/server/changing_codes.hpp"

#include "sync/server/crypto.hpp"

namespace xsync::server {

namespace {

core::CodeVerdict verdict_on(const core::SeenCode& code, const core::Mac& key) {
    return core::judge_code(code.digits, code.at, [&](std::uint64_t window) {
        return hmac_sha256(key, core::code_message(window));
    });
}

}  // namespace

core::Mac code_key(const core::SecretKey& secret, const core::Code& point) {
    const auto* text = reinterpret_cast<const std::uint8_t*>(point.value.data());
    return hmac_sha256(secret, {text, point.value.size()});
}

std::vector<OwnWord> codes_to_judge(const core::State& state) {
    std::vector<OwnWord> words;
    for (const auto& [key, round] : state.all<core::Round>()) {
        const core::Route* route = state.find(round.route);
        if (!route || route->coded.empty()) continue;
        const core::RouteSecret* secret = state.secret_of(round.route);
        if (!secret) continue;
        for (const core::Visit& visit : round.visits) {
            const core::SeenCode& code = visit.code;
            if (!code.there || code.verdict != core::CodeVerdict::unjudged ||
                !route->is_coded(visit.checkpoint))
                continue;
            const core::Code& point = route->checkpoints[visit.checkpoint].code;
            words.emplace_back(
                core::entity(core::RoundId{key}),
                core::JudgeCode{visit.checkpoint, verdict_on(code, code_key(secret->key, point))});
        }
    }
    return words;
}

}  // namespace xsync::server
