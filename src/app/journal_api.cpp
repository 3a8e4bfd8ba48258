#include "app/journal_api.h"

#include <charconv>

#include "http/route.h"
#include "journal/journal.h"
#include "people/people.h"

namespace luwte::app {
namespace {

struct JournalLine {
    std::int64_t number = 0;
    Instant at;
    std::optional<AccountId> actor;
    std::optional<std::string> actor_name;
    std::string action, subject;
    std::optional<std::string> incident;
};
SHAPE(JournalLine, number, at, actor, actor_name, action, subject, incident)

struct JournalPage {
    std::vector<JournalLine> items;
    std::optional<std::string> next;
};
SHAPE(JournalPage, items, next)

struct JournalVerification {
    std::int64_t lines = 0;
    std::optional<std::int64_t> broken_at;
};
SHAPE(JournalVerification, lines, broken_at)

Result<std::optional<std::int64_t>> before(const http::PageRequest& page)
{
    if (!page.cursor) return std::optional<std::int64_t>{};
    std::int64_t number = 0;
    const auto& text = *page.cursor;
    const auto end = text.data() + text.size();
    if (const auto read = std::from_chars(text.data(), end, number); read.ec != std::errc{} || read.ptr != end)
        return invalid("request.cursor_wrong", "cursor");
    return std::optional{number};
}

JournalLine line(storage::Transaction& tx, const OrganisationId& organisation, const journal::Entry& entry)
{
    return {entry.number, entry.at, entry.actor,
            entry.actor ? people::name_of(tx, organisation, *entry.actor) : std::nullopt,
            entry.action, entry.subject,
            entry.incident.empty() ? std::nullopt : std::optional{entry.incident}};
}
}  // namespace

void add_journal_routes(http::Router& router)
{
    router.get<JournalPage>("/journal", http::may("journal.read"), "Who did and who looked, newest first",
        [](http::Call& call) -> Result<JournalPage> {
            const auto page = TRY(http::page_of(call));
            const auto entries = journal::page(call.tx, call.actor.organisation, call.actor.account, TRY(before(page)), page.limit);
            JournalPage view;
            for (const auto& entry : entries) view.items.push_back(line(call.tx, call.actor.organisation, entry));
            if (static_cast<int>(entries.size()) == page.limit)
                view.next = http::cursor(std::to_string(entries.back().number));
            return view;
        },
        http::paged());

    router.get<JournalVerification>("/journal/verification", http::may("journal.read"),
        "Whether the chain of the journal holds, from the first line to the last",
        [](http::Call& call) -> Result<JournalVerification> {
            const auto verified = journal::verify(call.tx, call.actor.organisation, call.actor.account);
            return JournalVerification{verified.lines, verified.broken_at};
        });
}

}  // namespace luwte::app
