#include "aftercare/aftercare_store.h"

#include <boost/json.hpp>

#include "incidents/task.h"

namespace luwte::aftercare::store {
namespace {
namespace json = boost::json;

Person person_from(const storage::Row& row)
{
    return {row.id<AffectedId>(0),
            row.id<OrganisationId>(1),
            row.id<IncidentId>(2),
            row.id<vault::CompartmentId>(3),
            row.id<vault::CompartmentId>(4),
            row.maybe_id<AccountId>(5),
            row.text(6),
            row.maybe_bytes(7)};
}

std::string text_of(const std::vector<protocol::Text>& aims)
{
    json::array list;
    for (const auto& aim : aims) list.push_back(json::object{{"nl", aim.nl}, {"en", aim.en}});
    return json::serialize(list);
}

std::string text_of(const std::vector<protocol::Role>& leaders) { return json::serialize(json::value_from(leaders)); }

std::vector<protocol::Text> aims_in(const std::string& text)
{
    std::vector<protocol::Text> aims;
    const auto list = json::parse(text);
    for (const auto& aim : list.as_array())
        aims.push_back({std::string{aim.at("nl").as_string()}, std::string{aim.at("en").as_string()}});
    return aims;
}

// id … leaders: the first twenty-three columns of every SELECT below, in this order.
Conversation conversation_from(const storage::Row& row)
{
    Conversation conversation;
    conversation.id = row.id<ConversationId>(0);
    conversation.organisation = row.id<OrganisationId>(1);
    conversation.affected = row.id<AffectedId>(2);
    conversation.plan = row.text(3);
    conversation.position = static_cast<int>(row.integer(4));
    conversation.name = {row.text(5), row.text(6)};
    conversation.source = row.text(7);
    conversation.deadline = incidents::deadline_type(row.text(8));
    conversation.opens = row.maybe_instant(9);
    conversation.due = row.maybe_instant(10);
    conversation.state = state_of(row.text(11));
    conversation.planned_for = row.maybe_instant(12);
    conversation.moved_until = row.maybe_instant(13);
    conversation.offered = row.maybe_instant(14);
    conversation.held = row.maybe_instant(15);
    conversation.by = row.maybe_id<AccountId>(16);
    conversation.injury_shown = row.flag(17);
    conversation.referred = row.flag(18);
    conversation.sequence = static_cast<int>(row.integer(19));
    conversation.version = row.integer(20);
    conversation.aims = aims_in(row.text(21));
    conversation.leaders = json::value_to<std::vector<protocol::Role>>(json::parse(row.text(22)));
    return conversation;
}

}  // namespace

void add(storage::Transaction& tx, const Person& person)
{
    tx.run(R"(
        INSERT INTO aftercare_person (affected, organisation, circle, providers, account, name, role)
        VALUES ($1, $2, $3, $4, $5, $6, $7))",
           person.affected, person.organisation, person.circle, person.providers, person.account, person.name, person.role);
}

std::vector<Person> of_incident(storage::Transaction& tx, const IncidentId& incident, const AccountId& account)
{
    return tx.all_as(person_from, R"(
        SELECT p.affected, p.organisation, a.incident, p.circle, p.providers, p.account, p.role, p.name
          FROM aftercare_person p
          JOIN incident_affected a ON a.id = p.affected
          JOIN vault_grant g       ON g.compartment = p.circle AND g.account = $2 AND g.state = 'active'
         WHERE a.incident = $1
         ORDER BY a.since, a.position, p.affected)", incident, account);
}

std::vector<Person> of_account(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account)
{
    return tx.all_as(person_from, R"(
        SELECT p.affected, p.organisation, a.incident, p.circle, p.providers, p.account, p.role, p.name
          FROM aftercare_person p
          JOIN incident_affected a ON a.id = p.affected
          JOIN vault_grant g       ON g.compartment = p.circle AND g.account = $2 AND g.state = 'active'
         WHERE p.organisation = $1 AND p.account = $2
         ORDER BY a.since DESC, a.position, p.affected)", organisation, account);
}

