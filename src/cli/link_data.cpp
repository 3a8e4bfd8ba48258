#include "cli/link_data.h"

#include <fstream>
#include <map>
#include <sstream>
#include <utility>

#include "cli/commands.h"

namespace luwte::cli {

namespace {
using linking::Mention;

std::string trimmed(std::string text)
{
    const auto from = text.find_first_not_of(" \t\r\n");
    if (from == text.npos) return {};
    return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

/// RFC 4180: quoted fields may hold commas, line ends and doubled quotes.
std::vector<std::vector<std::string>> rows_of(const std::filesystem::path& file)
{
    std::ifstream in{file, std::ios::binary};
    if (!in) throw BadUse{"cannot read " + file.string()};
    std::stringstream all;
    all << in.rdbuf();
    auto text = all.str();
    if (text.starts_with("\xef\xbb\xbf")) text.erase(0, 3);
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row;
    std::string field;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') field += c, ++i;
        else if (c == '"') quoted = !quoted;
        else if (c == ',' && !quoted) row.push_back(trimmed(std::exchange(field, {})));
        else if (c == '\n' && !quoted) {
            row.push_back(trimmed(std::exchange(field, {})));
            rows.push_back(std::exchange(row, {}));
        } else field += c;
    }
    if (!field.empty() || !row.empty()) row.push_back(trimmed(field)), rows.push_back(row);
    return rows;
}

std::vector<Mention> read(const std::filesystem::path& file)
{
    const auto rows = rows_of(file);
    if (rows.empty()) throw BadUse{file.string() + " is empty"};
    std::vector<Mention> out;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].size() != rows[0].size()) throw BadUse{file.string() + ": row " + std::to_string(i + 1) + " has another number of columns"};
        Mention mention;
        for (std::size_t c = 0; c < rows[0].size(); ++c) assign(mention, rows[0][c], rows[i][c]);
        out.push_back(std::move(mention));
    }
    return out;
}
}  // namespace

void assign(Mention& mention, const std::string& column, std::string value)
{
    static const std::map<std::string, std::string Mention::*> columns{
        {"mention_id", &Mention::id}, {"rec_id", &Mention::id}, {"unique_id", &Mention::id}, {"incident_id", &Mention::incident}, {"date", &Mention::date},
        {"name_raw", &Mention::name}, {"full_name", &Mention::name}, {"initials", &Mention::initials}, {"given_name", &Mention::given}, {"first_name", &Mention::given},
        {"prefix", &Mention::prefix}, {"surname", &Mention::surname}, {"alias", &Mention::alias}, {"sex", &Mention::sex}, {"gender", &Mention::sex},
        {"age_est", &Mention::age}, {"dob", &Mention::born}, {"date_of_birth", &Mention::born}, {"street", &Mention::street}, {"address_1", &Mention::street},
        {"house_number", &Mention::number}, {"street_number", &Mention::number}, {"postcode", &Mention::postcode}, {"postcode_fake", &Mention::postcode},
        {"city", &Mention::city}, {"suburb", &Mention::city}, {"birth_place", &Mention::city}, {"municipality", &Mention::municipality},
        {"address_2", &Mention::locality}, {"state", &Mention::region}, {"phone", &Mention::phone}, {"email", &Mention::email}, {"handle", &Mention::handle},
        {"plate", &Mention::plate}, {"organisation", &Mention::organisation}, {"occupation", &Mention::occupation}};
    if (const auto at = columns.find(column); at != columns.end()) mention.*at->second = std::move(value);
}

std::vector<Mention> read_set(const std::string& set, const std::filesystem::path& data)
{
    if (set == "febrl1" || set == "febrl2" || set == "febrl3") return read(data / "febrl" / ("dataset" + set.substr(5) + ".csv"));
    if (set == "febrl4") {
        std::vector<Mention> out;
        for (const char* half : {"4a", "4b"})
            for (auto& mention : read(data / "febrl" / (std::string{"dataset"} + half + ".csv"))) {
                mention.incident = half;  // within one file everybody is somebody else, as within one incident
                out.push_back(std::move(mention));
            }
        return out;
    }
    if (set == "fake_1000" || set == "historical_50k") return read(data / "splink" / (set + ".csv"));
    if (std::filesystem::exists(std::filesystem::path{set} / "mentions.csv")) return read(std::filesystem::path{set} / "mentions.csv");
    throw BadUse{"no such data set: " + set};
}

}  // namespace luwte::cli
