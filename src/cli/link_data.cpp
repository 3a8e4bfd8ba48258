#include "cli/link_data.h"

#include <map>
#include <utility>

#include "cli/commands.h"
#include "cli/csv.h"

namespace luwte::cli {

namespace {
using linking::Mention;

std::vector<Mention> read(const std::filesystem::path& file)
{
    const auto rows = csv_rows(file.string(), csv_text(file.string()), ',');
    if (rows.empty()) throw BadUse{file.string() + " is empty"};
    std::vector<Mention> out;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].fields.size() != rows[0].fields.size())
            throw BadUse{file.string() + ":" + std::to_string(rows[i].line) + ": another number of columns than the first line"};
        Mention mention;
        for (std::size_t c = 0; c < rows[0].fields.size(); ++c) assign(mention, rows[0].fields[c], rows[i].fields[c]);
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
