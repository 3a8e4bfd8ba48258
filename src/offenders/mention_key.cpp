#include "offenders/mention_key.h"

#include "incidents/incident_store.h"
#include "offenders/mention_store.h"
#include "vault/shared.h"

namespace luwte::offenders {
namespace {
vault::Place in_case(const Mention& mention) { return {mention.organisation, mention.id.text, "offender.case_key"}; }
vault::Place in_register(const Mention& mention) { return {mention.organisation, mention.id.text, "offender.register_key"}; }
}  // namespace

std::optional<vault::ContentKey> key_of(http::Call& call, const Mention& mention)
{
    if (mention.compartment && mention.register_key && call.ring.opens(*mention.compartment)) {
        if (mention.letter) return vault::ContentKey::collect(call.ring, *mention.compartment, *mention.register_key, in_register(mention));
        return vault::ContentKey::unwrap(call.ring, *mention.compartment, vault::Sealed{*mention.register_key}, in_register(mention));
    }
    if (mention.case_key && call.ring.opens(mention.of_case))
        return vault::ContentKey::unwrap(call.ring, mention.of_case, vault::Sealed{*mention.case_key}, in_case(mention));
    return std::nullopt;
}

std::optional<vault::ContentKey> key_for_writing(http::Call& call, Mention& mention)
{
    if (mention.removed) return std::nullopt;
    if (auto key = key_of(call, mention)) return key;
    if (mention.case_key || mention.register_key || !call.ring.opens(mention.of_case)) return std::nullopt;
    auto key = vault::ContentKey::fresh();
    mention.case_key = key.wrap(call.ring, mention.of_case, in_case(mention)).bytes;
    store::keep_case_key(call.tx, mention.id, vault::Sealed{*mention.case_key});
    return key;
}

void put_in_register(http::Call& call, const protocol::Pack& pack, Mention& mention, const vault::ContentKey& key)
{
    const auto kept_out = incidents::store::excluded(call.tx, mention.incident);
    const auto compartment = kept_out.empty() ? people::shared(call, pack, the_register)
                                              : people::shared_part(call, pack, the_register, mention.incident.text, kept_out);
    if (!compartment || (mention.compartment == compartment && mention.register_key)) return;
    mention.compartment = compartment;
    mention.letter = !call.ring.opens(*compartment);
    mention.register_key = mention.letter ? key.post(call.tx, *compartment, in_register(mention))
                                          : key.wrap(call.ring, *compartment, in_register(mention)).bytes;
    store::put_in(call.tx, mention.id, *compartment, *mention.register_key, mention.letter);
}

Bytes rewrapped(http::Call& call, const Mention& mention, const vault::ContentKey& key)
{
    return key.wrap(call.ring, *mention.compartment, in_register(mention)).bytes;
}

vault::Sealed seal(const vault::ContentKey& key, const Mention& mention, const Secret& words, std::string_view row, std::string_view field)
{
    return key.seal(as_bytes(words.reveal()), {mention.organisation, row, field});
}

Secret open(const vault::ContentKey& key, const Mention& mention, const Bytes& sealed, std::string_view row, std::string_view field)
{
    return Secret{as_text(key.open(vault::Sealed{sealed}, {mention.organisation, row, field}))};
}

}  // namespace luwte::offenders
