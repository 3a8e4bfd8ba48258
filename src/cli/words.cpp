// A refusal's code as an English sentence, from the same catalogue that the screen uses.
#include <boost/json.hpp>

#include "base/embedded.h"
#include "cli/commands.h"

namespace luwte::cli {

std::string in_words(const Refusal& refusal)
{
    const auto& fault = refusal.faults.front();
    const auto catalogue = boost::json::parse(*embedded::find("locales/ui.en.json"));
    const auto* sentence = catalogue.as_object().if_contains(fault.code.text());
    const std::string code{fault.code.text()};
    std::string field = fault.field.empty() ? "" : " " + fault.field;
    constexpr std::string_view shares = "/shares/";  // people count from one
    if (fault.field.starts_with(shares)) field = " share " + std::to_string(std::stoi(fault.field.substr(shares.size())) + 1);
    return sentence ? std::string{sentence->as_string()} + " (" + code + field + ")" : code + field;
}

}  // namespace luwte::cli
