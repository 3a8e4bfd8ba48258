// An answer as it goes out.
#pragma once

#include <string>

#include "http/http.h"

namespace luwte::http {

enum class Framing { length, chunks, until_close };

struct Outgoing {
    bool close = false;
    bool is_head = false;
    bool is_http_1_0 = false;
    bool secure = false;  // came over TLS, here or at a trusted proxy
};

Framing framing_of(const Response& response, const Outgoing& how);
/// Status line and headers, the empty line included. REQUIREs that no header holds a line break.
std::string head_of(const Response& response, const Outgoing& how, Instant now);
std::string chunk_of(std::string_view piece);  // an empty piece is the last chunk
/// "Sun, 22 Nov 2026 03:25:00 GMT"
std::string http_date(Instant instant);

}  // namespace luwte::http
