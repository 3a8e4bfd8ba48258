// Publishing a year, looking at what was published, and the yearly account as a document.
#include <algorithm>

#include "documents/words.h"
#include "http/route.h"
#include "journal/journal.h"
#include "statistics/protected.h"
#include "statistics/statistics_api.h"
#include "statistics/yearly_account.h"

namespace luwte::statistics {

struct PublicationInput {
    int year;
    std::optional<std::vector<std::string>> without;  // role, form, place, police, contact, response, aftercare, repeated, content
    std::optional<bool> rounded;
};
SHAPE(PublicationInput, year, without, rounded)

struct ClassShown {
    std::string axis, id;
};
SHAPE(ClassShown, axis, id)

/// Why the disclosure control declined: which figure, what an intruder finds, and what to make coarser.
struct DeclinedShown {
    std::string code;
    std::vector<ClassShown> figure;
    std::optional<std::string> printed;  // what an earlier edition says
    std::optional<std::int64_t> least, most;
    std::optional<std::string> coarsen;
};
SHAPE(DeclinedShown, code, figure, printed, least, most, coarsen)

struct PreviewShown {
    int year;
    bool publishable;
    std::optional<std::string> code;
    std::optional<DeclinedShown> declined;
    std::int64_t cells, shown;
    int people_in_office;
    int editions;
};
SHAPE(PreviewShown, year, publishable, code, declined, cells, shown, people_in_office, editions)

struct PublicationShown {
    PublicationId id;
    int year;
    std::int64_t edition;
    Instant made_at;
    std::optional<std::string> made_by;
    std::string pack, pack_version, data_version;
    std::int64_t cells, shown;
    std::optional<std::int64_t> total;  // of the year; absent when hidden
    bool rounded;
    std::vector<std::string> without;
};
SHAPE(PublicationShown, id, year, edition, made_at, made_by, pack, pack_version, data_version, cells, shown, total, rounded, without)

struct PublicationsShown {
    std::vector<PublicationShown> items;
    std::vector<int> years;  // that may be published now: they are over
};
SHAPE(PublicationsShown, items, years)

namespace {
std::string_view code_of(NotPublished::Why why)
{
    switch (why) {
    case NotPublished::Why::year_not_over: return "statistics.year_not_over";
    case NotPublished::Why::no_longer_whole: return "statistics.no_longer_whole";
    case NotPublished::Why::protocol_silent: return "statistics.protocol_silent";
    case NotPublished::Why::published_before: return "statistics.published_before";
    case NotPublished::Why::declined: return "statistics.would_reveal";
    }
    return {};
}

Refusal refusal_of(const NotPublished& why)
{
    switch (why.why) {
    case NotPublished::Why::year_not_over: return invalid("statistics.year_not_over", "/year");
    case NotPublished::Why::no_longer_whole: return conflict("statistics.no_longer_whole");
    case NotPublished::Why::protocol_silent: return conflict("statistics.protocol_silent");
    case NotPublished::Why::published_before: return conflict("statistics.published_before");
    case NotPublished::Why::declined: break;
    }
    return conflict("statistics.would_reveal");
}

DeclinedShown show(const disclosure::Declined& declined)
{
    DeclinedShown shown{declined.code, {}, {}, {}, {}, {}};
    for (const auto& [axis, id] : declined.where) shown.figure.push_back({axis, id});
    if (declined.code == "figure_changed") shown.printed = declined.by;
    else if (declined.code != "classes_changed" && declined.code != "rounded_before" && declined.code != "cannot_round") shown.least = declined.range.lower;
    if (shown.least && !declined.range.open) shown.most = declined.range.upper;
    if (!declined.coarsen.empty()) shown.coarsen = declined.coarsen;
    return shown;
}

PublicationShown show(storage::Transaction& tx, const Publication& one)
{
    PublicationShown shown{one.id, one.year, one.edition, one.made_at, {}, one.pack, one.pack_version, one.data_version, one.cells, one.shown, {}, false, {}};
    if (one.made_by) shown.made_by = people::name_of(tx, one.organisation, *one.made_by);
    const Protected figures{one.release};
    if (const auto total = figures.figure({})) shown.total = *total;
    shown.rounded = figures.is_rounded();
    shown.without = figures.without();
    return shown;
}

Result<PublicationsShown> list(http::Call& call)
{
    PublicationsShown shown;
    for (const auto& one : store::publications(call.tx, call.actor.organisation)) shown.items.push_back(show(call.tx, one));
    const auto today = day_in_amsterdam(call.now);
    const auto year_of = [](Day day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); };
    for (int year = year_of(today) - 1; year >= year_of(store::first_appointment(call.tx, call.actor.organisation, today)); --year) shown.years.push_back(year);
    return shown;
}

Result<Choice> choice_of(const PublicationInput& input)
{
    Choice choice{input.without.value_or(std::vector<std::string>{}), input.rounded.value_or(false)};
    std::ranges::sort(choice.without);
    for (const auto& name : choice.without)
        if (std::ranges::find(may_be_left_out, name) == may_be_left_out.end()) return invalid("statistics.axis_unknown", "/without");
    return choice;
}

Result<PreviewShown> look_ahead(http::LongCall& call, const people::PackOf& packs, const PublicationInput& input)
{
    const auto choice = TRY(choice_of(input));
    const auto answer = preview(call.database, packs, call.actor.organisation, input.year, choice, call.now);
    storage::Transaction tx{call.database, storage::Mode::read};
    PreviewShown shown{input.year, false, {}, {}, 0, 0, people_in_office(tx, call.actor.organisation, packs(tx, call.actor.organisation), input.year).people(),
                       static_cast<int>(store::editions(tx, call.actor.organisation, input.year).size())};
    if (const auto* made = std::get_if<Publication>(&answer)) {
        shown.publishable = true;
        shown.cells = made->cells, shown.shown = made->shown;
    } else {
        const auto& why = std::get<NotPublished>(answer);
        shown.code = code_of(why.why);
        if (why.declined) shown.declined = show(*why.declined);
    }
    return shown;
}

Result<http::Created> create(http::LongCall& call, const people::PackOf& packs, const PublicationInput& input)
{
    const auto choice = TRY(choice_of(input));
    const auto answer = publish(call.database, packs, call.actor.organisation, input.year, choice, call.actor.account, call.now);
    if (const auto* why = std::get_if<NotPublished>(&answer)) return refusal_of(*why);
    return http::Created{std::get<Publication>(answer).id.text, 1};
}

Result<Publication> in_path(http::Call& call)
{
    auto found = store::find(call.tx, call.actor.organisation, TRY(call.id<PublicationId>("publicationId")));
    if (!found) return not_found("request.not_found");
    return std::move(*found);
}

std::string asked(const http::Call& call, const char* name, const char* usual)
{
    const auto found = call.query.find(name);
    return found == call.query.end() ? usual : found->second;
}

Result<http::Response> document(http::Call& call, const protocol::Pack& pack)
{
    const auto publication = TRY(in_path(call));
    const auto* format = format_named(asked(call, "format", "pdf"));
    if (!format) return invalid("statistics.format_unknown", "format");
    const auto language = asked(call, "language", "nl");
    if (language != "nl" && language != "en") return invalid("statistics.language_unknown", "language");
    const documents::Words words{"account", language};
    const auto account = account_of(people::organisation(call.tx, call.actor.organisation)->name, pack, publication, store::publications(call.tx, call.actor.organisation));
    http::Response response;
    response.headers = {{"Content-Type", std::string{format->media_type}},
                        {"Content-Disposition", "attachment; filename=\"" + file_name(account, words, *format) + "\""}};
    response.body = as_text(format->write(account, words));
    return response;
}
}  // namespace

