#include <catch2/catch.hpp>

#include "app/demo.h"
#include "engines.h"

using namespace luwte;

TEST_CASE("the demo municipality has a history under every shipped protocol", "[app]")
{
    const auto* pack = GENERATE("westerveld", "assen", "leudal", "default");
    CAPTURE(pack);
    auto database = test::fresh_database(test::sqlite);
    FixedClock clock{SystemClock{}.now()};
    constexpr std::chrono::minutes years{60 * 24 * 365 * 4};
    app::Application application{*database, clock, {.sessions = {.idle = years, .longest = years}}};
    app::make_demo(application, *database, clock, {.pack = pack});

    storage::Transaction tx{*database, storage::Mode::read};
    CHECK(tx.first("SELECT COUNT(*) FROM incident")->integer(0) > 10);
}
