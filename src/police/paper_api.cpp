// A file on paper, in its open form, and as one locked package with the evidence.
#include <array>

#include "documents/package.h"
#include "http/route.h"
#include "incidents/access.h"
#include "journal/journal.h"
#include "police/gather.h"
#include "police/police_api.h"
#include "reports/evidence.h"
#include "reports/reports.h"

namespace luwte::police {
namespace {

struct Paper {
    std::string_view format, media_type;
    Bytes (*write)(const Record&, const documents::Words&);
};

Bytes bytes_of(const std::string& text)
{
    const auto view = as_bytes(text);
    return {view.begin(), view.end()};
}

const std::array<Paper, 5> papers{{
    {"pdf", "application/pdf", [](const Record& record, const documents::Words& words) { return documents::pdf(document_of(record, words)); }},
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
     [](const Record& record, const documents::Words& words) { return documents::docx(document_of(record, words)); }},
    {"odt", "application/vnd.oasis.opendocument.text",
     [](const Record& record, const documents::Words& words) { return documents::odt(document_of(record, words)); }},
    {"html", "text/html; charset=utf-8",
     [](const Record& record, const documents::Words& words) { return bytes_of(documents::html(document_of(record, words))); }},
    {"json", "application/json", [](const Record& record, const documents::Words&) { return bytes_of(http::to_json(record)); }},
}};

Result<const Paper*> paper_in(const http::Call& call)
{
    const auto asked = call.query.find("format");
    for (const auto& paper : papers)
        if (paper.format == (asked == call.query.end() ? "pdf" : asked->second)) return &paper;
    return invalid("police.format_unknown", "/format");
}

Result<std::string> language_in(const http::Call& call)
{
    const auto asked = call.query.find("language");
    if (asked == call.query.end()) return std::string{"nl"};
    if (asked->second != "nl" && asked->second != "en") return invalid("police.language_unknown", "/language");
    return asked->second;
}

std::string name_of_paper(const documents::Words& words, const incidents::Incident& incident, std::string_view format)
{
    return words("file_name", {{"reference", incident.reference}}) + "." + std::string{format};
}

Result<http::Response> document(http::Call& call, const incidents::PackUnder& packs)
{
    const auto [incident, file] = TRY(readable(call));
    const auto* paper = TRY(paper_in(call));
    const auto language = TRY(language_in(call));
    const auto& pack = packs(call.tx, incident);
    if (file.state == State::draft) TRY(may_prepare(consent_rule(call, pack, incident, file.kind), consents_of(call, incident, file.id)));
    const auto record = TRY(record_of(call, pack, incident, file, language));
    const documents::Words words{"police", language};
    journal::append(call.tx, file.organisation, call.actor.account, "police.document_read", file.id.text, incident.id.text, call.now);

    http::Response response;
    response.headers = {{"Content-Type", std::string{paper->media_type}},
                        {"Content-Disposition", reports::evidence::attachment(name_of_paper(words, incident, paper->format))}};
    response.body = as_text(paper->write(record, words));
    return response;
}

/// In a package files go by their number; what they are called stands inside.
std::string name_inside(const RecordEvidence& evidence)
{
    const auto& name = evidence.name.text;
    const auto dot = name.rfind('.');
    const auto kind = dot == std::string::npos || name.size() - dot > 6 ? std::string{} : name.substr(dot);
    const bool plain = std::all_of(kind.begin(), kind.end(), [](char c) { return c == '.' || (std::isalnum(static_cast<unsigned char>(c)) != 0); });
    return evidence.number + (plain ? kind : "");
}

Result<PackageMade> package(http::Call& call, const http::Nothing&, const incidents::PackUnder& packs)
{
    const auto [incident, file] = TRY(workable(call));
    const auto& pack = packs(call.tx, incident);
    TRY(may_file(consent_rule(call, pack, incident, file.kind), consents_of(call, incident, file.id)));
    const auto record = TRY(record_of(call, pack, incident, file, "nl"));
    const documents::Words words{"police", "nl"};

    std::int64_t size = 0;
    for (const auto& one : record.evidence) size += one.size;
    constexpr std::int64_t largest = 60 << 20;  // of what has to stand in memory at a time
    if (size > largest) return conflict("police.package_too_large");
    std::vector<documents::Entry> entries{{words("package.document") + ".pdf", documents::pdf(document_of(record, words))},
                                          {words("package.document") + ".json", bytes_of(http::to_json(record))}};
    const auto content = store::content_of(call.tx, file.id);
    std::size_t at = 0;
    for (const auto& view : reports::evidence_of(call, incident.id)) {
        const bool chosen = std::any_of(content.evidence.begin(), content.evidence.end(), [&](const auto& one) { return one.id == view.id.text; });
        if (chosen) entries.push_back({name_inside(record.evidence.at(at++)), reports::content_of(call, view.id)});
    }

    const auto passphrase = documents::fresh_passphrase();
    const auto kept = reports::keep(call, incident.id, file.compartment, name_of_paper(words, incident, "zip"), documents::pack_locked(entries, passphrase));
    store::add_package(call.tx, file, kept.id.text, call.actor.account, call.now);
    incidents::record(call, incident, "police.package_made", "police_package", file.id.text);
    return PackageMade{kept.id.text, Shown{Secret{passphrase}}, *kept.sha256, kept.size};
}

}  // namespace

void add_paper_routes(http::Router& router, const incidents::PackUnder& packs)
{
    router.get_bytes("/police-files/{fileId}/document", http::may("case.read"), "The file as a document, or in its open form",
                     "application/octet-stream", [packs](http::Call& call) { return document(call, packs); },
                     {{"format", "pdf (when absent), docx, odt, html or json"}, {"language", "nl (when absent) or en"}});
    router.post<http::Nothing, PackageMade>(
        "/police-files/{fileId}/packages", http::may("case.handle"),
        "Locks the file and its evidence in one package, which stays with the case; the passphrase is shown this once",
        [packs](http::Call& call, const http::Nothing& input) { return package(call, input, packs); });
}

}  // namespace luwte::police
