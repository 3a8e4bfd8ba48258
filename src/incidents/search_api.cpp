// Search goes through the list of cases in stretches, each in a short transaction of its own: whoever reports meanwhile waits
// for one of them at most. The journal tells that somebody searched, not for what.
#include <map>

#include "http/route.h"
#include "incidents/incidents_api.h"
#include "incidents/list.h"
#include "incidents/search_store.h"
#include "journal/journal.h"
#include "people/people.h"

namespace luwte::incidents {

struct SearchInput {
    Secret words;
    std::optional<std::string> state;  // open or closed
    std::optional<std::string> cursor;
    std::optional<int> limit;
};
SHAPE(SearchInput, words, state, cursor, limit)

struct FoundItem {
    IncidentItem incident;
    std::vector<std::string> found_in;
};
SHAPE(FoundItem, incident, found_in)

struct FoundList {
    std::vector<FoundItem> items;
    std::optional<std::string> next;  // there may be more, further back
};
SHAPE(FoundList, items, next)

namespace {

constexpr int cases_in_a_stretch = 250;
constexpr int most_cases = 20'000;  // in one request; the answer says where to go on

class Search {
public:
    Search(http::LongCall& call, Question question, store::Which which, std::optional<std::string> after, std::size_t limit)
        : m_call{call}, m_question{std::move(question)}, m_which{which}, m_after{std::move(after)}, m_limit{limit}
    {
    }

    FoundList run()
    {
        for (int seen = 0; !m_over && m_found.items.size() < m_limit && seen < most_cases; seen += cases_in_a_stretch) look_further();
        if (!m_over && m_after) m_found.next = http::cursor(*m_after);
        return std::move(m_found);
    }

private:
    void look_further()
    {
        const auto& actor = m_call.actor;
        storage::Transaction tx{m_call.database, actor.organisation};
        vault::Ring ring{tx, actor.organisation, actor.account, actor.keys, m_call.now};
        http::Call call{tx, actor, ring, m_call.now, m_call.request, {}, {}, {}};
        note_once(tx);
        const store::Asker asker{actor.organisation, actor.account, m_call.now};
        const auto stretch = store::stretch(tx, asker, m_which, m_after, cases_in_a_stretch);
        m_over = stretch.size() < cases_in_a_stretch;
        if (!stretch.empty()) take_what_answers(call, asker, stretch);
        tx.commit();  // also keys that were opened for the first time
    }

    void take_what_answers(http::Call& call, const store::Asker& asker, const std::vector<store::Listed>& stretch)
    {
        const auto findings = findings_in(call, asker, stretch);
        for (const auto& listed : stretch) {
            m_after = listed.position;
            const auto& finding = findings.at(listed.id);
            if (!finding.complete()) continue;
            m_found.items.push_back({items(call, {store::at(call.tx, asker, listed.position)}).front(), finding.places()});
            if (m_found.items.size() < m_limit) continue;
            m_over = m_over && &listed == &stretch.back();
            return;
        }
    }

    std::map<IncidentId, Finding> findings_in(http::Call& call, const store::Asker& asker, const std::vector<store::Listed>& stretch)
    {
        std::map<IncidentId, Finding> findings;
        for (const auto& listed : stretch) findings.emplace(listed.id, m_question).first->second.look(listed.reference, Where::reference);
        for (const auto& [incident, account] : store::affected_colleagues(call.tx, asker, stretch))
            findings.at(incident).look(name_of(call, account), Where::name);
        store::words_in(call.tx, asker, call.ring, stretch, [&](const store::Words& words) {
            const auto plain = call.ring.open(words.compartment, vault::Sealed{words.sealed}, {asker.organisation, words.record, words.field});
            findings.at(words.incident).look(plain.reveal(), words.where);
        });
        return findings;
    }

    const std::string& name_of(http::Call& call, const AccountId& account)
    {
        auto known = m_names.find(account);
        if (known == m_names.end())
            known = m_names.emplace(account, people::name_of(call.tx, call.actor.organisation, account).value_or("")).first;
        return known->second;
    }

    void note_once(storage::Transaction& tx)
    {
        if (std::exchange(m_noted, true)) return;
        const auto& actor = m_call.actor;
        journal::append(tx, actor.organisation, actor.account, "incident.searched", actor.account.text, "", m_call.now);
    }

    http::LongCall& m_call;
    Question m_question;
    store::Which m_which;
    std::optional<std::string> m_after;  // the position of the last case that was looked at
    std::size_t m_limit;
    FoundList m_found;
    std::map<AccountId, std::string> m_names;
    bool m_over = false;
    bool m_noted = false;
};

Result<FoundList> search(http::LongCall& call, const SearchInput& input)
{
    auto question = TRY(question_from(input.words));
    const auto which = TRY(which_from(input.state, "/state"));
    const auto after = TRY(http::position_of(input.cursor, "/cursor"));
    const auto limit = input.limit.value_or(50);
    if (limit < 1 || limit > 200) return invalid("request.limit_wrong", "/limit");
    return Search{call, std::move(question), which, after, static_cast<std::size_t>(limit)}.run();
}

}  // namespace

void add_search_route(http::Router& router)
{
    router.post_long<SearchInput, FoundList>("/incidents/_search", http::may("case.read"),
                                             "Cases in which all of the words stand, in what your keys open; newest first", search);
}

}  // namespace luwte::incidents
