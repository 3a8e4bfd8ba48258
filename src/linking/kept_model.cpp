// A model as text: a first line that names the version, then one figure a line. Figures are written so that reading them back
// gives the same bits.
#include <charconv>
#include <map>
#include <sstream>

#include "linking/linking.h"

namespace luwte::linking {

namespace {
constexpr std::string_view first_line = "luwte model 1";

std::string exactly(double value)
{
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

double figure(std::string_view text)
{
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}
}  // namespace

std::string written(const Model& model)
{
    std::string out{first_line};
    out += "\nprior " + exactly(model.m_prior) + "\n";
    for (int f = 0; f < field_count; ++f) {
        for (int l = 0; l < comparisons()[f].count; ++l)
            out += "level " + std::to_string(f) + " " + std::to_string(l) + " " + exactly(model.m_m[f][l]) + " " + exactly(model.m_u[f][l]) + "\n";
        const std::map<std::string, double> sorted(model.m_share[f].begin(), model.m_share[f].end());
        for (const auto& [value, share] : sorted) out += "share " + std::to_string(f) + " " + exactly(share) + " " + value + "\n";
    }
    return out;
}

Model read_model(std::string_view text)
{
    Model model;
    std::istringstream lines{std::string{text}};
    std::string line, kind, a, b;
    if (!std::getline(lines, line) || line != first_line) return {};
    while (std::getline(lines, line)) {
        std::istringstream words{line};
        std::size_t field = 0, level = 0;
        words >> kind;
        if (kind == "prior" && words >> a) model.m_prior = figure(a);
        else if (kind == "level" && words >> field >> level >> a >> b && field < field_count && level < level_limit)
            model.m_m[field][level] = figure(a), model.m_u[field][level] = figure(b);
        else if (kind == "share" && words >> field >> a && field < field_count && words.get() && std::getline(words, b)) model.m_share[field][b] = figure(a);
        else return {};
    }
    model.reckon();
    return model;
}

}  // namespace luwte::linking
