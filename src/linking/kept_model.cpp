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
    out += "\nprior " + exactly(model.m_prior) + " " + exactly(model.m_family) + "\n";
    for (int f = 0; f < field_count; ++f)
        for (int l = 0; l < comparisons()[f].count; ++l)
            out += "level " + std::to_string(f) + " " + std::to_string(l) + " " + exactly(model.m_m[f][l]) + " " + exactly(model.m_u[f][l]) + "\n";
    for (std::size_t said = 0; said < Commonness::said_count; ++said) {
        out += "total " + std::to_string(said) + " " + exactly(model.m_common.m_total[said]) + "\n";
        const std::map<std::string, Commonness::Count> sorted(model.m_common.m_counts[said].begin(), model.m_common.m_counts[said].end());
        for (const auto& [value, count] : sorted) out += "count " + std::to_string(said) + " " + exactly(count.seen) + " " + exactly(count.explained) + " " + value + "\n";
    }
    return out;
}

Model read_model(std::string_view text)
{
    Model model;
    std::istringstream lines{std::string{text}};
    std::string line, kind, a, b;
    if (!std::getline(lines, line) || line != first_line) return Model{};
    while (std::getline(lines, line)) {
        std::istringstream words{line};
        std::size_t which = 0, level = 0;
        words >> kind;
        if (kind == "prior" && words >> a >> b) {
            model.m_prior = figure(a), model.m_family = figure(b);
        } else if (kind == "level" && words >> which >> level >> a >> b && which < field_count && level < level_limit) {
            model.m_m[which][level] = figure(a), model.m_u[which][level] = figure(b);
        } else if (kind == "total" && words >> which >> a && which < Commonness::said_count) {
            model.m_common.m_total[which] = figure(a);
        } else if (kind == "count" && words >> which >> a >> b && which < Commonness::said_count && words.get()) {
            std::string value;
            std::getline(words, value);
            model.m_common.m_counts[which][value] = {figure(a), figure(b)};
        } else {
            return Model{};
        }
    }
    model.reckon();
    return model;
}

}  // namespace luwte::linking
