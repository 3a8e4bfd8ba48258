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

/// Fields without the blanks around them; blank lines are left out. Throws BadUse, with the line, where a quote opens a field and does
/// not close it, for it would swallow the rows after it; within a field that it did not open a quote is a sign like any other.
std::vector<CsvRow> csv_rows(const std::string& file, std::string_view text, char separator);

/// Of the whole file; throws BadUse when it cannot be read.
std::string csv_text(const std::string& file);

}  // namespace luwte::cli
