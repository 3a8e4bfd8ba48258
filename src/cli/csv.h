// Rows of a CSV file (RFC 4180): quoted fields may hold separators, line ends and doubled quotes. UTF-8, with or without its mark.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace luwte::cli {

struct CsvRow {
    std::size_t line;  // on which it begins, from 1
    std::vector<std::string> fields;
};

/// Fields without the blanks around them; blank lines are left out.
std::vector<CsvRow> csv_rows(std::string_view text, char separator);

/// Of the whole file; throws BadUse when it cannot be read.
std::string csv_text(const std::string& file);

}  // namespace luwte::cli
