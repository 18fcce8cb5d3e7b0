#pragma once
// The gallery's pages. Only gallery.cpp includes this.

#include "shell/ui/gallery.hpp"

namespace ui::gallery {

void tapped(Gallery& g, std::string_view what);

void draw_acts(Context& c, Gallery& g);
void draw_rows(Context& c, Gallery& g);
void draw_choices(Context& c, Gallery& g);
void draw_entry(Context& c, Gallery& g);
void draw_showing(Context& c, Gallery& g);
void draw_data(Context& c, Gallery& g);

}  // namespace ui::gallery
