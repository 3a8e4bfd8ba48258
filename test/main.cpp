#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#include <spdlog/spdlog.h>

int main(int count, char** arguments)
{
    spdlog::set_level(spdlog::level::critical);  // many tests provoke what an operator would be told
    return Catch::Session().run(count, arguments);
}
