// The hub's doors: what organisations send, believed for its signature alone, and the benchmark, which anybody may read.
#include <charconv>

#include "http/route.h"
#include "network/hub.h"

namespace luwte::network {
namespace {
Result<int> year_asked(const http::Call& call)
{
    const auto found = call.query.find("year");
    int year = 0;
    if (found == call.query.end()) return invalid("network.year_out_of_range", "/year");
    const auto& text = found->second;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    if (error != std::errc{} || end != text.data() + text.size() || year < 2000 || year > 2199) return invalid("network.year_out_of_range", "/year");
    return year;
}
}  // namespace

void add_hub_routes(http::Router& router, std::string hub)
{
    router.post<Publication, Receipt>("/network-publications", http::anyone(), "Takes in what an organisation of the network tells about a year, by its signature",
        [hub](http::Call& call, const Publication& message) { return receive(call.tx, hub, message, call.request.body, call.now); });
    router.post<Withdrawal, Receipt>("/network-withdrawals", http::anyone(), "Takes back what an organisation told about a year, by its signature",
        [hub](http::Call& call, const Withdrawal& message) { return receive(call.tx, hub, message, call.request.body, call.now); });
    router.get<BenchmarksShown>("/network-benchmarks", http::anyone(), "What organisations of a kind and size have together in a year; none can be told from it",
        [](http::Call& call) -> Result<BenchmarksShown> { return shown(call.tx, TRY(year_asked(call))); }, {{"year", "the year"}});
    add_overview_routes(router);
}

}  // namespace luwte::network
