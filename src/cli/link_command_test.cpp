#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>

#include "cli/link_data.h"
#include "linking/evaluate.h"

using namespace luwte;

TEST_CASE("the published FEBRL set is linked nearly whole", "[linking]")
{
    const char* shared = std::getenv("LUWTE_SHARED");
    if (!shared) {
        WARN("left out: LUWTE_SHARED does not name the folder with the data sets");
        return;
    }
    const auto mentions = cli::read_set("febrl3", std::filesystem::path{shared} / "data/linkage/data");
    auto person = [&](std::uint32_t i) { return mentions[i].id.substr(0, mentions[i].id.find('-', 4)); };
    double right = 0, made = 0;
    for (const auto& link : linking::profile_links(mentions)) made += 1, right += person(link.a) == person(link.b);
    const double precision = right / made, recall = right / 6538;
    CHECK(2 * precision * recall / (precision + recall) > 0.997);
}
