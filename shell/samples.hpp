#pragma once
// The page of widget samples, for those who build and judge the app. A program has it when
// shell/samples/with.cpp is linked into it, and has not when without.cpp is: what people download before
// they can sign in carries none. Main thread only.

namespace ui {
class Context;
}

namespace shell {

extern const bool has_samples;
// True: whoever looked at them goes back.
bool draw_samples(ui::Context& c);

}  // namespace shell
