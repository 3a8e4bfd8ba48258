#include "reports/evidence_content.h"

#include "base/sha256.h"

namespace luwte::reports::evidence {

Bytes chunk(storage::Transaction& tx, const File& file, const vault::ContentKey& key, std::int64_t number)
{
    auto sealed = store::chunk(tx, file.organisation, file.id, number);
    if (!sealed) throw vault::Tampered{"a chunk of evidence is gone"};
    const auto field = chunk_field(number);
    auto bytes = key.open(*sealed, {file.organisation, file.id.text, field});
    if (static_cast<std::int64_t>(bytes.size()) != chunk_length(file.size, number))
        throw vault::Tampered{"a chunk of evidence has another length"};
    return bytes;
}

Bytes whole(storage::Transaction& tx, const File& file, const vault::ContentKey& key)
{
    Bytes all;
    all.reserve(static_cast<std::size_t>(file.size));
    for (std::int64_t number = 0; number < chunks_in(file.size); ++number) {
        const auto part = chunk(tx, file, key, number);
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

Examined examine(storage::Transaction& tx, const File& file, const vault::ContentKey& key)
{
    Examined found;
    Sha256 digest;
    std::optional<Bytes> image;
    for (std::int64_t number = 0; number < chunks_in(file.size); ++number) {
        const auto part = chunk(tx, file, key, number);
        digest.add(part);
        if (number == 0) {
            found.media_type = sniff(part);
            if (found.media_type.starts_with("image/") && file.size <= largest_examined) image.emplace();
        }
        if (image) image->insert(image->end(), part.begin(), part.end());
    }
    found.sha256 = hex(digest.digest());
    found.location = location_in(found.media_type, image);
    return found;
}

Secret digest(const File& file, const vault::ContentKey& key)
{
    const auto field = digest_field(file);
    if (!file.sha256) throw vault::Tampered{"a completed file has no digest"};
    return Secret{as_text(key.open(*file.sha256, {file.organisation, file.id.text, field}))};
}

std::function<std::string()> stream(storage::Database& database, File file, std::shared_ptr<const vault::ContentKey> key)
{
    return [&database, file = std::move(file), key = std::move(key), number = std::int64_t{0}]() mutable {
        if (number == chunks_in(file.size)) return std::string{};
        storage::Transaction tx{database, storage::Mode::read};
        return as_text(chunk(tx, file, *key, number++));
    };
}

void move_into(storage::Transaction& tx, vault::Ring& ring, const File& file, const vault::CompartmentId& compartment,
               const ReportId& report)
{
    const auto key = key_of(ring, file);
    store::move_to(tx, file, compartment, report, key.wrap(ring, compartment, key_place(file)));
}

void show_with(storage::Transaction& tx, vault::Ring& ring, const File& file, const vault::CompartmentId& compartment,
               std::string_view about)
{
    store::add_copy(tx, file, compartment, about, key_of(ring, file).wrap(ring, compartment, key_place(file)));
}

void reattach(storage::Transaction& tx, vault::Ring& ring, const File& file, const vault::CompartmentId& compartment,
              const IncidentId& incident)
{
    const auto key = key_of(ring, file);
    store::move_to(tx, file, compartment, incident, key.wrap(ring, compartment, key_place(file)));
}

}  // namespace luwte::reports::evidence
