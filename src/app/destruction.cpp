#include "app/destruction.h"

#include "app/kept_parts.h"
#include "incidents/closed_store.h"

namespace luwte::app {
namespace {
using retention::Keeping;
using incidents::store::Closed;

constexpr int in_one_turn = 100;

/// A case is handled under the pack of its day, which was kept with the organisation.
incidents::PackUnder pack_under(const Packs& packs)
{
    return [&packs](storage::Transaction& tx, const incidents::Incident& incident) -> const protocol::Pack& {
        const auto* pack = packs.version(tx, incident.organisation, incident.pack, incident.pack_version);
        if (!pack) throw PackUnusable{"pack " + incident.pack + " " + incident.pack_version + " of case " + incident.reference + " is not kept with the organisation"};
        return *pack;
    };
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

    void cases_turn_by_turn()
    {
        std::vector<Closed> turn;
        do {
            const auto last = turn.empty() ? std::nullopt : std::optional{turn.back()};
            turn = look([&](storage::Transaction& tx) { return incidents::store::closed(tx, m_organisation, last, in_one_turn); });
            for (const auto& one : turn) judge(one);
        } while (static_cast<int>(turn.size()) == in_one_turn);
    }

    /// A pack from long ago that no longer loads holds up the cases under it, and no other.
    void judge(const Closed& one)
    {
        const auto incident = look([&](storage::Transaction& tx) { return incidents::find(tx, m_organisation, one.incident); });
        if (!incident) return;
        try {
            records_of(*incident, one.at);
        } catch (const PackUnusable& unusable) {
            m_tell({incident->reference, one.at, {}, unusable.what()});
        }
    }

    void records_of(const incidents::Incident& incident, Instant closed)
    {
        const auto terms = look([&](storage::Transaction& tx) { return retention::terms_of(tx, m_parts, m_under(tx, incident), incident.id, m_now); });
        for (const auto& term : terms) {
            end({incident.reference, closed, term, {}}, [&](storage::Transaction& tx) {
                return retention::carry_out(tx, m_parts, m_under, m_organisation, incident.id, term, m_now);
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

Endings end_what_is_over(storage::Database& database, const Packs& packs, const OrganisationId& organisation, Doing doing, Instant now,
                         const std::function<void(const Ending&)>& tell)
{
    return Work{database, packs, organisation, doing, now, tell}.all();
}

}  // namespace luwte::app
