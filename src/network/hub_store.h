// What a hub keeps: participants, the messages that came, and the latest of each about a year.
#pragma once

#include "network/benchmark.h"
#include "network/life.h"
#include "network/participant.h"
#include "storage/storage.h"

namespace luwte::network::store {

void add(storage::Transaction&, const Participant&);
/// False when the version is not the expected one.
bool change(storage::Transaction&, const Participant&, std::int64_t expected);
std::optional<Participant> find(storage::Transaction&, const OrganisationId&, const ParticipantId&);
std::optional<Participant> with_key(storage::Transaction&, std::string_view fingerprint);
/// By name.
std::vector<Participant> participants(storage::Transaction&, const OrganisationId&);

struct Received {
    ParticipantId participant;
    std::int64_t serial;
    Bytes digest;
    std::string kind;
    int year;
    Instant at;
};
/// Whether this very message was taken in.
bool seen(storage::Transaction&, const ParticipantId&, const Bytes& digest);
/// Notes it, and that no earlier one may follow.
void receive(storage::Transaction&, const Received&);

/// Replaces what was told about the year.
void put(storage::Transaction&, const Participant&, const Publication&);
std::optional<std::int64_t> edition_of(storage::Transaction&, const ParticipantId&, int year);
/// False when there is nothing about that year.
bool remove(storage::Transaction&, const ParticipantId&, int year);

/// Latest year first.
std::map<std::string, std::vector<Told>> told(storage::Transaction&, const OrganisationId&);
std::vector<Told> told_by(storage::Transaction&, const ParticipantId&);
/// Who printed an account of the year, and in which message each told it.
std::map<Group, Behind> tellers(storage::Transaction&, const OrganisationId&, int year);
/// The same with what they told.
std::map<Group, std::vector<Contribution>> contributions(storage::Transaction&, const OrganisationId&, int year);

struct Kept {
    int year;
    Group group;
    Instant made_at;
    Behind behind;
    bool shown;
    std::string figures;  // JSON
};
/// Of one organisation that keeps a hub, or of whichever does.
std::vector<Kept> benchmarks(storage::Transaction&, const std::optional<OrganisationId>&, int year);
void keep(storage::Transaction&, const OrganisationId&, const Kept&);
/// Takes benchmarks from sight in which this organisation's account of the year is.
void hide_with(storage::Transaction&, const OrganisationId&, int year, const ParticipantId&);

}  // namespace luwte::network::store
