#include "cli/csv.h"

#include <fstream>
#include <sstream>
#include <utility>

#include "cli/commands.h"

namespace luwte::cli {
namespace {

std::string trimmed(const std::string& text)
{
    const auto from = text.find_first_not_of(" \t\r\n");
    if (from == text.npos) return {};
    return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

bool is_blank(const CsvRow& row) { return row.fields.size() == 1 && row.fields.front().empty(); }
}  // namespace

std::vector<CsvRow> csv_rows(std::string_view text, char separator)
{
    std::vector<CsvRow> rows;
    CsvRow row{1, {}};
    std::string field;
    std::size_t line = 1;
    const auto end_row = [&] {
        row.fields.push_back(trimmed(std::exchange(field, {})));
        if (!is_blank(row)) rows.push_back(std::move(row));
        row = {line, {}};
    };
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n') ++line;
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') field += c, ++i;
        else if (c == '"') quoted = !quoted;
        else if (c == separator && !quoted) row.fields.push_back(trimmed(std::exchange(field, {})));
        else if (c == '\n' && !quoted) end_row();
        else field += c;
    }
    end_row();
    return rows;
}

std::string csv_text(const std::string& file)
{
    std::ifstream in{file, std::ios::binary};
    if (!in) throw BadUse{"cannot read " + file};
    std::stringstream all;
    all << in.rdbuf();
    auto text = all.str();
    if (text.starts_with("\xef\xbb\xbf")) text.erase(0, 3);
    return text;
}

}  // namespace luwte::cli
