// The tables of a yearly account. A hidden figure is an "x" here as everywhere; a figure that an earlier year never printed is a dash.
#pragma once

#include <optional>

#include "documents/document.h"
#include "documents/words.h"
#include "statistics/monitor.h"
#include "statistics/protected.h"
#include "statistics/yearly_account.h"

namespace luwte::statistics {

class AccountTables {
public:
    AccountTables(const YearlyAccount& account, const documents::Words& words);

    /// As it was printed; `year` counts back from the account's own.
    std::optional<long> figure(std::size_t year, const Where& where) const { return m_years[year].figure(where); }

    documents::Table years() const;
    documents::Table by(const std::string& axis) const;
    /// Nothing when no row by role could be printed.
    std::optional<documents::Table> by_role() const;
    documents::Table in_office() const;
    documents::Table dealt(Extent extent) const;
    documents::Table monitor() const;           // each number with its source
    documents::Table monitor_in_short() const;  // by edition; where publications differ, all of them
    std::string monitor_sources() const;
    /// Whether any figure along this axis was printed that is not nothing.
    bool tells(const std::string& axis) const;
    bool leaves_out(const std::string& axis) const;
    /// A number as a sentence says it: "about 10" when it was rounded.
    std::string said(std::size_t year, long number) const;
    const std::vector<int>& confirmed() const { return m_years.front().confirmed(); }
    bool is_rounded(std::size_t year) const { return m_years[year].is_rounded(); }
    /// Every other table of the account's own year.
    std::vector<documents::Table> crossed() const;
    /// "threat (12), verbal aggression (7)": the kinds whose figure was printed.
    std::string named_kinds() const;

private:
    std::string cell(std::size_t year, const Where& where) const;
    std::string name(const std::string& axis, const std::string& id) const;
    bool is_nothing(const std::string& axis, const std::string& id) const;
    std::string denominator(const MonitorFigure& one) const;
    std::string monitor_role(const std::string& role) const;
    std::string role_name(const std::string& id) const;
    std::string axis_name(const std::string& axis) const { return m_words("axis." + axis); }
    documents::Table crossed(const std::string& down, const std::string& across) const;

    const YearlyAccount& m_account;
    const documents::Words& m_words;
    std::vector<Protected> m_years;
};

}  // namespace luwte::statistics
