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
    bool is_printed(const Where& where) const { return m_figures.contains(where); }
    /// The classes of an axis in the order of the register, groups last; without the total.
    std::vector<std::string> classes(const std::string& axis) const;
    /// Those for which a row by role was printed.
    std::vector<std::string> printed_roles() const;
    /// What a group stands for; a class stands for itself.
    std::vector<std::string> members(const std::string& axis, const std::string& name) const;

private:
    std::map<Where, std::optional<long>> m_figures;
    std::map<std::string, std::vector<std::string>> m_classes;
    std::map<std::string, std::map<std::string, std::vector<std::string>>> m_groups;
};

}  // namespace luwte::statistics
