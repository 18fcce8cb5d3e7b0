#pragma once
// Order for short lists: what is equal keeps its place, as with std::stable_sort, in a tenth of its code
// (which counts where code is downloaded). Quadratic moves: for hundreds of items, not for thousands.

#include <algorithm>

namespace core {

template <class Items, class Less>
void order_short(Items& items, Less less) {
    for (auto next = items.begin(); next != items.end(); ++next)
        std::rotate(std::upper_bound(items.begin(), next, *next, less), next, next + 1);
}

}  // namespace core
