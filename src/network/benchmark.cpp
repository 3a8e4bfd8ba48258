#include "network/benchmark.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace luwte::network {
namespace {
using Counts = std::vector<long>;

long sum(const Counts& counts) { return std::accumulate(counts.begin(), counts.end(), 0L); }

std::optional<int> total_of(const Totals& totals)
{
    for (const auto& figure : totals.figures)
        if (figure.axis.empty()) return figure.count;
    return std::nullopt;
}

/// Not printed as a number above nothing, and not certainly nothing.
bool may_be_some(const Totals& totals, const Figure& figure) { return !figure.count || (totals.rounded && *figure.count == 0); }

/// What was counted, at least and at most.
std::pair<long, long> bounds(const Totals& totals)
{
    const auto total = total_of(totals);
    if (!total) return {1, totals.smallest - 1};
    const long off = totals.rounded ? *totals.rounded - 1 : 0;
    return {std::max(*total - off, 0L), *total + off};
}

/// One axis over the organisations that printed their total and something along it: a count for each, by class.
class Breakdown {
public:
    Breakdown(const std::vector<Contribution>& contributions, const std::string& axis) : m_axis{axis}
    {
        for (const auto& one : contributions) {
            const auto total = total_of(one.totals);
            const bool told = std::any_of(one.totals.figures.begin(), one.totals.figures.end(), [&](const Figure& figure) { return figure.axis == axis && figure.count; });
            if (total && told) add(one.totals, *total);
        }
    }

    std::vector<Benchmark::Part> parts(const GroupRules& rules)
    {
        Counts totals = m_rest;
        for (const auto& [name, counts] : m_classes)
            for (std::size_t i = 0; i < counts.size(); ++i) totals[i] += counts[i];
        if (!tells_nobody_apart(totals, rules)) return {};
        gather(rules);
        if (m_classes.empty()) return {};
        std::vector<Benchmark::Part> parts;
        const long of = sum(totals);
        for (const auto& [name, counts] : m_classes) parts.push_back({m_axis, name, sum(counts), of});
        if (sum(m_rest) > 0) parts.push_back({m_axis, other_class, sum(m_rest), of});
        return parts;
    }

private:
    void add(const Totals& totals, long total)
    {
        for (const auto& figure : totals.figures)
            if (figure.axis == m_axis && !m_classes.contains(figure.class_)) m_classes[figure.class_].assign(m_rest.size(), 0);
        for (const auto& figure : totals.figures)
            if (figure.axis == m_axis && may_be_some(totals, figure)) m_hidden.insert(figure.class_);
        long rest = total;
        for (auto& [name, counts] : m_classes) {
            const auto found = std::find_if(totals.figures.begin(), totals.figures.end(), [&](const Figure& figure) { return figure.axis == m_axis && figure.class_ == name; });
            counts.push_back(found == totals.figures.end() ? 0 : found->count.value_or(0));
            rest -= counts.back();
        }
        m_rest.push_back(rest);
    }

    /// What cannot be printed by itself goes to the rest, until the rest can be. Nothing is no class of its own where somebody hides what he had.
    void gather(const GroupRules& rules)
    {
        for (auto one = m_classes.begin(); one != m_classes.end();)
            if (sum(one->second) > 0 ? !tells_nobody_apart(one->second, rules) : m_hidden.contains(one->first)) one = join(one);
            else ++one;
        while (sum(m_rest) > 0 && !m_classes.empty() && !tells_nobody_apart(m_rest, rules))
            join(std::min_element(m_classes.begin(), m_classes.end(), [](const auto& one, const auto& another) { return sum(one.second) < sum(another.second); }));
    }

    using Classes = std::map<std::string, Counts>;
    Classes::iterator join(Classes::iterator one)
    {
        for (std::size_t i = 0; i < m_rest.size(); ++i) m_rest[i] += one->second[i];
        return m_classes.erase(one);
    }

    std::string m_axis;
    Classes m_classes;
    std::set<std::string> m_hidden;  // by at least one, or rounded away
    Counts m_rest;  // hidden in the accounts, or not printable here
};

std::vector<std::string> axes_of(const std::vector<Contribution>& contributions)
{
    std::map<std::string, int> axes;
    for (const auto& one : contributions)
        for (const auto& figure : one.totals.figures)
            if (!figure.axis.empty()) ++axes[figure.axis];
    std::vector<std::string> names;
    for (const auto& [name, count] : axes) names.push_back(name);
    return names;
}
}  // namespace

bool tells_nobody_apart(std::vector<long> counts, const GroupRules& rules)
{
    std::erase(counts, 0L);  // nothing is added by whoever had nothing
    if (counts.size() < rules.fewest) return false;
    std::sort(counts.begin(), counts.end(), std::greater{});
    const long others = sum(counts) - counts[0] - counts[1];
    return 100 * others >= rules.margin * counts[0];
}

std::optional<Benchmark> benchmark(const std::vector<Contribution>& contributions, const GroupRules& rules)
{
    Benchmark made;
    Counts shown;
    for (const auto& one : contributions) {
        const auto total = total_of(one.totals);
        ++made.organisations;
        made.people += one.totals.people;
        made.hidden += !total;
        made.rounded += one.totals.rounded.has_value();
        const auto [least, most] = bounds(one.totals);
        made.least += least, made.most += most;
        shown.push_back(total.value_or(0));
    }
    const bool nothing_happened = sum(shown) == 0 && contributions.size() >= rules.fewest;
    if (made.people == 0 || (!nothing_happened && !tells_nobody_apart(shown, rules))) return std::nullopt;
    for (const auto& axis : axes_of(contributions)) {
        const auto parts = Breakdown{contributions, axis}.parts(rules);
        made.parts.insert(made.parts.end(), parts.begin(), parts.end());
    }
    return made;
}

std::size_t changed(const Behind& one, const Behind& other)
{
    std::size_t differ = 0;
    for (const auto& [participant, serial] : one) {
        const auto found = other.find(participant);
        differ += found == other.end() || found->second != serial;
    }
    for (const auto& [participant, serial] : other) differ += !one.contains(participant);
    return differ;
}

}  // namespace luwte::network
