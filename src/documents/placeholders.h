// Merge fields in one XML part of a template; see template.h.
#pragma once

#include <set>
#include <string>
#include <vector>

#include <pugixml.hpp>

#include "base/result.h"
#include "documents/template.h"
#include "documents/xml.h"

namespace luwte::documents {

class Placeholders {
public:
    /// Without values it only notes what the part names, and goes into every block once.
    Placeholders(Format format, const Values* values) : m_format{format}, m_values{values} {}

    void replace(pugi::xml_document& part);

    std::set<std::string> fields;
    std::set<std::string> blocks;
    std::vector<Fault> faults;

private:
    using Scopes = std::vector<const Values*>;

    void range(pugi::xml_node first, pugi::xml_node end, const Scopes&);
    pugi::xml_node block(pugi::xml_node opening, pugi::xml_node end, const Scopes&);
    void paragraph(pugi::xml_node, const Scopes&);
    void nested(pugi::xml_node, const Scopes&);
    std::string value_of(const std::string& name, const Scopes&);
    const std::vector<Values>* items_of(const std::string& name, const Scopes&);
    void fault(Code, const std::string& name);

    bool given_up() const { return m_flaws > most_flaws; }

    static constexpr int most_flaws = 100;        // then a template is no template, and looking on costs time
    static constexpr std::size_t deepest = 8;     // blocks inside blocks
    Format m_format;
    const Values* m_values;
    int m_flaws = 0;
};

}  // namespace luwte::documents
