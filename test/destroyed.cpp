#include "destroyed.h"

#include <algorithm>

#include "base/id.h"
#include "base/require.h"
#include "storage/driver.h"

namespace luwte::test {
namespace {
using storage::Row;
using Table = std::vector<std::map<std::string, std::string>>;  // text columns that are not empty
using Tables = std::map<std::string, Table>;

// Columns in which something else may name the case, and what it belongs to is not the case's own:
const std::set<std::string> does_not_belong{
    "offender_mention.person",  // a mention in another case, of the same person
    "meeting.report",           // the sheet of a meeting is a record of its own
    "journal_entry.subject", "journal_entry.incident", "journal_exclusion.about",
};
const std::set<std::string> keys{"compartment", "response", "circle", "providers"};

/// Statements made at run time: the tables are not known before.
class Free {
public:
    Free(storage::Database& database, bool writes) : m_database{database}, m_session{database.borrow(writes, {})}
    {
        m_session->begin(writes ? storage::Session::Begin::write : storage::Session::Begin::read, {});
    }
    ~Free()
    {
        m_session->rollback();
        m_database.give_back(std::move(m_session));
    }
    std::vector<Row> all(const std::string& sql)
    {
        static std::set<std::string> said;  // a session knows a statement by its address
        return m_session->query(said.insert(sql).first->c_str(), {});
    }
    void script(const std::string& sql) { m_session->script(sql); }
    void commit() { m_session->commit(); }

private:
    storage::Database& m_database;
    std::unique_ptr<storage::Session> m_session;
};

Tables read(storage::Database& database, const Schema& schema)
{
    Free free{database, false};
    Tables tables;
    for (const auto& [table, columns] : schema) {
        std::vector<std::string> names;
        std::string list;
        for (const auto& column : columns)
            if (column.type == "text") names.push_back(column.name), list += (list.empty() ? "" : ", ") + column.name;
        if (names.empty()) continue;
        for (const auto& row : free.all("SELECT " + list + " FROM " + table)) {
            auto& read = tables[table].emplace_back();
            for (std::size_t i = 0; i < names.size(); ++i)
                if (const auto value = row.maybe_text(i); value && !value->empty()) read[names[i]] = *value;
        }
    }
    return tables;
}

/// Keys of the organisation or of a person, which many cases share.
std::set<std::string> shared_keys(const Tables& tables)
{
    std::set<std::string> shared;
    if (tables.contains("vault_shared"))
        for (const auto& row : tables.at("vault_shared"))
            if (!row.contains("part")) shared.insert(row.at("compartment"));
    for (const auto& row : tables.at("vault_compartment"))
        if (row.contains("owner")) shared.insert(row.at("id"));
    return shared;
}

std::string only_key(const std::vector<Column>& columns)
{
    const auto in_key = [](const Column& column) { return column.key > 0; };
    return std::ranges::count_if(columns, in_key) == 1 ? std::ranges::find_if(columns, in_key)->name : "";
}

bool belongs(const std::string& table, const std::map<std::string, std::string>& row, const std::set<std::string>& ids)
{
    return std::ranges::any_of(row, [&](const auto& value) { return ids.contains(value.second) && !does_not_belong.contains(table + "." + value.first); });
}

std::set<std::string> found_in(const Tables& tables, const Schema& schema, const std::string& incident)
{
    const auto shared = shared_keys(tables);
    std::set<std::string> ids{incident};
    for (std::size_t before = 0; before != ids.size();) {
        before = ids.size();
        for (const auto& [table, rows] : tables)
            for (const auto& row : rows) {
                if (!belongs(table, row, ids)) continue;
                if (const auto key = only_key(schema.at(table)); row.contains(key)) ids.insert(row.at(key));
                for (const auto& name : keys)
                    if (row.contains(name) && !shared.contains(row.at(name))) ids.insert(row.at(name));
            }
    }
    return ids;
}

// What a column without a foreign key refers to, by its name.
const std::map<std::string, std::string> by_name{{"incident", "incident"}, {"report", "report"}, {"affected", "incident_affected"}, {"offender", "incident_offender"},
                                                 {"evidence", "evidence"}, {"signed", "evidence"}, {"uid", "aftercare_conversation"}, {"about", "report"}};

class Filling {
public:
    Filling(storage::Database& database, const Schema& schema, const std::string& incident)
        : m_database{database}, m_schema{schema}, m_incident{incident}, m_tables{read(database, schema)}, m_ids{found_in(m_tables, schema, incident)}
    {
    }