void add_publication_routes(http::Router& router, const people::PackOf& packs)
{
    router.get<PublicationsShown>("/publications", http::may("statistics.read"), "The protected figures that were published, latest first", list);
    router.get<PublicationShown>("/publications/{publicationId}", http::may("statistics.read"), "One publication",
        [](http::Call& call) -> Result<PublicationShown> { return show(call.tx, TRY(in_path(call))); });
    router.post_long<PublicationInput, PreviewShown>("/publications/_preview", http::may("statistics.publish"),
                                                     "Whether a year can be published without giving anybody away, and if not, why",
                                                     [packs](http::LongCall& call, const PublicationInput& input) { return look_ahead(call, packs, input); });
    router.post_long<PublicationInput, http::Created>("/publications", http::may("statistics.publish"), "Protects, proves and keeps the figures of a year",
        [packs](http::LongCall& call, const PublicationInput& input) { return create(call, packs, input); });
    router.get_bytes("/publications/{publicationId}/document", http::may("statistics.read"), "The yearly account of a publication, with the years before",
                     "application/octet-stream", [packs](http::Call& call) { return document(call, packs(call.tx, call.actor.organisation)); },
                     {{"format", "pdf (when absent), docx, odt, html, xlsx or json"}, {"language", "nl (when absent) or en"}});
}

}  // namespace luwte::statistics
