// Remembers meetings and their moments.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "meetings/meeting.h"
#include "storage/storage.h"
#include "vault/vault.h"

namespace luwte::meetings {

struct Meeting {
    MeetingId id;
    OrganisationId organisation;
    AccountId account;  // who opened the sheet
    vault::CompartmentId compartment;
    std::string pack, pack_version;
    Instant opened_at;
    std::optional<Instant> closed_at;
    std::optional<std::string> report;  // id of the report that was made of it
    std::int64_t version = 1;
    vault::Sealed name;  // which meeting, in which hall
    std::optional<Instant> opened_told;  // by the tablet's clock, where that was wrong
};

/// The sheet was closed, or opened again.
struct Turn {
    AccountId account;
    Instant at;
    bool closed = false;
};

struct Kept : Moment {
    AccountId account;
    Instant received_at;
    std::optional<Instant> told_at;  // by the tablet's clock, where that was wrong
    std::optional<vault::Sealed> by, agreed_with, words;
};

namespace store {

/// Returns false when there is a meeting with this id: the tablet makes it.
bool add(storage::Transaction& tx, const Meeting& meeting);
/// Closes an open sheet, or opens a closed one. Returns false when the meeting is not at this version any more.
bool turn(storage::Transaction& tx, const Meeting& meeting, const Turn& turn, std::int64_t expected_version);
std::vector<Turn> turns_of(storage::Transaction& tx, const MeetingId& meeting);
void set_report(storage::Transaction& tx, const MeetingId& meeting, std::string_view report);

/// The meeting, if the account holds an active grant on its compartment.
std::optional<Meeting> find(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader, const MeetingId& meeting);
/// Newest first.
std::vector<Meeting> of_reader(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader);

void add(storage::Transaction& tx, const Meeting& meeting, const Kept& moment);
std::vector<Kept> moments_of(storage::Transaction& tx, const MeetingId& meeting);
int count_of_moments(storage::Transaction& tx, const MeetingId& meeting);
/// Those that are steps and were not undone.
int count_of_steps(storage::Transaction& tx, const MeetingId& meeting);

}  // namespace store
}  // namespace luwte::meetings
