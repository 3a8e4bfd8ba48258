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
#include <string_view>
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
/// An ISO 8601 duration as the packs write it. Hours are real hours ("PT24H" is twenty-four of them, also when the
/// clock changes); days, weeks, months and years are days on the Dutch calendar ("P3D" lasts to the end of the third).
struct Period {
    int months = 0;
    int days = 0;
    std::chrono::minutes time{0};
    std::string text;  // as written: "PT24H"
    friend bool operator==(const Period&, const Period&) = default;
};
struct Deadline {
    DeadlineType type = DeadlineType::event;
    std::optional<Period> from;   // window: opens this long after its start
    std::optional<Period> until;  // hard, soft, window: ends this long after its start
    std::string starts;           // "incident", "report", "learned", "request", "decision": the moment it counts from
    bool at_once = false;         // "at once" is what is asked; `until` is its outer limit
};
// When that is: protocol/deadline.h.

/// What is known when a report comes in; only facts, no words.
struct Situation {
    Role reporter;                       // the role in which the affected person is met
    std::optional<Behaviour> behaviour;  // as classified or suggested so far
    std::optional<std::string> form;     // "social_media", "telephone" …
    std::set<std::string> facts;         // aggravating facts, consequences, drive: "weapon", "injury", "instrumental" …
    std::set<Role> affected;             // roles of the affected persons; the reporter's own when he reports for himself
    std::set<Role> excluded;             // roles whose only holder may not know: alleged offender, person in the case
    std::optional<Role> choice;          // the receiver the reporter picked, where the pack lets him
    bool repeated = false;               // the same offender before
    bool persists = false;               // went on after being addressed
};

