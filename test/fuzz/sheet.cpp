// A spreadsheet with cases of before, as somebody's own program saved it.
#include <algorithm>

#include "cli/commands.h"
#include "cli/csv.h"
#include "cli/import_sheet.h"
#include "fuzz.h"

namespace {
using namespace luwte;

const boost::json::value& protocol()
{
    static const auto answer = boost::json::parse(R"({"forms": [{"id": "letter", "name": {"nl": "Brief", "en": "Letter"}}],
        "roles": [{"id": "mayor", "name": {"nl": "Burgemeester", "en": "Mayor"}}], "places": [], "norm": []})");
    return answer;
}
const boost::json::value& people()
{
    static const auto answer = boost::json::parse(R"({"items": [{"id": "a", "name": "A"}]})");
    return answer;
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::Input input{data, size};
    std::string content = input.choose() % 2 ? "gebeurd op;omschrijving;vorm;rol;veroorzaker\n" : "";
    content += input.text();
    const auto lines = static_cast<std::size_t>(std::ranges::count(content, '\n')) + 1;
    try {
        const auto rows = cli::csv_rows("sheet", content, ';');
        const auto filled = [&] {
            std::size_t count = 0, from = 0;
            for (std::size_t to = 0; to != content.npos; from = to + 1) {
                to = content.find('\n', from);
                count += content.substr(from, to == content.npos ? to : to - from).find_first_not_of(" \t\r") != content.npos;
            }
            return count;
        };
        if (content.find('"') == content.npos) fuzz::hold(rows.size() == filled(), "without quotes no line is swallowed");
        const auto sheet = cli::read_import("sheet", content, protocol(), people());
        for (std::size_t n = 0; n < sheet.rows.size(); ++n) {
            fuzz::hold(sheet.rows[n].line > (n ? sheet.rows[n - 1].line : 1) && sheet.rows[n].line <= lines, "a row has a line of its own");
            fuzz::hold(is_clean_text(boost::json::serialize(sheet.rows[n].form)), "a case is clean text");
        }
        for (const auto& fault : sheet.faults) fuzz::hold(fault.starts_with("sheet:"), "a fault says where");
    } catch (const cli::BadUse& refused) {
        fuzz::hold(std::string_view{refused.what()}.starts_with("sheet:"), "a refusal says where");
    }
    return 0;
}
