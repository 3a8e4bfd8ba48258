#include "documents/package.h"

#include <sodium.h>
#include <zip.h>

#include <memory>

#include "base/require.h"

namespace luwte::documents {
namespace {

constexpr std::uint64_t most_files = 2000;
constexpr std::uint64_t most_bytes = 64 << 20;
constexpr time_t no_date = 315576000;  // the first day that a zip archive can name

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
    void operator()(zip_source_t* source) const { zip_source_free(source); }
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Discard>;
using Source = std::unique_ptr<zip_source_t, Discard>;

Archive opened(BytesView bytes)
{
    zip_error_t error;
    zip_error_init(&error);
    Source source{zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error)};
    Archive archive{source ? zip_open_from_source(source.get(), ZIP_RDONLY | ZIP_CHECKCONS, &error) : nullptr};
    if (archive) static_cast<void>(source.release());  // the archive owns it now
    zip_error_fini(&error);
    return archive;
}

std::optional<Bytes> content_of(zip_t* archive, const zip_stat_t& about)
{
    const std::unique_ptr<zip_file_t, Discard> file{zip_fopen_index(archive, about.index, 0)};
    if (!file) return std::nullopt;
    Bytes content(about.size);
    // What an archive says of its sizes is not believed: whatever is longer or shorter is refused.
    if (zip_fread(file.get(), content.data(), content.size()) != static_cast<zip_int64_t>(content.size())) return std::nullopt;
    char more = 0;
    if (zip_fread(file.get(), &more, 1) != 0) return std::nullopt;
    return content;
}

Bytes bytes_of(zip_source_t* source)
{
    REQUIRE_THAT_HOLDS(zip_source_open(source) == 0);
    REQUIRE_THAT_HOLDS(zip_source_seek(source, 0, SEEK_END) == 0);
    Bytes bytes(static_cast<std::size_t>(zip_source_tell(source)));
    REQUIRE_THAT_HOLDS(zip_source_seek(source, 0, SEEK_SET) == 0);
    REQUIRE_THAT_HOLDS(zip_source_read(source, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
    zip_source_close(source);
    return bytes;
}

std::optional<std::vector<Entry>> all_of(zip_t* archive, int encryption)
{
    const auto count = static_cast<std::uint64_t>(zip_get_num_entries(archive, 0));
    if (count > most_files) return std::nullopt;

    std::vector<Entry> entries;
    std::uint64_t total = 0;
    for (std::uint64_t index = 0; index < count; ++index) {
        zip_stat_t about;
        if (zip_stat_index(archive, index, 0, &about) != 0) return std::nullopt;
        if (about.encryption_method != encryption || (total += about.size) > most_bytes || about.size > most_bytes) return std::nullopt;
        auto content = content_of(archive, about);
        if (!content) return std::nullopt;
        entries.push_back({about.name, std::move(*content)});
    }
    return entries;
}

/// Every file goes in with `prepare(archive, index)`, and the archive comes out as bytes.
template <class Prepare>
Bytes archive_of(const std::vector<Entry>& entries, Prepare prepare)
{
    zip_error_t error;
    zip_error_init(&error);
    const Source target{zip_source_buffer_create(nullptr, 0, 0, &error)};
    REQUIRE_THAT_HOLDS(target);
    Archive archive{zip_open_from_source(target.get(), ZIP_CREATE | ZIP_TRUNCATE, &error)};
    REQUIRE_THAT_HOLDS(archive);
    zip_source_keep(target.get());  // its bytes are read after the archive is closed

    for (const auto& entry : entries) {
        auto* content = zip_source_buffer(archive.get(), entry.content.data(), entry.content.size(), 0);
        const auto index = zip_file_add(archive.get(), entry.name.c_str(), content, ZIP_FL_ENC_UTF_8);
        REQUIRE_THAT_HOLDS(index >= 0);
        zip_file_set_mtime(archive.get(), static_cast<zip_uint64_t>(index), no_date, 0);
        prepare(archive.get(), static_cast<zip_uint64_t>(index), entry);
    }
    REQUIRE_THAT_HOLDS(zip_close(archive.get()) == 0);
    static_cast<void>(archive.release());  // closing freed it
    zip_error_fini(&error);
    return bytes_of(target.get());
}

}  // namespace

std::optional<std::vector<Entry>> unpack(BytesView bytes)
{
    const auto archive = opened(bytes);
    if (!archive) return std::nullopt;
    return all_of(archive.get(), ZIP_EM_NONE);
}

std::optional<std::vector<Entry>> unpack_locked(BytesView bytes, const std::string& passphrase)
{
    const auto archive = opened(bytes);
    if (!archive || zip_set_default_password(archive.get(), passphrase.c_str()) != 0) return std::nullopt;
    return all_of(archive.get(), ZIP_EM_AES_256);
}

Bytes pack(const std::vector<Entry>& entries)
{
    return archive_of(entries, [](zip_t* archive, zip_uint64_t index, const Entry& entry) {
        const bool as_it_is = index == 0 && entry.name == "mimetype";
        zip_set_file_compression(archive, index, as_it_is ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0);
    });
}

Bytes pack_locked(const std::vector<Entry>& entries, const std::string& passphrase)
{
    return archive_of(entries, [&](zip_t* archive, zip_uint64_t index, const Entry&) {
        REQUIRE_THAT_HOLDS(zip_file_set_encryption(archive, index, ZIP_EM_AES_256, passphrase.c_str()) == 0);
    });
}

std::string fresh_passphrase()
{
    constexpr std::string_view letters = "23456789abcdefghijkmnpqrstuvwxyz";  // 32: no l, o, 0, 1
    constexpr int groups = 6, each = 5;
    std::string passphrase;
    for (int at = 0; at < groups * each; ++at) {
        if (at > 0 && at % each == 0) passphrase += '-';
        passphrase += letters[randombytes_uniform(letters.size())];
    }
    return passphrase;
}

}  // namespace luwte::documents