struct Named {
    Role role;
    std::string rule;    // "receives", "chosen", "informed", "informed_always", "replaces", "consulted", "enters"
    std::string source;  // "W 5.1 (R1)"
    std::optional<Role> instead_of;  // the excluded role this one stands in for
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
/// Who may be asked for advice without a report (R5), and who may enter a report for somebody else (R4).
std::vector<Named> consultation(const Pack& pack, const Situation& situation);
std::vector<Named> entering_for_another(const Pack& pack, const Situation& situation);

enum class Compartment { report, response, aftercare };
struct Reader {
    Role role;
    std::string rule;  // "receives", "informed", "named", "aftercare", "deputy"
    std::string source;
    bool deputy = false;  // standby until the holder's task is overdue
    bool writes = false;  // may add to it, not only read
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
/// With a situation, excluded providers make way for the pack's replacements.
std::vector<ConversationPlan> aftercare(const Pack& pack, const Role& affected, const Situation& situation = {});

struct Duty {
    std::string id;  // "labour_inspectorate", "kings_commissioner", "feedback"
    Text name;
    std::vector<Role> owners;  // who must see to it, first who exists
    Deadline deadline;
    std::string source;
    bool unverified = false;  // law that still needs a lawyer's check; shown as such
    Text note;                // empty when there is nothing to add
    bool unanswered = false;  // holds only for those under the organisation's authority, and it has not said who they are
};
std::vector<Duty> duties(const Pack& pack, const Situation& situation);

struct Option {  // a form or place of an incident, an aggravating fact
    std::string id;
    Text name;
    std::string source;
    Text note;            // empty when there is nothing to add
    bool online = false;  // forms: asks for account, URL and platform
};

struct Measure {
    std::string id;
    Text name;
    Role decides;  // empty: the protocol does not say who
    std::string source;
    std::vector<Role> acts;  // who carries it out; may name somebody outside, such as "police"
    std::vector<Role> consents, vetoes, heard, advises;  // for this measure alone; what holds for all stands in Decision "response"
    std::set<std::string> requires_;  // "heard", "advice", "hearing": missing, they stand in the way
    std::optional<Period> longest;    // maximum term
    std::optional<Period> extension;  // an extension may last so long; absent: the whole may not pass `longest`
    std::optional<Period> review;
    std::optional<Period> warn;  // so long before review and end somebody is reminded
    bool in_writing = false;
    bool fixed_term = false;  // needs an end date, whether or not the protocol names a longest term
    bool runs = false;        // has a start and an end, as a ban has; otherwise it is done once, as a letter is sent
    bool endless = false;     // the protocol lets it run without an end
    bool objection = false;   // a decision the addressee can object to
    std::optional<Period> objection_within;
    Text remedy;                  // the objection clause; empty: the protocol gives none
    Text excepts;                 // what stays possible all the same
    Text desk;                    // what desk and security do; empty: they are not told
    std::vector<Option> venues;   // where a conversation may be held
    std::set<std::string> asks;   // "place", "limits": what the decision has to name
    std::optional<Duty> breach;   // what a breach asks for
    std::string letter;           // template
    bool unverified = false;
    Text note;
};
std::vector<Measure> measures(const Pack& pack, const Situation& situation);
/// What desk and security do about a measure, in whatever situation it was imposed; empty when the pack does not say.
Text told_at_the_desk(const Pack& pack, std::string_view measure);
/// The template of the letter that goes with a measure; empty when the pack names none.
std::string letter_of(const Pack& pack, std::string_view measure);

/// Who decides, consents, may veto, is heard, advises and acts. "affected" stands for the affected person.
struct Decision {
    std::string id;  // "response", "police_report", "communication"
    Text name;
    std::vector<Role> decides, consents, vetoes, heard, advises, acts;
    std::set<std::string> requires_;  // as in Measure
    std::string source;
    bool unverified = false;
    Text note;
};
std::vector<Decision> decisions(const Pack& pack, const Situation& situation);

/// "What must I do with this behaviour?" (N2)
enum class Reporting { optional, recommended, when_it_continues, always };
enum class Need { not_needed, optional, recommended, required };
struct Threshold {
    Need usually = Need::optional;
    std::optional<Need> persists;  // once it goes on after being addressed, or a pattern shows
};
struct NormColumn {
    Behaviour id;
    Text name;
    Text direction;  // "I", "you lot", "you"
    std::vector<Text> examples;
    Text norm;  // empty: the protocol gives no norm sentence
    Reporting reporting = Reporting::optional;
    Text rule;  // the reporting rule in plain words
    std::string source;
    std::optional<Threshold> report, enter_in_register, react, police;  // absent: the protocol says nothing
};
struct NormQuestion {  // a plain question about facts (N3); yes points to a column
    std::string id;
    Text text;
    Behaviour points_to;
};
/// The column the answers point to: the gravest "yes" counts. Nothing when nothing was answered with yes.
std::optional<NormColumn> classify(const Pack& pack, const std::set<std::string>& yes);
const NormColumn* column(const Pack& pack, const Behaviour& behaviour);
/// What is asked in this situation; each need absent where the protocol says nothing.
struct ReportingAdvice {
    std::optional<Need> report, enter_in_register, react, police;
    Text rule;
    std::string source;
};
/// Nothing while the behaviour is not known, or not in the norm table.
std::optional<ReportingAdvice> reporting(const Pack& pack, const Situation& situation);

struct RoleInfo {
    Role id;
    Text name;
    std::set<std::string> permissions;  // the engine knows these; roles are the pack's
    bool reports = false;               // may be the affected person of a report
    bool single = false;                // one holder at a time: "mayor", "griffier"
    bool outside = false;               // nobody with an account: "police", "kings_commissioner"
    bool staff = false;                 // works for the organisation and holds no political office (R7, H5)
    std::string source;
};
struct Support {  // C3
    Text name;
    std::string telephone;
    Text when;
    std::string source;
};

struct Figures {  // what is told outside about incidents, and what would name somebody (G3)
    int smallest_cell;   // a count below this is hidden
    int office_holders;  // no row stands for fewer
    int persons;         // fewer affected persons behind a count: hidden, however high the count
    int largest_share;   // per cent of a count that one person may account for
    std::optional<Period> response_within;  // what counts as a quick response to the offender
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
    const std::vector<Option>& consequences() const;    // "injury", "hospital" …: what duties look at
    const std::vector<Option>& offender_kinds() const;  // N8
    const std::vector<Option>& drives() const;          // N4: frustration or instrumental
    const std::vector<Support>& support() const;
    std::optional<Period> feedback_within() const;  // the promised feedback date, if the pack promises one
    std::optional<Figures> figures() const;
    /// Silent chapters: what a reader asks about and the protocol says nothing of.
    std::vector<std::string> silent() const;
    /// The whole pack, what it extends filled in, as text that load_text() reads: for keeping a version that was in force.
    std::string whole() const;
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
/// The same for bytes that are already there; `name` is what faults call the file.
Loaded load_text(const std::string& name, std::string_view bytes);
/// One of the packs in the binary: "westerveld", "assen", "leudal", "default".
Loaded load_shipped(const std::string& id);
/// Runs the pack's examples; each failure says which example, what was expected and what came.
std::vector<PackFault> run_examples(const Pack& pack);

}  // namespace luwte::protocol
