// Protocol: a municipality's protocol as data (protocols/*.yaml), and the questions the register asks of it.
// Numbers, roles, periods and texts come from the pack; a pack that is silent on a point yields nothing here,
// never a default. Every answer carries its source, so that a person can look it up.
// No clock, no database, no network: values in, values out.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace luwte::protocol {

using Role = std::string;      // a name from the pack: "councillor", "griffier"
using Behaviour = std::string;  // "emotional_self" … "physical_violence", or the pack's own

/// Dutch and English, both always there.
struct Text {
    std::string nl;
    std::string en;
};

/// How a deadline is meant.
enum class DeadlineType {
    hard,    // the law's or the protocol's "must": overdue is shown and escalates
    soft,    // an aim: reminds, never shows "overdue"
    window,  // not before one moment and not after another (C2: four to six weeks)
    event,   // runs until something happens; no clock
};
struct Deadline {
    DeadlineType type;
    std::optional<std::chrono::minutes> from;   // window: opens this long after its start
    std::optional<std::chrono::minutes> until;  // hard, soft, window: ends this long after its start
    std::string starts;                         // "incident", "report", "learned": the moment it counts from
};

/// What is known when a report comes in; only facts, no words.
struct Situation {
    Role reporter;                       // the role in which the affected person is met
    std::optional<Behaviour> behaviour;  // as classified or suggested so far
    std::set<std::string> facts;         // aggravating facts and consequences: "injury", "hospital", "discrimination" …
    std::set<Role> affected;             // roles of the affected persons; the reporter's own when he reports for himself
    std::set<Role> excluded;             // roles whose only holder may not know: alleged offender, person in the case
    std::optional<Role> choice;          // the receiver the reporter picked, where the pack lets him
    bool repeated = false;               // the same offender before
    bool persists = false;               // went on after being addressed
};

struct Named {
    Role role;
    std::string rule;    // "receives", "informed"
    std::string source;  // "W 5.1 (R1)"
};
struct Routing {
    std::vector<Named> receives;  // in the pack's order; the first is asked to handle
    std::vector<Named> informed;
    std::vector<Role> choices;    // receivers the reporter may pick from; empty: no choice
};
/// Who receives and who is informed. Excluded roles are replaced by the pack's recusal rules.
/// Declines ("protocol.no_receiver") when nobody is left.
class Pack;
Result<Routing> route(const Pack& pack, const Situation& situation);

enum class Compartment { report, response, aftercare };
struct Reader {
    Role role;
    std::string rule;
    std::string source;
    bool deputy = false;  // standby until the holder's task is overdue
};
/// Which roles get the key of a compartment in this situation; excluded roles never.
std::vector<Reader> readers(const Pack& pack, Compartment compartment, const Situation& situation);

struct ConversationPlan {
    std::string id;  // "first", "second", "third"
    Text name;
    std::vector<Text> aims;
    Deadline deadline;
    std::vector<Role> providers;  // who may lead it for this affected role
    std::string source;
};
/// The aftercare this role is owed, earliest first. Empty: the protocol says nothing.
std::vector<ConversationPlan> aftercare(const Pack& pack, const Role& affected);

struct Duty {
    std::string id;  // "labour_inspectorate", "kings_commissioner", "feedback"
    Text name;
    std::vector<Role> owners;  // who must see to it, first who exists
    Deadline deadline;
    std::string source;
    bool unverified = false;  // law that still needs a lawyer's check; shown as such
};
std::vector<Duty> duties(const Pack& pack, const Situation& situation);

struct Measure {
    std::string id;
    Text name;
    Role decides;
    std::string source;
};
std::vector<Measure> measures(const Pack& pack, const Situation& situation);

/// "What must I do with this behaviour?" (N2)
enum class Reporting { optional, recommended, when_it_continues, always };
struct NormColumn {
    Behaviour id;
    Text name;
    Text direction;  // "I", "you lot", "you"
    std::vector<Text> examples;
    Text norm;
    Reporting reporting;
    Text rule;  // the reporting rule in plain words
    std::string source;
};
struct NormQuestion {  // a plain question about facts (N3); yes points to a column
    std::string id;
    Text text;
    Behaviour points_to;
};
/// The column the answers point to: the gravest "yes" counts. Nothing when nothing was answered with yes.
std::optional<NormColumn> classify(const Pack& pack, const std::set<std::string>& yes);
const NormColumn* column(const Pack& pack, const Behaviour& behaviour);

struct RoleInfo {
    Role id;
    Text name;
    std::set<std::string> permissions;  // the engine knows these; roles are the pack's
    bool reports = false;               // may be the affected person of a report
};
struct Option {  // a form or place of an incident, an aggravating fact
    std::string id;
    Text name;
};
struct Support {  // C3
    Text name;
    std::string telephone;
    Text when;
    std::string source;
};

/// A pack that was read, checked and completed with what it extends. Cheap to copy.
class Pack {
public:
    struct Data;  // protocol/pack.h, for this folder only
    explicit Pack(std::shared_ptr<const Data> data) : m_data{std::move(data)} {}

    const std::string& id() const;       // "westerveld"
    const std::string& version() const;  // an incident is handled under the version in force when it was reported
    const Text& name() const;
    const std::vector<RoleInfo>& roles() const;
    const RoleInfo* role(const Role& role) const;
    const std::vector<NormColumn>& norm() const;
    const std::vector<NormQuestion>& questions() const;
    const std::vector<Option>& forms() const;
    const std::vector<Option>& places() const;
    const std::vector<Option>& targets() const;     // N7
    const std::vector<Option>& aggravating() const;  // N9
    const std::vector<Support>& support() const;
    std::optional<std::chrono::hours> feedback_within() const;  // the promised feedback date, if the pack promises one
    /// Silent chapters: what a reader asks about and the protocol says nothing of.
    std::vector<std::string> silent() const;
    /// The whole pack as JSON, for the pack viewer; each entry with its source.
    std::string as_json() const;
    const Data& data() const { return *m_data; }

private:
    std::shared_ptr<const Data> m_data;
};

/// A fault in a pack file. Prints as "file:line:column: message".
struct PackFault {
    std::string file;
    int line = 0;
    int column = 0;
    std::string message;
    std::string text() const;
};
struct Loaded {
    std::optional<Pack> pack;
    std::vector<PackFault> faults;  // empty when pack is there
};
/// Reads a pack from a file; `extends: NAME` is looked up beside it and among the shipped packs.
Loaded load_file(const std::string& path);
/// One of the packs in the binary: "westerveld", "assen", "leudal", "default".
Loaded load_shipped(const std::string& id);
/// Runs the pack's examples; each failure says which example, what was expected and what came.
std::vector<PackFault> run_examples(const Pack& pack);

}  // namespace luwte::protocol
