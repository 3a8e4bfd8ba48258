// Refusals on the wire (RFC 9457). The sentences here are fixed English for whoever reads a log or tries the API by hand;
// people get the catalogue's words for `code`.
#pragma once

#include "http/http.h"

namespace luwte::http {

int status_of(Kind kind);
std::string_view phrase_of(int status);

Response problem(const Refusal& refusal);
/// For what no feature declines but the edge does: 405, 406, 415, 431, 500, 503 …
Response problem(int status, Code code);
/// The same with an instance that is also in the operator's log, so that a complaint can be matched.
Response problem(int status, Code code, const std::string& instance);

void set_header(Response& response, std::string name, std::string value);
/// What every answer says, whoever makes it: it is what it says it is, it runs nothing, and nobody else embeds or keeps it.
void keep_in_place(Response& response);

}  // namespace luwte::http