std::optional<Person> find_person(storage::Transaction& tx, const OrganisationId& organisation, const AffectedId& affected,
                                  const AccountId& account)
{
    return tx.first_as(person_from, R"(
        SELECT p.affected, p.organisation, a.incident, p.circle, p.providers, p.account, p.role, p.name
          FROM aftercare_person p
          JOIN incident_affected a ON a.id = p.affected
          JOIN vault_grant g       ON g.compartment = p.circle AND g.account = $3 AND g.state = 'active'
         WHERE p.affected = $1 AND p.organisation = $2)", affected, organisation, account);
}

std::vector<Person> all_of_incident(storage::Transaction& tx, const IncidentId& incident)
{
    return tx.all_as(person_from, R"(
        SELECT p.affected, p.organisation, a.incident, p.circle, p.providers, p.account, p.role, p.name
          FROM aftercare_person p
          JOIN incident_affected a ON a.id = p.affected
         WHERE a.incident = $1
         ORDER BY a.since, a.position, p.affected)", incident);
}

void add(storage::Transaction& tx, const Conversation& c)
{
    tx.run(R"(
        INSERT INTO aftercare_conversation (id, organisation, affected, plan, position, name_nl, name_en, source, deadline,
                                            opens_at, due, state, injury_shown, referred, sequence, version, aims, leaders)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, 0, 0, $13, $14, $15))",
           c.id, c.organisation, c.affected, c.plan, c.position, c.name.nl, c.name.en, c.source, protocol::name(c.deadline),
           c.opens, c.due, name_of(c.state), c.version, text_of(c.aims), text_of(c.leaders));
}

std::vector<ConversationRow> conversations_of(storage::Transaction& tx, const AffectedId& affected)
{
    std::vector<ConversationRow> conversations;
    for (const auto& row : tx.all(R"(
             SELECT id, organisation, affected, plan, position, name_nl, name_en, source, deadline, opens_at, due, state,
                    planned_for, moved_until, offered_at, held_at, made_by, injury_shown, referred, sequence, version, aims, leaders,
                    notes
               FROM aftercare_conversation
              WHERE affected = $1
              ORDER BY position)",
                                  affected))
        conversations.push_back({conversation_from(row), row.maybe_bytes(23)});
    return conversations;
}

std::optional<ConversationRow> find(storage::Transaction& tx, const OrganisationId& organisation, const ConversationId& id,
                                    const AccountId& account)
{
    auto row = tx.first(R"(
        SELECT c.id, c.organisation, c.affected, c.plan, c.position, c.name_nl, c.name_en, c.source, c.deadline, c.opens_at,
               c.due, c.state, c.planned_for, c.moved_until, c.offered_at, c.held_at, c.made_by, c.injury_shown, c.referred,
               c.sequence, c.version, c.aims, c.leaders, c.notes
          FROM aftercare_conversation c
          JOIN aftercare_person p ON p.affected = c.affected
          JOIN vault_grant g      ON g.compartment = p.circle AND g.account = $3 AND g.state = 'active'
         WHERE c.id = $1 AND c.organisation = $2)",
                        id, organisation, account);
    if (!row) return std::nullopt;
    return ConversationRow{conversation_from(*row), row->maybe_bytes(23)};
}

bool save(storage::Transaction& tx, const Conversation& c, std::int64_t expected)
{
    return tx.run(R"(
        UPDATE aftercare_conversation
           SET state = $3, planned_for = $4, moved_until = $5, offered_at = $6, held_at = $7, made_by = $8,
               injury_shown = $9, referred = $10, sequence = $11, reminded_at = NULL, version = version + 1
         WHERE id = $1 AND version = $2)",
                  c.id, expected, name_of(c.state), c.planned_for, c.moved_until, c.offered, c.held, c.by, c.injury_shown,
                  c.referred, c.sequence) == 1;
}

void set_notes(storage::Transaction& tx, const ConversationId& id, const vault::Sealed& notes)
{
    tx.run("UPDATE aftercare_conversation SET notes = $2 WHERE id = $1", id, notes);
}

