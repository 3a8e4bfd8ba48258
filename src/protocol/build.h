// From a complete tree (after `extends`) to what the decisions use, checking what a schema cannot: whether every name
// refers to something, and whether every route, duty and conversation has somebody who can see to it.
#pragma once

#include <memory>
#include <set>

#include "protocol/pack.h"

namespace luwte::protocol {

/// Faults of one file by itself: ids written badly or given twice.
void check_ids(const Node& root, Faults& faults);
/// The pack; what it refers to wrongly is left out and noted as a fault.
std::shared_ptr<Pack::Data> build(Node document, const Node& own, Faults& faults);

/// Reads parts of the tree against the names that the pack declares.
class Chapters {
public:
    Chapters(const Node& document, Pack::Data& data, Faults& faults) : m_document{document}, m_data{data}, m_faults{faults} {}

    void read();

private:
    enum class Allow { roles, roles_and_words, anybody };

    void identity();
    void roles();
    void norm();
    void options(const Node& list, std::vector<Option>& into);
    void routes();
    void people_lists();
    void reader_rules();
    void aftercare();
    void duties();
    void measures();
    void decisions();
    void circles();
    void police();         // and damage: build_police.cpp
    void communication();  // likewise
    void offender_register();
    void retention();
    void numbers();
    void confidence();
    void meeting_order();
    void risk_checklists();
    void reachable();

    Rule rule(const Node& node) const;
    std::optional<Rule> maybe_rule(const Node& node) const;
    Spokesperson spokesperson(const Node& node);
    Text text(const Node& node) const;
    std::optional<Period> period(const Node& node);
    void day(const Node& node);
    Deadline deadline(const Node& node);
    Duty duty(const Node& node);
    Condition condition(const Node& node);
    std::vector<Role> role_list(const Node& list, Allow allow = Allow::roles);
    std::set<std::string> known(const Node& list, const std::set<std::string>& names, const char* what);
    NamedList named(const Node& chapter, const char* permission, const char* part);
    void needs(const Node& list, const char* permission, const std::string& part);
    const RoleInfo* role(const Role& id) const;

    const Node& m_document;
    Pack::Data& m_data;
    Faults& m_faults;
    std::set<Role> m_mentioned;
    std::set<std::string> m_facts, m_forms, m_behaviours;
};

}  // namespace luwte::protocol
