// The key of a mention, and its two places: the case, for who handles it, and the register, for whose role may read that.
#pragma once

#include <optional>

#include "http/http.h"
#include "offenders/mention.h"
#include "vault/content_key.h"

namespace luwte::offenders {

/// Opened through the register or through the case, whichever this session can; nothing when neither.
std::optional<vault::ContentKey> key_of(http::Call&, const Mention&);
/// The same, or made for a mention of which nothing was known so far. Nothing for whoever may not write here, and for a
/// mention that was removed.
std::optional<vault::ContentKey> key_for_writing(http::Call&, Mention&);

/// Puts the key in the register, or in the part of it for what some colleague may not know; as a letter where this session
/// cannot read there. Does nothing as long as nobody who may read the register has ever come by.
void put_in_register(http::Call&, const protocol::Pack&, Mention&, const vault::ContentKey&);

/// A letter, once it was read: sealed like the rest, so that it opens quickly from then on.
Bytes rewrapped(http::Call&, const Mention&, const vault::ContentKey&);

vault::Sealed seal(const vault::ContentKey&, const Mention&, const Secret& words, std::string_view row, std::string_view field);
Secret open(const vault::ContentKey&, const Mention&, const Bytes& sealed, std::string_view row, std::string_view field);

}  // namespace luwte::offenders
