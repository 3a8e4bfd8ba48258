#include "disclosure/attacker.h"

#include <glpk.h>

#include <algorithm>
#include <cmath>

#include "base/require.h"

namespace luwte::disclosure {
namespace {
constexpr std::size_t solutions_kept = 400;

bool is_whole(double value) { return std::abs(value - std::round(value)) < 1e-6; }
}  // namespace

struct Attacker::Program {
    glp_prob* problem = glp_create_prob();
    std::vector<int> priced;  // columns with a price in the last question
    ~Program() { glp_delete_prob(problem); }

    /// Also when the last basis leads nowhere: then from the start.
    void optimise()
    {
        glp_smcp how;
        glp_init_smcp(&how);
        how.msg_lev = GLP_MSG_OFF;
        if (glp_simplex(problem, &how) == 0 && glp_get_status(problem) == GLP_OPT) return;
        glp_std_basis(problem);
        REQUIRE_THAT_HOLDS(glp_simplex(problem, &how) == 0 && glp_get_status(problem) == GLP_OPT);
    }

    /// Whole numbers by branch and bound; the first that are met, when any will do.
    bool optimise_whole(bool any)
    {
        const int columns = glp_get_num_cols(problem);
        for (int column = 1; column <= columns; ++column) glp_set_col_kind(problem, column, GLP_IV);
        glp_iocp how;
        glp_init_iocp(&how);
        how.msg_lev = GLP_MSG_OFF;
        if (any) how.bt_tech = GLP_BT_DFS, how.cb_func = stop_at_the_first;
        const int outcome = glp_intopt(problem, &how), status = glp_mip_status(problem);
        return (outcome == 0 && status == GLP_OPT) || (outcome == GLP_ESTOP && status == GLP_FEAS);
    }

    static void stop_at_the_first(glp_tree* tree, void*)
    {
        if (glp_ios_reason(tree) == GLP_IBINGO) glp_ios_terminate(tree);
    }

