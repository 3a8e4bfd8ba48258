// What the protocol says of the police, of damage and of telling others (P1 to P6, K1 to K3, H8), beside who decides, which
// stands in its decisions. Most of it follows from law and carries `unverified` until a lawyer has looked at it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "protocol/protocol.h"

namespace luwte::protocol {

/// A rule with its words; what it means beyond them is the reader's.
struct Rule {
    std::string id;
    Text name;
    Text note;  // empty when there is nothing to add
    std::string source;
    bool unverified = false;
};
/// In which quality somebody files, and who can be that.
struct Quality : Rule {
    std::vector<Role> by;  // "affected" stands for the person himself
};
/// A criminal act that this may be. One that is prosecuted on complaint only has a term in which to ask for that.
struct Offence : Rule {
    std::optional<Deadline> complaint;
};
struct Police {
    std::optional<Rule> code;    // the mark that goes with every notification and report: VPT (H8)
    std::optional<Rule> number;  // a number instead of the name: when that is of use
    std::optional<Rule> address;  // where letters go: the work address
    std::optional<Rule> wish;     // asking the person whether he wants prosecution, before the term ends
    std::vector<Quality> qualities;
    std::vector<Offence> offences;
    std::vector<Rule> rights;  // what the injured party may know and ask
};
/// Offences that cannot be meant in this situation are left out; empty parts: the protocol says nothing.
Police police(const Pack& pack, const Situation& situation);

/// Whether what is filed ("police_report", "police_notification") needs the person's word. Nothing: the protocol says
/// nothing about it.
struct Consenting {
    bool needed = false;
    std::string source;
};
std::optional<Consenting> consent_for(const Pack& pack, const Situation& situation, const std::string& decision);

/// What is done about damage (P6).
std::vector<Rule> damage(const Pack& pack);

/// Somebody who can be told (K1): a circle inside the organisation, or outside.
struct Circle : Rule {
    bool outside = false;
    std::vector<std::string> may_know;  // facts: happened, day, behaviour, form, role, name, measure, police, outcome
};
/// Who speaks for the organisation, and when (K2, K3): the first entry of each phase that holds.
struct Spokesperson : Rule {
    std::vector<Role> by;
};
struct Communication {
    std::vector<Circle> circles;
    std::optional<Spokesperson> speaks;          // now, in this situation
    std::optional<Spokesperson> during_inquiry;  // once a criminal inquiry runs, to the outside
    std::optional<Rule> security;                // what is never told
    std::optional<Consenting> consent;           // of the affected person
};
Communication communication(const Pack& pack, const Situation& situation);

}  // namespace luwte::protocol
