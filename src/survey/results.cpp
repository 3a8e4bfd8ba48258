// The results as a sheet of disclosure control: for each question its options by group, with the sum over groups. Who left a
// question out, and who did not tick an option, are cells too: nobody prints them, and an intruder works them out.
#include <algorithm>
#include <numeric>

#include "disclosure/protect.h"
#include "disclosure/suppress.h"
#include "survey/survey.h"

namespace luwte::survey {

namespace {
using disclosure::Sheet, disclosure::whole;

/// Groups with too few answers are put together, as they were when people were invited.
std::vector<Tally> together(std::vector<Tally> tallies)
{
    std::sort(tallies.begin(), tallies.end(), [](const auto& a, const auto& b) { return a.answers > b.answers; });
    auto few = [](const Tally& tally) { return tally.answers < smallest_group; };
    if (std::none_of(tallies.begin(), tallies.end(), few)) return tallies;
    std::vector<Tally> out;
    Tally rest{{others, {}, 0}, 0, {}, 0};
    auto join = [&](const Tally& tally) {
        rest.group.roles.insert(rest.group.roles.end(), tally.group.roles.begin(), tally.group.roles.end());
        rest.group.people += tally.group.people, rest.answers += tally.answers, rest.reported += tally.reported;
        for (const auto& [at, count] : tally.counts) rest.counts[at] += count;
    };
    for (const auto& tally : tallies) few(tally) ? join(tally) : out.push_back(tally);
    if (few(rest) && !out.empty()) join(out.back()), out.pop_back();
    out.push_back(rest);
    return out;
}

class Paper {
    using Row = std::vector<int>;  // a cell for each group and one for all

public:
    Paper(const Questionnaire& questionnaire, const std::vector<Tally>& tallies) : m_tallies{tallies}
    {
        m_sheet.axes.resize(disclosure::first_further_axis);
        auto& columns = m_sheet.axes[disclosure::role_axis];
        columns.name = "group";
        for (const auto& tally : tallies) columns.classes.push_back(tally.group.id);
        m_sheet.axes[disclosure::form_axis].name = "answer";
        m_reported = filled(next_class("reported"), true, [](const Tally& tally) { return tally.reported; });
        for (const auto& question : questionnaire.questions) add(question);
    }

    const Sheet& sheet() const { return m_sheet; }

    std::vector<Results::Line> lines(const std::vector<bool>& hidden) const
    {
        std::vector<Results::Line> out;
        for (const auto& [question, option, row] : m_rows) out.push_back({question, option, seen(row, hidden)});
        return out;
    }

    std::vector<std::optional<long>> reported(const std::vector<bool>& hidden) const { return seen(m_reported, hidden); }

private:
    std::vector<std::optional<long>> seen(const Row& row, const std::vector<bool>& hidden) const
    {
        std::vector<std::optional<long>> out;
        for (const int cell : row) out.push_back(hidden[cell] ? std::nullopt : std::optional{m_sheet.cells[cell].count});
        return out;
    }

    int next_class(std::string name)
    {
        auto& classes = m_sheet.axes[disclosure::form_axis].classes;
        classes.push_back(std::move(name));
        return static_cast<int>(classes.size()) - 1;
    }

    /// One figure by group and over all, which is their sum.
    Row row(const std::string& question, const std::string& option, bool published)
    {
        return filled(next_class(question + "=" + option), published, [&](const Tally& tally) {
            const auto found = tally.counts.find({question, option});
            return found == tally.counts.end() ? 0L : found->second;
        });
    }

    template <class Count>
    Row filled(int at, bool published, Count count)
    {
        Row out;
        long sum = 0;
        for (std::size_t group = 0; group <= m_tallies.size(); ++group) {
            const bool all = group == m_tallies.size();
            disclosure::Place place{whole, whole, whole, whole, whole, whole};
            place[disclosure::role_axis] = all ? whole : static_cast<int>(group);
            place[disclosure::form_axis] = at;
            const int index = m_sheet.cell(place);
            auto& cell = m_sheet.cells[index];
            cell.count = all ? sum : count(m_tallies[group]);
            cell.persons = cell.count, cell.largest = cell.count ? 1 : 0, cell.published = published;
            sum += all ? 0 : cell.count;
            out.push_back(index);
        }
        if (m_tallies.size() > 1) m_sheet.lines.push_back({out.back(), {out.begin(), out.end() - 1}});
        return out;
    }

    void sums(const Row& sum, const std::vector<Row>& parts)
    {
        for (std::size_t column = 0; column < sum.size(); ++column) {
            disclosure::Line line{sum[column], {}};
            for (const auto& part : parts) line.parts.push_back(part[column]);
            m_sheet.lines.push_back(std::move(line));
        }
    }

    /// Those who were asked: everybody who answered anything, or those who gave certain answers before.
    Row base(const Question& question)
    {
        if (question.after.empty()) {
            if (m_everybody.empty()) {
                m_everybody = filled(whole, true, [](const Tally& tally) { return static_cast<long>(tally.answers); });
                for (const int cell : m_everybody) m_sheet.cells[cell].known = true;  // how many took part is told anyway
            }
            return m_everybody;
        }
        std::vector<Row> before;
        for (const auto& option : question.when) before.push_back(m_options.at({question.after, option}));
        if (before.size() == 1) return before[0];
        const auto out = row(question.id, asked, false);
        sums(out, before);
        return out;
    }

    void add(const Question& question)
    {
        const auto all = base(question);
        std::vector<Row> parts;
        for (const auto& option : question.options) {
            const auto cells = row(question.id, option.id, true);
            m_options[{question.id, option.id}] = cells;
            m_rows.push_back({question.id, option.id, cells});
            if (question.many) sums(all, {cells, rest(question, option.id, all, cells)});
            else parts.push_back(cells);
        }
        if (question.many) return;
        parts.push_back(row(question.id, unanswered, false));
        sums(all, parts);
    }

    Row rest(const Question& question, const std::string& option, const Row& all, const Row& ticked)
    {
        std::size_t column = 0;
        return filled(next_class(question.id + "!=" + option), false, [&](const Tally&) {
            const auto here = column++;
            return m_sheet.cells[all[here]].count - m_sheet.cells[ticked[here]].count;
        });
    }

    const std::vector<Tally>& m_tallies;
    Sheet m_sheet;
    Row m_everybody, m_reported;
    std::map<std::pair<std::string, std::string>, Row> m_options;
    struct Printed {
        std::string question, option;
        Row row;
    };
    std::vector<Printed> m_rows;
};
}  // namespace

std::optional<Results> results(const Questionnaire& questionnaire, std::vector<Tally> tallies)
{
    tallies = together(std::move(tallies));
    const int answers = std::accumulate(tallies.begin(), tallies.end(), 0, [](int sum, const auto& tally) { return sum + tally.answers; });
    if (answers < smallest_group) return std::nullopt;
    disclosure::Rules rules;
    rules.tries = 2;
    const Paper paper{questionnaire, tallies};
    const auto pattern = disclosure::suppress(paper.sheet(), rules);
    if (pattern.leak || disclosure::prove(paper.sheet(), pattern.hidden, rules)) return std::nullopt;
    return Results{tallies, answers, paper.reported(pattern.hidden), paper.lines(pattern.hidden)};
}

}  // namespace luwte::survey
