// The hub: takes messages in, keeps the benchmarks, and tells who is awake.
#pragma once

#include "http/http.h"
#include "network/hub_store.h"
#include "network/intake.h"
#include "network/receipt.h"

namespace luwte::network {

struct BenchmarkPart {
    std::string axis, class_;
    int count, of;
};
SHAPE(BenchmarkPart, axis, class_, count, of)

struct BenchmarkFigures {
    int organisations, hidden, people, least, most;
    std::vector<BenchmarkPart> parts;
    std::optional<int> rounded;  // organisations; nothing: none
};
SHAPE(BenchmarkFigures, organisations, hidden, people, least, most, parts, rounded)

struct BenchmarkShown {
    int year;
    ParticipantKind kind;
    SizeClass size;
    Instant made_at;
    BenchmarkFigures figures;
};
SHAPE(BenchmarkShown, year, kind, size, made_at, figures)

struct BenchmarksShown {
    std::vector<BenchmarkShown> items;
};
SHAPE(BenchmarksShown, items)

/// `text`: the message as it came, for its signature.
Result<Receipt> receive(storage::Transaction& tx, std::string_view this_hub, const Publication& message, std::string_view text, Instant now);
Result<Receipt> receive(storage::Transaction& tx, std::string_view this_hub, const Withdrawal& message, std::string_view text, Instant now);

BenchmarksShown shown(storage::Transaction& tx, int year);

/// `hub`: the address under which organisations know it.
void add_hub_routes(http::Router& router, std::string hub);
void add_overview_routes(http::Router& router);

}  // namespace luwte::network
