// Sealed bytes that somebody changed in the database: they open to exactly what was sealed, or throw Tampered.
#include <algorithm>

#include "fuzz.h"
#include "vault/recovery.h"
#include "vault/seal.h"

namespace {
using namespace luwte;

const vault::Key& key()
{
    static const auto one = vault::Key::copy_of(Bytes(vault::key_size, 7));
    return one;
}

const vault::Place place{OrganisationId{"0b7c9a52-6f2e-4f0e-9c58-2f5b1a1f7a10"}, "row", "report.narrative"};

/// What an attacker does to a value he found: some bytes changed, cut, or something of his own in its place.
Bytes changed(Bytes found, fuzz::Input& input)
{
    const auto how = input.choose();
    if (how % 4 == 0) return {input.rest().begin(), input.rest().end()};
    if (how % 4 == 1) found.resize(std::min<std::size_t>(found.size(), input.choose()));
    for (std::size_t change = 0; change + 1 < input.rest().size() && change < 8; ++change) {
        const auto at = input.choose();
        if (!found.empty()) found[at % found.size()] ^= input.choose();
    }
    return found;
}

void of_content(fuzz::Input& input)
{
    const Bytes plain(input.choose() * 5, 'w');
    const auto sealed = vault::seal(key().view(), plain, place);
    const auto given = changed(sealed.bytes, input);
    try {
        fuzz::hold(vault::open(key().view(), {given}, place) == plain && given == sealed.bytes, "only what was sealed here opens");
    } catch (const vault::Tampered&) {
        fuzz::hold(given != sealed.bytes, "what was not changed opens");
    }
}

void of_a_key(fuzz::Input& input)
{
    vault::Joined context;
    context.add("luwte session").add("row");
    const auto wrapped = vault::wrap(key().view(), key().view(), context);
    const auto given = changed(wrapped, input);
    try {
        vault::unwrap(key().view(), given, context);
        fuzz::hold(given == wrapped, "only what was wrapped here unwraps");
    } catch (const vault::Tampered&) {
        fuzz::hold(given != wrapped, "what was not changed unwraps");
    }
}

void of_shares(const fuzz::Input& input)
{
    if (const auto bytes = vault::from_base32(input.text())) fuzz::hold(vault::from_base32(vault::base32(*bytes)) == bytes, "base 32 reads back");
    std::vector<Secret> shares;
    for (std::size_t from = 0; from <= input.text().size();) {
        const auto to = std::min(input.text().find('\n', from), input.text().size());
        shares.emplace_back(std::string{input.text().substr(from, to - from)});
        from = to + 1;
    }
    fuzz::hold(!vault::combine(shares), "nobody guesses a set of shares");
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::Input input{data, size};
    switch (input.choose() % 3) {
    case 0: of_content(input); break;
    case 1: of_a_key(input); break;
    default: of_shares(input);
    }
    return 0;
}
