#include "shell/samples.hpp"

#include "shell/ui/gallery.hpp"

namespace shell {

const bool has_samples = true;

bool draw_samples(ui::Context& c) {
    static ui::Gallery gallery;
    gallery.back = true;
    return ui::draw_gallery(c, gallery);
}

}  // namespace shell
