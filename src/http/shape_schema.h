// JSON Schema of shapes, gathered for the components of an OpenAPI document.
#pragma once

#include <boost/json/fwd.hpp>

#include <map>
#include <string>
#include <vector>

#include "http/shape_codec.h"

namespace luwte::http {

/// The schemas that a document refers to. Two structures with one short name and one content share a schema; with
/// different content each gets its feature's name in front (reports::Note → ReportsNote). What is still alike is a mistake.
class Schemas {
public:
    /// First all that will be referred to, then any reference: names depend on the whole.
    void gather(const Type& type);
    void settle_names();

    boost::json::object reference(const Type& type) const;
    boost::json::object components() const;

private:
    std::vector<const Type*> m_named;
    std::map<const Type*, std::string> m_names;

    boost::json::object content(const Type& type) const;
};

}  // namespace luwte::http
