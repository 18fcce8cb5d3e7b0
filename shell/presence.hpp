#pragma once
// Who can hear that they are sent somewhere, as the server said when a sheet last asked.
//
// A sheet that shows people calls wish() in every frame it draws; the app asks the server when such a
// sheet is opened, and again while it stays once the answer is too old to say who is online. What was said
// ages with the clock: minutes away are counted on. Nothing is known before an answer, nor when this
// device is offline. One thread.

#include "core/people.hpp"

#include <map>
#include <string>
#include <string_view>

namespace shell {

class Presence {
public:
    enum class Standing : std::uint8_t { unknown, online, offline };
    struct One {
        Standing standing = Standing::unknown;
        std::int64_t minutes = 0;  // away so long, when offline
    };

    void wish() { wished_ = true; }
    // Once a frame: is the server to be asked?
    bool take_due(core::UtcMs now);
    // Lines of staff key and milliseconds; anything unreadable is nothing.
    void answered(std::string_view lines, core::UtcMs now);
    void failed();

    bool known() const { return known_; }
    One of(core::StaffId staff, core::UtcMs now) const;
    // The words of it: 在线, 离线 12 分钟, 在线未知.
    std::string words(core::StaffId staff, core::UtcMs now) const;

private:
    bool wished_ = false, open_ = false, known_ = false;
    core::UtcMs asked_at_, answered_at_;
    std::map<core::StaffId, std::int64_t> away_ms_;
};

}  // namespace shell
