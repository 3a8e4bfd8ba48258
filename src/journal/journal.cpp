#include "journal/journal.h"

#include <algorithm>
#include <array>

#include "storage/memory.h"

namespace luwte::journal {
namespace {

void add_field(Bytes& message, BytesView field)
{
    // With its length before it, so that "ab","c" and "a","bc" differ.
    const std::uint64_t size = field.size();
    for (int shift = 56; shift >= 0; shift -= 8) message.push_back(static_cast<std::uint8_t>(size >> shift));
    message.insert(message.end(), field.begin(), field.end());
}

std::string text_of(const std::optional<AccountId>& actor) { return actor ? actor->text : std::string{}; }

Bytes digest_of(BytesView previous, const OrganisationId& organisation, const Entry& entry)
{
    const auto start = as_bytes("luwte journal 1");
    Bytes message{start.begin(), start.end()};
    add_field(message, previous);
    for (const auto& field : std::array{organisation.text, std::to_string(entry.number), iso(entry.at), text_of(entry.actor),
                                        entry.action, entry.subject, entry.incident})
        add_field(message, as_bytes(field));
    return sha256(message);
}

const Bytes before_the_first(32, 0);

struct Tail {
    std::int64_t number = 0;
    Bytes digest = before_the_first;
};

std::optional<Tail> tail_of(storage::Transaction& tx, const OrganisationId& organisation)
{
    const auto row = tx.first("SELECT number, digest FROM journal_tail WHERE organisation = $1", organisation);
    if (!row) return std::nullopt;
    return Tail{row->integer(0), row->bytes(1)};
}

struct Tails : storage::Memory<OrganisationId, Tail> {};

/// The tail, made at an organisation's first line. Nobody else extends it meanwhile.
Tail tail_to_extend(storage::Transaction& tx, const OrganisationId& organisation)
{
    if (const auto* tail = tx.remembered<Tails>().known(organisation)) return *tail;
    if (auto tail = tail_of(tx, organisation)) return *tail;
    tx.run(R"(
        INSERT INTO journal_tail (organisation, number, digest)
        VALUES ($1, 0, $2)
            ON CONFLICT (organisation) DO NOTHING)", organisation, before_the_first);
    return {};
}

Entry entry_of(const storage::Row& row)
{
    std::optional<AccountId> actor;
    if (!row.text(2).empty()) actor = row.id<AccountId>(2);
    return {row.integer(0), row.instant(1), actor, row.text(3), row.text(4), row.text(5)};
}

/// Numbers of the lines that a reader must not know of, ascending. Nearly always none.
std::vector<std::int64_t> hidden_from(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader)
{
    std::vector<std::int64_t> numbers;
    for (const auto& row : tx.all(R"(
        SELECT e.number
          FROM journal_exclusion x
          JOIN journal_entry e ON e.organisation = x.organisation AND e.incident = x.about
         WHERE x.organisation = $1 AND x.account = $2
         UNION
        SELECT e.number
          FROM journal_exclusion x
          JOIN journal_entry e ON e.organisation = x.organisation AND e.subject = x.about
         WHERE x.organisation = $1 AND x.account = $2
         ORDER BY 1)", organisation, reader))
        numbers.push_back(row.integer(0));
    return numbers;
}

// A reader counts the lines he may see: 1, 2, 3 … A gap would tell him that something was hidden.
std::int64_t as_counted(std::int64_t number, const std::vector<std::int64_t>& hidden)
{
    return number - (std::lower_bound(hidden.begin(), hidden.end(), number) - hidden.begin());
}

std::int64_t as_stored(std::int64_t counted, const std::vector<std::int64_t>& hidden)
{
    for (const auto number : hidden) {
        if (number > counted) break;
        ++counted;
    }
    return counted;
}
}  // namespace

void append(storage::Transaction& tx, const OrganisationId& organisation, const std::optional<AccountId>& actor,
            Code action, std::string_view subject, std::string_view incident, Instant at)
{
    const auto tail = tail_to_extend(tx, organisation);
    const Entry entry{tail.number + 1, at, actor, std::string{action.text()}, std::string{subject}, std::string{incident}};
    const auto digest = digest_of(tail.digest, organisation, entry);
    // The tail first: whoever overlaps loses the race here, and not by writing the same number.
    tx.run("UPDATE journal_tail SET number = $2, digest = $3 WHERE organisation = $1", organisation, entry.number, digest);
    tx.remembered<Tails>().keep(organisation, {entry.number, digest});
    tx.run(R"(
        INSERT INTO journal_entry (organisation, number, at, actor, action, subject, incident, digest)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
           organisation, entry.number, at, text_of(actor), entry.action, entry.subject, entry.incident, digest);
}

void exclude(storage::Transaction& tx, const OrganisationId& organisation, std::string_view about, const AccountId& account)
{
    tx.run(R"(
        INSERT INTO journal_exclusion (organisation, account, about)
        VALUES ($1, $2, $3)
            ON CONFLICT (organisation, account, about) DO NOTHING)", organisation, account, about);
}

std::vector<Entry> page(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader,
                        std::optional<std::int64_t> before, int limit)
{
    const auto hidden = hidden_from(tx, organisation, reader);
    const auto below = before ? as_stored(*before, hidden) : INT64_MAX;
    std::vector<Entry> entries;
    for (const auto& row : tx.all(R"(
        SELECT number, at, actor, action, subject, incident
          FROM journal_entry e
         WHERE organisation = $1 AND number < $3
           AND NOT EXISTS (SELECT 1 FROM journal_exclusion x
                            WHERE x.organisation = e.organisation AND x.account = $2
                              AND (x.about = e.incident OR x.about = e.subject))
         ORDER BY number DESC
         LIMIT $4)", organisation, reader, below, limit)) {
        entries.push_back(entry_of(row));
        entries.back().number = as_counted(entries.back().number, hidden);
    }
    return entries;
}

std::vector<Entry> of_incident(storage::Transaction& tx, const OrganisationId& organisation, std::string_view incident)
{
    return tx.all_as(entry_of, R"(
        SELECT number, at, actor, action, subject, incident
          FROM journal_entry
         WHERE organisation = $1 AND incident = $2
         ORDER BY number)", organisation, incident);
}

Verification verify(storage::Transaction& tx, const OrganisationId& organisation)
{
    constexpr int at_a_time = 1000;  // a journal of ten years does not fit in memory
    Tail walked;
    for (;;) {
        const auto rows = tx.all(R"(
            SELECT number, at, actor, action, subject, incident, digest
              FROM journal_entry
             WHERE organisation = $1 AND number > $2
             ORDER BY number
             LIMIT $3)", organisation, walked.number, at_a_time);
        for (const auto& row : rows) {
            const auto entry = entry_of(row);
            const bool fits = entry.number == walked.number + 1 && digest_of(walked.digest, organisation, entry) == row.bytes(6);
            if (!fits) return {walked.number, walked.number + 1, hex(walked.digest)};
            walked = {entry.number, row.bytes(6)};
        }
        if (rows.size() < at_a_time) break;
    }
    Verification good{walked.number, std::nullopt, walked.number == 0 ? "" : hex(walked.digest)};
    const auto tail = tail_of(tx, organisation).value_or(Tail{});
    // The newest lines were cut off, or the tail was turned back.
    if (tail.number != walked.number || tail.digest != walked.digest) good.broken_at = walked.number + 1;
    return good;
}

Verification verify(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader)
{
    const auto hidden = hidden_from(tx, organisation, reader);
    auto verified = verify(tx, organisation);
    verified.lines = as_counted(verified.lines + 1, hidden) - 1;
    if (verified.broken_at) verified.broken_at = as_counted(*verified.broken_at, hidden);
    return verified;
}

}  // namespace luwte::journal
