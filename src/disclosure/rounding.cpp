#include "disclosure/rounding.h"

#include <glpk.h>

#include <cmath>
#include <random>

namespace luwte::disclosure {
namespace {

/// Far from what anybody can guess: all counts go in, those of no table too.
unsigned seed_of(const Sheet& sheet, unsigned draw)
{
    unsigned seed = 2166136261U ^ draw;
    for (const auto& cell : sheet.cells)
        for (const long number : {cell.count, cell.persons, cell.largest}) seed = (seed ^ static_cast<unsigned>(number)) * 16777619U;
    return seed;
}

/// A column for each cell: one when it goes up. The multiples of the base stay what they are.
class Program {
public:
    Program(const Sheet& sheet, const std::vector<int>& part, long base) : m_sheet{sheet}, m_part{part}, m_base{base}, m_column(sheet.cells.size(), 0)
    {
        glp_term_out(GLP_OFF);
        glp_add_cols(m_problem, static_cast<int>(part.size()));
        for (std::size_t i = 0; i < part.size(); ++i) {
            m_column[part[i]] = static_cast<int>(i) + 1;
            const bool stays = sheet.cells[part[i]].count % base == 0;
            glp_set_col_kind(m_problem, static_cast<int>(i) + 1, GLP_IV);
            glp_set_col_bnds(m_problem, static_cast<int>(i) + 1, stays ? GLP_FX : GLP_DB, 0, stays ? 0 : 1);
        }
        for (const auto& line : sheet.lines)
            if (m_column[line.sum]) add(line);
    }
    ~Program() { glp_delete_prob(m_problem); }
    Program(const Program&) = delete;

    bool solve(std::mt19937& dice, std::vector<long>& printed)
    {
        for (const int cell : m_part) {
            const double lot = static_cast<double>(dice()) / 4294967296.0, odds = static_cast<double>(m_sheet.cells[cell].count % m_base) / static_cast<double>(m_base);
            glp_set_obj_coef(m_problem, m_column[cell], lot < odds ? -1 : 1);
        }
        glp_smcp how;
        glp_init_smcp(&how);
        how.msg_lev = GLP_MSG_OFF;
        if (glp_simplex(m_problem, &how) != 0 || glp_get_status(m_problem) != GLP_OPT) return false;
        glp_iocp whole_numbers;
        glp_init_iocp(&whole_numbers);
        whole_numbers.msg_lev = GLP_MSG_OFF;
        whole_numbers.mip_gap = 0.05;  // which way the lots fall need not be the very best
        if (glp_intopt(m_problem, &whole_numbers) != 0) return false;
        if (const int status = glp_mip_status(m_problem); status != GLP_OPT && status != GLP_FEAS) return false;
        for (const int cell : m_part)
            printed[cell] = m_sheet.cells[cell].count / m_base * m_base + m_base * std::lround(glp_mip_col_val(m_problem, m_column[cell]));
        return true;
    }

private:
    void add(const Line& line)
    {
        std::vector<int> columns{0, m_column[line.sum]};
        std::vector<double> factors{0, -1};
        long below = m_sheet.cells[line.sum].count / m_base;  // what the line still needs, in bases
        for (const int cell : line.parts) columns.push_back(m_column[cell]), factors.push_back(1), below -= m_sheet.cells[cell].count / m_base;
        const int row = glp_add_rows(m_problem, 1);
        glp_set_mat_row(m_problem, row, static_cast<int>(columns.size()) - 1, columns.data(), factors.data());
        glp_set_row_bnds(m_problem, row, GLP_FX, static_cast<double>(below), static_cast<double>(below));
    }

    const Sheet& m_sheet;
    const std::vector<int>& m_part;
    long m_base;
    std::vector<int> m_column;
    glp_prob* m_problem = glp_create_prob();
};

}  // namespace

std::optional<std::vector<long>> round_all(const Sheet& sheet, long base, unsigned draw)
{
    std::vector<long> printed(sheet.cells.size());
    std::mt19937 dice{seed_of(sheet, draw)};
    for (const auto& part : sheet.parts())
        if (!Program{sheet, part, base}.solve(dice, printed)) return std::nullopt;
    return printed;
}

}  // namespace luwte::disclosure
