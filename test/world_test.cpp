#include <catch2/catch.hpp>

#include "world.h"

namespace luwte {

TEST_CASE("a world has people who sign in and are known", "[world]")
{
    test::World world{GENERATE(test::sqlite, test::postgres)};
    auto& griffier = world.as("griffier");
    const auto profile = griffier.get("/profile");
    CHECK(profile.status == 200);
    CHECK(profile.text("/account/id") == griffier.account.text);
    CHECK(&world.as("griffier") == &griffier);
    CHECK(world.as("councillor").get("/accounts").code() == "request.not_permitted");
    CHECK(world.administrator().get("/accounts").status == 200);

    world.pass(std::chrono::hours{24 * 60});
    CHECK(griffier.get("/profile").status == 200);
}

TEST_CASE("a world can be searched as a thief would", "[world]")
{
    test::World world{GENERATE(test::sqlite, test::postgres)};
    world.given("Anna Zichtbaar", {"councillor"});
    CHECK(world.database_contains("Anna Zichtbaar"));
    CHECK_FALSE(world.database_contains("a long enough password"));
}

}  // namespace luwte