void add(storage::Transaction& tx, const Conversation& c, const Step& step)
{
    tx.run(R"(
        INSERT INTO aftercare_step (id, organisation, conversation, position, at, made_by, state, until, reason)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM aftercare_step WHERE conversation = $3), $4, $5, $6, $7, $8))",
           step.id, c.organisation, c.id, step.at, step.by, name_of(step.state), step.until, step.reason);
}

std::vector<Step> steps_of(storage::Transaction& tx, const ConversationId& id)
{
    std::vector<Step> steps;
    for (const auto& row : tx.all(R"(
             SELECT id, at, made_by, state, until, reason
               FROM aftercare_step
              WHERE conversation = $1
              ORDER BY position)",
                                  id))
        steps.push_back({row.text(0), row.instant(1), row.id<AccountId>(2), state_of(row.text(3)), row.maybe_instant(4),
                         row.maybe_bytes(5)});
    return steps;
}

void add(storage::Transaction& tx, const Person& person, const Contentment& contentment)
{
    tx.run(R"(
        INSERT INTO aftercare_contentment (affected, organisation, role, score, remark, at)
        VALUES ($1, $2, $3, $4, $5, $6))",
           person.affected, person.organisation, person.role, contentment.score, contentment.remark, contentment.at);
}

std::optional<Contentment> contentment_of(storage::Transaction& tx, const AffectedId& affected)
{
    auto row = tx.first("SELECT score, remark, at FROM aftercare_contentment WHERE affected = $1", affected);
    if (!row) return std::nullopt;
    return Contentment{static_cast<int>(row->integer(0)), row->maybe_bytes(1), row->instant(2)};
}

std::vector<BoardRow> board(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account,
                            Instant since)
{
    std::vector<BoardRow> rows;
    for (const auto& row : tx.all(R"(
             SELECT c.id, c.organisation, c.affected, c.plan, c.position, c.name_nl, c.name_en, c.source, c.deadline,
                    c.opens_at, c.due, c.state, c.planned_for, c.moved_until, c.offered_at, c.held_at, c.made_by,
                    c.injury_shown, c.referred, c.sequence, c.version, c.aims, c.leaders, i.reference, p.role
               FROM aftercare_conversation c
               JOIN aftercare_person p  ON p.affected = c.affected
               JOIN incident_affected a ON a.id = c.affected
               JOIN incident i          ON i.id = a.incident
              WHERE c.organisation = $1
                AND ((c.state <> 'held' AND c.state <> 'declined') OR COALESCE(c.held_at, c.due, i.reported_at) > $3)
                AND NOT EXISTS (SELECT 1 FROM incident_exclusion e WHERE e.incident = i.id AND e.account = $2)
              ORDER BY COALESCE(c.moved_until, c.due, c.opens_at), i.reference, c.position, c.id)",
                                  organisation, account, since))
        rows.push_back({row.text(23), row.text(24), conversation_from(row)});
    return rows;
}

std::vector<Reminder> to_remind(storage::Transaction& tx, Instant now, Instant until)
{
    std::vector<Reminder> reminders;
    for (const auto& row : tx.all(R"(
             SELECT c.id, c.organisation, p.account
               FROM aftercare_conversation c
               JOIN aftercare_person p ON p.affected = c.affected
              WHERE c.state = 'appointed' AND c.reminded_at IS NULL AND p.account IS NOT NULL
                AND c.planned_for > $1 AND c.planned_for < $2
              ORDER BY c.planned_for, c.id)",
                                  now, until))
        reminders.push_back({row.id<ConversationId>(0), row.id<OrganisationId>(1), row.id<AccountId>(2)});
    return reminders;
}

void reminded(storage::Transaction& tx, const ConversationId& id, Instant now)
{
    tx.run("UPDATE aftercare_conversation SET reminded_at = $2 WHERE id = $1", id, now);
}

}  // namespace luwte::aftercare::store
