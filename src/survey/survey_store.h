// What is kept of a survey: who was invited is not (an invitation is a number), and of the answers nothing but counts.
#pragma once

#include "storage/storage.h"
#include "survey/survey.h"
#include "survey/ticket.h"

namespace luwte::survey::store {

struct Keyed {
    Group group;
    TicketKey key;  // without the hidden half once the survey is closed
    int issued = 0; // tickets signed
};

void create(storage::Transaction&, const Survey&, Instant now);
void add_group(storage::Transaction&, const SurveyId&, const Keyed&, int position);
void add_invitation(storage::Transaction&, const SurveyId&, const std::string& group, const Bytes& lookup);

std::optional<Survey> find(storage::Transaction&, const SurveyId&);
std::optional<Survey> of_year(storage::Transaction&, const OrganisationId&, int year);
std::vector<Survey> all(storage::Transaction&, const OrganisationId&);
std::vector<Keyed> groups(storage::Transaction&, const SurveyId&);

struct Invited {
    SurveyId survey;
    std::string group;
    std::optional<Bytes> asked;  // digest of what was signed for it, so that the same question gets the same answer again
};
std::optional<Invited> invited(storage::Transaction&, const Bytes& lookup);
void keep_asked(storage::Transaction&, const Bytes& lookup, const Bytes& digest);

/// False when the ticket was handed in before.
bool spend(storage::Transaction&, const SurveyId&, const Bytes& ticket_digest);
void count(storage::Transaction&, const SurveyId&, const std::string& group, const std::vector<Mark>&);
std::vector<Tally> tallies(storage::Transaction&, const Survey&);

/// Open, and past its last day.
std::vector<Survey> due(storage::Transaction&, Day today);
/// Ends it, if that version is still the latest: no ticket can be signed afterwards, by whoever has the database either.
bool close(storage::Transaction&, const SurveyId&, std::int64_t version, Instant now);
void keep_results(storage::Transaction&, const SurveyId&, const std::string& results);
std::optional<std::string> kept_results(storage::Transaction&, const SurveyId&);

}  // namespace luwte::survey::store
