// /.well-known/security.txt (RFC 9116): where somebody who found a hole can say so.
#pragma once

#include <string>
#include <vector>

#include "base/time.h"

namespace luwte::app {

/// A contact is a mailto:, https: or tel: address, as the RFC wants it.
bool is_security_contact(std::string_view text);

/// `site` is the register's own address; empty: no Canonical. It is never older than it says: it is made when asked for.
std::string security_txt(const std::vector<std::string>& contacts, const std::string& site, Instant now);

}  // namespace luwte::app
