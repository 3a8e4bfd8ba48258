// Sealing the words of one record: the compartment and the record are said once, the field each time.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/http.h"
#include "reports/report_store.h"

namespace luwte::reports {

class Words {
public:
    Words(http::Call& call, vault::CompartmentId compartment, std::string record)
        : m_ring{call.ring}, m_organisation{call.actor.organisation}, m_compartment{std::move(compartment)},
          m_record{std::move(record)}
    {
    }

    vault::Sealed seal(const Secret& words, std::string_view field) const
    {
        return m_ring.seal(m_compartment, words, {m_organisation, m_record, field});
    }
    /// Nothing stays nothing, and empty words are nothing.
    MaybeSealed seal(const std::optional<Secret>& words, std::string_view field) const
    {
        if (!words || words->empty()) return std::nullopt;
        return seal(*words, field);
    }

    Secret open(const vault::Sealed& sealed, std::string_view field) const
    {
        return m_ring.open(m_compartment, sealed, {m_organisation, m_record, field});
    }
    std::optional<Secret> open(const MaybeSealed& sealed, std::string_view field) const
    {
        if (!sealed) return std::nullopt;
        return open(*sealed, field);
    }

    Shown show(const vault::Sealed& sealed, std::string_view field) const { return Shown{open(sealed, field)}; }
    std::optional<Shown> show(const MaybeSealed& sealed, std::string_view field) const
    {
        if (!sealed) return std::nullopt;
        return show(*sealed, field);
    }

private:
    vault::Ring& m_ring;
    OrganisationId m_organisation;
    vault::CompartmentId m_compartment;
    std::string m_record;
};

}  // namespace luwte::reports
