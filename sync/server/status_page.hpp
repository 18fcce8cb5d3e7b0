#pragma once
// The page behind a link: how one ticket stands, as plain HTML in Chinese, without a script and under
// 20 kB. It says what the owner's own page in the app says: what was asked, what was promised and when it
// was kept, who comes by name and role, the charge. Never notes, contacts or telephone numbers; numbers
// that look like one are masked in what people wrote. Pure.

#include <string>

#include "core/policy/promises.hpp"
#include "core/state.hpp"

namespace xsync::server {

// More moves than these are not shown one by one, longer texts are cut: together under 20 kB.
inline constexpr std::size_t status_moves_max = 24, status_text_max = 160, status_words_max = 400;

// REQUIRES: the ticket is in the state.
std::string status_page(const core::State& state, core::TicketId ticket, const core::Policy& policy,
                        core::UtcMs now, core::UtcMs expires_at);
// In its place: a heading and a sentence.
std::string status_notice(std::string_view heading, std::string_view sentence);

// What the pages may load: their own style and nothing else.
const std::string& status_content_security_policy();

// The text with everything that looks like a telephone number masked, 138****5678.
std::string without_phones(std::string_view text);

}  // namespace xsync::server
