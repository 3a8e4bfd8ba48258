// Reading a publication: every sentence and every table of an account is made from this, and from nothing that was not printed.
#pragma once

#include <boost/json.hpp>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace luwte::statistics {

/// Axis and class; what is not named is all of it.
using Where = std::map<std::string, std::string>;

class Protected {
public:
    explicit Protected(const boost::json::object& release);

    /// The figure as it was printed; nothing when it is hidden, or was never printed.
    std::optional<long> figure(const Where& where) const;
    /// Rounded figures are multiples of this; 0: they are exact or hidden.
    long base() const { return m_base; }
    bool is_rounded() const { return m_base != 0; }
    /// Axes that were left out.
    const std::vector<std::string>& without() const { return m_without; }
    /// Quarters of which it was confirmed that everything was reported.
    const std::vector<int>& confirmed() const { return m_confirmed; }
    bool is_printed(const Where& where) const { return m_figures.contains(where); }
    /// The classes of an axis in the order of the register, groups last; without the total.
    std::vector<std::string> classes(const std::string& axis) const;
    /// Those for which a row by role was printed.
    std::vector<std::string> printed_roles() const;
    /// What a group stands for; a class stands for itself.
    std::vector<std::string> members(const std::string& axis, const std::string& name) const;

private:
    long m_base = 0;
    std::vector<std::string> m_without;
    std::vector<int> m_confirmed;
    std::map<Where, std::optional<long>> m_figures;
    std::map<std::string, std::vector<std::string>> m_classes;
    std::map<std::string, std::map<std::string, std::vector<std::string>>> m_groups;
};

}  // namespace luwte::statistics
