#include "disclosure/detour.h"

#include <glpk.h>

#include <cmath>

namespace luwte::disclosure {
namespace {
constexpr double highest_change = 1000;
}

// Two columns a cell: what it gains and what it loses.
struct Detour::Program {
    glp_prob* problem = glp_create_prob();
    ~Program() { glp_delete_prob(problem); }
};

Detour::Detour(const Sheet& sheet, const std::vector<int>& part)
    : m_sheet{sheet}, m_part{part}, m_place(sheet.cells.size(), -1), m_program{std::make_unique<Program>()}
{
    auto* problem = m_program->problem;
    glp_term_out(GLP_OFF);
    glp_add_cols(problem, static_cast<int>(2 * part.size()));
    for (std::size_t i = 0; i < part.size(); ++i) m_place[part[i]] = static_cast<int>(i);
    for (const auto& line : sheet.lines) {
        if (m_place[line.sum] < 0) continue;
        std::vector<int> columns{0};
        std::vector<double> factors{0};
        const auto add = [&](int cell, double sign) {
            columns.push_back(2 * m_place[cell] + 1), factors.push_back(sign);
            columns.push_back(2 * m_place[cell] + 2), factors.push_back(-sign);
        };
        add(line.sum, -1);
        for (const int cell : line.parts) add(cell, 1);
        const int row = glp_add_rows(problem, 1);
        glp_set_mat_row(problem, row, static_cast<int>(columns.size()) - 1, columns.data(), factors.data());
        glp_set_row_bnds(problem, row, GLP_FX, 0, 0);
    }
}

Detour::~Detour() = default;

std::optional<Detour::Path> Detour::find(int cell, long change, const std::vector<double>& prices, int still)
{
    auto* problem = m_program->problem;
    const auto bound = [&](int column, double least, double most) {
        glp_set_col_bnds(problem, column, least == most ? GLP_FX : GLP_DB, least, most);
    };
    for (std::size_t i = 0; i < m_part.size(); ++i) {
        const auto& here = m_sheet.cells[m_part[i]];
        const bool fixed = here.known || m_part[i] == still;
        const int gain = 2 * static_cast<int>(i) + 1, loss = gain + 1;
        bound(gain, 0, fixed ? 0 : highest_change);
        bound(loss, 0, fixed ? 0 : static_cast<double>(here.count));
        glp_set_obj_coef(problem, gain, prices[m_part[i]]);
        glp_set_obj_coef(problem, loss, prices[m_part[i]]);
    }
    const auto& target = m_sheet.cells[cell];
    if (target.known || cell == still || target.count + change < 0) return std::nullopt;
    const int gain = 2 * m_place[cell] + 1;
    bound(gain, change > 0 ? static_cast<double>(change) : 0, change > 0 ? static_cast<double>(change) : 0);
    bound(gain + 1, change < 0 ? static_cast<double>(-change) : 0, change < 0 ? static_cast<double>(-change) : 0);

    glp_smcp how;
    glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_OFF;
    glp_std_basis(problem);
    if (glp_simplex(problem, &how) != 0 || glp_get_status(problem) != GLP_OPT) return std::nullopt;

    Path path{glp_get_obj_val(problem), {}};
    for (std::size_t i = 0; i < m_part.size(); ++i) {
        const int column = 2 * static_cast<int>(i) + 1;
        if (std::abs(glp_get_col_prim(problem, column) - glp_get_col_prim(problem, column + 1)) > 1e-6) path.cells.push_back(m_part[i]);
    }
    return path;
}

}  // namespace luwte::disclosure
