#include "statistics/publication.h"

namespace luwte::statistics::store {
namespace {
namespace json = boost::json;

std::string text_of(const OfficeSheet& office)
{
    json::array lines;
    for (const auto& line : office.roles) lines.push_back(json::object{{"role", line.role}, {"people", line.people()}});
    return json::serialize(lines);
}

OfficeSheet office_from(int year, const std::string& text)
{
    OfficeSheet office{year, {}, 0};
    const auto lines = json::parse(text);
    for (const auto& line : lines.as_array())
        office.roles.push_back({std::string{line.at("role").as_string()}, 0, static_cast<int>(line.at("people").as_int64())});
    return office;
}

// Columns: id, organisation, year, edition, made_at, made_by, pack, pack_version, data_version, office, release, cells, shown
Publication publication_from(const storage::Row& row)
{
    const int year = static_cast<int>(row.integer(2));
    return {row.id<PublicationId>(0), row.id<OrganisationId>(1), year, row.integer(3), row.instant(4), row.maybe_id<AccountId>(5), row.text(6), row.text(7),
            row.text(8), office_from(year, row.text(9)), json::parse(row.text(10)).as_object(), row.integer(11), row.integer(12)};
}

}  // namespace

void add(storage::Transaction& tx, const Publication& made)
{
    tx.run(R"(
        INSERT INTO publication (id, organisation, year, edition, made_at, made_by, pack, pack_version, data_version, office, release, cells, shown)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13))",
           made.id, made.organisation, made.year, made.edition, made.made_at, made.made_by, made.pack, made.pack_version, made.data_version,
           text_of(made.office), json::serialize(made.release), made.cells, made.shown);
}

std::optional<Publication> find(storage::Transaction& tx, const OrganisationId& organisation, const PublicationId& id)
{
    return tx.first_as(publication_from, R"(
        SELECT id, organisation, year, edition, made_at, made_by, pack, pack_version, data_version, office, release, cells, shown
          FROM publication
         WHERE organisation = $1 AND id = $2)", organisation, id);
}

std::vector<Publication> publications(storage::Transaction& tx, const OrganisationId& organisation)
{
    return tx.all_as(publication_from, R"(
        SELECT id, organisation, year, edition, made_at, made_by, pack, pack_version, data_version, office, release, cells, shown
          FROM publication
         WHERE organisation = $1
         ORDER BY year DESC, edition DESC)", organisation);
}

std::vector<Publication> editions(storage::Transaction& tx, const OrganisationId& organisation, int year)
{
    return tx.all_as(publication_from, R"(
        SELECT id, organisation, year, edition, made_at, made_by, pack, pack_version, data_version, office, release, cells, shown
          FROM publication
         WHERE organisation = $1 AND year = $2
         ORDER BY edition)", organisation, year);
}

}  // namespace luwte::statistics::store
