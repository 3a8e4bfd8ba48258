// A connection's bytes as a request. However they are cut into pieces, they are the same request or the same refusal:
// a proxy in front cuts otherwise, and what two readers understand differently is how requests are smuggled.
#include <algorithm>
#include <optional>

#include "fuzz.h"
#include "http/incoming.h"

namespace {
using namespace luwte;

constexpr std::size_t limit = 4096, head_limit = 16 * 1024;

struct Read {
    int refused = 0;
    std::string method, target, body;
    std::size_t used = 0;
    bool whole = false;
    friend bool operator==(const Read&, const Read&) = default;
};

/// As http/session.cpp does, with `step` bytes coming in at a time.
Read read(std::string_view bytes, std::size_t step)
{
    Read read;
    std::string buffer;
    std::size_t taken = 0, end;
    const auto more = [&] {
        const auto piece = bytes.substr(taken, step);
        taken += piece.size();
        buffer.append(piece);
        return !piece.empty();
    };
    while ((end = http::end_of_head(buffer)) == std::string::npos) {
        if (http::has_broken_line(buffer)) return {.refused = 400};
        if (buffer.size() >= head_limit) return {.refused = 431};
        if (!more()) return {};
    }
    http::Incoming incoming;
    if (const int refused = incoming.read_head(std::string_view{buffer}.substr(0, end))) return {.refused = refused};
    buffer.erase(0, end);
    read.used = end;
    read.method = incoming.request.method;
    read.target = incoming.request.target;
    while (!incoming.done()) {
        const auto body = incoming.take_body(buffer, limit);
        if (body.refused) return {.refused = body.refused};
        buffer.erase(0, body.bytes);
        read.used += body.bytes;
        if (incoming.done()) break;
        if (buffer.size() > head_limit) return {.refused = 400};
        if (!more()) return read;
    }
    read.whole = true;
    read.body = incoming.request.body;
    return read;
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::Input input{data, size};
    const std::size_t step = 1 + input.choose() % 64;
    const auto at_once = read(input.text(), size + 1), in_pieces = read(input.text(), step);
    if (!at_once.whole && !in_pieces.whole) {
        // A broken request may be seen as such earlier or later, and an unfinished one may still be waited for.
        fuzz::hold(!(at_once.refused == 0 && in_pieces.refused == 0) || at_once.target == in_pieces.target, "an unfinished request is the same in pieces");
        return 0;
    }
    fuzz::hold(at_once == in_pieces, "a request is the same in pieces");
    fuzz::hold(at_once.body.size() <= limit, "a body is no larger than its limit");
    fuzz::hold(at_once.target.starts_with('/'), "a target is a path");
    fuzz::hold(at_once.used <= input.text().size(), "no byte is used that was not sent");
    return 0;
}
