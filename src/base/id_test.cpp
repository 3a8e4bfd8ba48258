#include "base/id_in_time.h"

#include <catch2/catch.hpp>

#include <set>

using namespace luwte;

TEST_CASE("ids of rows that are made together lie beside each other, and cannot be guessed from one another", "[base]")
{
    const auto now = *parse_instant("2026-03-09T10:00:00.000Z");
    const auto one = fresh_uuid_in_time(now), later = fresh_uuid_in_time(now + std::chrono::milliseconds{1});
    CHECK(is_uuid(one));
    CHECK(one[14] == '7');  // the version, where RFC 9562 has it
    CHECK(std::string_view{"89ab"}.find(one[19]) != std::string_view::npos);
    CHECK(one < later);

    std::set<std::string> random_parts;
    for (int n = 0; n < 1000; ++n) {
        const auto id = fresh_uuid_in_time(now);
        CHECK(id.substr(0, 13) == one.substr(0, 13));
        random_parts.insert(id.substr(14));
    }
    CHECK(random_parts.size() == 1000);
}
