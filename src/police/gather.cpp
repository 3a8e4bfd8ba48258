#include "police/gather.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "documents/say.h"
#include "incidents/access.h"
#include "documents/words.h"
#include "incidents/person_store.h"
#include "measures/measure_store.h"
#include "police/shapes.h"
#include "reports/reports.h"

namespace luwte::police {
namespace {

std::string name_in(const std::vector<protocol::Option>& options, const std::optional<std::string>& id)
{
    if (!id) return {};
    const auto found = std::find_if(options.begin(), options.end(), [&](const auto& one) { return one.id == *id; });
    return found == options.end() ? *id : found->name.nl;
}

void add_line(std::string& text, const std::string& line)
{
    if (line.empty()) return;
    if (!text.empty()) text += "\n";
    text += line;
}

/// Deputies on standby too: their turn may come.
std::set<AccountId> readers_of(http::Call& call, const vault::CompartmentId& compartment)
{
    std::set<AccountId> readers;
    for (const auto& holder : vault::holders(call.tx, compartment)) readers.insert(holder.account);
    return readers;
}

std::set<AccountId> in_both(const std::set<AccountId>& some, const std::set<AccountId>& others)
{
    std::set<AccountId> both;
    std::set_intersection(some.begin(), some.end(), others.begin(), others.end(), std::inserter(both, both.end()));
    return both;
}

vault::CompartmentId place_of(const File& file, std::string_view field)
{
    return field == "number" ? file.compartment : file.texts.value_or(file.compartment);
}

struct Gatherer {
    http::Call& call;
    const protocol::Pack& pack;
    const incidents::Incident& incident;
    const File& file;
    std::set<AccountId> readers = in_both(readers_of(call, file.compartment), readers_of(call, place_of(file, "what")));
    store::Content content{};

    bool may_quote(const reports::Outline& report)
    {
        const auto its = readers_of(call, report.compartment);
        return !report.withdrawn_at && std::includes(its.begin(), its.end(), readers.begin(), readers.end());
    }

    void tell(std::string_view field, const std::string& text, int position = 0, std::optional<Day> on = {})
    {
        if (!text.empty()) content.words.push_back(said(call, file, field, position, Secret{text}, on));
    }

    void from_reports()
    {
        std::string narrative, place = name_in(pack.places(), incident.place);
        std::vector<std::string> literal_words;
        int event = 0;
        for (const auto& report : reports::of_incident(call, incident.id)) {
            if (!may_quote(report.outline)) continue;
            const auto words = Shown{report.narrative}.text();
            add_line(narrative, words);
            for (auto& one : quoted_in(words)) literal_words.push_back(std::move(one));
            if (report.online_account) add_line(place, Shown{*report.online_account}.text());
            if (report.online_url) add_line(place, Shown{*report.online_url}.text());
            for (const auto& supplement : report.supplements) tell(series, Shown{supplement.text}.text(), event++, day_in_amsterdam(supplement.at));
            for (const auto& entry : report.log) tell(series, Shown{entry.text}.text(), event++, day_in_amsterdam(entry.occurred.at));
        }
        tell("what", narrative);
        tell("where", place);
        for (std::size_t at = 0; at < literal_words.size(); ++at) tell(literal, literal_words[at], static_cast<int>(at));
    }

    void from_case()
    {
        const auto& forms = pack.forms();
        const auto form = std::find_if(forms.begin(), forms.end(), [&](const auto& one) { return one.id == incident.form; });
        if (form != forms.end() && form->id != "in_person") tell("with_what", form->name.nl);
        tell("when", documents::say(incident.occurred.at, "nl"));
        std::string injury;
        for (const auto& fact : pack.consequences())
            if (incident.facts.contains(fact.id)) add_line(injury, fact.name.nl);
        tell("injury", injury);
        std::string who;
        for (const auto& row : incidents::store::offenders_of(call.tx, incident.id))
            if (const auto words = incidents::shown(call, row.offender.compartment, row.description, row.offender.id.text, "offender.description"))
                add_line(who, words->text());
        tell("who", who);
    }

    /// What was imposed in this case before, so that the police need not ask.
    void what_was_done()
    {
        std::string earlier;
        for (const auto& row : measures::store::measures_of(call.tx, incident.id))
            add_line(earlier, documents::Words{"police", "nl"}("earlier.measure", {{"measure", row.measure.name.nl}, {"day", documents::say(row.measure.decided_on, "nl")}}));
        tell("earlier", earlier);
    }

