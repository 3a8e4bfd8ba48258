#include "disclosure/detour.h"

#include <glpk.h>

#include <algorithm>
#include <cmath>

#include "base/require.h"

namespace luwte::disclosure {
namespace {
constexpr double close = 1e-6;

bool is_whole(double value) { return std::abs(value - std::round(value)) < close; }

void stop_at_the_first(glp_tree* tree, void*)
{
    if (glp_ios_reason(tree) == GLP_IBINGO) glp_ios_terminate(tree);
}
}  // namespace

struct Detour::Program {
    glp_prob* problem = glp_create_prob();
    int asked = 0;  // the row that says what has to differ
    ~Program() { glp_delete_prob(problem); }

    /// From the true figures. The dual method when they are cheap but not what is asked for, the primal one when they will do but are not the best.
    bool optimise(int method)
    {
        glp_smcp how;
        glp_init_smcp(&how);
        how.msg_lev = GLP_MSG_OFF;
        how.meth = method;
        glp_std_basis(problem);
        return glp_simplex(problem, &how) == 0 && glp_get_status(problem) == GLP_OPT;
    }

    /// Whole numbers by branch and bound; the first that are met, when any will do.
    bool optimise_whole(bool any)
    {
        for (int column = glp_get_num_cols(problem); column > 0; --column) glp_set_col_kind(problem, column, GLP_IV);
        glp_iocp how;
        glp_init_iocp(&how);
        how.msg_lev = GLP_MSG_OFF;
        if (any) how.bt_tech = GLP_BT_DFS, how.cb_func = stop_at_the_first;
        const int outcome = glp_intopt(problem, &how), status = glp_mip_status(problem);
        return (outcome == 0 && status == GLP_OPT) || (outcome == GLP_ESTOP && status == GLP_FEAS);
    }

    void bound(int column, double most) { glp_set_col_bnds(problem, column, most > 0 ? GLP_DB : GLP_FX, 0, most); }

    /// By how much a cell differs.
    double difference(int gain) const { return glp_get_col_prim(problem, gain) - glp_get_col_prim(problem, gain + 1); }
    double whole_difference(int gain) const { return glp_mip_col_val(problem, gain) - glp_mip_col_val(problem, gain + 1); }
};

Detour::Detour(const Sheet& sheet, const std::vector<int>& part) : m_part{part}, m_gain(sheet.cells.size(), 0), m_program{std::make_unique<Program>()}
{
    auto* problem = m_program->problem;
    glp_term_out(GLP_OFF);
    glp_add_cols(problem, static_cast<int>(2 * part.size()));
    for (std::size_t i = 0; i < part.size(); ++i) m_gain[part[i]] = 2 * static_cast<int>(i) + 1;
    for (const auto& line : sheet.lines) {
        if (!m_gain[line.sum]) continue;
        std::vector<int> columns{0};
        std::vector<double> factors{0};
        const auto add = [&](int cell, double sign) {
            columns.push_back(m_gain[cell]), factors.push_back(sign);
            columns.push_back(m_gain[cell] + 1), factors.push_back(-sign);
        };
        add(line.sum, -1);
        for (const int cell : line.parts) add(cell, 1);
        const int row = glp_add_rows(problem, 1);
        glp_set_mat_row(problem, row, static_cast<int>(columns.size()) - 1, columns.data(), factors.data());
        glp_set_row_bnds(problem, row, GLP_FX, 0, 0);
    }
    m_program->asked = glp_add_rows(problem, 1);
}

Detour::~Detour() = default;

void Detour::allow(int cell, long loss, long gain)
{
    m_program->bound(m_gain[cell], static_cast<double>(gain));
    m_program->bound(m_gain[cell] + 1, static_cast<double>(loss));
}

void Detour::price(int cell, double price)
{
    glp_set_obj_coef(m_program->problem, m_gain[cell], price);
    glp_set_obj_coef(m_program->problem, m_gain[cell] + 1, price);
}

std::optional<Detour::Path> Detour::cheapest(const std::vector<int>& cells, long change)
{
    auto* problem = m_program->problem;
    std::vector<int> columns{0};
    std::vector<double> factors{0};
    for (const int cell : cells)
        for (const int way : {0, 1}) columns.push_back(m_gain[cell] + way), factors.push_back(way ? -1 : 1);
    glp_set_mat_row(problem, m_program->asked, static_cast<int>(columns.size()) - 1, columns.data(), factors.data());
    glp_set_row_bnds(problem, m_program->asked, change > 0 ? GLP_LO : GLP_UP, static_cast<double>(change), static_cast<double>(change));
    glp_set_obj_dir(problem, GLP_MIN);
    if (!m_program->optimise(GLP_DUALP)) return std::nullopt;
    Path path{glp_get_obj_val(problem), {}};
    for (const int cell : m_part)
        if (std::abs(m_program->difference(m_gain[cell])) > close) path.cells.push_back(cell);
    return path;
}

std::optional<Detour::Change> Detour::nearest(const std::vector<int>& cells, long change)
{
    const auto path = cheapest(cells, change);
    if (!path) return std::nullopt;
    auto* problem = m_program->problem;
    const auto wholly = [&](int factor) {
        return std::ranges::all_of(path->cells, [&](int cell) {
            const double value = factor * m_program->difference(m_gain[cell]);
            return is_whole(value) && value < glp_get_col_ub(problem, m_gain[cell]) + close && -value < glp_get_col_ub(problem, m_gain[cell] + 1) + close;
        });
    };
    Change found;
    for (const int factor : {1, 2, 3}) {  // twice a half is whole, and reaches further
        if (!wholly(factor)) continue;
        for (const int cell : path->cells) found.emplace_back(cell, std::lround(factor * m_program->difference(m_gain[cell])));
        return found;
    }
    if (!m_program->optimise_whole(true)) return std::nullopt;
    for (const int cell : m_part)
        if (const long by = std::lround(m_program->whole_difference(m_gain[cell]))) found.emplace_back(cell, by);
    return found;
}

Detour::Change Detour::furthest(int cell, bool up)
{
    auto* problem = m_program->problem;
    std::vector<double> prices(static_cast<std::size_t>(glp_get_num_cols(problem)) + 1);
    for (int column = 1; column < static_cast<int>(prices.size()); ++column) prices[column] = glp_get_obj_coef(problem, column), glp_set_obj_coef(problem, column, 0);
    glp_set_obj_coef(problem, m_gain[cell], 1);
    glp_set_obj_coef(problem, m_gain[cell] + 1, -1);
    glp_set_row_bnds(problem, m_program->asked, GLP_FR, 0, 0);
    glp_set_obj_dir(problem, up ? GLP_MAX : GLP_MIN);
    REQUIRE_THAT_HOLDS(m_program->optimise(GLP_PRIMAL));
    const bool already = std::ranges::all_of(m_part, [&](int other) { return is_whole(m_program->difference(m_gain[other])); });
    if (!already) REQUIRE_THAT_HOLDS(m_program->optimise_whole(false));
    Change found;
    for (const int other : m_part)
        if (const long by = std::lround(already ? m_program->difference(m_gain[other]) : m_program->whole_difference(m_gain[other]))) found.emplace_back(other, by);
    for (int column = 1; column < static_cast<int>(prices.size()); ++column) glp_set_obj_coef(problem, column, prices[column]);
    return found;
}

}  // namespace luwte::disclosure
