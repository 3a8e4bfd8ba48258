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

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool is_blank(const CsvRow& row) { return row.fields.size() == 1 && row.fields.front().empty(); }

std::string at(const std::string& file, std::size_t line) { return file + ":" + std::to_string(line) + ": "; }
}  // namespace

std::vector<CsvRow> csv_rows(const std::string& file, std::string_view text, char separator)
{
    enum class Field { bare, quoted, closed } state = Field::bare;
    std::vector<CsvRow> rows;
    CsvRow row{1, {}};
    std::string field;
    std::size_t line = 1, opened = 1;
    const auto end_field = [&] {
        row.fields.push_back(trimmed(std::exchange(field, {})));
        state = Field::bare;
    };
    const auto end_row = [&] {
        end_field();
        if (!is_blank(row)) rows.push_back(std::move(row));
        row = {line, {}};
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n') ++line;
        if (state == Field::quoted) {
            if (c != '"') field += c;
            else if (text.substr(i + 1).starts_with('"')) field += c, ++i;
            else state = Field::closed;
        }
        else if (c == separator) end_field();
        else if (c == '\n') end_row();
        else if (state == Field::closed && !is_blank(c)) throw BadUse{at(file, line) + "a quote ends in the middle of a field; within quotes it is written twice"};
        else if (c == '"' && trimmed(field).empty()) state = Field::quoted, opened = line;
        else field += c;
    }
    if (state == Field::quoted) throw BadUse{at(file, opened) + "a quote is opened here and never closed"};
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
