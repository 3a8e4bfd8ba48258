#include "documents/columns.h"

#include <glib.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace luwte::documents {
namespace {

constexpr double letters_on_a_line = 92, between_columns = 2;

double letters(std::string_view text) { return static_cast<double>(g_utf8_strlen(text.data(), static_cast<gssize>(text.size()))); }

double longest_word(std::string_view text)
{
    double longest = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find_first_of(" \n", at), text.size());
        longest = std::max(longest, letters(text.substr(at, end - at)));
        at = end + 1;
    }
    return longest;
}

}  // namespace

std::vector<double> widths(const std::vector<Column>& columns, double room)
{
    double needed = 0, wished = 0;
    for (const auto& column : columns) needed += column.least, wished += column.whole;
    std::vector<double> given;
    for (const auto& column : columns)
        given.push_back(wished <= room ? column.whole * room / wished
                                       : column.least + (room - needed) * (column.whole - column.least) / (wished - needed));
    return given;
}

std::vector<int> widths_by_letters(const Table& table, int room)
{
    std::vector<Column> columns;
    for (std::size_t column = 0; column < table.head.size(); ++column) {
        const auto most = letters_on_a_line / static_cast<double>(table.head.size());
        Column one{std::min(letters(table.head[column]), most), letters(table.head[column])};
        for (const auto& row : table.rows) {
            if (column >= row.size()) continue;
            one.least = std::max(one.least, std::min(longest_word(row[column]), most));
            one.whole = std::max(one.whole, letters(row[column]));
        }
        columns.push_back({one.least + between_columns, std::max(one.whole, one.least) + between_columns});
    }
    std::vector<int> given;
    const auto line = letters_on_a_line + between_columns * static_cast<double>(columns.size());
    for (const auto width : widths(columns, line)) given.push_back(static_cast<int>(std::floor(width * room / line)));
    return given;
}

}  // namespace luwte::documents
