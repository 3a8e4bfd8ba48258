#include "app/packs.h"

#include <filesystem>
#include <stdexcept>

#include "base/embedded.h"
#include "people/people.h"
#include "protocol/offender_register.h"
#include "protocol/onlookers.h"

namespace luwte::app {
namespace {
std::string key(const OrganisationId& organisation, const std::string& id, const std::string& version)
{
    return organisation.text + "/" + id + "/" + version;
}

/// Pack::whole() is one long line of JSON, and a pack that somebody wrote may have no line as long: so a line for each of its parts.
std::string in_lines(std::string_view json)
{
    std::string lines;
    bool in_text = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        lines += json[i];
        if (json[i] == '\\') lines += json[++i];
        else if (json[i] == '"') in_text = !in_text;
        else if (json[i] == ',' && !in_text) lines += '\n';
    }
    return lines;
}

void keep(storage::Transaction& tx, const OrganisationId& organisation, const protocol::Pack& pack, Instant now)
{
    tx.run(R"(
        INSERT INTO protocol_version (organisation, pack, version, content, since) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (organisation, pack, version) DO NOTHING)",
           organisation, pack.id(), pack.version(), pack.whole(), now);
}

void publish_onlookers(storage::Transaction& tx, const OrganisationId& organisation, const protocol::Pack& pack)
{
    tx.run("DELETE FROM protocol_onlooker WHERE organisation = $1 AND pack = $2 AND version = $3", organisation, pack.id(), pack.version());
    for (const auto& role : protocol::onlookers(pack, protocol::Compartment::response))
        tx.run("INSERT INTO protocol_onlooker (organisation, pack, version, role) VALUES ($1, $2, $3, $4)", organisation, pack.id(),
               pack.version(), role);
}
}  // namespace

Packs::Packs(std::string folder) : m_folder{std::move(folder)} {}

protocol::Pack Packs::load(const std::string& id) const
{
    const auto own = m_folder.empty() ? std::filesystem::path{} : std::filesystem::path{m_folder} / (id + ".yaml");
    const bool is_own = !own.empty() && exists(own);
    if (!is_own && !embedded::find("protocols/" + id + ".yaml"))
        throw PackUnusable{"pack '" + id + "' is not shipped and " +
                           (own.empty() ? "there is no --packs folder with " + id + ".yaml in it" : own.string() + " does not exist")};
    const auto loaded = is_own ? protocol::load_file(own) : protocol::load_shipped(id);
    if (!loaded.pack) throw PackUnusable{loaded.faults.front().text()};
    return *loaded.pack;
}

const protocol::Pack& Packs::in_force(storage::Transaction& tx, const OrganisationId& organisation) const
{
    {
        const std::lock_guard lock{m_mutex};
        if (const auto found = m_packs.find(organisation.text); found != m_packs.end()) return found->second;
    }
    // Asked without the lock, here and in version(): a slow answer holds up nobody whose pack was read.
    const auto row = tx.first(R"(
        SELECT v.pack, v.version, v.content
          FROM organisation o
          JOIN protocol_version v ON v.organisation = o.id AND v.pack = o.pack
         WHERE o.id = $1
         ORDER BY v.since DESC)",
                              organisation);
    if (!row) throw std::runtime_error{"no pack was read for this organisation"};
    const std::lock_guard lock{m_mutex};
    return m_packs.emplace(organisation.text, kept(organisation, row->text(0), row->text(1), row->text(2))).first->second;
}

const protocol::Pack* Packs::version(storage::Transaction& tx, const OrganisationId& organisation, const std::string& id,
                                     const std::string& version) const
{
    {
        const std::lock_guard lock{m_mutex};
        if (const auto found = m_packs.find(key(organisation, id, version)); found != m_packs.end()) return &found->second;
    }
    const auto row = tx.first("SELECT content FROM protocol_version WHERE organisation = $1 AND pack = $2 AND version = $3",
                              organisation, id, version);
    if (!row) return nullptr;
    const std::lock_guard lock{m_mutex};
    return &kept(organisation, id, version, row->text(0));
}

const protocol::Pack& Packs::kept(const OrganisationId& organisation, const std::string& id, const std::string& version,
                                  const std::string& content) const
{
    const auto name = key(organisation, id, version);
    if (const auto found = m_packs.find(name); found != m_packs.end()) return found->second;
    const auto loaded = protocol::load_text(id + " " + version, in_lines(content));
    if (!loaded.pack) throw PackUnusable{loaded.faults.front().text()};
    return m_packs.insert_or_assign(name, *loaded.pack).first->second;
}

std::vector<protocol::Period> Packs::terms(storage::Transaction& tx, const OrganisationId& organisation, std::string_view record) const
{
    std::vector<protocol::Period> found;
    for (const auto& row : tx.all("SELECT pack, version FROM protocol_version WHERE organisation = $1", organisation)) {
        try {
            if (const auto* rule = protocol::retention(*version(tx, organisation, row.text(0), row.text(1)), record)) found.push_back(rule->keep);
        } catch (const PackUnusable&) {  // nothing goes under a pack that cannot be read
        }
    }
    return found;
}

void Packs::publish(storage::Transaction& tx, const OrganisationId& organisation, const protocol::Pack& pack, Instant now)
{
    keep(tx, organisation, pack, now);
    publish_onlookers(tx, organisation, pack);
}

void Packs::refresh(storage::Transaction& tx, Instant now)
{
    const std::lock_guard lock{m_mutex};
    for (const auto& row : tx.all("SELECT id, pack FROM organisation ORDER BY id")) {
        const auto organisation = row.id<OrganisationId>(0);
        const auto pack = load(row.text(1));
        keep(tx, organisation, pack, now);
        m_packs.insert_or_assign(organisation.text, pack);
        m_packs.insert_or_assign(key(organisation, pack.id(), pack.version()), pack);
    }
    for (const auto& row : tx.all("SELECT organisation, pack, version, content FROM protocol_version")) {
        const auto organisation = row.id<OrganisationId>(0);
        try {
            publish_onlookers(tx, organisation, kept(organisation, row.text(1), row.text(2), row.text(3)));
        } catch (const PackUnusable&) {  // one from long ago keeps nobody from starting: whoever opens a case under it is told
        }
    }
}

}  // namespace luwte::app
