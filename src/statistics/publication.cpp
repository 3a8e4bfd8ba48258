#include "statistics/publication.h"

#include <algorithm>

#include "journal/journal.h"
#include "statistics/completeness.h"
#include "statistics/protected.h"

namespace luwte::statistics {
namespace {
bool same_people(const OfficeSheet& one, const OfficeSheet& other)
{
    for (const auto& line : one.roles)
        if (line.people() != other.people_in(line.role)) return false;
    return one.roles.size() == other.roles.size();
}
}  // namespace

disclosure::Rules rules_of(const protocol::Figures& figures)
{
    disclosure::Rules rules;
    rules.threshold = figures.smallest_cell;
    rules.width = figures.smallest_cell - 1;
    rules.upper = figures.smallest_cell;
    rules.office_holders = figures.office_holders;
    rules.persons = figures.persons;
    rules.largest = figures.largest_share;
    return rules;
}

std::variant<Publication, NotPublished> prepare(const Ground& ground, int year, const protocol::Pack& pack, const Choice& choice,
                                                const std::vector<Publication>& earlier, Day today)
{
    using Why = NotPublished::Why;
    if (whole_year(year).last >= today) return NotPublished{Why::year_not_over};
    if (!ground.whole) return NotPublished{Why::no_longer_whole};
    const auto figures = pack.figures();
    if (!figures) return NotPublished{Why::protocol_silent};
    Publication made;
    made.data_version = data_version(ground.facts);
    const auto without = boost::json::value_from(choice.without), confirmed = boost::json::value_from(ground.confirmed);
    if (!earlier.empty() && earlier.back().data_version == made.data_version && same_people(earlier.back().office, ground.office) &&
        earlier.back().release.at("without") == without && earlier.back().release.at("confirmed") == confirmed && Protected{earlier.back().release}.is_rounded() == choice.rounded)
        return NotPublished{Why::published_before};

    disclosure::Order order;
    order.rules = rules_of(*figures);
    order.without = choice.without, order.rounded = choice.rounded;
    for (const auto& edition : earlier) order.earlier.emplace_back(edition.release);
    auto answer = disclosure::protect(counted(ground.facts, year, ground.office, pack), order);
    if (auto* declined = std::get_if<disclosure::Declined>(&answer)) return NotPublished{Why::declined, std::move(*declined)};
    auto& published = std::get<disclosure::Published>(answer);
    made.year = year, made.edition = static_cast<std::int64_t>(earlier.size()) + 1;
    made.pack = pack.id(), made.pack_version = pack.version();
    made.office = ground.office;
    made.release = std::move(published.release);
    made.release["without"] = without, made.release["confirmed"] = confirmed;
    made.cells = static_cast<std::int64_t>(published.cells), made.shown = static_cast<std::int64_t>(published.shown);
    return made;
}

std::variant<Publication, NotPublished> preview(storage::Database& database, const people::PackOf& packs, const OrganisationId& organisation, int year,
                                                const Choice& choice, Instant now)
{
    storage::Transaction tx{database, storage::Mode::read};
    const auto& pack = packs(tx, organisation);
    const int smallest = pack.figures() ? pack.figures()->smallest_cell : 1;
    Ground ground{facts_for_account(tx, organisation, year, smallest, now), people_in_office(tx, organisation, pack, year)};
    for (const auto& one : store::confirmations(tx, organisation, year)) ground.confirmed.push_back(one.quarter);
    ground.whole = is_whole(tx, organisation, year);
    return prepare(ground, year, pack, choice, store::editions(tx, organisation, year), day_in_amsterdam(now));
}

std::variant<Publication, NotPublished> publish(storage::Database& database, const people::PackOf& packs, const OrganisationId& organisation, int year,
                                                const Choice& choice, const std::optional<AccountId>& by, Instant now)
{
    // Protecting takes its time, so nobody's writing waits for it.
    auto answer = preview(database, packs, organisation, year, choice, now);
    auto* made = std::get_if<Publication>(&answer);
    if (!made) return answer;
    made->id = fresh<PublicationId>();
    made->organisation = organisation;
    made->made_at = now, made->made_by = by;
    const bool kept = storage::winning(database, [&](storage::Transaction& tx) {
        const auto editions = store::editions(tx, organisation, year);
        if (static_cast<std::int64_t>(editions.size()) + 1 != made->edition) return false;
        store::add(tx, *made);
        journal::append(tx, organisation, by, "statistics.published", made->id.text, "", now);
        tx.commit();
        return true;
    });
    if (!kept) return NotPublished{NotPublished::Why::published_before};
    return answer;
}

}  // namespace luwte::statistics