    void fill(const std::string& table)
    {
        if (m_tables.contains(table) && std::ranges::any_of(m_tables.at(table), [&](const auto& row) { return belongs(table, row, m_ids); })) return;
        std::string names, values;
        bool of_the_case = false;
        for (const auto& column : m_schema.at(table)) {
            const auto other = referred_to(table, column);
            const auto id = other.empty() ? "" : one_of(other);
            of_the_case = of_the_case || (m_ids.contains(id) && !does_not_belong.contains(table + "." + column.name));
            if (id.empty() && !column.required && column.key == 0) continue;
            names += (names.empty() ? "" : ", ") + column.name;
            values += (values.empty() ? "" : ", ") + (id.empty() ? plain(column) : "'" + id + "'");
        }
        if (!of_the_case) return;
        Free free{m_database, true};
        free.script("INSERT INTO " + table + " (" + names + ") VALUES (" + values + ")");
        free.commit();
        m_tables = read(m_database, m_schema);
        m_ids = found_in(m_tables, m_schema, m_incident);
    }

private:
    storage::Database& m_database;
    const Schema& m_schema;
    const std::string& m_incident;
    Tables m_tables;
    std::set<std::string> m_ids;

    std::string referred_to(const std::string& table, const Column& column) const
    {
        if (!column.refers_to.empty()) return column.refers_to;
        const auto found = by_name.find(column.name);
        return found == by_name.end() || column.type != "text" || table == found->second ? "" : found->second;
    }
    /// Of the case when it has one; else any, for what must be there.
    std::string one_of(const std::string& table) const
    {
        const auto key = only_key(m_schema.at(table));
        if (key.empty() || !m_tables.contains(table)) return "";
        std::string any;
        for (const auto& row : m_tables.at(table)) {
            if (m_ids.contains(row.at(key))) return row.at(key);
            any = row.at(key);
        }
        return table == "organisation" ? any : "";
    }
    static std::string plain(const Column& column)
    {
        if (column.type == "bigint") return "0";
        if (column.type == "bytea") return "''";
        return "'" + fresh_uuid() + "'";
    }
};
}  // namespace

Schema schema_of(storage::Database& database)
{
    const bool sqlite = database.engine() == "sqlite";
    Free free{database, false};
    Schema schema;
    for (const auto& row : free.all(sqlite ? R"(
             SELECT m.name, p.name, lower(p.type), p."notnull", p.pk
               FROM sqlite_master m JOIN pragma_table_info(m.name) p
              WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, p.cid)"
                                           : R"(
             SELECT c.table_name::text, c.column_name::text, c.data_type::text, (CASE WHEN c.is_nullable = 'NO' THEN 1 ELSE 0 END)::bigint,
                    COALESCE((SELECT k.ordinal_position::bigint
                                FROM information_schema.key_column_usage k
                                JOIN information_schema.table_constraints t ON t.constraint_name = k.constraint_name AND t.table_name = k.table_name
                               WHERE t.constraint_type = 'PRIMARY KEY' AND k.table_name = c.table_name AND k.column_name = c.column_name), 0)
               FROM information_schema.columns c
               JOIN information_schema.tables b ON b.table_name = c.table_name AND b.table_schema = c.table_schema AND b.table_type = 'BASE TABLE'
              WHERE c.table_schema = current_schema() ORDER BY c.table_name, c.ordinal_position)"))
        schema[row.text(0)].push_back({row.text(1), row.text(2), row.integer(3) != 0, static_cast<int>(row.integer(4)), ""});
    for (const auto& row : free.all(sqlite ? R"(
             SELECT m.name, f."from", f."table" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table')"
                                           : R"(
             SELECT c.conrelid::regclass::text, a.attname::text, c.confrelid::regclass::text
               FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
              WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace)"))
        for (auto& column : schema.at(row.text(0)))
            if (column.name == row.text(1)) column.refers_to = row.text(2);
    return schema;
}

std::set<std::string> ids_of_case(storage::Database& database, const Schema& schema, const std::string& incident)
{
    return found_in(read(database, schema), schema, incident);
}

std::map<std::string, int> where(storage::Database& database, const Schema& schema, const std::set<std::string>& ids)
{
    std::map<std::string, int> found;
    for (const auto& [table, rows] : read(database, schema))
        for (const auto& row : rows)
            for (const auto& [column, value] : row)
                if (ids.contains(value)) ++found[table + "." + column];
    return found;
}

void fill(storage::Database& database, const Schema& schema, const std::string& incident)
{
    Filling filling{database, schema, incident};
    // Twice: what refers to a table that is filled later in the alphabet.
    for (int turn = 0; turn < 2; ++turn)
        for (const auto& [table, columns] : schema) filling.fill(table);
}

}  // namespace luwte::test
