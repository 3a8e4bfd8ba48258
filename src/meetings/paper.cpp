#include "meetings/paper.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace luwte::meetings {
namespace {

/// "20:14:05" in Dutch time, as on the clock in the hall.
std::string clock_of(Instant at)
{
    const auto local = iso(Moment{at, offset_in_amsterdam(at)});
    return local.substr(11, 8);
}

std::string day_and_clock(Instant at) { return iso(day_in_amsterdam(at)) + " " + clock_of(at); }

/// With the day where it is another one than that of the meeting.
std::string time_beside(Instant at, Instant meeting)
{
    return day_in_amsterdam(at) == day_in_amsterdam(meeting) ? clock_of(at) : day_and_clock(at);
}

/// A step that an earlier protocol had is called by its id.
std::string name_of(const std::string& kind, const documents::Words& words)
{
    return words.has("kind." + kind) ? words("kind." + kind) : kind;
}

std::string title_of(const PaperLine& line, const documents::Words& words)
{
    if (line.undoes) return words("undoing", {{"step", name_of(line.undoes->kind, words)}, {"at", clock_of(line.undoes->at)}});
    const auto name = name_of(line.kind, words);
    if (line.undone) return name + " (" + words("undone") + ")";
    if (!line.several || !line.number) return name;
    return words("numbered", {{"name", name}, {"number", std::to_string(*line.number)}});
}

std::vector<std::string> parts_of(const PaperDetails& details, const documents::Words& words)
{
    std::vector<std::string> parts;
    if (!details.by.empty()) parts.push_back(words("by", {{"name", details.by}}));
    if (!details.agreed_with.empty()) parts.push_back(words("agreed", {{"name", details.agreed_with}}));
    if (!details.decision.empty()) parts.push_back(words("decision." + details.decision));
    if (!details.words.empty()) parts.push_back(details.words);
    return parts;
}

/// What the protocol asks with this step and nobody has said: on paper too a gap is seen.
std::vector<std::string> gaps_in(const PaperLine& line, const documents::Words& words)
{
    std::vector<PaperDetails> said{line.details};
    for (const auto& addition : line.additions) said.push_back(addition.details);
    std::vector<std::string> gaps;
    const auto look = [&](const char* asked, std::string PaperDetails::* part) {
        const bool blank = std::all_of(said.begin(), said.end(), [&](const auto& details) { return (details.*part).empty(); });
        if (blank && line.asks.contains(asked)) gaps.push_back(words(std::string{"missing."} + asked));
    };
    look("by", &PaperDetails::by);
    look("agreed_with", &PaperDetails::agreed_with);
    look("decision", &PaperDetails::decision);
    return gaps;
}

std::vector<std::string> remarks_on(std::optional<Instant> told_at, std::optional<Instant> received_at, Instant meeting, const documents::Words& words)
{
    std::vector<std::string> remarks;
    if (told_at) remarks.push_back(words("clock_was", {{"at", time_beside(*told_at, meeting)}}));
    if (received_at) remarks.push_back(words("received", {{"at", time_beside(*received_at, meeting)}}));
    return remarks;
}

std::string details_of(const PaperLine& line, Instant meeting, const documents::Words& words)
{
    std::vector<std::string> parts{title_of(line, words)};
    const auto add = [&](const std::vector<std::string>& more) { parts.insert(parts.end(), more.begin(), more.end()); };
    add(parts_of(line.details, words));
    for (const auto& one : line.additions) {
        auto said = parts_of(one.details, words);
        for (auto& remark : remarks_on(one.told_at, one.received_at, meeting, words)) said.push_back(std::move(remark));
        parts.push_back(words("added", {{"at", time_beside(one.at, meeting)}, {"name", one.recorded_by}, {"what", fmt::format("{}", fmt::join(said, "; "))}}));
    }
    if (!line.undone) add(gaps_in(line, words));
    add(remarks_on(line.told_at, line.received_at, meeting, words));
    return fmt::format("{}", fmt::join(parts, "\n"));
}

}  // namespace

documents::Document document_of(const Paper& paper, const documents::Words& words)
{
    documents::KeyValues facts{{{words("opened"), day_and_clock(paper.opened_at) + ", " + paper.opened_by}}};
    if (paper.opened_told) facts.rows.emplace_back(words("clock"), words("clock_was", {{"at", day_and_clock(*paper.opened_told)}}));
    if (paper.closed_at) facts.rows.emplace_back(words("closed"), day_and_clock(*paper.closed_at));
    facts.rows.emplace_back(words("protocol"), words("version", {{"pack", paper.pack}, {"version", paper.pack_version}}));
    documents::Table steps{words("steps"), {words("at"), words("step"), words("recorded_by")}, {}};
    for (const auto& line : paper.lines) steps.rows.push_back({time_beside(line.at, paper.opened_at), details_of(line, paper.opened_at, words), line.recorded_by});
    return {paper.name, words.language(), words("confidential"), words("page"), {std::move(facts), std::move(steps)}};
}

}  // namespace luwte::meetings
