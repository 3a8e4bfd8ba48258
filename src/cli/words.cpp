// A refusal's code as an English sentence, from the same catalogue that the screen uses.
#include <boost/json.hpp>

#include "base/embedded.h"
#include "cli/commands.h"

namespace luwte::cli {

std::string in_words(const Refusal& refusal)
{
    const auto& fault = refusal.faults.front();
    return in_words(fault.code.text(), fault.field);
}

std::string in_words(std::string_view code, std::string field)
{
    const auto catalogue = boost::json::parse(*embedded::find("locales/ui.en.json"));
    const auto* sentence = catalogue.as_object().if_contains(code);
    constexpr std::string_view shares = "/shares/";  // people count from one
    if (field.starts_with(shares)) field = "share " + std::to_string(std::stoi(field.substr(shares.size())) + 1);
    const auto named = std::string{code} + (field.empty() ? "" : " " + field);
    return sentence ? std::string{sentence->as_string()} + " (" + named + ")" : named;
}

}  // namespace luwte::cli
