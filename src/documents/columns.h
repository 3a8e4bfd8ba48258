// How a table's columns share the width of a page.
#pragma once

#include <vector>

#include "documents/document.h"

namespace luwte::documents {

struct Column {
    double least;  // its longest word
    double whole;  // its longest cell, on one line
};
/// Each column gets what it has to say when there is room for that; else what is left after the longest words is shared.
std::vector<double> widths(const std::vector<Column>&, double room);

/// By the number of letters, for a word processor, which sets the type itself: whole parts of `room`.
std::vector<int> widths_by_letters(const Table&, int room);

}  // namespace luwte::documents