    /// Whole numbers whose priced columns reach `enough` together, if there are any.
    bool find_whole(bool most, long enough)
    {
        const int row = glp_add_rows(problem, 1);
        std::vector<int> columns{0};
        columns.insert(columns.end(), priced.begin(), priced.end());
        const std::vector<double> ones(columns.size(), 1);
        glp_set_mat_row(problem, row, static_cast<int>(priced.size()), columns.data(), ones.data());
        glp_set_row_bnds(problem, row, most ? GLP_LO : GLP_UP, static_cast<double>(enough), static_cast<double>(enough));
        glp_std_basis(problem);
        glp_smcp how;
        glp_init_smcp(&how);
        how.msg_lev = GLP_MSG_OFF;
        const bool found = glp_simplex(problem, &how) == 0 && glp_get_status(problem) == GLP_OPT && optimise_whole(true);
        const int rows[] = {0, row};
        glp_del_rows(problem, 1, rows);
        glp_std_basis(problem);
        return found;
    }
};

Attacker::Attacker(const Sheet& sheet, const std::vector<int>& part)
    : m_sheet{sheet}, m_part{part}, m_column(sheet.cells.size(), 0), m_ceiling{1000}, m_program{std::make_unique<Program>()}
{
    auto* problem = m_program->problem;
    glp_term_out(GLP_OFF);
    for (const int cell : part) m_ceiling = std::max(m_ceiling, 4 * sheet.cells[cell].count + 1000);
    m_seen.assign(sheet.cells.size(), {0, m_ceiling});
    glp_add_cols(problem, static_cast<int>(part.size()));
    for (std::size_t i = 0; i < part.size(); ++i) {
        m_column[part[i]] = static_cast<int>(i) + 1;
        // The ceiling only takes possibilities away from the truth's company: it never makes a cell look safer than it is.
        glp_set_col_bnds(problem, static_cast<int>(i) + 1, GLP_DB, 0, static_cast<double>(m_ceiling));
    }
    for (const auto& line : sheet.lines) {
        if (!m_column[line.sum]) continue;
        std::vector<int> columns{0, m_column[line.sum]};
        std::vector<double> factors{0, -1};
        for (const int cell : line.parts) columns.push_back(m_column[cell]), factors.push_back(1);
        const int row = glp_add_rows(problem, 1);
        glp_set_mat_row(problem, row, static_cast<int>(columns.size()) - 1, columns.data(), factors.data());
        glp_set_row_bnds(problem, row, GLP_FX, 0, 0);
    }
    std::vector<int> truth(part.size());
    for (std::size_t i = 0; i < part.size(); ++i) truth[i] = static_cast<int>(sheet.cells[part[i]].count);
    m_solutions.push_back(std::move(truth));
}

Attacker::~Attacker() = default;

void Attacker::show(int cell) { narrow(cell, m_sheet.cells[cell].count, m_sheet.cells[cell].count); }
void Attacker::hide(int cell) { narrow(cell, 0, m_ceiling); }

void Attacker::narrow(int cell, long least, long most)
{
    glp_set_col_bnds(m_program->problem, m_column[cell], least == most ? GLP_FX : GLP_DB, static_cast<double>(least), static_cast<double>(most));
    m_seen[cell] = {least, most};
    m_fresh = false;
}

long Attacker::solve(const std::vector<int>& cells, bool most, std::optional<long> enough)
{
    auto* problem = m_program->problem;
    for (const int column : m_program->priced) glp_set_obj_coef(problem, column, 0);
    m_program->priced.clear();
    for (const int cell : cells) {
        glp_set_obj_coef(problem, m_column[cell], 1);
        m_program->priced.push_back(m_column[cell]);
    }
    glp_set_obj_dir(problem, most ? GLP_MAX : GLP_MIN);
    m_program->optimise();

    const auto read = [&](auto value_of) {
        std::vector<int> solution(m_part.size());
        for (std::size_t i = 0; i < m_part.size(); ++i) solution[i] = static_cast<int>(std::lround(value_of(problem, static_cast<int>(i) + 1)));
        return solution;
    };
    bool whole_numbers = true;
    for (int column = 1; column <= static_cast<int>(m_part.size()) && whole_numbers; ++column) whole_numbers = is_whole(glp_get_col_prim(problem, column));
    std::vector<int> solution;
    if (whole_numbers) {
        solution = read(glp_get_col_prim);
    } else if (enough) {
        const double best = glp_get_obj_val(problem);
        const long reached = std::lround(most ? std::floor(best + 1e-6) : std::ceil(best - 1e-6));
        if (most ? reached < *enough : reached > *enough) return reached;  // not even broken numbers get there
        // No whole numbers get there: the next best there can be.
        if (!m_program->find_whole(most, *enough)) return most ? *enough - 1 : *enough + 1;
        solution = read(glp_mip_col_val);
    } else {
        REQUIRE_THAT_HOLDS(m_program->optimise_whole(false));
        solution = read(glp_mip_col_val);
    }
    long sum = 0;
    for (const int cell : cells) sum += solution[m_column[cell] - 1];
    if (m_solutions.size() >= solutions_kept) m_solutions.erase(m_solutions.begin() + 1, m_solutions.begin() + solutions_kept / 2), m_fresh = false;
    m_solutions.push_back(std::move(solution));
    if (m_fresh) m_fitting.push_back(static_cast<int>(m_solutions.size()) - 1);
    return sum;
}

bool Attacker::vanishes(int cell) { return solve({cell}, false, 0) == 0; }

Range Attacker::bounds(int cell)
{
    const long lower = solve({cell}, false), upper = solve({cell}, true);
    return {lower, upper, upper >= m_ceiling / 2};
}

bool Attacker::agrees(const std::vector<int>& solution) const
{
    for (std::size_t i = 0; i < m_part.size(); ++i)
        if (const auto& seen = m_seen[m_part[i]]; solution[i] < seen.least || solution[i] > seen.most) return false;
    return true;
}

void Attacker::refresh()
{
    if (m_fresh) return;
    m_fitting.clear();
    for (std::size_t i = 0; i < m_solutions.size(); ++i)
        if (agrees(m_solutions[i])) m_fitting.push_back(static_cast<int>(i));
    m_fresh = true;
}

bool Attacker::spans(int cell, long width, long upper)
{
    if (m_seen[cell].least == m_seen[cell].most) return width <= 0 && upper <= m_sheet.cells[cell].count;
    refresh();
    long lowest = m_sheet.cells[cell].count, highest = lowest;
    const auto enough = [&] { return highest >= upper && highest - lowest >= width; };
    for (const int i : m_fitting) {
        const long value = m_solutions[i][m_column[cell] - 1];
        lowest = std::min(lowest, value);
        highest = std::max(highest, value);
    }
    if (enough()) return true;
    const long wanted = std::max(upper, lowest + width);
    if (solve({cell}, true, wanted) >= wanted) return true;
    highest = solve({cell}, true);
    return highest >= upper && solve({cell}, false, highest - width) <= highest - width;
}

bool Attacker::reaches(const std::vector<int>& cells, long most_wanted)
{
    refresh();
    for (const int i : m_fitting) {
        long sum = 0;
        for (const int cell : cells) sum += m_solutions[i][m_column[cell] - 1];
        if (sum >= most_wanted) return true;
    }
    return solve(cells, true, most_wanted) >= most_wanted;
}

}  // namespace luwte::disclosure
