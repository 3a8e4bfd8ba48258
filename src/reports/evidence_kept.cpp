// Files as another feature takes them out and puts them in.
#include "base/require.h"
#include "journal/journal.h"
#include "reports/evidence_content.h"
#include "reports/reports.h"

namespace luwte::reports {

Bytes content_of(http::Call& call, const EvidenceId& id)
{
    const auto file = evidence::store::find(call.tx, call.actor.organisation, call.actor.account, id);
    REQUIRE_THAT_HOLDS(file && file->complete);
    return evidence::whole(call.tx, *file, evidence::key_of(call.ring, *file));
}

EvidenceView keep(http::Call& call, const IncidentId& incident, const vault::CompartmentId& compartment, const std::string& name,
                  BytesView content)
{
    evidence::File file;
    file.id = fresh<EvidenceId>();
    file.organisation = call.actor.organisation;
    file.account = call.actor.account;
    file.compartment = compartment;
    file.incident = incident;
    file.size = static_cast<std::int64_t>(content.size());
    file.created_at = call.now;
    const auto key = vault::ContentKey::fresh();
    file.wrapped_key = key.wrap(call.ring, compartment, evidence::key_place(file));
    file.name = key.seal(as_bytes(name), evidence::name_place(file));
    evidence::store::add(call.tx, file);
    for (std::int64_t number = 0; number < evidence::chunks_in(file.size); ++number) {
        const auto field = evidence::chunk_field(number);
        const auto part = content.subspan(static_cast<std::size_t>(number * evidence::chunk_size),
                                          static_cast<std::size_t>(*evidence::chunk_length(file.size, number)));
        evidence::store::put_chunk(call.tx, file, number, key.seal(part, {file.organisation, file.id.text, field}));
    }
    file.complete = true;
    file.media_type = evidence::sniff(content.first(std::min<std::size_t>(content.size(), evidence::chunk_size)));
    file.location = evidence::Location::no;  // the register writes no place into what it makes
    const auto field = evidence::digest_field(file);
    const auto digest = key.seal(as_bytes(hex(sha256(content))), {file.organisation, file.id.text, field});
    evidence::store::complete(call.tx, file, digest, call.now);
    file.sha256 = digest;
    journal::append(call.tx, file.organisation, call.actor.account, "evidence.added", file.id.text, incident.text, call.now);
    return view_of(call, file);
}

}  // namespace luwte::reports
