#include "statistics/publication.h"

#include "journal/journal.h"

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

std::variant<Publication, NotPublished> prepare(const std::vector<Fact>& facts, int year, const OfficeSheet& office, const protocol::Pack& pack,
                                                const std::vector<Publication>& earlier, Day today)
{
    using Why = NotPublished::Why;
    if (whole_year(year).last >= today) return NotPublished{Why::year_not_over};
    const auto figures = pack.figures();
    if (!figures) return NotPublished{Why::protocol_silent};
    Publication made;
    made.data_version = data_version(facts);
    if (!earlier.empty() && earlier.back().data_version == made.data_version && same_people(earlier.back().office, office)) return NotPublished{Why::published_before};

    disclosure::Order order;
    order.rules = rules_of(*figures);
    for (const auto& edition : earlier) order.earlier.emplace_back(edition.release);
    auto answer = disclosure::protect(counted(facts, year, office, pack), order);
    if (auto* declined = std::get_if<disclosure::Declined>(&answer)) return NotPublished{Why::declined, std::move(*declined)};
    auto& published = std::get<disclosure::Published>(answer);
    made.year = year;
    made.pack = pack.id(), made.pack_version = pack.version();
    made.office = office;
    made.release = std::move(published.release);
    made.cells = static_cast<std::int64_t>(published.cells), made.shown = static_cast<std::int64_t>(published.shown);
    return made;
}

std::variant<Publication, NotPublished> preview(storage::Database& database, const people::PackOf& packs, const OrganisationId& organisation, int year, Instant now)
{
    storage::Transaction tx{database, storage::Mode::read};
    const auto& pack = packs(tx, organisation);
    const int smallest = pack.figures() ? pack.figures()->smallest_cell : 1;
    return prepare(facts_for_account(tx, organisation, year, smallest, now), year, people_in_office(tx, organisation, pack, year), pack,
                   store::editions(tx, organisation, year), day_in_amsterdam(now));
}

std::variant<Publication, NotPublished> publish(storage::Database& database, const people::PackOf& packs, const OrganisationId& organisation, int year,
                                                const std::optional<AccountId>& by, Instant now)
{
    // Protecting takes its time, so nobody's writing waits for it.
    auto answer = preview(database, packs, organisation, year, now);
    auto* made = std::get_if<Publication>(&answer);
    if (!made) return answer;
    made->id = fresh<PublicationId>();
    made->organisation = organisation;
    made->made_at = now, made->made_by = by;
    const bool kept = storage::winning(database, [&](storage::Transaction& tx) {
        const auto editions = store::editions(tx, organisation, year);
        if (!editions.empty() && editions.back().made_at >= now) return false;
        made->edition = static_cast<std::int64_t>(editions.size()) + 1;
        store::add(tx, *made);
        journal::append(tx, organisation, by, "statistics.published", made->id.text, "", now);
        tx.commit();
        return true;
    });
    if (!kept) return NotPublished{NotPublished::Why::published_before};
    return answer;
}

}  // namespace luwte::statistics
