#include "statistics/monitor.h"

#include <boost/json.hpp>

#include "base/embedded.h"
#include "base/require.h"

namespace luwte::statistics {
namespace {
namespace json = boost::json;

std::string text(const json::value& value) { return std::string{value.as_string()}; }

std::vector<MonitorFigure> read()
{
    const auto file = embedded::find("references/monitor.json");
    REQUIRE_THAT_HOLDS(file);
    std::vector<MonitorFigure> figures;
    const auto document = json::parse({file->data(), file->size()});
    for (const auto& one : document.at("figures").as_array()) {
        const auto* people = one.as_object().if_contains("people");
        figures.push_back({static_cast<int>(one.at("edition").as_int64()), text(one.at("what")), text(one.at("role")), static_cast<int>(one.at("perCent").as_int64()),
                           people ? std::optional{static_cast<int>(people->as_int64())} : std::nullopt,
                           {text(one.at("denominator").at("nl")), text(one.at("denominator").at("en"))}, text(one.at("source"))});
    }
    return figures;
}
}  // namespace

const std::vector<MonitorFigure>& monitor()
{
    static const auto figures = read();
    return figures;
}

}  // namespace luwte::statistics
