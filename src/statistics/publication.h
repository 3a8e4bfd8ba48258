// Publications: the protected figures of a year. One leaves only when the disclosure control has proved it beside every earlier edition
// of that year; then it is kept as it was printed.
#pragma once

#include <boost/json.hpp>

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "disclosure/protect.h"
#include "people/people.h"
#include "statistics/counted.h"

namespace luwte::statistics {

using PublicationId = Id<struct PublicationTag>;

struct Publication {
    PublicationId id;
    OrganisationId organisation;
    int year = 0;
    std::int64_t edition = 1;
    Instant made_at;
    std::optional<AccountId> made_by;
    std::string pack, pack_version;
    std::string data_version;
    OfficeSheet office{};
    boost::json::object release;
    std::int64_t cells = 0, shown = 0;
};

/// Why a year is not published.
struct NotPublished {
    enum class Why {
        year_not_over,     // figures of a running year change, and the change would be told by the second edition
        protocol_silent,   // the protocol does not say what is too small to print
        no_longer_whole,   // cases of it may be gone, for they were kept long enough: what was published stays as it is
        published_before,  // the latest edition says the same
        declined,          // by the disclosure control
    };
    Why why;
    std::optional<disclosure::Declined> declined{};
};

/// What the griffier chooses: both make a small year say more.
struct Choice {
    std::vector<std::string> without{};  // axes that are left out: what is printed of the rest needs less hiding
    bool rounded = false;                // multiples of five instead of hidden figures
};

/// What the register knows of a year.
struct Ground {
    std::vector<Fact> facts;
    OfficeSheet office;
    std::vector<int> confirmed{};  // quarters of which somebody said that everything was reported
    bool whole = true;             // no case of it can be gone
};

/// What the protocol rules, for the disclosure control.
disclosure::Rules rules_of(const protocol::Figures& figures);

/// `earlier`: all editions of this year, oldest first. The answer has no id or maker yet.
std::variant<Publication, NotPublished> prepare(const Ground& ground, int year, const protocol::Pack& pack, const Choice& choice,
                                                const std::vector<Publication>& earlier, Day today);

/// The same from what the register holds now, without keeping it. Takes seconds for a large year, in a reading transaction.
std::variant<Publication, NotPublished> preview(storage::Database& database, const people::PackOf& packs, const OrganisationId& organisation, int year,
                                                const Choice& choice, Instant now);
/// Previews, and keeps what comes of it; when somebody else published meanwhile, his is the one.
std::variant<Publication, NotPublished> publish(storage::Database& database, const people::PackOf& packs, const OrganisationId& organisation, int year,
                                                const Choice& choice, const std::optional<AccountId>& by, Instant now);

namespace store {
void add(storage::Transaction& tx, const Publication& publication);
std::optional<Publication> find(storage::Transaction& tx, const OrganisationId& organisation, const PublicationId& id);
/// Latest year first, and of a year the latest edition first.
std::vector<Publication> publications(storage::Transaction& tx, const OrganisationId& organisation);
/// Of one year, oldest first.
std::vector<Publication> editions(storage::Transaction& tx, const OrganisationId& organisation, int year);
}  // namespace store

}  // namespace luwte::statistics
