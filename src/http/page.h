// A page of a list that is at hand whole.
#pragma once

#include "http/http.h"

namespace luwte::http {

/// Fills `view` with what `show` makes of a list that is sorted by `position`, the highest first, from the cursor on. Positions are
/// compared and not looked for: the list goes on where it was, also when what stood there is gone. What `show` answers nothing for
/// is left out.
template <class View, class List, class Position, class Show>
void fill(View& view, const PageRequest& page, const List& sorted, Position position, Show show)
{
    std::string last;
    for (const auto& one : sorted) {
        auto at = position(one);
        if (page.cursor && at >= *page.cursor) continue;
        auto shown = show(one);
        if (!shown) continue;
        if (view.items.size() == static_cast<std::size_t>(page.limit)) {
            view.next = cursor(last);
            return;
        }
        view.items.push_back(std::move(*shown));
        last = std::move(at);
    }
}

}  // namespace luwte::http
