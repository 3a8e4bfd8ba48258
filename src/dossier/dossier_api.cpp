#include <boost/json.hpp>

#include "documents/words.h"
#include "dossier/collected.h"
#include "dossier/dossier.h"
#include "dossier/paper.h"
#include "http/route.h"
#include "incidents/access.h"
#include "reports/evidence.h"
#include "security/security.h"

namespace luwte::dossier {
namespace {

Result<http::Response> export_case(http::Call& call, const incidents::PackUnder& packs)
{
    const auto incident = TRY(incidents::with_key(call, TRY(incidents::readable(call))));
    const auto asked = call.query.find("format");
    const std::string format = asked == call.query.end() ? "pdf" : asked->second;
    if (format != "pdf" && format != "json") return invalid("dossier.format_unknown", "/format");
    const auto wanted = call.query.find("language");
    const std::string language = wanted != call.query.end() && wanted->second == "en" ? "en" : "nl";

    auto dossier = boost::json::parse(http::to_json(collected(call, packs, incident)));
    withhold(dossier.as_object(), security::never_told(call, incident.id));
    // The line of the export is in the journal and on the timeline before anything leaves.
    incidents::record(call, incident, "incident.exported", "exported", {}, format);

    const documents::Words words{"dossier", language};
    http::Response response;
    response.headers = {{"Content-Type", format == "pdf" ? "application/pdf" : "application/json"},
                        {"Content-Disposition", reports::evidence::attachment(words("file_name", {{"reference", incident.reference}}) + "." + format)}};
    response.body = format == "pdf" ? as_text(documents::pdf(document_of(dossier, packs(call.tx, incident), words))) : boost::json::serialize(dossier);
    return response;
}

}  // namespace

void add_routes(http::Router& router, const incidents::PackUnder& packs)
{
    router.get_bytes("/incidents/{incidentId}/dossier", http::may("case.handle"), "The whole case, for those who handle it; the export is written down",
                     "application/octet-stream", [packs](http::Call& call) { return export_case(call, packs); },
                     {{"format", "pdf (when absent) or json"}, {"language", "nl (when absent) or en"}});
}

}  // namespace luwte::dossier
