// A mail before it is put in an envelope: the neutral sentences of locales/mail.json and nothing else.
#pragma once

#include <optional>
#include <string>

#include "notify/outbox.h"

namespace luwte::notify {

struct Recipient {
    std::string address;
    std::string language;  // "nl" or "en"
};

struct Sender {
    std::string address;  // register@example.nl
    std::string site;     // https://register.example.nl, where one signs in
};

struct Letter {
    std::string from;
    std::string to;
    std::string id;  // Message-ID: the same at each attempt, so that a mail program recognises a second copy
    std::string date;
    std::string subject;
    std::string words;
    std::string calendar;         // empty when there is no appointment
    std::string calendar_method;  // REQUEST or CANCEL
};

/// One plain address. CR and LF in one would write headers of their own; spaces and commas would add recipients.
bool is_address(std::string_view text);
/// An http or https address of a site, without anything that could leave its line.
bool is_site(std::string_view text);

/// `link` is what this mail gives to open, behind the site's address; without one it does not speak of it.
Letter compose(const outbox::Item& item, const Recipient& to, const Sender& from, const std::string& link, Instant now);

/// A header value as RFC 2047 wants it: as it is when ASCII, otherwise encoded.
std::string header_words(const std::string& text);

}  // namespace luwte::notify
