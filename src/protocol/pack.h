// What a pack holds once it is read: this folder's own view, behind Pack. Each entry keeps its source.
#pragma once

#include <boost/json/value.hpp>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "protocol/offender_register.h"
#include "protocol/police.h"
#include "protocol/protocol.h"
#include "protocol/tree.h"

namespace luwte::protocol {

/// Words that stand for whoever it is in this situation.
inline constexpr std::string_view the_receiver = "receiver";
inline constexpr std::string_view the_affected = "affected";

/// When an entry counts: every part that is filled in must hold. Data, not an expression language.
struct Condition {
    std::set<std::string> facts;  // any of these
    std::set<Role> affected;      // any of these
    std::set<Behaviour> behaviours;
    std::set<std::string> forms;
    std::optional<bool> repeated;

    bool holds(const Situation& situation) const;
};

struct Route {
    std::string id;
    std::vector<Role> reporters, receives, choices, informed;
    std::string source;
};
struct InformedAlways {
    Role role;
    Condition when;
    std::string source;
};
/// Who takes the place of a role that is excluded, per kind of part it would have played.
struct Replacement {
    Role role;
    std::vector<Role> receives, informed, acts, aftercare;
    std::string source;
};
struct NamedList {  // consultation, entering for another, deputies
    std::vector<Role> roles;
    std::string source;
};
struct ReaderRule {
    enum class Who { receivers, informed, providers, named };
    Compartment compartment = Compartment::report;
    Who who = Who::receivers;
    std::vector<Role> roles;
    bool writes = false;
    Condition when;
    std::string source;
};
struct Providers {
    std::vector<Role> affected, by;
    std::string source;
};
struct Conversation {
    std::string id;
    Text name;
    std::vector<Text> aims;
    Deadline deadline;
    std::set<Role> affected;  // empty: everybody who has providers
    std::string source;
};
struct DutyRule {
    Duty duty;
    Condition when;
    bool authority = false;  // only for those under the organisation's authority
};
/// Who is under the organisation's authority, as far as it has answered.
struct Authority {
    std::set<Role> covered, not_covered;
};
struct MeasureRule {
    Measure measure;
    Condition when;
};
struct DecisionRule {
    Decision decision;
    Condition when;
};
template <class Entry>
struct Conditional {
    Entry entry;
    Condition when;
};
struct PoliceChapter {
    std::optional<Rule> code, number, address, wish;
    std::vector<Quality> qualities;
    std::vector<Conditional<Offence>> offences;
    std::vector<Rule> rights;
};
struct CommunicationChapter {
    std::vector<Circle> circles;
    std::vector<Conditional<Spokesperson>> spokespersons;
    std::optional<Spokesperson> during_inquiry;
    std::optional<Rule> security;
};
struct Pack::Data {
    std::string id, version, organisation;
    Text name;
    std::vector<RoleInfo> roles;
    std::vector<NormColumn> columns;
    std::vector<NormQuestion> questions;
    std::vector<Option> forms, places, targets, aggravating, consequences, offenders, drives;
    std::vector<Route> routes;
    std::vector<InformedAlways> informed_always;
    std::vector<Replacement> replacements;
    NamedList consultation, entering, deputies;
    std::vector<ReaderRule> readers;
    std::vector<Providers> providers;
    std::vector<Conversation> conversations;
    std::vector<Support> support;
    std::vector<DutyRule> duties;
    Authority authority;
    std::vector<MeasureRule> measures;
    std::vector<DecisionRule> decisions;
    PoliceChapter police;
    std::vector<Rule> damage;
    CommunicationChapter communication;
    std::optional<Period> feedback;
    std::vector<Kept> retention;
    OffenderRegister offender_register;
    std::optional<Figures> figures;
    Node document;  // the whole pack as written, completed with what it extends
    Node examples;  // its own only: a base's examples are the base's promises
};

/// Excluded roles may not know; a role with one holder who is himself affected cannot handle his own case.
bool may_know(const Situation& situation, const Role& role);
bool may_handle(const Pack::Data& pack, const Situation& situation, const Role& role);
/// `roles` without whoever may not know; the pack's replacement (one of Replacement's lists) in his place.
std::vector<Role> standing_in(const Pack::Data& pack, const Situation& situation, const std::vector<Role>& roles,
                              std::vector<Role> Replacement::*part);
/// `roles` in this case: "receiver" written out, the pack's replacements for whoever may not know. "affected" and roles
/// outside stay.
std::vector<Role> in_this_case(const Pack& pack, const Situation& situation, const std::vector<Role>& roles);
/// The providers of aftercare for one affected role, whether or not conversations are planned.
std::vector<Named> providers(const Pack& pack, const Role& affected, const Situation& situation);

/// The points on which this document may be silent, for `silent()` and for a pack's own `silent:` list.
const std::vector<std::string>& points();

}  // namespace luwte::protocol
