#include "app/destruction.h"

#include "app/reactions.h"
#include "offenders/retention.h"

namespace luwte::app {
namespace {
using retention::Keeping;

/// A case is handled under the pack of its day, which was kept with the organisation.
incidents::PackUnder pack_under(const Packs& packs)
{
    return [&packs](storage::Transaction& tx, const incidents::Incident& incident) -> const protocol::Pack& {
        const auto* pack = packs.version(tx, incident.organisation, incident.pack, incident.pack_version);
        if (!pack) throw std::runtime_error{"pack " + incident.pack + " " + incident.pack_version + " of case " + incident.reference + " is not kept with the organisation"};
        return *pack;
    };
}

retention::Term same_for(const offenders::Term& one)
{
    retention::Term term{"offender", one.rule, one.until, Keeping::silent, {}};
    switch (one.keeping) {
    case offenders::Keeping::silent: break;
    case offenders::Keeping::running: term.keeping = Keeping::running; break;
    case offenders::Keeping::restricted: term.keeping = Keeping::needed, term.needed = {"restricted"}; break;
    case offenders::Keeping::needed: term.keeping = Keeping::needed, term.needed = {"measure_or_request"}; break;
    case offenders::Keeping::over: term.keeping = Keeping::over; break;
    }
    return term;
}

class Work {
public:
    Work(storage::Database& database, const Packs& packs, const OrganisationId& organisation, Doing doing, Instant now, const std::function<void(const Ending&)>& tell)
        : m_database{database}, m_packs{packs}, m_organisation{organisation}, m_doing{doing}, m_now{now}, m_tell{tell}, m_under{pack_under(packs)}, m_parts{kept_parts(m_under)}
    {
    }

    Endings all()
    {
        for (const auto& part : m_parts) m_endings[part.record];
        note_reached();
        offenders_one_by_one();
        cases_turn_by_turn();
        return m_endings;
    }

private:
    storage::Database& m_database;
    const Packs& m_packs;
    const OrganisationId& m_organisation;
    Doing m_doing;
    Instant m_now;
    const std::function<void(const Ending&)>& m_tell;
    incidents::PackUnder m_under;
    retention::Parts m_parts;
    Endings m_endings;

    template <class Read>
    auto look(Read read)
    {
        storage::Transaction tx{m_database, storage::Mode::read};
        return read(tx);
    }

    /// Before the first case goes: no account is made of a year while its cases are going.
    void note_reached()
    {
        change([&](storage::Transaction& tx) {
            if (const auto year = retention::reached(m_packs.terms(tx, m_organisation, "case"), m_now)) retention::note_reached(tx, m_organisation, *year);
            return true;
        });
    }

    void offenders_one_by_one()
    {
        const auto terms = look([&](storage::Transaction& tx) { return offenders::terms(tx, m_organisation, m_under, m_now); });
        for (const auto& one : terms)
            end({one.reference, one.closed, same_for(one)}, [&](storage::Transaction& tx) { return offenders::carry_out(tx, m_under, offender_reactions(), one, m_now); });
    }

    void cases_turn_by_turn()
    {
        std::vector<retention::Due> turn;
        do {
            turn = look([&](storage::Transaction& tx) { return retention::due(tx, m_parts, m_under, m_organisation, turn.empty() ? nullptr : &turn.back(), m_now); });
            for (const auto& one : turn) records_of(one);
        } while (static_cast<int>(turn.size()) == retention::in_one_turn);
    }

    void records_of(const retention::Due& one)
    {
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            if (!m_parts[i].destroy) continue;
            const auto& term = one.terms[i];
            end({one.incident.reference, one.closed, term}, [&](storage::Transaction& tx) {
                return retention::carry_out(tx, m_parts, m_under, m_organisation, one.incident.id, term.record, m_now);
            });
            if (term.record == "case" && term.keeping == Keeping::over) return;
        }
    }

    template <class Destroy>
    void end(const Ending& ending, Destroy destroy)
    {
        const bool over = ending.term.keeping == Keeping::over;
        if (over && !change(destroy)) return;  // somebody opened the case again meanwhile
        ++m_endings[ending.term.record][ending.term.keeping];
        if (over || ending.term.keeping == Keeping::needed) m_tell(ending);
    }

    /// `destroy` says whether there was something to do after all.
    template <class Destroy>
    bool change(Destroy destroy)
    {
        if (m_doing == Doing::only_look) return true;
        return storage::winning(m_database, [&](storage::Transaction& tx) {
            const bool went = destroy(tx);
            if (went) tx.commit();
            return went;
        }, m_organisation);
    }
};
}  // namespace

Endings end_what_is_over(storage::Database& database, const Packs& packs, const OrganisationId& organisation, Doing doing, Instant now, const std::function<void(const Ending&)>& tell)
{
    return Work{database, packs, organisation, doing, now, tell}.all();
}

}  // namespace luwte::app
