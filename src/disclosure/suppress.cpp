#include "disclosure/suppress.h"

#include <algorithm>
#include <random>

#include "disclosure/detour.h"

namespace luwte::disclosure {
namespace {
constexpr long highest_gain = 1000;
constexpr double hidden_price = 0.001, insisted_price = 1000;

/// The work on one part of the sheet.
class Workshop {
public:
    Workshop(const Sheet& sheet, const std::vector<int>& part, const Rules& rules)
        : m_sheet{sheet}, m_rules{rules}, m_watch{sheet, part, rules}, m_attacker{sheet, part}, m_detour{sheet, part}, m_part{part}, m_hidden(sheet.cells.size(), true)
    {
        for (const int cell : part) {
            const auto& here = sheet.cells[cell];
            let_differ(cell);
            m_detour.price(cell, hidden_price);
            if (here.known) show(cell);
            else if (here.published && !sensitive(here, rules)) m_free.push_back(cell);
        }
    }

    /// Protects with as few of the free cells hidden as it can; answers what cannot be mended.
    std::optional<Leak> work()
    {
        for (const int cell : m_free) show(cell);
        if (const auto leak = mend_all(m_part)) return leak;
        thin(m_free);
        auto best = m_hidden;
        double cost = price_of(best);
        // Many cells to watch make each try dear: fewer of them, and nobody waits longer than for few.
        const auto watched = std::max<std::size_t>(m_watch.cells.size(), 40);
        const auto tries = static_cast<std::size_t>(m_rules.tries) * 40 / watched;
        for (std::size_t attempt = 0; attempt < tries && cost > 0; ++attempt) {
            if (attempt % 2 == 0) shake();
            else if (!insist()) {
                put(best);
                continue;
            }
            auto order = m_free;
            stir(order);
            thin(order);
            if (const double now = price_of(m_hidden); now <= cost) cost = now, best = m_hidden;
            else put(best);
        }
        put(best);
        return std::nullopt;
    }

    const std::vector<bool>& hidden() const { return m_hidden; }

private:
    /// Margins say more to a reader than what they are made of, and without how many there were in all no sentence can be written.
    double worth(int cell) const
    {
        const auto& at = m_sheet.cells[cell].at;
        const bool all = std::all_of(at.begin() + role_axis, at.end(), [](int here) { return here == whole; });
        return all ? m_rules.total : 1 + 0.02 * static_cast<double>(std::count(at.begin(), at.end(), whole));
    }
    double price_of(const std::vector<bool>& hidden) const
    {
        double sum = 0;
        for (const int cell : m_free)
            if (hidden[cell]) sum += worth(cell);
        return sum;
    }
    /// What is known for ever is no way round.
    void let_differ(int cell)
    {
        const auto& here = m_sheet.cells[cell];
        m_detour.allow(cell, here.known ? 0 : here.count, here.known ? 0 : highest_gain);
    }
    void show(int cell) { m_attacker.show(cell), m_detour.price(cell, worth(cell)), m_hidden[cell] = false; }
    void hide(int cell) { m_attacker.hide(cell), m_detour.price(cell, hidden_price), m_hidden[cell] = true; }
    void put(const std::vector<bool>& hidden)
    {
        for (const int cell : m_free)
            if (hidden[cell] != m_hidden[cell]) hidden[cell] ? hide(cell) : show(cell);
    }

    std::optional<Leak> mend_all(const std::vector<int>& in_doubt)
    {
        Round round{m_attacker, m_watch, m_rules, in_doubt};
        while (const auto leak = round.next())
            if (!mend(*leak)) return leak;
        return std::nullopt;
    }

    /// Hides what makes the leak go away; false when nothing does.
    bool mend(const Leak& leak)
    {
        std::optional<Detour::Path> best;
        const auto consider = [&](int cell, long change) {
            if (m_sheet.cells[cell].count + change < 0) return;
            if (auto path = m_detour.cheapest({cell}, change); path && (!best || path->price < best->price)) best = std::move(path);
        };
        const long count = m_sheet.cells[leak.cell].count;
        if (leak.kind == Leak::Kind::insider) {
            m_detour.allow(leak.by, 0, 0);
            consider(leak.cell, 1);
            consider(leak.cell, -1);
            let_differ(leak.by);
        } else if (leak.kind == Leak::Kind::group) {
            for (const auto& group : m_watch.groups)
                if (group.sum == leak.by && group.all == leak.cell)
                    for (const int other : group.others) consider(other, 1);
            consider(leak.by, -m_sheet.cells[leak.by].count);
        } else if (const auto now = m_attacker.bounds(leak.cell); now.upper < m_rules.upper) {
            consider(leak.cell, m_rules.upper - count);
        } else {
            consider(leak.cell, now.lower + m_rules.width - count);
            if (now.upper - m_rules.width < count) consider(leak.cell, now.upper - m_rules.width - count);
        }
        if (!best) return false;
        bool helped = false;
        for (const int cell : best->cells)
            if (!m_hidden[cell]) hide(cell), helped = true;
        return helped;
    }

    void thin(const std::vector<int>& order)
    {
        for (const int cell : order) {
            if (!m_hidden[cell]) continue;
            const auto in_doubt = m_attacker.leaning_on(cell);
            show(cell);
            if (Round{m_attacker, m_watch, m_rules, in_doubt}.next()) hide(cell);
        }
    }

    void shake()
    {
        for (int i = 0; i < 2; ++i)
            if (const int cell = m_free[m_dice() % m_free.size()]; !m_hidden[cell]) hide(cell);
    }
    /// Shows a hidden cell and hides others for it; false when that cannot be.
    bool insist()
    {
        std::vector<int> choice;
        std::ranges::copy_if(m_free, std::back_inserter(choice), [&](int cell) { return m_hidden[cell]; });
        if (choice.empty()) return false;
        const int cell = choice[m_dice() % choice.size()];
        const auto in_doubt = m_attacker.leaning_on(cell);
        show(cell);
        m_detour.price(cell, insisted_price);
        const bool mended = !mend_all(in_doubt);
        if (!m_hidden[cell]) m_detour.price(cell, worth(cell));
        return mended;
    }
    void stir(std::vector<int>& order)  // std::shuffle differs between libraries
    {
        for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[m_dice() % i]);
    }

    const Sheet& m_sheet;
    const Rules& m_rules;
    Watch m_watch;
    Attacker m_attacker;
    Detour m_detour;
    const std::vector<int>& m_part;
    std::vector<bool> m_hidden;
    std::vector<int> m_free;  // published, not sensitive: to be shown or hidden as we like
    std::mt19937 m_dice{1};   // always the same throws
};

}  // namespace

Pattern suppress(const Sheet& sheet, const Rules& rules)
{
    Pattern pattern{std::vector<bool>(sheet.cells.size(), true), std::nullopt};
    for (const auto& part : sheet.parts()) {
        Workshop workshop{sheet, part, rules};
        if (auto leak = workshop.work()) {
            pattern.leak = leak;
            return pattern;
        }
        for (const int cell : part) pattern.hidden[cell] = workshop.hidden()[cell];
    }
    return pattern;
}

}  // namespace luwte::disclosure
