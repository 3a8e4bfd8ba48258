// The emergency page (D1): what to do now, for somebody who has no time to sign in and perhaps no network. It says what
// the organisation's protocol says and nothing about anybody; whoever knows the address of the register may read it.
// An installation can hold several organisations, so each page has an address of its own, made from the name:
// docs/decisions/0070 argues it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/http.h"
#include "people/people.h"

namespace luwte::emergency {

/// "Gemeente Oeverbeek" → "gemeente-oeverbeek": letters and digits of any script in plain Latin.
std::string address_from(std::string_view name);
/// One for each organisation, in their order. Namesakes get the beginning of their id behind it.
std::vector<std::string> addresses(const std::vector<people::Organisation>& organisations);

/// Where a path leads: to one organisation's page, its manifest, on to another address, or to a choice.
struct Place {
    enum class Kind { nowhere, choice, elsewhere, page, manifest };
    Kind kind = Kind::nowhere;
    std::size_t organisation = 0;  // of those given
    std::string language;          // "nl", "en"
    std::string address{};         // elsewhere: where the page is
};
/// Paths: /emergency/, /emergency/ADDRESS, /emergency/ADDRESS/en, /emergency/ADDRESS/manifest.webmanifest, and an
/// organisation's id instead of its address. With one organisation there is nothing to choose.
Place place_of(std::string_view path, const std::vector<people::Organisation>& organisations, std::string_view accepted_language);

/// The answer to a request below /emergency/; nothing for other requests, and when there is no web client in the binary.
std::optional<http::Response> page(storage::Database& database, const people::PackOf& packs, const http::Request& request);

}  // namespace luwte::emergency