    void persons_and_files()
    {
        for (const auto& row : incidents::store::affected_of(call.tx, incident.id)) content.persons.push_back({row.affected.id, false, OffenderKnows::unknown});
        const auto packages = store::packages_of(call.tx, incident.id);
        for (const auto& one : reports::evidence_of(call, incident.id))
            if (!packages.contains(one.id.text)) content.evidence.push_back({one.id.text, std::nullopt});
    }
};

}  // namespace

std::vector<std::string> quoted_in(std::string_view text)
{
    struct Pair {
        std::string_view open, close;
    };
    constexpr Pair pairs[] = {{"\"", "\""}, {"“", "”"}, {"„", "”"}, {"‘", "’"}, {"'", "'"}};
    constexpr std::size_t shortest = 6;
    const auto is_clipped = [&](std::size_t after) {  // 't, 's and 'n are words
        return after + 1 < text.size() && std::string_view{"tsn"}.find(text[after]) != std::string_view::npos && text[after + 1] == ' ';
    };
    const auto is_edge = [&](std::size_t at) {  // an apostrophe stands inside a word, a quotation mark at its edge
        return at == 0 || std::string_view{" \n\t(:,"}.find(text[at - 1]) != std::string_view::npos;
    };
    std::vector<std::string> found;
    for (std::size_t at = 0; at < text.size();) {
        const auto* pair = std::find_if(std::begin(pairs), std::end(pairs), [&](const Pair& one) { return text.substr(at).starts_with(one.open); });
        if (pair == std::end(pairs) || !is_edge(at) || is_clipped(at + pair->open.size())) {
            ++at;
            continue;
        }
        const auto start = at + pair->open.size();
        auto end = text.find(pair->close, start);
        while (end != std::string_view::npos && end + pair->close.size() < text.size() && std::isalpha(static_cast<unsigned char>(text[end + pair->close.size()])))
            end = text.find(pair->close, end + 1);
        if (end == std::string_view::npos) {
            ++at;
            continue;
        }
        if (end - start >= shortest) found.emplace_back(text.substr(start, end - start));
        at = end + pair->close.size();
    }
    return found;
}

store::Said said(http::Call& call, const File& file, std::string_view field, int position, const Secret& words, std::optional<Day> on)
{
    const auto id = fresh_uuid();
    const auto place = "police." + std::string{field};
    return {id, std::string{field}, position, on, call.ring.seal(place_of(file, field), words, {file.organisation, id, place}).bytes};
}

std::optional<Shown> answer_in(http::Call& call, const File& file, const store::Content& content, std::string_view field, int position)
{
    for (const auto& one : content.words)
        if (one.field == field && one.position == position) return incidents::shown(call, place_of(file, field), one.words, one.id, "police." + one.field);
    return std::nullopt;
}

std::optional<Shown> holder_in(http::Call& call, const File& file, const store::Evidence& evidence)
{
    return incidents::shown(call, place_of(file, "evidence"), evidence.holder, file.id.text, "police.holder/" + evidence.id);
}

store::Evidence evidence_said(http::Call& call, const File& file, const std::string& id, const std::optional<Secret>& holder)
{
    if (!holder || holder->empty()) return {id, std::nullopt};
    return {id, call.ring.seal(place_of(file, "evidence"), *holder, {file.organisation, file.id.text, "police.holder/" + id}).bytes};
}

vault::CompartmentId place_for_texts(http::Call& call, const incidents::Incident& incident)
{
    auto place = incident.response;
    std::optional<std::size_t> fewest;
    for (const auto& report : reports::outlines_of(call.tx, incident.organisation, incident.id)) {
        if (report.withdrawn_at || !call.ring.opens(report.compartment)) continue;
        const auto readers = readers_of(call, report.compartment).size();
        if (fewest && *fewest <= readers) continue;
        fewest = readers;
        place = report.compartment;
    }
    return place;
}

bool opens_texts(http::Call& call, const incidents::Incident& incident, const File& file)
{
    if (file.texts) return call.ring.opens(*file.texts);
    const auto reports = reports::outlines_of(call.tx, incident.organisation, incident.id);
    return std::all_of(reports.begin(), reports.end(), [&](const auto& report) { return call.ring.opens(report.compartment); });
}

Parted parted(http::Call& call, const File& file)
{
    Parted content{store::content_of(call.tx, file.id), {}};
    const auto offenders = incidents::store::offenders_of(call.tx, file.incident);
    const bool restricted = std::any_of(offenders.begin(), offenders.end(), [](const auto& row) { return row.offender.withheld; });
    if (!restricted || file.state == State::filed) return content;
    auto& words = content.shown.words;
    const auto kept_back = std::stable_partition(words.begin(), words.end(), [](const auto& one) { return !is_of_offender(one.field); });
    content.withheld.assign(std::make_move_iterator(kept_back), std::make_move_iterator(words.end()));
    words.erase(kept_back, words.end());
    return content;
}

store::Content gathered(http::Call& call, const protocol::Pack& pack, const incidents::Incident& incident, const File& file)
{
    Gatherer gatherer{call, pack, incident, file};
    gatherer.from_reports();
    gatherer.from_case();
    gatherer.what_was_done();
    gatherer.persons_and_files();
    return std::move(gatherer.content);
}

}  // namespace luwte::police
